use crate::{
    alignment::Alignment,
    diff::BeadDiff,
    divergence::{Divergence, Fact, Mode},
    notice::{Notice, NoticeKind},
    pair::{Pair, Side},
    policy::{Outcome, Verdict},
    segmentation::Document,
};

use super::Statistics;

/// The result of a comparison: what every format shows and the exit code is read from.
#[derive(Debug, Clone)]
pub struct Report {
    /// How the two texts relate, which decides how findings are worded for people.
    pub mode: Mode,
    /// The two texts.
    pub documents: Pair<Document>,
    /// Which sentences render each other.
    pub alignment: Alignment,
    /// The word-by-word comparison of each bead, in the alignment's order.
    pub diffs: Vec<BeadDiff>,
    /// The findings, worst first, then in the order of the text.
    pub divergences: Vec<Divergence>,
    /// Every number, date, name and quotation of either text with where it stands in both.
    pub facts: Vec<Fact>,
    /// Counts.
    pub statistics: Statistics,
    /// The gate's answer.
    pub verdict: Verdict,
    /// What was guessed or bounded, over both documents.
    pub notices: Vec<Notice>,
}

impl Report {
    /// Whether one text was held against itself.
    pub fn is_of_one_text(&self) -> bool {
        self.notices.iter().any(|notice| notice.kind == NoticeKind::SameText)
    }

    /// Why the two texts cannot be compared, where they cannot.
    pub fn why_not_comparable(&self) -> Option<String> {
        if self.verdict.outcome != Outcome::NotComparable {
            return None;
        }
        let is_empty = |side: Side| self.documents.get(side).sentences.is_empty();
        let percent = (self.statistics.coverage * 100.0).round();
        Some(if Side::BOTH.into_iter().any(is_empty) {
            "a text that holds nothing cannot be compared".to_owned()
        } else if percent < 1.0 {
            "no words correspond".to_owned()
        } else {
            format!("only {percent}% of the words correspond")
        })
    }
}
