//! Sentences that have no partner in the other text.

use crate::{
    divergence::{
        BeadView, Finding, Findings, Severity,
        scope::{denies, is_content},
    },
    lexicon,
    pair::Side,
    segmentation::Token,
    text::Span,
};

use super::claim_missing::{META, is_novel, kind};

/// Share of a sentence's content words, 0 to 1, that the other text must lack for the claim to count as missing.
const LEAST_NOVELTY: f32 = 0.66;
/// A sentence of fewer words of content is short.
const SHORT: usize = 4;

/// A sentence without a partner.
pub(super) fn check_sentence(bead: &BeadView<'_>, side: Side, found: &mut Findings) {
    let document = bead.document(side);
    for &sentence in bead.sentences(side) {
        if !document.is_body(sentence) {
            continue;
        }
        let tokens: Vec<&Token> = document
            .tokens_of(sentence)
            .iter()
            .filter(|token| is_content(token))
            .collect();
        let said = said_in_expressions(bead, side, sentence);
        let is_said = |token: &Token| said.iter().any(|span| span.contains(token.span));
        let novel = tokens
            .iter()
            .filter(|token| is_novel(bead, side, token) && !is_said(token))
            .count();
        // What denies or takes back is seldom said twice: one such word is enough.
        let is_denial = |token: &Token| denies(token) && is_novel(bead, side, token);
        let denial = tokens.iter().any(|token| is_denial(token));
        let least = if denial { LEAST_NOVELTY / 2.0 } else { LEAST_NOVELTY };
        if tokens.is_empty() || (novel as f32) < least * tokens.len() as f32 {
            continue;
        }
        let verb = match side {
            Side::Original => "stands only in the original",
            Side::Rendition => "stands only in the rendition",
        };
        let takes_back = denial || document.tokens_of(sentence).iter().any(is_denial);
        // Of a short sentence all must be new.
        let vague = tokens.len() < SHORT && (novel < tokens.len() || novel < 2);
        let severity = if vague && !takes_back {
            Severity::Minor
        } else {
            Severity::Major
        };
        let mut finding = Finding::new(&META, format!("this sentence {verb}"))
            .bead(bead.index)
            .kind(kind(side))
            .severity(severity)
            .at(side, document.sentences[sentence].span)
            .evidence(format!(
                "{novel} of its {} words of content stand nowhere in the other text",
                tokens.len()
            ));
        if let Some(nearest) = bead.bead.nearest {
            finding = finding.evidence(format!("the nearest sentence scores {:.2}", nearest.score));
        }
        found.push(finding);
    }
}

/// The expressions of a sentence that a word of the other text stands for: `get their money back` for `refunded`.
fn said_in_expressions(bead: &BeadView<'_>, side: Side, sentence: usize) -> Vec<Span> {
    let tokens = bead.document(side).sentences[sentence].tokens.clone();
    let mut found = Vec::new();
    for start in tokens.clone() {
        let words = || (start..tokens.end).map_while(|token| bead.word(side, token));
        if !words().next().is_some_and(lexicon::starts_expression) {
            continue;
        }
        let Some(expression) = lexicon::expression_at(words()) else {
            continue;
        };
        if bead
            .comparison
            .words
            .get(side.other())
            .has_synonym_of(&expression.senses)
        {
            found.extend(bead.span(side, start..start + expression.words));
        }
    }
    found
}
