//! What is shown and what is folded: decided once for every format that people read.

use std::cmp::Reverse;

use super::{Order, RenderSettings, Show};
use crate::{
    diff::EditClass,
    divergence::{Divergence, DivergenceType, Severity, State},
    pair::{Pair, Side},
    report::Report,
};

/// The findings to show, in the order to show them.
pub(super) fn findings<'a>(report: &'a Report, settings: &RenderSettings) -> Vec<&'a Divergence> {
    let mut shown: Vec<_> = (report.divergences.iter())
        .filter(|finding| folded_by(finding, settings).is_none())
        .collect();
    match settings.order {
        Order::Severity => shown.sort_by_key(|finding| Reverse(finding.severity)),
        Order::Text => {
            let beads = Beads::new(report);
            shown.sort_by_cached_key(|finding| beads.text_order(finding));
        }
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

/// For each sentence of both texts the bead it belongs to.
struct Beads<'a> {
    report: &'a Report,
    of_sentence: Pair<Vec<usize>>,
}

impl<'a> Beads<'a> {
    fn new(report: &'a Report) -> Self {
        let of_sentence = Pair::new(Side::Original, Side::Rendition).map(|side| {
            let mut beads = vec![usize::MAX; report.documents.get(side).sentences.len()];
            for (index, bead) in report.alignment.beads.iter().enumerate() {
                for &sentence in bead.sentences.get(side) {
                    if let Some(place) = beads.get_mut(sentence) {
                        *place = index;
                    }
                }
            }
            beads
        });
        Self { report, of_sentence }
    }

    /// Where a finding stands for someone who reads the rendition: by place there, else by its bead's neighbour.
    fn text_order(&self, finding: &Divergence) -> (usize, usize) {
        let bead = finding.bead.or_else(|| self.around(Side::Rendition, finding));
        let bead = bead.or_else(|| self.around(Side::Original, finding));
        let start = Side::BOTH
            .iter()
            .rev()
            .find_map(|&side| finding.spans.get(side).map(|span| span.start));
        (bead.unwrap_or(usize::MAX), start.unwrap_or(usize::MAX))
    }

    /// The bead around the place on a side of a finding that belongs to none.
    fn around(&self, side: Side, finding: &Divergence) -> Option<usize> {
        let span = (*finding.spans.get(side))?;
        let sentences = &self.report.documents.get(side).sentences;
        let from = sentences.partition_point(|sentence| sentence.span.end <= span.start);
        let around = sentences.iter().zip(self.of_sentence.get(side)).skip(from);
        let overlapping = around.take_while(|(sentence, _)| sentence.span.overlaps(span));
        let beads = overlapping.map(|(_, bead)| *bead);
        beads.filter(|bead| *bead != usize::MAX).min()
    }
}
