//! Plain text: the decoded file is the text; blank lines part its blocks.

use super::{Block, BlockKind, Extract, Source};
use crate::text::{OriginMap, Span};

/// Makes an extract of a text that is decoded already.
pub fn read_text(text: impl Into<String>, source: Source) -> Extract {
    let text = text.into();
    Extract {
        source,
        blocks: blocks(&text),
        origin: OriginMap::identity(&text),
        text,
        notices: Vec::new(),
    }
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Span> = None;
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let inner = line.trim();
        if inner.is_empty() {
            // The empty piece between CR and LF is no blank line.
            if line != "\n" || !text[..at].ends_with('\r') {
                close(&mut open, &mut blocks);
            }
        } else {
            let start = at + (line.len() - line.trim_start().len());
            let span = Span::new(start, start + inner.len());
            open = Some(open.map_or(span, |before| before.join(span)));
            close(&mut open, &mut blocks);
        }
        at += line.len();
    }
    close(&mut open, &mut blocks);
    blocks
}

fn close(open: &mut Option<Span>, blocks: &mut Vec<Block>) {
    if let Some(span) = open.take() {
        blocks.push(Block {
            kind: BlockKind::Paragraph,
            span,
        });
    }
}
