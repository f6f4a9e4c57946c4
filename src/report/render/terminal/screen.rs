//! The lines under construction, and the ways to draw wordings into them.

use crate::{
    pair::{Pair, Side},
    report::{
        Report,
        render::{
            ColorDepth, Markers, RenderSettings, View,
            excerpt::{self, Piece},
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

    /// A wording behind its label and a bar that goes on down the side.
    pub(super) fn labelled(&mut self, label: &str, runs: &[Run]) {
        let margin = INDENT + LABEL + layout::columns(BAR);
        let room = self.settings.width.saturating_sub(margin);
        for (index, line) in layout::wrap(runs, room, room).into_iter().enumerate() {
            let label = if index == 0 { label } else { "" };
            let prefix = [Run::indent(INDENT), Run::label(label, LABEL), Run::label(BAR, 0)];
            self.lines.push(line.after(prefix));
        }
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

    /// Two wordings in two columns; between them a sign and below it a word, if there is one.
    pub(super) fn two_columns(&mut self, sign: Run, word: Option<Run>, wordings: Pair<Vec<Run>>) {
        let column = self.column();
        let mut sides = wordings.map(|runs| layout::wrap(&runs, column, column).into_iter());
        let mut gutters = [sign].into_iter().chain(word);
        loop {
            let (left, right, gutter) = (sides.original.next(), sides.rendition.next(), gutters.next());
            if left.is_none() && right.is_none() && gutter.is_none() {
                break;
            }
            let left = left.unwrap_or_default().after([Run::indent(INDENT)]);
            let gutter = gutter.unwrap_or_else(|| Run::dim("│")).centred(GUTTER);
            self.lines
                .push(left.beside(INDENT + column, gutter, right.unwrap_or_default()));
        }
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
