//! Most became all, several became many.

use crate::{
    annotation::{Mention, Quantifier, Value},
    divergence::{BeadView, Confidence, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity},
    lexicon::QuantifierKind,
    pair::Side,
};

/// The rule.
pub(crate) struct QuantifierChanged;

static META: RuleMeta = RuleMeta {
    name: "quantifier-changed",
    code: "SD404",
    kind: DivergenceType::Quantifier,
    severity: Severity::Major,
    summary: "how many of a group, in a word, changed",
    doc: "\
A quantifier of the original (`most`, `several`, `one of`) stands against one of the rendition that cannot be true of the
same group.

**Why it matters.** `Most` and `all` differ by exactly the people the story is about.

**Example.** “Several of the lifeboats were holed” → “All of the lifeboats were holed”.

**Not flagged.** `Largely` for `mostly`, `half` for 50 %, a quantifier that a number replaces with the same amount.
",
};

impl Rule for QuantifierChanged {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        if !bead.is_aligned() || !bead.is_english() {
            return;
        }
        let open = |side: Side| -> Vec<(&Mention, &Quantifier)> {
            let quantifiers = bead.mentions(side).filter_map(quantifier);
            quantifiers
                .filter(|(mention, _)| !bead.is_kept(side, mention))
                .collect()
        };
        let (mut left, mut right) = (open(Side::Original), open(Side::Rendition));
        // What agrees goes together first, wherever it stands.
        left.retain(|(_, one)| {
            let partner = right.iter().position(|(_, other)| one.agrees(other));
            partner.map(|at| right.remove(at)).is_none()
        });
        for (mention, one) in left {
            let partner = right.iter().position(|(candidate, other)| {
                bead.are_opposite(mention, candidate) || (comparable(one, other) && same_head(bead, mention, candidate))
            });
            if let Some(at) = partner {
                let (candidate, other) = right.remove(at);
                found.push(finding(bead, (mention, one), (candidate, other)));
            }
        }
    }
}

fn quantifier(mention: &Mention) -> Option<(&Mention, &Quantifier)> {
    match &mention.value {
        Value::Quantifier(quantifier) if is_amount(quantifier) => Some((mention, quantifier)),
        _ => None,
    }
}

/// `None`, `no` and `neither` deny: the rule for negations weighs them.
fn is_amount(quantifier: &Quantifier) -> bool {
    quantifier.high > 0
        && matches!(
            quantifier.kind,
            QuantifierKind::Proportion | QuantifierKind::Pair | QuantifierKind::Count
        )
}

fn comparable(one: &Quantifier, other: &Quantifier) -> bool {
    let share = |quantifier: &Quantifier| quantifier.kind != QuantifierKind::Count;
    share(one) == share(other) || one.high <= 10 || other.high <= 10 || one.low >= 90 || other.low >= 90
}

/// Whether the words the two quantifiers bear on are linked.
fn same_head(bead: &BeadView<'_>, left: &Mention, right: &Mention) -> bool {
    let noun = |side: Side, mention: &Mention| bead.noun_behind(side, mention);
    let (Some(one), Some(other)) = (noun(Side::Original, left), noun(Side::Rendition, right)) else {
        return false;
    };
    bead.link(Side::Original, one)
        .is_some_and(|link| link.tokens.rendition.contains(&other))
}

fn finding(bead: &BeadView<'_>, left: (&Mention, &Quantifier), right: (&Mention, &Quantifier)) -> Finding {
    let text = |side: Side, mention: &Mention| mention.span.of(&bead.document(side).text).to_owned();
    let (from, to) = (text(Side::Original, left.0), text(Side::Rendition, right.0));
    let reading = |quantifier: &Quantifier| match quantifier.kind {
        QuantifierKind::Count => format!("{} to {}", quantifier.low, quantifier.high),
        _ => format!("{} to {} %", quantifier.low, quantifier.high),
    };
    let near = left.1.kind == right.1.kind && left.1.low.abs_diff(right.1.low) <= 15;
    Finding::new(&META, format!("{from} became {to}"))
        .bead(bead.index)
        .at(Side::Original, left.0.span)
        .at(Side::Rendition, right.0.span)
        .severity(if near { Severity::Minor } else { Severity::Major })
        .confidence(Confidence::Medium)
        .evidence(format!("original: “{from}”, {}", reading(left.1)))
        .evidence(format!("rendition: “{to}”, {}", reading(right.1)))
}
