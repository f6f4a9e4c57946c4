//! The one place, or the one weekday, that only the original names, against the one that only the rendition names.
//!
//! Where sentences were merged and split, what became of a place or a day may stand in beads that were not aligned. In a
//! short text it still shows: each text has just one that the other has not, and the two stand behind the same preposition.

use crate::{
    annotation::{
        Mention, Name, NameKind, Value,
        date::{Date, Moment},
    },
    divergence::{Comparison, Confidence, Finding, RuleMeta, Severity, values::date},
    pair::{Pair, Side},
};

use super::{date_changed, name_changed};

/// Longer texts have room for places and days of their own.
const MOST_SENTENCES: usize = 6;

/// What became of the place that only the original names.
pub(super) fn leftover_place(comparison: &Comparison<'_>) -> Option<Finding> {
    let places = only(comparison, |side, mention| {
        let name = name(mention)?;
        let is_known = comparison.annotations.get(side.other()).index.has_name(name);
        (may_be_place(name) && !is_known).then(|| name.full.clone())
    })?;
    let (original, rendition) = (name(places.original)?, name(places.rendition)?);
    let is_one = original.stands_for(rendition) || rendition.stands_for(original);
    (is_led_to_alike(comparison, &places) && !is_one)
        .then(|| finding(comparison, &name_changed::META, &places))
        .map(|finding| finding.kind(crate::divergence::DivergenceType::Place))
}

/// What became of the weekday that only the original names.
pub(super) fn leftover_weekday(comparison: &Comparison<'_>) -> Option<Finding> {
    // `Two days later` leads from one weekday to another.
    let counts_days = |side: Side| {
        let tokens = &comparison.documents.get(side).tokens;
        tokens.iter().any(|token| {
            matches!(
                &*token.key,
                "day"
                    | "days"
                    | "night"
                    | "nights"
                    | "today"
                    | "yesterday"
                    | "tomorrow"
                    | "tonight"
                    | "eve"
                    | "weekend"
            )
        })
    };
    if !are_short(comparison) || counts_days(Side::Original) != counts_days(Side::Rendition) {
        return None;
    }
    let days = only(comparison, |side, mention| {
        let day = weekday(date(mention)?)?;
        let annotations = comparison.annotations.get(side.other());
        let sentences = 0..comparison.documents.get(side.other()).sentences.len();
        let mut others = sentences
            .flat_map(|sentence| annotations.of_sentence(sentence))
            .filter_map(date);
        (!others.any(|other| may_be_on(other, day))).then_some(day)
    })?;
    is_led_to_alike(comparison, &days).then(|| finding(comparison, &date_changed::META, &days))
}

/// Of each of two short texts in one language, the mention of the only thing that counts as left over.
fn only<'a, K: PartialEq>(
    comparison: &Comparison<'a>,
    left_over: impl Fn(Side, &'a Mention) -> Option<K>,
) -> Option<Pair<&'a Mention>> {
    if !are_short(comparison) {
        return None;
    }
    let of_side = |side: Side| {
        let sentences = 0..comparison.documents.get(side).sentences.len();
        let annotations = comparison.annotations.get(side);
        let mentions = sentences.flat_map(|sentence| annotations.of_sentence(sentence));
        let mut left = mentions.filter_map(|mention| Some((mention, left_over(side, mention)?)));
        let (mention, key) = left.next()?;
        left.all(|(_, other)| other == key).then_some(mention)
    };
    Some(Pair::new(of_side(Side::Original)?, of_side(Side::Rendition)?))
}

/// Whether both texts are English and too short for places and days of their own.
fn are_short(comparison: &Comparison<'_>) -> bool {
    let is_short = |side: Side| (1..=MOST_SENTENCES).contains(&comparison.documents.get(side).sentences.len());
    let is_english = |side: Side| matches!(comparison.documents.get(side).language.as_str(), "en" | "und");
    Side::BOTH.into_iter().all(|side| is_short(side) && is_english(side))
}

/// Whether the same preposition leads to both: `diverted to Oran`, `the flight was diverted to Tunis`.
fn is_led_to_alike(comparison: &Comparison<'_>, mentions: &Pair<&Mention>) -> bool {
    let before = |side: Side| {
        let at = mentions.get(side).tokens.start.checked_sub(1)?;
        let token = comparison.documents.get(side).tokens.get(at)?;
        (token.is_preposition() || token.key == "to").then_some(token.key.as_str())
    };
    before(Side::Original).is_some_and(|key| key != "of" && before(Side::Rendition) == Some(key))
}

fn name(mention: &Mention) -> Option<&Name> {
    match &mention.value {
        Value::Name(name) => Some(name),
        _ => None,
    }
}

fn may_be_place(name: &Name) -> bool {
    name.kind == NameKind::Place && !name.is_demonym
}

/// Whether a date may fall on a weekday: one that names no day at all, as `at night`, says nothing of it.
fn may_be_on(date: &Date, day: u8) -> bool {
    let start = &date.start;
    start
        .weekday
        .map_or(start.day.is_some() || start.relative.is_some(), |weekday| {
            weekday == day
        })
}

/// The weekday of a date that says no more than that.
fn weekday(date: &Date) -> Option<u8> {
    let weekday = date.start.weekday?;
    let bare = Moment {
        weekday: Some(weekday),
        ..Moment::default()
    };
    (date.start == bare && date.end.is_none()).then_some(weekday)
}

fn finding(comparison: &Comparison<'_>, meta: &'static RuleMeta, mentions: &Pair<&Mention>) -> Finding {
    let texts = mentions.each(|side, mention| mention.span.of(&comparison.documents.get(side).text));
    Finding::new(meta, format!("{} became {}", texts.original, texts.rendition))
        .spans(mentions.each(|_, mention| Some(mention.span)))
        .severity(Severity::Major)
        .confidence(Confidence::Medium)
        .evidence("each text has one that the other has not, behind the same preposition")
}
