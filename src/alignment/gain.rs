use super::{
    Weights,
    features::Features,
    grid::{Grid, norms},
    program::{Gain, LARGEST, Step},
};
use crate::pair::{Pair, Side};

/// The gain of beads by the words they share and by their lengths.
pub(super) struct Similarity {
    norms: Pair<Vec<f32>>,
    /// Running sums of sentence lengths; those of the rendition are scaled to the original's.
    lengths: Pair<Vec<f32>>,
    weights: Weights,
    pub(super) priors: Priors,
}

impl Similarity {
    /// For two sequences of sentences.
    pub(super) fn new(features: &Features, sequences: Pair<&[usize]>, weights: Weights, priors: Priors) -> Self {
        let sums = |lengths: &[f32], sequence: &[usize]| {
            let mut sum = 0.0;
            std::iter::once(0.0)
                .chain(sequence.iter().map(|&sentence| {
                    sum += lengths[sentence];
                    sum
                }))
                .collect::<Vec<f32>>()
        };
        let mut lengths = Pair::new(
            sums(&features.lengths.original, sequences.original),
            sums(&features.lengths.rendition, sequences.rendition),
        );
        let total = |sums: &[f32]| sums.last().copied().unwrap_or(0.0).max(1.0);
        let ratio = total(&lengths.original) / total(&lengths.rendition);
        lengths.rendition.iter_mut().for_each(|sum| *sum *= ratio);
        Self {
            norms: Pair::new(
                norms(&features.vectors.original, sequences.original),
                norms(&features.vectors.rendition, sequences.rendition),
            ),
            lengths,
            weights,
            priors,
        }
    }

    /// How much of one sentence the other accounts for, averaged over both.
    pub(super) fn covered_pair(&self, i: usize, j: usize, product: f32) -> f32 {
        0.5 * (self.share(product, self.norms.original[i]) + self.share(product, self.norms.rendition[j]))
    }

    fn share(&self, product: f32, norm: f32) -> f32 {
        let share = product / (norm + 1e-6);
        if self.weights.concave > 0.75 {
            share.min(1.0)
        } else {
            share.min(1.0).sqrt()
        }
    }

    /// The mean coverage of a bead of the path; none when one side is empty.
    pub(super) fn coverage_of(&self, step: &Step) -> Option<f32> {
        let (a, b) = step.size();
        (a > 0 && b > 0).then(|| step.covered / (a + b) as f32)
    }

    fn deviation(&self, i: usize, j: usize, a: usize, b: usize) -> f32 {
        let original = self.lengths.original[i] - self.lengths.original[i - a];
        let rendition = self.lengths.rendition[j] - self.lengths.rendition[j - b];
        let difference = original - rendition;
        (difference * difference / (6.8 * (original + rendition) + 1.0)).min(10.0)
    }

    /// How far the lengths differ: the absolute logarithm of their ratio, short ones smoothed.
    fn difference(&self, i: usize, j: usize, a: usize, b: usize) -> f32 {
        let original = self.lengths.original[i] - self.lengths.original[i - a];
        let rendition = self.lengths.rendition[j] - self.lengths.rendition[j - b];
        ((original + 8.0) / (rendition + 8.0)).ln().abs()
    }
}

impl Gain for Similarity {
    fn skip(&self, side: Side) -> f32 {
        *self.priors.skip.get(side)
    }

    fn covered(&self, grid: &Grid, i: usize, j: usize) -> [[f32; LARGEST]; LARGEST] {
        let (rows, columns) = (LARGEST.min(i), LARGEST.min(j));
        let mut covered = [[0.0; LARGEST]; LARGEST];
        // How much of the rendition's sentences the rows so far account for.
        let mut of_columns = [0.0; LARGEST];
        let mut rows_covered = [0.0; LARGEST];
        for a in 0..rows {
            let mut of_row = 0.0;
            let mut columns_covered = 0.0;
            for b in 0..columns {
                let product = grid.product(i - 1 - a, j - 1 - b);
                of_row += product;
                of_columns[b] += product;
                columns_covered += self.share(of_columns[b], self.norms.rendition[j - 1 - b]);
                rows_covered[b] += self.share(of_row, self.norms.original[i - 1 - a]);
                covered[a][b] = rows_covered[b] + columns_covered;
            }
        }
        covered
    }

    fn of(&self, i: usize, j: usize, a: usize, b: usize, covered: f32) -> f32 {
        let difference = self.difference(i, j, a, b);
        let size = (a + b) as f32;
        self.weights.similarity * (covered - size * (self.priors.threshold + self.weights.length * difference))
            - self.weights.deviation * self.deviation(i, j, a, b)
            + self.priors.beads[a - 1][b - 1]
    }
}

/// How likely beads of each shape are in this pair, as logarithms.
#[derive(Debug, Clone)]
pub(super) struct Priors {
    pub(super) skip: Pair<f32>,
    pub(super) beads: [[f32; LARGEST]; LARGEST],
    pub(super) threshold: f32,
}

impl Priors {
    pub(super) fn expected(weights: &Weights) -> Self {
        Self::learn(&[], &[], weights)
    }

    pub(super) fn learn(steps: &[Step], cosines: &[f32], weights: &Weights) -> Self {
        let (mut single, mut merged, mut left) = (0.0_f32, 0.0_f32, Pair::new(0.0_f32, 0.0_f32));
        for step in steps {
            match (step.original.1 - step.original.0, step.rendition.1 - step.rendition.0) {
                (1, 1) => single += 1.0,
                (_, 0) => left.original += 1.0,
                (0, _) => left.rendition += 1.0,
                _ => merged += 1.0,
            }
        }
        let total = single + merged + left.original + left.rendition;
        let log = |count: f32, expected: f32| ((count + weights.prior * expected) / (total + weights.prior)).ln();
        let matched = 1.0 - weights.merge - 2.0 * weights.skip;
        let mut beads = [[0.0; LARGEST]; LARGEST];
        for (a, row) in beads.iter_mut().enumerate() {
            for (b, value) in row.iter_mut().enumerate() {
                *value = if a + b == 0 {
                    log(single, matched)
                } else {
                    log(merged, weights.merge) - weights.large * (a + b - 1) as f32 - weights.square * a.min(b) as f32
                };
            }
        }
        let usual = (cosines.iter().sum::<f32>() + weights.prior * 0.5) / (cosines.len() as f32 + weights.prior);
        Self {
            skip: left.map(|count| log(count, weights.skip)),
            beads,
            threshold: weights.threshold + weights.follow * (usual - 0.5),
        }
    }
}
