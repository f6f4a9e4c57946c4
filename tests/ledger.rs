//! The ledger of facts: what it enters, and where it says each detail stands.

use storydiff::{
    pair::Pair,
    pipeline::{Options, ReadOptions, compare, read_text},
};

/// The ledger of two texts, a line a fact.
fn facts(original: &str, rendition: &str) -> Vec<String> {
    let read = |text: &str| read_text(text.to_owned(), "", &ReadOptions::default());
    let report = compare(Pair::new(read(original), read(rendition)), &Options::default());
    let side = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
    let lines = report.facts.iter().map(|fact| {
        let (one, other) = (side(&fact.value.original), side(&fact.value.rendition));
        format!("{} {}: {one} | {other}", fact.kind, fact.status)
    });
    lines.collect()
}

#[test]
fn every_detail_is_entered_once_with_its_status() {
    assert_eq!(
        facts(
            "Mayor Ilka Sand opened the Tolva bridge on Tuesday. It cost €5m and took 300 workers two years.",
            "Ilka Sand, the mayor, opened the Tolva bridge on Wednesday. It cost 5 million euros and took 400 workers."
        ),
        [
            "person matched: Ilka Sand | Ilka Sand",
            "name matched: Tolva | Tolva",
            "date changed: Tuesday | Wednesday",
            "money matched: €5,000,000 | €5,000,000",
            "number changed: 300 (worker) | 400 (worker)",
            "number only-original: 2 years | –",
        ]
    );
}

#[test]
fn what_moved_to_another_sentence_is_found_there() {
    let found = facts(
        "The council met on 3 May. It spent $40,000 on lamps. The lamps come from Norway.",
        "The lamps come from Norway. The council met on 3 May. It spent $40,000 on lamps.",
    );
    assert!(found.iter().all(|fact| fact.contains(" matched: ")), "{found:?}");
}

#[test]
fn one_length_of_time_in_two_units_is_one_fact() {
    let found = facts(
        "Lifting began a fortnight early. The lease of the mill runs for six months.",
        "The mill is leased for half a year. They began lifting two weeks ahead of time.",
    );
    assert!(found.iter().all(|fact| fact.contains(" matched: ")), "{found:?}");
}

#[test]
fn one_bearer_is_one_fact() {
    let found = facts(
        "Petra Holm won. Holm thanked her team. Rivals praised Holm.",
        "Petra Holm won. She thanked her team. Rivals praised Holm.",
    );
    assert_eq!(found, ["person matched: Petra Holm | Petra Holm"]);
}

#[test]
fn quotations_are_paired_by_their_words() {
    let found = facts(
        "“We will rebuild the pier before winter,” she said. “It is a promise.”",
        "“We will repair the pier before winter,” she said.",
    );
    assert!(
        found.iter().any(|fact| fact.starts_with("quotation changed")),
        "{found:?}"
    );
    assert!(
        found
            .iter()
            .any(|fact| fact.starts_with("quotation only-original: “It is a promise.”")),
        "{found:?}"
    );
}
