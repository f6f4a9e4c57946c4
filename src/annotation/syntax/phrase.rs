//! Noun phrases: where they stand, what they are of, and whose.

use std::ops::Range;

use crate::{lexicon, segmentation::Document};

use super::tag::Tag;

/// A noun phrase without what is led in behind it: `the old mill`, `Ada Olin`, `him`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// The document's tokens from the first to the last word; an owner's phrase (`the mayor's`) is one by itself.
    pub(crate) tokens: Range<usize>,
    /// The token of the word it is about.
    pub(crate) head: usize,
    /// The token that says whose it is: the head of the owner's phrase, or `his`.
    pub(crate) owner: Option<usize>,
    /// The noun that a name stands behind without a comma: `captain` in `captain Ada Olin`.
    pub(crate) label: Option<usize>,
    /// The token of the preposition that leads it in.
    pub(crate) preposition: Option<usize>,
    /// Whether it says whose the next phrase is.
    pub(crate) is_owner: bool,
}

/// The noun phrases of a sentence.
pub(super) fn phrases(document: &Document, sentence: &Range<usize>, tags: &[Tag]) -> Vec<Phrase> {
    let tag = |at: usize| tags.get(at.checked_sub(sentence.start)?).copied();
    let key = |at: usize| document.tokens[at].key.as_str();
    let is_pointing = |at: usize| {
        let key = key(at);
        lexicon::is_article(key)
            || lexicon::is_possessive(key)
            || matches!(key, "this" | "that" | "these" | "those" | "each" | "every")
    };
    // Hardly any sentence has a phrase for every third of its tokens.
    let mut found: Vec<Phrase> = Vec::with_capacity(tags.len() / 3);
    let mut at = sentence.start;
    while at < sentence.end {
        let Some(phrase) = phrase_at(&tag, &is_pointing, at, sentence.end) else {
            at += 1;
            continue;
        };
        let (end, head, label) = phrase;
        let is_owner = tag(end) == Some(Tag::Genitive);
        let owner = found
            .last()
            .filter(|last| last.is_owner && last.tokens.end + 1 == at)
            .map(|last| last.head)
            .or_else(|| (at..head).find(|&token| lexicon::is_possessive(key(token)) || key(token) == "whose"));
        let led = found.last().filter(|last| last.is_owner && last.tokens.end + 1 == at);
        let preposition = match led {
            Some(owner) => owner.preposition,
            None => at
                .checked_sub(1)
                .filter(|&before| tag(before) == Some(Tag::Preposition)),
        };
        found.push(Phrase {
            tokens: at..end,
            head,
            owner,
            label,
            preposition,
            is_owner,
        });
        at = if is_owner { end + 1 } else { end };
    }
    found
}

/// The end, the head and the label of the phrase that begins at a token.
fn phrase_at(
    tag: &impl Fn(usize) -> Option<Tag>,
    is_pointing: &impl Fn(usize) -> bool,
    start: usize,
    limit: usize,
) -> Option<(usize, usize, Option<usize>)> {
    if tag(start) == Some(Tag::Pronoun) {
        return Some((start + 1, start, None));
    }
    let (mut at, mut head, mut label, mut number) = (start, None, None, None);
    while at < limit {
        match tag(at)? {
            // `9,000 this year` are two; `two other men` are one.
            Tag::Determiner if head.is_none() && (number.is_none() || !is_pointing(at)) => {}
            Tag::Number if head.is_none() => number = Some(at),
            // `Ada Olin, 34`, `Havgaard 3`: no part of the name.
            Tag::Number => break,
            Tag::Adjective if head.is_none() => {}
            Tag::Adverb if head.is_none() && matches!(tag(at + 1), Some(Tag::Adjective | Tag::Number)) => {}
            Tag::Hyphen if at > start => {}
            // `The former captain Ada Olin`.
            Tag::Name => {
                if let Some(noun) = head.filter(|&noun| tag(noun) == Some(Tag::Noun)) {
                    label = Some(noun);
                }
                head = Some(at);
            }
            // `The Havgaard chairman`.
            Tag::Noun => {
                if head.is_some_and(|name| tag(name) == Some(Tag::Name)) {
                    label = None;
                }
                head = Some(at);
            }
            // `The take-away`, `her mother-in-law`, `the break-in`.
            Tag::Adjective | Tag::Adverb | Tag::Preposition | Tag::Verb(_)
                if tag(at.checked_sub(1)?) == Some(Tag::Hyphen) => {}
            _ => break,
        }
        at += 1;
    }
    let mut end = at;
    while end > start && tag(end - 1) == Some(Tag::Hyphen) {
        end -= 1;
    }
    let only_adjective = || {
        // `The elderly`, `the injured`.
        let last = end.checked_sub(1).filter(|&last| last > start)?;
        (tag(start) == Some(Tag::Determiner) && tag(last) == Some(Tag::Adjective)).then_some(last)
    };
    let head = head.or(number).or_else(only_adjective)?;
    (end > start).then_some((end, head, label))
}
