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

    /// The first and last column of a row, both included.
    pub(super) fn row(&self, row: usize) -> (usize, usize) {
        self.rows[row]
    }

    /// How many rows there are: one more than sentences of the original.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }
}
