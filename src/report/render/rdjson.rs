//! The diagnostic format of reviewdog, which comments on changes at many hosts.

use std::io::{self, Write};

use serde::Serialize;

use super::{
    RenderSettings,
    annotation::{self, Annotation, Level, Spot},
    json,
};
use crate::report::Report;

/// Writes one `DiagnosticResult`.
pub(super) fn render(reports: &[&Report], settings: &RenderSettings, out: &mut dyn Write) -> io::Result<()> {
    let annotations = annotation::worst_first(reports, settings);
    let result = DiagnosticResult {
        source: Source {
            name: env!("CARGO_PKG_NAME"),
        },
        diagnostics: annotations.iter().map(Diagnostic::new).collect(),
    };
    json::indented(&result, out)
}

#[derive(Serialize)]
struct DiagnosticResult {
    source: Source,
    diagnostics: Vec<Diagnostic>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Diagnostic {
    message: String,
    location: Location,
    severity: &'static str,
    code: Code,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<RelatedLocation>,
}

impl Diagnostic {
    fn new(annotation: &Annotation<'_>) -> Self {
        let finding = annotation.finding;
        let related = annotation.others.iter().map(|other| RelatedLocation {
            message: other.caption(),
            location: Location::new(other),
        });
        Self {
            message: format!(
                "{} {}: {}",
                finding.severity,
                finding.kind,
                annotation::text(&finding.message)
            ),
            location: Location::new(&annotation.at),
            severity: match annotation.level {
                Level::Error => "ERROR",
                Level::Warning => "WARNING",
                Level::Note => "INFO",
            },
            code: Code { value: finding.code },
            related_locations: related.collect(),
        }
    }
}

#[derive(Serialize)]
struct Code {
    value: &'static str,
}

#[derive(Serialize)]
struct RelatedLocation {
    message: String,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    range: Range,
}

impl Location {
    fn new(spot: &Spot<'_>) -> Self {
        let region = spot.region;
        let position = |line, column| Position { line, column };
        Self {
            path: spot.path(),
            range: Range {
                start: position(region.start.line, region.byte_columns.0),
                end: position(region.end.line, region.byte_columns.1),
            },
        }
    }
}

/// The end is exclusive.
#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

/// Both count from 1, columns in UTF-8 bytes.
#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{policy::FailLevel, report::render::story};

    #[test]
    fn diagnostics() {
        let report = story::harbour(FailLevel::Major);
        let mut out = Vec::new();
        render(&[&report], &RenderSettings::default(), &mut out).unwrap();
        let result: serde_json::Value = serde_json::from_slice(&out).unwrap();
        let first = &result["diagnostics"][0];
        assert_eq!(first["message"], "critical number: 240 flats became 420 flats");
        assert_eq!(first["severity"], "ERROR");
        assert_eq!(first["location"]["range"]["start"]["line"], 3);
        assert_eq!(first["related_locations"][0]["message"], "original: “240”");
        assert_eq!(first["related_locations"][0]["location"]["path"], "wire.txt");
    }
}
