//! Classes of words that single rules ask for by what they do to a claim.

use strum::EnumString;

use crate::lexicon::{Word, table};

table!(WORD_CLASSES: Groups, "word_classes");

/// What a word does to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum WordClass {
    /// Holds something against somebody: `accuse`, `suspicion`.
    Accusation,
    /// Lets somebody do something: `allow`, `possible`.
    Ability,
    /// Wishes or plans it: `want`, `proposal`.
    Intent,
    /// Calls a number an estimate: `reckon`.
    Estimate,
    /// What was so is so no longer: `lift`, `scrap`.
    Ending,
    /// Leads on to another act and adds nothing to it: `decide` in “decided to close”.
    Leading,
    /// Only leads in a place: `based` in “based in Oslo”.
    Whereabouts,
    /// May limit a claim as `only` does, or denies it for the rest: `alone`, `except`.
    Restriction,
    /// Says behind `could be` that something was there for the senses: `seen`.
    Perceived,
    /// Leads in why something is so: `reason`.
    Reason,
    /// Makes something happen: `force`, `trigger`.
    Causing,
    /// Says that two things go together, not that one brings about the other: `linked`, `tend`.
    Association,
    /// Brings something about, or keeps it from happening: `prevent`, `boost`.
    Effect,
    /// Names a time that comes again, to which a rule may be limited: `weekends`, `winter`.
    Recurring,
    /// Says before a time that something comes earlier: `before`.
    TimeBefore,
    /// Says before a time that something lasts as long: `until`.
    TimeUntil,
    /// Says before a time that something comes later: `after`.
    TimeAfter,
    /// Says before a time that something comes inside it: `within`.
    TimeWithin,
    /// Says which of two came first: `follow`, `precede`.
    Order,
    /// Makes one thing the condition of another: `require`, `need`.
    Requirement,
    /// Says where by the compass: `north`, `western`.
    Compass,
    /// Says how early something is: `sooner`, `late`.
    Earliness,
    /// What one party feels for the other, so that either may be the subject: `delight`, `admire`.
    Feeling,
    /// A part or amount of what is named behind it: `back`, `group`.
    Part,
    /// A part of one thing, so that the rest of it is left out of what is said: `section`, `some`.
    Portion,
    /// Names what each of two is to the other: `rival`, `colleague`.
    Mutual,
    /// Says that one is more, or more of something, than the other: `outnumber`.
    Surpassing,
    /// Names somebody, or a body, that may do a thing to another: `tenant`, `union`.
    Actor,
    /// Says that something is still to come.
    Waiting,
    /// Names what somebody tells, by which he is its source.
    Telling,
    /// Says that somebody or something is not there.
    Absence,
    /// Says that something is inside a place, or at it: `in`, `at`.
    PlaceInside,
    /// Says that something is by a place and not inside it: `near`, `outside`.
    PlaceBeside,
    /// Says before a verb that the act all but came about: `almost`.
    Nearly,
    /// Calls something the one of its kind: `only`, `first`.
    Unique,
    /// Adds nothing to the noun before it: `operation` in “rescue operation”.
    Shell,
    /// Says that somebody would not do a thing, or did not: `refuse`, `fail`.
    Refusal,
    /// Has the one to whom something is said for its object: `tell`, `assure`.
    Informing,
    /// Has what it is about behind `over`: `row`, `charges`.
    Topical,
    /// Befalls somebody, or says that it does, so that either may be the subject: `storm`, `hit`, `run into`.
    Befalling,
}

/// Whether a word as it stands belongs to a class.
pub fn is_of_class(word: &str, class: WordClass) -> bool {
    WORD_CLASSES.get(word).any(|[found]| found.parse() == Ok(class))
}

/// Whether some dictionary form of a word belongs to a class.
pub fn has_form_of_class(word: &Word<'_>, class: WordClass) -> bool {
    word.is_of_class(class)
}

/// The classes that the dictionary forms of a word belong to.
#[derive(Debug, Clone, Copy)]
pub(in crate::lexicon) struct WordClasses(u64);

impl WordClasses {
    pub(in crate::lexicon) const fn contains(self, class: WordClass) -> bool {
        self.0 & 1 << class as u64 != 0
    }
}

impl<'a> FromIterator<&'a str> for WordClasses {
    /// The classes of some dictionary forms.
    fn from_iter<T: IntoIterator<Item = &'a str>>(lemmas: T) -> Self {
        let rows = lemmas.into_iter().flat_map(|lemma| WORD_CLASSES.get(lemma));
        let classes = rows.filter_map(|[class]| class.parse::<WordClass>().ok());
        Self(classes.fold(0, |classes, class| classes | 1 << class as u64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        for (word, _) in WORD_CLASSES.keys() {
            let mut classes = WORD_CLASSES.get(word);
            assert!(classes.all(|[class]| class.parse::<WordClass>().is_ok()), "{word}");
        }
    }

    #[test]
    fn forms_belong_to_the_class_of_their_word() {
        assert!(has_form_of_class(&Word::look_up("scrapped"), WordClass::Ending));
        assert!(!has_form_of_class(&Word::look_up("opened"), WordClass::Ending));
    }
}
