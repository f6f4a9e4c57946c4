use compact_str::CompactString;

use super::Weights;
use crate::pair::Pair;

/// How two documents are aligned. The defaults suit any two renditions.
#[derive(Debug, Clone)]
pub struct AlignmentOptions {
    /// The languages of both texts as ISO 639-1 codes, when known better than the documents' own; different codes
    /// make the alignment cross-lingual.
    pub languages: Option<Pair<CompactString>>,
    /// Up to how many pairs of sentences every pair is compared; beyond it only those near an anchor are.
    pub full_matrix: usize,
    /// How many pairs of sentences are compared between two anchors; when the texts would need more, the search narrows
    /// and the alignment carries a notice.
    pub largest_gap: usize,
    /// Whether passages may stand in another order.
    pub moves: Moves,
    /// What the parts of a bead's gain weigh.
    pub weights: Weights,
    /// The same across languages.
    pub across: Weights,
}

/// Whether moved passages are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Moves {
    /// Runs of sentences, and single ones on strong evidence, may stand elsewhere.
    #[default]
    Find,
    /// Both texts are taken to be in the same order.
    Ignore,
}

impl Default for AlignmentOptions {
    fn default() -> Self {
        Self {
            languages: None,
            full_matrix: 250_000,
            largest_gap: 4_000_000,
            moves: Moves::Find,
            weights: Weights::default(),
            across: Weights::across(),
        }
    }
}
