use super::{AlignmentOptions, anchors, nearest::Nearest, program::Step};
use crate::{
    notice::{Notice, NoticeKind},
    pair::Pair,
};

/// Which cells of the dynamic programme are looked at: for every row a range of columns, both ends growing.
///
/// Row `i` and column `j` stand for “the first `i` sentences of the original against the first `j` of the rendition”.
#[derive(Debug)]
pub(super) struct Band {
    rows: Vec<(usize, usize)>,
}

impl Band {
    /// Where to look at first in two sequences of so many sentences: everywhere in small ones, near a chain of anchors in
    /// large ones. With a notice when they share too little for that.
    pub(super) fn first(
        nearest: &Nearest,
        original: usize,
        rendition: usize,
        options: &AlignmentOptions,
    ) -> (Self, Option<Notice>) {
        if original.saturating_mul(rendition) <= options.full_matrix {
            return (Self::full(original, rendition), None);
        }
        let anchors = anchors::chain(nearest, original, rendition);
        let (band, narrowed) = Self::through(&anchors, original, rendition, options.largest_gap);
        let message = if narrowed {
            format!(
                "the texts share too little for {original} and {rendition} sentences to be compared in full; between \
                 passages that surely correspond, only pairs at about the same place were looked at"
            )
        } else if is_very_many(original, rendition) {
            format!("{original} and {rendition} sentences: only the nearest to where each should stand were looked at")
        } else {
            return (band, None);
        };
        (band, Some(Notice::new(NoticeKind::BoundReached, message)))
    }

    /// The cells that it shares with another band.
    pub(super) fn within(&self, other: &Self) -> Self {
        let rows = self.rows.iter().zip(&other.rows);
        Self {
            rows: rows.map(|(one, two)| (one.0.max(two.0), one.1.min(two.1))).collect(),
        }
    }

    /// How many cells it has.
    pub(super) fn cells(&self) -> usize {
        self.rows.iter().map(|(first, last)| last - first + 1).sum()
    }

    /// Every cell.
    pub(super) fn full(original: usize, rendition: usize) -> Self {
        Self {
            rows: vec![(0, rendition); original + 1],
        }
    }

    /// The cells near a path through all `original` by `rendition` sentences.
    pub(super) fn around(steps: &[Step], original: usize, rendition: usize) -> Self {
        let mut trail = Trail::new(original);
        for step in steps {
            trail.visit(step.original.0, step.rendition.0);
            trail.visit_all(step.original, step.rendition);
        }
        trail.widen(rendition, margin(NEAR_PATH, original, rendition))
    }

    /// The cells near a chain of anchors: pairs of places, both ascending, that surely render each other. Between two
    /// anchors everything is looked at, unless that is more than `most` cells, or more than its share of what all gaps may
    /// have together: then a strip along the diagonal.
    pub(super) fn through(anchors: &[(usize, usize)], original: usize, rendition: usize, most: usize) -> (Self, bool) {
        let mut trail = Trail::new(original);
        let mut narrowed = false;
        let mut from = (0, 0);
        let ends = anchors
            .iter()
            .map(|&(row, column)| (row, column, 1))
            .chain([(original, rendition, 0)]);
        let starts = std::iter::once((0, 0)).chain(anchors.iter().map(|&(row, column)| (row + 1, column + 1)));
        let gaps = starts.zip(ends.clone());
        let cells = gaps.map(|(from, to)| (to.0 - from.0 + 1) * (to.1 - from.1 + 1));
        let together = GAPS_TOGETHER * most + CELLS_FOR_EACH_SENTENCE * (original + rendition);
        let most = share(cells.collect(), together).min(most);
        for (row, column, length) in ends {
            let (rows, columns) = (row - from.0, column - from.1);
            if (rows + 1) * (columns + 1) <= most {
                trail.visit_all((from.0, row), (from.1, column));
            } else {
                narrowed = true;
                let half = most / (rows + 1) / 2;
                for step in 0..=rows {
                    let middle = from.1 + columns * step / rows.max(1);
                    trail.visit(from.0 + step, middle.saturating_sub(half).max(from.1));
                    trail.visit(from.0 + step, (middle + half).min(column));
                }
                trail.visit(from.0, from.1);
                trail.visit(row, column);
            }
            from = (row + length, column + length);
            trail.visit(from.0, from.1);
        }
        (
            trail.widen(rendition, margin(NEAR_ANCHORS, original, rendition)),
            narrowed,
        )
    }

    /// The same band after sentences were taken out of both sequences.
    pub(super) fn without(&self, taken: &Pair<Vec<bool>>) -> Self {
        // How many sentences before each place are left.
        let left = |taken: &Vec<bool>| {
            let mut count = 0;
            let counts = taken.iter().map(|&taken| {
                count += usize::from(!taken);
                count
            });
            std::iter::once(0).chain(counts).collect::<Vec<usize>>()
        };
        let (original, rendition) = (left(&taken.original), left(&taken.rendition));
        let mut rows = vec![(usize::MAX, 0); original[original.len() - 1] + 1];
        for (row, &(first, last)) in self.rows.iter().enumerate() {
            let (first_left, last_left) = &mut rows[original[row]];
            *first_left = (*first_left).min(rendition[first]);
            *last_left = (*last_left).max(rendition[last]);
        }
        Self { rows }
    }

    /// The first and last column of a row, both included.
    pub(super) fn row(&self, row: usize) -> (usize, usize) {
        self.rows[row]
    }

    /// How many rows there are: one more than sentences of the original.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }
}

/// How many of the largest gaps may be looked at in full, and how many cells more for each sentence: where a story has gaps
/// at all, they are a few sentences wide.
const GAPS_TOGETHER: usize = 2;
const CELLS_FOR_EACH_SENTENCE: usize = 64;

/// The most that each of some amounts may keep so that they come to no more than so much together: small ones are kept
/// whole, and the others have equal shares of the rest.
fn share(mut amounts: Vec<usize>, together: usize) -> usize {
    amounts.sort_unstable();
    let (mut left, count) = (together, amounts.len());
    for (place, amount) in amounts.into_iter().enumerate() {
        let share = left / (count - place);
        if amount > share {
            return share;
        }
        left -= amount;
    }
    usize::MAX
}

/// How far from the trail of anchors is looked.
const NEAR_ANCHORS: usize = 8;
/// How far a later pass may leave the path of the one before it.
const NEAR_PATH: usize = 6;
/// The same for texts of very many sentences, where each row of cells weighs.
const NEAR_AMONG_MANY: usize = 3;
/// More sentences than this are very many: some four million words.
const MANY: usize = 200_000;

/// Whether so many sentences are too many to look far around, or to learn from more than once.
pub(super) const fn is_very_many(original: usize, rendition: usize) -> bool {
    original > MANY || rendition > MANY
}

const fn margin(usual: usize, original: usize, rendition: usize) -> usize {
    if is_very_many(original, rendition) {
        NEAR_AMONG_MANY
    } else {
        usual
    }
}

/// Where a path may stand at each row, from its first to its last column there.
struct Trail(Vec<(usize, usize)>);

impl Trail {
    fn new(rows: usize) -> Self {
        let mut trail = Self(vec![(usize::MAX, 0); rows + 1]);
        trail.visit(0, 0);
        trail
    }

    fn visit(&mut self, row: usize, column: usize) {
        let (first, last) = &mut self.0[row];
        (*first, *last) = ((*first).min(column), (*last).max(column));
    }

    fn visit_all(&mut self, rows: (usize, usize), columns: (usize, usize)) {
        for row in rows.0..=rows.1 {
            self.visit(row, columns.0);
            self.visit(row, columns.1);
        }
    }

    fn widen(&self, columns: usize, margin: usize) -> Band {
        let last = self.0.len() - 1;
        let rows = (0..=last).map(|row| {
            let (above, below) = (self.0[row.saturating_sub(margin)], self.0[(row + margin).min(last)]);
            (above.0.saturating_sub(margin), (below.1 + margin).min(columns))
        });
        Band { rows: rows.collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_much_together_is_shared_out() {
        assert_eq!(share(vec![5, 1, 5], 11), usize::MAX);
        assert_eq!(share(vec![9, 1, 5], 11), 5);
        assert_eq!(share(vec![9, 9, 1], 11), 5);
        assert_eq!(share(Vec::new(), 0), usize::MAX);
    }

    #[test]
    fn many_gaps_are_narrowed_together() {
        // An anchor after every hundred sentences: gaps of a hundred by a hundred.
        let width = |band: &Band| (0..band.len()).map(|row| band.row(row).1 - band.row(row).0).max();
        let band = |count: usize| {
            let anchors: Vec<_> = (1..count).map(|gap| (gap * 100, gap * 100)).collect();
            Band::through(&anchors, count * 100, count * 100, 11_000)
        };
        let (few, narrowed) = band(2);
        assert!(!narrowed && width(&few) >= Some(100), "{:?}", width(&few));
        let (many, narrowed) = band(40);
        assert!(
            !narrowed,
            "each sentence brings 64 cells, as many as a gap has for each of both"
        );
        assert!(width(&many) >= Some(100));
        let anchors: Vec<_> = (1..40).map(|gap| (gap * 300, gap * 300)).collect();
        let (wide, narrowed) = Band::through(&anchors, 12_000, 12_000, 100_000);
        assert!(narrowed && width(&wide) < Some(300), "{:?}", width(&wide));
    }
}
