use std::fmt;

use serde::Serialize;

use crate::divergence::Severity;

/// The gate's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Verdict {
    /// Whether the rendition passes.
    pub outcome: Outcome,
    /// The level at which a finding fails it.
    pub fail_on: FailLevel,
    /// The worst severity among new findings, if there is any.
    pub worst: Option<Severity>,
    /// The limits on numbers of findings that were exceeded.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exceeded: Vec<Exceeded>,
    /// Acceptances of this pair that no longer stand, where the policy fails on them.
    #[serde(skip_serializing_if = "is_none")]
    pub stale: usize,
}

/// Whether there are none; serde asks by reference.
fn is_none(count: &usize) -> bool {
    *count == 0
}

/// A limit that was exceeded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Exceeded {
    /// The severity or type that is limited.
    pub limited: String,
    /// How many findings there are.
    pub found: usize,
    /// How many there may be.
    pub most: usize,
}

impl fmt::Display for Exceeded {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}, at most {}", self.found, self.limited, self.most)
    }
}

/// Whether a rendition passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Outcome {
    /// Nothing at or above the fail level.
    Pass,
    /// Something at or above the fail level.
    Fail,
    /// Too little of the two texts corresponds to judge.
    NotComparable,
}

/// The severity from which a finding fails a check.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Default,
    Serialize,
    schemars::JsonSchema,
    strum::Display,
    strum::EnumString,
    strum::VariantNames,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum FailLevel {
    /// Never.
    #[default]
    None,
    /// Minor or worse.
    Minor,
    /// Major or worse.
    Major,
    /// Critical.
    Critical,
}

impl FailLevel {
    /// Whether a finding of this severity fails the check.
    pub fn is_reached_by(self, severity: Severity) -> bool {
        match self {
            Self::None => false,
            Self::Minor => severity >= Severity::Minor,
            Self::Major => severity >= Severity::Major,
            Self::Critical => severity >= Severity::Critical,
        }
    }
}
