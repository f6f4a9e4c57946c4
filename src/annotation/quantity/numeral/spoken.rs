//! Numbers written with words alone, put together as they are spoken.

use rust_decimal::Decimal;

use super::{
    Numeral, Shape,
    parts::{half, noun_follows, part, with_half},
    scaled, skip_hyphen, word_at, words,
};
use crate::annotation::{
    atom::Atom,
    quantity::{
        Form,
        literal::{power_of_ten, step_of},
        vocabulary::{NumberWord, group},
    },
};

pub(super) fn in_words(atoms: &[Atom], at: usize) -> Option<Numeral> {
    let first = &atoms[at];
    let article = matches!(first.key.as_str(), "a" | "an");
    // “Tens of thousands” is a number, tens alone are none.
    if !article && first.number_word.is_none() && first.key != "tens" {
        return None;
    }
    let numeral = if article {
        let next = skip_hyphen(atoms, at + 1);
        article_number(atoms, next)?
    } else {
        compose(atoms, at)?
    };
    with_half(atoms, numeral)
}

/// “a hundred”, “a dozen”, “a third”, “a quarter of a million”.
fn article_number(atoms: &[Atom], at: usize) -> Option<Numeral> {
    let counted = |offset: usize| atoms.get(at + offset).is_some_and(|atom| atom.is_word("of"));
    if let Some(size) = atoms.get(at).filter(|_| counted(1)).and_then(|atom| group(&atom.key)) {
        return Some(words(Decimal::from(size), Decimal::ONE, Shape::Cardinal, at + 1));
    }
    match word_at(atoms, at)? {
        NumberWord::Hundred | NumberWord::Scale(_) => {
            let mut numeral = compose(atoms, at)?;
            if numeral.form == Form::Words && numeral.shape == Shape::Cardinal {
                numeral.step = numeral.step.max(Decimal::ONE);
            }
            Some(numeral)
        }
        NumberWord::Group(size) => Some(words(Decimal::from(size), Decimal::ONE, Shape::Cardinal, at + 1)),
        NumberWord::Half => half(atoms, at),
        NumberWord::Quarter => part(atoms, Decimal::ONE, 4, at + 1),
        // “a third man” is a rank, “a third of” a share.
        NumberWord::Rank(rank) if rank >= 3 && !noun_follows(atoms, at + 1) => part(atoms, Decimal::ONE, rank, at + 1),
        _ => None,
    }
}

/// Number words from atom `at` on, put together as they are spoken.
fn compose(atoms: &[Atom], at: usize) -> Option<Numeral> {
    let mut total = Decimal::ZERO;
    let mut group: u64 = 0;
    let mut largest_scale = u32::MAX;
    let mut read = 0_usize;
    let mut position = at;
    let mut end = at;
    while let Some(word) = word_at(atoms, position) {
        match word {
            NumberWord::Small(value) => {
                let after_hundreds = group.is_multiple_of(100) && value > 0;
                let after_tens = group.is_multiple_of(10) && group % 100 >= 20 && (1..10).contains(&value);
                if read > 0 && !after_hundreds && !after_tens {
                    break;
                }
                group += u64::from(value);
            }
            NumberWord::Tens(value) => {
                if !group.is_multiple_of(100) {
                    // “nineteen eighty-four”
                    if total.is_zero() && (10..=20).contains(&group) {
                        return spoken_year(atoms, group, position);
                    }
                    break;
                }
                group += u64::from(value);
            }
            NumberWord::Hundred => {
                if group >= 100 || (group == 0 && read > 0) {
                    break;
                }
                group = group.max(1) * 100;
            }
            NumberWord::Scale(exponent) => {
                if exponent >= largest_scale || (group == 0 && read > 0) {
                    break;
                }
                largest_scale = exponent;
                total = total.checked_add(Decimal::from(group.max(1)).checked_mul(power_of_ten(exponent)?)?)?;
                group = 0;
            }
            NumberWord::Group(size) => {
                if read == 0 {
                    // “dozen” alone follows an article or a number.
                    return None;
                }
                let value = total
                    .checked_add(Decimal::from(group))?
                    .checked_mul(Decimal::from(size))?;
                return Some(words(value, Decimal::ONE, Shape::Cardinal, position + 1));
            }
            NumberWord::Rank(rank) => return ranked(atoms, total, group, rank, read, position),
            NumberWord::Parts(below) if read > 0 => {
                return part(atoms, total + Decimal::from(group), below, position + 1);
            }
            NumberWord::Quarters if read > 0 && group == 3 && total.is_zero() => {
                return part(atoms, Decimal::from(3), 4, position + 1);
            }
            NumberWord::Quarter if read > 0 && group <= 1 && total.is_zero() => {
                return part(atoms, Decimal::ONE, 4, position + 1);
            }
            NumberWord::Half if read == 0 => return half(atoms, position),
            NumberWord::Half if group == 1 && total.is_zero() => return half(atoms, position),
            _ => break,
        }
        read += 1;
        end = position + 1;
        position = continuation(atoms, end, word);
    }
    if read == 0 {
        return plural_group(atoms, at);
    }
    let value = total.checked_add(Decimal::from(group))?;
    let mut numeral = words(value, step_of(value), Shape::Cardinal, end);
    if largest_scale != u32::MAX && group == 0 {
        numeral.factor = power_of_ten(largest_scale)?;
    }
    if let Some(fraction) = spoken_decimals(atoms, end) {
        numeral.value = numeral.value.checked_add(fraction.0)?;
        numeral.step = fraction.1;
        numeral.end = fraction.2;
        if let Some(NumberWord::Scale(exponent)) = word_at(atoms, numeral.end) {
            return scaled(numeral, exponent, 1);
        }
    }
    Some(numeral)
}

/// Where the next word of a number would stand: after a hyphen inside tens, after “and” past a hundred.
fn continuation(atoms: &[Atom], end: usize, last: NumberWord) -> usize {
    let hyphen = skip_hyphen(atoms, end);
    if hyphen != end {
        return hyphen;
    }
    let opens = matches!(last, NumberWord::Hundred | NumberWord::Scale(_));
    if !opens || !atoms.get(end).is_some_and(|atom| atom.is_word("and")) {
        return end;
    }
    let small = matches!(
        word_at(atoms, end + 1),
        Some(NumberWord::Small(_) | NumberWord::Tens(_) | NumberWord::Rank(_))
    );
    // “between two hundred and three hundred” names two numbers.
    let mut after = skip_hyphen(atoms, end + 2);
    if matches!(word_at(atoms, after), Some(NumberWord::Small(_))) {
        after += 1;
    }
    let starts_another = matches!(word_at(atoms, after), Some(NumberWord::Hundred | NumberWord::Scale(_)));
    if small && !starts_another { end + 1 } else { end }
}

/// A rank that ends a number (“twenty-first”), or the parts a fraction is counted in (“one third”).
fn ranked(atoms: &[Atom], total: Decimal, group: u64, rank: u64, read: usize, at: usize) -> Option<Numeral> {
    let above = total.checked_add(Decimal::from(group))?;
    if read == 0 {
        return Some(words(Decimal::from(rank), Decimal::ONE, Shape::Ordinal, at + 1));
    }
    if rank == 100 || rank == 1000 {
        let value = above.checked_mul(Decimal::from(rank))?;
        return Some(words(value, Decimal::ONE, Shape::Ordinal, at + 1));
    }
    let joins = (group.is_multiple_of(10) && rank < 10) || (group.is_multiple_of(100) && rank < 100);
    if joins && above >= Decimal::from(20) {
        return Some(words(above + Decimal::from(rank), Decimal::ONE, Shape::Ordinal, at + 1));
    }
    if above == Decimal::ONE && rank >= 3 && !noun_follows(atoms, at + 1) {
        return part(atoms, Decimal::ONE, rank, at + 1);
    }
    // “one second”: the rank is the unit's business.
    let value = above;
    Some(words(
        value,
        step_of(value),
        Shape::Cardinal,
        at - usize::from(atoms[at - 1].is_symbol("-")),
    ))
}

/// “nineteen eighty-four”, “twenty twenty”.
fn spoken_year(atoms: &[Atom], century: u64, at: usize) -> Option<Numeral> {
    let Some(NumberWord::Tens(tens)) = word_at(atoms, at) else {
        return None;
    };
    let mut value = century * 100 + u64::from(tens);
    let mut end = at + 1;
    let unit = skip_hyphen(atoms, end);
    if let Some(NumberWord::Small(digit @ 1..=9)) = word_at(atoms, unit) {
        value += u64::from(digit);
        end = unit + 1;
    }
    Some(Numeral {
        plain: true,
        ..words(Decimal::from(value), Decimal::ONE, Shape::Cardinal, end)
    })
}

/// “point five”.
fn spoken_decimals(atoms: &[Atom], at: usize) -> Option<(Decimal, Decimal, usize)> {
    if !atoms.get(at)?.is_word("point") {
        return None;
    }
    let mut digits = 0_i64;
    let mut count = 0_u32;
    while let Some(NumberWord::Small(digit @ 0..=9)) = word_at(atoms, at + 1 + count as usize) {
        if count == 9 {
            break;
        }
        digits = digits * 10 + i64::from(digit);
        count += 1;
    }
    (count > 0).then(|| {
        (
            Decimal::new(digits, count),
            Decimal::new(1, count),
            at + 1 + count as usize,
        )
    })
}

/// “dozens”, “hundreds”, “tens of thousands”.
fn plural_group(atoms: &[Atom], at: usize) -> Option<Numeral> {
    let size = |at: usize| match word_at(atoms, at) {
        Some(NumberWord::Many(size)) => Some(Decimal::from(size)),
        _ => None,
    };
    let of = |at: usize| atoms.get(at).is_some_and(|atom| atom.is_word("of"));
    let tens = atoms.get(at).is_some_and(|atom| atom.is_word("tens")) && of(at + 1) && size(at + 2).is_some();
    let mut value = if tens { Decimal::TEN } else { size(at)? };
    let mut end = at + 1;
    if of(end)
        && let Some(factor) = size(end + 1)
    {
        value = value.checked_mul(factor)?;
        end += 2;
    }
    Some(words(value, value, Shape::Vague, end))
}
