//! Patterns for paths: which file belongs to which, and where an override holds.

use std::{borrow::Cow, collections::BTreeMap, fmt};

use regex::Regex;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, de::Error};

/// A path below the folder of the policy file, with open places: `src/{lang}/{slug}.md`.
///
/// `{name}` stands for some characters of one folder's or file's name, `{*name}` for any number of folders too; `*` and
/// `**` are the same without a name. A name that occurs twice has the same text in both places.
#[derive(Debug, Clone)]
pub struct PathPattern {
    source: String,
    pieces: Vec<Piece>,
    regex: Regex,
}

/// What open places stand for, by name.
pub type Captures = BTreeMap<String, String>;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Open { name: Option<String>, is_deep: bool },
}

impl PathPattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// When it could lead out of the folder or is not well formed; the message says why.
    pub fn new(source: &str) -> Result<Self, String> {
        if source.is_empty() {
            return Err("a path pattern is empty".to_owned());
        }
        let leads_out =
            source.starts_with('/') || source.contains(['\\', ':']) || source.split('/').any(|part| part == "..");
        if leads_out {
            return Err(format!(
                "‘{source}’ may lead out of the folder of this file; paths are given from there, with ‘/’"
            ));
        }
        let pieces = pieces(source)?;
        Self::of(source.to_owned(), pieces)
    }

    fn of(source: String, pieces: Vec<Piece>) -> Result<Self, String> {
        let regex = Regex::new(&expression(&pieces)).map_err(|_| format!("‘{source}’ is too long for a pattern"))?;
        Ok(Self { source, pieces, regex })
    }

    /// What the open places stand for when a path is of this pattern. The path is written with `/`.
    pub fn captures(&self, path: &str) -> Option<Captures> {
        let found = self.regex.captures(path)?;
        let mut captures = Captures::new();
        let mut group = 0;
        for piece in &self.pieces {
            let Piece::Open { name, .. } = piece else { continue };
            group += 1;
            let text = found.get(group)?.as_str();
            let Some(name) = name else { continue };
            let before = captures.insert(name.clone(), text.to_owned());
            if before.is_some_and(|before| before != text) {
                return None;
            }
        }
        Some(captures)
    }

    /// Whether a path is of this pattern.
    pub fn matches(&self, path: &str) -> bool {
        self.captures(path).is_some()
    }

    /// The pattern with the named places filled in as far as they are known.
    #[must_use]
    pub fn filled(&self, captures: &Captures) -> Self {
        let fill = |piece: &Piece| match piece {
            Piece::Open { name: Some(name), .. } => captures
                .get(name)
                .map_or_else(|| piece.clone(), |text| Piece::Text(text.clone())),
            other => other.clone(),
        };
        let pieces: Vec<_> = self.pieces.iter().map(fill).collect();
        let source = pieces.iter().map(Piece::to_string).collect();
        Self::of(source, pieces).unwrap_or_else(|_| self.clone())
    }

    /// The path, when no place is open.
    pub fn path(&self) -> Option<String> {
        let text = |piece: &Piece| match piece {
            Piece::Text(text) => Some(text.clone()),
            Piece::Open { .. } => None,
        };
        self.pieces.iter().map(text).collect()
    }

    /// The folder that all paths of the pattern lie below, as far as it is known; empty for the folder itself.
    pub fn folder(&self) -> &str {
        let known = match self.pieces.first() {
            Some(Piece::Text(text)) => text.as_str(),
            _ => "",
        };
        known.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// How many names deep the paths of the pattern are; none when that is open.
    pub fn depth(&self) -> Option<usize> {
        let is_deep = |piece: &Piece| matches!(piece, Piece::Open { is_deep: true, .. });
        (!self.pieces.iter().any(is_deep)).then(|| self.source.split('/').count())
    }

    /// The names of the open places.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Open { name, .. } => name.as_deref(),
            Piece::Text(_) => None,
        })
    }
}

impl fmt::Display for PathPattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.source)
    }
}

impl fmt::Display for Piece {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => formatter.write_str(text),
            Self::Open {
                name: Some(name),
                is_deep,
            } => {
                write!(formatter, "{{{}{name}}}", if *is_deep { "*" } else { "" })
            }
            Self::Open { name: None, is_deep } => formatter.write_str(if *is_deep { "**" } else { "*" }),
        }
    }
}

impl PartialEq for PathPattern {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

/// Cuts a pattern into its fixed and open pieces.
fn pieces(source: &str) -> Result<Vec<Piece>, String> {
    let mut pieces = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find(['{', '*', '}']) {
        let (text, open) = rest.split_at(at);
        if !text.is_empty() {
            pieces.push(Piece::Text(text.to_owned()));
        }
        if let Some(behind) = open.strip_prefix("**") {
            pieces.push(Piece::Open {
                name: None,
                is_deep: true,
            });
            rest = behind;
        } else if let Some(behind) = open.strip_prefix('*') {
            pieces.push(Piece::Open {
                name: None,
                is_deep: false,
            });
            rest = behind;
        } else {
            let inner = open.strip_prefix('{').and_then(|inner| inner.split_once('}'));
            let (name, behind) = inner.ok_or_else(|| format!("‘{source}’ has a brace without its partner"))?;
            let (name, is_deep) = name.strip_prefix('*').map_or((name, false), |name| (name, true));
            let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
            if name.is_empty() || !name.chars().all(is_word) {
                return Err(format!(
                    "in ‘{source}’, ‘{{{name}}}’ is no name of an open place; write ‘{{slug}}’"
                ));
            }
            pieces.push(Piece::Open {
                name: Some(name.to_owned()),
                is_deep,
            });
            rest = behind;
        }
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    Ok(pieces)
}

/// The regular expression of a pattern: a group for each open place.
fn expression(pieces: &[Piece]) -> String {
    let mut expression = String::from("^");
    for piece in pieces {
        match piece {
            Piece::Text(text) => expression += &regex::escape(text),
            Piece::Open { is_deep: false, .. } => expression += "([^/]+)",
            Piece::Open { is_deep: true, .. } => expression += "(.+)",
        }
    }
    expression + "$"
}

impl<'de> Deserialize<'de> for PathPattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let source = String::deserialize(deserializer)?;
        Self::new(&source).map_err(D::Error::custom)
    }
}

impl JsonSchema for PathPattern {
    fn schema_name() -> Cow<'static, str> {
        "PathPattern".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "minLength": 1,
            "description": "A path below the folder of this file, with open places: `src/{lang}/{slug}.md`. `{name}` \
                stays within one name, `{*name}` may hold folders; `*` and `**` are the same without a name.",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(source: &str) -> PathPattern {
        PathPattern::new(source).expect("a pattern")
    }

    #[test]
    fn open_places_stay_within_a_name() {
        let stories = pattern("src/{lang}/{slug}.md");
        let captures = stories.captures("src/de/flood.md").expect("a story");
        assert_eq!((captures["lang"].as_str(), captures["slug"].as_str()), ("de", "flood"));
        assert!(!stories.matches("src/de/sport/cup.md"));
        assert!(pattern("src/*/sport/**").matches("src/de/sport/2031/cup.md"));
        assert!(pattern("src/{*path}.md").matches("src/de/sport/cup.md"));
    }

    #[test]
    fn a_name_that_occurs_twice_is_one() {
        let stories = pattern("{lang}/{slug}.{lang}.md");
        assert!(stories.matches("de/flood.de.md"));
        assert!(!stories.matches("de/flood.fr.md"));
    }

    #[test]
    fn patterns_are_filled() {
        let captures = pattern("src/en/{slug}.md")
            .captures("src/en/flood.md")
            .expect("a story");
        let renditions = pattern("src/{lang}/{slug}.md").filled(&captures);
        assert_eq!(renditions.to_string(), "src/{lang}/flood.md");
        assert_eq!(
            (renditions.folder(), renditions.depth(), renditions.path()),
            ("src", Some(3), None)
        );
        assert!(renditions.matches("src/fr/flood.md") && !renditions.matches("src/fr/drought.md"));
        assert_eq!(
            pattern("{slug}.txt").filled(&captures).path().as_deref(),
            Some("flood.txt")
        );
    }

    #[test]
    fn no_pattern_leads_out() {
        for source in ["../{slug}.md", "/etc/{slug}", "a/../../b", "C:\\x", ""] {
            assert!(PathPattern::new(source).is_err(), "{source}");
        }
        assert!(PathPattern::new("a/{slug").unwrap_err().contains("brace"));
        assert!(PathPattern::new("a/{}").is_err() && PathPattern::new("a}").is_err());
    }
}
