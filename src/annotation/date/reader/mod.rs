//! Reads the dates of a sentence, put together from the parts that stand side by side.

mod stretch;
mod year;

use super::{
    Date, Moment, TimeRelation,
    clock::clock,
    numeric::numeric,
    vocabulary::{month, period, phrase, portion, relation, relative, weekday},
};
use crate::{
    annotation::{
        Mention, Value,
        atom::{Atom, AtomKind},
        quantity::{Form, Shape, numeral, plural_noun_at, unit_follows},
    },
    lexicon::{self, PartOfSpeech, Word},
};

/// The dates and times of a sentence, in text order.
pub(crate) fn dates(atoms: &[Atom], sentence: usize, language: &str) -> Vec<Mention> {
    let reader = Reader { atoms, language };
    let mut found = Vec::new();
    let mut at = 0;
    while at < atoms.len() {
        let Some((mut date, end)) = reader.date(at) else {
            at += 1;
            continue;
        };
        if date.relation == TimeRelation::At
            && date.end.is_none()
            && let Some((relation, from)) = relation(atoms, at)
            // `Only once before this season` counts, and puts nothing before the season.
            && !(relation == TimeRelation::Before && from.checked_sub(1).is_some_and(|at| counts_times(&atoms[at])))
            // `Until after Friday's restart`: what is before or after is the event, and the day tells which.
            && (!atoms[end - 1].possessive || matches!(relation, TimeRelation::Before | TimeRelation::After))
        {
            date.relation = relation;
        }
        let open = date.end.is_none() && matches!(date.relation, TimeRelation::At | TimeRelation::Since);
        if let Some(relation) = reader.relation_behind(end).filter(|_| open) {
            date.relation = relation;
        }
        let (first, last) = (&atoms[at], &atoms[end - 1]);
        found.push(Mention {
            sentence,
            tokens: first.token..last.last_token + 1,
            span: first.span.join(last.span),
            value: Value::Date(date),
        });
        at = end;
    }
    found
}

/// Whether a word says how often: `once`, `three times`.
fn counts_times(atom: &Atom) -> bool {
    matches!(&*atom.key, "once" | "twice" | "times" | "never" | "ever")
}

struct Reader<'a> {
    atoms: &'a [Atom],
    language: &'a str,
}

impl Reader<'_> {
    /// The date that begins at atom `at`, and one past its last atom.
    fn date(&self, at: usize) -> Option<(Date, usize)> {
        if !self.may_begin(at) {
            return None;
        }
        if let Some(found) = numeric(self.atoms, at, self.language) {
            return Some(self.with_time(found));
        }
        if let Some(found) = self.fiscal_months(at) {
            return Some((Date::at(found.0), found.1));
        }
        if let Some(found) = self.days_of_month(at) {
            return Some(found);
        }
        let (moment, end) = self.moment(at)?;
        Some(self.range(at, moment, end))
    }

    /// How the words behind a date bound it: `2005 or earlier`, `2011 and later`, `from 2011 on`.
    fn relation_behind(&self, end: usize) -> Option<TimeRelation> {
        match (self.key(end), self.key(end + 1)) {
            ("or" | "and", "earlier" | "before" | "previously") => Some(TimeRelation::By),
            ("or" | "and", "later" | "after" | "afterwards" | "since") => Some(TimeRelation::Since),
            ("onwards" | "onward", _) => Some(TimeRelation::Since),
            _ => None,
        }
    }

    /// Whether any date can begin with the atom: most words need no further look.
    fn may_begin(&self, at: usize) -> bool {
        // Other languages have their own names of months and days.
        self.language != "en"
            || self.atoms.get(at).is_some_and(|atom| {
                atom.kind == AtomKind::Number
                    || atom.number_word.is_some()
                    || matches!(atom.key.as_str(), "'" | "tens" | "last" | "this" | "next" | "fy" | "ad")
                    || lexicon::is_article(&atom.key)
                        && (self.atoms.iter().skip(at + 1).take(2)).any(|next| next.number_word.is_some())
                    || atom.possessive
                    || lexicon::TIME_WORD_PHRASES.may_start(atom.hints)
                        && (self.atoms.get(at + 1).is_some_and(|next| !next.spaced)
                            || lexicon::begins_time_words(&atom.key, atom.hints, self.key(at + 1)))
            })
    }

    /// “2024-03-03 17:30”
    fn with_time(&self, (mut date, end): (Date, usize)) -> (Date, usize) {
        let place = if matches!(self.key(end), "," | "at" | "t") {
            end + 1
        } else {
            end
        };
        match clock(self.atoms, place) {
            Some((time, after)) if date.other_reading.is_none() => match date.start.merged(&time) {
                Some(start) => {
                    date.start = start;
                    (date, after)
                }
                None => (date, end),
            },
            _ => (date, end),
        }
    }

    /// A moment put together from the parts that stand side by side: weekday, date, part of the day, time, year.
    fn moment(&self, at: usize) -> Option<(Moment, usize)> {
        let (mut moment, mut end) = self.part(at)?;
        for _ in 0..5 {
            let mut place = end;
            while place < end + 3 && matches!(self.key(place), "," | "of" | "at" | "on" | "in" | "the" | "(") {
                place += 1;
            }
            let Some((next, after)) = self.part(place) else { break };
            // “in 2019, on Friday” names two times: a comma joins only a date with its year or its weekday.
            let separate = self.key(end) == "," && matches!(self.key(end + 1), "in" | "on" | "at");
            let Some(merged) = moment.merged(&next).filter(|_| !separate && belongs(&moment, &next)) else {
                break;
            };
            moment = merged;
            end = after;
        }
        Some((moment, end))
    }

    /// One part of a moment.
    fn part(&self, at: usize) -> Option<(Moment, usize)> {
        let atom = self.atoms.get(at)?;
        if let Some(found) = clock(self.atoms, at) {
            return Some(found);
        }
        if let Some((part, start)) = portion(self.atoms, at) {
            let place = start + usize::from(matches!(self.key(start), "in" | "on" | "the"));
            let (moment, end) = self.part(place)?;
            let coarse = moment.day.is_none() && moment.hour.is_none() && moment.portion.is_none();
            return coarse.then_some((
                Moment {
                    portion: Some(part),
                    ..moment
                },
                end,
            ));
        }
        if let Some((span, end)) = period(self.atoms, at) {
            return Some((
                Moment {
                    period: Some(span),
                    ..Moment::default()
                },
                end,
            ));
        }
        if let Some(found) = self.day_and_month(at) {
            return Some(found);
        }
        if let Some(found) = self.nearby(at) {
            return Some(found);
        }
        if let Some(weekday) = weekday(self.atoms, at, self.language) {
            return Some((
                Moment {
                    weekday: Some(weekday),
                    ..Moment::default()
                },
                at + 1,
            ));
        }
        if let Some(found) = phrase(self.atoms, at).filter(|(moment, end)| self.is_time(at, moment, *end)) {
            return Some(found);
        }
        if atom.kind == AtomKind::Number {
            return self
                .year(at)
                .map(|year| {
                    (
                        Moment {
                            year: Some(year),
                            ..Moment::default()
                        },
                        at + 1,
                    )
                })
                .or_else(|| self.era(at));
        }
        if matches!(atom.key.as_str(), "fy" | "ad")
            && self.atoms.get(at + 1).is_some_and(|next| next.kind == AtomKind::Number)
        {
            let year = self.key(at + 1).parse().ok().filter(|year| (1..=2200).contains(year))?;
            return Some((
                Moment {
                    year: Some(year),
                    ..Moment::default()
                },
                at + 2,
            ));
        }
        let spoken =
            numeral(self.atoms, at, self.language).filter(|number| number.form == Form::Words && number.plain)?;
        let year = i32::try_from(spoken.value.mantissa()).ok()?;
        Some((
            Moment {
                year: Some(year),
                ..Moment::default()
            },
            spoken.end,
        ))
    }

    /// “3 May”, “3rd of May”, “May 3”, “May”.
    fn day_and_month(&self, at: usize) -> Option<(Moment, usize)> {
        if let Some(month) = month(self.atoms, at, self.language) {
            let moment = Moment {
                month: Some(month),
                ..Moment::default()
            };
            let place = at + 1 + usize::from(self.key(at + 1) == ".");
            let followed = self.day(place).filter(|&(_, end)| {
                // “May 12 people”, “May 2,000 …”: not a day. “10 June 15 people” has its day already.
                let free = self
                    .atoms
                    .get(at.wrapping_sub(1))
                    .is_none_or(|atom| atom.kind != AtomKind::Number);
                // `March 12 sees its first night`.
                let is_verb = || Word::look_up(self.key(end)).most_likely_part_of_speech() == Some(PartOfSpeech::Verb);
                free && (!plural_noun_at(self.atoms, end) || is_verb())
                    && self.key(end) != "%"
                    && !unit_follows(self.atoms, end)
            });
            return Some(match followed {
                Some((day, end)) => (
                    Moment {
                        day: Some(day),
                        ..moment
                    },
                    end,
                ),
                None => (moment, at + 1),
            });
        }
        let (day, end) = self.day(at)?;
        let dot = usize::from(self.key(end) == ".");
        let place = end + dot + usize::from(matches!(self.key(end + dot), "of" | "de"));
        let month = month(self.atoms, place, self.language)?;
        Some((
            Moment {
                day: Some(day),
                month: Some(month),
                ..Moment::default()
            },
            place + 1,
        ))
    }

    /// A day of the month in digits or as a rank.
    fn day(&self, at: usize) -> Option<(u8, usize)> {
        let number = numeral(self.atoms, at, self.language)?;
        let written = number.form == Form::Digits && (number.plain || number.shape == Shape::Ordinal);
        let spoken = number.shape == Shape::Ordinal && self.key(number.end) == "of";
        if !(written || spoken) || !number.value.is_integer() {
            return None;
        }
        let day = u8::try_from(number.value.trunc().mantissa())
            .ok()
            .filter(|day| (1..=31).contains(day))?;
        (self.atoms[at].key.len() <= 2 || spoken).then_some((day, number.end))
    }

    /// “last Thursday”, “next May”, “this Friday”.
    fn nearby(&self, at: usize) -> Option<(Moment, usize)> {
        let offset = match self.key(at) {
            "last" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        let moment = if let Some(weekday) = weekday(self.atoms, at + 1, self.language) {
            Moment {
                weekday: Some(weekday),
                relative: relative("weekday", offset),
                ..Moment::default()
            }
        } else {
            Moment {
                month: Some(month(self.atoms, at + 1, self.language)?),
                relative: relative("month", offset),
                ..Moment::default()
            }
        };
        Some((moment, at + 2))
    }

    /// Whether a phrase is a time here: “two nights” is a length, “Good Morning” and “spring” as a verb are hard to tell.
    fn is_time(&self, at: usize, moment: &Moment, end: usize) -> bool {
        let before = self.before(at);
        let counted = at > 0
            && (self.atoms[at - 1].kind == AtomKind::Number
                || numeral(self.atoms, at - 1, self.language).is_some_and(|number| number.shape == Shape::Cardinal));
        let part_only = moment.day_part.is_some() && moment.relative.is_none();
        let length = matches!(before, "per" | "a" | "an" | "all") && part_only && end == at + 1;
        !(counted && (part_only || moment.season.is_some())) && !length
    }

    fn key(&self, at: usize) -> &str {
        self.atoms.get(at).map_or("", |atom| atom.key.as_str())
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.key(at))
    }
}

/// Whether a later part tells more of the same moment. A year, a month or a weekday may follow with words between; two
/// parts of one kind never do.
fn belongs(moment: &Moment, next: &Moment) -> bool {
    let coarse = |moment: &Moment| moment.period.is_some();
    !(coarse(moment) || coarse(next))
}
