//! Another person, organisation, place or work stands where the original names one.

use crate::{
    annotation::{Index, Mention, Name, NameKind, Reach, Value},
    divergence::{BeadView, Comparison, Confidence, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity},
    lexicon::{self, PartOfSpeech, PlaceId, Relation, Word},
    pair::Side,
    segmentation::Document,
};

use super::{leftover_name::leftover_names, leftover_setting::leftover_place};

/// The rule.
pub(crate) struct NameChanged;

pub(super) static META: RuleMeta = RuleMeta {
    name: "name-changed",
    code: "SD201",
    kind: DivergenceType::Name,
    severity: Severity::Critical,
    summary: "another person, organisation, place or work stands where the original names one",
    doc: "\
A name of the original has no counterpart in the aligned sentences, and the rendition has a name there that the original
does not know, or a known name of another thing.

**Why it matters.** A wrong name accuses, credits or moves the wrong one, and it reads as fluently as the right one.

**Example.** “Harbour master Ines Kolstad closed the pier” → “Harbour master Ines Kolberg closed the pier”.

**Across languages.** Countries, large cities and international organisations are known by their names in eleven
languages; other names by how they sound.

**Not flagged.** A surname for the full name, an acronym or nickname of either text, a country's short form or its
adjective, spellings of one name from another alphabet, a name that a pronoun or description stands for elsewhere.
",
};

impl Rule for NameChanged {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        if !bead.is_aligned() {
            return;
        }
        check_opposites(bead, found);
        let mut gone = unmatched(bead, Side::Original);
        let mut new = unmatched(bead, Side::Rendition);
        let mut pairs = Vec::new();
        let reach = Reach::new(gone.len(), new.len());
        for (place, left) in gone.iter().enumerate() {
            for right in reach.of(place, &new) {
                let likeness = likeness(bead, left, right, gone.len() == 1 && new.len() == 1);
                if likeness > 0 {
                    pairs.push((likeness, *left, *right));
                }
            }
        }
        pairs.sort_by_key(|(likeness, left, right)| {
            (
                std::cmp::Reverse(*likeness),
                left.mention.span.start,
                right.mention.span.start,
            )
        });
        for (_, left, right) in pairs {
            let free = |list: &[Unmatched<'_>], wanted: &Unmatched<'_>| {
                list.iter().any(|other| other.mention.span == wanted.mention.span)
            };
            if free(&gone, &left) && free(&new, &right) {
                gone.retain(|other| other.mention.span != left.mention.span);
                new.retain(|other| other.mention.span != right.mention.span);
                found.push(changed(bead, &left, &right));
            }
        }
    }

    fn check_document(&self, comparison: &Comparison<'_>, found: &mut Findings) {
        found.extend_all(leftover_names(comparison));
        found.extend_all(leftover_place(comparison));
    }
}

/// Names that stand opposite each other although both texts know both: `Lestovian inspectors`, `Marovian inspectors`.
fn check_opposites(bead: &BeadView<'_>, found: &mut Findings) {
    let [original, rendition] = Side::BOTH.map(|side| names(bead, side));
    let reach = Reach::new(original.len(), rendition.len());
    for (place, &(left, one)) in original.iter().enumerate() {
        for &(right, other) in reach.of(place, &rendition) {
            let single = left.tokens.len() == 1 && right.tokens.len() == 1;
            if !single || is_told(bead, one, other) || !compatible(one, other) || !replaces(bead, left, right) {
                continue;
            }
            let (left, right) = (
                Unmatched {
                    mention: left,
                    name: one,
                    known_elsewhere: true,
                },
                Unmatched {
                    mention: right,
                    name: other,
                    known_elsewhere: true,
                },
            );
            found.push(changed(bead, &left, &right));
        }
    }
}

/// Whether the one name was linked to the other for want of a better partner, between equal neighbours.
fn replaces(bead: &BeadView<'_>, left: &Mention, right: &Mention) -> bool {
    let link = bead.link(Side::Original, left.tokens.start);
    let opposite =
        link.is_some_and(|link| !link.relation.keeps_sense() && link.tokens.rendition.contains(&right.tokens.start));
    let linked = |one: usize, other: usize| {
        bead.link(Side::Original, one)
            .is_some_and(|link| link.tokens.rendition.contains(&other))
    };
    let before = left.tokens.start.checked_sub(1).zip(right.tokens.start.checked_sub(1));
    opposite && (before.is_some_and(|(one, other)| linked(one, other)) || linked(left.tokens.end, right.tokens.end))
}

/// A name without a counterpart in the bead.
#[derive(Clone, Copy)]
struct Unmatched<'a> {
    mention: &'a Mention,
    name: &'a Name,
    /// Whether the other document knows the name elsewhere.
    known_elsewhere: bool,
}

fn name_of(mention: &Mention) -> Option<&Name> {
    match &mention.value {
        Value::Name(name) => Some(name),
        _ => None,
    }
}

/// The names of a side that no name, and no word, of the other side of the bead stands for.
fn unmatched<'a>(bead: &BeadView<'a>, side: Side) -> Vec<Unmatched<'a>> {
    let (names, others) = (names(bead, side), names(bead, side.other()));
    let reach = Reach::new(names.len(), others.len());
    let index: &Index = &bead.comparison.annotations.get(side.other()).index;
    let document = bead.document(side);
    let open = names.into_iter().enumerate().filter(|(place, (mention, name))| {
        let near = reach.of(*place, &others);
        !may_be_noun(document, mention, name)
            && (!near.iter().any(|(_, other)| is_told(bead, name, other)) || is_told_of_namesake(name, near))
            && !is_linked(bead, side, mention)
    });
    let unmatched = |(_, (mention, name)): (usize, (&'a Mention, &'a Name))| Unmatched {
        mention,
        name,
        known_elsewhere: index.has_name(name),
    };
    open.map(unmatched).collect()
}

/// The names of a side of a bead.
fn names<'a>(bead: &BeadView<'a>, side: Side) -> Vec<(&'a Mention, &'a Name)> {
    bead.mentions(side)
        .filter_map(|mention| Some((mention, name_of(mention)?)))
        .collect()
}

/// Whether a full name is told by its surname alone, while the other side gives the surname another first name: `Aki Salo …
/// Salo`, `Marcus Salo … Salo`.
fn is_told_of_namesake(name: &Name, others: &[(&Mention, &Name)]) -> bool {
    let told = others
        .iter()
        .any(|(_, other)| other.words.len() > 1 && name.stands_for(other));
    let namesake = |other: &Name| {
        let given = name.words.first().zip(other.words.first());
        let apart = given.is_some_and(|(one, other)| one.chars().next() != other.chars().next());
        other.words.len() > 1 && other.words.last() == name.words.last() && apart && !name.stands_for(other)
    };
    name.words.len() > 1 && name.place.is_none() && !told && others.iter().any(|(_, other)| namesake(other))
}

/// Whether two single words are one name in two languages by their sound, but for the last vowels: `Vestphalie`,
/// `Westphalia`. Given names are told apart by those.
fn are_exonyms(one: &Name, other: &Name) -> bool {
    if one.place.is_some() && other.place.is_some() {
        return false;
    }
    let ([first], [second]) = (one.sounds.as_slice(), other.sounds.as_slice()) else {
        return false;
    };
    let stem = |sound: &'_ str| sound.trim_end_matches(['a', 'e', 'i', 'o', 'u']).len();
    let is_given = |name: &Name| lexicon::given_name(&name.full).is_some();
    let stems = (first.get(..stem(first)), second.get(..stem(second)));
    stems.0 == stems.1 && stem(first) >= 4 && !is_given(one) && !is_given(other)
}

/// Whether a name may be no name at all: in German every noun has a capital.
fn may_be_noun(document: &Document, mention: &Mention, name: &Name) -> bool {
    let in_capitals = || mention.span.of(&document.text).chars().skip(1).any(char::is_uppercase);
    document.language == "de" && name.words.len() == 1 && name.kind == NameKind::Other && !in_capitals()
}

/// Whether one name stands for the other in the language of its text.
fn is_told(bead: &BeadView<'_>, one: &Name, other: &Name) -> bool {
    one.stands_for(other) || !bead.is_in_one_language() && are_exonyms(one, other)
}

/// Whether every word of a name is linked to the same word of the other side, as in another cut of the same name.
fn is_linked(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    let tokens = &bead.document(side).tokens[mention.tokens.clone()];
    let content = mention
        .tokens
        .clone()
        .zip(tokens)
        .filter(|(_, token)| !token.is_function_word());
    let mut words = content.peekable();
    // A noun in a name is translated one way or another (`Ministry`, `Department`); another adjective is another name.
    words.peek().is_some()
        && words.all(|(index, token)| {
            let noun = || Word::look_up(&token.key).most_likely_part_of_speech() == Some(PartOfSpeech::Noun);
            bead.link(side, index)
                .is_some_and(|link| link.relation.keeps_sense() && (link.relation != Relation::Synonym || noun()))
        })
}

/// How well two unmatched names stand for a change of one into the other, 0 for not at all; `alone` when no others are
/// left.
fn likeness(bead: &BeadView<'_>, left: &Unmatched<'_>, right: &Unmatched<'_>, alone: bool) -> u8 {
    let opposite = left.mention.tokens.clone().any(|token| {
        bead.link(Side::Original, token).is_some_and(|link| {
            let stands = link
                .tokens
                .rendition
                .clone()
                .any(|other| right.mention.tokens.contains(&other));
            stands && !link.relation.keeps_sense()
        })
    });
    let shared = left.name.words.iter().any(|word| right.name.words.contains(word));
    let known = left.known_elsewhere && right.known_elsewhere;
    let kinds = compatible(left.name, right.name) || are_two_countries(left.name, right.name);
    let across = !bead.is_in_one_language();
    match (opposite, shared, known) {
        // Both texts know both names: only a change on the very spot counts.
        (true, _, true) if kinds => 2,
        (false, _, true) => 0,
        (true, true, _) => 5,
        (true, false, _) if kinds => 4,
        (false, true, _) if kinds => 3,
        (false, false, false)
            if (sure_kind(left.name, right.name)
                || alone
                    && (same_kind(left.name, right.name)
                        || are_two_countries(left.name, right.name)
                        || across && may_be_people(left.name, right.name)))
                && !left.known_elsewhere
                && !right.known_elsewhere =>
        {
            1
        }
        _ => 0,
    }
}

fn compatible(left: &Name, right: &Name) -> bool {
    let loose = |name: &Name| name.kind == NameKind::Other;
    left.is_demonym == right.is_demonym && (left.kind == right.kind || loose(left) || loose(right))
}

/// Whether both names are people, or both known places: what else they might be is too vague for a pair by elimination.
fn sure_kind(left: &Name, right: &Name) -> bool {
    left.is_demonym == right.is_demonym
        && left.kind == right.kind
        && (left.kind == NameKind::Person || left.place.is_some() && right.place.is_some())
}

/// Whether two names that alone have no counterpart are of one kind, known or not.
fn same_kind(left: &Name, right: &Name) -> bool {
    left.is_demonym == right.is_demonym && left.kind == right.kind && left.kind != NameKind::Other
}

/// Whether two names are of two countries, one of them by its people: `growers in Ecuador`, `Honduran growers`.
fn are_two_countries(left: &Name, right: &Name) -> bool {
    let country = |name: &Name| name.place.is_some_and(PlaceId::is_country);
    country(left) && country(right) && left.place != right.place
}

/// Whether one name is a person's and the other may be one: an office of another language stands unread before it.
fn may_be_people(left: &Name, right: &Name) -> bool {
    let either = left.kind == NameKind::Person || right.kind == NameKind::Person;
    either && compatible(left, right) && left.words.len() > 1 && right.words.len() > 1
}

fn changed(bead: &BeadView<'_>, left: &Unmatched<'_>, right: &Unmatched<'_>) -> Finding {
    let text = |side: Side, mention: &Mention| mention.span.of(&bead.document(side).text).to_owned();
    let (from, to) = (text(Side::Original, left.mention), text(Side::Rendition, right.mention));
    let place = [left.name, right.name].iter().all(|name| name.kind == NameKind::Place);
    let mut finding = Finding::new(&META, format!("{from} became {to}"))
        .bead(bead.index)
        .at(Side::Original, left.mention.span)
        .at(Side::Rendition, right.mention.span)
        .kind(if place {
            DivergenceType::Place
        } else {
            DivergenceType::Name
        })
        .evidence(format!("original: {from} ({})", left.name.kind))
        .evidence(format!("rendition: {to} ({})", right.name.kind));
    if !right.known_elsewhere {
        finding = finding.evidence(format!("the original names no {to} anywhere"));
    }
    if left.known_elsewhere && right.known_elsewhere {
        finding = finding.confidence(Confidence::Medium);
    }
    if is_looser(bead, left, right) {
        finding = finding.severity(Severity::Major).confidence(Confidence::Medium);
    }
    finding
}

/// Whether the two names only share their place in the bead, not the words around them.
fn is_looser(bead: &BeadView<'_>, left: &Unmatched<'_>, right: &Unmatched<'_>) -> bool {
    let linked = left
        .mention
        .tokens
        .clone()
        .any(|token| bead.link(Side::Original, token).is_some());
    let shared = left.name.words.iter().any(|word| right.name.words.contains(word));
    !linked && !shared
}
