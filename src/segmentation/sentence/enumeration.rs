//! Lists that run on in one line: `1) The first item 2) The second item`.

use crate::text::Span;

/// The items of a passage that begins as an enumeration and goes on counting; otherwise the passage itself.
pub(super) fn items(text: &str, span: Span) -> Vec<Span> {
    let Some(mut mark) = Mark::read(&text[span.range()]) else {
        return vec![span];
    };
    let mut items = Vec::new();
    let mut start = span.start;
    let mut at = span.start;
    while let Some(offset) = text[at..span.end].find(char::is_whitespace) {
        let space = at + offset;
        let rest = &text[space..span.end];
        at = space + (rest.len() - rest.trim_start().len());
        if let Some(next) = Mark::read(&text[at..span.end])
            && next.follows(mark)
        {
            items.push(Span::new(start, space));
            (start, mark) = (at, next);
        }
    }
    items.push(Span::new(start, span.end));
    items
}

/// What an item begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark<'t> {
    bullet: Option<char>,
    count: Option<Count>,
    /// What stands behind the number: `.`, `)` or `.)`.
    behind: &'t str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Count {
    Number(u32),
    Letter(u8),
}

impl<'t> Mark<'t> {
    fn read(text: &'t str) -> Option<Self> {
        let bullet = text
            .chars()
            .next()
            .filter(|c| matches!(c, '•' | '⁃' | '‣' | '◦' | '▪' | '●' | '·' | '■'));
        let rest = &text[bullet.map_or(0, char::len_utf8)..];
        let counted = Self::read_count(if bullet.is_some() { rest.trim_start() } else { rest });
        match (bullet, counted) {
            (None, None) => None,
            (_, None) => Some(Self {
                bullet,
                count: None,
                behind: "",
            }),
            (_, Some((count, behind))) => Some(Self {
                bullet,
                count: Some(count),
                behind,
            }),
        }
    }

    fn read_count(text: &'t str) -> Option<(Count, &'t str)> {
        let digits = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
        let (count, length) = match text.as_bytes().first()? {
            _ if (1..=3).contains(&digits) => (Count::Number(text[..digits].parse().ok()?), digits),
            letter @ b'a'..=b'z' => (Count::Letter(*letter), 1),
            _ => return None,
        };
        let rest = &text[length..];
        let behind = [".)", ")", "."].into_iter().find(|behind| rest.starts_with(behind))?;
        let spaced = rest[behind.len()..].starts_with(char::is_whitespace);
        spaced.then(|| (count, &rest[..behind.len()]))
    }

    fn follows(self, before: Self) -> bool {
        let counts = match (before.count, self.count) {
            (None, None) => true,
            (Some(Count::Number(before)), Some(Count::Number(this))) => this == before + 1,
            (Some(Count::Letter(before)), Some(Count::Letter(this))) => this == before + 1,
            _ => false,
        };
        counts && self.bullet == before.bullet && self.behind == before.behind
    }
}
