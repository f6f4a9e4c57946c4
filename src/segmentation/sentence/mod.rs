//! Passages to sentences: by punctuation, then by what stands on both sides of it.
//!
//! A run of marks with the quotation marks and brackets that close behind it is one [`Ending`]. Whether it ends a
//! sentence depends on the words before and behind it: an ending in front of a small letter seldom does, a point behind
//! an abbreviation only where the next word begins sentences. The abbreviations and those words are tables of the
//! lexicon. The rules follow the known golden rules of sentence boundaries and, for quotations with attribution,
//! newspaper style.

mod abbreviation;
mod ending;
mod enumeration;
mod following;

use ending::{Ending, EndingKind, is_terminator};
use following::Following;

use super::token::is_unspaced;
use crate::text::{Span, is_dash};

/// The sentences of a passage, each from its first visible character to its last.
pub(super) fn split(text: &str, span: Span, language: &str) -> Vec<Span> {
    let mut sentences = Vec::new();
    for item in enumeration::items(text, span) {
        split_item(text, item, language, &mut sentences);
    }
    sentences
}

fn split_item(text: &str, span: Span, language: &str, sentences: &mut Vec<Span>) {
    let first = sentences.len();
    let context = Context {
        text: text.get(..span.end).unwrap_or(text),
        language,
    };
    let mut start = span.start;
    let mut at = span.start;
    let mut nesting = Nesting::default();
    while let Some(character) = context.text[at..].chars().next() {
        nesting.pass(character, at);
        if !is_terminator(character, language) {
            at += character.len_utf8();
            continue;
        }
        let ending = Ending::read(context.text, at, language);
        nesting.pass_closers(&context.text[ending.marks_end..ending.end], ending.end);
        if context.ends_sentence(start, &ending, &nesting) {
            push(text, Span::new(start, ending.end), first, sentences);
            start = ending.end;
        }
        at = ending.end;
    }
    push(text, Span::new(start, span.end), first, sentences);
}

/// Adds a sentence without the white space around it. What holds neither letter nor digit joins the sentence before.
fn push(text: &str, span: Span, first: usize, sentences: &mut Vec<Span>) {
    let piece = span.of(text);
    let inner = piece.trim();
    if inner.is_empty() {
        return;
    }
    let start = span.start + (piece.len() - piece.trim_start().len());
    let trimmed = Span::new(start, start + inner.len());
    let empty = !inner.chars().any(char::is_alphanumeric);
    let joins = empty && sentences.len() > first;
    match sentences.last_mut() {
        Some(last) if joins => *last = last.join(trimmed),
        _ => sentences.push(trimmed),
    }
}

/// What a decision about an ending may look at.
struct Context<'t> {
    /// The text up to the end of the passage.
    text: &'t str,
    language: &'t str,
}

impl Context<'_> {
    /// Whether `ending` ends the sentence that began at `start`.
    fn ends_sentence(&self, start: usize, ending: &Ending, nesting: &Nesting) -> bool {
        let following = Following::read(self.text, ending.end);
        let Some(next) = following.first else {
            return false; // nothing follows: the passage ends here anyway
        };
        let sentence = &self.text[start..ending.start];
        if !sentence.chars().take(64).any(char::is_alphanumeric) {
            return false; // points that open a sentence
        }
        if !following.spaced {
            return self.ends_unspaced(start, ending, &following, nesting);
        }
        if following.dashed && is_speech_interrupted(sentence) {
            return false;
        }
        match ending.kind {
            EndingKind::Wide => nesting.is_open_at(ending.end) < 1,
            EndingKind::Ellipsis => {
                let omission = ending.closed_bracket && sentence.ends_with(['[', '(']);
                // Scripts without capitals do not show that a sentence begins.
                let capital = next.is_uppercase() || !next.is_alphabetic();
                capital && following.word != "I" && !omission
            }
            EndingKind::Strong => {
                let attributed = ending.closed_quote && following.is_attribution(self.language);
                !following.continues() && !attributed && !self.is_exclaimed_name(ending)
            }
            EndingKind::Point => self.point_ends_sentence(start, ending, &following),
        }
    }

    fn point_ends_sentence(&self, start: usize, ending: &Ending, following: &Following) -> bool {
        let small = following.first.is_some_and(char::is_lowercase);
        if following.leading_ellipsis {
            return true;
        }
        if small && !following.is_name_in_small_letters() && !following.opened {
            // A stray full stop, or an abbreviation that no table knows; Greek often goes on in small letters.
            let ordinary = self.language == "el" && !following.dashed;
            return ordinary && !abbreviation::joins(self.text, start, ending, following, self.language);
        }
        !abbreviation::joins(self.text, start, ending, following, self.language)
    }

    /// An ending without a space behind it ends a sentence where the script needs none, or where the space was lost.
    fn ends_unspaced(&self, start: usize, ending: &Ending, following: &Following, nesting: &Nesting) -> bool {
        let Some(next) = following.first else {
            return false;
        };
        let before = self.text[..ending.start].chars().next_back();
        match ending.kind {
            EndingKind::Wide => {
                let title_goes_on = self.text[..ending.end].ends_with(['》', '〉']);
                let speaker_follows = ending.closed_quote && following.is_wide_attribution();
                let goes_on = following.is_closing || title_goes_on || speaker_follows;
                !goes_on && nesting.is_open_at(ending.end) < 1
            }
            EndingKind::Strong if is_unspaced(next) || before.is_some_and(is_unspaced) => {
                next.is_alphanumeric() && nesting.is_open_at(ending.end) < 1
            }
            EndingKind::Ellipsis => false,
            EndingKind::Strong | EndingKind::Point => {
                let word = abbreviation::word_before(self.text, start, ending.start);
                word.len() > 2
                    && word.chars().all(char::is_lowercase)
                    && following.begins_sentence(self.language)
                    && (ending.kind == EndingKind::Strong
                        || !abbreviation::joins(self.text, start, ending, following, self.language))
            }
        }
    }

    /// `Yahoo! Inc.`: names that end in an exclamation mark.
    fn is_exclaimed_name(&self, ending: &Ending) -> bool {
        let word = abbreviation::word_before(self.text, 0, ending.start);
        ending.end == ending.start + 1 && matches!(word, "Yahoo" | "Jeopardy" | "Yum")
    }
}

/// Whether a quotation that a speaker's name interrupts is open: `«Стой! – крикнул он.`, behind which a dash takes it up.
fn is_speech_interrupted(sentence: &str) -> bool {
    let Some(opened) = sentence.rfind('«') else {
        return false;
    };
    let inside = &sentence[opened..];
    !inside.contains('»') && inside.chars().any(is_dash)
}

/// East Asian quotation marks, brackets and titles that are open: a full stop inside ends no sentence.
#[derive(Default)]
struct Nesting {
    depth: usize,
    /// Where the outermost bracket opened.
    opened: usize,
}

impl Nesting {
    /// A bracket that is open for longer, in bytes, is taken as forgotten.
    const LONGEST: usize = 1500;

    fn pass(&mut self, character: char, at: usize) {
        if character.is_ascii() {
            return;
        }
        if matches!(character, '「' | '『' | '《' | '〈' | '【' | '〔' | '（' | '“') {
            if self.is_open_at(at) == 0 {
                (self.depth, self.opened) = (0, at);
            }
            self.depth += 1;
        } else if matches!(character, '」' | '』' | '》' | '〉' | '】' | '〕' | '）' | '”') {
            self.depth = self.depth.saturating_sub(1);
        }
    }

    fn pass_closers(&mut self, closers: &str, at: usize) {
        for character in closers.chars() {
            self.pass(character, at);
        }
    }

    fn is_open_at(&self, at: usize) -> usize {
        if at.saturating_sub(self.opened) > Self::LONGEST {
            0
        } else {
            self.depth
        }
    }
}

#[cfg(test)]
mod tests;
