//! Sentences to typed mentions with normalised values.
//!
//! Every kind of mention has its own annotator in a file of its own, listed in [`ANNOTATORS`]. An annotator reads one
//! sentence at a time; what needs the whole document, such as the chain from a full name to a later surname, is done
//! once all sentences are read.

mod mention;

use std::ops::Range;

pub use mention::{Mention, Value};

use crate::segmentation::Document;

/// Reads one kind of mention out of a sentence.
pub trait Annotator: Sync {
    /// Appends the mentions of one sentence, in text order.
    fn annotate(&self, document: &Document, sentence: usize, found: &mut Vec<Mention>);
}

/// All annotators; the order does not matter, since mentions are sorted afterwards.
const ANNOTATORS: &[&dyn Annotator] = &[];

/// The mentions of a document.
#[derive(Debug, Clone, Default)]
pub struct Annotations {
    /// All mentions, by place in the text; longer ones first where two begin together.
    pub mentions: Vec<Mention>,
    /// For each sentence its mentions, as indices into `mentions`.
    by_sentence: Vec<Range<usize>>,
}

impl Annotations {
    /// The mentions of a sentence.
    pub fn of_sentence(&self, sentence: usize) -> &[Mention] {
        self.by_sentence
            .get(sentence)
            .map_or(&[], |range| &self.mentions[range.clone()])
    }
}

/// Reads all mentions of a document.
pub fn annotate(document: &Document) -> Annotations {
    let mut annotations = Annotations::default();
    for sentence in 0..document.sentences.len() {
        let mut found = Vec::new();
        for annotator in ANNOTATORS {
            annotator.annotate(document, sentence, &mut found);
        }
        found.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
        let start = annotations.mentions.len();
        annotations.mentions.append(&mut found);
        annotations.by_sentence.push(start..annotations.mentions.len());
    }
    annotations
}
