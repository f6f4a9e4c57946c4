//! Stretches of time: two ends, or the months of a reporting period.

use rust_decimal::prelude::ToPrimitive;

use super::Reader;
use crate::annotation::{
    date::{Date, Moment, vocabulary::month},
    quantity::numeral,
};

impl Reader<'_> {
    /// A stretch with two ends: “2019–2021”, “from Monday to Friday”, “between 9am and 5pm”.
    pub(super) fn range(&self, at: usize, start: Moment, end: usize) -> (Date, usize) {
        let opener = self.before(at);
        let joins = match self.key(end) {
            "-" => true,
            "to" | "until" | "till" | "through" => {
                opener == "from"
                    || start.year.is_some()
                    || start.weekday.is_some()
                    || start.month.is_some()
                    || start.hour.is_some()
            }
            "and" => opener == "between",
            "/" => start.year.is_some(),
            _ => false,
        };
        let single = (Date::at(start.clone()), end);
        if !joins {
            return single;
        }
        if let Some((year, after)) = self.short_year(&start, end + 1) {
            return (
                Date {
                    end: Some(Moment {
                        year: Some(year),
                        ..Moment::default()
                    }),
                    ..Date::at(start)
                },
                after,
            );
        }
        if self.key(end) == "/" {
            return single;
        }
        let Some((second, after)) = self.moment(end + 1).filter(|(second, _)| same_sort(&start, second)) else {
            return single;
        };
        let mut start = start;
        // “from May to June 2024” gives the year once.
        if start.year.is_none() && start.month.is_some() {
            start.year = second.year;
        }
        if let (Some(first), Some(last), None, None) = (start.month, second.month, start.day, second.day)
            && first % 3 == 1
            && last == first + 2
        {
            return (
                Date::at(Moment {
                    quarter: Some(last / 3),
                    year: second.year,
                    ..Moment::default()
                }),
                after,
            );
        }
        (
            Date {
                end: Some(second),
                ..Date::at(start)
            },
            after,
        )
    }

    /// “3–5 May”, “May 3-5”, “between 3 and 5 May”.
    pub(super) fn days_of_month(&self, at: usize) -> Option<(Date, usize)> {
        let (first_month, days_at) = match month(self.atoms, at, self.language) {
            Some(month) => (Some(month), at + 1),
            None => (None, at),
        };
        let (first, end) = self.day(days_at)?;
        let joins = match self.key(end) {
            "-" | "to" => true,
            "and" => self.before(at) == "between",
            _ => false,
        };
        let (second, mut end) = self.day(end + 1).filter(|_| joins)?;
        let month = match first_month {
            Some(month) => month,
            None => {
                let month = month(self.atoms, end, self.language)?;
                end += 1;
                month
            }
        };
        if second <= first {
            return None;
        }
        let comma = usize::from(self.key(end) == ",");
        let year = self.year(end + comma);
        if year.is_some() {
            end += comma + 1;
        }
        let moment = |day| Moment {
            day: Some(day),
            month: Some(month),
            year,
            ..Moment::default()
        };
        Some((
            Date {
                end: Some(moment(second)),
                ..Date::at(moment(first))
            },
            end,
        ))
    }

    /// “the three months to the end of September”, “three months ended June”.
    pub(super) fn fiscal_months(&self, at: usize) -> Option<(Moment, usize)> {
        if let Some(found) = self.months_of_year(at) {
            return Some(found);
        }
        let number = numeral(self.atoms, at, self.language)?;
        let hyphen = usize::from(self.key(number.end) == "-");
        if !matches!(self.key(number.end + hyphen), "months" | "month") {
            return None;
        }
        let months = u8::try_from(number.value.trunc().mantissa())
            .ok()
            .filter(|months| matches!(months, 3 | 6))?;
        let mut place = number.end + hyphen + 1;
        while matches!(
            self.key(place),
            "period" | "to" | "ended" | "ending" | "through" | "until" | "the" | "end" | "of" | "in" | "up"
        ) && place < number.end + 8
        {
            place += 1;
        }
        if place == number.end + hyphen + 1 {
            return None;
        }
        let (moment, end) = self.day_and_month(place)?;
        let last = moment.month?;
        let mut moment = Moment::default();
        match (months, last) {
            (3, 3 | 6 | 9 | 12) => moment.quarter = Some(last / 3),
            (6, 6 | 12) => moment.half = Some(last / 6),
            _ => return None,
        }
        let year = self.year(end);
        moment.year = year;
        Some((moment, end + usize::from(year.is_some())))
    }

    /// “the first six months of 2031”, “the last three months of the year”.
    fn months_of_year(&self, at: usize) -> Option<(Moment, usize)> {
        let is_last = match self.key(at) {
            "first" | "opening" => false,
            "last" | "final" | "closing" => true,
            _ => return None,
        };
        let number = numeral(self.atoms, at + 1, self.language).filter(|number| self.key(number.end) == "months")?;
        let year = self.year(number.end + 2).filter(|_| self.key(number.end + 1) == "of");
        let months = number.value.to_u8()?;
        let part = |size: u8| (months == size).then_some(if is_last { 12 / size } else { 1 });
        let moment = Moment {
            half: part(6),
            quarter: part(3),
            year: Some(year?),
            ..Moment::default()
        };
        (matches!(months, 3 | 6)).then_some((moment, number.end + 3))
    }
}

/// Whether two moments can be the ends of one stretch.
fn same_sort(start: &Moment, end: &Moment) -> bool {
    (start.year.is_some() && end.year.is_some())
        || (start.month.is_some() && end.month.is_some())
        || (start.weekday.is_some() && end.weekday.is_some())
        || (start.hour.is_some() && end.hour.is_some())
        || (start.period.is_some() && end.period.is_some())
        || (start.weekday.is_some() && end.day.is_some())
}
