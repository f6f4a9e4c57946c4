//! Numbers as written: sign, currency, digits with separators, attached suffix.

use super::token::{is_unspaced, is_word_part};
use crate::text::{is_apostrophe, is_dash};

/// Where the number that begins at `at` ends, if one begins there.
///
/// `start` is where the sentence begins; what stands before `at` decides whether a hyphen is a sign.
pub(super) fn scan(text: &str, start: usize, at: usize, language: &str) -> Option<usize> {
    let rest = text.get(at..)?;
    // Capitals may stand before a currency sign, small letters before nothing that is a number.
    if rest.starts_with(|first: char| first.is_ascii_lowercase()) {
        return None;
    }
    let mut body = rest;
    if starts_free(text.get(start..at).unwrap_or_default()) {
        body = body.strip_prefix(['-', '−', '+', '±', '\u{2010}']).unwrap_or(body);
    }
    body = strip_currency(body);
    let digits = match body.strip_prefix(['.', '．']) {
        Some(fraction) if begins_with_digit(fraction) && !text.get(start..at)?.ends_with(is_word_part) => fraction,
        _ => body,
    };
    if !digits.chars().next()?.is_numeric() {
        return None;
    }
    let months_before = || ends_with_month(text.get(start..at).unwrap_or_default());
    let groups = if language == "en" && months_before() {
        Groups::Unspaced
    } else {
        Groups::Spaced
    };
    let end = digits_end(digits, groups);
    let end = end + suffix_length(digits.get(end..).unwrap_or_default());
    Some(at + (rest.len() - digits.len()) + end)
}

/// Whether a run that begins with a digit is a name rather than a number: `4x4`, `3b2`.
pub(super) fn is_designation(number: &str) -> bool {
    let mut letters = false;
    for character in number.chars() {
        if character.is_alphabetic() {
            letters = true;
        } else if letters && character.is_ascii_digit() {
            return !number.starts_with(|c: char| !c.is_numeric());
        }
    }
    false
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Groups {
    /// Spaces may group thousands: `4 500`.
    Spaced,
    /// A space ends the number: `May 20 300 people came`.
    Unspaced,
}

/// Whether a sign may stand here: nothing before, or something that ends no word or number.
fn starts_free(before: &str) -> bool {
    before
        .chars()
        .next_back()
        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“' | '\'' | '‘' | '«'))
}

/// Takes off a currency sign in front of a digit, with the letters of its country: `£2`, `US$5`.
fn strip_currency(text: &str) -> &str {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    if letters > 3 {
        return text;
    }
    let sign = &text[letters..];
    match sign.strip_prefix(is_currency) {
        Some(digits) if begins_with_digit(digits) || digits.strip_prefix('.').is_some_and(begins_with_digit) => digits,
        _ => text,
    }
}

pub(super) const fn is_currency(character: char) -> bool {
    matches!(
        character,
        '$' | '£' | '€' | '¥' | '¢' | '￥' | '＄' | '￡' | '¤' | '\u{20A0}'..='\u{20CF}'
    )
}

fn begins_with_digit(text: &str) -> bool {
    text.chars().next().is_some_and(is_digit)
}

/// A decimal digit of any script.
fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || (character.is_numeric() && !character.is_ascii() && is_decimal(character))
}

const fn is_decimal(character: char) -> bool {
    matches!(character, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}' | '\u{966}'..='\u{96F}' | '\u{9E6}'..='\u{9EF}'
        | '\u{E50}'..='\u{E59}' | '\u{FF10}'..='\u{FF19}')
}

/// The length of digits with their separators.
fn digits_end(text: &str, groups: Groups) -> usize {
    if let Some(length) = iso_date(text) {
        return length;
    }
    let mut end = 0;
    let mut run = 0; // digits since the last separator
    let mut head = true; // nothing but digits and spaces so far
    while let Some(character) = text[end..].chars().next() {
        let after = &text[end + character.len_utf8()..];
        if character.is_numeric() {
            run += 1;
        } else if (is_separator(character) && begins_with_digit(after))
            || (is_apostrophe(character) && thousands(after) && run <= 3)
        {
            (run, head) = (0, false);
        } else if is_group_space(character) && head && run <= 3 && groups == Groups::Spaced && thousands(after) {
            run = 0;
        } else {
            break;
        }
        end += character.len_utf8();
    }
    end
}

/// A mark inside dates, times, decimals and grouped numbers, narrow or wide.
const fn is_separator(character: char) -> bool {
    matches!(character, '.' | ',' | ':' | '/' | '．' | '，' | '：' | '٫' | '٬')
}

/// Three digits and no fourth, nor a letter: the rest of a number written in groups.
fn thousands(text: &str) -> bool {
    let digits = text.chars().take_while(|&c| is_digit(c)).count();
    digits == 3 && !text.chars().nth(3).is_some_and(|c| c.is_alphabetic() || is_dash(c))
}

const fn is_group_space(character: char) -> bool {
    matches!(character, ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}' | '\u{2007}')
}

fn iso_date(text: &str) -> Option<usize> {
    let bytes = text.as_bytes().get(..10)?;
    let shaped = bytes.iter().enumerate().all(|(index, byte)| match index {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let ends = !text.as_bytes().get(10).is_some_and(u8::is_ascii_digit);
    (shaped && ends).then_some(10)
}

/// The length of what is attached behind the digits: `%`, `°C`, `€`, `m`, `km²`, `th`.
fn suffix_length(text: &str) -> usize {
    let sign = text
        .chars()
        .next()
        .filter(|&c| matches!(c, '%' | '‰' | '°' | '％' | '′' | '″') || is_currency(c));
    let mut end = sign.map_or(0, char::len_utf8);
    if sign.is_none_or(|c| c == '°') {
        end += text[end..]
            .chars()
            .take_while(|&c| is_word_part(c) && !is_unspaced(c))
            .map(char::len_utf8)
            .sum::<usize>();
    }
    end
}

/// Whether the text ends with an English month name, so that a following number is a day.
fn ends_with_month(text: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let text = text.trim_end().trim_end_matches('.');
    let start = text.rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |at| at + 1);
    text.get(start..start + 3).is_some_and(|word| {
        word.as_bytes()[0].is_ascii_uppercase() && MONTHS.iter().any(|month| word.eq_ignore_ascii_case(month))
    })
}
