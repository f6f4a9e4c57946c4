//! A shallow reading of English sentences: noun phrases, and verbs with their parties.
//!
//! Tags come from what WordNet knows of a word and from the words around it; phrases and clauses are put together from
//! tags from left to right. Nothing is guessed that word order does not tell: a party that is not found is `None`.

mod antecedent;
mod clause;
mod open_class;
mod phrase;
mod subject;
mod tag;

use std::ops::Range;

use self::clause::Reader;
pub(crate) use self::{
    antecedent::{antecedent, may_have_antecedent},
    clause::Clause,
    phrase::Phrase,
    tag::Tag,
};
use super::{Mention, Words};
use crate::segmentation::Document;

/// A sentence as it was read.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    /// Its tokens in the document.
    pub(crate) tokens: Range<usize>,
    /// The part that each of them plays.
    pub(crate) tags: Vec<Tag>,
    pub(crate) phrases: Vec<Phrase>,
    pub(crate) clauses: Vec<Clause>,
}

/// Reads a sentence, given its mentions.
pub(crate) fn read(document: &Document, words: &Words<'_>, sentence: usize, mentions: &[Mention]) -> Reading {
    let tokens = document.sentences[sentence].tokens.clone();
    let tags = tag::tags(document, words, tokens.clone(), mentions);
    let phrases = phrase::phrases(document, &tokens, &tags);
    let reader = Reader {
        document,
        words,
        sentence: tokens.clone(),
        tags: &tags,
        phrases: &phrases,
    };
    let clauses = reader.clauses();
    Reading {
        tokens,
        tags,
        phrases,
        clauses,
    }
}

#[cfg(test)]
mod tests;
