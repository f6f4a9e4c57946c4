//! What the accused say to it, in one text only: `which denies wrongdoing`, `will appeal`.

use std::ops::Range;

use crate::{
    divergence::{BeadView, Confidence, Finding, Severity},
    lexicon::Word,
    pair::Side,
    segmentation::TokenKind,
};

use super::{claim_kind::kind, claim_missing::META};

/// A denial or an appeal to which nothing in the other text comes near.
pub(super) fn lost_defence(bead: &BeadView<'_>, side: Side) -> Option<Finding> {
    if !bead.is_in_one_language() {
        return None;
    }
    let clause = bead.tokens(side).find_map(|(at, _)| defence_at(bead, side, at))?;
    let there = bead.document(side.other());
    // Nearly every text that tells of a defence in other words has one of these.
    let may_tell = |key: &str| {
        Word::look_up(key).lemmas().any(|lemma| {
            matches!(
                lemma,
                "deny"
                    | "denial"
                    | "dispute"
                    | "contest"
                    | "plead"
                    | "appeal"
                    | "challenge"
                    | "reject"
                    | "refute"
                    | "rebut"
                    | "dismiss"
                    | "innocent"
                    | "innocence"
                    | "insist"
                    | "maintain"
                    | "fight"
                    | "false"
                    | "untrue"
                    | "unfounded"
                    | "baseless"
                    | "wrong"
                    | "not"
                    | "never"
                    | "no"
                    | "nothing"
                    | "without"
                    | "overturn"
                    | "defend"
                    | "protest"
                    | "court"
                    | "refuse"
                    | "repudiate"
                    | "admit"
                    | "concede"
            )
        })
    };
    if there.tokens.iter().any(|token| may_tell(&token.key)) {
        return None;
    }
    let words = bead.text(side, clause.clone());
    let verb = match side {
        Side::Original => "was left out",
        Side::Rendition => "was put in",
    };
    Some(
        Finding::new(&META, format!("“{words}” {verb}"))
            .bead(bead.index)
            .kind(kind(side))
            .severity(Severity::Major)
            .confidence(Confidence::Medium)
            .at(side, bead.span(side, clause)?)
            .evidence(format!("the {} says nothing of what is answered to it", side.other())),
    )
}

/// The words of a denial or an appeal whose verb stands at a token.
fn defence_at(bead: &BeadView<'_>, side: Side, verb: usize) -> Option<Range<usize>> {
    /// `Denies all the charges`.
    const OBJECT: usize = 4;
    let tokens = &bead.document(side).tokens;
    let word = bead.word(side, verb)?;
    let behind = || {
        tokens[verb + 1..]
            .iter()
            .take(OBJECT)
            .take_while(|token| token.kind == TokenKind::Word)
    };
    let is_charge = |key: &str| {
        Word::look_up(key).lemmas().any(|lemma| {
            matches!(
                lemma,
                "wrongdoing"
                    | "charge"
                    | "allegation"
                    | "accusation"
                    | "claim"
                    | "liability"
                    | "involvement"
                    | "guilt"
                    | "it"
                    | "offence"
                    | "misconduct"
                    | "responsibility"
            )
        })
    };
    let denies = word
        .lemmas()
        .any(|lemma| matches!(lemma, "deny" | "dispute" | "contest"))
        && behind().any(|token| is_charge(&token.key));
    let before = verb.checked_sub(1).map_or("", |before| tokens[before].key.as_str());
    let appeals = word.lemmas().any(|lemma| lemma == "appeal")
        && matches!(before, "will" | "would" | "to" | "is" | "are" | "has" | "have")
        && behind()
            .next()
            .is_none_or(|next| matches!(&*next.key, "against" | "the" | "to" | "and"));
    let end = || verb + 1 + behind().position(|token| is_charge(&token.key)).map_or(0, |at| at + 1);
    if denies {
        Some(verb..end())
    } else {
        appeals.then_some(verb..verb + 1)
    }
}
