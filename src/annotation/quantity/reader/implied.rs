//! Quantities without a number of their own: “twice”, “in his fifties”, “a decade later”.

use rust_decimal::Decimal;

use super::{Core, Found, Reader};
use crate::{
    annotation::{
        atom::{AtomKind, table_phrase_from},
        quantity::{
            Form, Numeral, QuantityKind, Shape, numeral,
            unit::{self, Unit},
            vocabulary::{ages, multiple},
        },
    },
    lexicon,
};

impl Reader<'_> {
    /// “twice”, “doubled”, “threefold”.
    pub(super) fn multiple(&self, at: usize, found: &mut Vec<Found>) -> Option<usize> {
        let word = self.atoms.get(at).filter(|atom| atom.kind == AtomKind::Word)?;
        let (value, end) = table_phrase_from(self.atoms, at, 4, lexicon::NUMBER_WORD_PHRASES, multiple)?;
        let measured = match word.key.as_str() {
            // “double murder”, “a triple jump” are names of things.
            "double" | "triple" | "treble" | "quadruple" if end == at + 1 => {
                matches!(
                    self.key(at + 1),
                    "the" | "its" | "their" | "his" | "her" | "in" | "to" | "that" | "what"
                ) || matches!(
                    self.before(at, 1),
                    "than" | "nearly" | "almost" | "to" | "will" | "would" | "about"
                )
            }
            _ => true,
        };
        if !measured {
            return None;
        }
        let mut quantity = self.plain(value, Decimal::ONE, QuantityKind::Multiplier, Form::Words, at, end);
        self.bind(&mut quantity, at);
        quantity.per = self.rate(end).map(|(per, _)| per);
        found.push((at..end, quantity));
        Some(end)
    }

    /// “in his fifties”, “in her 50s”.
    pub(super) fn decade_of_life(&self, at: usize, found: &mut Vec<Found>) -> Option<usize> {
        // `The octogenarian`.
        if self.key(at).ends_with("enarian") {
            let (low, high) = ages(self.key(at))?;
            let mut quantity = self.plain(low.into(), Decimal::ONE, QuantityKind::Age, Form::Words, at, at + 1);
            quantity.high = high.into();
            found.push((at..at + 1, quantity));
            return Some(at + 1);
        }
        if !matches!(
            self.before(at, 1),
            "his" | "her" | "their" | "early" | "mid" | "late" | "-"
        ) {
            return None;
        }
        let decade = match self.atoms.get(at)?.kind {
            AtomKind::Number if self.key(at + 1) == "s" && !self.atoms[at + 1].spaced => self.key(at).parse().ok()?,
            AtomKind::Word if self.key(at).ends_with("ties") => ages(self.key(at))?.0,
            _ => return None,
        };
        let decade: u32 = decade;
        if !decade.is_multiple_of(10) || decade > 100 {
            return None;
        }
        let part = if self.before(at, 1) == "-" {
            self.before(at, 2)
        } else {
            self.before(at, 1)
        };
        let (from, to) = match part {
            "early" => (0, 3),
            "mid" => (4, 6),
            "late" => (7, 9),
            _ => (0, 9),
        };
        let end = if self.atoms[at].kind == AtomKind::Number {
            at + 2
        } else {
            at + 1
        };
        let low = Decimal::from(decade + from);
        let mut quantity = self.plain(low, Decimal::ONE, QuantityKind::Age, Form::Words, at, end);
        quantity.high = Decimal::from(decade + to);
        found.push((at..end, quantity));
        Some(end)
    }

    /// “every other day”, “every third week”: how many units lie between.
    pub(super) fn interval(&self, at: usize, found: &mut Vec<Found>) -> Option<usize> {
        if self.key(at) != "every" {
            return None;
        }
        let units = match self.key(at + 1) {
            "other" | "second" => Decimal::TWO,
            _ => {
                let rank = numeral(self.atoms, at + 1, self.language)?;
                (rank.shape == Shape::Ordinal && rank.end == at + 2).then_some(rank.value)?
            }
        };
        let unit = unit::duration_unit(self.key(at + 2))?;
        let kind = QuantityKind::Duration { unit };
        found.push((
            at + 1..at + 3,
            self.plain(units, Decimal::ONE, kind, Form::Words, at + 1, at + 3),
        ));
        Some(at + 3)
    }

    /// “a decade”, “an hour later”, “a year”: the article stands for one, when the words around make it a length.
    pub(super) fn bare_duration(&self, at: usize, found: &mut Vec<Found>) -> Option<usize> {
        if !matches!(self.key(at), "a" | "an") {
            return None;
        }
        let unit = unit::duration_unit(self.key(at + 1))?;
        let end = at + 2;
        let one = Core {
            start: at,
            end,
            numeral: Numeral::article(end),
            unit: Some(Unit::Duration(unit)),
        };
        if let Some(next) = self.compound(&one, found) {
            return Some(next);
        }
        let role = self.time_role(end);
        let measured = role.is_some()
            || matches!(
                self.before(at, 1),
                "for" | "in" | "within" | "over" | "than" | "nearly" | "almost" | "about" | "after" | "least"
            )
            || (self.before(at, 1) == "half" && unit != "second");
        if !measured || (unit == "second" && role.is_none()) {
            return None;
        }
        let kind = QuantityKind::Duration { unit };
        let mut quantity = self.plain(Decimal::ONE, Decimal::ONE, kind, Form::Article, at, end);
        self.bind(&mut quantity, at);
        if let Some((role, after)) = role {
            quantity.role = Some(role);
            quantity.reach = quantity.reach.join(self.atoms[after - 1].span);
        }
        found.push((at..end, quantity));
        Some(end)
    }
}
