//! Sentences of both sides to beads: n:m pairs with scores, moved passages marked.

mod band;
mod bead;
mod features;
mod gain;
mod grid;
mod options;
mod program;
mod weights;

pub use bead::{Alignment, Bead, BeadKind, BeadMethod, Candidate};
pub use options::{AlignmentOptions, Moves};
pub use weights::Weights;

use band::Band;
use features::Features;
use gain::Similarity;
use grid::Grid;

use crate::{pair::Pair, segmentation::Document};

/// Aligns the sentences of two documents.
pub fn align(documents: Pair<&Document>, options: &AlignmentOptions) -> Alignment {
    let features = Features::new(documents);
    let body = documents.map(|document| {
        (0..document.sentences.len())
            .filter(|&sentence| document.is_body(sentence))
            .collect::<Vec<_>>()
    });
    let sequences = Pair::new(body.original.as_slice(), body.rendition.as_slice());
    let band = Band::full(sequences.original.len(), sequences.rendition.len());
    let vectors = features.vectors.as_ref();
    let grid = Grid::new(vectors, sequences, &band, features.count);
    let similarity = Similarity::new(&features, sequences, options.weights);
    let steps = program::best_path(&grid, &band, &similarity);
    let beads = steps
        .iter()
        .map(|step| Bead {
            sentences: Pair::new(
                sequences.original[step.original.0..step.original.1].to_vec(),
                sequences.rendition[step.rendition.0..step.rendition.1].to_vec(),
            ),
            score: step.gain.clamp(0.0, 1.0),
            moved: false,
            method: BeadMethod::Words,
            nearest: None,
        })
        .collect();
    Alignment {
        beads,
        notices: Vec::new(),
    }
}
