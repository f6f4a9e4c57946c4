use super::{band::Band, features::Vectors, program::LARGEST};
use crate::pair::Pair;

/// The similarities of sentences near the band, as running sums along each row, so that the similarity of any block of
/// neighbours takes a few additions.
#[derive(Debug)]
pub(super) struct Grid {
    rows: Vec<Row>,
    sums: Vec<f32>,
}

#[derive(Debug, Clone, Copy)]
struct Row {
    /// The first column the row holds.
    first: usize,
    /// Where its sums start; they are one more than its columns.
    start: usize,
    /// How many columns it holds.
    width: usize,
}

impl Grid {
    /// The dot products of the vectors of two sequences of sentences that a band asks for.
    pub(super) fn new(vectors: Pair<&Vectors>, sequences: Pair<&[usize]>, band: &Band, features: usize) -> Self {
        let postings = Postings::new(vectors.rendition, sequences.rendition, features);
        let mut grid = Self {
            rows: Vec::with_capacity(sequences.original.len()),
            sums: Vec::new(),
        };
        let mut products: Vec<f32> = Vec::new();
        for (index, &sentence) in sequences.original.iter().enumerate() {
            let first = band.row(index + 1).0.saturating_sub(LARGEST);
            let last = band.row((index + LARGEST).min(band.len() - 1)).1;
            products.clear();
            products.resize(last - first, 0.0);
            for &(feature, weight) in vectors.original.of(sentence) {
                for &(column, other) in postings.between(feature, first, last) {
                    products[column as usize - first] += weight * other;
                }
            }
            grid.push(first, &products);
        }
        grid
    }

    fn push(&mut self, first: usize, products: &[f32]) {
        self.rows.push(Row {
            first,
            start: self.sums.len(),
            width: products.len(),
        });
        let mut sum = 0.0;
        self.sums.push(sum);
        for product in products {
            sum += product;
            self.sums.push(sum);
        }
    }

    /// The sum of the products of one row over the columns `from..to`; columns outside the band count nothing.
    pub(super) fn sum(&self, row: usize, from: usize, to: usize) -> f32 {
        let Row { first, start, width } = self.rows[row];
        let at = |column: usize| self.sums[start + column.saturating_sub(first).min(width)];
        at(to) - at(from)
    }
}

/// For every feature the sentences of the rendition that have it, ascending.
struct Postings {
    starts: Vec<u32>,
    entries: Vec<(u32, f32)>,
}

impl Postings {
    fn new(vectors: &Vectors, sequence: &[usize], features: usize) -> Self {
        let mut starts = vec![0_u32; features + 1];
        for &sentence in sequence {
            for &(feature, _) in vectors.of(sentence) {
                starts[feature as usize + 1] += 1;
            }
        }
        for feature in 0..features {
            starts[feature + 1] += starts[feature];
        }
        let mut next = starts.clone();
        let mut entries = vec![(0, 0.0); starts[features] as usize];
        for (column, &sentence) in sequence.iter().enumerate() {
            for &(feature, weight) in vectors.of(sentence) {
                let place = &mut next[feature as usize];
                entries[*place as usize] = (column as u32, weight);
                *place += 1;
            }
        }
        Self { starts, entries }
    }

    fn between(&self, feature: u32, first: usize, last: usize) -> &[(u32, f32)] {
        let all = &self.entries[self.starts[feature as usize] as usize..self.starts[feature as usize + 1] as usize];
        let from = all.partition_point(|&(column, _)| (column as usize) < first);
        let to = from + all[from..].partition_point(|&(column, _)| (column as usize) < last);
        &all[from..to]
    }
}

/// The squared norm of the sum of the vectors of up to four neighbours: `norms[i][k]` is that of the `k + 1` sentences
/// that end with the `i`-th.
pub(super) fn norms(vectors: &Vectors, sequence: &[usize]) -> Vec<[f32; LARGEST]> {
    let mut norms = vec![[0.0_f32; LARGEST]; sequence.len()];
    for index in 0..sequence.len() {
        let own = vectors.of(sequence[index]);
        let mut total = dot(own, own);
        norms[index][0] = total;
        let mut with_own = 0.0;
        for back in 1..LARGEST.min(index + 1) {
            with_own += dot(own, vectors.of(sequence[index - back]));
            total = norms[index - 1][back - 1] + norms[index][0] + 2.0 * with_own;
            norms[index][back] = total;
        }
    }
    norms
}

fn dot(left: &[(u32, f32)], right: &[(u32, f32)]) -> f32 {
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    let mut sum = 0.0;
    while let (Some(&&(one, weight)), Some(&&(other, with))) = (left.peek(), right.peek()) {
        match one.cmp(&other) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                sum += weight * with;
                left.next();
                right.next();
            }
        }
    }
    sum
}
