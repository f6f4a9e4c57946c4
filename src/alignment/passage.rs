//! Sentences left over in a short passage that says the same in other words.
//!
//! Of two or three sentences that a rewrite merges, splits and turns round, the search over words as they are spelt pairs
//! the likest and leaves the others over. In a passage this short a sentence has few places to be said in: it goes where
//! words stand open that its own words are related to, or where the other side says more than its partners account for.
//! It is left alone only where no such place is.

use super::{Bead, BeadMethod, Placed};
use crate::{
    lexicon::{self, ComplementPolarity, NumberWordKind, Relation, Word},
    pair::{Pair, Side},
    segmentation::{Document, Token, TokenKind},
};

/// Up to how many sentences on a side a text is a short passage.
const MOST_SENTENCES: usize = 8;
/// Sentences on a side that a bead holds at most.
const LARGEST: usize = 4;
/// The score of such a bead, 0 to 1: likelier right than not.
const SCORE: f32 = 0.6;
/// What shared words must come to, each counted as much as it tells, for a sentence to go with a bead.
const LEAST_EVIDENCE: f32 = 1.2;
/// The same for the share of the sentence's words, 0 to 1.
const LEAST_SHARE: f32 = 0.3;
/// So much evidence needs a smaller share of a long sentence's words.
const MUCH_EVIDENCE: f32 = 2.2;
const LEAST_SHARE_OF_MUCH: f32 = 0.2;
/// What shared words must come to for two sentences left over to go together for want of other places.
const LEAST_SHARED: f32 = 1.5;
/// For how many of a sentence's words without counterpart, as a share, the other side of a bead must have words to spare.
const LEAST_ROOM: f32 = 0.6;
/// The same for a sentence that denies: that is seldom said in passing.
const LEAST_ROOM_FOR_DENIAL: f32 = 1.5;
/// How many times as long as another a sentence left over may be for the two to go together for want of other places.
const MOST_TIMES_AS_LONG: usize = 3;
/// What shared words must come to for two passages of which no sentence was paired to tell one story.
const LEAST_OF_STORY: f32 = 3.5;
/// The same for the share of the shorter passage's words, 0 to 1.
const LEAST_SHARE_OF_STORY: f32 = 0.25;
/// What a word counts whose counterpart the partners of the other sentence have too.
const TAKEN: f32 = 0.3;
/// What a word counts that is as common as this or commoner, in tenths of Zipf's scale, and so tells little.
const COMMON: (u8, f32) = (57, 0.5);

/// What a number in digits counts.
const NUMBER: f32 = 1.3;

/// Gives the sentences of a short passage that are left over a bead where one has room for them.
pub(super) fn gather(placed: &mut Vec<Placed>, documents: Pair<&Document>) {
    let is_short = |side: Side| documents.get(side).sentences.len() <= MOST_SENTENCES;
    let is_left_over = |placed: &Placed| lone_side(&placed.bead).is_some();
    if !Side::BOTH.into_iter().all(is_short) || !placed.iter().any(is_left_over) {
        return;
    }
    let words = documents.map(|document| {
        (0..document.sentences.len())
            .map(|sentence| words(document, sentence))
            .collect::<Vec<_>>()
    });
    let words = words.as_ref();
    // Where no sentence was paired, the texts may have nothing to do with each other.
    if placed.iter().all(is_left_over) && !are_of_one_story(&words) {
        return;
    }
    while let Some((from, to)) = best_move(placed, &words, documents) {
        let taken = placed.remove(from).bead.sentences;
        let to = to - usize::from(from < to);
        let Placed { place, bead } = &mut placed[to];
        for (side, sentences) in taken.iter() {
            let members = bead.sentences.get_mut(side);
            members.extend(sentences);
            members.sort_unstable();
        }
        bead.score = bead.score.min(SCORE);
        bead.method = BeadMethod::Words;
        bead.nearest = None;
        // A bead stands at its first sentence in the rendition.
        if let Some(&first) = bead.sentences.rendition.first() {
            (place.rendition, place.omitted) = (first + 1, false);
        }
        place.original = bead.sentences.original.first().copied().unwrap_or(place.original);
    }
    placed.sort_by_key(|placed| placed.place);
}

/// Whether two passages of which no sentence was paired share so much that they tell one story all the same: one sentence cut
/// in two and told anew has too little in common with either half.
fn are_of_one_story(words: &Sentences<'_>) -> bool {
    let all = words.map(|sentences| sentences.iter().flatten().collect::<Vec<_>>());
    let (shorter, longer) = if all.original.len() <= all.rendition.len() {
        (&all.original, &all.rendition)
    } else {
        (&all.rendition, &all.original)
    };
    let mut used = vec![false; longer.len()];
    let mut shared = 0.0;
    for word in shorter {
        let is_counterpart = |&at: &usize| !used[at] && likeness(word, longer[at]) >= 1.0;
        if let Some(at) = (0..longer.len()).find(is_counterpart) {
            used[at] = true;
            shared += weight(word);
        }
    }
    shared >= LEAST_OF_STORY && shared >= LEAST_SHARE_OF_STORY * shorter.len() as f32
}

/// The side of an omission or addition.
fn lone_side(bead: &Bead) -> Option<Side> {
    Side::BOTH
        .into_iter()
        .find(|&side| bead.sentences.get(side.other()).is_empty())
}

type Sentences<'a> = Pair<&'a Vec<Vec<Word<'a>>>>;

/// The bead left over and the bead it goes with, for which most speaks.
fn best_move(placed: &[Placed], words: &Sentences<'_>, documents: Pair<&Document>) -> Option<(usize, usize)> {
    let mut best: Option<(f32, [usize; 3], usize, usize)> = None;
    for (from, left) in placed.iter().enumerate() {
        let Some(side) = lone_side(&left.bead) else { continue };
        let is_body = |sentence: &usize| documents.get(side).is_body(*sentence);
        if !left.bead.sentences.get(side).iter().all(is_body) {
            continue;
        }
        for (to, bead) in placed.iter().enumerate() {
            let there = bead.bead.sentences.get(side.other());
            let here = bead.bead.sentences.get(side);
            let is_body = |sentence: &usize| documents.get(side.other()).is_body(*sentence);
            if to == from || there.is_empty() || here.len() >= LARGEST || !there.iter().all(is_body) {
                continue;
            }
            let Some(gain) = gain(words, side, left.bead.sentences.get(side), here, there) else {
                continue;
            };
            // Of equals the first in the texts, whichever of them is the original.
            let first = |sentences: &[usize]| sentences.first().copied().unwrap_or(usize::MAX);
            let (one, other) = (first(here), first(there));
            let place = [first(left.bead.sentences.get(side)), one.min(other), one.max(other)];
            if best.is_none_or(|(most, earliest, ..)| gain > most || gain >= most && place < earliest) {
                best = Some((gain, place, from, to));
            }
        }
    }
    best.map(|(_, _, from, to)| (from, to))
}

/// What speaks for some sentences of a side to go with a bead; nothing where too little does.
fn gain(words: &Sentences<'_>, side: Side, left: &[usize], here: &[usize], there: &[usize]) -> Option<f32> {
    let of = |side: Side, sentences: &[usize]| -> Vec<&Word<'_>> {
        let words = words.get(side);
        sentences.iter().flat_map(|&sentence| &words[sentence]).collect()
    };
    let (mine, partners, others) = (of(side, left), of(side, here), of(side.other(), there));
    let is_taken = |other: &Word<'_>| partners.iter().any(|partner| likeness(partner, other) >= 0.5);
    let taken: Vec<bool> = others.iter().map(|other| is_taken(other)).collect();
    let mut evidence = 0.0;
    let mut used = vec![false; others.len()];
    let mut matched = 0;
    for word in &mine {
        let told = |at: usize| {
            let room = if taken[at] { TAKEN } else { 1.0 };
            likeness(word, others[at]) * room
        };
        let best = (0..others.len())
            .filter(|&at| !used[at])
            .map(|at| (told(at), at))
            .max_by(|one, other| one.0.total_cmp(&other.0));
        if let Some((value, at)) = best.filter(|(value, _)| *value > 0.0) {
            used[at] = true;
            matched += usize::from(value >= 0.5);
            evidence += value * weight(word);
        }
    }
    // Words to spare on the other side, beyond those that its partners need for what they say in other words.
    let said = |partner: &&&Word<'_>| others.iter().any(|other| likeness(partner, other) >= 0.5);
    let needed = partners.len() - partners.iter().filter(said).count();
    let open = (0..others.len()).filter(|&at| !taken[at] && !used[at]).count();
    let room = open as f32 - needed as f32;
    let unmatched = (mine.len() - matched) as f32;
    let share = evidence / mine.len().max(1) as f32;
    let told =
        evidence >= LEAST_EVIDENCE && share >= LEAST_SHARE || evidence >= MUCH_EVIDENCE && share >= LEAST_SHARE_OF_MUCH;
    let least = if mine.iter().any(|word| denies(word)) {
        LEAST_ROOM_FOR_DENIAL
    } else {
        LEAST_ROOM
    };
    // Two sentences that are both left over may have nothing to do with each other.
    let may_meet = !partners.is_empty() || evidence >= LEAST_SHARED && are_alike_in_length(mine.len(), others.len());
    let fits = room >= least * unmatched && may_meet;
    (told || fits).then_some(evidence + room.clamp(0.0, unmatched) * 0.2)
}

/// Whether neither of two sentences is several times as long as the other, in words.
fn are_alike_in_length(one: usize, other: usize) -> bool {
    one.max(other) <= MOST_TIMES_AS_LONG * one.min(other)
}

/// How far a word of one side may stand for one of the other, 0 to 1.
fn likeness(one: &Word<'_>, other: &Word<'_>) -> f32 {
    match one.relation(other) {
        relation if relation.keeps_sense() => 1.0,
        Relation::Hypernym | Relation::Similar | Relation::Antonym => 0.5,
        _ => 0.0,
    }
}

/// Whether a verb says that something is not so or did not come about: `denies`, `refused`.
fn denies(word: &Word<'_>) -> bool {
    let negative =
        |lemma| lexicon::implicatives(lemma).any(|implicative| implicative.polarity == ComplementPolarity::Negative);
    word.lemmas().any(negative)
}

/// How much a shared word tells.
fn weight(word: &Word<'_>) -> f32 {
    let (common, little) = COMMON;
    if word.key().starts_with(|first: char| first.is_ascii_digit()) {
        NUMBER
    } else if lexicon::frequency(word.key()) >= common && !is_amount(word.key()) {
        little
    } else {
        1.0
    }
}

fn is_amount(key: &str) -> bool {
    lexicon::number_word(key, NumberWordKind::Cardinal).is_some()
}

fn words(document: &Document, sentence: usize) -> Vec<Word<'_>> {
    let tokens = document.tokens_of(sentence).iter();
    let tells = |token: &&Token| match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => !token.is_function_word() || is_amount(&token.key),
        _ => false,
    };
    tokens.filter(tells).map(|token| Word::look_up(&token.key)).collect()
}
