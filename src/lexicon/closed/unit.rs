//! Units of measurement and currencies.

use rust_decimal::Decimal;
use strum::EnumString;

use crate::lexicon::{Phrases, table};

table!(UNITS: Groups, "units");
table!(CURRENCIES: Groups, "currencies");

/// One reading of a unit's surface form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// Identifier, the same for all forms: `kilometre`.
    pub id: &'static str,
    /// What it measures: `length`, `time`, `speed`. Only units of one dimension can be compared.
    pub dimension: &'static str,
    /// `value × factor + offset` is the value in the base unit of the dimension.
    pub factor: Decimal,
    /// Not zero for temperatures only.
    pub offset: Decimal,
    /// Whether the form needs context: an everyday word, a scale (`m`), another unit, or different by country.
    pub ambiguous: bool,
}

/// One reading of a currency's sign, code or name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Currency {
    /// ISO 4217 code.
    pub code: &'static str,
    /// What kind of form it is.
    pub kind: CurrencyForm,
    /// Worth of the form in the main unit: 0.01 for cents.
    pub factor: Decimal,
}

/// Kinds of currency forms. The ambiguous ones are shared by several currencies or are everyday words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum CurrencyForm {
    /// `€`, `A$`.
    Sign,
    /// `$`, `kr`.
    SignAmbiguous,
    /// A sign of the subunit: `¢`, `p`. Always needs digits before it.
    MinorSign,
    /// `EUR`.
    Code,
    /// A code that is also a word: `TRY`, `ALL`.
    CodeAmbiguous,
    /// `euros`, `Australian dollars`.
    Name,
    /// `dollars`, `francs`, `sol`: bound to the likeliest currency.
    NameAmbiguous,
    /// A subunit: `pence`.
    Minor,
    /// A subunit of many currencies: `cents`.
    MinorAmbiguous,
}

impl CurrencyForm {
    /// Whether another currency, or no currency at all, may be meant.
    pub const fn is_ambiguous(self) -> bool {
        matches!(
            self,
            Self::SignAmbiguous | Self::MinorSign | Self::CodeAmbiguous | Self::NameAmbiguous | Self::MinorAmbiguous
        )
    }
}

/// The forms of units, to be looked for in running text with [`units`].
pub const UNIT_PHRASES: Phrases = Phrases::new(UNITS.keyed(), 5);

/// The forms of currencies, to be looked for in running text with [`currencies`].
pub const CURRENCY_PHRASES: Phrases = Phrases::new(CURRENCIES.keyed(), 5);

/// The units a form in lower case may stand for, the likeliest first: `km/h`, `square metres`.
pub fn units(form: &str) -> impl Iterator<Item = Unit> + use<> {
    UNITS.get(form).filter_map(|[id, dimension, factor, offset, flag]| {
        Some(Unit {
            id,
            dimension,
            factor: factor.parse().ok()?,
            offset: offset.parse().ok()?,
            ambiguous: flag == "ambiguous",
        })
    })
}

/// The likeliest unit of a form.
pub fn unit(form: &str) -> Option<Unit> {
    units(form).next()
}

/// The currencies a form in lower case may stand for, the likeliest first: `us$`, `eur`, `pence`.
pub fn currencies(form: &str) -> impl Iterator<Item = Currency> + use<> {
    CURRENCIES.get(form).filter_map(|[code, kind, factor]| {
        Some(Currency {
            code,
            kind: kind.parse().ok()?,
            factor: factor.parse().ok()?,
        })
    })
}

/// The likeliest currency of a form.
pub fn currency(form: &str) -> Option<Currency> {
    currencies(form).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        for (key, rows) in UNITS.keys() {
            assert_eq!(units(key).count(), rows, "{key}");
            assert!(key.split(' ').count() <= UNIT_PHRASES.most_words(), "{key}");
        }
        for (key, rows) in CURRENCIES.keys() {
            assert_eq!(currencies(key).count(), rows, "{key}");
            assert!(key.split(' ').count() <= CURRENCY_PHRASES.most_words(), "{key}");
        }
    }

    #[test]
    fn factors_lead_to_the_base_unit() {
        let in_base = |form, value: i64| {
            unit(form).map(|unit| {
                (Decimal::from(value) * unit.factor + unit.offset)
                    .round_dp(2)
                    .normalize()
            })
        };
        assert_eq!(in_base("km", 5), in_base("metres", 5000));
        assert_eq!(in_base("°f", 212), in_base("degrees celsius", 100));
        assert_eq!(in_base("fortnight", 1), in_base("days", 14));
        assert!(unit("m").is_some_and(|unit| unit.ambiguous && unit.id == "metre"));
        assert!(units("mb").count() > 1);
    }

    #[test]
    fn currencies_have_codes() {
        let code = |form| currency(form).map(|currency| currency.code);
        assert_eq!(code("€"), code("euros"));
        assert_eq!(code("australian dollars"), Some("AUD"));
        assert_eq!(currency("pence").map(|pence| pence.factor), Some(Decimal::new(1, 2)));
        assert!(currency("dollars").is_some_and(|dollars| dollars.kind.is_ambiguous()));
    }
}
