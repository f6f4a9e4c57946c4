use std::ops::Range;

use serde::Serialize;

use crate::{pair::Pair, text::Span};

pub use crate::lexicon::Relation;

/// The word-by-word comparison of a bead.
#[derive(Debug, Clone, Default)]
pub struct BeadDiff {
    /// Edits in reading order; on each side their spans concatenate to the bead's sentences.
    pub edits: Vec<Edit>,
    /// Which words render each other, ascending by the original's token.
    pub links: Vec<Link>,
}

impl BeadDiff {
    /// Gives a class and a reason to every changed edit that overlaps one of the spans.
    pub fn mark(&mut self, spans: Pair<Option<Span>>, class: EditClass, reason: &str) {
        for edit in &mut self.edits {
            let touched = spans.iter().any(|(side, span)| {
                span.zip(*edit.spans.get(side))
                    .is_some_and(|(marked, stretch)| marked.overlaps(stretch))
            });
            if touched && edit.op != EditOp::Equal && class > edit.class {
                edit.class = class;
                edit.score = edit.score.max(if class == EditClass::Factual { 0.9 } else { 0.5 });
                edit.reason = reason.to_owned();
            }
        }
    }
}

/// A pair of words that render each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The tokens, as indices into their documents; several where an expression renders a word.
    pub tokens: Pair<Range<usize>>,
    /// How the two are related.
    pub relation: Relation,
}

/// A stretch of a bead that is equal, or was deleted, inserted, replaced or moved.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// What happened.
    pub op: EditOp,
    /// What it means for what is claimed.
    pub class: EditClass,
    /// How likely it changes what is claimed, 0 to 1.
    pub score: f32,
    /// The text on each side, white space included; absent where the side has none.
    pub spans: Pair<Option<Span>>,
    /// The tokens on each side, as indices into the documents'.
    pub tokens: Pair<Range<usize>>,
    /// Why it was classed so, in a word or two: `synonym`, `spelling`, `number-changed`.
    pub reason: String,
}

/// What happened to a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum EditOp {
    /// The same words stand on both sides.
    Equal,
    /// Only the original has it.
    Delete,
    /// Only the rendition has it.
    Insert,
    /// Other words stand in its place.
    Replace,
    /// The same words stand elsewhere in the bead.
    Move,
}

/// What an edit means for what is claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum EditClass {
    /// Nothing changed.
    Unchanged,
    /// Typography, spelling variant or number format.
    Formatting,
    /// Other words for the same claim, on positive evidence.
    Paraphrase,
    /// No evidence either way.
    Unresolved,
    /// A reader would believe something else.
    Factual,
}
