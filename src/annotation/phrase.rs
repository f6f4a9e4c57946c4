//! Looking up phrases of a table in running text.

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
    let (first, others) = document.tokens.get(start..limit)?.split_first()?;
    if first.kind == TokenKind::Quote {
        return None;
    }
    // Most phrases end here: nothing is put together for them.
    let mut best = look_up(&first.key).map(|value| (value, 1));
    if !goes_on(&first.key) {
        return best;
    }
    let mut phrase = first.key.clone();
    for (len, token) in (2..=most_words).zip(others) {
        if token.kind == TokenKind::Quote {
            break;
        }
        phrase.push(' ');
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
