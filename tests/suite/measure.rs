//! How many items of each kind are judged as they should be.

use std::{collections::BTreeMap, fmt::Write, fs, path::Path, thread};

use storydiff::{
    diff::EditClass,
    divergence::Severity,
    pair::Pair,
    pipeline::{self, Options, ReadOptions},
};

use crate::generate::Item;

/// An item with what an editor would be shown of it.
pub(crate) struct Judged<'a> {
    pub(crate) item: &'a Item,
    /// The findings shown, as words: severity, rule, message. Empty when the texts count as saying the same.
    pub(crate) findings: Vec<String>,
    /// What each finding and each edit is, without the words that it is about.
    traits: Vec<String>,
}

impl Judged<'_> {
    /// Whether it was judged as it should be: a changed fact found, a rewording left in peace.
    fn is_right(&self) -> bool {
        self.findings.is_empty() != self.item.factual
    }
}

/// What is aimed at for a kind and what is asserted: the share of its items that is judged right.
pub(crate) struct Floor {
    pub(crate) target: f64,
    pub(crate) floor: f64,
}

/// Compares the two texts of each item.
pub(crate) fn judge(items: &[Item]) -> Vec<Judged<'_>> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let share = items.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        let parts: Vec<_> = items
            .chunks(share)
            .map(|part| scope.spawn(move || part.iter().map(judge_one).collect::<Vec<_>>()))
            .collect();
        let joined = parts
            .into_iter()
            .map(|part| part.join().expect("a comparison never panics"));
        joined.flatten().collect()
    })
}

fn judge_one(item: &Item) -> Judged<'_> {
    let read = |text: &str, name: &str| pipeline::read_text(text.to_owned(), name, &ReadOptions::default());
    let documents = Pair::new(
        read(&item.original, "original.txt"),
        read(&item.rendition, "rendition.txt"),
    );
    let report = pipeline::compare(documents, &Options::default());
    let shown = report.divergences.iter().filter(|divergence| {
        matches!(divergence.class, EditClass::Factual | EditClass::Unresolved) && divergence.severity >= Severity::Minor
    });
    let findings_of = report.divergences.iter().map(|found| {
        format!(
            "finding\t{} {} {} {}",
            found.rule, found.kind, found.severity, found.confidence
        )
    });
    let edits = report.diffs.iter().flat_map(|diff| &diff.edits);
    let edits_of = edits.map(|edit| format!("edit\t{} {} {}", edit.op, edit.class, edit.reason));
    Judged {
        item,
        traits: findings_of
            .chain(edits_of)
            .map(|one| one.trim_end().to_owned())
            .collect(),
        findings: shown
            .map(|divergence| {
                let unresolved = if divergence.class == EditClass::Factual {
                    ""
                } else {
                    " (unresolved)"
                };
                format!(
                    "{} {}{unresolved}: {}",
                    divergence.severity, divergence.rule, divergence.message
                )
            })
            .collect(),
    }
}

/// The floors, by kind.
pub(crate) fn floors(directory: &Path) -> BTreeMap<String, Floor> {
    let text = fs::read_to_string(directory.join("floors.tsv")).expect("the table of floors can be read");
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| {
        let columns: Vec<&str> = line.split('\t').collect();
        let share = |column: usize| -> f64 {
            let share = columns.get(column).and_then(|share| share.parse().ok());
            share.unwrap_or_else(|| panic!("kind, target and floor are wanted: {line}"))
        };
        let floor = Floor {
            target: share(1),
            floor: share(2),
        };
        (columns[0].to_owned(), floor)
    })
    .collect()
}

/// A table of all kinds, and a line for each that falls below its floor.
pub(crate) fn compare_with_floors(judged: &[Judged<'_>], floors: &BTreeMap<String, Floor>) -> (String, Vec<String>) {
    let mut kinds: BTreeMap<(bool, &str), (usize, usize)> = BTreeMap::new();
    for one in judged {
        let counts = kinds.entry((!one.item.factual, &one.item.kind)).or_default();
        counts.0 += usize::from(one.is_right());
        counts.1 += 1;
    }
    let (mut table, mut failures) = (String::new(), Vec::new());
    let mut totals = [(0, 0), (0, 0)];
    for ((harmless, kind), (right, all)) in kinds {
        totals[usize::from(harmless)].0 += right;
        totals[usize::from(harmless)].1 += all;
        let share = right as f64 / all as f64;
        let name = if harmless { "harmless" } else { "factual" };
        let (target, floor) = floors.get(kind).map_or((1.0, 1.0), |floor| (floor.target, floor.floor));
        let short = if share < target { "  below the target" } else { "" };
        let _ = writeln!(
            table,
            "{name:9} {kind:16} {right:4} of {all:4}  {share:.3}  target {target:.2}{short}"
        );
        if share < floor {
            failures.push(format!("{kind}: {share:.3} judged right, {floor} asked for"));
        }
    }
    for (name, (right, all)) in ["factual", "harmless"].iter().zip(totals) {
        let _ = writeln!(
            table,
            "{name:9} all {right} of {all}: {:.3}",
            right as f64 / all.max(1) as f64
        );
    }
    (table, failures)
}

/// How often each finding and each edit stands in the items of a kind: a line each, so that what a change of the engine
/// moves can be read from the difference.
pub(crate) fn counts(judged: &[Judged<'_>]) -> String {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for one in judged {
        for found in &one.traits {
            *counts.entry((&one.item.kind, found)).or_default() += 1;
        }
    }
    let mut text = String::from(
        "# What is found in the items of each kind, and how often.\n# Columns: kind; stage; what; how often\n",
    );
    for ((kind, found), count) in counts {
        let _ = writeln!(text, "{kind}\t{found}\t{count}");
    }
    text
}

/// Every item that is not judged as it should be, by kind, with both texts.
pub(crate) fn misses(judged: &[Judged<'_>]) -> String {
    let mut wrong: Vec<&Judged<'_>> = judged.iter().filter(|one| !one.is_right()).collect();
    wrong.sort_by_key(|one| (!one.item.factual, &one.item.kind));
    let mut text = String::new();
    for one in wrong {
        let what = if one.item.factual { "MISSED" } else { "ALARM" };
        let _ = writeln!(text, "{what} {} ({})", one.item.kind, one.item.field);
        let _ = writeln!(text, "  - {}\n  + {}", one.item.original, one.item.rendition);
        for finding in &one.findings {
            let _ = writeln!(text, "    {finding}");
        }
    }
    text
}
