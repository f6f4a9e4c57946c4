use rust_decimal::Decimal;

use crate::{
    annotation::atom::{Atom, AtomKind, phrase_from, table_phrase_from},
    lexicon::{self, CURRENCY_PHRASES, CurrencyForm, NUMBER_WORD_PHRASES, NumberWordKind, UNIT_PHRASES},
};

/// What a word or sign after (or before) a number says it measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Percent,
    PercentagePoint,
    /// A hundredth of a percentage point.
    BasisPoint,
    Currency(Currency),
    Duration(&'static str),
    Measure(lexicon::Unit),
    /// Occasions or multiples.
    Times,
}

/// A currency as it was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Currency {
    /// ISO 4217 code.
    pub(crate) code: &'static str,
    /// Whether another currency of that name may be meant.
    pub(crate) ambiguous: bool,
    /// The worth of the form in the main unit: 0.01 for cents.
    pub(crate) factor: Decimal,
}

/// The most atoms of a unit's name: `km`, `/`, `h`; `pounds per square inch`.
const LONGEST: usize = 5;

/// The unit that stands at atom `at` behind a number, and one past its last atom. `glued` says that the number was
/// written in digits right before it, or with a space before a sign.
pub(crate) fn unit_at(atoms: &[Atom], at: usize, glued: bool) -> Option<(Unit, usize)> {
    let first = atoms.get(at)?;
    if first.is_symbol("%")
        && matches!(
            atoms.get(at + 1).map(|atom| atom.key.as_str()),
            Some("point" | "points")
        )
    {
        return Some((Unit::PercentagePoint, at + 2));
    }
    if first.kind == AtomKind::Number || matches!(first.key.as_str(), "\"" | "'" | "," | "." | ";" | ":" | "in" | "to")
    {
        return None;
    }
    // `Half a year's ban`.
    if first.possessive
        && let Some(unit) = duration_unit(&first.key)
    {
        return Some((Unit::Duration(unit), at + 1));
    }
    let (unit, end) = phrase_from(atoms, at, LONGEST, goes_on, |phrase| named(phrase, glued))?;
    // “per cent point” is one more word, “30 per cent points”.
    if unit == Unit::Percent && matches!(atoms.get(end).map(|atom| atom.key.as_str()), Some("point" | "points")) {
        return Some((Unit::PercentagePoint, end + 1));
    }
    // “km an hour”
    if let Unit::Measure(measure) = unit
        && measure.dimension == "length"
        && atoms.get(end).is_some_and(|atom| atom.is_word("an"))
        && atoms.get(end + 1).is_some_and(|atom| atom.is_word("hour"))
        && let Some(speed) = lexicon::unit(&format!("{} per hour", first.key))
    {
        return Some((Unit::Measure(speed), end + 2));
    }
    Some((unit, end))
}

/// Whether a unit of any sort stands at atom `at` behind a number.
pub(crate) fn unit_follows(atoms: &[Atom], at: usize) -> bool {
    unit_at(atoms, at, false).is_some_and(|(unit, _)| !matches!(unit, Unit::Times))
}

/// Whether what stands at atom `at` makes the number before it an amount, and no time of day: `percent`, `million`, `euros`.
pub(crate) fn names_amount(atoms: &[Atom], at: usize) -> bool {
    let scales = |atom: &Atom| {
        let scale = |kind| lexicon::number_word(&atom.key, kind).is_some();
        scale(NumberWordKind::Scale) || scale(NumberWordKind::ScaleShort)
    };
    let unit = || unit_at(atoms, at, false).map(|(unit, _)| unit);
    atoms.get(at).is_some_and(scales)
        || unit().is_some_and(|unit| match unit {
            Unit::Percent | Unit::PercentagePoint | Unit::BasisPoint | Unit::Currency(_) => true,
            Unit::Measure(measure) => measure.dimension != "time",
            Unit::Duration(_) | Unit::Times => false,
        })
}

/// Whether the name of a unit may go on behind these words; if not, none does.
fn goes_on(words: &str) -> bool {
    let tables = [UNIT_PHRASES, NUMBER_WORD_PHRASES, CURRENCY_PHRASES];
    words == "separate" || tables.into_iter().any(|phrases| phrases.goes_on(words))
}

fn named(phrase: &str, glued: bool) -> Option<Unit> {
    if matches!(phrase, "times" | "occasions" | "separate occasions") {
        return Some(Unit::Times);
    }
    if let Some(unit) = duration_unit(phrase) {
        return Some(Unit::Duration(unit));
    }
    for word in lexicon::number_words(phrase) {
        match word.kind {
            NumberWordKind::Percent
                if !matches!(phrase, "percentage" | "per thousand" | "‰" | "permille" | "per mille") =>
            {
                return Some(Unit::Percent);
            }
            NumberWordKind::PercentagePoint if !word.is_ambiguous() => return Some(Unit::PercentagePoint),
            NumberWordKind::BasisPoint => return Some(Unit::BasisPoint),
            _ => {}
        }
    }
    if let Some(unit) = measure(phrase, glued) {
        return Some(Unit::Measure(unit));
    }
    currency_named(phrase, glued).map(Unit::Currency)
}

/// The currency that a name, code or sign behind a number stands for.
pub(super) fn currency_named(phrase: &str, glued: bool) -> Option<Currency> {
    lexicon::currencies(phrase)
        .find(|found| match found.kind {
            CurrencyForm::Name
            | CurrencyForm::Minor
            | CurrencyForm::NameAmbiguous
            | CurrencyForm::MinorAmbiguous
            | CurrencyForm::Code => true,
            CurrencyForm::Sign | CurrencyForm::SignAmbiguous => phrase.len() < 4,
            CurrencyForm::MinorSign => glued,
            CurrencyForm::CodeAmbiguous => false,
        })
        .map(|found| Currency {
            code: found.code,
            ambiguous: found.kind.is_ambiguous(),
            factor: found.factor,
        })
}

/// A unit of measure that the phrase names behind a number. Letters that mean many things count right behind digits.
fn measure(phrase: &str, glued: bool) -> Option<lexicon::Unit> {
    let unit = lexicon::units(phrase).find(|unit| unit.dimension != "time")?;
    let plain = !unit.ambiguous
        || matches!(
            phrase,
            "foot"
                | "feet"
                | "yard"
                | "yards"
                | "ton"
                | "tons"
                | "gallon"
                | "gallons"
                | "pint"
                | "pints"
                | "degrees"
                | "degree"
                | "°"
                | "inch"
                | "carat"
                | "carats"
                | "knots"
                | "hectares"
                | "ha"
                | "mi"
                | "calories"
                | "kiloton"
                | "kilotons"
                | "megaton"
                | "megatons"
                | "miles per gallon"
        );
    let written = glued && !matches!(phrase, "k" | "t" | "b" | "s" | "d" | "y" | "p");
    (plain || written).then_some(unit)
}

/// A currency sign or code in front of digits, and one past its last atom: `£`, `US$`, `EUR`.
pub(crate) fn currency_before(atoms: &[Atom], at: usize) -> Option<(Currency, usize)> {
    let first = atoms.get(at)?;
    if first.kind == AtomKind::Number || (first.kind == AtomKind::Word && !first.capital) {
        return None;
    }
    let (found, end) = table_phrase_from(atoms, at, 3, CURRENCY_PHRASES, |phrase| {
        lexicon::currencies(phrase).find(|found| match found.kind {
            CurrencyForm::Sign | CurrencyForm::SignAmbiguous => true,
            CurrencyForm::Code | CurrencyForm::CodeAmbiguous => first.upper,
            _ => false,
        })
    })?;
    let digits = atoms.get(end).is_some_and(|atom| atom.kind == AtomKind::Number);
    let signed = atoms.get(end).is_some_and(|atom| atom.is_symbol("-"));
    (digits || signed).then_some((
        Currency {
            code: found.code,
            ambiguous: found.kind.is_ambiguous(),
            factor: found.factor,
        },
        end,
    ))
}

/// A unit of time in the singular.
pub(crate) fn duration_unit(key: &str) -> Option<&'static str> {
    Some(match key {
        "second" | "seconds" | "sec" | "secs" => "second",
        "minute" | "minutes" | "min" | "mins" => "minute",
        "hour" | "hours" | "hr" | "hrs" => "hour",
        "day" | "days" => "day",
        "night" | "nights" => "night",
        "week" | "weeks" => "week",
        "fortnight" | "fortnights" => "fortnight",
        "month" | "months" => "month",
        "year" | "years" | "yr" | "yrs" => "year",
        "decade" | "decades" => "decade",
        "century" | "centuries" => "century",
        "millennium" | "millennia" => "millennium",
        _ => return None,
    })
}

/// The length of a unit of time in seconds. Months and years have their mean Gregorian length, so that twelve months
/// are exactly one year.
pub(crate) fn seconds(unit: &str) -> Option<Decimal> {
    const YEAR: i64 = 31_556_952;
    Some(Decimal::from(match unit {
        "second" => 1,
        "minute" => 60,
        "hour" => 3_600,
        "day" | "night" => 86_400,
        "week" => 604_800,
        "fortnight" => 1_209_600,
        "month" => YEAR / 12,
        "year" => YEAR,
        "decade" => 10 * YEAR,
        "century" => 100 * YEAR,
        "millennium" => 1_000 * YEAR,
        _ => return None,
    }))
}
