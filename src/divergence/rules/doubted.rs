//! Somebody who says that it is so in one text and doubts it in the other.

use crate::{
    annotation::{Attribution, Value},
    divergence::{BeadView, Confidence, Finding, Findings, Severity, scope::denies_clause},
    lexicon::ReportingClass,
    pair::Side,
};

use super::attribution_changed::{Attributed, META};

/// Whether a report says that what follows may well not be so: `doubts that`, `questions whether`.
fn is_doubt(attribution: &Attribution) -> bool {
    matches!(attribution.verb.as_str(), "doubt" | "question")
}

/// A claim that one text has somebody make and the other has them doubt.
pub(super) fn check_doubt(
    bead: &BeadView<'_>,
    left: &[Attributed<'_>],
    right: &[Attributed<'_>],
    found: &mut Findings,
) {
    let ([(mention, one)], [(candidate, other)]) = (left, right) else {
        return;
    };
    let holds = |attribution: &Attribution| {
        use ReportingClass::{Believe, Claim, Confirm, Neutral};
        !is_doubt(attribution) && matches!(attribution.class, Some(Believe | Claim | Confirm | Neutral))
    };
    let doubted = is_doubt(one) && holds(other) || holds(one) && is_doubt(other);
    // Who does not doubt it holds it, and who says that it is not so doubts it.
    let denied = || {
        Side::BOTH
            .into_iter()
            .any(|side| bead.tokens(side).any(|(_, token)| denies_clause(token)))
    };
    let uncertain = || {
        let hedges = |side: Side| {
            bead.mentions(side).any(|mention| match &mention.value {
                Value::Modality(modality) => (10..60).contains(&modality.modal.strength),
                _ => false,
            })
        };
        Side::BOTH.into_iter().any(hedges)
    };
    if doubted && !denied() && !uncertain() {
        found.push(
            Finding::new(&META, format!("“{}” became “{}”", one.verb, other.verb))
                .bead(bead.index)
                .at(Side::Original, mention.span)
                .at(Side::Rendition, candidate.span)
                .severity(Severity::Major)
                .confidence(Confidence::Medium)
                .evidence("one text has somebody say it, the other has them doubt it"),
        );
    }
}
