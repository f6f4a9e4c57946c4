//! Abbreviations, and the words that show that a sentence begins behind one.

use super::table;

table!(ABBREVIATION_POINTS: Groups, "abbreviation_points");
table!(SENTENCE_STARTERS: Groups, "sentence_starters");

/// How the point behind an abbreviation reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum AbbreviationPoint {
    /// It never ends a sentence: `Mr.`, `e.g.`
    Always,
    /// It ends one only where a word follows that begins sentences: `U.S.`, `Gen.`
    Name,
    /// It ends none in front of a number: `No. 10`.
    Number,
    /// It often ends one: `etc.`, `Inc.`
    End,
    /// A time of day: `p.m.`
    Time,
}

/// How the point behind `word` (lower case, without its last point) reads in a language.
pub fn abbreviation_point(word: &str, language: &str) -> Option<AbbreviationPoint> {
    let rows = ABBREVIATION_POINTS.get(word);
    let of = |wanted: &str| rows.clone().find(|[language, _]| *language == wanted);
    let [_, point] = of(language).or_else(|| of("*"))?;
    point.parse().ok()
}

/// Whether `word` (lower case) shows, by its capital, that a sentence begins with it. Names seldom contain such words.
pub fn begins_sentences(word: &str, language: &str) -> bool {
    languages_of_starter(word).any(|starter| starter == language)
}

/// The languages in which `word` (lower case) begins sentences.
pub fn languages_of_starter(word: &str) -> impl Iterator<Item = &'static str> + Clone + use<> {
    SENTENCE_STARTERS.get(word).map(|[language]| language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_names_a_known_point() {
        for (word, _) in ABBREVIATION_POINTS.keys() {
            for [language, point] in ABBREVIATION_POINTS.get(word) {
                assert!(point.parse::<AbbreviationPoint>().is_ok(), "{word} {language}");
            }
        }
    }

    #[test]
    fn languages_differ() {
        assert_eq!(abbreviation_point("mr", "en"), Some(AbbreviationPoint::Always));
        assert_eq!(abbreviation_point("no", "en"), Some(AbbreviationPoint::Number));
        assert_eq!(abbreviation_point("no", "de"), None);
        assert_eq!(abbreviation_point("dr", "und"), Some(AbbreviationPoint::Always));
        assert!(begins_sentences("die", "de") && !begins_sentences("die", "en"));
    }
}
