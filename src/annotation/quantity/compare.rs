use rust_decimal::Decimal;

use super::{Bound, Quantity, QuantityKind, unit};

/// How two quantities stand to each other, nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, strum::Display)]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum QuantityRelation {
    /// Same value, unit and bound.
    Same,
    /// The same value by another name: half and 50 %, 48 hours and two days, a decade and ten years.
    SameValue,
    /// The same within what was stated: 100 miles and 160 km, “nearly 100” and “about 100”.
    Compatible,
    /// The two numbers of a score or vote in the other order, as “won 2–1” and “lost 1–2” have them.
    Reversed,
    /// One says less exactly what the other says: “more than 200” for 230, 4,500 for 4,512.
    LessExact,
    /// The number is the same, and one side only says that it is an estimate or a bound: “at least 20” and “20”.
    BoundDropped,
    /// The number is the same, and its bounds point to different sides: “more than 5” and “less than 5”.
    BoundReversed,
    /// The value is the same, and its part in the change is not: “from 4” and “to 4”.
    DifferentRole,
    /// The same number of something else: £5 and $5, 5 km and 5 miles, 5 % and five percentage points.
    DifferentUnit,
    /// Another number of the same thing.
    DifferentValue,
    /// Two numbers that do not measure the same kind of thing.
    DifferentKind,
}

impl QuantityRelation {
    /// Whether a reader takes the same fact from both.
    pub const fn agrees(self) -> bool {
        matches!(self, Self::Same | Self::SameValue | Self::Compatible | Self::Reversed)
    }
}

impl Quantity {
    /// Compares two quantities; the result is the same with the sides exchanged.
    pub fn compare(&self, other: &Self) -> QuantityRelation {
        let direct = self.compare_reading(other);
        let left = self.other_reading.iter().map(|reading| reading.compare_reading(other));
        let right = other.other_reading.iter().map(|reading| self.compare_reading(reading));
        left.chain(right).fold(direct, Ord::min)
    }

    fn compare_reading(&self, other: &Self) -> QuantityRelation {
        use QuantityRelation::*;
        if self.is_bounded_by_next(other) || other.is_bounded_by_next(self) {
            return SameValue;
        }
        let Some((left, right, relation)) = self.on_one_scale(other) else {
            return if self.low == other.low && self.high == other.high {
                self.same_number(other)
            } else {
                DifferentKind
            };
        };
        if relation == Scale::Apart {
            return if (self.low, self.high) == (other.low, other.high) {
                DifferentUnit
            } else {
                DifferentValue
            };
        }
        let equal = left.low == right.low && left.high == right.high;
        let reversed = self.kind == QuantityKind::Score && left.low == right.high && left.high == right.low;
        let near = relation == Scale::Converted && left.near(&right);
        if reversed && !equal {
            return Reversed;
        }
        if equal || near {
            return self.judge_same_value(
                other,
                if equal && relation == Scale::Same {
                    Same
                } else if equal {
                    SameValue
                } else {
                    Compatible
                },
            );
        }
        let open =
            (self.is_loose() || other.is_loose()) && (self.bound != other.bound || self.is_loose() != other.is_loose());
        if open && left.implied(self.bound).overlaps(&right.implied(other.bound)) {
            return LessExact;
        }
        if left.rounds_to(&right) || right.rounds_to(&left) {
            return LessExact;
        }
        if relation == Scale::Converted && (self.low, self.high) == (other.low, other.high) {
            return DifferentUnit;
        }
        DifferentValue
    }

    /// Whether it is bounded by the whole number next to the one that bounds the other: “under 18” and “17 or younger”.
    fn is_bounded_by_next(&self, other: &Self) -> bool {
        let counts = |quantity: &Self| {
            matches!(quantity.kind, QuantityKind::Cardinal | QuantityKind::Age) && quantity.is_single()
        };
        let next = match (self.bound, other.bound) {
            (Bound::LessThan, Bound::AtMost) => self.low.checked_sub(Decimal::ONE),
            (Bound::MoreThan, Bound::AtLeast) => self.low.checked_add(Decimal::ONE),
            _ => None,
        };
        next == Some(other.low) && other.low.is_integer() && counts(self) && counts(other)
    }

    /// Whether it may be an age that is not called one: the 18 of “drivers under 18”.
    fn may_be_age(&self) -> bool {
        self.kind == QuantityKind::Cardinal && self.counts.is_none() && self.bound != Bound::Exactly
    }

    /// The same number with kinds that do not compare: 5 % and £5 differ, “article 5” and “the fifth article” do not.
    fn same_number(&self, other: &Self) -> QuantityRelation {
        let unit = |quantity: &Self| {
            matches!(
                quantity.kind,
                QuantityKind::Money { .. }
                    | QuantityKind::Measure { .. }
                    | QuantityKind::Percent
                    | QuantityKind::PercentagePoint
                    | QuantityKind::Duration { .. }
            )
        };
        if unit(self) && unit(other) {
            return QuantityRelation::DifferentUnit;
        }
        if unit(self) || unit(other) {
            // A bare number may have left its unit to the context; one that counts something has not.
            let bare = if unit(self) { other } else { self };
            return if bare.counts.is_none() {
                QuantityRelation::SameValue
            } else {
                QuantityRelation::DifferentKind
            };
        }
        // `Seven games` is not `the seventh`, though `article 7` is `the seventh article`.
        let ranks = |one: &Self, two: &Self| {
            one.kind == QuantityKind::Ordinal && two.kind == QuantityKind::Cardinal && two.counts.is_some()
        };
        if (ranks(self, other) || ranks(other, self)) && self.counts != other.counts {
            return QuantityRelation::DifferentKind;
        }
        self.judge_same_value(other, QuantityRelation::SameValue)
    }

    fn judge_same_value(&self, other: &Self, same: QuantityRelation) -> QuantityRelation {
        use QuantityRelation::*;
        if let (Some(role), Some(other_role)) = (self.role, other.role)
            && role.contradicts(other_role)
        {
            return DifferentRole;
        }
        let side = |bound: Bound| match bound {
            Bound::AtLeast | Bound::MoreThan | Bound::SlightlyMore => 1,
            Bound::AtMost | Bound::LessThan | Bound::SlightlyLess => -1,
            Bound::Exactly | Bound::About => 0,
        };
        let near = |bound: Bound, other: Bound| {
            matches!(
                (bound, other),
                (Bound::About, Bound::SlightlyLess | Bound::SlightlyMore)
                    | (Bound::SlightlyLess | Bound::SlightlyMore, Bound::About)
            )
        };
        let (bound, other_bound) = (self.bound, other.bound);
        // A converted value is an estimate by nature: `about 19 miles` for 30 kilometres.
        let estimate = |bound: Bound| side(bound) == 0 || matches!(bound, Bound::SlightlyLess | Bound::SlightlyMore);
        if bound == other_bound || (same == Compatible && estimate(bound) && estimate(other_bound)) {
            same
        } else if side(bound) * side(other_bound) < 0 {
            BoundReversed
        } else if side(bound) == side(other_bound) && side(bound) != 0 || near(bound, other_bound) {
            Compatible
        } else {
            BoundDropped
        }
    }

    /// Both values on one scale, and how they got there; `None` when no scale holds both.
    fn on_one_scale(&self, other: &Self) -> Option<(Extent, Extent, Scale)> {
        let (left, right) = (Extent::of(self), Extent::of(other));
        let apart = Some((left, right, Scale::Apart));
        match (self.family(), other.family()) {
            (Family::Money(currency, open), Family::Money(other_currency, other_open)) => {
                let same =
                    currency == other_currency || ((open || other_open) && share_a_name(currency, other_currency));
                Some((left, right, if same { Scale::Same } else { Scale::Apart }))
            }
            (Family::Measure(dimension), Family::Measure(other_dimension)) if dimension != other_dimension => apart,
            (Family::Share, Family::Points) | (Family::Points, Family::Share) => apart,
            _ if self.kind == QuantityKind::Age && other.may_be_age()
                || other.kind == QuantityKind::Age && self.may_be_age() =>
            {
                Some((left, right, Scale::Same))
            }
            (family, other_family) if family != other_family => None,
            _ if self.kind == other.kind => Some((left, right, Scale::Same)),
            _ => match (self.conversion(), other.conversion()) {
                (Some(factor), Some(other_factor)) => Some((
                    left.converted(factor)?,
                    right.converted(other_factor)?,
                    Scale::Converted,
                )),
                _ => apart,
            },
        }
    }

    fn family(&self) -> Family<'_> {
        match &self.kind {
            QuantityKind::Cardinal => Family::Count,
            QuantityKind::Ordinal => Family::Rank,
            QuantityKind::Label => Family::Label,
            QuantityKind::Percent | QuantityKind::Fraction => Family::Share,
            QuantityKind::PercentagePoint => Family::Points,
            QuantityKind::Multiplier => Family::Multiple,
            QuantityKind::Money { currency, ambiguous } => Family::Money(currency, *ambiguous),
            QuantityKind::Measure { dimension, .. } => Family::Measure(dimension),
            QuantityKind::Duration { .. } | QuantityKind::Age => Family::Time,
            QuantityKind::Score => Family::Score,
        }
    }

    /// What takes the value to the base unit of its family: a factor, and what is added after it.
    pub(crate) fn conversion(&self) -> Option<(Decimal, Decimal)> {
        let factor = match &self.kind {
            QuantityKind::Fraction => Decimal::ONE_HUNDRED,
            QuantityKind::Duration { unit } => unit::seconds(unit)?,
            QuantityKind::Age => unit::seconds("year")?,
            QuantityKind::Measure { factor, offset, .. } => return Some((*factor, *offset)),
            _ => Decimal::ONE,
        };
        Some((factor, Decimal::ZERO))
    }

    /// The lower end in the base unit of its family, if it has other units beside its own.
    pub(in crate::annotation) fn in_base_unit(&self) -> Option<Decimal> {
        let convertible = matches!(
            self.kind,
            QuantityKind::Percent
                | QuantityKind::Fraction
                | QuantityKind::Measure { .. }
                | QuantityKind::Duration { .. }
                | QuantityKind::Age
        );
        let (factor, offset) = self.conversion().filter(|_| convertible)?;
        self.low.checked_mul(factor)?.checked_add(offset)
    }

    /// Whether it leaves open what the exact value is.
    fn is_loose(&self) -> bool {
        self.bound != Bound::Exactly || (!self.is_single() && self.kind != QuantityKind::Score)
    }
}

impl super::Role {
    /// Whether the two cannot be said of the same number.
    const fn contradicts(self, other: Self) -> bool {
        use super::Role::*;
        matches!(
            (self, other),
            (From, To | By) | (To, From | By) | (By, From | To) | (Before | Ago, After) | (After, Before | Ago)
        )
    }
}

/// What can be put on one scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family<'a> {
    Count,
    Rank,
    Label,
    Share,
    Points,
    Multiple,
    Money(&'a str, bool),
    Measure(&'a str),
    Time,
    Score,
}

/// Whether two currencies go by one name in their own countries: “dollars”, “crowns”.
fn share_a_name(currency: &str, other: &str) -> bool {
    const NAMES: &[&[&str]] = &[
        &[
            "USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "JMD", "BBD", "TTD", "FJD", "NAD", "LRD",
        ],
        &["SEK", "NOK", "DKK", "ISK", "CZK"],
        &["CHF", "XOF", "XAF", "RWF", "BIF", "DJF", "GNF", "CDF"],
        &["MXN", "ARS", "CLP", "COP", "PHP", "UYU", "DOP", "CUP"],
        &["GBP", "EGP", "LBP", "SYP", "SDG", "SSP"],
        &["INR", "PKR", "LKR", "NPR", "MUR", "SCR"],
        &["KWD", "IQD", "JOD", "BHD", "TND", "DZD", "LYD", "RSD"],
        &["IRR", "OMR", "QAR", "SAR", "YER"],
        &["KES", "UGX", "TZS", "SOS"],
        &["TRY", "LBP", "SYP"],
        &["RON", "MDL"],
        &["JPY", "CNY"],
    ];
    NAMES
        .iter()
        .any(|name| name.contains(&currency) && name.contains(&other))
}

/// How two values came to one scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scale {
    /// They were stated on it.
    Same,
    /// By conversion of units.
    Converted,
    /// They did not: other currency, other dimension.
    Apart,
}

/// A value or range with the step in which it was stated, on some scale.
#[derive(Debug, Clone, Copy)]
struct Extent {
    low: Decimal,
    high: Decimal,
    step: Decimal,
}

impl Extent {
    fn of(quantity: &Quantity) -> Self {
        Self {
            low: quantity.low,
            high: quantity.high,
            step: quantity.step,
        }
    }

    fn converted(self, (factor, offset): (Decimal, Decimal)) -> Option<Self> {
        Some(Self {
            low: self.low.checked_mul(factor)?.checked_add(offset)?,
            high: self.high.checked_mul(factor)?.checked_add(offset)?,
            step: self.step.checked_mul(factor)?.abs(),
        })
    }

    /// Whether two converted values are the same within what was stated: half a step of the coarser, and eight in a
    /// hundred at most, so that “5 km” never passes for “5 miles” nor “100 yards” for “100 metres”.
    fn near(&self, other: &Self) -> bool {
        let close = |left: Decimal, right: Decimal| {
            let difference = left.saturating_sub(right).abs();
            let size = left.abs().max(right.abs());
            let half_step = self.step.max(other.step) / Decimal::TWO;
            difference <= half_step.min(size * Decimal::new(85, 3)).max(size * Decimal::new(6, 3))
        };
        close(self.low, other.low) && close(self.high, other.high)
    }

    /// Whether `other` is this value rounded: fewer stated digits, within one in a hundred.
    fn rounds_to(&self, other: &Self) -> bool {
        if self.low != self.high || other.low != other.high || other.step <= self.step {
            return false;
        }
        let difference = self.low.saturating_sub(other.low).abs();
        difference.saturating_mul(Decimal::TWO) <= other.step
            && difference.saturating_mul(Decimal::ONE_HUNDRED) <= self.low.abs()
    }

    /// The values the wording leaves open.
    fn implied(&self, bound: Bound) -> Self {
        let step = self
            .step
            .min((self.high.abs() * Decimal::new(25, 2)).max(Decimal::new(1, 6)));
        let (below, above) = match bound {
            Bound::Exactly => (Decimal::ZERO, Decimal::ZERO),
            Bound::About => {
                let half = (self.step / Decimal::TWO).min(self.high.abs() * Decimal::new(1, 1));
                (half, half)
            }
            Bound::AtLeast | Bound::MoreThan | Bound::SlightlyMore => (Decimal::ZERO, step * Decimal::new(99, 2)),
            Bound::AtMost | Bound::LessThan | Bound::SlightlyLess => (step * Decimal::new(99, 2), Decimal::ZERO),
        };
        Self {
            low: self.low.saturating_sub(below),
            high: self.high.saturating_add(above),
            step: self.step,
        }
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}
