use std::{cmp::Ordering, collections::BinaryHeap};

use super::{Weights, features::Features, nearest::Nearest, path::Path};
use crate::pair::{Pair, Side};

/// A passage that stands elsewhere in the rendition: the places of the sentences that may belong to it, ascending.
#[derive(Debug, Clone, Default)]
pub(super) struct Run {
    pub(super) places: Pair<Vec<usize>>,
}

/// How far apart the members of a run may stand.
const REACH: usize = 3;

/// Finds runs of sentences that go together much better than with what the path pairs them with, the best first.
///
/// Candidates that no chain can hold together are kept apart, so that taking a run costs what its own neighbours cost.
pub(super) fn find_runs(path: &Path<'_>, features: &Features, nearest: &Nearest, weights: &Weights) -> Vec<Run> {
    let shares = shares(path);
    let candidates = candidates(path, features, nearest, weights, &shares);
    let mut taken = path.sequences.map(|sequence| vec![false; sequence.len()]);
    let mut runs = Vec::new();
    let mut clusters: BinaryHeap<Cluster> = clusters(candidates).collect();
    while let Some(cluster) = clusters.pop() {
        if cluster.gain <= weights.moved {
            break;
        }
        let is_free = |pair: &Candidate| !taken.original[pair.row] && !taken.rendition[pair.column];
        if !cluster.candidates.iter().all(is_free) {
            // A run took something of it: what is left gains at most as much, and may come later.
            clusters.extend(self::clusters(cluster.candidates.into_iter().filter(is_free).collect()));
            continue;
        }
        let places = |side: Side, member: fn(&Candidate) -> usize| {
            let members: Vec<usize> = cluster.chain.iter().map(member).collect();
            around(&members, taken.get(side), |place| shares.get(side)[place].alone)
        };
        let run = Run {
            places: Pair::new(
                places(Side::Original, |pair| pair.row),
                places(Side::Rendition, |pair| pair.column),
            ),
        };
        for side in Side::BOTH {
            run.places
                .get(side)
                .iter()
                .for_each(|&place| taken.get_mut(side)[place] = true);
        }
        clusters.push(cluster);
        runs.push(run);
    }
    runs
}

/// The members of a run, and the sentences between and beside them that have no partner where they stand.
fn around(members: &[usize], taken: &[bool], free: impl Fn(usize) -> bool) -> Vec<usize> {
    let (first, last) = (
        members.first().copied().unwrap_or(0),
        members.last().copied().unwrap_or(0),
    );
    (first.saturating_sub(1)..(last + 2).min(taken.len()))
        .filter(|&place| !taken[place] && (members.binary_search(&place).is_ok() || free(place)))
        .collect()
}

/// Two sentences that would gain from standing together.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    row: usize,
    column: usize,
    gain: f32,
}

/// What a sentence gains where it stands.
#[derive(Debug, Clone, Copy)]
struct Share {
    gain: f32,
    alone: bool,
    step: usize,
}

fn shares(path: &Path<'_>) -> Pair<Vec<Share>> {
    let none = Share {
        gain: 0.0,
        alone: true,
        step: usize::MAX,
    };
    let mut shares = Pair::new(
        vec![none; path.sequences.original.len()],
        vec![none; path.sequences.rendition.len()],
    );
    for (index, step) in path.steps.iter().enumerate() {
        let (a, b) = step.size();
        let share = Share {
            gain: step.gain / (a + b) as f32,
            alone: a == 0 || b == 0,
            step: index,
        };
        shares.original[step.original.0..step.original.1].fill(share);
        shares.rendition[step.rendition.0..step.rendition.1].fill(share);
    }
    shares
}

/// Pairs of sentences, one the nearest of the other, that gain more together than where they stand.
fn candidates(
    path: &Path<'_>,
    features: &Features,
    nearest: &Nearest,
    weights: &Weights,
    shares: &Pair<Vec<Share>>,
) -> Vec<Candidate> {
    let (rows, columns) = (path.sequences.original.len(), path.sequences.rendition.len());
    let of_rows = (0..rows).filter_map(|row| Some((row, nearest.of(Side::Original, row)?.place)));
    let of_columns = (0..columns).filter_map(|column| Some((nearest.of(Side::Rendition, column)?.place, column)));
    let mut pairs: Vec<(usize, usize)> = of_rows.chain(of_columns).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
        .into_iter()
        .filter(|&(row, column)| shares.original[row].step != shares.rendition[column].step)
        .filter_map(|(row, column)| {
            let product = features.product(path.sequences.original[row], path.sequences.rendition[column]);
            let covered = path.likeness.coverage(row, column, product);
            let gain = path.likeness.single(row + 1, column + 1, 2.0 * covered) + path.priors.shapes[0][0]
                - shares.original[row].gain
                - shares.rendition[column].gain;
            (covered >= weights.moved_least && gain > 0.0).then_some(Candidate { row, column, gain })
        })
        .collect()
}

/// Candidates that some chain may hold together, ascending by row, and the best chain among them.
#[derive(Debug)]
struct Cluster {
    candidates: Vec<Candidate>,
    chain: Vec<Candidate>,
    /// What the chain gains.
    gain: f32,
}

/// The better chain comes first; of equals, the one that ends first.
impl Ord for Cluster {
    fn cmp(&self, other: &Self) -> Ordering {
        let end = |cluster: &Self| cluster.chain.last().map(|pair| (pair.row, pair.column));
        self.gain
            .total_cmp(&other.gain)
            .then_with(|| end(other).cmp(&end(self)))
    }
}

impl PartialOrd for Cluster {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Cluster {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Cluster {}

/// Candidates, ascending by row, cut where nothing before can stand in one chain with anything behind.
fn clusters(mut candidates: Vec<Candidate>) -> impl Iterator<Item = Cluster> {
    let mut starts = Vec::new();
    for index in 0..candidates.len() {
        starts.push(index);
        if let Some(first) = before(&candidates, index).last() {
            while starts.last().is_some_and(|&start| start > first) {
                starts.pop();
            }
        }
    }
    let parts: Vec<_> = starts
        .into_iter()
        .rev()
        .map(|start| candidates.split_off(start))
        .collect();
    parts.into_iter().filter_map(best_chain)
}

/// The candidates that may come right before one in a chain, from the nearest back.
fn before(candidates: &[Candidate], index: usize) -> impl Iterator<Item = usize> {
    let candidate = candidates[index];
    let near = (0..index)
        .rev()
        .take_while(move |&before| candidates[before].row + REACH >= candidate.row);
    near.filter(move |&before| {
        let other = candidates[before];
        other.row < candidate.row && other.column < candidate.column && other.column + REACH >= candidate.column
    })
}

/// The chain of candidates with the greatest gain, both sides ascending.
fn best_chain(candidates: Vec<Candidate>) -> Option<Cluster> {
    let mut values: Vec<(f32, usize)> = Vec::with_capacity(candidates.len());
    for (index, candidate) in candidates.iter().enumerate() {
        let mut best = (candidate.gain, usize::MAX);
        for before in before(&candidates, index) {
            if values[before].0 + candidate.gain > best.0 {
                best = (values[before].0 + candidate.gain, before);
            }
        }
        values.push(best);
    }
    let (mut at, &(gain, _)) = values
        .iter()
        .enumerate()
        .max_by(|x, y| x.1.0.total_cmp(&y.1.0).then(y.0.cmp(&x.0)))?;
    let mut chain = Vec::new();
    while at != usize::MAX {
        chain.push(candidates[at]);
        at = values[at].1;
    }
    chain.reverse();
    Some(Cluster {
        candidates,
        chain,
        gain,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidates(pairs: &[(usize, usize, f32)]) -> Vec<Candidate> {
        let candidate = |&(row, column, gain): &(usize, usize, f32)| Candidate { row, column, gain };
        pairs.iter().map(candidate).collect()
    }

    /// The best chain of each cluster, in order of the original.
    fn chains(pairs: &[(usize, usize, f32)]) -> Vec<(Vec<(usize, usize)>, f32)> {
        let mut clusters: Vec<_> = clusters(candidates(pairs)).collect();
        clusters.sort_by_key(|cluster| cluster.candidates[0].row);
        let chain = |cluster: &Cluster| cluster.chain.iter().map(|pair| (pair.row, pair.column)).collect();
        clusters.iter().map(|cluster| (chain(cluster), cluster.gain)).collect()
    }

    #[test]
    fn neighbours_in_order_make_one_chain() {
        let pairs = [(1, 11, 1.0), (2, 12, 2.0), (5, 15, 4.0)];
        assert_eq!(chains(&pairs), [(vec![(1, 11), (2, 12), (5, 15)], 7.0)]);
    }

    #[test]
    fn what_no_chain_can_hold_is_kept_apart() {
        // Too far on in the original; too far on in the rendition; turned round.
        for other in [(6, 14), (4, 16), (4, 9)] {
            let pairs = [(2, 12, 1.0), (other.0, other.1, 2.0)];
            assert_eq!(chains(&pairs), [(vec![(2, 12)], 1.0), (vec![other], 2.0)], "{other:?}");
        }
    }

    #[test]
    fn a_sentence_stands_in_a_chain_once() {
        let same_row = [(1, 11, 1.0), (1, 12, 2.0), (2, 13, 1.0)];
        assert_eq!(chains(&same_row), [(vec![(1, 12), (2, 13)], 3.0)]);
        let same_column = [(1, 11, 1.0), (2, 11, 2.0), (3, 12, 1.0)];
        assert_eq!(chains(&same_column), [(vec![(2, 11), (3, 12)], 3.0)]);
    }

    #[test]
    fn the_greater_gain_comes_first_and_of_equals_the_earlier() {
        let mut heap: BinaryHeap<Cluster> =
            clusters(candidates(&[(1, 31, 1.0), (11, 21, 2.0), (21, 11, 2.0)])).collect();
        let rows = std::iter::from_fn(|| heap.pop()).map(|cluster| cluster.candidates[0].row);
        assert_eq!(rows.collect::<Vec<_>>(), [11, 21, 1]);
    }
}
