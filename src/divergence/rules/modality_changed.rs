//! How certain, planned or obliged something is.

use crate::{
    annotation::{Mention, Modality, Value},
    diff::Relation,
    divergence::{
        BeadView, Confidence, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
        scope::{denies_clause, is_content},
    },
    lexicon::{self, ModalForm, ModalKind},
    pair::{Pair, Side},
    segmentation::TokenKind,
};

use super::{
    asked::asked,
    hedge_elsewhere::{
        bear_on_different_acts, is_carried_otherwise, is_duty_from_other_end, is_leave, is_only_thought, may_be_carried,
    },
    lone_cues::lone_outlook,
    lone_words::lone_modal,
    not_yet_done::not_yet_done,
    told_anew::is_told_anew,
};

/// The rule.
pub(crate) struct ModalityChanged;

pub(super) static META: RuleMeta = RuleMeta {
    name: "modality-changed",
    code: "SD405",
    kind: DivergenceType::Modality,
    severity: Severity::Major,
    summary: "what may be, is planned or is alleged in one text is certain in the other",
    doc: "\
One text hedges a claim (`may`, `is expected to`, `reportedly`, `alleged`) and the other states it, or hedges it much more
or less.

**Why it matters.** A suspicion that is printed as a fact is the costliest of edits.

**Example.** “The dam may have been mined” → “The dam was mined”.

**Not flagged.** `would` for `will` in reported speech, a hedge in other words, a hedge that the attribution carries.
",
};

/// Least difference in strength, of 100, that is a finding.
pub(super) const LEAST_STEP: u8 = 20;
/// Difference in strength from which a finding is critical.
const WIDE_STEP: u8 = 55;
/// The strength from which a plan is as good as fixed.
const FIRM_PLAN: u8 = 70;
/// The highest strength of what is left open.
const OPEN: u8 = 70;
/// The strength of what cannot be done.
const UNABLE: u8 = 5;
/// The strength of a plain statement.
const PLAIN: u8 = 100;

/// How strong it is what is left to everybody.
const VOLUNTARY: u8 = 40;
/// How many tokens before a cue a word may stand that denies it: `is not going to be made a compulsory`.
const FAR: usize = 8;

impl Rule for ModalityChanged {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        if !bead.is_aligned() || !bead.is_english() {
            return;
        }
        // What cannot be before a day can be on that day at the earliest.
        if Side::BOTH.into_iter().any(|side| bead.is_time_turned(side)) {
            return;
        }
        let open = |side: Side| -> Vec<Cue<'_>> {
            modalities(bead, side)
                .filter(|(cue, _)| {
                    !(bead.is_kept(side, cue) || begins_alike(bead, side, cue)) || came_as_foreseen(bead, side, cue)
                })
                .filter(|(cue, _)| !is_compared(bead, side, cue) && !measures_a_plan(bead, side, cue))
                .filter(|(cue, _)| !sets_a_date(bead, side, cue))
                .collect()
        };
        let (left, right) = (open(Side::Original), open(Side::Rendition));
        let answers = answers(bead, &left, &right);
        for (index, cue) in left.iter().enumerate() {
            let answer = answers
                .iter()
                .find(|(one, _)| *one == index)
                .map(|(_, other)| right[*other]);
            found.extend(judge(bead, Side::Original, *cue, answer));
        }
        for (index, cue) in right.iter().enumerate() {
            if !answers.iter().any(|(_, other)| *other == index) {
                found.extend(judge(bead, Side::Rendition, *cue, None));
            }
        }
        lone_modal(bead, found);
        found.extend_all(Side::BOTH.into_iter().filter_map(|side| asked(bead, side)));
        lone_outlook(bead, found);
    }
}

/// Whether a phrase begins with the modal verb that the other side has there as well: `can be charged`, `you can charge`.
fn begins_alike(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let first = cue.tokens.start;
    let is_modal =
        lexicon::modal(&bead.document(side).tokens[first].key).is_some_and(|row| row.form == ModalForm::Modal);
    is_modal
        && bead
            .link(side, first)
            .is_some_and(|link| link.relation == Relation::Identical)
}

/// Whether the words of an expectation stand on the other side in `as expected`, which says that it came true.
fn came_as_foreseen(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let other = side.other();
    cue.tokens.clone().any(|token| {
        let partner = bead.link(side, token).map(|link| link.tokens.get(other).start);
        let before = partner.and_then(|partner| partner.checked_sub(1));
        let word = |at: usize| bead.document(other).tokens[at].key.as_str();
        is_content(&bead.document(side).tokens[token]) && before.is_some_and(|at| word(at) == "as")
    })
}

/// Whether one side forbids what the other does not allow: `barred from bidding`, `may not bid`.
fn forbid_alike(bead: &BeadView<'_>, side: Side, one: &Mention, other: &Mention) -> bool {
    /// `Will in future no longer be allowed`.
    const REACH: usize = 6;
    let forbids =
        |mention: &Mention| matches!(&mention.value, Value::Modality(modality) if modality.modal.strength <= 5);
    let is_denied = |side: Side, mention: &Mention| {
        let tokens = &bead.document(side).tokens;
        let may = matches!(&*tokens[mention.tokens.start].key, "may" | "can" | "could" | "might");
        let may_not = tokens.get(mention.tokens.end).is_some_and(|next| next.key == "not");
        // `Will no longer be allowed to`, `nobody may`.
        let allows = || (mention.tokens.clone()).any(|at| matches!(&*tokens[at].key, "allowed" | "permitted" | "able"));
        // `Will no longer be allowed to`.
        let behind = tokens[mention.tokens.end..].iter().take(REACH).map(|token| &*token.key);
        let will_not = {
            let mut denied = false;
            behind.into_iter().any(|key| {
                denied |= matches!(key, "no" | "not" | "never");
                denied && matches!(key, "allowed" | "permitted" | "able")
            })
        };
        will_not || may && may_not || (may || allows()) && bead.is_negated_before(side, mention)
    };
    forbids(one) && is_denied(side.other(), other) || forbids(other) && is_denied(side, one)
}

/// `Less likely to fall ill` compares how often something happens and doubts nothing.
fn is_compared(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let tokens = &bead.document(side).tokens;
    let before = cue
        .tokens
        .start
        .checked_sub(1)
        .map_or("", |before| tokens[before].key.as_str());
    matches!(before, "more" | "less" | "as" | "how" | "equally")
        && tokens[cue.tokens.clone()].iter().any(|token| token.key == "likely")
}

/// `Twice as much as planned`, `what had been planned`: what something is measured by.
fn measures_a_plan(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let tokens = &bead.document(side).tokens;
    let near = &tokens[cue.tokens.start.saturating_sub(3)..cue.tokens.start];
    cue.tokens.len() == 1
        && tokens[cue.tokens.start].key.ends_with("ed")
        && near
            .iter()
            .any(|token| matches!(token.key.as_str(), "as" | "than" | "what"))
        && tokens.get(cue.tokens.end).is_none_or(|token| token.key != "to")
}

/// `A strike planned for Friday`: the date that both texts give says that it is to come.
fn sets_a_date(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let tokens = &bead.document(side).tokens;
    let key = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| token.key.as_str());
    let (before, next) = (key(cue.tokens.start.checked_sub(1)), key(Some(cue.tokens.end)));
    let is_date = |mention: &Mention| {
        matches!(mention.value, Value::Date(_))
            && (cue.tokens.end..cue.tokens.end + 3).contains(&mention.tokens.start)
            && bead.is_kept(side, mention)
    };
    // Where the other side says that it will be, so does `is planned for Friday`.
    let told =
        |(_, modality): &Cue<'_>| modality.modal.kind == ModalKind::Future && modality.modal.strength >= FIRM_PLAN;
    let is_told = || modalities(bead, side.other()).any(|cue| told(&cue));
    cue.tokens.len() == 1
        && matches!(next, "for" | "on" | "in")
        && (!matches!(before, "is" | "are" | "was" | "were" | "be" | "been") || is_told())
        && bead.mentions(side).any(is_date)
}

/// A word of certainty with its reading.
pub(super) type Cue<'a> = (&'a Mention, &'a Modality);

/// Which words of the two sides answer each other: those that only differ in tense first, then those nearest in strength,
/// each at most once.
fn answers(bead: &BeadView<'_>, left: &[Cue<'_>], right: &[Cue<'_>]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (one, (cue, original)) in left.iter().enumerate() {
        for (other, (answer, rendition)) in right.iter().enumerate() {
            let step = if is_backshift(bead, Side::Original, cue, answer) {
                0
            } else {
                original.modal.strength.abs_diff(rendition.modal.strength)
            };
            if step >= LEAST_STEP && bear_on_different_acts(bead, cue, answer) {
                continue;
            }
            pairs.push((step, one + other, one, other));
        }
    }
    pairs.sort_unstable();
    let mut taken = Vec::new();
    for (_, _, one, other) in pairs {
        if !taken.iter().any(|(first, second)| *first == one || *second == other) {
            taken.push((one, other));
        }
    }
    taken
}

pub(super) fn modalities<'a>(
    bead: &BeadView<'a>,
    side: Side,
) -> impl Iterator<Item = (&'a Mention, &'a Modality)> + use<'a> {
    bead.mentions(side).filter_map(|mention| match &mention.value {
        Value::Modality(modality) => Some((mention, modality)),
        _ => None,
    })
}

fn judge(bead: &BeadView<'_>, side: Side, (cue, modality): Cue<'_>, answer: Option<Cue<'_>>) -> Option<Finding> {
    if answer.is_some_and(|(other, _)| forbid_alike(bead, side, cue, other)) {
        return None;
    }
    let other = side.other();
    // `Has agreed to let them keep it`, `they may keep it`.
    if answer.is_some_and(|(other_cue, _)| {
        is_leave(bead, side, cue, other_cue) || is_leave(bead, side.other(), other_cue, cue)
    }) {
        return None;
    }
    // What is not expected is unlikely.
    let under_negation = |side: Side, (cue, modality): Cue<'_>| {
        let sure = modality.modal.strength;
        let turns = matches!(modality.modal.kind, ModalKind::Epistemic | ModalKind::Future) && sure > 50;
        let first = bead.document(side).tokens[cue.tokens.start].key.as_str();
        let tokens = &bead.document(side).tokens;
        let before = &tokens[cue.tokens.start.saturating_sub(FAR)..cue.tokens.start];
        if matches!(first, "compulsory" | "mandatory" | "obligatory") && before.iter().any(denies_clause) {
            // What is not compulsory is optional.
            VOLUNTARY
        } else if matches!(first, "can" | "could") && sure > UNABLE && bead.is_negated_before(side, cue) {
            // `Neither account could be checked`.
            UNABLE
        } else if turns && bead.is_negated_before(side, cue) {
            PLAIN - sure
        } else {
            sure
        }
    };
    let strength = match answer {
        Some(_) => under_negation(side, (cue, modality)),
        None => modality.modal.strength,
    };
    let opposite = answer.map_or(PLAIN, |answer| under_negation(other, answer));
    let step = opposite.abs_diff(strength);
    let shifted = answer.is_some_and(|(mention, _)| is_backshift(bead, side, cue, mention));
    // What is not wished or planned may be asked not to be done.
    let unwished = answer.is_none() && modality.modal.kind == ModalKind::Future && bead.is_negated_before(side, cue);
    if answer.is_none()
        && let Some(finding) = not_yet_done(bead, side, cue, modality)
    {
        return Some(finding);
    }
    if step < LEAST_STEP || shifted || unwished || is_carried_otherwise(bead, other, modality, answer.is_some()) {
        return None;
    }
    let head = bead.head_behind(side, cue).and_then(|head| bead.link(side, head));
    let from_other_end = answer.is_some_and(|answer| match side {
        Side::Original => is_duty_from_other_end(bead, (cue, modality), answer),
        Side::Rendition => is_duty_from_other_end(bead, answer, (cue, modality)),
    });
    // `Suggests that it is`, `it may be`: two ways to leave it open.
    let leaves_open = |modality: &Modality| {
        matches!(modality.modal.kind, ModalKind::Epistemic | ModalKind::Evidential)
            && (30..=OPEN).contains(&modality.modal.strength)
    };
    if answer.is_some_and(|(_, answer)| {
        leaves_open(modality) && leaves_open(answer) && modality.modal.kind != answer.modal.kind
    }) {
        return None;
    }
    // `Too hot for any to survive`, `none could survive`.
    let is_too = || {
        let first = bead.document(side).tokens[cue.tokens.start].key.as_str();
        matches!(first, "can" | "could")
            && bead.tokens(other).any(|(_, token)| token.key == "too")
            && bead
                .tokens(side)
                .any(|(at, token)| at < cue.tokens.start && denies_clause(token))
    };
    if answer.is_none() && is_too() {
        return None;
    }
    let settled = match answer {
        Some(_) => from_other_end || is_only_thought(bead, other),
        None => may_be_carried(bead, side, cue, head) || is_in_reach(bead, side, cue),
    };
    if settled {
        return None;
    }
    // What is done in order to save is meant to save.
    let is_purpose = answer.is_none()
        && (follows_so_that(bead, side, cue)
            || is_forestalled(bead, side, cue)
            || (modality.modal.kind == ModalKind::Future && is_infinitive(bead, side, cue)));
    if is_purpose {
        return None;
    }
    let document = bead.document(side);
    let words = cue.span.of(&document.text);
    let message = match (answer, side) {
        (Some((mention, _)), _) => format!("“{words}” became “{}”", mention.span.of(&bead.document(other).text)),
        (None, Side::Original) => format!("“{words}” was dropped: stated as a fact"),
        (None, Side::Rendition) => format!("“{words}” was put in: no longer stated as a fact"),
    };
    let mut finding = Finding::new(&META, message).bead(bead.index).at(side, cue.span);
    let place = answer
        .map(|(mention, _)| mention.span)
        .or_else(|| head.and_then(|link| bead.span(other, link.tokens.get(other).clone())));
    if let Some(span) = place {
        finding = finding.at(other, span);
    }
    finding = finding
        .evidence(format!("{side}: {} of 100 ({})", strength, modality.modal.kind))
        .evidence(match answer {
            Some((_, answer)) => format!("{other}: {} of 100 ({})", answer.modal.strength, answer.modal.kind),
            None => format!("{other}: no word of doubt"),
        });
    if step >= WIDE_STEP {
        finding = finding.severity(Severity::Critical);
    }
    // Who no longer says that it will be done, but that it is planned, claims less and misleads nobody.
    let toned_down = answer.is_some_and(|(_, answer)| {
        let both_future = modality.modal.kind == ModalKind::Future && answer.modal.kind == ModalKind::Future;
        both_future && side == Side::Original && answer.modal.strength < strength
    });
    if head.is_none() || toned_down {
        finding = finding.severity(Severity::Minor).confidence(Confidence::Medium);
    }
    Some(finding)
}

/// Whether a cue stands in a clause of purpose: `so that it can be cleaned`.
fn follows_so_that(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    // So many words the subject between has at most.
    const SUBJECT: usize = 4;
    let start = cue.tokens.start.saturating_sub(SUBJECT + 2);
    let before = &bead.document(side).tokens[start..cue.tokens.start];
    before
        .windows(2)
        .any(|pair| pair[0].key == "so" && pair[1].key == "that")
}

/// Whether a cue stands in a clause of what did not come to be: `before anything could be stolen`.
fn is_forestalled(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    // `Before information belonging to clients could`.
    const SUBJECT: usize = 6;
    let tokens = &bead.document(side).tokens;
    let can = matches!(&*tokens[cue.tokens.start].key, "can" | "could" | "might");
    can && tokens[cue.tokens.start.saturating_sub(SUBJECT)..cue.tokens.start]
        .iter()
        .rev()
        .take_while(|token| token.kind == TokenKind::Word)
        .any(|token| matches!(&*token.key, "before" | "lest"))
}

/// Whether the word that a cue bears on stands behind `to` on the other side: `in order to save`, `agreed to sell`.
fn is_infinitive(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let other = side.other();
    let head = bead.head_behind(side, cue).and_then(|head| bead.link(side, head));
    let before = head.and_then(|link| link.tokens.get(other).start.checked_sub(1));
    before.is_some_and(|before| bead.document(other).tokens[before].key == "to")
}

/// `would` for `will`: the tense of reported speech, no other certainty.
fn is_backshift(bead: &BeadView<'_>, side: Side, cue: &Mention, answer: &Mention) -> bool {
    let first = |side: Side, mention: &Mention| bead.document(side).tokens[mention.tokens.start].key.as_str();
    let is_future = |side: Side, mention: &Mention| {
        let going = bead.document(side).tokens[mention.tokens.clone()]
            .iter()
            .any(|token| token.key == "going");
        // `Is to receive` is a plan that will be kept.
        let tokens = &bead.document(side).tokens[mention.tokens.clone()];
        let is_to = tokens.len() == 2
            && tokens[1].key == "to"
            && matches!(tokens[0].key.as_str(), "is" | "are" | "was" | "were");
        going || is_to || matches!(first(side, mention), "will" | "would" | "shall" | "'ll" | "'d")
    };
    let (one, other) = (first(side, cue), first(side.other(), answer));
    // What is planned is to be done, as news puts it.
    let is_to = |side: Side, mention: &Mention| {
        let tokens = &bead.document(side).tokens[mention.tokens.clone()];
        matches!(tokens, [be, to] if to.key == "to" && matches!(&*be.key, "is" | "are" | "was" | "were"))
    };
    let is_plan = |mention: &Mention| {
        matches!(&mention.value, Value::Modality(modality)
            if modality.modal.kind == ModalKind::Future && modality.modal.strength >= FIRM_PLAN)
    };
    if is_to(side, cue) && is_plan(answer) || is_plan(cue) && is_to(side.other(), answer) {
        return true;
    }
    // What could have been may have been.
    let may_have = |side: Side, mention: &Mention| {
        let tokens = &bead.document(side).tokens[mention.tokens.clone()];
        matches!(tokens, [may, have] if have.key == "have" && matches!(&*may.key, "may" | "might" | "could"))
    };
    if may_have(side, cue) && may_have(side.other(), answer) {
        return true;
    }
    // `Could` is the past of `can`, as `was able to` is.
    let was_able = |side: Side, mention: &Mention| {
        let tokens = &bead.document(side).tokens[mention.tokens.clone()];
        matches!(tokens, [be, able, ..] if able.key == "able" && matches!(&*be.key, "was" | "were"))
    };
    let is_able = matches!((one, other), ("can", "could") | ("could", "can"))
        || one == "could" && was_able(side.other(), answer)
        || was_able(side, cue) && other == "could";
    is_able || (is_future(side, cue) && is_future(side.other(), answer))
}

/// Whether a passage that was told anew says what can be done, which doubts nothing: `tickets go on sale on Monday`, `tickets
/// can be bought from Monday`; `was felt`, `could be felt`.
fn is_in_reach(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let tokens = &bead.document(side).tokens;
    let key = |at: usize| tokens.get(at).map_or("", |token| token.key.as_str());
    let is_passive = cue.tokens.clone().chain([cue.tokens.end]).any(|at| key(at) == "be");
    let mut places = Pair::new(0..0, 0..0);
    *places.get_mut(side) = cue.tokens.clone();
    matches!(key(cue.tokens.start), "can" | "could") && is_passive && is_told_anew(bead, &places)
}
