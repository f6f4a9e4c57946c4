//! The most of all told by a denial: `the wettest April`, `no April has been as wet`.

use crate::{
    diff::Relation,
    divergence::{BeadView, scope::is_content},
    pair::Side,
    segmentation::Token,
};

/// `Never held by anyone younger` is `the youngest to hold it`: a comparison under the negation, a superlative without.
pub(super) fn is_superlative_turned(bead: &BeadView<'_>, side: Side) -> bool {
    let has = |side: Side, test: fn(&str) -> bool| bead.tokens(side).any(|(_, token)| test(&token.key));
    let first_since =
        has(side, |key| matches!(key, "since" | "before" | "until")) && has(side.other(), |key| key == "first");
    // `The wettest April`, `no April has been as wet`.
    let as_much = is_superlative_of_degree(bead, side);
    // `Faster than any other`, `no other has been faster`.
    let than_any = has(side.other(), |key| key == "than") && has(side.other(), |key| key == "any");
    first_since
        || as_much
        || than_any
        || has(side, |key| key == "than")
            && has(side.other(), |key| {
                matches!(
                    key,
                    "most" | "least" | "best" | "worst" | "leading" | "top" | "record" | "unmatched" | "unrivalled"
                ) || (key.len() > 4 && key.ends_with("est"))
            })
}

/// Whether what the side says is not `as wet` is the wettest of all on the other side.
fn is_superlative_of_degree(bead: &BeadView<'_>, side: Side) -> bool {
    let tokens = &bead.document(side).tokens;
    let degrees = bead.tokens(side).filter(|(index, token)| {
        let before = index.checked_sub(1).and_then(|at| tokens.get(at));
        is_content(token) && before.is_some_and(|before| matches!(&*before.key, "as" | "so"))
    });
    // `No vote has drawn as large a share`, `the largest in any vote`.
    let is_first = |key: &str| {
        key.len() > 4 && key.ends_with("est") || matches!(key, "most" | "worst" | "best" | "least" | "record")
    };
    let is_opposed = |at: usize| {
        let degree = |(index, _): (usize, &Token)| bead.word(side, index).zip(bead.word(side.other(), at));
        degrees
            .clone()
            .filter_map(degree)
            .any(|(one, other)| one.relation(other) == Relation::Antonym)
    };
    let says_first = bead
        .tokens(side.other())
        .any(|(at, token)| is_first(&token.key) && !is_opposed(at));
    let none = bead
        .tokens(side)
        .find(|(_, token)| matches!(&*token.key, "no" | "none" | "never" | "not"));
    let none_as_much = none.is_some_and(|(none, _)| degrees.clone().any(|(index, _)| index > none));
    if says_first && none_as_much && bead.says_any(side, &["since", "ever", "before", "other", "so", "as"]) {
        return true;
    }
    degrees.into_iter().any(|(index, token)| {
        bead.link(side, index).is_some_and(|link| {
            let partner = &bead.document(side.other()).tokens[link.tokens.get(side.other()).start];
            link.relation.keeps_sense() && partner.key.ends_with("est") && partner.key != token.key
        })
    })
}
