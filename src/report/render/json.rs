//! The report for programs: one object, indented (`json`) or on one line (`jsonl`).

use std::io::{self, BufWriter, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

use super::{Detail, RenderSettings};
use crate::{
    report::{Report, record::ReportRecord},
    text::is_hazardous,
};

/// Writes the report as one indented object, several as an array of such.
pub(super) fn pretty(reports: &[&Report], settings: &RenderSettings, out: &mut dyn Write) -> io::Result<()> {
    match reports {
        [report] => indented(&record(report, settings), out),
        _ => indented(
            &reports
                .iter()
                .map(|report| record(report, settings))
                .collect::<Vec<_>>(),
            out,
        ),
    }
}

/// Writes the report as one object on one line.
pub(super) fn line(report: &Report, settings: &RenderSettings, out: &mut dyn Write) -> io::Result<()> {
    compact(&record(report, settings), out)
}

fn record<'a>(report: &'a Report, settings: &RenderSettings) -> ReportRecord<'a> {
    ReportRecord::new(report, settings.detail == Detail::Score)
}

/// Writes any value as indented JSON that acts on no terminal, and a line end.
///
/// # Errors
/// When `out` fails, or the value cannot be written as JSON.
pub fn indented(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    write(value, Indented::default(), out)
}

/// The same on one line.
///
/// # Errors
/// As of [`indented`].
pub fn compact(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    write(value, CompactFormatter, out)
}

fn write(value: &impl Serialize, layout: impl Formatter, out: &mut dyn Write) -> io::Result<()> {
    // A report is tens of thousands of pieces of a few bytes each.
    let mut buffer = BufWriter::with_capacity(BUFFER, out);
    value.serialize(&mut Serializer::with_formatter(&mut buffer, Visible(layout)))?;
    buffer.write_all(b"\n")?;
    buffer.flush()
}

/// In bytes.
const BUFFER: usize = 1 << 16;

/// What `serde_json`'s own indented layout writes, with one write for each line's beginning: half of a report is that.
#[derive(Default)]
struct Indented {
    depth: usize,
    /// Whether the array or object that ends next holds anything.
    has_value: bool,
}

impl Indented {
    fn begin<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.has_value = false;
        writer.write_all(bracket)
    }

    fn end<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.has_value {
            self.new_line(writer, true)?;
        }
        self.has_value = true;
        writer.write_all(bracket)
    }

    fn new_line<W: ?Sized + Write>(&self, writer: &mut W, first: bool) -> io::Result<()> {
        const COMMA_AND_LINE: &[u8] = b",\n                                ";
        let (from, end) = (usize::from(first), 2 + 2 * self.depth);
        match COMMA_AND_LINE.get(from..end) {
            Some(line) => writer.write_all(line),
            // No record nests so deep.
            None => write!(writer, "{}\n{:2$}", if first { "" } else { "," }, "", 2 * self.depth),
        }
    }
}

impl Formatter for Indented {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.new_line(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.new_line(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }
}

/// A layout in which no character of a text can act on the terminal that shows it: JSON itself escapes C0 alone, here
/// C1 and the controls that reorder text are escaped too. Whoever parses it reads the same text.
struct Visible<F>(F);

impl<F: Formatter> Formatter for Visible<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        // No hazard is a printable ASCII character, and most text is of those.
        if is_plain(fragment) {
            return self.0.write_string_fragment(writer, fragment);
        }
        while let Some((at, character)) = rest.char_indices().find(|&(_, character)| is_hazardous(character)) {
            self.0.write_string_fragment(writer, &rest[..at])?;
            // Every hazard lies in the basic plane, so one unit of UTF-16 is enough.
            write!(writer, "\\u{:04x}", u32::from(character))?;
            rest = &rest[at + character.len_utf8()..];
        }
        self.0.write_string_fragment(writer, rest)
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

/// Whether a fragment, in which C0 is escaped already, is of printable ASCII characters alone.
fn is_plain(fragment: &str) -> bool {
    // A byte from 0x7f on sets its highest bit, as it is or with one more; a carry comes only from such a byte.
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGHEST: u64 = ONES << 7;
    let (words, rest) = fragment.as_bytes().as_chunks::<8>();
    let is_plain_word = |word: &[u8; 8]| {
        let bytes = u64::from_le_bytes(*word);
        (bytes | bytes.wrapping_add(ONES)) & HIGHEST == 0
    };
    words.iter().all(is_plain_word) && rest.iter().all(|byte| *byte < 0x7f)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        policy::FailLevel,
        report::render::{Format, render, story},
    };

    fn written(report: &Report, format: Format) -> String {
        let mut out = Vec::new();
        render(report, format, &RenderSettings::default(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn both_layouts_hold_the_same() {
        let report = story::harbour(FailLevel::Major);
        let pretty: serde_json::Value = serde_json::from_str(&written(&report, Format::Json)).unwrap();
        let line = written(&report, Format::Jsonl);
        assert_eq!(line.lines().count(), 1);
        assert_eq!(pretty, serde_json::from_str::<serde_json::Value>(&line).unwrap());
        assert_eq!(pretty["divergences"][0]["original"]["text"], "240");
        assert_eq!(pretty["divergences"][0]["original"]["column"], 185);
        assert_eq!(pretty["verdict"]["outcome"], "fail");
    }

    #[test]
    fn the_indented_layout_is_the_usual_one() {
        let mut deep = serde_json::json!({"a": [], "b": {}, "c": [1, [2, {"d": null}], "x"], "e": {"f": [{}]}});
        for _ in 0..20 {
            deep = serde_json::json!([deep, 1]);
        }
        let mut written = Vec::new();
        indented(&deep, &mut written).unwrap();
        let usual = serde_json::to_string_pretty(&deep).unwrap();
        assert_eq!(String::from_utf8(written).unwrap(), usual + "\n");
    }

    #[test]
    fn hazards_are_escaped_and_come_back() {
        let report = story::Story::default()
            .bead("in\u{202e}voice \u{9b}2J \u{1b}[m")
            .report(FailLevel::None);
        let line = written(&report, Format::Jsonl);
        assert!(!line.trim_end().contains(is_hazardous));
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(
            value["documents"]["original"]["sentences"][0]["text"],
            "in\u{202e}voice \u{9b}2J \u{1b}[m"
        );
    }
}
