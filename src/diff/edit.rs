use std::ops::Range;

use serde::Serialize;

use crate::{
    pair::{Pair, Side},
    text::Span,
};

pub use crate::lexicon::Relation;

use super::{Feature, Features};

/// The word-by-word comparison of a bead.
#[derive(Debug, Clone, Default)]
pub struct BeadDiff {
    /// Edits in reading order; on each side their spans concatenate to the bead's sentences.
    pub edits: Vec<Edit>,
    /// Which words render each other, ascending by the original's token.
    pub links: Vec<Link>,
    /// Whether its words were too many to compare each with each; see [`DiffOptions`](super::DiffOptions).
    pub by_runs: bool,
}

impl BeadDiff {
    /// Gives a class and a reason to every changed edit that overlaps one of the spans, and notes what the finding is
    /// worth to its score.
    pub fn mark(&mut self, spans: Pair<Option<Span>>, class: EditClass, feature: Feature, reason: &'static str) {
        for edit in self.edits.iter_mut().filter(|edit| edit.is_change_at(spans)) {
            edit.features.insert(feature);
            if class > edit.class {
                edit.class = class;
                edit.reason = reason;
            }
        }
    }

    /// The changed edits that overlap one of the spans.
    pub fn changes_at(&self, spans: Pair<Option<Span>>) -> impl Iterator<Item = &Edit> {
        self.edits.iter().filter(move |edit| edit.is_change_at(spans))
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
    /// What its score rests on.
    pub features: Features,
    /// The text on each side, white space included; absent where the side has none.
    pub spans: Pair<Option<Span>>,
    /// The tokens on each side, as indices into the documents'.
    pub tokens: Pair<Range<usize>>,
    /// Why it was classed so, in a word or two: `synonym`, `spelling`, `number-changed`.
    pub reason: &'static str,
}

impl Edit {
    /// How likely it changes what is claimed, 0 to 1; 0 where nothing changed near it.
    pub fn score(&self) -> f32 {
        if self.features == Features::default() {
            0.0
        } else {
            self.features.score(self.op)
        }
    }

    /// What the score is made of: the name of each feature with its points, above 0 for a changed claim.
    pub fn contributions(&self) -> impl Iterator<Item = (&'static str, i16)> {
        self.features.contributions(self.op)
    }

    fn is_change_at(&self, spans: Pair<Option<Span>>) -> bool {
        let overlaps = |(side, span): (Side, &Option<Span>)| {
            span.zip(*self.spans.get(side))
                .is_some_and(|(one, other)| one.overlaps(other))
        };
        self.op != EditOp::Equal && spans.iter().any(overlaps)
    }
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
