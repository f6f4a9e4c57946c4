//! How far passages moved, in words.

use crate::{alignment::Bead, pair::Side, report::Report};

/// How far each bead moved, looked up once for all of them.
pub(super) struct Movements {
    by_bead: Vec<Option<i64>>,
}

impl Movements {
    /// A passage that moved up was overtaken by fewer pairs than it overtook; the difference of both counts is that of
    /// its ranks in the two texts, which sorting gives without comparing every pair with every other.
    pub(super) fn of(report: &Report) -> Self {
        let beads = &report.alignment.beads;
        let mut by_bead = vec![None; beads.len()];
        if beads.iter().any(|bead| bead.moved) {
            let ranks = Side::BOTH.map(|side| ranks(beads, side));
            for (index, bead) in beads.iter().enumerate().filter(|(_, bead)| bead.moved) {
                if bead.sentences.iter().all(|(_, sentences)| !sentences.is_empty()) {
                    by_bead[index] = Some(ranks[0][index] - ranks[1][index]);
                }
            }
        }
        Self { by_bead }
    }

    /// `moved up 3` or `moved down 1`: past how many other pairs; `None` for a bead that did not move.
    pub(super) fn get(&self, bead: usize) -> Option<String> {
        let steps = (*self.by_bead.get(bead)?)?;
        Some(match steps {
            0 => "moved".to_owned(),
            1.. => format!("moved up {steps}"),
            _ => format!("moved down {}", -steps),
        })
    }
}

/// For each bead with both sides, how many of such stand before it in one text; 0 for the others.
fn ranks(beads: &[Bead], side: Side) -> Vec<i64> {
    let mut order: Vec<(usize, usize)> = (beads.iter().enumerate())
        .filter(|(_, bead)| bead.sentences.iter().all(|(_, sentences)| !sentences.is_empty()))
        .filter_map(|(index, bead)| Some((*bead.sentences.get(side).first()?, index)))
        .collect();
    order.sort_unstable();
    let mut ranks = vec![0; beads.len()];
    for (rank, (_, bead)) in (0..).zip(order) {
        ranks[bead] = rank;
    }
    ranks
}
