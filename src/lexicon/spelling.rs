//! Spelling variants: British, Canadian and Australian to the American form.

use super::table;

table!(pub(super) SPELLINGS: Map, "spelling");

/// The preferred spelling of a variant: `favour` gives `favor`. `None` for a word that is no variant.
pub fn spelling(word: &str) -> Option<&'static str> {
    SPELLINGS.get(word)
}

/// The preferred spelling of any word, which is mostly the word itself.
pub fn canonical(word: &str) -> &str {
    spelling(word).unwrap_or(word)
}
