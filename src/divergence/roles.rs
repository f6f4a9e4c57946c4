//! Who does what to whom, as far as word order tells.
//!
//! Only acts whose two parties are names are read: `A sued B`, `B was sued by A`, `the takeover of B by A`, `A's attack
//! on B`. Converse verbs are brought to one of the two (`B lost to A` is `A beat B`).

use crate::{
    annotation::{Mention, Name, Value},
    lexicon::{self, ConversePlaces, GenitiveParty, PartOfSpeech, Word},
    pair::Side,
    segmentation::{Document, Token, TokenKind},
};

use super::{
    BeadView,
    scope::{is_content, is_passive},
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
            if token.key == "against" {
                found.extend(act_against(bead, side, index, &names));
            }
            if token.kind != TokenKind::Word
                || !is_content(token)
                || names.iter().any(|name| name.mention.tokens.contains(&index))
                || is_title_or_amount(bead, side, index)
                || is_in_compound(document, index)
                || labels_name(bead, side, index, &names)
            {
                continue;
            }
            let Some(word) = bead.word(side, index) else { continue };
            found.extend(word.lemmas().find_map(|lemma| noun_act(document, index, lemma, &names)));
            if word.parts_of_speech().contains(PartOfSpeech::Verb) {
                found.extend(
                    word.lemmas()
                        .next()
                        .and_then(|lemma| verb_act(bead, side, index, lemma, &names)),
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

/// Whether a word says who the name right behind it is, and no act: `the Red Cross delegate Ada Olin`.
fn labels_name(bead: &BeadView<'_>, side: Side, token: usize, names: &[Party<'_>]) -> bool {
    let label = |word: &Word<'_>| word.is_somebody() && !word.key().ends_with("ed");
    bead.word(side, token).is_some_and(label) && names.iter().any(|name| name.mention.tokens.start == token + 1)
}

/// Whether a word names an office or belongs to an amount, and no act: `minister`, `eleven seconds`.
fn is_title_or_amount(bead: &BeadView<'_>, side: Side, token: usize) -> bool {
    bead.mentions(side).any(|mention| match &mention.value {
        Value::Title(_) => mention.tokens.contains(&token),
        Value::Quantity(quantity) => quantity.reach.contains(bead.document(side).tokens[token].span),
        _ => false,
    })
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

/// `A's action against B`, `the claim that A brought against B`, `a case brought against B by A`: whatever it is called.
fn act_against<'a>(bead: &BeadView<'a>, side: Side, against: usize, names: &[Party<'a>]) -> Option<Act<'a>> {
    let document = bead.document(side);
    let behind = |from: usize| {
        names.iter().copied().find(|party| {
            let start = party.mention.tokens.start;
            start > from && start <= from + REACH && !crosses_clause(document, from + 1, start)
        })
    };
    let start = against.saturating_sub(REACH);
    let verb = (start..against)
        .rev()
        .find(|&at| document.tokens.get(at).is_some_and(is_content))?;
    // Who wins and who loses play against each other.
    let word = bead.word(side, verb)?;
    let plays = |lemma: &str| {
        is_mutual_verb(lemma)
            || matches!(lemma, "play" | "game" | "match")
            || lexicon::converses(lemma).next().is_some()
    };
    if word.lemmas().any(plays) {
        return None;
    }
    let patient = behind(against)?;
    let by = (patient.mention.tokens.end..patient.mention.tokens.end + REACH).find(|&at| key(document, at) == "by");
    let agent = match by.and_then(behind) {
        Some(agent) => agent,
        None if is_passive(&document.tokens, verb) => return None,
        None => names
            .iter()
            .copied()
            .rfind(|party| party.mention.tokens.end <= against && against - party.mention.tokens.end <= REACH)?,
    };
    (!agent.name.is_same(patient.name)).then_some(Act {
        verb: "against",
        agent,
        patient,
    })
}

/// The noun that a verb carries the act of, where it says little itself: `was given a loan by A`.
fn carried_act(bead: &BeadView<'_>, side: Side, verb: usize, lemma: &str) -> Option<&'static str> {
    const NEAR: usize = 3;
    lexicon::support_verb(lemma)?;
    let tokens = &bead.document(side).tokens;
    let noun = (verb + 1..=verb + NEAR).find(|&at| tokens.get(at).is_some_and(is_content))?;
    bead.word(side, noun)?.lemmas().next()
}

/// `A sued B`, `B was sued by A`.
fn verb_act<'a>(
    bead: &BeadView<'a>,
    side: Side,
    verb: usize,
    lemma: &'static str,
    names: &[Party<'a>],
) -> Option<Act<'a>> {
    let document = bead.document(side);
    let before = names.iter().copied().rfind(|party| {
        let end = party.mention.tokens.end;
        end <= verb && verb - end < REACH && !crosses_clause(document, end, verb) && !is_modifier(document, end)
    })?;
    let by = (verb + 1..verb + REACH).find(|&at| key(document, at) == "by");
    let passive = is_passive(&document.tokens, verb);
    if passive {
        let by = by?;
        let agent = names.iter().copied().find(|party| {
            let start = party.mention.tokens.start;
            start > by && start <= by + 5 && !crosses_clause(document, by + 1, start)
        })?;
        return Some(Act {
            verb: carried_act(bead, side, verb, lemma).unwrap_or(lemma),
            agent,
            patient: before,
        });
    }
    let after = names.iter().copied().find(|party| {
        let start = party.mention.tokens.start;
        start > verb
            && start - verb <= REACH
            && !crosses_clause(document, verb + 1, start)
            && !owns_next_name(document, party, names)
    })?;
    // `Lost to the champion, Ada Lind`: what leads in the phrase that ends with the name.
    let belongs = |at: &usize| {
        let token = &document.tokens[*at];
        is_content(token) || lexicon::is_article(&token.key) || lexicon::is_possessive(&token.key) || token.form == ","
    };
    let first = (verb + 1..after.mention.tokens.start).rev().take_while(belongs).last();
    let preposition = key(document, first.unwrap_or(after.mention.tokens.start) - 1);
    let between = document
        .tokens
        .get(verb + 1..after.mention.tokens.start)
        .unwrap_or_default();
    let is_noun_phrase = between.iter().all(|token| {
        !token.is_function_word() || lexicon::is_article(&token.key) || matches!(token.key.as_str(), "of" | "'s" | "'")
    });
    // `A sold its port to B` is `B bought its port from A`.
    let handed_over = lexicon::converses(lemma)
        .find(|row| row.places == ConversePlaces::ThreePlace && row.preposition == "to")
        .and_then(|row| Some((row, behind_to(document, verb, names)?)));
    if let Some((row, taker)) = handed_over.filter(|(_, taker)| !before.name.is_same(taker.name)) {
        return Some(Act {
            verb: row.verb,
            agent: taker,
            patient: before,
        });
    }
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

/// The name in the phrase behind the `to` that follows a verb and its object: `sold its port to the Danish group Havgaard`.
fn behind_to<'a>(document: &Document, verb: usize, names: &[Party<'a>]) -> Option<Party<'a>> {
    let to = (verb + 1..=verb + REACH).find(|&at| key(document, at) == "to")?;
    // `Lost 4–1 to Havgaard` hands over nothing.
    let thing = |token: &Token| token.kind == TokenKind::Word && is_content(token);
    let between = document.tokens.get(verb + 1..to).unwrap_or_default();
    if crosses_clause(document, verb + 1, to) || !between.iter().any(thing) {
        return None;
    }
    names.iter().copied().find(|party| {
        let start = party.mention.tokens.start;
        start > to
            && start <= to + 4
            && !crosses_clause(document, to + 1, start)
            && !is_modifier(document, party.mention.tokens.end)
    })
}

/// Whether a name only says whose the next one is: `Norwin's Havgaard`.
fn owns_next_name(document: &Document, party: &Party<'_>, names: &[Party<'_>]) -> bool {
    let end = party.mention.tokens.end;
    is_modifier(document, end) && names.iter().any(|next| next.mention.tokens.start == end + 1)
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
