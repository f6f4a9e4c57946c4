//! Lines of plain text to blocks.
//!
//! Articles come as paragraphs parted by blank lines, as a line a paragraph, or hard-wrapped at some width. A blank line
//! always ends a block. Two lines without one between them belong together where the text is hard-wrapped and the next
//! word would not have fitted into the first, or where a sentence plainly goes on in a small letter.

use super::{Block, BlockKind};
use crate::{
    lexicon::{is_function_word, languages_of_starter},
    text::{Span, is_quote},
};

/// The blocks of a plain text.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let width = wrap_width(&lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut before: Option<&Line<'_>> = None;
    for line in &lines {
        match (before, blocks.last_mut()) {
            (Some(above), Some(block)) if belong_together(above, line, width) => {
                block.span = block.span.join(line.span);
            }
            _ => blocks.push(Block {
                kind: if line.is_item() {
                    BlockKind::ListItem
                } else {
                    BlockKind::Paragraph
                },
                span: line.span,
            }),
        }
        before = Some(line);
    }
    blocks
}

/// A line that is not blank.
struct Line<'t> {
    /// Its text without the white space around it.
    text: &'t str,
    span: Span,
    /// How far it is indented, in characters.
    indent: usize,
    /// How long it is with its indent, in characters.
    length: usize,
    /// Whether a blank line, or nothing, stands above it.
    first: bool,
}

impl Line<'_> {
    /// Whether it begins as an item of a list.
    fn is_item(&self) -> bool {
        let bullet = self
            .text
            .strip_prefix(['-', '*', '•', '·', '▪', '◦', '‣', '⁃', '●', '■', '►', '→', '✓']);
        let digits = self.text.bytes().take_while(u8::is_ascii_digit).count();
        let numbered = (1..=3)
            .contains(&digits)
            .then(|| self.text[digits..].strip_prefix(['.', ')']))
            .flatten();
        bullet
            .or(numbered)
            .is_some_and(|rest| rest.starts_with([' ', '\t', '\u{A0}']))
    }

    /// Whether it ends as a sentence may end.
    fn is_finished(&self) -> bool {
        let text = self
            .text
            .trim_end_matches(|c: char| is_quote(c) || matches!(c, ')' | ']' | '）'));
        text.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '：', '।', '؟', '۔'])
    }

    /// Whether it begins in the middle of a sentence.
    fn goes_on(&self) -> bool {
        self.text
            .starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ')'))
    }

    /// Whether it ends in the middle of a sentence: at a comma, or with a small word that no title ends with.
    fn breaks_off(&self) -> bool {
        const LEAST_WORDS: usize = 5;
        // Words that end titles too, as in `Storm moves in`, `Hafen macht zu`.
        const PARTICLES: [&str; 22] = [
            "ab", "about", "again", "an", "around", "auf", "aus", "away", "back", "by", "down", "ein", "in", "it",
            "mit", "off", "on", "out", "over", "so", "up", "zu",
        ];
        let mut words = self.text.split_whitespace();
        let Some(last) = words.next_back().filter(|_| words.count() + 1 >= LEAST_WORDS) else {
            return false;
        };
        let shortest = last.chars().count() <= 3 && languages_of_starter(last).next().is_some();
        last.ends_with(',') || (shortest || is_function_word(last)) && !PARTICLES.contains(&last)
    }

    fn first_word_length(&self) -> usize {
        self.text.chars().take(60).take_while(|c| !c.is_whitespace()).count()
    }
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut first = true;
    let mut at = 0;
    while at < text.len() {
        let end = memchr::memchr2(b'\n', b'\r', &text.as_bytes()[at..]).map_or(text.len(), |offset| at + offset);
        let whole = &text[at..end];
        let inner = whole.trim();
        if inner.is_empty() {
            first = true;
        } else {
            let indent = whole.len() - whole.trim_start().len();
            lines.push(Line {
                text: inner,
                span: Span::new(at + indent, at + indent + inner.len()),
                indent: whole[..indent].chars().count(),
                length: whole.trim_end().chars().count(),
                first,
            });
            first = false;
        }
        let crlf = text[end..].starts_with("\r\n");
        at = end + if crlf { 2 } else { 1 };
    }
    lines
}

/// The width at which a text is hard-wrapped, if it is.
///
/// It is when nearly all lines stay within one width and sentences go on from line to line.
fn wrap_width(lines: &[Line<'_>]) -> Option<usize> {
    let joints: Vec<_> = lines
        .iter()
        .zip(lines.iter().skip(1))
        .filter(|(_, below)| !below.first)
        .collect();
    let mut lengths: Vec<usize> = joints.iter().map(|(above, _)| above.length).collect();
    lengths.sort_unstable();
    let usual = *lengths.get(lengths.len().saturating_sub(1) * 9 / 10)?;
    let longest = usual + usual / 8;
    let long = lines.iter().filter(|line| line.length > longest).count();
    let going_on = joints
        .iter()
        .filter(|(above, below)| !above.is_finished() && (below.goes_on() || above.breaks_off()))
        .count();
    let caseless = joints
        .iter()
        .filter(|(above, below)| !above.is_finished() && below.is_caseless())
        .count();
    let wrapped =
        (NARROWEST..=WIDEST).contains(&usual) && long * 20 <= lines.len() && (going_on + caseless) * 5 >= joints.len();
    wrapped.then(|| {
        lines
            .iter()
            .map(|line| line.length)
            .filter(|&length| length <= longest)
            .max()
            .unwrap_or(usual)
    })
}

/// Widths, in characters, between which a text is taken as hard-wrapped.
const NARROWEST: usize = 16;
const WIDEST: usize = 160;

impl Line<'_> {
    /// Whether its script knows no small letters.
    fn is_caseless(&self) -> bool {
        self.text
            .starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase())
    }
}

fn belong_together(above: &Line<'_>, below: &Line<'_>, width: Option<usize>) -> bool {
    if below.first || below.is_item() {
        return false;
    }
    let goes_on = !above.is_finished() && (below.goes_on() || above.breaks_off());
    let Some(width) = width else {
        return goes_on && above.text.split_whitespace().nth(2).is_some();
    };
    if above.is_finished() && below.indent > above.indent + 1 {
        return false;
    }
    let full = above.length + 1 + below.first_word_length() > width;
    let nearly_full = !above.is_finished() && above.length * 4 >= width * 3;
    goes_on || full || nearly_full
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        blocks(text).iter().map(|block| block.span.of(text)).collect()
    }

    #[test]
    fn a_line_a_paragraph() {
        let text = "Pier reopens\nThe old pier opened again on Monday after a winter of repairs to its deck.\n\
                    Visitors queued from six in the morning, the harbour office said.\nIt closed in 2019.";
        assert_eq!(pieces(text).len(), 4);
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        let text = "Pier reopens\n\nThe old pier opened again on Monday\nafter a winter of repairs. Visitors came\n\
                    from as far as Lower Moss and queued\nin the rain.\n\nIt closed in 2019.";
        assert_eq!(pieces(text).len(), 3);
        assert!(pieces(text)[1].ends_with("in the rain."));
    }

    #[test]
    fn hard_wrapped_lines_with_crlf_are_joined() {
        let text = "The old pier opened again on Monday\r\nafter a winter of repairs.\r\n\r\nIt closed.";
        assert_eq!(pieces(text).len(), 2);
    }

    #[test]
    fn a_line_that_breaks_off_goes_on_in_a_capital() {
        let text = "On Monday the harbour office and the mayor of\nLower Moss opened the old pier.";
        assert_eq!(pieces(text).len(), 1);
        let titled = "Mayor of Lower Moss moves in\nThe harbour office said so on Monday.";
        assert_eq!(pieces(titled).len(), 2);
    }

    #[test]
    fn items_of_lists_stand_alone() {
        let text = "Rules:\n- no dogs\n- no bicycles\n1. no boats";
        let kinds: Vec<_> = blocks(text).iter().map(|block| block.kind).collect();
        assert_eq!(kinds[0], BlockKind::Paragraph);
        assert_eq!(kinds[1..], [BlockKind::ListItem; 3]);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(blocks(" \n\r\n\t").is_empty());
    }
}
