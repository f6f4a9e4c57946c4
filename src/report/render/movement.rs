//! How far a passage moved, in words.

use crate::{pair::Side, report::Report};

/// `moved up 3` or `moved down 1`: past how many other pairs; `None` for a bead that did not move.
pub(super) fn of(report: &Report, bead: usize) -> Option<String> {
    let beads = &report.alignment.beads;
    let first = |index: usize, side: Side| beads.get(index)?.sentences.get(side).first().copied();
    if !beads.get(bead)?.moved {
        return None;
    }
    let here = (first(bead, Side::Original)?, first(bead, Side::Rendition)?);
    let (mut overtaken, mut let_pass) = (0, 0);
    for other in 0..beads.len() {
        let (Some(original), Some(rendition)) = (first(other, Side::Original), first(other, Side::Rendition)) else {
            continue;
        };
        overtaken += usize::from(original < here.0 && rendition > here.1);
        let_pass += usize::from(original > here.0 && rendition < here.1);
    }
    Some(match overtaken.cmp(&let_pass) {
        std::cmp::Ordering::Greater => format!("moved up {}", overtaken - let_pass),
        std::cmp::Ordering::Less => format!("moved down {}", let_pass - overtaken),
        std::cmp::Ordering::Equal => "moved".to_owned(),
    })
}
