use std::fmt;

use super::named::hint;

/// Everything that is wrong with a file, in its order.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct ConfigError {
    /// The file.
    pub file: String,
    /// What is wrong; never empty.
    pub problems: Vec<Problem>,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            if index > 0 {
                formatter.write_str("\n")?;
            }
            write!(formatter, "{}:{problem}", self.file)?;
        }
        Ok(())
    }
}

/// One thing that is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// The column, in characters from 1.
    pub column: usize,
    /// What is wrong, and what may have been meant.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.line, self.column, self.message)
    }
}

/// The error of a file that was read in one go.
pub(in crate::policy) fn problems_of(error: &toml::de::Error, text: &str, file: &str) -> ConfigError {
    let (line, column) = position(text, error.span().map_or(0, |span| span.start));
    let problem = Problem {
        line,
        column,
        message: reworded(error.message()),
    };
    ConfigError {
        file: file.to_owned(),
        problems: vec![problem],
    }
}

/// Line and column of a byte in a text, both from 1. Reads the text up to there: for a mistake, not for every key.
pub(super) fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

/// A message of the parser in words for people. Its wording is part of serde's interface to formats.
pub(super) fn reworded(message: &str) -> String {
    let message = message.trim();
    if let Some(key) = message.strip_prefix("missing field ") {
        return format!("{} is missing", quoted(key));
    }
    if let Some((found, expected)) = mismatch(message) {
        return format!("expected {expected}, and here is {found}");
    }
    let Some(rest) = message.strip_prefix("unknown field ") else {
        return message.lines().next().unwrap_or_default().to_owned();
    };
    let mut names = rest.split('`').skip(1).step_by(2).map(str::to_owned);
    let unknown = names.next().unwrap_or_default();
    let known: Vec<_> = names.collect();
    format!("unknown key ‘{unknown}’{}", hint(&unknown, &known))
}

/// What was found, and what belongs there, of a value of the wrong kind.
fn mismatch(message: &str) -> Option<(&str, &str)> {
    let said = (message.strip_prefix("invalid type: ")).or_else(|| message.strip_prefix("invalid value: "))?;
    let (found, expected) = said.lines().next()?.rsplit_once(", expected ")?;
    let expected = match expected {
        "usize" | "u32" | "u64" => "a whole number from 0",
        "f32" | "f64" => "a number",
        "a boolean" => "true or false",
        "a string" => "words between quotation marks",
        "a sequence" => "a list in brackets",
        "a map" => "a table",
        expected if expected.starts_with("struct ") => "a table",
        expected => expected,
    };
    Some((found, expected))
}

fn quoted(name: &str) -> String {
    format!("‘{}’", name.trim_matches('`'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_keys_name_the_nearest() {
        assert_eq!(
            reworded("unknown field `fail-onn`, expected one of `fail-on`, `max`"),
            "unknown key ‘fail-onn’, did you mean ‘fail-on’?"
        );
        assert_eq!(
            reworded("invalid type: string \"yes, no\", expected a boolean\n"),
            "expected true or false, and here is string \"yes, no\""
        );
        assert_eq!(
            reworded("unknown field `zzz`, expected `terms`"),
            "unknown key ‘zzz’; it is one of terms"
        );
        assert_eq!(reworded("missing field `paths`"), "‘paths’ is missing");
    }

    #[test]
    fn positions_count_characters() {
        assert_eq!(position("a\näb", 4), (2, 2));
        assert_eq!(position("", 9), (1, 1));
    }
}
