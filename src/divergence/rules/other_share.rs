//! Another share of a group that is called otherwise: `nearly all of the 620 cleaners`, `half of the cleaning staff`.

use crate::{
    annotation::{Mention, Quantifier},
    divergence::{BeadView, Finding, Severity},
    lexicon::QuantifierKind,
    pair::{Pair, Side},
};

use super::quantifier_changed::{finding, is_excused, meet};

/// The only share of a group that each side tells and the other does not, of a group that neither tells apart from the
/// other: `nearly all of the 620 cleaners`, `slightly more than half of the cleaning staff`.
pub(super) fn other_share(bead: &BeadView<'_>, lone: &Pair<Vec<(&Mention, &Quantifier)>>) -> Option<Finding> {
    let (&[left], &[right]) = (lone.original.as_slice(), lone.rendition.as_slice()) else {
        return None;
    };
    let places = Pair::new(left.0, right.0);
    let of_group = |side: Side| {
        let (tokens, mention) = (&bead.document(side).tokens, places.get(side));
        let is_of = |at: usize| tokens.get(at).is_some_and(|token| token.key == "of");
        is_of(mention.tokens.end) || is_of(mention.tokens.end - 1)
    };
    // Whether any did at all is weighed where denials are.
    if left.1.high == 0 || right.1.high == 0 {
        return None;
    }
    let apart = match (left.1.kind, right.1.kind) {
        (QuantifierKind::Count, QuantifierKind::Count) => false,
        (QuantifierKind::Count, _) => right.1.low >= WHOLE,
        (_, QuantifierKind::Count) => left.1.low >= WHOLE,
        _ => !meet(left.1, right.1),
    };
    if !apart || !Side::BOTH.into_iter().any(of_group) || is_excused(bead, left, right) {
        return None;
    }
    // The words behind each: what the one group is called must not stand elsewhere on the other side.
    let group = |side: Side| {
        let end = places.get(side).tokens.end;
        let inside = bead.tokens(side).map(|(at, _)| at);
        inside.filter(move |at| (end..end + GROUP).contains(at))
    };
    let is_near = |side: Side, at: usize| {
        let end = places.get(side).tokens.end;
        (end..end + GROUP).contains(&at)
    };
    let links = || group(Side::Original).filter_map(|at| bead.link(Side::Original, at));
    let shared = links().any(|link| is_near(Side::Rendition, link.tokens.rendition.start));
    let named = |side: Side| {
        bead.noun_behind(side, places.get(side))
            .and_then(|at| bead.link(side, at))
    };
    let elsewhere = Side::BOTH.into_iter().any(|side| named(side).is_some());
    let finding = finding(bead, left, right);
    match (shared, elsewhere) {
        (true, _) => Some(finding),
        (false, false) => Some(finding.severity(Severity::Minor)),
        (false, true) => None,
    }
}

/// In percent: what is said of so many is said of all.
const WHOLE: u64 = 90;

/// How many words behind a quantifier say of whom it is: `of Gadwin airport's cleaning staff`.
const GROUP: usize = 7;
