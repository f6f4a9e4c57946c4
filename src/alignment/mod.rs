//! Sentences of both sides to beads: n:m pairs with scores, moved passages marked.

mod band;
mod bead;
mod features;
mod gain;
mod grid;
mod language;
mod moves;
mod options;
mod path;
mod program;
mod translation;
mod weights;

pub use bead::{Alignment, Bead, BeadKind, BeadMethod, Candidate};
pub use options::{AlignmentOptions, Moves};
pub use weights::Weights;

use features::Features;
use path::Path;

use crate::{pair::Pair, segmentation::Document};

/// Aligns the sentences of two documents.
pub fn align(documents: Pair<&Document>, options: &AlignmentOptions) -> Alignment {
    let mut features = Features::new(documents);
    let mut weights = if features.cross {
        options.across
    } else {
        options.weights
    };
    let body = documents.map(|document| {
        (0..document.sentences.len())
            .filter(|&sentence| document.is_body(sentence))
            .collect::<Vec<_>>()
    });
    let sequences = Pair::new(body.original.as_slice(), body.rendition.as_slice());
    let mut beads = Vec::new();
    let full = |sequences: Pair<&[usize]>| band::Band::full(sequences.original.len(), sequences.rendition.len());
    let path = Path::new(&features, sequences, &weights, None, full(sequences));
    let mut path = path;
    for _ in 0..weights.rounds as usize {
        let pairs = path.pairs();
        let words = features.words.as_ref();
        let table = translation::Table::learn(words, features.count, &pairs);
        if table.is_empty() {
            break;
        }
        features.translated = Some(table.vectors(words, features.count, &features.rarity, weights.translation));
        weights.threshold = weights.translated;
        path = Path::new(&features, sequences, &weights, None, path.near());
    }
    let runs = if !features.cross && options.moves == Moves::Find {
        moves::find_runs(&path, &weights)
    } else {
        Vec::new()
    };
    let mut collect = |path: &Path<'_>, moved: bool, empty: bool| {
        for step in &path.steps {
            let (a, b) = step.size();
            if !empty && (a == 0 || b == 0) {
                continue;
            }
            beads.push(Bead {
                sentences: Pair::new(
                    path.sequences.original[step.original.0..step.original.1].to_vec(),
                    path.sequences.rendition[step.rendition.0..step.rendition.1].to_vec(),
                ),
                score: step.gain.clamp(0.0, 1.0),
                moved,
                method: BeadMethod::Words,
                nearest: None,
            });
        }
    };
    if runs.is_empty() {
        collect(&path, false, true);
    } else {
        let mut taken = documents.map(|document| vec![false; document.sentences.len()]);
        for run in &runs {
            let inner = Path::new(
                &features,
                Pair::new(&run.sentences.original, &run.sentences.rendition),
                &weights,
                Some(&path.similarity.priors),
                full(Pair::new(&run.sentences.original, &run.sentences.rendition)),
            );
            for step in inner.steps.iter().filter(|step| step.size().0 > 0 && step.size().1 > 0) {
                for &s in &run.sentences.original[step.original.0..step.original.1] {
                    taken.original[s] = true;
                }
                for &s in &run.sentences.rendition[step.rendition.0..step.rendition.1] {
                    taken.rendition[s] = true;
                }
            }
            collect(&inner, true, false);
        }
        let rest = Pair::new(
            body.original
                .iter()
                .copied()
                .filter(|&s| !taken.original[s])
                .collect::<Vec<_>>(),
            body.rendition
                .iter()
                .copied()
                .filter(|&s| !taken.rendition[s])
                .collect::<Vec<_>>(),
        );
        let rest = Path::new(
            &features,
            Pair::new(&rest.original, &rest.rendition),
            &weights,
            None,
            full(Pair::new(&rest.original, &rest.rendition)),
        );
        collect(&rest, false, true);
    }
    Alignment {
        beads,
        notices: Vec::new(),
    }
}
