//! The category of a finding in MQM, the error typology of translation quality (harmonised with ISO 5060).

use std::fmt;

use serde::Serialize;

use super::Statistics;
use crate::divergence::{Divergence, DivergenceType, Severity};

/// The category as `dimension/type`.
///
/// Altered quotations are a type of our own: MQM has none for words that had to stay verbatim.
pub(super) fn category(divergence: &Divergence) -> &'static str {
    match divergence.kind {
        DivergenceType::Omission => OMISSION,
        DivergenceType::Addition => ADDITION,
        DivergenceType::Quotation => "custom/verbatim-quotation",
        // What is only on one side was left out or put in, whatever it says.
        _ if divergence.spans.rendition.is_none() && divergence.spans.original.is_some() => OMISSION,
        _ if divergence.spans.original.is_none() && divergence.spans.rendition.is_some() => ADDITION,
        _ => "accuracy/mistranslation",
    }
}

const OMISSION: &str = "accuracy/omission";
const ADDITION: &str = "accuracy/addition";

/// MQM's penalty: what the findings weigh together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Penalty {
    /// Points: 1 for a minor finding, 5 for a major, 25 for a critical one.
    pub(crate) points: usize,
    /// Words of the rendition.
    pub(crate) words: usize,
}

/// The penalty of a comparison; `None` where nothing weighs anything. It informs and gates nothing: such scores huddle
/// together, and on short texts they say little.
pub(crate) fn penalty(statistics: &Statistics) -> Option<Penalty> {
    let points = points(statistics);
    (points > 0).then_some(Penalty {
        points,
        words: statistics.words.rendition,
    })
}

/// Penalty points of a finding: the multipliers 0, 1, 5 and 25 of MQM.
pub(crate) const fn weight(severity: Severity) -> usize {
    match severity {
        Severity::Neutral => 0,
        Severity::Minor => 1,
        Severity::Major => 5,
        Severity::Critical => 25,
    }
}

fn points(statistics: &Statistics) -> usize {
    let findings = statistics.findings;
    findings.minor * weight(Severity::Minor)
        + findings.major * weight(Severity::Major)
        + findings.critical * weight(Severity::Critical)
}

/// The score of a comparison, for programs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Score {
    /// Penalty points of the findings that nobody accepted.
    pub points: usize,
    /// Words of the rendition.
    pub words: usize,
    /// Points for every 1,000 words, in tenths; absent without words.
    pub points_per_1000_words: Option<f64>,
    /// Whether the rendition is too short for the rate to say anything: under 500 words.
    pub sample_too_small: bool,
}

/// The score of a comparison.
pub(crate) fn score(statistics: &Statistics) -> Score {
    let (points, words) = (points(statistics), statistics.words.rendition);
    Score {
        points,
        words,
        points_per_1000_words: tenths(points, words).map(|tenths| tenths as f64 / 10.0),
        sample_too_small: words < SAMPLE,
    }
}

/// Points for every 1,000 words in tenths, rounded by hand, so that every platform prints the same.
fn tenths(points: usize, words: usize) -> Option<usize> {
    (words > 0).then(|| (points * 10_000 + words / 2) / words)
}

/// Fewer words than this are no sample that a rate can be read from.
const SAMPLE: usize = 500;

impl fmt::Display for Penalty {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.words < SAMPLE {
            return write!(formatter, "MQM {} points (sample too small)", self.points);
        }
        let tenths = tenths(self.points, self.words).unwrap_or_default();
        write!(formatter, "MQM {}.{} points per 1,000 words", tenths / 10, tenths % 10)
    }
}
