//! Words that deny something in other languages.

use strum::EnumString;

use super::foreign_word;
use crate::lexicon::table;

table!(FOREIGN_NEGATORS: Map, "foreign_negators");

/// What a word does to a claim of its sentence, as far as a translation goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum ForeignNegator {
    /// Denies it: `nicht`.
    Denies,
    /// Denies it behind the French `ne`: `plus`.
    WithNe,
    /// A denial right before it denies nothing: `seulement`.
    Undoes,
    /// May stand for a denial of the other text: `refuser`. English words are among these.
    May,
}

/// What a word does; the word in lower case, the language an ISO 639-1 code.
pub fn foreign_negator(word: &str, language: &str) -> Option<ForeignNegator> {
    foreign_word::row(&FOREIGN_NEGATORS, word, language)?.parse().ok()
}

/// Whether the words of a language that deny are known.
pub fn has_foreign_negators(language: &str) -> bool {
    matches!(
        language,
        "fr" | "de" | "es" | "it" | "pt" | "nl" | "sv" | "da" | "no" | "pl" | "ru"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        for key in FOREIGN_NEGATORS.keys() {
            let (language, word) = key.split_once(' ').expect("a key has a language");
            assert!(foreign_negator(word.trim_end_matches('*'), language).is_some(), "{key}");
            assert!(language == "en" || has_foreign_negators(language), "{key}");
        }
    }

    #[test]
    fn beginnings_are_found() {
        assert_eq!(foreign_negator("nicht", "de"), Some(ForeignNegator::Denies));
        assert_eq!(foreign_negator("pas", "fr"), Some(ForeignNegator::WithNe));
        assert_eq!(foreign_negator("refusèrent", "fr"), Some(ForeignNegator::May));
        assert_eq!(foreign_negator("pasteur", "fr"), None);
    }
}
