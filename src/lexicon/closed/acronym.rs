//! Acronyms and what they stand for.

use crate::lexicon::table;

table!(ACRONYMS: Groups, "acronyms");

/// One meaning of an acronym.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acronym {
    /// What it stands for, in lower case.
    pub full: &'static str,
    /// Whether the letters are an everyday word too (`who`), so that they count in capitals only.
    pub is_word: bool,
}

/// The meanings of an acronym (lower case, with or without points), the likeliest in news first.
pub fn acronyms(short: &str) -> impl Iterator<Item = Acronym> + use<> {
    let pointed = short.len() <= LONGEST_POINTED && short.contains('.') && !ACRONYMS.contains_key(short);
    let rows = if pointed {
        ACRONYMS.get(&short.replace('.', ""))
    } else {
        ACRONYMS.get(short)
    };
    rows.map(|[full, flag]| Acronym {
        full,
        is_word: flag == "word",
    })
}

/// Whether a name is listed as an acronym, in lower case; a leading `the` does not count.
pub fn is_acronym(name: &str) -> bool {
    acronyms(name.strip_prefix("the ").unwrap_or(name)).next().is_some()
}

/// Whether one name is an acronym of the other. Both in lower case; a leading `the` does not count.
///
/// Two long names of one acronym are not taken for one thing: `pa` stands for several.
pub fn same_entity(one: &str, other: &str) -> bool {
    let one = one.strip_prefix("the ").unwrap_or(one);
    let other = other.strip_prefix("the ").unwrap_or(other);
    one == other || stands_for(one, other) || stands_for(other, one)
}

/// Whether `short` has the initials of the words of `full`, small words left out: `wtd`, `Water Trust of Dorne`.
///
/// For acronyms that no list holds; at least two letters.
pub fn has_initials_of(short: &str, full: &str) -> bool {
    let mut letters = short
        .chars()
        .filter(|letter| *letter != '.')
        .flat_map(char::to_lowercase);
    let mut initials = full
        .split([' ', '-'])
        .filter(|word| {
            !matches!(
                *word,
                "of" | "the" | "and" | "for" | "in" | "on" | "de" | "la" | "du" | "&"
            )
        })
        .filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()))
        .flat_map(char::to_lowercase);
    short.chars().filter(|letter| letter.is_alphanumeric()).nth(1).is_some() && letters.by_ref().eq(initials.by_ref())
}

/// No acronym with points has more bytes.
const LONGEST_POINTED: usize = 16;

fn stands_for(short: &str, full: &str) -> bool {
    acronyms(short).any(|acronym| acronym.full == full)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_have_meanings() {
        let first = |short| acronyms(short).next().map(|acronym| acronym.full);
        assert_eq!(first("imf"), Some("international monetary fund"));
        assert_eq!(first("u.n."), first("un"));
        assert!(acronyms("who").all(|acronym| acronym.is_word));
        assert_eq!(first("zzz"), None);
    }

    #[test]
    fn an_acronym_is_the_same_as_its_full_name() {
        assert!(same_entity("the european central bank", "ecb"));
        assert!(same_entity("us", "united states"));
        assert!(!same_entity("fbi", "central intelligence agency"));
    }

    #[test]
    fn initials_make_an_acronym() {
        assert!(has_initials_of("NRT", "Northern Rivers Trust"));
        assert!(has_initials_of("F.o.G.", "Friends of the old Garden") == has_initials_of("fog", "friends old garden"));
        assert!(!has_initials_of("NRT", "Northern Rivers"));
        assert!(!has_initials_of("n", "Northern"));
    }
}
