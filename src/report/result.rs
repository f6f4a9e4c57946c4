use serde::Serialize;

use crate::{
    alignment::Alignment, diff::BeadDiff, divergence::Divergence, notice::Notice, pair::Pair, policy::Verdict,
    segmentation::Document,
};

/// The result of a comparison: what every format shows and the exit code is read from.
#[derive(Debug, Clone)]
pub struct Report {
    /// The two texts.
    pub documents: Pair<Document>,
    /// Which sentences render each other.
    pub alignment: Alignment,
    /// The word-by-word comparison of each bead, in the alignment's order.
    pub diffs: Vec<BeadDiff>,
    /// The findings, worst first, then in the order of the text.
    pub divergences: Vec<Divergence>,
    /// Counts.
    pub statistics: Statistics,
    /// The gate's answer.
    pub verdict: Verdict,
    /// What was guessed or bounded, over both documents.
    pub notices: Vec<Notice>,
}

/// Counts over a comparison.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Statistics {
    /// Sentences of each text.
    pub sentences: Pair<usize>,
    /// Sentences that are page furniture: headlines, labels, entries.
    pub furniture: Pair<usize>,
    /// Words of each text.
    pub words: Pair<usize>,
    /// Beads with sentences on both sides.
    pub aligned: usize,
    /// Beads that moved.
    pub moved: usize,
    /// Sentences of the original without a partner.
    pub omitted: usize,
    /// Sentences of the rendition without a partner.
    pub added: usize,
    /// Share of body words, over both sides, that stand in beads with a partner, 0 to 1.
    pub coverage: f32,
    /// New findings by severity.
    pub findings: SeverityCounts,
    /// Edits by class, equal ones left out.
    pub edits: ClassCounts,
}

/// A count for each severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct SeverityCounts {
    /// Critical ones.
    pub critical: usize,
    /// Major ones.
    pub major: usize,
    /// Minor ones.
    pub minor: usize,
    /// Neutral ones.
    pub neutral: usize,
}

/// A count for each class of edit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct ClassCounts {
    /// Factual ones.
    pub factual: usize,
    /// Unresolved ones.
    pub unresolved: usize,
    /// Paraphrases.
    pub paraphrase: usize,
    /// Typography and spelling.
    pub formatting: usize,
}
