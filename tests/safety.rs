//! Whatever stands in a text stays text: no format lets it act on a terminal, a page, an editor or a build server.

mod invariants;

use invariants::{output::judged, rendered};
use proptest::prelude::*;
use storydiff::{
    pair::Pair,
    pipeline::{self, Options, ReadOptions},
    report::{
        Format, RenderSettings,
        render::{Detail, Show, View},
    },
};
use strum::IntoEnumIterator;

/// What an attacker would write, beside words that make findings of it.
const PIECES: &[&str] = &[
    "The mayor of Osk said ",
    "12 men ",
    "21 men ",
    "were ",
    "were not ",
    "jailed on Monday ",
    "jailed on Friday ",
    "“we shall pay” ",
    "“we shall not pay” ",
    ". ",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "::error file=a.txt,line=1::gotcha",
    "\n::add-mask::Osk ",
    "\n  ::set-output name=x::y\n",
    "::",
    "%0A::warning::gotcha",
    "##[error]gotcha ",
    "##",
    "[group]",
    "##vso[task.complete result=Failed]",
    "##teamcity[buildStop]",
    "<script>alert(1)</script>",
    "<evil onload=alert(1)>",
    "\" onload=\"alert(1)",
    "' onload='alert(1)",
    "</failure></testcase>",
    "]]>",
    "<!-- -->",
    "<!-- storydiff: allow number-changed “\u{1b}[31m::error::<b>” -->",
    "<p>",
    "</p><h1>",
    "<li>",
    "&#27;[31m",
    "&#x9b;2J",
    "&#x202e;",
    "&#0;",
    "&lt;evil&gt;",
    "[click](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "`",
    "```\n",
    "|",
    "\\",
    "# ",
    "> ",
    "- ",
    "* ",
    "@editors ",
    "#12 ",
    "https://evil.example/ ",
    "www.evil.example ",
    "\u{1b}[31m",
    "\u{1b}]8;;https://evil.example\u{7}",
    "\u{9b}2J",
    "\0",
    "\u{8}\u{8}",
    "\u{202e}",
    "\u{2066}",
    "\u{2028}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{85}",
];

fn hostile() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 1..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn text_stays_text(
        original in hostile(),
        rendition in hostile(),
        name in hostile(),
        format in prop::sample::select(vec!["text", "markdown", "html"]),
    ) {
        let options = ReadOptions { format: Some(format.to_owned()), ..ReadOptions::default() };
        // What no file could hold, a program can still hand over.
        let read = |text: String, name: &str| {
            pipeline::read_bytes(text.as_bytes(), name, &options)
                .unwrap_or_else(|_| pipeline::read_text(text, name, &options))
        };
        let documents = Pair::new(read(original, &name), read(rendition, "rendition.txt"));
        let report = pipeline::compare(documents, &Options::default());
        for format in Format::iter() {
            for view in [View::Stacked, View::SideBySide, View::Inline] {
                let settings = RenderSettings {
                    show: Show::iter().collect(),
                    detail: Detail::Evidence,
                    context: 1,
                    view,
                    ..RenderSettings::default()
                };
                let output = rendered(&report, format, &settings);
                if let Err(danger) = judged(format, &output) {
                    return Err(TestCaseError::fail(format!("{format}: {danger}\n{output}")));
                }
            }
        }
    }
}

#[test]
fn the_hostile_sample_stays_text() {
    let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/08-hostile-text");
    let read = |name: &str| pipeline::read(&sample.join(name), &ReadOptions::default()).expect("a sample");
    let report = pipeline::compare(
        Pair::new(read("original.txt"), read("rendition.txt")),
        &Options::default(),
    );
    for format in Format::iter() {
        let output = rendered(&report, format, &RenderSettings::default());
        if let Err(danger) = judged(format, &output) {
            panic!("{format}: {danger}");
        }
        let is_page = matches!(format, Format::Html | Format::Markdown | Format::Junit);
        for markup in ["<script>alert", "</style><style>", "]]><"] {
            assert!(!is_page || !output.contains(markup), "{format}: {markup}");
        }
    }
}
