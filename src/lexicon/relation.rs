use serde::Serialize;

/// How two words are related, nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Relation {
    /// The same word, typography and case aside.
    Identical,
    /// Spelling variants: `favour`, `favor`.
    Spelling,
    /// Forms of one word: `agree`, `agreed`.
    Inflection,
    /// Abbreviation, acronym or alias of the same thing: `US`, `United States`.
    Alias,
    /// Words of one synonym set: `start`, `begin`.
    Synonym,
    /// Derived from each other: `agree`, `agreement`.
    Derivation,
    /// One is a kind of the other: `bus`, `vehicle`.
    Hypernym,
    /// Near each other: similar adjectives, members of a hand-made group.
    Similar,
    /// Two kinds of the same thing: `bus`, `train`.
    Cohyponym,
    /// Opposites: `rise`, `fall`.
    Antonym,
    /// Not known to be related.
    None,
}

impl Relation {
    /// Whether swapping the two keeps the claim, as far as the lexicon knows.
    pub const fn keeps_sense(self) -> bool {
        matches!(
            self,
            Self::Identical | Self::Spelling | Self::Inflection | Self::Alias | Self::Synonym | Self::Derivation
        )
    }
}
