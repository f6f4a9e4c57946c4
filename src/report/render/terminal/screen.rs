//! The lines under construction, and the ways to draw wordings into them.

use crate::{
    pair::{Pair, Side},
    report::{
        Report,
        render::{
            ColorDepth, Markers, RenderSettings, View,
            excerpt::{self, Piece},
            inline,
            layout::{self, Line, Run},
            mode,
            movement::Movements,
            style::{Painter, Role, Strength},
        },
    },
};

/// The lines so far, and what they are made from.
pub(super) struct Screen<'a> {
    pub(super) report: &'a Report,
    pub(super) settings: &'a RenderSettings,
    lines: Vec<Line>,
    in_list: bool,
    movements: Movements,
}

/// Columns that everything inside a finding is set in by.
pub(super) const INDENT: usize = 2;
/// Columns of the label before a wording, without the bar.
const LABEL: usize = 10;
/// The bar between a label and its wording, with blanks.
const BAR: &str = "│ ";
/// From this width on two columns are readable.
const TWO_COLUMNS: usize = 120;
/// Columns between the two columns.
const GUTTER: usize = 9;

impl<'a> Screen<'a> {
    pub(super) fn new(report: &'a Report, settings: &'a RenderSettings) -> Self {
        Self {
            report,
            settings,
            lines: Vec::new(),
            in_list: false,
            movements: Movements::of(report),
        }
    }

    /// Everything drawn, as text.
    pub(super) fn into_text(self) -> String {
        let painter = Painter::new(self.settings);
        let mut text = String::new();
        for line in &self.lines {
            line.write(painter, &mut text);
        }
        text
    }

    /// The view to draw in.
    pub(super) const fn view(&self) -> View {
        match self.settings.view {
            View::Auto if self.settings.width >= TWO_COLUMNS => View::SideBySide,
            View::Auto => View::Stacked,
            chosen => chosen,
        }
    }

    /// How far a bead moved, in words.
    pub(super) fn movement(&self, bead: usize) -> Option<String> {
        self.movements.get(bead)
    }

    /// What a side is called.
    pub(super) const fn name_of(&self, side: Side) -> &'static str {
        mode::side(self.report.mode, side)
    }

    /// An empty line, unless there is one.
    pub(super) fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| line.width() > 0) {
            self.lines.push(Line::default());
        }
    }

    /// An empty line before the first line of a list.
    pub(super) fn blank_once(&mut self) {
        if !self.in_list {
            self.blank();
            self.in_list = true;
        }
    }

    /// Running text, its later lines set in by `hanging` columns.
    pub(super) fn paragraph(&mut self, runs: &[Run], hanging: usize) {
        let width = self.settings.width;
        for (index, line) in layout::wrap(runs, width, width.saturating_sub(hanging))
            .into_iter()
            .enumerate()
        {
            let indent = if index == 0 { 0 } else { hanging };
            self.lines.push(line.after([Run::indent(indent)]));
        }
    }

    /// Running text behind a prefix; later lines are set in as deep.
    pub(super) fn prefixed(&mut self, prefix: &[Run], runs: &[Run]) {
        let hanging = Line::new(prefix.to_vec()).width();
        let room = self.settings.width.saturating_sub(hanging);
        for (index, line) in layout::wrap(runs, room, room).into_iter().enumerate() {
            let first = if index == 0 {
                prefix.to_vec()
            } else {
                vec![Run::indent(hanging)]
            };
            self.lines.push(line.after(first));
        }
    }

    /// A wording behind its label and a bar that goes on down the side; a brace holds several sentences together.
    pub(super) fn labelled(&mut self, label: &str, sentences: &[Vec<Run>]) {
        let margin = INDENT + LABEL + layout::columns(BAR);
        let room = self.settings.width.saturating_sub(margin);
        for (index, (part, line)) in braced(sentences, room).into_iter().enumerate() {
            let label = if index == 0 { label } else { "" };
            let bar = part.map_or_else(
                || Run::label(BAR, 0),
                |part| Run::new(Role::Strong, format!("{} ", part.opening())),
            );
            let prefix = [Run::indent(INDENT), Run::label(label, LABEL), bar];
            self.lines.push(line.after(prefix));
        }
    }

    /// The sentences of a side of a bead as runs, each cut as told; several are numbered as in the document.
    pub(super) fn sentences<'p>(
        &self,
        bead: usize,
        side: Side,
        pieces: &[Piece<'p>],
        least: Strength,
        cut: impl Fn(Vec<Piece<'p>>, bool) -> Vec<Piece<'p>>,
    ) -> Vec<Vec<Run>> {
        let sentences = excerpt::by_sentence(pieces);
        let numbers = self
            .report
            .alignment
            .beads
            .get(bead)
            .map(|bead| bead.sentences.get(side));
        let are_several = sentences.len() > 1;
        let runs = sentences.into_iter().enumerate().map(|(index, pieces)| {
            let number = numbers.and_then(|numbers| numbers.get(index)).filter(|_| are_several);
            let mut runs: Vec<Run> = number
                .map(|number| Run::dim(format!("{} ", number + 1)))
                .into_iter()
                .collect();
            runs.extend(self.runs(&cut(pieces.to_vec(), are_several), least));
            runs
        });
        runs.collect()
    }

    /// A reading text behind a prefix; a brace holds several sentences together.
    pub(super) fn reading(&mut self, prefix: &[Run], sentences: &[Vec<Run>]) {
        let hanging = Line::new(prefix.to_vec()).width();
        let brace = if sentences.len() > 1 { layout::columns(BAR) } else { 0 };
        let room = self.settings.width.saturating_sub(hanging + brace);
        for (index, (part, line)) in braced(sentences, room).into_iter().enumerate() {
            let mut before = if index == 0 {
                prefix.to_vec()
            } else {
                vec![Run::indent(hanging)]
            };
            before.extend(part.map(|part| Run::new(Role::Strong, format!("{} ", part.opening()))));
            self.lines.push(line.after(before));
        }
    }

    /// The sentences of a reading text as runs, each cut as told; several are numbered as on the side they are from.
    pub(super) fn reading_sentences<'p>(
        &self,
        bead: usize,
        pieces: &[Piece<'p>],
        least: Strength,
        cut: impl Fn(Vec<Piece<'p>>, bool) -> Vec<Piece<'p>>,
    ) -> Vec<Vec<Run>> {
        let side = (self.report.alignment.beads.get(bead)).and_then(inline::parted_by);
        self.sentences(bead, side.unwrap_or(Side::Rendition), pieces, least, cut)
    }

    /// What is said about the wordings above, hung under their bar.
    pub(super) fn remark(&mut self, runs: &[Run]) {
        self.hung("└ ", runs);
    }

    /// More about the same, under a remark.
    pub(super) fn aside(&mut self, runs: &[Run]) {
        self.hung("  ", runs);
    }

    fn hung(&mut self, sign: &str, runs: &[Run]) {
        let indent = match self.view() {
            View::Stacked => INDENT + LABEL,
            _ => INDENT,
        };
        self.prefixed(&[Run::indent(indent), Run::label(sign.trim_end(), 2)], runs);
    }

    /// Columns for a wording in the view.
    pub(super) fn room(&self) -> usize {
        match self.view() {
            View::SideBySide => self.column(),
            View::Inline => self.settings.width.saturating_sub(INDENT),
            View::Auto | View::Stacked => self
                .settings
                .width
                .saturating_sub(INDENT + LABEL + layout::columns(BAR)),
        }
    }

    fn column(&self) -> usize {
        self.settings.width.saturating_sub(INDENT + GUTTER) / 2
    }

    /// Two wordings in two columns; between them a sign and below it a word, if there is one, and braces around several
    /// sentences of a side.
    pub(super) fn two_columns(&mut self, sign: Run, word: Option<Run>, wordings: &Pair<Vec<Vec<Run>>>) {
        let column = self.column();
        // A blank between a wording and the brace behind it; the one before a wording has its own.
        let mut sides = Pair::new(
            braced(
                &wordings.original,
                column.saturating_sub(usize::from(wordings.original.len() > 1)),
            )
            .into_iter(),
            braced(&wordings.rendition, column).into_iter(),
        );
        let mut middles = [sign].into_iter().chain(word);
        loop {
            let (left, right, middle) = (sides.original.next(), sides.rendition.next(), middles.next());
            if left.is_none() && right.is_none() && middle.is_none() {
                break;
            }
            let (closing, left) = left.unwrap_or_default();
            let (opening, right) = right.unwrap_or_default();
            let brace = |part: Option<BracePart>, sign: fn(BracePart) -> &'static str| {
                Run::new(Role::Strong, part.map_or(" ", sign))
            };
            let gutter = [
                brace(closing, BracePart::closing),
                middle.unwrap_or_else(|| Run::dim("│")).centred(GUTTER - 3),
                brace(opening, BracePart::opening),
                Run::plain(" "),
            ];
            let left = left.after([Run::indent(INDENT)]);
            self.lines.push(left.beside(INDENT + column, gutter, right));
        }
    }

    /// The lines so far.
    pub(super) const fn height(&self) -> usize {
        self.lines.len()
    }

    /// Moves the lines from `from` on up, to stand before the line `to`.
    pub(super) fn raise(&mut self, from: usize, to: usize) {
        let raised = self.lines.split_off(from.min(self.lines.len()));
        let to = to.min(self.lines.len());
        self.lines.splice(to..to, raised);
    }

    /// Pieces of a wording as runs, the changes of at least `least` marked where colour cannot tell them.
    pub(super) fn runs(&self, pieces: &[Piece<'_>], least: Strength) -> Vec<Run> {
        let mut runs = Vec::with_capacity(pieces.len());
        for piece in pieces {
            let Some((side, strength)) = piece.change else {
                runs.push(Run::plain(piece.text));
                continue;
            };
            let role = Role::Changed(side, strength);
            if piece.text == excerpt::CARET || !self.has_marks(strength, least) {
                runs.push(Run::new(role, piece.text));
                continue;
            }
            let (open, close) = match side {
                Side::Original => ("[-", "-]"),
                Side::Rendition => ("{+", "+}"),
            };
            runs.push(Run::new(role, format!("{open}{}{close}", piece.text)));
        }
        runs
    }

    fn has_marks(&self, strength: Strength, least: Strength) -> bool {
        match self.settings.markers {
            Markers::Always => true,
            Markers::Auto => self.settings.color == ColorDepth::None && strength >= least,
        }
    }
}

/// Which part of a brace a line has.
#[derive(Debug, Clone, Copy)]
enum BracePart {
    First,
    /// Where another sentence begins.
    Next,
    Within,
    Last,
}

impl BracePart {
    /// The part of a brace before what it holds.
    const fn opening(self) -> &'static str {
        match self {
            Self::First => "┏",
            Self::Next => "┣",
            Self::Within => "┃",
            Self::Last => "┗",
        }
    }

    /// The part of a brace behind what it holds.
    const fn closing(self) -> &'static str {
        match self {
            Self::First => "┓",
            Self::Next => "┫",
            Self::Within => "┃",
            Self::Last => "┛",
        }
    }
}

/// The lines of some sentences; those of several have a brace.
fn braced(sentences: &[Vec<Run>], room: usize) -> Vec<(Option<BracePart>, Line)> {
    let wrapped = sentences.iter().map(|runs| layout::wrap(runs, room, room));
    if sentences.len() < 2 {
        return wrapped.flatten().map(|line| (None, line)).collect();
    }
    let mut lines: Vec<_> = wrapped
        .flat_map(|lines| {
            let part = |index| if index == 0 { BracePart::Next } else { BracePart::Within };
            lines
                .into_iter()
                .enumerate()
                .map(move |(index, line)| (Some(part(index)), line))
        })
        .collect();
    if let Some((part, _)) = lines.last_mut() {
        *part = Some(BracePart::Last);
    }
    if let Some((part, _)) = lines.first_mut() {
        *part = Some(BracePart::First);
    }
    lines
}
