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

/// The codes in words, for `--help` and the manual page.
const MEANINGS: [(Exit, &str); 4] = [
    (Exit::Clean, "nothing at or above the fail level"),
    (Exit::Findings, "findings at or above the fail level"),
    (Exit::Error, "usage, input, configuration or baseline error"),
    (
        Exit::NotComparable,
        "not comparable: too little of the two texts corresponds",
    ),
];

/// What stands at the end of `--help`.
pub(crate) fn help() -> String {
    let codes: String = MEANINGS
        .iter()
        .map(|(exit, meaning)| format!("\n  {}  {meaning}", exit.code()))
        .collect();
    format!(
        "Exit codes:{codes}\n\n\
         Every option can also be set in the environment: --min-severity as STORYDIFF_MIN_SEVERITY, and so on."
    )
}

/// The sections that a manual page has beyond the help, in the language of manual pages.
pub(crate) fn manual() -> String {
    let codes: String = MEANINGS
        .iter()
        .map(|(exit, meaning)| format!(".TP\n{}\n{meaning}\n", exit.code()))
        .collect();
    format!(
        ".SH \"EXIT STATUS\"\n{codes}.SH ENVIRONMENT\n\
         Every option can also be set in the environment: \\-\\-min\\-severity as STORYDIFF_MIN_SEVERITY, and so on.\n\
         NO_COLOR, CLICOLOR_FORCE, CLICOLOR and TERM decide on colour where \\-\\-color does not;\n\
         STORYDIFF_PAGER and PAGER name the pager.\n"
    )
}

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
