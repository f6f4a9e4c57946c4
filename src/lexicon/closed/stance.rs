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

    /// Whether the line that begins there is one of its answers.
    const fn is_answered_at(self, place: usize) -> bool {
        self.first <= place && place <= self.last
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

    fn column(&self, place: usize) -> &'static str {
        let line = ANSWERS.get(self.place..).and_then(|rest| rest.lines().next());
        line.and_then(|line| line.split('\t').nth(place)).unwrap_or_default()
    }
}

/// Whether a word may be the rarest one of some expression; if not, it is of none. `hints` are those of the word as it
/// stands.
pub fn may_settle(word: &Word<'_>, hints: Hints) -> bool {
    hints.may_be_in(STANCES.keyed()) || word.hints_of_forms().may_be_in(STANCES.keyed())
}

/// Takes the expressions of which a word is the rarest one, to all questions or to one. `hints` are those of the word as
/// it stands.
pub fn for_each_stance(word: &Word<'_>, hints: Hints, question: Option<Question>, mut take: impl FnMut(Stance)) {
    let mut take_of = |key: &str| {
        for row in STANCES.rows(key) {
            // The number is read first: most expressions answer another question.
            if let Some((words, place)) = row.rsplit_once('\t')
                && let Ok(place) = place.parse()
                && question.is_none_or(|question| question.is_answered_at(place))
                && let Some((before, behind)) = words.split_once('\t')
            {
                take(Stance { before, behind, place });
            }
        }
    };
    if hints.may_be_in(STANCES.keyed()) {
        take_of(word.key());
    }
    if word.hints_of_forms().may_be_in(STANCES.keyed()) {
        for lemma in word.lemmas().filter(|lemma| *lemma != word.key()) {
            take_of(lemma);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stances(word: &str, question: Option<Question>) -> Vec<Stance> {
        let mut found = Vec::new();
        for_each_stance(&Word::look_up(word), Hints::of(word), question, |stance| {
            found.push(stance)
        });
        found
    }

    #[test]
    fn an_expression_is_found_by_any_form_of_its_rarest_word() {
        assert!(!stances("quashed", None).is_empty());
        assert!(stances("mustard", None).is_empty());
    }

    #[test]
    fn a_question_is_asked_of_its_own_answers_alone() {
        let all = stances("stand", None);
        let questions: std::collections::BTreeSet<_> = all.iter().map(Stance::question).collect();
        assert!(questions.len() > 1, "{questions:?}");
        for one in &all {
            let own = stances("stand", Some(Question::of(one)));
            let same = all.iter().filter(|other| other.question() == one.question());
            assert!(own.iter().eq(same), "{}", one.question());
        }
    }
}
