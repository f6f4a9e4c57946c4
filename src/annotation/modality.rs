//! How certain, obliged, able or planned something is: `may`, `will`, `reportedly`, `is expected to`.

use crate::{
    lexicon::{self, Modal, ModalForm, ModalKind, PartOfSpeech, Word, WordClass},
    segmentation::{Document, TokenKind},
};

use super::{Mention, Value, phrase};

/// A word or phrase of certainty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Modality {
    /// Its kind and strength.
    pub modal: Modal,
}

/// The words of certainty of a sentence.
pub(super) fn modalities(document: &Document, sentence: usize) -> Vec<Mention> {
    let tokens = document.sentences[sentence].tokens.clone();
    let mut found = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let hit = phrase::longest(document, at, tokens.end, lexicon::MODAL_PHRASES, lexicon::modal);
        let is_cue = |modal: &Modal, len: usize| {
            !is_month(document, at, tokens.start)
                && governs(document, at + len, modal)
                && !is_perceived(document, at, tokens.end)
                && !forbids_all(document, at, tokens.start)
                // `A would-be thief`.
                && document.tokens.get(at + len).is_none_or(|next| next.key != "-")
        };
        let Some((modal, len)) = hit.filter(|(modal, len)| is_cue(modal, *len)) else {
            at += 1;
            continue;
        };
        let span = document.tokens[at].span.join(document.tokens[at + len - 1].span);
        found.push(Mention {
            sentence,
            tokens: at..at + len,
            span,
            value: Value::Modality(Modality { modal }),
        });
        at += len;
    }
    found
}

/// `May` is a month when it is capitalised inside a sentence or stands beside a number.
fn is_month(document: &Document, at: usize, start: usize) -> bool {
    let token = &document.tokens[at];
    if token.form != "May" {
        return false;
    }
    let is_number = |at: Option<usize>| {
        at.and_then(|at| document.tokens.get(at))
            .is_some_and(|token| token.form.starts_with(|c: char| c.is_ascii_digit()))
    };
    let begins = at == start;
    !begins || is_number(at.checked_sub(1)) || is_number(Some(at + 1))
}

/// A verb of planning or seeming counts only where it governs another verb: `plans to sell`, `considers selling`.
fn governs(document: &Document, next: usize, modal: &Modal) -> bool {
    if modal.form == ModalForm::Adjective && (is_predicate(document, next) || names_somebody(document, next)) {
        return false;
    }
    // A charge of 40 euros accuses nobody.
    let of = |key: &str| matches!(key, "of" | "with" | "for");
    if modal.kind == ModalKind::Evidential
        && next > 0
        && of(&document.tokens[next - 1].key)
        && document
            .tokens
            .get(next)
            .is_some_and(|token| matches!(token.kind, TokenKind::Number | TokenKind::Symbol))
    {
        return false;
    }
    // `Its growth forecast to 1.1%`, `the offer to shareholders`: no verb follows.
    let ends_in_to = next > 0 && document.tokens[next - 1].key == "to";
    if modal.kind == ModalKind::Future && ends_in_to && !may_begin_infinitive(document, next) {
        return false;
    }
    modal.form != ModalForm::Verb
        || document
            .tokens
            .get(next)
            .is_some_and(|token| token.key == "to" || token.key.ends_with("ing"))
}

/// Whether a verb may stand behind `to`, or an adverb before it: `to sell`, `to gradually sell`.
fn may_begin_infinitive(document: &Document, at: usize) -> bool {
    let token = document.tokens.get(at).filter(|token| token.kind == TokenKind::Word);
    token.is_some_and(|token| {
        let word = Word::look_up(&token.key);
        let parts = word.parts_of_speech();
        let is_base = || word.lemmas().any(|lemma| lemma == token.key);
        token.is_function_word() && !lexicon::is_article(&token.key) && !lexicon::is_possessive(&token.key)
            || parts.contains(PartOfSpeech::Verb) && is_base()
            || parts.contains(PartOfSpeech::Adverb)
            || !word.is_known() && !token.form.starts_with(char::is_uppercase)
    })
}

/// `No one may be paid less`, `no child may be turned away`: nobody doubts anything there.
fn forbids_all(document: &Document, at: usize, start: usize) -> bool {
    /// `No child under ten may`.
    const SUBJECT: usize = 5;
    let tokens = &document.tokens;
    let before = || tokens[at.saturating_sub(SUBJECT).max(start)..at].iter().rev();
    let next = tokens.get(at + 1);
    tokens[at].key == "may"
        && next.is_some_and(|next| next.key != "have" && next.key != "not")
        && before()
            .take_while(|token| token.kind != TokenKind::Punctuation)
            .any(|token| matches!(&*token.key, "no" | "nobody" | "none" | "neither"))
}

/// `Could be seen from the shore`: it was there to be seen, and nobody doubts it. `Could be seen as` does.
fn is_perceived(document: &Document, at: usize, end: usize) -> bool {
    /// `first` or `clearly` before `be`, and a word behind it.
    const REACH: usize = 3;
    let key = |at: usize| {
        document
            .tokens
            .get(at)
            .filter(|_| at < end)
            .map_or("", |token| &token.key)
    };
    if !matches!(key(at), "can" | "could") {
        return false;
    }
    let Some(be) = (at + 1..at + 1 + REACH).find(|&at| key(at) == "be") else {
        return false;
    };
    let seen = (be + 1..be + REACH).find(|&at| lexicon::is_of_class(key(at), WordClass::Perceived));
    seen.is_some_and(|seen| key(seen + 1) != "as")
}

/// Whether a participle stands for a person, with no noun behind it: `the accused said`.
fn names_somebody(document: &Document, next: usize) -> bool {
    let tokens = &document.tokens;
    let determined = next
        .checked_sub(2)
        .is_some_and(|before| lexicon::is_article(&tokens[before].key));
    let follows = tokens.get(next).filter(|token| token.kind == TokenKind::Word);
    let is_noun = follows.is_some_and(|token| {
        let mostly = Word::look_up(&token.key).most_likely_part_of_speech();
        !token.is_function_word()
            && !token.key.ends_with("ly")
            && matches!(mostly, None | Some(PartOfSpeech::Noun | PartOfSpeech::Adjective))
    });
    determined && tokens[next - 1].key == "accused" && !is_noun
}

/// Whether a participle is the verb of its clause: `patients reported` as against `the reported cases`.
fn is_predicate(document: &Document, next: usize) -> bool {
    let Some(at) = next.checked_sub(1) else { return false };
    let before = at.checked_sub(1).and_then(|before| document.tokens.get(before));
    let determined = before.is_none_or(|before| {
        lexicon::is_article(&before.key)
            || lexicon::is_possessive(&before.key)
            || matches!(
                before.key.as_str(),
                "of" | "by" | "for" | "in" | "and" | "or" | "other" | "first" | "over" | "against"
            )
    });
    document.tokens[at].key.ends_with("ed") && !determined
}
