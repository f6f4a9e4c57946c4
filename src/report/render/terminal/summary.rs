//! The lines around the findings: what was compared, what was folded, and the verdict.

use super::screen::Screen;
use crate::{
    divergence::{Mode, Severity, State},
    pair::{Pair, Side},
    policy::{FailLevel, Outcome},
    report::{
        Report, mqm,
        render::{
            Show, View,
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
    names(screen);
    let report = screen.report;
    screen.paragraph(&[Run::dim(correspondence(report))], HANGING);
    for notice in &report.notices {
        screen.paragraph(
            &[Run::new(Role::Strong, "note: "), Run::plain(&notice.message)],
            HANGING,
        );
    }
}

/// Both names, or the one of a text that is held against itself: each over its column, in a line, or under each other, as there is room.
fn names(screen: &mut Screen<'_>) {
    let texts = screen.report.documents.each(|side, _| name(screen, side));
    if screen.report.is_of_one_text() {
        screen.paragraph(&texts.original, HANGING);
        return;
    }
    let widths = texts.as_ref().map(|runs| Line::new(runs.clone()).width());
    let (wider, both) = (
        widths.original.max(widths.rendition),
        widths.original + widths.rendition,
    );
    if screen.view() == View::SideBySide && wider <= screen.room() {
        screen.two_columns(Run::dim("↔"), None, &texts.map(|runs| vec![runs]));
    } else if both + BETWEEN <= screen.settings.width {
        let between = [Run::gap(), Run::dim("↔"), Run::gap()];
        let line: Vec<Run> = texts
            .original
            .into_iter()
            .chain(between)
            .chain(texts.rendition)
            .collect();
        screen.paragraph(&line, HANGING);
    } else {
        for (runs, sign) in [(texts.original, "  "), (texts.rendition, "↔ ")] {
            screen.prefixed(&[Run::label(sign, HANGING)], &runs);
        }
    }
}

/// Columns of the sign between two names, with its blanks.
const BETWEEN: usize = 5;

/// The name of a text, with its size and language.
fn name(screen: &Screen<'_>, side: Side) -> Vec<Run> {
    let report = screen.report;
    let document = report.documents.get(side);
    let name = layout::name(document, side);
    let name = layout::shortened(&name, screen.settings.width / 2);
    let sentences = words::count(*report.statistics.sentences.get(side), "sentence");
    let mut runs = Vec::new();
    // A rendition stands behind its original; which of two versions is the later one has to be said.
    if report.mode != Mode::Fidelity {
        runs.extend([Run::dim(format!("{}:", mode::side(report.mode, side))), Run::plain(" ")]);
    }
    runs.extend([
        Run::new(Role::Strong, name),
        Run::gap(),
        Run::dim(format!("{sentences}, {}", document.language)),
    ]);
    runs
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
        parts.push(format!("page furniture: {original} and {rendition} sentences"));
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

/// The verdict for those who begin to read: the word, and what it rests on.
pub(super) fn outcome(screen: &mut Screen<'_>) {
    screen.blank();
    let runs = [word(screen.report), Run::gap(), Run::plain(reasons(screen.report))];
    screen.paragraph(&runs, HANGING);
}

/// The gate's answer in one line: counts, policy, exit code.
pub(super) fn verdict(screen: &mut Screen<'_>) {
    screen.blank();
    let report = screen.report;
    let mut parts = vec![reasons(report)];
    let accepted = (report.divergences.iter())
        .filter(|finding| finding.state == State::Accepted)
        .count();
    if accepted > 0 {
        parts.push(format!("{accepted} accepted"));
    }
    if report.verdict.fail_on != FailLevel::None {
        parts.push(format!("fails on {}", report.verdict.fail_on));
    }
    if let Some(code) = screen.settings.exit_code {
        parts.push(format!("exit {code}"));
    }
    if report.verdict.outcome != Outcome::NotComparable {
        parts.extend(mqm::penalty(&report.statistics).map(|penalty| penalty.to_string()));
    }
    let runs = [word(report), Run::gap(), Run::plain(parts.join(" · "))];
    screen.paragraph(&runs, HANGING);
}

/// What the verdict rests on: the findings, or that there is too little to find any in; and what else objects.
fn reasons(report: &Report) -> String {
    let objections = words::objections(report).into_iter().map(|objection| objection.message);
    let counts = (report.verdict.outcome != Outcome::NotComparable).then(|| words::counts(report));
    counts.into_iter().chain(objections).collect::<Vec<_>>().join(" · ")
}

/// The verdict in a word. Where nothing can fail, it is as loud as what was found.
fn word(report: &Report) -> Run {
    let verdict = &report.verdict;
    let loudness = match (verdict.outcome, verdict.fail_on, verdict.worst) {
        (Outcome::Pass, FailLevel::None, Some(Severity::Critical)) => Outcome::Fail,
        (Outcome::Pass, FailLevel::None, Some(Severity::Major)) => Outcome::NotComparable,
        (outcome, ..) => outcome,
    };
    Run::new(Role::Outcome(loudness), words::outcome(report))
}
