//! `storydiff diff`: shows the divergences; fails on nothing unless told to.

use storydiff::{policy::FailLevel, report::Report};

use crate::cli::{arguments::DiffArguments, exit::Exit, progress::Progress, settings::Comparison};

/// Compares two texts and writes the report in every format asked for.
pub(crate) fn run(arguments: &DiffArguments) -> anyhow::Result<Exit> {
    let comparison = Comparison::resolve(arguments, FailLevel::None)?;
    let report = compare(&comparison)?;
    comparison.delivery.write(&[&report])?;
    Ok(comparison.delivery.exit(&[&report]))
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
