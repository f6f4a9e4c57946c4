//! What there is no evidence of in one text, told as a fact in the other.

use crate::{
    annotation::{Mention, Value},
    divergence::{BeadView, Confidence, Finding, Severity, scope::is_negative},
    lexicon::Word,
    pair::Side,
};

use super::negation_changed::META;

/// `No evidence that`, `no sign of`, where nothing in the other text denies, doubts or speaks of evidence.
pub(super) fn no_evidence(bead: &BeadView<'_>, side: Side) -> Option<Finding> {
    if !bead.says_any(side, &["no", "without"]) {
        return None;
    }
    let is_evidence = |key: &str| {
        let evidence = |lemma: &str| {
            matches!(
                lemma,
                "evidence"
                    | "proof"
                    | "sign"
                    | "indication"
                    | "trace"
                    | "suggestion"
                    | "hint"
                    | "suggest"
                    | "indicate"
                    | "prove"
                    | "show"
                    | "find"
                    | "discover"
                    | "point"
                    | "clue"
            )
        };
        Word::look_up(key).lemmas().any(evidence)
    };
    let tokens = &bead.document(side).tokens;
    let key = |at: usize| tokens.get(at).map_or("", |token| token.key.as_str());
    let (cue, _) = bead.tokens(side).find(|(at, token)| {
        matches!(&*token.key, "no" | "without")
            && matches!(
                key(at + 1),
                "evidence" | "proof" | "sign" | "signs" | "indication" | "suggestion"
            )
            && matches!(key(at + 2), "that" | "of")
    })?;
    let other = side.other();
    let doubts = |mention: &Mention| matches!(mention.value, Value::Negation(_) | Value::Modality(_));
    let may_tell = bead
        .tokens(other)
        .any(|(at, token)| is_negative(token) || is_evidence(&token.key) || bead.begins_negative_phrase(other, at));
    // The other text may say it in the next sentence.
    if may_tell || bead.mentions_around(other, 1).any(doubts) {
        return None;
    }
    let span = bead.span(side, cue..cue + 2)?;
    let words = span.of(&bead.document(side).text);
    Some(
        Finding::new(&META, format!("“{words}” is denied only in the {side}"))
            .bead(bead.index)
            .at(side, span)
            .severity(Severity::Critical)
            .confidence(Confidence::Medium)
            .evidence(format!("the {other} neither denies nor doubts it")),
    )
}
