//! Accidents on a text's way from one system to another: `Tuesdayâ€™s` and `Hobb &amp; Lane` are `Tuesday’s` and
//! `Hobb & Lane`.
//!
//! Characters of UTF-8 that were read as Windows-1252 are told by their first byte, references by their form. A lost
//! character is given back where only one can have stood: the apostrophe within `Tuesday�s`.

use std::ops::Range;

use encoding_rs::WINDOWS_1252;
use html5gum::{Token, Tokenizer};

/// A text without its accidents, and where each piece of it stood: see [`crate::text::OriginMap::extracted`].
pub(super) struct Mended {
    pub text: String,
    pub pieces: Vec<(usize, usize)>,
    /// The first accident, with what was read for it.
    pub example: (String, String),
}

/// Mends a text; none if there is nothing to mend.
pub(super) fn mend(text: &str) -> Option<Mended> {
    let mut mended: Option<Mended> = None;
    let (mut copied, mut at) = (0, 0);
    while let Some(step) = text.as_bytes()[at..].iter().position(|byte| FIRST.contains(byte)) {
        at += step;
        let Some((end, meant)) = accident(text, at) else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let so_far = mended.get_or_insert_with(|| Mended {
            text: String::with_capacity(text.len()),
            pieces: Vec::new(),
            example: (text[at..end].to_owned(), meant.clone()),
        });
        so_far.copy(text, copied..at);
        so_far.pieces.push((so_far.text.len(), at));
        so_far.text.push_str(&meant);
        (copied, at) = (end, end);
    }
    mended.map(|mut mended| {
        mended.copy(text, copied..text.len());
        mended
    })
}

impl Mended {
    fn copy(&mut self, text: &str, range: Range<usize>) {
        self.pieces.push((self.text.len(), range.start));
        self.text.push_str(&text[range]);
    }
}

/// The first bytes of all that may be an accident: `&`, `Â` and `Ã`, `â`, U+FFFD.
const FIRST: [u8; 3] = [b'&', 0xC3, 0xEF];

/// Where the accident at a place ends, and what it stands for.
fn accident(text: &str, at: usize) -> Option<(usize, String)> {
    let (length, meant) = match text[at..].chars().next()? {
        '&' => reference(&text[at..])?,
        '\u{FFFD}' => (lost_apostrophe(text, at)?, "’".to_owned()),
        'Â' if is_stray(text, at) => ('Â'.len_utf8(), String::new()),
        first => misread(&text[at..], first)?,
    };
    Some((at + length, meant))
}

/// The longest character reference that is looked for, in bytes.
const LONGEST_REFERENCE: usize = 12;

/// A character reference of HTML: `&amp;`, `&#8217;`.
fn reference(text: &str) -> Option<(usize, String)> {
    let end = text.bytes().take(LONGEST_REFERENCE).position(|byte| byte == b';')? + 1;
    let name = text[1..end - 1].strip_prefix('#').unwrap_or(&text[1..end - 1]);
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let meant = Tokenizer::new(&text[..end]).flatten().find_map(|token| match token {
        Token::String(text) => String::from_utf8(text.value.0).ok(),
        _ => None,
    })?;
    // What is left of the name shows that only its beginning is one: `&nothing;`.
    (!meant.ends_with(';')).then_some((end, meant))
}

/// Whether an `Â` is what a no-break space left before a plain one: no word ends so after a small letter.
fn is_stray(text: &str, at: usize) -> bool {
    text[..at].ends_with(char::is_lowercase) && text[at + 'Â'.len_utf8()..].starts_with(' ')
}

/// The longest character of UTF-8 that is looked for, in characters of Windows-1252.
const LONGEST_CHARACTER: usize = 3;

/// A character of UTF-8 whose bytes were read as Windows-1252, if it is of Latin-1 or of general punctuation: the first
/// bytes of others are letters that may stand before these marks.
fn misread(text: &str, first: char) -> Option<(usize, String)> {
    let length = match first {
        'Â' | 'Ã' => 2,
        'â' => LONGEST_CHARACTER,
        _ => return None,
    };
    let end = text.char_indices().nth(length).map_or(text.len(), |(end, _)| end);
    let (bytes, _, unmappable) = WINDOWS_1252.encode(&text[..end]);
    let whole = std::str::from_utf8(&bytes).ok().filter(|_| !unmappable)?;
    let meant = whole.chars().next()?;
    let expected = matches!(meant, '\u{A0}'..='\u{FF}' | '\u{2010}'..='\u{203A}' | '€' | '™');
    (expected && whole.chars().count() == 1).then(|| (end, meant.to_string()))
}

/// The length of a lost character that was an apostrophe: between a letter and the end of a possessive or contraction.
fn lost_apostrophe(text: &str, at: usize) -> Option<usize> {
    let length = '\u{FFFD}'.len_utf8();
    let rest = &text[at + length..];
    let ending = rest
        .find(|c: char| !c.is_alphanumeric())
        .map_or(rest, |end| &rest[..end]);
    let ends = matches!(ending, "s" | "t" | "d" | "m" | "re" | "ve" | "ll");
    (ends && text[..at].ends_with(char::is_alphabetic)).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> String {
        mend(text).map_or_else(|| text.to_owned(), |mended| mended.text)
    }

    #[test]
    fn misread_characters_are_read_again() {
        assert_eq!(
            mended("Tuesdayâ€™s â€œopenâ€\u{9d} cafÃ© â€“ Â£3m"),
            "Tuesday’s “open” café – £3m"
        );
        assert_eq!(mended("theÂ\u{A0}pier andÂ quay"), "the\u{A0}pier and quay");
    }

    #[test]
    fn references_are_resolved() {
        assert_eq!(
            mended("Hobb &amp; Lane&#8217;s &eacute;tude&nbsp;"),
            "Hobb & Lane’s étude\u{A0}"
        );
    }

    #[test]
    fn a_lost_apostrophe_is_given_back() {
        assert_eq!(mended("Tuesday\u{FFFD}s caf\u{FFFD}"), "Tuesday’s caf\u{FFFD}");
    }

    #[test]
    fn what_is_no_accident_stays() {
        for text in [
            "R&D; AT&T",
            "Â la carte",
            "pâté – Âge",
            "«voilà\u{A0}»",
            "CAFÉ… NÃO",
            "a & b; c",
            "&nothing;",
        ] {
            assert!(mend(text).is_none(), "{text}");
        }
    }

    #[test]
    fn each_piece_leads_back() {
        let text = "one &amp; two";
        let mended = mend(text).expect("a reference");
        assert_eq!(mended.pieces, [(0, 0), (4, 4), (5, 9)]);
        assert_eq!(mended.example, ("&amp;".to_owned(), "&".to_owned()));
    }
}
