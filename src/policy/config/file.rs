use std::{borrow::Cow, collections::BTreeMap, fmt};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer,
    de::{self, Error, SeqAccess, Visitor},
};
use strum::VariantNames;

use super::{
    named::{Key, Named, named, names_schema, optional},
    pattern::PathPattern,
};
use crate::{
    divergence::{self, Mode, Protected, Quotations, RULES, RuleMeta, Severity},
    policy::{FailLevel, Limited},
};

/// The policy of a team for storydiff: what fails a rendition, what may differ, and which files belong together.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[schemars(title = "storydiff.toml")]
pub struct ConfigFile {
    /// The version of this file's shape: 1.
    pub schema: SchemaVersion,
    /// What fails a rendition.
    pub policy: PolicyTable,
    /// Severities of rules, by name or code: `off`, `neutral`, `minor`, `major` or `critical`.
    pub rules: RuleTable,
    /// The house glossary: terms that may differ freely.
    pub equivalent: Vec<Equivalent>,
    /// Names that one person or organisation goes by.
    pub alias: Vec<Alias>,
    /// Wordings that must never differ; at most 500.
    #[serde(deserialize_with = "few")]
    pub protect: Vec<Protect>,
    /// Which file belongs to which, so that single files can be checked.
    pub pairs: Vec<PairPatterns>,
    /// Other policies for some paths; later ones win.
    #[serde(rename = "override")]
    pub overrides: Vec<Override>,
    /// Where accepted findings are kept, and what is asked of them.
    pub baseline: BaselineTable,
}

/// What fails a rendition.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct PolicyTable {
    /// The severity from which a finding fails the rendition.
    #[serde(deserialize_with = "optional")]
    #[schemars(schema_with = "names_schema::<FailLevel>")]
    pub fail_on: Option<FailLevel>,
    /// The most findings of a severity or type that a rendition may have: `{ minor = 5, omission = 2 }`.
    pub max: LimitTable,
    /// Whether factual findings in the headline, the standfirst and the first two sentences weigh one severity more.
    #[schemars(with = "bool")]
    pub lead_escalates: Option<bool>,
    /// The least share of the words, 0 to 1, that must correspond for the texts to be compared at all.
    #[schemars(with = "Share")]
    pub min_coverage: Option<Share>,
    /// How the texts relate: a faithful rendition, a later version of one's own story, or two of equal standing.
    #[serde(deserialize_with = "optional")]
    #[schemars(schema_with = "names_schema::<Mode>")]
    pub mode: Option<Mode>,
    /// What is expected of direct quotations.
    #[serde(deserialize_with = "optional")]
    #[schemars(schema_with = "names_schema::<Quotations>")]
    pub quotations: Option<Quotations>,
}

/// Terms that may stand for each other.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Equivalent {
    /// The terms.
    #[schemars(length(min = 2))]
    pub terms: Vec<String>,
}

/// Names that one person or organisation goes by.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Alias {
    /// The names.
    #[schemars(length(min = 2))]
    pub names: Vec<String>,
}

/// A wording that must never differ.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Protect {
    /// A regular expression, in the syntax of Rust's `regex` crate.
    #[serde(deserialize_with = "protected")]
    #[schemars(with = "String")]
    pub pattern: Protected,
}

/// Which rendition belongs to which original.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PairPatterns {
    /// The originals.
    pub original: PathPattern,
    /// Their renditions; what `{name}` stands for in one pattern it stands for in the other.
    pub rendition: PathPattern,
}

/// Another policy for some paths: every key of `[policy]`, and `rules`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Override {
    /// The paths: the policy holds for a pair when either of its files is of one of these patterns.
    pub paths: Vec<PathPattern>,
    /// The severity from which a finding fails the rendition.
    #[serde(default, deserialize_with = "optional")]
    #[schemars(schema_with = "names_schema::<FailLevel>")]
    pub fail_on: Option<FailLevel>,
    /// The most findings of a severity or type that a rendition may have.
    #[serde(default)]
    pub max: LimitTable,
    /// Whether factual findings in the lead weigh one severity more.
    #[schemars(with = "bool")]
    pub lead_escalates: Option<bool>,
    /// The least share of the words, 0 to 1, that must correspond.
    #[schemars(with = "Share")]
    pub min_coverage: Option<Share>,
    /// How the texts relate.
    #[serde(default, deserialize_with = "optional")]
    #[schemars(schema_with = "names_schema::<Mode>")]
    pub mode: Option<Mode>,
    /// What is expected of direct quotations.
    #[serde(default, deserialize_with = "optional")]
    #[schemars(schema_with = "names_schema::<Quotations>")]
    pub quotations: Option<Quotations>,
    /// Severities of rules.
    #[serde(default)]
    pub rules: RuleTable,
}

/// Where accepted findings are kept, and what is asked of them.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct BaselineTable {
    /// The file, from the folder of this one and below it.
    #[serde(deserialize_with = "below")]
    pub file: String,
    /// Whether a finding can only be accepted with a reason.
    pub require_reason: bool,
    /// What accepted findings that no longer stand lead to.
    #[serde(deserialize_with = "named")]
    #[schemars(schema_with = "names_schema::<Stale>")]
    pub stale: Stale,
}

impl Default for BaselineTable {
    fn default() -> Self {
        Self {
            file: "storydiff.baseline.toml".to_owned(),
            require_reason: true,
            stale: Stale::Warn,
        }
    }
}

/// What accepted findings that no longer stand lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, strum::Display, strum::EnumString, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Stale {
    /// Nothing.
    Ignore,
    /// A notice.
    #[default]
    Warn,
    /// A failed check.
    Fail,
}

/// What a policy makes of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::Display, strum::EnumString, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum RuleLevel {
    /// Its findings are left out.
    Off,
    /// Its findings are neutral.
    Neutral,
    /// Its findings are minor.
    Minor,
    /// Its findings are major.
    Major,
    /// Its findings are critical.
    Critical,
}

impl RuleLevel {
    /// The severity; none for `off`.
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Neutral => Some(Severity::Neutral),
            Self::Minor => Some(Severity::Minor),
            Self::Major => Some(Severity::Major),
            Self::Critical => Some(Severity::Critical),
        }
    }
}

macro_rules! named_by_strum {
    ($($type:ty: $what:literal),*) => { $(
        impl Named for $type {
            const WHAT: &'static str = $what;

            fn names() -> Vec<String> {
                Self::VARIANTS.iter().map(|name| (*name).to_owned()).collect()
            }
        }
    )* };
}

named_by_strum!(FailLevel: "level", RuleLevel: "level", Mode: "mode", Quotations: "value", Stale: "value");

impl Named for Limited {
    const WHAT: &'static str = "severity or type";

    fn names() -> Vec<String> {
        Self::all().map(|limited| limited.to_string()).collect()
    }
}

/// A rule, by name or code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct RuleName(&'static str);

impl std::str::FromStr for RuleName {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        divergence::rule_by_name(name).map(|meta| Self(meta.name)).ok_or(())
    }
}

impl Named for RuleName {
    const WHAT: &'static str = "rule";

    fn names() -> Vec<String> {
        metas().map(|meta| meta.name.to_owned()).collect()
    }
}

fn metas() -> impl Iterator<Item = &'static RuleMeta> {
    RULES.iter().map(|rule| rule.meta())
}

/// A table of limits: how many findings of a severity or type there may be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LimitTable(pub BTreeMap<Limited, usize>);

impl<'de> Deserialize<'de> for LimitTable {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let table = BTreeMap::<Key<Limited>, usize>::deserialize(deserializer)?;
        Ok(Self(
            table.into_iter().map(|(Key(limited), most)| (limited, most)).collect(),
        ))
    }
}

impl JsonSchema for LimitTable {
    fn schema_name() -> Cow<'static, str> {
        "Limits".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        table_schema(Limited::names(), &json_schema!({ "type": "integer", "minimum": 0 }))
    }
}

/// A table of rules, by name, and what the policy makes of each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuleTable(pub BTreeMap<&'static str, RuleLevel>);

impl<'de> Deserialize<'de> for RuleTable {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Level(#[serde(deserialize_with = "named")] RuleLevel);
        let table = BTreeMap::<Key<RuleName>, Level>::deserialize(deserializer)?;
        let named = table
            .into_iter()
            .map(|(Key(RuleName(name)), Level(level))| (name, level));
        Ok(Self(named.collect()))
    }
}

impl JsonSchema for RuleTable {
    fn schema_name() -> Cow<'static, str> {
        "Rules".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let codes = metas().map(|meta| meta.code.to_owned());
        table_schema(
            RuleName::names().into_iter().chain(codes),
            &names_schema::<RuleLevel>(generator),
        )
    }
}

/// The schema of a table with these keys.
fn table_schema(names: impl IntoIterator<Item = String>, value: &Schema) -> Schema {
    let keys: BTreeMap<String, &Schema> = names.into_iter().map(|name| (name, value)).collect();
    json_schema!({ "type": "object", "properties": keys, "additionalProperties": false })
}

/// A share, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share(pub f32);

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ShareVisitor;
        impl Visitor<'_> for ShareVisitor {
            type Value = Share;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a share from 0 to 1, such as 0.6")
            }

            fn visit_f64<E: de::Error>(self, value: f64) -> Result<Share, E> {
                if (0.0..=1.0).contains(&value) {
                    Ok(Share(value as f32))
                } else {
                    Err(E::custom(format!(
                        "{value} is no share; a share lies between 0 and 1, such as 0.6"
                    )))
                }
            }

            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Share, E> {
                // Any integer but 0 and 1 is refused, whatever its rounding.
                self.visit_f64(value as f64)
            }
        }
        deserializer.deserialize_f64(ShareVisitor)
    }
}

impl JsonSchema for Share {
    fn schema_name() -> Cow<'static, str> {
        "Share".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "minimum": 0, "maximum": 1 })
    }
}

/// The version of the shape of a policy file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SchemaVersion;

impl SchemaVersion {
    /// The version that is read.
    pub const CURRENT: i64 = 1;
}

impl<'de> Deserialize<'de> for SchemaVersion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match i64::deserialize(deserializer)? {
            Self::CURRENT => Ok(Self),
            other => Err(D::Error::custom(format!(
                "this storydiff reads schema {}, not {other}; a newer one may",
                Self::CURRENT
            ))),
        }
    }
}

impl JsonSchema for SchemaVersion {
    fn schema_name() -> Cow<'static, str> {
        "SchemaVersion".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "const": Self::CURRENT })
    }
}

/// Patterns a file may have: each may take a megabyte.
const MOST_PATTERNS: usize = 500;

fn few<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Protect>, D::Error> {
    struct Few;
    impl<'de> Visitor<'de> for Few {
        type Value = Vec<Protect>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(formatter, "a list of at most {MOST_PATTERNS} patterns")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Self::Value, A::Error> {
            let mut patterns = Vec::new();
            while let Some(pattern) = sequence.next_element()? {
                if patterns.len() == MOST_PATTERNS {
                    return Err(A::Error::custom(format!("more than {MOST_PATTERNS} patterns")));
                }
                patterns.push(pattern);
            }
            Ok(patterns)
        }
    }
    deserializer.deserialize_seq(Few)
}

/// A path that stays below the folder of the policy file, which may have come with a repository.
fn below<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let path = String::deserialize(deserializer)?;
    match PathPattern::new(&path).map(|pattern| pattern.path()) {
        Ok(Some(path)) => Ok(path),
        Ok(None) => Err(D::Error::custom(format!("‘{path}’ is a pattern and no path"))),
        Err(message) => Err(D::Error::custom(message)),
    }
}

fn protected<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Protected, D::Error> {
    let pattern = String::deserialize(deserializer)?;
    Protected::new(&pattern).map_err(|error| D::Error::custom(format!("‘{pattern}’ is no pattern: {error}")))
}
