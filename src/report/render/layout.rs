//! Lines of styled text: measured in columns, wrapped at words, written through a [`Painter`].

use std::{borrow::Cow, rc::Rc};

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::style::{Painter, Role};
use crate::{
    pair::{Pair, Side},
    segmentation::Document,
    text::safe,
};

/// A stretch of text in one look. White space in it is single spaces and nothing in it acts on a terminal.
#[derive(Debug, Clone)]
pub(super) struct Run {
    text: String,
    role: Role,
    link: Option<Rc<str>>,
    /// Whether it is two blanks that a line may end at, as between the parts of a heading.
    is_gap: bool,
}

impl Run {
    pub(super) fn new(role: Role, text: impl AsRef<str>) -> Self {
        // Blanks are set by layout alone: a run of them in a text is one.
        Self {
            text: safe(&spaced(text.as_ref())).into_owned(),
            role,
            link: None,
            is_gap: false,
        }
    }

    /// A wider blank between parts of a line.
    pub(super) fn gap() -> Self {
        Self {
            is_gap: true,
            ..Self::indent(2)
        }
    }

    /// A label filled up with blanks to so many columns.
    pub(super) fn label(text: &str, width: usize) -> Self {
        let mut label = Self::dim(text);
        let blanks = width.saturating_sub(columns(&label.text));
        label.text.extend(std::iter::repeat_n(' ', blanks));
        label
    }

    pub(super) fn plain(text: impl AsRef<str>) -> Self {
        Self::new(Role::Plain, text)
    }

    pub(super) fn dim(text: impl AsRef<str>) -> Self {
        Self::new(Role::Dim, text)
    }

    /// So many blanks.
    pub(super) fn indent(columns: usize) -> Self {
        Self {
            text: " ".repeat(columns),
            role: Role::Plain,
            link: None,
            is_gap: false,
        }
    }

    /// The same text in the middle of so many columns.
    pub(super) fn centred(mut self, width: usize) -> Self {
        self.text = format!("{:^width$}", self.text);
        self
    }

    /// The same text, opening a place when followed.
    pub(super) fn linked(mut self, target: Option<Rc<str>>) -> Self {
        self.link = target;
        self
    }
}

/// One line on the screen.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    runs: Vec<Run>,
    width: usize,
}

impl Line {
    pub(super) fn new(runs: Vec<Run>) -> Self {
        let width = runs.iter().map(|run| columns(&run.text)).sum();
        Self { runs, width }
    }

    /// The columns it fills.
    pub(super) const fn width(&self) -> usize {
        self.width
    }

    /// This line behind a prefix.
    pub(super) fn after(self, prefix: impl IntoIterator<Item = Run>) -> Self {
        Self::new(prefix.into_iter().chain(self.runs).collect())
    }

    /// This line followed by blanks up to a column, then by another.
    pub(super) fn beside(mut self, column: usize, gutter: impl IntoIterator<Item = Run>, other: Self) -> Self {
        self.runs.push(Run::indent(column.saturating_sub(self.width)));
        self.runs.extend(gutter);
        self.runs.extend(other.runs);
        Self::new(self.runs)
    }

    /// Appends the line to a text, without blanks at its end.
    pub(super) fn write(&self, painter: Painter, out: &mut String) {
        let mut runs = self.runs.as_slice();
        while let [rest @ .., last] = runs {
            if !last.text.trim_end().is_empty() {
                break;
            }
            runs = rest;
        }
        for (index, run) in runs.iter().enumerate() {
            let text = if index + 1 == runs.len() {
                run.text.trim_end()
            } else {
                &run.text
            };
            match &run.link {
                Some(target) if !painter.is_plain() => {
                    out.extend(["\x1b]8;;", target, "\x1b\\"]);
                    painter.paint(run.role, text, out);
                    out.push_str("\x1b]8;;\x1b\\");
                }
                _ => painter.paint(run.role, text, out),
            }
        }
        out.push('\n');
    }
}

/// Breaks runs into lines of at most `width` columns, the first one at most `first`.
///
/// Lines break at spaces and between wide characters; a word longer than a line is cut.
pub(super) fn wrap(runs: &[Run], first: usize, width: usize) -> Vec<Line> {
    let mut filling = Filling {
        limit: first.max(MINIMAL_WIDTH),
        lines: Vec::new(),
        line: Vec::new(),
        used: 0,
        runs,
    };
    for word in words(runs) {
        filling.add(&word, width.max(MINIMAL_WIDTH));
    }
    filling.end_line();
    filling.lines
}

/// Fewer columns than this cannot be wrapped into: one wide character has to fit.
const MINIMAL_WIDTH: usize = 4;

/// Lines under construction.
struct Filling<'a> {
    runs: &'a [Run],
    lines: Vec<Line>,
    line: Vec<Cell<'a>>,
    used: usize,
    limit: usize,
}

impl<'a> Filling<'a> {
    fn add(&mut self, word: &Word<'a>, width: usize) {
        let space = word.space.filter(|_| !self.line.is_empty());
        let gap = space.map_or(0, |space| space.width);
        if self.used + gap + word.width() > self.limit && !self.line.is_empty() {
            self.end_line();
            self.limit = width;
        } else if let Some(space) = space {
            self.push(space);
        }
        for &cell in &word.cells {
            if self.used + cell.width > self.limit {
                self.end_line();
                self.limit = width;
            }
            self.push(cell);
        }
    }

    fn push(&mut self, cell: Cell<'a>) {
        self.used += cell.width;
        self.line.push(cell);
    }

    fn end_line(&mut self) {
        if self.line.is_empty() {
            return;
        }
        let runs = self.line.chunk_by(|left, right| left.run == right.run).map(|cells| {
            let look = &self.runs[cells[0].run];
            Run {
                text: cells.iter().map(|cell| cell.grapheme).collect(),
                role: look.role,
                link: look.link.clone(),
                is_gap: false,
            }
        });
        self.lines.push(Line::new(runs.collect()));
        self.line.clear();
        self.used = 0;
    }
}

/// A grapheme on the screen.
#[derive(Debug, Clone, Copy)]
struct Cell<'a> {
    grapheme: &'a str,
    width: usize,
    /// The run it came from.
    run: usize,
}

/// Graphemes that stay on one line, and the space before them.
#[derive(Debug, Default)]
struct Word<'a> {
    space: Option<Cell<'a>>,
    cells: Vec<Cell<'a>>,
}

impl Word<'_> {
    fn width(&self) -> usize {
        self.cells.iter().map(|cell| cell.width).sum()
    }
}

fn words(runs: &[Run]) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = vec![Word::default()];
    for cell in runs.iter().enumerate().flat_map(|(index, run)| cells(index, run)) {
        let count = words.len();
        let Some(word) = words.last_mut() else { break };
        let is_blank = cell.grapheme.starts_with(' ');
        let last = word.cells.last().copied();
        match last {
            None if is_blank => word.space = word.space.filter(|space| space.width >= cell.width).or(Some(cell)),
            Some(_) if is_blank => words.push(Word {
                space: Some(cell),
                cells: Vec::new(),
            }),
            // The sign of a cut or of another part stays with the word before it.
            None if matches!(cell.grapheme, "…" | "·") && count > 1 => {
                let space = word.space;
                words.pop();
                if let Some(before) = words.last_mut() {
                    before.cells.extend(space);
                    before.cells.push(cell);
                }
            }
            Some(last) if may_break(last, cell) => words.push(Word {
                space: None,
                cells: vec![cell],
            }),
            _ => word.cells.push(cell),
        }
    }
    words.retain(|word| !word.cells.is_empty());
    words
}

/// The graphemes of a run; a gap is one.
fn cells(index: usize, run: &Run) -> Vec<Cell<'_>> {
    let cell = |grapheme| Cell {
        grapheme,
        width: columns(grapheme),
        run: index,
    };
    if run.is_gap {
        return vec![cell(run.text.as_str())];
    }
    if run.text.is_ascii() {
        // Without control characters, which are shown as marks, each byte is a grapheme of one column.
        let of_byte = |at| Cell {
            grapheme: &run.text[at..at + 1],
            width: 1,
            run: index,
        };
        return (0..run.text.len()).map(of_byte).collect();
    }
    run.text.graphemes(true).map(cell).collect()
}

/// Whether a line may end between two graphemes without a space: beside a wide one, but not so that a line would
/// begin with a closing mark or end with an opening one.
fn may_break(before: Cell<'_>, after: Cell<'_>) -> bool {
    (before.width > 1 || after.width > 1)
        && !"、。，．：；！？）】」』》〉”’)]},.;:!?…-+".contains(after.grapheme)
        && !"（【「『《〈“‘([{-+".contains(before.grapheme)
}

/// The columns that a text fills on a terminal.
pub(super) fn columns(text: &str) -> usize {
    text.width()
}

/// The text with every run of breakable white space as one space.
fn spaced(text: &str) -> Cow<'_, str> {
    let breakable =
        |character: char| character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}');
    if !text.contains(|character: char| breakable(character) && character != ' ') && !text.contains("  ") {
        return Cow::Borrowed(text);
    }
    let mut spaced = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            _ if !breakable(character) => spaced.push(character),
            _ if spaced.ends_with(' ') => {}
            _ => spaced.push(' '),
        }
    }
    Cow::Owned(spaced)
}

/// A text cut to so many columns: names of files lose their beginning, since they differ at the end.
pub(super) fn shortened(text: &str, width: usize) -> Cow<'_, str> {
    let text = spaced(text);
    let over = columns(&text).saturating_sub(width);
    if over == 0 {
        return text;
    }
    let mut lost = 0;
    let kept = text.graphemes(true).skip_while(|grapheme| {
        let skip = lost < over + 1;
        lost += columns(grapheme);
        skip
    });
    format!("…{}", kept.collect::<String>()).into()
}

/// A text on one line, white space as single spaces.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    spaced(text)
}

/// What a document is called: its path, or which side it is.
pub(super) fn name(document: &Document, side: Side) -> Cow<'_, str> {
    match document.source.path.as_str() {
        "" => side.to_string().into(),
        "-" => "(standard input)".into(),
        path => path.into(),
    }
}

/// What two documents are called beside each other: as much of the ends of their paths as tells them apart.
pub(super) fn short_names(documents: Pair<&Document>) -> Pair<String> {
    let full = Pair::new(Side::Original, Side::Rendition).map(|side| name(documents.get(side), side));
    let parts = full.as_ref().map(|name| name.rsplit('/').collect::<Vec<_>>());
    let same = (parts.original.iter().zip(&parts.rendition)).take_while(|(original, rendition)| original == rendition);
    let kept = same.count() + 1;
    (parts.as_ref()).map(|parts| parts.iter().take(kept).rev().copied().collect::<Vec<_>>().join("/"))
}
