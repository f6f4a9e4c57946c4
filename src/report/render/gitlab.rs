//! GitLab's code quality report, a subset of Code Climate's: findings stand in the merge request.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use serde::Serialize;

use super::{RenderSettings, annotation, json};
use crate::{divergence::Severity, report::Report};

/// Writes an array with an issue for each finding.
pub(super) fn render(reports: &[&Report], settings: &RenderSettings, out: &mut dyn Write) -> io::Result<()> {
    let mut seen = BTreeMap::new();
    let issues: Vec<_> = (annotation::worst_first(reports, settings).into_iter())
        .map(|annotation| {
            let (finding, at) = (annotation.finding, &annotation.at);
            let (begin, end) = (at.region.start.line, at.region.end.line);
            let mut description = annotation::text(&finding.message);
            for other in &annotation.others {
                description.push_str(&format!(" ({})", other.describe()));
            }
            Issue {
                description,
                check_name: finding.rule,
                fingerprint: unique(&finding.fingerprint, &mut seen),
                severity: severity(finding.severity),
                location: Location {
                    path: at.path(),
                    lines: Lines { begin, end },
                },
            }
        })
        .collect();
    json::indented(&issues, out)
}

/// A fingerprint that no other issue of the report has: of several alike, GitLab shows only one.
fn unique<'a>(fingerprint: &'a str, seen: &mut BTreeMap<&'a str, usize>) -> String {
    let times = seen.entry(fingerprint).or_default();
    *times += 1;
    match *times {
        1 => fingerprint.to_owned(),
        again => format!("{fingerprint}:{again}"),
    }
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Neutral => "info",
        Severity::Minor => "minor",
        Severity::Major => "major",
        Severity::Critical => "critical",
    }
}

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{policy::FailLevel, report::render::story};

    #[test]
    fn issues() {
        let report = story::harbour(FailLevel::Major);
        let mut out = Vec::new();
        render(&[&report], &RenderSettings::default(), &mut out).unwrap();
        let issues: serde_json::Value = serde_json::from_slice(&out).unwrap();
        let first = &issues[0];
        assert_eq!(first["check_name"], "number-changed");
        assert_eq!(first["severity"], "critical");
        assert_eq!(first["location"]["path"], "desk/rewrite.txt");
        assert_eq!(first["location"]["lines"]["begin"], 3);
        assert_eq!(
            first["description"],
            "240 flats became 420 flats (original wire.txt:1:185: “240”)"
        );
    }

    #[test]
    fn no_two_issues_share_a_fingerprint() {
        let mut seen = BTreeMap::new();
        let unique: Vec<_> = ["v1:a", "v1:b", "v1:a", "v1:a"]
            .map(|one| unique(one, &mut seen))
            .into();
        assert_eq!(unique, ["v1:a", "v1:b", "v1:a:2", "v1:a:3"]);
    }
}
