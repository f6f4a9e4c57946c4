//! Two things that only go together in one text, while the one brings about the other in the other text: `was linked to a
//! lower risk`, `lowers the risk`.

use crate::{
    annotation::Value,
    divergence::{
        BeadView, Confidence, Finding, Severity,
        scope::{is_content, is_passive},
    },
    lexicon::{self, CONNECTIVE_PHRASES, ConnectiveRelation, PartOfSpeech, WordClass},
    pair::Side,
};

use super::causality_changed::META;

/// The finding, where one side only links what the other calls cause and effect.
pub(super) fn association(bead: &BeadView<'_>) -> Option<Finding> {
    let (side, link, cause) = Side::BOTH.into_iter().find_map(|side| {
        let other = side.other();
        let when = || bead.tokens(side).find(|(_, token)| token.key == "when");
        let word = linking_word(bead, side);
        let link = word.or_else(|| when().map(|(at, _)| at))?;
        let cause = claimed_cause(bead, other)?;
        if word.is_none() && !explains_what_is_known(bead, other, cause) {
            return None;
        }
        // `A preliminary report` of both hedges nothing that only one of them says.
        let hedged = bead
            .mentions(other)
            .any(|mention| matches!(mention.value, Value::Modality(_)) && !bead.is_kept(other, mention));
        (linking_word(bead, other).is_none() && claimed_cause(bead, side).is_none() && !hedged)
            .then_some((side, link, cause))
    })?;
    let other = side.other();
    let word = |side: Side, at: usize| bead.text(side, at..at + 1);
    let message = match side {
        Side::Original => format!("“{}” became a cause: “{}”", word(side, link), word(other, cause)),
        Side::Rendition => format!("the cause “{}” became “{}”", word(other, cause), word(side, link)),
    };
    // What is no longer called a cause misleads less than what is called one now.
    let severity = match side {
        Side::Original => META.severity,
        Side::Rendition => Severity::Minor,
    };
    let finding = Finding::new(&META, message)
        .bead(bead.index)
        .severity(severity)
        .confidence(Confidence::Medium)
        .at(side, bead.span(side, link..link + 1)?)
        .at(other, bead.span(other, cause..cause + 1)?);
    Some(
        finding
            .evidence(format!("{side}: says that the two go together"))
            .evidence(format!("{other}: says that the one brings about the other")),
    )
}

/// A word that says no more than that two things go together: a noun only where it names both, `a link between`, not `the
/// rail link from the port`.
fn linking_word(bead: &BeadView<'_>, side: Side) -> Option<usize> {
    let tokens = &bead.document(side).tokens;
    bead.tokens(side).find_map(|(index, _)| {
        let word = bead.word(side, index)?;
        let behind = tokens.get(index + 1..).unwrap_or_default();
        if !word.is_of_class(WordClass::Association) {
            return None;
        }
        let names_both = || {
            let mut near = behind.iter().take(4).map(|token| token.key.as_str());
            let first = near.find(|key| *key == "to" || lexicon::is_preposition(key));
            matches!(first, Some("between" | "with" | "to"))
        };
        let may_be_noun = word.parts_of_speech().contains(PartOfSpeech::Noun);
        (!may_be_noun || names_both()).then_some(index)
    })
}

/// Whether `because` leads in what the other side tells of as well, where that says no more than `when`: `had been awake for
/// 19 hours when it crashed`, `crashed because he had been awake`.
fn explains_what_is_known(bead: &BeadView<'_>, side: Side, cause: usize) -> bool {
    // `Because its captain had been awake`.
    const REACH: usize = 7;
    const LEAST_KNOWN: usize = 2;
    let tokens = &bead.document(side).tokens;
    let leads_clause = tokens.get(cause + 1).is_some_and(|next| next.key != "of");
    let behind = tokens.iter().enumerate().skip(cause + 1).take(REACH);
    let known = behind.filter(|(at, token)| {
        is_content(token) && bead.link(side, *at).is_some_and(|link| link.relation.keeps_sense())
    });
    tokens[cause].key == "because" && leads_clause && known.count() >= LEAST_KNOWN
}

/// A finite verb, or a connective, by which one thing brings about the other, without a word of that sense on the other
/// side.
fn claimed_cause(bead: &BeadView<'_>, side: Side) -> Option<usize> {
    let tokens = &bead.document(side).tokens;
    bead.tokens(side).find_map(|(index, token)| {
        let word = bead.word(side, index)?;
        let class = |class| word.is_of_class(class);
        let verb = word.parts_of_speech().contains(PartOfSpeech::Verb)
            && word.most_likely_part_of_speech() != Some(PartOfSpeech::Adjective)
            && (class(WordClass::Effect) || class(WordClass::Causing));
        let before = index.checked_sub(1).map_or("", |at| tokens[at].key.as_str());
        // `A reduced risk`, `the increased danger`: no verb; `to cut the risk`: an aim; a passive has its cause elsewhere.
        let finite = || {
            !lexicon::is_article(before)
                && !lexicon::is_preposition(before)
                && before != "to"
                && !token.key.ends_with("ing")
                && !is_passive(tokens, index)
                && tokens.get(index + 1).is_some_and(|next| {
                    is_content(next)
                        || lexicon::is_article(&next.key)
                        || lexicon::is_possessive(&next.key)
                        || next.key == "to"
                })
        };
        let connects = || is_content(token) && lexicon::connects(&token.key, ConnectiveRelation::Cause);
        let connective = || token.key == "because" || CONNECTIVE_PHRASES.may_be(token.hints) && connects();
        (verb && finite() || connective()).then_some(index)
    })
}
