//! Who is compared with whom: `patients who took the drug fared better than those given a placebo`.

use std::ops::Range;

use crate::{
    annotation::Value,
    diff::Relation,
    lexicon::{self, Direction, DirectionDomain, Movement, WordClass},
    pair::Side,
    segmentation::{Token, TokenKind},
};

use super::{BeadView, contrast::meet, scope::is_content};

/// A comparison with `than`, a place before or behind another, or a multiple: `a point behind Melby`, `half as likely as men`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Than {
    /// The words before `than`, or before the comparative.
    pub(super) subject: Range<usize>,
    /// The comparative: `less`, `higher`.
    pub(super) degree: usize,
    /// The words behind `than`.
    pub(super) standard: Range<usize>,
    /// Whether the one compared comes first, where the words tell.
    first: Option<bool>,
    /// Whether the words only say who comes first, and how far, whatever is compared.
    is_place: bool,
}

/// How many tokens before `ahead` or `behind` the verb stands: `finished a point behind`.
const NEAR: usize = 4;
/// How many tokens before `than` its comparative is looked for.
const DEGREE_REACH: usize = 8;
/// How many tokens behind the first `as` of a multiple the second one is looked for.
const MULTIPLIED_REACH: usize = 12;
/// How many tokens behind `than` name what is compared with.
const STANDARD_REACH: usize = 8;

/// A comparison of a side: the first one with `than`, else one by places, else a multiple.
fn compared(bead: &BeadView<'_>, side: Side) -> Option<Than> {
    than(bead, side)
        .or_else(|| placed(bead, side))
        .or_else(|| multiplied(bead, side))
}

/// `Twice as likely as men`, `half as likely to be told by men as by women`, `three times as many cats as dogs`.
fn multiplied(bead: &BeadView<'_>, side: Side) -> Option<Than> {
    let tokens = &bead.document(side).tokens;
    let key = |at: usize| tokens.get(at).map_or("", |token| token.key.as_str());
    let (factor, token) = bead
        .tokens(side)
        .find(|(at, token)| matches!(&*token.key, "twice" | "half" | "times") && key(at + 1) == "as")?;
    let sentence = bead.sentence_of(side, factor)?;
    let degree = factor + 2;
    let near = degree + 1..sentence.end.min(degree + 1 + MULTIPLIED_REACH);
    let second = near
        .take_while(|&at| !ends_phrase(&tokens[at]))
        .find(|&at| key(at) == "as")?;
    let behind = tokens.get(second + 1..sentence.end)?;
    let goes_on = |token: &&Token| !ends_phrase(token) && !matches!(&*token.key, "to" | "when" | "if" | "that");
    let length = behind.iter().take(STANDARD_REACH).take_while(goes_on).count();
    Some(Than {
        subject: sentence.start..second,
        degree,
        standard: second + 1..second + 1 + length,
        first: Some(token.key != "half"),
        is_place: true,
    })
}

/// `Ahead of Melby`, `a point behind Melby`, `leads Melby`.
fn placed(bead: &BeadView<'_>, side: Side) -> Option<Than> {
    let tokens = &bead.document(side).tokens;
    let key = |at: usize| tokens.get(at).map_or("", |token| token.key.as_str());
    let measured = |at: usize| {
        bead.mentions(side)
            .any(|mention| matches!(mention.value, Value::Quantity(_)) && mention.tokens.end == at)
    };
    let places = |at: usize| {
        let verb = |lemma: &str| matches!(lemma, "finish" | "come" | "end" | "stand" | "lie" | "remain");
        let near = (at.saturating_sub(NEAR)..at)
            .rev()
            .take_while(|&at| tokens[at].kind != TokenKind::Punctuation);
        let mut words = near.filter_map(|at| bead.word(side, at));
        measured(at) || words.any(|word| word.lemmas().any(verb))
    };
    let (degree, standard) = bead.tokens(side).find_map(|(at, token)| match &*token.key {
        "ahead" if key(at + 1) == "of" && places(at) => Some((at, at + 2)),
        "behind" if places(at) => Some((at, at + 1)),
        "lead" | "leads" | "led" | "trail" | "trails" | "trailed" => Some((at, at + 1)),
        _ if surpasses(bead, side, at) => Some((at, at + 1 + usize::from(key(at + 1) == "by"))),
        _ => None,
    })?;
    let sentence = bead.sentence_of(side, degree)?;
    let behind = tokens.get(standard..sentence.end)?;
    let goes_on = |token: &&Token| !ends_phrase(token) && token.key != "by";
    let length = behind.iter().take(STANDARD_REACH).take_while(goes_on).count();
    Some(Than {
        subject: sentence.start..degree,
        degree,
        standard: standard..standard + length,
        first: puts_first(bead, side, degree),
        is_place: true,
    })
}

/// Whether a word says that one is above the other: `outnumber`.
fn surpasses(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    bead.word(side, at)
        .is_some_and(|word| lexicon::has_form_of_class(word, WordClass::Surpassing))
}

/// Which of the two comes first by a word of place or degree: the one compared, or the one compared with.
fn puts_first(bead: &BeadView<'_>, side: Side, degree: usize) -> Option<bool> {
    let tokens = &bead.document(side).tokens;
    match &*tokens[degree].key {
        "lead" | "leads" | "led" => Some(true),
        "trail" | "trails" | "trailed" => Some(false),
        // `Outnumbered by them`.
        _ if surpasses(bead, side, degree) => Some(tokens.get(degree + 1).is_none_or(|next| next.key != "by")),
        key => {
            let compares = |movement: &Movement| movement.domain == DirectionDomain::Comparison;
            match lexicon::movements(key).find(compares)?.direction {
                Direction::Up => Some(true),
                Direction::Down => Some(false),
                Direction::Flat => None,
            }
        }
    }
}

/// The comparison of each side where one of them is by places and they put another one first: `eleven seconds ahead of
/// Lise`, `eleven seconds slower than Lise`.
pub(super) fn turned_places(bead: &BeadView<'_>) -> Option<(Than, Than)> {
    let (one, other) = (compared(bead, Side::Original)?, compared(bead, Side::Rendition)?);
    if !one.is_place && !other.is_place {
        return None;
    }
    let same = one.first? == other.first?;
    // What each is to the other, `her team-mate`, and how much lies between them tell nothing.
    let party = |side: Side, range: &Range<usize>| -> Vec<usize> {
        let amount = |at: usize| {
            let mut mentions = bead.mentions(side);
            mentions.any(|mention| matches!(mention.value, Value::Quantity(_)) && mention.tokens.contains(&at))
        };
        let mutual = |at: usize| {
            bead.word(side, at)
                .is_some_and(|word| lexicon::has_form_of_class(word, WordClass::Mutual))
        };
        range.clone().filter(|&at| !amount(at) && !mutual(at)).collect()
    };
    let meet = |original: &Range<usize>, rendition: &Range<usize>| {
        let there = party(Side::Rendition, rendition);
        party(Side::Original, original).into_iter().any(|at| {
            there
                .iter()
                .any(|&other| meet(bead, &(at..at + 1), &(other..other + 1)))
        })
    };
    let crosses = meet(&one.standard, &other.subject) && meet(&one.subject, &other.standard);
    let stays = meet(&one.standard, &other.standard) && meet(&one.subject, &other.subject);
    let turned = crosses && !stays && same || stays && !crosses && !same;
    turned.then_some((one, other))
}

/// The first comparison with `than` of a side.
fn than(bead: &BeadView<'_>, side: Side) -> Option<Than> {
    if !bead.says_any(side, &["than"]) {
        return None;
    }
    let tokens = &bead.document(side).tokens;
    let (at, _) = bead.tokens(side).find(|(_, token)| token.key == "than")?;
    let sentence = bead
        .sentences(side)
        .iter()
        .map(|&sentence| bead.document(side).sentences[sentence].tokens.clone())
        .find(|sentence| sentence.contains(&at))?;
    let near = at.saturating_sub(DEGREE_REACH).max(sentence.start)..at;
    let degree = near.rev().find(|&at| is_comparative(&tokens[at]))?;
    let behind = &tokens[at + 1..sentence.end];
    let length = behind
        .iter()
        .take(STANDARD_REACH)
        // `Conventional ones` and `organic ones` have nothing in common.
        .take_while(|token| !ends_phrase(token) && token.key != "ones")
        .count();
    Some(Than {
        subject: sentence.start..at,
        degree,
        standard: at + 1..at + 1 + length,
        first: puts_first(bead, side, degree),
        is_place: false,
    })
}

/// Whether what one side says is not as much as another thing is what the other side says the other way round: `the tower is
/// not as tall as the mast`, `the mast is taller than the tower`; or by the opposite: `the tower is lower than the mast`.
pub(super) fn is_equative_turned(bead: &BeadView<'_>, side: Side, denial: usize) -> bool {
    let Some((one, other)) = not_as(bead, side, denial).zip(than(bead, side.other())) else {
        return false;
    };
    let word = |side: Side, at: usize| bead.word(side, at);
    // `More expensive`, `less tall`.
    let measure = match &*bead.document(side.other()).tokens[other.degree].key {
        "more" | "less" | "fewer" => other.degree + 1,
        _ => other.degree,
    };
    let Some(relation) = word(side, one.degree)
        .zip(word(side.other(), measure))
        .map(|(one, other)| one.relation(other))
    else {
        return false;
    };
    let has_less = measure != other.degree && bead.document(side.other()).tokens[other.degree].key != "more";
    let is_opposite = (relation == Relation::Antonym) != has_less;
    let shares = |here: &Range<usize>, there: &Range<usize>| match side {
        Side::Original => shares(bead, here, there),
        Side::Rendition => shares(bead, there, here),
    };
    let crosses = shares(&one.standard, &other.subject) || shares(&one.subject, &other.standard);
    let stays = shares(&one.standard, &other.standard);
    let is_measured_alike = relation == Relation::Antonym || relation.keeps_sense();
    is_measured_alike
        && if is_opposite {
            stays && !crosses
        } else {
            crosses && !stays
        }
}

/// `Not as tall as the mast`, `not quite so tall as the mast`, from its denial on.
fn not_as(bead: &BeadView<'_>, side: Side, denial: usize) -> Option<Than> {
    // How many tokens behind the denial the first `as` stands, and behind the degree the second.
    const FIRST: usize = 3;
    let tokens = &bead.document(side).tokens;
    let sentence = bead.sentence_of(side, denial)?;
    let is_as = |at: &usize| tokens.get(*at).is_some_and(|token| matches!(&*token.key, "as" | "so"));
    let degree = (denial + 1..sentence.end.min(denial + 1 + FIRST)).find(is_as)? + 1;
    let near = degree + 1..sentence.end.min(degree + 1 + DEGREE_REACH);
    let standard = near.clone().find(|&at| tokens[at].key == "as")? + 1;
    let behind = tokens.get(standard..sentence.end)?;
    let length = behind
        .iter()
        .take(STANDARD_REACH)
        .take_while(|token| !ends_phrase(token))
        .count();
    Some(Than {
        subject: sentence.start..denial,
        degree,
        standard: standard..standard + length,
        first: Some(false),
        is_place: false,
    })
}

/// Whether a mark ends what is compared with; a hyphen does not.
fn ends_phrase(token: &Token) -> bool {
    token.kind == TokenKind::Punctuation && token.form != "-"
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
    // One end may be no more than `this` or `it`.
    let (one, other) = (than(bead, Side::Original)?, than(bead, Side::Rendition)?);
    let crosses = shares(bead, &one.standard, &other.subject) || shares(bead, &one.subject, &other.standard);
    if !crosses || shares(bead, &one.standard, &other.standard) {
        return None;
    }
    (!is_same_degree(bead, &one, &other)).then_some(one.subject.start..one.standard.end)
}
