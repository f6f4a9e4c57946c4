//! Abbreviations, and the words that show that a sentence begins behind one.

use compact_str::{CompactString, format_compact};

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

/// How the point behind `word` (lower case, without its last point) reads in a language; where that is not known
/// (`und`), in any that has the abbreviation.
pub fn abbreviation_point(word: &str, language: &str) -> Option<AbbreviationPoint> {
    whole_point(word, language).or_else(|| ends_of(word).find_map(|end| whole_point(&end, language)))
}

fn whole_point(word: &str, language: &str) -> Option<AbbreviationPoint> {
    let rows = ABBREVIATION_POINTS.get(word);
    let of = |wanted: &str| rows.clone().find(|[language, _]| *language == wanted);
    // A letter is an initial before it is an abbreviation of some language.
    let any = || {
        let guessed = language == UNKNOWN && word.chars().nth(1).is_some();
        guessed.then(|| of("en").or_else(|| rows.clone().next())).flatten()
    };
    let [_, point] = of(language).or_else(|| of("*")).or_else(any)?;
    point.parse().ok()
}

/// The last letters of a longer word as the table has them, with a hyphen in front: `-str` for `hafenstr`.
fn ends_of(word: &str) -> impl Iterator<Item = CompactString> {
    const LENGTHS: [usize; 2] = [2, 3];
    const LEAST_BEFORE: usize = 3;
    LENGTHS.into_iter().filter_map(move |length| {
        let at = word.len().checked_sub(length).filter(|&at| at >= LEAST_BEFORE)?;
        Some(format_compact!("-{}", word.get(at..)?))
    })
}

/// The code of a language that is not known.
const UNKNOWN: &str = "und";

/// The languages that have `word` (lower case, without its last point) as an abbreviation of their own.
pub fn languages_of_abbreviation(word: &str) -> impl Iterator<Item = &'static str> + Clone + use<> {
    ABBREVIATION_POINTS.get(word).map(|[language, _]| language)
}

/// Whether `word` (lower case) shows, by its capital, that a sentence begins with it. Names seldom contain such words.
/// Where the language is not known (`und`), any that has the word will do.
pub fn begins_sentences(word: &str, language: &str) -> bool {
    languages_of_starter(word).any(|starter| starter == language || language == UNKNOWN)
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
        assert_eq!(abbreviation_point("núm", "und"), Some(AbbreviationPoint::Number));
    }

    #[test]
    fn words_put_together_are_known_by_their_end() {
        assert_eq!(abbreviation_point("hafenstr", "de"), Some(AbbreviationPoint::Name));
        assert_eq!(abbreviation_point("hausnr", "de"), Some(AbbreviationPoint::Number));
        assert_eq!(abbreviation_point("hafenstr", "en"), None);
    }
}
