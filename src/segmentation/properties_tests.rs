//! What holds for any text at all.

use proptest::prelude::*;

use super::{Document, SegmentOptions, Segments, segment};
use crate::{
    input::{ReadOptions, Source, read_from_bytes, read_text},
    text::is_ignorable,
};

/// Pieces that matter to segmentation, strung together at random: far denser in edge cases than random characters.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just(". "),
        Just("."),
        Just("! "),
        Just("?\""),
        Just(" . . ."),
        Just("…"),
        Just("\n"),
        Just("\n\n"),
        Just("\r\n"),
        Just("“"),
        Just("”"),
        Just("'"),
        Just("("),
        Just(")"),
        Just("[12]"),
        Just("1. "),
        Just("2) "),
        Just("• "),
        Just("- "),
        Just("U.S."),
        Just("p.m. "),
        Just("Mr. "),
        Just("No. 5"),
        Just("SUMMARY\n"),
        Just("Keywords: "),
        Just("KEY POINTS\n"),
        Just("MENTIONED ENTITIES 7\n"),
        Just("👤 Person_MaleMayor\n"),
        Just("Jane Roe\n"),
        Just("By Jane Roe\n"),
        Just("the "),
        Just("The "),
        Just("port"),
        Just("don't "),
        Just("l’"),
        Just("£2.3m "),
        Just("-5 "),
        Just("4\u{a0}500"),
        Just("27–15"),
        Just("a@b.example "),
        Just("https://x.example/a_(b). "),
        Just("#"),
        Just("@x "),
        Just("\u{ad}"),
        Just("\u{200b}"),
        Just("。"),
        Just("「"),
        Just("」"),
        Just("港口"),
        Just("カタ"),
        Just("؟"),
        Just("।"),
        Just("e\u{301}"),
        Just("🇺🇸"),
        Just("½"),
        Just("²"),
        Just("\u{202f}"),
        Just("\0"),
        Just("ß"),
        Just("İ"),
        Just(" "),
        Just("—"),
        Just("x"),
        Just("$"),
        Just("%"),
    ];
    let woven = proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat());
    prop_oneof![3 => woven, 1 => any::<String>()]
}

fn document(text: &str, segments: Segments) -> Document {
    let options = SegmentOptions {
        segments,
        ..SegmentOptions::default()
    };
    segment(read_text(text, Source::default()), &options)
}

fn is_visible(character: char) -> bool {
    !character.is_whitespace() && !is_ignorable(character)
}

fn visible(text: &str) -> String {
    text.chars().filter(|&c| is_visible(c)).collect()
}

fn check(document: &Document) -> Result<(), TestCaseError> {
    let text = &document.text;
    let sentences: String = document
        .sentences
        .iter()
        .map(|sentence| sentence.span.of(text))
        .collect();
    prop_assert_eq!(
        visible(&sentences),
        visible(text),
        "sentences cover all that is visible"
    );
    let tokens: String = document.tokens.iter().map(|token| token.span.of(text)).collect();
    prop_assert_eq!(visible(&tokens), visible(text), "tokens cover all that is visible");
    for pair in document.sentences.windows(2) {
        prop_assert!(pair[0].span.end <= pair[1].span.start && pair[0].tokens.end == pair[1].tokens.start);
    }
    for pair in document.tokens.windows(2) {
        prop_assert!(pair[0].span.end <= pair[1].span.start);
    }
    for (index, sentence) in document.sentences.iter().enumerate() {
        prop_assert!(document.passages[sentence.passage].sentences.contains(&index));
        for token in document.tokens_of(index) {
            prop_assert!(sentence.span.contains(token.span) && !token.span.is_empty());
        }
        let position = document.origin.position(text, sentence.span.start);
        prop_assert!(position.line >= 1 && position.column >= 1);
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_covered_by_its_sentences_and_tokens(text in text()) {
        let document = document(&text, Segments::Auto);
        check(&document)?;
        for sentence in &document.sentences {
            let inner = sentence.span.of(&document.text);
            prop_assert_eq!(inner.trim(), inner);
            prop_assert!(!inner.is_empty());
        }
    }

    #[test]
    fn lines_stay_lines(text in text()) {
        let document = document(&text, Segments::Lines);
        check(&document)?;
        prop_assert_eq!(document.sentences.len(), text.split_inclusive('\n').count());
    }

    #[test]
    fn markdown_spans_stay_in_the_source(text in text()) {
        let extract = read_from_bytes(text.as_bytes(), "a.md", &ReadOptions::default());
        if let Ok(extract) = extract {
            // The source is what was decoded, and bytes with a NUL among them may be taken for UTF-16.
            let is_as_it_was = extract.source.encoding == "UTF-8";
            let document = segment(extract, &SegmentOptions::default());
            check(&document)?;
            for sentence in document.sentences.iter().filter(|_| is_as_it_was) {
                prop_assert!(document.origin.source_span(sentence.span).end <= text.len());
            }
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(extract) = read_from_bytes(&bytes, "a.txt", &ReadOptions::default()) {
            check(&segment(extract, &SegmentOptions::default()))?;
        }
    }
}

/// NUL becomes U+FFFD, which is longer.
#[test]
fn a_replaced_character_stays_in_the_source() {
    let extract = read_from_bytes(b"It rained. \0", "a.md", &ReadOptions::default());
    let Ok(extract) = extract else { return };
    let document = segment(extract, &SegmentOptions::default());
    for sentence in &document.sentences {
        assert!(document.origin.source_span(sentence.span).end <= "It rained. \0".len());
    }
}

/// A long line, and long runs of every kind, take time in proportion: a quadratic step would take minutes here.
#[test]
fn long_lines_take_linear_time() {
    for piece in [
        "word ", "a.", "! ", ". ", "“", "1. ", "a@", "港", "。", "'", "(", "[1]", "A. ", "x\u{ad}", "-", "é", "1,",
        "1 000 ",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        let document = document(&text, Segments::Auto);
        assert!(!document.sentences.is_empty());
        let last = document.tokens.last().map_or(0, |token| token.span.start);
        for _ in 0..1000 {
            assert!(document.origin.position(&document.text, last).line >= 1);
        }
    }
}
