//! The exit codes: the part of the output that scripts read first.

use std::process::ExitCode;

use storydiff::policy::Outcome;

/// How a run ended. The numbers are a contract: they change only with a new major version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// 0: nothing at or above the fail level. A pipe that the reader closed is no failure either.
    Clean,
    /// 3: too little of the two texts corresponds to judge them.
    NotComparable,
    /// 1: findings at or above the fail level.
    Findings,
    /// 2: a mistake in the arguments, an input that cannot be read, a bad configuration or baseline.
    Error,
}

/// The codes for people: part of `--help` and of the manual page.
pub(crate) const HELP: &str = "\
Exit codes:
  0  nothing at or above the fail level
  1  findings at or above the fail level
  2  usage, input, configuration or baseline error
  3  not comparable: too little of the two texts corresponds

Every option can also be set in the environment: --min-severity as STORYDIFF_MIN_SEVERITY, and so on.";

impl Exit {
    /// The number the process ends with.
    pub(crate) const fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Error => 2,
            Self::NotComparable => 3,
        }
    }

    /// The exit that a gate's answer asks for.
    pub(crate) const fn of(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Pass => Self::Clean,
            Outcome::Fail => Self::Findings,
            Outcome::NotComparable => Self::NotComparable,
        }
    }

    /// The graver of two, for runs over many pairs: an error, then findings, then pairs that do not compare.
    #[must_use]
    pub(crate) fn graver(self, other: Self) -> Self {
        self.max(other)
    }

    /// What `--exit-zero` leaves of it: findings are forgiven, everything else is not.
    #[must_use]
    pub(crate) const fn forgiven(self) -> Self {
        match self {
            Self::Findings => Self::Clean,
            other => other,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
