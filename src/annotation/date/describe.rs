use std::fmt::{self, Display, Formatter};

use super::{Date, Moment, RelativeUnit, TimeRelation};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

impl Display for Date {
    /// The date as it was read: `Thursday 3 May 2024, 17:30`, `before 2019`, `2017 to 2021`.
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self.relation {
            TimeRelation::At => {}
            TimeRelation::Around => out.write_str("about ")?,
            relation => write!(out, "{relation} ")?,
        }
        write!(out, "{}", self.start)?;
        if let Some(end) = &self.end {
            write!(out, " to {end}")?;
        }
        Ok(())
    }
}

impl Display for Moment {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = Vec::new();
        if let Some(portion) = self.portion {
            parts.push(portion.to_string());
        }
        if let Some(name) = self
            .weekday
            .and_then(|day| WEEKDAYS.get(usize::from(day).wrapping_sub(1)))
        {
            parts.push((*name).to_owned());
        }
        if let Some(day) = self.day {
            parts.push(day.to_string());
        }
        if let Some(name) = self
            .month
            .and_then(|month| MONTHS.get(usize::from(month).wrapping_sub(1)))
        {
            parts.push((*name).to_owned());
        }
        if let Some(season) = self.season {
            parts.push(season.to_string());
        }
        if let Some(feast) = &self.feast {
            parts.push(feast.to_string());
        }
        if let Some(quarter) = self.quarter {
            parts.push(format!("quarter {quarter}"));
        }
        if let Some(half) = self.half {
            parts.push(format!("half {half}"));
        }
        match self.period {
            Some((start, 10)) => parts.push(format!("the {start}s")),
            Some((start, _)) => parts.push(format!("century {}", start / 100 + 1)),
            None => {}
        }
        match self.year {
            Some(year) if year < 0 => parts.push(format!("{} BC", -year)),
            Some(year) => parts.push(year.to_string()),
            None => {}
        }
        if let Some(relative) = self.relative {
            parts.push(match (relative.unit, relative.offset) {
                (RelativeUnit::Day, -1) => "yesterday".to_owned(),
                (RelativeUnit::Day, 0) => "today".to_owned(),
                (RelativeUnit::Day, 1) => "tomorrow".to_owned(),
                (RelativeUnit::Weekday | RelativeUnit::Month, offset) if moment_named(self) => ["last", "this", "next"]
                    .get(usize::from((offset + 1).unsigned_abs()))
                    .map_or(String::new(), |word| format!("({word})")),
                (unit, -1) => format!("last {unit}"),
                (unit, 0) => format!("this {unit}"),
                (unit, 1) => format!("next {unit}"),
                (unit, offset) => format!("{offset:+} {unit}s"),
            });
        }
        if let Some(part) = self.day_part {
            parts.push(format!("{}–{} h", part.from, part.to % 24));
        }
        if let Some(hour) = self.hour {
            parts.push(format!("{hour:02}:{:02}", self.minute.unwrap_or(0)));
        }
        if let Some(zone) = &self.zone {
            parts.push(zone.to_string());
        }
        out.write_str(&parts.join(" "))
    }
}

/// Whether a weekday or month is named, so that the relative part only says which.
const fn moment_named(moment: &Moment) -> bool {
    moment.weekday.is_some() || moment.month.is_some()
}
