//! The engine against a suite that it was not written for: thousands of single edits to invented news, each of one kind,
//! half of them changing what is claimed and half of them only how it is said.
//!
//! The stories and their edits stand in `stories/`, one file a field; `story.rs` says how they are written down.
//! `replacements.tsv` holds the words that may stand for each other, `values.rs` rewrites numbers, dates and money.
//! `floors.tsv` holds for each kind what is aimed at and what is asserted; where they differ, the difference is work to
//! be done.
//!
//! `found.tsv` holds how often each finding and each edit stands in the items of a kind: what a change moves without
//! falling below a floor is seen there. `UPDATE_SUITE=1 cargo test --test suite` writes it anew.
//!
//! `SUITE_MISSES=FILE cargo test --test suite` writes every item that is not judged as it should be into a file.

mod generate;
mod measure;
mod story;
mod values;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// The least number of items of a kind.
const ITEMS: usize = 40;

fn directory() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite"))
}

#[test]
fn changed_facts_are_found_and_rewording_is_left_in_peace() {
    let items = generate::items(directory());
    let judged = measure::judge(&items);
    let floors = measure::floors(directory());
    let (table, failures) = measure::compare_with_floors(&judged, &floors);
    if let Ok(file) = std::env::var("SUITE_MISSES") {
        std::fs::write(file, measure::misses(&judged)).expect("the file for the misses can be written");
    }
    assert!(
        failures.is_empty(),
        "{table}\n{}\n{}",
        measure::misses(&judged),
        failures.join("\n")
    );
    println!("{table}");

    let (counts, path) = (measure::counts(&judged), directory().join("found.tsv"));
    if std::env::var_os("UPDATE_SUITE").is_some() {
        std::fs::write(&path, counts).expect("the table of what is found can be written");
        return;
    }
    let kept = std::fs::read_to_string(&path).expect("the table of what is found can be read");
    let changed: Vec<_> = difference(&kept, &counts).collect();
    assert!(
        changed.is_empty(),
        "other things are found than before:\n{}\nUPDATE_SUITE=1 writes tests/suite/found.tsv anew",
        changed.join("\n")
    );
}

/// The lines that only one of two texts has: `-` before those of the first, `+` before those of the second.
fn difference<'a>(before: &'a str, after: &'a str) -> impl Iterator<Item = String> {
    let lines = |text: &'a str| -> BTreeSet<&'a str> { text.lines().collect() };
    let (before, after) = (lines(before), lines(after));
    let only = |mark: char, one: &BTreeSet<&str>, other: &BTreeSet<&str>| -> Vec<String> {
        one.difference(other).map(|line| format!("{mark} {line}")).collect()
    };
    let (gone, new) = (only('-', &before, &after), only('+', &after, &before));
    gone.into_iter().chain(new)
}

#[test]
fn every_kind_has_enough_items_in_many_fields() {
    let items = generate::items(directory());
    let mut fields: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for item in &items {
        fields.entry(&item.kind).or_default().push(&item.field);
    }
    for (kind, mut of_kind) in fields {
        let count = of_kind.len();
        assert!(count >= ITEMS, "{kind} has {count} items");
        of_kind.sort_unstable();
        of_kind.dedup();
        assert!(of_kind.len() >= 6, "{kind} stands in {of_kind:?} only");
    }
    let factual = items.iter().filter(|item| item.factual).count();
    let harmless = items.len() - factual;
    assert!(
        harmless * 10 >= factual * 9,
        "{factual} factual and {harmless} harmless items"
    );
}

#[test]
fn the_suite_is_the_same_on_every_run() {
    let texts = || -> Vec<String> {
        let items = generate::items(directory());
        items.into_iter().map(|item| item.rendition).collect()
    };
    assert_eq!(texts(), texts());
}
