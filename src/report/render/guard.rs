//! Output that no build server takes for commands.
//!
//! Runners read commands out of what a step prints: GitHub's `::error::…` at the start of a line, and the older
//! `##[…]` of GitHub and Azure or `##teamcity[…]` anywhere in it. A text that holds such words must not become one
//! because a comparison quotes it. Escaping at each place where text is written could not promise that, since a line
//! may be put together from several pieces; so the finished lines are looked at.

use std::borrow::Cow;

use super::Format;

/// A format's output with the words of commands broken up, by a sign that means the same to the format's reader.
pub(in crate::report) fn guarded(output: &str, format: Format) -> Cow<'_, str> {
    let signs = match format {
        // Its commands are its own, and what they quote is escaped; no runner looks for a command inside another.
        Format::Github => return output.into(),
        Format::Text | Format::Concise | Format::Note => Signs {
            bracket: "⟨U+005B⟩",
            colon: "⟨U+003A⟩",
        },
        // A line of JSON never begins with a colon.
        Format::Json | Format::Jsonl | Format::Sarif | Format::Rdjson | Format::Gitlab | Format::Mqm => Signs {
            bracket: "\\u005b",
            colon: ":",
        },
        Format::Markdown | Format::Html | Format::Junit => Signs {
            bracket: "&#91;",
            colon: "&#58;",
        },
    };
    if !output.contains("##") && !output.contains("::") {
        return output.into();
    }
    let mut guarded = String::with_capacity(output.len() + 16);
    for line in output.split_inclusive('\n') {
        signs.write(line, &mut guarded);
    }
    guarded.into()
}

/// A line without the white space and the colours it begins with.
fn unstyled_start(line: &str) -> &str {
    let mut rest = line.trim_start();
    while let Some(style) = rest.strip_prefix("\u{1b}[") {
        let behind = style.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ';');
        match behind.strip_prefix('m') {
            Some(behind) => rest = behind.trim_start(),
            None => break,
        }
    }
    rest
}

/// What stands for the characters that make a command.
struct Signs {
    bracket: &'static str,
    colon: &'static str,
}

impl Signs {
    fn write(&self, line: &str, guarded: &mut String) {
        let text = unstyled_start(line);
        let mut rest = text;
        guarded.push_str(&line[..line.len() - text.len()]);
        if let Some(after) = text.strip_prefix("::") {
            guarded.push_str(self.colon);
            guarded.push(':');
            rest = after;
        }
        while let Some(at) = rest.find("##") {
            let name = rest[at..].trim_start_matches('#');
            let tail = name.trim_start_matches(|letter: char| letter.is_ascii_alphanumeric());
            guarded.push_str(&rest[..rest.len() - tail.len()]);
            rest = tail;
            if let Some(after) = tail.strip_prefix('[') {
                guarded.push_str(self.bracket);
                rest = after;
            }
        }
        guarded.push_str(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_broken_up() {
        let text = |output| guarded(output, Format::Text).into_owned();
        assert_eq!(text("a\n  ::error::x\nb ::c"), "a\n  ⟨U+003A⟩:error::x\nb ::c");
        assert_eq!(text("\u{1b}[1;31m ::error::x"), "\u{1b}[1;31m ⟨U+003A⟩:error::x");
        assert_eq!(text("x ##[add-mask]y"), "x ##⟨U+005B⟩add-mask]y");
        assert_eq!(text("##vso[task] ###[group]"), "##vso⟨U+005B⟩task] ###⟨U+005B⟩group]");
        assert_eq!(text("## 3 [x] ##"), "## 3 [x] ##");
    }

    #[test]
    fn json_means_the_same() {
        let json = r###"{"text": "##[error] ::x"}"###;
        let guarded = guarded(json, Format::Json);
        assert!(!guarded.contains("##["));
        let value = |json: &str| serde_json::from_str::<serde_json::Value>(json).unwrap();
        assert_eq!(value(&guarded), value(json));
    }
}
