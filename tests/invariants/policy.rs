//! What holds for the files of a house: policy, baseline, pairs, and comments that accept findings.

use storydiff::{
    divergence::{Protected, State},
    pair::{Pair, Side},
    pipeline::{self, Options, ReadOptions},
    policy::{Acceptances, Baseline, BaselineEntry, Config, config::PathPattern},
};

use super::{BETWEEN, comparison, text, texts};

/// A policy file is read, or refused with the place of each mistake; what is read can be used on any text. The text may
/// come behind the file.
pub fn config(bytes: &[u8]) {
    let whole = text(bytes);
    let (file, story) = whole
        .split_once(BETWEEN)
        .unwrap_or((&whole, "Mara Olin paid £40 on Monday."));
    let config = match Config::parse(file, "storydiff.toml") {
        Ok(config) => config,
        Err(error) => {
            assert!(!error.problems.is_empty(), "refused without a reason");
            let lines = file.lines().count().max(1) + 1;
            for problem in &error.problems {
                assert!(
                    (1..=lines).contains(&problem.line) && problem.column >= 1,
                    "{problem:?}"
                );
                assert!(!problem.message.is_empty(), "a problem without words");
            }
            let shown = error.to_string();
            assert!(shown.contains("storydiff.toml"), "no file in {shown}");
            return;
        }
    };
    let _ = config.resolve(&["en/a.md", "de/b.md", ""]);
    let mut options = Options::default();
    options.judgement.knowledge = config.knowledge();
    let read = |text: &str| pipeline::read_text(text.to_owned(), "", &ReadOptions::default());
    comparison::check(&pipeline::compare(
        Pair::new(read(story), read("He paid £40.")),
        &options,
    ));
}

/// A baseline that is read and written is the same when it is read again.
pub fn baseline(bytes: &[u8]) {
    let text = text(bytes);
    match Baseline::parse(&text, "baseline") {
        Ok(baseline) => {
            let written = baseline.to_string();
            let again = Baseline::parse(&written, "baseline").unwrap_or_else(|error| panic!("{error}\n{written}"));
            assert_eq!(again, baseline, "{written}");
            assert_eq!(again.to_string(), written, "written twice, two texts");
        }
        Err(error) => assert!(!error.problems.is_empty(), "refused without a reason"),
    }
}

/// No pattern leads out of its folder, however it is filled. A pattern, a second one and paths, a line each.
pub fn pairs(bytes: &[u8]) {
    let text = text(bytes);
    let mut lines = text.lines();
    let mut pattern = || PathPattern::new(lines.next().unwrap_or_default());
    let (Ok(one), Ok(other)) = (pattern(), pattern()) else {
        return;
    };
    assert!(!leads_out(one.folder()) && !leads_out(other.folder()));
    for path in lines.take(20).filter(|path| !leads_out(path)) {
        let Some(captures) = one.captures(path) else { continue };
        assert!(one.matches(path));
        let filled = other.filled(&captures);
        assert!(!leads_out(filled.folder()), "{filled} starts outside");
        if let Some(path) = filled.path() {
            assert!(!leads_out(&path), "{filled} leads out");
        }
        // What a path stands for in its own pattern leads back to it.
        let own = one.filled(&captures);
        assert!(own.matches(path), "{own} is not {path}");
    }
    // Patterns of protected wordings are held to their size and never match nothing.
    if let Ok(protected) = Protected::new(text.lines().last().unwrap_or_default()) {
        assert!(!protected.pattern().is_empty());
    }
}

/// Whether a path, written with `/`, may lie outside the folder it counts from.
fn leads_out(path: &str) -> bool {
    path.starts_with('/') || path.contains(['\\', ':']) || path.split('/').any(|part| part == "..")
}

/// Once every finding is accepted, none is new; comments in Markdown that accept findings are followed or told of.
pub fn accept(bytes: &[u8]) {
    let read =
        |side: Side, text: &str| pipeline::read_bytes(text.as_bytes(), &format!("{side}.md"), &ReadOptions::default());
    let texts = texts(bytes);
    let (Ok(original), Ok(rendition)) = (
        read(Side::Original, &texts.original),
        read(Side::Rendition, &texts.rendition),
    ) else {
        return;
    };
    let documents = Pair::new(original, rendition);
    let report = pipeline::compare(documents.clone(), &Options::default());
    comparison::check(&report);
    let mut baseline = Baseline::default();
    for divergence in &report.divergences {
        baseline.insert(BaselineEntry {
            fingerprint: divergence.fingerprint.clone(),
            rule: divergence.rule.to_owned(),
            severity: divergence.severity.to_string(),
            original: None,
            rendition: None,
            file: None,
            reason: "agreed".to_owned(),
            by: String::new(),
            on: "2031-03-28".parse().expect("a day"),
            expires: None,
        });
    }
    let options = Options {
        acceptances: Acceptances {
            baseline,
            ..Acceptances::default()
        },
        ..Options::default()
    };
    let again = pipeline::compare(documents, &options);
    assert_eq!(
        again.divergences.len(),
        report.divergences.len(),
        "accepting changes what is found"
    );
    let left = again
        .divergences
        .iter()
        .find(|divergence| divergence.state != State::Accepted);
    assert!(left.is_none(), "not accepted: {left:?}");
}
