//! Small words that changed alone, by what they say of the claim: how many of a group it holds of, whether of both or of
//! either, and whether it is still to come.
//!
//! In a sentence that was otherwise left as it was, no rewording accounts for them: `staff` became `some staff`, `and` became
//! `or`, `will be offered` became `is being offered`.

use crate::{
    annotation::{Mention, Value, quantity::QuantityKind},
    diff::Edit,
    divergence::{
        BeadView, Findings, Severity,
        scope::{denies_clause, is_content},
    },
    lexicon::{self, GrammaticalNumber, QuantifierKind, Word},
    pair::{Pair, Side},
    segmentation::TokenKind,
};

use super::{
    date_changed,
    lone_words::{became, finding, lone_edits, tokens, touched},
    modality_changed, quantifier_changed,
};

/// A word that makes some, others or all of a group, put in before it or left out: `staff`, `some staff`; `two men`, `two other
/// men`; `the decline`, `part of the decline`.
pub(super) fn lone_part(bead: &BeadView<'_>, found: &mut Findings) {
    for &edit in lone_edits(bead) {
        for side in Side::BOTH {
            let range = edit.tokens.get(side);
            let words: Vec<&str> = tokens(bead, side, edit).iter().map(|token| &*token.key).collect();
            let parts = match words.as_slice() {
                ["other" | "another"] => true,
                ["part" | "half" | "most" | "some" | "many", "of"] | ["a", "part", "of"] => true,
                [word] => is_share(word) && is_group(bead, side, range.end),
                _ => false,
            };
            // `All 19 men` are the 19 men.
            let next = bead.document(side).tokens.get(range.end);
            let all = words == ["all"]
                && next.is_some_and(|next| next.kind == TokenKind::Word)
                && is_group(bead, side, range.end);
            let severity = if all { Severity::Minor } else { Severity::Major };
            let kept = bead
                .link(side, range.end)
                .is_some_and(|link| link.relation.keeps_sense());
            if (parts || all) && kept && edit.tokens.get(side.other()).is_empty() && !touched(bead, edit, found) {
                found.push(finding(bead, &quantifier_changed::META, edit, became(bead, edit)).severity(severity));
            }
        }
    }
}

/// Whether a word takes some of a group, neither all of it nor none: `some`, `most`, `few`.
fn is_share(word: &str) -> bool {
    lexicon::quantifier(word).is_some_and(|row| match row.kind {
        QuantifierKind::Proportion => 0 < row.high && row.low < 100 && row.high < 100,
        QuantifierKind::Count => row.high > 1 && row.low != row.high,
        _ => false,
    })
}

/// Whether the phrase that begins at a token names several: `senior staff members`. Who holds a view is some of them anyway:
/// `experts doubt it`.
fn is_group(bead: &BeadView<'_>, side: Side, start: usize) -> bool {
    /// So many words at most, the noun among them.
    const LONGEST: usize = 4;
    let words = bead.document(side).tokens.iter().enumerate().skip(start).take(LONGEST);
    let tells = |at: usize| {
        let word = bead.word(side, at);
        word.is_some_and(|word| word.lemmas().any(|lemma| lexicon::reporting_verb(lemma).is_some()))
    };
    words
        .take_while(|(_, token)| token.kind == TokenKind::Word && is_content(token))
        .any(|(at, _)| bead.word(side, at).is_some_and(is_plural) && !tells(at + 1))
}

fn is_plural(word: &Word<'_>) -> bool {
    let key = word.key();
    key.ends_with('s') && !key.ends_with("ss") && word.lemmas().any(|lemma| lemma != key)
        || lexicon::person_noun(key).is_some_and(|noun| noun.number == GrammaticalNumber::Plural)
}

/// `Or` in the place of `and`: either will do where both had to hold. Under a denial they say the same.
pub(super) fn lone_choice(bead: &BeadView<'_>, found: &mut Findings) {
    for &edit in lone_edits(bead) {
        let ([one], [other]) = (tokens(bead, Side::Original, edit), tokens(bead, Side::Rendition, edit)) else {
            continue;
        };
        if !matches!((&*one.key, &*other.key), ("and", "or") | ("or", "and")) {
            continue;
        }
        let loose = |key: &str| matches!(key, "any" | "whether" | "either" | "can" | "may" | "could" | "such");
        let free = Side::BOTH.into_iter().any(|side| {
            bead.tokens(side)
                .any(|(at, token)| denies_clause(token) || at < edit.tokens.get(side).start && loose(&token.key))
        });
        if !free && !touched(bead, edit, found) {
            found.push(finding(bead, &quantifier_changed::META, edit, became(bead, edit)).severity(Severity::Major));
        }
    }
}

/// What was to come became what is done: `will be offered`, `is being offered`; `would appeal`, `had appealed`.
pub(super) fn lone_outlook(bead: &BeadView<'_>, found: &mut Findings) {
    let edits = lone_edits(bead);
    let says = |side: Side, is_it: fn(&str) -> bool| {
        let tells = |edit: &&&Edit| tokens(bead, side, edit).iter().any(|token| is_it(&token.key));
        edits.iter().find(tells).copied()
    };
    // One text says the one and the other text the other.
    let turned = |one: fn(&str) -> bool, other: fn(&str) -> bool| {
        Side::BOTH.into_iter().find_map(|side| {
            let (edit, there) = (says(side, one)?, says(side.other(), other)?);
            (says(side.other(), one).is_none() && says(side, other).is_none()).then_some([edit, there])
        })
    };
    // The deed itself stayed as it was, or none but the small words would tell.
    let same_deed = || {
        edits.iter().all(|edit| {
            Side::BOTH.into_iter().all(|side| {
                let mut words = edit.tokens.get(side).clone().zip(tokens(bead, side, edit));
                words.all(|(at, word)| {
                    !is_content(word) || bead.link(side, at).is_some_and(|link| link.relation.keeps_sense())
                })
            })
        })
    };
    // `Was to be sold` tells of what was to come as well.
    let is_planned = || {
        Side::BOTH
            .into_iter()
            .any(|side| says(side, |key| key == "to").is_some())
    };
    let Some(edits) = turned(is_to_come, is_done).filter(|_| !is_planned() && same_deed()) else {
        return;
    };
    if !edits.iter().any(|edit| touched(bead, edit, found)) {
        let spans = Pair::new(
            edits.iter().find_map(|edit| edit.spans.original),
            edits.iter().find_map(|edit| edit.spans.rendition),
        );
        found.push(finding(bead, &modality_changed::META, edits[0], became(bead, edits[0])).spans(spans));
    }
}

fn is_to_come(key: &str) -> bool {
    matches!(key, "will" | "would" | "shall")
}

/// Auxiliaries of what is or was done.
fn is_done(key: &str) -> bool {
    matches!(key, "being" | "been" | "has" | "have" | "had" | "was" | "were" | "did")
}

/// A length of time that was counted back from now and then was the time that something took: `eight years ago`, `for eight
/// years`.
pub(super) fn lone_span(bead: &BeadView<'_>, found: &mut Findings) {
    for &edit in lone_edits(bead) {
        for side in Side::BOTH {
            let [ago] = tokens(bead, side, edit) else { continue };
            let at = edit.tokens.get(side).start;
            let is_length = |mention: &&Mention| {
                matches!(&mention.value, Value::Quantity(quantity) if matches!(quantity.kind, QuantityKind::Duration { .. }))
                    && mention.tokens.end == at
            };
            if ago.key != "ago" || !edit.tokens.get(side.other()).is_empty() {
                continue;
            }
            let Some(length) = bead.mentions(side).find(is_length) else {
                continue;
            };
            let there = bead
                .link(side, length.tokens.start)
                .map(|link| link.tokens.get(side.other()).start);
            let before = there.and_then(|there| bead.document(side.other()).tokens.get(there.checked_sub(1)?));
            if before.is_some_and(|token| matches!(&*token.key, "for" | "over" | "within" | "in"))
                && !touched(bead, edit, found)
            {
                found.push(finding(bead, &date_changed::META, edit, became(bead, edit)).severity(Severity::Major));
            }
        }
    }
}
