//! How the words around a number bound it where the number itself is bare: `only three`, `not enough for three`.

use crate::{
    annotation::{Mention, quantity::Bound},
    divergence::{BeadView, remainder::is_left, scope::is_negative, sufficiency::sufficiency, values::quantity},
    lexicon::{self, Direction, DirectionDomain, Word},
    pair::{Pair, Side},
    segmentation::{Token, TokenKind},
};

/// What the side whose number is not bounded says of its bound in other words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum InWords {
    /// The same bound.
    Same,
    /// The bound to the other side.
    Opposite,
}

/// Whether the words around the bare number of a pair bound it as the other side does: `only three` for `no more than
/// three`, `every case except two` for `all but two`, `the most one may take is four` for `no more than four`.
pub(super) fn bound_in_words(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> Option<InWords> {
    let (bare, bound) = match pair.each(|_, mention| quantity(mention).map(|quantity| quantity.bound)) {
        Pair {
            original: Some(bound),
            rendition: Some(Bound::Exactly),
        } => (Side::Rendition, bound),
        Pair {
            original: Some(Bound::Exactly),
            rendition: Some(bound),
        } => (Side::Original, bound),
        _ => return None,
    };
    let (tokens, mention) = (&bead.document(bare).tokens, pair.get(bare));
    // `Nobody may take more than four`.
    let bound = match bound {
        Bound::MoreThan
            if bead.is_denied_before(bare.other(), pair.get(bare.other())) && !bead.is_denied_before(bare, mention) =>
        {
            Bound::AtMost
        }
        bound => bound,
    };
    match (bound, sufficiency(bead, bare, mention)) {
        // `Less than two days`, `not enough to last two days`.
        (Bound::LessThan | Bound::SlightlyLess, Some(Bound::LessThan))
        | (Bound::AtLeast | Bound::MoreThan, Some(Bound::AtLeast)) => return Some(InWords::Same),
        (Bound::LessThan, Some(Bound::AtLeast)) | (Bound::AtLeast | Bound::MoreThan, Some(Bound::LessThan)) => {
            return Some(InWords::Opposite);
        }
        _ => {}
    }
    let before = |reach: usize| {
        let start = bead
            .document(bare)
            .sentences
            .get(mention.sentence)
            .map_or(0, |sentence| sentence.tokens.start);
        tokens[mention.tokens.start.saturating_sub(reach).max(start)..mention.tokens.start].iter()
    };
    let is_least = |token: &Token| matches!(&*token.key, "least" | "minimum");
    let other = pair.get(bare.other());
    let reach = quantity(other).map_or("", |quantity| quantity.reach.of(&bead.document(bare.other()).text));
    match bound {
        // `Rose to nine` is `up to nine`.
        Bound::AtMost if reach.to_lowercase().starts_with("up to ") && before(1).any(|token| token.key == "to") => {
            let start = mention.tokens.start.checked_sub(2)?;
            match bead.word(bare, start).and_then(quantity_movement)? {
                Direction::Up => Some(InWords::Same),
                Direction::Down => Some(InWords::Opposite),
                Direction::Flat => None,
            }
        }
        // `Within a year` is `in less than a year`.
        Bound::AtMost | Bound::LessThan if before(1).any(|token| matches!(&*token.key, "within" | "inside")) => {
            Some(InWords::Same)
        }
        Bound::AtMost if before(2).any(|token| matches!(&*token.key, "only" | "just" | "merely")) => {
            Some(InWords::Same)
        }
        // Who can do it twice can do it up to two times.
        Bound::AtMost if is_allowed(bead, bare, mention) && !before(LONGEST_SUBJECT).any(is_least) => {
            Some(InWords::Same)
        }
        Bound::AtMost | Bound::AtLeast => {
            // `The maximum number of children for which one of them may answer is to fall to five`.
            let limit_of = |token: &Token| match &*token.key {
                "maximum" | "limit" | "cap" | "ceiling" => Some(Bound::AtMost),
                "minimum" => Some(Bound::AtLeast),
                _ => None,
            };
            let extreme_of = |token: &Token| match &*token.key {
                "most" | "gusts" | "gust" | "peak" | "peaked" | "peaking" | "capacity" | "longest" => {
                    Some(Bound::AtMost)
                }
                "least" => Some(Bound::AtLeast),
                _ => limit_of(token),
            };
            // `Cannot leave before nine days are up` is `at least nine days`.
            let waits = bound == Bound::AtLeast
                && before(2).any(|token| matches!(&*token.key, "before" | "until" | "till"))
                && bead.has_other_negative(bare);
            if waits {
                return Some(InWords::Same);
            }
            let behind = || tokens[mention.tokens.end..].iter().take(LONGEST_PREDICATE);
            let extreme = before(LONGEST_SUBJECT)
                .rev()
                .find_map(extreme_of)
                .or_else(|| behind().find_map(extreme_of))
                .or_else(|| before(usize::MAX).rev().find_map(limit_of))?;
            Some(if extreme == bound {
                InWords::Same
            } else {
                InWords::Opposite
            })
        }
        Bound::SlightlyLess => {
            let takes_out = |key: &str| {
                matches!(
                    key,
                    "except" | "excepting" | "bar" | "barring" | "but" | "excluding" | "for" | "from" | "than"
                )
            };
            let taken_out =
                |token: &Token| matches!(&*token.key, "excepted" | "excluded" | "aside" | "apart" | "barred");
            let behind = tokens.get(mention.tokens.end..).unwrap_or_default();
            // `Restored to all but 3,000`, `3,000 were still without it`.
            let told_of_rest = || reach.to_lowercase().starts_with("all but ") && is_rest(bead, bare, mention);
            let same =
                before(2).any(|token| takes_out(&token.key)) || behind.iter().take(2).any(taken_out) || told_of_rest();
            same.then_some(InWords::Same)
        }
        // `Some 38%` is a manner of speaking where the number is exact.
        Bound::About if reach.starts_with("Some ") || reach.starts_with("some ") => Some(InWords::Same),
        _ => None,
    }
}

/// Whether a number is how often or how much something can be done: `can be extended twice`, `may take three`.
fn is_allowed(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    // `Can be extended at most`.
    const REACH: usize = 5;
    let tokens = &bead.document(side).tokens;
    let before = &tokens[mention.tokens.start.saturating_sub(REACH)..mention.tokens.start];
    before
        .iter()
        .rev()
        .take_while(|token| token.kind != TokenKind::Punctuation)
        .any(|token| {
            matches!(
                &*token.key,
                "can" | "may" | "could" | "allowed" | "permitted" | "entitled"
            )
        })
}

/// Whether a word that stands on one side only says that a number is of those left out: `still without it`, `did not`.
fn is_rest(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    let Some(sentence) = bead.sentence_of(side, mention.tokens.start) else {
        return false;
    };
    let tokens = &bead.document(side).tokens;
    sentence.into_iter().any(|at| {
        let open = bead.link(side, at).is_none_or(|link| !link.relation.keeps_sense());
        open && (is_negative(&tokens[at]) || is_left(&tokens[at].key))
    })
}

/// Which way a verb or noun moves an amount: `climbed to`, `a fall to`.
fn quantity_movement(word: &Word<'_>) -> Option<Direction> {
    let amount = |lemma: &str| lexicon::movements(lemma).find(|movement| movement.domain == DirectionDomain::Quantity);
    word.lemmas().find_map(amount).map(|movement| movement.direction)
}

/// How many tokens behind a number `the most` is looked for: `four in a day is the most an adult should take`.
const LONGEST_PREDICATE: usize = 7;

/// How many tokens before a number `the most` of a sentence's subject is looked for: `the most an adult should take in a
/// day is four`.
const LONGEST_SUBJECT: usize = 14;
