//! Another particle behind the same verb, which makes another verb of it: `took over`, `took on`.

use crate::{
    diff::Relation,
    divergence::{BeadView, Finding},
    lexicon::{self, PartOfSpeech, Senses, Word},
    pair::{Pair, Side},
    segmentation::TokenKind,
};

use super::{replaced::replaced, word_changed::META};

/// Verbs that stand once on each side, with different particles right behind them, where the tables know both verbs so made
/// and no sense that they share.
pub(super) fn other_particles(bead: &BeadView<'_>) -> Vec<Finding> {
    let changed = |pair: [usize; 2]| {
        let [left, right] = pair;
        let one = verb_with_particle(bead, Side::Original, left)?;
        let other = verb_with_particle(bead, Side::Rendition, right)?;
        if !stands_once(bead, pair) {
            return None;
        }
        // Opposites are weighed where all opposites are.
        if one.is_synonym_of(&other)
            || one.is_opposite_of(&other)
            || is_said_elsewhere(bead, Side::Rendition, right, &one)
            || is_said_elsewhere(bead, Side::Original, left, &other)
        {
            return None;
        }
        let span = |side: Side, at: usize| bead.span(side, at..at + 2);
        let (here, there) = (span(Side::Original, left)?, span(Side::Rendition, right)?);
        Some(replaced(&META, bead, Side::Original, here, there).evidence("the particle makes another verb of it"))
    };
    let links = bead.diff.links.iter().filter(|link| {
        matches!(
            link.relation,
            Relation::Identical | Relation::Spelling | Relation::Inflection
        )
    });
    let pairs = links.map(|link| [link.tokens.original.start, link.tokens.rendition.start]);
    // `Been at risk`, `were in danger`.
    let pairs = pairs.filter(|[verb, _]| !bead.document(Side::Original).tokens[*verb].is_function_word());
    let is_followed_otherwise = |&[left, right]: &[usize; 2]| {
        let next = |side: Side, at: usize| bead.document(side).tokens.get(at + 1);
        let both = next(Side::Original, left).zip(next(Side::Rendition, right));
        both.is_some_and(|(one, other)| {
            one.kind == TokenKind::Word && other.kind == TokenKind::Word && one.key != other.key
        })
    };
    pairs.filter(is_followed_otherwise).filter_map(changed).collect()
}

/// Whether neither side has a verb again, in any form.
fn stands_once(bead: &BeadView<'_>, pair: [usize; 2]) -> bool {
    let places = Pair::new(pair[0], pair[1]);
    Side::BOTH.into_iter().all(|side| {
        let at = *places.get(side);
        let Some(verb) = bead.word(side, at) else { return false };
        let same = |word: &Word<'_>| word.lemmas().any(|lemma| verb.lemmas().any(|own| own == lemma));
        bead.tokens(side)
            .filter(|(other, _)| bead.word(side, *other).is_some_and(same))
            .nth(1)
            .is_none()
    })
}

/// What the tables say of a verb with the particle behind it, if they know it: not `over 40` behind `took`, nor `up to`.
fn verb_with_particle(bead: &BeadView<'_>, side: Side, verb: usize) -> Option<Senses> {
    let tokens = &bead.document(side).tokens;
    // `A fall in temperature` is no verb.
    let before = verb.checked_sub(1).map(|before| &tokens[before]);
    if before.is_some_and(|token| lexicon::is_article(&token.key) || lexicon::is_possessive(&token.key)) {
        return None;
    }
    let particle = tokens.get(verb + 1).filter(|next| {
        next.is_preposition() || matches!(&*next.key, "away" | "back" | "apart" | "aside" | "forward" | "together")
    })?;
    let mostly = bead.word(side, verb).and_then(Word::most_likely_part_of_speech);
    if mostly != Some(PartOfSpeech::Verb) {
        return None;
    }
    // `Took over 40`.
    let is_bound = particle.key == "over" && bead.mentions(side).any(|mention| mention.tokens.contains(&(verb + 2)));
    if is_bound {
        return None;
    }
    let (verb, particle) = (bead.word(side, verb)?, bead.word(side, verb + 1)?);
    lexicon::starts_expression(verb)
        .then(|| lexicon::expression_at([verb, particle]))
        .flatten()
        .map(|found| found.senses)
}

/// Whether a side says elsewhere what a verb with its particle says.
fn is_said_elsewhere(bead: &BeadView<'_>, side: Side, verb: usize, senses: &Senses) -> bool {
    bead.tokens(side).any(|(at, _)| {
        at != verb
            && bead
                .word(side, at)
                .is_some_and(|word| word.senses().is_synonym_of(senses))
    })
}
