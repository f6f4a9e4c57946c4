//! Nouns that stand in each other's surroundings: `sent users' data to advertisers`, `sent advertisers' data to users`.

use std::ops::Range;

use crate::{
    lexicon::{self, PartOfSpeech},
    pair::{Pair, Side},
    segmentation::{Token, TokenKind},
};

use super::{BeadView, contrast::meet, roles::is_mutual_verb, scope::is_content};

/// Two words of the original, each with the word of the rendition that it is linked to, that have changed places.
pub(super) fn swapped_nouns(bead: &BeadView<'_>) -> Option<[Pair<usize>; 2]> {
    if !bead.is_reordered() {
        return None;
    }
    let nouns: Vec<Pair<usize>> = bead
        .diff
        .links
        .iter()
        .filter_map(|link| noun_link(bead, link))
        .collect();
    // Where no two of them cross, none can have changed places.
    if nouns.is_sorted_by_key(|noun| noun.rendition) {
        return None;
    }
    nouns.iter().find_map(|&one| {
        let place = place_taken(bead, one)?;
        let other = *nouns.iter().find(|other| other.rendition == place)?;
        let taken = other.original > one.original && one.rendition > place;
        let back = stands_between(bead, Pair::new(other.original, one.rendition), [one, other]);
        (taken
            && back
            && stands_between(bead, Pair::new(one.original, other.rendition), [one, other])
            && are_apart(bead, one.original..other.original)
            && same_small_words(
                bead,
                one.original + 1..other.original,
                other.rendition + 1..one.rendition,
            )
            && are_far(one, other))
        .then_some([one, other])
    })
}

/// A link of one noun with the same noun.
fn noun_link(bead: &BeadView<'_>, link: &crate::diff::Link) -> Option<Pair<usize>> {
    let tokens = &link.tokens;
    let is_noun = |side: Side| {
        let at = tokens.get(side).start;
        let known = || {
            let word = bead.word(side, at);
            word.is_none_or(|word| !word.is_known() || word.parts_of_speech().contains(PartOfSpeech::Noun))
        };
        is_content(&bead.document(side).tokens[at]) && known()
    };
    let one = tokens.original.len() == 1 && tokens.rendition.len() == 1;
    (one && link.relation.keeps_sense() && Side::BOTH.into_iter().all(is_noun))
        .then(|| Pair::new(tokens.original.start, tokens.rendition.start))
}

/// The word of the rendition that stands where a noun of the original stood, told by the word of content before it.
fn place_taken(bead: &BeadView<'_>, noun: Pair<usize>) -> Option<usize> {
    let before = neighbour(bead, Side::Original, noun.original, false);
    let start = match before {
        Some(before) => bead.link(Side::Original, before)?.tokens.rendition.end,
        None => first_token(bead, Side::Rendition)?,
    };
    let tokens = bead.document(Side::Rendition).tokens.get(start..)?;
    let step = tokens.iter().take(NEAR).position(is_content)?;
    Some(start + step).filter(|&place| place != noun.rendition)
}

/// How many tokens apart two words of content may stand to be neighbours.
const NEAR: usize = 4;

fn first_token(bead: &BeadView<'_>, side: Side) -> Option<usize> {
    bead.tokens(side).next().map(|(index, _)| index)
}

/// The nearest word of content before or behind a token, in its bead.
fn neighbour(bead: &BeadView<'_>, side: Side, token: usize, forward: bool) -> Option<usize> {
    let tokens = &bead.document(side).tokens;
    let first = first_token(bead, side)?;
    let is_word = |&at: &usize| tokens.get(at).is_some_and(is_content);
    if forward {
        (token + 1..token + 1 + NEAR).find(is_word)
    } else {
        (token.saturating_sub(NEAR).max(first)..token).rev().find(is_word)
    }
}

/// Whether the two tokens stand between corresponding words, the two nouns themselves counting as each other.
fn stands_between(bead: &BeadView<'_>, place: Pair<usize>, nouns: [Pair<usize>; 2]) -> bool {
    [false, true].into_iter().all(|forward| {
        let beside = place.each(|side, token| neighbour(bead, side, *token, forward));
        match (beside.original, beside.rendition) {
            (Some(one), Some(other)) => {
                let [first, second] = nouns;
                meet(bead, &(one..one + 1), &(other..other + 1))
                    || (one == first.original && other == second.rendition)
                    || (one == second.original && other == first.rendition)
            }
            (None, None) => true,
            _ => false,
        }
    })
}

/// Whether a word of content relates the two nouns, other than one that relates them both ways.
fn are_apart(bead: &BeadView<'_>, between: Range<usize>) -> bool {
    let mut words = (between.start + 1..between.end)
        .filter(|&at| bead.document(Side::Original).tokens.get(at).is_some_and(is_content));
    let Some(first) = words.next() else { return false };
    let mutual = bead
        .word(Side::Original, first)
        .is_some_and(|word| word.lemmas().any(is_mutual_verb));
    !mutual
}

/// Whether the same small words stand in two stretches, articles aside: a passive brings in others.
fn same_small_words(bead: &BeadView<'_>, original: Range<usize>, rendition: Range<usize>) -> bool {
    let small = |side: Side, stretch: Range<usize>| {
        let tokens = bead.document(side).tokens.get(stretch).unwrap_or_default();
        let is_small =
            |token: &&Token| token.kind == TokenKind::Word && !is_content(token) && !lexicon::is_article(&token.key);
        tokens.iter().filter(is_small).map(|token| &token.key)
    };
    small(Side::Original, original).eq(small(Side::Rendition, rendition))
}

/// Whether the two nouns belong to no compound: `trade union leader`.
fn are_far(one: Pair<usize>, other: Pair<usize>) -> bool {
    let far = |side: Side| one.get(side).abs_diff(*other.get(side)) > 1;
    Side::BOTH.into_iter().all(far)
}
