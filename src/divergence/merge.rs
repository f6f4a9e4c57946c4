//! Findings on the same words become one: the one that tells most.

use rustc_hash::FxHashMap;

use crate::{
    diff::EditClass,
    pair::{Pair, Side},
    text::Span,
};

use super::{Divergence, DivergenceType};

/// Drops findings that another one covers; what they read is added to its evidence.
pub(super) fn merge(divergences: Vec<Divergence>) -> Vec<Divergence> {
    let mut order: Vec<usize> = (0..divergences.len()).collect();
    order.sort_by_key(|&index| {
        let divergence = &divergences[index];
        (std::cmp::Reverse(telling(divergence)), index)
    });
    let mut kept = Kept::default();
    for index in order {
        let divergence = divergences[index].clone();
        match kept.first_that_covers(&divergence) {
            Some(other) => {
                let also = format!("also {}: {}", divergence.rule, divergence.message);
                if divergence.kind != other.kind && !other.evidence.contains(&also) {
                    other.evidence.push(also);
                }
            }
            None => kept.push(index, divergence),
        }
    }
    kept.found.sort_by_key(|(index, _)| *index);
    kept.found.into_iter().map(|(_, divergence)| divergence).collect()
}

/// The findings that no other covers, with what they were numbered, and where they stand: so that a finding is compared
/// with those near it and not with all.
#[derive(Default)]
struct Kept {
    found: Vec<(usize, Divergence)>,
    /// For each block of a text the findings that touch it, as places in the list, ascending.
    blocks: Pair<FxHashMap<usize, Vec<usize>>>,
}

impl Kept {
    fn push(&mut self, index: usize, divergence: Divergence) {
        for side in Side::BOTH {
            for block in blocks(*divergence.spans.get(side)) {
                let here = self.blocks.get_mut(side).entry(block).or_default();
                here.push(self.found.len());
            }
        }
        self.found.push((index, divergence));
    }

    /// A finding covers only what it touches somewhere.
    fn first_that_covers(&mut self, divergence: &Divergence) -> Option<&mut Divergence> {
        let near = Side::BOTH.into_iter().flat_map(|side| {
            let held = self.blocks.get(side);
            blocks(*divergence.spans.get(side))
                .filter_map(|block| held.get(&block))
                .flatten()
        });
        let first = near
            .copied()
            .filter(|&at| covers(&self.found[at].1, divergence))
            .min()?;
        Some(&mut self.found[first].1)
    }
}

/// The blocks of a text that a span touches.
fn blocks(span: Option<Span>) -> impl Iterator<Item = usize> {
    /// Bytes: about a sentence.
    const BLOCK: usize = 256;
    span.into_iter()
        .flat_map(|span| span.start / BLOCK..=span.end.saturating_sub(1).max(span.start) / BLOCK)
}

/// How much a finding tells: typed values before words, factual before unresolved.
fn telling(divergence: &Divergence) -> (bool, u8, super::Severity) {
    let by_type = match divergence.kind {
        DivergenceType::Inconsistency => 9,
        DivergenceType::Quotation => 8,
        DivergenceType::Title | DivergenceType::RoleSwap => 7,
        DivergenceType::Number | DivergenceType::Date => 6,
        DivergenceType::Name | DivergenceType::Place => 5,
        DivergenceType::Attribution | DivergenceType::Quantifier | DivergenceType::Causality => 4,
        DivergenceType::Direction | DivergenceType::Polarity | DivergenceType::Modality => 3,
        DivergenceType::Strength => 2,
        DivergenceType::Meaning => 1,
        _ => 0,
    };
    // What the house protects is reported as such, whatever else the words say.
    let by_type = if divergence.rule == "protected-changed" {
        10
    } else if divergence.rule == "fate-changed" {
        // A step on a scale says less than what became of people.
        6
    } else {
        by_type
    };
    (divergence.class == EditClass::Factual, by_type, divergence.severity)
}

/// Whether the first finding stands on all the words of the second one.
fn covers(one: &Divergence, other: &Divergence) -> bool {
    if one.related.is_some() != other.related.is_some() {
        return false;
    }
    let on = |side: Side| match (one.spans.get(side), other.spans.get(side)) {
        (_, None) => true,
        (Some(one), Some(other)) => one.overlaps(*other),
        (None, Some(_)) => false,
    };
    // Whatever else was found on words of a quotation, it is that they are not the speaker's.
    let touches = |side: Side| {
        let spans = (one.spans.get(side), other.spans.get(side));
        matches!(spans, (Some(one), Some(other)) if one.overlaps(*other))
    };
    let in_quotation = one.kind == DivergenceType::Quotation
        && matches!(
            other.kind,
            DivergenceType::Meaning | DivergenceType::Strength | DivergenceType::Quotation
        )
        && (touches(Side::Original) || touches(Side::Rendition));
    in_quotation || on(Side::Original) && on(Side::Rendition)
}
