use compact_str::CompactString;
use rustc_hash::FxHashMap;

use crate::{
    pair::Pair,
    segmentation::{Document, TokenKind},
};

/// From which overlap of their words two texts are in one language, whatever was detected; and below which they are not.
const SAME: f32 = 0.25;
const DIFFERENT: f32 = 0.08;
/// For the words of so many tokens place is made at once.
const MOST_RESERVED: usize = 6_000;
/// How many tokens are too few to doubt the language that was detected.
const FEW: usize = 40;

/// Whether two texts are in one language: as given, else as detected unless their words say otherwise.
pub(super) fn is_shared(documents: Pair<&Document>, languages: Option<&Pair<CompactString>>) -> bool {
    if let Some(given) = languages {
        return given.original == given.rendition;
    }
    let same = documents.original.language == documents.rendition.language;
    // A few words in one language may well have none in common.
    let few = documents.iter().any(|(_, document)| document.tokens.len() < FEW);
    let least = if same && few {
        0.0
    } else if same {
        DIFFERENT
    } else {
        SAME
    };
    overlap(documents, least + MARGIN) >= least
}

/// Overlaps so far apart are told apart however they are rounded.
const MARGIN: f32 = 0.01;

/// What share of the words the two texts have in common, each counted as often as in the text that has it less often,
/// 0 to 1; or what is `enough`, if it is certainly no less.
fn overlap(documents: Pair<&Document>, enough: f32) -> f32 {
    let mut counts: FxHashMap<&str, Pair<u32>> = FxHashMap::default();
    counts.reserve(documents.original.tokens.len().min(MOST_RESERVED) / 2);
    let words = documents.map(|document| {
        let tokens = document.tokens.iter();
        tokens.filter(|token| token.kind == TokenKind::Word)
    });
    let totals = words.clone().map(|words| words.count() as u32);
    let share = |count: u32, total: u32| count as f32 / total.max(1) as f32;
    for token in words.original {
        counts.entry(&token.key).or_default().original += 1;
    }
    let mut found = 0;
    for token in words.rendition {
        let count = counts.entry(&token.key).or_default();
        count.rendition += 1;
        found += u32::from(share(count.rendition, totals.rendition) <= share(count.original, totals.original));
        if share(found, totals.rendition) >= enough {
            return enough;
        }
    }
    // Summed as integers of equal scale, so that the order of the map cannot show.
    let common: u64 = counts
        .values()
        .map(|count| share(count.original, totals.original).min(share(count.rendition, totals.rendition)))
        .map(|common| (f64::from(common) * 1e9) as u64)
        .sum();
    common as f32 / 1e9
}
