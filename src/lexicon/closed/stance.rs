//! Expressions that answer one question in different ways: `let the verdict stand`, `set the verdict aside`.

use crate::lexicon::{Hints, Word, table};

table!(STANCES: Rows, "stances");

/// A line for each answer: the question, the kind and the answer, between tabs.
static ANSWERS: &str = include_str!(concat!(env!("OUT_DIR"), "/stances.others"));

/// A line for the words before or behind the rarest word of an expression.
static ENDS: &str = include_str!(concat!(env!("OUT_DIR"), "/stances.ends"));

/// For each expression, those of a word one after another: where the words before it and behind it begin in [`ENDS`], and
/// where its answer and the first answer to its question begin in [`ANSWERS`].
static PATTERNS: &[[[u8; 2]; 4]] = include_bytes!(concat!(env!("OUT_DIR"), "/stances.patterns"))
    .as_chunks()
    .0
    .as_chunks()
    .0;

/// One expression that answers a question; in their order those stand together that answer one question alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stance {
    /// What it answers.
    pub question: Question,
    /// Where its line begins in [`ANSWERS`].
    place: u16,
    /// Where the words before and behind the rarest one begin in [`ENDS`].
    before: u16,
    behind: u16,
}

/// A question, as the place where the first line that answers it begins in `ANSWERS`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Question(u16);

impl Question {
    /// The question in words for messages: `whether the verdict stands`.
    pub fn text(self) -> &'static str {
        column(self.0, 0)
    }
}

impl Stance {
    /// The words before the rarest one, in dictionary form or as they stand, separated by single spaces; `~` stands for
    /// a few words between.
    pub fn before(&self) -> &'static str {
        line(ENDS, self.before)
    }

    /// The words behind the rarest one.
    pub fn behind(&self) -> &'static str {
        line(ENDS, self.behind)
    }

    /// Whether a few words may stand between its own.
    pub fn has_gap(&self) -> bool {
        self.before().contains('~') || self.behind().contains('~')
    }

    /// The type of divergence that another answer is.
    pub fn kind(&self) -> &'static str {
        column(self.place, 1)
    }

    /// Its answer.
    pub fn answer(&self) -> &'static str {
        column(self.place, 2)
    }

    /// Whether two expressions give one answer.
    pub const fn answers_like(&self, other: &Self) -> bool {
        self.place == other.place
    }
}

/// A column of the line of answers that begins at a place.
fn column(place: u16, column: usize) -> &'static str {
    line(ANSWERS, place).split('\t').nth(column).unwrap_or_default()
}

/// The line that begins at a place.
fn line(text: &'static str, place: u16) -> &'static str {
    let rest = text.get(usize::from(place)..).unwrap_or_default();
    // A few letters, which are soon gone through.
    let end = rest.bytes().position(|byte| byte == b'\n');
    end.and_then(|end| rest.get(..end)).unwrap_or_default()
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
        for &pattern in patterns(key) {
            let [before, behind, place, asked] = pattern.map(u16::from_le_bytes);
            if question.is_none_or(|question| question.0 == asked) {
                take(Stance {
                    question: Question(asked),
                    place,
                    before,
                    behind,
                });
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

/// The expressions of which a word is the rarest one as it stands.
fn patterns(key: &str) -> &'static [[[u8; 2]; 4]] {
    let found = STANCES.get(key).and_then(|[first, count]| {
        let (first, count): (usize, usize) = (first.parse().ok()?, count.parse().ok()?);
        PATTERNS.get(first..first + count)
    });
    found.unwrap_or_default()
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
        let questions: std::collections::BTreeSet<_> = all.iter().map(|one| one.question.text()).collect();
        assert!(questions.len() > 1, "{questions:?}");
        for one in &all {
            let own = stances("stand", Some(one.question));
            let same = all.iter().filter(|other| other.question == one.question);
            assert!(own.iter().eq(same), "{}", one.question.text());
        }
    }
}
