//! Of what type a claim is that stands in one text only.

use crate::{
    divergence::{DivergenceType, scope::is_content},
    lexicon,
    pair::Side,
    segmentation::Token,
};

/// The type of a claim that a side alone tells.
pub(super) fn kind(side: Side) -> DivergenceType {
    match side {
        Side::Original => DivergenceType::Omission,
        Side::Rendition => DivergenceType::Addition,
    }
}

/// The type of words that a side alone has: what only qualifies an office is of its title, and who speaks for somebody is
/// of the source.
pub(super) fn kind_of(side: Side, words: &[Token]) -> DivergenceType {
    let all = |test: fn(&str) -> bool| {
        let mut content = words.iter().filter(|token| is_content(token)).peekable();
        content.peek().is_some() && content.all(|token| test(&token.key))
    };
    // `Frankfurt-on-Oder`, `Frankfurt`: another place.
    let ends_place = matches!(words, [opening, preposition, closing, name]
        if opening.key == "-" && preposition.is_preposition() && closing.key == "-" && name.form.starts_with(char::is_uppercase));
    if ends_place {
        DivergenceType::Place
    } else if all(|key| lexicon::title_modifier(key).is_some()) {
        DivergenceType::Title
    } else if all(|key| key.starts_with("spokes")) {
        DivergenceType::Attribution
    } else {
        kind(side)
    }
}
