//! How the work of aligning grows with the texts: `cargo bench --bench alignment`.
//!
//! With a folder as argument after `--write`, it writes texts of about the length of the Acts of the Apostles, or of as
//! many sentences as a further argument says, with their gold alignment instead: `benches/aligners.py` compares with
//! another aligner on them.

// A benchmark prints and looks at the clock.
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::disallowed_methods)]

mod generated;

use std::{fs, path::Path, time::Instant};

use storydiff::{
    alignment::{AlignmentOptions, align},
    input::{Source, read_text},
    pair::Pair,
    segmentation::{Document, SegmentOptions, Segments, segment},
};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--write") {
        let sentences = arguments.get(at + 2).and_then(|count| count.parse().ok());
        let folder = arguments.get(at + 1).map_or(".", String::as_str);
        return write(Path::new(folder), sentences.unwrap_or(ACTS));
    }
    divan::main();
    report_growth();
}

#[divan::bench(args = [100, 1_000, 10_000], sample_count = 5)]
fn aligning(bencher: divan::Bencher, sentences: usize) {
    let documents = documents(sentences);
    bencher.bench_local(|| align(documents.as_ref(), &AlignmentOptions::default()));
}

#[divan::bench(args = [1_000, 10_000], sample_count = 5)]
fn aligning_across_languages(bencher: divan::Bencher, sentences: usize) {
    let documents = documents(sentences);
    let options = AlignmentOptions {
        languages: Some(Pair::new("en".into(), "de".into())),
        ..AlignmentOptions::default()
    };
    bencher.bench_local(|| align(documents.as_ref(), &options));
}

/// The exponent of growth from 1,000 to 16,000 sentences, by least squares on logarithms, and the most memory held. Time
/// is that of the processor where the system tells it, so that a busy machine does not count.
fn report_growth() {
    let points: Vec<(f64, f64)> = [1_000, 2_000, 4_000, 8_000, 10_000, 16_000]
        .map(|sentences| {
            let documents = documents(sentences);
            let seconds = (0..3).map(|_| {
                let (start, busy) = (Instant::now(), busy_seconds());
                divan::black_box(align(documents.as_ref(), &AlignmentOptions::default()));
                match (busy, busy_seconds()) {
                    (Some(before), Some(after)) => after - before,
                    _ => start.elapsed().as_secs_f64(),
                }
            });
            let least = seconds.fold(f64::INFINITY, f64::min);
            println!("{sentences:>6} sentences: {least:.3} s");
            ((sentences as f64).ln(), least.ln())
        })
        .to_vec();
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let together: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    let alone: f64 = points.iter().map(|point| (point.0 - x).powi(2)).sum();
    println!("exponent of growth: {:.2}", together / alone);
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    if let Some(line) = status.lines().find(|line| line.starts_with("VmHWM")) {
        println!("most memory, at 16,000 sentences: {}", line["VmHWM:".len()..].trim());
    }
}

/// The time for which this process had a processor.
fn busy_seconds() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/schedstat").ok()?;
    let nanoseconds: f64 = status.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}

fn documents(sentences: usize) -> Pair<Document> {
    let generated::Generated {
        original, rendition, ..
    } = generated::story(sentences);
    Pair::new(original, rendition).map(|text| {
        let options = SegmentOptions {
            segments: Segments::Lines,
            language: Some("en".into()),
            ..SegmentOptions::default()
        };
        segment(read_text(text, Source::default()), &options)
    })
}

/// About the mean of 1,455 and 1,331 verses and half-verses of two English Bibles.
const ACTS: usize = 1_400;

fn write(folder: &Path, sentences: usize) {
    let story = generated::story(sentences);
    let gold: String = (story.gold.iter())
        .map(|(original, rendition)| format!("{original:?}:{rendition:?}\n"))
        .collect();
    for (name, text) in [
        ("original.txt", &story.original),
        ("rendition.txt", &story.rendition),
        ("gold.txt", &gold),
    ] {
        let path = folder.join(name);
        if let Err(error) = fs::write(&path, text) {
            eprintln!("{} cannot be written: {error}", path.display());
            std::process::exit(1);
        }
    }
}
