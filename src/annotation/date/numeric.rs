use super::{Date, Moment};
use crate::annotation::atom::{Atom, AtomKind};

/// A date in digits at atom `at`, and one past its last atom: `2024-03-03`, `03/05/2024`, `3.5.2024`.
pub(super) fn numeric(atoms: &[Atom], at: usize, language: &str) -> Option<(Date, usize)> {
    let first = atoms.get(at).filter(|atom| atom.kind == AtomKind::Number)?;
    if let Some(date) = dotted(&first.key) {
        return Some((date, at + 1));
    }
    let mark = atoms
        .get(at + 1)
        .filter(|mark| !mark.spaced && (mark.is_symbol("-") || mark.is_symbol("/")))?;
    let glued = |offset: usize| atoms.get(at + offset).filter(|atom| !atom.spaced);
    let second = glued(2).filter(|atom| atom.kind == AtomKind::Number)?;
    let again = glued(3).is_some_and(|atom| atom.key == mark.key);
    let third = glued(4).filter(|atom| again && atom.kind == AtomKind::Number)?;
    let number = |atom: &Atom| atom.key.parse::<u32>().ok();
    let (one, two, three) = (number(first)?, number(second)?, number(third)?);
    if first.key.len() == 4 {
        return Some((Date::at(full(one, two, three)?), at + 5));
    }
    if third.key.len() != 4 && (third.key.len() != 2 || mark.is_symbol("-")) {
        return None;
    }
    let year = if third.key.len() == 2 {
        two_digit_year(three)
    } else {
        three
    };
    let day_first = full(year, two, one);
    let month_first = full(year, one, two);
    let mut date = Date::at(match (&day_first, &month_first) {
        (Some(date), _) if !american(language) => date.clone(),
        (_, Some(date)) | (Some(date), None) => date.clone(),
        (None, None) => return None,
    });
    if let (Some(day_first), Some(month_first)) = (day_first, month_first)
        && day_first != month_first
    {
        let other = if date.start == day_first {
            month_first
        } else {
            day_first
        };
        date.other_reading = Some(Box::new(Date::at(other)));
    }
    Some((date, at + 5))
}

/// English is read as British; the other reading is kept beside it.
fn american(_language: &str) -> bool {
    false
}

fn dotted(text: &str) -> Option<Date> {
    let mut parts = text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || day.len() > 2 || month.len() > 2 || !matches!(year.len(), 2 | 4) {
        return None;
    }
    let number = |text: &str| text.parse::<u32>().ok();
    let year = if year.len() == 2 {
        two_digit_year(number(year)?)
    } else {
        number(year)?
    };
    full(year, number(month)?, number(day)?).map(Date::at)
}

fn two_digit_year(year: u32) -> u32 {
    if year < 50 { 2000 + year } else { 1900 + year }
}

fn full(year: u32, month: u32, day: u32) -> Option<Moment> {
    let year = i32::try_from(year).ok().filter(|year| (1000..=2200).contains(year))?;
    let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    Some(Moment {
        year: Some(year),
        month: Some(month),
        day: Some(day),
        ..Moment::default()
    })
}
