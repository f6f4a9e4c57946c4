//! Words that tell what kind of thing a name names.

use super::table::table;

table!(ORGANISATION_NOUNS: Set, "organisation_nouns");
table!(PLACE_NOUNS: Set, "place_nouns");
table!(NEVER_NAMES: Set, "never_names");

/// Whether a word in a name makes it the name of an organisation: `Bank`, `Ministry`, `Club`.
pub fn is_organisation_noun(word: &str) -> bool {
    ORGANISATION_NOUNS.contains(word)
}

/// Whether a word in a name makes it the name of a place or building: `River`, `Street`, `Bridge`.
pub fn is_place_noun(word: &str) -> bool {
    PLACE_NOUNS.contains(word)
}

/// Whether a capitalised word that stands alone names nobody: honorifics, religions' days, interjections.
pub fn is_never_name(word: &str) -> bool {
    NEVER_NAMES.contains(word)
}
