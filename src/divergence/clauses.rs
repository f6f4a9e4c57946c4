//! Who does what to whom, in clauses whose parties are any nouns.
//!
//! Only what word order tells for certain is read: the noun phrase right before a verb and the one right behind it, or
//! behind `by` in a passive. Whoever is not found leaves the clause unread.

use std::ops::Range;

use crate::{
    annotation::{Mention, Value},
    diff::{Link, Relation},
    lexicon::{self, ConversePlaces, PartOfSpeech, ReportingClass, Word, WordClass},
    pair::{Pair, Side},
    segmentation::{Token, TokenKind},
};

use super::{
    BeadView,
    roles::is_mutual_verb,
    scope::{is_content, is_form_of_be},
};

/// The two parties of a verb, as the tokens of their heads, as far as they are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parties {
    pub(super) agent: Option<usize>,
    pub(super) patient: Option<usize>,
}

/// The verbs of a bead that stand on both sides, each with its parties there: by link.
pub(super) fn shared_clauses<'a>(bead: &BeadView<'a>) -> Vec<(&'a Link, [Parties; 2])> {
    let mut found = Vec::new();
    for link in &bead.diff.links {
        let related = link.relation.keeps_sense() || link.relation == Relation::Antonym;
        if !related
            || !Side::BOTH
                .into_iter()
                .all(|side| is_verb(bead, side, link.tokens.get(side)))
        {
            continue;
        }
        let converse = converse_preposition(bead, link);
        if link.relation == Relation::Antonym && converse.is_none() {
            continue;
        }
        let [one, other] = Side::BOTH.map(|side| {
            let preposition = match side {
                Side::Original => None,
                Side::Rendition => converse,
            };
            parties(bead, side, link.tokens.get(side), preposition)
        });
        if let (Some(one), Some(other)) = (one, other) {
            found.push((link, [one, other]));
        }
    }
    found
}

/// The preposition behind which the rendition's verb has the other party, where it says the original's the other way
/// round: `beat`, `lost to`.
fn converse_preposition(bead: &BeadView<'_>, link: &Link) -> Option<&'static str> {
    let (left, right) = (link.tokens.original.start, link.tokens.rendition.start);
    let (one, other) = (bead.word(Side::Original, left)?, bead.word(Side::Rendition, right)?);
    one.lemmas().find_map(|lemma| {
        lexicon::converses(lemma)
            .find(|row| {
                row.places == ConversePlaces::TwoPlace
                    && row.preposition.is_empty()
                    && !row.converse_preposition.is_empty()
                    && other.lemmas().any(|verb| verb == row.verb)
            })
            .map(|row| row.converse_preposition)
    })
}

fn is_verb(bead: &BeadView<'_>, side: Side, tokens: &Range<usize>) -> bool {
    let document = bead.document(side);
    let Some(word) = bead.word(side, tokens.start) else {
        return false;
    };
    let mutual = word.lemmas().any(is_mutual_verb);
    let before = tokens
        .start
        .checked_sub(1)
        .map_or("", |at| document.tokens[at].key.as_str());
    word.parts_of_speech().contains(PartOfSpeech::Verb)
        && is_content(&document.tokens[tokens.start])
        && !mutual
        && !document.tokens[tokens.start].key.ends_with("ing")
        && !lexicon::is_article(before)
        && !lexicon::is_possessive(before)
}

/// The parties of the verb at some tokens; `preposition` leads in the agent of a converse verb.
fn parties(bead: &BeadView<'_>, side: Side, verb: &Range<usize>, preposition: Option<&str>) -> Option<Parties> {
    let tokens = &bead.document(side).tokens;
    let sentence = bead
        .sentences(side)
        .iter()
        .map(|&sentence| bead.document(side).sentences[sentence].tokens.clone())
        .find(|sentence| sentence.contains(&verb.start))?;
    let subject = subject(bead, side, verb.start, &sentence);
    let reach = verb.end..sentence.end.min(verb.end + REACH);
    let led_in_by = |word: &str| {
        let mut open = reach
            .clone()
            .take_while(|&at| tokens[at].kind != TokenKind::Punctuation);
        let at = open.find(|&at| tokens[at].key == word)?;
        phrase_head(bead, side, at + 1..sentence.end)
    };
    let found = if is_passive(tokens, verb.start) || is_reduced_passive(bead, side, verb) {
        Parties {
            agent: led_in_by("by"),
            patient: subject,
        }
    } else if let Some(word) = preposition {
        Parties {
            agent: led_in_by(word),
            patient: subject,
        }
    } else {
        Parties {
            agent: subject,
            patient: phrase_head(bead, side, reach),
        }
    };
    (found.agent.is_some() || found.patient.is_some()).then_some(found)
}

/// A participle right behind the noun that undergoes it, with `by` close behind: `talks offered by the government`.
fn is_reduced_passive(bead: &BeadView<'_>, side: Side, verb: &Range<usize>) -> bool {
    let tokens = &bead.document(side).tokens;
    let by = tokens
        .get(verb.end..)
        .unwrap_or_default()
        .iter()
        .take(2)
        .any(|token| token.key == "by");
    let participle = tokens[verb.start].key.ends_with(['d', 'n', 't']);
    let before = verb.start.checked_sub(1);
    by && participle && before.is_some_and(|before| is_nominal(bead, side, before))
}

/// How many tokens behind a verb its party is looked for.
const REACH: usize = 9;

fn is_passive(tokens: &[Token], verb: usize) -> bool {
    !tokens[verb].key.ends_with("ing")
        && tokens[verb.saturating_sub(4)..verb]
            .iter()
            .rev()
            .take_while(|token| steps_over(token) || fills(token))
            .any(is_form_of_be)
}

/// Words that come between an auxiliary and its verb: `were themselves attacked`, `was in turn attacked`.
fn fills(token: &Token) -> bool {
    token.key.ends_with("selves") || token.key.ends_with("self") || matches!(&*token.key, "in" | "turn")
}

/// Auxiliaries and adverbs between a subject and its verb.
fn steps_over(token: &Token) -> bool {
    token.kind == TokenKind::Word
        && (token.key.ends_with("ly")
            || lexicon::is_function_word(&token.key)
                && !lexicon::is_preposition(&token.key)
                && !lexicon::is_pronoun(&token.key)
                && !lexicon::is_article(&token.key)
                && !matches!(
                    token.key.as_str(),
                    "and" | "or" | "but" | "who" | "which" | "that" | "what"
                ))
}

/// The head of the noun phrase before a verb: the one that no preposition leads in. A participle such as `having robbed`
/// at the head of its clause has the subject behind the comma; `it` behind a verb of report is who reported.
fn subject(bead: &BeadView<'_>, side: Side, verb: usize, sentence: &Range<usize>) -> Option<usize> {
    let (tokens, start) = (&bead.document(side).tokens, sentence.start);
    let mut at = verb;
    while at > start && (steps_over(&tokens[at - 1]) || fills(&tokens[at - 1])) {
        if tokens[at - 1].key == "having" {
            let comma = (verb..sentence.end).find(|&at| tokens[at].form == ",")?;
            return phrase_head(bead, side, comma + 1..sentence.end);
        }
        at -= 1;
    }
    let before = at.checked_sub(1).filter(|before| *before >= start)?;
    if lexicon::is_pronoun(&tokens[before].key) && !is_relative(&tokens[before]) {
        return reporter(bead, side, start..before);
    }
    // `The man, who was armed, fled`: back over the clause between the commas.
    if tokens[before].form == "," {
        let opens = |at: &usize| tokens[*at].form == "," && tokens.get(at + 1).is_some_and(is_relative);
        at = (start..before).rev().take(LONGEST_RELATIVE).find(opens)?;
    }
    loop {
        // `The man who …`: the clause is the man's.
        if at > start && is_relative(&tokens[at - 1]) {
            at -= 1;
            if at > start && tokens[at - 1].form == "," {
                at -= 1;
            }
        }
        let head = at
            .checked_sub(1)
            .filter(|head| *head >= start && is_nominal(bead, side, *head))?;
        let mut first = head;
        // `On Monday the employer`: an article begins the phrase.
        while first > start && is_inside_phrase(&tokens[first - 1]) && !lexicon::is_article(&tokens[first].key) {
            first -= 1;
        }
        let before = first.checked_sub(1).filter(|before| *before >= start);
        match before {
            Some(before) if lexicon::is_preposition(&tokens[before].key) => at = before,
            // `The bacteria that feed on algae were …`: what was read so far is a clause of its own.
            Some(before) if is_relative(&tokens[before]) && before > start && is_nominal(bead, side, before - 1) => {
                at = before;
            }
            _ => return Some(head),
        }
    }
}

/// How many tokens a relative clause between commas has at most.
const LONGEST_RELATIVE: usize = 16;

fn is_relative(token: &Token) -> bool {
    matches!(&*token.key, "who" | "which" | "that")
}

/// Who says what a clause with a pronoun for its subject says, at the head of the sentence: `The firm said on Tuesday it`.
fn reporter(bead: &BeadView<'_>, side: Side, stretch: Range<usize>) -> Option<usize> {
    let head = phrase_head(bead, side, stretch.clone())?;
    let reports = |at: usize| {
        let word = bead.word(side, at);
        word.is_some_and(|word| word.lemmas().any(|lemma| lexicon::reporting_verb(lemma).is_some()))
    };
    (stretch.contains(&(head + 1)) && reports(head + 1)).then_some(head)
}

/// The head of the noun phrase that begins in a stretch right away: the last noun of the first run of such words.
fn phrase_head(bead: &BeadView<'_>, side: Side, stretch: Range<usize>) -> Option<usize> {
    let tokens = &bead.document(side).tokens;
    let mut head = None;
    for at in stretch {
        let token = &tokens[at];
        let opens = head.is_none()
            && (lexicon::is_article(&token.key) || lexicon::is_possessive(&token.key) || token.key.ends_with("ly"));
        if opens {
            continue;
        }
        if !is_inside_phrase(token) {
            break;
        }
        let is_verb = |word: &Word<'_>| word.most_likely_part_of_speech() == Some(PartOfSpeech::Verb);
        let lower = token.form.starts_with(char::is_lowercase);
        if head.is_some() && lower && bead.word(side, at).is_some_and(is_verb) {
            break;
        }
        if is_nominal(bead, side, at) {
            head = Some(at);
        } else if head.is_some() && is_content(token) {
            break;
        }
    }
    head
}

/// Words that stand inside a noun phrase: content, articles, possessives, numbers.
fn is_inside_phrase(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Number)
        || token.kind == TokenKind::Word
            && (is_content(token)
                || lexicon::is_article(&token.key)
                || lexicon::is_possessive(&token.key)
                || matches!(token.key.as_str(), "'s" | "'"))
}

fn is_nominal(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    let token = &bead.document(side).tokens[at];
    let noun = || {
        bead.word(side, at)
            .is_some_and(|word| word.parts_of_speech().contains(PartOfSpeech::Noun) || !word.is_known())
    };
    is_content(token) && token.kind == TokenKind::Word && (noun() || token.form.starts_with(char::is_uppercase))
}

/// A verb whose agent on one side is somebody else than on the other, though each side speaks of both, with the two agents.
pub(super) fn other_agent<'a>(bead: &BeadView<'a>) -> Option<(&'a Link, Pair<usize>)> {
    shared_clauses(bead).into_iter().find_map(|(link, [one, other])| {
        let agents = Pair::new(one.agent?, other.agent?);
        let same = |one: Option<usize>, other: Option<usize>| match (one, other) {
            (Some(one), Some(other)) => are_same(bead, one, other),
            _ => false,
        };
        // `The ship sank in the storm`, `the storm sank the ship`.
        let alone = one.patient.is_none() && same(one.agent, other.patient)
            || other.patient.is_none() && same(one.patient, other.agent);
        let differ = !alone
            && is_surely_verb(bead, link)
            && !is_plain_report(bead, link)
            && is_only_one(bead, link)
            && are_somebody(bead, &agents)
            && !leads_to_passive(bead, link)
            && are_others(bead, link, &agents);
        differ.then_some((link, agents))
    })
}

/// `A agreed to buy B`, `B agreed to be bought by A`: whoever is named first agreed.
fn leads_to_passive(bead: &BeadView<'_>, link: &Link) -> bool {
    Side::BOTH.into_iter().any(|side| {
        let behind = bead
            .document(side)
            .tokens
            .get(link.tokens.get(side).end..)
            .unwrap_or_default();
        matches!(behind, [to, be, ..] if to.key == "to" && be.key == "be")
    })
}

/// Whether neither word of a link can be a noun as it stands.
fn is_surely_verb(bead: &BeadView<'_>, link: &Link) -> bool {
    Side::BOTH.into_iter().all(|side| {
        let at = link.tokens.get(side).start;
        let past = bead.document(side).tokens[at].key.ends_with("ed");
        let noun = |word: &Word<'_>| word.parts_of_speech().contains(PartOfSpeech::Noun);
        past || bead.word(side, at).is_some_and(|word| !noun(word))
    })
}

/// Whether two tokens of the two sides are linked as the same.
fn are_same(bead: &BeadView<'_>, original: usize, rendition: usize) -> bool {
    bead.link(Side::Original, original)
        .is_some_and(|link| link.relation.keeps_sense() && link.tokens.rendition.contains(&rendition))
}

/// Who says something is compared where sources are.
fn is_plain_report(bead: &BeadView<'_>, link: &Link) -> bool {
    let plain = |lemma: &str| {
        lexicon::reporting_verb(lemma)
            .is_some_and(|verb| matches!(verb.class, ReportingClass::Neutral | ReportingClass::Manner))
    };
    let word = bead.word(Side::Original, link.tokens.original.start);
    word.is_some_and(|word| word.lemmas().any(plain))
}

/// Whether the verb stands once on each side: of two, either may be linked to either.
fn is_only_one(bead: &BeadView<'_>, link: &Link) -> bool {
    Side::BOTH.into_iter().all(|side| {
        let verb = link.tokens.get(side).start;
        let Some(lemma) = bead.word(side, verb).and_then(|word| word.lemmas().next()) else {
            return false;
        };
        let same = |index: usize| {
            bead.word(side, index)
                .is_some_and(|word| word.lemmas().any(|other| other == lemma))
        };
        bead.tokens(side).filter(|(index, _)| same(*index)).count() == 1
    })
}

/// Whether both agents are people or bodies, who can do a thing in one another's stead.
fn are_somebody(bead: &BeadView<'_>, agents: &Pair<usize>) -> bool {
    Side::BOTH.into_iter().all(|side| {
        let at = *agents.get(side);
        let acts = |lemma: &str| {
            lexicon::is_of_class(lemma, WordClass::Actor)
                || lexicon::person_noun(lemma).is_some()
                || lexicon::title(lemma).is_some()
        };
        let is_name = |mention: &Mention| {
            matches!(&mention.value, Value::Name(name) if !name.is_demonym) && mention.tokens.contains(&at)
        };
        bead.word(side, at).is_some_and(|word| word.lemmas().any(acts)) || bead.mentions(side).any(is_name)
    })
}

/// Whether each agent stands on the other side too, and there is neither the other agent nor named together with it.
fn are_others(bead: &BeadView<'_>, act: &Link, agents: &Pair<usize>) -> bool {
    Side::BOTH.into_iter().all(|side| {
        let (agent, other) = (*agents.get(side), side.other());
        let Some(link) = bead.link(side, agent).filter(|link| link.relation.keeps_sense()) else {
            return false;
        };
        let there = link.tokens.get(other).clone();
        let rival = *agents.get(other);
        let verb = act.tokens.get(other).start;
        let is_apart = |token: usize| (token.min(rival)..token.max(rival)).contains(&verb);
        let mut partners = there.clone();
        !there.contains(&rival) && partners.all(|token| is_apart(token) || !belong_together(bead, other, token, rival))
    })
}

/// Whether two nouns name one party: `Mayor Ada Olin`, `Ada Olin, the mayor`, `the mayor and the council`, `the firm's
/// owner` where the owner is no person.
fn belong_together(bead: &BeadView<'_>, side: Side, one: usize, other: usize) -> bool {
    let tokens = &bead.document(side).tokens;
    let (first, last) = (one.min(other), one.max(other));
    let between = tokens.get(first + 1..last).unwrap_or_default();
    let owns = between.iter().any(|token| matches!(&*token.key, "'s" | "'"));
    if owns {
        return between.iter().all(is_inside_phrase) && lexicon::person_noun(&tokens[last].key).is_none();
    }
    between.iter().all(|token| {
        is_inside_phrase(token)
            || matches!(
                &*token.key,
                "," | "and" | "or" | "of" | "&" | "-" | "with" | "for" | "at"
            )
    })
}
