//! Folding of typography: what differs only in the shape of quotes, dashes and spaces becomes the same.

use std::borrow::Cow;

use compact_str::CompactString;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text in Unicode NFC with typography folded: straight quotes, plain hyphens and spaces, ASCII for full-width
/// forms; soft hyphens, zero-width and direction characters are gone. Case is kept.
///
/// NFC and never NFKC: compatibility forms carry facts (`10²` would become `102`).
pub fn fold(text: &str) -> CompactString {
    // A grave accent alone stands for an apostrophe.
    if text.bytes().all(|byte| byte.is_ascii() && byte != b'`') {
        return CompactString::from(text);
    }
    let mut folded = CompactString::with_capacity(text.len());
    for character in nfc(text).chars() {
        fold_character(character, &mut folded);
    }
    folded
}

/// Words with single spaces between them, put together without the cost of a format.
pub fn joined<const N: usize>(words: [&str; N]) -> CompactString {
    let mut text = CompactString::with_capacity(words.iter().map(|word| word.len() + 1).sum());
    for (count, word) in words.into_iter().enumerate() {
        if count > 0 {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// Whether a character has no width and no meaning of its own: soft hyphen, zero-width and direction marks, variation
/// selectors. They never separate words.
pub const fn is_ignorable(character: char) -> bool {
    // Most text lies before the first of them.
    character >= '\u{AD}'
        && matches!(
            character,
            '\u{AD}'
                | '\u{34F}'
                | '\u{61C}'
                | '\u{180E}'
                | '\u{200B}'..='\u{200F}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{2064}'
                | '\u{2066}'..='\u{2069}'
                | '\u{FE00}'..='\u{FE0F}'
                | '\u{FEFF}'
        )
}

/// Whether a character is a quotation mark or apostrophe.
pub const fn is_quote(character: char) -> bool {
    is_single_quote(character) || is_double_quote(character)
}

/// Whether a character is an apostrophe or one that is used as one between letters.
pub const fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | 'ʼ' | '＇' | '´' | '`')
}

/// Whether a character is a single quotation mark.
pub const fn is_single_quote(character: char) -> bool {
    matches!(
        character,
        '\'' | '‘' | '’' | '‚' | '‛' | '‹' | '›' | '`' | '´' | '′' | '『' | '』' | '＇'
    )
}

/// Whether a character is a double quotation mark.
pub const fn is_double_quote(character: char) -> bool {
    matches!(
        character,
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '「' | '」' | '〝' | '〞' | '〟' | '＂'
    )
}

/// Whether a character is a hyphen or dash of any length.
pub const fn is_dash(character: char) -> bool {
    matches!(
        character,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}'
    )
}

fn nfc(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfc().collect()),
    }
}

fn fold_character(character: char, folded: &mut CompactString) {
    match character {
        _ if character.is_ascii() => folded.push(character),
        _ if is_ignorable(character) => {}
        _ if is_single_quote(character) || is_apostrophe(character) => folded.push('\''),
        _ if is_double_quote(character) => folded.push('"'),
        _ if is_dash(character) => folded.push('-'),
        '…' => folded.push_str("..."),
        'ﬀ' => folded.push_str("ff"),
        'ﬁ' => folded.push_str("fi"),
        'ﬂ' => folded.push_str("fl"),
        'ﬃ' => folded.push_str("ffi"),
        'ﬄ' => folded.push_str("ffl"),
        '\u{FF01}'..='\u{FF5E}' => folded.push(full_width_to_ascii(character)),
        _ if character.is_whitespace() => folded.push(' '),
        _ => folded.push(character),
    }
}

/// Full-width forms repeat ASCII at a fixed distance.
fn full_width_to_ascii(character: char) -> char {
    char::from_u32(character as u32 - 0xFEE0).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_folds_to_ascii() {
        assert_eq!(fold("“Port’s” – 5 %"), "\"Port's\" - 5 %");
        assert_eq!(fold("３．２％"), "3.2%");
        assert_eq!(fold("oﬃce…"), "office...");
    }

    #[test]
    fn facts_in_compatibility_forms_survive() {
        assert_eq!(fold("10² and 3½"), "10² and 3½");
    }

    #[test]
    fn invisible_characters_vanish_and_accents_compose() {
        assert_eq!(fold("har\u{AD}bour\u{200B}side"), "harbourside");
        assert_eq!(fold("cafe\u{301}"), "café");
    }
}
