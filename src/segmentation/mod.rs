//! Blocks to passages, sentences and tokens.

mod document;
mod key;
mod language;
mod number;
mod segment;
mod sentence;
mod token;

pub use document::{Document, EntityEntry, Passage, PassageKind, Sentence, Token, TokenKind};
pub use segment::{SegmentOptions, Segments, segment};

#[cfg(test)]
mod token_tests;
