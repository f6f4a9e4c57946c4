//! Quantifiers as intervals, and the words around a number that make it a bound or an estimate.

use strum::EnumString;

use crate::lexicon::{Phrases, table};

table!(QUANTIFIERS: Rows, "quantifiers");
table!(COMPARATORS: Groups, "comparators");

/// A quantifier as an interval, both ends included. The ends are judgements of usage, not definitions: compare
/// intervals for overlap, never for equality.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantifier {
    /// The scale of the interval.
    pub kind: QuantifierKind,
    /// Lower end.
    pub low: u64,
    /// Upper end.
    pub high: u64,
}

/// What the interval of a quantifier counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum QuantifierKind {
    /// Percent of the whole: `most`, `largely`.
    Proportion,
    /// Percent of two things: `both`, `neither`.
    Pair,
    /// How many: `several`, `dozens`.
    Count,
    /// How much, 0 to 100: `very`, `slightly`.
    Degree,
    /// Narrows and adds no amount: `only`.
    Restrictive,
}

/// A word or phrase before or after a number that makes it a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comparator {
    /// Where it stands.
    pub position: ComparatorPosition,
    /// What it makes of the number.
    pub bound: Bound,
}

/// Where a comparator stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum ComparatorPosition {
    /// `more than 20`.
    Before,
    /// `20 or more`.
    After,
    /// `20 plus or minus 2`.
    Between,
}

/// What is said of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum Bound {
    /// `more than`, `over`.
    MoreThan,
    /// `less than`, `under`.
    LessThan,
    /// `at least`, `or more`.
    AtLeast,
    /// `at most`, `up to`, `as many as`.
    AtMost,
    /// The number itself, called small: `as few as`, `a mere`.
    AsFewAs,
    /// `just over`.
    SlightlyMore,
    /// `just under`, `nearly`.
    SlightlyLess,
    /// `about`, `or so`.
    About,
    /// `exactly`, `a total of`.
    Exactly,
    /// Opens a range: `between`.
    Between,
    /// Opens a tolerance: `plus or minus`.
    PlusMinus,
}

/// The quantifiers, to be looked for in running text with [`quantifier`].
pub const QUANTIFIER_PHRASES: Phrases = Phrases::new(QUANTIFIERS.keyed(), 6);

/// The comparators, to be looked for in running text with [`comparators`].
pub const COMPARATOR_PHRASES: Phrases = Phrases::new(COMPARATORS.keyed(), 7);

/// Looks up a word or phrase in lower case: `nearly all`, `dozens of`.
pub fn quantifier(phrase: &str) -> Option<Quantifier> {
    let [kind, low, high] = QUANTIFIERS.get(phrase)?;
    Some(Quantifier {
        kind: kind.parse().ok()?,
        low: low.parse().ok()?,
        high: high.parse().ok()?,
    })
}

/// What a word or phrase in lower case (or a suffix with its hyphen, `-odd`) can make of a number.
pub fn comparators(phrase: &str) -> impl Iterator<Item = Comparator> + use<> {
    COMPARATORS.get(phrase).filter_map(|[position, bound]| {
        Some(Comparator {
            position: position.parse().ok()?,
            bound: bound.parse().ok()?,
        })
    })
}

/// What the phrase makes of a number it stands before or after.
pub fn bound(phrase: &str, position: ComparatorPosition) -> Option<Bound> {
    comparators(phrase)
        .find(|comparator| comparator.position == position)
        .map(|comparator| comparator.bound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        for key in QUANTIFIERS.keys() {
            assert!(quantifier(key).is_some_and(|found| found.low <= found.high), "{key}");
            assert!(key.split(' ').count() <= QUANTIFIER_PHRASES.most_words(), "{key}");
        }
        for (key, rows) in COMPARATORS.keys() {
            assert_eq!(comparators(key).count(), rows, "{key}");
            assert!(key.split(' ').count() <= COMPARATOR_PHRASES.most_words(), "{key}");
        }
    }

    #[test]
    fn intervals_are_ordered_as_usage_has_them() {
        let interval = |phrase| quantifier(phrase).map(|found| (found.low, found.high));
        assert_eq!(interval("every"), Some((100, 100)));
        assert!(interval("most") < interval("nearly all"));
        assert_eq!(interval("neither"), Some((0, 0)));
        assert_eq!(interval("hundreds"), Some((200, 999)));
        assert_eq!(quantifier("house"), None);
    }

    #[test]
    fn bounds_depend_on_the_side() {
        assert_eq!(bound("more than", ComparatorPosition::Before), Some(Bound::MoreThan));
        assert_eq!(bound("or more", ComparatorPosition::After), Some(Bound::AtLeast));
        assert_eq!(bound("or more", ComparatorPosition::Before), None);
        assert_eq!(bound("nearly", ComparatorPosition::Before), Some(Bound::SlightlyLess));
    }
}
