use super::{Moment, vocabulary::weekday};
use crate::{
    annotation::{
        atom::{Atom, AtomKind},
        quantity::{Form, names_amount, numeral},
    },
    lexicon::{self, TimeWordKind},
};

/// A time of day at atom `at`, and one past its last atom: `5:30 p.m.`, `6.40pm`, `17h30`, `half past five`.
pub(super) fn clock(atoms: &[Atom], at: usize) -> Option<(Moment, usize)> {
    let (hour, minute, end) = past_the_hour(atoms, at)
        .or_else(|| digits(atoms, at))
        .or_else(|| spoken(atoms, at))?;
    let with_minutes = atoms.get(at).is_some_and(|atom| atom.key.contains('.'));
    let (half, end) = half_of_day(atoms, end);
    let (zone, end) = zone(atoms, end);
    let named_half = || half_of_named_day(atoms, end).filter(|_| says_time(atoms, at));
    let half = half.or_else(named_half);
    let written_out = end > at + 1 || with_minutes || half.is_some();
    if !written_out || hour > 24 || minute > 59 {
        return None;
    }
    let hour = match half {
        Some(HalfDay::Morning | HalfDay::Night) if hour == 12 => 0,
        Some(HalfDay::Night) if hour < 6 => hour,
        Some(HalfDay::Afternoon | HalfDay::Night) if hour < 12 => hour + 12,
        _ => hour % 24,
    };
    let moment = Moment {
        hour: Some(hour),
        minute: Some(minute),
        half_day_open: half.is_none() && (1..=12).contains(&hour) && zone.is_none(),
        zone,
        ..Moment::default()
    };
    Some((moment, end))
}

#[derive(Debug, Clone, Copy)]
enum HalfDay {
    Morning,
    Afternoon,
    Night,
}

/// The half of the day that the words from an atom on name, and one past their last: `pm`, `in the evening`, `at night`.
fn half_of_day(atoms: &[Atom], at: usize) -> (Option<HalfDay>, usize) {
    let key = |at: usize| atoms.get(at).map_or("", |atom| atom.key.as_str());
    match (key(at), key(at + 1)) {
        ("am", _) => (Some(HalfDay::Morning), at + 1),
        ("pm", _) => (Some(HalfDay::Afternoon), at + 1),
        ("at", "night") => (Some(HalfDay::Night), at + 2),
        ("in", "the") => match part_of_day(key(at + 2)) {
            Some(half) => (Some(half), at + 3),
            None => (None, at),
        },
        _ => (None, at),
    }
}

fn part_of_day(key: &str) -> Option<HalfDay> {
    match key {
        "morning" => Some(HalfDay::Morning),
        "afternoon" | "evening" => Some(HalfDay::Afternoon),
        "night" => Some(HalfDay::Night),
        _ => None,
    }
}

/// The half of the day behind an hour and before its day: `at five on Friday morning`, `at nine that evening`.
fn half_of_named_day(atoms: &[Atom], at: usize) -> Option<HalfDay> {
    let key = |at: usize| atoms.get(at).map_or("", |atom| atom.key.as_str());
    let day = at + usize::from(key(at) == "on" || key(at) == "the");
    let named = weekday(atoms, day, "en").is_some()
        || matches!(
            key(day),
            "that" | "this" | "same" | "yesterday" | "tomorrow" | "following" | "next" | "previous"
        );
    part_of_day(key(day + 1)).filter(|_| named)
}

/// Whether the word before a number introduces a time: `at five`, `until five`.
fn says_time(atoms: &[Atom], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| atoms.get(at));
    before.is_some_and(|atom| {
        matches!(
            atom.key.as_str(),
            "at" | "until" | "till" | "by" | "before" | "after" | "around" | "about" | "past" | "since" | "from"
        )
    })
}

fn zone(atoms: &[Atom], at: usize) -> (Option<compact_str::CompactString>, usize) {
    let open = usize::from(atoms.get(at).is_some_and(|atom| atom.is_symbol("(")));
    match atoms.get(at + open) {
        Some(atom) if atom.upper && lexicon::time_word(&atom.key, TimeWordKind::Zone).is_some() => {
            (Some(atom.key.to_uppercase()), at + open + 1)
        }
        _ => (None, at),
    }
}

/// Digits that a mark, a half of the day or a zone makes a time.
fn digits(atoms: &[Atom], at: usize) -> Option<(u8, u8, usize)> {
    let first = atoms.get(at).filter(|atom| atom.kind == AtomKind::Number)?;
    let marked = |offset: usize| {
        let (half, after) = half_of_day(atoms, at + offset);
        half.is_some() || zone(atoms, after).0.is_some()
    };
    if let Some((hour, minute)) = first.key.split_once('.') {
        let after_at = at > 0
            && matches!(
                atoms[at - 1].key.as_str(),
                "at" | "um" | "à" | "until" | "till" | "from" | "by" | "alle"
            );
        let (hour, minute_value) = (hour.parse().ok()?, minute.parse().ok()?);
        // `Held its rate at 5.25 percent`.
        let after_at = after_at && !names_amount(atoms, at + 1);
        return (minute.len() == 2 && hour < 24 && minute_value < 60 && (marked(1) || after_at || uhr(atoms, at + 1)))
            .then_some((hour, minute_value, at + 1));
    }
    let separator = atoms.get(at + 1)?;
    let two_digits = atoms
        .get(at + 2)
        .filter(|minute| minute.kind == AtomKind::Number && !minute.spaced && minute.key.len() == 2);
    if !separator.spaced
        && (separator.is_symbol(":") || separator.is_word("h"))
        && let Some(minute) = two_digits
    {
        let (hour, minute) = (first.key.parse::<u8>().ok()?, minute.key.parse::<u8>().ok()?);
        // “5:30:12” keeps its seconds to itself.
        let seconds = atoms
            .get(at + 3)
            .is_some_and(|mark| mark.is_symbol(":") && !mark.spaced);
        return (hour <= 24 && minute < 60).then_some((hour, minute, if seconds { at + 5 } else { at + 3 }));
    }
    if first.key.len() == 4 && marked(1) && first.key.bytes().all(|byte| byte.is_ascii_digit()) {
        let (hour, minute) = first.key.split_at(2);
        return Some((hour.parse().ok()?, minute.parse().ok()?, at + 1));
    }
    let hour: u8 = first.key.parse().ok()?;
    let oclock = separator.is_word("o'clock");
    if oclock || uhr(atoms, at + 1) {
        return (hour <= 24).then_some((hour, 0, at + 2));
    }
    let in_half =
        half_of_day(atoms, at + 1).0.is_some() || (says_time(atoms, at) && half_of_named_day(atoms, at + 1).is_some());
    (in_half && (1..=12).contains(&hour)).then_some((hour, 0, at + 1))
}

fn uhr(atoms: &[Atom], at: usize) -> bool {
    atoms
        .get(at)
        .is_some_and(|atom| matches!(atom.key.as_str(), "uhr" | "heures"))
}

/// “five o'clock”, “five p.m.”
fn spoken(atoms: &[Atom], at: usize) -> Option<(u8, u8, usize)> {
    let number = numeral(atoms, at, "en").filter(|number| number.form == Form::Words)?;
    let hour = u8::try_from(number.value.trunc().mantissa())
        .ok()
        .filter(|hour| (1..=12).contains(hour))?;
    let next = atoms.get(number.end)?;
    if next.is_word("o'clock") {
        return Some((hour, 0, number.end + 1));
    }
    let in_half = half_of_day(atoms, number.end).0.is_some()
        || (says_time(atoms, at) && half_of_named_day(atoms, number.end).is_some());
    in_half.then_some((hour, 0, number.end))
}

/// “half past five”, “quarter to six”, “at twenty to four”.
fn past_the_hour(atoms: &[Atom], at: usize) -> Option<(u8, u8, usize)> {
    // `A quarter past five`.
    let begin = at;
    let is_article = atoms.get(at).is_some_and(|atom| atom.is_word("a"));
    let at = at + usize::from(is_article && atoms.get(at + 1).is_some_and(|next| next.is_word("quarter")));
    let (minutes, next) = match atoms.get(at)?.key.as_str() {
        "half" => (30, at + 1),
        "quarter" => (15, at + 1),
        _ => minutes_in_words(atoms, at)?,
    };
    let to = match atoms.get(next)?.key.as_str() {
        "past" => false,
        "to" if minutes != 30 => true,
        _ => return None,
    };
    let number = numeral(atoms, next + 1, "en")?;
    let hour = u8::try_from(number.value.trunc().mantissa())
        .ok()
        .filter(|hour| (1..=12).contains(hour))?;
    // `Ten to twelve people` is no time, nor is `a quarter to two thirds`.
    let spoken = next == at + 1 && matches!(minutes, 15 | 30);
    let in_half = || half_of_day(atoms, number.end).0.is_some() || half_of_named_day(atoms, number.end).is_some();
    if (!spoken || begin < at) && to && !in_half() {
        return None;
    }
    Some(if to {
        ((hour + 10) % 12 + 1, 60 - minutes, number.end)
    } else {
        (hour, minutes, number.end)
    })
}

/// `Five`, `ten`, `twenty` or `twenty-five`, with what stands behind.
fn minutes_in_words(atoms: &[Atom], at: usize) -> Option<(u8, usize)> {
    let number = numeral(atoms, at, "en")?;
    let minutes = u8::try_from(number.value.trunc().mantissa()).ok()?;
    matches!(minutes, 5 | 10 | 20 | 25).then_some((minutes, number.end))
}
