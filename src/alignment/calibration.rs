use super::program::Step;

/// What is known of a bead when it is scored.
#[derive(Debug, Clone, Copy)]
pub(super) struct Evidence {
    /// The mean coverage of its sentences; none for an omission or addition.
    pub(super) coverage: Option<f32>,
}

impl Evidence {
    pub(super) fn of(step: &Step) -> Self {
        Self {
            coverage: step.coverage(),
        }
    }
}

/// How likely a bead is right.
pub(super) fn score(evidence: &Evidence) -> f32 {
    evidence.coverage.unwrap_or(0.0)
}
