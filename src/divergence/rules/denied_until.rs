//! Denials that the other text tells by a time or a measure: `will not be back until May`, `will be back in May`.

use crate::{
    annotation::{Mention, Value},
    divergence::BeadView,
    lexicon::Word,
    pair::Side,
    segmentation::{Token, TokenKind},
};

use super::first_in_years::{first_time_in, is_stretch};

/// `Will not return until 2061` is `will be back in 2061`, and what does not end before Friday lasts until Friday.
pub(super) fn is_until(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let is_until = |key: &str| matches!(key, "until" | "till");
    let follows = |test: fn(&str) -> bool| {
        bead.tokens(side)
            .any(|(index, token)| index >= cue.tokens.end && test(&token.key))
    };
    // `It was two years before anyone would hire him`: for two years nobody would.
    let any = |(index, token): (usize, &Token)| {
        let before = index.checked_sub(1).map(|at| &bead.document(side.other()).tokens[at]);
        matches!(&*token.key, "anyone" | "anybody" | "anything" | "any")
            && before.is_some_and(|before| before.key == "before")
    };
    if bead.tokens(side.other()).any(any) {
        return true;
    }
    // `A run without a win`, `the first win in seven`.
    let ends_run = bead.document(side).tokens[cue.tokens.start].key == "without"
        && bead.says_any(side.other(), &["first"])
        && bead.says_any(side, &["run", "ended", "end", "after", "series", "stretch"]);
    if ends_run || is_last_time(bead, side) || is_first_time(bead, side, cue) || has_come_back(bead, side) {
        return true;
    }
    let has_until = bead.tokens(side.other()).any(|(_, token)| is_until(&token.key));
    let lasts = || follows(|key| key == "before") && !bead.tokens(side).any(|(_, token)| is_until(&token.key));
    if has_until {
        lasts()
    } else {
        follows(|key| matches!(key, "until" | "till")) && !comes_first(bead, side, cue)
    }
}

/// Whether the other side says that the act came before what it did not come before: `did not sink until the crew had left`,
/// `sank before the crew had left`.
fn comes_first(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let other = side.other();
    let head = bead.head_behind(side, cue).and_then(|head| bead.link(side, head));
    let Some(act) = head
        .filter(|link| link.relation.keeps_sense())
        .map(|link| link.tokens.get(other).end)
    else {
        return false;
    };
    let tokens = &bead.document(other).tokens;
    let before = bead
        .tokens(other)
        .find(|(at, token)| *at >= act && token.key == "before");
    before.is_some_and(|(before, _)| {
        let next = tokens.get(before + 1);
        next.is_some_and(|next| next.kind == TokenKind::Word)
            && !bead.has_negative_near(other, act - 1)
            && tokens[act..before].iter().all(|token| token.kind == TokenKind::Word)
    })
}

/// `They have had no rise since 2020`: the last rise was in 2020.
fn is_last_time(bead: &BeadView<'_>, side: Side) -> bool {
    let has = |side: Side, test: fn(&str) -> bool| bead.tokens(side).any(|(_, token)| test(&token.key));
    has(side, |key| key == "since")
        && has(side.other(), |key| matches!(key, "last" | "latest"))
        && (bead.mentions(side)).any(|mention| matches!(mention.value, Value::Date(_)) && bead.is_kept(side, mention))
}

/// `Never in her life has she voted; in May she means to`: she will vote for the first time in her life.
fn is_first_time(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let tokens = &bead.document(side.other()).tokens;
    let is_first = |(at, token): (usize, &Token)| {
        let next = tokens.get(at + 1).map_or("", |next| next.key.as_str());
        token.key == "first" && matches!(next, "time" | "ever")
    };
    let is_never = bead.document(side).tokens[cue.tokens.clone()]
        .iter()
        .any(|token| token.key == "never");
    // `Fell for the first time in nine years`, `had not fallen for nine years and has now`.
    let lasts_as_long = || {
        bead.says_any(side, &["now"])
            && first_time_in(bead, side.other()).is_some_and(|stretch| {
                let mut here = bead.mentions(side).filter(|mention| is_stretch(mention));
                here.any(|here| here.value.says_same(&stretch.value))
            })
    };
    bead.tokens(side.other()).any(is_first) && (is_never || lasts_as_long())
}

/// What will not be finished for two years will take two years: the same stretch of time on both sides, `for` it on one.
pub(super) fn lasts_as_long(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let tokens = &bead.document(side).tokens;
    let lasts = |mention: &&Mention| {
        let near = &tokens[mention
            .tokens
            .start
            .saturating_sub(3)
            .max(cue.tokens.end)
            .min(mention.tokens.start)..mention.tokens.start];
        is_stretch(mention) && near.iter().any(|token| token.key == "for")
    };
    let takes = |(index, _): (usize, &Token)| {
        let word = bead.word(side.other(), index);
        word.is_some_and(|word| {
            word.lemmas()
                .any(|lemma| matches!(lemma, "need" | "take" | "last" | "require" | "another" | "more"))
        })
    };
    bead.mentions(side).find(lasts).is_some_and(|stretch| {
        let same =
            |other: &Mention| is_stretch(other) && stretch.value.says_same(&other.value) || bead.is_kept(side, stretch);
        bead.mentions(side.other()).any(same)
    }) && bead.tokens(side.other()).any(takes)
}

/// `Should not take more than four` is `the limit is four`.
pub(super) fn is_limit(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    const NEAR: usize = 5;
    let behind = bead.document(side).tokens.get(cue.tokens.end..).unwrap_or_default();
    let compares = behind.iter().take(NEAR).any(|token| {
        matches!(
            &*token.key,
            "more" | "less" | "fewer" | "over" | "above" | "below" | "exceed"
        )
    });
    let limits = |token: &Token| {
        let limits = |lemma: &str| {
            matches!(
                lemma,
                "limit" | "maximum" | "minimum" | "cap" | "most" | "least" | "ceiling"
            )
        };
        Word::look_up(&token.key).lemmas().any(limits)
    };
    compares && bead.tokens(side.other()).any(|(_, token)| limits(token))
}

/// `Free of rabies for 17 years, the island has it again`: rabies has come back after 17 years.
fn has_come_back(bead: &BeadView<'_>, side: Side) -> bool {
    let is_again = |(_, token): (usize, &Token)| matches!(&*token.key, "again" | "back" | "anew");
    let returns = |(at, _): (usize, &Token)| {
        let word = bead.word(side.other(), at);
        word.is_some_and(|word| {
            word.lemmas()
                .any(|lemma| matches!(lemma, "return" | "reappear" | "resurface" | "recur"))
        })
    };
    bead.tokens(side).any(is_again)
        && bead.tokens(side.other()).any(returns)
        && bead
            .mentions(side)
            .any(|mention| is_stretch(mention) && bead.is_kept(side, mention))
}

/// Whether what ends at a place is denied by the verb behind it: `the disease has been ruled out`.
pub(super) fn is_ruled_out(bead: &BeadView<'_>, side: Side, end: usize) -> bool {
    // `Foot-and-mouth disease has`.
    const REACH: usize = 5;
    let is_auxiliary = |at: &usize| {
        let token = bead.document(side).tokens.get(*at);
        token.is_some_and(|token| {
            matches!(
                &*token.key,
                "has" | "have" | "had" | "been" | "was" | "were" | "is" | "are"
            )
        })
    };
    let first = (end..end + REACH).find(is_auxiliary);
    let verb = first.and_then(|first| (first..first + REACH).find(|at| !is_auxiliary(at)));
    verb.is_some_and(|verb| bead.begins_negative_phrase(side, verb))
}
