//! What held of a few of those counted and holds of all of them: `three people were hurt, one seriously`, `three people were
//! seriously hurt`.

use crate::{
    annotation::{Mention, Value, quantity::QuantityKind},
    diff::Relation,
    divergence::{BeadView, Finding},
    pair::Side,
};

use super::{quantifier_changed::META, replaced::replaced};

/// An adverb that one side says of so many of them, and the other side of all.
pub(super) fn some_of_them(bead: &BeadView<'_>) -> Option<Finding> {
    Side::BOTH.into_iter().find_map(|side| {
        let counts = |mention: &&Mention| {
            matches!(&mention.value, Value::Quantity(quantity)
                if quantity.kind == QuantityKind::Cardinal && quantity.is_single())
        };
        let mut parts = bead.mentions(side).filter(counts);
        parts.find_map(|part| spread(bead, side, part).or_else(|| all_of_them(bead, side, part)))
    })
}

/// `Two of whom died`, `all of whom died`: so many of them on one side, and all or none of them on the other.
fn all_of_them(bead: &BeadView<'_>, side: Side, part: &Mention) -> Option<Finding> {
    let other = side.other();
    let key = |side: Side, at: usize| {
        bead.document(side)
            .tokens
            .get(at)
            .map_or("", |token| token.key.as_str())
    };
    let is_them = |key: &str| matches!(key, "whom" | "which" | "them" | "those" | "these");
    let end = part.tokens.end;
    if key(side, end) != "of"
        || !is_them(key(side, end + 1))
        || bead.mentions(other).any(|mention| mention.value.says_same(&part.value))
    {
        return None;
    }
    let whole = bead.tokens(other).find_map(|(at, token)| {
        let of_them = key(other, at + 1) == "of" && is_them(key(other, at + 2));
        match &*token.key {
            "all" | "none" | "both" | "each" if of_them => Some(at..at + 3),
            // `Killing them all`.
            "them" if key(other, at + 1) == "all" => Some(at..at + 2),
            _ => None,
        }
    })?;
    let here = bead.span(side, part.tokens.start..end + 2)?;
    let there = bead.span(other, whole)?;
    Some(replaced(&META, bead, side, here, there).evidence("so many of them, and all or none of them"))
}

fn spread(bead: &BeadView<'_>, side: Side, part: &Mention) -> Option<Finding> {
    /// `One of them seriously`.
    const REACH: usize = 3;
    let (other, tokens) = (side.other(), &bead.document(side).tokens);
    let behind = part.tokens.end..tokens.len().min(part.tokens.end + REACH);
    let adverb = behind
        .take_while(|&at| tokens[at].key.ends_with("ly") || matches!(&*tokens[at].key, "of" | "them" | "whom"))
        .find(|&at| tokens[at].key.ends_with("ly"))?;
    let is_aside =
        part.tokens.start.checked_sub(1).is_some_and(|before| {
            matches!(&*tokens[before].form, "," | "–" | "—" | "(") || tokens[before].key == "and"
        });
    let link = bead
        .link(side, adverb)
        .filter(|link| link.relation == Relation::Identical)?;
    let there = link.tokens.get(other).start;
    let says_it = |mention: &Mention| mention.value.says_same(&part.value);
    // `Three people were hurt, one of them seriously`, `one person was seriously hurt and two others slightly`.
    if !is_aside || bead.mentions(other).any(says_it) {
        return None;
    }
    let here = bead.span(side, part.tokens.start..adverb + 1)?;
    let there = bead.span(other, there..there + 1)?;
    Some(replaced(&META, bead, side, here, there).evidence(format!("{other}: it is said of all of them")))
}
