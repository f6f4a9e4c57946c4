//! Numbers with what they measure: counts, money, percentages, measures, durations, ages, scores, multiples.
//!
//! Values are exact decimals; a range has two. What was said around the number (`nearly`, `at least`) is its bound,
//! and how coarsely it was stated its step, so that rounding and conversion can be told from a changed number.

mod bound;
mod compare;
mod counted;
mod describe;
mod literal;
mod numeral;
mod pattern;
mod reader;
mod unit;
mod vocabulary;

#[cfg(test)]
mod tests;

use compact_str::CompactString;
use rust_decimal::Decimal;

pub use compare::QuantityRelation;

pub(crate) use counted::plural_noun_at;
pub(crate) use numeral::{Numeral, Shape, numeral};
pub(crate) use reader::quantities;
pub(crate) use unit::{duration_unit, names_amount, unit_follows};
pub(crate) use vocabulary::{NumberWord, number_word};

use crate::text::Span;

/// A number that a text states, with its unit, its bound and what it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The stated value, or the lower end of a stated range, in the unit of `kind`.
    pub low: Decimal,
    /// The upper end of a stated range; equal to `low` for a single value.
    pub high: Decimal,
    /// What the number is a number of.
    pub kind: QuantityKind,
    /// What was said around it: `nearly`, `at least`.
    pub bound: Bound,
    /// The place value of the last digit that was stated: 100,000 for 2.3 million, 1 for 412, 0.1 for 4.5.
    pub step: Decimal,
    /// What is counted, in the singular and in lower case: `man` for “eight men”, `ticket` for “250,000-ticket cap”.
    pub counts: Option<CompactString>,
    /// What it is counted by: `year` for “3% a year”, `barrel` for “$60 a barrel”.
    pub per: Option<CompactString>,
    /// Its part in a change or in a sequence of events: “from 4”, “to 6”, “two days later”.
    pub role: Option<Role>,
    /// From the words that bound it to the words it counts.
    pub reach: Span,
    /// How it was written.
    pub form: Form,
    /// Another way to read an ambiguous form: `300m` as metres and as millions.
    pub other_reading: Option<Box<Quantity>>,
}

/// What a number is a number of.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum QuantityKind {
    /// A count: “eight men”.
    Cardinal,
    /// A rank: “third”, “21st”.
    Ordinal,
    /// The number in a name or a label: “Article 5”, “No. 10”, “F-16”.
    Label,
    /// A percentage; the value is 50 for 50 %.
    Percent,
    /// A difference between percentages; the value is 2 for two percentage points.
    PercentagePoint,
    /// A share of a whole; the value is 0.5 for a half.
    Fraction,
    /// A multiple: 2 for “twice”, “doubled”, “two times”, 0.5 for “halved”.
    Multiplier,
    /// An amount of money.
    Money {
        /// Its ISO 4217 code.
        currency: &'static str,
        /// Whether another currency of that name may be meant: “dollars”, “crowns”.
        ambiguous: bool,
    },
    /// A physical or other measure.
    Measure {
        /// The unit's identifier: `kilometre`.
        unit: &'static str,
        /// What it measures: `length`, `mass`. Only units of one dimension convert.
        dimension: &'static str,
        /// The value times this, plus the offset, is the value in the base unit of the dimension.
        factor: Decimal,
        /// Not zero for temperatures only.
        offset: Decimal,
    },
    /// A length of time.
    Duration {
        /// The unit: `second` to `millennium`.
        unit: &'static str,
    },
    /// The age of a person or thing, in years.
    Age,
    /// The result of a match or vote: the first number in `low`, the second in `high`.
    Score,
}

/// What the words around a number make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::Display)]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum Bound {
    /// Stated as it is.
    Exactly,
    /// Near the value: “about”, “some”.
    About,
    /// The value or more.
    AtLeast,
    /// More than the value.
    MoreThan,
    /// Just more than the value: “just over”.
    SlightlyMore,
    /// The value or less: “at most”, “up to”.
    AtMost,
    /// Less than the value.
    LessThan,
    /// Just less than the value: “nearly”, “just under”.
    SlightlyLess,
}

/// The part a quantity plays in a change, or the direction a duration points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::Display)]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum Role {
    /// The value before a change: “up from 4 to 6”.
    From,
    /// The value after a change.
    To,
    /// The size of a change: “rose by 4”.
    By,
    /// Before now: “two days ago”.
    Ago,
    /// Before an event: “two days before”, “a year earlier”.
    Before,
    /// After an event: “three years later”, “two days after”.
    After,
}

/// How a number was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// With digits, whatever words follow: `28`, `1.5 million`.
    Digits,
    /// With words alone: `twenty-eight`, `half`, `doubled`.
    Words,
    /// Without a number of its own: the article in “a decade”, “a dozen”.
    Article,
}

impl Quantity {
    /// Whether it states one value rather than a range or a pair.
    pub fn is_single(&self) -> bool {
        self.low == self.high
    }

    /// Whether the number carries little weight of its own: “one”, “first”, “a week”. Such a number that has no
    /// counterpart is no evidence of an omission.
    pub fn is_light(&self) -> bool {
        self.form == Form::Article
            || (self.form == Form::Words
                && self.is_single()
                && self.low == Decimal::ONE
                && matches!(self.kind, QuantityKind::Cardinal | QuantityKind::Ordinal))
    }
}
