use std::ops::Range;

use serde::Serialize;

use super::is_apostrophe;

/// A half-open range of UTF-8 bytes in a document's text; both ends lie on character boundaries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, and without, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// Its length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range, for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The text it covers.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// The text it covers for people, who see no word in the end of a contraction: `don’t` for the span of `n’t`.
    pub fn readable(self, text: &str) -> &str {
        let covered = self.of(text);
        let behind_n = covered.strip_prefix(['n', 'N']).unwrap_or(covered);
        if !behind_n.starts_with(is_apostrophe) {
            return covered;
        }
        let before = &text[..self.start];
        let word = before.trim_end_matches(char::is_alphabetic).len();
        &text[word..self.end]
    }

    /// Whether every byte of `other` lies in this span.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contraction_is_read_as_one_word() {
        let text = "They don’t know Ada's plan, nor can’t.";
        let readable = |part: &str| {
            let start = text.find(part).expect("in the text");
            Span::new(start, start + part.len()).readable(text)
        };
        assert_eq!(readable("n’t know"), "don’t know");
        assert_eq!(readable("'s plan"), "Ada's plan");
        assert_eq!(readable("nor"), "nor");
        assert_eq!(readable("plan"), "plan");
    }
}
