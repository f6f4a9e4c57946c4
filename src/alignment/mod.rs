//! Sentences of both sides to beads: n:m pairs with scores, moved passages marked.
//!
//! The method, its sources and what it does not do are described in `docs/alignment.md`. In short: sentences are bags
//! of weighted features ([`features`]); anchors found by inverted index bound the search ([`nearest`], [`anchors`],
//! [`band`]); a dynamic programme finds the best path of beads up to 4:4 ([`program`], [`gain`]), learning on the way
//! how often this pair leaves out, splits and merges; a word-translation table learnt from that path serves a further
//! pass across languages ([`translation`]); passages that stand elsewhere are found afterwards ([`moves`]), and page
//! furniture is paired by its kind ([`furniture`]).

mod anchors;
mod band;
mod bead;
mod body;
mod calibration;
mod features;
mod furniture;
mod gain;
mod grid;
mod language;
mod moves;
mod nearest;
mod options;
mod path;
mod priors;
mod program;
mod translation;
mod weights;

#[cfg(test)]
mod tests;

pub use bead::{Alignment, Bead, BeadKind, BeadMethod, Candidate};
pub use options::{AlignmentOptions, Moves};
pub use weights::Weights;

use body::Body;
use features::Features;

use crate::{pair::Pair, segmentation::Document};

/// Aligns the sentences of two documents. Pure and deterministic; never fails.
pub fn align(documents: Pair<&Document>, options: &AlignmentOptions) -> Alignment {
    let mut features = Features::new(documents, options.languages.as_ref());
    let weights = if features.cross {
        options.across
    } else {
        options.weights
    };
    let body = Body::align(&mut features, documents, options, weights);
    let mut placed = body.beads();
    placed.extend(furniture::align(&features, documents, &weights, &body.calibration));
    placed.sort_by_key(|placed| placed.place);
    Alignment {
        beads: placed.into_iter().map(|placed| placed.bead).collect(),
        notices: body.notices,
    }
}

/// A bead and where it stands in reading order.
struct Placed {
    place: Place,
    bead: Bead,
}

/// Reading order of the rendition: a bead stands at its first sentence there; an omission after the sentence of the
/// rendition that it follows in the original's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    /// One more than the index of the sentence of the rendition; 0 before the first.
    rendition: usize,
    /// Omissions come after the bead they follow.
    omitted: bool,
    original: usize,
}
