use std::fmt::{self, Display, Formatter};

use rust_decimal::Decimal;

use super::{Bound, Quantity, QuantityKind};

impl Display for Quantity {
    /// The value and how it was read: `28 (cardinal, counts “point”)`, `€5,000,000 (money, EUR)`.
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str(&self.value_text())?;
        out.write_str(" (")?;
        match &self.kind {
            QuantityKind::Cardinal => out.write_str("cardinal")?,
            QuantityKind::Ordinal => out.write_str("ordinal")?,
            QuantityKind::Label => out.write_str("number of a thing")?,
            QuantityKind::Percent => out.write_str("percentage")?,
            QuantityKind::PercentagePoint => out.write_str("percentage points")?,
            QuantityKind::Fraction => out.write_str("share")?,
            QuantityKind::Multiplier => out.write_str("multiple")?,
            QuantityKind::Money { currency, .. } => write!(out, "money, {currency}")?,
            QuantityKind::Measure { dimension, .. } => out.write_str(dimension)?,
            QuantityKind::Duration { .. } => out.write_str("length of time")?,
            QuantityKind::Age => out.write_str("age")?,
            QuantityKind::Score => out.write_str("score or vote")?,
        }
        if let Some(counts) = &self.counts {
            write!(out, ", counts “{counts}”")?;
        }
        if let Some(role) = self.role {
            write!(out, ", {role}")?;
        }
        out.write_str(")")
    }
}

impl Quantity {
    /// The value with its unit and bound: `more than 5 km`, `9–4`, `50%`.
    pub fn value_text(&self) -> String {
        let low = grouped(self.low);
        let number = match &self.kind {
            QuantityKind::Score => format!("{low}–{}", grouped(self.high)),
            QuantityKind::Ordinal => ordinal_text(self.low),
            _ if self.is_single() => low,
            _ => format!("{low} to {}", grouped(self.high)),
        };
        let mut text = match self.bound {
            Bound::Exactly => String::new(),
            Bound::About => "about ".to_owned(),
            Bound::AtLeast => "at least ".to_owned(),
            Bound::MoreThan => "more than ".to_owned(),
            Bound::SlightlyMore => "just over ".to_owned(),
            Bound::AtMost => "at most ".to_owned(),
            Bound::LessThan => "less than ".to_owned(),
            Bound::SlightlyLess => "just under ".to_owned(),
        };
        match &self.kind {
            QuantityKind::Percent => text += &format!("{number}%"),
            QuantityKind::PercentagePoint => text += &format!("{number} percentage points"),
            QuantityKind::Multiplier => text += &format!("{number} times"),
            QuantityKind::Money { currency, .. } => match *currency {
                "USD" => text += &format!("${number}"),
                "EUR" => text += &format!("€{number}"),
                "GBP" => text += &format!("£{number}"),
                code => text += &format!("{code} {number}"),
            },
            QuantityKind::Measure { unit, .. } => {
                text += &format!(
                    "{number} {}",
                    unit_text(unit, self.low == self.high && self.low == Decimal::ONE)
                )
            }
            QuantityKind::Duration { unit } if self.is_single() && self.low == Decimal::ONE => {
                text += &format!("{number} {unit}");
            }
            QuantityKind::Duration { unit } => text += &format!("{number} {}", plural(unit)),
            _ => text += &number,
        }
        if let Some(per) = &self.per {
            text += &format!(" per {per}");
        }
        text
    }
}

/// `square-kilometre` as `square kilometres`, `mile-per-hour` as `miles per hour`.
fn unit_text(unit: &str, one: bool) -> String {
    let (noun, rate) = unit
        .split_once("-per-")
        .map_or((unit, None), |(noun, rate)| (noun, Some(rate)));
    let mut text = match noun {
        _ if one => noun.replace('-', " "),
        "foot" => "feet".to_owned(),
        "inch" => "inches".to_owned(),
        "degree-celsius" => "°C".to_owned(),
        "degree-fahrenheit" => "°F".to_owned(),
        "kelvin" | "hertz" | "horsepower" => noun.to_owned(),
        _ => format!("{}s", noun.replace('-', " ")),
    };
    if let Some(rate) = rate {
        text += " per ";
        text += &rate.replace('-', " ");
    }
    text
}

fn plural(unit: &str) -> String {
    match unit {
        "century" => "centuries".to_owned(),
        "millennium" => "millennia".to_owned(),
        _ => format!("{unit}s"),
    }
}

/// `21st`.
fn ordinal_text(value: Decimal) -> String {
    let text = grouped(value);
    let teen = text.ends_with("11") || text.ends_with("12") || text.ends_with("13");
    let ending = match text.as_bytes().last() {
        Some(b'1') if !teen => "st",
        Some(b'2') if !teen => "nd",
        Some(b'3') if !teen => "rd",
        _ => "th",
    };
    text + ending
}

/// The number with a comma before every three digits, four decimals at most.
pub(crate) fn grouped(value: Decimal) -> String {
    let text = value.round_dp(4).normalize().to_string();
    let (sign, rest) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, decimals) = rest
        .split_once('.')
        .map_or((rest, None), |(whole, decimals)| (whole, Some(decimals)));
    let mut grouped = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 && whole.len() > 3 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if let Some(decimals) = decimals {
        grouped.push('.');
        grouped.push_str(decimals);
    }
    grouped
}
