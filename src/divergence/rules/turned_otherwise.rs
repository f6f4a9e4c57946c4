//! Two phrases that have exchanged their parts without a verb that tells so.

use std::ops::Range;

use crate::{
    annotation::{Mention, Value, syntax::Tag},
    divergence::{
        BeadView, Confidence, Finding,
        company::{exchanged_company, is_somebody},
        comparison::{Than, told_from_other_end, turned_comparison, turned_places},
        contrast::turned_contrast,
        modifiers::swapped_modifiers,
        nouns::swapped_nouns,
        prepositions::swapped_parties_behind,
        route::{turned_change, turned_route},
    },
    lexicon::{self, WordClass},
    pair::{Pair, Side},
};

use super::role_swapped::META;

/// Two phrases that have changed their parts beside a contrast or comparison, between the two ends of a route, or among
/// the same words.
pub(super) fn turned_otherwise(bead: &BeadView<'_>) -> Option<Finding> {
    if !bead.is_english() {
        return None;
    }
    // Each by its two phrases in the original and in the rendition, the first one with what took its part.
    type Ranges = Pair<Range<usize>>;
    let contrast = || {
        turned_contrast(bead).map(|(one, other)| -> (&str, Ranges, Ranges) {
            let held = Pair::new(one.held, other.held);
            (
                "what holds and what is denied",
                held,
                Pair::new(one.denied, other.denied),
            )
        })
    };
    let comparison = || {
        turned_comparison(bead)
            .or_else(|| turned_places(bead))
            .map(|(one, other)| -> (&str, Ranges, Ranges) {
                let whole = |than: &Than| than.subject.start..than.degree + 1;
                let subject = Pair::new(whole(&one), whole(&other));
                (
                    "the two ends of the comparison",
                    subject,
                    Pair::new(one.standard, other.standard),
                )
            })
    };
    let route = || {
        turned_route(bead).map(|(one, other)| -> (&str, Ranges, Ranges) {
            (
                "where from and where to",
                Pair::new(one.from, other.from),
                Pair::new(one.to, other.to),
            )
        })
    };
    let change = || {
        turned_change(bead).map(|[end, beginning]| -> (&str, Ranges, Ranges) { ("what became what", end, beginning) })
    };
    let word = |token: usize| token..token + 1;
    let nouns = || {
        let found = swapped_nouns(bead).filter(|found| found.iter().all(|word| are_parties(bead, word)));
        found.map(|[one, other]| -> (&str, Ranges, Ranges) {
            let first = Pair::new(word(one.original), word(other.rendition));
            (
                "the words around them are the same",
                first,
                Pair::new(word(other.original), word(one.rendition)),
            )
        })
    };
    // Each comes with the word that took its part already.
    let by_turns =
        |how, [one, other]: [Pair<usize>; 2]| -> (&str, Ranges, Ranges) { (how, one.map(word), other.map(word)) };
    // In a passage told anew, what is nobody may stand in any company.
    let may_be_moved = |[one, other]: &[Pair<usize>; 2]| {
        let somebody = [one, other].map(|word| is_somebody(bead, *word));
        somebody[0] != somebody[1] || !somebody[0] && bead.agreement() < LEAST_AGREEMENT
    };
    let behind = || {
        let found = swapped_parties_behind(bead).filter(|found| found.iter().all(|word| are_parties(bead, word)));
        found.map(|found| by_turns("what the preposition leads in", found))
    };
    let modifiers = || {
        let found = swapped_modifiers(bead).filter(|_| told_from_other_end(bead).is_none());
        found.map(|found| by_turns("what each is said of", found))
    };
    let company = || {
        exchanged_company(bead)
            .filter(|found| !may_be_moved(found))
            .map(|[one, other]| {
                let crossed = [
                    Pair::new(one.original, other.rendition),
                    Pair::new(other.original, one.rendition),
                ];
                by_turns("what stands close to each", crossed)
            })
    };
    let found = contrast()
        .or_else(comparison)
        .or_else(route)
        .or_else(change)
        .or_else(nouns)
        .or_else(behind)
        .or_else(modifiers)
        .or_else(company);
    let (how, first, second) = found?;
    let whole = |side: Side| {
        let (one, other) = (first.get(side), second.get(side));
        bead.span(side, one.start.min(other.start)..one.end.max(other.end))
    };
    let text = |side: Side, range: &Range<usize>| bead.text(side, range.clone());
    let words = [&first.original, &second.original].map(|range| text(Side::Original, range));
    Some(
        Finding::new(
            &META,
            format!("“{}” and “{}” exchanged their parts", words[0], words[1]),
        )
        .bead(bead.index)
        .spans(Pair::new(whole(Side::Original), whole(Side::Rendition)))
        .confidence(Confidence::Medium)
        .evidence(format!(
            "{how}: “{}” became “{}”",
            words[0],
            text(Side::Rendition, &first.rendition)
        )),
    )
}

/// Share of the words of content, 0 to 1, that must have been kept for things to have changed places.
const LEAST_AGREEMENT: f32 = 0.8;

fn is_nationality(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    let demonym = |mention: &Mention| matches!(&mention.value, Value::Name(name) if name.is_demonym);
    bead.mentions(side)
        .any(|mention| mention.tokens.contains(&at) && demonym(mention))
}

/// Whether both words stand as nouns or names of their own: no verb, no part of a compound such as `almond-growing`.
fn are_parties(bead: &BeadView<'_>, place: &Pair<usize>) -> bool {
    Side::BOTH.into_iter().all(|side| {
        let at = *place.get(side);
        let reading = bead.readings(side).iter().find(|reading| reading.tokens.contains(&at));
        reading.is_some_and(|reading| {
            let tag = |token: usize| reading.tags.get(token.checked_sub(reading.tokens.start)?);
            let joined = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
            let compass = bead
                .word(side, at)
                .is_some_and(|word| lexicon::has_form_of_class(word, WordClass::Compass));
            !compass
                && !matches!(tag(at), Some(Tag::Verb(_) | Tag::Preposition | Tag::Adverb))
                && (tag(at) != Some(&Tag::Adjective) || is_nationality(bead, side, at))
                && !joined.into_iter().any(|beside| tag(beside) == Some(&Tag::Hyphen))
        })
    })
}
