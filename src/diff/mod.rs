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

use crate::{
    alignment::Bead,
    annotation::{Annotations, Words},
    pair::Pair,
    segmentation::Document,
};

/// Beads with more pairs of words than this are compared by runs of equal words alone: 2,000 words against 2,000.
pub const MAX_WORD_PAIRS: usize = 4_000_000;

/// Compares the two sides of a bead word by word.
pub fn compare_bead(
    documents: Pair<&Document>,
    words: Pair<&Words<'_>>,
    annotations: Pair<&Annotations>,
    bead: &Bead,
) -> BeadDiff {
    let items = Pair {
        original: item::items(documents.original, words.original, &bead.sentences.original),
        rendition: item::items(documents.rendition, words.rendition, &bead.sentences.rendition),
    };
    let links = links::link(items.as_ref().map(Vec::as_slice), documents, annotations, bead);
    let mut edits = script::edits(documents, bead, &links);
    score::Scorer::new(
        documents,
        annotations,
        items.as_ref().map(Vec::as_slice),
        &links,
        &bead.sentences,
    )
    .score(&mut edits);
    BeadDiff { edits, links }
}
