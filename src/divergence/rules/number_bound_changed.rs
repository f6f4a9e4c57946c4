//! The same number, bounded otherwise.

use crate::{
    annotation::{
        Mention,
        quantity::{Bound, Quantity, QuantityRelation, Role},
    },
    divergence::{
        BeadView, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
        scope::is_content,
        values::{quantities, quantity, wording},
    },
    pair::{Pair, Side},
};

/// The rule.
pub(crate) struct NumberBoundChanged;

static META: RuleMeta = RuleMeta {
    name: "number-bound-changed",
    code: "SD103",
    kind: DivergenceType::Quantifier,
    severity: Severity::Major,
    summary: "the number is the same and what is said around it is not: at least, more than, from, to",
    doc: "\
The number kept its value, and the words that bound it changed: “at least” was dropped or added, “more than” became “less
than”, the value before a change became the value after it.

**Why it matters.** “At least 20” and “20” are two counts; “from 4 to 6” and “from 6 to 4” two directions.

**Example.** “at least 20 boats” → “20 boats”; “more than 5%” → “less than 5%” (critical).

**Not flagged.** Bounds that say the same: `over` and `more than`, `nearly` and `almost`, `no fewer than` and `at least`.
An estimate that lost its `about` is minor.
",
};

impl Rule for NumberBoundChanged {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        for pair in &quantities(bead).pairs {
            let (Some(original), Some(rendition)) = (quantity(pair.original), quantity(pair.rendition)) else {
                continue;
            };
            let Some((kind, severity)) = judge(original, rendition) else {
                continue;
            };
            if kind == DivergenceType::Date && !share_anchor(bead, pair) {
                continue;
            }
            let dropped = original.compare(rendition) == QuantityRelation::BoundDropped;
            // What bounds a number is read in English only.
            if dropped && !bead.is_english() {
                continue;
            }
            let bounded = |side: Side| is_bounded_otherwise(bead, side, pair.get(side));
            if is_denied_complement(bead, original, rendition) {
                continue;
            }
            let estimated = |side: Side| is_called_estimate(bead, side);
            if dropped
                && (bounded(Side::Original)
                    || bounded(Side::Rendition)
                    || (estimated(Side::Original) && estimated(Side::Rendition)))
            {
                continue;
            }
            let (from, to) = (
                wording(bead, Side::Original, pair.original),
                wording(bead, Side::Rendition, pair.rendition),
            );
            found.push(
                Finding::new(&META, format!("{from} became {to}"))
                    .bead(bead.index)
                    .at(Side::Original, original.reach.join(pair.original.span))
                    .at(Side::Rendition, rendition.reach.join(pair.rendition.span))
                    .kind(kind)
                    .severity(severity)
                    .evidence(format!("original: {original}"))
                    .evidence(format!("rendition: {rendition}")),
            );
        }
    }
}

/// Whether one text denies the bound that the other turns round: `should not drink more than two`, `no more than two`.
fn is_denied_complement(bead: &BeadView<'_>, original: &Quantity, rendition: &Quantity) -> bool {
    let complement = |one: Bound, other: Bound| {
        matches!(
            (one, other),
            (Bound::MoreThan, Bound::AtMost) | (Bound::LessThan, Bound::AtLeast)
        )
    };
    (complement(original.bound, rendition.bound) && bead.has_other_negative(Side::Original))
        || (complement(rendition.bound, original.bound) && bead.has_other_negative(Side::Rendition))
}

/// Whether the words around a number bound it in a way that is not read with the number: `over 90 days`, which may also
/// be a stretch of time, `three doses or more`, `below the age of five`.
fn is_bounded_otherwise(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    let tokens = &bead.document(side).tokens;
    let before = &tokens[mention.tokens.start.saturating_sub(4)..mention.tokens.start];
    let behind = tokens
        .get(mention.tokens.end..(mention.tokens.end + 3).min(tokens.len()))
        .unwrap_or_default();
    let leads = |key: &str| {
        matches!(
            key,
            "over" | "under" | "above" | "below" | "beyond" | "past" | "reached" | "reaching" | "peaked" | "peaking"
        )
    };
    // A limit of half an hour is no more than half an hour.
    let limits = |key: &str| {
        matches!(
            key,
            "limit" | "limited" | "cap" | "capped" | "maximum" | "ceiling" | "minimum"
        )
    };
    let closes = |key: &str| {
        matches!(
            key,
            "more" | "less" | "fewer" | "over" | "under" | "older" | "younger" | "upwards"
        )
    };
    let or_more = behind
        .windows(2)
        .any(|pair| pair[0].key == "or" && closes(&pair[1].key));
    or_more || before.iter().any(|token| leads(&token.key) || limits(&token.key))
}

/// Whether a side calls a number an estimate in whatever words: `an estimated 600`, `according to estimates`.
fn is_called_estimate(bead: &BeadView<'_>, side: Side) -> bool {
    bead.tokens(side).any(|(index, _)| {
        let word = bead.word(side, index);
        word.is_some_and(|word| {
            word.lemmas().any(|lemma| {
                matches!(
                    lemma,
                    "estimate" | "estimated" | "estimation" | "reckon" | "forecast" | "projection"
                )
            })
        }) || bead.text(side, index..index + 2).eq_ignore_ascii_case("put at")
    })
}

/// Whether “two days before” and “two days after” count from the same event: the word that follows is the same. Told from
/// the other end, what came after comes before.
fn share_anchor(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> bool {
    const REACH: usize = 4;
    let behind = |side: Side, mention: &Mention| {
        let end = bead
            .document(side)
            .sentences
            .get(mention.sentence)
            .map_or(0, |sentence| sentence.tokens.end);
        mention.tokens.end..end.min(mention.tokens.end + REACH)
    };
    let there = behind(Side::Rendition, pair.rendition);
    behind(Side::Original, pair.original).any(|token| {
        let content = bead.document(Side::Original).tokens.get(token).is_some_and(is_content);
        let link = bead
            .link(Side::Original, token)
            .filter(|link| content && link.relation.keeps_sense());
        link.is_some_and(|link| link.tokens.rendition.clone().any(|other| there.contains(&other)))
    })
}

fn judge(original: &Quantity, rendition: &Quantity) -> Option<(DivergenceType, Severity)> {
    match original.compare(rendition) {
        QuantityRelation::BoundReversed => Some((DivergenceType::Direction, Severity::Critical)),
        QuantityRelation::BoundDropped => {
            let estimate = |bound: Bound| matches!(bound, Bound::About | Bound::SlightlyLess | Bound::SlightlyMore);
            let loose = estimate(original.bound) || estimate(rendition.bound);
            let severity = if loose { Severity::Minor } else { Severity::Major };
            Some((DivergenceType::Quantifier, severity))
        }
        QuantityRelation::DifferentRole => {
            let in_time = |role: Option<Role>| matches!(role, Some(Role::Ago | Role::Before | Role::After));
            if in_time(original.role) && in_time(rendition.role) {
                Some((DivergenceType::Date, Severity::Major))
            } else if original.role == Some(Role::By) || rendition.role == Some(Role::By) {
                Some((DivergenceType::Number, Severity::Critical))
            } else {
                Some((DivergenceType::Direction, Severity::Critical))
            }
        }
        _ => None,
    }
}
