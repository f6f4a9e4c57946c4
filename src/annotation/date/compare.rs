use super::{Date, Moment, Portion, TimeRelation};

/// How two dates stand to each other, nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DateRelation {
    /// The same, field by field.
    Same,
    /// Nothing contradicts, and either says something that the other does not.
    Compatible,
    /// The same, and this date leaves open what the other says.
    SelfLessExact,
    /// The same, and the other date leaves open what this one says.
    OtherLessExact,
    /// The same moment, and only one side says before, after or until.
    RelationDropped,
    /// The same moment, once before and once after.
    RelationReversed,
    /// The field, the coarsest first, that contradicts.
    Different(Field),
    /// They share no field: “Thursday” and “2019”.
    Unrelated,
}

/// A field of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, strum::Display)]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names say it")]
pub enum Field {
    Year,
    Period,
    Half,
    Quarter,
    Season,
    Month,
    Day,
    Weekday,
    Relative,
    Feast,
    Portion,
    PartOfDay,
    Time,
    Zone,
    End,
}

impl DateRelation {
    /// Whether a reader takes the same fact from both.
    pub const fn agrees(self) -> bool {
        matches!(self, Self::Same | Self::Compatible)
    }

    /// The same result seen from the other side.
    #[must_use]
    pub const fn mirrored(self) -> Self {
        match self {
            Self::SelfLessExact => Self::OtherLessExact,
            Self::OtherLessExact => Self::SelfLessExact,
            other => other,
        }
    }
}

impl Date {
    /// Compares two dates.
    pub fn compare(&self, other: &Self) -> DateRelation {
        let direct = self.compare_reading(other);
        let left = self.other_reading.iter().map(|reading| reading.compare_reading(other));
        let right = other.other_reading.iter().map(|reading| self.compare_reading(reading));
        left.chain(right).fold(direct, Ord::min)
    }

    fn compare_reading(&self, other: &Self) -> DateRelation {
        use DateRelation::*;
        let start = self.start.compare(&other.start);
        let moments = match (&self.end, &other.end) {
            (None, None) => start,
            (Some(end), Some(other_end)) => match (start, end.compare(other_end)) {
                (Different(field), _) => Different(field),
                (_, Different(_)) => Different(Field::End),
                (start, end) => start.max(end),
            },
            // One end of a stretch against the whole: no contradiction when it is one of the two ends.
            (Some(end), None) => one_end(start, end.compare(&other.start), OtherLessExact),
            (None, Some(end)) => one_end(start, self.start.compare(end), SelfLessExact),
        };
        match moments {
            Same | Compatible | SelfLessExact | OtherLessExact => {
                let (side, other_side) = (self.relation.side(), other.relation.side());
                if side * other_side < 0 {
                    RelationReversed
                } else if side != other_side
                    && moments == Same
                    && matches!(self.relation.min_strength(other.relation), Strength::Order)
                {
                    RelationDropped
                } else {
                    moments
                }
            }
            other => other,
        }
    }
}

fn one_end(start: DateRelation, end: DateRelation, less_exact: DateRelation) -> DateRelation {
    let agrees = |relation| !matches!(relation, DateRelation::Different(_) | DateRelation::Unrelated);
    if agrees(start) || agrees(end) {
        less_exact
    } else {
        start
    }
}

/// How much a relation says beyond the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strength {
    /// “since 2014” and “in 2014” begin alike.
    Loose,
    /// “before midnight” is not “at midnight”.
    Order,
}

impl TimeRelation {
    /// -1 when the text speaks of the time before the moment, 1 after, 0 of the moment itself.
    const fn side(self) -> i8 {
        match self {
            Self::Before | Self::By | Self::Until => -1,
            Self::At | Self::Around => 0,
            Self::Since | Self::After => 1,
        }
    }

    /// What the change to or from another relation weighs.
    const fn min_strength(self, other: Self) -> Strength {
        if matches!(self, Self::Before | Self::After) || matches!(other, Self::Before | Self::After) {
            Strength::Order
        } else {
            Strength::Loose
        }
    }
}

impl Portion {
    /// Whether a day may lie in this part of its month.
    fn may_hold(self, day: u8) -> bool {
        match self {
            Self::Early => day <= 12,
            Self::Middle => (9..=22).contains(&day),
            Self::Late => day >= 18,
        }
    }
}

/// What comparing one field gave.
#[derive(Default)]
struct Tally {
    shared: u8,
    only_left: u8,
    only_right: u8,
    different: Option<Field>,
}

impl Tally {
    fn field<T: PartialEq>(&mut self, field: Field, left: Option<&T>, right: Option<&T>) {
        self.judged(field, left.is_some(), right.is_some(), left == right);
    }

    fn judged(&mut self, field: Field, left: bool, right: bool, equal: bool) {
        match (left, right) {
            (true, true) if equal => self.shared += 1,
            (true, true) => self.different = Some(self.different.map_or(field, |found| found.min(field))),
            (true, false) => self.only_left += 1,
            (false, true) => self.only_right += 1,
            (false, false) => {}
        }
    }
}

impl Moment {
    fn compare(&self, other: &Self) -> DateRelation {
        let mut tally = Tally::default();
        self.compare_years(other, &mut tally);
        self.compare_parts_of_year(other, &mut tally);
        tally.field(Field::Month, self.month.as_ref(), other.month.as_ref());
        tally.field(Field::Day, self.day.as_ref(), other.day.as_ref());
        self.compare_weekdays(other, &mut tally);
        self.compare_relative(other, &mut tally);
        tally.field(Field::Feast, self.feast.as_ref(), other.feast.as_ref());
        self.compare_portions(other, &mut tally);
        self.compare_times(other, &mut tally);
        let Tally {
            shared,
            only_left,
            only_right,
            different,
        } = tally;
        match (different, only_left > 0, only_right > 0) {
            (Some(field), ..) => DateRelation::Different(field),
            _ if shared == 0 => DateRelation::Unrelated,
            (None, false, false) => DateRelation::Same,
            (None, true, false) => DateRelation::OtherLessExact,
            (None, false, true) => DateRelation::SelfLessExact,
            (None, true, true) => DateRelation::Compatible,
        }
    }

    fn compare_years(&self, other: &Self, tally: &mut Tally) {
        let inside = |year: i32, (start, length): (i32, u16)| (start..start + i32::from(length)).contains(&year);
        match (self.year, self.period, other.year, other.period) {
            (Some(year), _, None, Some(period)) => {
                tally.judged(Field::Period, true, true, inside(year, period));
                tally.only_left += 1;
            }
            (None, Some(period), Some(year), _) => {
                tally.judged(Field::Period, true, true, inside(year, period));
                tally.only_right += 1;
            }
            (_, Some(left), _, Some(right)) => {
                let overlap = inside(left.0, right) || inside(right.0, left);
                tally.judged(Field::Period, true, true, overlap);
                if left.1 != right.1 {
                    *(if left.1 < right.1 {
                        &mut tally.only_left
                    } else {
                        &mut tally.only_right
                    }) += 1;
                }
            }
            _ => {
                tally.field(Field::Year, self.year.as_ref(), other.year.as_ref());
                tally.field(Field::Period, self.period.as_ref(), other.period.as_ref());
            }
        }
    }

    /// Halves, quarters and seasons, also against a month.
    fn compare_parts_of_year(&self, other: &Self, tally: &mut Tally) {
        let quarter = |moment: &Self| moment.quarter.or(moment.month.map(|month| (month.max(1) - 1) / 3 + 1));
        let half = |moment: &Self| {
            moment
                .half
                .or(quarter(moment).map(|quarter| (quarter.max(1) - 1) / 2 + 1))
        };
        if self.quarter.is_some() || other.quarter.is_some() {
            let (left, right) = (quarter(self), quarter(other));
            tally.field(Field::Quarter, left.as_ref(), right.as_ref());
        }
        if self.half.is_some() || other.half.is_some() {
            let (left, right) = (half(self), half(other));
            tally.field(Field::Half, left.as_ref(), right.as_ref());
        }
        tally.field(Field::Season, self.season.as_ref(), other.season.as_ref());
    }

    /// Parts of a month or year, also against a day: “mid-January” is not 1 January.
    fn compare_portions(&self, other: &Self, tally: &mut Tally) {
        let holds = |part: &Self, day: &Self| {
            let portion = part.portion.filter(|_| part.month.is_some() && part.day.is_none());
            portion.zip(day.day).map(|(portion, day)| portion.may_hold(day))
        };
        if [holds(self, other), holds(other, self)].contains(&Some(false)) {
            tally.judged(Field::Portion, true, true, false);
        } else {
            tally.field(Field::Portion, self.portion.as_ref(), other.portion.as_ref());
        }
    }

    /// Weekdays as said, or of the full date.
    fn compare_weekdays(&self, other: &Self, tally: &mut Tally) {
        let known = |moment: &Self| moment.weekday.or_else(|| moment.computed_weekday());
        if self.weekday.is_some() || other.weekday.is_some() {
            let (left, right) = (known(self), known(other));
            tally.field(Field::Weekday, left.as_ref(), right.as_ref());
        }
    }

    fn computed_weekday(&self) -> Option<u8> {
        let date = jiff::civil::Date::new(
            i16::try_from(self.year?).ok()?,
            i8::try_from(self.month?).ok()?,
            i8::try_from(self.day?).ok()?,
        );
        u8::try_from(date.ok()?.weekday().to_monday_one_offset()).ok()
    }

    /// Relative times contradict each other only in one unit: “last week” and “yesterday” may both be true.
    fn compare_relative(&self, other: &Self, tally: &mut Tally) {
        match (self.relative, other.relative) {
            (Some(left), Some(right)) if left.unit != right.unit => {
                tally.only_left += 1;
                tally.only_right += 1;
            }
            (left, right) => tally.field(Field::Relative, left.as_ref(), right.as_ref()),
        }
    }

    fn compare_times(&self, other: &Self, tally: &mut Tally) {
        let time = |moment: &Self| {
            moment
                .hour
                .map(|hour| u16::from(hour) * 60 + u16::from(moment.minute.unwrap_or(0)))
        };
        match (time(self), time(other)) {
            (Some(left), Some(right)) => {
                let open = self.half_day_open || other.half_day_open;
                let equal = left == right || (open && left % 720 == right % 720);
                // `At 9.05` in a story of an evening is `9.05 p.m.`
                tally.judged(Field::Time, true, true, equal);
            }
            (Some(time), None) if other.day_part.is_some() && !self.half_day_open => {
                tally.judged(Field::PartOfDay, true, true, other.in_day_part(time));
                tally.only_left += 1;
            }
            (None, Some(time)) if self.day_part.is_some() && !other.half_day_open => {
                tally.judged(Field::PartOfDay, true, true, self.in_day_part(time));
                tally.only_right += 1;
            }
            (left, right) => {
                tally.judged(Field::Time, left.is_some(), right.is_some(), false);
                match (self.day_part, other.day_part) {
                    (Some(left), Some(right)) => {
                        tally.judged(Field::PartOfDay, true, true, left.agrees(right));
                    }
                    (left, right) => tally.judged(Field::PartOfDay, left.is_some(), right.is_some(), false),
                }
            }
        }
        if let (Some(left), Some(right)) = (&self.zone, &other.zone) {
            tally.judged(Field::Zone, true, true, left == right);
        }
    }

    /// Whether a time in minutes lies in the part of the day, an hour to either side allowed.
    fn in_day_part(&self, time: u16) -> bool {
        self.day_part.is_some_and(|part| {
            let (from, to) = (u16::from(part.from) * 60, u16::from(part.to) * 60);
            (from.saturating_sub(60)..to + 60).contains(&time) || (from..to).contains(&(time + 1440))
        })
    }
}
