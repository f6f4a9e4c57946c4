//! `storydiff align`: which sentences render each other.

use storydiff::{alignment, pair::Pair, report};

use crate::cli::{arguments::AlignArguments, exit::Exit, output, settings};

/// Aligns two texts and writes the beads.
pub(crate) fn run(arguments: &AlignArguments) -> anyhow::Result<Exit> {
    let texts = Pair::new(arguments.texts.original.clone(), arguments.texts.rendition.clone());
    settings::require_one_standard_input(&texts)?;
    output::refuse_to_replace(arguments.output.as_deref(), settings::texts_of(&[&texts]))?;
    let documents = settings::read_pair(&texts, &settings::read_options(&arguments.reading))?;
    let alignment = alignment::align(documents.as_ref(), &settings::alignment_options(&arguments.reading));
    output::deliver(arguments.output.as_deref(), |out| {
        report::write_alignment(arguments.format, documents.as_ref(), &alignment, out)
    })?;
    Ok(Exit::Clean)
}
