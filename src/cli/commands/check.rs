//! `storydiff check`: the gate. It fails on major findings unless told otherwise, and says its verdict to people even
//! when a machine reads the report.

use storydiff::{
    policy::{FailLevel, Outcome},
    report::Report,
};

use super::diff;
use crate::cli::{arguments::DiffArguments, exit::Exit, output, settings::Comparison, terminal};

/// Judges a rendition.
pub(crate) fn run(arguments: &DiffArguments) -> anyhow::Result<Exit> {
    let comparison = Comparison::resolve(arguments, FailLevel::Major)?;
    let report = diff::compare(&comparison)?;
    let written = comparison.write(&report);
    if comparison.is_read_by_machines() {
        terminal::say(&verdict(&report));
    }
    // A reader who went away must not turn a failed check into a passed one.
    match written {
        Err(error) if !output::is_closed_pipe(&error) => Err(error),
        _ => Ok(comparison.exit(&report)),
    }
}

/// The verdict in one line: `fail: 1 critical, 2 major, 0 minor (fails on major)`.
fn verdict(report: &Report) -> String {
    let counts = &report.statistics.findings;
    if report.verdict.outcome == Outcome::NotComparable {
        let percent = (report.statistics.coverage * 100.0).round();
        return format!("{}: only {percent} % of the words correspond", report.verdict.outcome);
    }
    let exceeded: String = (report.verdict.exceeded.iter())
        .map(|limit| format!("; {limit}"))
        .collect();
    format!(
        "{}: {} critical, {} major, {} minor (fails on {}{exceeded})",
        report.verdict.outcome, counts.critical, counts.major, counts.minor, report.verdict.fail_on
    )
}
