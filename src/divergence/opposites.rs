//! Opposites that stand far apart: `the western side of the island`, `the island's east coast`.
//!
//! Linking pairs words that stand among the same neighbours. In a sentence told freely the word and its opposite may stand
//! anywhere; what shows that the one took the other's place is that neither is said on the other side, and that both go
//! with the same word.

use std::ops::Range;

use crate::{
    diff::{Link, Relation},
    lexicon::{self, PartOfSpeech, Senses, Word},
    pair::{Pair, Side},
    segmentation::{Token, TokenKind},
};

use super::{BeadView, anchors::are_said_of_one, scope::is_content};

/// A word or an expression without a counterpart.
struct Open<'a> {
    tokens: Range<usize>,
    senses: Senses,
    /// The word, where it is one.
    word: Option<&'a Word<'a>>,
}

/// More words without a counterpart on a side are a text of its own, not one retold.
const MOST_OPEN: usize = 24;

/// How many words of an expression are looked at.
const LONGEST: usize = 5;

/// How many words of content around a word it may go with.
const COMPANY: usize = 3;

/// The words and expressions of the two sides that are opposites of each other and that no link holds together.
pub(super) fn open_opposites(bead: &BeadView<'_>) -> Vec<Link> {
    let open = Pair::new(open_words(bead, Side::Original), open_words(bead, Side::Rendition));
    if Side::BOTH.into_iter().any(|side| open.get(side).len() > MOST_OPEN) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for one in &open.original {
        for other in &open.rendition {
            let Some(relation) = exclusion(one, other).filter(|_| !are_linked(bead, one, other)) else {
                continue;
            };
            let said = || is_said(bead, Side::Rendition, one) || is_said(bead, Side::Original, other);
            let near = || {
                relation == Relation::Antonym
                    && !is_preposition(one)
                    && !said()
                    && go_with_the_same(bead, &one.tokens, &other.tokens, COMPANY)
            };
            let anchored = || are_said_of_one(bead, one.tokens.start, other.tokens.start);
            if near() || anchored() {
                found.push(Link {
                    tokens: Pair::new(one.tokens.clone(), other.tokens.clone()),
                    relation,
                });
            }
        }
    }
    // Where a word has two opposites, nothing tells which of them took its place.
    let is_lone = |link: &Link| {
        let same = |other: &&Link| {
            Side::BOTH
                .into_iter()
                .any(|side| other.tokens.get(side) == link.tokens.get(side))
        };
        found.iter().filter(same).count() == 1
    };
    found.iter().filter(|link| is_lone(link)).cloned().collect()
}

fn open_words<'a>(bead: &BeadView<'a>, side: Side) -> Vec<Open<'a>> {
    // `In €2m under budget`, `€2m over budget`: of small words only the same one is a counterpart.
    let keeps = |token: usize, relation: Relation| match is_place(&bead.document(side).tokens[token]) {
        true => relation == Relation::Identical,
        false => relation.keeps_sense(),
    };
    let is_open = |token: usize| bead.link(side, token).is_none_or(|link| !keeps(token, link.relation));
    let mut found = Vec::new();
    let mut covered = 0;
    for (index, token) in bead.tokens(side).filter(|(_, token)| token.kind == TokenKind::Word) {
        if index < covered || !is_open(index) {
            continue;
        }
        let Some(word) = bead.word(side, index) else { continue };
        let words = || (index..index + LONGEST).map_while(|at| bead.word(side, at).filter(|_| is_open(at)));
        let expression = lexicon::starts_expression(word)
            .then(|| lexicon::expression_at(words()))
            .flatten();
        if let Some(expression) = expression {
            covered = index + expression.words;
            found.push(Open {
                tokens: index..covered,
                senses: expression.senses,
                word: None,
            });
        } else if word.is_known() && (is_content(token) || is_amount(token) || is_place(token)) {
            found.push(Open {
                tokens: index..index + 1,
                senses: *word.senses(),
                word: Some(word),
            });
        }
    }
    found
}

/// Whether a small word says how much: `enough`.
fn is_amount(token: &Token) -> bool {
    let key = token.key.as_str();
    !lexicon::is_preposition(key)
        && !lexicon::is_pronoun(key)
        && !lexicon::is_article(key)
        && lexicon::negator(key).is_none()
        && lexicon::modal(key).is_none()
}

/// Whether a preposition says on which side of something a thing is: `under budget`, `above the village`. What comes before
/// or after an event is told by more than the event.
fn is_place(token: &Token) -> bool {
    matches!(
        &*token.key,
        "under" | "over" | "above" | "below" | "beneath" | "inside" | "outside"
    )
}

/// How two words or expressions exclude each other, if they do.
fn exclusion(one: &Open<'_>, other: &Open<'_>) -> Option<Relation> {
    let by_hand = one.senses.relation(&other.senses);
    if by_hand.is_some_and(Relation::keeps_sense) {
        return None;
    }
    let both = |part| {
        let is = |open: &Open<'_>| {
            open.word
                .is_some_and(|word| word.most_likely_part_of_speech() == Some(part))
        };
        is(one) && is(other)
    };
    let by_words = || match (one.word, other.word) {
        (Some(word), Some(there)) => word.relation(there) == Relation::Antonym,
        _ => false,
    };
    let of_one_kind = || {
        [PartOfSpeech::Verb, PartOfSpeech::Adjective, PartOfSpeech::Adverb]
            .into_iter()
            .any(both)
    };
    by_hand.or_else(|| (of_one_kind() && by_words()).then_some(Relation::Antonym))
}

fn is_preposition(open: &Open<'_>) -> bool {
    open.word.is_some_and(|word| lexicon::is_preposition(word.key()))
}

/// Whether a link holds just the two together: it is judged with the other links.
fn are_linked(bead: &BeadView<'_>, one: &Open<'_>, other: &Open<'_>) -> bool {
    bead.link(Side::Original, one.tokens.start).is_some_and(|link| {
        link.tokens.original.start == one.tokens.start && link.tokens.rendition.start == other.tokens.start
    })
}

/// Whether some word or expression of a side says what a word of the other side says.
fn is_said(bead: &BeadView<'_>, side: Side, open: &Open<'_>) -> bool {
    let says = |index: usize| {
        let Some(word) = bead.word(side, index) else {
            return false;
        };
        let same = |senses: &Senses| senses.is_synonym_of(&open.senses);
        let words = || (index..index + LONGEST).map_while(|at| bead.word(side, at));
        same(word.senses())
            || open.word.is_some_and(|one| one.relation(word).keeps_sense())
            || lexicon::starts_expression(word)
                && lexicon::expression_at(words()).is_some_and(|expression| same(&expression.senses))
    };
    bead.tokens(side)
        .any(|(index, token)| token.kind == TokenKind::Word && says(index))
}

/// Whether one of so many words of content to either side of the one is linked to one beside the other.
pub(super) fn go_with_the_same(bead: &BeadView<'_>, one: &Range<usize>, other: &Range<usize>, reach: usize) -> bool {
    let there = company(bead, Side::Rendition, other, reach);
    company(bead, Side::Original, one, reach).into_iter().any(|token| {
        let link = bead
            .link(Side::Original, token)
            .filter(|link| link.relation.keeps_sense());
        link.is_some_and(|link| link.tokens.rendition.clone().any(|token| there.contains(&token)))
    })
}

/// The words of content next to some tokens, on either side of them and as far as the next mark or the next clause.
fn company(bead: &BeadView<'_>, side: Side, around: &Range<usize>, reach: usize) -> Vec<usize> {
    let tokens = &bead.document(side).tokens;
    let goes_on = |at: &usize| {
        tokens
            .get(*at)
            .is_some_and(|token| token.kind != TokenKind::Punctuation && !begins_clause(token))
    };
    let is_word = |at: &usize| is_content(&tokens[*at]);
    let before = (0..around.start).rev().take_while(goes_on).filter(is_word).take(reach);
    let behind = (around.end..tokens.len())
        .take_while(goes_on)
        .filter(is_word)
        .take(reach);
    before.chain(behind).collect()
}

fn begins_clause(token: &Token) -> bool {
    matches!(
        token.key.as_str(),
        "after" | "before" | "when" | "while" | "because" | "although" | "though" | "who" | "which" | "that" | "whose"
    )
}
