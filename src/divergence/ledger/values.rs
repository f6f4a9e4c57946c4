//! Numbers and dates: paired in their bead as the rules pair them, else looked for in the whole other text.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::{
    annotation::{
        Mention, Value,
        date::{Date, DateRelation},
        quantity::{Quantity, QuantityKind, QuantityRelation},
    },
    divergence::{
        BeadView,
        values::{dates, quantities},
    },
    pair::{Pair, Side},
};

use super::{Book, FactStatus};

/// Enters what the two sides of a bead agree in.
pub(super) fn enter(book: &mut Book<'_>, bead: &BeadView<'_>) {
    for values in [quantities(bead), dates(bead)] {
        for pair in values.pairs.iter().filter(|pair| is_close(pair)) {
            let numbers = pair.each(|side, mention| book.number_of(side, mention));
            if let Pair {
                original: Some(original),
                rendition: Some(rendition),
            } = numbers
            {
                book.enter(FactStatus::Matched, Pair::new(Some(original), Some(rendition)), None);
            }
        }
    }
}

/// Enters what no bead settled: the same value anywhere in the other text, or none.
pub(super) fn enter_rest(book: &mut Book<'_>) {
    let anywhere = Pair::new(by_value(book, Side::Original), by_value(book, Side::Rendition));
    for side in Side::BOTH {
        let open: Vec<(usize, &Mention)> = book.open(side).collect();
        for (number, mention) in open {
            let Some(key) = key(&mention.value) else { continue };
            let elsewhere = anywhere.get(side.other()).get(&key).copied();
            book.enter_open(side, number, elsewhere);
        }
    }
}

/// Whether two values that were paired say the same or nearly so; what is farther apart was reported, or is no pair.
fn is_close(pair: &Pair<&Mention>) -> bool {
    match (&pair.original.value, &pair.rendition.value) {
        (Value::Quantity(one), Value::Quantity(other)) => one.compare(other) <= QuantityRelation::BoundDropped,
        (Value::Date(one), Value::Date(other)) => one.compare(other) <= DateRelation::RelationDropped,
        _ => false,
    }
}

/// The first mention of each value in a text.
fn by_value(book: &Book<'_>, side: Side) -> FxHashMap<Key, usize> {
    let mut first = FxHashMap::default();
    for (number, mention) in book.mentions(side).iter().enumerate() {
        if let Some(key) = key(&mention.value) {
            first.entry(key).or_insert(number);
        }
    }
    first
}

/// What two mentions have in common that state the same value in any wording.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Quantity(&'static str, Decimal, Decimal),
    Date(String),
}

fn key(value: &Value) -> Option<Key> {
    match value {
        Value::Quantity(quantity) => Some(quantity_key(quantity)),
        Value::Date(date) => Some(Key::Date(date_key(date))),
        _ => None,
    }
}

/// The value on the scale of its kind, in the base unit of that: two weeks are a fortnight, a half is 50 %.
fn quantity_key(quantity: &Quantity) -> Key {
    let scale = match &quantity.kind {
        QuantityKind::Cardinal | QuantityKind::Label | QuantityKind::Score => "count",
        QuantityKind::Ordinal => "rank",
        QuantityKind::Percent | QuantityKind::Fraction => "share",
        QuantityKind::PercentagePoint => "point",
        QuantityKind::Multiplier => "multiple",
        QuantityKind::Money { currency, .. } => currency,
        QuantityKind::Measure { dimension, .. } => dimension,
        QuantityKind::Duration { .. } | QuantityKind::Age => "time",
    };
    let in_base_unit = |value: Decimal| {
        let (factor, offset) = quantity.conversion()?;
        value.checked_mul(factor)?.checked_add(offset)
    };
    let [low, high] = [quantity.low, quantity.high].map(|value| in_base_unit(value).unwrap_or(value).normalize());
    Key::Quantity(scale, low, high)
}

/// The date without what stands before it: `before 2019` and `2019` are about one year.
fn date_key(date: &Date) -> String {
    match &date.end {
        Some(end) => format!("{} – {end}", date.start),
        None => date.start.to_string(),
    }
}

impl Book<'_> {
    /// The number of a mention that no fact speaks of yet.
    fn number_of(&self, side: Side, mention: &Mention) -> Option<usize> {
        let mentions = self.mentions(side);
        let from = mentions.partition_point(|other| other.span.start < mention.span.start);
        (from..mentions.len())
            .take_while(|&number| mentions[number].span.start == mention.span.start)
            .find(|&number| std::ptr::eq(&raw const mentions[number], mention))
            .filter(|&number| !self.entered.get(side)[number])
    }
}
