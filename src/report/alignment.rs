//! The alignment by itself: which sentences render each other, for people with a spreadsheet and for programs.

mod tmx;

use std::io::{self, Write};

use super::{
    record::AlignmentRecord,
    render::{Format, guard::Guard, json},
};
use crate::{
    alignment::{Alignment, Bead},
    pair::{Pair, Side},
    segmentation::Document,
    text::safe,
};

/// Writes an alignment in a format.
///
/// # Errors
/// Only when `out` fails.
pub fn write_alignment(
    format: AlignmentFormat,
    documents: Pair<&Document>,
    alignment: &Alignment,
    out: &mut dyn Write,
) -> io::Result<()> {
    // What a report in a like format is kept from holding, an alignment is too.
    let like = match format {
        AlignmentFormat::Tsv => Format::Text,
        AlignmentFormat::Tmx => Format::Junit,
        AlignmentFormat::Json => Format::Json,
    };
    let mut guard = Guard::new(like, out);
    match format {
        AlignmentFormat::Tsv => write_tsv(documents, alignment, &mut guard)?,
        AlignmentFormat::Tmx => tmx::write(documents, alignment, &mut guard)?,
        AlignmentFormat::Json => json::indented(&AlignmentRecord::new(documents, &alignment.beads), &mut guard)?,
    }
    guard.finish()
}

/// The formats of an alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, strum::Display, strum::EnumString, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum AlignmentFormat {
    /// A line a bead, columns separated by tabs.
    #[default]
    Tsv,
    /// One JSON object.
    Json,
    /// Translation Memory eXchange 1.4b, for translators' tools.
    Tmx,
}

/// A head line, then a line for each bead: its kind, whether it moved, its score, and for each side the sentences'
/// numbers (from 1) and their text.
fn write_tsv(documents: Pair<&Document>, alignment: &Alignment, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "kind\tmoved\tscore\toriginal\trendition\toriginal text\trendition text"
    )?;
    for bead in &alignment.beads {
        let moved = if bead.moved { "moved" } else { "" };
        let numbers = bead.sentences.as_ref().map(|sentences| numbers(sentences));
        writeln!(
            out,
            "{}\t{moved}\t{:.2}\t{}\t{}\t{}\t{}",
            bead.kind(),
            bead.score,
            numbers.original,
            numbers.rendition,
            text(documents, bead, Side::Original),
            text(documents, bead, Side::Rendition),
        )?;
    }
    Ok(())
}

fn numbers(sentences: &[usize]) -> String {
    let numbers: Vec<_> = sentences.iter().map(|sentence| (sentence + 1).to_string()).collect();
    numbers.join(" ")
}

/// A bead's text on a side, without the tabs and line ends that would break the table.
fn text(documents: Pair<&Document>, bead: &Bead, side: Side) -> String {
    let document = documents.get(side);
    let words = bead
        .sentences
        .get(side)
        .iter()
        .flat_map(|&sentence| document.sentence_text(sentence).split_whitespace());
    safe(&words.collect::<Vec<_>>().join(" ")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::{ReadOptions, read_text};

    #[test]
    fn each_bead_is_one_line_of_seven_columns() {
        let read = |text: &str| read_text(text.to_owned(), "", &ReadOptions::default());
        let documents = Pair::new(
            read("It rained in Osk.\tThe ferry\nstayed in harbour."),
            read("It rained in Osk. The ferry stayed in harbour."),
        );
        let alignment = crate::alignment::align(documents.as_ref(), &Default::default());
        let mut out = Vec::new();
        write_alignment(AlignmentFormat::Tsv, documents.as_ref(), &alignment, &mut out).unwrap();
        let table = String::from_utf8(out).unwrap();
        assert_eq!(table.lines().count(), 1 + alignment.beads.len());
        assert!(table.lines().all(|line| line.split('\t').count() == 7), "{table}");
        assert!(table.contains("The ferry stayed in harbour."));
    }
}
