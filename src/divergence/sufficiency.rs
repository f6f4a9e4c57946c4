//! Numbers bounded by what is enough for them: `not enough to last two days`, `falls short of 200`, `does not even cover 200`.

use crate::{
    annotation::{Mention, quantity::Bound},
    lexicon::Word,
    pair::Side,
};

use super::{BeadView, scope::denies};

/// How many tokens before a number say that something suffices for it: `not enough, however, to last the 60,000 townspeople
/// two days`.
pub(super) const REACH: usize = 12;

/// How many tokens before a word may deny it: `is not nearly enough`.
const NEAR: usize = 3;

/// The bound that the words before a number put on it by saying that something is enough for it, or is not.
pub(super) fn sufficiency(bead: &BeadView<'_>, side: Side, mention: &Mention) -> Option<Bound> {
    let sentence = bead.sentence_of(side, mention.tokens.start)?;
    let tokens = &bead.document(side).tokens;
    let first = mention.tokens.start.saturating_sub(REACH).max(sentence.start);
    let is_denied = |at: usize| {
        tokens[at.saturating_sub(NEAR).max(sentence.start)..at]
            .iter()
            .any(denies)
    };
    let before = (first..mention.tokens.start).rev();
    before
        .take_while(|&at| !matches!(&*tokens[at].key, ";" | ":"))
        .find_map(|at| match &*tokens[at].key {
            "insufficient" | "inadequate" => Some(Bound::LessThan),
            "short" if tokens[at + 1].key == "of" => Some(Bound::LessThan),
            "enough" | "sufficient" | "sufficiently" if is_denied(at) => Some(Bound::LessThan),
            "enough" | "sufficient" | "sufficiently" => Some(Bound::AtLeast),
            _ => (is_denied(at) && bead.word(side, at).is_some_and(suffices)).then_some(Bound::LessThan),
        })
}

/// Whether what does not do it to so much comes to less: `does not reach 200`.
fn suffices(word: &Word<'_>) -> bool {
    word.lemmas().any(|lemma| {
        matches!(
            lemma,
            "reach" | "cover" | "last" | "fill" | "suffice" | "meet" | "match" | "equal"
        )
    })
}
