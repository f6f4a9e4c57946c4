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
    for divergence in divergences {
        let mut hash = Sha256::new();
        let mut add = |part: &str| {
            for word in part.split_whitespace() {
                hash.update(word);
                hash.update(" ");
            }
            hash.update("\0");
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
        let bytes = hash.finalize();
        let digits: String = bytes.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        divergence.fingerprint = format!("v1:{digits}");
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
