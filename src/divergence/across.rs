//! Denials across languages: where one text denies something, and no word of the other can stand for that.

use std::ops::Range;

use crate::{
    annotation::{Mention, Value},
    lexicon::{self, ForeignNegator, NegatorEffect, PartOfSpeech},
    pair::Side,
    segmentation::Token,
};

use super::{
    BeadView,
    scope::{is_form_of_be, is_negative},
};

/// The denial of one side, in tokens, that the other side has lost.
pub(super) fn lost_denial(bead: &BeadView<'_>) -> Option<(Side, Range<usize>)> {
    let is_single = Side::BOTH.iter().all(|&side| bead.sentences(side).len() == 1);
    if !is_single || bead.is_english() || is_question(bead) {
        return None;
    }
    let (original, rendition) = (denials(bead, Side::Original)?, denials(bead, Side::Rendition)?);
    match (original, rendition) {
        (Denials::Clear(denial), Denials::None) => Some((Side::Original, denial)),
        (Denials::None, Denials::Clear(denial)) => Some((Side::Rendition, denial)),
        _ => None,
    }
}

/// What a side denies.
enum Denials {
    None,
    /// Something by its negators alone: the tokens of the first.
    Clear(Range<usize>),
    /// Perhaps something, by words that may say a denial another way.
    Open,
}

/// None where the language is not known.
fn denials(bead: &BeadView<'_>, side: Side) -> Option<Denials> {
    let language = bead.document(side).language.as_str();
    let mut first = None;
    for (index, token) in bead.tokens(side) {
        let (denies, may) = match language {
            "en" => (
                negator_at(bead, side, index).is_some() && token.key != "zero",
                is_negative(token)
                    || says(token, language) == Some(ForeignNegator::May)
                    || is_predicate(bead, side, index),
            ),
            _ if !lexicon::has_foreign_negators(language) => return None,
            _ => match says(token, language) {
                Some(ForeignNegator::Denies) => (true, false),
                Some(ForeignNegator::WithNe) => (stands_with_ne(bead, side, index), false),
                Some(ForeignNegator::May) => (false, true),
                _ => (false, false),
            },
        };
        let tokens = &bead.document(side).tokens;
        // `No, he came.`
        let answers = tokens.get(index + 1).is_some_and(|next| next.form == ",");
        if denies && !answers && !is_undone(bead, side, index, language) {
            let tokens = negator_at(bead, side, index).map_or(index..index + 1, |mention| mention.tokens.clone());
            first.get_or_insert(tokens);
        } else if may || denies {
            return Some(Denials::Open);
        }
    }
    Some(first.map_or(Denials::None, Denials::Clear))
}

fn says(token: &Token, language: &str) -> Option<ForeignNegator> {
    lexicon::foreign_negator(&token.key, language)
}

/// The English negator that begins at a token and denies its clause.
fn negator_at<'a>(bead: &BeadView<'a>, side: Side, index: usize) -> Option<&'a Mention> {
    bead.mentions(side).find(|mention| {
        mention.tokens.start == index
            && matches!(mention.value, Value::Negation(negation) if negation.effect == NegatorEffect::Full)
    })
}

/// `Ne … plus`, with a few words between; `personne ne`.
fn stands_with_ne(bead: &BeadView<'_>, side: Side, index: usize) -> bool {
    const REACH: usize = 5;
    let tokens = &bead.document(side).tokens;
    let is_ne = |token: &Token| matches!(&*token.form.to_lowercase(), "ne" | "n'" | "n’");
    let start = sentence_start(bead, side, index).max(index.saturating_sub(REACH));
    tokens[start..index].iter().any(is_ne) || tokens.get(index + 1).is_some_and(is_ne)
}

/// The first token of the sentence that a token of the bead stands in.
fn sentence_start(bead: &BeadView<'_>, side: Side, index: usize) -> usize {
    let sentences = bead.sentences(side).iter();
    let mut tokens = sentences.map(|&sentence| &bead.document(side).sentences[sentence].tokens);
    tokens
        .find(|tokens| tokens.contains(&index))
        .map_or(index, |tokens| tokens.start)
}

/// `Is poor`: what it is may be the opposite of what the other text says that it is not.
fn is_predicate(bead: &BeadView<'_>, side: Side, index: usize) -> bool {
    let before = index
        .checked_sub(1)
        .and_then(|before| bead.document(side).tokens.get(before));
    before.is_some_and(is_form_of_be)
        && bead
            .word(side, index)
            .is_some_and(|word| word.most_likely_part_of_speech() == Some(PartOfSpeech::Adjective))
}

/// `Not only`, `pas seulement`.
fn is_undone(bead: &BeadView<'_>, side: Side, index: usize, language: &str) -> bool {
    let next = bead.document(side).tokens.get(index + 1);
    next.is_some_and(|next| match language {
        "en" => matches!(&*next.key, "only" | "just" | "merely" | "least" | "less" | "more"),
        _ => says(next, language) == Some(ForeignNegator::Undoes),
    })
}

fn is_question(bead: &BeadView<'_>) -> bool {
    Side::BOTH
        .iter()
        .any(|&side| bead.tokens(side).any(|(_, token)| token.form == "?"))
}
