use rust_decimal::Decimal;

use crate::lexicon::{self, NumberWordKind, NumberWordValue};

/// What a word means inside a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberWord {
    /// Up to nineteen: `one`, `twelve`.
    Small(u32),
    /// Twenty to ninety.
    Tens(u32),
    /// A hundred.
    Hundred,
    /// A larger power of ten, as its exponent: `million` is 6.
    Scale(u32),
    /// A group with a size, counted like a noun: `dozen`.
    Group(u32),
    /// A rank: `third`, `twentieth`; also what a fraction divides by: `a third`.
    Rank(u64),
    /// The plural of a fraction: `thirds`, `tenths`.
    Parts(u64),
    /// `half`.
    Half,
    /// `quarter`.
    Quarter,
    /// `quarters`.
    Quarters,
    /// A group or scale in the plural, without its number: `dozens`, `thousands`.
    Many(u64),
}

/// Reads one word of a number.
pub(crate) fn number_word(key: &str) -> Option<NumberWord> {
    match key {
        "half" => return Some(NumberWord::Half),
        "quarter" => return Some(NumberWord::Quarter),
        "quarters" => return Some(NumberWord::Quarters),
        // A verb more often than twenty.
        "scores" => return None,
        _ => {}
    }
    lexicon::number_words(key).find_map(|word| {
        let (whole, below) = match word.value {
            NumberWordValue::Whole(whole) => (u64::try_from(whole).ok()?, 1),
            NumberWordValue::Fraction(1, below) => (0, u64::from(below)),
            _ => return None,
        };
        let small = u32::try_from(whole).unwrap_or(u32::MAX);
        Some(match word.kind {
            NumberWordKind::Cardinal if word.is_ambiguous() => return None,
            NumberWordKind::Cardinal if small < 20 => NumberWord::Small(small),
            NumberWordKind::Cardinal => NumberWord::Tens(small),
            NumberWordKind::Ordinal => NumberWord::Rank(whole),
            NumberWordKind::Fraction if word.note == "plural" => NumberWord::Parts(below),
            NumberWordKind::Scale if word.note == "plural" => NumberWord::Many(whole),
            NumberWordKind::Scale | NumberWordKind::ScaleShort if whole == 100 => NumberWord::Hundred,
            NumberWordKind::Scale => NumberWord::Scale(whole.ilog10()),
            NumberWordKind::ScaleShort if !word.is_ambiguous() => NumberWord::Scale(whole.ilog10()),
            NumberWordKind::Collective if matches!(key, "dozen" | "half-dozen") => NumberWord::Group(small),
            NumberWordKind::Collective if key == "dozens" => NumberWord::Many(whole),
            _ => return None,
        })
    })
}

/// The power of ten of a letter behind digits: `5k`, `$3b`; `m` is read by its context.
pub(crate) fn glued_scale(key: &str) -> Option<u32> {
    match key {
        "k" => Some(3),
        "b" => Some(9),
        _ => match number_word(key)? {
            NumberWord::Scale(exponent) => Some(exponent),
            _ => None,
        },
    }
}

/// How many a group noun stands for: `pair`, `trio`; none for words that are mostly something else.
pub(crate) fn group(key: &str) -> Option<u32> {
    if !matches!(
        key,
        "pair" | "couple" | "trio" | "duo" | "quartet" | "quintet" | "sextet"
    ) {
        return None;
    }
    match lexicon::number_word(key, NumberWordKind::Collective)?.value {
        NumberWordValue::Whole(value) => u32::try_from(value).ok(),
        _ => None,
    }
}

/// What “twice”, “doubled” or “threefold” multiply by.
pub(crate) fn multiple(phrase: &str) -> Option<Decimal> {
    if matches!(phrase, "times" | "fold" | "quarter" | "quartered" | "decimate" | "once") {
        return None;
    }
    match lexicon::number_word(phrase, NumberWordKind::Multiplier)?.value {
        NumberWordValue::Whole(value) => Some(Decimal::from(value)),
        NumberWordValue::Fraction(above, below) => Decimal::from(above).checked_div(Decimal::from(below)),
        NumberWordValue::Range(..) => None,
    }
}

/// The ages a word stands for: `fifties`, `octogenarian`.
pub(crate) fn ages(key: &str) -> Option<(u32, u32)> {
    match lexicon::number_word(key, NumberWordKind::AgeRange)?.value {
        NumberWordValue::Range(low, high) => Some((low, high)),
        _ => None,
    }
}
