//! The report for programs: one object, indented (`json`) or on one line (`jsonl`).

mod writer;

use std::io::{self, Write};

use serde::Serialize;

use super::{Detail, RenderSettings};
use crate::report::{Report, record::ReportRecord};

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
    writer::write(value, Some(0), out)
}

/// The same on one line.
///
/// # Errors
/// As of [`indented`].
pub fn compact(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    writer::write(value, None, out)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{
        policy::FailLevel,
        report::render::{Format, render, story},
        text::is_hazardous,
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
    fn every_value_is_written_as_usual() {
        #[derive(Serialize)]
        enum Variant {
            Unit,
            One(u8),
            Two(i8, char),
            Named { a: () },
        }
        #[derive(Serialize)]
        struct Pieces(f32, f64, i64, u64, Option<&'static str>, BTreeMap<u32, [Variant; 4]>);

        let variants = [
            Variant::Unit,
            Variant::One(7),
            Variant::Two(-8, '"'),
            Variant::Named { a: () },
        ];
        let text = "C:\\ “tab”\t\r\n\u{8}\u{c}\u{1} /";
        let value = Pieces(
            0.1,
            f64::NAN,
            i64::MIN,
            u64::MAX,
            Some(text),
            BTreeMap::from([(3, variants)]),
        );
        let (mut line, mut lines) = (Vec::new(), Vec::new());
        compact(&value, &mut line).unwrap();
        indented(&value, &mut lines).unwrap();
        assert_eq!(
            String::from_utf8(line).unwrap(),
            serde_json::to_string(&value).unwrap() + "\n"
        );
        let usual = serde_json::to_string_pretty(&value).unwrap();
        assert_eq!(String::from_utf8(lines).unwrap(), usual + "\n");
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
