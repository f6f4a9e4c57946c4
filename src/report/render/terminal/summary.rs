//! The lines around the findings: what was compared, what was folded, and the verdict.

use super::screen::Screen;
use crate::{
    diff::EditClass,
    divergence::{Severity, State},
    pair::{Pair, Side},
    policy::{FailLevel, Outcome},
    report::{
        Report, mqm,
        render::{
            Show,
            layout::{self, Run},
            select::{self, Folding},
            style::Role,
        },
    },
};

/// Columns that later lines of a summary are set in by.
const HANGING: usize = 2;

/// Both names with their sizes and languages, how they correspond, and what was guessed.
pub(super) fn head(screen: &mut Screen<'_>) {
    let report = screen.report;
    let mut runs = Vec::new();
    for (side, document) in report.documents.iter() {
        if side == Side::Rendition {
            runs.extend([Run::gap(), Run::dim("↔"), Run::gap()]);
        }
        let name = layout::name(document, side);
        let sentences = count(*report.statistics.sentences.get(side), "sentence");
        runs.push(Run::new(
            Role::Strong,
            layout::shortened(&name, screen.settings.width / 2),
        ));
        runs.extend([Run::gap(), Run::dim(format!("{sentences}, {}", document.language))]);
    }
    screen.paragraph(&runs, HANGING);
    screen.paragraph(&[Run::dim(correspondence(report))], HANGING);
    for notice in &report.notices {
        screen.paragraph(
            &[Run::new(Role::Strong, "note: "), Run::plain(&notice.message)],
            HANGING,
        );
    }
}

fn correspondence(report: &Report) -> String {
    let statistics = &report.statistics;
    let mut parts = vec![format!("{} aligned", count(statistics.aligned, "pair"))];
    if statistics.moved > 0 {
        parts.push(format!("{} moved", statistics.moved));
    }
    let only = Pair::new((statistics.omitted, "original"), (statistics.added, "rendition"));
    for (_, (sentences, side)) in only.iter().filter(|(_, (sentences, _))| *sentences > 0) {
        parts.push(format!("{} only in the {side}", count(*sentences, "sentence")));
    }
    let furniture = statistics.furniture;
    if furniture.original + furniture.rendition > 0 {
        let (original, rendition) = (furniture.original, furniture.rendition);
        parts.push(format!("page furniture {original} and {rendition}"));
    }
    parts.join(" · ")
}

/// What is not shown, counted, with the flag that opens it.
pub(super) fn folded(screen: &mut Screen<'_>) {
    let parts = foldings(screen);
    if !parts.is_empty() {
        screen.blank();
        screen.prefixed(&[Run::dim("○ folded: ")], &[Run::dim(parts.join(" · "))]);
    }
}

fn foldings(screen: &Screen<'_>) -> Vec<String> {
    let (report, settings) = (screen.report, screen.settings);
    let folded: Vec<Folding> = (report.divergences.iter())
        .filter_map(|finding| select::folded_by(finding, settings))
        .collect();
    let mut parts = Vec::new();
    for show in [
        Show::Factual,
        Show::Unresolved,
        Show::Omission,
        Show::Addition,
        Show::Accepted,
    ] {
        let findings = folded
            .iter()
            .filter(|&&folding| folding == Folding::Class(show))
            .count();
        if findings > 0 {
            parts.push(format!("{} {show} (--show {show})", findings));
        }
    }
    let below = folded
        .iter()
        .filter(|folding| matches!(folding, Folding::Severity(_)))
        .count();
    if below > 0 {
        parts.push(format!("{below} below {} (--min-severity)", settings.min_severity));
    }
    let edits = report.statistics.edits;
    if edits.paraphrase > 0 && !settings.show.contains(&Show::Paraphrase) {
        let pairs = paraphrase_only(report);
        let pairs = if pairs > 0 {
            format!(", {} nothing else", count(pairs, "pair with"))
        } else {
            String::new()
        };
        parts.push(format!(
            "{}{pairs} (--show paraphrase)",
            count(edits.paraphrase, "paraphrase")
        ));
    }
    if edits.formatting > 0 && !settings.show.contains(&Show::Formatting) {
        parts.push(format!(
            "{} of typography or spelling (--show formatting)",
            edits.formatting
        ));
    }
    parts
}

/// Pairs with paraphrase and nothing that weighs more.
fn paraphrase_only(report: &Report) -> usize {
    (report.diffs.iter())
        .filter(|diff| diff.edits.iter().map(|edit| edit.class).max() == Some(EditClass::Paraphrase))
        .count()
}

/// The gate's answer in one line: counts, policy, exit code.
pub(super) fn verdict(screen: &mut Screen<'_>) {
    screen.blank();
    let report = screen.report;
    let verdict = &report.verdict;
    let mut parts = vec![counts(report)];
    let accepted = (report.divergences.iter())
        .filter(|finding| finding.state == State::Accepted)
        .count();
    if accepted > 0 {
        parts.push(format!("{accepted} accepted"));
    }
    if verdict.fail_on != FailLevel::None {
        parts.push(format!("fails on {}", verdict.fail_on));
    }
    if let Some(code) = screen.settings.exit_code {
        parts.push(format!("exit {code}"));
    }
    parts.extend(mqm::penalty(&report.statistics).map(|penalty| penalty.to_string()));
    let word = Run::new(Role::Outcome(verdict.outcome), outcome(report));
    screen.paragraph(&[word, Run::gap(), Run::plain(parts.join(" · "))], HANGING);
}

/// The verdict in a word. Where nothing can fail, it says what was found.
pub(in crate::report::render) fn outcome(report: &Report) -> &'static str {
    match (report.verdict.outcome, report.verdict.fail_on, report.verdict.worst) {
        (Outcome::NotComparable, ..) => "NOT COMPARABLE",
        (Outcome::Fail, ..) => "FAIL",
        (Outcome::Pass, FailLevel::None, Some(Severity::Minor | Severity::Major | Severity::Critical)) => "DIVERGES",
        (Outcome::Pass, FailLevel::None, _) => "AGREES",
        (Outcome::Pass, ..) => "PASS",
    }
}

/// `1 critical, 2 minor`, or that there is nothing.
pub(in crate::report::render) fn counts(report: &Report) -> String {
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
        "no divergence".to_owned()
    } else {
        parts.join(", ")
    }
}

/// A number with its noun.
fn count(number: usize, noun: &str) -> String {
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
