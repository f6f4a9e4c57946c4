//! What goes on in one text and is over in the other: `are still searching`, `have stopped searching`.

use crate::{
    diff::Relation,
    divergence::{BeadView, Finding, scope::is_content},
    lexicon::{self, WordClass},
    pair::Side,
    segmentation::TokenKind,
};

use super::negation_changed::META;

/// How far from the word that tells so the act stands: `called off their long search`.
const REACH: usize = 4;

/// An act that goes on by a word of this side without a counterpart and was ended by a word of the other side, with neither of them denied.
pub(super) fn still_on(bead: &BeadView<'_>, side: Side, index: usize) -> Option<Finding> {
    let (tokens, other) = (&bead.document(side).tokens, side.other());
    let is_open = |side: Side, at: usize| bead.link(side, at).is_none_or(|link| !link.relation.keeps_sense());
    let is_word = |side: Side, at: &usize| {
        let token = bead.document(side).tokens.get(*at);
        token.is_some_and(|token| token.kind == TokenKind::Word)
    };
    if !goes_on(bead, side, index) {
        return None;
    }
    let mut behind = (index + 1..=index + REACH).take_while(|at| is_word(side, at));
    let act = behind.find(|&at| is_content(&tokens[at]))?;
    let link = bead.link(side, act)?;
    let there = link.tokens.get(other).start;
    if !link.relation.keeps_sense() && link.relation != Relation::Derivation {
        return None;
    }
    let ends = |at: &usize| {
        let of_class = |word| lexicon::has_form_of_class(word, WordClass::Ending);
        is_open(other, *at) && (bead.word(other, *at).is_some_and(of_class) || bead.begins_negative_phrase(other, *at))
    };
    let before = (there.saturating_sub(REACH)..there).rev();
    let mut before = before.take_while(|at| is_word(other, at));
    let mut behind = (there + 1..=there + REACH).take_while(|at| is_word(other, at));
    let end = before.find(ends).or_else(|| behind.find(ends))?;
    let denied = bead.has_negative_near(side, act) || bead.has_negative_near(other, end);
    if denied || is_open_again(bead, other) {
        return None;
    }
    let here = bead.text(side, index..act + 1);
    let over = end.min(there)..end.max(there) + 1;
    let that = bead.text(other, over.clone());
    let message = match side {
        Side::Original => format!("“{here}” became “{that}”: it is over"),
        Side::Rendition => format!("“{that}” became “{here}”: it goes on"),
    };
    let finding = Finding::new(&META, message)
        .bead(bead.index)
        .at(side, bead.span(side, index..act + 1)?)
        .at(other, bead.span(other, over)?);
    Some(
        finding
            .evidence(format!("{side}: goes on"))
            .evidence(format!("{other}: is over")),
    )
}

/// Whether a word says before an act that it goes on: `still`, `continue to`, `carried on`.
fn goes_on(bead: &BeadView<'_>, side: Side, index: usize) -> bool {
    let tokens = &bead.document(side).tokens;
    if tokens[index].key == "still" {
        return tokens.get(index + 1).is_some_and(|next| next.key.ends_with("ing"));
    }
    let has_form = |verb: &str| {
        let word = bead.word(side, index);
        word.is_some_and(|word| word.lemmas().any(|lemma| lemma == verb))
    };
    let on = || tokens.get(index + 1).is_some_and(|next| next.key == "on");
    has_form("continue") || on() && (has_form("carry") || has_form("go") || has_form("press"))
}

/// Whether a side says that something goes on in words of its own: what was stopped may have been taken up again.
fn is_open_again(bead: &BeadView<'_>, side: Side) -> bool {
    bead.tokens(side).any(|(index, _)| {
        let resumes = |lemma: &str| matches!(lemma, "resume" | "restart");
        goes_on(bead, side, index) || bead.word(side, index).is_some_and(|word| word.lemmas().any(resumes))
    })
}
