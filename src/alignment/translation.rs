use super::{features::Vectors, program::LARGEST};
use crate::{
    notice::{Notice, NoticeKind},
    pair::{Pair, Side},
};

/// Which words of one text render which of the other, learnt from the pair itself.
///
/// Expectation maximisation over aligned beads (IBM model 1: Brown, Della Pietra, Della Pietra and Mercer 1993), kept
/// small: each word keeps only the few words of the other side that keep company with it most closely, by Dice's
/// coefficient.
#[derive(Debug)]
pub(super) struct Table {
    /// For each word of the original its renderings with their probabilities, and the reverse.
    pub(super) renderings: Pair<Vec<Vec<(u32, f32)>>>,
    /// How many beads were too long to learn from.
    left_out: usize,
}

/// How many renderings a word may have while learning.
const KEPT: usize = 8;
/// How often expectations are formed anew.
const ROUNDS: usize = 5;
/// From which probability on a rendering is believed.
const BELIEVED: f32 = 0.1;
/// How often a rendering must have been seen, as an expected count.
const SEEN: f32 = 1.5;
/// A word in more than this share of the beads is no evidence, and costs the most time.
const COMMON: f32 = 0.2;
/// Beads with more pairs of different words than this teach nothing: two hundred and fifty against as many.
const MOST_WORD_PAIRS: usize = 62_500;

impl Table {
    /// Learns from beads, given as sentence indices of both sides.
    pub(super) fn learn(words: Pair<&Vectors>, count: usize, beads: &[Pair<Vec<usize>>]) -> Self {
        let bags = beads.iter().map(|bead| {
            (
                bag(words.original, &bead.original),
                bag(words.rendition, &bead.rendition),
            )
        });
        // Of very many words none says which renders which.
        let short = bags.filter(|(original, rendition)| original.len() * rendition.len() <= MOST_WORD_PAIRS);
        let (original, rendition): (Vec<_>, Vec<_>) = short.unzip();
        let left_out = beads.len() - original.len();
        let bags: Pair<Vec<Vec<u32>>> = Pair::new(original, rendition);
        Self {
            renderings: Pair::new(
                direction(&bags.original, &bags.rendition, count),
                direction(&bags.rendition, &bags.original, count),
            ),
            left_out,
        }
    }

    /// Whether nothing could be learnt.
    pub(super) fn is_empty(&self) -> bool {
        self.renderings.iter().all(|(_, side)| side.iter().all(Vec::is_empty))
    }

    /// That some beads were too long to learn from.
    pub(super) fn notice(&self) -> Option<Notice> {
        let message = match self.left_out {
            0 => return None,
            1 => "one pair of passages has".to_owned(),
            count => format!("{count} pairs of passages have"),
        };
        let message = message + " too many words to learn from it which word renders which";
        Some(Notice::new(NoticeKind::BoundReached, message))
    }

    /// Vectors in which a sentence and its rendering in the other language meet: each side's words, and the renderings
    /// of the other's.
    pub(super) fn vectors(&self, words: Pair<&Vectors>, count: usize, rarity: &[f32], weight: f32) -> Pair<Vectors> {
        let half = weight.sqrt() * 0.5_f32.sqrt();
        let project = |side: Side| {
            let own = words.get(side);
            // The rendition's words keep their ids and the original's come after them.
            let (own_from, other_from) = match side {
                Side::Original => (count as u32, 0),
                Side::Rendition => (0, count as u32),
            };
            let mut vectors = Vectors::default();
            for sentence in 0..own.len() {
                let here = own.of(sentence);
                let mut entries: Vec<(u32, f32)> = here
                    .iter()
                    .map(|&(word, _)| (own_from + word, half * rarity[word as usize]))
                    .collect();
                for &(word, _) in here {
                    for &(other, probability) in &self.renderings.get(side)[word as usize] {
                        if here.binary_search_by_key(&other, |entry| entry.0).is_err() {
                            entries.push((other_from + other, half * probability * rarity[other as usize]));
                        }
                    }
                }
                entries.sort_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
                entries.dedup_by_key(|entry| entry.0);
                vectors.push(entries);
            }
            vectors
        };
        Pair::new(project(Side::Original), project(Side::Rendition))
    }
}

fn bag(words: &Vectors, sentences: &[usize]) -> Vec<u32> {
    let mut bag: Vec<u32> = sentences
        .iter()
        .take(LARGEST)
        .flat_map(|&sentence| words.of(sentence).iter().map(|entry| entry.0))
        .collect();
    bag.sort_unstable();
    bag.dedup();
    bag
}

/// For each word on one side its renderings on the other.
fn direction(from: &[Vec<u32>], to: &[Vec<u32>], count: usize) -> Vec<Vec<(u32, f32)>> {
    let frequency = |bags: &[Vec<u32>]| {
        let mut frequency = vec![0_u32; count];
        bags.iter().flatten().for_each(|&word| frequency[word as usize] += 1);
        frequency
    };
    let (from_frequency, to_frequency) = (frequency(from), frequency(to));
    let most = (from.len() as f32 * COMMON).max(3.0) as u32;
    let useful = |frequency: &[u32], word: u32| (2..=most).contains(&frequency[word as usize]);
    let mut beads_of: Vec<Vec<u32>> = vec![Vec::new(); count];
    for (bead, bag) in from.iter().enumerate() {
        for &word in bag.iter().filter(|&&word| useful(&from_frequency, word)) {
            beads_of[word as usize].push(bead as u32);
        }
    }
    let mut together = vec![0_u32; count];
    let mut table: Vec<Vec<(u32, f32)>> = vec![Vec::new(); count];
    for (word, beads) in beads_of.iter().enumerate() {
        let mut met = Vec::new();
        for &bead in beads {
            for &other in to[bead as usize].iter().filter(|&&other| useful(&to_frequency, other)) {
                if together[other as usize] == 0 {
                    met.push(other);
                }
                together[other as usize] += 1;
            }
        }
        let dice = |other: u32| {
            2.0 * together[other as usize] as f32 / (from_frequency[word] + to_frequency[other as usize]) as f32
        };
        let mut kept: Vec<(u32, f32)> = met
            .iter()
            .filter(|&&other| together[other as usize] > 1)
            .map(|&other| (other, dice(other)))
            .collect();
        kept.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        kept.truncate(KEPT);
        kept.sort_by_key(|entry| entry.0);
        table[word] = kept;
        met.into_iter().for_each(|other| together[other as usize] = 0);
    }
    for round in 0..ROUNDS {
        table = expect(from, to, &table, round + 1 == ROUNDS);
    }
    table
}

/// One round: expected counts under the present table, normalised into a new one.
fn expect(from: &[Vec<u32>], to: &[Vec<u32>], table: &[Vec<(u32, f32)>], last: bool) -> Vec<Vec<(u32, f32)>> {
    let mut counts: Vec<Vec<(u32, f32)>> = table
        .iter()
        .map(|row| row.iter().map(|&(other, _)| (other, 0.0)).collect())
        .collect();
    let mut seen = vec![0.0_f32; table.len()];
    let mut shares: Vec<(u32, usize, f32)> = Vec::new();
    for (source, target) in from.iter().zip(to) {
        shares.clear();
        for &word in source {
            for (place, &(other, probability)) in table[word as usize].iter().enumerate() {
                if target.binary_search(&other).is_ok() {
                    shares.push((word, place, probability));
                    seen[other as usize] += probability;
                }
            }
        }
        for &(word, place, probability) in &shares {
            let other = table[word as usize][place].0;
            counts[word as usize][place].1 += probability / seen[other as usize];
        }
        for &(word, place, _) in &shares {
            seen[table[word as usize][place].0 as usize] = 0.0;
        }
    }
    for row in &mut counts {
        let total: f32 = row.iter().map(|entry| entry.1).sum();
        if last {
            row.retain(|&(_, expected)| expected >= SEEN && expected / total.max(1e-6) >= BELIEVED);
        }
        row.iter_mut().for_each(|entry| entry.1 /= total.max(1e-6));
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rendering_is_believed_by_its_share() {
        // A word in forty beads, beside one word of the other side in 36 of them and beside another in four.
        let from = vec![vec![0]; 40];
        let to: Vec<Vec<u32>> = (0..40).map(|bead| vec![u32::from(bead >= 36)]).collect();
        let table = vec![vec![(0, 0.5), (1, 0.5)], Vec::new()];
        let renderings = |last| expect(&from, &to, &table, last)[0].clone();
        assert_eq!(renderings(false).len(), 2);
        assert_eq!(renderings(true), [(0, 0.9), (1, 0.1)]);
        let to: Vec<Vec<u32>> = (0..40).map(|bead| vec![u32::from(bead >= 38)]).collect();
        // Seen often enough, but in one bead of twenty.
        assert_eq!(expect(&from, &to, &table, true)[0].len(), 1);
    }
}
