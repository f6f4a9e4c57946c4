use super::{
    Weights,
    features::Features,
    grid::norms,
    program::{Gain, LARGEST},
};
use crate::pair::Pair;

/// The gain of beads by the words they share and by their lengths.
pub(super) struct Similarity {
    norms: Pair<Vec<[f32; LARGEST]>>,
    /// Running sums of sentence lengths; those of the rendition are scaled to the original's.
    lengths: Pair<Vec<f32>>,
    weights: Weights,
}

impl Similarity {
    /// For two sequences of sentences.
    pub(super) fn new(features: &Features, sequences: Pair<&[usize]>, weights: Weights) -> Self {
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
        }
    }

    /// The cosine of the sums of `a` and `b` sentences that end before places `i` and `j`.
    pub(super) fn cosine(&self, i: usize, j: usize, a: usize, b: usize, product: f32) -> f32 {
        let norm = self.norms.original[i - 1][a - 1] * self.norms.rendition[j - 1][b - 1];
        if norm > 0.0 { product / norm.sqrt() } else { 0.0 }
    }

    /// How far the lengths differ: the absolute logarithm of their ratio, short ones smoothed.
    fn difference(&self, i: usize, j: usize, a: usize, b: usize) -> f32 {
        let original = self.lengths.original[i] - self.lengths.original[i - a];
        let rendition = self.lengths.rendition[j] - self.lengths.rendition[j - b];
        ((original + 8.0) / (rendition + 8.0)).ln().abs()
    }
}

impl Gain for Similarity {
    fn skip(&self) -> f32 {
        -self.weights.skip
    }

    fn of(&self, i: usize, j: usize, a: usize, b: usize, product: f32) -> f32 {
        let Weights {
            threshold,
            merge,
            square,
            length,
            ..
        } = self.weights;
        let cosine = self.cosine(i, j, a, b, product);
        let difference = self.difference(i, j, a, b);
        let several = a.min(b) as f32 - 1.0;
        (a + b) as f32 * (cosine - threshold - length * difference)
            - merge * (a + b - 2) as f32
            - 2.0 * square * several
    }
}
