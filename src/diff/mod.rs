//! A bead to word links and the edit script.
//!
//! Words are linked first, with their context, whatever their order (`links`); the script is read off the links
//! afterwards (`script`). So replaced words stand opposite each other, and what merely moved is seen to have moved.

mod context;
mod edit;
mod expressions;
mod item;
mod links;
mod score;
mod script;

pub use edit::{BeadDiff, Edit, EditClass, EditOp, Link, Relation};
pub use score::{Feature, Features};

use similar::{
    DiffOp,
    algorithms::{Capture, Compact, Replace, myers},
};

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
}

impl Default for DiffOptions {
    fn default() -> Self {
        // A thousand words against a thousand.
        Self {
            most_word_pairs: 1_000_000,
        }
    }
}

impl DiffOptions {
    /// Whether a bead has too many words and marks to compare each with each.
    pub fn is_too_long(&self, documents: Pair<&Document>, bead: &Bead) -> bool {
        let [original, rendition] = Side::BOTH.map(|side| word_count(documents.get(side), bead.sentences.get(side)));
        original.saturating_mul(rendition) > self.most_word_pairs
    }
}

/// The longest common runs of two lists of words and what stands between them (Myers, 1986).
pub(crate) fn common_runs(original: &[&str], rendition: &[&str]) -> Vec<DiffOp> {
    // Not by `similar::capture_diff_slices`, which brings half a megabyte of other methods into the program.
    let mut runs = Compact::new(Replace::new(Capture::new()), original, rendition);
    let (all_original, all_rendition) = (0..original.len(), 0..rendition.len());
    let Ok(()) = myers::diff(&mut runs, original, all_original, rendition, all_rendition);
    runs.into_inner().into_inner().into_ops()
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
    let links = if by_runs {
        links::link_runs(&slices)
    } else {
        links::link(slices, documents, annotations, bead)
    };
    let mut edits = script::edits(documents, bead, &links);
    score::Scorer::new(documents, annotations, slices, &links, &bead.sentences).score(&mut edits);
    BeadDiff { edits, links, by_runs }
}
