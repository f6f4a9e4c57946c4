//! Names of another language that the lexicon knows by their English ones.

use std::ops::Range;

use crate::{
    lexicon,
    segmentation::{Document, Token},
};

/// The English name that begins at a token, and one past its last token. Some have small first or last words:
/// `mer Noire`, `Union européenne`.
pub(super) fn known_name(document: &Document, start: usize, limit: usize) -> Option<(&'static str, usize)> {
    /// In tokens, hyphens and apostrophes among them.
    const LONGEST: usize = 9;
    let tokens = &document.tokens[start..limit.min(start + LONGEST)];
    let capital = |at: usize| tokens.get(at).is_some_and(super::reader::is_capitalised);
    if is_english(document) || !(capital(0) || capital(1)) {
        return None;
    }
    let mut best = None;
    for end in start + 1..=start + tokens.len() {
        let name = name_of(document, start..end);
        if let Some(english) = lexicon::english_name(&name, &document.language) {
            best = Some((english, end));
        }
        if !lexicon::foreign_name_goes_on(&name, &document.language) {
            break;
        }
    }
    best
}

/// The English name of some tokens, where the lexicon knows one.
pub(super) fn english_of(document: &Document, tokens: Range<usize>) -> Option<&'static str> {
    if is_english(document) {
        return None;
    }
    lexicon::english_name(&name_of(document, tokens), &document.language)
}

/// Whether a word with a capital only begins its sentence: an article, `Selon`; or an elided one before a known name.
pub(super) fn only_begins(document: &Document, at: usize, limit: usize) -> bool {
    let token: &Token = &document.tokens[at];
    let is_elided = token.form.ends_with(['\'', '’']);
    if is_english(document) {
        false
    } else if is_elided {
        known_name(document, at + 1, limit).is_some()
    } else {
        lexicon::begins_sentences(&token.key, &document.language)
    }
}

/// Whether a noun before a given name is no part of it: `Bundeskanzler Konrad Adenauer`. In German it has a capital.
pub(super) fn is_noun_before_name(document: &Document, at: usize, limit: usize) -> bool {
    let is_given = |at: usize| {
        let token = document.tokens.get(at).filter(|_| at < limit);
        token.is_some_and(|token| super::reader::is_capitalised(token) && lexicon::given_name(&token.key).is_some())
    };
    document.language == "de" && !is_given(at) && is_given(at + 1)
}

fn is_english(document: &Document) -> bool {
    matches!(document.language.as_str(), "en" | "und")
}

fn name_of(document: &Document, tokens: Range<usize>) -> String {
    let (first, last) = (&document.tokens[tokens.start], &document.tokens[tokens.end - 1]);
    let text = first.span.join(last.span).of(&document.text);
    // A line may end within a name.
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ").to_lowercase().replace('’', "'")
}
