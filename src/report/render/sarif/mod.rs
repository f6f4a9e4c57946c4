//! SARIF 2.1.0, the interchange format for results of analysis (OASIS Standard, 2020): code hosts and editors read it.

mod log;

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use super::{
    RenderSettings, Show,
    annotation::{self, Annotation, Level, Spot},
    json, link, words,
};
use crate::{
    divergence::{self, AcceptanceSource, Divergence, RuleMeta, Severity, State},
    pair::Side,
    report::{Report, mqm},
};
use log::*;

/// Writes one log with one run. Accepted findings are always in it, suppressed: that is how its readers expect them.
pub(super) fn render(reports: &[&Report], settings: &RenderSettings, out: &mut dyn Write) -> io::Result<()> {
    let mut settings = settings.clone();
    settings.show.insert(Show::Accepted);
    let annotations: Vec<_> = (reports.iter().enumerate())
        .flat_map(|(pair, report)| {
            let annotations = annotation::annotations(report, &settings);
            annotations.into_iter().map(move |annotation| (pair, annotation))
        })
        .collect();
    let rules = Rules::of(&annotations);
    let log = Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: env!("CARGO_PKG_NAME"),
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: rules.metas.iter().map(|meta| rule(meta)).collect(),
                },
            },
            invocations: [invocation(reports, &settings)],
            artifacts: (reports.iter().enumerate())
                .flat_map(|(pair, report)| Side::BOTH.map(|side| artifact(report, pair, side)))
                .collect(),
            results: annotations
                .iter()
                .map(|(pair, annotation)| result(annotation, *pair, &rules))
                .collect(),
            column_kind: "unicodeCodePoints",
        }],
    };
    json::indented(&log, out)
}

/// The rules with findings, in the order of their codes.
struct Rules {
    metas: Vec<&'static RuleMeta>,
    indices: BTreeMap<&'static str, usize>,
}

impl Rules {
    fn of(annotations: &[(usize, Annotation<'_>)]) -> Self {
        let codes: BTreeMap<_, _> = (annotations.iter())
            .map(|(_, annotation)| (annotation.finding.code, annotation.finding.rule))
            .collect();
        let metas: Vec<_> = codes
            .values()
            .filter_map(|rule| divergence::rule_by_name(rule))
            .collect();
        let indices = metas
            .iter()
            .enumerate()
            .map(|(index, meta)| (meta.code, index))
            .collect();
        Self { metas, indices }
    }
}

fn rule(meta: &'static RuleMeta) -> ReportingDescriptor {
    let level = match meta.severity {
        Severity::Critical => Level::Error,
        Severity::Major => Level::Warning,
        Severity::Minor | Severity::Neutral => Level::Note,
    };
    ReportingDescriptor {
        id: meta.code,
        name: meta.name,
        short_description: Text { text: meta.summary },
        help: Help {
            text: meta.doc.trim(),
            markdown: meta.doc.trim(),
        },
        default_configuration: Configuration { level: name(level) },
        properties: RuleProperties {
            tags: [meta.kind.to_string()],
        },
    }
}

/// How the run went: the verdict, and what was guessed on the way.
fn invocation(reports: &[&Report], settings: &RenderSettings) -> Invocation {
    Invocation {
        execution_successful: true,
        exit_code: settings.exit_code,
        tool_execution_notifications: reports.iter().flat_map(|report| notifications(report)).collect(),
    }
}

fn notifications(report: &Report) -> Vec<Notification> {
    let notices = [&report.documents.original.notices, &report.documents.rendition.notices];
    let notices = notices.into_iter().flatten().chain(&report.notices);
    let mut notifications: Vec<_> = notices
        .map(|notice| Notification {
            level: name(Level::Note),
            message: message(&notice.message),
            descriptor: Descriptor {
                id: notice.kind.to_string(),
            },
        })
        .collect();
    notifications.extend(words::objections(report).into_iter().map(|objection| Notification {
        level: name(Level::Error),
        message: message(&objection.message),
        descriptor: Descriptor {
            id: objection.name.to_owned(),
        },
    }));
    notifications
}

fn artifact(report: &Report, pair: usize, side: Side) -> Artifact<'_> {
    let document = report.documents.get(side);
    let spot = annotation::start(report, side);
    Artifact {
        location: ArtifactLocation {
            uri: uri(&spot),
            index: index(pair, side),
        },
        description: Message { text: side.to_string() },
        encoding: &document.source.encoding,
        hashes: Hashes {
            sha256: &document.source.sha256,
        },
    }
}

fn result<'a>(annotation: &Annotation<'a>, pair: usize, rules: &Rules) -> Outcomes<'a> {
    let finding = annotation.finding;
    let related = annotation.others.iter().enumerate().map(|(id, other)| Location {
        id: Some(id + 1),
        physical_location: physical_location(other, pair),
        message: Some(message(&other.caption())),
    });
    Outcomes {
        rule_id: finding.code,
        rule_index: rules.indices.get(finding.code).copied(),
        level: name(annotation.level),
        message: message(&finding.message),
        locations: [Location {
            id: None,
            physical_location: physical_location(&annotation.at, pair),
            message: None,
        }],
        related_locations: related.collect(),
        partial_fingerprints: Fingerprints {
            finding: &finding.fingerprint,
        },
        suppressions: match finding.state {
            State::Accepted => vec![suppression(finding)],
            State::New | State::Stale => Vec::new(),
        },
        properties: ResultProperties {
            kind: finding.kind,
            class: finding.class,
            severity: finding.severity,
            confidence: finding.confidence,
            state: finding.state,
            mqm: mqm::category(finding),
            evidence: finding.evidence.iter().map(|line| annotation::text(line)).collect(),
        },
    }
}

fn suppression(finding: &Divergence) -> Suppression {
    let acceptance = finding.acceptance.as_ref();
    let in_source = acceptance.is_some_and(|acceptance| acceptance.source == AcceptanceSource::Comment);
    let reason = acceptance.map(|acceptance| acceptance.reason.as_str());
    Suppression {
        kind: if in_source { "inSource" } else { "external" },
        status: "accepted",
        justification: reason.filter(|reason| !reason.is_empty()).map(annotation::text),
    }
}

fn physical_location(spot: &Spot<'_>, pair: usize) -> PhysicalLocation {
    PhysicalLocation {
        artifact_location: ArtifactLocation {
            uri: uri(spot),
            index: index(pair, spot.side),
        },
        region: Region {
            start_line: spot.region.start.line,
            start_column: spot.region.start.column,
            end_line: spot.region.end.line,
            end_column: spot.region.end.column,
        },
    }
}

/// Where a text stands in the list of artifacts.
const fn index(pair: usize, side: Side) -> usize {
    match side {
        Side::Original => 2 * pair,
        Side::Rendition => 2 * pair + 1,
    }
}

/// The path as a reference that is relative to the root of the repository, or as an address where it is absolute.
fn uri(spot: &Spot<'_>) -> String {
    let path = spot.path();
    let scheme = if path.starts_with('/') { "file://" } else { "" };
    format!("{scheme}{}", link::encoded(&path))
}

/// A message in which words from a text are no link: `[here](…)` is one in SARIF's plain text too.
fn message(text: &str) -> Message {
    Message {
        text: annotation::text(text).replace("](", "] ("),
    }
}

const fn name(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{policy::FailLevel, report::render::story};

    fn run(report: &Report) -> serde_json::Value {
        let mut out = Vec::new();
        render(&[report], &RenderSettings::default(), &mut out).unwrap();
        let mut log: serde_json::Value = serde_json::from_slice(&out).unwrap();
        log["runs"][0].take()
    }

    #[test]
    fn a_result_names_both_places() {
        let run = run(&story::harbour(FailLevel::Major));
        let result = &run["results"][0];
        assert_eq!(result["ruleId"], "SD101");
        assert_eq!(result["level"], "error");
        assert_eq!(result["message"]["text"], "240 flats became 420 flats");
        let place = |location: &serde_json::Value| {
            let physical = &location["physicalLocation"];
            let region = &physical["region"];
            (
                physical["artifactLocation"]["uri"].as_str().unwrap().to_owned(),
                region["startLine"].as_u64().unwrap(),
                region["startColumn"].as_u64().unwrap(),
                region["endColumn"].as_u64().unwrap(),
            )
        };
        assert_eq!(
            place(&result["locations"][0]),
            ("desk/rewrite.txt".to_owned(), 3, 192, 195)
        );
        assert_eq!(
            place(&result["relatedLocations"][0]),
            ("wire.txt".to_owned(), 1, 185, 188)
        );
        assert_eq!(run["tool"]["driver"]["rules"][0]["name"], "number-changed");
    }

    #[test]
    fn accepted_findings_are_suppressed() {
        let run = run(&story::harbour(FailLevel::Major));
        let results = run["results"].as_array().unwrap();
        let accepted: Vec<_> = results
            .iter()
            .filter(|result| result["suppressions"].is_array())
            .collect();
        assert_eq!(accepted.len(), 1);
        assert_eq!(accepted[0]["message"]["text"], "5 million euros became 6 million euros");
    }

    #[test]
    fn text_makes_no_link() {
        assert_eq!(
            message("“see [here](https://evil.example)”").text,
            "“see [here] (https://evil.example)”"
        );
    }
}
