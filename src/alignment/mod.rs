//! Sentences of both sides to beads: n:m pairs with scores, moved passages marked.
//!
//! The method, its sources and what it does not do are described in `docs/alignment.md`. In short: sentences are bags
//! of weighted features (`features`); anchors found by inverted index bound the search (`nearest`, `anchors`,
//! `band`); a dynamic programme finds the best path of beads up to 4:4 (`program`, `gain`), learning on the way
//! how often this pair leaves out, splits and merges; a word-translation table learnt from that path serves a further
//! pass across languages (`translation`); passages that stand elsewhere are found afterwards (`moves`), and page
//! furniture is paired by its kind (`furniture`). What is left over of a short passage goes where there is room for it
//! (`gap`, `passage`). Within one text, `own_body` finds what its headline and summary sum up.

mod anchors;
mod band;
mod bead;
mod body;
mod calibration;
mod features;
mod furniture;
mod gain;
mod gap;
mod grid;
mod language;
mod moves;
mod nearest;
mod options;
mod own_body;
mod passage;
mod path;
mod priors;
mod program;
mod translation;
mod weights;

#[cfg(test)]
mod tests;

pub use bead::{Alignment, Bead, BeadKind, BeadMethod, Candidate};
pub use options::{AlignmentOptions, Moves};
pub use own_body::align_claims;
pub use weights::Weights;

use body::Body;
use features::Features;

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    pair::{Pair, Side},
    segmentation::Document,
};

/// Aligns the sentences of two documents. Pure and deterministic; never fails.
pub fn align(documents: Pair<&Document>, options: &AlignmentOptions) -> Alignment {
    let mut features = Features::new(documents, options.languages.as_ref());
    let weights = if features.cross {
        options.across
    } else {
        options.weights
    };
    let body = Body::align(&mut features, documents, options, weights);
    let mut placed = reunite(body.beads());
    let (furniture, notices) = furniture::align(&features, documents, options, &weights, &body.calibration);
    placed.extend(furniture);
    placed.sort_by_key(|placed| placed.place);
    if !features.cross {
        gap::close(&mut placed, documents);
        passage::gather(&mut placed, documents);
    }
    Alignment {
        beads: placed.into_iter().map(|placed| placed.bead).collect(),
        notices: body.notices.into_iter().chain(notices).collect(),
    }
}

/// Least similarity, 0 to 1, of two sentences that stand alone for them to be one that moved.
const REUNITED_FROM: f32 = 0.5;

/// Joins an omission and an addition that are each other's nearest and much alike: a single sentence that moved.
fn reunite(placed: Vec<Placed>) -> Vec<Placed> {
    let alone = |side: Side| -> BTreeMap<usize, Candidate> {
        let beads = placed.iter().map(|placed| &placed.bead);
        beads
            .filter_map(|bead| {
                match (
                    bead.sentences.get(side).as_slice(),
                    bead.sentences.get(side.other()).as_slice(),
                ) {
                    ([sentence], []) => Some((*sentence, bead.nearest?)),
                    _ => None,
                }
            })
            .collect()
    };
    let (omitted, added) = (alone(Side::Original), alone(Side::Rendition));
    let partner_of = |rendition: usize| {
        let there = added.get(&rendition)?;
        let back = omitted.get(&there.sentence)?;
        (back.sentence == rendition && there.score >= REUNITED_FROM).then_some((there.sentence, there.score))
    };
    let moved: BTreeSet<usize> = added
        .keys()
        .filter_map(|&sentence| Some(partner_of(sentence)?.0))
        .collect();
    placed
        .into_iter()
        .filter_map(|mut placed| {
            let sentences = &mut placed.bead.sentences;
            match (sentences.original.as_slice(), sentences.rendition.as_slice()) {
                ([original], []) if moved.contains(original) => None,
                ([], [rendition]) => {
                    if let Some((original, score)) = partner_of(*rendition) {
                        sentences.original = vec![original];
                        placed.bead.score = score;
                        placed.bead.moved = true;
                        placed.bead.nearest = None;
                    }
                    Some(placed)
                }
                _ => Some(placed),
            }
        })
        .collect()
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
