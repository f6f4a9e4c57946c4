//! What every format for people says in the same words.

use super::mode;
use crate::{
    alignment::{Bead, BeadKind},
    divergence::Severity,
    policy::{FailLevel, Outcome},
    report::Report,
};

/// The verdict in a word. Where nothing can fail, it says what was found.
pub(super) fn outcome(report: &Report) -> &'static str {
    match (report.verdict.outcome, report.verdict.fail_on) {
        (Outcome::NotComparable, _) => "NOT COMPARABLE",
        (Outcome::Fail, _) => "FAIL",
        (Outcome::Pass, FailLevel::None) => mode::verdict(report.mode, differs(report)),
        (Outcome::Pass, _) => "PASS",
    }
}

/// Whether the two texts are found to say different things.
pub(super) fn differs(report: &Report) -> bool {
    report.verdict.worst.is_some_and(|worst| worst > Severity::Neutral)
}

/// `1 critical, 2 minor`, or that there is nothing.
pub(super) fn counts(report: &Report) -> String {
    let findings = report.statistics.findings;
    let counted = [
        (findings.critical, Severity::Critical),
        (findings.major, Severity::Major),
        (findings.minor, Severity::Minor),
        (findings.neutral, Severity::Neutral),
    ];
    let parts: Vec<String> = (counted.iter())
        .filter(|(number, _)| *number > 0)
        .map(|(number, severity)| format!("{number} {severity}"))
        .collect();
    if parts.is_empty() {
        mode::nothing(report.mode).to_owned()
    } else {
        parts.join(", ")
    }
}

/// Why a rendition does not pass, beside its single findings.
pub(super) fn objections(report: &Report) -> Vec<Objection> {
    let mut objections = Vec::new();
    objections.extend(report.why_not_comparable().map(|message| Objection {
        name: "not-comparable",
        message,
    }));
    objections.extend(report.verdict.exceeded.iter().map(|exceeded| Objection {
        name: "limit-exceeded",
        message: format!("more findings than allowed: {exceeded}"),
    }));
    if report.verdict.stale > 0 {
        let accepted = count(report.verdict.stale, "accepted finding");
        objections.push(Objection {
            name: "stale-acceptance",
            message: format!("no longer as it was accepted: {accepted}"),
        });
    }
    objections
}

/// A reason that no single finding holds.
pub(super) struct Objection {
    pub(super) name: &'static str,
    pub(super) message: String,
}

/// A number with its noun.
pub(super) fn count(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => {
            let (word, rest) = noun
                .split_once(' ')
                .map_or((noun, String::new()), |(word, rest)| (word, format!(" {rest}")));
            format!("{number} {word}s{rest}")
        }
    }
}

/// The sign that goes with a severity.
pub(super) const fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "✖",
        Severity::Major => "▲",
        Severity::Minor => "●",
        Severity::Neutral => "○",
    }
}

/// `pair 24 ↔ 19`, with what became of the sentences when it is not one against one. Sentences count from 1.
pub(super) fn bead_name(bead: &Bead) -> String {
    let numbers = bead.sentences.as_ref().map(|sentences| match sentences.as_slice() {
        [] => "∅".to_owned(),
        [one] => (one + 1).to_string(),
        [first, .., last] if last - first + 1 == sentences.len() => format!("{}–{}", first + 1, last + 1),
        several => several
            .iter()
            .map(|one| (one + 1).to_string())
            .collect::<Vec<_>>()
            .join("+"),
    });
    let suffix = match bead.kind() {
        BeadKind::Split => " split",
        BeadKind::Merge => " merged",
        BeadKind::Many => " rearranged",
        BeadKind::Match | BeadKind::Omission | BeadKind::Addition => "",
    };
    format!("pair {}↔{}{suffix}", numbers.original, numbers.rendition)
}
