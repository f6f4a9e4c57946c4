//! The summary of a step in GitHub Actions, which holds all that its annotations have no room for.

use std::{fs::OpenOptions, io::Write, path::PathBuf};

use anyhow::Context;
use storydiff::report::{self, Format, RenderSettings, Report};

/// Adds the reports as Markdown to the file that `GITHUB_STEP_SUMMARY` names, if it names one. Added and not replaced:
/// the file belongs to all commands of the step.
pub(crate) fn append(reports: &[&Report], settings: &RenderSettings) -> anyhow::Result<()> {
    let Some(file) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|file| !file.is_empty()) else {
        return Ok(());
    };
    let file = PathBuf::from(file);
    let mut bytes = Vec::new();
    report::render_all(reports, Format::Markdown, settings, &mut bytes)?;
    let summary = OpenOptions::new().append(true).create(true).open(&file);
    summary
        .and_then(|mut summary| summary.write_all(&bytes))
        .with_context(|| format!("cannot write the step summary {}", file.display()))
}
