use serde::Serialize;

use crate::{notice::Notice, pair::Pair};

/// The alignment of two documents.
#[derive(Debug, Clone, Default)]
pub struct Alignment {
    /// Beads in reading order of the rendition; omissions stand where the original has them. Every body sentence of
    /// either side stands in exactly one bead, and so does every other sentence that found a partner.
    pub beads: Vec<Bead>,
    /// Bounds that were hit.
    pub notices: Vec<Notice>,
}

/// Sentences that render each other: n of the original against m of the rendition.
#[derive(Debug, Clone, PartialEq)]
pub struct Bead {
    /// Indices of sentences, ascending; one side is empty in an omission or addition.
    pub sentences: Pair<Vec<usize>>,
    /// How sure the pairing is, 0 to 1: of beads with score .9, nine in ten are right.
    pub score: f32,
    /// Whether the passage stands elsewhere than its neighbours' order lets expect.
    pub moved: bool,
    /// What the pairing rests on.
    pub method: BeadMethod,
    /// For an omission or addition: the nearest sentence on the other side, whatever its score.
    pub nearest: Option<Candidate>,
}

impl Bead {
    /// What kind of bead it is, from the number of sentences on each side.
    pub fn kind(&self) -> BeadKind {
        match (self.sentences.original.len(), self.sentences.rendition.len()) {
            (_, 0) => BeadKind::Omission,
            (0, _) => BeadKind::Addition,
            (1, 1) => BeadKind::Match,
            (1, _) => BeadKind::Split,
            (_, 1) => BeadKind::Merge,
            _ => BeadKind::Many,
        }
    }
}

/// A sentence of the other side that came nearest without being a partner.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Candidate {
    /// Its index.
    pub sentence: usize,
    /// Its similarity, 0 to 1.
    pub score: f32,
}

/// The kinds of beads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum BeadKind {
    /// One sentence against one.
    Match,
    /// One of the original against several.
    Split,
    /// Several of the original against one.
    Merge,
    /// Several against several.
    Many,
    /// Only in the original.
    Omission,
    /// Only in the rendition.
    Addition,
}

/// What a pairing rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, schemars::JsonSchema, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum BeadMethod {
    /// Shared words, numbers and names.
    #[default]
    Words,
    /// A word-translation table learnt from the pair itself.
    Translation,
    /// Sentence lengths, for want of anything shared.
    Lengths,
}
