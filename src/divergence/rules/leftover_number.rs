//! The one number of its kind that a short text has and the other lacks, against the one that the other has instead.
//!
//! Where sentences were merged and split, a number and what became of it may stand in beads that were not aligned. In a
//! short text it still shows: of all lengths of time, sums or shares each text has just one that the other has not.

use rust_decimal::Decimal;

use crate::{
    annotation::{
        Mention, Value,
        quantity::{Bound, Quantity, QuantityKind, QuantityRelation},
    },
    divergence::{Comparison, Confidence, Finding, Severity, values::quantity},
    pair::{Pair, Side},
};

use super::number_changed::META;

/// Longer texts have room for numbers of their own.
const MOST_SENTENCES: usize = 6;

/// What became of a number that only the original has, where only one number of its kind can be it.
pub(super) fn leftover_number(comparison: &Comparison<'_>) -> Option<Finding> {
    let is_short = |side: Side| (1..=MOST_SENTENCES).contains(&comparison.documents.get(side).sentences.len());
    let is_english = |side: Side| matches!(comparison.documents.get(side).language.as_str(), "en" | "und");
    if !Side::BOTH.into_iter().all(|side| is_short(side) && is_english(side)) {
        return None;
    }
    let all = Pair::new(Side::Original, Side::Rendition).map(|side| numbers(comparison, side));
    let left = |side: Side| -> Vec<&Mention> {
        let others = all.get(side.other());
        let is_said = |one: &Quantity| {
            others
                .iter()
                .filter_map(|other| quantity(other))
                .any(|other| says_same(one, other))
        };
        let numbers = all.get(side).iter().copied();
        numbers
            .filter(|mention| quantity(mention).is_some_and(|one| is_measured(one) && !is_said(one)))
            .collect()
    };
    let (original, rendition) = (left(Side::Original), left(Side::Rendition));
    let [one] = original[..] else { return None };
    let [other] = rendition[..] else { return None };
    let values = Pair::new(quantity(one)?, quantity(other)?);
    let replaced = values.original.compare(values.rendition) == QuantityRelation::DifferentValue;
    let follows = |side: Side| follows_from(comparison, side.other(), &all, values.get(side));
    if !replaced || Side::BOTH.into_iter().any(follows) {
        return None;
    }
    let text = |side: Side, mention: &Mention| mention.span.of(&comparison.documents.get(side).text).to_owned();
    let (from, to) = (text(Side::Original, one), text(Side::Rendition, other));
    Some(
        Finding::new(&META, format!("{from} became {to}"))
            .at(Side::Original, one.span)
            .at(Side::Rendition, other.span)
            .severity(Severity::Major)
            .confidence(Confidence::Medium)
            .evidence("each text has one such number that the other has not"),
    )
}

fn numbers<'a>(comparison: &Comparison<'a>, side: Side) -> Vec<&'a Mention> {
    let annotations = comparison.annotations.get(side);
    let sentences = 0..comparison.documents.get(side).sentences.len();
    let mentions = sentences.flat_map(|sentence| annotations.of_sentence(sentence));
    mentions.filter(|mention| quantity(mention).is_some()).collect()
}

/// Whether a number measures something, so that another of its kind may be told instead of it. Counts are of all sorts of
/// things.
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

/// Whether two numbers are one, however exactly they are given.
fn says_same(one: &Quantity, other: &Quantity) -> bool {
    !matches!(
        one.compare(other),
        QuantityRelation::DifferentValue | QuantityRelation::DifferentKind | QuantityRelation::DifferentUnit
    ) || one.low == other.low && !matches!(other.kind, QuantityKind::Ordinal | QuantityKind::Label)
}

/// Whether a number follows from two numbers of a side, or from one and a whole.
fn follows_from(comparison: &Comparison<'_>, side: Side, all: &Pair<Vec<&Mention>>, result: &Quantity) -> bool {
    let annotations = comparison.annotations.get(side);
    let sentences = 0..comparison.documents.get(side).sentences.len();
    let years = sentences
        .flat_map(|sentence| annotations.of_sentence(sentence))
        .filter_map(|mention| match &mention.value {
            Value::Date(date) => date.start.year.map(Decimal::from),
            _ => None,
        });
    let numbers = all.get(side).iter().filter_map(|mention| quantity(mention));
    // One in ten is 10%.
    let in_percent = |number: &Quantity| {
        let fraction = (number.kind == QuantityKind::Fraction).then_some(number.low);
        fraction.and_then(|fraction| fraction.checked_mul(Decimal::ONE_HUNDRED))
    };
    let known: Vec<Decimal> = numbers
        .flat_map(|number| [Some(number.low), Some(number.high), in_percent(number)])
        .flatten()
        .chain(years)
        .collect();
    // What is left of a whole, and what a unit holds.
    let is_share = matches!(result.kind, QuantityKind::Percent | QuantityKind::Fraction);
    let wholes: &[Decimal] = if is_share {
        &[Decimal::ONE, Decimal::ONE_HUNDRED]
    } else {
        &[]
    };
    let loose = result.bound != Bound::Exactly;
    let is_result = |value: Option<Decimal>| {
        value.is_some_and(|value| {
            let apart = value.abs().saturating_sub(result.low).abs();
            apart <= result.low / Decimal::from(if loose { 10 } else { 50 })
        })
    };
    known.iter().any(|&one| {
        known.iter().chain(wholes).any(|&other| {
            is_result(one.checked_add(other))
                || is_result(one.checked_sub(other))
                || is_result(one.checked_mul(other))
                || is_result(one.checked_div(other))
                || is_result(other.checked_div(one))
                || is_result(
                    one.checked_div(other)
                        .and_then(|share| share.checked_mul(Decimal::ONE_HUNDRED)),
                )
        })
    })
}
