//! The text itself, a row a bead, when more than findings is asked for; else a line for each passage that moved.

use std::collections::BTreeMap;

use super::{
    finding::shape,
    screen::{INDENT, Screen},
};
use crate::{
    alignment::{Bead, BeadKind},
    diff::EditClass,
    pair::{Pair, Side},
    report::{
        Report,
        render::{
            Show, View,
            excerpt::{self, Focus},
            inline,
            layout::{self, Run},
            select,
            style::{Role, Strength},
            words,
        },
    },
};

/// Draws the text if paraphrase, formatting or equal passages are to be shown, and what moved otherwise.
pub(super) fn all(screen: &mut Screen<'_>) {
    let show = &screen.settings.show;
    if [Show::Paraphrase, Show::Formatting, Show::Equal]
        .iter()
        .any(|asked| show.contains(asked))
    {
        text(screen);
    } else if show.contains(&Show::Moved) {
        moved(screen);
    }
}

/// One line for each moved bead that no finding has shown yet.
fn moved(screen: &mut Screen<'_>) {
    let report = screen.report;
    let found = foci(screen);
    for (index, bead) in report.alignment.beads.iter().enumerate() {
        let Some(how) = screen.movement(index).filter(|_| !found.contains_key(&index)) else {
            continue;
        };
        screen.blank_once();
        let name = words::bead_name(bead);
        let mut runs = vec![
            Run::new(Role::Moved, format!("⇅ {how}")),
            Run::gap(),
            Run::dim(&name),
            Run::gap(),
        ];
        let taken: usize = [how.as_str(), &name].into_iter().map(layout::columns).sum();
        let room = screen.settings.width.saturating_sub(taken + GAPS);
        let text = excerpt::cut(vec![excerpt::Piece::equal(sentence(report, bead))], room);
        runs.extend(screen.runs(&text, Strength::Quiet));
        screen.paragraph(&runs, INDENT);
    }
}

/// What the findings shown point at, by their beads.
fn foci(screen: &Screen<'_>) -> BTreeMap<usize, Vec<Focus>> {
    let mut foci: BTreeMap<usize, Vec<Focus>> = BTreeMap::new();
    for finding in select::findings(screen.report, screen.settings) {
        if let Some(bead) = finding.bead {
            let foci = foci.entry(bead).or_default();
            foci.extend(finding.related.is_none().then_some(finding.spans));
        }
    }
    foci
}

/// Columns that the sign, the gaps and the sign of a cut take in the line of a moved passage.
const GAPS: usize = 8;

/// The first sentence of a bead as the rendition has it, or the original.
fn sentence<'a>(report: &'a Report, bead: &Bead) -> &'a str {
    let text = |side: Side| {
        let document = report.documents.get(side);
        let sentence = document.sentences.get(*bead.sentences.get(side).first()?)?;
        document.text.get(sentence.span.range())
    };
    text(Side::Rendition)
        .or_else(|| text(Side::Original))
        .unwrap_or_default()
}

/// Every bead that is asked for, in order, with a count where some were left out.
fn text(screen: &mut Screen<'_>) {
    screen.blank();
    screen.paragraph(&[Run::new(Role::Strong, "Text"), Run::gap(), Run::dim(LEGEND)], INDENT);
    let found = foci(screen);
    let mut left_out = 0;
    for (index, bead) in screen.report.alignment.beads.iter().enumerate() {
        let kind = RowKind::of(screen.report, index, bead);
        let foci = found.get(&index);
        if foci.is_some() || screen.settings.show.contains(&kind.show()) {
            gap(screen, &mut left_out);
            let sign = if foci.is_some() { "!" } else { kind.sign() };
            row(screen, index, bead, sign, foci.map_or(&[], Vec::as_slice));
        } else {
            left_out += 1;
        }
    }
    gap(screen, &mut left_out);
}

/// No-break spaces keep a sign and its word on one line.
const LEGEND: &str = "!\u{a0}finding · ?\u{a0}undecided · ~\u{a0}reworded · =\u{a0}same · ⇅\u{a0}moved · <\u{a0}left\u{a0}out · >\u{a0}added";

fn gap(screen: &mut Screen<'_>, left_out: &mut usize) {
    if *left_out > 0 {
        let pairs = if *left_out == 1 { "pair" } else { "pairs" };
        screen.paragraph(&[Run::dim(format!("⋯ {left_out} {pairs} folded"))], INDENT);
        *left_out = 0;
    }
}

/// What a row is shown for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RowKind {
    Equal,
    Formatting,
    Paraphrase,
    Changed,
    Moved,
    Omission,
    Addition,
}

impl RowKind {
    fn of(report: &Report, index: usize, bead: &Bead) -> Self {
        let class = (report.diffs.get(index).into_iter())
            .flat_map(|diff| diff.edits.iter().map(|edit| edit.class))
            .max();
        match (bead.kind(), class) {
            (BeadKind::Omission, _) => Self::Omission,
            (BeadKind::Addition, _) => Self::Addition,
            (_, Some(EditClass::Factual | EditClass::Unresolved)) => Self::Changed,
            _ if bead.moved => Self::Moved,
            (_, Some(EditClass::Paraphrase)) => Self::Paraphrase,
            (_, Some(EditClass::Formatting)) => Self::Formatting,
            (_, Some(EditClass::Unchanged) | None) => Self::Equal,
        }
    }

    const fn show(self) -> Show {
        match self {
            Self::Equal => Show::Equal,
            Self::Formatting => Show::Formatting,
            Self::Paraphrase => Show::Paraphrase,
            Self::Changed => Show::Unresolved,
            Self::Moved => Show::Moved,
            Self::Omission => Show::Omission,
            Self::Addition => Show::Addition,
        }
    }

    /// The sign in the gutter.
    const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Formatting | Self::Paraphrase => "~",
            Self::Changed => "?",
            Self::Moved => "⇅",
            Self::Omission => "<",
            Self::Addition => ">",
        }
    }
}

fn row(screen: &mut Screen<'_>, index: usize, bead: &Bead, sign: &str, foci: &[Focus]) {
    let least = if screen.settings.show.contains(&Show::Paraphrase) {
        Strength::Quiet
    } else {
        Strength::Medium
    };
    let report = screen.report;
    let side = |side: Side| excerpt::of_side(report, index, side, foci);
    let role = if bead.moved { Role::Moved } else { Role::Strong };
    match screen.view() {
        View::SideBySide => {
            let sides = Pair::new(Side::Original, Side::Rendition);
            let sides = sides.map(|each| screen.sentences(index, each, &side(each), least, |pieces, _| pieces));
            screen.two_columns(Run::new(role, sign), shape(report, index), &sides);
        }
        View::Inline => {
            let pieces = inline::of_bead(report, index, foci, least);
            let sentences = screen.reading_sentences(index, &pieces, least, |pieces, _| pieces);
            let mut prefix = vec![Run::new(role, sign), Run::plain(" ")];
            if inline::parted_by(bead).is_some() {
                prefix.push(Run::dim(words::bead_name(bead).trim_start_matches("pair ")));
                screen.paragraph(&prefix, INDENT);
                prefix = vec![Run::indent(INDENT)];
            }
            screen.reading(&prefix, &sentences);
        }
        View::Auto | View::Stacked => stacked(screen, index, bead, Run::new(role, sign), least, foci),
    }
}

fn stacked(screen: &mut Screen<'_>, index: usize, bead: &Bead, sign: Run, least: Strength, foci: &[Focus]) {
    let report = screen.report;
    let mut head = vec![sign, Run::plain(" "), Run::dim(words::bead_name(bead))];
    if let Some(how) = screen.movement(index) {
        head.extend([Run::gap(), Run::new(Role::Moved, format!("⇅ {how}"))]);
    }
    screen.blank();
    screen.paragraph(&head, INDENT);
    let pieces = Pair::new(Side::Original, Side::Rendition).map(|side| excerpt::of_side(report, index, side, foci));
    let is_same = pieces
        .original
        .iter()
        .map(|piece| piece.text)
        .eq(pieces.rendition.iter().map(|piece| piece.text));
    for (side, pieces) in pieces.iter() {
        let label = if is_same { "both" } else { screen.name_of(side) };
        if pieces.is_empty() || (is_same && side == Side::Rendition) {
            continue;
        }
        let sentences = screen.sentences(index, side, pieces, least, |pieces, _| pieces);
        screen.labelled(label, &sentences);
    }
}
