use super::{
    Weights,
    band::{Band, is_very_many},
    features::Features,
    gain::Likeness,
    grid::Grid,
    nearest::Nearest,
    priors::Priors,
    program::{Gain, Sizes, Step, best_path},
};
use crate::pair::Pair;

/// Two sequences of sentences in the same order, and the best path of beads through them.
pub(super) struct Path<'a> {
    /// The sentences, as indices into their documents.
    pub(super) sequences: Pair<&'a [usize]>,
    /// The beads, by places in the sequences.
    pub(super) steps: Vec<Step>,
    /// What the beads gain by their sentences.
    pub(super) likeness: Likeness,
    /// What they gain by their shape.
    pub(super) priors: Priors,
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
        let likeness = Likeness::new(features, sequences, nearest, *weights);
        let gains = Gains {
            likeness: &likeness,
            grid: &grid,
        };
        let steps = best_path(band, &gains, &priors);
        Self {
            sequences,
            steps,
            likeness,
            priors,
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
        if band.cells() > FEW_CELLS {
            let mut path = Self::new(features, sequences, nearest, band, weights, Priors::usual(weights));
            let near = path.near();
            let gains = Gains {
                likeness: &path.likeness,
                grid: &path.grid,
            };
            if is_very_many(sequences.original.len(), sequences.rendition.len()) {
                // What is worked out once for several passes would weigh more than all else.
                path.priors = Priors::learn(&path.steps, weights);
                path.steps = best_path(&near, &gains, &path.priors);
                return path;
            }
            learn(
                &mut path.steps,
                &mut path.priors,
                &near,
                &Known::new(gains, &near),
                weights,
            );
            return path;
        }
        let grid = Grid::new(features, sequences, band);
        let likeness = Likeness::new(features, sequences, nearest, *weights);
        let gains = Gains {
            likeness: &likeness,
            grid: &grid,
        };
        let known = Known::new(gains, band);
        let mut priors = Priors::usual(weights);
        let mut steps = best_path(band, &known, &priors);
        let near = Band::around(&steps, sequences.original.len(), sequences.rendition.len()).within(band);
        learn(&mut steps, &mut priors, &near, &known, weights);
        Self {
            sequences,
            steps,
            likeness,
            priors,
            grid,
        }
    }

    /// The cells near the path.
    pub(super) fn near(&self) -> Band {
        Band::around(
            &self.steps,
            self.sequences.original.len(),
            self.sequences.rendition.len(),
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

/// What the beads of a band of so few cells gain is worked out once, before the first pass.
const FEW_CELLS: usize = 4_000;

/// Finds the path again, after what the one before teaches, until nothing new comes of it.
fn learn(steps: &mut Vec<Step>, priors: &mut Priors, band: &Band, gains: &impl Gain, weights: &Weights) {
    for _ in 1..weights.passes as usize {
        *priors = Priors::learn(steps, weights);
        let better = best_path(band, gains, priors);
        let beads = |step: &Step| (step.original, step.rendition);
        // The same beads would teach the same again.
        let settled = better.iter().map(beads).eq(steps.iter().map(beads));
        *steps = better;
        if settled {
            break;
        }
    }
}

/// What the beads of two sequences gain by their sentences.
struct Gains<'a> {
    likeness: &'a Likeness,
    grid: &'a Grid,
}

impl Gain for Gains<'_> {
    fn of(&self, i: usize, j: usize) -> Sizes {
        self.likeness.of(self.grid, i, j)
    }

    fn covered(&self, i: usize, j: usize) -> Sizes {
        self.likeness.covered(self.grid, i, j)
    }
}

/// The same, worked out once for all cells of a band, for the passes that differ only in what they expect of shapes.
struct Known<'a> {
    gains: Gains<'a>,
    /// For each row its first column, and where its cells start.
    rows: Vec<(usize, usize)>,
    cells: Vec<Sizes>,
}

impl<'a> Known<'a> {
    fn new(gains: Gains<'a>, band: &Band) -> Self {
        let (mut rows, mut cells) = (Vec::with_capacity(band.len()), Vec::with_capacity(band.cells()));
        for row in 0..band.len() {
            let (first, last) = band.row(row);
            rows.push((first, cells.len()));
            let of = |column| {
                if row > 0 && column > 0 {
                    gains.of(row, column)
                } else {
                    Sizes::default()
                }
            };
            cells.extend((first..=last).map(of));
        }
        Self { gains, rows, cells }
    }
}

impl Gain for Known<'_> {
    fn of(&self, i: usize, j: usize) -> Sizes {
        let (first, start) = self.rows[i];
        self.cells[start + j - first]
    }

    fn covered(&self, i: usize, j: usize) -> Sizes {
        self.gains.covered(i, j)
    }
}
