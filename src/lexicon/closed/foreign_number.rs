//! Numbers and units of other languages.

use crate::lexicon::table;

table!(FOREIGN_NUMBERS: Map, "foreign_numbers");
table!(NUMBER_PARTS: Rows, "number_parts");

/// The English word for one of another language that stands in numbers or measures: `billion` for the German
/// `milliarde`. The word is in lower case, the language an ISO 639-1 code.
pub fn foreign_number(word: &str, language: &str) -> Option<&'static str> {
    FOREIGN_NUMBERS.get(&format!("{language} {word}"))
}

/// What a word of another language is to the number that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberPart {
    /// A number: 3 for `trois`, 350 for `dreihundertfünfzig`.
    Value(u32),
    /// A number where it stands in a longer one, and mostly something else alone: the French `un`.
    Inside(u32),
    /// Joins two parts: `et`.
    And,
    /// Leads in two numbers that are not to be joined: `entre`.
    Between,
}

/// What a word is to the number that it stands in. The word is in lower case, the language an ISO 639-1 code.
pub fn number_part(word: &str, language: &str) -> Option<NumberPart> {
    match NUMBER_PARTS.get(&format!("{language} {word}")) {
        Some([_, "and"]) => Some(NumberPart::And),
        Some([_, "between"]) => Some(NumberPart::Between),
        Some([value, "inside"]) => value.parse().ok().map(NumberPart::Inside),
        Some([value, _]) => value.parse().ok().map(NumberPart::Value),
        None => compound(word, language).map(NumberPart::Value),
    }
}

/// The value of a number in one word: `zweitausenddreihundert`.
fn compound(word: &str, language: &str) -> Option<u32> {
    /// In bytes: longer ones are not written.
    const LONGEST: usize = 64;
    if word.len() > LONGEST {
        return None;
    }
    let [factors, link] = NUMBER_PARTS.get(&format!("{language} *"))?;
    let value = |part: &str| match number_part(part, language)? {
        NumberPart::Value(value) | NumberPart::Inside(value) => Some(value),
        NumberPart::And | NumberPart::Between => None,
    };
    factors.split(' ').find_map(|factor| {
        let (name, factor) = factor.split_once('=')?;
        let (times, rest) = word.split_once(name)?;
        let factor: u32 = factor.parse().ok()?;
        let times = if times.is_empty() { 1 } else { value(times)? };
        let rest = match rest
            .strip_prefix(link)
            .filter(|behind| !behind.is_empty())
            .unwrap_or(rest)
        {
            "" => 0,
            rest => value(rest)?,
        };
        (times < 1_000 && rest < factor).then_some(times * factor + rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_billion_is_not_one_everywhere() {
        assert_eq!(foreign_number("milliarde", "de"), Some("billion"));
        assert_eq!(foreign_number("billion", "de"), Some("trillion"));
        assert_eq!(number_part("zwölf", "de"), Some(NumberPart::Value(12)));
        assert_eq!(number_part("zwölf", "en"), None);
    }

    #[test]
    fn every_row_of_parts_can_be_read() {
        for key in NUMBER_PARTS.keys() {
            let (language, word) = key.split_once(' ').expect("a key has a language");
            assert!(word == "*" || number_part(word, language).is_some(), "{key}");
        }
    }

    #[test]
    fn numbers_in_one_word_are_taken_apart() {
        for (word, language, value) in [
            ("dreihundertfünfzig", "de", 350),
            ("zweitausendeinundzwanzig", "de", 2021),
            ("hundertundeins", "de", 101),
            ("duemilatrecento", "it", 2300),
            ("milleduecento", "it", 1200),
            ("driehonderdvijftig", "nl", 350),
            ("tvåhundrafemtio", "sv", 250),
            ("tjugofem", "sv", 25),
            ("femogtyve", "da", 25),
            ("trehundrede", "da", 300),
        ] {
            assert_eq!(number_part(word, language), Some(NumberPart::Value(value)), "{word}");
        }
        for (word, language) in [
            ("jahrhundert", "de"),
            ("hundertprozentig", "de"),
            ("tausende", "de"),
            ("accento", "it"),
            ("tausendtausend", "de"),
        ] {
            assert_eq!(number_part(word, language), None, "{word}");
        }
    }
}
