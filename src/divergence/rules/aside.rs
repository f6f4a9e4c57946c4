//! A claim made beside the sentence: `its driver, who had been drinking, was hurt`.

use std::ops::Range;

use crate::{
    annotation::{Mention, Value},
    divergence::{BeadView, Confidence, Finding, Findings, Severity, scope::is_content},
    pair::Side,
    segmentation::{Token, TokenKind},
};

use super::{
    claim_kind::kind,
    claim_missing::{META, is_novel, open_words},
    told_otherwise::is_told_otherwise,
};

/// Least agreement of two sentences, 0 to 1, for a clause that is missing to be a lost claim for certain.
const SAME_SENTENCE: f32 = 0.5;

/// The relative clauses between marks that stand on one side only. Of a sentence told in other words many words have no
/// counterpart; those of the clause are told from them by what is left over: the other side has so many open words less.
pub(super) fn check_asides(bead: &BeadView<'_>, found: &mut Findings) {
    for side in Side::BOTH {
        for clause in asides(bead, side) {
            let tokens = &bead.document(side).tokens;
            let words: Vec<usize> = clause.clone().filter(|&at| is_content(&tokens[at])).collect();
            let kept = |&at: &usize| bead.link(side, at).is_some_and(|link| link.relation.keeps_sense());
            // Most have a word in common with the other side, which is soon seen.
            if words.is_empty() || words.iter().any(kept) {
                continue;
            }
            let told = |mention: &Mention| {
                matches!(mention.value, Value::Date(_) | Value::Quantity(_) | Value::Name(_))
                    && clause.contains(&mention.tokens.start)
                    && bead.is_kept(side, mention)
            };
            let novel = words.iter().filter(|&&at| is_novel(bead, side, &tokens[at])).count();
            let surplus = open_words(bead, side).saturating_sub(open_words(bead, side.other()));
            let Some(span) = bead.span(side, clause.clone()) else {
                continue;
            };
            if novel < words.len()
                || bead.mentions(side).any(told)
                || surplus < words.len()
                || found.touches(bead.index, side, span)
                || is_told_otherwise(bead, side, &clause)
            {
                continue;
            }
            // Of two sentences with little in common the words may only be elsewhere.
            let severity = if bead.agreement() >= SAME_SENTENCE {
                Severity::Major
            } else {
                Severity::Minor
            };
            let text = bead.text(side, clause);
            let message = match side {
                Side::Original => format!("“{text}” was left out"),
                Side::Rendition => format!("“{text}” was put in"),
            };
            let finding = Finding::new(&META, message)
                .bead(bead.index)
                .kind(kind(side))
                .severity(severity)
                .confidence(Confidence::Medium)
                .at(side, span);
            found.push(finding.evidence("the other text has no such words anywhere"));
        }
    }
}

/// The relative clauses of a side that marks set off, without the marks.
fn asides(bead: &BeadView<'_>, side: Side) -> Vec<Range<usize>> {
    let tokens = &bead.document(side).tokens;
    let ends = |token: &Token| token.kind == TokenKind::Punctuation && token.form != "-";
    let begins = |at: usize| {
        let marked = at.checked_sub(1).is_some_and(|before| tokens[before].form == ",");
        marked && matches!(&*tokens[at].key, "who" | "which" | "whose")
    };
    let clause = |at: usize| {
        let sentence = bead.sentence_of(side, at)?;
        let end = (at..sentence.end).find(|&at| ends(&tokens[at])).unwrap_or(sentence.end);
        Some(at..end)
    };
    bead.tokens(side)
        .filter(|(at, _)| begins(*at))
        .filter_map(|(at, _)| clause(at))
        .collect()
}
