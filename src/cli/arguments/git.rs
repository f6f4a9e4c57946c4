//! What can be typed, mostly by git itself.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueHint};

use super::{ComparisonArguments, ReadingArguments};

/// `git`.
#[derive(Debug, Subcommand)]
pub(crate) enum GitCommand {
    /// Compare two versions of a file, called by git as its external diff
    External(Box<ExternalArguments>),
    /// Compare two versions of a file, called by `git difftool`
    Difftool(Box<DifftoolArguments>),
    /// Print a text one sentence a line, so that git compares sentences and not paragraphs
    Textconv(TextconvArguments),
    /// Write the configuration and attributes that make git call storydiff
    Install(InstallArguments),
}

/// `git external`.
#[derive(Debug, Args)]
pub(crate) struct ExternalArguments {
    #[command(flatten)]
    pub(crate) comparison: ComparisonArguments,
    /// As git passes them: the path, then file, hash and mode of the old version and of the new one
    #[arg(value_name = "GIVEN", num_args = 1.., required = true, trailing_var_arg = true, allow_hyphen_values = true)]
    pub(crate) given: Vec<String>,
}

/// `git difftool`.
#[derive(Debug, Args)]
pub(crate) struct DifftoolArguments {
    #[command(flatten)]
    pub(crate) comparison: ComparisonArguments,
    /// The file that holds the old version
    pub(crate) local: PathBuf,
    /// The file that holds the new version
    pub(crate) remote: PathBuf,
    /// The path that both are versions of
    pub(crate) merged: Option<PathBuf>,
}

/// `git textconv`.
#[derive(Debug, Args)]
pub(crate) struct TextconvArguments {
    /// The text
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
}

/// `git install`.
#[derive(Debug, Args)]
pub(crate) struct InstallArguments {
    /// The files that are stories, as patterns of .gitattributes
    #[arg(value_name = "PATTERN", default_values = ["*.md", "*.txt"])]
    pub(crate) patterns: Vec<String>,
    /// For this repository; nothing of it is committed (the default)
    #[arg(long, conflicts_with = "global")]
    pub(crate) local: bool,
    /// For all repositories of this user
    #[arg(long)]
    pub(crate) global: bool,
    /// Let `git diff` itself show the divergences; without it, `git diff` compares sentences and `git difftool` shows
    /// divergences
    #[arg(long)]
    pub(crate) external: bool,
    /// Say what would be written, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
}
