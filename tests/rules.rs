//! Every rule's cases: `tests/rules/NAME.md` holds pairs of texts on which the rule fires and pairs on which it is quiet.

use std::{fs, path::Path};

use storydiff::{
    divergence::rule_by_name,
    pair::Pair,
    pipeline::{Options, ReadOptions, compare, read_text},
};

struct Case {
    title: String,
    fires: bool,
    original: String,
    rendition: String,
}

#[test]
fn rules_fire_and_stay_quiet_as_their_cases_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the folder of cases")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    let mut wrong = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a readable file");
        let name = text
            .lines()
            .next()
            .unwrap_or_default()
            .trim_start_matches("# ")
            .to_owned();
        assert!(rule_by_name(&name).is_some(), "{name} is no rule");
        for case in cases(&text) {
            let fired = findings(&case).iter().any(|rule| *rule == name);
            if fired != case.fires {
                let should = if case.fires { "should fire" } else { "should stay quiet" };
                wrong.push(format!("{name} {should}: {}", case.title));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn findings(case: &Case) -> Vec<&'static str> {
    let options = ReadOptions {
        language: Some("en".into()),
        ..ReadOptions::default()
    };
    let read = |text: &str, name: &str| read_text(text.to_owned(), name, &options);
    let documents = Pair::new(read(&case.original, "original"), read(&case.rendition, "rendition"));
    let report = compare(documents, &Options::default());
    report.divergences.iter().map(|divergence| divergence.rule).collect()
}

fn cases(text: &str) -> Vec<Case> {
    let mut found: Vec<Case> = Vec::new();
    let mut fires = true;
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            fires = heading == "Fires";
        } else if let Some(title) = line.strip_prefix("### ") {
            let title = title.to_owned();
            found.push(Case {
                title,
                fires,
                original: String::new(),
                rendition: String::new(),
            });
        } else if let (Some(text), Some(case)) = (line.strip_prefix("- original: "), found.last_mut()) {
            case.original = text.to_owned();
        } else if let (Some(text), Some(case)) = (line.strip_prefix("- rendition: "), found.last_mut()) {
            case.rendition = text.to_owned();
        }
    }
    found
}
