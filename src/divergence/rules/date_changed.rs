//! Another day, month, year, weekday or time.

use rust_decimal::Decimal;

use crate::{
    annotation::{
        Mention,
        date::{DateRelation, Field},
        quantity::{QuantityKind, Role},
    },
    divergence::{
        BeadView, Confidence, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
        values::{BeadValues, closeness, date, dates, only_moved, quantities, quantity, stands_in, wording},
    },
    pair::{Pair, Side},
};

/// The rule.
pub(crate) struct DateChanged;

static META: RuleMeta = RuleMeta {
    name: "date-changed",
    code: "SD111",
    kind: DivergenceType::Date,
    severity: Severity::Critical,
    summary: "another date or time stands where the original gives one",
    doc: "\
A date or time of the original contradicts its counterpart in some field that both state: year, month, day, weekday,
quarter, hour; or before became after; or a length of time that the original counts from a year leads to another year.

**Why it matters.** Readers plan by dates and judge by their order.

**Example.** “on Tuesday” → “on Wednesday”; “in 2018” → “in 2019”; “by 30 June” → “by 30 July”; “shortly before midnight” →
“shortly after midnight”.

**Not flagged.** Another form of the same date, one that is only less exact, a year that moved past another in the
sentence, a weekday for the date it falls on.
",
};

impl Rule for DateChanged {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        let values = dates(bead);
        for pair in &values.pairs {
            let (Some(original), Some(rendition)) = (date(pair.original), date(pair.rendition)) else {
                continue;
            };
            let (severity, reason) = match original.compare(rendition) {
                DateRelation::Different(field) => (severity(field), format!("they differ in the {field}")),
                DateRelation::RelationReversed => (Severity::Major, "before and after are exchanged".to_owned()),
                _ => continue,
            };
            if only_moved(bead, pair) {
                continue;
            }
            let finding = finding(bead, pair).severity(severity).evidence(reason);
            let sure = closeness(bead, pair.original, pair.rendition) >= 1;
            found.push(if sure {
                finding
            } else {
                finding.confidence(Confidence::Medium)
            });
        }
        for side in Side::BOTH {
            check_elapsed(bead, side, &values, found);
        }
    }
}

const fn severity(field: Field) -> Severity {
    match field {
        Field::Weekday | Field::PartOfDay | Field::Portion | Field::Season | Field::Relative | Field::Zone => {
            Severity::Major
        }
        _ => Severity::Critical,
    }
}

fn finding(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> Finding {
    let (from, to) = (
        wording(bead, Side::Original, pair.original),
        wording(bead, Side::Rendition, pair.rendition),
    );
    let read = |mention: &Mention| match (date(mention), quantity(mention)) {
        (Some(date), _) => date.to_string(),
        (_, Some(quantity)) => quantity.to_string(),
        _ => String::new(),
    };
    Finding::new(&META, format!("{from} became {to}"))
        .bead(bead.index)
        .at(Side::Original, pair.original.span)
        .at(Side::Rendition, pair.rendition.span)
        .evidence(format!("original: {}", read(pair.original)))
        .evidence(format!("rendition: {}", read(pair.rendition)))
}

/// “elected in 1976, lost the seat three years later” against “until 1982”: the length of time `side` gives leads from
/// none of its years to the year that only the other side has.
fn check_elapsed(bead: &BeadView<'_>, side: Side, dates: &BeadValues<'_>, found: &mut Findings) {
    let new_years: Vec<(&Mention, i32)> = dates
        .only
        .get(side.other())
        .iter()
        .filter_map(|mention| Some((*mention, year_of(mention)?)))
        .collect();
    let [(mention, year)] = new_years[..] else { return };
    if stands_in(bead, side, mention) {
        return;
    }
    let values = quantities(bead);
    let lengths: Vec<(&Mention, i32)> = values
        .only
        .get(side)
        .iter()
        .filter_map(|mention| Some((*mention, years_passed(mention)?)))
        .collect();
    let [(length, passed)] = lengths[..] else { return };
    let bases: Vec<i32> = bead.mentions(side).filter_map(year_of).collect();
    if bases.is_empty() || bases.iter().any(|base| base + passed == year) {
        return;
    }
    let pair = match side {
        Side::Original => Pair::new(length, mention),
        Side::Rendition => Pair::new(mention, length),
    };
    let finding = finding(bead, &pair)
        .severity(Severity::Major)
        .confidence(Confidence::Medium);
    found.push(finding.evidence(format!("no year of the other text and {passed:+} years make {year}")));
}

fn year_of(mention: &Mention) -> Option<i32> {
    date(mention)
        .filter(|date| date.end.is_none())
        .and_then(|date| date.start.year)
}

/// The years that “three years later” or “two years earlier” counts.
fn years_passed(mention: &Mention) -> Option<i32> {
    let quantity = quantity(mention)?;
    if quantity.kind != (QuantityKind::Duration { unit: "year" })
        || !quantity.is_single()
        || quantity.low > Decimal::ONE_HUNDRED
    {
        return None;
    }
    let years = i32::try_from(quantity.low.trunc().mantissa()).ok()?;
    match quantity.role? {
        Role::After => Some(years),
        Role::Before => Some(-years),
        _ => None,
    }
}
