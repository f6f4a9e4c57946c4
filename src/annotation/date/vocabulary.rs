use super::{DayPart, Moment, Portion, Relative, RelativeUnit, Season, TimeRelation};
use crate::{
    annotation::atom::{Atom, AtomKind, phrase_until, table_phrase_from},
    lexicon::{self, CalendarKind, TimeWord, TimeWordKind},
};

/// The most atoms of a phrase of time.
const LONGEST: usize = 7;

/// The month that stands at atom `at`.
pub(super) fn month(atoms: &[Atom], at: usize, language: &str) -> Option<u8> {
    let atom = atoms.get(at).filter(|atom| atom.kind == AtomKind::Word)?;
    if language == "en" {
        let word = time_word(atom, TimeWordKind::Month)?;
        let near_number = |at: Option<usize>| {
            at.and_then(|at| atoms.get(at))
                .is_some_and(|atom| atom.kind == AtomKind::Number)
        };
        let told = !word.is_ambiguous()
            || near_number(at.checked_sub(1))
            || near_number(Some(at + 1))
            || at.checked_sub(1).is_some_and(|before| before_month(&atoms[before].key));
        return word
            .number()
            .and_then(|number| u8::try_from(number).ok())
            .filter(|_| atom.capital && told);
    }
    let name = lexicon::calendar_name(&atom.key, language).filter(|name| name.kind == CalendarKind::Month)?;
    let near = |at: Option<usize>| {
        at.and_then(|at| atoms.get(at))
            .is_some_and(|atom| atom.kind == AtomKind::Number || atom.is_symbol("."))
    };
    (!name.short || near(at.checked_sub(1))).then_some(name.number)
}

/// The reading of an atom as one kind of expression of time.
fn time_word(atom: &Atom, kind: TimeWordKind) -> Option<TimeWord> {
    let may_be = lexicon::TIME_WORD_PHRASES.may_be(atom.hints);
    may_be.then(|| lexicon::time_word(&atom.key, kind))?
}

/// Words before a month that is also another word: “in May”, “last March”.
fn before_month(key: &str) -> bool {
    matches!(
        key,
        "in" | "since"
            | "until"
            | "till"
            | "by"
            | "from"
            | "last"
            | "next"
            | "this"
            | "early"
            | "mid"
            | "late"
            | "of"
            | "to"
            | "through"
            | "between"
            | "during"
            | "before"
            | "after"
            | "and"
            | "for"
            | "end"
            | "-"
            | "ending"
            | "ended"
    )
}

/// The weekday that stands at atom `at`.
pub(super) fn weekday(atoms: &[Atom], at: usize, language: &str) -> Option<u8> {
    let atom = atoms.get(at).filter(|atom| atom.kind == AtomKind::Word)?;
    if language == "en" {
        let word = time_word(atom, TimeWordKind::Weekday)?;
        // `Sun` is a day behind `on` alone.
        let told = !word.is_ambiguous() || at.checked_sub(1).is_some_and(|before| atoms[before].is_word("on"));
        return word
            .number()
            .and_then(|number| u8::try_from(number).ok())
            .filter(|_| atom.capital && told);
    }
    let name = lexicon::calendar_name(&atom.key, language)?;
    (name.kind == CalendarKind::Weekday && !name.short).then_some(name.number)
}

/// A phrase of time at atom `at` that is neither month nor weekday, and one past its last atom.
pub(super) fn phrase(atoms: &[Atom], at: usize) -> Option<(Moment, usize)> {
    table_phrase_from(atoms, at, LONGEST, lexicon::TIME_WORD_PHRASES, |phrase| {
        lexicon::time_words(phrase).find_map(|word| moment(phrase, word))
    })
}

fn moment(phrase: &str, word: TimeWord) -> Option<Moment> {
    let mut moment = Moment::default();
    // “two days later”, “a decade ago” are lengths of time.
    let counted = ["a ", "an ", "one ", "two ", "three ", "in ", "to ", "as "]
        .iter()
        .any(|start| phrase.starts_with(start))
        || [" ago", " later", " earlier", " before", " after"]
            .iter()
            .any(|end| phrase.ends_with(end));
    match word.kind {
        TimeWordKind::RelativeDay | TimeWordKind::RelativePeriod if counted => return None,
        TimeWordKind::RelativeDay => {
            if matches!(
                phrase,
                "nowadays" | "this day" | "the same day" | "the day before" | "the day after" | "the morrow"
            ) {
                return None;
            }
            moment.relative = Some(relative("day", word.number()?)?);
        }
        TimeWordKind::RelativePeriod => {
            moment.relative = Some(relative(word.note, word.number()?)?);
            moment.season = phrase.split(' ').next_back().and_then(season);
        }
        TimeWordKind::PartOfDay => {
            if matches!(phrase, "am" | "pm" | "a.m." | "p.m." | "lunch" | "nightly") {
                return None;
            }
            let (from, to) = word.hours()?;
            if from == to {
                moment.hour = Some(from % 24);
                moment.minute = Some(0);
            } else {
                moment.day_part = Some(DayPart { from, to });
            }
            let offset = match phrase {
                "last night" => Some(-1),
                "tonight" | "this morning" | "this afternoon" | "this evening" => Some(0),
                _ => None,
            };
            moment.relative = offset.and_then(|offset| relative("day", offset));
        }
        TimeWordKind::Holiday => {
            let (month, day) = word.value.split_once('-')?;
            moment.month = month.parse().ok();
            moment.day = day.parse().ok();
        }
        TimeWordKind::MovableHoliday => moment.feast = Some(word.value.into()),
        TimeWordKind::Season if !word.is_ambiguous() => {
            moment.season = Some(season(word.value)?);
        }
        TimeWordKind::Quarter => moment.quarter = u8::try_from(word.number()?).ok(),
        TimeWordKind::Half => moment.half = u8::try_from(word.number()?).ok(),
        _ => return None,
    }
    Some(moment)
}

fn season(name: &str) -> Option<Season> {
    Some(match name {
        "spring" => Season::Spring,
        "summer" => Season::Summer,
        "autumn" | "fall" => Season::Autumn,
        "winter" => Season::Winter,
        _ => return None,
    })
}

/// A distance from the time of writing, by the table's name of the unit.
pub(super) fn relative(unit: &str, offset: i32) -> Option<Relative> {
    Some(Relative {
        unit: unit.parse::<RelativeUnit>().ok()?,
        offset: i8::try_from(offset).ok()?,
    })
}

/// “early”, “the end of”, “mid-” at atom `at`, and one past its last atom.
pub(super) fn portion(atoms: &[Atom], at: usize) -> Option<(Portion, usize)> {
    table_phrase_from(atoms, at, LONGEST, lexicon::TIME_WORD_PHRASES, |phrase| {
        Some(match lexicon::time_word(phrase, TimeWordKind::PartOfPeriod)?.value {
            "early" => Portion::Early,
            "mid" => Portion::Middle,
            "late" => Portion::Late,
            _ => return None,
        })
    })
}

/// How the words before atom `at` stand to the moment there, and the atom at which they begin.
pub(super) fn relation(atoms: &[Atom], at: usize) -> Option<(TimeRelation, usize)> {
    phrase_until(
        atoms,
        at,
        4,
        |_| true,
        |_| true,
        |phrase| {
            if matches!(phrase, "ending on" | "ending" | "finishing on" | "closing on") {
                return Some(TimeRelation::Until);
            }
            if matches!(
                phrase,
                "starting on" | "starting from" | "beginning on" | "opening on" | "commencing on"
            ) {
                return Some(TimeRelation::Since);
            }
            // Of what has happened, `as of Tuesday` says what `by Tuesday` does.
            if phrase == "as of" {
                return None;
            }
            if matches!(phrase, "about" | "around" | "roughly" | "approximately" | "circa") {
                return Some(TimeRelation::Around);
            }
            if matches!(
                phrase,
                "then"
                    | "next"
                    | "once"
                    | "later"
                    | "afterwards"
                    | "afterward"
                    | "subsequently"
                    | "thereafter"
                    | "upon"
                    | "up to"
                    | "on the heels of"
                    | "in the wake of"
                    | "in the aftermath of"
                    | "beginning"
                    | "soon after"
                    | "shortly after"
            ) {
                return match phrase {
                    "up to" => Some(TimeRelation::Until),
                    "soon after" | "shortly after" => Some(TimeRelation::After),
                    _ => None,
                };
            }
            Some(
                match lexicon::time_word(phrase, TimeWordKind::OrderPreposition)?.value {
                    "before" => TimeRelation::Before,
                    "after" => TimeRelation::After,
                    "until" => TimeRelation::Until,
                    "since" => TimeRelation::Since,
                    "by" => TimeRelation::By,
                    _ => return None,
                },
            )
        },
    )
}

/// The first year and the length of a decade or century at atom `at`, and one past its last atom: `1990s`,
/// `19th century`.
pub(super) fn period(atoms: &[Atom], at: usize) -> Option<((i32, u16), usize)> {
    let atom = atoms.get(at)?;
    let apostrophe = usize::from(atom.is_symbol("'"));
    let number = atoms.get(at + apostrophe).filter(|atom| atom.kind == AtomKind::Number);
    if let Some(number) = number
        && atoms
            .get(at + apostrophe + 1)
            .is_some_and(|s| s.is_word("s") && !s.spaced)
    {
        let year: i32 = number.key.parse().ok()?;
        let end = at + apostrophe + 2;
        let the = at > 0 && matches!(atoms[at - 1].key.as_str(), "the" | "early" | "mid" | "late" | "-");
        return match number.key.len() {
            4 if year % 100 == 0 && year < 2000 => Some(((year, 100), end)),
            4 if year % 10 == 0 => Some(((year, 10), end)),
            2 if year % 10 == 0 && (the || apostrophe == 1) => {
                Some(((if year < 30 { 2000 } else { 1900 } + year, 10), end))
            }
            _ => None,
        };
    }
    let century = crate::annotation::quantity::numeral(atoms, at, "en")
        .filter(|number| number.shape == crate::annotation::quantity::Shape::Ordinal)?;
    let hyphen = usize::from(atoms.get(century.end).is_some_and(|atom| atom.is_symbol("-")));
    if !atoms.get(century.end + hyphen)?.is_word("century") {
        return None;
    }
    let value = i32::try_from(century.value.trunc().mantissa())
        .ok()
        .filter(|value| (1..=30).contains(value))?;
    Some((((value - 1) * 100, 100), century.end + hyphen + 1))
}
