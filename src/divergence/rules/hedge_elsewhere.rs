//! What is as unsure in other words: a plan told as somebody's wish, leave told as a right, duty told as what may not be
//! left undone.

use crate::{
    annotation::{Mention, Modality, Value},
    diff::{Link, Relation},
    divergence::{
        BeadView,
        opposites::go_with_the_same,
        scope::{denies_clause, is_content},
    },
    lexicon::{self, ModalForm, ModalKind, Word, WordClass},
    pair::{Pair, Side},
    segmentation::TokenKind,
};

use super::{
    modality_changed::{Cue, LEAST_STEP, modalities},
    told_anew::is_told_anew,
};

/// Share of the content words that both sides must have for a missing hedge to tell.
const LEAST_AGREEMENT: f32 = 0.4;
/// How many words of content to either side of two verbs may show that they tell of the same act.
const COMPANY: usize = 3;

/// Ability and duty are said in too many ways for their absence to tell; somebody else's word may stand as attribution.
pub(super) fn is_carried_otherwise(bead: &BeadView<'_>, other: Side, modality: &Modality, answered: bool) -> bool {
    if answered {
        return modality.modal.kind == ModalKind::Epistemic && is_leave_in_both(bead, modality, other);
    }
    // A plan that is put in other words is still one: `is considering charges`, `might charge under an idea being weighed`.
    let alike = |(_, hedge): &Cue<'_>| hedge.modal.strength <= modality.modal.strength.saturating_add(LEAST_STEP);
    let is_lone = |(cue, _): &Cue<'_>| {
        let words = || {
            let content = cue
                .tokens
                .clone()
                .filter(|&at| is_content(&bead.document(other).tokens[at]));
            content.filter_map(|at| bead.link(other, at))
        };
        let answers = |mention: &Mention| {
            let there = other.other();
            words().any(|link| link.tokens.get(there).clone().any(|at| mention.tokens.contains(&at)))
        };
        words().next().is_some() && !modalities(bead, other.other()).any(|(mention, _)| answers(mention))
    };
    if modalities(bead, other).any(|cue| alike(&cue) && is_lone(&cue)) {
        return true;
    }
    let may = (30..=45).contains(&modality.modal.strength);
    if may && gives_leave(bead, other, |_, _, _| true) {
        return true;
    }
    match modality.modal.kind {
        ModalKind::Deontic | ModalKind::Dynamic | ModalKind::Conditional => true,
        // What is likely has a likelihood.
        ModalKind::Epistemic => {
            bead.tokens(other).any(|(index, token)| {
                bead.link(other, index).is_none_or(|link| !link.relation.keeps_sense())
                    && lexicon::synonyms(&token.key, "likelihood")
            }) || modality.modal.strength == UNDECIDED && says_not_known(bead, other)
        }
        ModalKind::Evidential => {
            let reported = |mention: &Mention| matches!(mention.value, Value::Attribution(_));
            bead.mentions(other)
                .any(|mention| reported(mention) && !bead.is_kept(other, mention))
                || has_open_word(bead, other, WordClass::Accusation)
                || is_reported_in_passive(bead, other)
        }
        ModalKind::Future => {
            has_open_word(bead, other, WordClass::Intent)
                || is_told_anew(bead, &Pair::new(0..0, 0..0)) && is_pledged(bead, other, modality)
        }
    }
}

/// Whether a side of a passage told anew says of a pledge what will be, or of a wish what is asked for: `promised to pay`, `said
/// that they would be paid`; `wants to get it back`, `is suing for its return`.
fn is_pledged(bead: &BeadView<'_>, side: Side, modality: &Modality) -> bool {
    let is_plan = |hedge: &Modality| {
        matches!(hedge.modal.kind, ModalKind::Future | ModalKind::Conditional) && hedge.modal.strength >= WOULD
    };
    let asks = |lemma: &str| matches!(lemma, "sue" | "seek" | "demand");
    if modality.modal.strength >= FIRM {
        modalities(bead, side).any(|(_, hedge)| is_plan(hedge))
    } else {
        bead.tokens(side)
            .any(|(at, _)| bead.word(side, at).is_some_and(|word| word.lemmas().any(asks)))
    }
}

/// The strength of `would`.
const WOULD: u8 = 60;
/// The strength of a promise.
const FIRM: u8 = 70;

/// Whether what may be done is open to somebody on the other side of a passage told anew: `may sit the exam`, `the exam is to
/// be open only to them`.
fn is_leave_in_both(bead: &BeadView<'_>, modality: &Modality, other: Side) -> bool {
    let may = (30..=45).contains(&modality.modal.strength);
    let tokens = &bead.document(other).tokens;
    let is_open = |at: usize| {
        tokens[at].key == "open" && (at + 1..tokens.len().min(at + 3)).any(|next| tokens[next].key == "to")
            || bead
                .word(other, at)
                .is_some_and(|word| word.lemmas().any(|lemma| matches!(lemma, "eligible" | "entitle")))
    };
    may && is_told_anew(bead, &Pair::new(0..0, 0..0)) && bead.tokens(other).any(|(at, _)| is_open(at))
}

/// Whether a side has a word of a class that no word of the other side stands for: `preferred a cut` for `wanted to cut`,
/// `cleared of charges that she helped` for `accused of helping`.
fn has_open_word(bead: &BeadView<'_>, side: Side, class: WordClass) -> bool {
    bead.tokens(side).any(|(index, _)| {
        let of_class = bead
            .word(side, index)
            .is_some_and(|word| lexicon::has_form_of_class(word, class));
        of_class && bead.link(side, index).is_none_or(|link| !link.relation.keeps_sense())
    })
}

/// Whether a verb of report stands in the passive, so that it names no source: `was described as stable`.
fn is_reported_in_passive(bead: &BeadView<'_>, side: Side) -> bool {
    let tokens = &bead.document(side).tokens;
    bead.tokens(side).any(|(index, _)| {
        let passive = index
            .checked_sub(1)
            .is_some_and(|at| matches!(tokens[at].key.as_str(), "is" | "are" | "was" | "were"));
        let reports = |lemma| lexicon::reporting_verb(lemma).is_some();
        passive
            && !bead.link(side, index).is_some_and(|link| link.relation.keeps_sense())
            && bead.word(side, index).is_some_and(|word| word.lemmas().any(reports))
    })
}

/// Whether two cues bear on two different acts that both texts tell of: `will be built` and `can be booked`.
pub(super) fn bear_on_different_acts(bead: &BeadView<'_>, original: &Mention, rendition: &Mention) -> bool {
    let token = |side: Side, at: usize| &bead.document(side).tokens[at];
    let begins_with_verb = |side: Side, cue: &Mention| {
        lexicon::modal(&token(side, cue.tokens.start).key).is_some_and(|row| row.form == ModalForm::Modal)
    };
    // In `managing would be possible` the act stands in front.
    let ends_with_quality = |side: Side, cue: &Mention| is_content(token(side, cue.tokens.end - 1));
    let cues = [(Side::Original, original), (Side::Rendition, rendition)];
    let are_verbs = cues.iter().all(|(side, cue)| begins_with_verb(*side, cue));
    if cues.iter().any(|(side, cue)| ends_with_quality(*side, cue)) {
        return false;
    }
    let heads = (
        bead.head_behind(Side::Original, original),
        bead.head_behind(Side::Rendition, rendition),
    );
    let (Some(one), Some(other)) = heads else { return false };
    let partner = |side: Side, at: usize| {
        let link = bead.link(side, at).filter(|link| link.relation.keeps_sense())?;
        Some(link.tokens.get(side.other()).clone())
    };
    match (partner(Side::Original, one), partner(Side::Rendition, other)) {
        (Some(there), Some(here)) => !there.contains(&other) && !here.contains(&one),
        // The act of the one is told without a hedge on the other side.
        (Some(there), None) if are_verbs => !there.contains(&other) && !is_hedged(bead, Side::Rendition, there.start),
        (None, Some(here)) if are_verbs => !here.contains(&one) && !is_hedged(bead, Side::Original, here.start),
        _ => false,
    }
}

/// Whether some cue of a side bears on a word.
fn is_hedged(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    modalities(bead, side).any(|(cue, _)| bead.head_behind(side, cue) == Some(at))
}

/// What must be done for a time cannot be left off before it: a duty against a denied leave, said of other acts.
pub(super) fn is_duty_from_other_end(bead: &BeadView<'_>, original: Cue<'_>, rendition: Cue<'_>) -> bool {
    let is_duty = |(_, modality): Cue<'_>| modality.modal.kind == ModalKind::Deontic && modality.modal.strength > 50;
    let must = |side: Side, cue: Cue<'_>| {
        let first = &bead.document(side).tokens[cue.0.tokens.start];
        first.key == "must" || is_duty(cue)
    };
    let may_not = |side: Side, (cue, _): Cue<'_>| {
        let tokens = &bead.document(side).tokens;
        let end = tokens.len().min(cue.tokens.end + 1);
        tokens[cue.tokens.start..end].iter().any(denies_clause)
    };
    let turned =
        must(Side::Original, original) && may_not(Side::Rendition, rendition) && !may_not(Side::Original, original)
            || must(Side::Rendition, rendition)
                && may_not(Side::Original, original)
                && !may_not(Side::Rendition, rendition);
    let same_act = || {
        let one = bead.head_behind(Side::Original, original.0)?;
        let other = bead.head_behind(Side::Rendition, rendition.0)?;
        let link = bead
            .link(Side::Original, one)
            .filter(|link| link.relation.keeps_sense())?;
        Some(link.tokens.rendition.contains(&other))
    };
    turned && same_act() != Some(true)
}

/// Whether too little of a passage was kept for a hedge without a counterpart to tell: where the act that it bears on has
/// no counterpart either, anything may carry it.
pub(super) fn may_be_carried(bead: &BeadView<'_>, side: Side, cue: &Mention, head: Option<&Link>) -> bool {
    let key = bead.document(side).tokens[cue.tokens.start].key.as_str();
    // `Can be booked from Monday`, `bookings open on Monday`.
    if matches!(key, "can" | "could") && head.is_some_and(|link| link.relation == Relation::Derivation) {
        return true;
    }
    let mut tokens = Pair::new(0..0, 0..0);
    *tokens.get_mut(side) = cue.tokens.clone();
    is_told_anew(bead, &tokens) && (head.is_none() || bead.agreement() < LEAST_AGREEMENT)
}

/// Whether two forms of one verb of a passage told anew tell of two acts: `an accord was reached`, `wages will reach the
/// drivers`.
pub(super) fn are_two_acts(bead: &BeadView<'_>, side: Side, here: usize, there: usize) -> bool {
    let (one, other) = (here..here + 1, there..there + 1);
    let tokens = match side {
        Side::Original => Pair::new(one, other),
        Side::Rendition => Pair::new(other, one),
    };
    is_told_anew(bead, &tokens) && !go_with_the_same(bead, &tokens.original, &tokens.rendition, COMPANY)
}

/// Whether somebody only thinks so where the other text has a cue of doubt: `the club reckons that it will`.
pub(super) fn is_only_thought(bead: &BeadView<'_>, side: Side) -> bool {
    bead.tokens(side).any(|(index, _)| {
        let open = bead.link(side, index).is_none_or(|link| !link.relation.keeps_sense());
        let thinks = |lemma: &str| {
            matches!(
                lemma,
                "reckon"
                    | "think"
                    | "believe"
                    | "suspect"
                    | "expect"
                    | "suppose"
                    | "guess"
                    | "hope"
                    | "fear"
                    | "predict"
                    | "forecast"
            )
        };
        open && bead.word(side, index).is_some_and(|word| word.lemmas().any(thinks))
    })
}

/// Whether the words of a side give somebody leave to do something: `let`, `allow`, `able to`.
fn gives_leave(bead: &BeadView<'_>, side: Side, which: fn(&BeadView<'_>, Side, usize) -> bool) -> bool {
    let gives_leave = |word: &Word<'_>| {
        lexicon::has_form_of_class(word, WordClass::Ability)
            || matches!(word.key(), "restricted" | "reserved" | "confined" | "open")
    };
    bead.tokens(side)
        .any(|(index, _)| which(bead, side, index) && bead.word(side, index).is_some_and(gives_leave))
}

/// Whether `may` or `can` says what the other side says by giving leave.
pub(super) fn is_leave(bead: &BeadView<'_>, side: Side, cue: &Mention, answer: &Mention) -> bool {
    /// `Has agreed to sell`: the act itself.
    const REACH: usize = 3;
    let act = bead.head_behind(side, cue).and_then(|head| bead.link(side, head));
    let end = answer.tokens.end;
    if act.is_some_and(|act| (end..end + REACH).contains(&act.tokens.get(side.other()).start)) {
        return false;
    }
    let first = &bead.document(side).tokens[cue.tokens.start].key;
    matches!(&**first, "may" | "can") && gives_leave(bead, side.other(), is_open)
}

/// The strength of what is neither likely nor unlikely.
const UNDECIDED: u8 = 50;

/// Whether a side says that something is not known: `is not yet known`, `it is not clear`.
fn says_not_known(bead: &BeadView<'_>, side: Side) -> bool {
    /// `Not yet been`.
    const REACH: usize = 4;
    let tokens = &bead.document(side).tokens;
    bead.tokens(side).any(|(at, token)| {
        let behind = tokens.get(at + 1..).unwrap_or_default().iter().take(REACH);
        denies_clause(token)
            && behind
                .take_while(|next| next.kind == TokenKind::Word)
                .any(|next| matches!(&*next.key, "known" | "clear" | "certain" | "established" | "determined"))
    })
}

/// Whether no word of the same sense answers a word.
fn is_open(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    bead.link(side, at).is_none_or(|link| !link.relation.keeps_sense())
}
