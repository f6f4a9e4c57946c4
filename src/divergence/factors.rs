//! What has how many times as much as what: multiples and parts told of either of two parties.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::{
    annotation::{
        Mention, Name, Value,
        quantity::{Quantity, QuantityKind},
    },
    pair::{Pair, Side},
    segmentation::{Token, TokenKind},
};

use super::{
    BeadView,
    contrast::meet,
    values::{closeness, quantities, quantity},
};

/// How many names of a bead are looked at for those that are compared.
const MOST_NAMES: usize = 20;

/// Whether one text has a multiple of what the other has a part of: `twice as fast as`, `at half the pace of`. Told of the
/// other party, it is another multiple than follows: `a quarter of what she claimed`, `she claimed ten times as much`.
pub(super) fn is_turned_factor(bead: &BeadView<'_>, one: &Mention, other: &Mention) -> bool {
    // So many words around the two must be linked for both to measure the same thing.
    const LEAST_CLOSENESS: u32 = 1;
    let is_factor = |quantity: &Quantity| quantity.kind == QuantityKind::Multiplier && quantity.low > Decimal::ONE;
    let is_part = |quantity: &Quantity| {
        quantity.low > Decimal::ZERO && quantity.low < Decimal::ONE && quantity.kind != QuantityKind::Percent
    };
    let values = quantity(one).zip(quantity(other));
    let turned =
        values.is_some_and(|(one, other)| is_factor(one) && is_part(other) || is_part(one) && is_factor(other));
    let pair = Pair::new(one, other);
    if !turned || closeness(bead, one, other) < LEAST_CLOSENESS {
        return false;
    }
    if change_parties(bead, &pair) {
        return !make_one(&pair);
    }
    !parties_turned(bead)
        && !takes_up(bead, Side::Original, one)
        && !takes_up(bead, Side::Rendition, other)
        && !standards_differ(bead, one, other)
}

/// Whether one text tells of one party what part it has of the other's, and the other text of the other party how many times
/// as much: `a third of what Oslo had asked for`, `Oslo had asked for three times as much`.
pub(super) fn is_inverse(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> bool {
    make_one(pair) && change_parties(bead, pair)
}

/// Whether some factors of the two texts are each other's inverse.
pub(super) fn has_inverse(bead: &BeadView<'_>) -> bool {
    let values = quantities(bead);
    let left = values.only.original.iter();
    let mut lone = left.flat_map(|one| values.only.rendition.iter().map(|other| Pair::new(*one, *other)));
    values.pairs.iter().any(|pair| is_inverse(bead, pair)) || lone.any(|pair| is_inverse(bead, &pair))
}

/// Whether two factors multiply to one.
fn make_one(pair: &Pair<&Mention>) -> bool {
    let factor = |mention: &Mention| {
        let quantity = quantity(mention).filter(|quantity| quantity.is_single())?;
        match quantity.kind {
            QuantityKind::Percent => quantity.low.checked_div(Decimal::ONE_HUNDRED),
            QuantityKind::Fraction | QuantityKind::Multiplier => Some(quantity.low),
            _ => None,
        }
    };
    let product = factor(pair.original).zip(factor(pair.rendition));
    let product = product.and_then(|(one, other)| one.checked_mul(other));
    product.is_some_and(|product| product.saturating_sub(Decimal::ONE).abs() <= Decimal::new(2, 2))
}

/// Whether what one text compares with is what the other tells of, and does not compare with.
fn change_parties(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> bool {
    let around = pair.each(|side, mention| compared(bead, side, mention));
    let (one, other) = (&around.original, &around.rendition);
    (meet(bead, &one.1, &other.0) || meet(bead, &one.0, &other.1)) && !meet(bead, &one.1, &other.1)
}

/// The words before and behind a factor in its clause: what has so much, and as what.
fn compared(bead: &BeadView<'_>, side: Side, factor: &Mention) -> (Range<usize>, Range<usize>) {
    /// How many tokens to either side are looked at.
    const REACH: usize = 10;
    let tokens = &bead.document(side).tokens;
    let (start, end) = (factor.tokens.start, factor.tokens.end);
    let is_open = |token: &&Token| !matches!(&*token.key, "," | ";" | ":" | "." | "–" | "—" | "and" | "while" | "but");
    let before = tokens[..start].iter().rev().take(REACH).take_while(is_open).count();
    let behind = tokens[end..].iter().take(REACH).take_while(is_open).count();
    // `As long as the one there`: what is compared with stands behind the second `as`.
    let standard = (end..end + behind).rfind(|&at| matches!(&*tokens[at].key, "as" | "than"));
    (start - before..start, standard.unwrap_or(end)..end + behind)
}

/// Whether a factor is one of what was told before: `pay €1, half the weekday rate`, `on weekdays twice that`; `cost four times
/// the $40,000 they sell for`.
fn takes_up(bead: &BeadView<'_>, side: Side, factor: &Mention) -> bool {
    let next = bead.document(side).tokens.get(factor.tokens.end);
    let is_told = next.is_some_and(|next| matches!(&*next.key, "that" | "this"));
    let behind = factor.tokens.end..factor.tokens.end + 3;
    is_told
        || bead.mentions(side).any(|mention| {
            behind.contains(&mention.tokens.start) && quantity(mention).is_some() && bead.is_kept(side, mention)
        })
}

/// Whether the first two names that both texts give stand in the other order: `Lund sells twice as much as Moss`, `Moss
/// sells half of what Lund does`.
fn parties_turned(bead: &BeadView<'_>) -> bool {
    let names = |side: Side| -> Vec<&Name> {
        let names = bead.mentions(side).filter_map(|mention| match &mention.value {
            Value::Name(name) => Some(name),
            _ => None,
        });
        names.take(MOST_NAMES).collect()
    };
    let (left, right) = (names(Side::Original), names(Side::Rendition));
    let places: Vec<usize> = left
        .iter()
        .filter_map(|name| right.iter().position(|other| name.is_same(other)))
        .collect();
    matches!(places[..], [first, second, ..] if second < first)
}

/// Whether the two texts measure against different things: `ten times as much as the flat`, `a tenth as much as the house`.
fn standards_differ(bead: &BeadView<'_>, original: &Mention, rendition: &Mention) -> bool {
    /// How many tokens behind a factor `as`, `than` or `of` stands.
    const NEAR: usize = 5;
    /// How many tokens name what is measured against.
    const REACH: usize = 6;
    let standard = |side: Side, mention: &Mention| {
        let tokens = &bead.document(side).tokens;
        let near = mention.tokens.end..tokens.len().min(mention.tokens.end + NEAR);
        let start = near.rev().find(|&at| matches!(&*tokens[at].key, "as" | "than"))? + 1;
        let words = tokens[start..].iter().take(REACH);
        let length = words.take_while(|token| token.kind != TokenKind::Punctuation).count();
        Some(start..start + length)
    };
    let standards = standard(Side::Original, original).zip(standard(Side::Rendition, rendition));
    standards.is_some_and(|(one, other)| !meet(bead, &one, &other))
}
