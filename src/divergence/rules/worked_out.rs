//! Numbers that one text works out of those of the other, and gets wrong.

use rust_decimal::Decimal;

use crate::{
    annotation::{
        Mention,
        date::Date,
        quantity::{Quantity, QuantityKind, Role},
    },
    divergence::{
        BeadView,
        values::{date, quantity},
    },
    lexicon,
    pair::Side,
};

/// How many sentences around a bead the numbers stand that another one is worked out of.
const FAR: usize = 1;

/// A number that the numbers of the other text do not lead to, with what they lead to.
pub(super) struct Wrong<'a> {
    /// The number.
    pub(super) mention: &'a Mention,
    /// Its counterpart, for the place.
    pub(super) from: &'a Mention,
    /// How the other text's numbers make another one.
    pub(super) reason: String,
}

/// A margin or majority that is not the difference of the votes: `29 to 17`, `a majority of 17`.
pub(super) fn wrong_margin<'a>(bead: &BeadView<'a>, side: Side) -> Option<Wrong<'a>> {
    let (mention, stated) = bead.mentions(side).find_map(|mention| {
        let count = quantity(mention).filter(|count| is_count(count) && is_margin(bead, side, mention))?;
        Some((mention, count.low))
    })?;
    let other = side.other();
    let votes = |mention: &&Mention| {
        let count = quantity(mention).filter(|count| is_count(count) || count.kind == QuantityKind::Score);
        count.is_some()
            && (is_vote(bead, other, mention) || count.is_some_and(|count| count.kind == QuantityKind::Score))
    };
    let counts: Vec<&Mention> = bead.mentions_around(other, FAR).filter(votes).collect();
    let gives = |one: Decimal, two: Decimal| one.saturating_sub(two).abs() == stated;
    let values: Vec<Decimal> = counts
        .iter()
        .filter_map(|mention| quantity(mention))
        .flat_map(|count| [count.low, count.high])
        .collect();
    // The margin may be told as it is, or have other names.
    let told = bead
        .mentions_around(other, FAR)
        .any(|mention| is_margin(bead, other, mention));
    let leads = values.iter().any(|one| values.iter().any(|two| gives(*one, *two)));
    let [first, second] = *values.iter().fold(Vec::new(), |mut kept, value| {
        if !kept.contains(value) {
            kept.push(*value);
        }
        kept
    }) else {
        return None;
    };
    (!told && !leads).then(|| Wrong {
        mention,
        from: counts[0],
        reason: format!("{first} and {second} lie {} apart", first.saturating_sub(second).abs()),
    })
}

fn is_count(quantity: &Quantity) -> bool {
    quantity.kind == QuantityKind::Cardinal && quantity.is_single()
}

/// Whether a number is said to be a margin: `a margin of 12`, `a 12-vote majority`, `won by 12 votes`.
fn is_margin(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    let key = |at: Option<usize>| {
        at.and_then(|at| bead.document(side).tokens.get(at))
            .map_or("", |token| token.key.as_str())
    };
    let start = mention.tokens.start;
    let of = key(start.checked_sub(1)) == "of"
        && matches!(
            key(start.checked_sub(2)),
            "margin" | "majority" | "lead" | "difference" | "gap"
        );
    // `A 12-vote majority`, not `the five in the majority`.
    let behind = (mention.tokens.end..mention.tokens.end + 3)
        .map(|at| key(Some(at)))
        .take_while(|key| !lexicon::is_preposition(key))
        .any(|key| matches!(key, "margin" | "majority"));
    let by = key(start.checked_sub(1)) == "by" && matches!(key(Some(mention.tokens.end)), "votes" | "vote");
    of || behind || by
}

/// Whether a number counts votes, by the words behind it: `29 voted`, `17 against`, `29 in favour`.
fn is_vote(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    let tokens = &bead.document(side).tokens;
    let behind = tokens.get(mention.tokens.end..).unwrap_or_default().iter().take(3);
    behind.into_iter().any(|token| {
        matches!(
            token.key.as_str(),
            "voted" | "votes" | "against" | "favour" | "favor" | "for" | "backed" | "opposed"
        )
    })
}

/// A share of a whole that is not what the other text counts of it: `twelve of the fifteen`, `two thirds of the fifteen`.
pub(super) fn wrong_share<'a>(bead: &BeadView<'a>, side: Side) -> Option<Wrong<'a>> {
    let part = |mention: &Mention| {
        let share = quantity(mention)?;
        match share.kind {
            QuantityKind::Fraction => Some(share.low),
            QuantityKind::Percent => share.low.checked_div(Decimal::ONE_HUNDRED),
            _ => None,
        }
        .filter(|_| share.is_single())
    };
    let own: Vec<&Mention> = bead.mentions(side).filter(|mention| part(mention).is_some()).collect();
    let [share] = own[..] else { return None };
    let (share_value, whole) = (part(share)?, number_behind_of(bead, side, share)?);
    let other = side.other();
    let shares = bead
        .mentions_around(other, FAR)
        .filter(|mention| part(mention).is_some())
        .count();
    let counted = bead.mentions(other).find_map(|mention| {
        let count = quantity(mention).filter(|count| is_count(count))?;
        let (of, all) = (number_behind_of(bead, other, mention)?, quantity(whole)?);
        (quantity(of)?.low == all.low).then_some((mention, count.low, all.low))
    });
    let (from, count, all) = counted.filter(|_| shares == 0)?;
    let right = count.checked_div(all)?;
    let in_percent = right.checked_mul(Decimal::ONE_HUNDRED)?.round_dp(1);
    (right.saturating_sub(share_value).abs() > Decimal::new(2, 2)).then(|| Wrong {
        mention: share,
        from,
        reason: format!("{count} of {all} are {in_percent}%"),
    })
}

/// The whole that a part is taken out of: `fifteen` in `twelve of the fifteen members`, `four fifths of the 15-member board`.
fn number_behind_of<'a>(bead: &BeadView<'a>, side: Side, part: &Mention) -> Option<&'a Mention> {
    let tokens = &bead.document(side).tokens;
    let of = tokens.get(part.tokens.end)?.key == "of";
    let whole = bead
        .mentions(side)
        .find(|mention| mention.tokens.start > part.tokens.end)?;
    let candidates = bead.mentions(side).filter(|mention| {
        (part.tokens.end + 1..=part.tokens.end + 2).contains(&mention.tokens.start)
            && quantity(mention).is_some_and(is_count)
    });
    of.then(|| candidates.min_by_key(|mention| mention.tokens.start))
        .flatten()
        .filter(|_| whole.sentence == part.sentence)
}

/// A length of time between two days that is another than their dates tell: `imposed on 2 August, lifted on 16 August`, `a
/// month after it was imposed`.
pub(super) fn wrong_stretch<'a>(bead: &BeadView<'a>, side: Side) -> Option<Wrong<'a>> {
    let other = side.other();
    let lengths: Vec<(&Mention, Decimal)> = bead
        .mentions(side)
        .filter_map(|mention| {
            let length = quantity(mention).filter(|length| matches!(length.role, Some(Role::After | Role::Before)))?;
            let days = days_of(length)?;
            Some((mention, days))
        })
        .collect();
    let [(mention, stated)] = lengths[..] else { return None };
    let days = |side: Side| -> Vec<(&'a Mention, i64)> {
        let mentions = bead.mentions_around(side, FAR);
        mentions
            .filter_map(|mention| Some((mention, day_of(date(mention)?)?)))
            .collect()
    };
    let (here, there) = (days(side), days(other));
    let [(from, first), (_, second)] = there[..] else {
        return None;
    };
    // One of the two days is told as it is, the other by the length of time.
    let one_left = matches!(here[..], [(_, day)] if day == first || day == second);
    let told = bead
        .mentions_around(other, FAR)
        .filter_map(quantity)
        .any(|length| days_of(length).is_some());
    // At the turn of the year the shorter way round.
    let apart = (first - second).abs();
    let apart = Decimal::from(apart.min(DAYS_OF_YEAR - apart));
    (one_left && !told && apart != stated && stated.saturating_sub(apart).abs() > Decimal::TWO).then(|| Wrong {
        mention,
        from,
        reason: format!("the two days lie {apart} days apart"),
    })
}

/// A length of time in whole days, weeks or months, in days.
fn days_of(length: &Quantity) -> Option<Decimal> {
    let days = match length.kind {
        QuantityKind::Duration { unit } => match unit {
            "day" => 1,
            "week" => 7,
            "fortnight" => 14,
            "month" => 30,
            _ => return None,
        },
        _ => return None,
    };
    length
        .low
        .checked_mul(Decimal::from(days))
        .filter(|_| length.is_single())
}

const DAYS_OF_YEAR: i64 = 365;

/// The day of a date as a count of days in its year, where month and day are told.
fn day_of(date: &Date) -> Option<i64> {
    let (month, day) = (date.start.month?, date.start.day?);
    let civil = jiff::civil::Date::new(2001, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    date.end.is_none().then(|| i64::from(civil.day_of_year()))
}
