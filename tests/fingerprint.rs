//! Fingerprints survive edits elsewhere and die with either text of the finding.

use storydiff::{
    pair::Pair,
    pipeline::{Options, ReadOptions, compare, read_text},
};

fn fingerprints(original: &str, rendition: &str) -> Vec<String> {
    let read = |text: &str| read_text(text.to_owned(), "", &ReadOptions::default());
    let report = compare(Pair::new(read(original), read(rendition)), &Options::default());
    report
        .divergences
        .into_iter()
        .map(|divergence| divergence.fingerprint)
        .collect()
}

#[test]
fn an_edit_elsewhere_leaves_a_fingerprint_alone() {
    let before = fingerprints("The ferry carried 40 cars.", "The ferry carried 90 cars.");
    let after = fingerprints(
        "It rained all day in Lyrdal. The ferry carried 40 cars.",
        "It rained all day in Lyrdal. The ferry carried 90 cars.",
    );
    assert_eq!(before.len(), 1);
    assert_eq!(before, after);
    assert!(before[0].starts_with("v1:") && before[0].len() == 35);
}

#[test]
fn an_edit_of_the_finding_changes_it() {
    let before = fingerprints("The ferry carried 40 cars.", "The ferry carried 90 cars.");
    for (original, rendition) in [
        ("The ferry carried 40 cars.", "The ferry carried 70 cars."),
        ("The ferry carried 50 cars.", "The ferry carried 90 cars."),
        // The words of the finding stand, and those around them do not.
        ("The ferry carried 40 cars.", "The old ferry carried 90 cars."),
        ("The old ferry carried 40 cars.", "The ferry carried 90 cars."),
    ] {
        let after = fingerprints(original, rendition);
        assert!(
            !after.is_empty() && !after.contains(&before[0]),
            "{original} {rendition}"
        );
    }
}

#[test]
fn white_space_and_place_do_not_change_it() {
    let before = fingerprints("The ferry carried 40 cars.", "The ferry carried 90 cars.");
    let after = fingerprints("\n\nThe ferry  carried 40 cars.\n", "The ferry\tcarried 90 cars.\n");
    assert_eq!(before, after);
}
