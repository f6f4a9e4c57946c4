//! Two clauses of a sentence that have exchanged a part: `the coach said it was in, the referee said it was out`, `it was in,
//! said the referee; the coach said it was out`.
//!
//! Each side is cut in two where a conjunction or mark sets one claim against another. Whichever way round the halves of the
//! rendition stand, the words of a half belong together: where one word of each half stayed with its half and one word of
//! each half went to the other, two claims have been mixed.

use std::ops::Range;

use crate::{
    lexicon::{PartOfSpeech, Word},
    pair::{Pair, Side},
    segmentation::{Token, TokenKind},
};

use super::{BeadView, scope::is_content};

/// Two words of the original that have changed halves, and the two they have been parted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Turned {
    /// The word of the first half and that of the second which have changed places, with what they are linked to.
    pub(super) moved: [Pair<usize>; 2],
    /// The words that stayed.
    pub(super) stayed: [Pair<usize>; 2],
}

/// The exchange between the halves of a bead's two sides.
pub(super) fn turned_halves(bead: &BeadView<'_>) -> Option<Turned> {
    // A word of each half must have gone to the other one.
    if !bead.is_reordered() {
        return None;
    }
    let halves = Pair::new(halves(bead, Side::Original)?, halves(bead, Side::Rendition)?);
    // The linked words by the half they stand in on each side.
    let mut words: [[Vec<Pair<usize>>; 2]; 2] = Default::default();
    for link in &bead.diff.links {
        let place = Pair::new(link.tokens.original.start, link.tokens.rendition.start);
        let half = |side: Side| halves.get(side).iter().position(|half| half.contains(place.get(side)));
        if link.relation.keeps_sense()
            && let (Some(one), Some(other)) = (half(Side::Original), half(Side::Rendition))
            && Side::BOTH
                .into_iter()
                .all(|side| is_told_apart(bead, side, *place.get(side)))
        {
            words[one][other].push(place);
        }
    }
    let [[straight_first, crossed_first], [crossed_second, straight_second]] = words;
    let (crossed, straight) = (
        pick(bead, &crossed_first, &crossed_second)?,
        pick(bead, &straight_first, &straight_second)?,
    );
    // Whichever of them are named are those that changed places; where both are, the fewer words.
    let few = crossed_first.len() + crossed_second.len() <= straight_first.len() + straight_second.len();
    let moved_are_crossed = match (crossed.are_named, straight.are_named) {
        (false, false) => return None,
        (true, true) => few,
        (named, _) => named,
    };
    let (moved, stayed) = if moved_are_crossed {
        (crossed.words, straight.words)
    } else {
        (straight.words, crossed.words)
    };
    Some(Turned { moved, stayed })
}

/// A word of each half.
struct Picked {
    words: [Pair<usize>; 2],
    /// Whether both name something: who said it, what it was.
    are_named: bool,
}

/// A word of each half, two nouns if there are.
fn pick(bead: &BeadView<'_>, first: &[Pair<usize>], second: &[Pair<usize>]) -> Option<Picked> {
    let names = |word: &&Pair<usize>| {
        let word = bead.word(Side::Original, word.original);
        word.is_none_or(|word| !word.is_known() || word.parts_of_speech().contains(PartOfSpeech::Noun))
    };
    let named = first.iter().find(names).zip(second.iter().find(names));
    let (one, other) = named.or_else(|| first.first().zip(second.first()))?;
    Some(Picked {
        words: [*one, *other],
        are_named: named.is_some(),
    })
}

/// Whether a word of content stands once in its bead, so that it tells one half from the other.
fn is_told_apart(bead: &BeadView<'_>, side: Side, token: usize) -> bool {
    let tokens = &bead.document(side).tokens;
    let same = |other: &Token| other.key == tokens[token].key;
    is_content(&tokens[token])
        && tokens[token].kind == TokenKind::Word
        && bead.tokens(side).filter(|(_, token)| same(token)).count() == 1
}

/// The two halves of a side, if one place alone cuts it and each half has a verb of its own.
fn halves(bead: &BeadView<'_>, side: Side) -> Option<[Range<usize>; 2]> {
    let tokens = &bead.document(side).tokens;
    let start = bead.tokens(side).next().map(|(at, _)| at)?;
    let end = bead.tokens(side).last().map(|(at, _)| at)? + 1;
    // `While exports rose, imports fell`.
    let led_in = is_one_of(&tokens[start], &OPENERS) || is_one_of(&tokens[start], &LINKERS);
    let only = |is_cut: &dyn Fn(&Token) -> bool| {
        let mut cuts = (start + 1..end - 1).filter(|&at| is_cut(&tokens[at]));
        cuts.next().filter(|_| cuts.next().is_none())
    };
    let cut = if led_in {
        (start + 1..end - 1).find(|&at| tokens[at].form == ",")
    } else {
        let strong = |token: &Token| token.form == ";" || is_one_of(token, &OPENERS);
        let weak = |token: &Token| matches!(token.form.as_str(), "." | ":") || is_one_of(token, &LINKERS);
        only(&strong).or_else(|| only(&weak))
    }?;
    let halves = [start..cut, cut + 1..end];
    let has_verb = |half: &Range<usize>| half.clone().any(|at| is_verb(bead, side, at));
    // `Measures six metres and weighs nine tons`: one subject has both.
    let first = bead.word(side, cut + 1).and_then(Word::most_likely_part_of_speech);
    let shares_subject = tokens[cut].key == "and" && first == Some(PartOfSpeech::Verb);
    (!shares_subject && halves.iter().all(has_verb)).then_some(halves)
}

/// Words that set one claim against another.
const OPENERS: [&str; 3] = ["while", "whereas", "but"];
/// Words that often join two claims, and often less.
const LINKERS: [&str; 4] = ["and", "as", "although", "though"];

/// Whether a token is one of some small words.
fn is_one_of(token: &Token, words: &[&str]) -> bool {
    token.is_function_word() && words.contains(&&*token.key)
}

fn is_verb(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    let is_verb = |word: &Word<'_>| word.parts_of_speech().contains(PartOfSpeech::Verb);
    bead.word(side, at).is_some_and(is_verb)
}
