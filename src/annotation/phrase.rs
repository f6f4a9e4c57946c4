//! Looking up phrases of a table in running text.

use crate::{
    lexicon::Phrases,
    segmentation::{Document, TokenKind},
};

/// The longest phrase of a table that begins at a token, as `look_up` reads it, with its length in tokens.
///
/// Words are joined by single spaces, as the tables write them; a phrase ends with its sentence.
pub(super) fn longest<T>(
    document: &Document,
    start: usize,
    limit: usize,
    phrases: Phrases,
    look_up: impl Fn(&str) -> Option<T>,
) -> Option<(T, usize)> {
    let (first, others) = document.tokens.get(start..limit)?.split_first()?;
    if first.kind == TokenKind::Quote || !phrases.may_start(first.hints) {
        return None;
    }
    let alone = phrases.may_be(first.hints).then(|| look_up(&first.key)).flatten();
    let mut best = alone.map(|value| (value, 1));
    if !phrases.may_go_on(first.hints, &first.key) {
        return best;
    }
    let mut phrase = first.key.clone();
    for (len, token) in (2..=phrases.most_words()).zip(others) {
        if token.kind == TokenKind::Quote {
            break;
        }
        phrase.push(' ');
        phrase.push_str(&token.key);
        let step = phrases.step(&phrase);
        if step.may_be
            && let Some(value) = look_up(&phrase)
        {
            best = Some((value, len));
        }
        if !step.goes_on {
            break;
        }
    }
    best
}
