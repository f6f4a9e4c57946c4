//! What can be typed. Help, manual page, completions and environment variables all come from these declarations.

use std::{num::NonZeroUsize, path::PathBuf, str::FromStr};

use clap::{
    ArgAction, ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum, ValueHint,
    builder::{BoolishValueParser, PossibleValuesParser, Resettable, StyledStr, TypedValueParser},
};
use compact_str::CompactString;
use storydiff::{
    divergence::{Mode, Quotations, Severity},
    pair::{Pair, Side},
    policy::{FailLevel, Limited},
    report::{
        AlignmentFormat,
        render::{Background, Detail, Markers, Order, Theme, View},
    },
    segmentation::{Sections, Segments},
};
use strum::VariantNames;

mod gate;
mod git;
mod house;
mod limit;

pub(crate) use gate::{
    AcceptArguments, BaselineCommand, CheckArguments, ListArguments, ManyTextArguments, NoteArguments, PruneArguments,
    ReviewArguments, UpdateArguments,
};
pub(crate) use git::{DifftoolArguments, ExternalArguments, GitCommand, InstallArguments, TextconvArguments};
pub(crate) use house::{
    CheckConfigArguments, ConfigCommand, HouseArguments, InitArguments, SchemaArguments, SchemaOf, ShowArguments,
};

pub(crate) use limit::{Bound, Limit};

use super::{exit, output::Target, view::Asked};

/// Finds the facts that changed between two renditions of one story, and stays quiet on paraphrase.
#[derive(Debug, Parser)]
#[command(
    name = "storydiff", version, after_help = exit::help(),
    arg_required_else_help = true, args_conflicts_with_subcommands = true,
    override_usage = "storydiff [OPTIONS] ORIGINAL RENDITION\n       storydiff COMMAND …",
)]
pub(crate) struct Arguments {
    /// The text taken as the reference; `-` is standard input
    #[arg(value_hint = ValueHint::FilePath)]
    original: Option<PathBuf>,
    /// The text made from it: a translation, paraphrase, rewrite or later version
    #[arg(value_hint = ValueHint::FilePath)]
    rendition: Option<PathBuf>,
    #[command(flatten)]
    comparison: ComparisonArguments,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

impl Arguments {
    /// The call without a command, which is `diff`.
    pub(crate) fn bare_diff(self) -> Result<DiffArguments, clap::Error> {
        let (Some(original), Some(rendition)) = (self.original, self.rendition) else {
            return Err(command().error(
                clap::error::ErrorKind::MissingRequiredArgument,
                "two texts are needed: storydiff ORIGINAL RENDITION",
            ));
        };
        Ok(DiffArguments {
            texts: TextArguments { original, rendition },
            comparison: self.comparison,
        })
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show the divergences between two texts (the default command)
    Diff(Later<DiffArguments>),
    /// Write the comparison as a page to be opened in a browser: `diff` with HTML for its format
    Report(Later<DiffArguments>),
    /// Judge a rendition: the exit code is the verdict
    Check(Later<Box<CheckArguments>>),
    /// Go through new findings one by one: accept, reject, skip
    Review(Later<Box<ReviewArguments>>),
    /// Accept findings with a reason, and look after what is accepted
    #[command(subcommand)]
    Baseline(BaselineCommand),
    /// Compare many pairs: one JSON line in, one out, in order
    Batch(Later<BatchArguments>),
    /// Show which sentences render each other
    Align(Later<AlignArguments>),
    /// List the rules
    Rules(Later<RulesArguments>),
    /// Write, show or check the policy file, storydiff.toml
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Write the JSON Schema of a file that storydiff reads or writes
    Schema(Later<SchemaArguments>),
    /// What git calls: external diff, difftool, textconv; and the installation of these
    #[command(subcommand)]
    Git(GitCommand),
    /// Explain a rule: what it flags, why, and what it leaves alone
    Explain(Later<ExplainArguments>),
    /// Write a completion script for a shell
    Completions(Later<CompletionsArguments>),
    /// Write the manual page
    Man(Later<ManArguments>),
}

/// The arguments of a command, put together when that command is called: all of them together take a tenth of the time
/// of a short comparison.
#[derive(Debug)]
pub(crate) struct Later<T>(pub(crate) T);

impl<T: Args> Args for Later<T> {
    fn augment_args(command: clap::Command) -> clap::Command {
        command.defer(|command| put_together(command, T::augment_args))
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        command.defer(|command| put_together(command, T::augment_args_for_update))
    }
}

/// Gives a command its arguments; what it says of itself stays, whatever they say of themselves.
fn put_together(command: clap::Command, augment: fn(clap::Command) -> clap::Command) -> clap::Command {
    let said = |text: Option<&StyledStr>| text.cloned().map_or(Resettable::Reset, Resettable::Value);
    let (about, long) = (said(command.get_about()), said(command.get_long_about()));
    with_variables(augment(command)).about(about).long_about(long)
}

impl<T: FromArgMatches> FromArgMatches for Later<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        T::from_arg_matches(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0.update_from_arg_matches(matches)
    }
}

/// `diff`.
#[derive(Debug, Args)]
pub(crate) struct DiffArguments {
    #[command(flatten)]
    pub(crate) texts: TextArguments,
    #[command(flatten)]
    pub(crate) comparison: ComparisonArguments,
}

/// The two texts.
#[derive(Debug, Args)]
pub(crate) struct TextArguments {
    /// The text taken as the reference; `-` is standard input
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) original: PathBuf,
    /// The text made from it: a translation, paraphrase, rewrite or later version
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) rendition: PathBuf,
}

/// Everything about one comparison but its texts.
#[derive(Debug, Args)]
pub(crate) struct ComparisonArguments {
    #[command(flatten)]
    pub(crate) output: OutputArguments,
    #[command(flatten)]
    pub(crate) view: ViewArguments,
    #[command(flatten)]
    pub(crate) judgement: JudgementArguments,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
}

/// Where results go and in which format.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputArguments {
    /// Format of the report: text, concise, note, markdown, html, json, jsonl, sarif, rdjson, github, gitlab, junit or mqm; as
    /// FORMAT=FILE it is written to that file, and may be given several times
    #[arg(short, long, value_name = "FORMAT[=FILE]", default_value = "text", value_parser = Target::parse)]
    pub(crate) format: Vec<Target>,
    /// Write to a file instead of standard output; the file appears only when it is complete
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    /// The text whose file changed: formats that annotate files point there and name the other place beside it
    #[arg(long, value_name = "TEXT", default_value = "rendition", value_parser = one_of::<Side>())]
    pub(crate) annotate: Side,
    /// Print nothing but errors: the exit code is the answer
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

/// What is shown and how it looks.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "View")]
pub(crate) struct ViewArguments {
    /// How passages are drawn; `auto` is side by side from 120 columns on and stacked below
    #[arg(long, default_value_t, value_parser = one_of::<View>())]
    pub(crate) view: View,
    /// What to show too, separated by commas: accepted, paraphrase, formatting, equal, facts or all; -NAME folds, as in -moved
    #[arg(long, value_name = "WHAT", value_delimiter = ',', allow_hyphen_values = true)]
    pub(crate) show: Vec<Asked>,
    /// Least severity of the findings shown
    #[arg(long, value_name = "SEVERITY", value_parser = one_of::<Severity>())]
    pub(crate) min_severity: Option<Severity>,
    /// Order of the findings
    #[arg(long, default_value_t, value_parser = one_of::<Order>())]
    pub(crate) order: Order,
    /// Sentences around each finding; with 0 only the changed clause
    #[arg(short = 'C', long, value_name = "N", default_value_t = 0)]
    pub(crate) context: usize,
    /// How much of each finding is explained
    #[arg(long, default_value_t, value_parser = one_of::<Detail>())]
    pub(crate) detail: Detail,
    /// Show what the score of each changed wording is made of, as `--detail score` does
    #[arg(long)]
    pub(crate) explain: bool,
    /// When to use colour
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: When,
    /// Which colours
    #[arg(long, default_value_t, value_parser = one_of::<Theme>())]
    pub(crate) theme: Theme,
    /// The background that colours must stand out from [default: what the terminal tells]
    #[arg(long, value_parser = one_of::<Background>())]
    pub(crate) background: Option<Background>,
    /// When changed words carry [-…-] and {+…+}; `auto` is without colour only
    #[arg(long, default_value_t, default_missing_value = "always", num_args = 0..=1, require_equals = true,
        value_parser = one_of::<Markers>())]
    pub(crate) markers: Markers,
    /// When places are links that a terminal can open
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) hyperlinks: When,
    /// Columns to fill, 20 or more [default: those of the terminal, 80 into a pipe]
    #[arg(long, value_name = "COLUMNS", value_parser = columns)]
    pub(crate) width: Option<usize>,
    /// When to show long output page by page
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) paging: When,
}

/// What counts.
#[derive(Debug, Args)]
#[command(next_help_heading = "Judgement")]
pub(crate) struct JudgementArguments {
    /// Severity from which a finding fails the run [default: none; major for `check`]
    #[arg(long, value_name = "LEVEL", value_parser = one_of::<FailLevel>())]
    pub(crate) fail_on: Option<FailLevel>,
    /// Exit with 0 even when there are findings
    #[arg(long)]
    pub(crate) exit_zero: bool,
    /// The most findings of a severity or type that pass, as minor=5 or omission=2; several separated by commas
    #[arg(long, value_name = "KIND=N", value_delimiter = ',', value_parser = house::limit)]
    pub(crate) max: Vec<(Limited, usize)>,
    /// How the texts relate: a faithful rendition, a later version of one's own story, or two of equal standing
    /// [default: fidelity]
    #[arg(long, value_parser = one_of::<Mode>())]
    pub(crate) mode: Option<Mode>,
    /// What is expected of direct quotations [default: verbatim; translated when the languages differ]
    #[arg(long, value_name = "HOW", value_parser = one_of::<Quotations>())]
    pub(crate) quotations: Option<Quotations>,
    /// Share of the words, 0 to 1, that must correspond for the texts to be compared at all
    #[arg(long, value_name = "SHARE", value_parser = share)]
    pub(crate) min_coverage: Option<f32>,
    /// Show the findings of these rules alone, by name or code
    #[arg(long, value_name = "RULE", value_delimiter = ',', conflicts_with = "ignore")]
    pub(crate) only: Vec<String>,
    /// Leave out the findings of these rules, by name or code
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) ignore: Vec<String>,
    #[command(flatten)]
    pub(crate) house: HouseArguments,
}

/// How the texts are read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Reading")]
pub(crate) struct ReadingArguments {
    /// Language of the texts, as en or as de:fr for original and rendition [default: detected]
    #[arg(long, value_name = "LANGUAGE")]
    pub(crate) lang: Option<Languages>,
    /// Format of the texts, whatever the names of the files say: text, markdown or html
    #[arg(long, value_name = "FORMAT")]
    pub(crate) from: Option<String>,
    /// How sentences are told apart; with `lines` each line is one
    #[arg(long, default_value_t, value_parser = one_of::<Segments>())]
    pub(crate) segments: Segments,
    /// Which parts of the texts are compared; `body` leaves out headlines, summaries, captions, bylines and lists of names
    #[arg(long, default_value_t, value_parser = one_of::<Sections>())]
    pub(crate) sections: Sections,
    /// Another bound on size than the usual one, as bytes=1000000; several separated by commas. The bounds are bytes,
    /// sentence, full-matrix, gap, words, all-words and page, and what each bounds stands in docs/performance.md
    #[arg(long, value_name = "BOUND=N", value_delimiter = ',')]
    pub(crate) limit: Vec<Limit>,
}

/// `batch`.
#[derive(Debug, Args)]
pub(crate) struct BatchArguments {
    /// JSON lines, each {"id", "original_text", "rendition_text"} or with paths {"id", "original", "rendition"};
    /// `-` is standard input
    #[arg(value_name = "PAIRS.jsonl", value_hint = ValueHint::FilePath)]
    pub(crate) pairs: PathBuf,
    /// Write what the score of every edit is made of
    #[arg(long)]
    pub(crate) explain: bool,
    /// Threads to use [default: one for each core]
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// Write to a file instead of standard output; the file appears only when it is complete
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    /// Show no progress
    #[arg(short, long)]
    pub(crate) quiet: bool,
    #[command(flatten)]
    pub(crate) judgement: JudgementArguments,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
}

/// `align`.
#[derive(Debug, Args)]
pub(crate) struct AlignArguments {
    #[command(flatten)]
    pub(crate) texts: TextArguments,
    /// Format of the alignment
    #[arg(short, long, env = "STORYDIFF_ALIGN_FORMAT", hide_env = true, default_value_t,
          value_parser = one_of::<AlignmentFormat>())]
    pub(crate) format: AlignmentFormat,
    /// Write to a file instead of standard output; the file appears only when it is complete
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
}

/// `rules`.
#[derive(Debug, Args)]
pub(crate) struct RulesArguments {
    /// Format of the list
    #[arg(short, long, env = "STORYDIFF_RULES_FORMAT", hide_env = true, default_value = "text")]
    pub(crate) format: ListFormat,
}

/// `explain`.
#[derive(Debug, Args)]
pub(crate) struct ExplainArguments {
    /// The rule's name or code, such as number-changed or SD101
    pub(crate) rule: String,
}

/// `completions`.
#[derive(Debug, Args)]
pub(crate) struct CompletionsArguments {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

/// `man`.
#[derive(Debug, Args)]
pub(crate) struct ManArguments {
    /// The command whose page is wanted; without it, the page of `storydiff` itself
    pub(crate) command: Option<String>,
}

/// The languages of the two texts, as ISO 639-1 codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Languages(pub(crate) Pair<CompactString>);

impl FromStr for Languages {
    type Err = String;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        let (original, rendition) = typed.split_once(':').unwrap_or((typed, typed));
        // What follows the language, as in `pt-BR`, tells of a country or a script.
        let code = |typed: &str| {
            let language = typed
                .split(['-', '_'])
                .next()
                .filter(|code| matches!(code.len(), 2 | 3))?;
            let is_code = language.bytes().all(|byte| byte.is_ascii_alphabetic());
            is_code.then(|| CompactString::from(language.to_ascii_lowercase()))
        };
        match (code(original), code(rendition)) {
            (Some(original), Some(rendition)) => Ok(Self(Pair::new(original, rendition))),
            _ => Err("languages are given as codes: en, or de:fr for original and rendition".to_owned()),
        }
    }
}

/// Reads a share between 0 and 1.
fn share(typed: &str) -> Result<f32, String> {
    let share = typed.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "a share is a number from 0 to 1, such as 0.6".to_owned())
}

/// Reads the columns to fill: in fewer no sentence can be read.
fn columns(typed: &str) -> Result<usize, String> {
    let columns = typed.parse().ok().filter(|&columns| columns >= 20);
    columns.ok_or_else(|| "columns are a number from 20, such as 100".to_owned())
}

/// When to do something that only suits a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// If standard output is a terminal that can
    Auto,
    /// Whatever standard output is
    Always,
    /// Not at all
    Never,
}

/// The formats of a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// A table
    Text,
    /// A JSON array
    Json,
}

/// The declared command line, with a variable in the environment for every option.
pub(crate) fn command() -> clap::Command {
    // The commands without further ones are put together later, with their variables: see `Later`.
    let in_subcommand = |command: clap::Command| match command.has_subcommands() {
        true => command.defer(with_variables),
        false => command,
    };
    Arguments::command()
        .mut_args(with_variable)
        .mut_subcommands(in_subcommand)
}

/// Gives each option that has none a variable: `--min-severity` reads `STORYDIFF_MIN_SEVERITY`. Done for all at once,
/// since an option that was forgotten could not be set when another program, such as git, makes the call.
fn with_variables(command: clap::Command) -> clap::Command {
    let in_subcommand = |subcommand: clap::Command| subcommand.defer(with_variables);
    command.mut_args(with_variable).mut_subcommands(in_subcommand)
}

fn with_variable(argument: clap::Arg) -> clap::Arg {
    let Some(long) = argument.get_long().filter(|long| !matches!(*long, "help" | "version")) else {
        return argument;
    };
    let variable = format!("STORYDIFF_{}", long.replace('-', "_").to_uppercase());
    let is_switch = matches!(argument.get_action(), ArgAction::SetTrue);
    let argument = if argument.get_env().is_none() {
        argument.env(variable).hide_env(true)
    } else {
        argument
    };
    // A switch is set by 1, yes, on or true.
    if is_switch {
        argument.value_parser(BoolishValueParser::new())
    } else {
        argument
    }
}

/// Reads the name of a value of an enum, and lists all names in the help.
fn one_of<T>() -> impl TypedValueParser<Value = T>
where
    T: VariantNames + FromStr<Err: std::error::Error + Send + Sync> + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(T::VARIANTS).try_map(|name| name.parse::<T>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_is_put_together_later_says_what_it_is() {
        let mut whole = command();
        whole.build();
        assert!(
            whole
                .find_subcommand("diff")
                .is_some_and(|diff| diff.get_arguments().count() > 10)
        );
        for (early, late) in command().get_subcommands().zip(whole.get_subcommands()) {
            assert_eq!(
                early.get_about().map(ToString::to_string),
                late.get_about().map(ToString::to_string)
            );
            assert!(
                late.get_about()
                    .is_some_and(|about| !about.to_string().starts_with('`'))
            );
        }
    }
}
