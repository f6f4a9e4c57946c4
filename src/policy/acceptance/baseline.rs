use std::{borrow::Cow, collections::BTreeMap, fmt, str::FromStr};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use crate::policy::config::{ConfigError, SchemaVersion, problems_of};

/// The findings that a team has accepted, by fingerprint.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: BTreeMap<String, BaselineEntry>,
}

/// A finding that was accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BaselineEntry {
    /// What it is known by; an edit of either sentence gives another one.
    pub fingerprint: String,
    /// The rule's name.
    pub rule: String,
    /// The severity it had.
    pub severity: String,
    /// The words of the original, if it has any.
    #[serde(default)]
    pub original: Option<String>,
    /// The words of the rendition, if it has any.
    #[serde(default)]
    pub rendition: Option<String>,
    /// The rendition's path from the folder of this file; tells stale entries from those of other pairs.
    #[serde(default)]
    pub file: Option<String>,
    /// Why it was accepted.
    #[serde(default)]
    pub reason: String,
    /// Who accepted it.
    #[serde(default)]
    pub by: String,
    /// When it was accepted.
    pub on: Day,
    /// The last day on which it is accepted.
    #[serde(default)]
    pub expires: Option<Day>,
}

/// The file's shape.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "storydiff.baseline.toml")]
struct BaselineFile {
    /// The version of this file's shape: 1.
    #[serde(rename = "schema")]
    _schema: SchemaVersion,
    /// The findings that were accepted, sorted by fingerprint.
    accepted: Vec<BaselineEntry>,
}

/// What stands at the head of the file.
const HEAD: &str = "\
# Findings that were accepted, each with its reason; `storydiff baseline` writes this file, sorted by fingerprint.
# The lines with a single digit keep entries apart, so that git can merge what two people accepted.
schema = 1
";

/// What a fingerprint begins with, before its digits.
const VERSION: &str = "v1:";

impl Baseline {
    /// Reads the text of a baseline; `name` is what errors call it. Where two people accepted the same finding, the first
    /// entry counts.
    ///
    /// # Errors
    /// When something in it is wrong; the error says where.
    pub fn parse(text: &str, name: &str) -> Result<Self, ConfigError> {
        let file: BaselineFile = toml::from_str(text).map_err(|error| problems_of(&error, text, name))?;
        let mut baseline = Self::default();
        for entry in file.accepted {
            baseline.entries.entry(entry.fingerprint.clone()).or_insert(entry);
        }
        Ok(baseline)
    }

    /// The entries, sorted by fingerprint.
    pub fn entries(&self) -> impl Iterator<Item = &BaselineEntry> {
        self.entries.values()
    }

    /// The entry of a fingerprint.
    pub fn get(&self, fingerprint: &str) -> Option<&BaselineEntry> {
        self.entries.get(fingerprint)
    }

    /// Adds an entry, or replaces the one with its fingerprint.
    pub fn insert(&mut self, entry: BaselineEntry) {
        self.entries.insert(entry.fingerprint.clone(), entry);
    }

    /// Keeps the entries that are wanted, and says how many went.
    pub fn retain(&mut self, mut is_wanted: impl FnMut(&BaselineEntry) -> bool) -> usize {
        let before = self.entries.len();
        self.entries.retain(|_, entry| is_wanted(entry));
        before - self.entries.len()
    }
}

impl fmt::Display for Baseline {
    /// The text of the file.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(HEAD)?;
        let digit_of = |entry: &BaselineEntry| entry.fingerprint.trim_start_matches(VERSION).chars().next();
        for digit in "0123456789abcdef".chars() {
            write!(formatter, "\n# {digit}\n")?;
            for entry in self.entries().filter(|entry| digit_of(entry) == Some(digit)) {
                entry.write(formatter)?;
            }
        }
        // Fingerprints of a later version may begin otherwise.
        let is_other =
            |entry: &&BaselineEntry| !digit_of(entry).is_some_and(|digit| matches!(digit, '0'..='9' | 'a'..='f'));
        self.entries()
            .filter(is_other)
            .try_for_each(|entry| entry.write(formatter))
    }
}

impl BaselineEntry {
    fn write(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("\n[[accepted]]\n")?;
        let mut line = |key: &str, value: &str| writeln!(formatter, "{key} = {}", toml::Value::from(value));
        line("fingerprint", &self.fingerprint)?;
        line("rule", &self.rule)?;
        line("severity", &self.severity)?;
        for (key, value) in [
            ("original", &self.original),
            ("rendition", &self.rendition),
            ("file", &self.file),
        ] {
            if let Some(value) = value {
                line(key, value)?;
            }
        }
        line("reason", &self.reason)?;
        line("by", &self.by)?;
        writeln!(formatter, "on = {}", self.on)?;
        match self.expires {
            Some(day) => writeln!(formatter, "expires = {day}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for BaselineEntry {
    /// The entry in a line: `number-changed “40” → “90” (v1:…, by Mara Olin: agreed with the desk)`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.rule)?;
        let quoted = |words: &Option<String>| match words {
            Some(words) => format!("“{}”", start(words)),
            None => "nothing".to_owned(),
        };
        write!(formatter, " {} → {}", quoted(&self.original), quoted(&self.rendition))?;
        write!(formatter, " ({}, by {}", self.fingerprint, self.by)?;
        if !self.reason.is_empty() {
            write!(formatter, ": {}", self.reason)?;
        }
        formatter.write_str(")")
    }
}

/// The first words, where there are many.
fn start(words: &str) -> String {
    const MOST: usize = 60;
    match words.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", words.get(..at).unwrap_or_default().trim_end()),
        None => words.to_owned(),
    }
}

/// A day, as `2031-03-28`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub jiff::civil::Date);

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

impl FromStr for Day {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let day = jiff::civil::Date::from_str(text).map_err(|_| format!("‘{text}’ is no day; write 2031-03-28"));
        // A full date with a time would lose it.
        day.and_then(|day| match text.len() {
            10 => Ok(Self(day)),
            _ => Err(format!("‘{text}’ is no day; write 2031-03-28")),
        })
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = toml::value::Datetime::deserialize(deserializer)?;
        written.to_string().parse().map_err(D::Error::custom)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date", "description": "A day, written without quotes: 2031-03-28" })
    }
}

/// The JSON Schema of a baseline, for editors.
pub fn schema() -> Schema {
    schemars::schema_for!(BaselineFile)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(fingerprint: &str) -> BaselineEntry {
        BaselineEntry {
            fingerprint: fingerprint.to_owned(),
            rule: "number-changed".to_owned(),
            severity: "critical".to_owned(),
            original: Some("40 \"old\" cars".to_owned()),
            rendition: None,
            file: Some("de/ferry.md".to_owned()),
            reason: "agreed with\nthe desk".to_owned(),
            by: "Mara Olin".to_owned(),
            on: "2031-03-28".parse().expect("a day"),
            expires: Some("2031-04-30".parse().expect("a day")),
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut baseline = Baseline::default();
        for fingerprint in ["v1:f0", "v1:0a", "v1:07", "v2:xyz"] {
            baseline.insert(entry(fingerprint));
        }
        let text = baseline.to_string();
        assert_eq!(Baseline::parse(&text, "baseline").expect("a baseline"), baseline);
        let places: Vec<_> = ["v1:07", "v1:0a", "\n# 1\n", "v1:f0"]
            .map(|what| text.find(what))
            .into();
        assert!(places.is_sorted() && places.iter().all(Option::is_some), "{text}");
    }

    #[test]
    fn nothing_is_an_empty_baseline() {
        assert_eq!(
            Baseline::parse("", "baseline").expect("a baseline"),
            Baseline::default()
        );
        assert_eq!(
            Baseline::parse(&Baseline::default().to_string(), "b").expect("a baseline"),
            Baseline::default()
        );
    }

    #[test]
    fn mistakes_are_told_with_their_place() {
        let error = |text: &str| Baseline::parse(text, "b.toml").unwrap_err().to_string();
        assert!(
            error("[[accepted]]\nfingerprnt = \"v1:0\"\n")
                .contains("b.toml:2:1: unknown key ‘fingerprnt’, did you mean ‘fingerprint’?")
        );
        assert!(error("<<<<<<< ours\n").starts_with("b.toml:1:"));
        let day = Baseline::default().to_string()
            + "[[accepted]]\nfingerprint = \"v1:0\"\nrule = \"r\"\nseverity = \"minor\"\non = 2031-03-28T10:00:00\n";
        assert!(error(&day).contains("is no day"));
    }
}
