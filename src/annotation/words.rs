//! The words of a document, each looked up in the lexicon once.

use rustc_hash::FxHashMap;

use crate::{
    lexicon::{Relation, Senses, Word},
    segmentation::{Document, TokenKind},
};

/// What the lexicon knows of a document's words and numbers.
#[derive(Debug, Clone, Default)]
pub struct Words<'d> {
    /// By token, where in `distinct` its word stands; past its end for other tokens.
    of_token: Vec<u32>,
    /// Each once, in the order in which they first stand.
    distinct: Vec<Entry<'d>>,
    /// How many of them are content words.
    content: usize,
}

#[derive(Debug, Clone)]
struct Entry<'d> {
    word: Word<'d>,
    is_function_word: bool,
}

/// Up to how many distinct content words related ones are looked for. Longer texts hold a word related to any; what
/// they lack is told by the words themselves.
const MOST_WORDS: usize = 1_500;

impl<'d> Words<'d> {
    /// Looks up the words of a document.
    pub fn of(document: &'d Document) -> Self {
        let tokens = document.tokens.len();
        let mut words = Self {
            of_token: Vec::with_capacity(tokens),
            // Of news of usual length hardly more than every other word is a new one.
            distinct: Vec::with_capacity(tokens.min(MOST_WORDS) / 5 * 3 + 8),
            content: 0,
        };
        let mut known: FxHashMap<&str, u32> = FxHashMap::default();
        known.reserve(tokens.min(MOST_WORDS) / 5 * 3);
        for token in &document.tokens {
            if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                words.of_token.push(u32::MAX);
                continue;
            }
            let next = words.distinct.len() as u32;
            let number = *known.entry(&token.key).or_insert(next);
            if number == next {
                let is_function_word = token.is_function_word();
                words.content += usize::from(!is_function_word);
                words.distinct.push(Entry {
                    word: Word::look_up(&token.key),
                    is_function_word,
                });
            }
            words.of_token.push(number);
        }
        words
    }

    /// The word of a token, by the token's index; none for marks and symbols.
    pub fn word(&self, token: usize) -> Option<&Word<'d>> {
        self.entry(token).map(|entry| &entry.word)
    }

    /// Whether a token is a content word or a number, by the token's index.
    pub fn is_content(&self, token: usize) -> bool {
        self.entry(token).is_some_and(|entry| !entry.is_function_word)
    }

    /// How many different content words and numbers there are.
    pub const fn content_words(&self) -> usize {
        self.content
    }

    /// Whether a word stands anywhere that says nearly the same as this one.
    pub fn has_related(&self, word: &Word<'_>) -> bool {
        if !word.is_known() || self.content > MOST_WORDS {
            return false;
        }
        let related = |entry: &Entry<'_>| {
            let relation = word.relation(&entry.word);
            relation.keeps_sense() || matches!(relation, Relation::Hypernym | Relation::Similar)
        };
        self.distinct
            .iter()
            .any(|entry| !entry.is_function_word && related(entry))
    }

    /// Whether a word stands anywhere that may stand for an expression.
    pub fn has_synonym_of(&self, senses: &Senses) -> bool {
        let is_synonym = |entry: &Entry<'_>| entry.word.senses().is_synonym_of(senses);
        self.content <= MOST_WORDS
            && self
                .distinct
                .iter()
                .any(|entry| !entry.is_function_word && is_synonym(entry))
    }

    fn entry(&self, token: usize) -> Option<&Entry<'d>> {
        self.distinct.get(*self.of_token.get(token)? as usize)
    }
}
