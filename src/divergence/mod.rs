//! A bead's mentions and edits to findings.
//!
//! Facts are compared per bead and then per document, never per edit: when a clause moved, every diff algorithm puts
//! its two numbers into different hunks.

mod across;
mod anchors;
mod clauses;
mod company;
mod comparison;
mod complements;
mod consistency;
mod contrast;
mod denials;
mod derived;
mod exchange;
mod factors;
mod finding;
mod glance;
mod halves;
mod knowledge;
mod labels;
mod ledger;
mod matching;
mod merge;
mod modifiers;
mod nouns;
mod opposites;
mod order;
mod parties;
mod parts;
mod prepositions;
mod registry;
mod remainder;
mod rivals;
mod roles;
mod route;
mod rule;
mod rules;
mod scope;
mod selection;
mod sequence;
mod sufficiency;
mod support;
#[cfg(test)]
mod tests;
mod ties;
mod toll;
mod values;
mod view;
mod vouchers;
mod weighing;
mod within;

pub use finding::{Acceptance, AcceptanceSource, Confidence, Divergence, DivergenceType, Place, Severity, State};
pub use knowledge::{Knowledge, Protected};
pub use ledger::{Fact, FactKind, FactStatus, ledger};
pub use registry::{RULES, rule_by_name};
pub use rule::{Finding, Findings, Rule, RuleMeta};
pub use selection::RuleSelection;
pub(crate) use values::is_crowded;
pub use view::{BeadView, Comparison, Mode, Quotations, Settings};

use crate::{
    diff::{BeadDiff, EditClass, Feature},
    threads::Threads,
};

/// Finds the divergences of a comparison, in the order of the text, and marks the edits they rest on.
pub fn judge(comparison: &Comparison<'_>, diffs: &mut [BeadDiff], threads: Threads) -> Vec<Divergence> {
    let beads = &comparison.alignment.beads;
    // The texts as wholes are looked at first, since that takes longest; what is found of them comes last.
    let mut found = threads.map(beads.len() + 1, |piece| match piece.checked_sub(1) {
        None => of_texts(comparison),
        Some(index) => of_bead(comparison, index, &diffs[index]),
    });
    found.rotate_left(1);
    let all = found.into_iter().fold(Findings::default(), |mut all, of_piece| {
        all.append(of_piece);
        all
    });
    let mut divergences = all.into_divergences();
    divergences.retain(|divergence| comparison.settings.rules.includes(divergence.rule));
    for divergence in &divergences {
        let Some(diff) = divergence.bead.and_then(|bead| diffs.get_mut(bead)) else {
            continue;
        };
        diff.mark(divergence.spans, divergence.class, feature(divergence), divergence.rule);
    }
    divergences
}

fn of_bead(comparison: &Comparison<'_>, index: usize, diff: &BeadDiff) -> Findings {
    let mut found = Findings::default();
    if !diff.by_runs {
        let view = BeadView::new(comparison, index, &comparison.alignment.beads[index], diff);
        if view.is_word_for_word() {
            return found;
        }
        for rule in RULES {
            rule.check(&view, &mut found);
        }
        weighing::weigh(&view, &mut found);
        found.retain(|finding| !knowledge::allows(&view, finding));
    }
    found
}

fn of_texts(comparison: &Comparison<'_>) -> Findings {
    let mut found = Findings::default();
    for rule in RULES {
        rule.check_document(comparison, &mut found);
    }
    found
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
