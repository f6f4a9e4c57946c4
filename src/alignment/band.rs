use super::program::Step;

/// Which cells of the dynamic programme are looked at: for every row a range of columns, both ends growing.
///
/// Row `i` and column `j` stand for “the first `i` sentences of the original against the first `j` of the rendition”.
#[derive(Debug)]
pub(super) struct Band {
    rows: Vec<(usize, usize)>,
}

impl Band {
    /// Every cell.
    pub(super) fn full(original: usize, rendition: usize) -> Self {
        Self {
            rows: vec![(0, rendition); original + 1],
        }
    }

    /// The cells within `margin` of a path through all `original` by `rendition` sentences.
    pub(super) fn around(steps: &[Step], original: usize, rendition: usize, margin: usize) -> Self {
        // Where the path stands at each row, from its first to its last column there.
        let mut path = vec![(usize::MAX, 0); original + 1];
        let mut visit = |row: usize, column: usize| {
            let (first, last) = &mut path[row];
            (*first, *last) = ((*first).min(column), (*last).max(column));
        };
        visit(0, 0);
        for step in steps {
            for row in step.original.0..=step.original.1 {
                visit(row, step.rendition.0);
                visit(row, step.rendition.1);
            }
        }
        let rows = (0..=original).map(|row| {
            let (above, below) = (path[row.saturating_sub(margin)], path[(row + margin).min(original)]);
            (above.0.saturating_sub(margin), (below.1 + margin).min(rendition))
        });
        Self { rows: rows.collect() }
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
