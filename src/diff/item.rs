use crate::{
    lexicon::{self, Word},
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
    pub(super) word: Option<Word<'a>>,
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

    pub(super) fn is_capitalised(&self) -> bool {
        self.token.form.chars().next().is_some_and(char::is_uppercase)
    }
}

/// The tokens of some sentences, in their order.
pub(super) fn items<'a>(document: &'a Document, sentences: &[usize]) -> Vec<Item<'a>> {
    let tokens = sentences.iter().flat_map(|&sentence| {
        let range = document.sentences[sentence].tokens.clone();
        range.clone().zip(&document.tokens[range])
    });
    tokens.map(|(index, token)| item(index, token)).collect()
}

fn item(index: usize, token: &Token) -> Item<'_> {
    let class = match token.kind {
        TokenKind::Number => ItemClass::Number,
        TokenKind::Word if lexicon::is_function_word(&token.key) => ItemClass::Function,
        TokenKind::Word => ItemClass::Content,
        TokenKind::Quote | TokenKind::Punctuation | TokenKind::Symbol => ItemClass::Mark,
    };
    let word = (token.kind == TokenKind::Word).then(|| Word::look_up(&token.key));
    Item {
        index,
        token,
        class,
        word,
    }
}
