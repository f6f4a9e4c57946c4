//! The report as Markdown (GitHub's): for a comment on a pull request or a hand-over note.

use std::{
    fmt::Write as _,
    io::{self, Write},
};

use super::{
    RenderSettings,
    excerpt::{self, Piece},
    layout, mode, select,
    style::Strength,
    words,
};
use crate::{
    divergence::{Divergence, State},
    pair::Side,
    policy::FailLevel,
    report::Report,
    text::safe,
};

/// Columns of an excerpt.
const EXCERPT: usize = 110;

/// A comment on GitHub holds 65,536 characters, and a longer one is refused as a whole. What follows the findings needs
/// some of them.
const MOST_BYTES: usize = 64_000;

/// Writes the verdict as a heading, then a section a finding.
pub(super) fn render(report: &Report, settings: &RenderSettings, out: &mut dyn Write) -> io::Result<()> {
    let mut text = format!("## {}: {}\n\n", words::outcome(report), words::counts(report));
    head(report, &mut text);
    let findings = select::findings(report, settings);
    let mut written = 0;
    for finding in &findings {
        let length = text.len();
        section(report, finding, &mut text);
        if text.len() > MOST_BYTES {
            text.truncate(length);
            break;
        }
        written += 1;
    }
    let folded = report.divergences.len() - findings.len();
    let edits = report.statistics.edits;
    let mut counted = Vec::new();
    for (number, noun) in [
        (findings.len() - written, "finding without room here"),
        (folded, "folded finding"),
        (edits.paraphrase, "paraphrase"),
        (edits.formatting, "difference of typography or spelling"),
    ] {
        if number > 0 {
            counted.push(words::count(number, noun));
        }
    }
    if !counted.is_empty() {
        let _ = writeln!(text, "\nNot shown: {}.", counted.join(", "));
    }
    out.write_all(text.as_bytes())
}

// Writing into a `String` cannot fail, so its results are let go.
fn head(report: &Report, text: &mut String) {
    let sides = Side::BOTH.map(|side| {
        let document = report.documents.get(side);
        let sentences = words::count(*report.statistics.sentences.get(side), "sentence");
        format!(
            "{} ({sentences}, {})",
            escaped(&layout::name(document, side)),
            document.language
        )
    });
    let _ = write!(text, "{}", sides.join(" ↔ "));
    if report.verdict.fail_on != FailLevel::None {
        let _ = write!(text, " · fails on {}", report.verdict.fail_on);
    }
    text.push('\n');
    for notice in &report.notices {
        let _ = write!(text, "\n> {}\n", escaped(&notice.message));
    }
}

fn section(report: &Report, finding: &Divergence, text: &mut String) {
    let state = if finding.state == State::New {
        String::new()
    } else {
        format!(" ({})", finding.state)
    };
    let _ = write!(
        text,
        "\n### {} {}, {}: {}{state}\n\n",
        words::sign(finding.severity),
        finding.severity,
        finding.kind,
        escaped(&mode::message(report, finding)),
    );
    for (side, place, pieces) in excerpt::of_finding(report, finding) {
        let document = report.documents.get(side);
        let position = document.origin.position(&document.text, place.start);
        let words: String = excerpt::cut(pieces, EXCERPT).iter().map(piece).collect();
        let name = escaped(&layout::name(document, side)).into_owned();
        let _ = writeln!(
            text,
            "- **{}** {name}:{}:{}: {words}",
            mode::side(report.mode, side),
            position.line,
            position.column
        );
    }
    let _ = writeln!(text, "- `{}` {}", finding.code, finding.rule);
}

fn piece(piece: &Piece<'_>) -> String {
    let text = escaped(piece.text);
    match piece.change {
        Some((Side::Original, Strength::Loud)) if piece.text != excerpt::CARET => format!("<del>**{text}**</del>"),
        Some((Side::Rendition, Strength::Loud)) if piece.text != excerpt::CARET => format!("<ins>**{text}**</ins>"),
        _ => text.into_owned(),
    }
}

/// A text that Markdown shows as it is: on one line, no markup, no link, nobody called.
fn escaped(text: &str) -> std::borrow::Cow<'_, str> {
    let line = layout::one_line(text).into_owned();
    let line = safe(&line);
    let mut escaped = String::with_capacity(line.len() + 8);
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // After rendering, `@name` and `#12` would still call someone or link something.
            '@' | '#' if characters.peek().is_some_and(|next| next.is_alphanumeric()) => {
                escaped.extend(['\\', character]);
                escaped.push_str("<!-- -->");
            }
            ':' if characters.peek() == Some(&'/') => escaped.push_str(":<!-- -->"),
            'w' | 'W' if characters.peek().is_some_and(|next| next.eq_ignore_ascii_case(&'w')) => {
                escaped.push(character);
                escaped.push_str("<!-- -->");
            }
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '+' | '-' | '!' | '|' | '~' | '='
            | '@' | '$' => {
                escaped.extend(['\\', character]);
            }
            _ => escaped.push(character),
        }
    }
    escaped.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::render::{Format, render, story};

    #[test]
    fn note() {
        let mut out = Vec::new();
        render(
            &story::harbour(FailLevel::Major),
            Format::Markdown,
            &RenderSettings::default(),
            &mut out,
        )
        .unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap());
    }

    #[test]
    fn text_stays_text() {
        assert_eq!(escaped("*a* <b>|`c`"), "\\*a\\* &lt;b&gt;\\|\\`c\\`");
        assert_eq!(
            escaped("@desk #12 http://x"),
            "\\@<!-- -->desk \\#<!-- -->12 http:<!-- -->//x"
        );
        assert_eq!(escaped("a\nb\u{1b}"), "a b␛");
    }
}
