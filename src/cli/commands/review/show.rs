//! What a review shows of a finding.

use storydiff::{
    divergence::{self, Divergence, State},
    pair::Side,
    report::{self, Format, RenderSettings, Report},
    segmentation::Document,
    text::{Span, safe},
};

use crate::cli::output;

/// Prints a line.
pub(super) fn line(text: &str) -> anyhow::Result<()> {
    output::to_standard_output(format!("{text}\n").as_bytes())
}

/// Prints a finding with its sentences.
pub(super) fn finding(report: &Report, finding: &Divergence, number: usize, all: usize) -> anyhow::Result<()> {
    let state = match finding.state {
        State::Stale => ", accepted once in another wording",
        _ => "",
    };
    let mut text = format!(
        "\n[{number}/{all}] {} {}: {}{state}\n",
        finding.severity,
        finding.rule,
        safe(&finding.message)
    );
    for side in Side::BOTH {
        let document = report.documents.get(side);
        if let Some(span) = *finding.spans.get(side) {
            let position = document.origin.position(&document.text, span.start);
            text += &format!(
                "{side:9} │ {}  ({}:{}:{})\n",
                safe(&sentences(document, span)),
                safe(&document.source.path),
                position.line,
                position.column
            );
        }
    }
    output::to_standard_output(text.as_bytes())
}

/// The sentences that a span touches, on one line.
fn sentences(document: &Document, span: Span) -> String {
    let touched = document.sentences.iter().map(|sentence| sentence.span);
    let whole = touched
        .filter(|sentence| sentence.overlaps(span))
        .fold(span, Span::join);
    let text = document.text.get(whole.range()).unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Prints what was read, and what the rule is for.
pub(super) fn info(finding: &Divergence) -> anyhow::Result<()> {
    let mut text = String::new();
    for evidence in &finding.evidence {
        text += &format!("  └ {}\n", safe(evidence));
    }
    text += &format!(
        "  {} {}, confidence {}\n\n",
        finding.code, finding.fingerprint, finding.confidence
    );
    if let Some(meta) = divergence::rule_by_name(finding.rule) {
        text += meta.doc.trim();
    }
    line(&text)
}

/// Prints the finding as `diff` would.
pub(super) fn diff(report: &Report, finding: &Divergence) -> anyhow::Result<()> {
    let mut alone = report.clone();
    alone.divergences = vec![finding.clone()];
    let mut bytes = Vec::new();
    report::render(&alone, Format::Text, &RenderSettings::default(), &mut bytes)?;
    output::to_standard_output(&bytes)
}
