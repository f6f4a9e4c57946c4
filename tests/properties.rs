//! What holds for every pair of texts, the samples' and invented ones alike.

use std::{fs, path::Path};

use proptest::prelude::*;
use storydiff::{
    divergence::DivergenceType,
    pair::{Pair, Side},
    pipeline::{self, Options, ReadOptions},
    report::{self, Format, RenderSettings, Report},
};

#[test]
fn every_body_sentence_stands_in_one_bead() {
    for (name, texts) in samples() {
        assert_partition(&compare(&texts)).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn edits_concatenate_to_the_sentences() {
    for (name, texts) in samples() {
        assert_edits_cover(&compare(&texts)).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn the_same_texts_give_the_same_bytes() {
    for (name, texts) in samples() {
        let here = json(&compare(&texts));
        let elsewhere = std::thread::scope(|scope| scope.spawn(|| json(&compare(&texts))).join().expect("a thread"));
        assert!(here == elsewhere, "{name}: two runs differ");
    }
}

#[test]
fn typography_alone_is_no_finding() {
    for (name, texts) in samples() {
        let plain = &texts.original;
        let set = plain
            .replace('’', "'")
            .replace(['“', '”', '„'], "\"")
            .replace("\n", "\r\n")
            .replace("  ", "\u{a0} ");
        let report = compare(&Pair::new(plain.clone(), set));
        let between: Vec<_> = (report.divergences.iter())
            .filter(|divergence| divergence.related.is_none())
            .map(|divergence| divergence.message.as_str())
            .collect();
        assert!(between.is_empty(), "{name}: {}", between.join("; "));
    }
}

#[test]
fn exchanged_sides_mirror_the_findings() {
    let mut unmirrored = Vec::new();
    for (name, texts) in samples() {
        let forth = places(&compare(&texts), |kind| kind);
        let back = places(&compare(&texts.swapped()), mirrored);
        let back: Vec<_> = back
            .into_iter()
            .map(|(kind, spans)| (kind, (spans.1, spans.0)))
            .collect();
        for finding in forth.iter().filter(|finding| !back.contains(finding)) {
            unmirrored.push(format!("{name}: only forth: {finding:?}"));
        }
        for finding in back.iter().filter(|finding| !forth.contains(finding)) {
            unmirrored.push(format!("{name}: only back: {finding:?}"));
        }
    }
    assert!(unmirrored.is_empty(), "{}", unmirrored.join("\n"));
}

/// Pieces that texts are made of in the wild, and some that only an attacker would send.
const PIECES: &[&str] = &[
    "The mayor of Osk",
    " said ",
    "“we won’t pay”",
    "12",
    "1,200.50",
    "79228162514264337593543950335 ",
    "dozen ",
    "centuries and 40 days ",
    "£2.3m",
    "per cent",
    " not ",
    "no one",
    ". ",
    "? ",
    "\n",
    "\n\n",
    "\r\n",
    "SUMMARY\n",
    "- ",
    "3 May 2024",
    "Dr. A. B. Vane",
    "U.S.",
    "…",
    "”",
    "‘",
    "(",
    "\u{202e}",
    "\u{1b}[31m",
    "\0",
    "\u{ad}",
    "\u{200b}",
    "\u{feff}",
    "e\u{301}",
    "👩‍👩‍👧",
    "北京下雨了。",
    "السلام",
    "½",
    "10²",
    "-",
    "–",
    "%",
    "=",
    "#",
    "*",
    "_",
    "https://osk.example/?a=1",
    "more than ",
    "half of ",
    "at least ",
    "former ",
    "President ",
];

fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat());
    prop_oneof![3 => pieces, 1 => "\\PC{0,80}", 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_too_odd(original in texts(), rendition in texts()) {
        let report = compare(&Pair::new(original, rendition));
        assert_partition(&report).map_err(TestCaseError::fail)?;
        assert_edits_cover(&report).map_err(TestCaseError::fail)?;
        for format in [Format::Text, Format::Concise, Format::Json] {
            report::render(&report, format, &RenderSettings::default(), &mut Vec::new()).expect("a list takes every byte");
        }
    }

    #[test]
    fn no_text_differs_from_itself(text in texts()) {
        let report = compare(&Pair::new(text.clone(), text));
        let between = report.divergences.iter().find(|divergence| divergence.related.is_none());
        prop_assert!(between.is_none(), "{:?}", between);
    }
}

fn assert_partition(report: &Report) -> Result<(), String> {
    for side in Side::BOTH {
        let document = report.documents.get(side);
        let mut seen = vec![0; document.sentences.len()];
        for &sentence in report.alignment.beads.iter().flat_map(|bead| bead.sentences.get(side)) {
            let count = seen
                .get_mut(sentence)
                .ok_or_else(|| format!("the {side} has no sentence {sentence}"))?;
            *count += 1;
        }
        for (sentence, &count) in seen.iter().enumerate() {
            let is_right = if document.is_body(sentence) {
                count == 1
            } else {
                count <= 1
            };
            if !is_right {
                return Err(format!("{side} sentence {sentence} stands in {count} beads"));
            }
        }
    }
    Ok(())
}

fn assert_edits_cover(report: &Report) -> Result<(), String> {
    for (index, (bead, diff)) in report.alignment.beads.iter().zip(&report.diffs).enumerate() {
        for side in Side::BOTH {
            let document = report.documents.get(side);
            let sentences = bead
                .sentences
                .get(side)
                .iter()
                .map(|&sentence| document.sentence_text(sentence));
            let pieces = diff
                .edits
                .iter()
                .filter_map(|edit| edit.spans.get(side).map(|span| span.of(&document.text)));
            let (whole, pieces) = (visible(sentences), visible(pieces));
            if whole != pieces {
                return Err(format!(
                    "bead {index}, {side}: the edits read {pieces:?}, the sentences {whole:?}"
                ));
            }
        }
    }
    Ok(())
}

/// The characters that are no white space, one after the other.
fn visible<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts
        .flat_map(str::chars)
        .filter(|character| !character.is_whitespace())
        .collect()
}

type Spans = (Option<(usize, usize)>, Option<(usize, usize)>);

fn places(report: &Report, kind: impl Fn(DivergenceType) -> DivergenceType) -> Vec<(DivergenceType, Spans)> {
    let between = report
        .divergences
        .iter()
        .filter(|divergence| divergence.related.is_none());
    let spans = between.map(|divergence| {
        let spans = divergence.spans.map(|span| span.map(|span| (span.start, span.end)));
        (kind(divergence.kind), (spans.original, spans.rendition))
    });
    spans.collect()
}

/// What a type of finding is called when the sides are exchanged.
fn mirrored(kind: DivergenceType) -> DivergenceType {
    match kind {
        DivergenceType::Omission => DivergenceType::Addition,
        DivergenceType::Addition => DivergenceType::Omission,
        other => other,
    }
}

fn compare(texts: &Pair<String>) -> Report {
    let read = |side: Side| pipeline::read_text(texts.get(side).clone(), "", &ReadOptions::default());
    pipeline::compare(
        Pair::new(read(Side::Original), read(Side::Rendition)),
        &Options::default(),
    )
}

fn json(report: &Report) -> Vec<u8> {
    let mut bytes = Vec::new();
    report::render(report, Format::Json, &RenderSettings::default(), &mut bytes).expect("a list takes every byte");
    bytes
}

/// The texts of the samples, by name.
fn samples() -> Vec<(String, Pair<String>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut samples: Vec<_> = (fs::read_dir(folder).expect("the samples"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .map(|path| {
            let text = |stem: &str| {
                let file = ["txt", "md"]
                    .map(|extension| path.join(format!("{stem}.{extension}")))
                    .into_iter()
                    .find(|file| file.exists());
                fs::read_to_string(file.expect("a text")).expect("a text")
            };
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, Pair::new(text("original"), text("rendition")))
        })
        .collect();
    samples.sort_by(|(one, _), (other, _)| one.cmp(other));
    samples
}
