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
}

/// What a bead of `original` by `rendition` sentences that end at given places gains.
pub(super) trait Gain {
    /// The gain of leaving a sentence out.
    fn skip(&self, side: Side) -> f32;
    /// How much of its sentences the other side accounts for, for every size of bead that ends before places `i`, `j`.
    fn covered(&self, grid: &Grid, i: usize, j: usize) -> [[f32; LARGEST]; LARGEST];
    /// The gain of the bead of `a` sentences that end before place `i` and `b` that end before `j`.
    fn of(&self, i: usize, j: usize, a: usize, b: usize, covered: f32) -> f32;
}

/// Finds the sequence of beads with the greatest sum of gains within a band.
pub(super) fn best_path(grid: &Grid, band: &Band, gain: &impl Gain) -> Vec<Step> {
    let rows = band.len();
    let mut starts = Vec::with_capacity(rows);
    let mut cells = 0;
    for row in 0..rows {
        let (first, last) = band.row(row);
        starts.push(cells);
        cells += last - first + 1;
    }
    let mut choices = vec![0_u8; cells];
    // Values of the last rows only: a bead reaches back four.
    let mut values: Vec<Vec<f32>> = vec![Vec::new(); LARGEST + 1];
    for row in 0..rows {
        let (first, last) = band.row(row);
        let mut current = std::mem::take(&mut values[row % (LARGEST + 1)]);
        current.clear();
        for column in first..=last {
            let previous = |a: usize, b: usize| -> f32 {
                let (first, last) = band.row(row - a);
                let column = column - b;
                if column < first || column > last {
                    return f32::NEG_INFINITY;
                }
                values[(row - a) % (LARGEST + 1)][column - first]
            };
            let (mut best, mut choice) = (f32::NEG_INFINITY, 0_u8);
            if row == 0 && column == 0 {
                best = 0.0;
            }
            if row > 0 {
                let value = previous(1, 0) + gain.skip(Side::Original);
                if value > best {
                    (best, choice) = (value, code(1, 0));
                }
            }
            if column > first {
                let value = current[column - first - 1] + gain.skip(Side::Rendition);
                if value > best {
                    (best, choice) = (value, code(0, 1));
                }
            }
            if row > 0 && column > 0 {
                let covered = gain.covered(grid, row, column);
                for a in 1..=LARGEST.min(row) {
                    for b in 1..=LARGEST.min(column) {
                        let before = previous(a, b);
                        if before == f32::NEG_INFINITY {
                            continue;
                        }
                        let value = before + gain.of(row, column, a, b, covered[a - 1][b - 1]);
                        if value > best {
                            (best, choice) = (value, code(a, b));
                        }
                    }
                }
            }
            current.push(best);
            choices[starts[row] + column - first] = choice;
        }
        values[row % (LARGEST + 1)] = current;
    }
    trace(grid, band, gain, &starts, &choices)
}

const fn code(a: usize, b: usize) -> u8 {
    (a * (LARGEST + 1) + b) as u8
}

fn trace(grid: &Grid, band: &Band, gain: &impl Gain, starts: &[usize], choices: &[u8]) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut row = band.len() - 1;
    let mut column = band.row(row).1;
    while row > 0 || column > 0 {
        let choice = choices[starts[row] + column - band.row(row).0] as usize;
        let (a, b) = (choice / (LARGEST + 1), choice % (LARGEST + 1));
        if a + b == 0 {
            break;
        }
        let covered = if a > 0 && b > 0 {
            gain.covered(grid, row, column)[a - 1][b - 1]
        } else {
            0.0
        };
        let gain = if b == 0 {
            gain.skip(Side::Original)
        } else if a == 0 {
            gain.skip(Side::Rendition)
        } else {
            gain.of(row, column, a, b, covered)
        };
        steps.push(Step {
            original: (row - a, row),
            rendition: (column - b, column),
            gain,
            covered,
        });
        (row, column) = (row - a, column - b);
    }
    steps.reverse();
    steps
}
