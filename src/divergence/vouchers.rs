//! Who vouches for what a sentence tells: whoever says it, believes it or accuses somebody of it.
//!
//! A verb of report covers the clauses behind it, or those before it where it only stands at the end (`…, the union said`);
//! `according to` covers its sentence.

use std::ops::Range;

use crate::{
    annotation::{
        Mention, Value,
        syntax::{Clause, Reading, Tag},
    },
    lexicon::{self, ReportingClass, Word, WordClass},
    segmentation::TokenKind,
};

use super::parts::Text;

/// Somebody who vouches for a stretch of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Voucher {
    /// The head of the phrase that names him; none where the text does not tell.
    pub(super) source: Option<usize>,
    /// The token of the verb or phrase that says so.
    pub(super) word: usize,
    pub(super) class: ReportingClass,
    /// The tokens he vouches for.
    pub(super) scope: Range<usize>,
}

/// Who vouches for what on a side, sentence by sentence.
pub(super) fn vouchers(text: &Text<'_, '_>) -> Vec<Voucher> {
    let mut found = Vec::new();
    for reading in text.readings {
        let tells = |clause: &Clause| voucher_of_verb(text, reading, clause);
        found.extend(reading.clauses.iter().filter_map(tells));
        found.extend(according_to(text, reading));
    }
    found
}

/// Whether the words around a claim, up to the next marks, tell that it is not certain, or that it is somebody's word:
/// `allegedly`, a quotation, or an accusation that the other side does not have.
pub(super) fn is_hedged(text: &Text<'_, '_>, claim: usize) -> bool {
    let bead = text.bead;
    let tokens = &bead.document(text.side).tokens;
    let Some(sentence) = bead.sentence_of(text.side, claim) else {
        return false;
    };
    let is_mark = |at: &usize| tokens[*at].kind == TokenKind::Punctuation;
    let start = (sentence.start..claim).rfind(is_mark).unwrap_or(sentence.start);
    let around = start..(claim..sentence.end).find(is_mark).unwrap_or(sentence.end);
    let accuses = |at: usize| {
        let is_open = bead.link(text.side, at).is_none_or(|link| !link.relation.keeps_sense());
        let word = bead.word(text.side, at).filter(|_| is_open);
        word.is_some_and(|word| lexicon::has_form_of_class(word, WordClass::Accusation))
    };
    let hedges = |mention: &Mention| {
        matches!(mention.value, Value::Modality(_) | Value::Quotation(_)) && around.contains(&mention.tokens.start)
    };
    around
        .clone()
        .any(|at| tokens[at].kind == TokenKind::Quote || accuses(at))
        || bead.mentions(text.side).any(hedges)
}

/// What a verb of report covers.
fn voucher_of_verb(text: &Text<'_, '_>, reading: &Reading, clause: &Clause) -> Option<Voucher> {
    use ReportingClass::{Accuse, Admit, Believe, Claim, Confirm, Manner, Neutral, Quote, Reveal, Warn};
    let word = text.bead.word(text.side, clause.verb)?;
    let class = word.lemmas().find_map(lexicon::reporting_verb)?.class;
    if !matches!(
        class,
        Neutral | Manner | Quote | Claim | Believe | Admit | Confirm | Reveal | Warn | Accuse
    ) {
        return None;
    }
    let informs = lexicon::has_form_of_class(word, WordClass::Informing);
    // Who describes a thing tells nothing in a clause; whose subject had to be guessed may be anybody's word.
    let has_object = clause.patient.is_some();
    let tells = if class == Accuse {
        has_object
    } else {
        informs || clause.is_passive || !has_object
    };
    if !tells || clause.is_borrowed {
        return None;
    }
    let led_by = |wanted: &str| {
        let led = clause
            .led
            .iter()
            .find(|(preposition, _)| text.key(*preposition) == wanted);
        led.map(|(_, head)| *head)
    };
    let source = if hears(word) { led_by("from") } else { clause.agent };
    let scope = match class {
        Accuse => accused_of(text, reading, clause)?,
        _ => scope(text, reading, clause)?,
    };
    Some(Voucher {
        source,
        word: clause.verb,
        class,
        scope,
    })
}

/// Whether the subject of a verb is told the thing by somebody else.
fn hears(word: &Word<'_>) -> bool {
    word.lemmas()
        .any(|lemma| matches!(lemma, "hear" | "learn" | "read" | "gather" | "understand"))
}

/// The stretch that a verb of report covers: what follows it, or what stands before it where nothing follows.
fn scope(text: &Text<'_, '_>, reading: &Reading, clause: &Clause) -> Option<Range<usize>> {
    let tag = |at: usize| reading.tags.get(at.checked_sub(reading.tokens.start)?).copied();
    // Past who speaks or is spoken to, and when and where.
    let mut behind = clause.verb + 1;
    while behind < reading.tokens.end {
        let phrase = reading.phrases.iter().find(|phrase| phrase.tokens.start == behind);
        let belongs = |head: usize| {
            [clause.agent, clause.patient].contains(&Some(head)) || clause.led.iter().any(|(_, led)| *led == head)
        };
        match phrase {
            Some(phrase) if phrase.is_owner || belongs(phrase.head) => {
                behind = phrase.tokens.end + usize::from(phrase.is_owner);
            }
            Some(phrase) if lexicon::is_calendar_word(text.key(phrase.head)) => behind = phrase.tokens.end,
            None if matches!(tag(behind), Some(Tag::Adverb | Tag::Preposition)) => behind += 1,
            _ => break,
        }
    }
    let ends = behind >= reading.tokens.end || matches!(tag(behind), Some(Tag::Mark | Tag::Conjunction | Tag::Quote));
    if ends && text.key(behind.min(reading.tokens.end - 1)) != ":" {
        let agent = clause.agent.unwrap_or(clause.verb).min(clause.verb);
        return Some(reading.tokens.start..agent);
    }
    let first = clause.verb + 1;
    let mut tokens = first..reading.tokens.end;
    let end = tokens
        .find(|&at| closes(text, reading, clause, at))
        .unwrap_or(reading.tokens.end);
    Some(first..end)
}

/// What somebody is accused of: `accuse the firm of hiding it`.
fn accused_of(text: &Text<'_, '_>, reading: &Reading, clause: &Clause) -> Option<Range<usize>> {
    let accused = clause.patient?;
    let is_of = |act: &&Clause| {
        act.verb > accused && act.subject() == Some(accused) && text.key(act.verb - 1) == "of" && act.is_borrowed
    };
    let first = reading.clauses.iter().find(is_of)?.verb;
    let mut behind = first..reading.tokens.end;
    let end = behind.find(|&at| matches!(text.key(at), "," | ";"));
    Some(first..end.unwrap_or(reading.tokens.end))
}

/// Whether a mark closes what a verb of report covers: `; …`, `, and the council …`, or the comma behind `who believe …`.
fn closes(text: &Text<'_, '_>, reading: &Reading, clause: &Clause, at: usize) -> bool {
    let next_is_joined = || {
        let place = (at + 1).checked_sub(reading.tokens.start);
        let joins = place.and_then(|place| reading.tags.get(place)) == Some(&Tag::Conjunction)
            || matches!(text.key(at + 1), "while" | "although" | "though" | "whereas");
        let begins = |phrase: usize| phrase == at + 2;
        joins && reading.phrases.iter().any(|phrase| begins(phrase.tokens.start))
    };
    match text.key(at) {
        ";" => true,
        "," => clause.is_relative || at + 1 < reading.tokens.end && next_is_joined(),
        _ => false,
    }
}

/// Whom `according to` names.
fn according_to(text: &Text<'_, '_>, reading: &Reading) -> Option<Voucher> {
    let at = reading.tokens.clone().find(|&at| text.key(at) == "according")?;
    let source = reading.phrases.iter().find(|phrase| phrase.preposition == Some(at + 1));
    // `…, according to whom none was sold`.
    let is_relative = text.key(at + 2) == "whom";
    let scope = if is_relative {
        at..reading.tokens.end
    } else {
        reading.tokens.clone()
    };
    Some(Voucher {
        source: source.map(|phrase| phrase.head),
        word: at,
        class: ReportingClass::Neutral,
        scope,
    })
}
