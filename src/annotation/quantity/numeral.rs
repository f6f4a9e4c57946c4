use rust_decimal::Decimal;

use super::{
    Form,
    literal::{literal, power_of_ten, step_of},
    vocabulary::{NumberWord, glued_scale, group, number_word},
};
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
        AtomKind::Word => in_words(atoms, at, language),
        AtomKind::Symbol => None,
    }
}

fn in_digits(atoms: &[Atom], at: usize, language: &str) -> Option<Numeral> {
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
        .and_then(|next| number_word(&next.key))
    {
        Some(NumberWord::Scale(exponent)) => scaled(numeral, exponent, scale_at - at),
        Some(NumberWord::Hundred) => scaled(numeral, 2, scale_at - at),
        Some(NumberWord::Group(size)) if !numeral.plain || numeral.value < Decimal::from(100) => {
            numeral.value *= Decimal::from(size);
            numeral.step = Decimal::ONE;
            numeral.end = scale_at + 1;
            numeral.plain = false;
            Some(numeral)
        }
        _ => Some(numeral),
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
        let slash = atoms
            .get(top + 1)
            .filter(|slash| slash.is_symbol("/") && !slash.spaced)?;
        let bottom = atoms
            .get(top + 2)
            .filter(|bottom| bottom.kind == AtomKind::Number && !bottom.spaced)?;
        let _ = slash;
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
    let next = atoms.get(numeral.end).filter(|next| next.kind == AtomKind::Number)?;
    let _ = next;
    let (value, step) = fraction(numeral.end)?;
    Some(Numeral {
        value: numeral.value + value,
        step,
        end: numeral.end + 3,
        plain: false,
        ..numeral.clone()
    })
}

fn skip_hyphen(atoms: &[Atom], at: usize) -> usize {
    match (atoms.get(at), atoms.get(at + 1)) {
        (Some(hyphen), Some(next)) if hyphen.is_symbol("-") && !hyphen.spaced && !next.spaced => at + 1,
        _ => at,
    }
}

fn word_at(atoms: &[Atom], at: usize) -> Option<NumberWord> {
    atoms
        .get(at)
        .filter(|atom| atom.kind == AtomKind::Word)
        .and_then(|atom| number_word(&atom.key))
}

fn in_words(atoms: &[Atom], at: usize, language: &str) -> Option<Numeral> {
    let first = &atoms[at];
    let article = matches!(first.key.as_str(), "a" | "an");
    let numeral = if article {
        let next = skip_hyphen(atoms, at + 1);
        article_number(atoms, next)?
    } else {
        compose(atoms, at)?
    };
    let _ = language;
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

/// `above` parts of `below`, and of a group or scale when one follows: “three quarters of a million”.
fn part(atoms: &[Atom], above: Decimal, below: u64, end: usize) -> Option<Numeral> {
    let value = above.checked_div(Decimal::from(below))?;
    let step = Decimal::ONE.checked_div(Decimal::from(below))?;
    let after = |offset: usize, key: &str| atoms.get(end + offset).is_some_and(|atom| atom.is_word(key));
    if after(0, "of")
        && after(1, "a")
        && let Some(NumberWord::Scale(exponent)) = word_at(atoms, end + 2)
    {
        let factor = power_of_ten(exponent)?;
        return Some(words(value * factor, step * factor, Shape::Cardinal, end + 3));
    }
    Some(words(value, step, Shape::Fraction, end))
}

/// “half”, “half a million”, “half a dozen”.
fn half(atoms: &[Atom], at: usize) -> Option<Numeral> {
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
                let after_hundreds = group % 100 == 0 && value > 0;
                let after_tens = group % 10 == 0 && group % 100 >= 20 && (1..10).contains(&value);
                if read > 0 && !after_hundreds && !after_tens {
                    break;
                }
                group += u64::from(value);
            }
            NumberWord::Tens(value) => {
                if group % 100 != 0 {
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
        numeral.value += fraction.0;
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
    let joins = (group % 10 == 0 && rank < 10) || (group % 100 == 0 && rank < 100);
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

/// “two and a half”, “two and a half million”, “a million and a half”.
fn with_half(atoms: &[Atom], numeral: Numeral) -> Option<Numeral> {
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
        value: numeral.value + part * unit,
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
fn noun_follows(atoms: &[Atom], at: usize) -> bool {
    let Some(next) = atoms.get(at) else { return false };
    if next.is_symbol("-") && !next.spaced {
        return true;
    }
    next.kind == AtomKind::Word && !super::counted::ends_phrase(&next.key) && !is_comparative(&next.key)
}

fn is_comparative(key: &str) -> bool {
    matches!(
        key,
        "more" | "less" | "fewer" | "larger" | "higher" | "lower" | "bigger" | "smaller" | "cheaper" | "faster"
    )
}
