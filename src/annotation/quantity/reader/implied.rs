//! Quantities without a number of their own: “twice”, “in his fifties”, “a decade later”.

use rust_decimal::Decimal;

use super::{Found, Reader};
use crate::{
    annotation::{
        atom::{AtomKind, table_phrase_from},
        quantity::{
            Form, QuantityKind, unit,
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

    /// “a decade”, “an hour later”, “a year”: the article stands for one, when the words around make it a length.
    pub(super) fn bare_duration(&self, at: usize, found: &mut Vec<Found>) -> Option<usize> {
        if !matches!(self.key(at), "a" | "an") {
            return None;
        }
        let unit = unit::duration_unit(self.key(at + 1))?;
        // `A year and a half`.
        let halved = self.key(at + 2) == "and" && self.key(at + 3) == "a" && self.key(at + 4) == "half";
        let end = if halved { at + 5 } else { at + 2 };
        let role = self.time_role(end);
        let measured = halved
            || role.is_some()
            || matches!(
                self.before(at, 1),
                "for" | "in" | "within" | "over" | "than" | "nearly" | "almost" | "about" | "after" | "least"
            )
            || (self.before(at, 1) == "half" && unit != "second");
        if !measured || (unit == "second" && role.is_none() && !halved) {
            return None;
        }
        let kind = QuantityKind::Duration { unit };
        let (value, form) = if halved {
            (Decimal::new(15, 1), Form::Words)
        } else {
            (Decimal::ONE, Form::Article)
        };
        let mut quantity = self.plain(value, Decimal::ONE, kind, form, at, end);
        self.bind(&mut quantity, at);
        if let Some((role, after)) = role {
            quantity.role = Some(role);
            quantity.reach = quantity.reach.join(self.atoms[after - 1].span);
        }
        found.push((at..end, quantity));
        Some(end)
    }
}
