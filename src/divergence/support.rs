//! Verbs that only carry the noun of an act, so that both together say what one verb says: `made a quick decision`,
//! `quickly decided`; `faces another inspection`, `will be inspected again`.

use std::ops::Range;

use crate::{
    diff::{Link, Relation},
    lexicon::{self, PartOfSpeech, SupportedPart, Word, WordClass},
    pair::Side,
    segmentation::TokenKind,
};

use super::{BeadView, scope::is_content};

/// How many words may stand between the verb and its noun.
const REACH: usize = 4;

/// Whether a word only carries a noun of an act that the other side of the bead names as well, by a verb or carried by
/// another such verb.
pub(super) fn carries_known_act(bead: &BeadView<'_>, side: Side, token: usize) -> bool {
    let Some(part) = supported_part(bead, side, token) else {
        return false;
    };
    nouns_behind(bead, side, token).any(|noun| {
        let link = bead.link(side, noun).filter(|link| link.relation.keeps_sense());
        link.is_some_and(|link| {
            let other = link.tokens.get(side.other()).start;
            is_act(bead, side.other(), other, part) || is_carried(bead, side.other(), other)
        })
    })
}

/// Whether a word carries a noun that names the act of a verb of the other side: `made` in `made a reduction in` against
/// `lowered`.
pub(super) fn carries_act_of(bead: &BeadView<'_>, side: Side, token: usize, verb: usize) -> bool {
    let (Some(part), Some(act)) = (supported_part(bead, side, token), bead.word(side.other(), verb)) else {
        return false;
    };
    is_act(bead, side.other(), verb, part)
        && nouns_behind(bead, side, token).any(|noun| bead.word(side, noun).is_some_and(|noun| names_act(noun, act)))
}

/// Whether the same noun is carried by one such verb on each side, whose subjects have the same part in it: `lodged an
/// appeal`, `made an appeal`.
pub(super) fn carry_same_noun(bead: &BeadView<'_>, left: usize, right: usize) -> bool {
    let parts = (
        supported_part(bead, Side::Original, left),
        supported_part(bead, Side::Rendition, right),
    );
    matches!(parts, (Some(one), Some(other)) if one == other)
        && nouns_behind(bead, Side::Original, left).any(|noun| {
            let link = bead
                .link(Side::Original, noun)
                .filter(|link| link.relation.keeps_sense());
            link.is_some_and(|link| {
                let there = link.tokens.rendition.start;
                nouns_behind(bead, Side::Rendition, right).any(|noun| noun == there)
            })
        })
}

/// The words that belong to a verb behind its object, if together they say what a word of the other side says:
/// `took the firm to court` for `sued the firm`.
pub(super) fn split_expression(bead: &BeadView<'_>, side: Side, verb: usize, other: usize) -> Option<Range<usize>> {
    let word = bead.word(side, verb).filter(|word| lexicon::starts_expression(word))?;
    let senses = *bead.word(side.other(), other)?.senses();
    (verb + 2..verb + 3 + REACH).find_map(|start| {
        let tail = (start..start + LONGEST_TAIL).map_while(|token| bead.word(side, token));
        let found = lexicon::expression_at(std::iter::once(word).chain(tail))?;
        (found.words > 1 && found.senses.is_synonym_of(&senses)).then(|| start..start + found.words - 1)
    })
}

/// The most words of an expression behind an object.
const LONGEST_TAIL: usize = 4;

/// Whether a word belongs to a verb before it that stands opposite a word which both together say.
pub(super) fn ends_split_expression(bead: &BeadView<'_>, side: Side, token: usize) -> bool {
    let near = token.saturating_sub(2 + REACH + LONGEST_TAIL)..token;
    near.rev().any(|verb| {
        let other = bead.link(side, verb).map(|link| link.tokens.get(side.other()).start);
        other
            .and_then(|other| split_expression(bead, side, verb, other))
            .is_some_and(|tail| tail.contains(&token))
    })
}

/// Whether a noun names what a verb says: `reduction` of `reduce`, or of `lower`.
fn names_act(noun: &Word<'_>, verb: &Word<'_>) -> bool {
    let act_of = |lemma| {
        let mut acts = lexicon::deverbal_nouns(lemma);
        acts.any(|row| Word::look_up(row.verb).relation(verb).keeps_sense())
    };
    noun.relation(verb).keeps_sense() || noun.lemmas().any(act_of)
}

fn supported_part(bead: &BeadView<'_>, side: Side, token: usize) -> Option<SupportedPart> {
    bead.word(side, token)?.lemmas().find_map(lexicon::support_verb)
}

/// The nouns that a verb may carry: behind it, with no mark between.
fn nouns_behind<'a>(bead: &BeadView<'a>, side: Side, verb: usize) -> impl Iterator<Item = usize> + use<'a> {
    let tokens = &bead.document(side).tokens;
    let near = (verb + 1..tokens.len().min(verb + 2 + REACH)).zip(&tokens[verb + 1..]);
    near.take_while(|(_, token)| token.kind == TokenKind::Word)
        .filter(|(_, token)| {
            is_content(token) && Word::look_up(&token.key).parts_of_speech().contains(PartOfSpeech::Noun)
        })
        .map(|(index, _)| index)
}

/// Whether a word stands as a verb whose subject has this part in the act. What undergoes something stands with a
/// passive, or with a verb of mere change: `the index saw a fall`, `the index fell`.
fn is_act(bead: &BeadView<'_>, side: Side, token: usize, part: SupportedPart) -> bool {
    let tokens = &bead.document(side).tokens;
    let before = |steps: usize| token.checked_sub(steps).map_or("", |at| tokens[at].key.as_str());
    let Some(word) = bead.word(side, token) else {
        return false;
    };
    // `A pay rise`: in the form of a noun, with an article before it.
    let is_noun_form = word.lemmas().any(|lemma| lemma == word.key());
    let determined = (1..=3).take_while(|steps| *steps == 1 || !lexicon::is_function_word(before(steps - 1)));
    let determined = determined.into_iter().any(|steps| {
        lexicon::is_article(before(steps)) || lexicon::is_possessive(before(steps)) || before(steps) == "of"
    });
    // `The carmaker cut its forecast`: with an object behind it.
    let object = tokens.get(token + 1).is_some_and(|next| {
        lexicon::is_article(&next.key) || lexicon::is_possessive(&next.key) || next.kind == TokenKind::Number
    });
    let nominal = lexicon::is_article(before(1)) || (determined && is_noun_form && !object);
    if nominal || !word.parts_of_speech().contains(PartOfSpeech::Verb) {
        return false;
    }
    let auxiliary = |key: &str| {
        matches!(
            key,
            "be" | "is" | "are" | "was" | "were" | "been" | "being" | "get" | "got" | "gets"
        )
    };
    let passive = (1..=3).any(|steps| auxiliary(before(steps)));
    match part {
        SupportedPart::Does => true,
        SupportedPart::Undergoes => passive || word.names_direction(),
    }
}

/// Whether a noun is carried by a verb before it.
fn is_carried(bead: &BeadView<'_>, side: Side, noun: usize) -> bool {
    let near = noun.saturating_sub(1 + REACH)..noun;
    near.rev().any(|token| {
        supported_part(bead, side, token).is_some() && nouns_behind(bead, side, token).any(|at| at == noun)
    })
}

/// Whether a word adds nothing to the noun before it, which the other side has too: `rescue operation`.
pub(super) fn is_shell(bead: &BeadView<'_>, side: Side, index: usize) -> bool {
    let shell = |word: &Word<'_>| lexicon::has_form_of_class(word, WordClass::Shell);
    let kept = |at: usize| bead.link(side, at).is_some_and(|link| link.relation.keeps_sense());
    let tokens = &bead.document(side).tokens;
    bead.word(side, index).is_some_and(shell)
        && index
            .checked_sub(1)
            .is_some_and(|noun| is_content(&tokens[noun]) && kept(noun))
}

/// Whether a word of the other side without a counterpart says the same: `above` for `exceeding`, `jailed` for `in prison`.
pub(super) fn has_open_synonym(bead: &BeadView<'_>, side: Side, index: usize) -> bool {
    let (Some(word), other) = (bead.word(side, index), side.other()) else {
        return false;
    };
    let is_kept = |link: &Link| matches!(link.relation, Relation::Identical | Relation::Inflection);
    bead.tokens(other).any(|(index, token)| {
        let link = bead.link(other, index);
        let is_open = link.is_none_or(|link| !link.relation.keeps_sense() || is_content(token) && !is_kept(link));
        let says_same = |other: &Word<'_>| {
            other.senses().is_synonym_of(word.senses()) || is_content(token) && other.relation(word).keeps_sense()
        };
        is_open && bead.word(other, index).is_some_and(says_same)
    })
}
