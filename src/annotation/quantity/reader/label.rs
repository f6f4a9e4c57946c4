//! Numbers that name a thing.

use rust_decimal::Decimal;

use super::{Core, Found, Reader};
use crate::annotation::{
    atom::AtomKind,
    quantity::{
        Form, QuantityKind, Shape,
        counted::{counted_after, ends_phrase},
        pattern,
    },
};

impl Reader<'_> {
    /// “Phase III”, “World War II”, “Charles III”: a Roman number behind a noun that is numbered, or a name.
    pub(super) fn roman_label(&self, at: usize, found: &mut Vec<Found>) -> Option<usize> {
        let atom = &self.atoms[at];
        let noun = self.atoms.get(at.checked_sub(1)?)?;
        if atom.kind != AtomKind::Word || !atom.capital || noun.kind != AtomKind::Word {
            return None;
        }
        let value = roman(&atom.key)?;
        let is_numbered = pattern::is_label_noun(&noun.key);
        // One letter behind a name is mostly another thing: `Malcolm X`.
        let is_named = noun.capital && atom.upper;
        if !(is_numbered || is_named) {
            return None;
        }
        let mut quantity = self.plain(value, Decimal::ONE, QuantityKind::Label, Form::Digits, at, at + 1);
        quantity.counts = is_numbered.then(|| noun.key.clone());
        found.push((at..at + 1, quantity));
        Some(at + 1)
    }

    /// “Article 5”, “No. 10”, “Apollo 11”, “F-16”: the number of a thing.
    pub(super) fn label(&self, core: &Core, found: &mut Vec<Found>) -> Option<usize> {
        if core.unit.is_some()
            || core.numeral.form != Form::Digits
            || core.numeral.shape != Shape::Cardinal
            || core.start == 0
        {
            return None;
        }
        let mut name = core.start - 1;
        let glued = !self.atoms[core.start].spaced;
        if glued
            && (self.atoms[name].is_symbol("-") || self.atoms[name].is_symbol("/"))
            && name > 0
            && !self.atoms[name].spaced
        {
            name -= 1;
        } else if self.atoms[name].is_symbol(".") || self.atoms[name].is_symbol("#") {
            name = name.saturating_sub(usize::from(self.atoms[name].is_symbol(".")));
        }
        let noun = &self.atoms[name];
        if self.is_taken(name) {
            return None;
        }
        let numero =
            noun.is_symbol("#") || (matches!(noun.key.as_str(), "no" | "nos" | "nr") && name + 2 == core.start);
        let named = noun.kind == AtomKind::Word
            && ((glued && noun.capital)
                || (pattern::is_label_noun(&noun.key)
                    && core.numeral.plain
                    && name + 1 == core.start
                    && noun.key != "no")
                || (noun.capital
                    && name > 0
                    && core.numeral.plain
                    && name + 1 == core.start
                    && !ends_phrase(&noun.key)));
        if !(numero || named) || !glued && self.begins_score(core.end) {
            return None;
        }
        let strong = numero || glued;
        let plural_noun = counted_after(self.atoms, core.end, false)
            .is_some_and(|(key, after)| after == core.end + 1 && key != self.key(after - 1));
        if plural_noun && !strong {
            return None;
        }
        let mut quantity = self.plain(
            core.numeral.value,
            Decimal::ONE,
            QuantityKind::Label,
            Form::Digits,
            core.start,
            core.end,
        );
        if !numero {
            quantity.counts = Some(noun.key.clone());
        }
        found.push((core.start..core.end, quantity));
        Some(core.end)
    }

    /// Whether the number that ends before an atom is the first of a score: `beat Eastport 3-1`.
    fn begins_score(&self, end: usize) -> bool {
        let bound_by = |at: usize, kind| self.atoms.get(at).is_some_and(|atom| atom.kind == kind && !atom.spaced);
        self.key(end) == "-"
            && bound_by(end, AtomKind::Symbol)
            && bound_by(end + 1, AtomKind::Number)
            && pattern::said_before(self.atoms, end, 6, pattern::speaks_of_score)
    }
}

/// The value of a Roman number below forty.
fn roman(key: &str) -> Option<Decimal> {
    let tens = key.bytes().take_while(|&letter| letter == b'x').count();
    let ones = match key.get(tens..)? {
        "" => 0,
        "i" => 1,
        "ii" => 2,
        "iii" => 3,
        "iv" => 4,
        "v" => 5,
        "vi" => 6,
        "vii" => 7,
        "viii" => 8,
        "ix" => 9,
        _ => return None,
    };
    (tens <= 3 && !key.is_empty()).then(|| Decimal::from(10 * tens + ones))
}
