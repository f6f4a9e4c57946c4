//! What is shown and what is folded: decided once for every format that people read.

use std::cmp::Reverse;

use super::{Order, RenderSettings, Show};
use crate::{
    diff::EditClass,
    divergence::{Divergence, DivergenceType, Severity, State},
    pair::Side,
    report::Report,
};

/// The findings to show, in the order to show them.
pub(super) fn findings<'a>(report: &'a Report, settings: &RenderSettings) -> Vec<&'a Divergence> {
    let mut shown: Vec<_> = (report.divergences.iter())
        .filter(|finding| folded_by(finding, settings).is_none())
        .collect();
    match settings.order {
        Order::Severity => shown.sort_by_key(|finding| Reverse(finding.severity)),
        Order::Text => shown.sort_by_key(|finding| text_order(report, finding)),
    }
    shown
}

/// Why a finding is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Folding {
    /// Its class was not asked for.
    Class(Show),
    /// It is below the least severity asked for.
    Severity(Severity),
}

/// Why a finding is not shown, if it is not.
pub(super) fn folded_by(finding: &Divergence, settings: &RenderSettings) -> Option<Folding> {
    let class = class(finding);
    if !settings.show.contains(&class) {
        Some(Folding::Class(class))
    } else if finding.severity < settings.min_severity {
        Some(Folding::Severity(settings.min_severity))
    } else {
        None
    }
}

/// What a finding counts as for `--show`.
fn class(finding: &Divergence) -> Show {
    if finding.state == State::Accepted {
        return Show::Accepted;
    }
    match (finding.class, finding.kind) {
        (EditClass::Paraphrase, _) => Show::Paraphrase,
        (EditClass::Formatting | EditClass::Unchanged, _) => Show::Formatting,
        (_, DivergenceType::Omission) => Show::Omission,
        (_, DivergenceType::Addition) => Show::Addition,
        (EditClass::Unresolved, _) => Show::Unresolved,
        (EditClass::Factual, _) => Show::Factual,
    }
}

/// Where a finding stands for someone who reads the rendition: by place there, else by its bead's neighbour.
fn text_order(report: &Report, finding: &Divergence) -> (usize, usize) {
    let bead = finding.bead.unwrap_or_else(|| bead_of(report, finding));
    let start = Side::BOTH
        .iter()
        .rev()
        .find_map(|&side| finding.spans.get(side).map(|span| span.start));
    (bead, start.unwrap_or(usize::MAX))
}

/// The bead that holds the place of a finding across the document.
fn bead_of(report: &Report, finding: &Divergence) -> usize {
    let holds = |side: Side| {
        let span = (*finding.spans.get(side))?;
        let sentences = &report.documents.get(side).sentences;
        report.alignment.beads.iter().position(|bead| {
            let mut indices = bead.sentences.get(side).iter();
            indices.any(|&index| {
                sentences
                    .get(index)
                    .is_some_and(|sentence| sentence.span.overlaps(span))
            })
        })
    };
    holds(Side::Rendition)
        .or_else(|| holds(Side::Original))
        .unwrap_or(usize::MAX)
}
