//! A number that one side gives less exactly.

use crate::{
    annotation::quantity::{Bound, QuantityRelation},
    divergence::{
        BeadView, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
        values::{only_moved, quantities, quantity, wording},
    },
    pair::Side,
};

/// The rule.
pub(crate) struct NumberLessExact;

static META: RuleMeta = RuleMeta {
    name: "number-less-exact",
    code: "SD104",
    kind: DivergenceType::Number,
    severity: Severity::Minor,
    summary: "one text rounds or brackets a number that the other gives exactly",
    doc: "\
One text gives a number exactly and the other rounds it, or gives a bound or range that holds it.

**Why it matters.** Nothing is wrong yet, and an editor may want the exact figure, or may not have it.

**Example.** “4,512 cases” → “4,500 cases”; “230 boats” → “more than 200 boats”.

**Not flagged.** A rounding that comes from converting units.
",
};

impl Rule for NumberLessExact {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        for pair in &quantities(bead).pairs {
            let (Some(original), Some(rendition)) = (quantity(pair.original), quantity(pair.rendition)) else {
                continue;
            };
            if original.compare(rendition) == QuantityRelation::LessExact && !only_moved(bead, pair) {
                let (from, to) = (
                    wording(bead, Side::Original, pair.original),
                    wording(bead, Side::Rendition, pair.rendition),
                );
                // A range that became one value inside it is a claim the original does not make.
                let invented = !original.is_single() && original.bound == Bound::Exactly && rendition.is_single();
                let severity = if invented { Severity::Major } else { Severity::Minor };
                found.push(
                    Finding::new(&META, format!("{from} is given as {to}"))
                        .bead(bead.index)
                        .severity(severity)
                        .at(Side::Original, pair.original.span)
                        .at(Side::Rendition, pair.rendition.span)
                        .evidence(format!("original: {original}"))
                        .evidence(format!("rendition: {rendition}")),
                );
            }
        }
    }
}
