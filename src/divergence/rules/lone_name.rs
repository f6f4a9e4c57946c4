//! Names that one text alone gives, with no other name in their place: `will sign in Entebbe on Friday`, `will sign on Friday`.

use crate::{
    annotation::{Mention, Name, NameKind, Value},
    divergence::{BeadView, Confidence, DivergenceType, Finding, Findings, Severity},
    lexicon,
    pair::Side,
};

use super::{claim_kind::kind, claim_missing::META};

/// The names of a bead that stand nowhere in the other text, where that one names nobody and nothing in turn.
pub(super) fn lone_names(bead: &BeadView<'_>, found: &mut Findings) {
    for side in Side::BOTH {
        if has_name_of_its_own(bead, side.other()) {
            continue;
        }
        let lone: Vec<&Mention> = bead
            .mentions(side)
            .filter(|mention| name_of(mention).is_some_and(|name| is_lone(bead, side, name)))
            .filter(|mention| !stands_beside_known(bead, side, mention))
            .collect();
        for mention in lone {
            if bead.document(side).is_body(mention.sentence) && !found.touches(bead.index, side, mention.span) {
                found.push(finding(bead, side, mention));
            }
        }
    }
}

fn finding(bead: &BeadView<'_>, side: Side, mention: &Mention) -> Finding {
    // The end of `Holm-on-Sea` tells which Holm it is.
    let tokens = &bead.document(side).tokens;
    let is_place = match &tokens[..mention.tokens.start] {
        [.., opening, preposition, closing] => opening.key == "-" && preposition.is_preposition() && closing.key == "-",
        _ => false,
    };
    let text = mention.span.of(&bead.document(side).text);
    let verb = match side {
        Side::Original => "was left out",
        Side::Rendition => "was put in",
    };
    Finding::new(&META, format!("“{text}” {verb}"))
        .bead(bead.index)
        .kind(if is_place { DivergenceType::Place } else { kind(side) })
        .severity(Severity::Minor)
        .confidence(Confidence::Medium)
        .at(side, mention.span)
        .evidence(format!("the {} names it nowhere", side.other()))
}

fn name_of(mention: &Mention) -> Option<&Name> {
    match &mention.value {
        Value::Name(name) if !name.is_demonym => Some(name),
        _ => None,
    }
}

/// Whether the other text has neither the name nor any word of it, and the name is no word that may be written small.
fn is_lone(bead: &BeadView<'_>, side: Side, name: &Name) -> bool {
    let index = &bead.comparison.annotations.get(side.other()).index;
    let is_sure = match name.kind {
        NameKind::Person | NameKind::Place => true,
        NameKind::Organisation | NameKind::Other => name.words.iter().all(|word| lexicon::frequency(word) == 0),
    };
    let stands = |word: &str| index.has_word(&word.to_lowercase());
    is_sure && !index.has_name(name) && !name.words.iter().any(|word| stands(word))
}

/// Whether a name stands right beside one that both texts give, and tells more of it: `Bergen, Norway`.
fn stands_beside_known(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    const NEAR: usize = 2;
    let index = &bead.comparison.annotations.get(side.other()).index;
    let is_beside = |other: &Mention| {
        let gap = if other.tokens.end <= mention.tokens.start {
            mention.tokens.start - other.tokens.end
        } else if mention.tokens.end <= other.tokens.start {
            other.tokens.start - mention.tokens.end
        } else {
            return false;
        };
        gap <= NEAR
    };
    let mut names = bead.mentions(side).filter(|other| is_beside(other));
    names.any(|other| matches!(&other.value, Value::Name(name) if index.has_name(name)))
}

/// Whether a side names in or around the bead what the other text does not: another name of the same, or another thing.
fn has_name_of_its_own(bead: &BeadView<'_>, side: Side) -> bool {
    let index = &bead.comparison.annotations.get(side.other()).index;
    let mut names = bead
        .mentions_around(side, 1)
        .filter_map(|mention| match &mention.value {
            Value::Name(name) => Some(name),
            _ => None,
        });
    names.any(|name| !index.has_name(name))
}
