//! One of several where the other side has the only one: `one of the first schools to`, `the first school to`.

use crate::{
    divergence::{BeadView, Confidence, Finding},
    lexicon::{self, Word},
    pair::{Pair, Side},
};

use super::quantifier_changed::META;

/// A word of the highest degree that a side shares out among several and the other side gives to one.
pub(super) fn foremost(bead: &BeadView<'_>, side: Side) -> Option<Finding> {
    let other = side.other();
    let (start, word) = bead.tokens(side).find_map(|(at, _)| one_of_the(bead, side, at))?;
    if bead.tokens(other).any(|(at, _)| shares_out(bead, other, at)) {
        return None;
    }
    let key = key(bead, side, word);
    let (there, _) = bead.tokens(other).find(|(at, token)| {
        let is_pointed_out = at
            .checked_sub(1)
            .is_some_and(|before| points_out(self::key(bead, other, before)));
        token.key == key && is_pointed_out && (is_one(bead, other, at + 1) || is_said_of_one(bead, other, *at))
    })?;
    let (part, whole) = (bead.text(side, start..word + 1), bead.text(other, there - 1..there + 1));
    let texts = match side {
        Side::Original => Pair::new(part, whole),
        Side::Rendition => Pair::new(whole, part),
    };
    Some(
        Finding::new(&META, format!("“{}” became “{}”", texts.original, texts.rendition))
            .bead(bead.index)
            .at(side, bead.span(side, start..word + 1)?)
            .at(other, bead.span(other, there - 1..there + 1)?)
            .confidence(Confidence::Medium)
            .evidence(format!("{side}: there are several")),
    )
}

fn key<'a>(bead: &BeadView<'a>, side: Side, at: usize) -> &'a str {
    bead.document(side)
        .tokens
        .get(at)
        .map_or("", |token| token.key.as_str())
}

fn points_out(key: &str) -> bool {
    matches!(key, "the" | "'s") || lexicon::is_possessive(key)
}

/// Where `one of the first` begins and where its last word stands, if it begins there.
fn one_of_the(bead: &BeadView<'_>, side: Side, at: usize) -> Option<(usize, usize)> {
    if !shares_out(bead, side, at) {
        return None;
    }
    let the = (at + 1..at + 3).find(|&at| points_out(key(bead, side, at)))?;
    let word = the + 1;
    is_foremost(bead.word(side, word)?).then_some((at, word))
}

/// Whether `one of` or `among` begins at a token.
fn shares_out(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    match key(bead, side, at) {
        "one" | "two" | "some" | "few" | "several" | "many" => key(bead, side, at + 1) == "of",
        "among" | "amongst" | "joint" | "jointly" => true,
        _ => false,
    }
}

/// Whether a word says that nothing goes beyond it: `first`, `oldest`.
fn is_foremost(word: &Word<'_>) -> bool {
    let key = word.key();
    matches!(key, "first" | "last" | "best" | "worst" | "most" | "least")
        || key.ends_with("est") && word.lemmas().any(|lemma| lemma != key)
}

/// Whether a word is said of one thing, with no noun behind it: `the fine is the largest in years`.
fn is_said_of_one(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    let is_be = |before: usize| matches!(key(bead, side, before), "is" | "was" | "be" | "became" | "remains");
    let be = at.checked_sub(2).is_some_and(is_be);
    let behind = key(bead, side, at + 1);
    be && (lexicon::is_function_word(behind)
        || !behind.chars().all(char::is_alphabetic)
        || behind.is_empty()
        || behind == "ever")
}

/// Whether one thing is named behind an adjective: `the first school`, `the oldest stone bridge`.
fn is_one(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    const REACH: usize = 3;
    let is_word = |at: &usize| !lexicon::is_function_word(key(bead, side, *at)) && bead.word(side, *at).is_some();
    let last = (at..at + REACH).take_while(is_word).last();
    last.is_some_and(|noun| !key(bead, side, noun).ends_with('s') || key(bead, side, noun).ends_with("ss"))
}
