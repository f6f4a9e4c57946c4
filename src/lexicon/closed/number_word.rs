//! Words that are or make numbers.

use strum::EnumString;

use crate::lexicon::{Phrases, table};

table!(NUMBER_WORDS: Groups, "number_words");

/// One reading of a number word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberWord {
    /// What part it plays in a number.
    pub kind: NumberWordKind,
    /// What it is worth.
    pub value: NumberWordValue,
    /// What else there is to know; see the head of `data/number_words.tsv`. Often a unit of time, or `plural`.
    pub note: &'static str,
}

impl NumberWord {
    /// Whether the word needs its neighbours to be a number at all: `score`, `second`, `m`.
    pub fn is_ambiguous(&self) -> bool {
        self.note == "ambiguous"
    }
}

/// What a number word is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberWordValue {
    /// A whole number; a rank counted from the end is negative.
    Whole(i64),
    /// Numerator and denominator.
    Fraction(u32, u32),
    /// Both ends included: `thirties`.
    Range(u32, u32),
}

/// What part a word plays in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum NumberWordKind {
    /// `three`, `thirty`.
    Cardinal,
    /// `third`, `thirtieth`.
    Ordinal,
    /// `last`, `penultimate`.
    Rank,
    /// `half`, `quarters`, `½`.
    Fraction,
    /// `hundred`, `million`.
    Scale,
    /// The same shortened, after digits: `m`, `bn`.
    ScaleShort,
    /// A noun worth a number: `dozen`, `trio`.
    Collective,
    /// A stretch of time worth a number of units: `decade`, `fortnight`.
    TimeCollective,
    /// `teenager`, `forties`.
    AgeRange,
    /// `twice`, `tripled`, `tenfold`.
    Multiplier,
    /// So many times in a unit of time: `weekly`, `a day`.
    Frequency,
    /// `per cent`, `%`.
    Percent,
    /// `percentage points`.
    PercentagePoint,
    /// `basis points`.
    BasisPoint,
}

/// The number words, to be looked for in running text with [`number_words`].
pub const NUMBER_WORD_PHRASES: Phrases = Phrases::new(NUMBER_WORDS.keyed(), 5);

/// The readings of a word or fixed phrase in lower case, the commonest first; compound numbers are not listed.
pub fn number_words(word: &str) -> impl Iterator<Item = NumberWord> + use<> {
    NUMBER_WORDS.get(word).filter_map(|[kind, value, note]| {
        Some(NumberWord {
            kind: kind.parse().ok()?,
            value: number_word_value(value)?,
            note,
        })
    })
}

/// The reading of a word as one kind of number word.
pub fn number_word(word: &str, kind: NumberWordKind) -> Option<NumberWord> {
    number_words(word).find(|reading| reading.kind == kind)
}

fn number_word_value(text: &str) -> Option<NumberWordValue> {
    if let Ok(whole) = text.parse() {
        Some(NumberWordValue::Whole(whole))
    } else if let Some((numerator, denominator)) = text.split_once('/') {
        Some(NumberWordValue::Fraction(
            numerator.parse().ok()?,
            denominator.parse().ok()?,
        ))
    } else {
        let (low, high) = text.split_once('-')?;
        Some(NumberWordValue::Range(low.parse().ok()?, high.parse().ok()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        for (key, rows) in NUMBER_WORDS.keys() {
            assert_eq!(number_words(key).count(), rows, "{key}");
            assert!(key.split(' ').count() <= NUMBER_WORD_PHRASES.most_words(), "{key}");
        }
    }

    #[test]
    fn readings_are_kept_apart() {
        let value = |word, kind| number_word(word, kind).map(|found| found.value);
        assert_eq!(
            value("seventeen", NumberWordKind::Cardinal),
            Some(NumberWordValue::Whole(17))
        );
        assert_eq!(value("third", NumberWordKind::Ordinal), Some(NumberWordValue::Whole(3)));
        assert_eq!(
            value("third", NumberWordKind::Fraction),
            Some(NumberWordValue::Fraction(1, 3))
        );
        assert_eq!(
            value("penultimate", NumberWordKind::Rank),
            Some(NumberWordValue::Whole(-2))
        );
        assert_eq!(
            value("forties", NumberWordKind::AgeRange),
            Some(NumberWordValue::Range(40, 49))
        );
        assert!(number_word("score", NumberWordKind::Collective).is_some_and(|word| word.is_ambiguous()));
    }
}
