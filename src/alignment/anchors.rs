use super::nearest::Nearest;
use crate::pair::Side;

/// How similar two sentences must be to anchor the search.
const SIMILAR: f32 = 0.25;
/// How many times more similar than the next best.
const CLEAR: f32 = 1.3;

/// The chain of anchors with the greatest total similarity, both places ascending.
///
/// An anchor is a pair of sentences, each the nearest of the other and clearly nearer than the next best.
pub(super) fn chain(nearest: &Nearest, original: usize, rendition: usize) -> Vec<(usize, usize)> {
    let anchors: Vec<(usize, usize, f32)> = (0..original)
        .filter_map(|row| {
            let there = nearest.of(Side::Original, row)?;
            let back = nearest.of(Side::Rendition, there.place)?;
            let clear = there.cosine >= CLEAR * there.second && there.cosine >= CLEAR * back.second;
            (back.place == row && clear && there.cosine >= SIMILAR).then_some((row, there.place, there.cosine))
        })
        .collect();
    // The best chain that ends before each column, in a Fenwick tree of maxima.
    let mut tree = vec![(0.0_f32, usize::MAX); rendition + 1];
    let mut before = vec![usize::MAX; anchors.len()];
    for (index, &(_, column, similarity)) in anchors.iter().enumerate() {
        let mut best = (0.0_f32, usize::MAX);
        let mut at = column;
        while at > 0 {
            if tree[at].0 > best.0 {
                best = tree[at];
            }
            at &= at - 1;
        }
        before[index] = best.1;
        let total = (best.0 + similarity, index);
        let mut at = column + 1;
        while at <= rendition {
            if total.0 > tree[at].0 {
                tree[at] = total;
            }
            at += at & at.wrapping_neg();
        }
    }
    let mut last = (0.0_f32, usize::MAX);
    let mut at = rendition;
    while at > 0 {
        if tree[at].0 > last.0 {
            last = tree[at];
        }
        at &= at - 1;
    }
    let mut chain = Vec::new();
    let mut at = last.1;
    while let Some(&(row, column, _)) = anchors.get(at) {
        chain.push((row, column));
        at = before[at];
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        alignment::features::Features,
        input::{Source, read_text},
        pair::Pair,
        segmentation::{SegmentOptions, segment},
    };

    #[test]
    fn anchors_are_the_sentences_that_surely_correspond() {
        let read = |text: &str| segment(read_text(text, Source::default()), &SegmentOptions::default());
        let original = read("The ferry sank off Osk. Two goats were sold. Wheat became dearer. A choir sang.");
        // The second is another story's, and the third stands before its neighbour.
        let rendition = read("The ferry sank off Osk. Nobody knew why. A choir sang. Wheat became dearer. It rained.");
        let features = Features::new(Pair::new(&original, &rendition), None);
        let places: Vec<usize> = (0..5).collect();
        let nearest = Nearest::new(&features, Pair::new(&places[..4], &places));
        // Of two that cross, one is left out.
        let chain = chain(&nearest, 4, 5);
        assert!(
            matches!(chain.as_slice(), [(0, 0), (2, 3)] | [(0, 0), (3, 2)]),
            "{chain:?}"
        );
    }
}
