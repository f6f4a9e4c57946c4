//! Blocks to a document: the one way in.

use std::ops::Range;

use compact_str::CompactString;

use super::{
    Document, EntityEntry, Passage, PassageKind, Sentence, Token, TokenKind, headline, language,
    passages::{self, Piece},
    sentence,
    token::tokenize,
};
use crate::{
    input::{Block, Extract},
    notice::{Notice, NoticeKind},
    text::{Span, is_ignorable},
};

/// How a text is cut into sentences.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, strum::Display, strum::EnumString, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Segments {
    /// By punctuation, layout and the language's abbreviations.
    #[default]
    Auto,
    /// Each line is one sentence; an empty line is an empty sentence and keeps its index.
    Lines,
}

/// Which parts of a page are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, strum::Display, strum::EnumString, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Sections {
    /// All of them.
    #[default]
    All,
    /// The story alone: no headlines, summaries, captions, bylines and lists of names. For texts of which one comes as it
    /// was filed and the other as a finished page.
    Body,
}

/// Settings of [`segment`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SegmentOptions {
    /// How the text is cut.
    pub segments: Segments,
    /// Which passages are kept; lines are all body.
    pub sections: Sections,
    /// The language as an ISO 639-1 code; detected when not given.
    pub language: Option<CompactString>,
    /// The most words and marks of a sentence; a longer one is cut into pieces, with a notice. Not for
    /// [`Segments::Lines`], which promises a sentence a line.
    pub longest_sentence: usize,
}

/// Words and marks: more than any sentence has that somebody wrote to be read. What is done within a sentence may
/// therefore cost its square.
pub const LONGEST_SENTENCE: usize = 250;

impl Default for SegmentOptions {
    fn default() -> Self {
        Self {
            segments: Segments::default(),
            sections: Sections::default(),
            language: None,
            longest_sentence: LONGEST_SENTENCE,
        }
    }
}

/// How many bytes of news there are for each token, in most languages.
const BYTES_FOR_EACH_TOKEN: usize = 5;
/// For so many tokens place is made at once.
const MOST_RESERVED: usize = 6_000;

/// Cuts a text into passages, sentences and tokens. Never fails.
pub fn segment(extract: Extract, options: &SegmentOptions) -> Document {
    let language = options
        .language
        .clone()
        .or_else(|| language::detect(&extract.text).map(CompactString::const_new));
    let uncertain = language.is_none();
    let language = language.unwrap_or(CompactString::const_new(UNCERTAIN));
    let mut document = Document {
        source: extract.source,
        language,
        text: extract.text,
        comments: extract.comments,
        origin: extract.origin,
        notices: extract.notices,
        ..Document::default()
    };
    if document.text.trim().is_empty() {
        document
            .notices
            .push(Notice::new(NoticeKind::EmptyText, "the text is empty"));
    } else if uncertain {
        let message = "the language is uncertain; what needs no language was compared, the rest as if it were English";
        document
            .notices
            .push(Notice::new(NoticeKind::LanguageUncertain, message));
    }
    document
        .tokens
        .reserve((document.text.len() / BYTES_FOR_EACH_TOKEN).min(MOST_RESERVED));
    match options.segments {
        Segments::Auto => {
            let mut cut = 0;
            let mut pieces = pieces(&document, &extract.blocks);
            if options.sections == Sections::Body {
                pieces.retain(|piece| piece.kind.is_body());
            }
            for piece in pieces {
                cut += add_passage(&mut document, &piece, options.longest_sentence.max(2));
            }
            if cut > 0 {
                document.notices.push(endless(cut, options.longest_sentence));
            }
        }
        Segments::Lines => add_lines(&mut document),
    }
    document.tokens.shrink_to_fit();
    document.sentences.shrink_to_fit();
    document.passages.shrink_to_fit();
    document
}

/// The passages of a text; the headline of a story on one line is taken off it.
fn pieces(document: &Document, blocks: &[Block]) -> Vec<Piece> {
    let pieces = passages::classify(&document.text, blocks);
    let [
        Piece {
            kind: PassageKind::Paragraph,
            parts,
            ..
        },
    ] = pieces.as_slice()
    else {
        return pieces;
    };
    let [whole] = parts[..] else { return pieces };
    let sentences = sentence::split(&document.text, whole, &document.language);
    let story = sentences.len() >= LEAST_SENTENCES;
    let first = sentences.first().copied().filter(|_| story);
    let language = tables(&document.language);
    let Some(start) = first.and_then(|first| headline::lead_start(&document.text, first, language)) else {
        return pieces;
    };
    let title = document.text[whole.start..start].trim_end().len();
    vec![
        Piece::new(PassageKind::Headline, Span::new(whole.start, whole.start + title)),
        Piece::new(PassageKind::Paragraph, Span::new(start, whole.end)),
    ]
}

/// Fewest sentences of a line that can be a headline with its story.
const LEAST_SENTENCES: usize = 4;

/// The code of a language that is not known.
const UNCERTAIN: &str = "und";

/// The language whose tables are used: for an uncertain one, those that hold most.
fn tables(language: &str) -> &str {
    if language == UNCERTAIN { "en" } else { language }
}

/// That some sentences were cut.
fn endless(count: usize, longest: usize) -> Notice {
    let sentences = if count == 1 {
        "a sentence has"
    } else {
        "several sentences have"
    };
    Notice::new(
        NoticeKind::BoundReached,
        format!("{sentences} more than {longest} words and marks; compared in pieces of at most {longest}"),
    )
}

/// Adds a passage with its sentences and says how many of them had to be cut.
fn add_passage(document: &mut Document, piece: &Piece, longest: usize) -> usize {
    let first = document.sentences.len();
    let mut cut = 0;
    let Some(span) = piece.parts.iter().copied().reduce(Span::join) else {
        return cut;
    };
    for &part in &piece.parts {
        for sentence in sentence::split(&document.text, part, &document.language) {
            if is_invisible(sentence.of(&document.text)) {
                continue;
            }
            add_sentence(document, sentence, piece.entity.as_ref());
            // What holds no token, such as a lone soft hyphen, is no sentence.
            if document
                .sentences
                .last()
                .is_some_and(|sentence| sentence.tokens.is_empty())
            {
                document.sentences.pop();
            }
            cut += usize::from(cut_last(document, longest));
        }
    }
    if document.sentences.len() == first {
        return cut;
    }
    document.passages.push(Passage {
        kind: piece.kind,
        span,
        sentences: first..document.sentences.len(),
        entity: piece.entity,
    });
    cut
}

/// Cuts the last sentence into pieces of at most so many tokens, where it is longer: behind a mark in their second half,
/// else between any two words.
fn cut_last(document: &mut Document, longest: usize) -> bool {
    let Some(whole) = document.sentences.pop_if(|last| last.tokens.len() > longest) else {
        return false;
    };
    let Range { mut start, end } = whole.tokens;
    while start < end {
        let mut stop = end.min(start + longest);
        if stop < end {
            let is_mark = |token: &Token| token.kind == TokenKind::Punctuation;
            let half = start + longest / 2;
            stop = document.tokens[half..stop]
                .iter()
                .rposition(is_mark)
                .map_or(stop, |at| half + at + 1);
        }
        let (first, last) = (document.tokens[start].span, document.tokens[stop - 1].span);
        document.sentences.push(Sentence {
            passage: whole.passage,
            span: first.join(last),
            tokens: start..stop,
        });
        start = stop;
    }
    true
}

/// Whether nothing of a text can be seen: stray direction marks and the like make no sentence.
fn is_invisible(text: &str) -> bool {
    text.chars()
        .all(|character| character.is_whitespace() || is_ignorable(character))
}

fn add_sentence(document: &mut Document, span: Span, entity: Option<&EntityEntry>) {
    let first = document.tokens.len();
    let mut from = span.start;
    // The parts of an entry may be glued together: no token crosses from one into the next.
    let ends = entity
        .into_iter()
        .flat_map(|entry| [Some(entry.name.end), entry.tag.map(|tag| tag.end)])
        .flatten();
    for end in ends.filter(|&end| span.start < end && end < span.end).chain([span.end]) {
        let part = Span::new(from, end.max(from));
        tokenize(&document.text, part, tables(&document.language), &mut document.tokens);
        from = part.end;
    }
    document.sentences.push(Sentence {
        passage: document.passages.len(),
        span,
        tokens: first..document.tokens.len(),
    });
}

/// One passage that holds every line as a sentence.
fn add_lines(document: &mut Document) {
    let text = std::mem::take(&mut document.text);
    let mut spans = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len()).min(line.trim_end_matches(['\n', '\r']).len());
        spans.push(Span::new(start, start + line.trim().len()));
        at += line.len();
    }
    let whole = Span::new(0, text.len());
    document.text = text;
    for span in &spans {
        add_sentence(document, *span, None);
    }
    document.passages.push(Passage {
        kind: PassageKind::Paragraph,
        span: whole,
        sentences: 0..spans.len(),
        entity: None,
    });
}
