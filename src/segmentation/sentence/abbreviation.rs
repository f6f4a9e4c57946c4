use unicode_segmentation::UnicodeSegmentation;

use super::{ending::Ending, following::Following};
use crate::{
    lexicon::{AbbreviationPoint, abbreviation_point},
    text::{is_dash, is_quote},
};

/// Whether the point of `ending` joins the word before it to what follows, so that no sentence ends there.
pub(super) fn joins(text: &str, start: usize, ending: &Ending, following: &Following, language: &str) -> bool {
    let word = word_before(text, start, ending.start);
    let begins = ending.start - word.len() == first_visible(text, start);
    let starter = following.begins_sentence(language);
    let number_follows = following.is_number();
    // No sentence begins with a small letter behind an abbreviation, not even where others may.
    let small = following.first.is_some_and(char::is_lowercase) && !following.is_name_in_small_letters();
    if word.is_empty() {
        return false;
    }
    if begins && is_list_mark(word) {
        return true;
    }
    if word.chars().all(char::is_numeric) {
        // German writes nouns with capitals behind its ordinals: `am 12. Juni`. Elsewhere a small letter follows.
        return language == "de" && word.chars().count() <= 2 && !starter && !following.opened;
    }
    let lower = word.to_lowercase();
    let known = abbreviation_point(&lower, language).or_else(|| behind_and(&lower, language));
    if let Some(letter) = single_letter(word, language) {
        let before = text[start..ending.start - word.len()].trim_end();
        // A unit behind a number: `5 m.`, but not `410 v. Chr.`
        let unit =
            letter.is_lowercase() && known != Some(AbbreviationPoint::Name) && before.ends_with(char::is_numeric);
        if unit && !following.is_short_with_point() {
            return number_follows || small;
        }
        return match spaced_out(before, &lower, language).or(known) {
            Some(AbbreviationPoint::Always) if !starter || letter.is_lowercase() => true,
            Some(AbbreviationPoint::Number) if number_follows => true,
            Some(AbbreviationPoint::End) if letter.is_lowercase() => number_follows || small,
            _ => initial_joins(before, letter, starter) && !(ending.closed_quote && following.opened),
        };
    }
    match known {
        Some(AbbreviationPoint::Always) => true,
        Some(AbbreviationPoint::Name) => !starter,
        Some(AbbreviationPoint::Number) => {
            number_follows || small || single_letter(following.word, language).is_some() && !starter
        }
        Some(AbbreviationPoint::End) => number_follows || small,
        Some(AbbreviationPoint::Time) => {
            let specified = number_follows || small || following.is_day_or_zone();
            !starter && (specified || is_adverbial(&text[start..ending.start]))
        }
        None => looks_abbreviated(word) && !starter,
    }
}

/// Arabic writes its “and” in front of a word: `ود.` for “and Dr”.
fn behind_and(word: &str, language: &str) -> Option<AbbreviationPoint> {
    let rest = word.strip_prefix('و').filter(|_| language == "ar")?;
    abbreviation_point(rest, language)
}

/// The last letter of an abbreviation written with spaces, as the table has it without: `и т. д.`, `a. C.`, `p. m.`
fn spaced_out(before: &str, letter: &str, language: &str) -> Option<AbbreviationPoint> {
    let before = before.strip_suffix('.')?;
    let first = word_before(before, 0, before.len());
    let small = first.chars().all(char::is_lowercase) && single_letter(first, language).is_some();
    small
        .then(|| abbreviation_point(&format!("{first}.{letter}"), language))
        .flatten()
}

/// The word that ends at `end`, with inner points: `U.S`, `Ph.D`, `mid-Dec` gives `Dec`.
pub(super) fn word_before(text: &str, start: usize, end: usize) -> &str {
    let before = text.get(start..end).unwrap_or_default();
    let mut begin = before.len();
    // No abbreviation is longer; the bound keeps the work linear in a text without spaces.
    for (at, character) in before.char_indices().rev().take(40) {
        let breaks = character.is_whitespace()
            || is_quote(character)
            || is_dash(character)
            || matches!(
                character,
                '(' | '['
                    | '{'
                    | '/'
                    | ','
                    | ';'
                    | ':'
                    | '…'
                    | '!'
                    | '?'
                    | '&'
                    | '*'
                    | '_'
                    | '•'
                    | '⁃'
                    | '‣'
                    | '◦'
                    | ')'
                    | ']'
                    | '='
                    | '¿'
                    | '¡'
                    | '<'
                    | '>'
            );
        if breaks {
            break;
        }
        begin = at;
    }
    before[begin..].trim_start_matches('.')
}

/// A single letter: an initial, unless the next word begins a sentence.
fn initial_joins(before: &str, letter: char, starter: bool) -> bool {
    // `z. B.`, `i. d. R.`: two letters with points of which the first is small.
    let pair = before.strip_suffix('.').and_then(|before| {
        let word = word_before(before, 0, before.len());
        is_single_letter(word).then(|| word.chars().all(char::is_lowercase))
    });
    pair == Some(true) && letter.is_uppercase() || !starter
}

/// The letter that is all of a word; in Devanagari with its vowel sign, as in `के.`, but not the verb `है`.
fn single_letter(word: &str, language: &str) -> Option<char> {
    let mut characters = word.chars();
    let letter = characters.next().filter(|c| c.is_alphabetic())?;
    let sign = || {
        language == "hi"
            && !matches!(word, "है" | "था" | "थी" | "थे" | "हो" | "हूँ")
            && word.graphemes(true).nth(1).is_none()
    };
    (characters.next().is_none() || sign()).then_some(letter)
}

fn is_single_letter(word: &str) -> bool {
    single_letter(word, "").is_some()
}

/// `1.`, `12.`, `a.`, `IV.` at the beginning of a sentence.
fn is_list_mark(word: &str) -> bool {
    let digits = word.chars().count() <= 3 && word.chars().all(char::is_numeric);
    let roman = word.len() <= 5 && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    digits || roman || is_single_letter(word)
}

/// `At 5 a.m.`: too short and too prepositional to be a sentence of its own.
fn is_adverbial(sentence: &str) -> bool {
    const PREPOSITIONS: [&str; 14] = [
        "at", "by", "on", "around", "about", "after", "before", "since", "until", "till", "from", "between", "shortly",
        "just",
    ];
    let mut words = sentence.split_whitespace();
    let first = words.next().unwrap_or_default();
    PREPOSITIONS.iter().any(|word| first.eq_ignore_ascii_case(word)) && words.take(6).count() < 6
}

/// Unknown to the tables, yet no word: letters with points between them, or a capital with consonants only.
fn looks_abbreviated(word: &str) -> bool {
    if word.contains('.') {
        return word
            .split('.')
            .all(|part| part.chars().count() <= 3 && part.chars().all(char::is_alphabetic));
    }
    let vowel = |c: char| {
        matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'A' | 'E' | 'I' | 'O' | 'U' | 'Y') || !c.is_ascii_alphabetic()
    };
    let mut letters = word.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    capital && (2..=4).contains(&word.len()) && letters.all(char::is_lowercase) && !word.chars().any(vowel)
}

fn first_visible(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let lead = rest
        .find(|c: char| {
            !c.is_whitespace() && !is_quote(c) && !matches!(c, '(' | '[' | '•' | '⁃' | '‣' | '◦' | '-' | '–' | '—')
        })
        .unwrap_or(0);
    start + lead
}
