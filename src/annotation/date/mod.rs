//! Dates and times as texts give them: partial, relative, in ranges.

mod clock;
mod compare;
mod describe;
mod numeric;
mod reader;
mod vocabulary;

#[cfg(test)]
mod tests;

use serde::Serialize;

pub use compare::{DateRelation, Field};
pub(crate) use reader::dates;

/// A point or stretch of time, as far as the text says it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Date {
    /// When it is, or when it begins.
    pub start: Moment,
    /// When it ends, for a stretch with two ends.
    pub end: Option<Moment>,
    /// Whether it is before, after or up to the moment.
    pub relation: TimeRelation,
    /// Another way to read an ambiguous form: `03/05/2024` as 3 May and as 5 March.
    pub other_reading: Option<Box<Date>>,
}

/// A partial moment: every field that the text leaves open is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The year; negative before Christ.
    pub year: Option<i32>,
    /// The first year of a decade or century, with its length: 1990 and 10 for “the 1990s”.
    pub period: Option<(i32, u16)>,
    /// The half of the year, 1 or 2.
    pub half: Option<u8>,
    /// The quarter of the year, 1 to 4.
    pub quarter: Option<u8>,
    /// The season.
    pub season: Option<Season>,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, 1 to 31.
    pub day: Option<u8>,
    /// The weekday, Monday 1 to Sunday 7.
    pub weekday: Option<u8>,
    /// A day or period counted from the time of writing: “yesterday”, “last week”.
    pub relative: Option<Relative>,
    /// The early, middle or late part of the coarsest field: “late 2023”.
    pub portion: Option<Portion>,
    /// The part of the day.
    pub day_part: Option<DayPart>,
    /// The hour, 0 to 23; 1 to 12 when `half_day_open`.
    pub hour: Option<u8>,
    /// The minute, 0 to 59.
    pub minute: Option<u8>,
    /// Whether the hour may be before or after noon.
    pub half_day_open: bool,
    /// The time zone's name, in capitals.
    pub zone: Option<compact_str::CompactString>,
    /// A feast without a fixed date: “Easter Sunday”.
    pub feast: Option<compact_str::CompactString>,
}

/// How the text stands to the moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum TimeRelation {
    /// At it, in it.
    #[default]
    At,
    /// Near it.
    Around,
    /// Earlier than it.
    Before,
    /// At it at the latest.
    By,
    /// Up to it.
    Until,
    /// From it on.
    Since,
    /// Later than it.
    After,
}

/// The seasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum Season {
    /// March to May in the north.
    Spring,
    /// June to August in the north.
    Summer,
    /// September to November in the north.
    Autumn,
    /// December to February in the north.
    Winter,
}

/// A part of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum Portion {
    /// Its beginning.
    Early,
    /// Its middle.
    Middle,
    /// Its end.
    Late,
}

/// A part of the day, by the hours it spans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DayPart {
    /// The first hour, 0 to 23.
    pub from: u8,
    /// One past the last hour; over 24 when it runs into the next day.
    pub to: u8,
}

impl DayPart {
    /// Whether half of the shorter part lies in the other: `evening` and `night` do, `day` and `night` do not.
    fn agrees(self, other: Self) -> bool {
        let hours = |part: Self| i16::from(part.from)..i16::from(part.to);
        let (one, two) = (hours(self), hours(other));
        let shorter = (one.end - one.start).min(two.end - two.start);
        // Hours past midnight are those of the next day.
        [-24, 0, 24].into_iter().any(|shift| {
            let shared = one.end.min(two.end + shift) - one.start.max(two.start + shift);
            shared >= 0 && 2 * shared >= shorter
        })
    }
}

/// A distance from the time of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Relative {
    /// In which unit.
    pub unit: RelativeUnit,
    /// How many units: -1 for “last week”.
    pub offset: i8,
}

/// The units of relative dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::Display, strum::EnumString)]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names say it")]
pub enum RelativeUnit {
    Day,
    Weekday,
    Weekend,
    Week,
    Month,
    Quarter,
    Season,
    Year,
    Decade,
    Century,
}

impl Date {
    /// A date that is one moment.
    pub(crate) fn at(start: Moment) -> Self {
        Self {
            start,
            ..Self::default()
        }
    }

    /// Whether the text gives two ends.
    pub const fn is_range(&self) -> bool {
        self.end.is_some()
    }
}

impl Moment {
    /// The moment with the fields of another added; `None` when both state the same field.
    pub(crate) fn merged(&self, other: &Self) -> Option<Self> {
        let clash = (self.year.is_some() && other.year.is_some())
            || (self.period.is_some() && (other.period.is_some() || other.year.is_some()))
            || (self.half.is_some() && other.half.is_some())
            || (self.quarter.is_some() && (other.quarter.is_some() || other.month.is_some()))
            || (self.season.is_some() && other.season.is_some())
            || (self.month.is_some() && other.month.is_some())
            || (self.day.is_some() && other.day.is_some())
            || (self.weekday.is_some() && other.weekday.is_some())
            || (self.relative.is_some() && other.relative.is_some())
            || (self.day_part.is_some() && other.day_part.is_some() && other.hour.is_none())
            || (self.hour.is_some() && other.hour.is_some());
        if clash {
            return None;
        }
        Some(Self {
            year: self.year.or(other.year),
            period: self.period.or(other.period),
            half: self.half.or(other.half),
            quarter: self.quarter.or(other.quarter),
            season: self.season.or(other.season),
            month: self.month.or(other.month),
            day: self.day.or(other.day),
            weekday: self.weekday.or(other.weekday),
            relative: self.relative.or(other.relative),
            portion: self.portion.or(other.portion),
            day_part: self.day_part.or(other.day_part),
            hour: self.hour.or(other.hour),
            minute: self.minute.or(other.minute),
            half_day_open: self.half_day_open || other.half_day_open,
            zone: self.zone.clone().or_else(|| other.zone.clone()),
            feast: self.feast.clone().or_else(|| other.feast.clone()),
        })
    }
}
