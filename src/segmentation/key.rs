//! Forms and keys of tokens: when two words are the same word.

use compact_str::CompactString;

use super::TokenKind;
use crate::{lexicon::spelling, text::fold};

/// The form of a token: see [`super::Token::form`].
pub(super) fn form_of(text: &str) -> CompactString {
    fold(text)
}

/// The key of a token: lower case, contractions in full, points of initialisms dropped.
pub(super) fn key_of(kind: TokenKind, form: &str, language: &str) -> CompactString {
    match kind {
        TokenKind::Word => word_key(form, language),
        TokenKind::Number => lower(form),
        TokenKind::Quote | TokenKind::Punctuation | TokenKind::Symbol => CompactString::from(form),
    }
}

fn word_key(form: &str, language: &str) -> CompactString {
    if let Some(initialism) = initialism_key(form) {
        return initialism;
    }
    let lower = lower(form);
    if language == "en"
        && let Some(word) = contracted(&lower)
    {
        return CompactString::const_new(word);
    }
    if language == "en"
        && let Some(spelling) = spelling(&lower)
    {
        return CompactString::const_new(spelling);
    }
    lower
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
