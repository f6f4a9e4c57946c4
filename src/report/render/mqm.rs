//! The findings as issues of MQM, for the sheets that language quality is assessed on.

use std::io::{self, Write};

use serde::Serialize;

use super::{RenderSettings, json};
use crate::{
    diff::EditClass,
    divergence::{Divergence, Severity, State},
    pair::Side,
    report::{
        Report,
        mqm::{self, Score},
        record::{PlaceRecord, SCHEMA_VERSION, ToolRecord},
    },
};

/// Writes the issues of each pair: one object, several pairs as an array of such.
pub(super) fn render(reports: &[&Report], _: &RenderSettings, out: &mut dyn Write) -> io::Result<()> {
    match reports {
        [report] => json::indented(&Sheet::new(report), out),
        _ => json::indented(
            &reports.iter().map(|report| Sheet::new(report)).collect::<Vec<_>>(),
            out,
        ),
    }
}

/// The assessment of one pair.
#[derive(Debug, Serialize)]
struct Sheet<'a> {
    schema_version: u32,
    tool: ToolRecord,
    original: &'a str,
    rendition: &'a str,
    source_language: &'a str,
    target_language: &'a str,
    /// Penalty points of an issue of each severity.
    weights: Weights,
    #[serde(flatten)]
    score: Score,
    issues: Vec<Issue<'a>>,
}

#[derive(Debug, Serialize)]
struct Weights {
    neutral: usize,
    minor: usize,
    major: usize,
    critical: usize,
}

/// A finding as an issue. Accepted ones are listed and cost nothing.
#[derive(Debug, Serialize)]
struct Issue<'a> {
    category: &'static str,
    severity: Severity,
    points: usize,
    rule: &'static str,
    comment: &'a str,
    source: Option<PlaceRecord<'a>>,
    target: Option<PlaceRecord<'a>>,
    state: State,
    #[serde(skip_serializing_if = "Option::is_none")]
    justification: Option<&'a str>,
    fingerprint: &'a str,
}

impl<'a> Sheet<'a> {
    fn new(report: &'a Report) -> Self {
        let documents = report.documents.as_ref();
        let is_issue = |finding: &&Divergence| matches!(finding.class, EditClass::Factual | EditClass::Unresolved);
        Self {
            schema_version: SCHEMA_VERSION,
            tool: ToolRecord::default(),
            original: &documents.original.source.path,
            rendition: &documents.rendition.source.path,
            source_language: &documents.original.language,
            target_language: &documents.rendition.language,
            weights: Weights {
                neutral: mqm::weight(Severity::Neutral),
                minor: mqm::weight(Severity::Minor),
                major: mqm::weight(Severity::Major),
                critical: mqm::weight(Severity::Critical),
            },
            score: mqm::score(&report.statistics),
            issues: (report.divergences.iter().filter(is_issue))
                .map(|finding| Issue::new(report, finding))
                .collect(),
        }
    }
}

impl<'a> Issue<'a> {
    fn new(report: &'a Report, finding: &'a Divergence) -> Self {
        let place = |side: Side| {
            let span = (*finding.spans.get(side))?;
            Some(PlaceRecord::new(report.documents.get(side), span))
        };
        Self {
            category: mqm::category(finding),
            severity: finding.severity,
            points: if finding.state == State::Accepted {
                0
            } else {
                mqm::weight(finding.severity)
            },
            rule: finding.rule,
            comment: &finding.message,
            source: place(Side::Original),
            target: place(Side::Rendition),
            state: finding.state,
            justification: finding.acceptance.as_ref().map(|acceptance| acceptance.reason.as_str()),
            fingerprint: &finding.fingerprint,
        }
    }
}
