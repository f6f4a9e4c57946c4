//! The values of a document by what they can agree with, so that a value is looked for without reading all of them.

use std::hash::{Hash, Hasher};

use rust_decimal::{Decimal, prelude::ToPrimitive};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use super::{Mention, Value, date::Date, quantity::Quantity};

/// The different quantities that are looked at for one value, and the different dates that are looked at for one date. A
/// text made to be slow has tens of thousands, and each would be held against all.
const MOST_OF_ONE_VALUE: usize = 500;
const MOST_DATES: usize = 5_000;

/// Quantities and dates by their values; quantities as indices of mentions, ascending, each statement once.
#[derive(Debug, Clone, Default)]
pub(super) struct ValueIndex {
    /// By the ends of the stated range.
    stated: FxHashMap<Decimal, Vec<u32>>,
    /// Those that have other units beside their own, by their size in the base unit.
    converted: FxHashMap<i32, Vec<u32>>,
    /// Each once.
    dates: FxHashSet<Date>,
    /// The first of them, in the order of the text.
    first_dates: Vec<Date>,
    /// The statements so far by what their values and nouns hash to, as indices of mentions.
    statements: FxHashMap<u64, Vec<u32>>,
    is_crowded: bool,
}

impl ValueIndex {
    pub(super) fn new(mentions: &[Mention], keep: impl Fn(usize) -> bool) -> Self {
        let mut index = Self::default();
        for (number, mention) in (0..).zip(mentions).filter(|(_, mention)| keep(mention.sentence)) {
            match &mention.value {
                Value::Quantity(quantity) => index.add(number, quantity, mentions),
                Value::Date(date) => index.add_date(date),
                _ => {}
            }
        }
        index
    }

    fn add(&mut self, number: u32, quantity: &Quantity, mentions: &[Mention]) {
        let is_known = |&number: &u32| match mentions.get(number as usize).map(|mention| &mention.value) {
            Some(Value::Quantity(other)) => states_same(quantity, other),
            _ => false,
        };
        let statements = self.statements.entry(hash(quantity)).or_default();
        if statements.iter().any(is_known) {
            return;
        }
        if statements.len() < MOST_OF_ONE_VALUE {
            statements.push(number);
        }
        let mut push = |numbers: &mut Vec<u32>| {
            if numbers.last() == Some(&number) {
                return;
            }
            if numbers.len() < MOST_OF_ONE_VALUE {
                numbers.push(number);
            } else {
                self.is_crowded = true;
            }
        };
        for reading in readings(quantity) {
            for end in [reading.low, reading.high] {
                push(self.stated.entry(end).or_default());
            }
            if let Some(size) = size(reading) {
                push(self.converted.entry(size).or_default());
            }
        }
    }

    fn add_date(&mut self, date: &Date) {
        if self.dates.contains(date) {
            return;
        }
        self.dates.insert(date.clone());
        if self.first_dates.len() < MOST_DATES {
            self.first_dates.push(date.clone());
        } else {
            self.is_crowded = true;
        }
    }

    /// Whether so many values are alike that only the first of them are looked at.
    pub(super) const fn is_crowded(&self) -> bool {
        self.is_crowded
    }

    /// The mentions whose quantities may agree with this one, ascending: all that do, and a few more.
    pub(super) fn like(&self, quantity: &Quantity) -> Vec<u32> {
        let mut numbers = Vec::new();
        for reading in readings(quantity) {
            let stated = [reading.low, reading.high].map(|end| self.stated.get(&end));
            numbers.extend(stated.into_iter().flatten().flatten());
            if let Some(size) = size(reading) {
                let sizes = size.saturating_sub(REACH)..=size.saturating_add(REACH);
                numbers.extend(sizes.filter_map(|size| self.converted.get(&size)).flatten());
            }
        }
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    pub(super) fn states_date(&self, date: &Date) -> bool {
        self.dates.contains(date) || self.first_dates.iter().any(|other| date.compare(other).agrees())
    }
}

/// All ways to read an ambiguous quantity.
fn readings(quantity: &Quantity) -> impl Iterator<Item = &Quantity> {
    std::iter::once(quantity).chain(quantity.other_reading.as_deref())
}

/// Quantities that hash to different numbers say different things.
fn hash(quantity: &Quantity) -> u64 {
    let mut hasher = FxHasher::default();
    (quantity.low, quantity.high, &quantity.counts, &quantity.per).hash(&mut hasher);
    hasher.finish()
}

/// Whether two quantities agree with the same others: they are one but for their place and how they are written.
fn states_same(one: &Quantity, other: &Quantity) -> bool {
    one.low == other.low
        && one.high == other.high
        && one.step == other.step
        && one.kind == other.kind
        && one.bound == other.bound
        && one.role == other.role
        && one.counts == other.counts
        && one.per == other.per
        && match (&one.other_reading, &other.other_reading) {
            (None, None) => true,
            (Some(one), Some(other)) => states_same(one, other),
            _ => false,
        }
}

/// How far apart in size two quantities may be that agree: conversions tolerate eight in a hundred.
const REACH: i32 = 2;

/// The size in the base unit, in steps of eight in a hundred: floating point is good enough to narrow a search.
fn size(quantity: &Quantity) -> Option<i32> {
    let value = quantity.in_base_unit()?.abs().to_f64()?;
    Some(if value == 0.0 {
        i32::MIN
    } else {
        (value.ln() / 1.08_f64.ln()).floor() as i32
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        annotation::annotate,
        input::{Source, read_text},
        segmentation::{SegmentOptions, segment},
    };

    fn mentions(text: &str) -> Vec<Mention> {
        let options = SegmentOptions {
            language: Some("en".into()),
            ..SegmentOptions::default()
        };
        annotate(&segment(read_text(text.to_owned(), Source::default()), &options))
            .mentions
            .to_vec()
    }

    #[test]
    fn every_quantity_that_agrees_is_found() {
        let mentions = mentions(
            "Half of the 48 hours were lost. About 50% of them, two days, 100 miles and 160 km, stayed 2–1. They won 1–2. \
             It cost $3m, or three million dollars, at 20C or 68F, some 5 km from the 300m mast.",
        );
        let index = ValueIndex::new(&mentions, |_| true);
        let quantity = |mention: &Mention| match &mention.value {
            Value::Quantity(quantity) => Some(quantity.clone()),
            _ => None,
        };
        for one in mentions.iter().filter_map(quantity) {
            let like = index.like(&one);
            for (number, other) in (0..).zip(&mentions) {
                let Some(value) = quantity(other).filter(|other| one.compare(other).agrees()) else {
                    continue;
                };
                // Or another mention that states the same.
                let same =
                    |like: &u32| quantity(&mentions[*like as usize]).is_some_and(|like| states_same(&like, &value));
                assert!(like.contains(&number) || like.iter().any(same), "{one:?} {other:?}");
            }
        }
    }
}
