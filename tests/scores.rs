//! What the score of an edit rests on, from the findings on it.

use storydiff::{
    pair::Pair,
    pipeline::{self, Options, ReadOptions},
    report::Report,
};

fn compare(original: &str, rendition: &str) -> Report {
    let read = |text: &str| {
        let options = ReadOptions {
            language: Some("en".into()),
            ..ReadOptions::default()
        };
        pipeline::read_text(text.to_owned(), "", &options)
    };
    pipeline::compare(Pair::new(read(original), read(rendition)), &Options::default())
}

/// The findings that speak for a changed claim, by what the score calls them, with the score.
fn scored(original: &str, rendition: &str) -> (Vec<&'static str>, f32) {
    let report = compare(original, rendition);
    let edits = report.diffs.iter().flat_map(|diff| &diff.edits);
    let best = edits
        .max_by(|one, other| one.score().total_cmp(&other.score()))
        .expect("an edit");
    let names = best.contributions().map(|(name, _)| name);
    (names.filter(|name| name.starts_with("found-")).collect(), best.score())
}

#[test]
fn an_edit_is_scored_by_how_grave_the_finding_on_it_is() {
    let story = |words: &str| format!("The mill on the Osk burnt down on Monday, and {words} before the engines came.");
    let (critical, high) = scored(&story("40 people died"), &story("90 people died"));
    let (unresolved, low) = scored(&story("the ledger was gone"), &story("the parrot was gone"));
    assert_eq!(critical, ["found-critical"]);
    assert_eq!(unresolved, ["found-unresolved"]);
    assert!(high > low, "{high} is not above {low}");
}
