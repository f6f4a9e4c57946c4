use super::{
    Weights,
    features::Features,
    grid::{Grid, norms},
    nearest::{Nearest, Neighbour},
    program::{LARGEST, Sizes},
};
use crate::pair::Pair;

/// What beads gain by their sentences: by how much of each the other side accounts for, by lengths, and by where
/// passages begin.
///
/// A sentence's coverage is the square root of the share of its weight that the other side's sentences hold too. A bead
/// gains with every sentence that is covered better than the threshold and loses with every one that is not: a sentence
/// that adds nothing is not merged, however alike the rest is.
///
/// Everything is laid out by place, for the last [`LARGEST`] sentences before it at once, the last first: beads of every
/// size are worked out together wherever they end.
pub(super) struct Likeness {
    /// One over the weight of each sentence.
    shares: Pair<Vec<Last>>,
    /// Sums of sentence lengths; those of the longer text are scaled to those of the shorter.
    lengths: Pair<Vec<Last>>,
    /// The logarithm of each sentence's length beside the usual one.
    excess: Pair<Vec<f32>>,
    /// Counts of passages that begin behind the first of the sentences.
    passages: Pair<Vec<Last>>,
    /// Counts of sentences behind the first that are the rest of the one before.
    continuations: Pair<Vec<Last>>,
    /// Which sentence of the other side is most like each.
    nearest: Pair<Vec<Option<Neighbour>>>,
    weights: Weights,
}

/// A value for each number of the last sentences before a place, from one on.
type Last = [f32; LARGEST];

impl Likeness {
    /// For two sequences of sentences.
    pub(super) fn new(features: &Features, sequences: Pair<&[usize]>, nearest: &Nearest, weights: Weights) -> Self {
        let both = |values: &Pair<Vec<f32>>| {
            Pair::new(
                sums(&values.original, sequences.original),
                sums(&values.rendition, sequences.rendition),
            )
        };
        let mut lengths = both(&features.lengths);
        let totals = lengths
            .as_ref()
            .map(|sums| sums.last().copied().unwrap_or(0.0).max(1.0));
        let shorter = totals.original.min(totals.rendition);
        for (sums, total) in [
            (&mut lengths.original, totals.original),
            (&mut lengths.rendition, totals.rendition),
        ] {
            sums.iter_mut().for_each(|sum| *sum *= shorter / total);
        }
        let usual = shorter / sequences.original.len().min(sequences.rendition.len()).max(1) as f32;
        let excess = |sums: &Vec<f32>| -> Vec<f32> {
            let lengths = sums.windows(2).map(|pair| pair[1] - pair[0]);
            lengths
                .map(|length| (length.max(SHORTEST) / usual.max(SHORTEST)).ln())
                .collect()
        };
        let shares = |vectors, sequence| {
            let norms = norms(vectors, sequence).into_iter();
            let shares = norms.map(|norm| 1.0 / (norm + 1e-6));
            let shares: Vec<f32> = std::iter::repeat_n(0.0, LARGEST).chain(shares).collect();
            shares.windows(LARGEST).map(last).collect()
        };
        Self {
            shares: Pair::new(
                shares(&features.vectors.original, sequences.original),
                shares(&features.vectors.rendition, sequences.rendition),
            ),
            excess: lengths.as_ref().map(excess),
            lengths: lengths.map(|sums| since(&sums, 1)),
            passages: both(&features.passages).map(|sums| since(&sums, 0)),
            continuations: both(&features.continuations).map(|sums| since(&sums, 0)),
            nearest: nearest.all().clone(),
            weights,
        }
    }

    /// The mean coverage of two sentences by each other, by their places and their product.
    pub(super) fn coverage(&self, row: usize, column: usize, product: f32) -> f32 {
        let original = coverage(product * self.shares.original[row + 1][0]);
        let rendition = coverage(product * self.shares.rendition[column + 1][0]);
        (original + rendition) / 2.0
    }

    /// How much of their sentences the other side accounts for, summed over them, for beads of every size that end before
    /// places `i`, `j`.
    pub(super) fn covered(&self, grid: &Grid, i: usize, j: usize) -> Sizes {
        let products = grid.before(i, j);
        let (rows, columns) = (&self.shares.original[i], &self.shares.rendition[j]);
        let mut covered = [[0.0; LARGEST]; LARGEST];
        // What the rows so far share with each column, and how much of the rows the columns so far account for.
        let mut with_column = [0.0; LARGEST];
        let mut rows_covered = [0.0; LARGEST];
        for a in 0..LARGEST {
            // One sum, product or root of all four places after the other, as processors can do them at once.
            let mut of_row = running(products[a]);
            let mut of_columns = [0.0; LARGEST];
            for b in 0..LARGEST {
                with_column[b] += products[a][b];
                of_row[b] *= rows[a];
                of_columns[b] = with_column[b] * columns[b];
            }
            covered_by(&mut of_row);
            covered_by(&mut of_columns);
            let columns_covered = running(of_columns);
            for b in 0..LARGEST {
                rows_covered[b] += of_row[b];
                covered[a][b] = rows_covered[b] + columns_covered[b];
            }
        }
        covered
    }

    /// The gain of beads of every size that end before places `i`, `j`, whatever their shape is worth.
    pub(super) fn of(&self, grid: &Grid, i: usize, j: usize) -> Sizes {
        let mut gains = self.covered(grid, i, j);
        let single = self.single(i, j, gains[0][0]);
        let at = |values: &Pair<Vec<Last>>| Pair::new(values.original[i], values.rendition[j]);
        let (lengths, passages, continuations) = (at(&self.lengths), at(&self.passages), at(&self.continuations));
        for (a, gains) in gains.iter_mut().enumerate() {
            for (b, gain) in gains.iter_mut().enumerate() {
                let crossed = passages.original[a] + passages.rendition[b];
                // Where both sides are cut alike, nothing is mended.
                let mended = (continuations.original[a] - continuations.rendition[b]).abs();
                *gain = self.weights.similarity * *gain
                    - self.length_price(lengths.original[a], lengths.rendition[b], a + b + 2)
                    - self.weights.crossing * crossed
                    + self.weights.mended * mended;
            }
        }
        gains[0][0] = single;
        gains
    }

    /// The gain of one sentence against one, by what both are covered together.
    ///
    /// Two long sentences on one subject share words by chance, so they are asked for more than two short ones; and it
    /// speaks against a pair when one of them has a better partner elsewhere.
    pub(super) fn single(&self, i: usize, j: usize, covered: f32) -> f32 {
        let (original, rendition) = (self.lengths.original[i][0], self.lengths.rendition[j][0]);
        let shorter = self.excess.original[i + LARGEST - 1].min(self.excess.rendition[j + LARGEST - 1]);
        let best_but = |nearest: Option<Neighbour>, partner: usize| match nearest {
            Some(nearest) if nearest.place == partner => nearest.second,
            Some(nearest) => nearest.cosine,
            None => 0.0,
        };
        let rival = best_but(self.nearest.original[i - 1], j - 1).max(best_but(self.nearest.rendition[j - 1], i - 1));
        // The square of the mean coverage is close to the cosine of the two.
        let preferred = (rival - covered * covered / 4.0).max(0.0);
        self.weights.similarity * covered
            - self.length_price(original, rendition, 2)
            - self.weights.long * shorter
            - self.weights.rival * preferred
    }

    /// The price of the lengths of two sides of a bead of so many sentences.
    fn length_price(&self, original: f32, rendition: f32, sentences: usize) -> f32 {
        let difference = original - rendition;
        // Close to the logarithm of the ratio of the lengths.
        let ratio = 2.0 * difference.abs() / (original + rendition + 2.0 * SMOOTHING);
        // Gale and Church: the difference is spread with a variance of 6.8 for each character.
        let deviation = difference * difference / (6.8 * (original + rendition) + 1.0);
        self.weights.length * ratio * sentences as f32 + self.weights.deviation * deviation.min(UNLIKELY)
    }
}

/// Characters added to both lengths, so that short sentences may differ more.
const SMOOTHING: f32 = 8.0;
/// Characters below which a sentence is not taken to be shorter still.
const SHORTEST: f32 = 5.0;
/// From where on a difference in length is no less likely, in logarithms: a wrong pairing, or a free one.
const UNLIKELY: f32 = 10.0;

/// The square root of a sentence's share that is accounted for: a paraphrase keeps a fourth of the words or less, and
/// the first shared words say more than the last.
fn coverage(share: f32) -> f32 {
    // `f32::min` would look for what is no number, too.
    (if share < 1.0 { share } else { 1.0 }).sqrt()
}

/// The same of four shares.
fn covered_by(shares: &mut [f32; LARGEST]) {
    for share in shares {
        *share = coverage(*share);
    }
}

/// The running sums of a sequence, from [`LARGEST`] places before its first.
fn sums(values: &[f32], sequence: &[usize]) -> Vec<f32> {
    let mut sum = 0.0;
    let following = sequence.iter().map(|&sentence| {
        sum += values[sentence];
        sum
    });
    std::iter::repeat_n(0.0, LARGEST + 1).chain(following).collect()
}

/// The first [`LARGEST`] of some values, the last first.
fn last(values: &[f32]) -> Last {
    let mut last = [0.0; LARGEST];
    last.copy_from_slice(&values[..LARGEST]);
    last.reverse();
    last
}

/// By place what was summed up over the last sentences before it: from the last `least` of them on, for each size.
fn since(sums: &[f32], least: usize) -> Vec<Last> {
    let since = |sums: &[f32]| last(&sums[1 - least..]).map(|sum| sums[LARGEST] - sum);
    sums.windows(LARGEST + 1).map(since).collect()
}

/// The sums of the first one, two, three and four.
fn running(mut values: [f32; LARGEST]) -> [f32; LARGEST] {
    for place in 1..LARGEST {
        values[place] += values[place - 1];
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        alignment::band::Band,
        input::{Source, read_text},
        segmentation::{SegmentOptions, Segments, segment},
    };

    #[test]
    fn coverage_is_the_mean_of_both_sides() {
        let read = |text: &str| segment(read_text(text, Source::default()), &SegmentOptions::default());
        let original = read("The ferry sank off Osk. Two goats were sold.");
        let rendition = read("The ferry sank off Osk. Two goats were sold by a farmer from the hills beyond Lyrdal.");
        let features = Features::new(Pair::new(&original, &rendition), None);
        let sequences = Pair::new([0, 1].as_slice(), [0, 1].as_slice());
        let nearest = Nearest::new(&features, sequences);
        let likeness = Likeness::new(&features, sequences, &nearest, Weights::default());
        let coverage = |row, column| likeness.coverage(row, column, features.product(row, column));
        assert!((coverage(0, 0) - 1.0).abs() < 0.01, "{}", coverage(0, 0));
        assert!(coverage(0, 1) < 0.3, "{}", coverage(0, 1));
        // All of the one and a part of the other.
        assert!((0.6..0.95).contains(&coverage(1, 1)), "{}", coverage(1, 1));
    }
    #[test]
    fn a_sentence_cut_in_two_is_mended() {
        let lines = |text: &str| {
            let options = SegmentOptions {
                segments: Segments::Lines,
                ..SegmentOptions::default()
            };
            segment(read_text(text, Source::default()), &options)
        };
        let original = lines("Two goats were sold at the market of Osk for nine crowns");
        let gain = |rendition: &str| {
            let rendition = lines(rendition);
            let features = Features::new(Pair::new(&original, &rendition), None);
            let sequences = Pair::new([0].as_slice(), [0, 1].as_slice());
            let nearest = Nearest::new(&features, sequences);
            let likeness = Likeness::new(&features, sequences, &nearest, Weights::default());
            let grid = Grid::new(&features, sequences, &Band::full(1, 2));
            likeness.of(&grid, 1, 2)[0][1]
        };
        let cut = gain("Two goats were sold\nat the market of Osk for nine crowns");
        let whole = gain("Two goats were sold\nAt the market of Osk for nine crowns");
        let mended = Weights::default().mended;
        assert!(mended > 0.0 && (cut - whole - mended).abs() < 0.1, "{cut} {whole}");
    }
}
