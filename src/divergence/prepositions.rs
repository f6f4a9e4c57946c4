//! What a preposition leads in: `a complaint against the landlord`, `eggs laid in caterpillars`, `translated into Danish`.
//!
//! However freely a sentence is retold, the party behind such a preposition stays the same. Where the preposition leads in
//! one of two parties in the original and the other one in the rendition, the two have exchanged their parts.

use crate::{
    annotation::{Mention, Value},
    lexicon::{self, PartOfSpeech, Word},
    pair::{Pair, Side},
    segmentation::TokenKind,
};

use super::{
    BeadView,
    clauses::{name_in_apposition, phrase_head},
    roles::is_mutual_verb,
    scope::is_content,
};

/// What kinds of prepositions say of the party behind them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Something is held against it.
    Against,
    /// Something is done inside it, or goes or turns into it.
    Within,
    /// Something is given to it.
    Towards,
}

impl Part {
    fn of(preposition: &str) -> Option<Self> {
        match preposition {
            "against" => Some(Self::Against),
            "in" | "into" | "inside" | "within" => Some(Self::Within),
            "to" | "towards" | "toward" | "onto" => Some(Self::Towards),
            _ => None,
        }
    }
}

/// A preposition with the noun behind it.
struct Led {
    part: Part,
    preposition: usize,
    noun: usize,
}

/// How many words of content before a preposition it may belong to.
const COMPANY: usize = 3;

/// How far a party stands from the preposition at most, in tokens.
const REACH: usize = 14;

/// Two nouns of the original that a preposition leads in by turns: each with the noun of the rendition that took its part.
pub(super) fn swapped_parties_behind(bead: &BeadView<'_>) -> Option<[Pair<usize>; 2]> {
    let (left, right) = (led(bead, Side::Original), led(bead, Side::Rendition));
    for one in &left {
        for other in right.iter().filter(|other| other.part == one.part) {
            let (Some(kept), Some(taken)) = (
                partner(bead, Side::Original, one.noun),
                partner(bead, Side::Rendition, other.noun),
            ) else {
                continue;
            };
            let moved = kept != other.noun && taken != one.noun;
            let still_led = |all: &[Led], noun: usize| all.iter().any(|led| led.part == one.part && led.noun == noun);
            let near = |led: &Led, noun: usize| led.preposition.abs_diff(noun) <= REACH;
            if moved
                && near(one, taken)
                && near(other, kept)
                && !still_led(&left, taken)
                && !still_led(&right, kept)
                && are_apart(bead, Side::Original, one.noun, taken)
                && are_apart(bead, Side::Rendition, other.noun, kept)
                && belong_to_the_same(bead, one, other)
            {
                return Some([Pair::new(one.noun, other.noun), Pair::new(taken, kept)]);
            }
        }
    }
    None
}

/// The nouns of a side with the prepositions that lead them in; times and amounts are no parties.
fn led(bead: &BeadView<'_>, side: Side) -> Vec<Led> {
    let document = bead.document(side);
    let is_value = |at: usize| {
        bead.mentions(side)
            .any(|mention| matches!(mention.value, Value::Date(_) | Value::Quantity(_)) && mention.tokens.contains(&at))
    };
    let mut found = Vec::new();
    for sentence in bead
        .sentences(side)
        .iter()
        .map(|&sentence| document.sentences[sentence].tokens.clone())
    {
        for preposition in sentence.clone() {
            let Some(part) = Part::of(&document.tokens[preposition].key) else {
                continue;
            };
            let Some(head) = phrase_head(bead, side, preposition + 1..sentence.end) else {
                continue;
            };
            // `To sign`, `to withdraw her remarks`: no party, but an act.
            let is_plain_verb = |word: &Word<'_>| {
                word.parts_of_speech().contains(PartOfSpeech::Verb) && word.lemmas().any(|lemma| lemma == word.key())
            };
            let acts = part == Part::Towards && bead.word(side, preposition + 1).is_some_and(is_plain_verb);
            if !acts && !is_value(head) {
                // In `the envoy to the region, Ada Olin` the name tells who the envoy is.
                let named = name_in_apposition(bead, side, head, &sentence);
                let noun = named.filter(|_| part == Part::Against).unwrap_or(head);
                found.push(Led {
                    part,
                    preposition,
                    noun,
                });
            }
        }
    }
    found
}

/// The token of the other side that a noun is linked to as the same.
fn partner(bead: &BeadView<'_>, side: Side, noun: usize) -> Option<usize> {
    let link = bead.link(side, noun).filter(|link| link.relation.keeps_sense())?;
    link.tokens.get(side.other()).clone().last()
}

/// Whether two nouns of a side are two parties: not the parts of one name, nor members of a list, nor the two of `A and B met`.
fn are_apart(bead: &BeadView<'_>, side: Side, one: usize, other: usize) -> bool {
    let (first, last) = (one.min(other), one.max(other));
    let in_one_name = |mention: &Mention| {
        matches!(mention.value, Value::Name(_) | Value::Title(_))
            && mention.tokens.contains(&first)
            && mention.tokens.contains(&last)
    };
    let between = bead.document(side).tokens.get(first + 1..last).unwrap_or_default();
    let listed = between.iter().all(|token| {
        token.kind == TokenKind::Punctuation
            || matches!(&*token.key, "and" | "or" | "&" | "of" | "the" | "a" | "'s" | "'")
    });
    let mutual = (first + 1..last).any(|at| {
        bead.word(side, at)
            .is_some_and(|word| word.lemmas().any(is_mutual_verb))
    });
    !listed && !mutual && !bead.mentions(side).any(in_one_name)
}

/// Whether the two prepositions belong to the same word: what is held against somebody is so whatever it is called, and
/// two that play against each other do so both ways.
fn belong_to_the_same(bead: &BeadView<'_>, original: &Led, rendition: &Led) -> bool {
    let [here, there] = [(Side::Original, original), (Side::Rendition, rendition)]
        .map(|(side, led)| company(bead, side, led.preposition));
    let plays = |side: Side, words: &[usize]| {
        words.iter().take(2).any(|&at| {
            bead.word(side, at).is_some_and(|word| {
                word.lemmas()
                    .any(|lemma| is_mutual_verb(lemma) || matches!(lemma, "play" | "game" | "match" | "win" | "draw"))
            })
        })
    };
    if original.part == Part::Against {
        return !plays(Side::Original, &here) && !plays(Side::Rendition, &there);
    }
    // Of `lease` either party may be the subject.
    let both_ways = |word: &Word<'_>| {
        word.lemmas()
            .any(|lemma| lexicon::converses(lemma).any(|row| row.verb == lemma))
    };
    let linked = |&at: &usize| {
        let link = bead.link(Side::Original, at).filter(|link| link.relation.keeps_sense());
        link.is_some_and(|link| link.tokens.rendition.clone().any(|token| there.contains(&token)))
            && bead.word(Side::Original, at).is_some_and(|word| !both_ways(word))
    };
    here.iter().any(linked)
}

/// The words of content right before a preposition, as far as the next mark.
fn company(bead: &BeadView<'_>, side: Side, preposition: usize) -> Vec<usize> {
    let tokens = &bead.document(side).tokens;
    let before = (0..preposition).rev();
    let near = before.take_while(|&at| tokens[at].kind != TokenKind::Punctuation);
    near.filter(|&at| is_content(&tokens[at])).take(COMPANY).collect()
}
