//! A bead's mentions and edits to findings.
//!
//! Facts are compared per bead and then per document, never per edit: when a clause moved, every diff algorithm puts
//! its two numbers into different hunks.

mod clauses;
mod comparison;
mod consistency;
mod contrast;
mod exchange;
mod finding;
mod knowledge;
mod labels;
mod ledger;
mod matching;
mod merge;
mod nouns;
mod parties;
mod registry;
mod roles;
mod route;
mod rule;
mod rules;
mod scope;
mod selection;
mod support;
mod values;
mod view;

pub use finding::{Acceptance, AcceptanceSource, Confidence, Divergence, DivergenceType, Place, Severity, State};
pub use knowledge::{Knowledge, Protected};
pub use ledger::{Fact, FactKind, FactStatus, ledger};
pub use registry::{RULES, rule_by_name};
pub use rule::{Finding, Findings, Rule, RuleMeta};
pub use selection::RuleSelection;
pub(crate) use values::is_crowded;
pub use view::{BeadView, Comparison, Mode, Quotations, Settings};

use crate::diff::{BeadDiff, EditClass, Feature};

/// Finds the divergences of a comparison, in the order of the text, and marks the edits they rest on.
pub fn judge(comparison: &Comparison<'_>, diffs: &mut [BeadDiff]) -> Vec<Divergence> {
    let mut found = Findings::default();
    let beads = comparison.alignment.beads.iter().zip(diffs.iter()).enumerate();
    for (index, (bead, diff)) in beads.filter(|(_, (_, diff))| !diff.by_runs) {
        let view = BeadView::new(comparison, index, bead, diff);
        for rule in RULES {
            rule.check(&view, &mut found);
        }
    }
    for rule in RULES {
        rule.check_document(comparison, &mut found);
    }
    let mut divergences = found.into_divergences(comparison);
    divergences.retain(|divergence| comparison.settings.rules.includes(divergence.rule));
    for divergence in &divergences {
        let Some(diff) = divergence.bead.and_then(|bead| diffs.get_mut(bead)) else {
            continue;
        };
        diff.mark(divergence.spans, divergence.class, feature(divergence), divergence.rule);
    }
    divergences
}

/// What a finding is to the score of the edits it rests on.
fn feature(divergence: &Divergence) -> Feature {
    match divergence.severity {
        _ if divergence.class == EditClass::Unresolved => Feature::FoundUnresolved,
        Severity::Neutral | Severity::Minor => Feature::FoundMinor,
        Severity::Major => Feature::FoundMajor,
        Severity::Critical => Feature::FoundCritical,
    }
}

/// Puts divergences into the order in which they are shown: worst first, then by place in the rendition.
pub fn sort_worst_first(divergences: &mut [Divergence]) {
    divergences.sort_by_key(|divergence| {
        let place = divergence
            .spans
            .rendition
            .or(divergence.spans.original)
            .map_or(usize::MAX, |span| span.start);
        let unresolved = divergence.class != EditClass::Factual;
        (
            std::cmp::Reverse(divergence.severity),
            unresolved,
            divergence.bead.unwrap_or(usize::MAX),
            place,
            divergence.code,
        )
    });
}
