//! Where something goes from and where to: `from Arles to the town of Nîmes`, `left Arles for Nîmes`.

use std::ops::Range;

use crate::{
    pair::{Pair, Side},
    segmentation::{Token, TokenKind},
};

use super::{BeadView, contrast::meet};

/// The phrases behind `from` and behind `to`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Route {
    pub(super) from: Range<usize>,
    pub(super) to: Range<usize>,
}

/// How many tokens such a phrase has at most.
const LONGEST: usize = 6;

/// The routes of the two sides, when the beginning of one is the end of the other.
pub(super) fn turned_route(bead: &BeadView<'_>) -> Option<(Route, Route)> {
    let left = beginnings(bead, Side::Original);
    if left.is_empty() {
        return None;
    }
    let goals = |side: Side| -> Vec<Range<usize>> {
        let words = ["to", "into", "toward", "towards", "for"];
        words.into_iter().flat_map(|word| phrases(bead, side, word)).collect()
    };
    let [to, other_from, other_to] = [
        goals(Side::Original),
        beginnings(bead, Side::Rendition),
        goals(Side::Rendition),
    ];
    for from in &left {
        for to in &to {
            let back = other_from.iter().find(|there| meet(bead, to, there));
            let forth = other_to.iter().find(|there| meet(bead, from, there));
            let (Some(there), Some(here)) = (back, forth) else {
                continue;
            };
            if meet(bead, from, there) || meet(bead, to, here) {
                continue;
            }
            let route = |from: &Range<usize>, to: &Range<usize>| Route {
                from: from.clone(),
                to: to.clone(),
            };
            return Some((route(from, to), route(there, here)));
        }
    }
    None
}

/// Where something goes from: behind `from`, or behind a verb of leaving, `left Arles for Nîmes`.
fn beginnings(bead: &BeadView<'_>, side: Side) -> Vec<Range<usize>> {
    let leaving = [
        "left", "leave", "leaves", "leaving", "fled", "flee", "fleeing", "quit", "quitting",
    ];
    let words = ["from"].into_iter().chain(leaving);
    words.flat_map(|word| phrases(bead, side, word)).collect()
}

/// What it became and what it was in the original, each with what has that part in the rendition, where one text names both
/// ends and the other calls the end what the first calls the beginning: `the storm weakened to a depression`, `grew from a
/// depression into a storm`.
pub(super) fn turned_change(bead: &BeadView<'_>) -> Option<[Pair<Range<usize>>; 2]> {
    Side::BOTH.into_iter().find_map(|side| {
        let other = side.other();
        let froms = phrases(bead, side, "from");
        let [from] = &froms[..] else { return None };
        let behind_into = |side: Side| phrases(bead, side, "to").into_iter().chain(phrases(bead, side, "into"));
        let to = behind_into(side).find(|to| to.start == from.end + 1)?;
        if !phrases(bead, other, "from").is_empty() {
            return None;
        }
        let mut goals =
            behind_into(other).filter(|goal| meets(bead, side, from, goal) && !meets(bead, side, &to, goal));
        let goal = goals.next()?;
        // What became it stands before: `downgraded Cyclone Ilsa to a storm`.
        let sentence = bead.sentence_of(other, goal.start)?;
        let mut before = goal.start.saturating_sub(CHANGED_BEFORE).max(sentence.start)..goal.start;
        let changed = before.find(|&at| meets(bead, side, &to, &(at..at + 1)))?;
        let (ends, beginnings) = ((to, goal), (from.clone(), changed..changed + 1));
        Some([ends, beginnings].map(|(here, there)| match side {
            Side::Original => Pair::new(here, there),
            Side::Rendition => Pair::new(there, here),
        }))
    })
}

/// How many tokens before the goal what became it stands.
const CHANGED_BEFORE: usize = 7;

fn meets(bead: &BeadView<'_>, side: Side, here: &Range<usize>, there: &Range<usize>) -> bool {
    match side {
        Side::Original => meet(bead, here, there),
        Side::Rendition => meet(bead, there, here),
    }
}

/// The words behind each `preposition` of a side, up to a mark or another preposition; numbers have rules of their own.
fn phrases(bead: &BeadView<'_>, side: Side, preposition: &str) -> Vec<Range<usize>> {
    if !bead.says_any(side, &[preposition]) {
        return Vec::new();
    }
    let tokens = &bead.document(side).tokens;
    let phrase = |at: usize| {
        let behind = tokens.get(at + 1..).unwrap_or_default();
        let length = behind.iter().take(LONGEST).take_while(|token| goes_on(token)).count();
        at + 1..at + 1 + length
    };
    bead.tokens(side)
        .filter(|(_, token)| token.key == preposition)
        .map(|(at, _)| phrase(at))
        .filter(|phrase| !phrase.is_empty())
        .collect()
}

fn goes_on(token: &Token) -> bool {
    let ends = matches!(
        &*token.key,
        "from" | "to" | "toward" | "towards" | "into" | "and" | "but" | "on" | "in" | "at" | "by" | "for" | "when"
    );
    token.kind == TokenKind::Word && !ends
}
