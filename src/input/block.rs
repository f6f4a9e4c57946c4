use serde::Serialize;

use crate::{
    notice::Notice,
    text::{OriginMap, Span},
};

/// Where a text came from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The path as it was given; `-` for standard input, empty for a text given directly.
    pub path: String,
    /// The reader that took the text out of the bytes: `text`, `markdown`, …
    pub format: String,
    /// The character encoding, by its WHATWG name.
    pub encoding: String,
    /// SHA-256 of the bytes as read, in lower-case hexadecimal.
    pub sha256: String,
}

/// What a reader made of the bytes: the text and its blocks, before anything is known of their contents.
#[derive(Debug, Clone, Default)]
pub struct Extract {
    /// Where it came from.
    pub source: Source,
    /// The decoded text (plain formats) or the extracted text (formats with markup).
    pub text: String,
    /// The blocks of `text`, ascending and disjoint; white space may lie between them.
    pub blocks: Vec<Block>,
    /// Comments of the format, which are no part of the text, in text order.
    pub comments: Vec<Comment>,
    /// The way back to lines and columns of the file.
    pub origin: OriginMap,
    /// What was guessed on the way.
    pub notices: Vec<Notice>,
}

/// A piece of text that stands by itself: no sentence crosses its edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What the format says it is.
    pub kind: BlockKind,
    /// Where it stands in the text.
    pub span: Span,
}

/// What a format itself says of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Running text, or a line whose nature only its contents can tell.
    Paragraph,
    /// A heading with its level, 1 for the highest.
    Heading(u8),
    /// An item of a list.
    ListItem,
    /// A quotation set apart.
    BlockQuote,
    /// The caption of a picture or table.
    Caption,
    /// A paragraph that is wholly in italics or bold.
    Emphasised,
}

/// A comment of a format with markup: an instruction to a program, or nothing for the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// What it says, without its marks and the white space around.
    pub text: String,
    /// Where in the text it stood, in bytes.
    pub at: usize,
}
