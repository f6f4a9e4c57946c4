//! The same number of something else.

use crate::{
    annotation::quantity::QuantityRelation,
    divergence::{
        BeadView, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
        values::{only_moved, quantities, quantity, wording},
    },
    pair::Side,
};

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
        for pair in &quantities(bead).pairs {
            let (Some(original), Some(rendition)) = (quantity(pair.original), quantity(pair.rendition)) else {
                continue;
            };
            if original.compare(rendition) == QuantityRelation::DifferentUnit && !only_moved(bead, pair) {
                let (from, to) = (
                    wording(bead, Side::Original, pair.original),
                    wording(bead, Side::Rendition, pair.rendition),
                );
                found.push(
                    Finding::new(&META, format!("{from} became {to}"))
                        .bead(bead.index)
                        .at(Side::Original, pair.original.span)
                        .at(Side::Rendition, pair.rendition.span)
                        .evidence(format!("original: {original}"))
                        .evidence(format!("rendition: {rendition}")),
                );
            }
        }
    }
}
