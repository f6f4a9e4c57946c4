//! The text of a format with markup under construction: its blocks, its comments, and the way back to the source.

use super::{Block, BlockKind, Comment, Extract, Source};
use crate::text::{OriginMap, Span};

/// Collects the extracted text, block by block.
#[derive(Default)]
pub(super) struct Collector {
    text: String,
    blocks: Vec<Block>,
    comments: Vec<Comment>,
    /// Where in the source each piece of the text came from.
    pieces: Vec<(usize, usize)>,
    /// Where the block being written begins.
    start: usize,
    /// What the blocks are that enclose the place, outermost first.
    enclosing: Vec<BlockKind>,
    /// How many italic or bold spans enclose the place.
    emphasis: usize,
    /// Whether the block being written has text outside them.
    plain: bool,
}

impl Collector {
    /// The extract, once all is written.
    pub(super) fn finish(mut self, origin: String, source: Source) -> Extract {
        self.close();
        Extract {
            source,
            text: self.text,
            blocks: self.blocks,
            comments: self.comments,
            origin: OriginMap::extracted(origin, self.pieces),
            ..Extract::default()
        }
    }

    /// Ends the block being written, and lets those that follow be of a kind until it is left.
    pub(super) fn enclose(&mut self, kind: BlockKind) {
        self.close();
        self.enclosing.push(kind);
    }

    /// Ends the block being written and leaves the innermost kind.
    pub(super) fn leave(&mut self) {
        self.close();
        self.enclosing.pop();
    }

    /// What encloses the place.
    pub(super) fn innermost(&self) -> Option<BlockKind> {
        self.enclosing.last().copied()
    }

    /// Italics or bold begin, or end.
    pub(super) const fn emphasise(&mut self, begins: bool) {
        self.emphasis = if begins {
            self.emphasis + 1
        } else {
            self.emphasis.saturating_sub(1)
        };
    }

    /// Ends the block being written.
    pub(super) fn close(&mut self) {
        let piece = &self.text[self.start..];
        let lead = piece.len() - piece.trim_start().len();
        let inner = piece.trim();
        if !inner.is_empty() {
            let start = self.start + lead;
            let shape = if self.plain {
                BlockKind::Paragraph
            } else {
                BlockKind::Emphasised
            };
            self.blocks.push(Block {
                kind: self.innermost().unwrap_or(shape),
                span: Span::new(start, start + inner.len()),
            });
            self.text.push_str("\n\n");
        }
        self.start = self.text.len();
        self.plain = false;
    }

    /// Writes text that stands at an offset of the source.
    pub(super) fn write(&mut self, text: &str, at: usize) {
        self.pieces.push((self.text.len(), at));
        self.text.push_str(text);
        self.plain |= self.emphasis == 0 && text.contains(char::is_alphanumeric);
    }

    /// Parts words, unless they are parted already.
    pub(super) fn part(&mut self, by: char) {
        if self.start < self.text.len() && !self.text.ends_with(char::is_whitespace) {
            self.text.push(by);
        }
    }

    /// Keeps a comment aside.
    pub(super) fn comment(&mut self, text: &str) {
        self.comments.push(Comment {
            text: text.trim().to_owned(),
            at: self.text.len(),
        });
    }
}
