//! `storydiff baseline`: accepts findings with a reason, and looks after what is accepted.

mod entries;

use std::{collections::BTreeSet, io::Write};

use anyhow::bail;
use storydiff::{
    divergence::{Divergence, State},
    policy::{BaselineEntry, FailLevel},
    report::{self, Report},
};

use entries::note;
pub(crate) use entries::{Note, entry, is_finding, person};

use crate::cli::{
    arguments::{
        AcceptArguments, BaselineCommand, JudgementArguments, ListArguments, ListFormat, ManyTextArguments,
        PruneArguments, ReadingArguments, UpdateArguments,
    },
    exit::Exit,
    house::House,
    jobs::{self, Manner},
    output, terminal,
};

/// Runs one of the commands.
pub(crate) fn run(command: &BaselineCommand) -> anyhow::Result<Exit> {
    match command {
        BaselineCommand::Accept(arguments) => accept(arguments),
        BaselineCommand::Update(arguments) => update(arguments),
        BaselineCommand::List(arguments) => list(arguments),
        BaselineCommand::Prune(arguments) => prune(arguments),
    }
}

/// A pair that was compared, and what the baseline calls it.
struct Compared {
    report: Report,
    file: Option<String>,
}

/// Compares the pairs that are asked for.
fn compare(
    texts: &ManyTextArguments,
    judgement: &JudgementArguments,
    reading: &ReadingArguments,
) -> anyhow::Result<Option<(House, Vec<Compared>)>> {
    let Some((house, found)) = jobs::find(texts, judgement)? else {
        return Ok(None);
    };
    for line in &found.missing {
        terminal::say(line);
    }
    let manner = Manner {
        judgement,
        reading,
        fail_on: FailLevel::Major,
        delivery: None,
        alone: false,
    };
    let compared = found.pairs.iter().map(|texts| {
        Ok(Compared {
            report: manner.compare(&house, texts, None)?,
            file: house.name_in_baseline(texts),
        })
    });
    let compared = compared.collect::<anyhow::Result<Vec<_>>>()?;
    Ok(Some((house, compared)))
}

fn accept(arguments: &AcceptArguments) -> anyhow::Result<Exit> {
    let mut typed = arguments.texts.iter().flatten().cloned();
    let (original, rendition) = (typed.next(), typed.next());
    let texts = ManyTextArguments {
        pairs: original.is_none(),
        original,
        rendition,
    };
    let Some((mut house, compared)) = compare(&texts, &arguments.judgement, &arguments.reading)? else {
        bail!("no texts to look in: name them with --in ORIGINAL RENDITION")
    };
    let note = note(&arguments.note, &house)?;
    let mut accepted = Vec::new();
    for wanted in &arguments.fingerprints {
        accepted.push(wanted_entry(wanted, &compared, &note)?);
    }
    let count = accepted.len();
    for entry in accepted {
        house.baseline.insert(entry);
    }
    house.save_baseline()?;
    say(&format!(
        "accepted {} in {}",
        findings(count),
        house.baseline_path.display()
    ))
}

/// The entry of the one finding that a fingerprint, or its beginning, stands for.
fn wanted_entry(wanted: &str, compared: &[Compared], note: &Note) -> anyhow::Result<BaselineEntry> {
    let digits = wanted.strip_prefix("v1:").unwrap_or(wanted);
    let is_wanted = |finding: &&Divergence| {
        let own = finding.fingerprint.strip_prefix("v1:").unwrap_or_default();
        is_finding(finding) && !digits.is_empty() && own.starts_with(digits)
    };
    let matching = compared.iter().flat_map(|pair| {
        let findings = pair.report.divergences.iter().filter(is_wanted);
        findings.map(move |finding| (pair, finding))
    });
    let matching: Vec<_> = matching.collect();
    let different: BTreeSet<_> = matching.iter().map(|(_, finding)| &finding.fingerprint).collect();
    match (matching.first(), different.len()) {
        (Some((pair, finding)), 1) => Ok(entry(&pair.report, finding, pair.file.clone(), note)),
        (None, _) => bail!("no finding has the fingerprint {wanted}; an edit of either sentence gives it another one"),
        (_, count) => bail!("{count} findings have fingerprints that begin with {wanted}; give more digits"),
    }
}

fn update(arguments: &UpdateArguments) -> anyhow::Result<Exit> {
    if is_ci() {
        bail!("a baseline is not updated under CI: what is accepted is for people to decide; run it where you write");
    }
    let Some((mut house, compared)) = compare(&arguments.texts, &arguments.judgement, &arguments.reading)? else {
        bail!("no texts to look in: give two texts, or --pairs")
    };
    let note = note(&arguments.note, &house)?;
    let mut count = 0;
    for pair in &compared {
        let new = pair.report.divergences.iter();
        for finding in new.filter(|finding| is_finding(finding) && finding.state != State::Accepted) {
            house
                .baseline
                .insert(entry(&pair.report, finding, pair.file.clone(), &note));
            count += 1;
        }
    }
    let gone = remove_stale(&mut house, &compared);
    house.save_baseline()?;
    say(&format!(
        "accepted {}, removed {gone} that no longer stand, in {}",
        findings(count),
        house.baseline_path.display()
    ))
}

/// Whether a CI system runs this: nearly all of them set `CI`.
fn is_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| !matches!(value.as_str(), "" | "0" | "false"))
}

fn prune(arguments: &PruneArguments) -> anyhow::Result<Exit> {
    let compared = compare(&arguments.texts, &arguments.judgement, &arguments.reading)?;
    let (mut house, compared) = match compared {
        Some((house, compared)) => (house, compared),
        None => (House::find(&arguments.judgement.house, &[])?, Vec::new()),
    };
    let today = house.today();
    let expired = house
        .baseline
        .retain(|entry| entry.expires.is_none_or(|day| day >= today));
    let gone = remove_stale(&mut house, &compared);
    if expired + gone > 0 {
        house.save_baseline()?;
    }
    say(&format!(
        "removed {expired} expired and {gone} that no longer stand from {}",
        house.baseline_path.display()
    ))
}

/// Removes the entries of the pairs compared that no finding has, and says how many.
fn remove_stale(house: &mut House, compared: &[Compared]) -> usize {
    let files: BTreeSet<_> = compared.iter().filter_map(|pair| pair.file.as_ref()).collect();
    let findings = compared.iter().flat_map(|pair| &pair.report.divergences);
    let standing: BTreeSet<_> = findings.map(|finding| &finding.fingerprint).collect();
    house.baseline.retain(|entry| {
        let is_of_these = entry.file.as_ref().is_some_and(|file| files.contains(file));
        !is_of_these || standing.contains(&entry.fingerprint)
    })
}

fn list(arguments: &ListArguments) -> anyhow::Result<Exit> {
    let house = House::find(&arguments.house, &[])?;
    let today = house.today();
    let mut bytes = Vec::new();
    match arguments.format {
        ListFormat::Json => {
            let entries: Vec<_> = house.baseline.entries().collect();
            report::indented_json(&entries, &mut bytes)?;
        }
        ListFormat::Text => {
            for entry in house.baseline.entries() {
                let until = match entry.expires {
                    Some(day) if day < today => format!(", expired on {day}"),
                    Some(day) => format!(", until {day}"),
                    None => String::new(),
                };
                let file = entry.file.as_deref().unwrap_or("-");
                let line = format!("{file}: {} {entry}, {}{until}", entry.severity, entry.on);
                writeln!(bytes, "{}", storydiff::text::safe(&line))?;
            }
        }
    }
    output::to_standard_output(&bytes)?;
    Ok(Exit::Clean)
}

fn findings(count: usize) -> String {
    format!("{count} {}", if count == 1 { "finding" } else { "findings" })
}

fn say(line: &str) -> anyhow::Result<Exit> {
    output::to_standard_output(format!("{line}\n").as_bytes())?;
    Ok(Exit::Clean)
}
