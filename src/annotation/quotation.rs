//! Words between quotation marks: speech, scare quotes, titles of works.

use std::ops::Range;

use compact_str::CompactString;

use crate::{
    lexicon,
    segmentation::{Document, Token, TokenKind},
    text::Span,
};

use super::{Mention, Value};

/// What one sentence has between quotation marks; a quotation over several sentences has a mention in each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The words inside as keys, marks left out.
    pub words: Vec<CompactString>,
    /// The words inside with the marks left out, as indices of tokens.
    pub inner: Range<usize>,
    /// Whether somebody speaks, as against a word or title set in quotation marks.
    pub is_speech: bool,
    /// How deep it stands in other quotations, 0 for the outermost.
    pub depth: u8,
}

/// The quotations of a document, each sentence's part by itself.
///
/// Marks are paired within a passage: an opening mark stands before a word and behind space or a bracket, a closing one
/// behind a word or punctuation. One that stays open ends with its passage, as when a speech runs on into the next.
pub(super) fn quotations(document: &Document) -> Vec<Mention> {
    let mut found = Vec::new();
    for passage in &document.passages {
        let Some(last) = passage.sentences.end.checked_sub(1) else {
            continue;
        };
        let (Some(first), Some(last)) = (
            document.sentences.get(passage.sentences.start),
            document.sentences.get(last),
        ) else {
            continue;
        };
        let mut open: Vec<Opened> = Vec::new();
        for index in first.tokens.start..last.tokens.end {
            let token = &document.tokens[index];
            if token.kind != TokenKind::Quote {
                continue;
            }
            match direction(document, index) {
                Direction::Opening => {
                    // Nobody quotes so deep: the outermost mark was forgotten.
                    if open.len() == DEEPEST {
                        open.remove(0);
                    }
                    open.push(Opened {
                        token: index,
                        mark: mark(token),
                    });
                }
                Direction::Closing => {
                    if let Some(at) = open.iter().rposition(|opened| opened.mark == mark(token)) {
                        let opened = open[at].token;
                        open.truncate(at);
                        add(document, passage.sentences.clone(), opened..index + 1, at, &mut found);
                    }
                }
                Direction::Neither => {}
            }
        }
        // Only double marks may stay open: a lone single mark is far more often an apostrophe.
        if let Some(opened) = open.first().filter(|opened| opened.mark == '"') {
            add(
                document,
                passage.sentences.clone(),
                opened.token..last.tokens.end,
                0,
                &mut found,
            );
        }
    }
    found
}

/// The most quotations that stand within each other.
const DEEPEST: usize = 8;

struct Opened {
    token: usize,
    mark: char,
}

enum Direction {
    Opening,
    Closing,
    Neither,
}

/// The kind of mark, typography aside.
fn mark(token: &Token) -> char {
    if token.form.starts_with('\'') { '\'' } else { '"' }
}

fn direction(document: &Document, index: usize) -> Direction {
    let span = document.tokens[index].span;
    match span.of(&document.text) {
        "“" | "«" | "„" | "‚" | "‹" | "「" | "『" => return Direction::Opening,
        "”" | "»" | "›" | "」" | "』" => return Direction::Closing,
        _ => {}
    }
    let before = document.text[..span.start].chars().next_back();
    let after = document.text[span.end..].chars().next();
    let starts = before.is_none_or(|character| character.is_whitespace() || "([{—–-\"“‘'/".contains(character));
    let ends = after.is_none_or(|character| character.is_whitespace() || ")]}.,;:!?—–-\"”’'/".contains(character));
    match (starts, ends) {
        (true, false) => Direction::Opening,
        (false, _) if ends || before.is_some_and(|character| ".,!?".contains(character)) => Direction::Closing,
        _ => Direction::Neither,
    }
}

/// Adds the part of each sentence that lies in a stretch of tokens between marks.
fn add(document: &Document, sentences: Range<usize>, quoted: Range<usize>, depth: usize, found: &mut Vec<Mention>) {
    let among = document.sentences.get(sentences.clone()).unwrap_or_default();
    let first = sentences.start + among.partition_point(|sentence| sentence.tokens.end <= quoted.start);
    let last = sentences.start + among.partition_point(|sentence| sentence.tokens.start < quoted.end);
    for sentence in first..last {
        let tokens = &document.sentences[sentence].tokens;
        let part = tokens.start.max(quoted.start)..tokens.end.min(quoted.end);
        if part.is_empty() {
            continue;
        }
        let is_mark = |index: usize| document.tokens[index].kind == TokenKind::Quote;
        let mut inner = part.clone();
        while !inner.is_empty() && is_mark(inner.start) {
            inner.start += 1;
        }
        while !inner.is_empty() && is_mark(inner.end - 1) {
            inner.end -= 1;
        }
        let words: Vec<CompactString> = document.tokens[inner.clone()]
            .iter()
            .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Symbol))
            .map(|token| token.key.clone())
            .collect();
        if words.is_empty() {
            continue;
        }
        let span = document.tokens[part.start]
            .span
            .join(document.tokens[part.end - 1].span);
        let is_speech = is_speech(document, part == *tokens, &inner, &words);
        let depth = u8::try_from(depth).unwrap_or(u8::MAX);
        found.push(Mention {
            sentence,
            tokens: part,
            span,
            value: Value::Quotation(Quotation {
                words,
                inner,
                is_speech,
                depth,
            }),
        });
    }
}

/// Speech has several words, or ends like a sentence or with the comma before its attribution.
fn is_speech(document: &Document, whole_sentence: bool, inner: &Range<usize>, words: &[CompactString]) -> bool {
    let ends_clause = document.tokens[inner.clone()]
        .last()
        .is_some_and(|token| matches!(token.form.as_str(), "," | "." | "!" | "?" | "..." | "…"));
    words.len() >= 4 || ends_clause || whole_sentence || words.iter().any(|word| lexicon::is_pronoun(word))
}

impl Quotation {
    /// The place of the quoted words, without the marks.
    pub fn inner_span(&self, document: &Document) -> Option<Span> {
        let tokens = document.tokens.get(self.inner.clone())?;
        Some(tokens.first()?.span.join(tokens.last()?.span))
    }
}
