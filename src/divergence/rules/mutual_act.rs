//! What two parties did to each other, told as the act of one of them.

use crate::{
    diff::Link,
    divergence::{BeadView, Confidence, Finding, clauses::shared_clauses},
    pair::{Pair, Side},
    segmentation::Token,
};

use super::role_swapped::META;

/// `Both sides accused each other` where the other text has one of them accuse the other.
pub(super) fn mutual_act(bead: &BeadView<'_>) -> Option<Finding> {
    let mutual = Side::BOTH.into_iter().find(|&side| says_mutual(bead, side).is_some())?;
    let other = mutual.other();
    if !bead.is_english() || bead.tokens(other).any(|(_, token)| may_be_mutual(token)) {
        return None;
    }
    let object = says_mutual(bead, mutual)?;
    // The verb right in front of `each other`.
    let leads = |link: &Link| link.tokens.get(mutual).end == object || link.tokens.get(mutual).end + 1 == object;
    let (link, parties) = *shared_clauses(bead).iter().find(|(link, _)| leads(link))?;
    let there = match other {
        Side::Original => parties[0],
        Side::Rendition => parties[1],
    };
    let (agent, patient) = (there.agent?, there.patient?);
    let spans = Pair::new(mutual, other).map(|side| {
        let verb = link.tokens.get(side).clone();
        let whole = if side == mutual {
            verb.start..object + 2
        } else {
            agent.min(patient).min(verb.start)..(agent.max(patient) + 1).max(verb.end)
        };
        bead.span(side, whole)
    });
    let spans = match mutual {
        Side::Original => spans,
        Side::Rendition => Pair::new(spans.rendition, spans.original),
    };
    let (agent, patient) = (
        bead.text(other, agent..agent + 1),
        bead.text(other, patient..patient + 1),
    );
    let verb = bead.text(mutual, link.tokens.get(mutual).clone());
    Some(
        Finding::new(&META, format!("“{verb}” is done to each other in the {mutual} only"))
            .bead(bead.index)
            .spans(spans)
            .confidence(Confidence::Medium)
            .evidence(format!("{other}: {agent} → {verb} → {patient}")),
    )
}

/// The first token of `each other` or `one another`.
fn says_mutual(bead: &BeadView<'_>, side: Side) -> Option<usize> {
    if !bead.says_any(side, &["other", "another"]) {
        return None;
    }
    let tokens = &bead.document(side).tokens;
    let next = |at: usize| tokens.get(at + 1).map_or("", |token| token.key.as_str());
    let is_mutual =
        |at: usize, token: &Token| matches!((token.key.as_str(), next(at)), ("each", "other") | ("one", "another"));
    bead.tokens(side)
        .find(|(at, token)| is_mutual(*at, token))
        .map(|(at, _)| at)
}

/// Words by which a text says that something went both ways, or that there were more acts than one.
fn may_be_mutual(token: &Token) -> bool {
    matches!(
        token.key.as_str(),
        "each"
            | "another"
            | "other"
            | "others"
            | "mutual"
            | "mutually"
            | "both"
            | "either"
            | "traded"
            | "trade"
            | "exchanged"
            | "exchange"
            | "swapped"
            | "vice"
            | "and"
            | "themselves"
    )
}
