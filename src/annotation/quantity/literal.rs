use rust_decimal::Decimal;

use crate::annotation::atom::{superscript, vulgar_fraction};

/// The value of a number written in digits, and the place value of its last stated digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Literal {
    pub(crate) value: Decimal,
    pub(crate) step: Decimal,
    /// Whether it is digits alone, as years are written.
    pub(crate) plain: bool,
}

/// Reads digits with separators, a vulgar fraction and superscripts, by the habits of the language.
pub(crate) fn literal(text: &str, language: &str) -> Option<Literal> {
    let digits_end = text
        .find(|character| superscript(character).is_some() || vulgar_fraction(character).is_some())
        .unwrap_or(text.len());
    let (digits, tail) = text.split_at(digits_end);
    let mut read = if digits.is_empty() {
        Literal {
            value: Decimal::ZERO,
            step: Decimal::ONE,
            plain: false,
        }
    } else {
        separated(digits, language)?
    };
    let mut exponent: Option<u32> = None;
    for character in tail.chars() {
        if let Some((numerator, denominator)) = vulgar_fraction(character) {
            read.value = read
                .value
                .checked_add(Decimal::from(numerator) / Decimal::from(denominator))?;
            read.step = Decimal::ONE / Decimal::from(denominator);
        } else if let Some(digit) = superscript(character) {
            exponent = Some(exponent.unwrap_or(0).saturating_mul(10).saturating_add(digit));
        }
        read.plain = false;
    }
    // A power is written with base ten; a superscript on any other number points to a note.
    if let Some(exponent) = exponent
        && read.value == Decimal::TEN
    {
        read.value = power_of_ten(exponent)?;
        read.step = read.value;
    }
    Some(read)
}

/// Ten to a power, as long as it fits.
pub(crate) fn power_of_ten(exponent: u32) -> Option<Decimal> {
    (exponent <= 27).then(|| Decimal::from_i128_with_scale(10_i128.pow(exponent), 0))
}

/// The place value of the last digit that is not a trailing zero.
pub(crate) fn step_of(value: Decimal) -> Decimal {
    let value = value.abs().normalize();
    if value.is_zero() {
        return Decimal::ONE;
    }
    if value.scale() > 0 {
        return Decimal::new(1, value.scale());
    }
    let mut mantissa = value.mantissa();
    let mut step: i128 = 1;
    while mantissa % 10 == 0 && mantissa > 0 {
        mantissa /= 10;
        step *= 10;
    }
    Decimal::from_i128_with_scale(step, 0)
}

fn separated(text: &str, language: &str) -> Option<Literal> {
    let decimal_mark = decimal_mark(text, language);
    let mut plain = String::with_capacity(text.len());
    let mut decimals: Option<u32> = None;
    for (at, character) in text.char_indices() {
        if character.is_ascii_digit() {
            plain.push(character);
            decimals = decimals.map(|count| count + 1);
        } else if Some(at) == decimal_mark {
            plain.push('.');
            decimals = Some(0);
        }
    }
    let value: Decimal = plain.parse().ok()?;
    let step = match decimals {
        Some(count) if count > 0 => Decimal::new(1, count.min(27)),
        _ => step_of(value),
    };
    Some(Literal {
        value,
        step,
        plain: plain.len() == text.len() && decimals.is_none(),
    })
}

/// Where the decimal mark stands, if there is one.
fn decimal_mark(text: &str, language: &str) -> Option<usize> {
    let last = text.rfind(['.', ','])?;
    let mark = text[last..].chars().next()?;
    let other = if mark == '.' { ',' } else { '.' };
    let repeated = text.matches(mark).count() > 1;
    if repeated {
        return None;
    }
    if text.contains(other) {
        return Some(last);
    }
    let groups_thousands = text.len() - last - 1 == 3 && (1..=3).contains(&last) && !text.starts_with('0');
    let language_mark = if comma_is_decimal(language) { ',' } else { '.' };
    // `1.200` in German and `1,200` in English are whole numbers; `1.25` is a decimal in either.
    if groups_thousands && mark != language_mark {
        None
    } else {
        Some(last)
    }
}

/// Whether the language writes 1.5 as `1,5`.
fn comma_is_decimal(language: &str) -> bool {
    matches!(
        language,
        "de" | "fr"
            | "es"
            | "it"
            | "pt"
            | "nl"
            | "da"
            | "sv"
            | "nb"
            | "nn"
            | "no"
            | "fi"
            | "is"
            | "pl"
            | "cs"
            | "sk"
            | "hu"
            | "ro"
            | "bg"
            | "ru"
            | "uk"
            | "be"
            | "sr"
            | "hr"
            | "bs"
            | "sl"
            | "mk"
            | "sq"
            | "el"
            | "tr"
            | "lt"
            | "lv"
            | "et"
            | "ca"
            | "gl"
            | "eu"
            | "id"
            | "vi"
            | "af"
            | "ka"
            | "hy"
            | "az"
            | "kk"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, language: &str) -> String {
        literal(text, language).map_or_else(|| "none".into(), |read| read.value.normalize().to_string())
    }

    #[test]
    fn separators_follow_the_language() {
        for (text, language, value) in [
            ("4,500", "en", "4500"),
            ("4.500", "en", "4.5"),
            ("4.500", "de", "4500"),
            ("4,5", "de", "4.5"),
            ("4,5", "en", "4.5"),
            ("1,234,567.89", "en", "1234567.89"),
            ("1.234.567,89", "es", "1234567.89"),
            ("12,34,567", "en", "1234567"),
            ("4 500", "fr", "4500"),
            ("0.125", "en", "0.125"),
            ("0,125", "en", "0.125"),
            ("3½", "en", "3.5"),
            ("½", "en", "0.5"),
        ] {
            assert_eq!(read(text, language), value, "{text} in {language}");
        }
    }

    #[test]
    fn a_superscript_is_no_digit() {
        assert_eq!(read("10²", "en"), "100");
        assert_eq!(read("47²", "en"), "47");
    }

    #[test]
    fn the_step_is_the_last_stated_place() {
        for (text, step) in [
            ("4,500", "100"),
            ("412", "1"),
            ("4.5", "0.1"),
            ("4.50", "0.01"),
            ("2000", "1000"),
        ] {
            assert_eq!(
                literal(text, "en")
                    .map(|read| read.step.normalize().to_string())
                    .as_deref(),
                Some(step)
            );
        }
    }
}
