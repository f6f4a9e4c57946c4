use rustc_hash::FxHashMap;
use similar::{
    DiffOp,
    algorithms::{Capture, Compact, DiffHook, NoFinishHook, Replace, myers},
};

/// Lists with more pairs of words than this are cut at the words that stand once in each: what is left of the search takes
/// time by the product of the lists where they have nothing in common.
const MOST_PAIRS: usize = 16_000_000;

/// Between two such words so many pairs are looked at; what has more counts as replaced.
const MOST_PAIRS_BETWEEN: usize = 1_000_000;

/// The longest common runs of two lists of words and what stands between them (Myers, 1986).
pub(crate) fn common_runs(original: &[&str], rendition: &[&str]) -> Vec<DiffOp> {
    // Not by `similar::capture_diff_slices`, which brings half a megabyte of other methods into the program.
    let mut runs = Compact::new(Replace::new(Capture::new()), original, rendition);
    let (mut anchors, ends) = (Vec::new(), (original.len(), rendition.len()));
    let is_long = ends.0.saturating_mul(ends.1) > MOST_PAIRS;
    if is_long {
        anchors = lone_words(original, rendition);
    }
    let mut pieces = NoFinishHook::new(&mut runs);
    let mut from = (0, 0);
    for (one, other) in anchors.into_iter().chain([ends]) {
        let (left, right) = (from.0..one, from.1..other);
        let Ok(()) = if is_long && left.len().saturating_mul(right.len()) > MOST_PAIRS_BETWEEN {
            let deleted = pieces.delete(left.start, left.len(), right.start);
            deleted.and_then(|()| pieces.insert(one, right.start, right.len()))
        } else {
            myers::diff(&mut pieces, original, left, rendition, right)
        };
        if (one, other) != ends {
            let Ok(()) = pieces.equal(one, other, 1);
        }
        from = (one + 1, other + 1);
    }
    let Ok(()) = runs.finish();
    runs.into_inner().into_inner().into_ops()
}

/// The longest chain of words that stand once in both lists, ascending in both, by their places (patience sorting).
fn lone_words(original: &[&str], rendition: &[&str]) -> Vec<(usize, usize)> {
    let (here, there) = (lone(original), lone(rendition));
    let common = original.iter().enumerate().filter_map(|(place, word)| {
        (*here.get(*word)?)?;
        Some((place, (*there.get(*word)?)?))
    });
    let pairs: Vec<(usize, usize)> = common.collect();
    // For each length the chain of that length whose end comes first in the rendition.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; pairs.len()];
    for (index, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < pair.1);
        before[index] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(index);
        } else {
            ends[length] = index;
        }
    }
    let mut chain: Vec<(usize, usize)> = std::iter::successors(ends.last().copied(), |&index| before[index])
        .map(|index| pairs[index])
        .collect();
    chain.reverse();
    chain
}

/// The words of a list with their places; none for those that stand there again.
fn lone<'w>(words: &[&'w str]) -> FxHashMap<&'w str, Option<usize>> {
    let mut places = FxHashMap::default();
    for (place, word) in words.iter().enumerate() {
        places
            .entry(*word)
            .and_modify(|known| *known = None)
            .or_insert(Some(place));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn very_long_lists_are_cut_at_words_that_stand_once() {
        let words = |count: usize, lone: &[usize]| -> Vec<String> {
            let word = |place: usize| {
                if lone.contains(&place) {
                    format!("lone{place}")
                } else {
                    format!("w{}", place % 7)
                }
            };
            (0..count).map(word).collect()
        };
        let list = words(4_500, &[1_000, 2_000, 3_000]);
        let mut other = list.clone();
        other[500] = "changed".to_owned();
        other.swap(1_500, 4_000);
        let (one, two): (Vec<&str>, Vec<&str>) = (
            list.iter().map(String::as_str).collect(),
            other.iter().map(String::as_str).collect(),
        );
        let operations = common_runs(&one, &two);
        let (mut at, mut equal) = ((0, 0), 0);
        for operation in operations {
            let (_, left, right) = operation.as_tag_tuple();
            assert_eq!((left.start, right.start), at, "{operation:?}");
            if let DiffOp::Equal { len, .. } = operation {
                assert_eq!(one[left.clone()], two[right.clone()]);
                equal += len;
            }
            at = (left.end, right.end);
        }
        assert_eq!(at, (4_500, 4_500));
        assert!(equal > 2_900, "{equal}");
        assert_eq!(lone_words(&one, &two), [(1_000, 1_000), (2_000, 2_000), (3_000, 3_000)]);
    }
}
