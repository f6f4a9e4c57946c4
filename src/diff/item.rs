use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::{
    annotation::Words,
    lexicon::Word,
    segmentation::{Document, Token, TokenKind},
};

use super::word_count;

/// A token of a bead with what the lexicon knows of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item<'a> {
    /// Its index in the document.
    pub(super) index: usize,
    pub(super) token: &'a Token,
    pub(super) class: ItemClass,
    /// What the lexicon knows of it; words only.
    pub(super) word: Option<&'a Word<'a>>,
    /// Of its key: tokens with other ones are other words.
    hash: u64,
    pub(super) is_capitalised: bool,
    /// Which letter pairs a capitalised word has, as bits of their hashes; all bits where that is not known.
    letters: u64,
}

/// What a token may be linked to: only to its like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ItemClass {
    Content,
    Function,
    Number,
    Mark,
}

impl Item<'_> {
    pub(super) fn key(&self) -> &str {
        &self.token.key
    }

    /// Whether two tokens are the same word, number or mark.
    pub(super) fn is_same(&self, other: &Item<'_>) -> bool {
        self.hash == other.hash && self.key() == other.key()
    }

    /// Whether a fourth of the letter pairs of two capitalised words may be common to both: most names are told from most
    /// others by this alone.
    pub(super) fn may_share_letters(&self, other: &Item<'_>) -> bool {
        if self.letters == ANY_LETTERS || other.letters == ANY_LETTERS {
            return true;
        }
        let pairs = |item: &Item<'_>| item.key().len().saturating_sub(1);
        // A pair that the word has twice, and two pairs of one bit, may both be shared.
        let again = pairs(self) - self.letters.count_ones() as usize;
        let shared = (self.letters & other.letters).count_ones() as usize + again;
        shared * 4 >= pairs(self) + pairs(other)
    }
}

/// The tokens of some sentences, in their order.
pub(super) fn items<'a>(document: &'a Document, words: &'a Words<'a>, sentences: &[usize]) -> Vec<Item<'a>> {
    let mut items = Vec::with_capacity(word_count(document, sentences));
    for &sentence in sentences {
        let range = document.sentences[sentence].tokens.clone();
        let tokens = range.clone().zip(&document.tokens[range]);
        items.extend(tokens.map(|(index, token)| item(index, token, words)));
    }
    items
}

/// Whether a word of a side stands there once.
pub(super) fn stands_once(items: &[Item<'_>], word: &Item<'_>) -> bool {
    items.iter().filter(|item| item.hash == word.hash).nth(1).is_none()
}

/// The positions of the items that are so.
pub(super) fn positions(items: &[Item<'_>], is_so: impl Fn(&Item<'_>) -> bool) -> Vec<usize> {
    let mut positions = Vec::with_capacity(items.len());
    let found = items.iter().enumerate().filter(|(_, item)| is_so(item));
    positions.extend(found.map(|(position, _)| position));
    positions
}

fn item<'a>(index: usize, token: &'a Token, words: &'a Words<'a>) -> Item<'a> {
    let class = match token.kind {
        TokenKind::Number => ItemClass::Number,
        TokenKind::Word if words.is_content(index) => ItemClass::Content,
        TokenKind::Word => ItemClass::Function,
        TokenKind::Quote | TokenKind::Punctuation | TokenKind::Symbol => ItemClass::Mark,
    };
    let word = words.word(index).filter(|_| token.kind == TokenKind::Word);
    let is_capitalised = token.form.starts_with(char::is_uppercase);
    let mut hasher = FxHasher::default();
    token.key.hash(&mut hasher);
    Item {
        index,
        token,
        class,
        word,
        hash: hasher.finish(),
        is_capitalised,
        letters: if is_capitalised {
            letters(&token.key)
        } else {
            ANY_LETTERS
        },
    }
}

/// Nothing is known of the letters of a word.
const ANY_LETTERS: u64 = u64::MAX;

/// The letter pairs of a word as bits.
fn letters(key: &str) -> u64 {
    const LONGEST: usize = 64;
    if !key.is_ascii() || key.len() > LONGEST {
        return ANY_LETTERS;
    }
    let pairs = key.bytes().zip(key.bytes().skip(1));
    let bit = |(one, other): (u8, u8)| 1 << ((u32::from(one) * 27 + u32::from(other)) % 64);
    pairs.map(bit).fold(0, |bits: u64, bit: u64| bits | bit)
}
