use std::{collections::BTreeMap, fmt, str::FromStr};

use crate::{
    diff::EditClass,
    divergence::{Divergence, DivergenceType, Severity, State},
};

use super::{Exceeded, FailLevel, Outcome, Verdict};

/// What a rendition must hold to.
#[derive(Debug, Clone, PartialEq)]
pub struct Gate {
    /// The severity from which a finding fails the rendition.
    pub fail_on: FailLevel,
    /// The least share of body words, 0 to 1, that must stand in aligned sentences; below it the texts are called not
    /// comparable.
    pub min_coverage: f32,
    /// How many findings of a severity or type a rendition may have at most.
    pub limits: BTreeMap<Limited, usize>,
    /// Severities that replace those of the rules, by the rules' names.
    pub severities: BTreeMap<&'static str, Severity>,
    /// Whether factual findings in the headline, the standfirst and the first two sentences weigh one severity more.
    pub lead_escalates: bool,
    /// Whether acceptances that no longer stand fail the rendition.
    pub fails_on_stale: bool,
}

impl Default for Gate {
    fn default() -> Self {
        Self {
            fail_on: FailLevel::None,
            min_coverage: 0.2,
            limits: BTreeMap::new(),
            severities: BTreeMap::new(),
            lead_escalates: false,
            fails_on_stale: false,
        }
    }
}

/// What findings are counted by when their number is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Limited {
    /// Findings of a severity.
    Severity(Severity),
    /// Findings of a type.
    Type(DivergenceType),
}

impl Limited {
    /// All there are, by name: severities first.
    pub fn all() -> impl Iterator<Item = Self> {
        use strum::IntoEnumIterator;
        Severity::iter()
            .map(Self::Severity)
            .chain(DivergenceType::iter().map(Self::Type))
    }

    fn counts(self, divergence: &Divergence) -> bool {
        match self {
            Self::Severity(severity) => divergence.severity == severity,
            Self::Type(kind) => divergence.kind == kind,
        }
    }
}

impl fmt::Display for Limited {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Severity(severity) => severity.fmt(formatter),
            Self::Type(kind) => kind.fmt(formatter),
        }
    }
}

impl FromStr for Limited {
    type Err = strum::ParseError;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let severity = name.parse().map(Self::Severity);
        severity.or_else(|_| name.parse().map(Self::Type))
    }
}

/// Judges a rendition by its findings and by how much of the two texts corresponds, 0 to 1; none where one of them holds
/// nothing, which no gate lets pass. Accepted findings and those
/// that are no divergence of sense do not count. `stale` is the number of acceptances that no longer stand.
pub fn judge(gate: &Gate, divergences: &[Divergence], coverage: Option<f32>, stale: usize) -> Verdict {
    let counted: Vec<_> = divergences.iter().filter(|divergence| counts(divergence)).collect();
    let worst = counted.iter().map(|divergence| divergence.severity).max();
    let exceeded: Vec<_> = (gate.limits.iter())
        .map(|(&limited, &most)| Exceeded {
            limited: limited.to_string(),
            found: counted.iter().filter(|divergence| limited.counts(divergence)).count(),
            most,
        })
        .filter(|limit| limit.found > limit.most)
        .collect();
    let fails = worst.is_some_and(|severity| gate.fail_on.is_reached_by(severity))
        || !exceeded.is_empty()
        || (gate.fails_on_stale && stale > 0);
    let outcome = if coverage.is_none_or(|coverage| coverage < gate.min_coverage) {
        Outcome::NotComparable
    } else if fails {
        Outcome::Fail
    } else {
        Outcome::Pass
    };
    Verdict {
        outcome,
        fail_on: gate.fail_on,
        worst,
        exceeded,
        stale: if gate.fails_on_stale { stale } else { 0 },
    }
}

fn counts(divergence: &Divergence) -> bool {
    divergence.state != State::Accepted && matches!(divergence.class, EditClass::Factual | EditClass::Unresolved)
}
