//! Connectives: words and phrases that state how two clauses or events hang together.

use strum::EnumString;

use crate::lexicon::{Phrases, table};

table!(CONNECTIVES: Groups, "connectives");

/// What a connective states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum ConnectiveRelation {
    /// What follows is the cause: `because of`.
    Cause,
    /// What follows is the effect: `leading to`.
    Result,
    /// What follows did not prevent it: `despite`.
    Concession,
    /// `whereas`, `unlike`.
    Contrast,
    /// `if`, `unless`.
    Condition,
    /// `in order to`.
    Purpose,
    /// What follows the phrase happened later: `before`.
    Before,
    /// What follows the phrase happened earlier: `after`.
    After,
    /// `while`.
    SameTime,
    /// `as well as`.
    Addition,
    /// `or`, `instead`.
    Alternative,
    /// `except for`.
    Exception,
    /// `such as`.
    Example,
    /// `regarding`.
    Topic,
    /// `by means of`.
    Manner,
}

/// The connectives, to be looked for in running text with [`connectives`].
pub const CONNECTIVE_PHRASES: Phrases = Phrases::new(CONNECTIVES.keyed(), 6);

/// The relations a word or phrase in lower case can state; `since` is both a cause and a time.
pub fn connectives(phrase: &str) -> impl Iterator<Item = ConnectiveRelation> + use<> {
    CONNECTIVES.get(phrase).filter_map(|[relation]| relation.parse().ok())
}

/// Whether a word or phrase can state the relation.
pub fn connects(phrase: &str, relation: ConnectiveRelation) -> bool {
    connectives(phrase).any(|found| found == relation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        for (key, rows) in CONNECTIVES.keys() {
            assert_eq!(connectives(key).count(), rows, "{key}");
            assert!(key.split(' ').count() <= CONNECTIVE_PHRASES.most_words(), "{key}");
        }
    }

    #[test]
    fn cause_and_concession_are_told_apart() {
        assert!(connects("owing to", ConnectiveRelation::Cause));
        assert!(connects("in spite of", ConnectiveRelation::Concession));
        assert!(connects("since", ConnectiveRelation::Cause) && connects("since", ConnectiveRelation::After));
        assert!(!connects("despite", ConnectiveRelation::Cause));
    }
}
