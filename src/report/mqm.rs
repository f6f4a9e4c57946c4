//! The category of a finding in MQM, the error typology of translation quality (harmonised with ISO 5060).

use std::fmt;

use super::Statistics;
use crate::divergence::{Divergence, DivergenceType};

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
    let findings = statistics.findings;
    let points = findings.minor + 5 * findings.major + 25 * findings.critical;
    (points > 0).then_some(Penalty {
        points,
        words: statistics.words.rendition,
    })
}

/// Fewer words than this are no sample that a rate can be read from.
const SAMPLE: usize = 500;

impl fmt::Display for Penalty {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.words < SAMPLE {
            return write!(formatter, "MQM {} points (sample too small)", self.points);
        }
        // In tenths and rounded by hand, so that every platform prints the same.
        let tenths = (self.points * 10_000 + self.words / 2) / self.words;
        write!(formatter, "MQM {}.{} points per 1,000 words", tenths / 10, tenths % 10)
    }
}
