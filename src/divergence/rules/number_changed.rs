//! Another number of the same thing.

use rust_decimal::Decimal;

use crate::{
    annotation::{
        Mention,
        date::Date,
        quantity::{Quantity, QuantityKind, QuantityRelation},
    },
    divergence::{
        BeadView, Comparison, Confidence, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
        complements::are_complements,
        derived::{is_derived, is_replaced, is_worked_out},
        factors::{is_inverse, is_turned_factor},
        values::{closeness, date, is_minor_count, only_moved, quantities, quantity, wording},
    },
    pair::{Pair, Side},
};

use super::{
    leftover_number::leftover_numbers,
    worked_out::{Wrong, wrong_margin, wrong_share, wrong_stretch},
};

/// The rule.
pub(crate) struct NumberChanged;

pub(super) static META: RuleMeta = RuleMeta {
    name: "number-changed",
    code: "SD101",
    kind: DivergenceType::Number,
    severity: Severity::Critical,
    summary: "another number stands where the original gives one",
    doc: "\
A number, amount, percentage, measure, age, score, rank or length of time of the original has another value in the
rendition, after all numbers that agree have been paired, in whatever words and units they are given.

**Why it matters.** Figures are what readers remember and quote, and a swapped digit leaves the sentence fluent.

**Example.** “Eight herons were ringed” → “Nine herons were ringed”; “€5m” → “€50m”; “the third floor” → “the 13th floor”.

**Not flagged.** `28` for `twenty-eight`, `€5m` for `5 million euros`, half for 50 %, 160 km for 100 miles, a
250,000-ticket cap for a cap of 250,000 tickets, two numbers that changed places with what they count.
",
};

impl Rule for NumberChanged {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        let values = quantities(bead);
        for pair in &values.pairs {
            let (Some(original), Some(rendition)) = (quantity(pair.original), quantity(pair.rendition)) else {
                continue;
            };
            let changed = original.compare(rendition) == QuantityRelation::DifferentValue;
            if changed
                && !are_quarters(bead, original, rendition)
                && !is_under_par(bead, pair, [original, rendition])
                && !is_remainder(bead, pair)
                && !ends_run(bead, pair, [original, rendition])
                && !is_elliptic(bead, pair)
                && is_same_thing(bead, pair, original, rendition)
                && !only_moved(bead, pair)
                && is_replaced(bead, pair)
                && !is_derived(bead, pair)
                && !are_both_worked_out(bead, pair, [original, rendition])
                && !is_inverse(bead, pair)
                && !are_complements(bead, pair)
            {
                found.push(finding(bead, pair, original, rendition));
            }
        }
        if bead.is_aligned() && bead.is_english() {
            for side in Side::BOTH {
                for wrong in [wrong_margin, wrong_share, wrong_stretch] {
                    note_wrong(bead, side, wrong(bead, side), found);
                }
            }
        }
        for &one in &values.only.original {
            let turned = values
                .only
                .rendition
                .iter()
                .find(|other| is_turned_factor(bead, one, other));
            if let Some((pair, (original, rendition))) = turned
                .map(|&other| Pair::new(one, other))
                .and_then(|pair| Some((pair, quantity(pair.original).zip(quantity(pair.rendition))?)))
            {
                found.push(finding(bead, &pair, original, rendition));
            }
        }
    }

    fn check_document(&self, comparison: &Comparison<'_>, found: &mut Findings) {
        found.extend_all(leftover_numbers(comparison));
    }
}

/// Whether each of two numbers follows from others of the other text: `58, five fewer than four years ago, while they shrank from
/// 49 to 44`, `58, down from 63, while they lost five and have 44`. Small numbers follow from one another by chance.
fn are_both_worked_out(bead: &BeadView<'_>, pair: &Pair<&Mention>, numbers: [&Quantity; 2]) -> bool {
    const SMALL: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
    numbers.iter().all(|number| number.low > SMALL)
        && Side::BOTH
            .into_iter()
            .all(|side| is_worked_out(bead, side, pair.get(side)))
}

/// Whether two ranks are of periods that the other text names in full: `in the third quarter than in the second`, `between
/// the second quarter and the third`.
fn are_quarters(bead: &BeadView<'_>, original: &Quantity, rendition: &Quantity) -> bool {
    let names = |side: Side, rank: &Quantity| {
        let quarter = |date: &Date| date.start.quarter.map(Decimal::from) == Some(rank.low);
        bead.mentions(side).filter_map(date).any(quarter)
    };
    original.kind == QuantityKind::Ordinal && names(Side::Rendition, original) && names(Side::Original, rendition)
}

/// `11 under par`, `minus 11`.
fn is_under_par(bead: &BeadView<'_>, pair: &Pair<&Mention>, [original, rendition]: [&Quantity; 2]) -> bool {
    let under = |side: Side| {
        let behind = bead.document(side).tokens.get(pair.get(side).tokens.end);
        behind.is_some_and(|token| matches!(&*token.key, "under" | "below"))
    };
    original.low == -rendition.low && Side::BOTH.into_iter().any(under)
}

/// Whether what is the first in so many on one side ends a run of one fewer without it: `their first win in seven games`, `after
/// six games without a win`.
fn ends_run(bead: &BeadView<'_>, pair: &Pair<&Mention>, [original, rendition]: [&Quantity; 2]) -> bool {
    /// `First victory away from home in seven`, `six games in a row without`.
    const REACH: usize = 6;
    let is_one_fewer = |few: &Quantity, many: &Quantity| few.low.checked_add(Decimal::ONE) == Some(many.low);
    let ends = |first: Side| {
        let (many, few) = (pair.get(first).tokens.start, pair.get(first.other()).tokens.end);
        let before = &bead.document(first).tokens[many.saturating_sub(REACH)..many];
        let behind = bead.document(first.other()).tokens[few..].iter().take(REACH);
        before.iter().any(|token| token.key == "first")
            && behind
                .into_iter()
                .any(|token| matches!(&*token.key, "without" | "winless"))
    };
    is_one_fewer(rendition, original) && ends(Side::Original)
        || is_one_fewer(original, rendition) && ends(Side::Rendition)
}

/// Whether one text leaves out the scale that another of its numbers gives: `set aside €12m, it has spent seven`.
fn is_elliptic(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> bool {
    let is_told = |side: Side| {
        let numbers = quantity(pair.get(side)).zip(quantity(pair.get(side.other())));
        numbers.is_some_and(|(short, long)| {
            let scale = long
                .low
                .checked_div(short.low)
                .filter(|_| short.kind == QuantityKind::Cardinal);
            let is_scale = |scale: &Decimal| [1_000, 1_000_000, 1_000_000_000].map(Decimal::from).contains(scale);
            scale.filter(is_scale).is_some_and(|scale| {
                (bead.mentions(side).filter_map(quantity)).any(|other| other.low >= scale && is_measured(&other.kind))
            })
        })
    };
    Side::BOTH.into_iter().any(is_told)
}

/// Whether a number tells how much of something, not how many things.
const fn is_measured(kind: &QuantityKind) -> bool {
    matches!(kind, QuantityKind::Money { .. } | QuantityKind::Measure { .. })
}

/// Notes a number that the other text's numbers do not lead to.
fn note_wrong(bead: &BeadView<'_>, side: Side, wrong: Option<Wrong<'_>>, found: &mut Findings) {
    let Some(Wrong { mention, from, reason }) = wrong else {
        return;
    };
    let text = |side: Side, mention: &Mention| wording(bead, side, mention).to_owned();
    let (here, there) = (text(side, mention), text(side.other(), from));
    let [old, new] = if side == Side::Rendition {
        [there, here]
    } else {
        [here, there]
    };
    found.push(
        Finding::new(&META, format!("{new} does not follow from {old}"))
            .bead(bead.index)
            .at(side, mention.span)
            .at(side.other(), from.span)
            .confidence(Confidence::Medium)
            .evidence(reason),
    );
}

/// Whether one text takes the number out of a whole and the other gives what is left: `all but one of the nine`, `eight`.
fn is_remainder(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> bool {
    Side::BOTH.into_iter().any(|side| {
        let values = quantity(pair.get(side)).zip(quantity(pair.get(side.other())));
        let Some((taken, left)) = values.filter(|(taken, _)| {
            let words = taken.reach.of(&bead.document(side).text);
            words.starts_with("all but ") || words.starts_with("All but ")
        }) else {
            return false;
        };
        let mut wholes = bead.mentions(side).filter_map(quantity);
        wholes.any(|whole| taken.low.checked_add(left.low) == Some(whole.low))
    })
}

/// Whether there is reason to believe that the two numbers are of one thing: their noun, their surroundings, or that
/// they measure alike.
fn is_same_thing(bead: &BeadView<'_>, pair: &Pair<&Mention>, original: &Quantity, rendition: &Quantity) -> bool {
    let same_noun = original.counts.is_some() && original.counts == rendition.counts;
    let light = original.is_light() || rendition.is_light();
    let near = closeness(bead, pair.original, pair.rendition);
    let told_apart = original.counts.is_some() && rendition.counts.is_some() && !same_noun;
    let bare = matches!(
        original.kind,
        QuantityKind::Cardinal | QuantityKind::Label | QuantityKind::Multiplier
    );
    // Across languages neither the nouns nor the words around can be compared.
    if !bead.is_english() {
        return !light;
    }
    if light {
        same_noun || (near >= 4 && !told_apart)
    } else if told_apart && bare {
        near >= 2
    } else {
        // A length of time is told in passing.
        let unit = |quantity: &Quantity| match quantity.kind {
            QuantityKind::Duration { unit } => Some(unit),
            _ => None,
        };
        let other_lengths = unit(original).is_some() && unit(rendition).is_some() && unit(original) != unit(rendition);
        same_noun || near >= if other_lengths { 4 } else { 1 } || !bare && !other_lengths
    }
}

fn finding(bead: &BeadView<'_>, pair: &Pair<&Mention>, original: &Quantity, rendition: &Quantity) -> Finding {
    let (from, to) = (
        wording(bead, Side::Original, pair.original),
        wording(bead, Side::Rendition, pair.rendition),
    );
    let sure = closeness(bead, pair.original, pair.rendition) >= 2
        || (original.counts.is_some() && original.counts == rendition.counts);
    let mut finding = Finding::new(&META, format!("{from} became {to}"))
        .bead(bead.index)
        .at(Side::Original, pair.original.span)
        .at(Side::Rendition, pair.rendition.span)
        .evidence(format!("original: {original}"))
        .evidence(format!("rendition: {rendition}"));
    if is_minor_count(original) && is_minor_count(rendition) {
        finding = finding.severity(Severity::Major);
    }
    if !sure {
        finding = finding.confidence(Confidence::Medium);
    }
    finding
}
