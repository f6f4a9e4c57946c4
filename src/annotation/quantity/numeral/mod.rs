//! Numbers in digits and in words, before anything is known of their unit.

mod digits;
mod parts;
mod spoken;

use rust_decimal::Decimal;

use self::{digits::in_digits, spoken::in_words};
use super::{Form, literal::power_of_ten, vocabulary::NumberWord};
use crate::annotation::atom::{Atom, AtomKind};

/// A number as it stands in the text, before anything is known of its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Numeral {
    pub(crate) value: Decimal,
    pub(crate) step: Decimal,
    pub(crate) shape: Shape,
    pub(crate) form: Form,
    /// One past its last atom.
    pub(crate) end: usize,
    /// The power of ten that a word or suffix multiplied by: a million in “2.3 million”, else 1.
    pub(crate) factor: Decimal,
    /// Digits alone, without separators, as years are written.
    pub(crate) plain: bool,
    /// The suffix `m` stands on it, for metres or for millions; it is not part of the value.
    pub(crate) letter_m: bool,
}

impl Numeral {
    /// The article that stands for one, as in “a year”.
    pub(crate) fn article(end: usize) -> Self {
        words(Decimal::ONE, Decimal::ONE, Shape::Cardinal, end)
    }
}

/// What sort of number it is by its own form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// How many.
    Cardinal,
    /// Which in order.
    Ordinal,
    /// What part.
    Fraction,
    /// A group named in the plural without its number: “dozens”, “thousands”.
    Vague,
}

/// Reads the number that begins at atom `at`, in digits or words.
pub(crate) fn numeral(atoms: &[Atom], at: usize, language: &str) -> Option<Numeral> {
    let atom = atoms.get(at)?;
    match atom.kind {
        AtomKind::Number => in_digits(atoms, at, language),
        AtomKind::Word => in_words(atoms, at),
        AtomKind::Symbol => None,
    }
}

/// The numeral with `atoms` more atoms, times a power of ten.
fn scaled(mut numeral: Numeral, exponent: u32, atoms: usize) -> Option<Numeral> {
    let factor = power_of_ten(exponent)?;
    numeral.value = numeral.value.checked_mul(factor)?;
    numeral.step = numeral.step.checked_mul(factor)?;
    numeral.factor = factor;
    numeral.end += atoms;
    numeral.plain = false;
    Some(numeral)
}

fn words(value: Decimal, step: Decimal, shape: Shape, end: usize) -> Numeral {
    Numeral {
        value,
        step,
        shape,
        form: Form::Words,
        end,
        factor: Decimal::ONE,
        plain: false,
        letter_m: false,
    }
}

fn word_at(atoms: &[Atom], at: usize) -> Option<NumberWord> {
    atoms.get(at)?.number_word
}

fn skip_hyphen(atoms: &[Atom], at: usize) -> usize {
    match (atoms.get(at), atoms.get(at + 1)) {
        (Some(hyphen), Some(next)) if hyphen.is_symbol("-") && !hyphen.spaced && !next.spaced => at + 1,
        _ => at,
    }
}
