//! The words that stand between two linked neighbours on both sides: which of them took whose place.

use std::cmp::Ordering;

use crate::pair::Pair;

use super::item::Item;

/// Pairs the words of a gap: one with one; of several, those of the same part of speech in their order.
pub(super) fn pair_up(left: &[usize], right: &[usize], items: &Pair<&[Item<'_>]>) -> Vec<(usize, usize)> {
    if left.len() == 1 && right.len() == 1 {
        return vec![(left[0], right[0])];
    }
    if left.len() > 4 || right.len() > 4 {
        return Vec::new();
    }
    let alike = |row: usize, column: usize| match (items.original[row].word, items.rendition[column].word) {
        (Some(one), Some(other)) => {
            let capitals = items.original[row].is_capitalised == items.rendition[column].is_capitalised;
            capitals && one.parts_of_speech().overlaps(other.parts_of_speech())
        }
        _ => true,
    };
    let forth = pairs_in_order(left, right, alike);
    let back = pairs_in_order(right, left, |column, row| alike(row, column));
    let back: Vec<_> = back.into_iter().map(|(column, row)| (row, column)).collect();
    // What is taken first takes it from others. Which text is the original decides nothing: more pairs, then nearer ones.
    let offset = |pairs: &[(usize, usize)]| -> usize {
        let place = |among: &[usize], at| among.binary_search(&at).unwrap_or_default();
        let offsets = pairs
            .iter()
            .map(|&(row, column)| place(left, row).abs_diff(place(right, column)));
        offsets.sum()
    };
    match (back.len(), offset(&forth)).cmp(&(forth.len(), offset(&back))) {
        Ordering::Less => forth,
        Ordering::Greater => back,
        Ordering::Equal => forth.into_iter().filter(|pair| back.contains(pair)).collect(),
    }
}

/// Each of some positions with the first of the others that fits it, in their order.
fn pairs_in_order(some: &[usize], others: &[usize], fit: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut next = 0;
    for &one in some {
        if let Some(at) = (next..others.len()).find(|&at| fit(one, others[at])) {
            pairs.push((one, others[at]));
            next = at + 1;
        }
    }
    pairs
}
