//! A relative by blood who is one by marriage on the other side, or a half or step relative: `his brother-in-law`, `his
//! brother`.

use std::ops::Range;

use crate::{
    diff::{Link, Relation},
    divergence::{BeadView, Confidence, Finding},
    lexicon::{self, PersonNounKind},
    pair::Side,
    segmentation::Token,
};

use super::word_changed::META;

/// How many tokens behind a relative the marriage that makes one of him is told: `the brother of his late wife`.
const NEAR: usize = 5;

/// The relatives that stand on both sides and are tied to somebody otherwise.
pub(super) fn other_tie(bead: &BeadView<'_>) -> Option<Finding> {
    let may_differ = Side::BOTH.into_iter().any(|side| bead.says_any(side, &TIES));
    may_differ.then(|| bead.diff.links.iter().find_map(|link| judge(bead, link)))?
}

fn judge(bead: &BeadView<'_>, link: &Link) -> Option<Finding> {
    let at = link.tokens.each(|_, tokens| tokens.start);
    let compounds = at.each(|side, at| compound(&bead.document(side).tokens, *at));
    let told = compounds.each(|side, tokens| tie(&bead.document(side).tokens[tokens.clone()]));
    let is_same = matches!(
        link.relation,
        Relation::Identical | Relation::Inflection | Relation::Synonym
    );
    let is_kin = |lemma: &str| lexicon::person_noun(lemma).is_some_and(|noun| noun.kind == PersonNounKind::Kin);
    if told.original == told.rendition || !is_same || !bead.word(Side::Original, at.original)?.lemmas().any(is_kin) {
        return None;
    }
    // `The brother of his late wife` is his brother-in-law; `her brother-in-law … the brother` was named in full before.
    let is_told_otherwise = |side: Side| {
        let tokens = &bead.document(side).tokens;
        let plain = told.get(side).is_none();
        let at = *at.get(side);
        let around = at.saturating_sub(NEAR)..tokens.len().min(at + NEAR);
        let by_marriage = |token: &Token| {
            matches!(
                &*token.key,
                "wife" | "husband" | "spouse" | "partner" | "widow" | "widower" | "marriage" | "married"
            )
        };
        let in_full = || {
            bead.tokens(side)
                .any(|(_, token)| told.get(side.other()) == &tie(std::slice::from_ref(token)))
        };
        plain && (tokens[around].iter().any(by_marriage) || in_full())
    };
    if Side::BOTH.into_iter().any(is_told_otherwise) {
        return None;
    }
    let [from, to] = Side::BOTH.map(|side| bead.text(side, compounds.get(side).clone()));
    Some(
        Finding::new(&META, format!("kinship: “{from}” became “{to}”"))
            .bead(bead.index)
            .spans(compounds.each(|side, tokens| bead.span(side, tokens.clone())))
            .confidence(Confidence::Medium)
            .evidence(format!("“{from}” and “{to}” are tied to somebody in two ways")),
    )
}

/// The words that hyphens join to a token, it included.
fn compound(tokens: &[Token], at: usize) -> Range<usize> {
    let is_hyphen = |at: usize| tokens.get(at).is_some_and(|token| token.key == "-");
    let (mut start, mut end) = (at, at + 1);
    while start >= 2 && is_hyphen(start - 1) {
        start -= 2;
    }
    while is_hyphen(end) && end + 1 < tokens.len() {
        end += 2;
    }
    start..end
}

/// Words that make another relative of one: `brother-in-law`, `half brother`.
const TIES: [&str; 7] = ["law", "half", "step", "foster", "great", "grand", "ex"];

/// What a compound says of a relative beyond the word for him.
fn tie(compound: &[Token]) -> Option<&str> {
    compound
        .iter()
        .map(|token| token.key.as_str())
        .find(|key| TIES.contains(key))
}
