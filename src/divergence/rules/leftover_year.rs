//! The one year that only the original names, against the one year that only the rendition names.
//!
//! Where sentences were merged and split, a year and what became of it may stand in beads that were not aligned: `which
//! opened in 1911`, `founded in 1914`.

use rust_decimal::prelude::ToPrimitive;

use crate::{
    annotation::{Mention, Value},
    divergence::{Comparison, Confidence, Finding, Severity, values::quantity},
    pair::{Pair, Side},
};

use super::date_changed::META;

/// Longer texts have room for years of their own.
const MOST_SENTENCES: usize = 6;

/// What became of the year that only the original names, where no length of time leads from one to the other.
pub(super) fn leftover_year(comparison: &Comparison<'_>) -> Option<Finding> {
    let is_short = |side: Side| (1..=MOST_SENTENCES).contains(&comparison.documents.get(side).sentences.len());
    if !Side::BOTH.into_iter().all(is_short) {
        return None;
    }
    let all = Pair::new(Side::Original, Side::Rendition).map(|side| years(comparison, side));
    let only = |side: Side| {
        let others = all.get(side.other());
        let mut left = all
            .get(side)
            .iter()
            .filter(|(year, _)| others.iter().all(|(other, _)| other != year));
        let first = left.next()?;
        left.all(|(year, _)| *year == first.0).then_some(*first)
    };
    let places = Pair::new(only(Side::Original)?, only(Side::Rendition)?);
    // `Five years after 2014`, `in 2019`; `the year before`, `in 2023`.
    let follows = |side: Side| {
        let (year, _) = places.get(side);
        let other = side.other();
        let lengths = mentions(comparison, other).filter_map(|mention| {
            let number = quantity(mention)?;
            number.low.to_i32().filter(|length| (1..200).contains(length))
        });
        let lengths: Vec<i32> = lengths.chain([1]).collect();
        let known = Side::BOTH.into_iter().flat_map(|side| all.get(side));
        known
            .filter(|(known, _)| known != year)
            .any(|(known, _)| lengths.contains(&(known - year).abs()))
    };
    // Without a year of their own, a decade or century and a time told from today say it in another way.
    let is_vague = |side: Side| {
        mentions(comparison, side).any(|mention| match &mention.value {
            Value::Date(date) => date.start.period.is_some(),
            _ => false,
        })
    };
    let has_both = places.original.1.is_some() && places.rendition.1.is_some();
    if !has_both || Side::BOTH.into_iter().any(follows) || Side::BOTH.into_iter().any(is_vague) {
        return None;
    }
    let spans = places.map(|(_, mention)| mention.map(|mention: &Mention| mention.span));
    let texts = spans.each(|side, span| {
        span.map(|span| span.of(&comparison.documents.get(side).text))
            .unwrap_or_default()
    });
    Some(
        Finding::new(&META, format!("{} became {}", texts.original, texts.rendition))
            .spans(spans)
            .severity(Severity::Major)
            .confidence(Confidence::Medium)
            .evidence("each text names one year that the other does not"),
    )
}

/// The years that a side names, each with the date that names nothing else.
fn years<'a>(comparison: &Comparison<'a>, side: Side) -> Vec<(i32, Option<&'a Mention>)> {
    let dates = mentions(comparison, side).filter_map(|mention| match &mention.value {
        Value::Date(date) => Some((mention, date)),
        _ => None,
    });
    let mut found = Vec::new();
    for (mention, date) in dates {
        let is_plain = date.start.month.is_none() && date.end.is_none() && date.start.period.is_none();
        let ends = [Some(&date.start), date.end.as_ref()].into_iter().flatten();
        found.extend(
            ends.filter_map(|end| end.year)
                .map(|year| (year, is_plain.then_some(mention))),
        );
    }
    found
}

fn mentions<'a>(comparison: &Comparison<'a>, side: Side) -> impl Iterator<Item = &'a Mention> + use<'a> {
    let annotations = comparison.annotations.get(side);
    let sentences = 0..comparison.documents.get(side).sentences.len();
    sentences.flat_map(|sentence| annotations.of_sentence(sentence))
}
