//! The formats a report is written in: one file each, listed in `RENDERERS`.
//!
//! A renderer takes the report and a `Write`. It computes no finding, reads no environment and prints nothing itself.

mod concise;
mod excerpt;
mod html;
mod json;
mod layout;
mod link;
mod markdown;
mod movement;
mod select;
mod settings;
#[cfg(test)]
mod story;
mod style;
mod terminal;
mod words;

use std::io::{self, Write};

use super::Report;

pub use settings::{Background, ColorDepth, Detail, Markers, Order, RenderSettings, Show, Theme, View};

/// Writes a report in a format.
///
/// # Errors
/// Only when `out` fails.
pub fn render(report: &Report, format: Format, settings: &RenderSettings, out: &mut dyn Write) -> io::Result<()> {
    match RENDERERS.iter().find(|(listed, _)| *listed == format) {
        Some((_, renderer)) => renderer(report, settings, out),
        None => Err(io::Error::new(
            io::ErrorKind::Unsupported,
            format!("{format} has no renderer"),
        )),
    }
}

/// Writes a report.
type Renderer = fn(&Report, &RenderSettings, &mut dyn Write) -> io::Result<()>;

/// Every format and what writes it.
const RENDERERS: &[(Format, Renderer)] = &[
    (Format::Text, terminal::render),
    (Format::Concise, concise::render),
    (Format::Json, json::pretty),
    (Format::Jsonl, json::line),
    (Format::Markdown, markdown::render),
    (Format::Html, html::render),
];

/// The formats.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum Format {
    /// For people at a terminal.
    #[default]
    Text,
    /// One finding a line, `path:line:col: severity rule message`.
    Concise,
    /// One indented JSON object.
    Json,
    /// One JSON object on one line.
    Jsonl,
    /// A comment on a pull request or a hand-over note.
    Markdown,
    /// One page that needs nothing beside it.
    Html,
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator;

    use super::*;

    #[test]
    fn every_format_has_one_renderer() {
        for format in Format::iter() {
            assert_eq!(
                RENDERERS.iter().filter(|(listed, _)| *listed == format).count(),
                1,
                "{format}"
            );
        }
    }
}
