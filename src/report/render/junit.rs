//! JUnit's XML, which every build server shows: one suite for the pair, one case for each bead.

use std::io::{self, Write};

use maud::{Markup, PreEscaped, Render, html};

use super::{
    RenderSettings, Show,
    annotation::{self, Annotation},
    excerpt::{self, Piece},
    words::{self, Objection},
};
use crate::{divergence::State, pair::Side, report::Report};

/// Columns of a bead's text that its case is called by.
const NAME: usize = 60;

/// Writes the suites. A case fails when it holds a finding that fails the run; other findings stand in its output, and
/// a case in which everything was accepted is skipped.
pub(super) fn render(reports: &[&Report], settings: &RenderSettings, out: &mut dyn Write) -> io::Result<()> {
    let mut settings = settings.clone();
    settings.show.insert(Show::Accepted);
    let suites: Vec<_> = reports.iter().map(|report| Suite::new(report, &settings)).collect();
    let all = |count: fn(&Suite) -> usize| suites.iter().map(count).sum::<usize>();
    let markup = html! {
        testsuites name=(env!("CARGO_PKG_NAME")) tests=(all(|suite| suite.cases.len()))
            failures=(all(Suite::failures)) errors=(all(Suite::errors)) skipped=(all(Suite::skipped)) {
            @for suite in &suites { (line("  ")) (suite) }
            (line(""))
        }
    };
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, "{}", markup.into_string())
}

/// The cases of one pair.
struct Suite {
    name: String,
    class: String,
    cases: Vec<Case>,
}

impl Suite {
    fn new(report: &Report, settings: &RenderSettings) -> Self {
        let mut cases = cases(report, &annotation::annotations(report, settings));
        cases.extend(words::objections(report).into_iter().map(|objection| Case {
            name: objection.name.to_owned(),
            result: CaseResult::Error(objection),
            output: Vec::new(),
        }));
        Self {
            name: Side::BOTH
                .map(|side| annotation::start(report, side).path())
                .join(" ↔ "),
            class: annotation::start(report, settings.annotate).path(),
            cases,
        }
    }

    fn count(&self, wanted: fn(&CaseResult) -> bool) -> usize {
        self.cases.iter().filter(|case| wanted(&case.result)).count()
    }

    fn failures(&self) -> usize {
        self.count(|result| matches!(result, CaseResult::Failed(_)))
    }

    fn errors(&self) -> usize {
        self.count(|result| matches!(result, CaseResult::Error(_)))
    }

    fn skipped(&self) -> usize {
        self.count(|result| matches!(result, CaseResult::Skipped(_)))
    }
}

impl Render for Suite {
    fn render(&self) -> Markup {
        html! {
            testsuite name=(xml(&self.name)) tests=(self.cases.len()) failures=(self.failures())
                errors=(self.errors()) skipped=(self.skipped()) {
                @for case in &self.cases {
                    (line("    ")) testcase name=(xml(&case.name)) classname=(xml(&self.class)) { (case) }
                }
                (line("  "))
            }
        }
    }
}

impl Render for Case {
    fn render(&self) -> Markup {
        html! {
            @match &self.result {
                CaseResult::Passed => {},
                CaseResult::Failed(findings) => @for finding in findings {
                    (line("      ")) failure message=(xml(&finding.message)) type=(finding.rule) {
                        (xml(&finding.details))
                    }
                },
                CaseResult::Skipped(message) => { (line("      ")) skipped message=(xml(message)) {} },
                CaseResult::Error(objection) => {
                    (line("      ")) error message=(xml(&objection.message)) type=(objection.name) {}
                },
            }
            @if !self.output.is_empty() {
                (line("      ")) system-out { (xml(&self.output.join("\n"))) }
            }
        }
    }
}

struct Case {
    name: String,
    result: CaseResult,
    /// What there is to say without failing.
    output: Vec<String>,
}

enum CaseResult {
    Passed,
    Failed(Vec<Failure>),
    Skipped(String),
    Error(Objection),
}

struct Failure {
    message: String,
    rule: &'static str,
    details: String,
}

/// A case for each bead, and one for what belongs to none where there is such a finding.
fn cases(report: &Report, annotations: &[Annotation<'_>]) -> Vec<Case> {
    let beads = report.alignment.beads.iter().enumerate();
    let mut cases: Vec<_> = beads
        .map(|(index, bead)| {
            let side = if bead.sentences.rendition.is_empty() {
                Side::Original
            } else {
                Side::Rendition
            };
            let document = report.documents.get(side);
            let first = bead
                .sentences
                .get(side)
                .first()
                .and_then(|&first| document.sentences.get(first));
            let text = first
                .and_then(|sentence| document.text.get(sentence.span.range()))
                .unwrap_or_default();
            let name = format!("{}: {}", words::bead_name(bead), beginning(&annotation::text(text)));
            case(
                report,
                name,
                annotations
                    .iter()
                    .filter(|annotation| annotation.finding.bead == Some(index)),
            )
        })
        .collect();
    let mut elsewhere = annotations
        .iter()
        .filter(|annotation| annotation.finding.bead.is_none())
        .peekable();
    if elsewhere.peek().is_some() {
        cases.push(case(report, "whole text".to_owned(), elsewhere));
    }
    cases
}

fn case<'a, 'b: 'a>(report: &Report, name: String, found: impl Iterator<Item = &'a Annotation<'b>>) -> Case {
    let (mut failed, mut accepted, mut output) = (Vec::new(), 0, Vec::new());
    for annotation in found {
        let finding = annotation.finding;
        let message = format!(
            "{} {}: {}",
            finding.severity,
            finding.kind,
            annotation::text(&finding.message)
        );
        if finding.state == State::Accepted {
            accepted += 1;
            let reason = finding
                .acceptance
                .as_ref()
                .map(|acceptance| annotation::text(&acceptance.reason));
            output.push(format!(
                "accepted ({}): {message}",
                reason.as_deref().unwrap_or("no reason given")
            ));
        } else if report.verdict.fail_on.is_reached_by(finding.severity) {
            failed.push(Failure {
                details: details(annotation),
                rule: finding.rule,
                message,
            });
        } else {
            output.push(format!("{message}\n{}", details(annotation)));
        }
    }
    let result = if !failed.is_empty() {
        CaseResult::Failed(failed)
    } else if accepted > 0 && accepted == output.len() {
        CaseResult::Skipped(words::count(accepted, "accepted finding"))
    } else {
        CaseResult::Passed
    };
    Case { name, result, output }
}

/// The beginning of a text, up to [`NAME`] columns.
fn beginning(text: &str) -> String {
    let pieces = excerpt::cut(vec![Piece::equal(text)], NAME);
    pieces.iter().map(|piece| piece.text).collect()
}

/// The places of a finding and what was read there, a line each.
fn details(annotation: &Annotation<'_>) -> String {
    let places = std::iter::once(&annotation.at)
        .chain(&annotation.others)
        .map(|spot| spot.describe());
    let evidence = annotation.finding.evidence.iter().map(|line| annotation::text(line));
    places.chain(evidence).collect::<Vec<_>>().join("\n")
}

/// Text without the characters that no XML document may hold, escaped or not; controls are visible marks already.
fn xml(text: &str) -> String {
    text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

/// The start of a line of the file.
fn line(indent: &'static str) -> PreEscaped<String> {
    PreEscaped(format!("\n{indent}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{policy::FailLevel, report::render::story};

    fn rendered(report: &Report) -> String {
        let mut out = Vec::new();
        render(&[report], &RenderSettings::default(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_case_for_each_bead() {
        insta::assert_snapshot!(rendered(&story::harbour(FailLevel::Major)));
    }

    #[test]
    fn nothing_fails_where_nothing_may() {
        let suite = rendered(&story::harbour(FailLevel::None));
        assert!(suite.contains(r#"failures="0""#) && !suite.contains("<failure"));
        assert!(suite.contains("240 flats became 420 flats"));
    }
}
