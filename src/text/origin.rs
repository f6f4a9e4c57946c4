use super::Span;

/// A place in a file, as its reader sees it: both count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Leads from a document's text back to lines and columns of the file it was read from.
///
/// For plain text the document's text *is* the decoded file. Formats with markup extract their text;
/// then each extracted piece remembers where in the source it began.
#[derive(Debug, Clone, Default)]
pub struct OriginMap {
    /// Byte offsets in the *source* at which its lines begin.
    line_starts: Vec<usize>,
    /// `(text offset, source offset)`, ascending; empty when text and source are the same.
    pieces: Vec<(usize, usize)>,
    /// The decoded source, kept only when it differs from the text.
    source: Option<String>,
}

impl OriginMap {
    /// For a text that is its own source.
    pub fn identity(text: &str) -> Self {
        Self {
            line_starts: line_starts(text),
            pieces: Vec::new(),
            source: None,
        }
    }

    /// For a text extracted from `source`: `pieces` are `(text offset, source offset)`, ascending in text offset.
    pub fn extracted(source: String, pieces: Vec<(usize, usize)>) -> Self {
        Self {
            line_starts: line_starts(&source),
            pieces,
            source: Some(source),
        }
    }

    /// Whether the document's text was extracted from markup, so that spans count in the extracted text.
    pub fn is_extracted(&self) -> bool {
        self.source.is_some()
    }

    /// The place of a byte of `text`, the document's text this map was made for.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let (source, offset) = match &self.source {
            None => (text, offset),
            Some(source) => (source.as_str(), self.source_offset(offset).min(source.len())),
        };
        let line = self.line_starts.partition_point(|&start| start <= offset).max(1);
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0);
        let column = source.get(start..offset).map_or(0, |before| before.chars().count()) + 1;
        Position { line, column }
    }

    /// The byte range in the source that a span of the text came from.
    pub fn source_span(&self, span: Span) -> Span {
        let start = self.source_offset(span.start);
        Span::new(start, self.source_offset(span.end).max(start))
    }

    fn source_offset(&self, offset: usize) -> usize {
        let after = self.pieces.partition_point(|&(text, _)| text <= offset);
        match after.checked_sub(1).and_then(|index| self.pieces.get(index)) {
            Some(&(text, source)) => source + (offset - text),
            None => offset,
        }
    }
}

fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut starts = vec![0];
    for (index, &byte) in bytes.iter().enumerate() {
        let ends_line = byte == b'\n' || (byte == b'\r' && bytes.get(index + 1) != Some(&b'\n'));
        if ends_line {
            starts.push(index + 1);
        }
    }
    starts
}
