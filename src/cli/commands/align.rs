//! `storydiff align`: which sentences render each other.

use storydiff::{
    alignment::{self, AlignmentOptions},
    pair::Pair,
    report::record::AlignmentRecord,
};

use crate::cli::{
    arguments::{AlignArguments, AlignmentFormat},
    exit::Exit,
    output, settings,
};

/// Aligns two texts and writes the beads.
pub(crate) fn run(arguments: &AlignArguments) -> anyhow::Result<Exit> {
    let texts = Pair::new(arguments.texts.original.clone(), arguments.texts.rendition.clone());
    settings::require_one_standard_input(&texts)?;
    let documents = settings::read_pair(&texts, &settings::read_options(&arguments.reading))?;
    let alignment = alignment::align(documents.as_ref(), &AlignmentOptions::default());
    let mut bytes = Vec::new();
    match arguments.format {
        AlignmentFormat::Json => {
            serde_json::to_writer_pretty(&mut bytes, &AlignmentRecord::new(documents.as_ref(), &alignment.beads))?;
            bytes.push(b'\n');
        }
    }
    output::deliver(&bytes, arguments.output.as_deref())?;
    Ok(Exit::Clean)
}
