//! What findings weigh in a sentence that was told anew.
//!
//! Where hardly a word stands in its place, the same may be said by another construction that no table holds: a denial by
//! an idiom, a source by a noun, a `because` by a verb. A rule that rests on a cue which one side lacks then has found
//! something to look at, and nothing certain.

use crate::{diff::EditClass, pair::Pair};

use super::{BeadView, Confidence, Divergence, DivergenceType, Severity, rule::Findings};

/// The rules that rest on a cue or clause which one side lacks.
const REST_ON_ABSENCE: [&str; 6] = [
    "attribution-changed",
    "causality-changed",
    "claim-missing",
    "modality-changed",
    "negation-changed",
    "restriction-changed",
];

/// Share of the words, 0 to 1, that stand in both texts in place where a sentence was not told anew.
const LEFT_IN_PLACE: f32 = 0.4;

/// Calls unresolved and minor what rests on absence in a bead that was told anew in its own language: in another one no word
/// stands in its place.
pub(super) fn weigh(bead: &BeadView<'_>, found: &mut Findings) {
    // `Before` against `after` is no absence, nor is a denial of what the other side says in the same word.
    let rests = |finding: &&mut Divergence| {
        REST_ON_ABSENCE.contains(&finding.rule)
            && finding.kind != DivergenceType::Date
            && !(finding.rule == "negation-changed" && finding.confidence == Confidence::High)
    };
    let mut uncertain = found.iter_mut().filter(rests).peekable();
    if uncertain.peek().is_none()
        || !bead.is_aligned()
        || !bead.is_in_one_language()
        || bead.untouched_outside(&Pair::default()) >= LEFT_IN_PLACE
    {
        return;
    }
    for finding in uncertain {
        finding.class = EditClass::Unresolved;
        finding.severity = finding.severity.min(Severity::Minor);
    }
}
