use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::{
    annotation::Words,
    lexicon::Word,
    segmentation::{Document, Token, TokenKind},
};

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
}

/// The tokens of some sentences, in their order.
pub(super) fn items<'a>(document: &'a Document, words: &'a Words<'a>, sentences: &[usize]) -> Vec<Item<'a>> {
    let tokens = sentences.iter().flat_map(|&sentence| {
        let range = document.sentences[sentence].tokens.clone();
        range.clone().zip(&document.tokens[range])
    });
    tokens.map(|(index, token)| item(index, token, words)).collect()
}

fn item<'a>(index: usize, token: &'a Token, words: &'a Words<'a>) -> Item<'a> {
    let class = match token.kind {
        TokenKind::Number => ItemClass::Number,
        TokenKind::Word if words.is_content(index) => ItemClass::Content,
        TokenKind::Word => ItemClass::Function,
        TokenKind::Quote | TokenKind::Punctuation | TokenKind::Symbol => ItemClass::Mark,
    };
    let word = words.word(index).filter(|_| token.kind == TokenKind::Word);
    let mut hasher = FxHasher::default();
    token.key.hash(&mut hasher);
    Item {
        index,
        token,
        class,
        word,
        hash: hasher.finish(),
        is_capitalised: token.form.starts_with(char::is_uppercase),
    }
}
