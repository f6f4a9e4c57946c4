use serde::Serialize;

use crate::{
    alignment::{Alignment, BeadKind},
    diff::{BeadDiff, EditClass, EditOp},
    divergence::{Divergence, Severity, State},
    pair::Pair,
    segmentation::{Document, TokenKind},
};

/// Counts over a comparison.
#[derive(Debug, Clone, Default, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Statistics {
    /// Sentences of each text.
    pub sentences: Pair<usize>,
    /// Sentences that are page furniture: headlines, labels, entries.
    pub furniture: Pair<usize>,
    /// Words of each text.
    pub words: Pair<usize>,
    /// Beads with sentences on both sides.
    pub aligned: usize,
    /// Beads that moved.
    pub moved: usize,
    /// Sentences of the original without a partner.
    pub omitted: usize,
    /// Sentences of the rendition without a partner.
    pub added: usize,
    /// Share of body words, over both sides, that stand in beads with a partner, 0 to 1.
    pub coverage: f32,
    /// New findings by severity.
    pub findings: SeverityCounts,
    /// Edits by class, equal ones left out.
    pub edits: ClassCounts,
}

impl Statistics {
    /// Counts texts, beads and edits.
    pub fn of(documents: Pair<&Document>, alignment: &Alignment, diffs: &[BeadDiff]) -> Self {
        let mut statistics = Self {
            sentences: documents.map(|document| document.sentences.len()),
            furniture: documents.map(|document| {
                (0..document.sentences.len())
                    .filter(|&sentence| !document.is_body(sentence))
                    .count()
            }),
            words: documents.map(|document| words(&document.tokens)),
            ..Self::default()
        };
        let (mut covered, mut all) = (0, 0);
        for bead in &alignment.beads {
            let in_body: usize = bead
                .sentences
                .iter()
                .map(|(side, sentences)| body_words(documents.get(side), sentences))
                .sum();
            all += in_body;
            match bead.kind() {
                BeadKind::Omission => statistics.omitted += bead.sentences.original.len(),
                BeadKind::Addition => statistics.added += bead.sentences.rendition.len(),
                _ => {
                    statistics.aligned += 1;
                    covered += if bead.score >= CORRESPONDING { in_body } else { 0 };
                }
            }
            statistics.moved += usize::from(bead.moved);
        }
        // Of two texts without a body nothing is known to correspond.
        statistics.coverage = if all == 0 { 0.0 } else { covered as f32 / all as f32 };
        for edit in diffs
            .iter()
            .flat_map(|diff| &diff.edits)
            .filter(|edit| edit.op != EditOp::Equal)
        {
            match edit.class {
                EditClass::Unchanged => {}
                EditClass::Formatting => statistics.edits.formatting += 1,
                EditClass::Paraphrase => statistics.edits.paraphrase += 1,
                EditClass::Unresolved => statistics.edits.unresolved += 1,
                EditClass::Factual => statistics.edits.factual += 1,
            }
        }
        statistics
    }

    /// Counts the findings that nobody accepted, by severity.
    pub fn count_findings(&mut self, divergences: &[Divergence]) {
        self.findings = SeverityCounts::default();
        for divergence in divergences
            .iter()
            .filter(|divergence| divergence.state != State::Accepted)
        {
            match divergence.severity {
                Severity::Critical => self.findings.critical += 1,
                Severity::Major => self.findings.major += 1,
                Severity::Minor => self.findings.minor += 1,
                Severity::Neutral => self.findings.neutral += 1,
            }
        }
    }
}

/// From which score on a bead's words correspond: below it the pairing is more likely wrong than right.
const CORRESPONDING: f32 = 0.5;

fn words(tokens: &[crate::segmentation::Token]) -> usize {
    tokens
        .iter()
        .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
        .count()
}

fn body_words(document: &Document, sentences: &[usize]) -> usize {
    let body = sentences.iter().filter(|&&sentence| document.is_body(sentence));
    body.map(|&sentence| words(document.tokens_of(sentence))).sum()
}

/// A count for each severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct SeverityCounts {
    /// Critical ones.
    pub critical: usize,
    /// Major ones.
    pub major: usize,
    /// Minor ones.
    pub minor: usize,
    /// Neutral ones.
    pub neutral: usize,
}

/// A count for each class of edit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct ClassCounts {
    /// Factual ones.
    pub factual: usize,
    /// Unresolved ones.
    pub unresolved: usize,
    /// Paraphrases.
    pub paraphrase: usize,
    /// Typography and spelling.
    pub formatting: usize,
}
