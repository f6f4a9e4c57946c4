//! Who does what to whom, in clauses whose parties are any nouns.
//!
//! Only what word order tells for certain is read: the noun phrase right before a verb and the one right behind it, or
//! behind `by` in a passive. Whoever is not found leaves the clause unread.

use std::ops::Range;

use crate::{
    diff::{Link, Relation},
    lexicon::{self, ConversePlaces, PartOfSpeech},
    pair::Side,
    segmentation::{Token, TokenKind},
};

use super::{BeadView, roles::is_mutual_verb, scope::is_content};

/// The two parties of a verb, as the tokens of their heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parties {
    pub(super) agent: usize,
    pub(super) patient: usize,
}

/// The verbs of a bead that stand on both sides, each with its parties there, where both are known: by link.
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
    let subject = subject(bead, side, verb.start, sentence.start)?;
    let reach = verb.end..sentence.end.min(verb.end + REACH);
    let led_in_by = |word: &str| {
        let mut open = reach
            .clone()
            .take_while(|&at| tokens[at].kind != TokenKind::Punctuation);
        let at = open.find(|&at| tokens[at].key == word)?;
        phrase_head(bead, side, at + 1..sentence.end)
    };
    if is_passive(tokens, verb.start) {
        return Some(Parties {
            agent: led_in_by("by")?,
            patient: subject,
        });
    }
    match preposition {
        Some(word) => Some(Parties {
            agent: led_in_by(word)?,
            patient: subject,
        }),
        None => Some(Parties {
            agent: subject,
            patient: phrase_head(bead, side, reach)?,
        }),
    }
}

/// How many tokens behind a verb its party is looked for.
const REACH: usize = 9;

fn is_passive(tokens: &[Token], verb: usize) -> bool {
    let is_be = |token: &Token| {
        matches!(
            token.key.as_str(),
            "was" | "were" | "been" | "be" | "being" | "is" | "are"
        )
    };
    tokens[verb.saturating_sub(3)..verb]
        .iter()
        .rev()
        .take_while(|token| steps_over(token))
        .any(is_be)
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

/// The head of the noun phrase before a verb: the one that no preposition leads in.
fn subject(bead: &BeadView<'_>, side: Side, verb: usize, start: usize) -> Option<usize> {
    let tokens = &bead.document(side).tokens;
    let mut at = verb;
    while at > start && steps_over(&tokens[at - 1]) {
        at -= 1;
    }
    // `The man who …`: the clause is the man's.
    if at > start && matches!(tokens[at - 1].key.as_str(), "who" | "which" | "that") {
        at -= 1;
    }
    loop {
        let head = at
            .checked_sub(1)
            .filter(|head| *head >= start && is_nominal(bead, side, *head))?;
        let mut first = head;
        while first > start && is_inside_phrase(&tokens[first - 1]) {
            first -= 1;
        }
        let before = first.checked_sub(1).filter(|before| *before >= start);
        match before {
            Some(before) if lexicon::is_preposition(&tokens[before].key) => at = before,
            _ => return Some(head),
        }
    }
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
