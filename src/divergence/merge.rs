//! Findings on the same words become one: the one that tells most.

use crate::{diff::EditClass, pair::Side};

use super::{Divergence, DivergenceType};

/// Drops findings that another one covers; what they read is added to its evidence.
pub(super) fn merge(divergences: Vec<Divergence>) -> Vec<Divergence> {
    let mut order: Vec<usize> = (0..divergences.len()).collect();
    order.sort_by_key(|&index| {
        let divergence = &divergences[index];
        (std::cmp::Reverse(telling(divergence)), index)
    });
    let mut kept: Vec<(usize, Divergence)> = Vec::new();
    for index in order {
        let divergence = divergences[index].clone();
        match kept.iter_mut().find(|(_, other)| covers(other, &divergence)) {
            Some((_, other)) => {
                let also = format!("also {}: {}", divergence.rule, divergence.message);
                if divergence.kind != other.kind && !other.evidence.contains(&also) {
                    other.evidence.push(also);
                }
            }
            None => kept.push((index, divergence)),
        }
    }
    kept.sort_by_key(|(index, _)| *index);
    kept.into_iter().map(|(_, divergence)| divergence).collect()
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
