//! Shares that make up the whole: `one in five had`, `80 percent had not`.

use rust_decimal::Decimal;

use crate::{
    annotation::{Mention, quantity::QuantityKind},
    diff::Relation,
    pair::{Pair, Side},
};

use super::{
    BeadView,
    values::{quantities, quantity},
};

/// Whether one text gives the share of those of whom something holds and the other the share of those of whom it does not:
/// the two make up the whole, and one text denies or turns round what the other says.
pub(super) fn are_complements(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> bool {
    make_up_whole(pair.original, pair.rendition) && turns(bead)
}

/// Whether some shares of the two texts make up the whole so.
pub(super) fn tells_complement(bead: &BeadView<'_>) -> bool {
    let values = quantities(bead);
    let lone = || {
        let left = values.only.original.iter();
        left.flat_map(|one| values.only.rendition.iter().map(move |other| (one, other)))
    };
    values
        .pairs
        .iter()
        .any(|pair| make_up_whole(pair.original, pair.rendition))
        || lone().any(|(one, other)| make_up_whole(one, other))
}

/// Whether the words of either side turn round what the other says.
fn turns(bead: &BeadView<'_>) -> bool {
    Side::BOTH.into_iter().any(|side| bead.has_other_negative(side))
        || bead.diff.links.iter().any(|link| link.relation == Relation::Antonym)
}

fn make_up_whole(one: &Mention, other: &Mention) -> bool {
    // Half has half for its complement, and says nothing by it.
    const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);
    let shares = share(one).zip(share(other));
    let sum = shares.and_then(|(one, other)| (one != HALF).then(|| one.checked_add(other)).flatten());
    sum.is_some_and(|sum| sum.saturating_sub(Decimal::ONE).abs() <= Decimal::new(1, 2))
}

/// A share of a whole, 0 to 1.
fn share(mention: &Mention) -> Option<Decimal> {
    let quantity = quantity(mention).filter(|quantity| quantity.is_single())?;
    let share = match quantity.kind {
        QuantityKind::Percent => quantity.low.checked_div(Decimal::ONE_HUNDRED)?,
        QuantityKind::Fraction => quantity.low,
        _ => return None,
    };
    (share > Decimal::ZERO && share < Decimal::ONE).then_some(share)
}
