use super::{Weights, features::Features, path::Path, program::Gain};
use crate::pair::Pair;

/// A passage that stands elsewhere in the rendition: the sentences that may belong to it, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Run {
    pub(super) sentences: Pair<Vec<usize>>,
}

#[derive(Debug, Clone, Copy)]
struct Candidate {
    row: usize,
    column: usize,
    gain: f32,
}

/// How far apart the members of a run may stand.
const REACH: usize = 3;

/// Finds runs of sentences that go together much better than with what the path pairs them with.
pub(super) fn find_runs(path: &Path<'_>, weights: &Weights) -> Vec<Run> {
    let shares = shares(path);
    let mut candidates = candidates(path, weights, &shares);
    let mut runs = Vec::new();
    let mut taken = Pair::new(
        vec![false; path.sequences.original.len()],
        vec![false; path.sequences.rendition.len()],
    );
    while let Some((chain, gain)) = best_chain(&candidates) {
        if gain <= weights.moved {
            break;
        }
        let (rows, columns) = (chain.iter().map(|c| c.row), chain.iter().map(|c| c.column));
        let (first_row, last_row) = (rows.clone().min().unwrap_or(0), rows.max().unwrap_or(0));
        let (first_column, last_column) = (columns.clone().min().unwrap_or(0), columns.max().unwrap_or(0));
        let member =
            |index: usize, free: bool, in_chain: bool, taken: bool| (in_chain || free) && !taken && index < usize::MAX;
        let original: Vec<usize> = (first_row.saturating_sub(1)..(last_row + 2).min(taken.original.len()))
            .filter(|&row| {
                member(
                    row,
                    shares.original[row].1,
                    chain.iter().any(|c| c.row == row),
                    taken.original[row],
                )
            })
            .collect();
        let rendition: Vec<usize> = (first_column.saturating_sub(1)..(last_column + 2).min(taken.rendition.len()))
            .filter(|&column| {
                member(
                    column,
                    shares.rendition[column].1,
                    chain.iter().any(|c| c.column == column),
                    taken.rendition[column],
                )
            })
            .collect();
        for c in &chain {
            taken.original[c.row] = true;
            taken.rendition[c.column] = true;
        }
        for &row in &original {
            taken.original[row] = true;
        }
        for &column in &rendition {
            taken.rendition[column] = true;
        }
        candidates.retain(|c| !taken.original[c.row] && !taken.rendition[c.column]);
        runs.push(Run {
            sentences: Pair::new(
                original.iter().map(|&row| path.sequences.original[row]).collect(),
                rendition
                    .iter()
                    .map(|&column| path.sequences.rendition[column])
                    .collect(),
            ),
        });
    }
    runs
}

/// What each sentence gains where it stands, and whether it is left out there.
fn shares(path: &Path<'_>) -> Pair<Vec<(f32, bool)>> {
    let mut shares = Pair::new(
        vec![(0.0, true); path.sequences.original.len()],
        vec![(0.0, true); path.sequences.rendition.len()],
    );
    for step in &path.steps {
        let (a, b) = step.size();
        let share = (step.gain / (a + b) as f32, a == 0 || b == 0);
        shares.original[step.original.0..step.original.1].fill(share);
        shares.rendition[step.rendition.0..step.rendition.1].fill(share);
    }
    shares
}

fn candidates(path: &Path<'_>, weights: &Weights, shares: &Pair<Vec<(f32, bool)>>) -> Vec<Candidate> {
    let (rows, columns) = (path.sequences.original.len(), path.sequences.rendition.len());
    let cosine = |row: usize, column: usize| {
        path.similarity
            .covered_pair(row, column, path.grid.product(row, column))
    };
    let mut best_of_column = vec![(0.0_f32, usize::MAX); columns];
    let mut best_of_row = vec![(0.0_f32, usize::MAX); rows];
    for row in 0..rows {
        for column in 0..columns {
            let cosine = cosine(row, column);
            if cosine > best_of_row[row].0 {
                best_of_row[row] = (cosine, column);
            }
            if cosine > best_of_column[column].0 {
                best_of_column[column] = (cosine, row);
            }
        }
    }
    let mut partner = vec![usize::MAX; rows];
    for (k, step) in path.steps.iter().enumerate() {
        partner[step.original.0..step.original.1].fill(k);
    }
    let mut together = vec![usize::MAX; columns];
    for (k, step) in path.steps.iter().enumerate() {
        together[step.rendition.0..step.rendition.1].fill(k);
    }
    let mut found = Vec::new();
    for row in 0..rows {
        let mut add = |column: usize, cosine: f32| {
            if column == usize::MAX || partner[row] == together[column] || cosine < weights.moved_least {
                return;
            }
            let gain = path.similarity.of(row + 1, column + 1, 1, 1, 2.0 * cosine)
                - shares.original[row].0
                - shares.rendition[column].0;
            if gain > 0.0 {
                found.push(Candidate { row, column, gain });
            }
        };
        let (cosine, column) = best_of_row[row];
        add(column, cosine);
        for (other, &(cosine, best)) in best_of_column.iter().enumerate() {
            if best == row && other != column {
                add(other, cosine);
            }
        }
    }
    found.sort_by_key(|c| (c.row, c.column));
    found
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
