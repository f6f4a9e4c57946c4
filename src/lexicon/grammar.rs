//! Small questions about single words that many stages ask.

use super::{calendar_name, honorific, title};

/// Whether a word is `a`, `an` or `the`.
pub fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an" | "the")
}

/// Whether a word says whose: `her`, `their`.
pub fn is_possessive(word: &str) -> bool {
    matches!(word, "my" | "your" | "his" | "her" | "its" | "our" | "their")
}

/// Whether a word is the name of a weekday or month in English.
pub fn is_calendar_word(word: &str) -> bool {
    calendar_name(word, "en").is_some()
}

/// Whether a word is an office, a profession or a form of address.
pub fn is_title_word(word: &str) -> bool {
    title(word).is_some() || honorific(word).is_some()
}
