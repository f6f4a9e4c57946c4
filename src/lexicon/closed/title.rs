//! Offices, professions and roles, the words that modify them, and forms of address.

use strum::EnumString;

use super::person::gender;
use crate::lexicon::{Gender, Phrases, table};

table!(TITLES: Rows, "titles");
table!(TITLE_MODIFIERS: Rows, "title_modifiers");
table!(HONORIFICS: Rows, "honorifics");

/// What a title names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Title {
    /// Identifier, the same for all names of the office: `prime-minister` for `premier` too.
    pub id: &'static str,
    /// 1 (anybody) to 9 (head of state, of government or of a church).
    pub rank: u8,
    /// The walk of life.
    pub domain: TitleDomain,
    /// Whether few hold it, one after the other, so that former and present holders are different claims.
    pub is_office: bool,
}

/// Walks of life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, strum::Display)]
#[strum(serialize_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum TitleDomain {
    State,
    Military,
    Police,
    Court,
    Business,
    Sport,
    Culture,
    Academia,
    Science,
    Health,
    Media,
    Church,
    Civil,
    Transport,
    Honorific,
}

/// A word that changes who holds an office, when, or at which level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TitleModifier {
    /// What it changes.
    pub kind: TitleModifierKind,
    /// Whether the office was, is or will be held.
    pub tenure: Tenure,
}

/// What a modifier changes about a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum TitleModifierKind {
    /// `former`, `ex-`.
    Past,
    /// The holder is dead: `late`.
    Late,
    /// `acting`, `interim`.
    Acting,
    /// A lower office: `deputy`, `vice-`.
    Deputy,
    /// Still in office: `outgoing`.
    Outgoing,
    /// Not yet in office: `-elect`, `designate`.
    Incoming,
    /// `current`, `sitting`.
    Current,
    /// `senior`, `chief`, `top`.
    Senior,
    /// Changes nothing: `honorary`, `renowned`.
    Honorary,
    /// The writer does not vouch: `self-styled`.
    Alleged,
}

/// When an office is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum Tenure {
    /// Before now.
    Past,
    /// Now.
    Present,
    /// Not yet.
    Future,
}

/// A form of address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Honorific {
    /// Whom it is given to.
    pub gender: Gender,
    /// What kind it is.
    pub kind: HonorificKind,
}

/// Kinds of forms of address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum HonorificKind {
    /// `Mr`, `Señora`.
    Courtesy,
    /// `Dr`, `Prof`.
    Doctor,
    /// `Rev`, `Father`.
    Religious,
    /// `His Majesty`, `the Hon`.
    State,
    /// Behind the name: `Jr`, `MP`.
    Suffix,
}

/// The titles, to be looked for in running text with [`title`].
pub const TITLE_PHRASES: Phrases = Phrases::new(TITLES.keyed(), 7);

/// The most words in a key of [`honorific`].
pub const HONORIFIC_MAX_WORDS: usize = 3;

/// Looks up a title in lower case, singular or with a plain plural `s`.
pub fn title(surface: &str) -> Option<Title> {
    let singular = || TITLES.get(surface.strip_suffix('s')?);
    let [id, rank, domain, holder] = TITLES.get(surface).or_else(singular)?;
    Some(Title {
        id,
        rank: rank.parse().ok()?,
        domain: domain.parse().ok()?,
        is_office: holder == "office",
    })
}

/// Whether two forms of address are those of one language and another: `Herr`, `Mr`.
pub fn same_courtesy(one: &str, other: &str) -> bool {
    let both = courtesy(one).zip(courtesy(other));
    both.is_some_and(|(one, other)| one.gender == other.gender)
}

/// Whether a word is a form of address that says nothing but courtesy: `mr`.
pub fn is_courtesy(word: &str) -> bool {
    courtesy(word).is_some()
}

fn courtesy(word: &str) -> Option<Honorific> {
    honorific(word).filter(|honorific| honorific.kind == HonorificKind::Courtesy)
}

/// Looks up a word before or after a title in lower case, an affix with its hyphen: `former`, `ex-`, `-elect`.
pub fn title_modifier(word: &str) -> Option<TitleModifier> {
    let [kind, tenure] = TITLE_MODIFIERS.get(word)?;
    Some(TitleModifier {
        kind: kind.parse().ok()?,
        tenure: tenure.parse().ok()?,
    })
}

/// Looks up a form of address in lower case, with or without its point.
pub fn honorific(word: &str) -> Option<Honorific> {
    let [of, kind] = HONORIFICS.get(word)?;
    Some(Honorific {
        gender: gender(of)?,
        kind: kind.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        for key in TITLES.keys() {
            assert!(title(key).is_some_and(|title| (1..=9).contains(&title.rank)), "{key}");
            assert!(key.split(' ').count() <= TITLE_PHRASES.most_words(), "{key}");
        }
        for key in TITLE_MODIFIERS.keys() {
            assert!(title_modifier(key).is_some(), "{key}");
        }
        for key in HONORIFICS.keys() {
            assert!(honorific(key).is_some(), "{key}");
            assert!(key.split(' ').count() <= HONORIFIC_MAX_WORDS, "{key}");
        }
    }

    #[test]
    fn names_of_one_office_share_an_identifier() {
        let id = |surface| title(surface).map(|title| title.id);
        assert_eq!(id("premier"), id("prime minister"));
        assert_eq!(id("ceo"), id("chief executive"));
        assert_eq!(id("foreign secretary"), id("foreign minister"));
        assert_ne!(id("general"), id("colonel"));
        assert_eq!(id("senators"), id("senator"));
        assert!(title("president").is_some_and(|title| title.is_office && title.rank == 9));
        assert_eq!(title_modifier("ex-").map(|word| word.tenure), Some(Tenure::Past));
        assert_eq!(honorific("mrs").map(|word| word.gender), Some(Gender::Female));
    }
}
