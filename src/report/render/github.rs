//! Workflow commands of GitHub Actions: a finding is shown at its line of the pull request.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use super::{
    RenderSettings,
    annotation::{self, Annotation, Level},
    words,
};
use crate::report::Report;

/// Annotations of a kind that GitHub shows for a step; it drops the others without a word.
const MOST_OF_A_KIND: usize = 10;

/// Writes a command for each finding, the worst first, and a line on what was left out.
pub(super) fn render(reports: &[&Report], settings: &RenderSettings, out: &mut dyn Write) -> io::Result<()> {
    let mut written = BTreeMap::new();
    let mut left_out = 0;
    for annotation in annotation::worst_first(reports, settings) {
        let of_kind: &mut usize = written.entry(annotation.level).or_default();
        *of_kind += 1;
        if *of_kind <= MOST_OF_A_KIND {
            command(&annotation, out)?;
        } else {
            left_out += 1;
        }
    }
    for report in reports {
        let file = property(&annotation::start(report, settings.annotate).path());
        for objection in words::objections(report) {
            writeln!(out, "::error file={file}::{}", data(&objection.message))?;
        }
    }
    if left_out > 0 {
        let findings = words::count(left_out, "finding more");
        writeln!(
            out,
            "{findings}: GitHub shows {MOST_OF_A_KIND} of a kind, the step summary and the other formats all"
        )?;
    }
    Ok(())
}

fn command(annotation: &Annotation<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (finding, region) = (annotation.finding, annotation.at.region);
    let kind = match annotation.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let title = format!(
        "{} {} ({} {})",
        finding.severity, finding.kind, finding.code, finding.rule
    );
    let mut properties = vec![
        ("file", annotation.at.path()),
        ("line", region.start.line.to_string()),
        ("endLine", region.end.line.to_string()),
    ];
    // Columns are for what stands on one line; GitHub refuses them otherwise.
    if region.start.line == region.end.line {
        properties.push(("col", region.start.column.to_string()));
        properties.push(("endColumn", region.end.column.to_string()));
    }
    properties.push(("title", title));
    let properties: Vec<String> = (properties.iter())
        .map(|(name, value)| format!("{name}={}", property(value)))
        .collect();
    let mut message = annotation::text(&finding.message);
    for other in &annotation.others {
        message.push('\n');
        message.push_str(&other.describe());
    }
    writeln!(out, "::{kind} {}::{}", properties.join(","), data(&message))
}

/// The text of a command, as GitHub's own toolkit escapes it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        divergence::{DivergenceType, Severity},
        policy::FailLevel,
        report::render::story::{self, Story},
    };

    fn rendered(report: &Report) -> String {
        let mut out = Vec::new();
        render(&[report], &RenderSettings::default(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn commands() {
        insta::assert_snapshot!(rendered(&story::harbour(FailLevel::Major)));
    }

    #[test]
    fn ten_of_a_kind_are_written_and_the_rest_counted() {
        let story = (0..14).fold(Story::default(), |story, number| {
            let severity = if number == 13 {
                Severity::Critical
            } else {
                Severity::Minor
            };
            let (before, after) = (number + 100, number + 200);
            story
                .bead(&format!("Quay {number} takes {{f:{before}|{after}}} boats."))
                .flag(
                    severity,
                    DivergenceType::Number,
                    "boats",
                    &before.to_string(),
                    &after.to_string(),
                )
        });
        let lines = rendered(&story.report(FailLevel::Major));
        assert!(lines.starts_with("::error file=desk/rewrite.txt,line=27,"), "{lines}");
        assert_eq!(lines.matches("::notice ").count(), 10);
        assert!(
            lines.ends_with("3 findings more: GitHub shows 10 of a kind, the step summary and the other formats all\n")
        );
    }

    #[test]
    fn escaping_comes_back_by_the_rules() {
        let texts = [
            "100% of it",
            "a:b,c",
            "one\r\ntwo",
            "%0A is no line break",
            "::error::",
            "%25",
            "",
        ];
        for text in texts {
            assert_eq!(unescaped(&data(text), &[]), text);
            assert_eq!(unescaped(&property(text), &[("%3A", ':'), ("%2C", ',')]), text);
            assert!(!property(text).contains([':', ',', '\n', '\r']));
        }
    }

    /// Reads an escaped text back as the runner does: each code once, from left to right.
    fn unescaped(text: &str, more: &[(&str, char)]) -> String {
        let codes = [("%25", '%'), ("%0D", '\r'), ("%0A", '\n')];
        let mut plain = String::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let code = codes.iter().chain(more).find(|(code, _)| rest.starts_with(code));
            match code {
                Some((code, character)) => {
                    plain.push(*character);
                    rest = &rest[code.len()..];
                }
                None => {
                    plain.push(first);
                    rest = &rest[first.len_utf8()..];
                }
            }
        }
        plain
    }
}
