//! What a block looks like, before its place on the page is considered.

use crate::{
    input::{Block, BlockKind},
    lexicon::{PartOfSpeech, SectionKind, SectionLabel, Word, calendar_name, is_function_word, section_label},
    text::{Span, is_quote},
};

/// A block with what can be seen of it without its neighbours.
pub(super) struct Line<'t> {
    pub kind: BlockKind,
    pub span: Span,
    pub text: &'t str,
    /// How many words it has, counted up to [`MANY_WORDS`].
    pub words: usize,
    /// Whether it ends as a sentence may end.
    pub finished: bool,
    /// Whether a blank line, or nothing, stands above it.
    pub parted: bool,
}

/// Words are counted up to here; no title or label has more.
const MANY_WORDS: usize = 80;

impl<'t> Line<'t> {
    pub(super) fn all(text: &'t str, blocks: &[Block]) -> Vec<Self> {
        let mut end = 0;
        let mut lines = Vec::with_capacity(blocks.len());
        for block in blocks {
            let breaks = text
                .get(end..block.span.start)
                .unwrap_or_default()
                .matches('\n')
                .count();
            let inner = block.span.of(text);
            lines.push(Self {
                kind: block.kind,
                span: block.span,
                text: inner,
                words: count_words(inner),
                finished: is_finished(inner),
                parted: end == 0 || breaks > 1,
            });
            end = block.span.end;
        }
        lines
    }

    /// Whether the format says that this is a heading.
    pub(super) const fn is_heading(&self) -> bool {
        matches!(self.kind, BlockKind::Heading(_))
    }

    pub(super) fn is_item(&self) -> bool {
        self.kind == BlockKind::ListItem
    }

    /// Running text: it ends like a sentence, or is too long to be anything else.
    pub(super) const fn is_running_text(&self) -> bool {
        (self.finished && self.words > 3) || self.words > 40
    }

    /// Short, without a full stop, and beginning like a title.
    pub(super) fn is_titular(&self, most_words: usize) -> bool {
        let begins = self
            .text
            .trim_start_matches(|c: char| is_quote(c) || matches!(c, '(' | '[' | '¿' | '¡'));
        let question = self.text.ends_with(['?', '!', '？', '！']) || ends_quoted(self.text);
        (!self.finished || question)
            && !self.text.ends_with([',', ';', ':', '、'])
            && self.words <= most_words
            && self.text.chars().count() <= most_words * 12
            && begins
                .chars()
                .next()
                .is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase())
    }

    /// The label this line is, if it is one by itself: `KEY HIGHLIGHTS`, `MENTIONED ENTITIES 7`, `Summary:`.
    pub(super) fn label(&self) -> Option<SectionLabel> {
        if self.words > 8 {
            return None;
        }
        let counted = self
            .text
            .trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '(' | ')' | ':'));
        let label = section_label(self.text).or_else(|| section_label(counted))?;
        let plain = !self.text.ends_with(['.', '!', '?', ',', ';']);
        (plain && (!label.weak || is_upper_case(self.text) || self.text.ends_with(':'))).then_some(label)
    }

    /// The label at the beginning of this line and where its contents begin: `SUMMARY: The harbour …`.
    pub(super) fn inline_label(&self) -> Option<(SectionKind, Span, Span)> {
        let colon = self.text.bytes().take(48).position(|byte| byte == b':')?;
        let (head, rest) = self.text.split_at_checked(colon)?;
        let label = section_label(head)?;
        let contents = rest[1..].trim_start();
        if contents.is_empty() || !rest[1..].starts_with(char::is_whitespace) || label.weak && !is_upper_case(head) {
            return None;
        }
        let start = self.span.end - contents.len();
        Some((
            label.kind,
            Span::new(self.span.start, self.span.start + colon + 1),
            Span::new(start, self.span.end),
        ))
    }

    /// `By Jane Roe`, `Reporting by …`, `Updated 5 May 2024`, or nothing but a date.
    pub(super) fn is_byline(&self) -> bool {
        if self.words > 20 || self.finished && !self.text.starts_with('(') {
            return false;
        }
        let text = self.text.trim_start_matches(['(', '[', '—', '–', '-', ' ']);
        let Some((first, rest)) = text.split_once(char::is_whitespace) else {
            return false;
        };
        let name = rest.trim_start().chars().next().is_some_and(char::is_uppercase);
        match first.trim_end_matches(':').to_lowercase().as_str() {
            "by" | "von" | "par" | "por" | "door" | "av" | "autor" | "автор" | "words" => name && self.words <= 15,
            "reporting" | "editing" | "written" | "edited" => rest.starts_with("by "),
            "additional" => rest.starts_with("reporting by "),
            "published" | "updated" | "posted" | "modified" => rest.contains(|c: char| c.is_ascii_digit()),
            "last" => rest.starts_with("updated") || rest.starts_with("modified"),
            _ => self.is_date(),
        }
    }

    fn is_date(&self) -> bool {
        let words = || {
            self.text
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
        };
        self.words <= 8
            && words().any(|word| word.starts_with(|c: char| c.is_ascii_digit()))
            && words().any(|word| calendar_name(&word.to_lowercase(), "en").is_some())
            && words()
                .filter(|word| word.chars().all(char::is_lowercase) && word.len() > 4)
                .count()
                == 0
    }

    /// `Photo: …`, or a line that ends in a picture credit: `[Anna Roe/Reuters]`.
    pub(super) fn is_caption(&self) -> bool {
        const OPENINGS: [&str; 8] = [
            "photo:",
            "photo by",
            "photograph:",
            "picture:",
            "image:",
            "image credit",
            "file photo",
            "caption:",
        ];
        const AGENCIES: [&str; 12] = [
            "getty",
            "reuters",
            "afp",
            "ap",
            "epa",
            "pa",
            "shutterstock",
            "file",
            "handout",
            "courtesy",
            "alamy",
            "dpa",
        ];
        let lower = self
            .text
            .get(..self.text.len().min(16))
            .unwrap_or_default()
            .to_ascii_lowercase();
        if self.words > 50 {
            return false;
        }
        let credited = || {
            let (_, credit) = self
                .text
                .trim_end_matches(['.', ' '])
                .strip_suffix([']', ')'])?
                .rsplit_once(['[', '('])?;
            let named = credit
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| AGENCIES.iter().any(|agency| word.eq_ignore_ascii_case(agency)));
            (named && credit.contains(['/', ':', ' '])).then_some(())
        };
        self.kind == BlockKind::Caption
            || OPENINGS.iter().any(|opening| lower.starts_with(opening))
            || credited().is_some()
    }

    /// Whether it reads like a line over a story rather than its first sentence: a verb in the present tense early on,
    /// and nothing that has happened or was said.
    pub(super) fn is_headline_english(&self) -> bool {
        const PAST: [&str; 12] = [
            "said", "was", "were", "had", "has", "have", "did", "told", "been", "is", "are", "will",
        ];
        let words: Vec<String> = self.text.split_whitespace().take(MANY_WORDS).map(bare).collect();
        let present = |pair: &[String]| {
            let [before, verb] = pair else { return false };
            verb.len() > 3
                && verb.ends_with('s')
                && !verb.ends_with("ss")
                && !verb.contains('\'')
                && !is_function_word(before)
                && Word::look_up(verb).parts_of_speech().contains(PartOfSpeech::Verb)
        };
        words.windows(2).take(7).any(present) && !words.iter().any(|word| PAST.contains(&word.as_str()))
    }
}

/// A word in lower case without the marks around it.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
        .replace('’', "'")
}

/// Words, or for scripts without spaces three characters each.
fn count_words(text: &str) -> usize {
    let spaced = text.split_whitespace().take(MANY_WORDS).count();
    if text.is_ascii() {
        return spaced;
    }
    let unspaced = text
        .chars()
        .take(3 * MANY_WORDS)
        .filter(|&c| super::token::is_unspaced(c))
        .count();
    spaced.max(unspaced / 3)
}

fn is_finished(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| is_quote(c) || matches!(c, ')' | ']' | '）'));
    text.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔'])
}

/// A title may end in a quotation that ends in a question or exclamation mark.
fn ends_quoted(text: &str) -> bool {
    let inner = text.trim_end_matches(is_quote);
    inner.len() < text.len() && inner.ends_with(['?', '!'])
}

fn is_upper_case(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}
