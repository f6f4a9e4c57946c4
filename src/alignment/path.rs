use super::{
    Weights,
    band::Band,
    features::Features,
    gain::Likeness,
    grid::Grid,
    nearest::Nearest,
    priors::Priors,
    program::{Step, best_path},
};
use crate::pair::Pair;

/// How far a later pass may leave the path of the one before it.
const MARGIN: usize = 8;

/// Two sequences of sentences in the same order, and the best path of beads through them.
pub(super) struct Path<'a> {
    /// The sentences, as indices into their documents.
    pub(super) sequences: Pair<&'a [usize]>,
    /// The beads, by places in the sequences.
    pub(super) steps: Vec<Step>,
    /// What the beads gain.
    pub(super) likeness: Likeness,
    grid: Grid,
}

impl<'a> Path<'a> {
    /// The best path when nothing is expected of the pair but what is given.
    pub(super) fn new(
        features: &Features,
        sequences: Pair<&'a [usize]>,
        nearest: &Nearest,
        band: &Band,
        weights: &Weights,
        priors: Priors,
    ) -> Self {
        let grid = Grid::new(features, sequences, band);
        let likeness = Likeness::new(features, sequences, nearest, *weights, priors);
        let steps = best_path(&grid, band, &likeness);
        Self {
            sequences,
            steps,
            likeness,
            grid,
        }
    }

    /// The same, after passes that learn from the path before what the pair is like.
    pub(super) fn learning(
        features: &Features,
        sequences: Pair<&'a [usize]>,
        nearest: &Nearest,
        band: &Band,
        weights: &Weights,
    ) -> Self {
        let mut path = Self::new(features, sequences, nearest, band, weights, Priors::usual(weights));
        for _ in 1..weights.passes as usize {
            path.likeness.priors = Priors::learn(&path.steps, weights);
            let steps = best_path(&path.grid, &path.near(), &path.likeness);
            let beads = |steps: &[Step]| {
                steps
                    .iter()
                    .map(|step| (step.original, step.rendition))
                    .collect::<Vec<_>>()
            };
            // The same beads would teach the same again.
            let settled = beads(&steps) == beads(&path.steps);
            path.steps = steps;
            if settled {
                break;
            }
        }
        path
    }

    /// The cells near the path.
    pub(super) fn near(&self) -> Band {
        Band::around(
            &self.steps,
            self.sequences.original.len(),
            self.sequences.rendition.len(),
            MARGIN,
        )
    }

    /// The sentences of a bead.
    pub(super) fn sentences(&self, step: &Step) -> Pair<Vec<usize>> {
        Pair::new(
            self.sequences.original[step.original.0..step.original.1].to_vec(),
            self.sequences.rendition[step.rendition.0..step.rendition.1].to_vec(),
        )
    }

    /// The beads with sentences on both sides.
    pub(super) fn pairs(&self) -> impl Iterator<Item = Pair<Vec<usize>>> {
        self.steps
            .iter()
            .filter(|step| step.is_pair())
            .map(|step| self.sentences(step))
    }
}
