//! The values of a document by what they can agree with, so that a value is looked for without reading all of them.

use rust_decimal::{Decimal, prelude::ToPrimitive};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Mention, Value, date::Date, quantity::Quantity};

/// Quantities and dates by their values; quantities as indices of mentions, ascending.
#[derive(Debug, Clone, Default)]
pub(super) struct ValueIndex {
    /// By the ends of the stated range.
    stated: FxHashMap<Decimal, Vec<u32>>,
    /// Those that have other units beside their own, by their size in the base unit.
    converted: FxHashMap<i32, Vec<u32>>,
    /// Each once.
    dates: FxHashSet<Date>,
}

impl ValueIndex {
    pub(super) fn new(mentions: &[Mention]) -> Self {
        let mut index = Self::default();
        for (number, mention) in (0..).zip(mentions) {
            match &mention.value {
                Value::Quantity(quantity) => index.add(number, quantity),
                Value::Date(date) => {
                    index.dates.insert(date.clone());
                }
                _ => {}
            }
        }
        index
    }

    fn add(&mut self, number: u32, quantity: &Quantity) {
        for reading in readings(quantity) {
            for end in [reading.low, reading.high] {
                push(self.stated.entry(end).or_default(), number);
            }
            if let Some(size) = size(reading) {
                push(self.converted.entry(size).or_default(), number);
            }
        }
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
        self.dates.contains(date) || self.dates.iter().any(|other| date.compare(other).agrees())
    }
}

/// All ways to read an ambiguous quantity.
fn readings(quantity: &Quantity) -> impl Iterator<Item = &Quantity> {
    std::iter::once(quantity).chain(quantity.other_reading.as_deref())
}

fn push(numbers: &mut Vec<u32>, number: u32) {
    if numbers.last() != Some(&number) {
        numbers.push(number);
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
        annotate(&segment(read_text(text.to_owned(), Source::default()), &options)).mentions
    }

    #[test]
    fn every_quantity_that_agrees_is_found() {
        let mentions = mentions(
            "Half of the 48 hours were lost. About 50% of them, two days, 100 miles and 160 km, stayed 2–1. They won 1–2. \
             It cost $3m, or three million dollars, at 20C or 68F, some 5 km from the 300m mast.",
        );
        let index = ValueIndex::new(&mentions);
        let quantity = |mention: &Mention| match &mention.value {
            Value::Quantity(quantity) => Some(quantity.clone()),
            _ => None,
        };
        for one in mentions.iter().filter_map(quantity) {
            let like = index.like(&one);
            for (number, other) in (0..).zip(&mentions) {
                let agrees = quantity(other).is_some_and(|other| one.compare(&other).agrees());
                assert!(!agrees || like.contains(&number), "{one:?} {other:?}");
            }
        }
    }
}
