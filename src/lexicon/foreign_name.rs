//! Names in other languages: `Vereinte Nationen`.

use super::table;

table!(FOREIGN_NAMES: Map, "foreign_names");

/// The English name for one of another language, both in lower case, the language as an ISO 639-1 code: `united nations`
/// for the German `vereinte nationen`. None for a name that is the same in English.
pub fn english_name(name: &str, language: &str) -> Option<&'static str> {
    FOREIGN_NAMES.get(&format!("{language} {name}"))
}

/// Whether a longer foreign name may begin with these words; if not, none does.
pub fn foreign_name_goes_on(words: &str, language: &str) -> bool {
    FOREIGN_NAMES.goes_on(&format!("{language} {words}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::place;

    #[test]
    fn foreign_names_lead_to_english_ones() {
        assert_eq!(english_name("allemagne", "fr"), Some("germany"));
        assert_eq!(english_name("германии", "ru"), Some("germany"));
        assert_eq!(english_name("vereinten nationen", "de"), Some("united nations"));
        assert_eq!(english_name("allemagne", "de"), None);
        assert!(foreign_name_goes_on("nations", "fr"));
    }

    #[test]
    fn most_lead_to_places() {
        let english: Vec<_> = FOREIGN_NAMES.keys().filter_map(|key| FOREIGN_NAMES.get(key)).collect();
        let places = english.iter().filter(|name| place(name).is_some()).count();
        assert!(places * 100 > english.len() * 85, "{places} of {}", english.len());
    }
}
