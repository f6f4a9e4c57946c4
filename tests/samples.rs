//! The samples against what is expected of them: changed facts found, paraphrase left in peace.
//!
//! Each folder of `samples/` holds a pair of texts and an `expected.toml`; CONTRIBUTING.md says what stands in it.
//! Whatever is not met is listed in words, over all samples, so that one run shows the reach of a change.

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use storydiff::{
    divergence::{Divergence, DivergenceType, Quotations, Severity, State},
    pair::{Pair, Side},
    pipeline::{self, Options, ReadOptions},
    report::Report,
    text::Span,
};

/// What is expected of a pair.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// The languages, as `de:en`; detected when not given.
    languages: Option<String>,
    limits: Limits,
    /// Findings that must be made.
    required: Vec<Required>,
    /// Places where fair editors may differ: a finding is neither required nor a false alarm.
    #[serde(default)]
    allowed: Vec<Spared>,
    /// Places where no factual finding may stand.
    #[serde(default)]
    quiet: Vec<Spared>,
}

/// How many findings beside the required and allowed ones are put up with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Limits {
    /// Major or worse.
    false_alarms: usize,
    /// Of any severity, unresolved ones included.
    noise: usize,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Required {
    what: String,
    #[serde(rename = "type")]
    kinds: Vec<String>,
    #[serde(flatten)]
    place: Place,
    /// The least severity.
    severity: String,
    /// Why it is not found yet. An expectation so marked must fail, so that the mark goes when it is met.
    known_miss: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Spared {
    why: String,
    #[serde(flatten)]
    place: Place,
}

/// A place in either text or both, named by its words, which must occur once.
#[derive(Debug, Deserialize)]
struct Place {
    original: Option<String>,
    rendition: Option<String>,
}

#[test]
fn samples_meet_their_expectations() {
    let mut unmet = String::new();
    for folder in folders() {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let expected = fs::read_to_string(folder.join("expected.toml")).expect("expectations");
        let expected: Expected = toml::from_str(&expected).unwrap_or_else(|error| panic!("{name}: {error}"));
        let report = compare(&folder, &expected);
        let judge = Judge {
            report: &report,
            expected: &expected,
        };
        for line in judge.unmet() {
            writeln!(unmet, "{name}: {line}").expect("a string takes every line");
        }
    }
    assert!(unmet.is_empty(), "\n{unmet}");
}

#[test]
fn samples_are_complete() {
    let folders = folders();
    assert!(folders.len() >= 7, "only {} samples", folders.len());
    for folder in folders {
        for name in ["ABOUT.md", "expected.toml"] {
            assert!(folder.join(name).is_file(), "{} has no {name}", folder.display());
        }
        text(&folder, Side::Original);
        text(&folder, Side::Rendition);
    }
}

#[test]
fn a_sample_against_itself_is_quiet() {
    for folder in folders() {
        for side in Side::BOTH {
            let path = text(&folder, side);
            let read = || pipeline::read(&path, &ReadOptions::default()).expect("a sample");
            let report = pipeline::compare(Pair::new(read(), read()), &Options::default());
            // A text may contradict itself; between two copies of it nothing may be found.
            let between = report
                .divergences
                .iter()
                .filter(|divergence| divergence.related.is_none());
            let found: Vec<_> = between.map(|divergence| divergence.message.as_str()).collect();
            assert!(found.is_empty(), "{}: {}", path.display(), found.join("; "));
        }
    }
}

/// A sentence left out of a text that is otherwise the same is told of, and so is one put in, unless what it says stands
/// elsewhere as well, as a lead stands in the headline.
#[test]
fn a_sentence_taken_out_is_missed() {
    const LEAST: f64 = 0.95;
    let mut quiet = Vec::new();
    let mut taken = 0;
    for folder in folders() {
        let path = text(&folder, Side::Original);
        let whole = pipeline::read(&path, &ReadOptions::default()).expect("a sample");
        if whole.language != "en" {
            continue;
        }
        for number in (0..whole.sentences.len()).filter(|&number| whole.is_body(number)) {
            let sentence = whole.sentence_text(number).to_owned();
            let span = whole.sentences[number].span;
            let rest = format!("{}{}", &whole.text[..span.start], &whole.text[span.end..]);
            let rest = pipeline::read_text(rest, "rest.txt", &ReadOptions::default());
            for documents in [Pair::new(whole.clone(), rest.clone()), Pair::new(rest, whole.clone())] {
                let report = pipeline::compare(documents, &Options::default());
                taken += 1;
                if !report.divergences.iter().any(|found| found.rule == "claim-missing") {
                    quiet.push(format!("{}: {sentence}", path.display()));
                }
            }
        }
    }
    let told = 1.0 - quiet.len() as f64 / f64::from(taken);
    assert!(
        taken > 200 && told >= LEAST,
        "{told:.3} of {taken}; quiet:\n{}",
        quiet.join("\n")
    );
}

/// Holds a report against what is expected of it.
struct Judge<'a> {
    report: &'a Report,
    expected: &'a Expected,
}

impl Judge<'_> {
    /// Every expectation that is not met, in words.
    fn unmet(&self) -> Vec<String> {
        let mut unmet = Vec::new();
        unmet.extend(
            self.expected
                .required
                .iter()
                .filter_map(|required| self.missed(required)),
        );
        unmet.extend(self.expected.quiet.iter().flat_map(|quiet| self.disturbed(quiet)));
        let stray: Vec<_> = self
            .findings()
            .filter(|divergence| !self.is_expected(divergence))
            .collect();
        let grave: Vec<_> = stray
            .iter()
            .copied()
            .filter(|divergence| divergence.severity >= Severity::Major)
            .collect();
        let limits = &self.expected.limits;
        if grave.len() > limits.false_alarms {
            unmet.push(too_many("false alarms", &grave, limits.false_alarms));
        }
        if stray.len() > limits.noise {
            unmet.push(too_many("findings beside the expected ones", &stray, limits.noise));
        }
        unmet
    }

    fn missed(&self, required: &Required) -> Option<String> {
        let least: Severity = required.severity.parse().expect("a severity");
        let kinds: Vec<DivergenceType> = required
            .kinds
            .iter()
            .map(|kind| kind.parse().expect("a type"))
            .collect();
        let there: Vec<_> = self
            .findings()
            .filter(|divergence| self.touches(divergence, &required.place))
            .collect();
        let fits = |divergence: &&Divergence| kinds.contains(&divergence.kind) && divergence.severity >= least;
        let found = there.iter().copied().any(|divergence| fits(&divergence));
        match (&required.known_miss, found) {
            (None, true) | (Some(_), false) => None,
            (Some(_), true) => Some(format!(
                "found at last, so the mark known-miss can go: {}",
                required.what
            )),
            (None, false) if there.is_empty() => {
                Some(format!("missed ({}): {}", required.kinds.join(" or "), required.what))
            }
            (None, false) => {
                let instead: Vec<_> = there.iter().map(|divergence| describe(divergence)).collect();
                Some(format!(
                    "wanted {} {least}: {}; found {}",
                    required.kinds.join(" or "),
                    required.what,
                    instead.join("; ")
                ))
            }
        }
    }

    /// Factual findings at a place that should be quiet, those apart that are right for another reason.
    fn disturbed(&self, quiet: &Spared) -> Vec<String> {
        self.findings()
            .filter(|divergence| divergence.class == storydiff::diff::EditClass::Factual)
            .filter(|divergence| self.touches(divergence, &quiet.place) && !self.is_expected(divergence))
            .map(|divergence| format!("should be quiet ({}): {}", quiet.why, describe(divergence)))
            .collect()
    }

    fn is_expected(&self, divergence: &Divergence) -> bool {
        let required = self.expected.required.iter().map(|required| &required.place);
        let allowed = self.expected.allowed.iter().map(|allowed| &allowed.place);
        required.chain(allowed).any(|place| self.touches(divergence, place))
    }

    fn touches(&self, divergence: &Divergence, place: &Place) -> bool {
        let words = Pair::new(place.original.as_deref(), place.rendition.as_deref());
        Side::BOTH.into_iter().any(|side| {
            let Some(wanted) = words.get(side).map(|words| self.locate(side, words)) else {
                return false;
            };
            let related = divergence
                .related
                .filter(|related| related.side == side)
                .map(|related| related.span);
            divergence
                .spans
                .get(side)
                .iter()
                .chain(&related)
                .any(|span| span.overlaps(wanted))
        })
    }

    fn locate(&self, side: Side, words: &str) -> Span {
        let text = &self.report.documents.get(side).text;
        let mut found = text
            .match_indices(words)
            .map(|(start, _)| Span::new(start, start + words.len()));
        match (found.next(), found.next()) {
            (Some(span), None) => span,
            (None, _) => panic!("the {side} does not hold “{words}”"),
            (Some(_), Some(_)) => panic!("the {side} holds “{words}” more than once"),
        }
    }

    /// What an editor is shown.
    fn findings(&self) -> impl Iterator<Item = &Divergence> {
        self.report
            .divergences
            .iter()
            .filter(|divergence| divergence.state == State::New)
    }
}

fn too_many(what: &str, found: &[&Divergence], limit: usize) -> String {
    let list: Vec<_> = found.iter().map(|divergence| describe(divergence)).collect();
    format!("{} {what}, at most {limit} allowed: {}", found.len(), list.join("; "))
}

fn describe(divergence: &Divergence) -> String {
    format!("{} {} “{}”", divergence.severity, divergence.kind, divergence.message)
}

fn compare(folder: &Path, expected: &Expected) -> Report {
    let languages = expected
        .languages
        .as_deref()
        .and_then(|languages| languages.split_once(':'));
    let read = |side: Side| {
        let language = languages.map(|(original, rendition)| match side {
            Side::Original => original.into(),
            Side::Rendition => rendition.into(),
        });
        let options = ReadOptions {
            language,
            ..ReadOptions::default()
        };
        pipeline::read(&text(folder, side), &options).expect("a sample")
    };
    let mut options = Options::default();
    if languages.is_some_and(|(original, rendition)| original != rendition) {
        options.judgement.quotations = Quotations::Translated;
    }
    pipeline::compare(Pair::new(read(Side::Original), read(Side::Rendition)), &options)
}

/// The file of a side, whatever its format.
fn text(folder: &Path, side: Side) -> PathBuf {
    let stem = side.to_string();
    let mut files = fs::read_dir(folder)
        .expect("a sample")
        .map(|entry| entry.expect("an entry").path());
    files
        .find(|path| path.file_stem().is_some_and(|found| *found == *stem))
        .unwrap_or_else(|| panic!("{} has no {stem}", folder.display()))
}

fn folders() -> Vec<PathBuf> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let entries = fs::read_dir(samples)
        .expect("the samples")
        .map(|entry| entry.expect("an entry").path());
    let mut folders: Vec<_> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}
