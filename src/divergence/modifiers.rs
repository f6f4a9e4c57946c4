//! Adjectives and ordinals that have changed their nouns: `her last book … turned down her first`, `her first book … turned
//! down her last`.

use crate::{
    annotation::{Mention, Value, quantity::QuantityKind},
    lexicon::{PartOfSpeech, Word},
    pair::{Pair, Side},
};

use super::{BeadView, scope::is_content};

/// Two modifiers of the original, each with the word of the rendition that stands before its noun instead: one of the two
/// nouns at least stands on both sides, and the other modifier is said of something else than it.
pub(super) fn swapped_modifiers(bead: &BeadView<'_>) -> Option<[Pair<usize>; 2]> {
    let ordinals = Pair::new(Side::Original, Side::Rendition).map(|side| -> Vec<&Mention> {
        let ordinals = bead.mentions(side).filter(|mention| is_ordinal(mention));
        ordinals.collect()
    });
    // What can be said of the noun behind it.
    let is_modifier = |side: Side, at: usize| {
        bead.word(side, at).is_some_and(is_adjective)
            || ordinals.get(side).iter().any(|mention| mention.tokens.contains(&at))
    };
    let kept: Vec<Pair<usize>> = bead
        .diff
        .links
        .iter()
        .filter_map(|link| {
            let alone = link.tokens.original.len() == 1 && link.tokens.rendition.len() == 1;
            let tokens = link.tokens.each(|_, tokens| tokens.start);
            let modifies = |side: Side| is_modifier(side, *tokens.get(side));
            let is_kept = alone && link.relation.keeps_sense() && Side::BOTH.into_iter().all(modifies);
            is_kept.then_some(tokens)
        })
        .collect();
    if kept.len() < 2 {
        return None;
    }
    let same = |original: usize, rendition: usize| {
        let link = bead
            .link(Side::Original, original)
            .filter(|link| link.relation.keeps_sense());
        link.is_some_and(|link| link.tokens.rendition.contains(&rendition))
    };
    let noun = |side: Side, at: usize| noun_of(bead, side, at);
    for (place, one) in kept.iter().enumerate() {
        for other in &kept[place + 1..] {
            let (here, there) = (
                noun(Side::Original, one.original),
                noun(Side::Rendition, other.rendition),
            );
            let (back, forth) = (
                noun(Side::Original, other.original),
                noun(Side::Rendition, one.rendition),
            );
            let crosses = |left: Option<usize>, right: Option<usize>| {
                left.zip(right).is_some_and(|(left, right)| same(left, right))
            };
            // The one noun has the other modifier now, and no noun has kept its own.
            let exchanged = crosses(here, there) || crosses(back, forth);
            let stayed = crosses(here, forth) || crosses(back, there);
            if exchanged
                && !stayed
                && !is_range(bead, *one, *other)
                && are_alike(bead, one.original, other.original)
                && here != back
                && there != forth
            {
                return Some([
                    Pair::new(one.original, other.rendition),
                    Pair::new(other.original, one.rendition),
                ]);
            }
        }
    }
    None
}

/// Whether a side names the two as the ends of a range: `between the second quarter and the third`.
fn is_range(bead: &BeadView<'_>, one: Pair<usize>, other: Pair<usize>) -> bool {
    /// How many tokens before the first end `between` stands.
    const NEAR: usize = 3;
    Side::BOTH.into_iter().any(|side| {
        let first = (*one.get(side)).min(*other.get(side));
        let before = &bead.document(side).tokens[first.saturating_sub(NEAR)..first];
        before.iter().any(|token| matches!(&*token.key, "between" | "from"))
    })
}

fn is_adjective(word: &Word<'_>) -> bool {
    word.most_likely_part_of_speech() == Some(PartOfSpeech::Adjective)
}

fn is_ordinal(mention: &Mention) -> bool {
    matches!(&mention.value, Value::Quantity(quantity) if quantity.kind == QuantityKind::Ordinal)
}

/// Whether two modifiers could each be said of the other's noun: `first` and `last`, `young` and `old`, two ordinals.
fn are_alike(bead: &BeadView<'_>, one: usize, other: usize) -> bool {
    let related = || match (bead.word(Side::Original, one), bead.word(Side::Original, other)) {
        (Some(one), Some(other)) => one
            .senses()
            .relation(other.senses())
            .is_some_and(|relation| !relation.keeps_sense()),
        _ => false,
    };
    let ordinal = |at: usize| {
        let mut mentions = bead.mentions(Side::Original);
        mentions.any(|mention| mention.tokens.contains(&at) && is_ordinal(mention))
    };
    ordinal(one) && ordinal(other) || related()
}

/// The noun right behind a modifier, other modifiers stepped over; none where the noun is left out, as in `her first`.
fn noun_of(bead: &BeadView<'_>, side: Side, modifier: usize) -> Option<usize> {
    let tokens = &bead.document(side).tokens;
    let behind = (modifier + 1..tokens.len()).take_while(|&at| is_content(&tokens[at]));
    let is_noun = |&at: &usize| {
        bead.word(side, at)
            .is_some_and(|word| word.parts_of_speech().contains(PartOfSpeech::Noun) && !is_adjective(word))
    };
    behind.take(3).find(is_noun)
}
