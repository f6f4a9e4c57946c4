//! One finding a line, `path:line:col: severity rule message`, as editors read problem lists.

use std::io::{self, Write};

use super::{RenderSettings, layout, mode, select};
use crate::{pair::Side, report::Report, text::safe};

/// Writes one line for each finding shown: at its place in the rendition, or where only the original has it, there.
pub(super) fn render(report: &Report, settings: &RenderSettings, out: &mut dyn Write) -> io::Result<()> {
    for finding in select::findings(report, settings) {
        let side = if finding.spans.rendition.is_some() {
            Side::Rendition
        } else {
            Side::Original
        };
        let document = report.documents.get(side);
        let offset = finding.spans.get(side).map_or(0, |span| span.start);
        let position = document.origin.position(&document.text, offset);
        writeln!(
            out,
            "{}:{}:{}: {} {} {}",
            safe(&layout::name(document, side)),
            position.line,
            position.column,
            finding.severity,
            finding.rule,
            safe(&layout::one_line(&mode::message(report, finding))),
        )?;
    }
    Ok(())
}
