//! Names in other languages: `Vereinte Nationen`.

use super::table;

table!(FOREIGN_NAMES: Map, "foreign_names");

/// The English name for one of another language, both in lower case, the language as an ISO 639-1 code: `united nations`
/// for the German `vereinte nationen`. None for a name that is the same in English.
pub fn english_name(name: &str, language: &str) -> Option<&'static str> {
    let row = |name: &str| FOREIGN_NAMES.get(&format!("{language} {name}"));
    row(name).or_else(|| {
        let is_single = !name.contains(' ');
        let endings = ENDINGS.iter().filter(|(of, ..)| is_single && *of == language);
        endings
            .filter_map(|(_, ending, nominative)| Some((name.strip_suffix(ending)?, nominative)))
            .find_map(|(stem, nominative)| row(&format!("{stem}{nominative}")))
    })
}

/// Endings by case of single words, by language, with those of the nominative.
const ENDINGS: &[(&str, &str, &str)] = &[
    ("de", "s", ""),
    ("sv", "s", ""),
    ("da", "s", ""),
    ("no", "s", ""),
    ("ru", "ии", "ия"),
    ("ru", "ию", "ия"),
    ("ru", "ией", "ия"),
    ("ru", "ы", "а"),
    ("ru", "и", "а"),
    ("ru", "е", "а"),
    ("ru", "у", "а"),
    ("ru", "ой", "а"),
    ("ru", "и", "ь"),
    ("ru", "и", "я"),
    ("ru", "ю", "я"),
    ("ru", "а", ""),
    ("ru", "у", ""),
    ("ru", "ом", ""),
    ("ru", "е", ""),
    ("ru", "я", "ь"),
    ("ru", "ю", "ь"),
    ("pl", "i", "a"),
    ("pl", "y", "a"),
    ("pl", "ę", "a"),
    ("pl", "ą", "a"),
    ("pl", "ie", "a"),
    ("pl", "a", ""),
    ("pl", "u", ""),
    ("pl", "em", ""),
    ("pl", "ie", ""),
    ("pl", "ii", "ia"),
    ("pl", "ię", "ia"),
    ("pl", "ią", "ia"),
];

/// Whether a longer foreign name may begin with these words; if not, none does.
pub fn foreign_name_goes_on(words: &str, language: &str) -> bool {
    FOREIGN_NAMES.keyed().goes_on(&format!("{language} {words}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::place;

    #[test]
    fn foreign_names_lead_to_english_ones() {
        assert_eq!(english_name("allemagne", "fr"), Some("germany"));
        for (name, language, english) in [
            ("германии", "ru", "germany"),
            ("германией", "ru", "germany"),
            ("лондоне", "ru", "london"),
            ("москвы", "ru", "moscow"),
            ("deutschlands", "de", "germany"),
            ("hiszpanii", "pl", "spain"),
        ] {
            assert_eq!(english_name(name, language), Some(english), "{name}");
        }
        assert_eq!(english_name("vereinten nationen", "de"), Some("united nations"));
        assert_eq!(english_name("allemagne", "de"), None);
        assert!(foreign_name_goes_on("nations", "fr"));
    }

    #[test]
    fn most_lead_to_places() {
        let english: Vec<_> = FOREIGN_NAMES.keys().filter_map(|key| FOREIGN_NAMES.get(key)).collect();
        let places = english.iter().filter(|name| place(name).is_some()).count();
        assert!(places * 100 > english.len() * 75, "{places} of {}", english.len());
    }
}
