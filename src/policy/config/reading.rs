//! From text to a policy file, with everything that is wrong with it at once.

use std::{collections::BTreeMap, mem, ops::Range};

use serde::Deserialize;
use toml::{
    Spanned,
    de::{DeArray, DeTable, DeValue, Deserializer},
};

use super::{
    ConfigFile, Problem,
    problem::{position, reworded},
};
use crate::text::OriginMap;

/// Where each key stands: `policy.fail-on`, `override[0].paths`; line and column from 1.
pub(super) type Positions = BTreeMap<String, (usize, usize)>;

/// More problems than this in one file are not told.
const MOST_PROBLEMS: usize = 50;

/// Reads a policy file. A value that is wrong is taken out and the rest read again, so that all mistakes are found.
pub(super) fn read(text: &str) -> Result<(ConfigFile, Positions), Vec<Problem>> {
    let (root, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        let problem = |error: &toml::de::Error| problem(text, error.span(), &reworded(error.message()));
        return Err(errors.iter().map(problem).collect());
    }
    let whole = root.span();
    let mut table = root.into_inner();
    let positions = positions(text, &table);
    let mut problems = Vec::new();
    let mut removed: Vec<String> = Vec::new();
    while problems.len() < MOST_PROBLEMS {
        let error = match ConfigFile::deserialize(Deserializer::from(Spanned::new(whole.clone(), table.clone()))) {
            Ok(file) if problems.is_empty() => return Ok((file, positions)),
            Ok(_) => break,
            Err(error) => error,
        };
        let taken = error.span().and_then(|span| take(&mut table, &span));
        let message = reworded(error.message());
        // A value that was just taken out is not missing.
        let is_missing = |key: &String| message == format!("‘{key}’ is missing");
        if !removed.iter().any(is_missing) {
            let message = match &taken {
                Some(key) if !message.starts_with("unknown key") => format!("{key}: {message}"),
                _ => message,
            };
            problems.push(problem(text, error.span(), &message));
        }
        match taken {
            Some(key) => removed.push(key),
            None => break,
        }
    }
    problems.sort_by_key(|problem| (problem.line, problem.column));
    Err(problems)
}

fn problem(text: &str, span: Option<Range<usize>>, message: &str) -> Problem {
    let (line, column) = position(text, span.map_or(0, |span| span.start));
    Problem {
        line,
        column,
        message: message.to_owned(),
    }
}

/// Takes the innermost entry out that has a span, as its key or as its value, and says its key.
fn take(table: &mut DeTable<'_>, span: &Range<usize>) -> Option<String> {
    for (key, value) in table.iter_mut() {
        if let Some(taken) = take_inside(key.get_ref(), value, span) {
            return Some(taken);
        }
    }
    let holds = |outer: Range<usize>| outer.start <= span.start && span.end <= outer.end;
    let key = table
        .iter()
        .find(|(key, value)| holds(key.span()) || holds(value.span()))
        .map(|(key, _)| key.get_ref().to_string())?;
    *table = mem::take(table)
        .into_iter()
        .filter(|(other, _)| *other.get_ref() != key)
        .collect();
    Some(key)
}

fn take_inside(key: &str, value: &mut Spanned<DeValue<'_>>, span: &Range<usize>) -> Option<String> {
    match value.get_mut() {
        DeValue::Table(table) => take(table, span),
        DeValue::Array(array) => {
            for element in array.iter_mut() {
                if let Some(taken) = take_inside(key, element, span) {
                    return Some(taken);
                }
            }
            // A table of an array that lacks something, or a plain element that is wrong, goes as a whole.
            let before = array.len();
            let kept: DeArray<'_> = mem::replace(array, DeArray::new())
                .into_iter()
                .filter(|element| element.span() != *span)
                .collect();
            *array = kept;
            (array.len() < before).then(|| key.to_owned())
        }
        _ => None,
    }
}

fn positions(text: &str, table: &DeTable<'_>) -> Positions {
    let mut positions = Positions::new();
    let origin = OriginMap::identity(text);
    let place = |at| {
        let place = origin.position(text, at);
        (place.line, place.column)
    };
    locate(&place, "", table, &mut positions);
    positions
}

fn locate(place: &dyn Fn(usize) -> (usize, usize), path: &str, table: &DeTable<'_>, positions: &mut Positions) {
    for (key, value) in table {
        let path = if path.is_empty() {
            key.get_ref().to_string()
        } else {
            format!("{path}.{}", key.get_ref())
        };
        match value.get_ref() {
            DeValue::Table(inner) => locate(place, &path, inner, positions),
            DeValue::Array(array) => {
                for (index, element) in array.iter().enumerate() {
                    if let DeValue::Table(inner) = element.get_ref() {
                        locate(place, &format!("{path}[{index}]"), inner, positions);
                    }
                }
            }
            _ => {}
        }
        positions.insert(path, place(key.span().start));
    }
}
