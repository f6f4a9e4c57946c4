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
        parts.find_map(|part| spread(bead, side, part))
    })
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
