//! What a text says of itself: its headline, summary and highlights against its own body.
//!
//! Each claim is aligned with the sentences of the body that it sums up, and the rules for values, names and polarity
//! look at the two as if they were two texts. What sums up leaves out and rounds, so only a contradiction counts: a
//! value, a name or a sense that the body has otherwise and has nowhere as the claim has it.

use crate::{
    alignment::{self, Alignment},
    annotation::{
        Annotations, Mention, Part, Value,
        quantity::{Quantity, QuantityKind, QuantityRelation},
    },
    diff::{self, DiffOptions, EditClass},
    pair::{Pair, Side},
    segmentation::Document,
    text::Span,
};

use super::{
    BeadView, Comparison, Confidence, Divergence, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
    rules::{DateChanged, NameChanged, NegationChanged, NumberChanged, NumberUnitChanged, WordChanged},
    scope::is_content,
    values::{quantities, quantity},
};

/// The rules whose findings are contradictions wherever they stand.
const RULES: &[&dyn Rule] = &[
    &NumberChanged,
    &NumberUnitChanged,
    &DateChanged,
    &NameChanged,
    &NegationChanged,
    &WordChanged,
];

/// Least share of a claim's words that the body has in the same sense, 0 to 1, for its sense to be compared and not only its values.
const SAME_CLAIM: f32 = 0.5;

/// Finds the claims of a side's furniture that its own body contradicts.
pub(super) fn check(meta: &'static RuleMeta, comparison: &Comparison<'_>, side: Side, found: &mut Findings) {
    let document: &Document = comparison.documents.get(side);
    let beads = alignment::align_claims(document);
    if beads.is_empty() {
        return;
    }
    let all: &Annotations = comparison.annotations.get(side);
    let annotations = Pair::new(
        all.restricted(document, Part::Page),
        all.restricted(document, Part::Body),
    );
    let alignment = Alignment {
        beads,
        notices: Vec::new(),
    };
    let words = comparison.words.get(side);
    let own = Comparison::new(
        Pair::new(document, document),
        Pair::new(words, words),
        annotations.as_ref(),
        &alignment,
        comparison.settings,
    );
    let options = DiffOptions {
        scores: false,
        ..DiffOptions::default()
    };
    for (index, bead) in alignment.beads.iter().enumerate() {
        let diff = diff::compare_bead(own.documents, own.words, own.annotations, bead, &options);
        let view = BeadView::new(&own, index, bead, &diff);
        let mut contradictions = Findings::default();
        for rule in RULES {
            rule.check(&view, &mut contradictions);
        }
        lone_number(&view, &mut contradictions);
        let contradictions = contradictions.into_divergences();
        found.extend_all(contradictions.iter().filter_map(|divergence| {
            let spans = contradiction(&view, divergence)?;
            Some(finding(meta, &view, side, divergence, spans))
        }));
    }
}

/// A claim's only count against the body's only count, where nothing but their company tells that they count the same:
/// “Storm kills twelve” and “21 people died when the storm came”.
fn lone_number(view: &BeadView<'_>, found: &mut Findings) {
    let values = quantities(view);
    let counts = values.pairs.iter().filter_map(|pair| {
        let (one, other) = (quantity(pair.original)?, quantity(pair.rendition)?);
        let is_count = |quantity: &Quantity| quantity.kind == QuantityKind::Cardinal && !quantity.is_light();
        (is_count(one) && is_count(other)).then_some((pair, one, other))
    });
    let counts: Vec<_> = counts.collect();
    let [(pair, one, other)] = counts.as_slice() else {
        return;
    };
    let is_told_apart = one.counts.is_some() && one.counts != other.counts;
    if one.compare(other) == QuantityRelation::DifferentValue
        && !is_told_apart
        && values.only.rendition.is_empty()
        && accounted_for(view) >= SAME_CLAIM
    {
        found.push(
            Finding::new(NumberChanged.meta(), format!("{one} against {other}"))
                .confidence(Confidence::Medium)
                .bead(view.index)
                .at(Side::Original, pair.original.span)
                .at(Side::Rendition, pair.rendition.span)
                .evidence(format!("original: {one}"))
                .evidence(format!("rendition: {other}")),
        );
    }
}

/// The places of a finding if it is a contradiction, and not what summing up does to a text.
fn contradiction(view: &BeadView<'_>, divergence: &Divergence) -> Option<Pair<Span>> {
    let spans = Pair::new(divergence.spans.original?, divergence.spans.rendition?);
    if divergence.class != EditClass::Factual || divergence.severity < Severity::Major {
        return None;
    }
    let is_contradiction = match divergence.kind {
        DivergenceType::Number | DivergenceType::Date => !stands_in_body(view, spans.original),
        // Names that only share their place in the sentence are two that the claim and the body happen to mention.
        DivergenceType::Name | DivergenceType::Place => {
            divergence.severity == Severity::Critical && !stands_in_body(view, spans.original)
        }
        DivergenceType::Polarity | DivergenceType::Direction => {
            divergence.severity == Severity::Critical && accounted_for(view) >= SAME_CLAIM
        }
        _ => false,
    };
    is_contradiction.then_some(spans)
}

/// Share of the claim's content words, 0 to 1, that are linked to words of the same sense in the body.
fn accounted_for(view: &BeadView<'_>) -> f32 {
    let (mut kept, mut all) = (0, 0);
    for (index, _) in view.tokens(Side::Original).filter(|(_, token)| is_content(token)) {
        all += 1;
        let link = view.link(Side::Original, index);
        kept += usize::from(link.is_some_and(|link| link.relation.keeps_sense()));
    }
    if all == 0 { 0.0 } else { kept as f32 / all as f32 }
}

/// Whether the body states anywhere what the claim states at a place, if only less or more exactly.
fn stands_in_body(view: &BeadView<'_>, claimed: Span) -> bool {
    let body: &Annotations = view.comparison.annotations.rendition;
    let mut claims = view
        .mentions(Side::Original)
        .filter(|mention| mention.span.overlaps(claimed));
    claims.any(|claim| match &claim.value {
        Value::Name(name) => body.index.has_name(name),
        _ => body.kept().any(|mention| is_near(claim, mention)),
    })
}

pub(super) fn is_near(claim: &Mention, mention: &Mention) -> bool {
    match (&claim.value, &mention.value) {
        (Value::Quantity(one), Value::Quantity(other)) => one.compare(other) <= QuantityRelation::BoundDropped,
        (one, other) => one.says_same(other),
    }
}

fn finding(
    meta: &'static RuleMeta,
    view: &BeadView<'_>,
    side: Side,
    divergence: &Divergence,
    spans: Pair<Span>,
) -> Finding {
    let document = view.document(Side::Original);
    let text = spans.map(|span| span.of(&document.text));
    let sentence = view.sentences(Side::Original).first();
    let place = sentence.map_or_else(String::new, |&sentence| document.kind_of(sentence).to_string());
    let message = format!("the {place} has “{}”; the body has “{}”", text.original, text.rendition);
    let mut finding = Finding::new(meta, message)
        .severity(divergence.severity)
        .confidence(divergence.confidence)
        .at(side, spans.original)
        .related(side, spans.rendition)
        .evidence(format!("the text contradicts itself: {}", divergence.message));
    for line in &divergence.evidence {
        let told = line
            .replacen("original:", &format!("{place}:"), 1)
            .replacen("rendition:", "body:", 1);
        finding = finding.evidence(told);
    }
    finding
}
