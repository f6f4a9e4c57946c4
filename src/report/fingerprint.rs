//! What a finding is known by from run to run.

use sha2::{Digest, Sha256};

use crate::{
    divergence::Divergence,
    pair::{Pair, Side},
    segmentation::Document,
    text::Span,
};

/// Gives every finding its fingerprint: version 1, the first 16 bytes of a SHA-256 in hexadecimal.
///
/// Hashed are the rule's name and, for each side, the words of the finding with those of the sentences they stand in,
/// white space unified. Neither paths nor positions count, so that edits elsewhere leave a fingerprint alone; an edit of
/// either sentence gives another one.
pub fn give_fingerprints(documents: Pair<&Document>, divergences: &mut [Divergence]) {
    let mut hashed = String::new();
    for divergence in divergences {
        hashed.clear();
        let mut add = |part: &str| {
            for word in part.split_whitespace() {
                hashed.push_str(word);
                hashed.push(' ');
            }
            hashed.push('\0');
        };
        add(divergence.rule);
        for side in Side::BOTH {
            let document = documents.get(side);
            let related = divergence
                .related
                .filter(|place| place.side == side)
                .map(|place| place.span);
            for span in [*divergence.spans.get(side), related] {
                add(span.map_or("", |span| span.of(&document.text)));
                add(span.map_or("", |span| sentences_around(document, span).of(&document.text)));
            }
        }
        let hash = Sha256::digest(&hashed);
        let halves = hash.iter().take(16).flat_map(|byte| [byte >> 4, byte & 0xf]);
        let digits = halves.filter_map(|half| char::from_digit(half.into(), 16));
        divergence.fingerprint = "v1:".chars().chain(digits).collect();
    }
}

/// From the start of the first sentence that a span touches to the end of the last.
fn sentences_around(document: &Document, span: Span) -> Span {
    let first = document
        .sentences
        .partition_point(|sentence| sentence.span.end <= span.start);
    let touched = document.sentences[first..]
        .iter()
        .take_while(|sentence| sentence.span.start < span.end);
    touched.fold(span, |whole, sentence| whole.join(sentence.span))
}
