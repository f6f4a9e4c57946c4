//! What a policy makes of the severities that the rules gave.

use crate::{
    diff::EditClass,
    divergence::Divergence,
    pair::{Pair, Side},
    segmentation::{Document, PassageKind},
    text::Span,
};

use super::Gate;

/// Sentences of the body that belong to the lead.
const LEAD_SENTENCES: usize = 2;

/// Gives findings the severities that the policy asks for: those of rules first, then one more in the lead.
pub fn weigh(gate: &Gate, documents: Pair<&Document>, divergences: &mut [Divergence]) {
    for divergence in divergences.iter_mut() {
        if let Some(severity) = gate.severities.get(divergence.rule) {
            divergence.severity = *severity;
        }
    }
    if !gate.lead_escalates {
        return;
    }
    let leads = documents.map(lead);
    let in_lead = |divergence: &Divergence| {
        Side::BOTH.into_iter().any(|side| {
            let span = *divergence.spans.get(side);
            span.is_some_and(|span| leads.get(side).iter().any(|lead| lead.overlaps(span)))
        })
    };
    for divergence in divergences.iter_mut() {
        // What is unresolved is a question, and a question in the lead is still a question.
        if divergence.class == EditClass::Factual && in_lead(divergence) {
            divergence.severity = divergence.severity.raised();
            divergence
                .evidence
                .push("one severity up: it stands in the lead".to_owned());
        }
    }
}

/// The headline, the standfirst and the first sentences of the body.
fn lead(document: &Document) -> Vec<Span> {
    let mut body = 0;
    let mut lead = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        let heads = matches!(document.kind_of(index), PassageKind::Headline | PassageKind::Standfirst);
        if document.is_body(index) {
            body += 1;
        }
        if heads || (document.is_body(index) && body <= LEAD_SENTENCES) {
            lead.push(sentence.span);
        }
    }
    lead
}
