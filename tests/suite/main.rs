//! The engine against a suite that it was not written for: thousands of single edits to invented news, each of one kind,
//! half of them changing what is claimed and half of them only how it is said.
//!
//! The stories and their edits stand in `stories/`, one file a field; `story.rs` says how they are written down.
//! `replacements.tsv` holds the words that may stand for each other, `values.rs` rewrites numbers, dates and money.
//! `floors.tsv` holds for each kind what is aimed at and what is asserted; where they differ, the difference is work to
//! be done.
//!
//! `SUITE_MISSES=FILE cargo test --test suite` writes every item that is not judged as it should be into a file.

mod generate;
mod measure;
mod story;
mod values;

use std::{collections::BTreeMap, path::Path};

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
