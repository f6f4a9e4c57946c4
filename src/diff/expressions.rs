//! Expressions of several words that render a word or another expression: `give up` and `relinquish`.

use std::ops::Range;

use crate::{
    lexicon::{self, PartOfSpeech, Relation, Senses, Word},
    pair::{Pair, Side},
};

use super::{
    context::relation,
    item::{Item, ItemClass},
    links::RangeMatch,
};

/// An expression or a word at a place of a bead, with what the sense tables say of it.
pub(super) struct Occurrence<S = Senses> {
    positions: Range<usize>,
    senses: S,
}

/// The same, with what the tables say where it stands.
type Seen<'a> = Occurrence<&'a Senses>;

impl Occurrence {
    fn seen(&self) -> Seen<'_> {
        Occurrence {
            positions: self.positions.clone(),
            senses: &self.senses,
        }
    }
}

/// Words and expressions of the two sides, out of the given open positions, that the tables tell apart: verbs that are
/// opposites or acts of which only one can have been done, adjectives on other steps of one scale, and nouns that are the
/// only ones of their kind. Small words have too many partners by chance.
pub(super) fn exclusive(
    items: Pair<&[Item<'_>]>,
    several: &Pair<Vec<Occurrence>>,
    is_open: impl Fn(Side, &Range<usize>) -> bool,
) -> Vec<RangeMatch> {
    let of = |side: Side| -> Vec<Seen<'_>> {
        let is_eligible = |occurrence: &Seen<'_>| {
            items.get(side)[occurrence.positions.start].class == ItemClass::Content
                && is_open(side, &occurrence.positions)
        };
        let expressions = several.get(side).iter().map(Occurrence::seen);
        expressions.chain(words(items.get(side))).filter(is_eligible).collect()
    };
    let can_be = |side: Side, occurrence: &Seen<'_>, part: PartOfSpeech| {
        let head = items.get(side)[occurrence.positions.start].word;
        head.is_some_and(|word| word.parts_of_speech().contains(part))
    };
    let (original, rendition) = (of(Side::Original), of(Side::Rendition));
    let is_noun = |side: Side, occurrence: &Seen<'_>| {
        let head = items.get(side)[occurrence.positions.start].word;
        head.is_some_and(|word| word.most_likely_part_of_speech() == Some(PartOfSpeech::Noun))
    };
    // Nouns of one kind are told apart where no other of the kind is open.
    let only_one = |all: &[Seen<'_>], wanted: &Seen<'_>| {
        let alike = all
            .iter()
            .filter(|one| one.senses.relation(wanted.senses) == Some(Relation::Cohyponym));
        alike.count() == 1
    };
    let mut matches = Vec::new();
    for one in &original {
        for other in &rendition {
            let Some(relation) = one.senses.relation(other.senses) else {
                continue;
            };
            let both = |part| can_be(Side::Original, one, part) && can_be(Side::Rendition, other, part);
            let apart = match relation {
                Relation::Antonym | Relation::Cohyponym if both(PartOfSpeech::Verb) => {
                    !are_converse(&items, one, other)
                }
                Relation::Cohyponym if is_noun(Side::Original, one) && is_noun(Side::Rendition, other) => {
                    only_one(&original, other) && only_one(&rendition, one)
                }
                Relation::Similar => both(PartOfSpeech::Adjective) && !both(PartOfSpeech::Verb),
                _ => false,
            };
            if apart {
                matches.push(RangeMatch {
                    positions: Pair::new(one.positions.clone(), other.positions.clone()),
                    relation,
                    similarity: 55,
                });
            }
        }
    }
    matches
}

/// Whether an expression that begins at one of two places is the opposite of the word or an expression at the other.
pub(super) fn are_opposite(
    several: &Pair<Vec<Occurrence>>,
    items: &Pair<&[Item<'_>]>,
    row: usize,
    column: usize,
) -> bool {
    let at = |side: Side, place: usize| {
        several
            .get(side)
            .iter()
            .filter(move |found| found.positions.start == place)
    };
    let word = |side: Side, place: usize| items.get(side)[place].word;
    let opposite =
        |found: &Occurrence, senses: Option<&Senses>| senses.is_some_and(|senses| found.senses.is_opposite_of(senses));
    let (one, other) = (word(Side::Original, row), word(Side::Rendition, column));
    at(Side::Original, row).any(|found| {
        opposite(found, other.map(Word::senses))
            || at(Side::Rendition, column).any(|there| opposite(found, Some(&there.senses)))
    }) || at(Side::Rendition, column).any(|found| opposite(found, one.map(Word::senses)))
}

/// Whether one verb says of the parties what the other says the other way round, so that both may hold: `lose to`, `beat`.
fn are_converse(items: &Pair<&[Item<'_>]>, original: &Seen<'_>, rendition: &Seen<'_>) -> bool {
    let head = |side: Side, occurrence: &Seen<'_>| items.get(side)[occurrence.positions.start].word;
    let (Some(one), Some(other)) = (head(Side::Original, original), head(Side::Rendition, rendition)) else {
        return false;
    };
    one.lemmas()
        .any(|lemma| lexicon::converses(lemma).any(|row| other.lemmas().any(|verb| verb == row.verb)))
}

/// The expressions of either side that share a sense with an expression or word of the other.
pub(super) fn matches(items: Pair<&[Item<'_>]>, several: &Pair<Vec<Occurrence>>) -> Vec<RangeMatch> {
    if several.original.is_empty() && several.rendition.is_empty() {
        return Vec::new();
    }
    let several = several
        .as_ref()
        .map(|side| side.iter().map(Occurrence::seen).collect::<Vec<_>>());
    let single = items.map(|side| words(side).collect::<Vec<_>>());
    let mut matches = Vec::new();
    let mut compare = |left: &[Seen<'_>], right: &[Seen<'_>]| {
        for one in left {
            for other in right {
                // Longer expressions are less likely to match by chance.
                let long = one.positions.len() + other.positions.len() > 3;
                let share = || share_a_word(&items, &one.positions, &other.positions);
                let (relation, similarity) = if one.senses.is_synonym_of(other.senses) {
                    // `Out of danger` is `no longer in danger` as a whole, although they share a word.
                    (
                        Relation::Synonym,
                        if long && share() {
                            110
                        } else if long {
                            96
                        } else {
                            84
                        },
                    )
                } else if one.senses.is_opposite_of(other.senses)
                    && is_place(items.original, one)
                    && is_place(items.rendition, other)
                {
                    (Relation::Antonym, 60)
                } else {
                    continue;
                };
                matches.push(RangeMatch {
                    positions: Pair::new(one.positions.clone(), other.positions.clone()),
                    relation,
                    similarity,
                });
            }
        }
    };
    compare(&several.original, &several.rendition);
    compare(&several.original, &single.rendition);
    compare(&single.original, &several.rendition);
    matches.retain(|found| !is_identical(&items, &found.positions));
    matches
}

/// Whether two expressions of several words have a word of content in common.
fn share_a_word(items: &Pair<&[Item<'_>]>, original: &Range<usize>, rendition: &Range<usize>) -> bool {
    let content = |item: &&Item<'_>| item.class == ItemClass::Content;
    let mut words = items.original[original.clone()].iter().filter(content);
    let there = &items.rendition[rendition.clone()];
    original.len() > 1 && rendition.len() > 1 && words.any(|item| there.iter().any(|other| other.key() == item.key()))
}

/// Compounds written in one word on one side and in two on the other: `ceasefire`, `cease-fire`, `cease fire`.
pub(super) fn compounds(items: Pair<&[Item<'_>]>) -> Vec<RangeMatch> {
    let mut matches = Vec::new();
    for side in Side::BOTH {
        let wholes = items.get(side.other());
        let parts = items.get(side);
        let beginnings = wholes
            .iter()
            .fold(0, |bits, whole| bits | beginning(whole.key(), whole.key().len()));
        for at in 0..parts.len() {
            let first = &parts[at];
            if first.class != ItemClass::Content {
                continue;
            }
            let hyphen = usize::from(parts.get(at + 1).is_some_and(|part| part.key() == "-"));
            let Some(second) = parts
                .get(at + 1 + hyphen)
                .filter(|part| part.class == ItemClass::Content)
            else {
                continue;
            };
            let (first, second) = (first.key(), second.key());
            if beginnings & beginning(first, first.len() + second.len()) == 0 {
                continue;
            }
            let is_joined = |whole: &&Item<'_>| {
                let whole = whole.key();
                whole.len() == first.len() + second.len() && whole.starts_with(first) && whole.ends_with(second)
            };
            let Some(whole) = wholes.iter().position(|whole| is_joined(&whole)) else {
                continue;
            };
            let (two, one) = (at..at + 2 + hyphen, whole..whole + 1);
            matches.push(RangeMatch {
                positions: match side {
                    Side::Original => Pair::new(two, one),
                    Side::Rendition => Pair::new(one, two),
                },
                relation: Relation::Spelling,
                similarity: 95,
            });
        }
    }
    matches
}

/// A bit for the first letter of a word of some length: what has another one is another word.
fn beginning(word: &str, length: usize) -> u64 {
    1 << ((usize::from(word.bytes().next().unwrap_or_default()) + 26 * length) % 64)
}

/// Whether an expression says where, as a preposition does: `near`, `far from`.
fn is_place(items: &[Item<'_>], occurrence: &Seen<'_>) -> bool {
    let last = items[occurrence.positions.clone()].last();
    last.is_some_and(|item| item.token.is_preposition())
}

fn is_identical(items: &Pair<&[Item<'_>]>, positions: &Pair<Range<usize>>) -> bool {
    let (left, right) = (
        &items.original[positions.original.clone()],
        &items.rendition[positions.rendition.clone()],
    );
    let same = |one: &Item<'_>, other: &Item<'_>| {
        let forms = [Relation::Identical, Relation::Spelling, Relation::Inflection];
        one.key() == other.key() || forms.contains(&relation(one, other))
    };
    left.len() == right.len() && left.iter().zip(right).all(|(one, other)| same(one, other))
}

fn words<'a>(items: &[Item<'a>]) -> impl Iterator<Item = Seen<'a>> {
    let known = items
        .iter()
        .enumerate()
        .filter_map(|(position, item)| Some((position, item.word?.senses())));
    let with_senses = known.filter(|(_, senses)| !senses.is_empty());
    with_senses.map(|(position, senses)| Occurrence {
        positions: position..position + 1,
        senses,
    })
}

/// The expressions of two words and more that begin at each place: `carry out` and `carry out an attack`.
pub(super) fn expressions(items: &[Item<'_>]) -> Vec<Occurrence> {
    let mut found: Vec<Occurrence> = Vec::new();
    for (start, item) in items.iter().enumerate() {
        if !item.word.is_some_and(lexicon::starts_expression) {
            continue;
        }
        // Punctuation ends an expression.
        let words = |reach: usize| items[start..].iter().take(reach).map_while(|item| item.word);
        let mut reach = LONGEST;
        while let Some(expression) = lexicon::expression_at(words(reach)) {
            found.push(Occurrence {
                positions: start..start + expression.words,
                senses: expression.senses,
            });
            reach = expression.words - 1;
        }
    }
    found
}

/// How many words of an expression are looked at.
const LONGEST: usize = 8;
