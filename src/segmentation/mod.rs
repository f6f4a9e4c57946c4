//! Blocks to passages, sentences and tokens.

mod document;

pub use document::{Document, EntityEntry, Passage, PassageKind, Sentence, Token, TokenKind};
