//! What holds for any input at all: one body for each reader, stage and format.
//!
//! Each body takes bytes, and panics when something does not hold. `tests/properties.rs` calls them with texts made at
//! random, the targets of `fuzz/` with what a fuzzer comes up with.

#![allow(dead_code, unreachable_pub, reason = "each test uses its part of it")]

pub mod comparison;
pub mod document;
pub mod output;
pub mod policy;
pub mod story;

use storydiff::{
    alignment::{self, AlignmentOptions},
    annotation, input,
    pair::Pair,
    pipeline::{self, Options, ReadOptions},
    report::{
        self, AlignmentFormat, Format, RenderSettings,
        render::{ColorDepth, Detail, Show, View},
    },
    segmentation::{Document, Segments},
    threads::Threads,
};
use strum::{IntoEnumIterator, VariantNames};

/// A body, by the name that its fuzz target has.
pub type Body = (&'static str, fn(&[u8]));

/// Every body there is.
pub const BODIES: &[Body] = &[
    ("read_text", read_text),
    ("read_markdown", read_markdown),
    ("read_html", read_html),
    ("segment", segment),
    ("annotate", annotate),
    ("align", align),
    ("compare", compare),
    ("mirror", mirror),
    ("render", render),
    ("accept", policy::accept),
    ("config", policy::config),
    ("baseline", policy::baseline),
    ("pairs", policy::pairs),
];

/// What parts the original from the rendition in the bytes for a comparison.
pub const BETWEEN: &str = "\n====\n";

/// Any bytes are read as plain text or refused, and what is read lies within them.
pub fn read_text(bytes: &[u8]) {
    read(bytes, "story.txt");
}

/// The same for Markdown.
pub fn read_markdown(bytes: &[u8]) {
    read(bytes, "story.md");
}

/// The same for pages.
pub fn read_html(bytes: &[u8]) {
    read(bytes, "story.html");
}

fn read(bytes: &[u8], name: &str) {
    let Ok(extract) = input::read_from_bytes(bytes, name, &input::ReadOptions::default()) else {
        return;
    };
    document::check_extract(&extract);
    let document = pipeline::read_bytes(bytes, name, &ReadOptions::default()).expect("it was read a moment ago");
    document::check(&document);
}

/// Any text is cut into passages, sentences and tokens that hold all of it, in every language and either way.
pub fn segment(bytes: &[u8]) {
    let text = text(bytes);
    for language in [None, Some("en"), Some("de"), Some("fr"), Some("zh"), Some("ar")] {
        let document = pipeline::read_text(text.clone(), "", &in_language(language, Segments::Auto));
        document::check(&document);
        for sentence in &document.sentences {
            let inner = sentence.span.of(&document.text);
            assert!(!inner.is_empty() && inner.trim() == inner, "a sentence is {inner:?}");
        }
    }
    let lines = pipeline::read_text(text.clone(), "", &in_language(None, Segments::Lines));
    document::check(&lines);
    assert_eq!(lines.sentences.len(), text.split_inclusive('\n').count(), "lines");
}

/// Mentions stand in the sentence they say, in every language.
pub fn annotate(bytes: &[u8]) {
    let text = text(bytes);
    for language in [None, Some("en"), Some("de"), Some("fr"), Some("es")] {
        let document = pipeline::read_text(text.clone(), "", &in_language(language, Segments::Auto));
        document::check_annotations(&document, &annotation::annotate(&document));
    }
}

/// Beads partition the sentences, in one language and across two, and every format of an alignment holds.
pub fn align(bytes: &[u8]) {
    let documents = documents(bytes);
    let across = AlignmentOptions {
        languages: Some(Pair::new("en".into(), "de".into())),
        ..AlignmentOptions::default()
    };
    // So small that a few sentences hit the bounds.
    let narrow = AlignmentOptions {
        full_matrix: 4,
        largest_gap: 4,
        ..AlignmentOptions::default()
    };
    for options in [AlignmentOptions::default(), across, narrow] {
        let alignment = alignment::align(documents.as_ref(), &options);
        comparison::check_partition(&documents, &alignment.beads);
        for format in AlignmentFormat::VARIANTS {
            let format: AlignmentFormat = format.parse().expect("its own name");
            let mut bytes = Vec::new();
            report::write_alignment(format, documents.as_ref(), &alignment, &mut bytes).expect("a list takes all");
            output::check_alignment(format, &String::from_utf8(bytes).expect("text"));
        }
    }
}

/// A comparison holds together, and comes out the same on one thread and on two.
pub fn compare(bytes: &[u8]) {
    let documents = documents(bytes);
    let report = pipeline::compare(documents.clone(), &Options::default());
    comparison::check(&report);
    let options = Options {
        threads: Threads::Two,
        ..Options::default()
    };
    let threaded = pipeline::compare(documents, &options);
    assert!(json(&report) == json(&threaded), "two threads give another report");
}

/// What is found when the sides are exchanged is what was found, mirrored. Of stories that somebody could have written:
/// in a text without sense, what belongs together is a toss-up, and falls either way.
pub fn mirror(bytes: &[u8]) {
    let read = |text| pipeline::read_text(text, "", &ReadOptions::default());
    comparison::check_mirror(&story::story(bytes).map(read));
}

/// No format lets a text act on a terminal, a page, an editor or a build server.
pub fn render(bytes: &[u8]) {
    let mut documents = documents(bytes);
    let first_line = documents.original.text.lines().next().unwrap_or_default();
    documents.original.source.path = first_line.to_owned();
    let report = pipeline::compare(documents, &Options::default());
    // Only what is drawn for a terminal depends on its width and colours.
    let terminals = [
        (80, View::Stacked, ColorDepth::None),
        (10, View::SideBySide, ColorDepth::None),
        (200, View::SideBySide, ColorDepth::TrueColor),
        (60, View::Inline, ColorDepth::None),
    ];
    for format in Format::iter() {
        let is_drawn = matches!(format, Format::Text | Format::Concise);
        for (width, view, color) in terminals.into_iter().take(if is_drawn { 4 } else { 1 }) {
            let settings = RenderSettings {
                width,
                view,
                color,
                show: Show::iter().collect(),
                detail: Detail::Score,
                context: 1,
                ..RenderSettings::default()
            };
            output::check(format, &rendered(&report, format, &settings), color);
        }
    }
}

/// A report in a format.
pub fn rendered(report: &report::Report, format: Format, settings: &RenderSettings) -> String {
    let mut bytes = Vec::new();
    report::render(report, format, settings, &mut bytes).expect("a list takes every byte");
    String::from_utf8(bytes).expect("text")
}

/// The report as JSON.
pub fn json(report: &report::Report) -> String {
    rendered(report, Format::Json, &RenderSettings::default())
}

/// The bytes as text.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The two texts in some bytes.
pub fn texts(bytes: &[u8]) -> Pair<String> {
    let whole = text(bytes);
    let (original, rendition) = whole.split_once(BETWEEN).unwrap_or((&whole, ""));
    Pair::new(original.to_owned(), rendition.to_owned())
}

fn documents(bytes: &[u8]) -> Pair<Document> {
    texts(bytes).map(|text| pipeline::read_text(text, "story.txt", &ReadOptions::default()))
}

fn in_language(language: Option<&'static str>, segments: Segments) -> ReadOptions {
    ReadOptions {
        language: language.map(Into::into),
        segments,
        ..ReadOptions::default()
    }
}
