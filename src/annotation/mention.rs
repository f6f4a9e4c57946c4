use std::ops::Range;

use crate::text::Span;

/// A place in a sentence that says something checkable, with its normalised value.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The sentence it stands in, as an index into the document's.
    pub sentence: usize,
    /// Its tokens, as indices into the document's.
    pub tokens: Range<usize>,
    /// Where it stands.
    pub span: Span,
    /// What it says.
    pub value: Value,
}

/// The normalised value of a mention.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Value {}
