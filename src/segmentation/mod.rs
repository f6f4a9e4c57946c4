//! Blocks to passages, sentences and tokens.

mod document;
mod entity;
mod headline;
mod key;
mod language;
mod line;
mod number;
mod passages;
mod segment;
mod sentence;
mod token;

pub use document::{Document, EntityEntry, Passage, PassageKind, Sentence, Token, TokenKind};
pub use segment::{LONGEST_SENTENCE, Sections, SegmentOptions, Segments, segment};

#[cfg(test)]
mod passages_tests;
#[cfg(test)]
mod properties_tests;
#[cfg(test)]
mod token_tests;
