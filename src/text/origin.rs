use super::Span;

/// A place in a file, as its reader sees it: both count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// A stretch of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// The place of its first character.
    pub start: Position,
    /// The place past its last character.
    pub end: Position,
    /// The columns of both places in UTF-8 bytes, from 1, for consumers that count so.
    pub byte_columns: (usize, usize),
}

/// Leads from a document's text back to lines and columns of the file it was read from.
///
/// For plain text the document's text *is* the decoded file. Formats with markup extract their text;
/// then each extracted piece remembers where in the source it began.
#[derive(Debug, Clone, Default)]
pub struct OriginMap {
    /// Byte offsets in the *source* at which its lines begin.
    line_starts: Vec<usize>,
    /// `(source offset, characters before it in its line)` at intervals inside long lines, so that a column is found
    /// without counting from the beginning of a line of megabytes.
    checkpoints: Vec<(usize, usize)>,
    /// `(text offset, source offset)`, ascending; empty when text and source are the same.
    pieces: Vec<(usize, usize)>,
    /// The decoded source, kept only when it differs from the text.
    source: Option<String>,
}

impl OriginMap {
    /// For a text that is its own source.
    pub fn identity(text: &str) -> Self {
        let line_starts = line_starts(text);
        Self {
            checkpoints: checkpoints(text, &line_starts),
            line_starts,
            pieces: Vec::new(),
            source: None,
        }
    }

    /// For a text extracted from `source`: `pieces` are `(text offset, source offset)`, ascending in text offset.
    pub fn extracted(source: String, pieces: Vec<(usize, usize)>) -> Self {
        let line_starts = line_starts(&source);
        Self {
            checkpoints: checkpoints(&source, &line_starts),
            line_starts,
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
        self.source_position(text, self.source_offset(offset)).0
    }

    /// Where a span of `text`, the document's text this map was made for, stands in the file.
    pub fn region(&self, text: &str, span: Span) -> Region {
        let source = self.source_span(span);
        let (start, start_byte) = self.source_position(text, source.start);
        let (end, end_byte) = self.source_position(text, source.end);
        Region {
            start,
            end: end.max(start),
            byte_columns: (start_byte, end_byte),
        }
    }

    /// The place of a byte of the source, and its column in bytes.
    fn source_position(&self, text: &str, offset: usize) -> (Position, usize) {
        let source = self.source.as_deref().unwrap_or(text);
        let mut offset = offset.min(source.len());
        // Within a character that was read as part of another one: see `input::accidents`.
        while !source.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_starts.partition_point(|&start| start <= offset).max(1);
        let line_start = self.line_starts.get(line - 1).copied().unwrap_or(0);
        let passed = self.checkpoints.partition_point(|&(at, _)| at <= offset);
        let (start, characters) = match passed.checked_sub(1).and_then(|index| self.checkpoints.get(index)) {
            Some(&(at, characters)) if at > line_start => (at, characters),
            _ => (line_start, 0),
        };
        let column = source.get(start..offset).map_or(0, |before| before.chars().count()) + characters + 1;
        (Position { line, column }, offset - line_start + 1)
    }

    /// The byte range in the source that a span of the text came from.
    pub fn source_span(&self, span: Span) -> Span {
        let start = self.source_offset(span.start);
        if span.is_empty() {
            return Span::new(start, start);
        }
        // The last byte leads back, not the one behind it: that may belong to the next piece, past some marks.
        Span::new(start, (self.source_offset(span.end - 1) + 1).max(start))
    }

    fn source_offset(&self, offset: usize) -> usize {
        let after = self.pieces.partition_point(|&(text, _)| text <= offset);
        match after.checked_sub(1).and_then(|index| self.pieces.get(index)) {
            // A character may have been replaced by a longer one, as NUL is by U+FFFD: not past the end of the source.
            Some(&(text, source)) => {
                (source + (offset - text)).min(self.source.as_ref().map_or(usize::MAX, String::len))
            }
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

/// The distance between two checkpoints in bytes.
const CHECKPOINT_DISTANCE: usize = 1024;

fn checkpoints(text: &str, line_starts: &[usize]) -> Vec<(usize, usize)> {
    let mut checkpoints = Vec::new();
    let ends = line_starts.iter().skip(1).copied().chain([text.len()]);
    for (&start, end) in line_starts.iter().zip(ends) {
        let (mut at, mut characters) = (start, 0);
        while end - at > CHECKPOINT_DISTANCE {
            let mut next = at + CHECKPOINT_DISTANCE;
            while !text.is_char_boundary(next) {
                next += 1;
            }
            characters += text.get(at..next).map_or(0, |piece| piece.chars().count());
            at = next;
            checkpoints.push((at, characters));
        }
    }
    checkpoints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_from_one_in_characters() {
        let text = "né\r\nb\rcd\n";
        let map = OriginMap::identity(text);
        let at = |offset| map.position(text, offset);
        assert_eq!(at(0), Position { line: 1, column: 1 });
        assert_eq!(at(3), Position { line: 1, column: 3 });
        assert_eq!(at(5), Position { line: 2, column: 1 });
        assert_eq!(at(8), Position { line: 3, column: 2 });
    }

    #[test]
    fn regions_end_past_their_last_character() {
        let text = "né ça\nfin";
        let region = OriginMap::identity(text).region(text, Span::new(1, 7));
        assert_eq!((region.start.column, region.end.column), (2, 6));
        assert_eq!(region.byte_columns, (2, 8));
        let source = "**ça** va".to_owned();
        let map = OriginMap::extracted(source, vec![(0, 2), (3, 7)]);
        let region = map.region("ça va", Span::new(0, 3));
        assert_eq!((region.start.column, region.end.column), (3, 5));
    }

    #[test]
    fn columns_in_long_lines_are_exact() {
        let text = format!("short\n{}", "é".repeat(5000));
        let map = OriginMap::identity(&text);
        for characters in [0, 1, 511, 512, 513, 1024, 4999] {
            let position = map.position(&text, 6 + 2 * characters);
            assert_eq!((position.line, position.column), (2, characters + 1));
        }
    }
}
