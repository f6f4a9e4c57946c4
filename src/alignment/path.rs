use super::{
    band::Band,
    features::Features,
    gain::{Priors, Similarity},
    grid::Grid,
    program::{Step, best_path},
};
use crate::{alignment::Weights, pair::Pair};

/// How far a later pass may leave the path of the one before it.
const MARGIN: usize = 16;

/// Two sequences of sentences in the same order, solved: the best path of beads through them.
pub(super) struct Path<'a> {
    pub(super) sequences: Pair<&'a [usize]>,
    pub(super) grid: Grid,
    pub(super) similarity: Similarity,
    pub(super) band: Band,
    pub(super) steps: Vec<Step>,
}

impl<'a> Path<'a> {
    /// Solves two sequences with given expectations, or with ones learnt from the sequences themselves.
    pub(super) fn new(
        features: &Features,
        sequences: Pair<&'a [usize]>,
        weights: &Weights,
        priors: Option<&Priors>,
        band: Band,
    ) -> Self {
        let grid = Grid::new(features, sequences, &band);
        let similarity = Similarity::new(
            features,
            sequences,
            *weights,
            priors.cloned().unwrap_or_else(|| Priors::expected(weights)),
        );
        let steps = best_path(&grid, &band, &similarity);
        let mut path = Self {
            sequences,
            grid,
            similarity,
            band,
            steps,
        };
        if priors.is_none() {
            for _ in 1..weights.passes as usize {
                path.relearn(weights);
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

    /// The beads of the path with sentences on both sides.
    pub(super) fn pairs(&self) -> Vec<Pair<Vec<usize>>> {
        self.steps
            .iter()
            .filter(|step| step.size().0 > 0 && step.size().1 > 0)
            .map(|step| {
                Pair::new(
                    self.sequences.original[step.original.0..step.original.1].to_vec(),
                    self.sequences.rendition[step.rendition.0..step.rendition.1].to_vec(),
                )
            })
            .collect()
    }

    fn relearn(&mut self, weights: &Weights) {
        let cosines: Vec<f32> = self
            .steps
            .iter()
            .filter_map(|step| self.similarity.coverage_of(step))
            .collect();
        self.similarity.priors = Priors::learn(&self.steps, &cosines, weights);
        self.band = self.near();
        self.steps = best_path(&self.grid, &self.band, &self.similarity);
    }
}
