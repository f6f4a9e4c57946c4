//! Two phrases of a sentence that have changed places around a verb: `police arrested a dozen people`, `a dozen people
//! arrested police`.
//!
//! Only the plainest form counts: the words are the same, and what stood before the verb stands behind it and the other
//! way round. A single phrase that moved is word order, and a passive has other small words.

use crate::{
    lexicon::{self, PartOfSpeech},
    pair::{Pair, Side},
    segmentation::TokenKind,
};

use super::BeadView;

/// Two phrases that have changed places, as ranges of tokens on each side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Exchange {
    /// The phrase that stands first in the original.
    pub(super) first: Pair<std::ops::Range<usize>>,
    /// The phrase that stands second in the original.
    pub(super) second: Pair<std::ops::Range<usize>>,
    /// The verb between them, as a token of the original.
    pub(super) verb: usize,
}

/// The most words of a phrase that may change places.
const LONGEST: usize = 8;

/// The exchange in a bead, if that is all that happened to its words.
pub(super) fn exchange(bead: &BeadView<'_>) -> Option<Exchange> {
    if bead.keys(Side::Original) != bead.keys(Side::Rendition) {
        return None;
    }
    let [left, right] = Side::BOTH.map(|side| words(bead, side));
    if left.len() != right.len() || left.len() < 3 {
        return None;
    }
    let same = |one: usize, other: usize| key(bead, Side::Original, one) == key(bead, Side::Rendition, other);
    let start = left
        .iter()
        .zip(&right)
        .take_while(|(one, other)| same(**one, **other))
        .count();
    let behind = left.iter().rev().zip(right.iter().rev());
    let end = behind.take_while(|(one, other)| same(**one, **other)).count();
    if start + end >= left.len() {
        return None;
    }
    let (left, right) = (&left[start..left.len() - end], &right[start..right.len() - end]);
    let equal = |one: &[usize], other: &[usize]| {
        one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(*one, *other))
    };
    let count = left.len();
    for first in 1..=LONGEST.min(count.saturating_sub(2)) {
        if !equal(&left[..first], &right[count - first..]) {
            continue;
        }
        for second in 1..=LONGEST.min(count - first - 1) {
            let (between, there) = (&left[first..count - second], &right[second..count - first]);
            if !equal(&left[count - second..], &right[..second]) || !equal(between, there) {
                continue;
            }
            let verb = between.iter().copied().find(|&token| is_verb(bead, token))?;
            let is_named = |side: Side, words: &[usize]| words.iter().any(|&word| is_noun(bead, side, word));
            if !is_named(Side::Original, &left[..first]) || !is_named(Side::Original, &left[count - second..]) {
                return None;
            }
            let range = |words: &[usize]| {
                words
                    .first()
                    .zip(words.last())
                    .map_or(0..0, |(first, last)| *first..last + 1)
            };
            return Some(Exchange {
                first: Pair::new(range(&left[..first]), range(&right[count - first..])),
                second: Pair::new(range(&left[count - second..]), range(&right[..second])),
                verb,
            });
        }
    }
    None
}

/// The words of a side as tokens, articles left aside: they follow the phrase they belong to.
fn words(bead: &BeadView<'_>, side: Side) -> Vec<usize> {
    let is_word = |kind: TokenKind| matches!(kind, TokenKind::Word | TokenKind::Number);
    bead.tokens(side)
        .filter(|(_, token)| is_word(token.kind) && !lexicon::is_article(&token.key))
        .map(|(index, _)| index)
        .collect()
}

fn key<'a>(bead: &BeadView<'a>, side: Side, token: usize) -> &'a str {
    bead.document(side).tokens[token].key.as_str()
}

/// Whether a word between the two phrases is the verb that relates them; `met` and `shared with` relate both ways.
fn is_verb(bead: &BeadView<'_>, token: usize) -> bool {
    let word = bead.word(Side::Original, token);
    word.is_some_and(|word| {
        word.parts_of_speech().contains(PartOfSpeech::Verb)
            && word.most_likely_part_of_speech() != Some(PartOfSpeech::Noun)
            && !lexicon::is_function_word(key(bead, Side::Original, token))
            && !word.lemmas().any(super::roles::is_mutual_verb)
    })
}

fn is_noun(bead: &BeadView<'_>, side: Side, token: usize) -> bool {
    let form = &bead.document(side).tokens[token].form;
    bead.word(side, token)
        .is_some_and(|word| word.parts_of_speech().contains(PartOfSpeech::Noun) || form.starts_with(char::is_uppercase))
}
