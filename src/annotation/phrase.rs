//! Looking up phrases of a table in running text.

use compact_str::CompactString;

use crate::segmentation::{Document, TokenKind};

/// The longest phrase that begins at a token and that `look_up` knows, with its length in tokens; `goes_on` tells where
/// no longer one can follow.
///
/// Words are joined by single spaces, as the tables write them; a phrase ends with its sentence.
pub(super) fn longest<T>(
    document: &Document,
    start: usize,
    limit: usize,
    most_words: usize,
    goes_on: fn(&str) -> bool,
    look_up: impl Fn(&str) -> Option<T>,
) -> Option<(T, usize)> {
    let mut phrase = CompactString::default();
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
        if !goes_on(&phrase) {
            break;
        }
    }
    best
}
