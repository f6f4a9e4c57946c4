//! Every rule's cases and its page: `tests/rules/NAME.md` holds pairs of texts on which the rule fires and pairs on
//! which it stays quiet, `docs/rules/NAME.md` is what `storydiff explain NAME` says of it.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use storydiff::{
    divergence::{Protected, RULES, RuleMeta, rule_by_name},
    pair::Pair,
    pipeline::{Options, ReadOptions, compare, read_text},
};

/// Set to anything, it makes the test write the pages instead of comparing them.
const WRITE_PAGES: &str = "UPDATE_RULE_PAGES";

#[derive(Clone)]
struct Case {
    title: String,
    fires: bool,
    /// What the house protects, as a pattern.
    protect: Option<Protected>,
    original: String,
    /// English unless `- original (fr): ` says otherwise.
    language: String,
    rendition: String,
    /// The type, severity and confidence that it is found with, where a case says so: `date major high`, or the first two.
    found_as: Option<String>,
}

#[test]
fn rules_fire_and_stay_quiet_as_their_cases_say() {
    let mut wrong = Vec::new();
    for meta in metas() {
        let file = folder("tests/rules").join(page_name(meta));
        let text = fs::read_to_string(&file).unwrap_or_default();
        let cases = cases(&text);
        for fires in [true, false] {
            if !cases.iter().any(|case| case.fires == fires) {
                let heading = if fires { "Fires" } else { "Stays quiet" };
                wrong.push(format!("{}: no case under “{heading}”", file.display()));
            }
        }
        for case in cases {
            let found = findings(&case);
            let own = found.iter().find(|(rule, _)| *rule == meta.name);
            let should = match &case.found_as {
                _ if own.is_some() != case.fires && case.fires => "should fire",
                _ if own.is_some() != case.fires => "should stay quiet",
                Some(wanted) if own.is_some_and(|(_, found_as)| !found_as.starts_with(wanted)) => wanted,
                _ => continue,
            };
            wrong.push(format!("{} {should}: {} (found: {found:?})", meta.name, case.title));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The sums, shares and steps that rules work out stay within what a number can hold, or are not worked out.
#[test]
fn numbers_of_any_size_are_compared() {
    const NEARLY_TOO_LARGE: &str = "70000000000000000000000000000";
    const IN_WORDS: [&str; 8] = ["two", "three", "four", "five", "ten", "twelve", "fifteen", "twenty"];
    let is_number = |word: &&str| {
        let is_digits = word.chars().all(|character| character.is_ascii_digit());
        is_digits && !word.is_empty() || IN_WORDS.contains(&word.to_lowercase().as_str())
    };
    // Each number of a text enlarged alone, all of them, and none.
    let enlarged = |text: &str| {
        let words: Vec<&str> = text
            .split_inclusive(|character: char| !character.is_alphanumeric())
            .collect();
        let bare = |word: &str| {
            word.trim_end_matches(|character: char| !character.is_alphanumeric())
                .len()
        };
        let numbers = words.iter().filter(|word| is_number(&&word[..bare(word)])).count();
        let with = |chosen: &dyn Fn(usize) -> bool| {
            let mut place = 0;
            let words = words.iter().map(|word| {
                let (word, end) = word.split_at(bare(word));
                if !is_number(&word) {
                    return [word, end].concat();
                }
                place += 1;
                [if chosen(place) { NEARLY_TOO_LARGE } else { word }, end].concat()
            });
            words.collect::<String>()
        };
        let mut texts: Vec<String> = (1..=numbers).map(|one| with(&|place| place == one)).collect();
        texts.extend([with(&|_| true), with(&|_| false)]);
        texts
    };
    for meta in metas().filter(|meta| meta.name.starts_with("number")) {
        let text = fs::read_to_string(folder("tests/rules").join(page_name(meta))).expect("a file of cases");
        for case in cases(&text) {
            for original in enlarged(&case.original) {
                for rendition in enlarged(&case.rendition) {
                    let original = original.clone();
                    findings(&Case {
                        original,
                        rendition,
                        ..case.clone()
                    });
                }
            }
        }
    }
}

#[test]
fn every_file_of_cases_belongs_to_a_rule() {
    for file in fs::read_dir(folder("tests/rules")).expect("the folder of cases") {
        let path = file.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("a readable file");
        let first = text.lines().next().unwrap_or_default();
        let meta = rule_by_name(first.trim_start_matches("# ")).unwrap_or_else(|| panic!("{first} is no rule"));
        assert!(
            path.ends_with(page_name(meta)),
            "{} is about {}",
            path.display(),
            meta.name
        );
    }
}

#[test]
fn pages_of_the_rules_are_up_to_date() {
    let folder = folder("docs/rules");
    let mut pages: Vec<_> = metas().map(|meta| (folder.join(page_name(meta)), page(meta))).collect();
    pages.push((folder.join("README.md"), overview()));
    if env::var_os(WRITE_PAGES).is_some() {
        fs::create_dir_all(&folder).expect("the folder of pages");
        for (path, text) in &pages {
            fs::write(path, text).expect("a page that can be written");
        }
    }
    let stale: Vec<_> = pages
        .iter()
        .filter(|(path, text)| fs::read_to_string(path).ok().as_ref() != Some(text))
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert!(
        stale.is_empty(),
        "stale, write them with `{WRITE_PAGES}=1 cargo test --test rules`:\n{}",
        stale.join("\n")
    );
}

fn metas() -> impl Iterator<Item = &'static RuleMeta> {
    RULES.iter().map(|rule| rule.meta())
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn page_name(meta: &RuleMeta) -> String {
    format!("{}.md", meta.name)
}

fn page(meta: &RuleMeta) -> String {
    format!(
        "# {}\n\n`{}` · type `{}` · default severity **{}**\n\n_{}._\n\n{}",
        meta.name, meta.code, meta.kind, meta.severity, meta.summary, meta.doc
    )
}

fn overview() -> String {
    let mut text = String::from(
        "# Rules\n\nAll rules, in the order in which they run. The same text is printed by `storydiff explain NAME`.\n\n\
         | code | rule | type | default severity | finds |\n|---|---|---|---|---|\n",
    );
    for meta in metas() {
        let RuleMeta {
            name,
            code,
            kind,
            severity,
            summary,
            ..
        } = meta;
        text += &format!("| `{code}` | [{name}]({name}.md) | `{kind}` | {severity} | {summary} |\n");
    }
    text
}

/// The rules that find something, each with the type, severity and confidence of what it found.
fn findings(case: &Case) -> Vec<(&'static str, String)> {
    let read = |text: &str, name: &str, language: &str| {
        let options = ReadOptions {
            language: Some(language.into()),
            ..ReadOptions::default()
        };
        read_text(text.to_owned(), name, &options)
    };
    let documents = Pair::new(
        read(&case.original, "original", &case.language),
        read(&case.rendition, "rendition", "en"),
    );
    let mut options = Options::default();
    options.judgement.knowledge.protected.extend(case.protect.clone());
    let report = compare(documents, &options);
    let found = report.divergences.iter();
    found
        .map(|divergence| {
            let (kind, severity, confidence) = (divergence.kind, divergence.severity, divergence.confidence);
            (divergence.rule, format!("{kind} {severity} {confidence}"))
        })
        .collect()
}

/// The cases of a file. A text is one line; `¶` in it stands for the end of a paragraph.
fn cases(text: &str) -> Vec<Case> {
    let mut found: Vec<Case> = Vec::new();
    let mut fires = true;
    let paragraphs = |text: &str| text.replace(" ¶ ", "\n\n");
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            fires = heading == "Fires";
        } else if let Some(title) = line.strip_prefix("### ") {
            found.push(Case {
                title: title.to_owned(),
                fires,
                protect: None,
                original: String::new(),
                language: "en".to_owned(),
                rendition: String::new(),
                found_as: None,
            });
        } else if let (Some(pattern), Some(case)) = (line.strip_prefix("- protect: "), found.last_mut()) {
            case.protect = Some(Protected::new(pattern).expect("a pattern"));
        } else if let (Some(found_as), Some(case)) = (line.strip_prefix("- found as: "), found.last_mut()) {
            case.found_as = Some(found_as.to_owned());
        } else if let (Some(text), Some(case)) = (line.strip_prefix("- original: "), found.last_mut()) {
            case.original = paragraphs(text);
        } else if let (Some(text), Some(case)) = (line.strip_prefix("- original ("), found.last_mut()) {
            let (language, text) = text.split_once("): ").expect("a language");
            (case.language, case.original) = (language.to_owned(), paragraphs(text));
        } else if let (Some(text), Some(case)) = (line.strip_prefix("- rendition: "), found.last_mut()) {
            case.rendition = paragraphs(text);
        }
    }
    found
}
