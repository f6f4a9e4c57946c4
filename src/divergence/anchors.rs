//! What a word is said of: the noun an adjective describes, the thing that is done or happens to, the one a preposition
//! leads in.
//!
//! Two words that stand far apart, among other neighbours, answer each other where they are said of the same: `the bridge
//! is to stay open`, `they closed the bridge`.

use crate::{
    annotation::syntax::{Clause, Reading, Tag},
    pair::Side,
};

use super::BeadView;

/// Whether two words are said of one thing, whatever else stands around them.
pub(super) fn are_said_of_one(bead: &BeadView<'_>, original: usize, rendition: usize) -> bool {
    let ours = said_of(bead, Side::Original, original);
    let theirs = said_of(bead, Side::Rendition, rendition);
    meet(bead, &ours, &theirs)
        || ours.is_empty() == theirs.is_empty() && {
            // `Urged both sides to resume`, `instructed employers and workers to`: to whom is told in other words.
            let is_open = |side: Side, heads: &[usize]| {
                let kept = |head: &usize| bead.link(side, *head).is_some_and(|link| link.relation.keeps_sense());
                !heads.iter().any(kept)
            };
            let by = [(Side::Original, original), (Side::Rendition, rendition)].map(|(side, at)| agent(bead, side, at));
            is_open(Side::Original, &ours) && is_open(Side::Rendition, &theirs) && meet(bead, &by[0], &by[1])
        }
}

/// Who does what a verb tells.
fn agent(bead: &BeadView<'_>, side: Side, verb: usize) -> Vec<usize> {
    let clause = bead.clause_of(side, verb).map(|(_, clause)| clause);
    clause.and_then(|clause| clause.agent).into_iter().collect()
}

/// Whether some of the original's heads is linked to one of the rendition's.
fn meet(bead: &BeadView<'_>, original: &[usize], rendition: &[usize]) -> bool {
    original.iter().any(|&head| {
        let link = bead
            .link(Side::Original, head)
            .filter(|link| link.relation.keeps_sense());
        link.is_some_and(|link| rendition.iter().any(|head| link.tokens.rendition.contains(head)))
    })
}

/// The heads of what a word is said of; pronouns tell nothing.
fn said_of(bead: &BeadView<'_>, side: Side, at: usize) -> Vec<usize> {
    let reading = (bead.readings(side).iter()).find(|reading| reading.tokens.contains(&at));
    let Some(reading) = reading else { return Vec::new() };
    let mut found = Vec::new();
    let led_in_by = |preposition: usize| {
        let led = reading
            .phrases
            .iter()
            .find(move |phrase| phrase.preposition == Some(preposition));
        led.map(|phrase| phrase.head)
    };
    let is_of = |at: usize| tag(reading, at) == Some(Tag::Preposition) && bead.document(side).tokens[at].key == "of";
    match reading.phrases.iter().find(|phrase| phrase.tokens.contains(&at)) {
        Some(phrase) if phrase.head == at => {
            // `A fall in prices`, `the bridge's closure`.
            found.extend(led_in_by(phrase.tokens.end));
            found.extend(phrase.owner);
        }
        Some(phrase) => found.push(phrase.head),
        None => {}
    }
    // `Exports of whisky`, `north of the island of Skarv`, whatever was made of the word itself.
    let of = led_in_by(at + 1).filter(|_| is_of(at + 1));
    found.extend(of);
    found.extend(of.filter(|&head| is_of(head + 1)).and_then(|head| led_in_by(head + 1)));
    if let Some(clause) = reading.clauses.iter().find(|clause| clause.verb == at) {
        // `Raise borrowing costs`.
        let object = || {
            let next = reading.clauses.iter().find(|next| next.verb == at + 1)?;
            next.patient.filter(|_| !next.is_passive)
        };
        found.extend(clause.patient.or_else(object).or(clause.agent));
    }
    match tag(reading, at) {
        Some(Tag::Preposition) => found.extend(led_in_by(at)),
        // `The delays were severe`.
        Some(Tag::Adjective | Tag::Adverb | Tag::Verb(_)) => {
            found.extend(copula_before(reading, at).and_then(Clause::subject));
        }
        _ => {}
    }
    found.retain(|head| tag(reading, *head) != Some(Tag::Pronoun));
    found
}

/// The clause of the form of `be` that a word stands behind, with nothing but adverbs in between.
fn copula_before(reading: &Reading, at: usize) -> Option<&Clause> {
    let steps_over = |at: &usize| matches!(tag(reading, *at), Some(Tag::Adverb | Tag::Negator));
    let before = (reading.tokens.start..at).rev().find(|at| !steps_over(at))?;
    reading
        .clauses
        .iter()
        .find(|clause| clause.verb == before && tag(reading, before) == Some(Tag::Auxiliary))
}

fn tag(reading: &Reading, at: usize) -> Option<Tag> {
    reading.tags.get(at.checked_sub(reading.tokens.start)?).copied()
}
