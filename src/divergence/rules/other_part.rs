//! The part a number plays: the value before a change or the value after it, the change itself, each one's or all of it.

use rust_decimal::Decimal;

use crate::{
    annotation::{
        Mention,
        quantity::{Quantity, QuantityKind, Role},
    },
    divergence::{
        BeadView,
        values::{quantities, quantity},
    },
    lexicon::Word,
    pair::{Pair, Side},
    segmentation::{Token, TokenKind},
};

/// What a number is of what is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// How far something moved, or how far two things lie apart: `by 6`, `6 less`, `6 hours off`.
    Change,
    /// Where it stood before: `from 6`, `against 6 last year`.
    Before,
    /// Where it stands now: `to 6`.
    Now,
    /// What each one has: `6 apiece`.
    Each,
    /// What all have: `6 between them`.
    Together,
}

impl Part {
    const fn excludes(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Change, Self::Before | Self::Now)
                | (Self::Before | Self::Now, Self::Change)
                | (Self::Before, Self::Now)
                | (Self::Now, Self::Before)
                | (Self::Each, Self::Together)
                | (Self::Together, Self::Each)
        )
    }
}

/// Whether two numbers of one value play parts that exclude each other, and no other number of that value is there that
/// might be meant.
pub(super) fn plays_another_part(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> bool {
    let (Some(original), Some(rendition)) = (quantity(pair.original), quantity(pair.rendition)) else {
        return false;
    };
    if original.low != rendition.low && !original.compare(rendition).agrees() {
        return false;
    }
    // What is cut by half is cut to half.
    if [original, rendition].iter().all(|value| is_half(value)) {
        return false;
    }
    let parts = (
        part(bead, Side::Original, pair.original, original),
        part(bead, Side::Rendition, pair.rendition, rendition),
    );
    let excludes = matches!(parts, (Some(one), Some(other)) if one.excludes(other));
    excludes
        && !Side::BOTH
            .into_iter()
            .any(|side| stands_again(bead, side, pair.get(side)))
}

/// Whether a value is a half.
pub(super) fn is_half(value: &Quantity) -> bool {
    match value.kind {
        QuantityKind::Percent => value.low == Decimal::from(50),
        QuantityKind::Fraction => value.low.checked_add(value.low) == Some(Decimal::ONE),
        _ => false,
    }
}

/// Whether a side states the value of one of its mentions a second time.
fn stands_again(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    let Some(value) = quantity(mention) else { return false };
    let again =
        |other: &Mention| other.span != mention.span && quantity(other).is_some_and(|other| other.low == value.low);
    quantities(bead).pairs.iter().any(|pair| again(pair.get(side)))
        || quantities(bead).only.get(side).iter().any(|other| again(other))
}

/// How many words behind a number tell its part: `412 million a year earlier`.
const BEHIND: usize = 5;
/// How many words before it.
const BEFORE: usize = 4;

fn part(bead: &BeadView<'_>, side: Side, mention: &Mention, quantity: &Quantity) -> Option<Part> {
    if matches!(
        quantity.kind,
        QuantityKind::Ordinal
            | QuantityKind::Label
            | QuantityKind::Age
            | QuantityKind::Score
            | QuantityKind::Multiplier
    ) {
        return None;
    }
    let document = bead.document(side);
    let sentence = document.sentences.get(mention.sentence)?.tokens.clone();
    let is_open = |token: &&Token| matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Symbol);
    let end = mention.tokens.end.max(
        document
            .tokens
            .partition_point(|token| token.span.end <= quantity.reach.end),
    );
    let behind: Vec<&str> = document.tokens[end.min(sentence.end)..sentence.end]
        .iter()
        .take_while(is_open)
        .take(BEHIND)
        .map(|token| token.key.as_str())
        .collect();
    let start = mention.tokens.start.min(
        document
            .tokens
            .partition_point(|token| token.span.end <= quantity.reach.start),
    );
    let before: Vec<&str> = document.tokens[sentence.start.min(start)..start]
        .iter()
        .rev()
        .take_while(is_open)
        .take(BEFORE)
        .map(|token| token.key.as_str())
        .collect();
    let next = |at: usize| behind.get(at).copied().unwrap_or_default();
    let last = |at: usize| before.get(at).copied().unwrap_or_default();
    shared_part(bead, side, start, &before, &behind)
        .or(match quantity.role {
            Some(Role::By) => Some(Part::Change),
            Some(Role::From) => Some(Part::Before),
            Some(Role::To) => Some(Part::Now),
            _ => None,
        })
        .or_else(|| {
            let compares = matches!(
                next(0),
                "more" | "less" | "fewer" | "higher" | "lower" | "longer" | "shorter" | "cheaper" | "dearer" | "extra"
            );
            // `Or more` bounds it; `more than half of them` goes on.
            let is_gap =
                compares && (next(1) == "than" || behind.len() == 1) && !matches!(last(0), "or" | "once" | "no");
            let takes = |word: &str| {
                matches!(
                    word,
                    "taken" | "cut" | "knocked" | "shaved" | "lopped" | "trimmed" | "docked"
                )
            };
            let taken_off = next(0) == "off" || next(1) == "off" && takes(next(0));
            (is_gap || taken_off).then_some(Part::Change)
        })
        .or_else(|| {
            let told_before = matches!(last(0), "from" | "against")
                || last(0) == "with" && last(1) == "compared"
                || last(0) == "to" && last(1) == "compared";
            (told_before || is_of_past(&behind) && !tells_last(bead, side.other(), &behind)).then_some(Part::Before)
        })
}

/// Whether the words behind a number say that it held before: `a year earlier`, `last season`, `twelve months before`.
fn is_of_past(behind: &[&str]) -> bool {
    let earlier = |word: &&str| matches!(*word, "earlier" | "before" | "previously" | "ago");
    match behind {
        ["last" | "previous", ..] => behind.get(1).is_some_and(|word| is_period(word)),
        [
            "a" | "one" | "twelve" | "12" | "six" | "three" | "two",
            period,
            rest @ ..,
        ] if is_period(period) => rest.first().is_some_and(earlier),
        ["the", "year" | "month" | "week" | "season" | "quarter", rest @ ..] => rest.first().is_some_and(earlier),
        ["previously" | "originally" | "formerly" | "beforehand", ..] => true,
        _ => false,
    }
}

/// Whether a side speaks of the same last period: what both texts tell of `last year` stood at no other time.
fn tells_last(bead: &BeadView<'_>, side: Side, behind: &[&str]) -> bool {
    let [last @ ("last" | "previous"), period, ..] = behind else {
        return false;
    };
    let tokens = &bead.document(side).tokens;
    bead.tokens(side)
        .any(|(at, token)| token.key == *last && tokens.get(at + 1).is_some_and(|next| next.key == *period))
}

fn is_period(word: &str) -> bool {
    matches!(
        word,
        "year"
            | "years"
            | "month"
            | "months"
            | "week"
            | "weeks"
            | "season"
            | "quarter"
            | "day"
            | "days"
            | "spring"
            | "summer"
            | "autumn"
            | "winter"
            | "term"
    )
}

/// Whether each one has so much or all have it together.
fn shared_part(bead: &BeadView<'_>, side: Side, start: usize, before: &[&str], behind: &[&str]) -> Option<Part> {
    let next = |at: usize| behind.get(at).copied().unwrap_or_default();
    let last = |at: usize| before.get(at).copied().unwrap_or_default();
    let each = matches!(next(0), "each" | "apiece")
        || next(0) == "per" && matches!(next(1), "head" | "person" | "family" | "household")
        || next(0) == "a" && matches!(next(1), "head" | "piece");
    if each {
        return Some(Part::Each);
    }
    let together = next(0) == "between" && matches!(next(1), "them" | "the")
        || next(0) == "in" && matches!(next(1), "all" | "total")
        || matches!(next(0), "altogether" | "combined" | "jointly")
        || last(0) == "of" && last(1) == "total"
        || matches!(last(0), "combined" | "total");
    let shares = || {
        (start.saturating_sub(BEFORE)..start)
            .rev()
            .take(before.len())
            .any(|at| {
                let is_share =
                    |word: &Word<'_>| word.lemmas().any(|lemma| matches!(lemma, "share" | "split" | "divide"));
                bead.word(side, at).is_some_and(is_share)
            })
    };
    (together || shares()).then_some(Part::Together)
}
