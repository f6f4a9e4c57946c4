//! `storydiff check`: the gate. It fails on major findings unless told otherwise, and says its verdict to people even
//! when a machine reads the report.

use std::path::{Path, PathBuf};

use anyhow::bail;
use rayon::prelude::*;
use storydiff::{
    pair::Pair,
    policy::{FailLevel, Outcome},
    report::{Report, SeverityCounts},
};

use crate::cli::{
    arguments::CheckArguments,
    delivery::Delivery,
    exit::Exit,
    git::Revision,
    house::House,
    in_words,
    jobs::{self, Manner},
    output,
    pairs::{self, Found},
    progress::Progress,
    settings::texts_of,
    terminal,
};

/// Judges a rendition, or all renditions that are asked for.
pub(crate) fn run(arguments: &CheckArguments) -> anyhow::Result<Exit> {
    let delivery = Delivery::resolve(&arguments.comparison)?;
    let (house, found, since) = select(arguments)?;
    let texts: Vec<_> = found.pairs.iter().collect();
    delivery.refuse_to_replace(texts_of(&texts).chain(house.files()))?;
    let manner = Manner {
        judgement: &arguments.comparison.judgement,
        reading: &arguments.comparison.reading,
        fail_on: FailLevel::Major,
        delivery: Some(&delivery),
        alone: found.pairs.len() == 1 && !delivery.is_quiet(),
    };
    let progress = if delivery.is_quiet() {
        Progress::hidden()
    } else {
        Progress::of_pairs(found.pairs.len())
    };
    let compared: Vec<_> = (found.pairs.par_iter())
        .map(|texts| manner.compare(&house, texts, since.as_ref()))
        .inspect(|_| progress.advance(1))
        .collect();
    drop(progress);
    let reports = sort_out(&found.pairs, compared)?;
    for line in &found.missing {
        terminal::say(line);
    }
    let lent: Vec<_> = reports.iter().flatten().collect();
    let written = delivery.write(&lent);
    if !delivery.is_quiet() && (delivery.is_read_by_machines() || found.pairs.len() != 1) {
        terminal::say(&verdict(&lent));
    }
    let failed = found.is_unjudged || lent.len() < reports.len();
    let exit = if failed { Exit::Error } else { Exit::Clean };
    // A reader who went away must not turn a failed check into a passed one.
    match written {
        Err(error) if !output::is_closed_pipe(&error) => Err(error),
        _ => Ok(delivery.exit(&lent).graver(exit)),
    }
}

/// The pairs to check, and the revision that they are held against.
fn select(arguments: &CheckArguments) -> anyhow::Result<(House, Found, Option<Revision>)> {
    let judgement = &arguments.comparison.judgement;
    let since = |folder: &Path| {
        let name = arguments.since.as_deref();
        name.map(|name| Revision::find(folder, name)).transpose()
    };
    if let (Some(name), Some(text), None) = (&arguments.since, &arguments.texts.original, &arguments.texts.rendition) {
        let text = text.display();
        bail!(
            "--since {name} tells which findings of a pair are new, and {text} alone is no pair: to see what changed in it, \
             give both versions, as in “storydiff <(git show {name}:{text}) {text}”"
        );
    }
    if let Some((house, found)) = jobs::find(&arguments.texts, judgement)? {
        let texts = if arguments.texts.pairs {
            None
        } else {
            found.pairs.first()
        };
        let since = since(jobs::repository_of(&house, texts))?;
        return Ok((house, found, since));
    }
    if arguments.changed.is_empty() && arguments.since.is_none() {
        bail!("nothing to check: give one or two texts, --pairs, --changed FILE… or --since REVISION");
    }
    let files: Vec<&Path> = arguments.changed.iter().map(PathBuf::as_path).collect();
    let house = House::find(&judgement.house, &files)?;
    let file = jobs::file_of(&house)?;
    let since = since(&file.folder)?;
    let found = match &since {
        Some(revision) if arguments.changed.is_empty() => {
            let mut found = pairs::of_files(file, &revision.changed(&file.folder)?)?;
            // Most files of a repository are no stories, and nobody named these.
            found.missing.retain(|line| !line.contains("belongs to no [[pairs]]"));
            found
        }
        _ => pairs::of_files(file, &arguments.changed)?,
    };
    Ok((house, found, since))
}

/// The reports, with nothing in the place of a pair that could not be compared. Where there is but one pair, its error
/// is the command's.
fn sort_out(texts: &[Pair<PathBuf>], compared: Vec<anyhow::Result<Report>>) -> anyhow::Result<Vec<Option<Report>>> {
    let is_one = texts.len() == 1;
    let reports = texts.iter().zip(compared).map(|(texts, report)| match report {
        Err(error) if !is_one => {
            terminal::say(&format!("error: {}: {}", pairs::shown(texts), in_words(&error)));
            Ok(None)
        }
        report => report.map(Some),
    });
    reports.collect()
}

/// The verdict in one line: `fail: 1 critical, 2 major, 0 minor (fails on major)`.
fn verdict(reports: &[&Report]) -> String {
    match reports {
        [] => "nothing to check".to_owned(),
        [report] => verdict_on(report),
        reports => {
            let with = |outcome: Outcome| {
                reports
                    .iter()
                    .filter(|report| report.verdict.outcome == outcome)
                    .count()
            };
            let (failed, apart) = (with(Outcome::Fail), with(Outcome::NotComparable));
            let outcome = match (failed, apart) {
                (0, 0) => Outcome::Pass,
                (0, _) => Outcome::NotComparable,
                _ => Outcome::Fail,
            };
            let mut sum = SeverityCounts::default();
            for counts in reports.iter().map(|report| &report.statistics.findings) {
                sum.critical += counts.critical;
                sum.major += counts.major;
                sum.minor += counts.minor;
            }
            let all = reports.len();
            format!(
                "{outcome}: {failed} of {all} pairs fail, {apart} not comparable; {}",
                counted(&sum)
            )
        }
    }
}

fn verdict_on(report: &Report) -> String {
    let verdict = &report.verdict;
    if let Some(why) = report.why_not_comparable() {
        return format!("{}: {why}", verdict.outcome);
    }
    let exceeded: String = verdict.exceeded.iter().map(|limit| format!("; {limit}")).collect();
    let stale = match verdict.stale {
        0 => String::new(),
        count => format!("; {count} accepted no longer stand"),
    };
    format!(
        "{}: {} (fails on {}{exceeded}{stale})",
        verdict.outcome,
        counted(&report.statistics.findings),
        verdict.fail_on
    )
}

fn counted(counts: &SeverityCounts) -> String {
    format!(
        "{} critical, {} major, {} minor",
        counts.critical, counts.major, counts.minor
    )
}
