//! What a newsroom knows and decides beyond the lexicon.

use regex::{Regex, RegexBuilder};

use crate::{
    annotation::{Glossary, Value},
    pair::Side,
    segmentation::Token,
    text::Span,
};

use super::{
    BeadView, Divergence, DivergenceType,
    scope::{is_content, is_negative},
};

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
    pub(super) fn places<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Span> + 'a {
        let matches = self.regex.find_iter(text);
        matches.map(|found| Span::new(found.start(), found.end()))
    }
}

/// Whether all that differs between the words of a finding is terms that the house lets stand for each other. Who does
/// what to whom is no question of terms.
pub(super) fn allows(bead: &BeadView<'_>, finding: &Divergence) -> bool {
    let glossary = &bead.comparison.settings.knowledge.glossary;
    if glossary.is_empty() || finding.kind == DivergenceType::RoleSwap {
        return false;
    }
    let sides = Side::BOTH.map(|side| allowed_on(bead, finding, side));
    !sides.contains(&Some(false)) && sides.contains(&Some(true))
}

/// Whether the words of a finding on one side differ from the other side by nothing but such terms; none where no word
/// differs.
fn allowed_on(bead: &BeadView<'_>, finding: &Divergence, side: Side) -> Option<bool> {
    let span = (*finding.spans.get(side))?;
    let there = side.other();
    let opposite = *finding.spans.get(there);
    let stands_opposite = |place: Span| opposite.is_none_or(|span| span.overlaps(place));
    let has_word = |token: &Token| bead.tokens(there).any(|(_, other)| other.key == token.key);
    let has_term = |entry: usize| {
        let mut others = bead.mentions(there).filter(|other| stands_opposite(other.span));
        let in_text = || opposite.is_none() && bead.comparison.annotations.get(there).index.has_term(entry);
        others.any(|other| other.value == Value::Term(entry)) || in_text()
    };
    let is_allowed = |token: &Token| {
        let mut around = bead.mentions(side).filter(|mention| mention.span.contains(token.span));
        around.any(|mention| matches!(mention.value, Value::Term(entry) if has_term(entry)))
    };
    let words = bead
        .tokens(side)
        .map(|(_, token)| token)
        .filter(|token| span.contains(token.span));
    let mut differing = words.filter(|token| (is_content(token) || is_negative(token)) && !has_word(token));
    let first = differing.next()?;
    Some(is_allowed(first) && differing.all(is_allowed))
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
