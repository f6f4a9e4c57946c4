//! Reads the quantities of a sentence: a number, its unit, and what the words around make of them.

mod idle;
mod implied;
mod joined;
mod label;
mod surroundings;

use std::ops::Range;

use rust_decimal::Decimal;

use super::{
    Bound, Form, Numeral, Quantity, QuantityKind, Shape,
    bound::bound_after,
    counted::{counted_after, singular},
    numeral,
    unit::{Currency, Unit, currency_before, currency_named, unit_at},
};
use crate::{
    annotation::{
        Mention, Value,
        atom::{Atom, AtomKind},
    },
    lexicon,
    text::Span,
};

/// The quantities of a sentence, in text order, without the numbers of the dates in it.
pub(crate) fn quantities(atoms: &[Atom], sentence: usize, language: &str, dates: &[Mention]) -> Vec<Mention> {
    let taken: Vec<Span> = dates.iter().map(|mention| mention.span).collect();
    let reader = Reader {
        atoms,
        taken: &taken,
        language,
    };
    let mention = |(range, quantity): Found| {
        let (first, last) = (&atoms[range.start], &atoms[range.end - 1]);
        Mention {
            sentence,
            tokens: first.token..last.last_token + 1,
            span: first.span.join(last.span),
            value: Value::Quantity(quantity),
        }
    };
    reader.read().into_iter().map(mention).collect()
}

struct Reader<'a> {
    atoms: &'a [Atom],
    taken: &'a [Span],
    language: &'a str,
}

/// A quantity with the atoms it stands on.
type Found = (Range<usize>, Quantity);

/// A number with its unit, before the words around it are read.
struct Core {
    start: usize,
    end: usize,
    numeral: Numeral,
    unit: Option<Unit>,
}

impl Reader<'_> {
    fn read(&self) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.atoms.len() {
            let next = if self.is_taken(at) {
                None
            } else {
                self.multiple(at, &mut found)
                    .or_else(|| self.decade_of_life(at, &mut found))
                    .or_else(|| self.interval(at, &mut found))
                    .or_else(|| self.bare_duration(at, &mut found))
                    .or_else(|| self.number(at, &mut found))
                    .or_else(|| self.roman_label(at, &mut found))
            };
            at = next.unwrap_or(at + 1).max(at + 1);
        }
        found
    }

    /// A number in digits or words with everything that belongs to it.
    fn number(&self, at: usize, found: &mut Vec<Found>) -> Option<usize> {
        let core = self.core(at)?;
        if self.is_idle(&core) {
            return None;
        }
        if let Some(next) = self.label(&core, found) {
            return Some(next);
        }
        if let Some(next) = self.joined(&core, found) {
            return Some(next);
        }
        let quantity = self.finish(&core, None);
        let end = self.mention_end(&core, &quantity);
        found.push((core.start..end, quantity));
        Some(end)
    }

    /// The number at `at` with currency before it and unit after it.
    fn core(&self, at: usize) -> Option<Core> {
        if !self.may_begin(at) {
            return None;
        }
        let mut start = at;
        let mut currency = None;
        let mut position = at;
        if let Some((code, after)) = currency_before(self.atoms, at) {
            currency = Some(code);
            position = after;
        }
        let sign = self.atoms.get(position).is_some_and(|atom| {
            (atom.is_symbol("-")
                && atom.spaced
                && self
                    .atoms
                    .get(position + 1)
                    .is_some_and(|next| !next.spaced && next.kind == AtomKind::Number))
                || atom.is_word("minus") && !self.is_plus_or_minus(position)
        });
        if sign {
            position += 1;
        }
        if currency.is_some() && self.atoms.get(position)?.kind != AtomKind::Number {
            return None;
        }
        if self.is_taken(position) {
            return None;
        }
        let mut numeral = numeral(self.atoms, position, self.language)?;
        if sign {
            numeral.value = -numeral.value;
        }
        if currency.is_none() && !sign {
            start = position;
        }
        // “several hundred”: hundreds
        let scales = matches!(
            self.key(position),
            "hundred" | "thousand" | "million" | "billion" | "trillion" | "dozen"
        );
        if scales && numeral.shape == Shape::Cardinal && matches!(self.before(position, 1), "several" | "few") {
            numeral.shape = Shape::Vague;
            start = position - 1;
        }
        let mut end = numeral.end;
        let mut unit = currency.map(Unit::Currency);
        if numeral.letter_m && unit.is_some() {
            numeral = million(numeral);
        }
        if numeral.letter_m && unit.is_none() {
            (numeral, unit, end) = self.metres_or_millions(numeral, end);
        } else if unit.is_none() && !self.is_taken(end) {
            let hyphen = self
                .atoms
                .get(end)
                .is_some_and(|atom| atom.is_symbol("-") && !atom.spaced);
            // `Three or more years`.
            let open = self.key(end) == "or" && matches!(self.key(end + 1), "more" | "fewer" | "less");
            let place = match (hyphen, open) {
                (true, _) => end + 1,
                (_, true) => end + 2,
                _ => end,
            };
            if let Some((found, after)) = self.unit_after(&numeral, place) {
                unit = Some(found);
                end = after;
            }
        }
        // “four degrees below zero”
        let is_low = self.key(end) == "below" && matches!(self.key(end + 1), "zero" | "freezing");
        if is_low && unit.is_some() && numeral.value > Decimal::ZERO {
            numeral.value = -numeral.value;
            end += 2;
        }
        Some(Core {
            start,
            end,
            numeral,
            unit,
        })
    }

    /// `3%, plus or minus one point`: no number below zero.
    fn is_plus_or_minus(&self, minus: usize) -> bool {
        let word = |steps: usize, key: &str| {
            let atom = minus.checked_sub(steps).and_then(|at| self.atoms.get(at));
            atom.is_some_and(|atom| atom.is_word(key))
        };
        word(2, "plus") && (word(1, "or") || word(1, "and"))
    }

    /// Whether a number, or the sign of a currency, can begin with the atom: most words need no further look.
    fn may_begin(&self, at: usize) -> bool {
        self.atoms.get(at).is_some_and(|atom| {
            atom.kind != AtomKind::Word
                || atom.number_word.is_some()
                || atom.capital
                || matches!(atom.key.as_str(), "a" | "an" | "minus" | "tens")
        })
    }

    /// The unit that follows, if it is one in this context.
    fn unit_after(&self, numeral: &Numeral, at: usize) -> Option<(Unit, usize)> {
        if numeral.shape == Shape::Ordinal {
            return None;
        }
        // “half an hour”, “half of a century”
        let mut place = at;
        if numeral.shape == Shape::Fraction && numeral.form == Form::Words {
            if matches!(self.key(place), "of") {
                place += 1;
            }
            if matches!(self.key(place), "a" | "an") {
                place += 1;
            }
            let (unit, end) = unit_at(self.atoms, place, false)?;
            let measures = matches!(unit, Unit::Duration(_) | Unit::Measure(..) | Unit::PercentagePoint)
                && (place > at || self.before(at, 1) == "-");
            return measures.then_some((unit, end));
        }
        // “0.3 of a percentage point”
        if self.key(place) == "of"
            && matches!(self.key(place + 1), "a" | "one")
            && let Some((unit @ Unit::PercentagePoint, end)) = unit_at(self.atoms, place + 2, false)
        {
            return Some((unit, end));
        }
        let glued = numeral.form == Form::Digits
            && self
                .atoms
                .get(place)
                .is_some_and(|atom| !atom.spaced || atom.key.len() <= 2);
        let (unit, end) = unit_at(self.atoms, place, glued && !numeral.letter_m)?;
        if self.key(place) == "second" && numeral.form == Form::Words && numeral.value == Decimal::ONE {
            return None;
        }
        Some((unit, end))
    }

    /// `31m hectolitres` is a number, `300m below` a length; `300m people` again a number.
    fn metres_or_millions(&self, numeral: Numeral, end: usize) -> (Numeral, Option<Unit>, usize) {
        if let Some((unit, after)) = self.unit_after(&numeral, end) {
            return (million(numeral), Some(unit), after);
        }
        let counted = counted_after(self.atoms, end, false)
            .is_some_and(|(_, after)| self.key(after - 1) != singular(self.key(after - 1)).as_str());
        if counted {
            return (million(numeral), None, end);
        }
        (numeral, lexicon::unit("metre").map(Unit::Measure), end)
    }

    /// The quantity of a core: its kind, bound, role and what it counts. `lent` is the unit of its partner.
    fn finish(&self, core: &Core, lent: Option<Unit>) -> Quantity {
        let numeral = &core.numeral;
        let mut quantity = self.plain(
            numeral.value,
            numeral.step,
            QuantityKind::Cardinal,
            numeral.form,
            core.start,
            core.end,
        );
        match core.unit.or(lent) {
            Some(unit) => apply_unit(&mut quantity, unit),
            None => {
                quantity.kind = match numeral.shape {
                    Shape::Ordinal => QuantityKind::Ordinal,
                    Shape::Fraction => QuantityKind::Fraction,
                    Shape::Cardinal | Shape::Vague => QuantityKind::Cardinal,
                };
            }
        }
        self.bind(&mut quantity, core.start);
        if core.end > numeral.end + 2
            && let Some((bound, _)) = bound_after(self.atoms, numeral.end).filter(|_| self.key(numeral.end) == "or")
        {
            quantity.bound = bound;
        }
        if numeral.shape == Shape::Vague {
            // “dozens” are more than one dozen and less than a hundred.
            quantity.low = numeral.value.saturating_mul(Decimal::TWO);
            quantity.high = if numeral.value <= Decimal::from(12) {
                Decimal::from(99)
            } else {
                numeral.value.saturating_mul(Decimal::TEN)
            };
            quantity.bound = Bound::About;
        }
        self.role(&mut quantity);
        self.read_on(&mut quantity, core.end);
        if numeral.letter_m && matches!(core.unit, Some(Unit::Measure(_))) {
            let mut reading = quantity.clone();
            let count = million(numeral.clone());
            (reading.low, reading.high, reading.step, reading.kind) =
                (count.value, count.value, count.step, QuantityKind::Cardinal);
            quantity.other_reading = Some(Box::new(reading));
        }
        // Pounds are money, and weigh something where the other text has kilograms; a 35-pound fine is money.
        let named = self.key(core.end - 1);
        let other_unit = match core.unit {
            Some(Unit::Currency(_)) => lexicon::units(named)
                .find(|unit| unit.dimension == "mass")
                .map(Unit::Measure),
            Some(Unit::Measure(unit)) if unit.dimension == "mass" => currency_named(named, false).map(Unit::Currency),
            _ => None,
        };
        if let Some(unit) = other_unit {
            let mut reading = quantity.clone();
            apply_unit(&mut reading, unit);
            quantity.other_reading = Some(Box::new(reading));
        }
        quantity
    }

    fn plain(
        &self,
        value: Decimal,
        step: Decimal,
        kind: QuantityKind,
        form: Form,
        start: usize,
        end: usize,
    ) -> Quantity {
        Quantity {
            low: value,
            high: value,
            kind,
            bound: Bound::Exactly,
            step,
            counts: None,
            per: None,
            role: None,
            reach: self.atoms[start].span.join(self.atoms[end - 1].span),
            form,
            other_reading: None,
        }
    }

    fn is_taken(&self, at: usize) -> bool {
        self.atoms
            .get(at)
            .is_some_and(|atom| self.taken.iter().any(|span| span.overlaps(atom.span)))
    }

    fn key(&self, at: usize) -> &str {
        self.atoms.get(at).map_or("", |atom| atom.key.as_str())
    }

    fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.key(at))
    }
}

fn apply_unit(quantity: &mut Quantity, unit: Unit) {
    quantity.kind = match unit {
        Unit::Percent => QuantityKind::Percent,
        Unit::PercentagePoint => QuantityKind::PercentagePoint,
        Unit::BasisPoint => {
            scale(quantity, Decimal::new(1, 2));
            QuantityKind::PercentagePoint
        }
        Unit::Currency(Currency {
            code,
            ambiguous,
            factor,
        }) => {
            scale(quantity, factor);
            QuantityKind::Money {
                currency: code,
                ambiguous,
            }
        }
        Unit::Duration(unit) => QuantityKind::Duration { unit },
        Unit::Measure(unit) => measure(unit),
        Unit::Times => QuantityKind::Multiplier,
    };
}

const fn measure(unit: lexicon::Unit) -> QuantityKind {
    QuantityKind::Measure {
        unit: unit.id,
        dimension: unit.dimension,
        factor: unit.factor,
        offset: unit.offset,
    }
}

fn scale(quantity: &mut Quantity, factor: Decimal) {
    quantity.low = quantity.low.saturating_mul(factor);
    quantity.high = quantity.high.saturating_mul(factor);
    quantity.step = quantity.step.saturating_mul(factor);
}

fn million(numeral: Numeral) -> Numeral {
    let factor = Decimal::from(1_000_000);
    Numeral {
        value: numeral.value.checked_mul(factor).unwrap_or(numeral.value),
        step: numeral.step.checked_mul(factor).unwrap_or(numeral.step),
        factor,
        letter_m: false,
        ..numeral
    }
}
