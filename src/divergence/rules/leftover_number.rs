//! A number that a short text has and the other lacks, against the only one that the other can have instead.
//!
//! Where sentences were merged and split, a number and what became of it may stand in beads that were not aligned. In a
//! short text it still shows: of all lengths of time, sums or shares, or of all counts of one thing, each text has just one
//! that the other has not.

use rust_decimal::Decimal;

use crate::{
    annotation::{
        Mention, Value,
        quantity::{Bound, Quantity, QuantityKind, QuantityRelation},
    },
    divergence::{
        Comparison, Confidence, Finding, Severity,
        remainder::{is_left, is_taken_out},
        scope::is_negative,
        values::quantity,
    },
    lexicon,
    pair::{Pair, Side},
};

use super::number_changed::META;

/// Longer texts have room for numbers of their own.
const MOST_SENTENCES: usize = 6;

/// Of more numbers than these some two lead to any other.
const MOST_NUMBERS: usize = 40;

/// What became of the numbers that only the original has, where only one number of the rendition can be it.
pub(super) fn leftover_numbers(comparison: &Comparison<'_>) -> Vec<Finding> {
    let is_short = |side: Side| (1..=MOST_SENTENCES).contains(&comparison.documents.get(side).sentences.len());
    let is_english = |side: Side| matches!(comparison.documents.get(side).language.as_str(), "en" | "und");
    if !Side::BOTH.into_iter().all(|side| is_short(side) && is_english(side)) {
        return Vec::new();
    }
    let all = Pair::new(Side::Original, Side::Rendition).map(|side| numbers(comparison, side));
    if Side::BOTH.into_iter().any(|side| all.get(side).len() > MOST_NUMBERS) {
        return Vec::new();
    }
    let left = Pair::new(Side::Original, Side::Rendition).map(|side| leftover(&all, side));
    // Where each text has one count left, and counts of nothing else that the other counts, that is of one thing whatever
    // it is called.
    let is_lone = |side: Side| {
        let mut counts = left.get(side).iter().filter(|(_, number)| is_count(number));
        let only = counts.next().filter(|_| counts.next().is_none());
        let is_counted = |(_, count): &(&Mention, &Quantity)| {
            let mut others = all.get(side.other()).iter().filter_map(|other| quantity(other));
            others.any(|other| count_same(count, other))
        };
        only.is_some_and(|only| !is_counted(only))
    };
    let are_lone = Side::BOTH.into_iter().all(is_lone);
    let mut found = Vec::new();
    for &(mention, number) in &left.original {
        let Some(&(there, other)) = only_one(number, &left.rendition, are_lone) else {
            continue;
        };
        if only_one(other, &left.original, are_lone).is_none() {
            continue;
        }
        let pair = Pair::new((mention, number), (there, other));
        let mentions = pair.map(|(mention, _)| mention);
        // Fewer than one in ten have it: more than nine in ten have not.
        let are_open = [number, other].iter().all(|number| number.bound != Bound::Exactly);
        let tells_rest = are_open
            || Side::BOTH
                .into_iter()
                .any(|side| tells_of_rest(comparison, side, mentions.get(side)));
        let follows = |side: Side| follows_from(comparison, side.other(), &all, pair.get(side).1, tells_rest);
        if number.compare(other) == QuantityRelation::DifferentValue && !Side::BOTH.into_iter().any(follows) {
            found.push(finding(comparison, &mentions));
        }
    }
    found
}

/// The numbers of a side that the other side says nowhere.
fn leftover<'a>(all: &Pair<Vec<&'a Mention>>, side: Side) -> Vec<(&'a Mention, &'a Quantity)> {
    let others = all.get(side.other());
    let is_said = |one: &Quantity| {
        let mut others = others.iter().filter_map(|other| quantity(other));
        others.any(|other| says_same(one, other))
    };
    let numbers = all
        .get(side)
        .iter()
        .filter_map(|&mention| Some((mention, quantity(mention)?)));
    let weighty = numbers.filter(|(_, number)| is_measured(number) || is_count(number));
    weighty.filter(|(_, number)| !is_said(number)).collect()
}

/// The only one of the numbers left on a side that may be told instead of a number.
fn only_one<'a, 'b>(
    number: &Quantity,
    left: &'b [(&'a Mention, &'a Quantity)],
    are_lone: bool,
) -> Option<&'b (&'a Mention, &'a Quantity)> {
    let mut alike = left.iter().filter(|(_, other)| may_stand_for(number, other, are_lone));
    let only = alike.next()?;
    alike.next().is_none().then_some(only)
}

fn finding(comparison: &Comparison<'_>, numbers: &Pair<&Mention>) -> Finding {
    let texts = numbers.each(|side, mention| mention.span.of(&comparison.documents.get(side).text));
    Finding::new(&META, format!("{} became {}", texts.original, texts.rendition))
        .spans(numbers.each(|_, mention| Some(mention.span)))
        .severity(Severity::Major)
        .confidence(Confidence::Medium)
        .evidence("each text has one such number that the other has not")
}

fn numbers<'a>(comparison: &Comparison<'a>, side: Side) -> Vec<&'a Mention> {
    let annotations = comparison.annotations.get(side);
    let sentences = 0..comparison.documents.get(side).sentences.len();
    let mentions = sentences.flat_map(|sentence| annotations.of_sentence(sentence));
    mentions.filter(|mention| quantity(mention).is_some()).collect()
}

/// Whether a number measures something, so that another of its kind may be told instead of it.
const fn is_measured(quantity: &Quantity) -> bool {
    matches!(
        quantity.kind,
        QuantityKind::Duration { .. }
            | QuantityKind::Money { .. }
            | QuantityKind::Measure { .. }
            | QuantityKind::Percent
            | QuantityKind::Fraction
    )
}

/// Whether a number counts things that are named.
fn is_count(quantity: &Quantity) -> bool {
    quantity.kind == QuantityKind::Cardinal && quantity.counts.is_some() && !quantity.is_light()
}

/// Whether two numbers may tell of one thing: both measure, or both count what has the same name or are the only counts left.
fn may_stand_for(one: &Quantity, other: &Quantity, are_lone: bool) -> bool {
    if is_measured(one) || is_measured(other) {
        return is_measured(one) && is_measured(other);
    }
    is_count(one) && is_count(other) && are_lone || count_same(one, other)
}

/// Whether two numbers count what has the same name.
fn count_same(one: &Quantity, other: &Quantity) -> bool {
    let things = one.counts.as_deref().zip(other.counts.as_deref());
    things.is_some_and(|(one, other)| one == other || lexicon::relation(one, other).keeps_sense())
}

/// Whether two numbers are one, however exactly they are given.
fn says_same(one: &Quantity, other: &Quantity) -> bool {
    !matches!(
        one.compare(other),
        QuantityRelation::DifferentValue | QuantityRelation::DifferentKind | QuantityRelation::DifferentUnit
    ) || one.low == other.low && !matches!(other.kind, QuantityKind::Ordinal | QuantityKind::Label)
}

/// Whether the sentence of a number says what is left of a whole, or what is not so.
fn tells_of_rest(comparison: &Comparison<'_>, side: Side, mention: &Mention) -> bool {
    let document = comparison.documents.get(side);
    let mut tokens = document.tokens_of(mention.sentence).iter();
    is_taken_out(document, mention) || tokens.any(|token| is_negative(token) || is_left(&token.key))
}

/// Whether a number follows from two numbers of a side, or from one and, where the rest may be told, a whole.
fn follows_from(
    comparison: &Comparison<'_>,
    side: Side,
    all: &Pair<Vec<&Mention>>,
    result: &Quantity,
    tells_rest: bool,
) -> bool {
    let annotations = comparison.annotations.get(side);
    let sentences = 0..comparison.documents.get(side).sentences.len();
    let years = sentences
        .flat_map(|sentence| annotations.of_sentence(sentence))
        .filter_map(|mention| match &mention.value {
            Value::Date(date) => date.start.year.map(Decimal::from),
            _ => None,
        });
    let numbers = all.get(side).iter().filter_map(|mention| quantity(mention));
    let shares: Vec<Decimal> = numbers.clone().filter_map(share_of_one).collect();
    let known: Vec<Decimal> = numbers
        .filter(|number| number.kind != QuantityKind::Fraction)
        .flat_map(|number| [number.low, number.high])
        .chain(years)
        .collect();
    let share = share_of_one(result);
    let wanted = share.unwrap_or(result.low);
    let loose = result.bound != Bound::Exactly;
    let is_result = |value: Option<Decimal>| {
        value.is_some_and(|value| {
            let apart = value.abs().saturating_sub(wanted).abs();
            apart <= wanted / Decimal::from(if loose { 10 } else { 50 })
        })
    };
    let sums = |numbers: &[Decimal]| {
        numbers.iter().enumerate().any(|(place, &one)| {
            let mut others = numbers[place + 1..].iter();
            others.any(|&other| is_result(one.checked_add(other)) || is_result(one.checked_sub(other)))
        })
    };
    let quotients = || {
        known
            .iter()
            .any(|&one| known.iter().any(|&other| is_result(one.checked_div(other))))
    };
    if share.is_some() {
        let rests = || tells_rest && shares.iter().any(|&one| is_result(Decimal::ONE.checked_sub(one)));
        // By how much of itself a value rose.
        let rate = |one: Decimal, other: Decimal| one.checked_sub(other).and_then(|change| change.checked_div(other));
        let rates = || {
            known
                .iter()
                .any(|&one| known.iter().any(|&other| is_result(rate(one, other))))
        };
        return sums(&shares) || rests() || quotients() || rates();
    }
    let mut factors = known.iter().chain(&shares);
    sums(&known)
        || quotients()
        || factors.any(|&factor| {
            let mut numbers = known.iter();
            numbers.any(|&one| is_result(one.checked_mul(factor)) || is_result(one.checked_div(factor)))
        })
}

/// What part of one a percentage or fraction is.
fn share_of_one(quantity: &Quantity) -> Option<Decimal> {
    match quantity.kind {
        QuantityKind::Percent => quantity.low.checked_div(Decimal::ONE_HUNDRED),
        QuantityKind::Fraction => Some(quantity.low),
        _ => None,
    }
}
