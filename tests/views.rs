//! How every sample looks on a terminal of 60, 100 and 160 columns: plain, in colour, and in colour with markers.
//!
//! The snapshots show the reach of a change at a glance; `INSTA_UPDATE=always cargo test --test views` writes them
//! anew.

use std::{
    fs,
    path::{Path, PathBuf},
};

use storydiff::{
    divergence::Mode,
    pair::{Pair, Side},
    pipeline::{self, Options, ReadOptions},
    report::{
        self, Format, RenderSettings, Report,
        render::{Background, ColorDepth, Markers, Show, View},
    },
    text::safe,
};
use strum::IntoEnumIterator;
use unicode_width::UnicodeWidthStr;

const WIDTHS: [usize; 3] = [60, 100, 160];

/// The samples, by name, in order.
fn samples() -> Vec<(String, Report)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut folders: Vec<PathBuf> = fs::read_dir(folder)
        .expect("samples")
        .map(|entry| entry.expect("a folder").path())
        .collect();
    folders.sort();
    folders.iter().map(|folder| (name(folder), compare(folder))).collect()
}

fn name(path: &Path) -> String {
    path.file_name().expect("a name").to_string_lossy().into_owned()
}

fn compare(folder: &Path) -> Report {
    let expected = fs::read_to_string(folder.join("expected.toml")).expect("expectations");
    let expected: toml::Table = expected.parse().expect("TOML");
    let languages = expected.get("languages").and_then(toml::Value::as_str);
    let languages = languages.and_then(|languages| languages.split_once(':'));
    let read = |side: Side| {
        let path = fs::read_dir(folder)
            .expect("a sample")
            .map(|entry| entry.expect("a file").path())
            .find(|path| name(path).starts_with(&format!("{side}.")))
            .expect("a text");
        let language = languages.map(|(original, rendition)| match side {
            Side::Original => original.into(),
            Side::Rendition => rendition.into(),
        });
        let options = ReadOptions {
            language,
            ..ReadOptions::default()
        };
        let mut document = pipeline::read(&path, &options).expect("a sample");
        // As it is called from its own folder, wherever the repository lies.
        document.source.path = name(&path);
        document
    };
    pipeline::compare(
        Pair::new(read(Side::Original), read(Side::Rendition)),
        &Options::default(),
    )
}

fn drawn(report: &Report, settings: &RenderSettings) -> String {
    let mut out = Vec::new();
    report::render(report, Format::Text, settings, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("text")
}

#[test]
fn samples_on_a_terminal() {
    let looks = [
        ("plain", ColorDepth::None, Markers::Auto),
        ("color", ColorDepth::Ansi16, Markers::Auto),
        ("markers", ColorDepth::Ansi16, Markers::Always),
    ];
    for (name, report) in samples() {
        for (look, color, markers) in looks {
            let views = WIDTHS.map(|width| {
                let settings = RenderSettings {
                    width,
                    color,
                    markers,
                    background: Background::Dark,
                    ..RenderSettings::default()
                };
                let text = drawn(&report, &settings);
                assert_fits(&text, width);
                format!("{}\n{text}", "─".repeat(width))
            });
            let text = views.concat().replace('\u{1b}', "␛");
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(format!("{name}-{look}"), text);
            });
        }
    }
}

#[test]
fn no_line_is_too_long_and_no_words_are_glued() {
    for (name, report) in samples() {
        for width in [60, 80, 100, 160, 200] {
            for view in [View::Stacked, View::SideBySide, View::Inline] {
                let settings = RenderSettings {
                    width,
                    view,
                    markers: Markers::Always,
                    show: Show::iter().collect(),
                    context: 1,
                    ..RenderSettings::default()
                };
                let text = drawn(&report, &settings);
                assert_fits(&text, width);
                assert!(
                    !text.contains("-]{+") && !text.contains("+}[-"),
                    "{name}, {view}, {width}:\n{text}"
                );
            }
        }
    }
}

/// What was left out stands beside words it never stood beside: it keeps the blank before it.
#[test]
fn every_word_of_a_reading_text_is_one_of_its_texts() {
    for (name, report) in samples() {
        let settings = RenderSettings {
            width: 200,
            view: View::Inline,
            color: ColorDepth::Ansi16,
            show: Show::iter().collect(),
            ..RenderSettings::default()
        };
        let sources = (report.documents.as_ref()).map(|document| safe(&document.text).into_owned());
        let drawn = drawn(&report, &settings);
        let text = drawn.lines().map(bare).skip_while(|line| !line.starts_with("Text"));
        let rows: Vec<String> = text.skip(1).take_while(|line| !line.is_empty()).collect();
        assert!(!rows.is_empty(), "{name}");
        // Neither the names of pairs nor the numbers of their sentences are words of the text.
        let words = rows.iter().filter(|row| !row.contains('↔')).flat_map(|row| {
            let numbered = row.trim_start().starts_with(['┏', '┣', '┗']);
            row.split_whitespace().skip(if numbered { 2 } else { 0 })
        });
        for word in words {
            let word = word.trim_matches(|character: char| !character.is_alphanumeric());
            let is_known = sources.iter().any(|(_, source)| source.contains(word));
            assert!(is_known, "{name}: {word}");
        }
    }
}

#[test]
fn every_reader_is_addressed_in_their_words() {
    for (name, mut report) in samples() {
        for (mode, labels) in [
            (Mode::Update, ["earlier", "later"]),
            (Mode::Neutral, ["first", "second"]),
        ] {
            report.mode = mode;
            let text = drawn(&report, &RenderSettings::default());
            let labelled = |label: &str| {
                text.lines()
                    .any(|line| line.trim_start().starts_with(&format!("{label} ")))
            };
            assert!(labels.into_iter().all(labelled), "{name}:\n{text}");
            assert!(!labelled("original") && !labelled("rendition"), "{name}:\n{text}");
        }
    }
}

/// No line is wider than the screen, escape sequences left out.
fn assert_fits(text: &str, width: usize) {
    for line in text.lines() {
        let bare = bare(line);
        assert!(bare.width() <= width, "{} of {width} columns: {bare}", bare.width());
    }
}

/// A line without escape sequences for looks.
fn bare(line: &str) -> String {
    line.split('\u{1b}')
        .enumerate()
        .map(|(index, part)| match part.split_once('m') {
            Some((_, rest)) if index > 0 => rest,
            _ => part,
        })
        .collect()
}
