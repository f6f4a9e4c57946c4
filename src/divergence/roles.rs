//! Who does what to whom, as far as word order tells.
//!
//! Only acts whose two parties are names are read: `A sued B`, `B was sued by A`, `the takeover of B by A`, `A's attack
//! on B`. Converse verbs are brought to one of the two (`B lost to A` is `A beat B`).

use crate::{
    annotation::{Mention, Name, Value},
    lexicon::{self, ConversePlaces, GenitiveParty, PartOfSpeech},
    pair::Side,
    segmentation::{Document, TokenKind},
};

use super::{
    BeadView,
    scope::{is_content, is_form_of_be},
};

/// An act with its two parties.
#[derive(Debug, Clone, Copy)]
pub(super) struct Act<'a> {
    /// The verb's or noun's lemma.
    pub(super) verb: &'static str,
    /// Who does it.
    pub(super) agent: Party<'a>,
    /// To whom it is done.
    pub(super) patient: Party<'a>,
}

/// A party to an act.
#[derive(Debug, Clone, Copy)]
pub(super) struct Party<'a> {
    pub(super) name: &'a Name,
    pub(super) mention: &'a Mention,
}

/// How many tokens away from its verb a party is looked for.
const REACH: usize = 8;

/// The acts of a bead's side.
pub(super) fn acts<'a>(bead: &BeadView<'a>, side: Side) -> Vec<Act<'a>> {
    let document = bead.document(side);
    let mut found = Vec::new();
    for &sentence in bead.sentences(side) {
        let names: Vec<Party<'a>> = parties(bead, side, sentence);
        if names.len() < 2 {
            continue;
        }
        for index in document.sentences[sentence].tokens.clone() {
            let token = &document.tokens[index];
            if token.kind != TokenKind::Word
                || !is_content(token)
                || names.iter().any(|name| name.mention.tokens.contains(&index))
                || is_title(bead, side, index)
                || is_in_compound(document, index)
            {
                continue;
            }
            let Some(word) = bead.word(side, index) else { continue };
            found.extend(word.lemmas().find_map(|lemma| noun_act(document, index, lemma, &names)));
            if word.parts_of_speech().contains(PartOfSpeech::Verb) {
                found.extend(
                    word.lemmas()
                        .next()
                        .and_then(|lemma| verb_act(document, index, lemma, &names)),
                );
            }
        }
    }
    found
}

/// Whether a word is joined to another by a hyphen: `frozen-fish`.
fn is_in_compound(document: &Document, token: usize) -> bool {
    let hyphen = |at: usize| key(document, at) == "-";
    hyphen(token + 1) || token.checked_sub(1).is_some_and(hyphen)
}

/// Whether a word names an office, not an act: `minister`.
fn is_title(bead: &BeadView<'_>, side: Side, token: usize) -> bool {
    bead.mentions(side)
        .any(|mention| matches!(mention.value, Value::Title(_)) && mention.tokens.contains(&token))
}

fn parties<'a>(bead: &BeadView<'a>, side: Side, sentence: usize) -> Vec<Party<'a>> {
    let mentions = bead.comparison.annotations.get(side).of_sentence(sentence);
    let name = |mention: &'a Mention| match &mention.value {
        Value::Name(name) if !name.is_demonym => Some(Party { name, mention }),
        _ => None,
    };
    mentions.iter().filter_map(name).collect()
}

fn key(document: &Document, index: usize) -> &str {
    document.tokens.get(index).map_or("", |token| token.key.as_str())
}

/// `the takeover of B by A`, `A's takeover of B`.
fn noun_act<'a>(document: &Document, noun: usize, lemma: &'static str, names: &[Party<'a>]) -> Option<Act<'a>> {
    lexicon::deverbal_nouns(lemma)
        .filter(|row| !row.symmetric)
        .find_map(|row| {
            let behind = |preposition: &str| {
                names.iter().copied().find(|party| {
                    let start = party.mention.tokens.start;
                    start > noun && start <= noun + REACH && key(document, start - 1) == preposition
                })
            };
            let owner = names.iter().copied().find(|party| {
                let end = party.mention.tokens.end;
                end < noun && noun <= end + 3 && matches!(key(document, end), "'s" | "'")
            });
            let patient = behind(row.patient_preposition);
            let agent = behind(row.agent_preposition);
            let (agent, patient) = match row.genitive {
                GenitiveParty::Patient => (agent, patient.or(owner)),
                _ => (agent.or(owner), patient),
            };
            Some(Act {
                verb: row.verb,
                agent: agent?,
                patient: patient?,
            })
        })
}

/// `A sued B`, `B was sued by A`.
fn verb_act<'a>(document: &Document, verb: usize, lemma: &'static str, names: &[Party<'a>]) -> Option<Act<'a>> {
    let before = names.iter().copied().rfind(|party| {
        let end = party.mention.tokens.end;
        end <= verb && verb - end < REACH && !crosses_clause(document, end, verb) && !is_modifier(document, end)
    })?;
    let by = (verb + 1..verb + REACH).find(|&at| key(document, at) == "by");
    let passive = (1..=3).any(|step| {
        verb.checked_sub(step)
            .and_then(|at| document.tokens.get(at))
            .is_some_and(is_form_of_be)
    });
    if passive {
        let by = by?;
        let agent = names.iter().copied().find(|party| {
            let start = party.mention.tokens.start;
            start > by && start <= by + 5 && !crosses_clause(document, by + 1, start)
        })?;
        return Some(Act {
            verb: lemma,
            agent,
            patient: before,
        });
    }
    let after = names.iter().copied().find(|party| {
        let start = party.mention.tokens.start;
        start > verb && start - verb <= REACH && !crosses_clause(document, verb + 1, start)
    })?;
    let preposition = key(document, after.mention.tokens.start - 1);
    let between = document
        .tokens
        .get(verb + 1..after.mention.tokens.start)
        .unwrap_or_default();
    let is_noun_phrase = between.iter().all(|token| {
        !lexicon::is_function_word(&token.key)
            || lexicon::is_article(&token.key)
            || matches!(token.key.as_str(), "of" | "'s" | "'")
    });
    let is_object = is_noun_phrase
        || !lexicon::is_function_word(preposition)
        || lexicon::is_article(preposition)
        || after.mention.tokens.start == verb + 1;
    if is_object {
        return Some(Act {
            verb: lemma,
            agent: before,
            patient: after,
        });
    }
    // `B lost to A` is `A beat B`.
    let converse = lexicon::converses(lemma).find(|row| {
        row.places == ConversePlaces::TwoPlace && row.preposition == preposition && row.converse_preposition.is_empty()
    })?;
    Some(Act {
        verb: converse.verb,
        agent: after,
        patient: before,
    })
}

/// A name that only qualifies the next word is no party: `Norwin's chairman sued …`.
fn is_modifier(document: &Document, end: usize) -> bool {
    matches!(key(document, end), "'s" | "'")
}

fn crosses_clause(document: &Document, from: usize, to: usize) -> bool {
    let tokens = document.tokens.get(from..to).unwrap_or_default();
    tokens.iter().any(|token| {
        matches!(token.form.as_str(), ";" | ":" | "." | "\"")
            || matches!(
                token.key.as_str(),
                "that" | "who" | "which" | "and" | "but" | "while" | "when" | "after" | "before"
            )
    })
}

/// Whether a verb relates its parties both ways, so that their order tells nothing.
pub(super) fn is_mutual_verb(lemma: &str) -> bool {
    matches!(
        lemma,
        "meet" | "marry" | "wed" | "divorce" | "share" | "border" | "resemble" | "equal" | "draw"
    )
}
