//! Forms and keys of tokens: when two words are the same word.

use compact_str::CompactString;

use super::TokenKind;
use crate::{lexicon::Hints, text::fold};

/// The form of a token: see [`super::Token::form`].
pub(super) fn form_of(text: &str) -> CompactString {
    fold(text)
}

/// The key of a token, with its hints: lower case, contractions in full, points of initialisms dropped.
pub(super) fn key_of(kind: TokenKind, form: &str, language: &str) -> (CompactString, Hints) {
    let initialism = (kind == TokenKind::Word).then(|| initialism_key(form)).flatten();
    let may_vary = kind == TokenKind::Word && language == "en" && initialism.is_none();
    let key = match kind {
        TokenKind::Word | TokenKind::Number => initialism.unwrap_or_else(|| lower(form)),
        TokenKind::Quote | TokenKind::Punctuation | TokenKind::Symbol => CompactString::from(form),
    };
    let hints = Hints::of(&key);
    let unified = || contracted(&key).or_else(|| hints.spelling(&key));
    match may_vary.then(unified).flatten() {
        Some(other) => (CompactString::const_new(other), Hints::of(other)),
        None => (key, hints),
    }
}

/// `U.S.`, `U.S` and `US` are one word, and not the pronoun.
fn initialism_key(form: &str) -> Option<CompactString> {
    let dotted = form.contains('.') && form.split('.').all(|part| part.chars().count() <= 1);
    if !dotted {
        return (form == "US").then(|| CompactString::const_new("u.s"));
    }
    let letters: CompactString = form
        .chars()
        .filter(|&c| c != '.')
        .flat_map(char::to_lowercase)
        .collect();
    Some(match letters.as_str() {
        "us" => CompactString::const_new("u.s"),
        "am" => CompactString::const_new("a.m"),
        _ => letters,
    })
}

/// The words that English contractions stand for, by the pieces the tokenizer cuts.
fn contracted(piece: &str) -> Option<&'static str> {
    Some(match piece {
        "n't" => "not",
        "'ll" => "will",
        "'re" => "are",
        "'ve" => "have",
        "'m" => "am",
        "ca" => "can",
        "wo" => "will",
        "sha" => "shall",
        _ => return None,
    })
}

fn lower(form: &str) -> CompactString {
    if form.is_ascii() {
        let mut key = CompactString::from(form);
        key.make_ascii_lowercase();
        key
    } else {
        form.chars().flat_map(char::to_lowercase).collect()
    }
}
