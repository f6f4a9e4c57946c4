use super::{band::Band, grid::Grid};
use crate::pair::Side;

/// The most sentences of one side that a bead may hold.
pub(super) const LARGEST: usize = 4;

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

const STATES: [State; 2] = [State::Paired, State::Alone];

/// What beads gain.
pub(super) trait Gain {
    /// The gain of leaving a sentence of a side out.
    fn skip(&self, before: State, side: Side) -> f32;
    /// The gain of a bead of any size for what came before it.
    fn pair(&self, before: State) -> f32;
    /// How much of its sentences the other side accounts for, for every size of bead that ends before places `i`, `j`.
    fn covered(&self, grid: &Grid, i: usize, j: usize) -> [[f32; LARGEST]; LARGEST];
    /// The gain of the bead of `a` sentences that end before place `i` and `b` that end before `j`, by itself.
    fn of(&self, i: usize, j: usize, a: usize, b: usize, covered: f32) -> f32;
}

/// The best way to a cell that ends in each state.
type Cell = [f32; 2];
const UNREACHED: Cell = [f32::NEG_INFINITY; 2];

/// The cells of the last rows: a bead reaches back four.
struct Window<'a> {
    band: &'a Band,
    rows: Vec<Vec<Cell>>,
}

impl Window<'_> {
    fn at(&self, row: usize, column: usize) -> Cell {
        let (first, last) = self.band.row(row);
        if column < first || column > last {
            return UNREACHED;
        }
        self.rows[row % (LARGEST + 1)]
            .get(column - first)
            .copied()
            .unwrap_or(UNREACHED)
    }
}

/// How a cell's state was reached: the size of the last bead and the state before it.
#[derive(Debug, Clone, Copy)]
struct Choice(u8);

impl Choice {
    const NONE: Self = Self(0);

    fn new(a: usize, b: usize, before: State) -> Self {
        Self(((a * (LARGEST + 1) + b) * 2 + before as usize) as u8)
    }

    fn read(self) -> (usize, usize, State) {
        let size = self.0 as usize / 2;
        (size / (LARGEST + 1), size % (LARGEST + 1), STATES[self.0 as usize % 2])
    }
}

/// Finds the sequence of beads with the greatest sum of gains within a band.
pub(super) fn best_path(grid: &Grid, band: &Band, gain: &impl Gain) -> Vec<Step> {
    let mut choices: Vec<[Choice; 2]> = Vec::new();
    let mut starts = Vec::with_capacity(band.len());
    let mut window = Window {
        band,
        rows: vec![Vec::new(); LARGEST + 1],
    };
    for row in 0..band.len() {
        let (first, last) = band.row(row);
        starts.push(choices.len());
        window.rows[row % (LARGEST + 1)].clear();
        for column in first..=last {
            let (cell, choice) = best_cell(&window, grid, gain, row, column);
            window.rows[row % (LARGEST + 1)].push(cell);
            choices.push(choice);
        }
    }
    let row = band.len() - 1;
    let end = window.at(row, band.row(row).1);
    let state = if end[0] >= end[1] { State::Paired } else { State::Alone };
    trace(grid, band, gain, &starts, &choices, state)
}

fn best_cell(window: &Window<'_>, grid: &Grid, gain: &impl Gain, row: usize, column: usize) -> (Cell, [Choice; 2]) {
    let mut cell = if row + column == 0 {
        [0.0, f32::NEG_INFINITY]
    } else {
        UNREACHED
    };
    let mut choice = [Choice::NONE; 2];
    let mut consider = |state: State, value: f32, way: (usize, usize), before: State| {
        if value > cell[state as usize] {
            cell[state as usize] = value;
            choice[state as usize] = Choice::new(way.0, way.1, before);
        }
    };
    for before in STATES {
        if row > 0 {
            let value = window.at(row - 1, column)[before as usize] + gain.skip(before, Side::Original);
            consider(State::Alone, value, (1, 0), before);
        }
        if column > 0 {
            let value = window.at(row, column - 1)[before as usize] + gain.skip(before, Side::Rendition);
            consider(State::Alone, value, (0, 1), before);
        }
    }
    if row > 0 && column > 0 {
        let covered = gain.covered(grid, row, column);
        for a in 1..=LARGEST.min(row) {
            for b in 1..=LARGEST.min(column) {
                let way_here = window.at(row - a, column - b);
                let paired = way_here[0] + gain.pair(State::Paired);
                let alone = way_here[1] + gain.pair(State::Alone);
                let (value, before) = if paired >= alone {
                    (paired, State::Paired)
                } else {
                    (alone, State::Alone)
                };
                if value > f32::NEG_INFINITY {
                    let own = gain.of(row, column, a, b, covered[a - 1][b - 1]);
                    consider(State::Paired, value + own, (a, b), before);
                }
            }
        }
    }
    (cell, choice)
}

fn trace(
    grid: &Grid,
    band: &Band,
    gain: &impl Gain,
    starts: &[usize],
    choices: &[[Choice; 2]],
    mut state: State,
) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut row = band.len() - 1;
    let mut column = band.row(row).1;
    while row > 0 || column > 0 {
        let (a, b, before) = choices[starts[row] + column - band.row(row).0][state as usize].read();
        if a + b == 0 {
            break;
        }
        let covered = if a > 0 && b > 0 {
            gain.covered(grid, row, column)[a - 1][b - 1]
        } else {
            0.0
        };
        let gain = match (a, b) {
            (_, 0) => gain.skip(before, Side::Original),
            (0, _) => gain.skip(before, Side::Rendition),
            _ => gain.pair(before) + gain.of(row, column, a, b, covered),
        };
        steps.push(Step {
            original: (row - a, row),
            rendition: (column - b, column),
            gain,
            covered,
        });
        (row, column, state) = (row - a, column - b, before);
    }
    steps.reverse();
    steps
}
