//! Sentences to tokens: UAX #29 in spirit, with an own layer for abbreviations, contractions, compounds and numbers.
//!
//! - Compounds split at their hyphens, which become punctuation: `28-point` is `28`, `-`, `point`, and `four-year` is
//!   `four`, `-`, `year`. Whoever needs the compound sees from the spans that nothing lies between its parts
//!   ([`Token::touches`]). A capitalised designation with a number stays whole: `COVID-19`, `F-16`.
//! - Contractions split in front of their second word, and the keys name the words in full: `don't` is `do` + `n't` with
//!   the keys `do` and `not`.
//! - Scripts without spaces give one token a character, except runs of Katakana.

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::{
    Token, TokenKind,
    key::{form_of, key_of},
    number,
};
use crate::text::{Span, is_apostrophe, is_dash, is_ignorable, is_quote};

/// Appends the tokens of `span` to `tokens`.
pub(super) fn tokenize(text: &str, span: Span, language: &str, tokens: &mut Vec<Token>) {
    let mut scanner = Scanner {
        text: text.get(..span.end).unwrap_or(text),
        start: span.start,
        at: span.start,
        next_at_sign: None,
        language,
        tokens,
    };
    while scanner.step() {}
}

struct Scanner<'a> {
    /// The text up to the end of what is to be read.
    text: &'a str,
    start: usize,
    at: usize,
    /// What [`Self::next_at_sign`] found last.
    next_at_sign: Option<usize>,
    language: &'a str,
    tokens: &'a mut Vec<Token>,
}

impl Scanner<'_> {
    /// Reads one token, or what lies between tokens. False at the end.
    fn step(&mut self) -> bool {
        let Some(character) = self.char_at(self.at) else {
            return false;
        };
        if character.is_whitespace() || is_ignorable(character) {
            self.at += character.len_utf8();
        } else if let Some(end) = self.address() {
            self.push(TokenKind::Word, end);
        } else if let Some(end) = number::scan(self.text, self.start, self.at, self.language) {
            self.push_number(end);
        } else if is_unspaced(character) {
            let end = self.unspaced_end(character);
            self.push(TokenKind::Word, end);
        } else if is_word_start(character) {
            self.word();
        } else {
            self.mark(character);
        }
        true
    }

    /// A URL, e-mail address, handle or hashtag: one word.
    fn address(&mut self) -> Option<usize> {
        let rest = self.rest();
        let first = rest.bytes().next()?;
        if !(first.is_ascii_alphanumeric() || first == b'@' || first == b'#') {
            return None;
        }
        // Addresses are short; a bound keeps the work linear in a text without any space.
        let bound = match first {
            b'@' | b'#' => LONGEST_NAME,
            _ if begins_with_scheme(rest) => LONGEST_URL,
            _ if self.next_at_sign() < self.at + LONGEST_NAME => 4 * LONGEST_NAME,
            _ => return None,
        };
        let rest = self.rest();
        let chunk: &str = rest
            .char_indices()
            .take(bound)
            .find(|&(_, c)| {
                c.is_whitespace() || is_quote(c) && c != '\'' || matches!(c, '<' | '>' | '|') || is_unspaced(c)
            })
            .map_or_else(|| prefix(rest, bound), |(at, _)| &rest[..at]);
        let length = address_length(chunk)?;
        Some(self.at + length)
    }

    /// Where the next `@` stands; past every address where there is none.
    fn next_at_sign(&mut self) -> usize {
        match self.next_at_sign {
            Some(known) if known >= self.at => known,
            _ => {
                let found = memchr::memchr(b'@', self.rest().as_bytes());
                *self
                    .next_at_sign
                    .insert(found.map_or(usize::MAX, |steps| self.at + steps))
            }
        }
    }

    fn push_number(&mut self, end: usize) {
        let mixed = number::is_designation(&self.text[self.at..end]);
        self.push(if mixed { TokenKind::Word } else { TokenKind::Number }, end);
    }

    /// A run of letters with inner apostrophes and abbreviation points.
    fn word(&mut self) {
        let end = self.word_end();
        let word = &self.text[self.at..end];
        let split = match self.language {
            "fr" | "it" | "ca" => elision(word),
            _ => contraction(word),
        };
        if let Some(split) = split {
            let split = self.at + split;
            self.push(TokenKind::Word, split);
        }
        if end > self.at {
            self.push(TokenKind::Word, end);
        }
    }

    fn word_end(&self) -> usize {
        let mut at = self.at;
        let mut letters = 0; // since the last point
        let mut dotted = false;
        loop {
            let plain = plain_letters(&self.text.as_bytes()[at..]);
            (at, letters) = (at + plain, letters + plain);
            let Some(character) = self.char_at(at) else { break };
            let after = at + character.len_utf8();
            let next = || self.char_at(after);
            if is_unspaced(character) {
                break;
            } else if is_word_part(character) {
                letters += usize::from(!is_combining_mark(character) && !is_ignorable(character));
            } else if is_apostrophe(character) && letters > 0 && next().is_some_and(is_inner_letter) {
                letters += 1;
            } else if character == '.' && letters == 1 && next().is_some_and(char::is_alphabetic) {
                // `U.S`: single letters with points between them.
                if !self.single_letter_after(after) && !dotted {
                    break;
                }
                dotted = true;
                letters = 0;
            } else if character == '.' && dotted && letters == 1 {
                return after;
            } else if is_dash(character)
                && let Some(end) = self.designation_end(at, after)
            {
                return end;
            } else {
                break;
            }
            at = after;
        }
        at
    }

    /// Whether exactly one letter stands at `at`.
    fn single_letter_after(&self, at: usize) -> bool {
        self.char_at(at)
            .is_some_and(|letter| !self.char_at(at + letter.len_utf8()).is_some_and(is_word_part))
    }

    /// Where a designation ends whose hyphen at `at` joins a capitalised word to a number: `COVID-19`, `F-16s`.
    fn designation_end(&self, at: usize, after: usize) -> Option<usize> {
        let capitalised = self.text[self.at..at].chars().next().is_some_and(char::is_uppercase);
        let digits = self.digits_end(after);
        let plural = self.char_at(digits) == Some('s');
        let end = digits + usize::from(plural);
        let free = !self
            .char_at(end)
            .is_some_and(|c| is_word_part(c) || matches!(c, '%' | ':'));
        (capitalised && (1..=4).contains(&(digits - after)) && free).then_some(end)
    }

    fn digits_end(&self, from: usize) -> usize {
        let digits = self.text[from..].bytes().take_while(u8::is_ascii_digit).count();
        from + digits
    }

    /// One character of a script without spaces, or a run of Katakana.
    fn unspaced_end(&self, first: char) -> usize {
        let mut end = self.at + first.len_utf8();
        while let Some(next) = self.char_at(end) {
            let joins = is_combining_mark(next) || is_ignorable(next) || (is_katakana(first) && is_katakana(next));
            if !joins {
                break;
            }
            end += next.len_utf8();
        }
        end
    }

    /// A mark or symbol. Points and hyphens in a row are one token.
    fn mark(&mut self, character: char) {
        let end = match character {
            '.' | '-' | '_' | '*' | '=' => {
                let run = self.rest().chars().take_while(|&next| next == character).count();
                self.at + run * character.len_utf8()
            }
            // Nothing joins an ASCII character to another in one grapheme but a line break.
            _ if self.rest().as_bytes().get(1).is_none_or(u8::is_ascii) && character.is_ascii_graphic() => self.at + 1,
            _ => {
                self.at
                    + self
                        .rest()
                        .graphemes(true)
                        .next()
                        .map_or(character.len_utf8(), str::len)
            }
        };
        let kind = if is_quote(character) {
            TokenKind::Quote
        } else if is_punctuation(character) {
            TokenKind::Punctuation
        } else {
            TokenKind::Symbol
        };
        self.push(kind, end);
    }

    fn push(&mut self, kind: TokenKind, end: usize) {
        let span = Span::new(self.at, end);
        let form = form_of(span.of(self.text));
        let (key, hints) = key_of(kind, &form, self.language);
        self.tokens.push(Token {
            kind,
            span,
            form,
            key,
            hints,
        });
        self.at = end;
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }
}

/// The longest handle, or name in front of the `@` of an e-mail address, in characters.
const LONGEST_NAME: usize = 64;
/// The longest URL looked for, in characters.
const LONGEST_URL: usize = 2000;

/// The first `characters` of `text`.
fn prefix(text: &str, characters: usize) -> &str {
    text.char_indices().nth(characters).map_or(text, |(at, _)| &text[..at])
}

/// How many bytes at the beginning of a chunk without spaces are an address.
fn address_length(chunk: &str) -> Option<usize> {
    let bytes = chunk.as_bytes();
    if bytes.first().is_some_and(|&b| b == b'@' || b == b'#') {
        let length = handle_length(&chunk[1..])?;
        return Some(1 + length);
    }
    if begins_with_scheme(chunk) || is_email(chunk) {
        let trimmed = trim_address(chunk);
        return Some(trimmed.len());
    }
    None
}

fn begins_with_scheme(text: &str) -> bool {
    text.starts_with(['h', 'H', 'f', 'F', 'w', 'W'])
        && ["http://", "https://", "ftp://", "www."].iter().any(|scheme| {
            text.len() > scheme.len()
                && text
                    .get(..scheme.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        })
}

/// Letters, digits and underscores, with at least one letter.
fn handle_length(name: &str) -> Option<usize> {
    let length: usize = name
        .chars()
        .take_while(|&c| c == '_' || is_word_part(c))
        .map(char::len_utf8)
        .sum();
    name[..length].chars().any(char::is_alphabetic).then_some(length)
}

fn is_email(chunk: &str) -> bool {
    let Some((local, domain)) = chunk.split_once('@') else {
        return false;
    };
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    !local.is_empty()
        && local.chars().all(plain)
        && domain.split_once('.').is_some_and(|(host, top)| {
            !host.is_empty() && host.chars().all(plain) && top.chars().next().is_some_and(char::is_alphabetic)
        })
}

/// Takes off the punctuation that follows an address rather than belongs to it.
fn trim_address(address: &str) -> &str {
    let mut address = address;
    loop {
        let trimmed = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '…', ']', '}']);
        let unbalanced = trimmed.ends_with(')') && trimmed.matches(')').count() > trimmed.matches('(').count();
        let trimmed = if unbalanced {
            &trimmed[..trimmed.len() - 1]
        } else {
            trimmed
        };
        if trimmed.len() == address.len() {
            return address;
        }
        address = trimmed;
    }
}

/// Where an English contraction or possessive splits: `do|n't`, `we|'ll`, `Ukraine|'s`.
fn contraction(word: &str) -> Option<usize> {
    let (at, apostrophe) = word.char_indices().rfind(|&(_, c)| is_apostrophe(c))?;
    let tail = &word[at + apostrophe.len_utf8()..];
    let is = |ending: &str| tail.eq_ignore_ascii_case(ending);
    if is("t") {
        let n = at.checked_sub(1)?;
        return (n > 0 && word.as_bytes().get(n).is_some_and(|b| b.eq_ignore_ascii_case(&b'n'))).then_some(n);
    }
    let splits = ["s", "re", "ve", "ll", "d", "m"].into_iter().any(is);
    (splits && at > 0).then_some(at)
}

/// Where a French, Italian or Catalan elision splits, behind its apostrophe: `l'|accord`, `dell'|Unione`.
fn elision(word: &str) -> Option<usize> {
    let (at, apostrophe) = word.char_indices().find(|&(_, c)| is_apostrophe(c))?;
    let head = &word[..at];
    let whole = head.eq_ignore_ascii_case("aujourd") || head.eq_ignore_ascii_case("prud");
    (!whole && head.chars().count() <= 7).then_some(at + apostrophe.len_utf8())
}

/// How many bytes are ASCII letters, digits and underscores before the first other one: the most of most words.
fn plain_letters(bytes: &[u8]) -> usize {
    let is_plain = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
    bytes.iter().take_while(is_plain).count()
}

fn is_word_start(character: char) -> bool {
    character.is_alphabetic() || is_combining_mark(character)
}

/// A letter of a script that writes words with spaces between them.
fn is_inner_letter(character: char) -> bool {
    character.is_alphabetic() && !is_unspaced(character)
}

/// Letters, marks, digits behind letters and invisible characters inside a word.
pub(super) fn is_word_part(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric() || character == '_';
    }
    character.is_alphanumeric() || is_combining_mark(character) || is_ignorable(character)
}

/// Scripts that write no spaces between words.
pub(super) const fn is_unspaced(character: char) -> bool {
    // Most text lies before the first of them.
    character >= '\u{0E00}'
        && matches!(
            character,
            '\u{0E00}'..='\u{0EFF}'      // Thai, Lao
                | '\u{1000}'..='\u{109F}' // Myanmar
                | '\u{1780}'..='\u{17FF}' // Khmer
                | '々' | '〆' | '〇'
                | '\u{3041}'..='\u{3096}' // Hiragana
                | '\u{309D}'..='\u{309F}'
                | '\u{30A1}'..='\u{30FA}' // Katakana
                | '\u{30FC}'..='\u{30FF}'
                | '\u{3105}'..='\u{312F}'
                | '\u{31F0}'..='\u{31FF}'
                | '\u{3400}'..='\u{4DBF}' // Han
                | '\u{4E00}'..='\u{9FFF}'
                | '\u{F900}'..='\u{FAFF}'
                | '\u{FF66}'..='\u{FF9D}'
                | '\u{20000}'..='\u{3FFFF}'
        )
}

const fn is_katakana(character: char) -> bool {
    matches!(character, '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9D}')
}

/// Punctuation as against symbols. Signs that count or compute (`%`, `&`, `+`, `€`) are symbols.
pub(super) fn is_punctuation(character: char) -> bool {
    is_dash(character)
        || matches!(
            character,
            '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '/' | '\\' | '_' | '…' | '·' | '•'
                | '¿' | '¡' | '‽' | '、' | '。' | '〈'..='】' | '〔'..='〛' | '，' | '．' | '：' | '；' | '！' | '？' | '（'
                | '）' | '［' | '］' | '｛' | '｝' | '／' | '｡' | '､' | '・' | '،' | '؛' | '؟' | '۔' | '।' | '॥' | '‧'
                | '՝' | '։' | '་' | '།' | '⁃' | '‣' | '◦'
        )
}
