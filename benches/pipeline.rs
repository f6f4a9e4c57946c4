//! Whole comparisons, from text to report: by story, and by length for how the cost grows.
//!
//! `cargo bench --bench pipeline`

mod support;

use divan::{Bencher, counter::ItemsCount};
use storydiff::pipeline::{Options, compare};
use support::{STORIES, documents, stories, story};

fn main() {
    divan::main();
}

/// A story of some 25 sentences, read and compared.
#[divan::bench(args = STORIES)]
fn one_story(bencher: Bencher<'_, '_>, name: &str) {
    let texts = story(name);
    bencher.bench(|| compare(documents(&texts), &Options::default()));
}

/// Texts of so many sentences, read and compared.
#[divan::bench(args = [100, 400, 1_600, 6_400], sample_count = 5)]
fn by_length(bencher: Bencher<'_, '_>, sentences: usize) {
    let texts = stories(sentences);
    bencher
        .counter(ItemsCount::new(sentences))
        .bench(|| compare(documents(&texts), &Options::default()));
}
