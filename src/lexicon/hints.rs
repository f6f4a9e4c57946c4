//! What the tables may hold of a word, told at once.

use super::function_word::FUNCTION_WORDS;
use super::hash::{FUNCTION_WORD, hash};
use super::spelling::{SPELLINGS, spelling};
use super::table::{Keyed, known};

/// For each table whether it may hold a word, and whether something longer that it holds may begin with the word.
///
/// Every word of a text is asked for in dozens of tables, and hardly any holds it. Whoever keeps the hints of a word asks
/// only the few that may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hints {
    /// A bit for each table that may hold the word, or its singular; and [`FUNCTION_WORD`], which is never set in vain.
    holds: u64,
    /// A bit for each table in which a longer key may begin with the word.
    begins: u64,
}

impl Hints {
    /// The hints of a word in lower case with straight quotes.
    pub fn of(word: &str) -> Self {
        let [mut holds, begins] = known(hash(word));
        if holds & FUNCTION_WORD != 0 && !FUNCTION_WORDS.contains(word) {
            holds &= !FUNCTION_WORD;
        }
        if let Some(singular) = word.strip_suffix('s') {
            holds |= known(hash(singular))[0] & !FUNCTION_WORD;
        }
        Self { holds, begins }
    }

    /// What the tables may hold of any of some words.
    pub(super) fn of_any(words: impl Iterator<Item = &'static str>) -> Self {
        words.map(Self::of).fold(Self::default(), |all, word| Self {
            holds: all.holds | word.holds,
            begins: all.begins | word.begins,
        })
    }

    /// Whether the word is of a closed class: see [`is_function_word`](super::is_function_word).
    pub const fn is_function_word(self) -> bool {
        self.holds & FUNCTION_WORD != 0
    }

    /// The preferred spelling of a word with these hints, where it is another one; see [`spelling`].
    pub fn spelling(self, word: &str) -> Option<&'static str> {
        self.may_be_in(SPELLINGS.keyed()).then(|| spelling(word)).flatten()
    }

    /// Whether a table may hold the word, or its singular; if not, it holds neither.
    pub(super) const fn may_be_in(self, table: &Keyed) -> bool {
        self.holds & table.bit() != 0
    }

    /// Whether a table may hold something longer that begins with the word; if not, it holds nothing such.
    pub(super) const fn may_begin(self, table: &Keyed) -> bool {
        self.begins & table.bit() != 0
    }
}

/// The phrases of a table, to be looked for in running text.
#[derive(Clone, Copy)]
pub struct Phrases {
    table: &'static Keyed,
    most_words: usize,
}

impl Phrases {
    pub(super) const fn new(table: &'static Keyed, most_words: usize) -> Self {
        Self { table, most_words }
    }

    /// The most words that one of them has.
    pub const fn most_words(self) -> usize {
        self.most_words
    }

    /// Whether a word with these hints may be one of them or begin one; if not, it is none and begins none.
    pub const fn may_start(self, first: Hints) -> bool {
        first.may_be_in(self.table) || first.may_begin(self.table)
    }

    /// Whether a word with these hints may be one of them; if not, it is none, nor is its singular.
    pub const fn may_be(self, word: Hints) -> bool {
        word.may_be_in(self.table)
    }

    /// Whether a longer one may begin with a word of these hints; if not, none does.
    pub fn may_go_on(self, word: Hints, key: &str) -> bool {
        word.may_begin(self.table) && self.goes_on(key)
    }

    /// Whether a longer one may begin with these words; if not, none does.
    pub fn goes_on(self, words: &str) -> bool {
        self.table.goes_on(words)
    }

    /// What the table may hold of some words.
    pub fn step(self, words: &str) -> Step {
        self.table.step(words)
    }
}

/// What a table may hold of some words that stand behind each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Whether they may be a phrase of it; if not, they are none.
    pub may_be: bool,
    /// Whether a longer one may begin with them; if not, none does.
    pub goes_on: bool,
}

#[cfg(test)]
mod tests {
    use super::super::{MODAL_PHRASES, NEGATOR_PHRASES, TITLE_PHRASES, is_function_word};
    use super::*;

    #[test]
    fn what_a_table_holds_is_hinted_at() {
        for (phrases, words) in [
            (NEGATOR_PHRASES, ["not", "no"]),
            (MODAL_PHRASES, ["might", "is"]),
            (TITLE_PHRASES, ["president", "senators"]),
        ] {
            for word in words {
                assert!(phrases.may_start(Hints::of(word)), "{word}");
            }
        }
        assert!(!MODAL_PHRASES.may_start(Hints::of("mustard")));
    }

    #[test]
    fn function_words_are_told_and_not_hinted_at() {
        for word in ["the", "is", "harbour", "s", "hers", "don't", "", "not"] {
            assert_eq!(Hints::of(word).is_function_word(), is_function_word(word), "{word}");
        }
    }
}
