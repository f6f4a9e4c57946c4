use super::{band::Band, priors::Priors};
use crate::pair::Side;

/// The most sentences of one side that a bead may hold.
pub(super) const LARGEST: usize = 4;

/// A value for every size of bead: by its sentences of the original and by those of the rendition, both less one.
pub(super) type Sizes = [[f32; LARGEST]; LARGEST];

/// A bead before it has indices of sentences: how many of each side it takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Step {
    /// Its sentences of the original, as places in the sequence: `original.0..original.1`.
    pub(super) original: (usize, usize),
    /// Its sentences of the rendition.
    pub(super) rendition: (usize, usize),
    /// Its gain.
    pub(super) gain: f32,
    /// How much of its sentences the other side accounts for, summed over them.
    pub(super) covered: f32,
}

impl Step {
    /// How many sentences of each side it takes.
    pub(super) const fn size(&self) -> (usize, usize) {
        (self.original.1 - self.original.0, self.rendition.1 - self.rendition.0)
    }

    /// Whether both sides have sentences.
    pub(super) const fn is_pair(&self) -> bool {
        let (a, b) = self.size();
        a > 0 && b > 0
    }

    /// The mean coverage of its sentences; none when one side is empty.
    pub(super) fn coverage(&self) -> Option<f32> {
        let (a, b) = self.size();
        self.is_pair().then(|| self.covered / (a + b) as f32)
    }
}

/// What came before: a bead, or a sentence left out. Sentences are left out in bunches, so that the next one costs less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// A bead with sentences on both sides, or the beginning.
    Paired,
    /// A sentence without partner.
    Alone,
}

/// What beads gain by the sentences they hold. Beads are told by where they end: before place `i` of the original and
/// before place `j` of the rendition.
pub(super) trait Gain {
    /// The gain of beads of every size that end there; those that reach back beyond the beginning do not matter.
    fn of(&self, i: usize, j: usize) -> Sizes;
    /// How much of their sentences the other side accounts for, summed over them.
    fn covered(&self, i: usize, j: usize) -> Sizes;
}

/// The best way to a cell that ends in each state.
type Cell = [f32; 2];
const UNREACHED: Cell = [f32::NEG_INFINITY; 2];

/// How each state of a cell was reached.
#[derive(Debug, Clone, Copy)]
struct Choice {
    /// The size of the last bead, when the cell ends in one.
    bead: (u8, u8),
    /// The sentence left out last, and what came before it, when the cell ends so.
    alone: (Side, State),
    /// The state from which a bead that begins here goes on.
    goes_on: State,
}

const START: Choice = Choice {
    bead: (0, 0),
    alone: (Side::Original, State::Paired),
    goes_on: State::Paired,
};

/// Finds the sequence of beads with the greatest sum of gains within a band.
pub(super) fn best_path(band: &Band, gain: &impl Gain, priors: &Priors) -> Vec<Step> {
    let mut choices: Vec<Choice> = Vec::new();
    let mut starts = Vec::with_capacity(band.len());
    let mut window = Window::new(band, priors);
    for row in 0..band.len() {
        let (first, last) = band.row(row);
        starts.push(choices.len());
        window.begin(row, (first, last));
        choices.extend((first..=last).map(|column| window.fill(row, column, gain)));
    }
    let (row, column) = (band.len() - 1, band.row(band.len() - 1).1);
    let [paired, alone] = window.cells[row % 2][column + LARGEST];
    let state = if paired >= alone { State::Paired } else { State::Alone };
    let choice = |row: usize, column: usize| choices[starts[row] + column - band.row(row).0];
    trace((row, column, state), choice, gain, priors)
}

/// The cells of the last rows, as far as a bead reaches back. Columns are counted from [`LARGEST`], so that reaching back
/// beyond the first finds cells that nothing reaches.
struct Window<'a> {
    priors: &'a Priors,
    /// What leaving a sentence out gains, by what came before and by side.
    skips: [[f32; 2]; 2],
    /// The last two rows.
    cells: [Vec<Cell>; 2],
    /// The best way to go on from a cell with a bead, for the last rows.
    ways: [Vec<f32>; LARGEST + 1],
    /// Which columns of those rows are in use.
    used: [(usize, usize); LARGEST + 1],
}

impl<'a> Window<'a> {
    fn new(band: &Band, priors: &'a Priors) -> Self {
        let width = LARGEST + 1 + (0..band.len()).map(|row| band.row(row).1).max().unwrap_or(0);
        let skip = |state| [Side::Original, Side::Rendition].map(|side| priors.skip(state, side));
        Self {
            priors,
            skips: [State::Paired, State::Alone].map(skip),
            cells: std::array::from_fn(|_| vec![UNREACHED; width]),
            ways: std::array::from_fn(|_| vec![f32::NEG_INFINITY; width]),
            used: [(0, 0); LARGEST + 1],
        }
    }

    /// Clears what earlier rows left in the place of this one.
    fn begin(&mut self, row: usize, (first, last): (usize, usize)) {
        let before = |rows: usize| self.used[(row + LARGEST + 1 - rows) % (LARGEST + 1)];
        let clear = |(first, last): (usize, usize)| first + LARGEST..last + LARGEST + 1;
        self.cells[row % 2][clear(before(2))].fill(UNREACHED);
        self.ways[row % (LARGEST + 1)][clear(before(LARGEST + 1))].fill(f32::NEG_INFINITY);
        self.used[row % (LARGEST + 1)] = (first, last);
    }

    fn fill(&mut self, row: usize, column: usize, gain: &impl Gain) -> Choice {
        let place = column + LARGEST;
        let mut choice = START;
        let mut paired = if row + column == 0 { 0.0 } else { f32::NEG_INFINITY };
        let mut alone = f32::NEG_INFINITY;
        let before = [self.cells[(row + 1) % 2][place], self.cells[row % 2][place - 1]];
        for state in [State::Paired, State::Alone] {
            for (cell, side) in before.iter().zip([Side::Original, Side::Rendition]) {
                let value = cell[state as usize] + self.skips[state as usize][side as usize];
                if value > alone {
                    (alone, choice.alone) = (value, (side, state));
                }
            }
        }
        if row > 0 && column > 0 {
            let gains = gain.of(row, column);
            for (a, gains) in gains.iter().enumerate() {
                let ways = &self.ways[(row + LARGEST - a) % (LARGEST + 1)][place - LARGEST..place];
                for (b, gain) in gains.iter().enumerate() {
                    let value = ways[LARGEST - 1 - b] + gain + self.priors.shapes[a][b];
                    if value > paired {
                        (paired, choice.bead) = (value, (a as u8 + 1, b as u8 + 1));
                    }
                }
            }
        }
        let ways = [State::Paired, State::Alone].map(|state| [paired, alone][state as usize] + self.priors.pair(state));
        choice.goes_on = if ways[0] >= ways[1] {
            State::Paired
        } else {
            State::Alone
        };
        self.cells[row % 2][place] = [paired, alone];
        self.ways[row % (LARGEST + 1)][place] = ways[choice.goes_on as usize];
        choice
    }
}

/// The beads on the way to an end, from the first.
fn trace(
    (mut row, mut column, mut state): (usize, usize, State),
    choice: impl Fn(usize, usize) -> Choice,
    gain: &impl Gain,
    priors: &Priors,
) -> Vec<Step> {
    let mut steps = Vec::new();
    while row > 0 || column > 0 {
        let Choice { bead, alone, .. } = choice(row, column);
        let (a, b) = match (state, alone.0) {
            (State::Paired, _) => (bead.0.into(), bead.1.into()),
            (State::Alone, Side::Original) => (1, 0),
            (State::Alone, Side::Rendition) => (0, 1),
        };
        if a + b == 0 || a > row || b > column {
            break;
        }
        let from = (row - a, column - b);
        let (own, covered, before) = match state {
            State::Paired => {
                let before = choice(from.0, from.1).goes_on;
                let own = gain.of(row, column)[a - 1][b - 1] + priors.shapes[a - 1][b - 1];
                let covered = gain.covered(row, column)[a - 1][b - 1];
                (priors.pair(before) + own, covered, before)
            }
            State::Alone => (priors.skip(alone.1, alone.0), 0.0, alone.1),
        };
        steps.push(Step {
            original: (from.0, row),
            rendition: (from.1, column),
            gain: own,
            covered,
        });
        (row, column, state) = (from.0, from.1, before);
    }
    steps.reverse();
    steps
}
