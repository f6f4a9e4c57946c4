//! The same number of something else.

use crate::{
    annotation::{
        Mention,
        quantity::{Quantity, QuantityKind, QuantityRelation, duration_unit},
    },
    divergence::{
        BeadView, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
        values::{only_moved, quantities, quantity, wording},
    },
    lexicon,
    pair::{Pair, Side},
};

use super::vague_time::other_unit;

/// The rule.
pub(crate) struct NumberUnitChanged;

static META: RuleMeta = RuleMeta {
    name: "number-unit-changed",
    code: "SD102",
    kind: DivergenceType::Number,
    severity: Severity::Critical,
    summary: "the number is the same and its unit or currency is another",
    doc: "\
A number kept its digits and lost its measure: another currency, another unit that does not convert to the first, percent
for percentage points.

**Why it matters.** The eye checks digits; five miles are eight kilometres, and two per cent of four per cent are not two
points.

**Example.** “£2.3m for the pier” → “$2.3m for the pier”; “5 km” → “5 miles”.

**Not flagged.** A converted value (100 miles, 160 km), a unit spelled otherwise (200kg, 200 kilograms), bare dollars for
the dollars of a country.
",
};

impl Rule for NumberUnitChanged {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        if let Some(finding) = other_unit(bead, &META) {
            found.push(finding);
        }
        for pair in &quantities(bead).pairs {
            let (Some(original), Some(rendition)) = (quantity(pair.original), quantity(pair.rendition)) else {
                continue;
            };
            if is_other_period(original, rendition) && bead.are_opposite(pair.original, pair.rendition) {
                let whole = |mention: &Mention, rank: &Quantity| rank.reach.join(mention.span);
                found.push(
                    finding(bead, pair)
                        .kind(DivergenceType::Date)
                        .severity(Severity::Major)
                        .at(Side::Original, whole(pair.original, original))
                        .at(Side::Rendition, whole(pair.rendition, rendition))
                        .evidence("the same rank of another stretch of time"),
                );
            } else if original.compare(rendition) == QuantityRelation::DifferentUnit
                && !only_moved(bead, pair)
                && !is_rate_in_words(bead, original, rendition)
                && !is_share_of_unit_in_one_text(bead, pair)
            {
                found.push(
                    finding(bead, pair)
                        .at(Side::Original, pair.original.span)
                        .at(Side::Rendition, pair.rendition.span)
                        .evidence(format!("original: {original}"))
                        .evidence(format!("rendition: {rendition}")),
                );
            }
        }
    }
}

/// Whether two ranks are the same of days in one text and of weeks in the other: `its third day`, `its third week`.
fn is_other_period(original: &Quantity, rendition: &Quantity) -> bool {
    let period = |rank: &Quantity| {
        let noun = rank.counts.as_deref().filter(|_| rank.kind == QuantityKind::Ordinal)?;
        duration_unit(noun)
    };
    let periods = period(original).zip(period(rendition));
    original.low == rendition.low && periods.is_some_and(|(one, other)| one != other)
}

fn finding(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> Finding {
    let (from, to) = (
        wording(bead, Side::Original, pair.original),
        wording(bead, Side::Rendition, pair.rendition),
    );
    Finding::new(&META, format!("{from} became {to}")).bead(bead.index)
}

/// Whether one text gives as a share of a unit what the other gives in it: `a quarter of a point`, which is 0.25 points.
fn is_share_of_unit_in_one_text(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> bool {
    let is_share = pair.each(|side, mention| {
        let whole = quantity(pair.get(side.other()));
        whole.is_some_and(|whole| is_share_of_unit(bead, side, mention, &whole.kind))
    });
    is_share.original != is_share.rendition
}

fn is_share_of_unit(bead: &BeadView<'_>, side: Side, share: &Mention, whole: &QuantityKind) -> bool {
    let behind = bead.document(side).tokens.get(share.tokens.end..).unwrap_or_default();
    // A quarter of a percent is no quarter of a percentage point.
    let is_unit = |key: &str| match whole {
        QuantityKind::PercentagePoint => matches!(key, "point" | "percentage"),
        QuantityKind::Percent => matches!(key, "percent" | "per"),
        _ => lexicon::unit(key).is_some(),
    };
    match behind {
        [of, article, unit, ..] if of.key == "of" => lexicon::is_article(&article.key) && is_unit(&unit.key),
        [article, unit, ..] => lexicon::is_article(&article.key) && is_unit(&unit.key),
        _ => false,
    }
}

/// Whether one text gives an amount by the unit of time and the other says so beside it: `40 barrels a day`, `a daily flow
/// of 40 barrels`.
fn is_rate_in_words(bead: &BeadView<'_>, original: &Quantity, rendition: &Quantity) -> bool {
    let rate = |quantity: &Quantity| match quantity.kind {
        QuantityKind::Measure { unit, .. } => Some(unit).filter(|unit| unit.contains("per")),
        _ => None,
    };
    let (bare, unit) = match (rate(original), rate(rendition)) {
        (Some(unit), None) => (Side::Rendition, unit),
        (None, Some(unit)) => (Side::Original, unit),
        _ => return false,
    };
    bead.tokens(bare).any(|(_, token)| match token.key.as_str() {
        "daily" | "day" => unit.ends_with("day"),
        "hourly" | "hour" => unit.ends_with("hour"),
        "annual" | "annually" | "yearly" | "year" => unit.ends_with("year"),
        "second" => unit.ends_with("second"),
        "minute" => unit.ends_with("minute"),
        _ => false,
    })
}
