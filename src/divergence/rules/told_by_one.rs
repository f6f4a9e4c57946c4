//! Whether one sentence of the other text tells what a sentence without a partner tells. In a story nearly every word comes
//! back somewhere; that all of them do says little, that one sentence has most of them says much.

use crate::{
    alignment::Bead,
    annotation::Value,
    diff::Relation,
    divergence::{
        BeadView,
        scope::{denies, is_content},
    },
    pair::Side,
};

/// How many sentences before and behind its place are looked at.
const FAR: usize = 3;
/// How many sentences at the beginning are looked at: they tell the whole story in short.
const FIRST: usize = 4;
/// Share of a sentence's words of content, 0 to 1, above which a sentence of the other text tells it.
const MOST_TOLD: f32 = 0.5;
/// The same, above which it may tell a part of it.
const LEAST_TOLD: f32 = 0.35;
/// The same, of words in whatever form but no related ones, where the sentences around its place were left as they were:
/// nobody who changes no word tells a sentence by others.
const MOST_TOLD_AMONG_KEPT: f32 = 0.66;

/// How far one sentence of the other text tells what a sentence tells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Told {
    /// It has hardly any of its words.
    Not,
    /// It has some of its words, in a passage that was reworded.
    Partly,
    /// It has most of its words.
    Mostly,
}

/// How far one of the sentences around its place, the nearest of all or one of the first tells a sentence. What denies something is
/// told by another denial only.
pub(super) fn told_by_one(bead: &BeadView<'_>, side: Side, sentence: usize) -> Told {
    let there = side.other();
    let document = bead.document(there);
    let next = || bead.next_door(side).flat_map(|one| one.sentences.get(there));
    let around = match (next().min(), next().max()) {
        (Some(first), Some(last)) => first.saturating_sub(FAR)..last + FAR + 1,
        _ => 0..0,
    };
    let nearest = bead.bead.nearest.map(|nearest| nearest.sentence);
    let is_denial = |side: Side, sentence: usize| bead.document(side).tokens_of(sentence).iter().any(denies);
    let denied = is_denial(side, sentence);
    let is_among_kept = bead.next_door(side).all(|one| is_kept(bead, one));
    let told = |other: usize| match told_share(bead, side, (sentence, other), !is_among_kept) {
        share if is_among_kept && share > MOST_TOLD_AMONG_KEPT => Told::Mostly,
        _ if is_among_kept => Told::Not,
        share if share > MOST_TOLD => Told::Mostly,
        share if share > LEAST_TOLD => Told::Partly,
        _ => Told::Not,
    };
    (0..FIRST)
        .chain(around)
        .chain(nearest)
        .filter(|&other| other < document.sentences.len() && (!denied || is_denial(there, other)))
        .map(told)
        .max()
        .unwrap_or(Told::Not)
}

/// Whether a bead has the same words on both sides.
fn is_kept(bead: &BeadView<'_>, one: &Bead) -> bool {
    let words = |side: Side| {
        let sentences = one.sentences.get(side).iter();
        sentences.flat_map(move |&sentence| bead.document(side).tokens_of(sentence).iter().map(|token| &token.key))
    };
    words(Side::Original).eq(words(Side::Rendition))
}

/// The share of a sentence's words of content, 0 to 1, that a sentence of the other side has, or has a related word for.
fn told_share(bead: &BeadView<'_>, side: Side, (sentence, other): (usize, usize), by_related: bool) -> f32 {
    let content = |side: Side, sentence: usize| -> Vec<usize> {
        let document = bead.document(side);
        let tokens = document.sentences[sentence].tokens.clone();
        tokens.filter(|&at| is_content(&document.tokens[at])).collect()
    };
    let there = side.other();
    let (own, words) = (content(side, sentence), content(there, other));
    let tells = |relation: Relation| match relation {
        Relation::Hypernym | Relation::Similar | Relation::Synonym => by_related,
        relation => relation.keeps_sense(),
    };
    // Terms that the house lets stand for each other.
    let terms = |side: Side, sentence: usize| {
        let mentions = bead.comparison.annotations.get(side).of_sentence(sentence);
        mentions.iter().filter_map(|mention| match mention.value {
            Value::Term(entry) => Some((entry, mention)),
            _ => None,
        })
    };
    let is_term = |at: usize| {
        let mut own = terms(side, sentence).filter(|(_, mention)| mention.tokens.contains(&at));
        own.any(|(entry, _)| terms(there, other).any(|(named, _)| named == entry))
    };
    let is_told = |at: &usize| {
        if is_term(*at) {
            return true;
        }
        let key = &bead.document(side).tokens[*at].key;
        words.iter().any(|&word| {
            let related = || bead.word(side, *at).zip(bead.word(there, word));
            bead.document(there).tokens[word].key == *key
                || related().is_some_and(|(one, other)| tells(one.relation(other)))
        })
    };
    own.iter().filter(|at| is_told(at)).count() as f32 / own.len().max(1) as f32
}
