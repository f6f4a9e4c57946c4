//! Numbers in the words of other languages, put into digits before the grammars read them.

use compact_str::format_compact;

use super::atom::{Atom, AtomKind};
use crate::lexicon::{self, NumberPart};

/// Puts digits for each number in words: `trois cent cinquante` becomes `350`. Millions and what lies above are left to
/// the grammar, as is a thousand that nothing follows.
pub(super) fn put_in_digits(atoms: &mut Vec<Atom>, language: &str) {
    let mut at = 0;
    while at < atoms.len() {
        if let Some((value, end)) = number(atoms, at, language) {
            let last = &atoms[end - 1];
            let (span, last_token) = (last.span, last.last_token);
            let first = &mut atoms[at];
            first.kind = AtomKind::Number;
            first.key = format_compact!("{value}");
            first.number_word = None;
            first.span = first.span.join(span);
            first.last_token = last_token;
            atoms.drain(at + 1..end);
        }
        at += 1;
    }
}

/// The value of the number that begins at an atom, and one past its last atom.
fn number(atoms: &[Atom], start: usize, language: &str) -> Option<(u32, usize)> {
    if let Some(NumberPart::Inside(value)) = part(atoms, start, language)
        && value < 20
    {
        return None;
    }
    // `Between a hundred and two hundred`.
    let in_range = start
        .checked_sub(1)
        .is_some_and(|before| part(atoms, before, language) == Some(NumberPart::Between));
    let mut total = 0;
    let (mut group, mut end) = (0, start);
    let mut at = start;
    loop {
        let Joint { next, is_and } = joint(atoms, at, at > start, language);
        let may_join = |value: u32| !is_and || !in_range && may_join(group, value, language);
        let part = value(atoms, next, language).filter(|&value| may_join(value));
        if let Some(bigger) = part.and_then(|value| with(group, value)) {
            (group, at, end) = (bigger, next + 1, next + 1);
        } else if total == 0
            && !is_and
            && is_thousand(atoms, next, language)
            && is_followed(atoms, next + 1, in_range, language)
        {
            (total, group, at) = (group.max(1) * 1_000, 0, next + 1);
        } else {
            break;
        }
    }
    // A word that mostly means something else is no number by itself.
    let alone = end == start + 1 && matches!(part(atoms, start, language), Some(NumberPart::Inside(_)));
    (end > start && !alone).then_some((total + group, end))
}

/// A number below a thousand with one more part, where that can be said: `cent` and `vingt`, `vingt` and `deux`.
fn with(group: u32, value: u32) -> Option<u32> {
    let (units, below_hundred) = (group % 10, group % 100);
    match value {
        // `Trois cent`, and `cent` alone.
        100 => (group < 10).then(|| group.max(1) * 100),
        200.. => (group == 0).then_some(value),
        // `Quatre-vingt`.
        20 if below_hundred == 4 => Some(group - 4 + 80),
        20..=99 => (below_hundred == 0).then_some(group + value),
        // `Soixante-douze`.
        10..=19 => matches!(below_hundred, 0 | 60 | 80).then_some(group + value),
        1..=9 if units == 0 && below_hundred != 10 => Some(group + value),
        // `Dix-sept`.
        7..=9 if matches!(below_hundred, 10 | 70 | 90) => Some(group + value),
        _ => None,
    }
}

fn part(atoms: &[Atom], at: usize, language: &str) -> Option<NumberPart> {
    let atom = atoms.get(at).filter(|atom| atom.kind == AtomKind::Word)?;
    lexicon::number_part(&atom.key, language)
}

fn value(atoms: &[Atom], at: usize, language: &str) -> Option<u32> {
    match part(atoms, at, language)? {
        NumberPart::Value(value) | NumberPart::Inside(value) => Some(value),
        NumberPart::And | NumberPart::Between => None,
    }
}

/// What stands between two parts of a number: hyphens, `and`.
struct Joint {
    /// The atom behind it.
    next: usize,
    is_and: bool,
}

fn joint(atoms: &[Atom], mut at: usize, begun: bool, language: &str) -> Joint {
    let is_hyphen = |at: usize| atoms.get(at).is_some_and(|atom| atom.is_symbol("-") && !atom.spaced);
    let is_and = |at: usize| part(atoms, at, language) == Some(NumberPart::And);
    if !begun {
        return Joint {
            next: at,
            is_and: false,
        };
    }
    at += usize::from(is_hyphen(at));
    let joined = is_and(at);
    if joined {
        at += 1;
        at += usize::from(is_hyphen(at));
    }
    Joint {
        next: at,
        is_and: joined,
    }
}

/// Whether `and` joins a part to what stands before it, and does not tell two numbers apart.
fn may_join(group: u32, value: u32, language: &str) -> bool {
    match language {
        // `Vingt et un`, `soixante et onze`.
        "fr" => matches!(value, 1 | 11),
        // `Treinta y cinco`.
        "es" => group % 100 >= 30 && value < 10,
        _ => true,
    }
}

fn is_thousand(atoms: &[Atom], at: usize, language: &str) -> bool {
    (atoms.get(at)).is_some_and(|atom| {
        atom.kind == AtomKind::Word && lexicon::foreign_number(&atom.key, language) == Some("thousand")
    })
}

/// Whether a number goes on behind its thousands.
fn is_followed(atoms: &[Atom], at: usize, in_range: bool, language: &str) -> bool {
    let Joint { next, is_and } = joint(atoms, at, true, language);
    let value = value(atoms, next, language);
    value.is_some_and(|value| !is_and || !in_range && may_join(0, value, language))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::atom;
    use crate::input::{Source, read_text};
    use crate::segmentation::{SegmentOptions, segment};

    fn numbers(text: &str, language: &str) -> Vec<String> {
        let options = SegmentOptions {
            language: Some(language.into()),
            ..SegmentOptions::default()
        };
        let document = segment(read_text(text, Source::default()), &options);
        let atoms = (0..document.sentences.len()).flat_map(|sentence| atom::atoms(&document, sentence));
        let numbers = atoms.filter(|atom| atom.kind == AtomKind::Number);
        numbers.map(|atom| atom.key.to_string()).collect()
    }

    #[test]
    fn parts_are_put_together() {
        for (text, language, expected) in [
            ("trois cent cinquante moutons", "fr", "350"),
            ("dix-sept ans", "fr", "17"),
            ("soixante et onze maisons", "fr", "71"),
            ("quatre-vingt-dix-neuf ballons", "fr", "99"),
            ("quatre-vingts vaches", "fr", "80"),
            ("vingt et un bateaux", "fr", "21"),
            ("mille neuf cent quatre-vingt-quatre pages", "fr", "1984"),
            ("deux mille trois cents euros", "fr", "2300"),
            ("treinta y cinco barcos", "es", "35"),
            ("mil doscientas cincuenta casas", "es", "1250"),
            ("cento e vinte e três navios", "pt", "123"),
            ("deux-mille-trois-cents euros", "fr", "2300"),
            ("dreihundertfünfzig Schafe", "de", "350"),
            ("двести тридцать пять домов", "ru", "235"),
            ("sto dwadzieścia trzy domy", "pl", "123"),
        ] {
            assert_eq!(numbers(text, language), [expected], "{text}");
        }
    }

    #[test]
    fn numbers_beside_each_other_stay_apart() {
        for (text, language, expected) in [
            ("entre vingt et trente", "fr", vec!["20", "30"]),
            ("deux et trois", "fr", vec!["2", "3"]),
            ("un homme et une femme", "fr", vec![]),
            ("de dos a tres", "es", vec!["2", "3"]),
            ("cinquante pour cent", "fr", vec!["50"]),
            ("entre trinta e cinco", "pt", vec!["30", "5"]),
        ] {
            assert_eq!(numbers(text, language), expected, "{text}");
        }
    }
}
