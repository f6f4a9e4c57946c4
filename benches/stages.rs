//! Each stage by itself, on one story: where the time of a comparison goes.
//!
//! `cargo bench --bench stages`

mod support;

use std::io;

use divan::Bencher;
use storydiff::{
    alignment::{self, AlignmentOptions},
    annotation::{self, Words},
    diff::{self, DiffOptions},
    divergence::{self, Comparison},
    pair::Pair,
    pipeline::{Options, compare},
    report::{self, Format, RenderSettings},
    segmentation::Document,
    threads::Threads,
};
use support::{documents, story};

fn main() {
    divan::main();
}

fn read() -> Pair<Document> {
    documents(&story("01-grain-accord"))
}

/// Text to passages, sentences and tokens.
#[divan::bench]
fn segment(bencher: Bencher<'_, '_>) {
    let texts = story("01-grain-accord");
    bencher.bench(|| documents(&texts));
}

/// Each word looked up in the lexicon.
#[divan::bench]
fn look_up(bencher: Bencher<'_, '_>) {
    let documents = read();
    bencher.bench(|| documents.as_ref().map(|document| Words::of(document).content_words()));
}

/// Sentences to typed mentions.
#[divan::bench]
fn annotate(bencher: Bencher<'_, '_>) {
    let documents = read();
    bencher.bench(|| documents.as_ref().map(annotation::annotate));
}

/// Sentences to beads.
#[divan::bench]
fn align(bencher: Bencher<'_, '_>) {
    let documents = read();
    bencher.bench(|| alignment::align(documents.as_ref(), &AlignmentOptions::default()));
}

/// Beads to word links and edits.
#[divan::bench]
fn link(bencher: Bencher<'_, '_>) {
    let documents = read();
    let both = documents.as_ref();
    let words = both.map(Words::of);
    let annotations = both.map(annotation::annotate);
    let alignment = alignment::align(both, &AlignmentOptions::default());
    let options = DiffOptions::default();
    bencher.bench(|| {
        let compare = |bead| diff::compare_bead(both, words.as_ref(), annotations.as_ref(), bead, &options);
        alignment.beads.iter().map(compare).collect::<Vec<_>>()
    });
}

/// Mentions and edits to findings.
#[divan::bench]
fn judge(bencher: Bencher<'_, '_>) {
    let documents = read();
    let both = documents.as_ref();
    let words = both.map(Words::of);
    let annotations = both.map(annotation::annotate);
    let alignment = alignment::align(both, &AlignmentOptions::default());
    let options = DiffOptions::default();
    let compare = |bead| diff::compare_bead(both, words.as_ref(), annotations.as_ref(), bead, &options);
    let diffs: Vec<_> = alignment.beads.iter().map(compare).collect();
    let settings = divergence::Settings::default();
    let comparison = Comparison::new(both, words.as_ref(), annotations.as_ref(), &alignment, &settings);
    bencher
        .with_inputs(|| diffs.clone())
        .bench_values(|mut diffs| divergence::judge(&comparison, &mut diffs, Threads::One));
}

/// A report to bytes.
#[divan::bench(args = [Format::Text, Format::Json, Format::Html, Format::Markdown])]
fn render(bencher: Bencher<'_, '_>, format: &Format) {
    let report = compare(read(), &Options::default());
    bencher.bench(|| report::render(&report, *format, &RenderSettings::default(), &mut io::sink()));
}
