//! What is left of a whole: `all but 2 percent`, `six are still missing`, `a third fewer`.

use rust_decimal::Decimal;

use crate::{
    annotation::{
        Mention,
        quantity::{Quantity, QuantityKind, Role},
    },
    diff::{Link, Relation as WordRelation},
    lexicon::{self, Direction},
    pair::{Pair, Side},
    segmentation::Document,
};

use super::{
    BeadView,
    derived::Words,
    opposites::open_opposites,
    scope::is_negative,
    values::{quantities, quantity},
};

/// Whether two counts make up a whole that both texts give, and a word of one text says that it tells the rest: `17 of the 23
/// were recovered`, `six of the 23 have still to be found`.
pub(super) fn is_rest_of_whole(bead: &BeadView<'_>, one: &Quantity, other: &Quantity) -> bool {
    let Some(whole) = one
        .low
        .checked_add(other.low)
        .filter(|_| one.kind == QuantityKind::Cardinal)
    else {
        return false;
    };
    let is_open = |side: Side, at: usize| bead.link(side, at).is_none_or(|link| !link.relation.keeps_sense());
    let tells_rest = |side: Side| {
        bead.tokens(side)
            .any(|(at, token)| is_open(side, at) && (is_left(&token.key) || is_negative(token)))
    };
    other.kind == one.kind
        && Side::BOTH
            .into_iter()
            .all(|side| bead.mentions(side).filter_map(quantity).any(|all| all.low == whole))
        && (Side::BOTH.into_iter().any(tells_rest) || has_opposites(bead))
}

/// Words that say that something is left over, or that some did not join in.
pub(super) fn is_left(key: &str) -> bool {
    is_over(key)
        || matches!(
            key,
            "dissenting"
                | "dissented"
                | "against"
                | "opposed"
                | "abstained"
                | "abstaining"
                | "failed"
                | "absent"
                | "objected"
                | "refused"
                | "lost"
                | "dead"
                | "died"
                | "unsold"
                | "empty"
                | "exception"
                | "exceptions"
                | "minus"
                | "bar"
                | "others"
        )
}

/// Words for what is over once a part is taken away.
pub(super) fn is_over(key: &str) -> bool {
    matches!(
        key,
        "left" | "remain" | "remains" | "remained" | "remaining" | "still" | "missing" | "rest" | "outstanding"
    )
}

/// Whether the two are shares that make up a whole, and one of the texts tells the rest: `11% less`, `89% of`; `a third
/// fewer`, `two thirds as many`; `one in ten had`, `90% had not`.
pub(super) fn is_complement(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> bool {
    if !make_whole(pair) {
        return false;
    }
    let is_rest = pair.each(|side, mention| tells_rest(bead, side, mention));
    is_rest.original != is_rest.rendition
        || has_opposites(bead)
        || Side::BOTH.into_iter().any(|side| bead.has_other_negative(side))
}

/// Whether the texts give the two parts of a whole, each one of them, so that opposites may be told of them: `one in five
/// failed`, `four in five passed`.
pub(super) fn tell_of_both_parts(bead: &BeadView<'_>) -> bool {
    let is_half = |pair: &Pair<&Mention>| pair.original.value.says_same(&pair.rendition.value);
    quantities(bead)
        .pairs
        .iter()
        .any(|pair| make_whole(pair) && !is_half(pair))
}

/// Whether two shares make up a whole.
fn make_whole(pair: &Pair<&Mention>) -> bool {
    let share = |mention: &Mention| {
        let quantity = quantity(mention).filter(|quantity| quantity.is_single())?;
        match quantity.kind {
            QuantityKind::Percent => Some(quantity.low),
            QuantityKind::Fraction => quantity.low.checked_mul(Decimal::ONE_HUNDRED),
            _ => None,
        }
    };
    let shares = share(pair.original).zip(share(pair.rendition));
    let sum = shares.and_then(|(one, other)| one.checked_add(other));
    sum.is_some_and(|sum| sum.saturating_sub(Decimal::ONE_HUNDRED).abs() <= Decimal::new(1, 2))
}

/// Whether a word of one text has its opposite in the other: `three are open`, `six are closed`.
fn has_opposites(bead: &BeadView<'_>) -> bool {
    let is_opposite = |link: &Link| link.relation == WordRelation::Antonym;
    bead.diff.links.iter().any(is_opposite) || open_opposites(bead).iter().any(is_opposite)
}

/// Whether a share is what something lost or has less: `a third fewer`, `down by a third`; not `down to a third`.
fn tells_rest(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    let words = Words::around(bead, side, mention);
    if is_taken_out(bead.document(side), mention) {
        return true;
    }
    match quantity(mention).and_then(|quantity| quantity.role) {
        Some(Role::To) => return false,
        Some(Role::By) => return true,
        _ => {}
    }
    let falls = |key: &str| lexicon::direction(key) == Some(Direction::Down);
    let as_whole =
        words.before.last().is_some_and(|key| key == "to") || words.behind.first().is_some_and(|key| key == "of");
    !as_whole
        && (words.before.iter().rev().take(3).any(|key| falls(key))
            || words.behind.iter().take(2).any(|key| is_less(key)))
}

/// Whether a number is what is taken out of a whole: `all but 2 percent`, `except for 2 percent`.
pub(super) fn is_taken_out(document: &Document, mention: &Mention) -> bool {
    let reach = quantity(mention).map_or(mention.span, |quantity| quantity.reach.join(mention.span));
    let tokens = &document.tokens;
    let start = tokens.partition_point(|token| token.span.end <= reach.start);
    let key = |steps: usize| start.checked_sub(steps).map_or("", |at| tokens[at].key.as_str());
    let bounds = reach.of(&document.text);
    bounds
        .get(..7)
        .is_some_and(|first| first.eq_ignore_ascii_case("all but"))
        || matches!(
            key(1),
            "bar" | "barring" | "except" | "excepting" | "excluding" | "minus"
        )
        || matches!(
            (key(2), key(1)),
            ("except" | "save", "for") | ("apart" | "aside", "from") | ("other", "than")
        )
        || matches!((key(3), key(2), key(1)), ("the", "exception", "of"))
}

pub(super) fn is_less(key: &str) -> bool {
    matches!(
        key,
        "less"
            | "fewer"
            | "lower"
            | "below"
            | "under"
            | "smaller"
            | "cheaper"
            | "shorter"
            | "slower"
            | "off"
            | "lighter"
            | "weaker"
            | "discount"
            | "down"
            | "short"
            | "behind"
    )
}
