use crate::{
    diff::EditClass,
    divergence::{Divergence, State},
};

use super::{FailLevel, Outcome, Verdict};

/// What a rendition must hold to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gate {
    /// The severity from which a finding fails the rendition.
    pub fail_on: FailLevel,
    /// The least share of body words, 0 to 1, that must stand in aligned sentences; below it the texts are called not
    /// comparable.
    pub min_coverage: f32,
}

impl Default for Gate {
    fn default() -> Self {
        Self {
            fail_on: FailLevel::None,
            min_coverage: 0.2,
        }
    }
}

/// Judges a rendition by its new findings and by how much of the two texts corresponds, 0 to 1.
pub fn judge(gate: &Gate, divergences: &[Divergence], coverage: f32) -> Verdict {
    let counts = |divergence: &&Divergence| {
        divergence.state == State::New && matches!(divergence.class, EditClass::Factual | EditClass::Unresolved)
    };
    let worst = divergences
        .iter()
        .filter(counts)
        .map(|divergence| divergence.severity)
        .max();
    let outcome = if coverage < gate.min_coverage {
        Outcome::NotComparable
    } else if worst.is_some_and(|severity| gate.fail_on.is_reached_by(severity)) {
        Outcome::Fail
    } else {
        Outcome::Pass
    };
    Verdict {
        outcome,
        fail_on: gate.fail_on,
        worst,
    }
}
