//! Expressions that answer one question in different ways: `let the verdict stand`, `set the verdict aside`.

use crate::lexicon::{Hints, Word, table};

table!(STANCES: Groups, "stances");

/// A line for each answer: the question, the kind and the answer, between tabs.
static ANSWERS: &str = include_str!(concat!(env!("OUT_DIR"), "/stances.others"));

/// One expression that answers a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stance {
    /// The words before the rarest one, in dictionary form or as they stand, separated by single spaces; `~` stands for
    /// a few words between.
    pub before: &'static str,
    /// The words behind it.
    pub behind: &'static str,
    /// Where its line begins in [`ANSWERS`].
    place: usize,
}

/// A question, as the lines of the table of answers that answer it, which stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    first: usize,
    last: usize,
}

impl Question {
    /// What an expression answers.
    pub fn of(stance: &Stance) -> Self {
        let text = stance.question();
        let is_same = |place: usize| {
            let line = ANSWERS.get(place..).and_then(|line| line.strip_prefix(text));
            line.is_some_and(|rest| rest.starts_with('\t'))
        };
        let before = |place: usize| {
            let end = place.checked_sub(1)?;
            let start = ANSWERS.get(..end)?.rfind('\n').map_or(0, |at| at + 1);
            is_same(start).then_some(start)
        };
        let behind = |place: usize| {
            let next = place + ANSWERS.get(place..)?.find('\n')? + 1;
            is_same(next).then_some(next)
        };
        let mut places = Self {
            first: stance.place,
            last: stance.place,
        };
        while let Some(place) = before(places.first) {
            places.first = place;
        }
        while let Some(place) = behind(places.last) {
            places.last = place;
        }
        places
    }
}

impl Stance {
    /// What it answers, in words for messages: `whether the verdict stands`.
    pub fn question(&self) -> &'static str {
        self.column(0)
    }

    /// The type of divergence that another answer is.
    pub fn kind(&self) -> &'static str {
        self.column(1)
    }

    /// Its answer.
    pub fn answer(&self) -> &'static str {
        self.column(2)
    }

    /// Whether it answers a question.
    pub const fn answers(&self, question: Question) -> bool {
        question.first <= self.place && self.place <= question.last
    }

    fn column(&self, place: usize) -> &'static str {
        let line = ANSWERS.get(self.place..).and_then(|rest| rest.lines().next());
        line.and_then(|line| line.split('\t').nth(place)).unwrap_or_default()
    }
}

/// Whether a word may be the rarest one of some expression; if not, it is of none. `hints` are those of the word as it
/// stands.
pub const fn may_settle(word: &Word<'_>, hints: Hints) -> bool {
    hints.may_be_in(STANCES.keyed()) || word.hints_of_forms().may_be_in(STANCES.keyed())
}

/// The expressions of which a word is the rarest one. `hints` are those of the word as it stands.
pub fn stances(word: &Word<'_>, hints: Hints) -> impl Iterator<Item = Stance> {
    let as_it_stands = hints.may_be_in(STANCES.keyed()).then(|| word.key());
    let forms = word.hints_of_forms().may_be_in(STANCES.keyed());
    let key = word.key();
    let lemmas = forms.then(|| word.lemmas()).into_iter().flatten();
    let lemmas = lemmas.filter(move |lemma| *lemma != key);
    let read = |row: &'static str| {
        let bytes = row.as_bytes();
        let first = memchr::memchr(b'\t', bytes)?;
        let second = memchr::memrchr(b'\t', bytes)?;
        Some(Stance {
            before: row.get(..first)?,
            behind: row.get(first + 1..second)?,
            place: row.get(second + 1..)?.parse().ok()?,
        })
    };
    let own = as_it_stands
        .into_iter()
        .flat_map(move |key| STANCES.rows(key).filter_map(read));
    own.chain(lemmas.flat_map(move |lemma| STANCES.rows(lemma).filter_map(read)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_is_found_by_any_form_of_its_rarest_word() {
        let word = Word::look_up("quashed");
        let found: Vec<_> = stances(&word, Hints::of("quashed"))
            .map(|stance| stance.answer())
            .collect();
        assert!(!found.is_empty());
        assert!(
            stances(&Word::look_up("mustard"), Hints::of("mustard"))
                .next()
                .is_none()
        );
    }
}
