//! What says the same as a denial that stands without a counterpart: a condition, a wait, a denial in the sentence next to
//! the aligned ones. And how much of a passage must have stayed for a denial without a counterpart to tell.

use crate::{
    annotation::Mention,
    divergence::{
        BeadView,
        scope::{is_content, is_negative},
    },
    lexicon::{self, WordClass},
    pair::{Pair, Side},
};

use super::{negation_changed::is_cue, told_anew::is_told_anew};

/// Share of the content words, 0 to 1, that both sides must have for a word to be denied in the one and not in the other.
const LEAST_AGREEMENT: f32 = 0.4;
/// Share of the words, 0 to 1, that must stand in place where the denied word itself has no counterpart.
const LEAST_IN_PLACE: f32 = 0.45;

/// Whether enough of the passage was kept for a denial to be missed. Told in other words, `is known` may be denied as `lies
/// in the dark`, and what has no counterpart at all may be said by anything, or in the next sentence.
pub(super) fn would_be_missed(bead: &BeadView<'_>, side: Side, cue: &Mention, head: Option<usize>) -> bool {
    let kept = head.is_some_and(|head| is_said(bead, side, head));
    // `As dry` is denied against all that was said of how wet it was.
    if kept || head.is_some_and(|head| bead.is_measure(side, head)) {
        return bead.agreement() >= LEAST_AGREEMENT;
    }
    let mut denied = Pair::new(0..0, 0..0);
    *denied.get_mut(side) = cue.tokens.start..head.map_or(cue.tokens.end, |head| head + 1);
    bead.untouched_outside(&denied) >= LEAST_IN_PLACE && !is_denied_next_door(bead, side, cue)
}

/// Whether the other side says what a denied word says: the word itself, or the act behind it in `had no part in analysing
/// the data`.
pub(super) fn is_said(bead: &BeadView<'_>, side: Side, head: usize) -> bool {
    let is_kept = |at: usize| bead.link(side, at).is_some_and(|link| link.relation.keeps_sense());
    let tokens = &bead.document(side).tokens;
    let act = || {
        let leads_on = tokens.get(head + 1).is_some_and(|next| next.key == "in");
        leads_on && tokens.get(head + 2).is_some_and(|act| act.key.ends_with("ing")) && is_kept(head + 2)
    };
    is_kept(head) || act()
}

/// Whether a passage that was told anew denies something in its own way: by another negator without a counterpart, or by a
/// word for what is not there, `the hall was empty`.
pub(super) fn is_denied_in_its_own_way(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let mut tokens = Pair::new(0..0, 0..0);
    *tokens.get_mut(side) = cue.tokens.clone();
    let other = side.other();
    let is_open = |index: usize| bead.link(other, index).is_none_or(|link| !link.relation.keeps_sense());
    is_told_anew(bead, &tokens)
        && (bead
            .mentions(other)
            .any(|mention| is_cue(mention) && !bead.is_kept(other, mention))
            || bead.tokens(other).any(|(index, token)| {
                let word = bead.word(other, index);
                is_open(index)
                    && (token.key == "against"
                        || word.is_some_and(|word| lexicon::has_form_of_class(word, WordClass::Absence)))
            }))
}

/// Whether a sentence next to the aligned ones of the other side denies what this cue denies: the clause may have moved
/// there.
fn is_denied_next_door(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    // So many sentences before and behind.
    const SENTENCES: usize = 2;
    // So far from a negator stands what it denies.
    const NEAR: usize = 6;
    let other = side.other();
    let (here, there) = (&bead.document(side).tokens, bead.document(other));
    let (Some(first), Some(last)) = (bead.sentences(other).first(), bead.sentences(other).last()) else {
        return false;
    };
    let near = cue.tokens.start.saturating_sub(NEAR)..here.len().min(cue.tokens.end + NEAR);
    let words = || {
        near.clone()
            .filter(|at| is_content(&here[*at]))
            .filter_map(|at| bead.word(side, at))
    };
    let is_meant = |at: usize| {
        let around = at.saturating_sub(NEAR)..there.tokens.len().min(at + NEAR);
        around.filter(|at| is_content(&there.tokens[*at])).any(|at| {
            let word = bead.word(other, at);
            word.is_some_and(|word| words().any(|one| one.is_known() && one.relation(word).keeps_sense()))
        })
    };
    let next_door = first.saturating_sub(SENTENCES)..there.sentences.len().min(last + 1 + SENTENCES);
    next_door
        .filter(|sentence| !bead.sentences(other).contains(sentence))
        .flat_map(|sentence| there.sentences[sentence].tokens.clone())
        .any(|at| is_negative(&there.tokens[at]) && is_meant(at))
}

/// What has yet to be found is still missing, and what is not yet known will be told later: a wait on the other side.
pub(super) fn is_still_to_come(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let tokens = &bead.document(side).tokens;
    let waits = tokens
        .get(cue.tokens.start..tokens.len().min(cue.tokens.end + 1))
        .unwrap_or_default()
        .iter()
        .any(|token| token.key == "yet");
    waits
        && bead.tokens(side.other()).any(|(index, _)| {
            let open = bead
                .link(side.other(), index)
                .is_none_or(|link| !link.relation.keeps_sense());
            let word = bead.word(side.other(), index).filter(|_| open);
            word.is_some_and(|word| lexicon::has_form_of_class(word, WordClass::Waiting))
        })
}

/// `Unless it is removed, she will not sign` is `she will sign only if it is removed`, and `her signature requires its
/// removal`; `unless they are ill`, `not if they are ill`.
pub(super) fn is_condition(bead: &BeadView<'_>, side: Side) -> bool {
    let has = |side: Side, test: fn(&str) -> bool| bead.tokens(side).any(|(_, token)| test(&token.key));
    let unless = |key: &str| key == "unless";
    let before = |key: &str| matches!(key, "unless" | "until" | "without" | "before" | "till" | "if");
    let other = side.other();
    let requires = |side: Side| {
        bead.tokens(side).any(|(index, token)| {
            let open = bead.link(side, index).is_none_or(|link| !link.relation.keeps_sense());
            let word = bead.word(side, index).filter(|_| is_content(token));
            open && word.is_some_and(|word| lexicon::has_form_of_class(word, WordClass::Requirement))
        })
    };
    has(side, unless) && !has(other, unless) && has(other, |key| key == "if")
        || has(other, unless) && !has(side, unless)
        || has(side, before) && requires(other)
}
