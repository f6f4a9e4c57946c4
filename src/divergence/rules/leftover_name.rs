//! A person whom only the original names, against the one whom only the rendition names, wherever the two stand.
//!
//! Where sentences were merged and split, a name and what became of it may stand in beads that were not aligned. Two people
//! of one given name or surname, each unknown to the other text, are still one person under another name.

use crate::{
    annotation::{Mention, Name, NameKind, Value},
    divergence::{Comparison, Confidence, Finding, Severity},
    lexicon::{self, Word},
    pair::{Pair, Side},
};

use super::name_changed::META;

/// A text that leaves out more people than these tells another story.
const MOST: usize = 12;

/// What became of the people whom only the original names.
pub(super) fn leftover_names(comparison: &Comparison<'_>) -> Vec<Finding> {
    if comparison.documents.original.language != comparison.documents.rendition.language {
        return Vec::new();
    }
    let all = Pair::new(Side::Original, Side::Rendition).map(|side| names_left(comparison, side));
    let left = Pair::new(Side::Original, Side::Rendition).map(|side| full_names(all.get(side)));
    if Side::BOTH.into_iter().any(|side| left.get(side).len() > MOST) {
        return Vec::new();
    }
    let only = |one: &Name, others: &'_ [(&'_ Mention, &'_ Name)]| {
        let mut alike = others
            .iter()
            .enumerate()
            .filter(|(_, (_, other))| share_a_name(one, other));
        let (place, _) = alike.next()?;
        alike.next().is_none().then_some(place)
    };
    let mut found = Vec::new();
    for (place, (mention, name)) in left.original.iter().enumerate() {
        let Some((other, there)) = only(name, &left.rendition).and_then(|at| left.rendition.get(at)) else {
            continue;
        };
        if only(there, &left.original) == Some(place) {
            found.push(finding(comparison, &Pair::new(*mention, *other)));
        }
    }
    if found.is_empty() {
        found.extend(only_names(comparison, &all));
    }
    found
}

type Left<'a> = Vec<(&'a Mention, &'a Name)>;

/// The one name that only the original gives, with the one that only the rendition gives, where either is of a kind that the
/// other may be and no word of a dictionary.
fn only_names(comparison: &Comparison<'_>, all: &Pair<Left<'_>>) -> Option<Finding> {
    let (&[one], &[other]) = (all.original.as_slice(), all.rendition.as_slice()) else {
        return None;
    };
    let is_coined = |name: &Name| {
        let words = name.words.iter();
        let mut known = words.map(|word| lexicon::frequency(word) > 0 || Word::look_up(word).is_known());
        !name.is_demonym && !known.any(|known| known)
    };
    let kinds = [one.1.kind, other.1.kind];
    let may_be_one = kinds[0] == kinds[1] || kinds.contains(&NameKind::Other);
    let is_single = one.1.words.len() == other.1.words.len();
    (may_be_one && is_single && is_coined(one.1) && is_coined(other.1))
        .then(|| finding(comparison, &Pair::new(one.0, other.0)).severity(Severity::Major))
}

/// The names that the other text does not know, each once.
fn names_left<'a>(comparison: &Comparison<'a>, side: Side) -> Left<'a> {
    let (own, other) = (
        comparison.annotations.get(side),
        comparison.annotations.get(side.other()),
    );
    let sentences = 0..comparison.documents.get(side).sentences.len();
    let mut found: Left<'a> = Vec::new();
    for mention in sentences.flat_map(|sentence| own.of_sentence(sentence)) {
        let Value::Name(name) = &mention.value else { continue };
        if !other.index.has_name(name) && !found.iter().any(|(_, earlier)| earlier.is_same(name)) {
            found.push((mention, name));
        }
        if found.len() > MOST {
            break;
        }
    }
    found
}

/// Those that are the full names of people. `Renzo Marsh` may be a place by its looks, and none beside `Renzo Quadri`.
fn full_names<'a>(names: &Left<'a>) -> Left<'a> {
    let is_full = |name: &Name| {
        // A name cut off behind an initial is not all of it.
        let is_whole = name.words.last().is_some_and(|last| last.chars().nth(1).is_some());
        name.words.len() > 1 && is_whole && name.kind != NameKind::Organisation
    };
    names.iter().filter(|(_, name)| is_full(name)).copied().collect()
}

/// Whether two full names have one given name or one surname, and nothing else: not `Ada Olin`, `Dr Ada J. Olin`.
fn share_a_name(one: &Name, other: &Name) -> bool {
    let has_ends_of = |one: &Name, other: &Name| {
        let mut ends = [other.words.first(), other.words.last()].into_iter().flatten();
        ends.all(|end| one.words.contains(end))
    };
    let given = one.words.first() == other.words.first();
    let surname = one.words.last() == other.words.last();
    let is_person = one.kind == NameKind::Person || other.kind == NameKind::Person && given;
    is_person && given != surname && !has_ends_of(one, other) && !has_ends_of(other, one)
}

fn finding(comparison: &Comparison<'_>, people: &Pair<&Mention>) -> Finding {
    let names = people.each(|side, mention| mention.span.of(&comparison.documents.get(side).text));
    Finding::new(&META, format!("{} became {}", names.original, names.rendition))
        .spans(people.each(|_, mention| Some(mention.span)))
        .confidence(Confidence::Medium)
        .evidence(format!("the rendition names no {} anywhere", names.original))
        .evidence(format!("the original names no {} anywhere", names.rendition))
}
