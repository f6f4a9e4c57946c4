//! A bead to word links and the edit script.
//!
//! Words are linked first, with their context, whatever their order (`links`); the script is read off the links
//! afterwards (`script`). So replaced words stand opposite each other, and what merely moved is seen to have moved.

mod context;
mod edit;
mod expressions;
mod gap;
mod item;
mod links;
mod runs;
mod score;
mod script;

pub use edit::{BeadDiff, Edit, EditClass, EditOp, Link, Relation};
pub(crate) use runs::common_runs;
pub use score::{Feature, Features};

use self::context::Similarities;
use crate::{
    alignment::Bead,
    annotation::{Annotations, Words},
    pair::{Pair, Side},
    segmentation::Document,
};

/// How the words of a bead are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffOptions {
    /// Beads with more pairs of words than this are compared by runs of equal words alone, and no facts are looked for
    /// in them.
    pub most_word_pairs: usize,
    /// The pairs of words that all beads may have together beyond some for each word of the texts. When they have more, the
    /// longest beads are compared by runs, so many of them that the others have no more than that.
    pub most_word_pairs_together: usize,
    /// Whether edits are scored, which is a fourth of the work of comparing words; [`Edit::score`] says nothing where they
    /// are not.
    pub scores: bool,
}

impl Default for DiffOptions {
    fn default() -> Self {
        // A thousand words against a thousand.
        Self {
            most_word_pairs: 1_000_000,
            most_word_pairs_together: 16_000_000,
            scores: true,
        }
    }
}

/// How many pairs of words there may be for each word of the texts: beads of 128 words against as many. In a story
/// there are ten or twenty.
const PAIRS_FOR_EACH_WORD: usize = 64;

impl DiffOptions {
    /// The options for the beads of one pair of texts: with a lower bound for each bead where all of them together have too
    /// many pairs of words.
    #[must_use]
    pub fn for_all(&self, documents: Pair<&Document>, beads: &[Bead]) -> Self {
        let words = documents.original.tokens.len() + documents.rendition.tokens.len();
        let together = words
            .saturating_mul(PAIRS_FOR_EACH_WORD)
            .saturating_add(self.most_word_pairs_together);
        let pairs = beads.iter().map(|bead| word_pairs(documents, bead));
        let mut pairs: Vec<usize> = pairs.filter(|pairs| *pairs <= self.most_word_pairs).collect();
        if pairs.iter().fold(0, |sum: usize, pairs| sum.saturating_add(*pairs)) <= together {
            return self.clone();
        }
        // Beads of one size are all compared in full, or none of them.
        pairs.sort_unstable();
        let (mut sum, mut most) = (0, 0);
        for alike in pairs.chunk_by(PartialEq::eq) {
            sum = alike.iter().fold(sum, |sum: usize, pairs| sum.saturating_add(*pairs));
            if sum > together {
                break;
            }
            most = alike[0];
        }
        Self {
            most_word_pairs: most,
            ..self.clone()
        }
    }

    /// Whether a bead has too many words and marks to compare each with each.
    pub fn is_too_long(&self, documents: Pair<&Document>, bead: &Bead) -> bool {
        word_pairs(documents, bead) > self.most_word_pairs
    }
}

/// How many pairs of words and marks a bead has.
fn word_pairs(documents: Pair<&Document>, bead: &Bead) -> usize {
    let [original, rendition] = Side::BOTH.map(|side| word_count(documents.get(side), bead.sentences.get(side)));
    original.saturating_mul(rendition)
}

/// How many words and marks some sentences have.
pub(crate) fn word_count(document: &Document, sentences: &[usize]) -> usize {
    sentences
        .iter()
        .map(|&sentence| document.tokens_of(sentence).len())
        .sum()
}

/// Compares the two sides of a bead word by word.
pub fn compare_bead(
    documents: Pair<&Document>,
    words: Pair<&Words<'_>>,
    annotations: Pair<&Annotations>,
    bead: &Bead,
    options: &DiffOptions,
) -> BeadDiff {
    let items = Pair {
        original: item::items(documents.original, words.original, &bead.sentences.original),
        rendition: item::items(documents.rendition, words.rendition, &bead.sentences.rendition),
    };
    let by_runs = options.is_too_long(documents, bead);
    let slices = items.as_ref().map(Vec::as_slice);
    if by_runs {
        let links = links::link_runs(&slices);
        let mut edits = script::edits(documents, bead, &links);
        if options.scores {
            score::score_by_extent(&mut edits);
        }
        return BeadDiff { edits, links, by_runs };
    }
    let similarities = Similarities::new(slices.original, slices.rendition);
    let links = links::link(slices, &similarities, documents, annotations, bead);
    let mut edits = script::edits(documents, bead, &links);
    if options.scores {
        score::Scorer::new(documents, annotations, slices, &similarities, &links, &bead.sentences).score(&mut edits);
    }
    BeadDiff { edits, links, by_runs }
}
