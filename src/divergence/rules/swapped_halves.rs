//! Two claims of a sentence that have exchanged a part.

use crate::{
    annotation::{Value, syntax::Phrase},
    divergence::{BeadView, Confidence, DivergenceType, Finding, company::is_somebody, halves::turned_halves},
    lexicon::Word,
    pair::{Pair, Side},
};

use super::role_swapped::META;

/// The exchange between two claims, as who said what where those that changed places are sources.
pub(super) fn swapped_halves(bead: &BeadView<'_>) -> Option<Finding> {
    let found = turned_halves(bead).filter(|_| bead.is_english())?;
    let [one, other] = found.moved;
    // In a passage told anew things may stand anywhere.
    let somebody = is_somebody(bead, one);
    let heads = [one, other].iter().all(|place| are_heads(bead, place));
    if somebody != is_somebody(bead, other)
        || !heads
        || are_joined(&one, &other)
        || !somebody && bead.agreement() < LEAST_AGREEMENT
    {
        return None;
    }
    let text = |token: usize| bead.text(Side::Original, token..token + 1);
    let (first, second) = (text(one.original), text(other.original));
    let whole = |side: Side| {
        let (one, other) = (*one.get(side), *other.get(side));
        bead.span(side, one.min(other)..one.max(other) + 1)
    };
    let kept = found.stayed.map(|word| text(word.original));
    let finding = Finding::new(
        &META,
        format!("“{first}” and “{second}” exchanged the claims they belong to"),
    )
    .bead(bead.index)
    .spans(Pair::new(whole(Side::Original), whole(Side::Rendition)))
    .confidence(Confidence::Medium)
    .evidence(format!(
        "original: “{first}” with “{}”, “{second}” with “{}”",
        kept[0], kept[1]
    ))
    .evidence(format!(
        "rendition: “{first}” with “{}”, “{second}” with “{}”",
        kept[1], kept[0]
    ));
    let speak = is_source(bead, one.original) && is_source(bead, other.original);
    Some(if speak {
        finding.kind(DivergenceType::Attribution)
    } else {
        finding
    })
}

/// Whether two words stand side by side in either text, with no more than a conjunction between: `from Ashby and Corrow`.
fn are_joined(one: &Pair<usize>, other: &Pair<usize>) -> bool {
    let near = |side: Side| one.get(side).abs_diff(*other.get(side)) <= 2;
    Side::BOTH.into_iter().all(near)
}

/// Whether both words are what a noun phrase is about, or whose body it is: `the drivers' union`, but not `the trustees'
/// decision`.
fn are_heads(bead: &BeadView<'_>, place: &Pair<usize>) -> bool {
    Side::BOTH.into_iter().all(|side| {
        let mut phrases = bead.readings(side).iter().flat_map(|reading| &reading.phrases);
        let owned = |owner: &Phrase| {
            let mut others = bead.readings(side).iter().flat_map(|reading| &reading.phrases);
            others.find(|other| other.tokens.start == owner.tokens.end + 1)
        };
        // `The dockers' leader, Bo Lund`.
        let is_body = |phrase: &Phrase| {
            let word = bead.word(side, phrase.head).filter(|word| word.is_known());
            word.is_none_or(Word::is_somebody)
        };
        phrases
            .any(|phrase| phrase.head == *place.get(side) && (!phrase.is_owner || owned(phrase).is_some_and(is_body)))
    })
}

/// Share of the words of content, 0 to 1, that must have been kept where things are told to have changed places.
const LEAST_AGREEMENT: f32 = 0.8;

/// Whether somebody to whom something is attributed is named at a token of the original.
fn is_source(bead: &BeadView<'_>, token: usize) -> bool {
    // `The defence lawyer`: the head of the source is the lawyer.
    let spans = bead.document(Side::Original).tokens[token..]
        .iter()
        .take(2)
        .map(|token| token.span);
    bead.mentions(Side::Original).any(|mention| match &mention.value {
        Value::Attribution(attribution) => attribution
            .source
            .as_ref()
            .is_some_and(|source| spans.clone().any(|span| source.span.contains(span))),
        _ => false,
    })
}
