//! The report for a terminal: head, findings, what moved, the facts, what was folded, and the verdict in the last line.

mod facts;
mod finding;
mod rows;
mod screen;
mod summary;

use std::io::{self, Write};

use self::screen::Screen;
use super::RenderSettings;
use crate::report::Report;

/// Writes the report as lines of at most `settings.width` columns.
pub(super) fn render(report: &Report, settings: &RenderSettings, out: &mut dyn Write) -> io::Result<()> {
    let mut screen = Screen::new(report, settings);
    summary::head(&mut screen);
    let top = screen.height();
    finding::all(&mut screen);
    rows::all(&mut screen);
    facts::all(&mut screen);
    summary::folded(&mut screen);
    summary::verdict(&mut screen);
    if screen.height() > SCREENFUL {
        // Who reads a long report from its beginning, as in a pager, wants the verdict first.
        let end = screen.height();
        summary::outcome(&mut screen);
        screen.raise(end, top);
    }
    out.write_all(screen.into_text().as_bytes())
}

/// Lines that the smallest usual terminal shows at once.
const SCREENFUL: usize = 24;

#[cfg(test)]
mod tests;
