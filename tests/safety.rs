//! Whatever stands in a text stays text: no format lets it act on a terminal, a page, an editor or a build server.

use proptest::prelude::*;
use storydiff::{
    pair::Pair,
    pipeline::{self, Options, ReadOptions},
    report::{
        self, Format, RenderSettings,
        render::{Detail, Show, View},
    },
    text::is_hazardous,
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
    fn text_stays_text(original in hostile(), rendition in hostile(), name in hostile()) {
        let read = |text: String, name: &str| pipeline::read_text(text, name, &ReadOptions::default());
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
                let mut bytes = Vec::new();
                report::render(&report, format, &settings, &mut bytes).expect("a list takes every byte");
                let output = String::from_utf8(bytes).expect("text");
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
        let mut bytes = Vec::new();
        report::render(&report, format, &RenderSettings::default(), &mut bytes).expect("a list takes every byte");
        let output = String::from_utf8(bytes).expect("text");
        if let Err(danger) = judged(format, &output) {
            panic!("{format}: {danger}");
        }
        let is_page = matches!(format, Format::Html | Format::Markdown | Format::Junit);
        for markup in ["<script>alert", "</style><style>", "]]><"] {
            assert!(!is_page || !output.contains(markup), "{format}: {markup}");
        }
    }
}

fn judged(format: Format, output: &str) -> Result<(), String> {
    if let Some(hazard) = output
        .chars()
        .find(|&character| is_hazardous(character) && character != '\n')
    {
        return Err(format!("U+{:04X} stands in it as it is", u32::from(hazard)));
    }
    for line in output.lines() {
        judge_line(format, line)?;
    }
    match format {
        Format::Json | Format::Jsonl | Format::Sarif | Format::Rdjson | Format::Gitlab | Format::Mqm => {
            let value = serde_json::from_str::<serde_json::Value>(output);
            value.map(|_| ()).map_err(|error| format!("no JSON: {error}"))
        }
        Format::Markdown | Format::Html | Format::Junit => judge_markup(format, output),
        _ => Ok(()),
    }
}

/// No line is a command to a build server but those that are meant to be.
fn judge_line(format: Format, line: &str) -> Result<(), String> {
    let quoted = line.split("##").skip(1).any(|rest| {
        rest.trim_start_matches(|letter: char| letter == '#' || letter.is_ascii_alphanumeric())
            .starts_with('[')
    });
    let starts = line.trim_start().starts_with("::");
    match format {
        Format::Github => {
            let is_ours = ["::error file=", "::warning file=", "::notice file="]
                .iter()
                .any(|kind| line.starts_with(kind));
            // Past the properties, which hold no colon, nothing is read as a command any more.
            let is_note = line.contains(" more: GitHub shows ");
            if is_ours || is_note {
                Ok(())
            } else {
                Err(format!("a line that is no command: {line}"))
            }
        }
        _ if starts || quoted => Err(format!("a build server would obey: {line}")),
        _ => Ok(()),
    }
}

/// No element, attribute, link or call comes from a text.
fn judge_markup(format: Format, output: &str) -> Result<(), String> {
    let mut forbidden = vec![
        "<evil",
        "<script>alert",
        "</failure></testcase>&",
        "\u{fffe}",
        "\u{ffff}",
    ];
    if format == Format::Markdown {
        forbidden.extend([
            "](https://evil",
            " @editors",
            " #12 ",
            " https://evil",
            " www.evil",
            "\n> - ",
            "\n```",
        ]);
    } else {
        forbidden.extend(["\" onload=\"", "href=\"https://evil"]);
    }
    // U+FFFE and U+FFFF are no characters of XML; HTML and Markdown only show nothing for them.
    forbidden.retain(|words| format == Format::Junit || !matches!(*words, "\u{fffe}" | "\u{ffff}"));
    match forbidden.into_iter().find(|words| output.contains(words)) {
        Some(words) => Err(format!("{words:?} stands in it as it is")),
        None => Ok(()),
    }
}
