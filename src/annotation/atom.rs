use compact_str::CompactString;

use super::{
    foreign_number,
    quantity::{NumberWord, number_word},
};
use crate::{
    lexicon::{self, Hints, Phrases, Step},
    segmentation::Document,
    text::Span,
};

/// The smallest piece the value grammars read: one run of letters, one number, or one symbol.
///
/// Tokens keep together what readers see as one word (`28-point`, `£2.3m`, `5:30`); the grammars need its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Atom {
    /// What it is.
    pub(crate) kind: AtomKind,
    /// Its text in lower case, typography folded: `-` for every dash, no points in `p.m.`, no possessive ending.
    pub(crate) key: CompactString,
    /// What the tables may hold of its key.
    pub(crate) hints: Hints,
    /// Where it stands.
    pub(crate) span: Span,
    /// The token it is part of, as an index into the document's; the first, if it was put together of several.
    pub(crate) token: usize,
    /// The last token it is part of.
    pub(crate) last_token: usize,
    /// Whether white space, or the start of the sentence, stands before it.
    pub(crate) spaced: bool,
    /// Whether it begins with a capital.
    pub(crate) capital: bool,
    /// Whether a possessive ending stands on it, which the key leaves out.
    pub(crate) possessive: bool,
    /// Whether it is two letters or more, all capitals.
    pub(crate) upper: bool,
    /// What it means inside a number; words only.
    pub(crate) number_word: Option<NumberWord>,
}

/// What an atom is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AtomKind {
    /// Digits with their separators: `4,500`, `1.5`, `3½`.
    Number,
    /// Letters.
    Word,
    /// One character that is neither.
    Symbol,
}

impl Atom {
    /// Whether it is this word.
    pub(crate) fn is_word(&self, key: &str) -> bool {
        self.kind == AtomKind::Word && self.key == key
    }

    /// Puts the English word for one of another language that stands in numbers, so that one grammar reads both.
    fn read_as_english(&mut self, language: &str) {
        if self.kind != AtomKind::Word {
            return;
        }
        let Some(english) = lexicon::foreign_number(&self.key, language) else {
            return;
        };
        self.key = english.into();
        self.hints = Hints::of(english);
        if english.starts_with(|first: char| first.is_ascii_digit()) {
            (self.kind, self.number_word) = (AtomKind::Number, None);
        } else {
            self.number_word = number_word(english);
        }
    }

    /// Adds its key with the possessive ending.
    fn add_wording(&self, words: &mut CompactString) {
        words.push_str(&self.key);
        if self.possessive {
            words.push_str("'s");
        }
    }

    /// Whether it is this symbol.
    pub(crate) fn is_symbol(&self, symbol: &str) -> bool {
        self.kind == AtomKind::Symbol && self.key == symbol
    }
}

/// The atoms of a sentence, in text order.
pub(crate) fn atoms(document: &Document, sentence: usize) -> Vec<Atom> {
    let Some(place) = document.sentences.get(sentence) else {
        return Vec::new();
    };
    let text = place.span.of(&document.text);
    let mut scanner = Scanner {
        text,
        base: place.span.start,
        at: 0,
        atoms: Vec::with_capacity(text.len() / 5 + 1),
        spaced: true,
    };
    scanner.run();
    let mut atoms = scanner.atoms;
    let mut token = place.tokens.start;
    for atom in &mut atoms {
        while token + 1 < place.tokens.end && document.tokens[token + 1].span.start <= atom.span.start {
            token += 1;
        }
        (atom.token, atom.last_token) = (token, token);
        // Most atoms are a token.
        let own = document.tokens.get(token).filter(|token| token.key == atom.key);
        atom.hints = own.map_or_else(|| Hints::of(&atom.key), |token| token.hints);
        if atom.kind == AtomKind::Word && lexicon::NUMBER_WORD_PHRASES.may_be(atom.hints) {
            atom.number_word = number_word(&atom.key);
        }
    }
    if !matches!(document.language.as_str(), "en" | "und") {
        foreign_number::put_in_digits(&mut atoms, &document.language);
        atoms
            .iter_mut()
            .for_each(|atom| atom.read_as_english(&document.language));
    }
    atoms
}

/// The longest phrase of a table, of at most `longest` atoms from atom `at` on, as `lookup` reads it, and one past its last
/// atom.
pub(crate) fn table_phrase_from<T>(
    atoms: &[Atom],
    at: usize,
    longest: usize,
    phrases: Phrases,
    mut lookup: impl FnMut(&str) -> Option<T>,
) -> Option<(T, usize)> {
    // Hints are those of a key, which leaves a possessive ending out.
    let first = atoms.get(at)?;
    if !first.possessive && !phrases.may_go_on(first.hints, &first.key) {
        let may_be = longest > 0 && phrases.may_be(first.hints);
        return Some((may_be.then(|| lookup(&first.key)).flatten()?, at + 1));
    }
    several_from(atoms, at, longest, |words| phrases.step(words), lookup)
}

/// The longest phrase of at most `longest` atoms from atom `at` on that `lookup` knows, and one past its last atom;
/// `goes_on` tells where no longer one can follow.
///
/// The phrase is given in lower case, with a space where the text has white space.
pub(crate) fn phrase_from<T>(
    atoms: &[Atom],
    at: usize,
    longest: usize,
    goes_on: impl Fn(&str) -> bool,
    mut lookup: impl FnMut(&str) -> Option<T>,
) -> Option<(T, usize)> {
    let first = atoms.get(at)?;
    // Most words begin no longer phrase: nothing is put together for them.
    if longest > 0 && !first.possessive && !goes_on(&first.key) {
        return Some((lookup(&first.key)?, at + 1));
    }
    let step = |words: &str| Step {
        may_be: true,
        goes_on: goes_on(words),
    };
    several_from(atoms, at, longest, step, lookup)
}

/// The same where a phrase of several atoms may begin; `step` tells what there may be of the words so far.
fn several_from<T>(
    atoms: &[Atom],
    at: usize,
    longest: usize,
    step: impl Fn(&str) -> Step,
    mut lookup: impl FnMut(&str) -> Option<T>,
) -> Option<(T, usize)> {
    let mut phrase = CompactString::default();
    // How long the phrase is after each atom, and 0 where it is none.
    let mut ends = [0_usize; 8];
    for (index, atom) in atoms.iter().skip(at).take(longest.min(ends.len())).enumerate() {
        if index > 0 && atom.spaced {
            phrase.push(' ');
        }
        atom.add_wording(&mut phrase);
        let step = step(&phrase);
        if step.may_be {
            ends[index] = phrase.len();
        }
        if !step.goes_on {
            break;
        }
    }
    let found = |(index, &end): (usize, &usize)| {
        let words = phrase.get(..end).filter(|words| !words.is_empty())?;
        Some((lookup(words)?, at + index + 1))
    };
    ends.iter().enumerate().rev().find_map(found)
}

/// The longest phrase of at most `longest` atoms that ends right before atom `at` and that `lookup` knows, with its
/// first atom. `may_start` tells of its first atom, and `goes_on` of its beginnings, whether it can go on so.
pub(crate) fn phrase_until<T>(
    atoms: &[Atom],
    at: usize,
    longest: usize,
    may_start: impl Fn(&Atom) -> bool,
    goes_on: impl Fn(&str) -> bool,
    mut lookup: impl FnMut(&str) -> Option<T>,
) -> Option<(T, usize)> {
    (1..=longest.min(at)).rev().find_map(|length| {
        let (first, others) = atoms.get(at - length..at)?.split_first()?;
        if !may_start(first) {
            return None;
        }
        let mut phrase = CompactString::default();
        first.add_wording(&mut phrase);
        for atom in others {
            if !goes_on(&phrase) {
                return None;
            }
            if atom.spaced {
                phrase.push(' ');
            }
            atom.add_wording(&mut phrase);
        }
        Some((lookup(&phrase)?, at - length))
    })
}

struct Scanner<'a> {
    text: &'a str,
    base: usize,
    at: usize,
    atoms: Vec<Atom>,
    spaced: bool,
}

impl Scanner<'_> {
    fn run(&mut self) {
        while let Some(character) = self.text[self.at..].chars().next() {
            let start = self.at;
            if character.is_whitespace() {
                self.at += character.len_utf8();
                self.spaced = true;
            } else if is_invisible(character) {
                self.at += character.len_utf8();
            } else if character.is_ascii_digit() || vulgar_fraction(character).is_some() {
                let end = start + number_length(&self.text[start..]);
                self.push(AtomKind::Number, start, end);
            } else if character.is_alphabetic() {
                let end = start + word_length(&self.text[start..]);
                self.push(AtomKind::Word, start, end);
            } else {
                self.push(AtomKind::Symbol, start, start + character.len_utf8());
            }
        }
    }

    fn push(&mut self, kind: AtomKind, start: usize, end: usize) {
        let text = &self.text[start..end];
        let key = match kind {
            AtomKind::Number => CompactString::from(text),
            AtomKind::Word => word_key(text),
            AtomKind::Symbol => text.chars().map(fold_symbol).collect(),
        };
        self.atoms.push(Atom {
            kind,
            key,
            span: Span::new(self.base + start, self.base + end),
            token: 0,
            last_token: 0,
            spaced: std::mem::take(&mut self.spaced),
            capital: text.starts_with(char::is_uppercase),
            possessive: kind == AtomKind::Word
                && text.strip_suffix('s').is_some_and(|rest| rest.ends_with(['\'', '’'])),
            upper: text.len() > 1
                && text
                    .chars()
                    .all(|character| character.is_uppercase() || character == '.'),
            // Given once its token is known.
            hints: Hints::default(),
            number_word: None,
        });
        self.at = end;
    }
}

/// The value of a fraction that Unicode writes as one character, as numerator and denominator.
pub(crate) const fn vulgar_fraction(character: char) -> Option<(u32, u32)> {
    Some(match character {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    })
}

/// The digit that a superscript stands for. Kept apart from digits: `10²` is not `102`.
pub(crate) const fn superscript(character: char) -> Option<u32> {
    Some(match character {
        '⁰' => 0,
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        '⁴' => 4,
        '⁵' => 5,
        '⁶' => 6,
        '⁷' => 7,
        '⁸' => 8,
        '⁹' => 9,
        _ => return None,
    })
}

/// How many bytes the number at the start of `text` takes: digits, their separators, a vulgar fraction, superscripts.
fn number_length(text: &str) -> usize {
    let first = digits(text);
    let mut length = first;
    let mut grouped_by_space = first <= 3 && first > 0;
    while length > 0 {
        let rest = &text[length..];
        let Some(separator) = rest.chars().next() else { break };
        let after = &rest[separator.len_utf8()..];
        let group = digits(after);
        let joins = match separator {
            '.' | ',' => {
                grouped_by_space = false;
                group > 0
            }
            '\'' | '’' => group == 3,
            ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' => {
                grouped_by_space && group == 3 && !after[group..].starts_with(['.', ':', '/', '-', '–'])
            }
            _ => false,
        };
        if !joins {
            break;
        }
        length += separator.len_utf8() + group;
    }
    let mut characters = text[length..].chars();
    let mut next = characters.next();
    if let Some(character) = next
        && vulgar_fraction(character).is_some()
    {
        length += character.len_utf8();
        next = characters.next();
    }
    while let Some(character) = next
        && superscript(character).is_some()
    {
        length += character.len_utf8();
        next = characters.next();
    }
    length
}

/// How many ASCII digits `text` begins with.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// How many bytes the word at the start of `text` takes: letters and marks, apostrophes between letters, the points of
/// an abbreviation such as `p.m.`.
fn word_length(text: &str) -> usize {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    // White space and most marks end a word at once.
    if matches!(text.as_bytes().get(letters), Some(b' ' | b',' | b'-' | b'\n') if letters > 0) {
        return letters;
    }
    let dotted = abbreviation_length(text);
    if dotted > 0 {
        return dotted;
    }
    let mut length = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((start, character)) = characters.next() {
        let inside = character.is_alphabetic()
            || is_mark(character)
            || is_invisible(character)
            || superscript(character).is_some()
            || (is_apostrophe(character) && characters.peek().is_some_and(|&(_, next)| next.is_alphabetic()));
        if !inside {
            break;
        }
        length = start + character.len_utf8();
    }
    length
}

/// The length of `a.b.` or `a.b` at the start of `text`, 0 if there is no such abbreviation.
fn abbreviation_length(text: &str) -> usize {
    let mut length = 0;
    let mut letters = 0;
    let mut rest = text.chars();
    while let Some(letter) = rest.next() {
        if !letter.is_alphabetic() {
            break;
        }
        let next = rest.clone().next();
        if next == Some('.') {
            length += letter.len_utf8() + 1;
            letters += 1;
            rest.next();
        } else if letters > 0 && next.is_none_or(|next| !next.is_alphabetic()) {
            length += letter.len_utf8();
            letters += 1;
            break;
        } else {
            // A word follows the point: `e.Coli`, or `a.` before the next sentence.
            return 0;
        }
    }
    if letters >= 2 { length } else { 0 }
}

fn word_key(text: &str) -> CompactString {
    if text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        let mut key = CompactString::from(text);
        key.make_ascii_lowercase();
        return key;
    }
    let mut key: CompactString = text
        .chars()
        .filter(|&character| character != '.' && !is_invisible(character))
        .flat_map(|character| {
            if is_apostrophe(character) {
                '\''.to_lowercase()
            } else {
                character.to_lowercase()
            }
        })
        .collect();
    if key.ends_with("'s") {
        key.truncate(key.len() - 2);
    }
    key
}

const fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | 'ʼ')
}

/// Combining marks of the Latin, Greek and Cyrillic scripts, and the vowel signs of scripts whose letters need them.
const fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{5b0}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{94f}')
}

const fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// One character for all dashes, all minus signs and all single quotes.
const fn fold_symbol(character: char) -> char {
    match character {
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' | '－' => '-',
        '‘' | '’' | 'ʼ' => '\'',
        '％' => '%',
        '＄' => '$',
        '￡' => '£',
        '￥' => '¥',
        '∕' | '⁄' => '/',
        _ => character,
    }
}
