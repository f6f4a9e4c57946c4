use super::{
    Weights,
    program::{LARGEST, Sizes, State, Step},
};
use crate::pair::{Pair, Side};

/// How often a pair of texts leaves sentences out, splits and merges, as logarithms of probabilities.
///
/// Before anything is known they are what is usual; after a first pass they follow the pair itself, so that plainly
/// parallel texts are not over-merged and rewritten ones not forced together. The usual counts as much as
/// [`Weights::prior`] beads of the pair's own.
#[derive(Debug, Clone)]
pub(super) struct Priors {
    /// Leaving a sentence out: after a bead, and after another that was left out.
    skip: [f32; 2],
    /// Going on with a bead: after a bead, and after a sentence that was left out.
    pair: [f32; 2],
    /// Which side the sentence left out is of.
    side: Pair<f32>,
    /// The gain of a bead for its shape, with what its sentences must be covered to speak for it.
    pub(super) shapes: Sizes,
}

impl Priors {
    /// What is usual.
    pub(super) fn usual(weights: &Weights) -> Self {
        Self::learn(&[], weights)
    }

    /// What a path shows.
    pub(super) fn learn(steps: &[Step], weights: &Weights) -> Self {
        let counts = Counts::of(steps);
        let share = |count: f32, total: f32, usual: f32| (count + weights.prior * usual) / (total + weights.prior);
        let [[goes_on, begins], [ends, continues]] = counts.transitions;
        let rates = [
            share(begins, goes_on + begins, weights.skip),
            share(continues, ends + continues, weights.bunch),
        ];
        let several = share(counts.several, counts.single + counts.several, weights.merge);
        let alone = counts.alone.original + counts.alone.rendition;
        let coverage = share(counts.coverage, counts.single + counts.several, 0.5);
        let threshold = weights.threshold + weights.follow * (coverage - 0.5);
        let mut shapes = [[(1.0 - several).ln(); LARGEST]; LARGEST];
        for (a, row) in shapes.iter_mut().enumerate() {
            for (b, shape) in row.iter_mut().enumerate() {
                if a + b > 0 {
                    *shape = several.ln() - weights.large * (a + b - 1) as f32 - weights.square * a.min(b) as f32;
                }
                *shape -= weights.similarity * threshold * (a + b + 2) as f32;
            }
        }
        Self {
            skip: rates.map(f32::ln),
            pair: rates.map(|rate| (1.0 - rate).ln()),
            side: counts.alone.map(|count| share(count, alone, 0.5).ln()),
            shapes,
        }
    }

    /// The gain of leaving a sentence out.
    pub(super) fn skip(&self, before: State, side: Side) -> f32 {
        self.skip[before as usize] + self.side.get(side)
    }

    /// The gain of going on with a bead.
    pub(super) fn pair(&self, before: State) -> f32 {
        self.pair[before as usize]
    }
}

/// What a path is made of.
#[derive(Debug, Default)]
struct Counts {
    single: f32,
    several: f32,
    alone: Pair<f32>,
    /// How often each state followed each.
    transitions: [[f32; 2]; 2],
    /// The sum of the mean coverages of beads with sentences on both sides.
    coverage: f32,
}

impl Counts {
    fn of(steps: &[Step]) -> Self {
        let mut counts = Self::default();
        let mut before = State::Paired;
        for step in steps {
            let state = match step.size() {
                (_, 0) => {
                    counts.alone.original += 1.0;
                    State::Alone
                }
                (0, _) => {
                    counts.alone.rendition += 1.0;
                    State::Alone
                }
                (1, 1) => {
                    counts.single += 1.0;
                    State::Paired
                }
                _ => {
                    counts.several += 1.0;
                    State::Paired
                }
            };
            counts.coverage += step.coverage().unwrap_or(0.0);
            counts.transitions[before as usize][state as usize] += 1.0;
            before = state;
        }
        counts
    }
}
