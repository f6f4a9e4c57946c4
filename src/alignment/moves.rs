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
pub(super) fn find_runs(path: &Path<'_>, features: &Features, nearest: &Nearest, weights: &Weights) -> Vec<Run> {
    let shares = shares(path);
    let mut candidates = candidates(path, features, nearest, weights, &shares);
    let mut taken = path.sequences.map(|sequence| vec![false; sequence.len()]);
    let mut runs = Vec::new();
    while let Some((chain, gain)) = best_chain(&candidates) {
        if gain <= weights.moved {
            break;
        }
        let places = |side: Side, members: Vec<usize>| {
            let free = |place: usize| shares.get(side)[place].alone;
            around(&members, taken.get(side), free)
        };
        let run = Run {
            places: Pair::new(
                places(Side::Original, chain.iter().map(|pair| pair.row).collect()),
                places(Side::Rendition, chain.iter().map(|pair| pair.column).collect()),
            ),
        };
        run.places
            .original
            .iter()
            .for_each(|&place| taken.original[place] = true);
        run.places
            .rendition
            .iter()
            .for_each(|&place| taken.rendition[place] = true);
        candidates.retain(|pair| !taken.original[pair.row] && !taken.rendition[pair.column]);
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
        .filter(|&place| !taken[place] && (members.contains(&place) || free(place)))
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

/// The chain of candidates with the greatest gain, both sides ascending.
fn best_chain(candidates: &[Candidate]) -> Option<(Vec<Candidate>, f32)> {
    let mut values: Vec<(f32, usize)> = Vec::with_capacity(candidates.len());
    for (index, candidate) in candidates.iter().enumerate() {
        let mut best = (candidate.gain, usize::MAX);
        for before in (0..index).rev() {
            let other = candidates[before];
            if other.row + REACH < candidate.row {
                break;
            }
            if other.row < candidate.row
                && other.column < candidate.column
                && other.column + REACH >= candidate.column
                && values[before].0 + candidate.gain > best.0
            {
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
    Some((chain, gain))
}
