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
    let key = |side: Side, at: Option<usize>| {
        at.and_then(|at| bead.document(side).tokens.get(at))
            .map_or("", |token| token.key.as_str())
    };
    let is_stretch = |mention: &&Mention| matches!(&mention.value, Value::Quantity(quantity) if matches!(quantity.kind, QuantityKind::Duration { .. }));
    let back = |mention: &Mention, steps: usize| mention.tokens.start.checked_sub(steps);
    let is_first = |mention: &&Mention| {
        matches!(key(side, back(mention, 1)), "in" | "for")
            && key(side, back(mention, 2)) == "time"
            && key(side, back(mention, 3)) == "first"
    };
    let stretch = bead.mentions(side).filter(is_stretch).find(is_first)?;
    // Who tells of a first, a last or a record tells the same in other words.
    let is_turned = |key: &str| matches!(key, "first" | "last" | "since" | "never" | "until" | "after");
    if bead.tokens(other).any(|(_, token)| is_turned(&token.key)) {
        return None;
    }
    let lasted = |mention: &&Mention| key(other, back(mention, 1)) == "for" && mention.value.says_same(&stretch.value);
    let there = bead.mentions(other).filter(is_stretch).find(lasted)?;
    let here = bead.span(side, back(stretch, 3)?..stretch.tokens.end)?;
    let there = bead.span(other, back(there, 1)?..there.tokens.end)?;
    let finding = replaced(&META, bead, side, here, there).severity(Severity::Major);
    Some(finding.evidence(format!("{other}: it was so all the time")))
}
