//! Two sentences left alone in the same gap that say the same in other words.
//!
//! The features of the search are words as they are spelt, so that a short sentence of which a rewrite keeps one word finds
//! no partner. Where one sentence of each side is left over in one place, what the lexicon knows of their words decides.

use super::{BeadMethod, Placed};
use crate::{
    lexicon::{Relation, Word},
    pair::{Pair, Side},
    segmentation::{Document, TokenKind},
};

/// Words of content that two sentences must have in common for them to be taken as one.
const LEAST_WORDS: usize = 2;
/// Share of the shorter one's words of content, 0 to 1, that must be among them.
const LEAST_SHARE: f32 = 0.4;
/// The same where there is nothing else in either text.
const LEAST_SHARE_ALONE: f32 = 0.25;
/// The score of such a bead, 0 to 1: likelier right than not.
const SCORE: f32 = 0.6;
/// A longer sentence shares words with any other.
const MOST_WORDS: usize = 40;

/// Joins an omission and the addition beside it that stand alone between beads of two sides; the beads in reading order.
pub(super) fn close(placed: &mut Vec<Placed>, documents: Pair<&Document>) {
    let least = if placed.len() == 2 {
        LEAST_SHARE_ALONE
    } else {
        LEAST_SHARE
    };
    let mut is_gone = vec![false; placed.len()];
    let (mut before, mut at) = (None, 0);
    while at + 1 < placed.len() {
        let is_alone = |index: Option<usize>| index.and_then(|index| placed.get(index)).is_some_and(is_one_sided);
        let only = !is_alone(before) && !is_alone(Some(at + 2));
        let joined = if only { pair(&placed[at], &placed[at + 1]) } else { None };
        let Some(pair) = joined.filter(|pair| shared(documents, pair) >= least) else {
            (before, at) = (Some(at), at + 1);
            continue;
        };
        // The addition tells the place in reading order.
        let addition = at + usize::from(!placed[at].bead.sentences.original.is_empty());
        let bead = &mut placed[addition].bead;
        bead.sentences = pair.map(|sentence| vec![sentence]);
        bead.score = SCORE;
        bead.method = BeadMethod::Words;
        bead.nearest = None;
        is_gone[2 * at + 1 - addition] = true;
        (before, at) = (Some(addition), at + 2);
    }
    let mut gone = is_gone.into_iter();
    placed.retain(|_| !gone.next().unwrap_or_default());
}

fn is_one_sided(placed: &Placed) -> bool {
    Side::BOTH
        .into_iter()
        .any(|side| placed.bead.sentences.get(side).is_empty())
}

/// The sentences of two beads of which each has one sentence, of different sides.
fn pair(one: &Placed, other: &Placed) -> Option<Pair<usize>> {
    let (one, other) = (&one.bead.sentences, &other.bead.sentences);
    let sentences = match (&*one.original, &*one.rendition, &*other.original, &*other.rendition) {
        ([original], [], [], [rendition]) | ([], [rendition], [original], []) => Pair::new(*original, *rendition),
        _ => return None,
    };
    Some(sentences)
}

/// Share of the shorter sentence's words of content, 0 to 1, to which a word of the other is related; 0 for too few.
fn shared(documents: Pair<&Document>, sentences: &Pair<usize>) -> f32 {
    let [one, other] = Side::BOTH.map(|side| words(documents.get(side), *sentences.get(side)));
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    if long.len() > MOST_WORDS {
        return 0.0;
    }
    let related = |word: &&Word<'_>| long.iter().any(|other| are_related(word, other));
    let count = short.iter().filter(related).count();
    if count < LEAST_WORDS {
        return 0.0;
    }
    count as f32 / short.len() as f32
}

fn are_related(one: &Word<'_>, other: &Word<'_>) -> bool {
    let relation = one.relation(other);
    relation.keeps_sense() || matches!(relation, Relation::Hypernym | Relation::Similar | Relation::Antonym)
}

fn words(document: &Document, sentence: usize) -> Vec<Word<'_>> {
    let tokens = document.tokens_of(sentence).iter();
    let content = tokens.filter(|token| token.kind == TokenKind::Word && !token.is_function_word());
    content.map(|token| Word::look_up(&token.key)).collect()
}
