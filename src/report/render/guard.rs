//! Output that no build server takes for commands.
//!
//! Runners read commands out of what a step prints: GitHub's `::error::…` at the start of a line, and the older
//! `##[…]` of GitHub and Azure or `##teamcity[…]` anywhere in it. A text that holds such words must not become one
//! because a comparison quotes it. Escaping at each place where text is written could not promise that, since a line
//! may be put together from several pieces; so the finished lines are looked at.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use memchr::{memmem, memrchr};

use super::Format;

/// Writes on what it is given, in whole lines and [guarded]: a report can be many times as large as its texts, so it is not
/// kept until it is complete.
pub(in crate::report) struct Guard<'w> {
    out: &'w mut dyn Write,
    format: Format,
    /// What was not written on yet: whole lines, and the beginning of one.
    held: Vec<u8>,
}

impl<'w> Guard<'w> {
    pub(in crate::report) fn new(format: Format, out: &'w mut dyn Write) -> Self {
        let held = Vec::new();
        Self { out, format, held }
    }

    /// Writes on what is left.
    pub(in crate::report) fn finish(mut self) -> io::Result<()> {
        self.write_held()
    }

    fn write_held(&mut self) -> io::Result<()> {
        let lines = str::from_utf8(&self.held).map_err(io::Error::other)?;
        self.out.write_all(guarded(lines, self.format).as_bytes())?;
        self.held.clear();
        Ok(())
    }
}

impl Write for Guard<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let end = memrchr(b'\n', bytes).filter(|_| self.held.len() + bytes.len() >= HELD);
        let (lines, rest) = bytes.split_at(end.map_or(0, |end| end + 1));
        if !lines.is_empty() {
            self.held.extend_from_slice(lines);
            self.write_held()?;
        }
        self.held.extend_from_slice(rest);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        // What is held may be the half of a line.
        Ok(())
    }
}

/// From how many bytes on whole lines are written on.
const HELD: usize = 1 << 16;

/// A format's output with the words of commands broken up, by a sign that means the same to the format's reader.
fn guarded(output: &str, format: Format) -> Cow<'_, str> {
    let signs = match format {
        // Its commands are its own, and what they quote is escaped; no runner looks for a command inside another.
        Format::Github => return output.into(),
        Format::Text | Format::Concise | Format::Note => Signs {
            bracket: "⟨U+005B⟩",
            colon: "⟨U+003A⟩",
        },
        // A line of JSON never begins with a colon.
        Format::Json | Format::Jsonl | Format::Sarif | Format::Rdjson | Format::Gitlab | Format::Mqm => Signs {
            bracket: "\\u005b",
            colon: ":",
        },
        Format::Markdown | Format::Html | Format::Junit => Signs {
            bracket: "&#91;",
            colon: "&#58;",
        },
    };
    let has = |sign: &str| memmem::find(output.as_bytes(), sign.as_bytes()).is_some();
    // Where there are colours, one may begin or end inside the words of a command.
    if !has("##") && !has("::") && !has("\u{1b}") {
        return output.into();
    }
    let mut guarded = String::with_capacity(output.len() + 16);
    for line in output.split_inclusive('\n') {
        signs.write(line, &mut guarded);
    }
    guarded.into()
}

/// The characters of a line with their places, without the sequences that colour it.
fn unstyled(line: &str) -> impl Iterator<Item = (usize, char)> {
    let mut styled_to = 0;
    line.char_indices().filter(move |&(at, character)| {
        let behind = (character == '\u{1b}' && at >= styled_to)
            .then(|| line[at..].strip_prefix("\u{1b}["))
            .flatten()
            .and_then(|style| {
                style
                    .trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ';')
                    .strip_prefix('m')
            });
        if let Some(behind) = behind {
            styled_to = line.len() - behind.len();
        }
        at >= styled_to
    })
}

/// What stands for the characters that make a command.
struct Signs {
    bracket: &'static str,
    colon: &'static str,
}

impl Signs {
    fn write(&self, line: &str, guarded: &mut String) {
        let mut written = 0;
        let mut put = |at: usize, sign: &str| {
            guarded.push_str(&line[written..at]);
            guarded.push_str(sign);
            written = at + 1;
        };
        let mut start = unstyled(line).skip_while(|(_, character)| character.is_whitespace());
        if let (Some((at, ':')), Some((_, ':'))) = (start.next(), start.next()) {
            put(at, self.colon);
        }
        // How many `#` stand before this character, or before the name that it belongs to.
        let (mut marks, mut is_named) = (0, false);
        for (at, character) in unstyled(line) {
            match character {
                '#' => marks = if is_named { 1 } else { marks + 1 },
                '[' if marks >= 2 => put(at, self.bracket),
                _ => {}
            }
            is_named = marks >= 2 && character.is_ascii_alphanumeric();
            if !is_named && character != '#' {
                marks = 0;
            }
        }
        guarded.push_str(&line[written..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_broken_up() {
        let text = |output| guarded(output, Format::Text).into_owned();
        assert_eq!(text("a\n  ::error::x\nb ::c"), "a\n  ⟨U+003A⟩:error::x\nb ::c");
        assert_eq!(text("\u{1b}[1;31m ::error::x"), "\u{1b}[1;31m ⟨U+003A⟩:error::x");
        assert_eq!(text("x ##[add-mask]y"), "x ##⟨U+005B⟩add-mask]y");
        assert_eq!(text("##vso[task] ###[group]"), "##vso⟨U+005B⟩task] ###⟨U+005B⟩group]");
        assert_eq!(text("## 3 [x] ##"), "## 3 [x] ##");
        assert_eq!(text("##a#[x] ##a##[y]"), "##a#[x] ##a##⟨U+005B⟩y]");
    }

    #[test]
    fn commands_are_broken_up_where_their_colour_changes() {
        let text = |output| guarded(output, Format::Text).into_owned();
        assert_eq!(
            text("\u{1b}[4m:\u{1b}[0m:\u{1b}[4merror\u{1b}[0m::x"),
            "\u{1b}[4m⟨U+003A⟩\u{1b}[0m:\u{1b}[4merror\u{1b}[0m::x"
        );
        assert_eq!(text("#\u{1b}[1m#a\u{1b}[0m[x"), "#\u{1b}[1m#a\u{1b}[0m⟨U+005B⟩x");
        assert_eq!(text("\u{1b}[1m:\u{1b}[0m a\u{1b}[1;"), "\u{1b}[1m:\u{1b}[0m a\u{1b}[1;");
    }

    #[test]
    fn lines_are_guarded_however_they_are_written() {
        let lines: String = (0..9_000).map(|line| format!("::error::{line} ##[x]\n")).collect();
        let whole = guarded(&lines, Format::Text);
        for piece in [1, 7, 4_096, 100_000, lines.len()] {
            let mut out = Vec::new();
            let mut guard = Guard::new(Format::Text, &mut out);
            for piece in lines.as_bytes().chunks(piece) {
                guard.write_all(piece).unwrap();
            }
            guard.finish().unwrap();
            assert!(out == whole.as_bytes(), "in pieces of {piece}");
        }
    }

    #[test]
    fn json_means_the_same() {
        let json = r###"{"text": "##[error] ::x"}"###;
        let guarded = guarded(json, Format::Json);
        assert!(!guarded.contains("##["));
        let value = |json: &str| serde_json::from_str::<serde_json::Value>(json).unwrap();
        assert_eq!(value(&guarded), value(json));
    }
}
