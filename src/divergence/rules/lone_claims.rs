//! Words that turn a claim into another one and changed alone: `nearly drowned`, `drowned`; `near her home`, `at her home`;
//! `the first school`, `a school`; `non-residents`, `residents`.

use crate::{
    annotation::{Value, syntax::Tag},
    divergence::{BeadView, DivergenceType, Findings},
    lexicon::{self, NegatorKind, PartOfSpeech, WordClass},
    pair::Side,
    segmentation::Token,
};

use super::{
    claim_kind,
    lone_words::{became, finding, leads_in_time, lone_edits, tokens, touched},
    negation_changed, restriction_changed, word_changed,
};

/// `Non-` put in or left out: `non-residents`, `residents`.
pub(super) fn lone_prefix(bead: &BeadView<'_>, found: &mut Findings) {
    for &edit in lone_edits(bead) {
        for side in Side::BOTH {
            let [prefix, hyphen] = tokens(bead, side, edit) else {
                continue;
            };
            let denies = || {
                let negator = lexicon::negator(&format!("{}-", prefix.key));
                negator.is_some_and(|negator| negator.kind == NegatorKind::Prefix)
            };
            if hyphen.key == "-" && edit.tokens.get(side.other()).is_empty() && denies() && !touched(bead, edit, found)
            {
                found.push(finding(bead, &negation_changed::META, edit, became(bead, edit)));
            }
        }
    }
}

/// `Almost` put in or left out before a verb, so that the act came about on one side alone: `nearly drowned`, `drowned`.
pub(super) fn lone_nearly(bead: &BeadView<'_>, found: &mut Findings) {
    for &edit in lone_edits(bead) {
        for side in Side::BOTH {
            let [word] = tokens(bead, side, edit) else { continue };
            let range = edit.tokens.get(side);
            if lexicon::is_of_class(&word.key, WordClass::Nearly)
                && edit.tokens.get(side.other()).is_empty()
                && is_act(bead, side, range.end)
                && !touched(bead, edit, found)
            {
                found.push(finding(bead, &negation_changed::META, edit, became(bead, edit)));
            }
        }
    }
}

/// Whether a token is a verb that says what happened, and not how far something moved: `nearly doubled`.
fn is_act(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    let mut readings = bead.readings(side).iter();
    let tag = readings.find_map(|reading| {
        let place = at.checked_sub(reading.tokens.start)?;
        reading.tokens.contains(&at).then(|| reading.tags.get(place).copied())?
    });
    let is_amount = bead
        .mentions(side)
        .any(|mention| matches!(mention.value, Value::Quantity(_)) && mention.tokens.contains(&at));
    let Some(word) = bead.word(side, at) else { return false };
    let is_verb = matches!(tag, Some(Tag::Verb(_))) || word.most_likely_part_of_speech() == Some(PartOfSpeech::Verb);
    is_verb && !is_amount && !word.names_direction()
}

/// A preposition that puts something inside a place, against one that puts it by the place: `at her home`, `near her home`.
pub(super) fn lone_whereabouts(bead: &BeadView<'_>, found: &mut Findings) {
    for &edit in lone_edits(bead) {
        let ([one], [other]) = (tokens(bead, Side::Original, edit), tokens(bead, Side::Rendition, edit)) else {
            continue;
        };
        let is_of = |token: &Token, class| token.is_preposition() && lexicon::is_of_class(&token.key, class);
        let crosses = |inside: &Token, beside: &Token| {
            // Whoever waits `outside the gate` may be said to wait at it.
            let vague = matches!(&*inside.key, "at" | "on") && beside.key != "near";
            is_of(inside, WordClass::PlaceInside) && is_of(beside, WordClass::PlaceBeside) && !vague
        };
        if !crosses(one, other) && !crosses(other, one)
            || Side::BOTH
                .into_iter()
                .any(|side| !leads_in_place(bead, side, edit.tokens.get(side).end))
            || touched(bead, edit, found)
        {
            continue;
        }
        found.push(finding(bead, &word_changed::META, edit, became(bead, edit)).kind(DivergenceType::Place));
    }
}

/// Whether what stands behind a preposition may be a place: no time, no amount, and kept on the other side.
fn leads_in_place(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    let is_amount = |at: usize| {
        bead.mentions(side)
            .any(|mention| matches!(mention.value, Value::Quantity(_)) && mention.tokens.start == at)
    };
    let kept = bead.link(side, at).is_some_and(|link| link.relation.keeps_sense());
    kept && !leads_in_time(bead, side, at) && !is_amount(at)
}

/// What is called the first or only one of its kind, and just one of them on the other side: `the first school`, `a school`.
pub(super) fn lone_unique(bead: &BeadView<'_>, found: &mut Findings) {
    for &edit in lone_edits(bead) {
        for side in Side::BOTH {
            let (words, there) = (tokens(bead, side, edit), tokens(bead, side.other(), edit));
            let range = edit.tokens.get(side);
            let unique = |token: &Token| lexicon::is_of_class(&token.key, WordClass::Unique);
            let indefinite = |token: &Token| matches!(&*token.key, "a" | "an" | "one");
            if words.len() > 2 || !words.last().is_some_and(unique) || there.len() > 1 {
                continue;
            }
            let kept = bead.link(side, range.end).filter(|link| link.relation.keeps_sense());
            let before = |side: Side, at: usize| at.checked_sub(1).and_then(|at| bead.document(side).tokens.get(at));
            let is_the_one = before(side, range.end - 1).is_some_and(|article| article.key == "the");
            let of_many = kept
                .and_then(|link| before(side.other(), link.tokens.get(side.other()).start))
                .is_some_and(indefinite);
            let is_time = leads_in_time(bead, side, range.end - 1) || leads_in_time(bead, side, range.end);
            if is_the_one && of_many && !is_time && !touched(bead, edit, found) {
                let finding = finding(bead, &restriction_changed::META, edit, became(bead, edit));
                found.push(finding.kind(claim_kind::kind(side)));
            }
        }
    }
}

/// Who has yet to act on one side and refuses to on the other: `has yet to reply`, `has refused to reply`.
pub(super) fn lone_refusal(bead: &BeadView<'_>, found: &mut Findings) {
    for &edit in lone_edits(bead) {
        for side in Side::BOTH {
            let (tokens, other) = (&bead.document(side).tokens, side.other());
            let waits = |token: &Token| matches!(&*token.key, "yet" | "still");
            let is_waiting = bead.mentions(side).any(|mention| {
                negation_changed::is_cue(mention)
                    && edit.tokens.get(side).contains(&mention.tokens.start)
                    && tokens[mention.tokens.clone()].iter().any(waits)
            });
            let refuses = |at: usize| {
                let word = bead.word(other, at);
                word.is_some_and(|word| lexicon::has_form_of_class(word, WordClass::Refusal))
            };
            if is_waiting && edit.tokens.get(other).clone().any(refuses) && !touched(bead, edit, found) {
                found.push(finding(bead, &word_changed::META, edit, became(bead, edit)));
            }
        }
    }
}
