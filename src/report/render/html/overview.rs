//! The strip at the top of the page: the whole text at a glance, each tick a link.

use std::ops::Range;

use maud::{Markup, html};

use super::Page;
use crate::{alignment::BeadKind, divergence::Severity, report::render::words};

/// More ticks than this no screen can tell apart, and a browser would lay them out all the same: a long text's ticks
/// stand for several pairs each, for the gravest of them.
const MOST_TICKS: usize = 500;

/// What a tick shows, from the least to the gravest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tick {
    Same,
    Reworded,
    Moved,
    OnlyRendition,
    OnlyOriginal,
    Finding(Severity),
}

impl Tick {
    const fn class(self) -> &'static str {
        match self {
            Self::Same => "e",
            Self::Reworded => "c",
            Self::Moved => "m",
            Self::OnlyRendition => "n",
            Self::OnlyOriginal => "o",
            Self::Finding(Severity::Critical) => "f critical",
            Self::Finding(Severity::Major) => "f major",
            Self::Finding(_) => "f minor",
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Reworded => "reworded",
            Self::Moved => "moved",
            Self::OnlyRendition | Self::OnlyOriginal => "in one text only",
            Self::Finding(_) => "finding",
        }
    }
}

/// A tick a pair, in the order of the text. Those who cannot see it have the table and the rows: nothing stands here
/// alone.
pub(super) fn strip(page: &Page<'_>) -> Markup {
    let beads = &page.report.alignment.beads;
    let each = beads.len().div_ceil(MOST_TICKS).max(1);
    html! {
        div.strip aria-hidden="true" {
            @for start in (0..beads.len()).step_by(each) {
                (tick(page, start..(start + each).min(beads.len())))
            }
        }
    }
}

fn tick(page: &Page<'_>, beads: Range<usize>) -> Markup {
    // The first of the gravest ones, so that the link leads to what the tick shows.
    let gravest = beads
        .map(|bead| (of_bead(page, bead), bead))
        .max_by_key(|&(tick, bead)| (tick, std::cmp::Reverse(bead)));
    let Some((tick, index)) = gravest else { return html! {} };
    let name = page.report.alignment.beads.get(index).map(words::bead_name);
    html! {
        a class=(tick.class()) href=(page.link(index)) tabindex="-1"
            title={ (name.unwrap_or_default()) ": " (tick.name()) } {}
    }
}

fn of_bead(page: &Page<'_>, index: usize) -> Tick {
    let Some(bead) = page.report.alignment.beads.get(index) else {
        return Tick::Same;
    };
    let worst = page
        .of_bead(index)
        .iter()
        .filter_map(|&finding| page.findings.get(finding));
    match (worst.map(|finding| finding.severity).max(), bead.kind()) {
        (Some(severity), _) => Tick::Finding(severity),
        (_, BeadKind::Omission) => Tick::OnlyOriginal,
        (_, BeadKind::Addition) => Tick::OnlyRendition,
        _ if bead.moved => Tick::Moved,
        _ if page.row_class(index) == "equal" => Tick::Same,
        _ => Tick::Reworded,
    }
}
