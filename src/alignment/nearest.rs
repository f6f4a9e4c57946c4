use super::{
    features::Features,
    grid::{Postings, SMALL, norms},
};
use crate::pair::{Pair, Side};

/// For every sentence the most similar one of the other text, wherever it stands.
///
/// Found by inverted index over the features that are rare in the other text, so that work grows with the number of
/// sentences and not with its square.
#[derive(Debug)]
pub(super) struct Nearest {
    sides: Pair<Vec<Option<Neighbour>>>,
}

/// The most similar sentence of the other side, as a place in its sequence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Neighbour {
    /// Its place.
    pub(super) place: usize,
    /// Their cosine.
    pub(super) cosine: f32,
    /// The cosine of the next best.
    pub(super) second: f32,
}

/// A feature of more sentences than this tells little of where a sentence stands, and costs the most time.
const COMMON: usize = 64;

impl Nearest {
    /// For two sequences of sentences.
    pub(super) fn new(features: &Features, sequences: Pair<&[usize]>) -> Self {
        let layers = features.layers();
        if sequences.original.len() * sequences.rendition.len() <= SMALL && sequences.rendition.len() <= COMMON {
            return Self::direct(features, sequences);
        }
        let postings: Vec<Postings> = layers
            .iter()
            .map(|(vectors, count)| Postings::new(vectors.rendition, sequences.rendition, *count))
            .collect();
        let mut sides = Pair::new(
            vec![None; sequences.original.len()],
            vec![None::<Neighbour>; sequences.rendition.len()],
        );
        let norms = Pair::new(
            norms(&features.vectors.original, sequences.original),
            norms(&features.vectors.rendition, sequences.rendition),
        );
        let mut products = vec![0.0_f32; sequences.rendition.len()];
        let mut touched: Vec<u32> = Vec::new();
        for (row, &sentence) in sequences.original.iter().enumerate() {
            for ((vectors, _), postings) in layers.iter().zip(&postings) {
                for &(feature, weight) in vectors.original.of(sentence) {
                    let holders = postings.of(feature);
                    if holders.len() > COMMON {
                        continue;
                    }
                    for &(column, other) in holders {
                        let product = &mut products[column as usize];
                        if *product == 0.0 {
                            touched.push(column);
                        }
                        *product += weight * other;
                    }
                }
            }
            for column in touched.drain(..) {
                let column = column as usize;
                let product = std::mem::take(&mut products[column]);
                let norm = norms.original[row] * norms.rendition[column];
                let cosine = product / norm.sqrt().max(1e-6);
                consider(&mut sides.original[row], column, cosine);
                consider(&mut sides.rendition[column], row, cosine);
            }
        }
        Self { sides }
    }

    /// For a few sentences an index costs more than it saves.
    fn direct(features: &Features, sequences: Pair<&[usize]>) -> Self {
        let norms = Pair::new(
            norms(&features.vectors.original, sequences.original),
            norms(&features.vectors.rendition, sequences.rendition),
        );
        let mut sides = sequences.map(|sequence| vec![None; sequence.len()]);
        for (row, &one) in sequences.original.iter().enumerate() {
            for (column, &other) in sequences.rendition.iter().enumerate() {
                let norm = norms.original[row] * norms.rendition[column];
                let cosine = features.product(one, other) / norm.sqrt().max(1e-6);
                consider(&mut sides.original[row], column, cosine);
                consider(&mut sides.rendition[column], row, cosine);
            }
        }
        Self { sides }
    }

    /// The nearest of every sentence, by their places.
    pub(super) const fn all(&self) -> &Pair<Vec<Option<Neighbour>>> {
        &self.sides
    }

    /// The nearest of a sentence, by its place; none when it shares nothing rare.
    pub(super) fn of(&self, side: Side, place: usize) -> Option<Neighbour> {
        self.sides.get(side).get(place).copied().flatten()
    }
}

/// Ties go to the first in text order.
fn consider(nearest: &mut Option<Neighbour>, place: usize, cosine: f32) {
    let (best, first) = nearest.map_or((0.0, 0), |nearest| (nearest.cosine, nearest.place));
    if cosine > best || cosine == best && place < first {
        let second = best;
        *nearest = Some(Neighbour { place, cosine, second });
    } else if let Some(nearest) = nearest {
        nearest.second = nearest.second.max(cosine);
    }
}
