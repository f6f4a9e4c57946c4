//! Cues that something is not so: `not`, `never`, `without`, `no`, `fail to`.

use std::ops::Range;

use crate::{
    lexicon::{self, NegatorEffect},
    segmentation::Document,
};

use super::{Mention, Value, phrase};

/// A cue of negation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Negation {
    /// How far it negates.
    pub effect: NegatorEffect,
}

/// The cues of a sentence.
pub(super) fn negations(document: &Document, sentence: usize) -> Vec<Mention> {
    let tokens = document.sentences[sentence].tokens.clone();
    let mut found = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let hit = phrase::longest(document, at, tokens.end, lexicon::NEGATOR_PHRASES, lexicon::negator);
        let is_alone = |len: usize| {
            len > 1
                || !is_answer(document, at, &tokens)
                    && !goes_on(document, at, &tokens)
                    && !is_label(document, at, &tokens)
        };
        let Some((negator, len)) = hit.filter(|(_, len)| is_alone(*len)) else {
            at += 1;
            continue;
        };
        let span = document.tokens[at].span.join(document.tokens[at + len - 1].span);
        found.push(Mention {
            sentence,
            tokens: at..at + len,
            span,
            value: Value::Negation(Negation { effect: negator.effect }),
        });
        at += len;
    }
    found
}

/// The `no` of a vote that is told beside its `yes` denies nothing: `61 per cent voting no and 39 yes`.
fn is_answer(document: &Document, at: usize, sentence: &Range<usize>) -> bool {
    let tokens = &document.tokens;
    tokens[at].key == "no" && tokens[sentence.clone()].iter().any(|token| token.key == "yes")
}

/// The `nor` behind `neither` denies nothing once more.
fn goes_on(document: &Document, at: usize, sentence: &Range<usize>) -> bool {
    let tokens = &document.tokens;
    tokens[at].key == "nor" && tokens[sentence.start..at].iter().any(|token| token.key == "neither")
}

/// The `No.` before a number is short for `number`: `No. 14`.
fn is_label(document: &Document, at: usize, sentence: &Range<usize>) -> bool {
    let token = |steps: usize| document.tokens[sentence.clone()].get(at + steps - sentence.start);
    let behind = token(1).filter(|next| next.form != ".").or_else(|| token(2));
    let is_number = behind.is_some_and(|next| next.key.starts_with(|first: char| first.is_ascii_digit()));
    is_number && document.tokens[at].key == "no" && document.tokens[at].form.starts_with('N')
}
