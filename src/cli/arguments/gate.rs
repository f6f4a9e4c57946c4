//! What can be typed about pairs, accepted findings and their review.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueHint};
use storydiff::policy::Day;

use super::{ComparisonArguments, HouseArguments, JudgementArguments, ListFormat, ReadingArguments};

/// Which texts: two, one that is held against itself, or those that the policy file pairs.
#[derive(Debug, Args)]
pub(crate) struct ManyTextArguments {
    /// The text taken as the reference, `-` for standard input; alone, its headline, summary and lists are held against
    /// its own body
    #[arg(value_hint = ValueHint::FilePath, conflicts_with = "pairs")]
    pub(crate) original: Option<PathBuf>,
    /// The text made from it: a translation, paraphrase, rewrite or later version
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) rendition: Option<PathBuf>,
    /// All pairs that `[[pairs]]` of the policy file gives
    #[arg(long)]
    pub(crate) pairs: bool,
}

/// `check`.
#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    #[command(flatten)]
    pub(crate) texts: ManyTextArguments,
    /// The pairs that these files belong to, by `[[pairs]]` of the policy file: for hooks, which pass single files
    #[arg(long, value_name = "FILE", num_args = 1.., value_hint = ValueHint::FilePath,
        conflicts_with_all = ["original", "pairs"])]
    pub(crate) changed: Vec<PathBuf>,
    /// Report only what is new since a revision of git; without texts, in the pairs whose files changed since
    #[arg(long, value_name = "REVISION")]
    pub(crate) since: Option<String>,
    #[command(flatten)]
    pub(crate) comparison: ComparisonArguments,
}

/// `baseline`.
#[derive(Debug, Subcommand)]
pub(crate) enum BaselineCommand {
    /// Accept findings, by fingerprint
    Accept(Box<AcceptArguments>),
    /// Accept all findings that there are; refused under CI
    Update(Box<UpdateArguments>),
    /// List what is accepted
    List(ListArguments),
    /// Remove what has expired, and for the texts compared what no longer stands
    Prune(Box<PruneArguments>),
}

/// What is noted with an acceptance.
#[derive(Debug, Args)]
#[command(next_help_heading = "Acceptance")]
pub(crate) struct NoteArguments {
    /// Why the findings are accepted
    #[arg(long)]
    pub(crate) reason: Option<String>,
    /// Who accepts them [default: the user that git knows]
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// The last day on which they are accepted, as 2031-03-28
    #[arg(long, value_name = "DAY")]
    pub(crate) expires: Option<Day>,
}

/// `baseline accept`.
#[derive(Debug, Args)]
pub(crate) struct AcceptArguments {
    /// Fingerprints of the findings, or their first digits
    #[arg(required = true)]
    pub(crate) fingerprints: Vec<String>,
    /// The two texts that the findings are in [default: all pairs of the policy file]
    #[arg(long = "in", value_names = ["ORIGINAL", "RENDITION"], num_args = 2, value_hint = ValueHint::FilePath)]
    pub(crate) texts: Option<Vec<PathBuf>>,
    #[command(flatten)]
    pub(crate) note: NoteArguments,
    #[command(flatten)]
    pub(crate) judgement: JudgementArguments,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
}

/// `baseline update`.
#[derive(Debug, Args)]
pub(crate) struct UpdateArguments {
    #[command(flatten)]
    pub(crate) texts: ManyTextArguments,
    #[command(flatten)]
    pub(crate) note: NoteArguments,
    #[command(flatten)]
    pub(crate) judgement: JudgementArguments,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
}

/// `baseline list`.
#[derive(Debug, Args)]
pub(crate) struct ListArguments {
    /// Format of the list
    #[arg(short, long, env = "STORYDIFF_LIST_FORMAT", hide_env = true, default_value = "text")]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) house: HouseArguments,
}

/// `baseline prune`.
#[derive(Debug, Args)]
pub(crate) struct PruneArguments {
    #[command(flatten)]
    pub(crate) texts: ManyTextArguments,
    #[command(flatten)]
    pub(crate) judgement: JudgementArguments,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
}

/// `review`.
#[derive(Debug, Args)]
pub(crate) struct ReviewArguments {
    #[command(flatten)]
    pub(crate) texts: ManyTextArguments,
    /// Who reviews [default: the user that git knows]
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    #[command(flatten)]
    pub(crate) judgement: JudgementArguments,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
}
