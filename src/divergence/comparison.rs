//! Who is compared with whom: `patients who took the drug fared better than those given a placebo`.

use std::ops::Range;

use crate::{
    diff::Relation,
    pair::Side,
    segmentation::{Token, TokenKind},
};

use super::{BeadView, contrast::meet, scope::is_content};

/// A comparison with `than`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Than {
    /// The words before the comparative.
    pub(super) subject: Range<usize>,
    /// The comparative: `less`, `higher`.
    pub(super) degree: usize,
    /// The words behind `than`.
    pub(super) standard: Range<usize>,
}

/// How many tokens before `than` its comparative is looked for.
const DEGREE_REACH: usize = 8;
/// How many tokens behind `than` name what is compared with.
const STANDARD_REACH: usize = 8;

/// The first comparison of a side.
fn than(bead: &BeadView<'_>, side: Side) -> Option<Than> {
    let tokens = &bead.document(side).tokens;
    let (at, _) = bead.tokens(side).find(|(_, token)| token.key == "than")?;
    let sentence = bead
        .sentences(side)
        .iter()
        .map(|&sentence| bead.document(side).sentences[sentence].tokens.clone())
        .find(|sentence| sentence.contains(&at))?;
    let near = at.saturating_sub(DEGREE_REACH).max(sentence.start)..at;
    let degree = near.rev().find(|&at| is_comparative(&tokens[at]))?;
    let is_mark = |token: &Token| token.kind == TokenKind::Punctuation;
    let behind = &tokens[at + 1..sentence.end];
    let length = behind
        .iter()
        .take(STANDARD_REACH)
        .take_while(|token| !is_mark(token))
        .count();
    Some(Than {
        subject: sentence.start..degree,
        degree,
        standard: at + 1..at + 1 + length,
    })
}

fn is_comparative(token: &Token) -> bool {
    matches!(&*token.key, "more" | "less" | "fewer" | "better" | "worse")
        || token.key.len() > 4 && token.key.ends_with("er")
}

/// A comparison of each side whose two ends have changed places.
fn crossed(bead: &BeadView<'_>) -> Option<(Than, Than)> {
    let (one, other) = (than(bead, Side::Original)?, than(bead, Side::Rendition)?);
    let crosses = shares(bead, &one.standard, &other.subject)
        && shares(bead, &one.subject, &other.standard)
        && !shares(bead, &one.standard, &other.standard);
    crosses.then_some((one, other))
}

/// Whether two stretches of the two sides have a word of content in common.
fn shares(bead: &BeadView<'_>, original: &Range<usize>, rendition: &Range<usize>) -> bool {
    let here = bead
        .document(Side::Original)
        .tokens
        .get(original.clone())
        .unwrap_or_default();
    let there = bead
        .document(Side::Rendition)
        .tokens
        .get(rendition.clone())
        .unwrap_or_default();
    let is_noun = |token: &&Token| is_content(token) && token.kind == TokenKind::Word && token.key.len() > 2;
    let same = here
        .iter()
        .filter(is_noun)
        .any(|token| there.iter().any(|other| other.key == token.key));
    same || meet(bead, original, rendition)
}

fn is_same_degree(bead: &BeadView<'_>, one: &Than, other: &Than) -> bool {
    let same =
        bead.document(Side::Original).tokens[one.degree].key == bead.document(Side::Rendition).tokens[other.degree].key;
    let link = bead.link(Side::Original, one.degree);
    same || link.is_some_and(|link| {
        link.relation.keeps_sense()
            && link.relation != Relation::Antonym
            && link.tokens.rendition.contains(&other.degree)
    })
}

/// The comparison of each side where the one that was compared has become the one compared with, and the word of degree is
/// the same: `girls did better than boys`, `boys did better than girls`.
pub(super) fn turned_comparison(bead: &BeadView<'_>) -> Option<(Than, Than)> {
    crossed(bead).filter(|(one, other)| is_same_degree(bead, one, other))
}

/// The words of the original's comparison that the rendition tells from its other end, in other words: `girls scored higher
/// than boys`, `boys lower than girls`.
pub(super) fn told_from_other_end(bead: &BeadView<'_>) -> Option<Range<usize>> {
    let (one, other) = crossed(bead)?;
    (!is_same_degree(bead, &one, &other)).then_some(one.subject.start..one.standard.end)
}
