//! A person whom only the original names, against the one whom only the rendition names, wherever the two stand.
//!
//! Where sentences were merged and split, a name and what became of it may stand in beads that were not aligned. Two people
//! of one given name or surname, each unknown to the other text, are still one person under another name.

use crate::{
    annotation::{Mention, Name, NameKind, Value},
    divergence::{Comparison, Confidence, Finding},
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
    let left = Pair::new(Side::Original, Side::Rendition).map(|side| people_left(comparison, side));
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
    found
}

/// The full names of people that the other text does not know, each once.
fn people_left<'a>(comparison: &Comparison<'a>, side: Side) -> Vec<(&'a Mention, &'a Name)> {
    let (own, other) = (
        comparison.annotations.get(side),
        comparison.annotations.get(side.other()),
    );
    let sentences = 0..comparison.documents.get(side).sentences.len();
    let mut found: Vec<(&Mention, &Name)> = Vec::new();
    for mention in sentences.flat_map(|sentence| own.of_sentence(sentence)) {
        let Value::Name(name) = &mention.value else { continue };
        // A name cut off behind an initial is not all of it.
        let is_whole = name.words.last().is_some_and(|last| last.chars().nth(1).is_some());
        let is_full = name.kind == NameKind::Person && name.words.len() > 1 && is_whole;
        if is_full && !other.index.has_name(name) && !found.iter().any(|(_, earlier)| earlier.is_same(name)) {
            found.push((mention, name));
        }
        if found.len() > MOST {
            break;
        }
    }
    found
}

/// Whether two full names have one given name or one surname, and nothing else: not `Ada Olin`, `Dr Ada J. Olin`.
fn share_a_name(one: &Name, other: &Name) -> bool {
    let has_ends_of = |one: &Name, other: &Name| {
        let mut ends = [other.words.first(), other.words.last()].into_iter().flatten();
        ends.all(|end| one.words.contains(end))
    };
    let given = one.words.first() == other.words.first();
    let surname = one.words.last() == other.words.last();
    given != surname && !has_ends_of(one, other) && !has_ends_of(other, one)
}

fn finding(comparison: &Comparison<'_>, people: &Pair<&Mention>) -> Finding {
    let names = people.each(|side, mention| mention.span.of(&comparison.documents.get(side).text));
    Finding::new(&META, format!("{} became {}", names.original, names.rendition))
        .spans(people.each(|_, mention| Some(mention.span)))
        .confidence(Confidence::Medium)
        .evidence(format!("the rendition names no {} anywhere", names.original))
        .evidence(format!("the original names no {} anywhere", names.rendition))
}
