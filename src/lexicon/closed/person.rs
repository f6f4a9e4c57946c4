//! Nouns for persons, and pronouns: sex, age, kinship, number.

use strum::EnumString;

use crate::lexicon::{Gender, Phrases, table};

table!(PERSON_NOUNS: Rows, "person_nouns");
table!(PRONOUNS: Rows, "pronouns");

/// What a noun says about the person it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonNoun {
    /// Identifier: words of one concept say the same (`dad`, `father`).
    pub concept: &'static str,
    /// Sex, where the word tells it.
    pub gender: Gender,
    /// Age, where the word tells it.
    pub age: AgeGroup,
    /// One or several.
    pub number: GrammaticalNumber,
    /// What kind of noun it is.
    pub kind: PersonNounKind,
}

/// Ages that nouns tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum AgeGroup {
    /// `boy`, `toddler`.
    Child,
    /// `teenager`.
    Youth,
    /// `man`, `wife`.
    Adult,
    /// `pensioner`.
    Elderly,
    /// Not told.
    Any,
}

/// Kinds of nouns for persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum PersonNounKind {
    /// `man`, `child`.
    Person,
    /// A relation to somebody: `sister`, `widow`.
    Kin,
    /// `actress`, `spokesman`.
    Role,
    /// `mare`.
    Animal,
}

/// One or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum GrammaticalNumber {
    /// One.
    Singular,
    /// Several.
    Plural,
    /// Not told.
    Either,
}

/// A personal, possessive, reflexive or relative pronoun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pronoun {
    /// 1, 2 or 3.
    pub person: u8,
    /// `None` for things: `it`.
    pub gender: Option<Gender>,
    /// One or several.
    pub number: GrammaticalNumber,
    /// Its part in the clause.
    pub case: PronounCase,
}

/// The part a pronoun plays; `you`, `it` and `her` are entered by their commoner use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum PronounCase {
    /// `she`.
    Subject,
    /// `them`.
    Object,
    /// `his`, `theirs`.
    Possessive,
    /// `itself`.
    Reflexive,
}

/// The pronouns, to be told from other words by their hints.
pub const PRONOUN_WORDS: Phrases = Phrases::new(PRONOUNS.keyed(), 1);

/// Looks up a noun in lower case, singular or plural.
pub fn person_noun(noun: &str) -> Option<PersonNoun> {
    let [concept, of, age, number, kind] = PERSON_NOUNS.get(noun)?;
    Some(PersonNoun {
        concept,
        gender: gender(of)?,
        age: age.parse().ok()?,
        number: number.parse().ok()?,
        kind: kind.parse().ok()?,
    })
}

/// Looks up a pronoun in lower case.
pub fn pronoun(word: &str) -> Option<Pronoun> {
    let [person, of, number, case] = PRONOUNS.get(word)?;
    Some(Pronoun {
        person: person.parse().ok()?,
        gender: gender(of),
        number: number.parse().ok()?,
        case: case.parse().ok()?,
    })
}

/// Whether a word stands for a person or thing as subject or object: `she`, `them`.
pub fn is_pronoun(word: &str) -> bool {
    PRONOUNS.get(word).is_some_and(|[_, _, _, case]| case != "possessive")
}

/// A gender as the tables spell it; `None` for `neuter`.
pub(super) fn gender(text: &str) -> Option<Gender> {
    match text {
        "female" => Some(Gender::Female),
        "male" => Some(Gender::Male),
        "either" => Some(Gender::Either),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        for key in PERSON_NOUNS.keys() {
            assert!(person_noun(key).is_some(), "{key}");
        }
        for key in PRONOUNS.keys() {
            assert!(pronoun(key).is_some(), "{key}");
        }
    }

    #[test]
    fn sex_age_and_number_are_told() {
        let concept = |noun| person_noun(noun).map(|noun| noun.concept);
        assert_eq!(concept("mothers"), concept("mum"));
        assert_ne!(concept("brother"), concept("sister"));
        let women = person_noun("women");
        assert_eq!(
            women.map(|noun| (noun.gender, noun.number)),
            Some((Gender::Female, GrammaticalNumber::Plural))
        );
        assert_eq!(pronoun("she").map(|word| word.gender), Some(Some(Gender::Female)));
        assert_eq!(pronoun("it").map(|word| word.gender), Some(None));
    }
}
