//! Numbers written with digits, with the scale or fraction that follows them.

use rust_decimal::Decimal;

use super::{Numeral, Shape, scaled, skip_hyphen};
use crate::annotation::{
    atom::{Atom, AtomKind},
    quantity::{
        Form,
        literal::literal,
        vocabulary::{NumberWord, glued_scale},
    },
};

pub(super) fn in_digits(atoms: &[Atom], at: usize, language: &str) -> Option<Numeral> {
    let read = literal(&atoms[at].key, language)?;
    let mut numeral = Numeral {
        value: read.value,
        step: read.step,
        shape: Shape::Cardinal,
        form: Form::Digits,
        end: at + 1,
        factor: Decimal::ONE,
        plain: read.plain,
        letter_m: false,
    };
    if let Some(next) = atoms
        .get(at + 1)
        .filter(|next| !next.spaced && next.kind == AtomKind::Word)
    {
        match next.key.as_str() {
            "st" | "nd" | "rd" | "th" | "º" | "ª" | "er" | "ère" | "ème" | "e" => {
                numeral.shape = Shape::Ordinal;
                numeral.end += 1;
                numeral.plain = false;
                return Some(numeral);
            }
            "m" => {
                numeral.letter_m = true;
                numeral.end += 1;
                numeral.plain = false;
                return Some(numeral);
            }
            suffix => {
                if let Some(exponent) = glued_scale(suffix) {
                    return scaled(numeral, exponent, 1);
                }
            }
        }
    }
    if let Some(fraction) = slash_fraction(atoms, &numeral) {
        return Some(fraction);
    }
    numeral = times_power(atoms, numeral, language);
    // “1.5 million”, “2.3-million”, “600 thousand”, “three and a half million” comes from words.
    let scale_at = skip_hyphen(atoms, numeral.end);
    match atoms
        .get(scale_at)
        .filter(|next| next.kind == AtomKind::Word)
        .and_then(|next| next.number_word)
    {
        Some(NumberWord::Scale(exponent)) => scaled(numeral, exponent, scale_at - at),
        Some(NumberWord::Hundred) => scaled(numeral, 2, scale_at - at),
        Some(NumberWord::Group(size)) if !numeral.plain || numeral.value < Decimal::from(100) => {
            numeral.value = numeral.value.checked_mul(Decimal::from(size))?;
            numeral.step = Decimal::ONE;
            numeral.end = scale_at + 1;
            numeral.plain = false;
            Some(numeral)
        }
        _ => Some(numeral),
    }
}

/// “3 × 10⁸”.
fn times_power(atoms: &[Atom], numeral: Numeral, language: &str) -> Numeral {
    let (Some(sign), Some(power)) = (atoms.get(numeral.end), atoms.get(numeral.end + 1)) else {
        return numeral;
    };
    if !(sign.is_symbol("×") || sign.is_symbol("·")) || power.kind != AtomKind::Number || !power.key.starts_with("10")
    {
        return numeral;
    }
    let Some(factor) = literal(&power.key, language)
        .filter(|read| !read.plain)
        .map(|read| read.value)
    else {
        return numeral;
    };
    match (numeral.value.checked_mul(factor), numeral.step.checked_mul(factor)) {
        (Some(value), Some(step)) => Numeral {
            value,
            step,
            end: numeral.end + 2,
            plain: false,
            ..numeral
        },
        _ => numeral,
    }
}

/// “3/4” and “1 1/2”; the denominator is small, so that dates and references stay out.
fn slash_fraction(atoms: &[Atom], numeral: &Numeral) -> Option<Numeral> {
    if !numeral.plain {
        return None;
    }
    let fraction = |top: usize| -> Option<(Decimal, Decimal)> {
        atoms
            .get(top + 1)
            .filter(|slash| slash.is_symbol("/") && !slash.spaced)?;
        let bottom = atoms
            .get(top + 2)
            .filter(|bottom| bottom.kind == AtomKind::Number && !bottom.spaced)?;
        if atoms
            .get(top + 3)
            .is_some_and(|after| after.is_symbol("/") && !after.spaced)
        {
            return None;
        }
        let (above, below): (u32, u32) = (atoms[top].key.parse().ok()?, bottom.key.parse().ok()?);
        let common = matches!(below, 2 | 3 | 4 | 5 | 6 | 8 | 10 | 16 | 100) && above > 0 && above < below;
        common.then(|| {
            (
                Decimal::from(above) / Decimal::from(below),
                Decimal::ONE / Decimal::from(below),
            )
        })
    };
    let at = numeral.end - 1;
    if let Some((value, step)) = fraction(at) {
        return Some(Numeral {
            value,
            step,
            shape: Shape::Fraction,
            end: at + 3,
            plain: false,
            ..numeral.clone()
        });
    }
    atoms.get(numeral.end).filter(|next| next.kind == AtomKind::Number)?;
    let (value, step) = fraction(numeral.end)?;
    Some(Numeral {
        value: numeral.value.checked_add(value)?,
        step,
        end: numeral.end + 3,
        plain: false,
        ..numeral.clone()
    })
}
