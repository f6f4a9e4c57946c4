use std::ops::Range;

use compact_str::CompactString;
use serde::Serialize;

use crate::{
    input::{Comment, Source},
    lexicon::{self, Hints, Pronoun},
    notice::Notice,
    text::{OriginMap, Span},
};

/// A text that has been read and cut into passages, sentences and tokens.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// Where it came from.
    pub source: Source,
    /// Its language as an ISO 639-1 code (`en`), or `und` when uncertain.
    pub language: CompactString,
    /// The whole text; every span of this document counts in it.
    pub text: String,
    /// Passages in text order; together they hold every sentence.
    pub passages: Vec<Passage>,
    /// Sentences in text order.
    pub sentences: Vec<Sentence>,
    /// Tokens in text order; white space is not a token.
    pub tokens: Vec<Token>,
    /// Comments of the format, which are no part of the text.
    pub comments: Vec<Comment>,
    /// The way back to lines and columns of the file.
    pub origin: OriginMap,
    /// What was guessed on the way.
    pub notices: Vec<Notice>,
}

impl Document {
    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: usize) -> &[Token] {
        &self.tokens[self.sentences[sentence].tokens.clone()]
    }

    /// The text of a sentence.
    pub fn sentence_text(&self, sentence: usize) -> &str {
        self.sentences[sentence].span.of(&self.text)
    }

    /// The kind of the passage a sentence stands in.
    pub fn kind_of(&self, sentence: usize) -> PassageKind {
        self.passages[self.sentences[sentence].passage].kind
    }

    /// Whether a sentence belongs to the body, as against page furniture.
    pub fn is_body(&self, sentence: usize) -> bool {
        self.kind_of(sentence).is_body()
    }
}

/// A paragraph, heading, list item or other piece of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// What it is on the page.
    pub kind: PassageKind,
    /// Where it stands.
    pub span: Span,
    /// Its sentences, as indices into the document's.
    pub sentences: Range<usize>,
    /// For an entry of an entity list: its parts.
    pub entity: Option<EntityEntry>,
}

/// What a passage is on the page.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    schemars::JsonSchema,
    strum::Display,
    strum::EnumString,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum PassageKind {
    /// The title of the story.
    Headline,
    /// The line under the headline that sums the story up.
    Standfirst,
    /// A heading inside the body.
    Subheading,
    /// Running text.
    Paragraph,
    /// An item of a list in the body.
    ListItem,
    /// A labelled summary of the story.
    Summary,
    /// An item under a label such as KEY HIGHLIGHTS.
    Highlight,
    /// A keyword or subject line.
    Keyword,
    /// An entry of a list of people, places and organisations.
    Entity,
    /// The caption of a picture.
    Caption,
    /// Author, agency, date or place line.
    Byline,
    /// The label of a section, such as SUMMARY.
    Label,
}

impl PassageKind {
    /// Whether it is part of the story's body, as against page furniture.
    pub const fn is_body(self) -> bool {
        matches!(self, Self::Paragraph | Self::ListItem)
    }
}

/// The parts of an entry such as `Jane Roe / Person / Minister of Ports`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntityEntry {
    /// The name.
    pub name: Span,
    /// The tag that says what kind of entity it is, if any.
    pub tag: Option<Span>,
    /// The role or description, if any.
    pub role: Option<Span>,
}

/// A sentence with its exact place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The passage it stands in, as an index into the document's.
    pub passage: usize,
    /// Where it stands: from its first visible character to its last.
    pub span: Span,
    /// Its tokens, as indices into the document's.
    pub tokens: Range<usize>,
}

/// A word, number, punctuation mark or symbol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands.
    pub span: Span,
    /// Its text in Unicode NFC with typography folded: straight quotes, plain hyphen, no soft hyphens or zero-width
    /// characters. Case is kept.
    pub form: CompactString,
    /// `form` in lower case with the spelling unified (`favour` to `favor`), contractions in full (`n't` to `not`) and
    /// the points of initialisms dropped: equal keys are the same word.
    pub key: CompactString,
    /// What the tables may hold of the key.
    pub hints: Hints,
}

impl Token {
    /// Whether it is of a closed class: `the`, `of`, `don't`.
    pub const fn is_function_word(&self) -> bool {
        self.hints.is_function_word()
    }

    /// Whether it is a preposition: `of`, `without`.
    pub fn is_preposition(&self) -> bool {
        self.is_function_word() && lexicon::is_preposition(&self.key)
    }

    /// Whether it stands for a person or thing as subject or object: `she`, `them`.
    pub fn is_pronoun(&self) -> bool {
        lexicon::PRONOUN_WORDS.may_be(self.hints) && lexicon::is_pronoun(&self.key)
    }

    /// What it is as a pronoun: `she`, `his`.
    pub fn pronoun(&self) -> Option<Pronoun> {
        lexicon::PRONOUN_WORDS
            .may_be(self.hints)
            .then(|| lexicon::pronoun(&self.key))?
    }

    /// Whether `next` begins where this token ends: `28`, `-` and `point` of `28-point`.
    pub const fn touches(&self, next: &Self) -> bool {
        self.span.end == next.span.start
    }
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes and abbreviation points: `Ukraine's` is `Ukraine` + `'s`, `don't` is `do` + `n't`,
    /// `U.S.` is one. Compounds split at their hyphens: `28-point` is `28`, `-`, `point`. Addresses and handles are one.
    Word,
    /// A number in digits with its separators, sign, currency and attached unit or suffix: `4,500`, `-3.5%`, `£2.3m`,
    /// `5:30pm`, `21st`, `2024-03-03`. Ranges and scores are two: `27`, `–`, `15`.
    Number,
    /// A quotation mark or apostrophe used as one, opening or closing.
    Quote,
    /// Any other punctuation.
    Punctuation,
    /// A symbol: currency alone, emoji, mathematical signs, arrows.
    Symbol,
}
