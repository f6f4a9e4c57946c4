//! The lines around the findings: what was compared, what was folded, and the verdict.

use super::screen::Screen;
use crate::{
    divergence::{Severity, State},
    pair::Pair,
    policy::{FailLevel, Outcome},
    report::{
        Report, mqm,
        render::{
            Show,
            layout::{self, Line, Run},
            mode,
            select::{self, Folding},
            style::Role,
            words,
        },
    },
};

/// Columns that later lines of a summary are set in by.
const HANGING: usize = 2;

/// Both names with their sizes and languages, how they correspond, and what was guessed.
pub(super) fn head(screen: &mut Screen<'_>) {
    let report = screen.report;
    let mut texts: Vec<Vec<Run>> = Vec::new();
    for (side, document) in report.documents.iter() {
        let mut runs = Vec::new();
        let name = layout::name(document, side);
        let sentences = words::count(*report.statistics.sentences.get(side), "sentence");
        runs.push(Run::new(
            Role::Strong,
            layout::shortened(&name, screen.settings.width / 2),
        ));
        runs.extend([Run::gap(), Run::dim(format!("{sentences}, {}", document.language))]);
        texts.push(runs);
    }
    let between = [Run::gap(), Run::dim("↔"), Run::gap()];
    let line: Vec<Run> = texts.join(between.as_slice());
    if Line::new(line.clone()).width() <= screen.settings.width {
        screen.paragraph(&line, HANGING);
    } else {
        // Two names that a line has no room for stand under each other.
        for (runs, sign) in texts.iter().zip(["  ", "↔ "]) {
            screen.prefixed(&[Run::label(sign, HANGING)], runs);
        }
    }
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
    let mut parts = vec![format!("{} aligned", words::count(statistics.aligned, "pair"))];
    if statistics.moved > 0 {
        parts.push(format!("{} moved", statistics.moved));
    }
    let only = Pair::new(statistics.omitted, statistics.added);
    for (side, sentences) in only.iter().filter(|(_, sentences)| **sentences > 0) {
        let side = mode::side(report.mode, side);
        parts.push(format!("{} only in the {side}", words::count(*sentences, "sentence")));
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
        parts.push(format!(
            "{} (--show paraphrase)",
            words::count(edits.paraphrase, "paraphrase")
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

/// The gate's answer in one line: counts, policy, exit code.
pub(super) fn verdict(screen: &mut Screen<'_>) {
    screen.blank();
    let report = screen.report;
    let verdict = &report.verdict;
    let mut parts = vec![words::counts(report)];
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
    // Where nothing can fail, the word is as loud as what was found.
    let loudness = match (verdict.outcome, verdict.fail_on, verdict.worst) {
        (Outcome::Pass, FailLevel::None, Some(Severity::Critical)) => Outcome::Fail,
        (Outcome::Pass, FailLevel::None, Some(Severity::Major)) => Outcome::NotComparable,
        (outcome, ..) => outcome,
    };
    let word = Run::new(Role::Outcome(loudness), words::outcome(report));
    screen.paragraph(&[word, Run::gap(), Run::plain(parts.join(" · "))], HANGING);
}
