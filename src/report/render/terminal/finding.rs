//! A finding: what it is and where, the two wordings, and the evidence in words.

use std::{collections::BTreeMap, rc::Rc};

use super::screen::{INDENT, Screen};
use crate::{
    alignment::BeadKind,
    diff::{Edit, EditClass},
    divergence::{Divergence, State},
    pair::{Pair, Side},
    report::{
        Report,
        render::{
            Detail, View,
            excerpt::{self, Focus, Piece},
            inline,
            layout::{self, Line, Run},
            link, mode, select,
            style::{Role, Strength},
            words,
        },
    },
    text::Span,
};

/// Draws the findings to show, worst first or as they stand in the text.
pub(super) fn all(screen: &mut Screen<'_>) {
    for group in groups(screen) {
        screen.blank();
        let (Some(first), more) = (group.first(), group.get(1..).unwrap_or_default()) else {
            continue;
        };
        head(screen, first);
        wording(screen, &group);
        if !is_brief(screen, &group) {
            explanation(screen, first, &[]);
            for finding in more {
                let label = label(screen, finding);
                explanation(screen, finding, &label);
            }
        }
    }
}

/// Whether findings are drawn as one text instead of two lines and a remark: there is no evidence to tell for what is
/// unresolved, and there can be many of them.
fn is_brief(screen: &Screen<'_>, group: &[&Divergence]) -> bool {
    let settings = screen.settings;
    group.iter().all(|finding| {
        finding.class == EditClass::Unresolved
            && finding.bead.is_some()
            && finding.related.is_none()
            && only_repeats_words(screen, finding)
    }) && screen.view() == View::Stacked
        && settings.detail == Detail::Message
        && settings.context == 0
}

/// Whether a message tells no more than the words do that it points at.
fn only_repeats_words(screen: &Screen<'_>, finding: &Divergence) -> bool {
    let text = |side: Side| {
        finding
            .spans
            .get(side)
            .map(|span| span.of(&screen.report.documents.get(side).text))
    };
    match (text(Side::Original), text(Side::Rendition)) {
        (Some(from), Some(to)) => finding.message == format!("“{from}” became “{to}”"),
        _ => false,
    }
}

/// Findings drawn over one wording: those of a bead, where its first one stands. Apart they would show the same
/// sentences again and again.
fn groups<'a>(screen: &Screen<'a>) -> Vec<Vec<&'a Divergence>> {
    let mut groups: Vec<Vec<&Divergence>> = Vec::new();
    let mut of_bead = BTreeMap::new();
    for finding in select::findings(screen.report, screen.settings) {
        let bead = finding.bead.filter(|_| finding.related.is_none());
        let group = bead.map_or(groups.len(), |bead| *of_bead.entry(bead).or_insert(groups.len()));
        match groups.get_mut(group) {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups
}

fn head(screen: &mut Screen<'_>, finding: &Divergence) {
    let role = Role::Severity(finding.severity);
    let mut runs = vec![
        Run::new(role, format!("{} {}", words::sign(finding.severity), finding.severity)),
        Run::gap(),
        Run::new(Role::Strong, finding.kind.to_string()),
        Run::gap(),
        Run::dim(finding.code),
        Run::gap(),
    ];
    let names = names(screen).map(|name| format!("{name}:"));
    let what = runs.len();
    runs.extend(places(screen, finding, &names));
    if let Some(bead) = finding.bead.and_then(|bead| screen.report.alignment.beads.get(bead)) {
        runs.extend([Run::gap(), Run::dim(words::bead_name(bead))]);
    }
    if let Some(moved) = finding.bead.and_then(|bead| screen.movement(bead)) {
        runs.extend([Run::gap(), Run::new(Role::Moved, format!("⇅ {moved}"))]);
    }
    if finding.state != State::New {
        runs.extend([Run::gap(), Run::new(Role::Strong, format!("[{}]", finding.state))]);
    }
    let width = screen.settings.width;
    if Line::new(runs.clone()).width() > width && Line::new(runs[what..].to_vec()).width() + INDENT <= width {
        // Where it is goes on a line of its own rather than over the end of one.
        let place = runs.split_off(what);
        screen.paragraph(&runs, INDENT);
        screen.prefixed(&[Run::indent(INDENT)], &place);
    } else {
        screen.paragraph(&runs, INDENT);
    }
}

/// What became of the sentences of a bead, in a word for the gutter.
pub(super) fn shape(report: &Report, bead: usize) -> Option<Run> {
    let bead = report.alignment.beads.get(bead)?;
    Some(match bead.kind() {
        _ if bead.moved => Run::new(Role::Moved, "moved"),
        BeadKind::Split => Run::dim("split"),
        BeadKind::Merge => Run::dim("merged"),
        _ => return None,
    })
}

/// `a.txt:10:2472 ↔ b.txt:30:62`, each a link where the terminal has them.
fn places(screen: &Screen<'_>, finding: &Divergence, names: &Pair<String>) -> Vec<Run> {
    let related = finding.related.map(|related| (related.side, related.span));
    let both = (Side::BOTH.iter())
        .filter_map(|&side| Some((side, (*finding.spans.get(side))?)))
        .chain(related);
    let mut runs = Vec::new();
    for (side, span) in both {
        let document = screen.report.documents.get(side);
        let position = document.origin.position(&document.text, span.start);
        let target: Option<Rc<str>> = link::to(document, position.line, screen.settings);
        let name = names.get(side);
        if !runs.is_empty() {
            runs.push(Run::dim(" ↔ "));
        }
        runs.push(Run::plain(format!("{name}{}:{}", position.line, position.column)).linked(target));
    }
    runs
}

/// What the two texts are called in the places of findings: by their paths where a line has room for both, else by as
/// much of their ends as tells them apart.
fn names(screen: &Screen<'_>) -> Pair<String> {
    let width = screen.settings.width;
    let documents = screen.report.documents.as_ref();
    let full =
        Pair::new(Side::Original, Side::Rendition).map(|side| layout::name(documents.get(side), side).into_owned());
    if layout::columns(&full.original) + layout::columns(&full.rendition) + REST_OF_HEAD <= width {
        return full;
    }
    layout::short_names(documents).map(|name| layout::shortened(&name, width / 3).into_owned())
}

/// Columns that the head of a finding takes without the names.
const REST_OF_HEAD: usize = 60;

/// The wordings that the findings of a group point at.
fn wording(screen: &mut Screen<'_>, group: &[&Divergence]) {
    let finding = group[0];
    let bead = finding.bead.filter(|_| finding.related.is_none());
    let Some(bead) = bead else {
        return in_places(screen, finding);
    };
    let foci: Vec<Focus> = group.iter().map(|finding| finding.spans).collect();
    let report = screen.report;
    let side = |side: Side| excerpt::of_side(report, bead, side, &foci);
    let lines = group.len().min(MOST_LINES);
    let view = if is_brief(screen, group) {
        View::Inline
    } else {
        screen.view()
    };
    match view {
        View::Inline => {
            let pieces = inline::of_bead(report, bead, &foci, Strength::Loud);
            let cut = |pieces, are_several| excerpt(screen, pieces, are_several, 2.max(lines));
            let sentences = screen.reading_sentences(bead, &pieces, Strength::Loud, cut);
            screen.reading(&[Run::indent(INDENT)], &sentences);
        }
        View::SideBySide => {
            let lines = 4.max(lines);
            let sides = Pair::new(Side::Original, Side::Rendition)
                .map(|each| sentences(screen, bead, each, &side(each), lines, &foci));
            let sign = Run::new(Role::Severity(finding.severity), "!");
            screen.two_columns(sign, shape(screen.report, bead), &sides);
        }
        View::Auto | View::Stacked => {
            for each in Side::BOTH {
                let sentences = sentences(screen, bead, each, &side(each), lines, &foci);
                screen.labelled(screen.name_of(each), &sentences);
            }
        }
    }
}

/// Lines that the findings of one bead may fill together on each side.
const MOST_LINES: usize = 5;

/// The sentences of a side, cut to so many lines together or to one each, among those around them.
fn sentences(
    screen: &Screen<'_>,
    bead: usize,
    side: Side,
    pieces: &[Piece<'_>],
    lines: usize,
    foci: &[Focus],
) -> Vec<Vec<Run>> {
    if pieces.is_empty() {
        return vec![absence(screen, bead, foci)];
    }
    let cut = |pieces, are_several| excerpt(screen, pieces, are_several, lines);
    let mut sentences = screen.sentences(bead, side, pieces, Strength::Loud, cut);
    let [before, after] = context(screen, bead, side);
    if let Some(first) = sentences.first_mut() {
        first.splice(0..0, before);
    }
    if let Some(last) = sentences.last_mut() {
        last.extend(after);
    }
    sentences
}

/// The sentences before and after those of a bead, as many as are asked for.
fn context(screen: &Screen<'_>, bead: usize, side: Side) -> [Vec<Run>; 2] {
    let document = screen.report.documents.get(side);
    let sentences = screen
        .report
        .alignment
        .beads
        .get(bead)
        .map(|bead| bead.sentences.get(side).as_slice());
    let Some([first, ..]) = sentences else {
        return [Vec::new(), Vec::new()];
    };
    let last = sentences.and_then(<[usize]>::last).unwrap_or(first);
    let neighbour = |index: usize| {
        let span = document.sentences.get(index)?.span;
        Some(Run::dim(format!(" {} ", document.text.get(span.range())?)))
    };
    let context = screen.settings.context;
    let before = (first.saturating_sub(context)..*first).filter_map(neighbour);
    let after = (last + 1..=last + context).map_while(neighbour);
    [before.collect(), after.collect()]
}

/// A sentence cut to so many lines of the view, one of several to a line behind its number; whole when context is asked
/// for.
fn excerpt<'a>(screen: &Screen<'_>, pieces: Vec<Piece<'a>>, are_several: bool, lines: usize) -> Vec<Piece<'a>> {
    let columns = if are_several {
        screen.room().saturating_sub(NUMBER)
    } else {
        screen.room() * lines
    };
    match screen.settings.context {
        0 => excerpt::cut(pieces, columns.max(LEAST_EXCERPT)),
        _ => pieces,
    }
}

/// Columns that a brace and the number of a sentence take.
const NUMBER: usize = 6;

/// Columns that an excerpt may fill however narrow the screen: a clause with its context.
const LEAST_EXCERPT: usize = 60;

/// What stands for a side that a bead lacks: that nothing corresponds, and what came nearest.
fn absence(screen: &Screen<'_>, bead: usize, foci: &[Focus]) -> Vec<Run> {
    let mut runs = vec![Run::dim("nothing corresponds")];
    let side = if foci.iter().any(|focus| focus.original.is_some()) {
        Side::Rendition
    } else {
        Side::Original
    };
    let nearest = screen.report.alignment.beads.get(bead).and_then(|bead| bead.nearest);
    let document = screen.report.documents.get(side);
    if let Some((nearest, sentence)) =
        nearest.and_then(|nearest| Some((nearest, document.sentences.get(nearest.sentence)?)))
        && nearest.score >= NEAR
    {
        let text = document.text.get(sentence.span.range()).unwrap_or_default();
        let text = layout::shortened(text, screen.room());
        runs.push(Run::dim(format!("; nearest is {}: {text}", nearest.sentence + 1)));
    }
    runs
}

/// From this similarity on a sentence is worth naming as the nearest one.
const NEAR: f32 = 0.25;

/// Findings across a document or inside one: each place with its own sentence.
fn in_places(screen: &mut Screen<'_>, finding: &Divergence) {
    let related = finding.related.map(|related| (related.side, related.span));
    let places: Vec<(Side, Span)> = (Side::BOTH.iter())
        .filter_map(|&side| Some((side, (*finding.spans.get(side))?)))
        .chain(related)
        .collect();
    for (side, span) in places {
        let pieces = excerpt::of_place(screen.report.documents.get(side), side, span);
        let pieces = excerpt(screen, pieces, false, 1);
        let runs = screen.runs(&pieces, Strength::Loud);
        screen.labelled(screen.name_of(side), &[runs]);
    }
}

/// What a finding says, and behind it what tells it from the one that the head is about.
fn explanation(screen: &mut Screen<'_>, finding: &Divergence, label: &[Run]) {
    let mut runs = vec![Run::plain(mode::message(screen.report, finding))];
    runs.extend_from_slice(label);
    screen.remark(&runs);
    if screen.settings.detail >= Detail::Evidence {
        for line in &finding.evidence {
            screen.aside(&[Run::dim(mode::evidence(screen.report.mode, line))]);
        }
        let fingerprint = format!(
            "{} · confidence {} · {}",
            finding.rule, finding.confidence, finding.fingerprint
        );
        screen.aside(&[Run::dim(fingerprint)]);
    }
    if screen.settings.detail == Detail::Score {
        for line in scores(screen.report, finding) {
            screen.aside(&[Run::dim(line)]);
        }
    }
}

/// For each changed wording that a finding rests on: its score and the points it is made of.
fn scores(report: &Report, finding: &Divergence) -> Vec<String> {
    let diff = finding.bead.and_then(|bead| report.diffs.get(bead));
    let edits = diff.into_iter().flat_map(|diff| diff.changes_at(finding.spans));
    let line = |edit: &Edit| {
        let words = Side::BOTH.map(|side| {
            let span = edit.spans.get(side).map(|span| span.range());
            let text = span.and_then(|span| report.documents.get(side).text.get(span));
            text.unwrap_or_default().trim().to_owned()
        });
        let points: Vec<String> = edit
            .contributions()
            .filter(|(_, points)| *points != 0)
            .map(|(feature, points)| format!("{feature} {points:+}"))
            .collect();
        let [original, rendition] = words;
        format!(
            "score {:.2} of “{original}” → “{rendition}”: {}",
            edit.score(),
            points.join(", ")
        )
    };
    edits.map(line).collect()
}

/// What the head says of the first finding of a group, for another one of it, in short.
fn label(screen: &Screen<'_>, finding: &Divergence) -> Vec<Run> {
    let role = Role::Severity(finding.severity);
    let mut runs = vec![
        Run::gap(),
        Run::new(role, format!("{} {}", words::sign(finding.severity), finding.severity)),
        Run::dim(format!(" {} {} ", finding.kind, finding.code)),
    ];
    runs.extend(places(screen, finding, &Pair::default()));
    if finding.state != State::New {
        runs.extend([Run::gap(), Run::new(Role::Strong, format!("[{}]", finding.state))]);
    }
    runs
}
