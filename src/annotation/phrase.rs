//! Looking up phrases of a table in running text.

use crate::segmentation::{Document, TokenKind};

/// The longest phrase that begins at a token and that `look_up` knows, with its length in tokens.
///
/// Words are joined by single spaces, as the tables write them; a phrase ends with its sentence.
pub(super) fn longest<T>(
    document: &Document,
    start: usize,
    limit: usize,
    most_words: usize,
    look_up: impl Fn(&str) -> Option<T>,
) -> Option<(T, usize)> {
    let mut phrase = String::new();
    let mut best = None;
    for (len, token) in (1..=most_words).zip(document.tokens.get(start..limit)?) {
        if token.kind == TokenKind::Quote {
            break;
        }
        if !phrase.is_empty() {
            phrase.push(' ');
        }
        phrase.push_str(&token.key);
        if let Some(value) = look_up(&phrase) {
            best = Some((value, len));
        }
    }
    best
}
