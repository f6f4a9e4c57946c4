//! A clause that is denied in one text where the other denies nothing: `was not paid 1.9m`, `earned 1.9m`.
//!
//! Where no table knows what the denied verb is on the other side, its denial may be answered by many words: an opposite, a
//! verb of refusal, a limit, an `only`. Where the other side has none of them, something is denied that was not.

use std::ops::Range;

use crate::{
    annotation::{Mention, Value},
    diff::{Link, Relation},
    divergence::{
        BeadView, Finding, Findings,
        scope::{is_content, is_negative},
    },
    lexicon::NegatorEffect,
    pair::Side,
    segmentation::{Token, TokenKind},
};

use super::{
    denied_elsewhere::{is_not_only, says_absence},
    negation_changed::{finding, is_degree, says_the_same},
};

/// The first denial of a clause on a side that nothing on the other side can answer.
pub(super) fn denied_alone(bead: &BeadView<'_>, side: Side, found: &Findings) -> Option<Finding> {
    let is_lost = |cue: &&Mention| {
        denies_clause(bead, side, cue)
            && !found.touches(bead.index, side, cue.span)
            && !bead.is_kept(side, cue)
            && !is_not_only(bead, side, cue)
            && !is_degree(bead, side, cue)
            && !is_denied_twice(bead, side, cue)
            && !is_answered(bead, side, cue)
            && says_the_same(bead, side, cue) != Some(true)
    };
    let cue = bead.mentions(side).find(is_lost)?;
    Some(finding(bead, side, cue))
}

/// Whether something near what tells the denied clause on the other side may say the same, or nothing there tells it.
fn is_answered(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    /// `The two-day stoppage that nurses had planned to start on Thursday will not go ahead`.
    const AROUND: usize = 10;
    /// `Earned` in `Two mines were closed, and he earned 1.9m`.
    const BESIDE: usize = 6;
    let other = side.other();
    let Some(sentence) = bead.sentence_of(side, cue.tokens.start) else {
        return true;
    };
    let tokens = &bead.document(side).tokens;
    let ends = |at: &usize| matches!(&*tokens[*at].form, ";" | ":" | "." | "–" | "—");
    let before = (sentence.start..cue.tokens.start)
        .rev()
        .take(AROUND)
        .take_while(|at| !ends(at));
    let behind = (cue.tokens.end..sentence.end).take(AROUND).take_while(|at| !ends(at));
    let clause: Vec<usize> = before.chain(behind).collect();
    let told = clause
        .iter()
        .filter(|&&at| is_content(&tokens[at]))
        .filter_map(|&at| bead.link(side, at));
    let there: Vec<usize> = told
        .filter(|link| link.relation.keeps_sense())
        .map(|link| link.tokens.get(other).start)
        .collect();
    let (Some(first), Some(last)) = (there.iter().min(), there.iter().max()) else {
        return true;
    };
    let sentence_at = |at: usize| bead.sentence_of(other, at);
    let (Some(begin), Some(end)) = (sentence_at(*first), sentence_at(*last)) else {
        return true;
    };
    let places = first.saturating_sub(BESIDE).max(begin.start)..(last + BESIDE + 1).min(end.end);
    let is_opposite = |link: &Link| {
        link.relation == Relation::Antonym
            && (clause.contains(&link.tokens.get(side).start) || places.contains(&link.tokens.get(other).start))
    };
    bead.diff.links.iter().any(is_opposite)
        || has_answer(bead, other, &places)
        || has_opposite_behind(bead, side, cue)
        || says_absence(bead, other)
}

/// Whether a negator denies a clause as a whole: `was not opened`, `did not`, `never`.
fn denies_clause(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let tokens = &bead.document(side).tokens;
    let key = |at: usize| tokens.get(at).map_or("", |token| token.key.as_str());
    let full = matches!(&cue.value, Value::Negation(negation) if negation.effect == NegatorEffect::Full);
    let before = cue.tokens.start.checked_sub(1).map_or("", key);
    let auxiliary = matches!(
        before,
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "has"
            | "have"
            | "had"
            | "do"
            | "does"
            | "did"
            | "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "should"
            | "shall"
    );
    let first = key(cue.tokens.start);
    let only_in_part = matches!(
        key(cue.tokens.end),
        "only"
            | "just"
            | "merely"
            | "simply"
            | "quite"
            | "yet"
            | "until"
            | "all"
            | "every"
            | "always"
            | "enough"
            | "more"
            | "less"
            | "fewer"
            | "as"
            | "so"
            | "alone"
            | "necessarily"
            | "far"
            | "long"
            | "even"
    );
    full && (matches!(first, "not" | "n't") && auxiliary || matches!(first, "never" | "cannot")) && !only_in_part
}

/// Whether some word of a side that nothing on the other side stands for can answer a denial.
fn has_answer(bead: &BeadView<'_>, side: Side, places: &Range<usize>) -> bool {
    let limits = |token: &Token| {
        matches!(
            &*token.key,
            "only"
                | "just"
                | "sole"
                | "until"
                | "till"
                | "unless"
                | "before"
                | "less"
                | "fewer"
                | "below"
                | "under"
                | "short"
                | "instead"
                | "rather"
                | "too"
                | "except"
                | "other"
                | "otherwise"
                | "stop"
                | "stopped"
                | "away"
                | "off"
                | "out"
                | "still"
                | "remain"
                | "remains"
                | "remained"
                | "yet"
                | "even"
                | "than"
                | "exempt"
                | "free"
                | "last"
                | "ever"
                | "end"
                | "ended"
                | "within"
        )
    };
    let mut near = bead.tokens(side).filter(|(at, _)| places.contains(at));
    near.any(|(at, token)| {
        let answers = is_negative(token) || limits(token) || bead.begins_negative_phrase(side, at);
        let kept = bead.link(side, at).is_some_and(|link| link.relation.keeps_sense());
        answers && !kept
    })
}

/// Whether the other side has the opposite of a word behind a negator.
fn has_opposite_behind(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    /// `Not safely brought ashore`.
    const REACH: usize = 8;
    let behind = bead.tokens(side).filter(|(at, token)| {
        (cue.tokens.end..cue.tokens.end + REACH).contains(at) && token.kind == TokenKind::Word && is_content(token)
    });
    let other = side.other();
    behind.filter_map(|(at, _)| bead.word(side, at)).any(|word| {
        let is_opposite = |at: usize| {
            let there = bead.word(other, at);
            there.is_some_and(|there| word.senses().is_opposite_of(there.senses()))
        };
        bead.tokens(other).any(|(at, _)| is_opposite(at))
    })
}

/// Whether another negative near a negator turns its clause round again: `not without`, `did not rule it out`.
fn is_denied_twice(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    const NEAR: usize = 7;
    let Some(sentence) = bead.sentence_of(side, cue.tokens.start) else {
        return true;
    };
    let near = cue.tokens.start.saturating_sub(NEAR).max(sentence.start)..sentence.end.min(cue.tokens.end + NEAR);
    let is_kept = |at: usize| bead.link(side, at).is_some_and(|link| link.relation.keeps_sense());
    near.filter(|at| !cue.tokens.contains(at) && !is_kept(*at))
        .any(|at| is_negative(&bead.document(side).tokens[at]) || bead.begins_negative_phrase(side, at))
}
