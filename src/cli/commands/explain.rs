//! `storydiff explain`: a rule's own documentation.

use crate::cli::{arguments::ExplainArguments, exit::Exit, output, settings};

/// Prints what a rule flags, why it matters, and what it leaves alone.
pub(crate) fn run(arguments: &ExplainArguments) -> anyhow::Result<Exit> {
    let meta = settings::rule(&arguments.rule)?;
    let page = format!(
        "# {} ({})\n\nType {}, severity {} unless the place says otherwise.\n\n{}\n",
        meta.name,
        meta.code,
        meta.kind,
        meta.severity,
        meta.doc.trim()
    );
    output::to_standard_output(page.as_bytes())?;
    Ok(Exit::Clean)
}
