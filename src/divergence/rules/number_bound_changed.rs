//! The same number, bounded otherwise.

use crate::{
    annotation::{
        Mention,
        quantity::{Bound, Quantity, QuantityKind, QuantityRelation, Role},
    },
    divergence::{
        BeadView, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
        complements::are_complements,
        scope::is_content,
        values::{quantities, quantity, wording},
    },
    lexicon::{self, WordClass},
    pair::{Pair, Side},
    text::Span,
};

use super::{
    bound_in_words::{InWords, bound_in_words},
    each_or_all::{became_total, whole},
    other_part::{is_half, plays_another_part},
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
            if became_total(bead, pair) {
                let spans = pair.each(|side, mention| whole(bead, side, mention));
                let text = spans.each(|side, span| span.of(&bead.document(side).text));
                found.push(
                    Finding::new(&META, format!("{} became {}", text.original, text.rendition))
                        .bead(bead.index)
                        .kind(DivergenceType::Number)
                        .severity(Severity::Critical)
                        .spans(spans.map(Some))
                        .evidence("each has so much in one text, all together in the other"),
                );
                continue;
            }
            let Some((kind, severity)) = judge(original, rendition) else {
                if bead.is_english() && plays_another_part(bead, pair) {
                    found.push(finding(bead, pair, DivergenceType::Number, Severity::Critical));
                }
                continue;
            };
            if kind == DivergenceType::Date && !counts_from_same(bead, pair)
                || Side::BOTH
                    .into_iter()
                    .any(|side| is_compared_with_past(bead, side, pair.get(side)))
            {
                continue;
            }
            let dropped = original.compare(rendition) == QuantityRelation::BoundDropped;
            // What bounds a number is read in English only.
            if dropped && !bead.is_english() {
                continue;
            }
            let bounded = |side: Side| {
                let mention = pair.get(side);
                let is_read = quantity(mention).is_some_and(|quantity| quantity.bound != Bound::Exactly);
                !is_read && is_bounded_otherwise(bead, side, mention)
            };
            if is_denied_complement(bead, original, rendition) || are_complements(bead, pair) {
                continue;
            }
            let estimated = |side: Side| is_called_estimate(bead, side);
            if dropped && let Some(said) = bound_in_words(bead, pair) {
                if said == InWords::Opposite {
                    found.push(finding(bead, pair, DivergenceType::Direction, Severity::Critical));
                }
                continue;
            }
            let severity = if dropped && excludes(bead, pair) {
                Severity::Critical
            } else {
                severity
            };
            if dropped
                && (bounded(Side::Original)
                    || bounded(Side::Rendition)
                    || (estimated(Side::Original) && estimated(Side::Rendition)))
            {
                continue;
            }
            found.push(finding(bead, pair, kind, severity));
        }
    }
}

fn finding(bead: &BeadView<'_>, pair: &Pair<&Mention>, kind: DivergenceType, severity: Severity) -> Finding {
    // Of `from $75` and `to $75` the small words are what changed.
    let plain = pair.each(|side, mention| wording(bead, side, mention));
    let in_full = |side: Side, mention: &Mention| {
        let number = quantity(mention).map_or(mention.span, |number| with_role(bead, side, mention, number));
        number.of(&bead.document(side).text)
    };
    let words = if plain.original == plain.rendition {
        pair.each(|side, mention| in_full(side, mention))
    } else {
        plain
    };
    let mut finding = Finding::new(&META, format!("{} became {}", words.original, words.rendition))
        .bead(bead.index)
        .kind(kind)
        .severity(severity);
    for side in Side::BOTH {
        let mention = pair.get(side);
        if let Some(quantity) = quantity(mention) {
            finding = finding
                .at(side, with_role(bead, side, mention, quantity))
                .evidence(format!("{side}: {quantity}"));
        }
    }
    finding
}

/// The number with what is said around it: also the `to` or `by` that gives it its part in a change.
fn with_role(bead: &BeadView<'_>, side: Side, mention: &Mention, quantity: &Quantity) -> Span {
    let whole = quantity.reach.join(mention.span);
    let tokens = &bead.document(side).tokens;
    let before = tokens[..mention.tokens.start]
        .iter()
        .rev()
        .find(|token| token.span.end <= whole.start);
    let preposition = before.filter(|token| matches!(&*token.key, "from" | "to" | "by"));
    match (quantity.role, preposition) {
        (Some(Role::From | Role::To | Role::By), Some(token)) => token.span.join(whole),
        _ => whole,
    }
}

/// Whether another amount is compared with that of a time ago: `12 per cent less than a year ago`.
fn is_compared_with_past(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    let tokens = &bead.document(side).tokens;
    let Some(than) = (mention.tokens.start.saturating_sub(2)..mention.tokens.end).find(|&at| tokens[at].key == "than")
    else {
        return false;
    };
    let behind = tokens.get(mention.tokens.end - 1..).unwrap_or_default().iter().take(2);
    let is_past = behind
        .into_iter()
        .any(|token| matches!(&*token.key, "ago" | "earlier" | "before" | "previously"));
    let is_amount = |other: &Mention| {
        other.span != mention.span
            && quantity(other).is_some_and(|other| !matches!(other.kind, QuantityKind::Duration { .. }))
            && (than.saturating_sub(1)..=than).contains(&other.tokens.end)
    };
    is_past && bead.mentions(side).any(is_amount)
}

/// Whether one side takes the number out of a whole, `all but three`, and the other has nothing but it.
fn excludes(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> bool {
    Side::BOTH.into_iter().any(|side| {
        let reach = quantity(pair.get(side)).map_or("", |quantity| quantity.reach.of(&bead.document(side).text));
        reach.to_lowercase().starts_with("all but ")
    })
}

/// Whether one text denies the bound that the other turns round: `should not drink more than two`, `no more than two`.
fn is_denied_complement(bead: &BeadView<'_>, original: &Quantity, rendition: &Quantity) -> bool {
    let complement = |one: Bound, other: Bound| {
        matches!(
            (one, other),
            (Bound::MoreThan, Bound::AtMost) | (Bound::LessThan, Bound::AtLeast)
        )
    };
    // `Fewer than half were filled`, `more than half were empty`.
    let above_and_below = matches!(
        (original.bound, rendition.bound),
        (Bound::MoreThan, Bound::LessThan) | (Bound::LessThan, Bound::MoreThan)
    );
    if above_and_below && is_half(original) && is_half(rendition) {
        return bead
            .diff
            .links
            .iter()
            .any(|link| link.relation == crate::diff::Relation::Antonym);
    }
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
        word.is_some_and(|word| lexicon::has_form_of_class(word, WordClass::Estimate))
            || bead.text(side, index..index + 2).eq_ignore_ascii_case("put at")
    })
}

/// How a length of time is bound to what it counts from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Anchor {
    /// What follows: `two days before the vote`.
    Named,
    /// What was told before, or now: `two days earlier the vote was held`.
    Told,
    /// What was planned: `two days behind schedule`.
    Plan,
}

/// Whether two lengths of time that point to different sides count from the same.
fn counts_from_same(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> bool {
    let anchors = pair.each(|side, mention| anchor(bead, side, mention));
    match (anchors.original, anchors.rendition) {
        (Anchor::Plan, Anchor::Plan) => true,
        // `Two days earlier they had signed`, `two days after they signed`: what follows is once the event, once the
        // time that it is counted from.
        (one, other) if one != other => false,
        _ => share_anchor(bead, pair),
    }
}

fn anchor(bead: &BeadView<'_>, side: Side, mention: &Mention) -> Anchor {
    let end = bead
        .document(side)
        .sentences
        .get(mention.sentence)
        .map_or(0, |sentence| sentence.tokens.end);
    let behind = bead
        .document(side)
        .tokens
        .get(mention.tokens.end..end)
        .unwrap_or_default();
    let key = |at: usize| behind.get(at).map_or("", |token| token.key.as_str());
    let is_plan = |key: &str| {
        matches!(
            key,
            "planned"
                | "scheduled"
                | "expected"
                | "intended"
                | "due"
                | "advertised"
                | "announced"
                | "hoped"
                | "promised"
                | "schedule"
                | "plan"
                | "time"
                | "target"
                | "deadline"
                | "timetable"
        )
    };
    match (key(0), key(1), key(2)) {
        ("late" | "early" | "overdue", ..) => Anchor::Plan,
        ("later" | "earlier", "than", plan) if is_plan(plan) => Anchor::Plan,
        ("behind", plan, _) | ("ahead", "of", plan) if is_plan(plan) => Anchor::Plan,
        ("before" | "after" | "prior" | "following", next, _) if next.chars().any(char::is_alphanumeric) => {
            Anchor::Named
        }
        _ => Anchor::Told,
    }
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
    // `Nearly` says how far a number reaches.
    let estimate = |bound: Bound| matches!(bound, Bound::About | Bound::SlightlyLess | Bound::SlightlyMore);
    let estimated = estimate(original.bound) || estimate(rendition.bound);
    match original.compare(rendition) {
        QuantityRelation::BoundReversed => {
            let kind = [DivergenceType::Direction, DivergenceType::Quantifier][usize::from(estimated)];
            Some((kind, Severity::Critical))
        }
        QuantityRelation::BoundDropped => {
            let severity = if estimated { Severity::Minor } else { Severity::Major };
            Some((DivergenceType::Quantifier, severity))
        }
        QuantityRelation::DifferentRole => {
            let in_time = |role: Option<Role>| matches!(role, Some(Role::Ago | Role::Before | Role::After));
            if in_time(original.role) && in_time(rendition.role) {
                Some((DivergenceType::Date, Severity::Major))
            } else if original.role == Some(Role::By) || rendition.role == Some(Role::By) {
                (!is_half(original) || !is_half(rendition)).then_some((DivergenceType::Number, Severity::Critical))
            } else {
                Some((DivergenceType::Direction, Severity::Critical))
            }
        }
        _ => None,
    }
}
