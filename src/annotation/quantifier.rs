//! How many of a group, in a word: `most`, `all`, `several`, `none`.

use crate::{
    lexicon::{self, QuantifierKind},
    segmentation::Document,
};

use super::{Mention, Value, phrase};

/// A quantifier as an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantifier {
    /// What the interval counts.
    pub kind: QuantifierKind,
    /// Lower bound: percent of the whole, or a count.
    pub low: u64,
    /// Upper bound.
    pub high: u64,
}

impl Quantifier {
    /// Whether two quantifiers can be true of the same group.
    pub fn agrees(&self, other: &Self) -> bool {
        // Both of two are two.
        let pair = |one: &Self, two: &Self| {
            one.kind == QuantifierKind::Pair
                && one.low == 100
                && two.kind == QuantifierKind::Count
                && two.low <= 2
                && two.high >= 2
        };
        // Each of two is both of them.
        let is_whole =
            |one: &Self| one.low == 100 && matches!(one.kind, QuantifierKind::Pair | QuantifierKind::Proportion);
        (self.kind == other.kind && self.shares_enough(other))
            || pair(self, other)
            || pair(other, self)
            || is_whole(self) && is_whole(other)
    }
}

impl Quantifier {
    /// Whether two intervals meet, and proportions in a good part of the narrower one: `some` may be `most` by logic, but
    /// no reader takes it so.
    fn shares_enough(&self, other: &Self) -> bool {
        let (low, high) = (self.low.max(other.low), self.high.min(other.high));
        if low > high {
            return false;
        }
        let narrower = (self.high - self.low).min(other.high - other.low) + 1;
        // `Nearly all` is more than half, and no reader takes the one for the other.
        let wider = (self.high - self.low).max(other.high - other.low) + 1;
        self.kind != QuantifierKind::Proportion
            || (high - low + 1) * 5 >= narrower * 2 && (low < 90 || (high - low + 1) * 4 >= wider)
    }
}

/// Whether the `one` before a token is the beginning of a number: `only one fifth`.
fn begins_number(document: &Document, next: usize) -> bool {
    let key = |at: Option<usize>| {
        at.and_then(|at| document.tokens.get(at))
            .map_or("", |token| token.key.as_str())
    };
    key(next.checked_sub(1)) == "one"
        && !lexicon::is_function_word(key(Some(next)))
        && lexicon::number_words(key(Some(next))).next().is_some()
}

/// Whether an `at most` is a place and a share of something: `calm at most of the stations`, `closed at most stations`.
fn is_at_most_of(document: &Document, at: usize, len: usize) -> bool {
    let key = |at: usize| document.tokens.get(at).map_or("", |token| token.key.as_str());
    let counts = |key: &str| {
        key.starts_with(|first: char| first.is_ascii_digit() || first.is_ascii_punctuation())
            || lexicon::is_function_word(key) && key != "of"
            || lexicon::number_words(key).next().is_some()
    };
    len == 2 && key(at) == "at" && key(at + 1) == "most" && !key(at + 2).is_empty() && !counts(key(at + 2))
}

/// Whether a word counts nothing in a turn of phrase: `so much as a thread`, `one and the same`.
fn is_part_of_turn(document: &Document, at: usize, len: usize) -> bool {
    let key = |at: Option<usize>| {
        at.and_then(|at| document.tokens.get(at))
            .map_or("", |token| token.key.as_str())
    };
    let (before, next) = (key(at.checked_sub(1)), |steps: usize| key(Some(at + len + steps)));
    let own = || key(Some(at));
    len == 1
        && (own() == "much" && before == "so" && next(0) == "as"
            || own() == "one" && next(0) == "and" && next(2) == "same")
}

/// The quantifiers of a sentence.
pub(super) fn quantifiers(document: &Document, sentence: usize) -> Vec<Mention> {
    let tokens = document.sentences[sentence].tokens.clone();
    let mut found = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let hit = phrase::longest(
            document,
            at,
            tokens.end,
            lexicon::QUANTIFIER_PHRASES,
            lexicon::quantifier,
        );
        let stands = |len: usize| {
            (len > 1 || !lexicon::is_article(&document.tokens[at].key))
                && !begins_number(document, at + len)
                && !is_at_most_of(document, at, len)
                && !is_part_of_turn(document, at, len)
        };
        let Some((row, len)) = hit.filter(|(_, len)| stands(*len)) else {
            at += 1;
            continue;
        };
        let span = document.tokens[at].span.join(document.tokens[at + len - 1].span);
        let value = Value::Quantifier(Quantifier {
            kind: row.kind,
            low: row.low,
            high: row.high,
        });
        found.push(Mention {
            sentence,
            tokens: at..at + len,
            span,
            value,
        });
        at += len;
    }
    found
}
