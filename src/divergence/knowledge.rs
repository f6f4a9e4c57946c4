//! What a newsroom knows and decides beyond the lexicon.

use regex::{Regex, RegexBuilder};

use crate::{
    annotation::{Glossary, Value},
    pair::Side,
};

use super::{BeadView, Divergence};

/// A newsroom's own knowledge: what may differ, and what must not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Knowledge {
    /// Terms that may stand for each other, and names that somebody goes by.
    pub glossary: Glossary,
    /// Wordings that must stand in both texts or in neither.
    pub protected: Vec<Protected>,
}

/// A wording that must never differ, as a pattern.
#[derive(Debug, Clone)]
pub struct Protected {
    regex: Regex,
}

/// Bytes that a compiled pattern and its cache may take: patterns come from files.
const MOST_BYTES: usize = 1 << 20;

impl Protected {
    /// Reads a pattern in the syntax of the `regex` crate.
    ///
    /// # Errors
    /// When it is no pattern or takes more than a megabyte compiled; the message says what is wrong with it.
    pub fn new(pattern: &str) -> Result<Self, String> {
        let built = RegexBuilder::new(pattern)
            .size_limit(MOST_BYTES)
            .dfa_size_limit(MOST_BYTES)
            .build();
        let regex = built.map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => "the pattern is too large".to_owned(),
            error => in_a_line(&error.to_string()),
        })?;
        if regex.is_match("") {
            return Err("the pattern also matches no text at all".to_owned());
        }
        Ok(Self { regex })
    }

    /// The pattern as it was written.
    pub fn pattern(&self) -> &str {
        self.regex.as_str()
    }

    /// The places in a text that the pattern matches, in order.
    pub(super) fn places<'a>(&'a self, text: &'a str) -> impl Iterator<Item = crate::text::Span> + 'a {
        let matches = self.regex.find_iter(text);
        matches.map(|found| crate::text::Span::new(found.start(), found.end()))
    }
}

/// Whether all that a finding rests on is two terms that the house lets stand for each other.
pub(super) fn allows(bead: &BeadView<'_>, finding: &Divergence) -> bool {
    if bead.comparison.settings.knowledge.glossary.is_empty() {
        return false;
    }
    let term = |side: Side| {
        let span = *finding.spans.get(side);
        let mut mentions = bead.mentions(side).filter(|mention| Some(mention.span) == span);
        mentions.find_map(|mention| match mention.value {
            Value::Term(entry) => Some(entry),
            _ => None,
        })
    };
    term(Side::Original).is_some_and(|entry| term(Side::Rendition) == Some(entry))
}

impl PartialEq for Protected {
    fn eq(&self, other: &Self) -> bool {
        self.pattern() == other.pattern()
    }
}

/// The gist of an error that draws the pattern over several lines: its last line.
fn in_a_line(error: &str) -> String {
    let last = error.lines().last().unwrap_or_default().trim();
    last.strip_prefix("error: ").unwrap_or(last).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_patterns_are_told_in_a_line() {
        assert_eq!(Protected::new("alleg(ed").unwrap_err(), "unclosed group");
        assert_eq!(
            Protected::new("(\\w{500}){500}").unwrap_err(),
            "the pattern is too large"
        );
        assert!(Protected::new("x*").unwrap_err().contains("no text"));
        assert!(Protected::new("(?i)alleged(ly)?").is_ok());
    }
}
