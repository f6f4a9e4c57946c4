use super::{
    band::Band,
    features::{Features, Layer, Vectors},
    program::{LARGEST, Sizes},
};
use crate::pair::Pair;

/// The similarities of sentences near the band, as running sums along each row, so that the similarity of any block of
/// neighbours takes a few additions.
#[derive(Debug)]
pub(super) struct Grid {
    rows: Vec<Row>,
    products: Vec<f32>,
}

/// Up to how many pairs of sentences are compared without an index.
pub(super) const SMALL: usize = 256;

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
    pub(super) fn new(features: &Features, sequences: Pair<&[usize]>, band: &Band) -> Self {
        let mut grid = Self {
            rows: Vec::with_capacity(sequences.original.len()),
            products: Vec::new(),
        };
        let layers = features.layers();
        if sequences.original.len() * sequences.rendition.len() <= SMALL {
            return Self::direct(&layers, sequences);
        }
        let mut postings: Vec<Postings> = layers
            .iter()
            .map(|(vectors, count)| Postings::new(vectors.rendition, sequences.rendition, *count))
            .collect();
        let mut products: Vec<f32> = Vec::new();
        for (index, &sentence) in sequences.original.iter().enumerate() {
            let first = band.row(index + 1).0.saturating_sub(LARGEST);
            let last = band.row((index + LARGEST).min(band.len() - 1)).1;
            products.clear();
            products.resize(last - first, 0.0);
            for ((vectors, _), postings) in layers.iter().zip(&mut postings) {
                for &(feature, weight) in vectors.original.of(sentence) {
                    for &(column, other) in postings.from(feature, first) {
                        if column as usize >= last {
                            break;
                        }
                        products[column as usize - first] += weight * other;
                    }
                }
            }
            grid.push(first, &products);
        }
        grid
    }

    /// For a few sentences an index costs more than it saves.
    fn direct(layers: &[Layer<'_>], sequences: Pair<&[usize]>) -> Self {
        let mut grid = Self {
            rows: Vec::with_capacity(sequences.original.len()),
            products: Vec::new(),
        };
        for &one in sequences.original {
            let product = |&other: &usize| {
                layers
                    .iter()
                    .map(|(vectors, _)| dot(vectors.original.of(one), vectors.rendition.of(other)))
                    .sum::<f32>()
            };
            let products: Vec<f32> = sequences.rendition.iter().map(product).collect();
            grid.push(0, &products);
        }
        grid
    }

    fn push(&mut self, first: usize, products: &[f32]) {
        self.rows.push(Row {
            first,
            start: self.products.len(),
            width: products.len(),
        });
        self.products.extend_from_slice(products);
    }

    /// The products of the last sentences before places `i`, `j`, the last first; 0 outside the band and the texts.
    pub(super) fn before(&self, i: usize, j: usize) -> Sizes {
        let mut products = [[0.0; LARGEST]; LARGEST];
        for (row, products) in self.rows[..i].iter().rev().zip(&mut products) {
            let held = &self.products[row.start..row.start + row.width];
            let columns = j.saturating_sub(row.first);
            let inside = columns.checked_sub(LARGEST).and_then(|from| held.get(from..columns));
            if let Some(&[fourth, third, second, last]) = inside {
                *products = [last, second, third, fourth];
                continue;
            }
            // At an edge of the band.
            for (back, product) in products.iter_mut().enumerate() {
                let column = columns.checked_sub(back + 1);
                *product = column.and_then(|column| held.get(column)).copied().unwrap_or(0.0);
            }
        }
        products
    }
}

/// For every feature the sentences of the rendition that have it, ascending.
pub(super) struct Postings {
    starts: Vec<u32>,
    /// Where reading on goes on, for each feature.
    cursors: Vec<u32>,
    entries: Vec<(u32, f32)>,
}

impl Postings {
    pub(super) fn new(vectors: &Vectors, sequence: &[usize], features: usize) -> Self {
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
        let cursors = starts.clone();
        Self {
            starts,
            cursors,
            entries,
        }
    }

    /// All sentences with a feature.
    pub(super) fn of(&self, feature: u32) -> &[(u32, f32)] {
        &self.entries[self.starts[feature as usize] as usize..self.starts[feature as usize + 1] as usize]
    }

    /// The sentences with a feature from a column on. Columns may only grow from call to call: those before are
    /// forgotten, so that a window that slides along costs no search.
    fn from(&mut self, feature: u32, column: usize) -> &[(u32, f32)] {
        let end = self.starts[feature as usize + 1] as usize;
        let cursor = &mut self.cursors[feature as usize];
        while (*cursor as usize) < end && (self.entries[*cursor as usize].0 as usize) < column {
            *cursor += 1;
        }
        &self.entries[*cursor as usize..end]
    }
}

/// The squared norms of the vectors of a sequence.
pub(super) fn norms(vectors: &Vectors, sequence: &[usize]) -> Vec<f32> {
    let norm = |&sentence: &usize| vectors.of(sentence).iter().map(|entry| entry.1 * entry.1).sum();
    sequence.iter().map(norm).collect()
}

/// The product of two sparse vectors.
pub(super) fn dot(left: &[(u32, f32)], right: &[(u32, f32)]) -> f32 {
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
