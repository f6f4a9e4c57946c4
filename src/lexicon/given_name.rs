//! Given names, with the gender they are mostly given to, and their short forms.

use super::table;

table!(GIVEN_NAMES: Map, "given_names");
table!(NICKNAMES: Groups, "nicknames");

/// Whom a name is mostly given to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// Women.
    Female,
    /// Men.
    Male,
    /// Both, or it depends on the country.
    Either,
}

/// The gender of a given name in lower case; `None` if it is not known as one.
pub fn given_name(word: &str) -> Option<Gender> {
    match GIVEN_NAMES.get(word)? {
        "f" => Some(Gender::Female),
        "m" => Some(Gender::Male),
        _ => Some(Gender::Either),
    }
}

/// The names a short form or another spelling stands for: `bill` for `william`.
pub fn full_names(nickname: &str) -> impl Iterator<Item = &'static str> + Clone + use<> {
    NICKNAMES.get(nickname).map(|[name]| name)
}

/// Whether a word is listed as a short form or another spelling of a given name.
pub fn has_short_forms(word: &str) -> bool {
    NICKNAMES.contains_key(word)
}

/// Whether two given names can be one person's: a short form and its name, or two forms of one name
/// (`bob`, `rob`; `evgeny`, `yevgeny`).
pub fn nickname_matches(one: &str, other: &str) -> bool {
    if !NICKNAMES.contains_key(one) && !NICKNAMES.contains_key(other) {
        return one == other;
    }
    let (mut mine, theirs) = (full_names(one), full_names(other));
    one == other
        || mine.clone().any(|name| name == other)
        || theirs.clone().any(|name| name == one)
        || mine.any(|name| theirs.clone().any(|candidate| candidate == name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_a_gender() {
        assert_eq!(given_name("margaret"), Some(Gender::Female));
        assert_eq!(given_name("volodymyr"), Some(Gender::Male));
        assert_eq!(given_name("bridge"), None);
    }

    #[test]
    fn short_forms_and_spellings_match() {
        for (one, other) in [
            ("bill", "william"),
            ("bob", "rob"),
            ("liz", "elizabeth"),
            ("evgeny", "yevgeny"),
            ("mohamed", "muhammad"),
        ] {
            assert!(
                nickname_matches(one, other) && nickname_matches(other, one),
                "{one} {other}"
            );
        }
        for (one, other) in [("bill", "robert"), ("anna", "maria"), ("zorblax", "william")] {
            assert!(!nickname_matches(one, other), "{one} {other}");
        }
    }
}
