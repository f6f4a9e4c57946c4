//! `storydiff diff`: shows the divergences; fails on nothing unless told to.

use clap::{ArgMatches, parser::ValueSource};
use storydiff::{
    policy::FailLevel,
    report::{Format, Report},
};

use crate::cli::{arguments::DiffArguments, exit::Exit, output::Target, progress::Progress, settings::Comparison};

/// Compares two texts and writes the report in every format asked for.
pub(crate) fn run(arguments: &DiffArguments) -> anyhow::Result<Exit> {
    let comparison = Comparison::resolve(arguments, FailLevel::None)?;
    let report = compare(&comparison)?;
    comparison.delivery.write(&[&report])?;
    Ok(comparison.delivery.exit(&[&report]))
}

/// `storydiff report`: the same, as a page unless another format was typed.
pub(crate) fn write_page(mut arguments: DiffArguments, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let typed = matches
        .subcommand()
        .is_some_and(|(_, matches)| matches.value_source("format") == Some(ValueSource::CommandLine));
    if !typed {
        arguments.comparison.output.format = vec![Target {
            format: Format::Html,
            file: None,
        }];
    }
    run(&arguments)
}

/// Reads and compares the two texts.
pub(super) fn compare(comparison: &Comparison) -> anyhow::Result<Report> {
    let documents = comparison.read()?;
    let _progress = if comparison.delivery.is_quiet() {
        Progress::hidden()
    } else {
        Progress::of_comparison(&documents)
    };
    Ok(storydiff::pipeline::compare(documents, &comparison.options))
}
