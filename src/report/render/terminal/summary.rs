//! The lines around the findings: what was compared, what was folded, and the verdict.

use super::screen::Screen;
use crate::{
    diff::EditClass,
    divergence::State,
    pair::{Pair, Side},
    policy::FailLevel,
    report::{
        Report, mqm,
        render::{
            Show,
            layout::{self, Run},
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
    let mut runs = Vec::new();
    for (side, document) in report.documents.iter() {
        if side == Side::Rendition {
            runs.extend([Run::gap(), Run::dim("↔"), Run::gap()]);
        }
        let name = layout::name(document, side);
        let sentences = words::count(*report.statistics.sentences.get(side), "sentence");
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
    let mut parts = vec![format!("{} aligned", words::count(statistics.aligned, "pair"))];
    if statistics.moved > 0 {
        parts.push(format!("{} moved", statistics.moved));
    }
    let only = Pair::new((statistics.omitted, "original"), (statistics.added, "rendition"));
    for (_, (sentences, side)) in only.iter().filter(|(_, (sentences, _))| *sentences > 0) {
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
        let pairs = paraphrase_only(report);
        let pairs = if pairs > 0 {
            format!(", {} nothing else", words::count(pairs, "pair with"))
        } else {
            String::new()
        };
        parts.push(format!(
            "{}{pairs} (--show paraphrase)",
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
    let word = Run::new(Role::Outcome(verdict.outcome), words::outcome(report));
    screen.paragraph(&[word, Run::gap(), Run::plain(parts.join(" · "))], HANGING);
}
