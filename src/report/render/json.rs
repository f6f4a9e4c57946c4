//! The report for programs: one object, indented (`json`) or on one line (`jsonl`).

use std::io::{self, Write};

use super::RenderSettings;
use crate::report::{Report, record::ReportRecord};

/// Writes the report as one indented object.
pub(super) fn pretty(report: &Report, _: &RenderSettings, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &ReportRecord::new(report))?;
    out.write_all(b"\n")
}

/// Writes the report as one object on one line.
pub(super) fn line(report: &Report, _: &RenderSettings, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &ReportRecord::new(report))?;
    out.write_all(b"\n")
}
