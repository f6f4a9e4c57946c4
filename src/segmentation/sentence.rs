//! Passages to sentences.

use crate::text::Span;

/// The sentences of a passage, each from its first visible character to its last.
pub(super) fn split(text: &str, span: Span, _language: &str) -> Vec<Span> {
    let mut sentences = Vec::new();
    let mut start = span.start;
    let inner = &text[span.range()];
    let mut previous = ' ';
    for (at, character) in inner.char_indices() {
        let ends = matches!(previous, '.' | '!' | '?')
            || (matches!(previous, '"' | '”' | '’' | '\'')
                && inner[..at]
                    .trim_end_matches(['"', '”', '’', '\''])
                    .ends_with(['.', '!', '?']));
        let next = inner[at..].trim_start().chars().next();
        if character.is_whitespace() && ends && next.is_some_and(|c| !c.is_lowercase()) {
            push(text, start, span.start + at, &mut sentences);
            start = span.start + at;
        }
        previous = character;
    }
    push(text, start, span.end, &mut sentences);
    sentences
}

fn push(text: &str, start: usize, end: usize, sentences: &mut Vec<Span>) {
    let piece = &text[start..end];
    let inner = piece.trim();
    if !inner.is_empty() {
        let start = start + (piece.len() - piece.trim_start().len());
        sentences.push(Span::new(start, start + inner.len()));
    }
}
