//! Parts of a whole in words: “half a million”, “a third”, “two and a half”.

use rust_decimal::Decimal;

use super::{Numeral, Shape, scaled, skip_hyphen, word_at, words};
use crate::annotation::{
    atom::{Atom, AtomKind},
    quantity::{counted::ends_phrase, literal::power_of_ten, vocabulary::NumberWord},
};

/// `above` parts of `below`, and of a group or scale when one follows: “three quarters of a million”.
pub(super) fn part(atoms: &[Atom], above: Decimal, below: u64, end: usize) -> Option<Numeral> {
    let value = above.checked_div(Decimal::from(below))?;
    let step = Decimal::ONE.checked_div(Decimal::from(below))?;
    let after = |offset: usize, key: &str| atoms.get(end + offset).is_some_and(|atom| atom.is_word(key));
    if after(0, "of")
        && after(1, "a")
        && let Some(NumberWord::Scale(exponent)) = word_at(atoms, end + 2)
    {
        let factor = power_of_ten(exponent)?;
        return Some(words(
            value.checked_mul(factor)?,
            step.checked_mul(factor)?,
            Shape::Cardinal,
            end + 3,
        ));
    }
    Some(words(value, step, Shape::Fraction, end))
}

/// “half”, “half a million”, “half a dozen”.
pub(super) fn half(atoms: &[Atom], at: usize) -> Option<Numeral> {
    let half = Decimal::new(5, 1);
    let mut next = skip_hyphen(atoms, at + 1);
    if atoms
        .get(next)
        .is_some_and(|atom| atom.is_word("a") || atom.is_word("of"))
    {
        let of = atoms[next].is_word("of");
        next += 1;
        if of && atoms.get(next).is_some_and(|atom| atom.is_word("a")) {
            next += 1;
        }
    }
    match word_at(atoms, next) {
        Some(NumberWord::Scale(exponent)) => {
            let value = power_of_ten(exponent)? * half;
            Some(words(value, value, Shape::Cardinal, next + 1))
        }
        Some(NumberWord::Group(size)) => Some(words(
            Decimal::from(size) * half,
            Decimal::ONE,
            Shape::Cardinal,
            next + 1,
        )),
        _ => Some(words(half, half, Shape::Fraction, at + 1)),
    }
}

/// “two and a half”, “two and a half million”, “a million and a half”.
pub(super) fn with_half(atoms: &[Atom], numeral: Numeral) -> Option<Numeral> {
    let is = |offset: usize, key: &str| atoms.get(numeral.end + offset).is_some_and(|atom| atom.is_word(key));
    if numeral.shape != Shape::Cardinal || !(is(0, "and") && is(1, "a")) {
        return Some(numeral);
    }
    let part = match word_at(atoms, numeral.end + 2) {
        Some(NumberWord::Half) => Decimal::new(5, 1),
        Some(NumberWord::Quarter) => Decimal::new(25, 2),
        _ => return Some(numeral),
    };
    let unit = if numeral.value >= Decimal::ONE_THOUSAND {
        numeral.step
    } else {
        Decimal::ONE
    };
    let end = numeral.end + 3;
    let mut whole = Numeral {
        value: numeral.value.checked_add(part * unit)?,
        step: part * unit,
        end,
        ..numeral
    };
    if let Some(NumberWord::Scale(exponent)) = word_at(atoms, whole.end) {
        whole = scaled(whole, exponent, 1)?;
    }
    Some(whole)
}

/// Whether the next word looks like a noun that the number counts, as against the end of the phrase.
pub(super) fn noun_follows(atoms: &[Atom], at: usize) -> bool {
    let Some(next) = atoms.get(at) else { return false };
    if next.is_symbol("-") && !next.spaced {
        return true;
    }
    next.kind == AtomKind::Word && !ends_phrase(&next.key) && !is_comparative(&next.key)
}

fn is_comparative(key: &str) -> bool {
    matches!(
        key,
        "more" | "less" | "fewer" | "larger" | "higher" | "lower" | "bigger" | "smaller" | "cheaper" | "faster"
    )
}
