use super::{
    Weights,
    features::Features,
    grid::{Grid, norms},
    nearest::{Nearest, Neighbour},
    priors::Priors,
    program::{Gain, LARGEST, State},
};
use crate::pair::{Pair, Side};

/// What beads gain: by how much of each sentence the other side accounts for, by lengths, and by how usual their shape
/// is in this pair.
///
/// A sentence's coverage is the square root of the share of its weight that the other side's sentences hold too. A bead
/// gains with every sentence that is covered better than the threshold and loses with every one that is not: a sentence
/// that adds nothing is not merged, however alike the rest is.
pub(super) struct Likeness {
    norms: Pair<Vec<f32>>,
    /// Running sums of sentence lengths; those of the rendition are scaled to the original's.
    lengths: Pair<Vec<f32>>,
    /// Running counts of passages that begin.
    passages: Pair<Vec<f32>>,
    /// Running counts of sentences that are the rest of the one before.
    continuations: Pair<Vec<f32>>,
    /// Which sentence of the other side is most like each.
    nearest: Pair<Vec<Option<Neighbour>>>,
    weights: Weights,
    /// How usual each shape is.
    pub(super) priors: Priors,
}

impl Likeness {
    /// For two sequences of sentences.
    pub(super) fn new(
        features: &Features,
        sequences: Pair<&[usize]>,
        nearest: &Nearest,
        weights: Weights,
        priors: Priors,
    ) -> Self {
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
            passages: Pair::new(
                sums(&features.passages.original, sequences.original),
                sums(&features.passages.rendition, sequences.rendition),
            ),
            continuations: Pair::new(
                sums(&features.continuations.original, sequences.original),
                sums(&features.continuations.rendition, sequences.rendition),
            ),
            nearest: nearest.all().clone(),
            weights,
            priors,
        }
    }

    /// The mean coverage of two sentences by each other, by their places and their product.
    pub(super) fn coverage(&self, row: usize, column: usize, product: f32) -> f32 {
        (coverage(product, self.norms.original[row]) + coverage(product, self.norms.rendition[column])) / 2.0
    }

    /// The price of the lengths of two sides of a bead.
    fn length_price(&self, i: usize, j: usize, a: usize, b: usize) -> f32 {
        let original = self.lengths.original[i] - self.lengths.original[i - a];
        let rendition = self.lengths.rendition[j] - self.lengths.rendition[j - b];
        let difference = original - rendition;
        // Close to the logarithm of the ratio of the lengths.
        let ratio = 2.0 * difference.abs() / (original + rendition + 2.0 * SMOOTHING);
        // Gale and Church: the difference is spread with a variance of 6.8 for each character.
        let deviation = difference * difference / (6.8 * (original + rendition) + 1.0);
        self.weights.length * ratio * (a + b) as f32 + self.weights.deviation * deviation.min(UNLIKELY)
    }

    /// The further price of one sentence against one, by what both are covered together.
    ///
    /// Two long sentences on one subject share words by chance, so they are asked for more than two short ones; and it
    /// speaks against a pair when one of them has a better partner elsewhere.
    fn single_price(&self, i: usize, j: usize, covered: f32) -> f32 {
        let length = |sums: &[f32], place: usize| sums[place] - sums[place - 1];
        let shorter = length(&self.lengths.original, i).min(length(&self.lengths.rendition, j));
        let usual = self.lengths.original.last().copied().unwrap_or(0.0) / (self.lengths.original.len() - 1) as f32;
        let best_but = |nearest: Option<Neighbour>, partner: usize| match nearest {
            Some(nearest) if nearest.place == partner => nearest.second,
            Some(nearest) => nearest.cosine,
            None => 0.0,
        };
        let rival = best_but(self.nearest.original[i - 1], j - 1).max(best_but(self.nearest.rendition[j - 1], i - 1));
        // The square of the mean coverage is close to the cosine of the two.
        let preferred = (rival - (covered / 2.0).powi(2)).max(0.0);
        self.weights.long * (shorter.max(SHORTEST) / usual.max(SHORTEST)).ln() + self.weights.rival * preferred
    }

    /// How many sentences that were cut in two stand whole in a bead. Where both sides are cut alike, nothing is mended.
    fn mended(&self, i: usize, j: usize, a: usize, b: usize) -> f32 {
        let inside = |sums: &[f32], to: usize, size: usize| sums[to] - sums[to + 1 - size];
        (inside(&self.continuations.original, i, a) - inside(&self.continuations.rendition, j, b)).abs()
    }

    /// How many passages begin inside a bead.
    fn crossings(&self, i: usize, j: usize, a: usize, b: usize) -> f32 {
        let inside = |sums: &[f32], to: usize, size: usize| sums[to] - sums[to + 1 - size];
        inside(&self.passages.original, i, a) + inside(&self.passages.rendition, j, b)
    }
}

/// Characters added to both lengths, so that short sentences may differ more.
const SMOOTHING: f32 = 8.0;
/// Characters below which a sentence is not taken to be shorter still.
const SHORTEST: f32 = 5.0;
/// From where on a difference in length is no less likely, in logarithms: a wrong pairing, or a free one.
const UNLIKELY: f32 = 10.0;

/// The square root of a sentence's share that is accounted for: a paraphrase keeps a fourth of the words or less, and
/// the first shared words say more than the last.
fn coverage(product: f32, norm: f32) -> f32 {
    (product / (norm + 1e-6)).clamp(0.0, 1.0).sqrt()
}

fn sums(values: &[f32], sequence: &[usize]) -> Vec<f32> {
    let mut sum = 0.0;
    let following = sequence.iter().map(|&sentence| {
        sum += values[sentence];
        sum
    });
    std::iter::once(0.0).chain(following).collect()
}

impl Gain for Likeness {
    fn skip(&self, before: State, side: Side) -> f32 {
        self.priors.skip(before, side)
    }

    fn pair(&self, before: State) -> f32 {
        self.priors.pair(before)
    }

    fn covered(&self, grid: &Grid, i: usize, j: usize) -> [[f32; LARGEST]; LARGEST] {
        let mut covered = [[0.0; LARGEST]; LARGEST];
        // What the rows so far share with each column, and how much of the rows the columns so far account for.
        let mut with_column = [0.0; LARGEST];
        let mut rows_covered = [0.0; LARGEST];
        for (a, blocks) in covered.iter_mut().enumerate().take(i) {
            let (mut with_row, mut columns_covered) = (0.0, 0.0);
            for b in 0..LARGEST.min(j) {
                let product = grid.product(i - 1 - a, j - 1 - b);
                with_row += product;
                with_column[b] += product;
                columns_covered += coverage(with_column[b], self.norms.rendition[j - 1 - b]);
                rows_covered[b] += coverage(with_row, self.norms.original[i - 1 - a]);
                blocks[b] = rows_covered[b] + columns_covered;
            }
        }
        covered
    }

    fn of(&self, i: usize, j: usize, a: usize, b: usize, covered: f32) -> f32 {
        let Weights {
            similarity,
            crossing,
            mended,
            ..
        } = self.weights;
        let single = if a + b == 2 {
            self.single_price(i, j, covered)
        } else {
            0.0
        };
        similarity * (covered - (a + b) as f32 * self.priors.threshold())
            - self.length_price(i, j, a, b)
            - crossing * self.crossings(i, j, a, b)
            + mended * self.mended(i, j, a, b)
            - single
            + self.priors.shape(a, b)
    }
}
