//! What can be typed about policy files.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum, ValueHint};
use storydiff::policy::{Day, Limited};

use super::{JudgementArguments, ReadingArguments};

/// Which policy holds.
#[derive(Debug, Args)]
#[command(next_help_heading = "Policy")]
pub(crate) struct HouseArguments {
    /// Policy file [default: storydiff.toml in the folder of the first text, or above it]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) config: Option<PathBuf>,
    /// Use no policy file
    #[arg(long, conflicts_with = "config")]
    pub(crate) no_config: bool,
    /// File of accepted findings [default: what the policy file says, else storydiff.baseline.toml as above]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) baseline: Option<PathBuf>,
    /// Accept nothing that stands in a baseline
    #[arg(long, conflicts_with = "baseline")]
    pub(crate) no_baseline: bool,
    /// The day that expiry is reckoned from, as 2031-03-28 [default: today]
    #[arg(long, value_name = "DAY")]
    pub(crate) today: Option<Day>,
}

/// `config`.
#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Write a policy file with every key, its meaning and its default
    Init(InitArguments),
    /// Print every value that holds, and where it comes from
    Show(Box<ShowArguments>),
    /// Find the mistakes in a policy file
    Check(CheckConfigArguments),
}

/// `config init`.
#[derive(Debug, Args)]
pub(crate) struct InitArguments {
    /// The file to write
    #[arg(default_value = crate::cli::house::FILE_NAME, value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,
}

/// `config show`.
#[derive(Debug, Args)]
pub(crate) struct ShowArguments {
    /// The text that the policy is asked for; without it, no override holds
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) text: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) judgement: JudgementArguments,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
}

/// `config check`.
#[derive(Debug, Args)]
pub(crate) struct CheckConfigArguments {
    /// The policy file [default: storydiff.toml here or in a folder above]
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) file: Option<PathBuf>,
}

/// `schema`.
#[derive(Debug, Args)]
pub(crate) struct SchemaArguments {
    /// The file that is described
    #[arg(value_name = "report|config|baseline")]
    pub(crate) of: SchemaOf,
}

/// What a schema is kept of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    /// What `--format json` writes, and `batch` with each line
    Report,
    /// The policy file, storydiff.toml
    Config,
    /// The file of accepted findings, storydiff.baseline.toml
    Baseline,
}

/// Reads `KIND=N`.
pub(super) fn limit(typed: &str) -> Result<(Limited, usize), String> {
    let wanted = "a limit is KIND=N with a severity or type, such as minor=5 or omission=2";
    let (kind, most) = typed.split_once('=').ok_or(wanted)?;
    let most = most.trim().parse().map_err(|_| wanted)?;
    let limited = kind.trim().parse().map_err(|_| {
        let known: Vec<_> = Limited::all().map(|limited| limited.to_string()).collect();
        format!("“{kind}” is no severity or type; they are {}", known.join(", "))
    })?;
    Ok((limited, most))
}
