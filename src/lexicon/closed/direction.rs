//! Direction: verbs, nouns and comparatives that say which way something moves or stands.

use strum::EnumString;

use super::foreign_word;
use crate::lexicon::{Phrases, table};

table!(DIRECTIONS: Groups, "directions");
table!(FOREIGN_DIRECTIONS: Map, "foreign_directions");

/// One reading of a directional word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Movement {
    /// Which way.
    pub direction: Direction,
    /// On what scale.
    pub domain: DirectionDomain,
    /// 1 slight (`edge up`), 2 plain (`rise`), 3 steep (`soar`).
    pub strength: u8,
}

/// Which way something moves or stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum Direction {
    /// Upwards, more, better, ahead.
    Up,
    /// Downwards, less, worse, behind.
    Down,
    /// Neither: `unchanged`.
    Flat,
}

impl Direction {
    /// Whether the two contradict each other; `Flat` contradicts both ways.
    pub const fn opposes(self, other: Self) -> bool {
        self as u8 != other as u8
    }
}

/// The scale of a direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum DirectionDomain {
    /// Amounts, prices, rates: `rise`, `cut`.
    Quantity,
    /// Better or worse: `improve`.
    Quality,
    /// More or less than something else: `exceed`, `ahead of`.
    Comparison,
    /// In space: `ascend`, `upstream`.
    Position,
    /// Up or down a ladder: `promote`, `relegate`.
    Rank,
    /// Spirits: `cheer`, `sadden`.
    Mood,
}

/// The most words in a key of [`movements`].
pub const DIRECTION_MAX_WORDS: usize = 4;

/// The words and phrases of direction, to be told from others by their hints.
pub(in crate::lexicon) const DIRECTION_WORDS: Phrases = Phrases::new(DIRECTIONS.keyed(), DIRECTION_MAX_WORDS);

/// The readings of a word or phrase by its dictionary form (`go up`, `plunge`, `lower`), the commonest first.
pub fn movements(lemma: &str) -> impl Iterator<Item = Movement> + use<> {
    DIRECTIONS.get(lemma).filter_map(|[direction, domain, strength]| {
        Some(Movement {
            direction: direction.parse().ok()?,
            domain: domain.parse().ok()?,
            strength: strength.parse().ok()?,
        })
    })
}

/// The direction of a word or phrase in its commonest reading.
pub fn direction(lemma: &str) -> Option<Direction> {
    movements(lemma).next().map(|movement| movement.direction)
}

/// Which way a word of another language says that a figure moves. The word is in lower case, in whatever form; the
/// language is an ISO 639-1 code.
pub fn foreign_direction(word: &str, language: &str) -> Option<Direction> {
    foreign_word::row(&FOREIGN_DIRECTIONS, word, language)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        for (key, rows) in DIRECTIONS.keys() {
            assert_eq!(movements(key).count(), rows, "{key}");
            assert!(key.split(' ').count() <= DIRECTION_MAX_WORDS, "{key}");
        }
    }

    #[test]
    fn rising_opposes_falling() {
        assert_eq!(direction("climb"), Some(Direction::Up));
        assert_eq!(direction("slump"), Some(Direction::Down));
        assert_eq!(direction("level off"), Some(Direction::Flat));
        assert_eq!(direction("sing"), None);
        assert!(Direction::Up.opposes(Direction::Down));
        assert!(!Direction::Down.opposes(Direction::Down));
    }

    #[test]
    fn every_row_of_another_language_can_be_read() {
        for key in FOREIGN_DIRECTIONS.keys() {
            let (language, word) = key.split_once(' ').expect("a key has a language");
            assert!(
                foreign_direction(word.trim_end_matches('*'), language).is_some(),
                "{key}"
            );
        }
        assert_eq!(foreign_direction("augmentation", "fr"), Some(Direction::Up));
        assert_eq!(foreign_direction("gesunken", "de"), Some(Direction::Down));
        assert_eq!(foreign_direction("fall", "de"), None);
    }
}
