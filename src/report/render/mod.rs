//! The formats a report is written in: one file each, listed in `RENDERERS`.
//!
//! A renderer takes the report and a `Write`. It computes no finding, reads no environment and prints nothing itself.

mod annotation;
#[cfg(test)]
mod colors;
mod concise;
mod excerpt;
mod github;
mod gitlab;
pub(super) mod guard;
mod html;
mod inline;
pub(super) mod json;
mod junit;
mod layout;
mod link;
mod markdown;
mod mode;
mod movement;
mod mqm;
mod note;
mod rdjson;
mod sarif;
mod select;
mod settings;
#[cfg(test)]
mod story;
mod style;
mod terminal;
mod words;

use std::{
    borrow::Cow,
    io::{self, Write},
};

use guard::Guard;

use super::Report;
use crate::policy::Outcome;

pub use settings::{Background, ColorDepth, Detail, Markers, Order, RenderSettings, Show, Theme, View};

/// Writes a report in a format.
///
/// # Errors
/// Only when `out` fails.
pub fn render(report: &Report, format: Format, settings: &RenderSettings, out: &mut dyn Write) -> io::Result<()> {
    render_all(&[report], format, settings, out)
}

/// Writes the reports of several pairs: as one log where the format has room for it, one after the other where not.
///
/// # Errors
/// When `out` fails, and when the format can hold one report only.
pub fn render_all(
    reports: &[&Report],
    format: Format,
    settings: &RenderSettings,
    out: &mut dyn Write,
) -> io::Result<()> {
    let unsupported = |why: &str| Err(io::Error::new(io::ErrorKind::Unsupported, format!("{format} {why}")));
    let Some((_, renderer)) = RENDERERS.iter().find(|(listed, _)| *listed == format) else {
        return unsupported("has no renderer");
    };
    let mut guard = Guard::new(format, out);
    match renderer {
        Renderer::Log(write) => write(reports, settings, &mut guard)?,
        Renderer::Page(_) if reports.len() > 1 => return unsupported("holds the report of one pair only"),
        Renderer::Page(write) | Renderer::Sequence(write) | Renderer::Lines(write) => {
            for (index, report) in reports.iter().enumerate() {
                if index > 0 && matches!(renderer, Renderer::Sequence(_)) {
                    guard.write_all(b"\n")?;
                }
                let settings = match renderer {
                    Renderer::Lines(_) => Cow::Borrowed(settings),
                    _ => for_verdict(report, settings),
                };
                write(report, &settings, &mut guard)?;
            }
        }
    }
    guard.finish()
}

/// Of two texts that cannot be compared nobody wants to read which sentences they do not share, unless asked for.
fn for_verdict<'a>(report: &Report, settings: &'a RenderSettings) -> Cow<'a, RenderSettings> {
    if report.verdict.outcome != Outcome::NotComparable || settings.show != Show::usual() {
        return Cow::Borrowed(settings);
    }
    let mut settings = settings.clone();
    settings
        .show
        .retain(|show| !matches!(show, Show::Omission | Show::Addition));
    Cow::Owned(settings)
}

/// What writes a format.
enum Renderer {
    /// One report a page.
    Page(fn(&Report, &RenderSettings, &mut dyn Write) -> io::Result<()>),
    /// Any number of reports, one after the other, an empty line between them.
    Sequence(fn(&Report, &RenderSettings, &mut dyn Write) -> io::Result<()>),
    /// Any number of reports, line after line.
    Lines(fn(&Report, &RenderSettings, &mut dyn Write) -> io::Result<()>),
    /// Any number of reports in one log.
    Log(fn(&[&Report], &RenderSettings, &mut dyn Write) -> io::Result<()>),
}

/// Every format and what writes it.
const RENDERERS: &[(Format, Renderer)] = &[
    (Format::Text, Renderer::Sequence(terminal::render)),
    (Format::Concise, Renderer::Lines(concise::render)),
    (Format::Json, Renderer::Log(json::pretty)),
    (Format::Jsonl, Renderer::Lines(json::line)),
    (Format::Sarif, Renderer::Log(sarif::render)),
    (Format::Rdjson, Renderer::Log(rdjson::render)),
    (Format::Github, Renderer::Log(github::render)),
    (Format::Gitlab, Renderer::Log(gitlab::render)),
    (Format::Junit, Renderer::Log(junit::render)),
    (Format::Mqm, Renderer::Log(mqm::render)),
    (Format::Markdown, Renderer::Sequence(markdown::render)),
    (Format::Html, Renderer::Page(html::render)),
    (Format::Note, Renderer::Sequence(note::render)),
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
    /// SARIF 2.1.0, for code hosts and editors.
    Sarif,
    /// The diagnostic format of reviewdog.
    Rdjson,
    /// Workflow commands of GitHub Actions.
    Github,
    /// The code quality report of GitLab.
    Gitlab,
    /// JUnit's XML, a case for each bead.
    Junit,
    /// MQM issues with penalty points, for sheets that language quality is assessed on.
    Mqm,
    /// A comment on a pull request or a hand-over note.
    Markdown,
    /// One page that needs nothing beside it.
    Html,
    /// One paragraph that tells a desk what a new version changed.
    Note,
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
