//! Numbers that follow from others: differences, sums, products, shares.
//!
//! A rewrite may give the margin instead of the votes, the total instead of the share of each, the level before a fall
//! instead of its size. Such a number stands nowhere in the other text, and nothing changed.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::{
    annotation::{
        Mention, Value,
        date::DateRelation,
        quantity::{Quantity, QuantityKind, QuantityRelation, Role},
    },
    lexicon,
    pair::{Pair, Side},
};

use super::{
    BeadView,
    remainder::{is_complement, is_less, is_over, is_rest_of_whole},
    values::quantity,
};

/// How many sentences before and behind a bead its values may have moved to, and how many of the values there are looked at.
const FAR: usize = 4;
const MOST_VALUES: usize = 60;

/// How many words to either side of a number tell what it is a number of.
const NEAR: usize = 5;

/// The numbers and dates around a bead.
fn around<'a>(bead: &BeadView<'a>, side: Side) -> impl Iterator<Item = &'a Mention> + use<'a> {
    bead.mentions_around(side, FAR)
        .filter(|mention| matches!(mention.value, Value::Quantity(_) | Value::Date(_)))
        .take(MOST_VALUES)
}

/// Whether one value was put in place of another: around the bead the original gives its value more often than the
/// rendition does, and the rendition its own more often than the original. Otherwise a value was only left out or told
/// again, or moved to another sentence.
pub(crate) fn is_replaced(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> bool {
    // What stands in the place of the other has replaced it.
    let tokens = pair.each(|_, mention| mention.tokens.clone());
    if bead.untouched_outside(&tokens) >= LEFT_ALONE {
        return true;
    }
    let count = |side: Side, value: &Value| {
        around(bead, side)
            .filter(|mention| gives_same_value(&mention.value, value) && may_count_the_same(&mention.value, value))
            .count()
    };
    let [from, to] = [&pair.original.value, &pair.rendition.value];
    count(Side::Original, from) > count(Side::Rendition, from) && count(Side::Rendition, to) > count(Side::Original, to)
}

/// Share of the words beside two values, 0 to 1, that stand in place where a sentence was left alone but for them.
const LEFT_ALONE: f32 = 0.6;

/// Whether two numbers may be of one thing: `40 cars` is not `40 paintings`.
fn may_count_the_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Quantity(one), Value::Quantity(other)) => match (&one.counts, &other.counts) {
            (Some(one), Some(other)) => one == other || lexicon::relation(one, other).keeps_sense(),
            _ => true,
        },
        _ => true,
    }
}

/// Whether two values are one, more or less exactly given.
fn gives_same_value(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Quantity(one), Value::Quantity(other)) => {
            matches!(
                one.compare(other),
                QuantityRelation::BoundDropped | QuantityRelation::DifferentRole
            ) || one.compare(other).agrees()
        }
        (Value::Date(one), Value::Date(other)) => matches!(
            one.compare(other),
            DateRelation::Same
                | DateRelation::Compatible
                | DateRelation::SelfLessExact
                | DateRelation::OtherLessExact
                | DateRelation::RelationDropped
        ),
        _ => false,
    }
}

/// Whether either number of a pair follows from the numbers around the other.
pub(crate) fn is_derived(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> bool {
    is_complement(bead, pair)
        || Side::BOTH
            .into_iter()
            .any(|side| follows(bead, side, pair.get(side), pair.get(side.other())))
}

/// Whether a number is the sum or difference of two numbers of the other side: `rose by four points to 92`, `to 92, from 88`.
pub(crate) fn is_worked_out(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    let Some(result) = quantity(mention).filter(|result| result.is_single() && !result.is_light()) else {
        return false;
    };
    let there: Vec<&Quantity> = bead
        .mentions(side.other())
        .filter_map(quantity)
        .take(MOST_ADDED)
        .collect();
    if is_between_times(bead, side.other(), result) {
        return true;
    }
    // `Half as much as predicted`.
    let times = |part: &Quantity, whole: &Quantity| {
        matches!(part.kind, QuantityKind::Fraction | QuantityKind::Multiplier)
            && (whole.low.checked_div(part.low) == Some(result.low)
                || whole.low.checked_mul(part.low) == Some(result.low))
    };
    if there.iter().any(|part| there.iter().any(|whole| times(part, whole))) {
        return true;
    }
    // `480 of the 640 shareholders`, `three-quarters of them`.
    let share = |part: &Quantity, whole: &Quantity| {
        let counts = [part, whole].map(|quantity| quantity.kind == QuantityKind::Cardinal && quantity.is_single());
        counts == [true, true]
            && result.kind == QuantityKind::Fraction
            && part.low < whole.low
            && part.low.checked_div(whole.low) == Some(result.low)
    };
    if there.iter().any(|part| there.iter().any(|whole| share(part, whole))) {
        return true;
    }
    // `From 88` are per cent as well.
    let is_bare = |kind: &QuantityKind| *kind == QuantityKind::Cardinal;
    let added: Vec<&Quantity> = there
        .into_iter()
        .filter(|other| is_alike(&other.kind, &result.kind) || is_bare(&result.kind) || is_bare(&other.kind))
        .collect();
    let there = added;
    there.iter().enumerate().any(|(place, one)| {
        there[place + 1..].iter().any(|other| {
            one.low.saturating_sub(other.low).abs() == result.low || one.low.checked_add(other.low) == Some(result.low)
        })
    })
}

/// Whether a length of time lies between two times of the day on a side: `at 4 am instead of 5 am`, `an hour earlier`.
fn is_between_times(bead: &BeadView<'_>, side: Side, length: &Quantity) -> bool {
    let minutes = match length.kind {
        QuantityKind::Duration { unit: "hour" } => length.low.checked_mul(Decimal::from(60)),
        QuantityKind::Duration { unit: "minute" } => Some(length.low),
        _ => return false,
    };
    let time = |mention: &Mention| match &mention.value {
        Value::Date(date) => {
            (date.start.hour).map(|hour| i32::from(hour) * 60 + i32::from(date.start.minute.unwrap_or(0)))
        }
        _ => None,
    };
    let times: Vec<i32> = bead.mentions(side).filter_map(time).take(MOST_ADDED).collect();
    (times.iter()).any(|one| {
        times
            .iter()
            .any(|other| minutes == Some(Decimal::from((one - other).abs())))
    })
}

/// Of more numbers than this some two make any other one.
const MOST_ADDED: usize = 6;

/// Whether the number of a side follows from its counterpart and one more number beside that, and the words say that it is
/// such a number.
fn follows(bead: &BeadView<'_>, side: Side, mention: &Mention, counterpart: &Mention) -> bool {
    let single = |mention: &Mention| {
        let quantity = match &mention.value {
            Value::Quantity(quantity) => quantity,
            _ => return None,
        };
        quantity.is_single().then(|| quantity.clone())
    };
    let Some((result, from)) = single(mention).zip(single(counterpart)) else {
        return false;
    };
    let (here, there) = (
        Words::around(bead, side, mention),
        Words::around(bead, side.other(), counterpart),
    );
    let says = |wanted: fn(&str) -> bool| here.any(wanted) || there.any(wanted);
    // `One of five directors`, `four other directors`.
    let difference = from.low.saturating_sub(result.low).abs();
    if difference == Decimal::ONE && (says(is_other) || says(is_further) && says(is_first)) {
        return true;
    }
    let known = || {
        let others = around(bead, side.other()).filter(|other| other.span != counterpart.span);
        others.filter_map(quantity)
    };
    // `Fell six points to 38` for `from 44 to 38`.
    let in_change = |quantity: &Quantity| matches!(quantity.role, Some(Role::From | Role::To | Role::By));
    let added = |one: Decimal| {
        let sum = from.low.saturating_add(result.low);
        difference == one || sum == one
    };
    let adds = known().any(|one| is_alike(&one.kind, &result.kind) && (added(one.low) || added(one.high)));
    if adds && (says(is_comparing) || in_change(&result) || in_change(&from)) {
        return true;
    }
    if is_rest_of_whole(bead, &result, &from) {
        return true;
    }
    if is_rate_of_change(bead, side, &result, &from) {
        return true;
    }
    let multiplied = |count: Decimal| {
        from.low.checked_mul(count) == Some(result.low) || result.low.checked_mul(count) == Some(from.low)
    };
    // `They will share it equally`, `half each`: two where no number is told.
    let halves = |key: &str| matches!(key, "equally" | "equal" | "apiece" | "each" | "both" | "half");
    if says(halves) && multiplied(Decimal::TWO) {
        return true;
    }
    says(is_sharing)
        && known().any(|one| one.kind == QuantityKind::Cardinal && one.low > Decimal::ONE && multiplied(one.low))
}

/// Whether a share is how much one of two values is above or below the other: `by a quarter` for `from 4 to 3 per cent`.
fn is_rate_of_change(bead: &BeadView<'_>, side: Side, share: &Quantity, from: &Quantity) -> bool {
    let part = match share.kind {
        QuantityKind::Percent => share.low.checked_div(Decimal::ONE_HUNDRED),
        QuantityKind::Fraction => Some(share.low),
        _ => None,
    };
    let Some(part) = part.filter(|_| share.role != Some(Role::To)) else {
        return false;
    };
    let close = |change: Decimal, base: Decimal| {
        let rate = change.abs().checked_div(base);
        rate.is_some_and(|rate| rate.saturating_sub(part).abs() <= Decimal::new(1, 2))
    };
    around(bead, side.other()).filter_map(quantity).any(|one| {
        let change = one.low.saturating_sub(from.low);
        one.kind == from.kind && !change.is_zero() && (close(change, from.low) || close(change, one.low))
    })
}

/// Whether numbers of two kinds can be added: points to percentages.
fn is_alike(one: &QuantityKind, other: &QuantityKind) -> bool {
    use QuantityKind::{Cardinal, Money, Percent, PercentagePoint, Score};
    match (one, other) {
        (Percent | PercentagePoint, Percent | PercentagePoint) | (Score | Cardinal, Cardinal | Score) => true,
        (Money { currency, .. }, Money { currency: other, .. }) => currency == other,
        _ => one == other,
    }
}

/// The keys of the words around a number, in its sentence.
pub(super) struct Words {
    pub(super) before: Vec<compact_str::CompactString>,
    pub(super) behind: Vec<compact_str::CompactString>,
}

impl Words {
    pub(super) fn around(bead: &BeadView<'_>, side: Side, mention: &Mention) -> Self {
        let document = bead.document(side);
        let limits = document
            .sentences
            .get(mention.sentence)
            .map_or(0..0, |sentence| sentence.tokens.clone());
        let keys = |range: Range<usize>| {
            let tokens = document.tokens.get(range).unwrap_or_default();
            tokens.iter().map(|token| token.key.clone()).collect()
        };
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        Self {
            before: keys(start.saturating_sub(NEAR).max(limits.start)..start),
            behind: keys(end..(end + NEAR).min(limits.end)),
        }
    }

    fn any(&self, wanted: fn(&str) -> bool) -> bool {
        self.before.iter().chain(&self.behind).any(|key| wanted(key))
    }
}

/// Words that set a number against another one, or against the whole that it is taken from.
fn is_comparing(key: &str) -> bool {
    is_less(key)
        || is_over(key)
        || matches!(
            key,
            "more"
                | "higher"
                | "above"
                | "over"
                | "ahead"
                | "clear"
                | "margin"
                | "gap"
                | "difference"
                | "majority"
                | "lead"
                | "deficit"
                | "shortfall"
                | "surplus"
                | "advantage"
                | "unpaid"
                | "owed"
                | "balance"
                | "without"
                | "not"
                | "none"
                | "out"
                | "estimate"
                | "total"
                | "totalling"
                | "totaling"
                | "altogether"
                | "combined"
                | "together"
                | "all"
                | "sum"
                | "later"
                | "earlier"
                | "older"
                | "younger"
                | "longer"
                | "extra"
                | "further"
                | "additional"
        )
}

/// Words that tell some from the others.
fn is_other(key: &str) -> bool {
    matches!(key, "other" | "others" | "fellow" | "else" | "besides")
}

/// Words that tell those that are still to come.
fn is_further(key: &str) -> bool {
    matches!(key, "further" | "more" | "remaining" | "additional" | "left")
}

/// Words that take the one out that was or is: `the first of four concerts`, `three further concerts`.
fn is_first(key: &str) -> bool {
    matches!(key, "first" | "one" | "opening")
}

/// Words that tell each one's part, or that it is all of them together.
fn is_sharing(key: &str) -> bool {
    matches!(
        key,
        "each"
            | "apiece"
            | "every"
            | "per"
            | "head"
            | "total"
            | "totals"
            | "totalling"
            | "totaling"
            | "totalled"
            | "altogether"
            | "all"
            | "combined"
            | "together"
            | "between"
            | "sum"
            | "annually"
            | "yearly"
            | "annual"
            | "weekly"
            | "monthly"
            | "daily"
            | "equal"
    )
}
