//! The formats a report is written in: one file each, listed in [`RENDERERS`].
//!
//! A renderer takes the report and a `Write`. It computes no finding, reads no environment and prints nothing itself.

mod json;

use std::io::{self, Write};

use super::Report;

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
const RENDERERS: &[(Format, Renderer)] = &[(Format::Json, json::pretty), (Format::Jsonl, json::line)];

/// The formats.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Default,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum Format {
    /// One indented JSON object.
    #[default]
    Json,
    /// One JSON object on one line.
    Jsonl,
}

/// How a report is to look; formats ignore what does not concern them.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct RenderSettings {}

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
