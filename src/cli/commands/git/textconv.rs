//! A text with one sentence a line.

use std::fs;

use anyhow::Context;
use storydiff::{pipeline, segmentation::Document, text::safe};

use crate::cli::{arguments::TextconvArguments, output, settings};

/// Prints the text. What cannot be read as a story is printed as it is, since git shows nothing else of it.
pub(super) fn run(arguments: &TextconvArguments) -> anyhow::Result<()> {
    let options = settings::read_options(&arguments.reading).rendition;
    match pipeline::read(&arguments.file, &options) {
        Ok(document) => output::to_standard_output(sentences(&document).as_bytes()),
        Err(_) => {
            let bytes = fs::read(&arguments.file);
            output::to_standard_output(&bytes.with_context(|| format!("cannot read {}", arguments.file.display()))?)
        }
    }
}

/// The sentences of each passage, with an empty line between passages.
fn sentences(document: &Document) -> String {
    let mut text = String::new();
    for passage in &document.passages {
        if !text.is_empty() {
            text.push('\n');
        }
        for sentence in passage.sentences.clone() {
            let words: Vec<_> = document.sentence_text(sentence).split_whitespace().collect();
            text.push_str(&safe(&words.join(" ")));
            text.push('\n');
        }
    }
    text
}
