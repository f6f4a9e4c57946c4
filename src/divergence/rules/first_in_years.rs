//! What happened for the first time in years, and what had happened for years: `fell for the first time in nine years`, `fell for
//! nine years`.

use crate::{
    annotation::{Mention, Value, quantity::QuantityKind},
    divergence::{BeadView, Finding, Severity, scope::denies_clause},
    pair::Side,
};

use super::{negation_changed::META, replaced::replaced};

/// A stretch of time in which it had not been so on one side, and was so on the other.
pub(super) fn first_in_years(bead: &BeadView<'_>, side: Side) -> Option<Finding> {
    let other = side.other();
    if !bead.says_any(side, &["first"]) || bead.tokens(other).any(|(_, token)| denies_clause(token)) {
        return None;
    }
    let stretch = first_time_in(bead, side)?;
    // Who tells of a first, a last or a record tells the same in other words.
    let is_turned = |key: &str| matches!(key, "first" | "last" | "since" | "never" | "until" | "after");
    if bead.tokens(other).any(|(_, token)| is_turned(&token.key)) {
        return None;
    }
    let lasted = |mention: &&Mention| {
        is_stretch(mention) && key_before(bead, other, mention, 1) == "for" && mention.value.says_same(&stretch.value)
    };
    let there = bead.mentions(other).find(lasted)?;
    let here = bead.span(side, stretch.tokens.start - 3..stretch.tokens.end)?;
    let there = bead.span(other, there.tokens.start - 1..there.tokens.end)?;
    let finding = replaced(&META, bead, side, here, there).severity(Severity::Major);
    Some(finding.evidence(format!("{other}: it was so all the time")))
}

/// The stretch of time in which it is the first time: `for the first time in nine years`.
pub(super) fn first_time_in<'a>(bead: &BeadView<'a>, side: Side) -> Option<&'a Mention> {
    bead.mentions(side).find(|mention| {
        is_stretch(mention)
            && matches!(key_before(bead, side, mention, 1), "in" | "for")
            && key_before(bead, side, mention, 2) == "time"
            && key_before(bead, side, mention, 3) == "first"
    })
}

/// Whether a mention is a length of time.
pub(super) fn is_stretch(mention: &Mention) -> bool {
    matches!(&mention.value, Value::Quantity(quantity) if matches!(quantity.kind, QuantityKind::Duration { .. }))
}

fn key_before<'a>(bead: &BeadView<'a>, side: Side, mention: &Mention, steps: usize) -> &'a str {
    let at = mention.tokens.start.checked_sub(steps);
    at.map_or("", |at| bead.document(side).tokens[at].key.as_str())
}
