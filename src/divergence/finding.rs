use serde::Serialize;

use crate::{diff::EditClass, pair::Pair, text::Span};

/// A place where the two texts, or two places of one text, tell the reader different things.
#[derive(Debug, Clone, PartialEq)]
pub struct Divergence {
    /// The rule's name: `number-changed`.
    pub rule: &'static str,
    /// The rule's code: `SD101`.
    pub code: &'static str,
    /// What kind of thing diverges.
    pub kind: DivergenceType,
    /// Factual, or unresolved; paraphrase and formatting only when asked for.
    pub class: EditClass,
    /// How much it matters.
    pub severity: Severity,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// The bead it was found in, as an index into the alignment; absent for findings across the document.
    pub bead: Option<usize>,
    /// The text on each side; absent where a side has none.
    pub spans: Pair<Option<Span>>,
    /// The second place, for a contradiction inside one document.
    pub related: Option<Place>,
    /// The finding in one line: `8 men became 9 men`.
    pub message: String,
    /// What was read on each side and how, a line each.
    pub evidence: Vec<String>,
    /// A versioned hash that survives edits elsewhere: `v1:…`.
    pub fingerprint: String,
    /// Whether it is new, accepted, or has come into the place of an accepted one.
    pub state: State,
    /// Who accepted it and why, when it is accepted.
    pub acceptance: Option<Acceptance>,
}

/// Why a finding is accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Acceptance {
    /// The reason; empty where none is asked for.
    pub reason: String,
    /// Who accepted it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The day it was accepted on, as `2031-03-28`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// The last day on which it is accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
    /// Where it says so.
    pub source: AcceptanceSource,
}

/// Where a finding is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum AcceptanceSource {
    /// In the baseline.
    Baseline,
    /// In a comment beside the text.
    Comment,
}

/// A place in one of the two documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Which document.
    pub side: crate::pair::Side,
    /// Where in its text.
    pub span: Span,
}

/// What kind of thing diverges.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    schemars::JsonSchema,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum DivergenceType {
    /// A quantity, its unit or what it counts.
    Number,
    /// A day, month, year, weekday or time, or the order of two.
    Date,
    /// A person, organisation or work.
    Name,
    /// A country, city, region or nationality.
    Place,
    /// An office or profession, or its holder.
    Title,
    /// Who did what to whom.
    RoleSwap,
    /// Whether something is so or not.
    Polarity,
    /// How many of a group.
    Quantifier,
    /// Up or down, more or less.
    Direction,
    /// How certain it is.
    Modality,
    /// Who says so.
    Attribution,
    /// The words of a direct quotation.
    Quotation,
    /// Another event or thing.
    Meaning,
    /// The same event, stronger or weaker.
    Strength,
    /// A claim that only the original makes.
    Omission,
    /// A claim that only the rendition makes.
    Addition,
    /// Why it happened.
    Causality,
    /// A text that contradicts itself.
    Inconsistency,
}

/// How much a finding matters: MQM's scale.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    schemars::JsonSchema,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
    strum::VariantNames,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing, no fault.
    Neutral,
    /// Noticeable, harmless to understanding.
    Minor,
    /// Misleads on a point of the story.
    Major,
    /// Misleads on what the story is about.
    Critical,
}

impl Severity {
    /// One step up, `Critical` at most.
    #[must_use]
    pub const fn raised(self) -> Self {
        match self {
            Self::Neutral => Self::Minor,
            Self::Minor => Self::Major,
            Self::Major | Self::Critical => Self::Critical,
        }
    }
}

/// How sure a rule is of its finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Confidence {
    /// A guess worth a look.
    Low,
    /// Likely.
    Medium,
    /// Both values were read exactly.
    High,
}

/// Where a finding stands with the team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, schemars::JsonSchema, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum State {
    /// Nobody has judged it yet.
    #[default]
    New,
    /// Somebody accepted it, with a reason.
    Accepted,
    /// Another one was accepted in its place, or it was itself until a day that is past: it counts as new.
    Stale,
}
