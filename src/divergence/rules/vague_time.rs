//! Lengths of time without a number: `for several weeks`, `within hours`.

use crate::{
    annotation::{
        Value,
        quantity::{QuantityKind, duration_unit},
    },
    divergence::{BeadView, Finding, RuleMeta, Severity},
    pair::{Pair, Side},
    text::Span,
};

/// How many sentences around a bead the same length may have moved to.
const FAR: usize = 1;

/// The one length of time of each text that became another unit: `several weeks`, `several hours`.
pub(super) fn other_unit(bead: &BeadView<'_>, meta: &'static RuleMeta) -> Option<Finding> {
    if !bead.is_aligned() || !bead.is_english() {
        return None;
    }
    let found = Pair::new(vague(bead, Side::Original), vague(bead, Side::Rendition));
    let [from] = found.original[..] else { return None };
    let [to] = found.rendition[..] else { return None };
    let stands = |side: Side, unit: &str| names_unit(bead, side, unit);
    if from.unit == to.unit || stands(Side::Rendition, from.unit) || stands(Side::Original, to.unit) {
        return None;
    }
    let text = |side: Side, span: Span| span.of(&bead.document(side).text).to_owned();
    let (old, new) = (text(Side::Original, from.span), text(Side::Rendition, to.span));
    Some(
        Finding::new(meta, format!("{old} became {new}"))
            .bead(bead.index)
            .at(Side::Original, from.span)
            .at(Side::Rendition, to.span)
            .severity(Severity::Major)
            .evidence(format!("another unit of time: {} and {}", from.unit, to.unit)),
    )
}

#[derive(Clone, Copy)]
struct Vague {
    unit: &'static str,
    span: Span,
}

/// The units of time in the plural that a word such as `several` or `within` makes a length of time, without a number.
fn vague(bead: &BeadView<'_>, side: Side) -> Vec<Vague> {
    let mut before = None;
    let pairs = bead
        .tokens(side)
        .filter_map(|token| Some((before.replace(token)?, token)));
    pairs
        .filter(|(_, (_, unit))| unit.key.ends_with('s'))
        .filter_map(|((at, word), (next, unit))| {
            let measured = matches!(
                word.key.as_str(),
                "several"
                    | "few"
                    | "many"
                    | "some"
                    | "for"
                    | "within"
                    | "in"
                    | "after"
                    | "of"
                    | "mere"
                    | "only"
                    | "just"
            );
            let name = measured.then(|| duration_unit(&unit.key))??;
            Some(Vague {
                unit: name,
                span: bead.span(side, at..next + 1)?,
            })
        })
        .collect()
}

/// Whether a unit of time stands anywhere near on a side, in whatever number.
fn names_unit(bead: &BeadView<'_>, side: Side, unit: &str) -> bool {
    let sentences = bead.sentences(side);
    let (Some(first), Some(last)) = (sentences.iter().min(), sentences.iter().max()) else {
        return true;
    };
    let document = bead.document(side);
    let near = document
        .sentences
        .get(first.saturating_sub(FAR)..(last + FAR + 1).min(document.sentences.len()))
        .unwrap_or_default();
    let tokens = near
        .iter()
        .flat_map(|sentence| &document.tokens[sentence.tokens.clone()]);
    tokens.into_iter().any(|token| duration_unit(&token.key) == Some(unit))
        // A number may tell the same in other units: `some weeks`, `21 days`.
        || bead.mentions_around(side, FAR).any(|mention| match &mention.value {
            Value::Quantity(quantity) => matches!(quantity.kind, QuantityKind::Duration { .. }),
            _ => false,
        })
}
