use serde::Serialize;
use strum::{EnumCount, VariantArray};

use crate::diff::EditOp;

/// What the model looks at in an edit. Each holds or does not; what it is worth in points stands in `weights.tsv`,
/// under the same name.
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
    strum::Display,
    strum::IntoStaticStr,
    strum::EnumCount,
    strum::VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Feature {
    // How the words opposite each other are related.
    /// Several words stand opposite several others.
    Rephrased,
    /// Typography, spelling or another form of the same word.
    SameWord,
    /// Mentions with equal values, or names of the same.
    SameValue,
    /// Words that may stand for each other.
    Synonym,
    /// One is derived from the other.
    Derivation,
    /// One is a kind of the other.
    Hypernym,
    /// Near in sense.
    Similar,
    /// Two kinds of the same thing.
    Cohyponym,
    /// Opposites.
    Antonym,
    /// No relation is known.
    Unrelated,
    /// Unrelated, and of different parts of speech.
    OtherPartOfSpeech,

    // What the words are.
    /// Punctuation alone.
    Marks,
    /// Function words alone.
    FunctionWords,
    /// A preposition.
    Preposition,
    /// A pronoun.
    Pronoun,
    /// A word that mostly is a noun.
    Noun,
    /// A word that mostly is a verb.
    Verb,
    /// A word that mostly is an adjective.
    Adjective,
    /// A word that mostly is an adverb.
    Adverb,
    /// A word that is rare in news.
    RareWord,
    /// No word but common ones.
    CommonWords,
    /// A word that the lexicon does not know.
    UnknownWord,

    // What they say.
    /// A number that the other side of the bead does not state.
    NumberUnmatched,
    /// A number that the other side of the bead states too.
    NumberMatched,
    /// A date that the other side does not give.
    DateUnmatched,
    /// A date that the other side gives too.
    DateMatched,
    /// A name that the other side does not have.
    NameUnmatched,
    /// A name that the other side has too.
    NameMatched,
    /// An office or profession that the other side does not have.
    TitleUnmatched,
    /// Something is denied.
    Negation,
    /// How certain, obliged or planned something is.
    Modality,
    /// Who says so.
    Attribution,
    /// How many of a group.
    Quantifier,
    /// Up or down, more or less.
    Direction,
    /// Every content word stands somewhere in the other text too: in another form, or in another place.
    StandsElsewhere,

    // How much it is.
    /// One content word at the most on the longer side.
    OneWord,
    /// Two content words.
    TwoWords,
    /// Three or four.
    FewWords,
    /// Five to eight.
    ManyWords,
    /// More than eight.
    VeryManyWords,

    /// It belongs to a run of two changed content words.
    RunOfTwo,
    /// Of three or four.
    RunOfFew,
    /// Of five to eight.
    RunOfMany,
    /// Of more than eight.
    RunOfVeryMany,

    // Where it stands.
    /// At the beginning of a sentence.
    SentenceStart,
    /// At the end of a sentence.
    SentenceEnd,
    /// A clause or phrase of its own, set off by a comma, a relative word or a dash.
    SetOff,
    /// In a direct quotation.
    Quoted,
    /// What stands before it changed too.
    AfterChange,
    /// What stands after it changed too.
    BeforeChange,
    /// Most of what stands around it changed.
    AmidChanges,

    // What the bead is like.
    /// At least nine in ten of the bead's words keep their sense.
    BeadNearlyEqual,
    /// Seven to nine in ten.
    BeadMostlyEqual,
    /// Four to seven in ten.
    BeadHalfEqual,
    /// Fewer.
    BeadHardlyEqual,
    /// The side it stands on is longer by a third.
    SideLonger,
    /// The side it stands on is shorter by a third.
    SideShorter,
    /// A number, date or name of the bead stands on one side only.
    BeadValueUnmatched,

    // What the rules say of it.
    /// A rule leaves it unresolved.
    FoundUnresolved,
    /// A minor finding.
    FoundMinor,
    /// A major finding.
    FoundMajor,
    /// A critical finding.
    FoundCritical,
}

impl Feature {
    /// What the feature is worth to an edit; above 0 it speaks for a changed claim.
    pub const fn points(self, op: EditOp) -> i16 {
        self.weights()[column(op)]
    }
}

/// The features that hold of an edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Features(u64);

const _: () = assert!(Feature::COUNT <= 64, "the set has 64 places");

impl Features {
    /// Whether a feature holds.
    pub const fn contains(self, feature: Feature) -> bool {
        self.0 & 1 << feature as u64 != 0
    }

    /// Notes that a feature holds.
    pub const fn insert(&mut self, feature: Feature) {
        self.0 |= 1 << feature as u64;
    }

    /// Notes that a feature holds if something is so.
    pub const fn insert_if(&mut self, is_so: bool, feature: Feature) {
        if is_so {
            self.insert(feature);
        }
    }

    /// The features that hold, in their order.
    pub fn iter(self) -> impl Iterator<Item = Feature> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let feature = Feature::VARIANTS.get(left.trailing_zeros() as usize).copied()?;
            left &= left - 1;
            Some(feature)
        })
    }

    /// What the features are worth to an edit of a kind, by name; first what every such edit starts from.
    pub fn contributions(self, op: EditOp) -> impl Iterator<Item = (&'static str, i16)> {
        let features = self.iter().map(move |feature| (feature.into(), feature.points(op)));
        std::iter::once(("base", BASE[column(op)]))
            .chain(features)
            .filter(move |_| self != Self::default())
    }

    /// What the features are worth together: above 0 the edit rather changes what is claimed.
    pub fn points(self, op: EditOp) -> i32 {
        if self == Self::default() {
            return 0;
        }
        let points = |feature: Feature| i32::from(feature.points(op));
        i32::from(BASE[column(op)]) + self.iter().map(points).sum::<i32>()
    }

    /// The points between 0 and 1: 0.5 where nothing speaks for either side.
    ///
    /// A quotient of small integers, so that every platform gives the same.
    pub fn score(self, op: EditOp) -> f32 {
        let points = self.points(op) as f32;
        0.5 + 0.5 * points / (SPREAD + points.abs())
    }
}

/// The points at which the score is three quarters.
const SPREAD: f32 = 30.0;

include!(concat!(env!("OUT_DIR"), "/weights.rs"));

/// The column of the weights that holds for an edit.
const fn column(op: EditOp) -> usize {
    match op {
        EditOp::Replace => 0,
        EditOp::Delete | EditOp::Insert => 1,
        EditOp::Move => 2,
        EditOp::Equal => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn features(of: &[Feature]) -> Features {
        let mut features = Features::default();
        of.iter().for_each(|feature| features.insert(*feature));
        features
    }

    #[test]
    fn a_set_gives_back_what_was_put_in() {
        let set = features(&[Feature::FoundCritical, Feature::Rephrased]);
        assert!(set.contains(Feature::FoundCritical) && !set.contains(Feature::FoundMajor));
        assert_eq!(
            set.iter().collect::<Vec<_>>(),
            [Feature::Rephrased, Feature::FoundCritical]
        );
    }

    #[test]
    fn points_are_the_sum_of_what_is_explained() {
        let set = features(&[Feature::Antonym, Feature::OneWord]);
        let explained: Vec<_> = set.contributions(EditOp::Replace).collect();
        assert_eq!(explained.len(), 3, "{explained:?}");
        let sum: i32 = explained.iter().map(|(_, points)| i32::from(*points)).sum();
        assert_eq!(sum, set.points(EditOp::Replace));
    }

    #[test]
    fn opposites_and_findings_outrank_synonyms_and_spelling() {
        let score = |of: &[Feature]| features(of).score(EditOp::Replace);
        assert!(score(&[Feature::Antonym]) > score(&[Feature::Synonym]));
        assert!(score(&[Feature::Unrelated]) > score(&[Feature::SameWord]));
        assert!(score(&[Feature::Unrelated, Feature::FoundCritical]) > score(&[Feature::Unrelated]));
        assert!((0.0..=1.0).contains(&score(&[Feature::Antonym, Feature::FoundCritical])));
    }
}
