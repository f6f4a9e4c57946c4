//! What holds for the output in every format, whatever the texts hold.

use storydiff::{
    report::{AlignmentFormat, Format, render::ColorDepth},
    text::is_hazardous,
};

/// Panics when some output could act on what it is shown by, or is not well formed.
pub fn check(format: Format, output: &str, color: ColorDepth) {
    let plain = if color == ColorDepth::None {
        output.to_owned()
    } else {
        without_style(output)
    };
    if let Err(danger) = judged(format, &plain) {
        panic!("{format}: {danger}\n{output}");
    }
}

/// The same for the formats of an alignment.
pub fn check_alignment(format: AlignmentFormat, output: &str) {
    let is_raw = |character: &char| is_hazardous(*character) && !matches!(character, '\n' | '\t');
    assert!(
        !output.chars().any(|character| is_raw(&character)),
        "{format}: a control character stands in it"
    );
    for line in output.lines() {
        judge_line(Format::Text, line).unwrap_or_else(|danger| panic!("{format}: {danger}"));
    }
    match format {
        AlignmentFormat::Json => assert!(serde_json::from_str::<serde_json::Value>(output).is_ok(), "no JSON"),
        AlignmentFormat::Tsv => {
            let columns = |line: &str| line.split('\t').count();
            assert!(
                output.lines().all(|line| columns(line) == 7),
                "a line has other columns"
            );
        }
        _ => assert!(!output.contains("<evil"), "an element comes from a text"),
    }
}

/// The output without the escape sequences that a terminal takes for colour: `ESC [ digits m`.
fn without_style(output: &str) -> String {
    let mut plain = String::new();
    let mut rest = output;
    while let Some((before, sequence)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        let inner = sequence.strip_prefix('[').unwrap_or_default();
        let end = inner.trim_start_matches(|character: char| character.is_ascii_digit() || character == ';');
        match end.strip_prefix('m') {
            Some(behind) => rest = behind,
            // Not ours: it stays, and is found.
            None => {
                plain.push('\u{1b}');
                rest = sequence;
            }
        }
    }
    plain + rest
}

/// Why some output is dangerous or not well formed, if it is.
pub fn judged(format: Format, output: &str) -> Result<(), String> {
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
