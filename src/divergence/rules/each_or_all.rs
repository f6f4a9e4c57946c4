//! What each of several has, and what all of them have together.

use rust_decimal::Decimal;

use crate::{
    annotation::{
        Mention,
        quantity::{Quantity, QuantityKind},
    },
    divergence::{BeadView, values::quantity},
    pair::{Pair, Side},
    text::Span,
};

/// How many words to either side of an amount tell whether it is one's part or all of it.
const NEAR: usize = 4;

/// Whether an amount is one part of several in one text and their total in the other: `€2,000 each`, `€2,000 in all`;
/// `£3m a year`, `£3m altogether`.
pub(super) fn became_total(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> bool {
    let same_value = quantity(pair.original)
        .zip(quantity(pair.rendition))
        .is_some_and(|(one, other)| is_amount(one) && one.low == other.low && one.high == other.high);
    let is_part = |side: Side| is_one_part(bead, side, pair.get(side));
    let is_total = |side: Side| is_total(bead, side, pair.get(side));
    let turned = |side: Side| {
        let (part, total) = (side, side.other());
        is_part(part) && is_total(total) && !is_total(part) && !is_part(total)
    };
    same_value && (turned(Side::Original) || turned(Side::Rendition))
}

fn is_amount(quantity: &Quantity) -> bool {
    matches!(
        quantity.kind,
        QuantityKind::Money { .. }
            | QuantityKind::Measure { .. }
            | QuantityKind::Cardinal
            | QuantityKind::Duration { .. }
    )
}

fn is_one_part(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    let (before, behind) = keys_around(bead, side, mention);
    let per = quantity(mention).is_some_and(|quantity| quantity.per.is_some())
        || matches!(quantity(mention).map(|quantity| &quantity.kind),
            Some(QuantityKind::Measure { unit, .. }) if unit.contains("per"));
    // `Every case but two` counts the cases.
    let counted = quantity(mention).is_some_and(|quantity| quantity.kind == QuantityKind::Cardinal);
    let every = |key: &&str| *key == "every" && !counted;
    let each = |key: &&str| {
        matches!(
            *key,
            "each" | "apiece" | "per" | "daily" | "weekly" | "monthly" | "annually" | "yearly" | "annual" | "hourly"
        )
    };
    // `Each of the six owners has to pay £900`.
    let opens = || {
        let sentence = bead.document(side).sentences.get(mention.sentence);
        let first = sentence.and_then(|sentence| bead.document(side).tokens.get(sentence.tokens.start));
        first.is_some_and(|token| matches!(token.key.as_str(), "each" | "every"))
    };
    let a_head = behind.windows(2).any(|pair| pair == ["a", "head"]);
    per || a_head || before.iter().chain(&behind).any(|key| each(key) || every(key)) || opens()
}

fn is_total(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    let (before, behind) = keys_around(bead, side, mention);
    let total = |key: &&str| {
        matches!(
            *key,
            "total"
                | "totals"
                | "totalling"
                | "totaling"
                | "totalled"
                | "totaled"
                | "altogether"
                | "combined"
                | "jointly"
        )
    };
    let pairs = || before.windows(2).chain(behind.windows(2));
    let together = pairs().any(|pair| {
        matches!(
            pair,
            ["in", "total"] | ["all", "told"] | ["between", "them"] | ["taken", "together"]
        )
    }) || in_all(&behind);
    together || before.iter().chain(&behind).any(total) || is_spread(bead, side, mention)
}

/// An amount for some years together: `£3m over three years`.
fn is_spread(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    // `Spread over the next three years`.
    const REACH: usize = 4;
    let tokens = &bead.document(side).tokens;
    let behind = tokens.get(mention.tokens.end..).unwrap_or_default().iter().take(2);
    let over = behind
        .map(|token| token.key.as_str())
        .position(|key| matches!(key, "over" | "across"));
    let is_stretch = |over: usize, other: &Mention| {
        let long = quantity(other).is_some_and(|quantity| {
            matches!(quantity.kind, QuantityKind::Duration { .. }) && quantity.low > Decimal::ONE
        });
        let over = mention.tokens.end + over;
        long && (over + 1..over + REACH).contains(&other.tokens.start)
    };
    over.is_some_and(|over| bead.mentions(side).any(|other| is_stretch(over, other)))
}

/// `In all`, and not `in all but two of them`.
fn in_all(keys: &[&str]) -> bool {
    let goes_on = |key: &&str| matches!(*key, "but" | "of" | "the" | "these" | "those" | "cases");
    let at = keys.windows(2).position(|pair| pair == ["in", "all"]);
    at.is_some_and(|at| keys.get(at + 2).is_none_or(|next| !goes_on(next)))
}

/// An amount with the words that tell whether it is a part or all: `€2,000 each`, `€2,000 in all`.
pub(super) fn whole(bead: &BeadView<'_>, side: Side, mention: &Mention) -> Span {
    let (_, behind) = keys_around(bead, side, mention);
    let tells = |key: &&str| {
        matches!(
            *key,
            "each"
                | "apiece"
                | "head"
                | "person"
                | "altogether"
                | "combined"
                | "together"
                | "all"
                | "told"
                | "total"
                | "them"
                | "year"
                | "month"
                | "week"
                | "day"
                | "hour"
                | "annually"
                | "daily"
                | "weekly"
                | "monthly"
                | "yearly"
        )
    };
    let words = behind.iter().position(tells).map_or(0, |at| at + 1);
    bead.span(side, mention.tokens.start..mention.tokens.end + words)
        .unwrap_or(mention.span)
}

/// The keys of the words before and behind a mention, in its sentence.
fn keys_around<'a>(bead: &BeadView<'a>, side: Side, mention: &Mention) -> (Vec<&'a str>, Vec<&'a str>) {
    let document = bead.document(side);
    let limits = document
        .sentences
        .get(mention.sentence)
        .map_or(0..0, |sentence| sentence.tokens.clone());
    let keys = |range: std::ops::Range<usize>| {
        let tokens = document.tokens.get(range).unwrap_or_default();
        tokens.iter().map(|token| token.key.as_str()).collect()
    };
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    (
        keys(start.saturating_sub(NEAR).max(limits.start)..start),
        keys(end..(end + NEAR).min(limits.end)),
    )
}
