use std::{collections::BTreeSet, path::PathBuf};

use crate::{divergence::Severity, pair::Side};

/// How a report is to look; formats ignore what does not concern them.
///
/// The library reads no environment: whoever calls it decides about terminal, colour and width.
#[derive(Debug, Clone)]
pub struct RenderSettings {
    /// The columns that a line may fill.
    pub width: usize,
    /// How a pair of passages is drawn.
    pub view: View,
    /// What is shown; the rest is counted.
    pub show: BTreeSet<Show>,
    /// Findings below this severity are folded.
    pub min_severity: Severity,
    /// In what order findings come.
    pub order: Order,
    /// Sentences shown around a finding; with 0 only the changed clause.
    pub context: usize,
    /// How much of each finding is explained.
    pub detail: Detail,
    /// The colours that the terminal has.
    pub color: ColorDepth,
    /// The background that colours must stand out from.
    pub background: Background,
    /// Which colours are used.
    pub theme: Theme,
    /// Whether changed words carry `[-…-]` and `{+…+}` even in colour.
    pub markers: Markers,
    /// The directory that relative paths start from, when places are to be links that a terminal can open.
    pub links_from: Option<PathBuf>,
    /// The text whose file changed: formats that annotate files point at it.
    pub annotate: Side,
    /// The most pairs of passages, findings and facts that a page shows, of each; the rest is counted.
    pub most_on_page: usize,
    /// The exit code that the verdict line names, if it is to name one.
    pub exit_code: Option<u8>,
}

impl Default for RenderSettings {
    fn default() -> Self {
        Self {
            width: 80,
            view: View::default(),
            show: Show::usual(),
            min_severity: Severity::Neutral,
            order: Order::default(),
            context: 0,
            detail: Detail::default(),
            color: ColorDepth::default(),
            background: Background::default(),
            theme: Theme::default(),
            markers: Markers::default(),
            links_from: None,
            annotate: Side::Rendition,
            most_on_page: 20_000,
            exit_code: None,
        }
    }
}

/// How a pair of passages is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, strum::Display, strum::EnumString, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum View {
    /// Side by side from 120 columns, stacked below.
    #[default]
    Auto,
    /// Two columns.
    SideBySide,
    /// The rendition under the original.
    Stacked,
    /// One reading text with both wordings.
    Inline,
}

/// What can be shown or folded.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum Show {
    /// Findings that a reader would be misled by.
    Factual,
    /// Changes without evidence either way.
    Unresolved,
    /// Claims that only the original makes.
    Omission,
    /// Claims that only the rendition makes.
    Addition,
    /// Passages that stand elsewhere.
    Moved,
    /// Other words for the same claim.
    Paraphrase,
    /// Typography and spelling.
    Formatting,
    /// Findings that somebody accepted.
    Accepted,
    /// Passages that are the same.
    Equal,
    /// The ledger: each number, date, name and quotation with where it stands in both texts.
    Facts,
}

impl Show {
    /// What is shown unless asked otherwise.
    pub fn usual() -> BTreeSet<Self> {
        BTreeSet::from([
            Self::Factual,
            Self::Unresolved,
            Self::Omission,
            Self::Addition,
            Self::Moved,
        ])
    }
}

/// In what order findings come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, strum::Display, strum::EnumString, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Order {
    /// The worst first.
    #[default]
    Severity,
    /// As the rendition is read.
    Text,
}

/// How much of each finding is explained.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, strum::Display, strum::EnumString, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Detail {
    /// The finding in one line.
    #[default]
    Message,
    /// Also what was read on each side, the confidence and the fingerprint.
    Evidence,
    /// Also what the score of each changed wording is made of.
    Score,
}

/// The colours that a terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColorDepth {
    /// None, nor bold nor underlined: plain text.
    #[default]
    None,
    /// The sixteen named colours.
    Ansi16,
    /// Any colour.
    TrueColor,
}

/// The background that colours must stand out from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, strum::Display, strum::EnumString, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Background {
    /// Not known: colours that can be read on both.
    #[default]
    Unknown,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Which colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, strum::Display, strum::EnumString, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Theme {
    /// Orange for the original, blue for the rendition.
    #[default]
    OrangeBlue,
    /// No hues: bold, reversed, underlined and dim only.
    Monochrome,
}

/// Whether changed words carry marks made of characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, strum::Display, strum::EnumString, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Markers {
    /// Without colour only, around what a finding points at.
    #[default]
    Auto,
    /// Around every changed wording.
    Always,
}
