//! Blocks to passages: what each is on the page.
//!
//! The format's own word comes first, then labels of the table and the sections they open, then place and shape: what
//! stands above the first paragraph without a full stop is a title, what stands between paragraphs without one is a
//! subheading. In doubt a block is a paragraph, since furniture is compared less closely than the body.

use super::{EntityEntry, PassageKind, entity, line::Line};
use crate::{
    input::{Block, BlockKind},
    lexicon::SectionKind,
    text::Span,
};

/// A passage that is not yet cut into sentences.
pub(super) struct Piece {
    pub kind: PassageKind,
    /// What is cut into sentences, each by itself.
    pub parts: Vec<Span>,
    pub entity: Option<EntityEntry>,
}

impl Piece {
    pub(super) fn new(kind: PassageKind, span: Span) -> Self {
        Self {
            kind,
            parts: vec![span],
            entity: None,
        }
    }
}

/// The passages of a text, in its order.
pub(super) fn classify(text: &str, blocks: &[Block]) -> Vec<Piece> {
    let lines = Line::all(text, blocks);
    // A text of one block is its own body, whatever it looks like.
    if let [line] = lines.as_slice() {
        let kind = if line.is_item() {
            PassageKind::ListItem
        } else {
            PassageKind::Paragraph
        };
        return vec![Piece::new(kind, line.span)];
    }
    let last_running = lines
        .iter()
        .rposition(|line| line.is_running_text() && line.label().is_none());
    let mut page = Page {
        text,
        last_running,
        lines: &lines,
        pieces: Vec::with_capacity(lines.len()),
        section: None,
        taken: 0,
        headline: false,
        standfirst: false,
        body: false,
    };
    let mut at = 0;
    while at < lines.len() {
        at += page.take(at);
    }
    page.pieces
}

/// The page as far as it has been read.
struct Page<'t> {
    text: &'t str,
    lines: &'t [Line<'t>],
    /// The last line of running text.
    last_running: Option<usize>,
    pieces: Vec<Piece>,
    /// The section that a label opened.
    section: Option<SectionKind>,
    /// How many blocks the section has.
    taken: usize,
    headline: bool,
    standfirst: bool,
    /// Whether a paragraph of the body has been seen.
    body: bool,
}

impl Page<'_> {
    /// Classifies the line at `at`, with the lines that belong to it; says how many these are.
    fn take(&mut self, at: usize) -> usize {
        let line = &self.lines[at];
        if let Some(label) = line.label() {
            self.open(label.kind);
            self.add(PassageKind::Label, line.span);
            return 1;
        }
        if let Some((kind, label, contents)) = line.inline_label() {
            self.take_labelled(kind, label, contents, line.span);
            return 1;
        }
        if let Some(section) = self.section {
            let count = self.take_in_section(section, at);
            if count > 0 {
                self.taken += count;
                return count;
            }
            self.section = None;
        }
        let kind = self.kind_by_place(at);
        self.headline |= kind == PassageKind::Headline;
        self.standfirst |= kind == PassageKind::Standfirst;
        self.body |= kind.is_body();
        self.add(kind, line.span);
        1
    }

    fn add(&mut self, kind: PassageKind, span: Span) {
        self.pieces.push(Piece::new(kind, span));
    }

    fn open(&mut self, section: SectionKind) {
        self.section = (section != SectionKind::Body).then_some(section);
        self.taken = 0;
    }

    /// A label with its contents behind a colon in one line.
    fn take_labelled(&mut self, section: SectionKind, label: Span, contents: Span, whole: Span) {
        match section {
            SectionKind::Byline => self.add(PassageKind::Byline, whole),
            SectionKind::Caption => self.add(PassageKind::Caption, whole),
            SectionKind::Body => self.add(PassageKind::Paragraph, whole),
            _ => {
                self.open(section);
                self.taken = 1;
                self.add(PassageKind::Label, label);
                self.add(kind_under(section), contents);
            }
        }
    }

    /// Takes what belongs to the open section; 0 when the section is over.
    fn take_in_section(&mut self, section: SectionKind, at: usize) -> usize {
        let line = &self.lines[at];
        let first = self.taken == 0;
        let listed = line.is_item() && (first || self.follows_item(at));
        let fits = match section {
            _ if line.is_heading() => false,
            SectionKind::Headline => first && line.words <= 40,
            SectionKind::Standfirst | SectionKind::Summary => first || listed,
            SectionKind::Highlight => listed || (line.words <= 40 && (first || self.continues_list(at, 25))),
            SectionKind::Keyword => listed || (!line.is_running_text() && (first || self.continues_list(at, 8))),
            SectionKind::Caption | SectionKind::Byline => first && line.words <= 40,
            SectionKind::Ignore => !line.is_running_text() && line.words <= 15,
            SectionKind::Entity => return self.take_entity(at),
            SectionKind::Body => false,
        };
        if !fits {
            return 0;
        }
        self.headline |= section == SectionKind::Headline;
        self.add(kind_under(section), line.span);
        1
    }

    fn follows_item(&self, at: usize) -> bool {
        at.checked_sub(1)
            .and_then(|before| self.lines.get(before))
            .is_some_and(Line::is_item)
    }

    /// Whether a list without bullets goes on: short, and close to the line above.
    fn continues_list(&self, at: usize, most_words: usize) -> bool {
        let line = &self.lines[at];
        line.words <= most_words && !line.parted && !self.follows_item(at)
    }

    fn take_entity(&mut self, at: usize) -> usize {
        // A paragraph or two names with a long description end the list.
        let line = &self.lines[at];
        if line.words > 40 || line.finished && line.words > 20 {
            return 0;
        }
        let upcoming: Vec<(&str, Span)> = self.lines[at..]
            .iter()
            .take(3)
            .take_while(|line| line.span == self.lines[at].span || (line.label().is_none() && !line.is_heading()))
            .map(|line| (line.text, line.span))
            .collect();
        let (entry, count) = entity::read(self.text, &upcoming);
        self.pieces.push(Piece {
            kind: PassageKind::Entity,
            parts: upcoming[..count].iter().map(|&(_, span)| span).collect(),
            entity: Some(entry),
        });
        count
    }

    /// The kind of a line outside labelled sections.
    fn kind_by_place(&self, at: usize) -> PassageKind {
        let line = &self.lines[at];
        if line.is_caption() {
            return PassageKind::Caption;
        }
        if line.is_byline() {
            return PassageKind::Byline;
        }
        if !self.body && self.body_follows(at) {
            return self.kind_above_body(at);
        }
        if line.is_heading() {
            return if self.headline || self.body {
                PassageKind::Subheading
            } else {
                PassageKind::Headline
            };
        }
        if line.is_item() {
            return PassageKind::ListItem;
        }
        if self.is_subheading(at) {
            PassageKind::Subheading
        } else {
            PassageKind::Paragraph
        }
    }

    /// The kind of a line that no paragraph of the body stands above.
    fn kind_above_body(&self, at: usize) -> PassageKind {
        let line = &self.lines[at];
        let first = !self.headline && !self.standfirst;
        match line.kind {
            BlockKind::Heading(_) if !self.headline => return PassageKind::Headline,
            BlockKind::Heading(_) => return PassageKind::Subheading,
            BlockKind::ListItem => return PassageKind::ListItem,
            BlockKind::BlockQuote => return PassageKind::Paragraph,
            BlockKind::Emphasised if self.headline && !self.standfirst => return PassageKind::Standfirst,
            _ => {}
        }
        if first && line.is_titular(30) && line.words > 1 {
            PassageKind::Headline
        } else if self.headline && line.is_titular(45) {
            match line.words {
                0..=3 => PassageKind::Label,
                4..=9 if self.standfirst => PassageKind::Subheading,
                _ => PassageKind::Standfirst,
            }
        } else if !self.standfirst && self.sums_up(at) {
            PassageKind::Standfirst
        } else {
            PassageKind::Paragraph
        }
    }

    /// Whether the finished line is a standfirst rather than the first paragraph: furniture parts it from the body, or
    /// it is one short sentence in the English of headlines above a longer paragraph.
    fn sums_up(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let Some(next) = self.lines.get(at + 1) else {
            return false;
        };
        let short = line.words <= 35 && !has_inner_stop(line.text);
        let parted = self.headline && (next.label().is_some() || next.inline_label().is_some() || next.is_byline());
        let above_longer = self.lines.len() >= at + 4 && next.words * 5 > line.words * 6;
        short && (parted || above_longer && next.is_running_text() && line.is_headline_english())
    }

    fn body_follows(&self, at: usize) -> bool {
        self.last_running.is_some_and(|last| last > at)
    }

    /// A title between paragraphs.
    fn is_subheading(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let Some(next) = self.lines.get(at + 1) else {
            return false;
        };
        let above = at.checked_sub(1).and_then(|above| self.lines.get(above));
        let announced = above.is_some_and(|above| above.text.ends_with([':', ',', ';']));
        let emphasised = line.kind == BlockKind::Emphasised;
        let most_words = if emphasised { 20 } else { 12 };
        !announced
            && line.is_titular(most_words)
            && next.is_running_text()
            && above.is_none_or(|above| above.finished || !above.is_running_text())
    }
}

/// What stands under a label.
const fn kind_under(section: SectionKind) -> PassageKind {
    match section {
        SectionKind::Headline => PassageKind::Headline,
        SectionKind::Standfirst => PassageKind::Standfirst,
        SectionKind::Summary => PassageKind::Summary,
        SectionKind::Highlight => PassageKind::Highlight,
        SectionKind::Keyword => PassageKind::Keyword,
        SectionKind::Entity => PassageKind::Entity,
        SectionKind::Caption => PassageKind::Caption,
        SectionKind::Byline => PassageKind::Byline,
        SectionKind::Ignore => PassageKind::Label,
        SectionKind::Body => PassageKind::Paragraph,
    }
}

/// Whether a sentence seems to end inside the text.
fn has_inner_stop(text: &str) -> bool {
    text.match_indices(['.', '!', '?']).any(|(at, _)| {
        let mut rest = text[at + 1..]
            .chars()
            .skip_while(|c| matches!(c, '”' | '"' | '\'' | '’' | ')'));
        // What follows is looked at first: the word is walked once then, not once for each point inside it.
        rest.next().is_some_and(char::is_whitespace) && rest.next().is_some_and(char::is_uppercase) && {
            let word = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
            word.len() > 3 && !word.contains('.')
        }
    })
}
