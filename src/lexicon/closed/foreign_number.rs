//! Numbers and units of other languages.

use crate::lexicon::table;

table!(FOREIGN_NUMBERS: Map, "foreign_numbers");

/// The English word, or the digits, for a word of another language that stands in numbers or measures: `billion` for the
/// German `milliarde`. The word is in lower case, the language an ISO 639-1 code.
pub fn foreign_number(word: &str, language: &str) -> Option<&'static str> {
    FOREIGN_NUMBERS.get(&format!("{language} {word}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_billion_is_not_one_everywhere() {
        assert_eq!(foreign_number("milliarde", "de"), Some("billion"));
        assert_eq!(foreign_number("billion", "de"), Some("trillion"));
        assert_eq!(foreign_number("zwölf", "de"), Some("12"));
        assert_eq!(foreign_number("zwölf", "en"), None);
    }
}
