//! What says the same as a denial that stands without a counterpart: a condition, a wait, a denial in the sentence next to
//! the aligned ones. And how much of a passage must have stayed for a denial without a counterpart to tell.

use crate::{
    alignment::BeadKind,
    annotation::{Mention, Value, quantity::Bound},
    diff::Relation,
    divergence::{
        BeadView,
        scope::{denies, denies_clause, is_content, is_form_of_be, is_negative},
        sufficiency::{self, sufficiency},
        values::{quantities, quantity},
    },
    lexicon::{self, Direction, NegatorEffect, Word, WordClass},
    pair::{Pair, Side},
    segmentation::{Token, TokenKind},
};

use super::{
    negation_changed::is_cue,
    opposite_words::{denies_no_adjective, is_light},
    told_anew::is_told_anew,
};

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
        return bead.agreement() >= LEAST_AGREEMENT && !is_denied_alone(bead, side);
    }
    let mut denied = Pair::new(0..0, 0..0);
    *denied.get_mut(side) = cue.tokens.start..head.map_or(cue.tokens.end, |head| head + 1);
    bead.untouched_outside(&denied) >= LEAST_IN_PLACE && !is_denied_next_door(bead, side, cue)
}

/// Whether the other side says what a denied word says: the word itself, or the act behind it in `had no part in analysing
/// the data`.
pub(super) fn is_said(bead: &BeadView<'_>, side: Side, head: usize) -> bool {
    let tokens = &bead.document(side).tokens;
    // `Have yet to take anyone into custody`: the verb says nothing by itself.
    let is_kept =
        |at: usize| bead.link(side, at).is_some_and(|link| link.relation.keeps_sense()) && !is_light(&tokens[at].key);
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
            .any(|mention| is_cue(mention) && !bead.is_kept(other, mention) && !bead.is_answered(other, mention))
            || bead.tokens(other).any(|(index, token)| {
                let word = bead.word(other, index);
                is_open(index)
                    && (token.key == "against"
                        || word.is_some_and(|word| lexicon::has_form_of_class(word, WordClass::Absence)))
            }))
}

/// Whether a sentence of the other side that has no partner, next to the aligned ones, denies something: what a passage told
/// anew denies may be just that.
fn is_denied_alone(bead: &BeadView<'_>, side: Side) -> bool {
    let other = side.other();
    let lone = match side {
        Side::Original => BeadKind::Addition,
        Side::Rendition => BeadKind::Omission,
    };
    let document = bead.document(other);
    bead.next_door(other)
        .filter(|one| one.kind() == lone)
        .flat_map(|one| one.sentences.get(other))
        .any(|&sentence| document.tokens_of(sentence).iter().any(denies_clause))
        && is_told_anew(bead, &Pair::new(0..0, 0..0))
}

/// Whether a passage that was told anew says by this cue what the other side says in a way of its own: `all were rescued`,
/// `no one was left behind`; `22 of the 60 failed`, `not all passed`; `but remains banned`, `though not there`; `heard no
/// warning`, `no such warning reached them`; `within six hours`, `no more than six hours`.
pub(super) fn is_same_from_other_end(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let (other, tokens) = (side.other(), &bead.document(side).tokens);
    let first = tokens[cue.tokens.start].key.as_str();
    let Some(sentence) = bead.sentence_of(side, cue.tokens.start) else {
        return false;
    };
    let behind = cue.tokens.end.min(sentence.end)..sentence.end.min(cue.tokens.end + CLAUSE);
    let is_nobody = matches!(first, "none" | "nobody" | "neither" | "no" | "nothing")
        || first == "not"
            && tokens[cue.tokens.start + 1..sentence.end]
                .iter()
                .take(2)
                .any(|token| matches!(&*token.key, "one" | "single" | "any"));
    let is_open = |side: Side, at: usize| bead.link(side, at).is_none_or(|link| !link.relation.keeps_sense());
    let keys = |at: usize| tokens.get(at).map_or("", |token| token.key.as_str());
    // `Neither was hurt`, `both are safe`: another predicate.
    let is_open_content = |side: Side, at: usize| is_open(side, at) && is_content(&bead.document(side).tokens[at]);
    let is_told_otherwise = || {
        behind.clone().any(|at| is_open_content(side, at))
            && bead.tokens(other).any(|(at, _)| is_open_content(other, at))
    };
    if is_nobody
        && bead.tokens(other).any(|(_, token)| is_universal(token))
        && (is_told_otherwise()
            || behind
                .clone()
                .any(|at| keys(at) != "nor" && is_open(side, at) && leaves_out(bead, side, at)))
    {
        return true;
    }
    if is_nobody && says_absence(bead, other) {
        return true;
    }
    if falls_short(&tokens[cue.tokens.start..sentence.end])
        && bead
            .tokens(other)
            .any(|(at, token)| is_open(other, at) && is_less(token))
    {
        return true;
    }
    if first == "not" && (cue.tokens.start + 1..cue.tokens.end + 1).any(|at| matches!(keys(at), "all" | "every")) {
        return bead
            .mentions(other)
            .any(|mention| is_part_of_number(bead, other, mention));
    }
    let set_against = cue
        .tokens
        .start
        .checked_sub(1)
        .is_some_and(|at| matches!(keys(at), "though" | "although" | "but"));
    if set_against && bead.tokens(other).any(|(_, token)| denies(token)) {
        return true;
    }
    is_bound_of_known(bead, side, cue)
        || is_short_of_known(bead, side, cue)
        || is_cleared(bead, other)
        || is_word_denied(bead, side, cue)
}

/// Whether a side has a word of its own for what is not there: `empty`.
pub(super) fn says_absence(bead: &BeadView<'_>, side: Side) -> bool {
    bead.tokens(side).any(|(at, _)| {
        let is_absence = |word: &Word<'_>| lexicon::has_form_of_class(word, WordClass::Absence);
        bead.link(side, at).is_none_or(|link| !link.relation.keeps_sense())
            && bead.word(side, at).is_some_and(is_absence)
    })
}

/// Whether a denial says that one thing is less than another: `not as much water as usual`, `not so high`.
fn falls_short(clause: &[Token]) -> bool {
    // `There will not be as much`.
    const NEAR: usize = 4;
    let is_not = clause
        .first()
        .is_some_and(|token| lexicon::negator(&token.key).is_some());
    let mut near = clause.iter().take(NEAR);
    is_not && near.any(|token| matches!(&*token.key, "as" | "so"))
}

/// Whether a word says that one thing is less than another: `less`, `below`, `smaller`.
fn is_less(token: &Token) -> bool {
    let down = |movement: lexicon::Movement| movement.direction == Direction::Down;
    matches!(&*token.key, "less" | "fewer" | "below" | "under" | "short") || lexicon::movements(&token.key).any(down)
}

/// Whether somebody is cleared of something on a side that no word of the other stands for: `cleared the senator of lying`.
fn is_cleared(bead: &BeadView<'_>, side: Side) -> bool {
    const REACH: usize = 6;
    let tokens = &bead.document(side).tokens;
    let clears = |lemma: &str| {
        matches!(
            lemma,
            "clear" | "acquit" | "absolve" | "exonerate" | "rid" | "strip" | "deprive"
        )
    };
    bead.tokens(side).any(|(at, _)| {
        bead.link(side, at).is_none_or(|link| !link.relation.keeps_sense())
            && bead.word(side, at).is_some_and(|word| word.lemmas().any(clears))
            && tokens[at + 1..].iter().take(REACH).any(|token| token.key == "of")
    })
}

/// So many tokens behind a cue show what is denied.
const CLAUSE: usize = 24;

/// `All`, `both`: everybody there.
fn is_universal(token: &Token) -> bool {
    matches!(
        &*token.key,
        "all" | "both" | "every" | "each" | "everyone" | "everybody" | "everything" | "whole" | "entire"
    )
}

/// Whether a word says that somebody is left out, or left behind.
fn leaves_out(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    let token = &bead.document(side).tokens[at];
    let of_class = |class| {
        bead.word(side, at)
            .is_some_and(|word| lexicon::has_form_of_class(word, class))
    };
    matches!(
        &*token.key,
        "still" | "left" | "remain" | "remains" | "remained" | "yet" | "behind" | "spared"
    ) || is_negative(token)
        || denies_no_adjective(token)
        || of_class(WordClass::Waiting)
        || of_class(WordClass::Absence)
}

/// Whether a number counts some of a number: `22 of the 60`, `of 60 applicants, 22`.
pub(super) fn is_part_of_number(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    let tokens = &bead.document(side).tokens;
    let is_of = |at: usize| tokens.get(at).is_some_and(|token| matches!(&*token.key, "of" | "Of"));
    let start = mention.tokens.start;
    matches!(mention.value, Value::Quantity(_)) && (is_of(start.wrapping_sub(1)) || is_of(start.wrapping_sub(2)))
}

/// `No more than six`, where the other side has the number: its bound is compared where numbers are.
fn is_bound_of_known(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let tokens = &bead.document(side).tokens;
    // `Neither aircraft is more than ten`.
    const NEAR: usize = 5;
    let end = tokens.len().min(cue.tokens.end + NEAR);
    // Where the other side is `more than ten` as well, it is denied here.
    let kept = |than: usize| bead.link(side, than).is_some_and(|link| link.relation.keeps_sense());
    let than = (cue.tokens.start..end).find(|&at| tokens[at].key == "than");
    let than = than.filter(|&than| than < cue.tokens.end + 2 || !kept(than));
    than.is_some_and(|than| {
        let counted = bead.mentions(side).find(|mention| {
            matches!(mention.value, Value::Quantity(_)) && (than..than + 3).contains(&mention.tokens.start)
                || matches!(&mention.value, Value::Quantity(quantity) if quantity.reach.overlaps(tokens[than].span))
        });
        counted.is_some_and(|counted| {
            let same = |mention: &Mention| bead_values_agree(&mention.value, &counted.value);
            bead.mentions(side.other()).any(same)
        })
    })
}

/// `Not enough for six days`, where the other side says `less than six days`.
fn is_short_of_known(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let falls_short = |mention: &Mention| {
        let behind = cue.tokens.end..cue.tokens.end + sufficiency::REACH;
        behind.contains(&mention.tokens.start) && sufficiency(bead, side, mention) == Some(Bound::LessThan)
    };
    let is_less = |mention: &Mention| {
        quantity(mention).is_some_and(|quantity| matches!(quantity.bound, Bound::LessThan | Bound::SlightlyLess))
    };
    let mut known = quantities(bead).pairs.iter();
    known.any(|pair| {
        let (here, there) = (pair.get(side), pair.get(side.other()));
        is_less(there) && bead_values_agree(&here.value, &there.value) && falls_short(here)
    })
}

/// Whether two numbers have one value, whatever bounds them.
fn bead_values_agree(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Quantity(one), Value::Quantity(other)) => one.kind == other.kind && one.low == other.low,
        _ => false,
    }
}

/// A clause may have moved so many sentences.
const SENTENCES: usize = 2;

/// Whether the word behind a cue is denied on the other side as well, in the aligned sentences or next to them.
fn is_word_denied(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    // `No such warning`; `hear no warning`.
    const NEAR: usize = 2;
    let other = side.other();
    let (here, there) = (&bead.document(side).tokens, &bead.document(other).tokens);
    let denied = (cue.tokens.start + 1..here.len().min(cue.tokens.end + NEAR))
        .take_while(|&at| here[at].kind == TokenKind::Word)
        .find(|&at| is_content(&here[at]));
    let Some(word) = denied.and_then(|at| bead.word(side, at)).filter(|word| word.is_known()) else {
        return false;
    };
    let sentences = bead.sentences(other);
    let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else {
        return false;
    };
    let document = bead.document(other);
    let next_door = first.saturating_sub(SENTENCES)..document.sentences.len().min(last + 1 + SENTENCES);
    let mut places = next_door.flat_map(|sentence| document.sentences[sentence].tokens.clone());
    places.any(|at| {
        lexicon::negator(&there[at].key).is_some_and(|negator| negator.effect != NegatorEffect::None)
            && (at + 1..there.len().min(at + 1 + NEAR)).any(|next| {
                bead.word(other, next)
                    .is_some_and(|same| word.lemmas().any(|lemma| same.lemmas().any(|other| other == lemma)))
            })
    })
}

/// Whether a sentence next to the aligned ones of the other side denies what this cue denies: the clause may have moved
/// there.
fn is_denied_next_door(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
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
/// removal`; `unless they are ill`, `not if they are ill`; `not unless it is dry`, `only when it is dry`.
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
    has(side, unless) && !has(other, unless) && has(other, |key| matches!(key, "if" | "only"))
        || has(other, unless) && !has(side, unless)
        || has(side, before) && requires(other)
}

/// Whether a cue with no verb behind it only tells one part from the rest, which the other side names: `the three who have
/// not`, `the other three`.
pub(super) fn sets_apart_the_rest(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    // `Who have not`.
    const NEAR: usize = 2;
    let tokens = &bead.document(side).tokens;
    let at = cue.tokens.start;
    let relative = tokens[at.saturating_sub(NEAR)..at]
        .iter()
        .any(|token| matches!(&*token.key, "who" | "that" | "which"));
    let is_last = tokens.get(at + 1).is_none_or(|next| {
        next.kind != TokenKind::Word || is_form_of_be(next) || matches!(&*next.key, "have" | "has" | "had" | "will")
    });
    let rest = |token: &Token| matches!(&*token.key, "other" | "others" | "rest" | "remaining" | "remainder");
    relative && is_last && bead.tokens(side.other()).any(|(_, token)| rest(token))
}

/// Whether the other side has what this side is without: `without a deal`, `with a deal`.
pub(super) fn is_had_after_all(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    // `With a last-minute deal`.
    const REACH: usize = 4;
    let (tokens, other) = (&bead.document(side.other()).tokens, side.other());
    let head = bead.noun_behind(side, cue).and_then(|head| bead.link(side, head));
    let Some(link) = head.filter(|link| link.relation.keeps_sense()) else {
        return false;
    };
    let there = link.tokens.get(other).start;
    let with = (there.saturating_sub(REACH)..there)
        .rev()
        .find(|&at| tokens[at].key == "with");
    let goes_on = |with: usize| {
        let mut between = tokens[with + 1..there].iter();
        between.all(|token| token.kind == TokenKind::Word && !token.is_preposition() && !denies(token))
    };
    let is_denied = |with: usize| tokens[with.saturating_sub(REACH)..with].iter().any(denies_clause);
    bead.document(side).tokens[cue.tokens.start].key == "without"
        && with.is_some_and(|with| goes_on(with) && !is_denied(with))
}

/// `Advised against taking` is `told not to take`.
pub(super) fn advised_against(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let other = side.other();
    let Some(head) = bead.head_behind(side, cue) else {
        return false;
    };
    let linked = bead.link(side, head).is_some_and(|link| {
        let partner = link.tokens.get(other).start;
        let before = &bead.document(other).tokens[partner.saturating_sub(3)..partner];
        before.iter().any(|token| token.key == "against")
    });
    let same_act = |at: usize| {
        let words = bead.word(side, head).zip(bead.word(other, at));
        words.is_some_and(|(word, act)| matches!(word.relation(act), Relation::Identical | Relation::Inflection))
    };
    linked
        || bead
            .tokens(other)
            .any(|(at, token)| token.key == "against" && same_act(at + 1))
}

/// Whether the `not` that answers a denial denies nothing there: `does not cure it`, `not only delays it, but cures it`.
pub(super) fn is_not_only(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let other = side.other();
    let only = |side: Side, at: usize| {
        let next = bead.document(side).tokens.get(at + 1);
        next.is_some_and(|next| matches!(&*next.key, "only" | "just" | "merely" | "simply"))
    };
    let link = bead.link(side, cue.tokens.start);
    link.is_some_and(|link| {
        let there = link.tokens.get(other).start;
        bead.document(other).tokens[there].key == "not" && only(other, there) && !only(side, cue.tokens.start)
    })
}

/// `At 66, not 64`, where the other side tells what was before: `from 64 to 66`.
pub(super) fn is_former_value(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let is_value = |mention: &&Mention| matches!(mention.value, Value::Quantity(_) | Value::Date(_));
    let tokens = &bead.document(side.other()).tokens;
    let was_before = |mention: &Mention| {
        let before = &tokens[mention.tokens.start.saturating_sub(2)..mention.tokens.start];
        let of = |keys: &[&str]| before.iter().any(|token| keys.contains(&&*token.key));
        of(&["from", "than", "previously", "instead"])
    };
    let denied = bead
        .mentions(side)
        .filter(is_value)
        .find(|mention| mention.tokens.start == cue.tokens.end);
    denied.is_some_and(|denied| {
        let mut there = bead.mentions(side.other()).filter(is_value);
        there.any(|mention| mention.value.says_same(&denied.value) && was_before(mention))
    })
}
