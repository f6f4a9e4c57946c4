use crate::text::is_quote;

/// A run of marks that may end a sentence, with what closes behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ending {
    /// The first mark.
    pub start: usize,
    /// Behind the last mark.
    pub marks_end: usize,
    /// Behind the quotation marks, brackets and note references that close there.
    pub end: usize,
    pub kind: EndingKind,
    /// Whether a quotation mark closes behind the marks.
    pub closed_quote: bool,
    /// Whether a bracket closes behind the marks.
    pub closed_bracket: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EndingKind {
    /// One full stop: it may belong to an abbreviation, an initial or a number.
    Point,
    /// Exclamation and question marks.
    Strong,
    /// Three points or more, spaced or not, and the sign for them.
    Ellipsis,
    /// Marks that need no space behind them: 。！？ and the danda.
    Wide,
}

/// Whether a mark may end a sentence.
pub(super) fn is_terminator(character: char, language: &str) -> bool {
    match character {
        '.' | '!' | '?' | '…' | '‽' | '؟' | '۔' | '։' | '\u{37E}' => true,
        ';' => language == "el",
        _ => !character.is_ascii() && is_wide(character),
    }
}

const fn is_wide(character: char) -> bool {
    matches!(character, '。' | '！' | '？' | '｡' | '।' | '॥' | '။' | '។')
}

impl Ending {
    /// Reads the ending whose first mark stands at `start`.
    pub(super) fn read(text: &str, start: usize, language: &str) -> Self {
        let (marks_end, kind) = read_marks(text, start, language);
        let mut ending = Self {
            start,
            marks_end,
            end: marks_end,
            kind,
            closed_quote: false,
            closed_bracket: false,
        };
        while let Some(length) = ending.closer(&text[ending.end..], language) {
            ending.end += length;
        }
        ending.end += references_length(&text[ending.end..]);
        ending
    }

    /// The length of the closing mark that `rest` begins with.
    fn closer(&mut self, rest: &str, language: &str) -> Option<usize> {
        let character = rest.chars().next()?;
        let after = &rest[character.len_utf8()..];
        let length = character.len_utf8();
        match character {
            ')' | ']' | '}' | '）' | '】' | '》' | '〉' | '〕' => self.closed_bracket = true,
            '”' | '’' | '」' | '』' | '»' | '›' => self.closed_quote = true,
            // These open as often as they close: they close where no word begins behind them.
            '"' | '\'' | '“' | '‘' | '«' | '‹' | '`' => {
                if after.chars().next().is_some_and(char::is_alphanumeric) {
                    return None;
                }
                self.closed_quote = true;
            }
            '.' | '!' | '?' | '…' if self.end > self.marks_end => {}
            _ if is_wide(character) && self.end > self.marks_end => {}
            // French puts a space in front of its closing marks.
            ' ' | '\u{A0}' | '\u{202F}' if language != "de" => {
                let space = rest.len() - rest.trim_start().len();
                let closing = rest[space..].chars().next().filter(|&c| matches!(c, '»' | '›'))?;
                self.closed_quote = true;
                return Some(space + closing.len_utf8());
            }
            _ => return None,
        }
        Some(length)
    }
}

/// Where the marks end that begin at `start`, and what they are.
fn read_marks(text: &str, start: usize, language: &str) -> (usize, EndingKind) {
    let run = |from: usize| {
        let length: usize = text[from..]
            .chars()
            .take_while(|&c| is_terminator(c, language))
            .map(char::len_utf8)
            .sum();
        from + length
    };
    let end = run(start);
    let marks = &text[start..end];
    let points = count_points(marks);
    if marks.chars().any(is_wide) {
        return (end, EndingKind::Wide);
    }
    let spaced = spaced_points_end(text, end, language);
    if marks.chars().any(|c| !matches!(c, '.' | '…')) {
        return (spaced.unwrap_or(end), EndingKind::Strong);
    }
    match spaced {
        // `compounds. . . . The`: a full stop, then an ellipsis that opens the next sentence.
        Some(after) if marks == "." && count_points(&text[end..after]) == 3 && begins_capital(text, start, after) => {
            (end, EndingKind::Strong)
        }
        Some(after) => (after, EndingKind::Ellipsis),
        None if points > 1 => (end, EndingKind::Ellipsis),
        None => (end, EndingKind::Point),
    }
}

fn count_points(marks: &str) -> usize {
    marks
        .chars()
        .map(|c| if c == '…' { 3 } else { usize::from(c == '.') })
        .sum()
}

/// Whether a mark is attached to a word before it and a capital stands behind it.
fn begins_capital(text: &str, start: usize, end: usize) -> bool {
    let attached = text[..start].chars().next_back().is_some_and(char::is_alphanumeric);
    attached && text[end..].trim_start().chars().next().is_some_and(char::is_uppercase)
}

/// Where further points end that follow with spaces between them: ` . . .`. Points in front of a word open the next
/// sentence (` ...and`) and are not taken.
fn spaced_points_end(text: &str, from: usize, language: &str) -> Option<usize> {
    let mut end = from;
    loop {
        let rest = &text[end..];
        let space = rest.len() - rest.trim_start_matches([' ', '\u{A0}', '\u{202F}']).len();
        let points = &rest[space..];
        let length: usize = points
            .chars()
            .take_while(|&c| is_terminator(c, language))
            .map(char::len_utf8)
            .sum();
        let glued = points[length..].chars().next().is_some_and(char::is_alphanumeric);
        if space == 0 || space > 4 || length == 0 || glued {
            return (end > from).then_some(end);
        }
        end += space + length;
    }
}

/// The length of note references behind the marks: `[17]`, ` [1]–[11]`, `²³`.
fn references_length(rest: &str) -> usize {
    let superscript: usize = rest
        .chars()
        .take_while(|c| matches!(c, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' | '†' | '‡' | '*'))
        .map(char::len_utf8)
        .sum();
    let mut length = superscript;
    while let Some(reference) = reference_length(&rest[length..]) {
        length += reference;
    }
    length
}

/// The length of one bracketed note number with the space or dash in front of it.
fn reference_length(rest: &str) -> Option<usize> {
    let trimmed = rest.trim_start_matches([' ', '\u{A0}', '–', '-', ',']);
    let lead = rest.len() - trimmed.len();
    let inner = trimmed.strip_prefix('[')?;
    let close = inner.bytes().take(16).position(|byte| byte == b']')?;
    let numbers = inner.get(..close)?;
    let numeric = numbers.starts_with(|c: char| c.is_ascii_digit())
        && numbers
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | '-' | '–'));
    (numeric && lead <= 4).then_some(lead + close + 2)
}

/// Whether a mark only closes or continues: no sentence begins with it.
pub(super) fn is_closing(character: char) -> bool {
    matches!(
        character,
        ',' | ';' | ':' | ')' | ']' | '}' | '，' | '、' | '；' | '：' | '」' | '』' | '》' | '）' | '】' | '…' | '%'
    ) || (is_quote(character) && matches!(character, '”' | '’' | '»'))
}
