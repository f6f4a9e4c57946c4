//! The quantities and dates of a bead, assigned to each other and looked up in the rest of the documents.

use std::ops::Range;

use super::{BeadView, Comparison, matching::match_mentions};
use crate::{
    alignment::Bead,
    annotation::{
        Mention, Name, Reach, Value, are_crowded,
        date::Date,
        quantity::{Form, Quantity, QuantityKind, QuantityRelation},
    },
    pair::{Pair, Side},
    text::Span,
};

/// How many tokens to either side of a mention count as its surroundings.
const SURROUNDINGS: usize = 4;

/// The mentions of one type in a bead, assigned.
#[derive(Debug, Clone, Default)]
pub(crate) struct BeadValues<'a> {
    /// Mentions that belong together.
    pub(crate) pairs: Vec<Pair<&'a Mention>>,
    /// Mentions without a partner in the bead.
    pub(crate) only: Pair<Vec<&'a Mention>>,
}

/// The quantities of an aligned bead.
pub(crate) fn quantities<'view, 'a>(bead: &'view BeadView<'a>) -> &'view BeadValues<'a> {
    bead.quantities.get_or_init(|| assigned(bead, is_quantity))
}

/// The dates of an aligned bead.
pub(crate) fn dates<'view, 'a>(bead: &'view BeadView<'a>) -> &'view BeadValues<'a> {
    bead.dates.get_or_init(|| assigned(bead, is_date))
}

/// Whether a bead states so many numbers, dates or names that they are paired only with those at about the same place.
pub(crate) fn is_crowded(comparison: &Comparison<'_>, bead: &Bead) -> bool {
    let count = |side: Side, wanted: fn(&Mention) -> bool| {
        let sentences = bead.sentences.get(side).iter();
        let mentions = sentences.flat_map(|&sentence| comparison.annotations.get(side).of_sentence(sentence));
        mentions.filter(|mention| wanted(mention)).count()
    };
    let is_name = |mention: &Mention| matches!(mention.value, Value::Name(_));
    let kinds: [fn(&Mention) -> bool; 3] = [is_quantity, is_date, is_name];
    kinds
        .into_iter()
        .any(|wanted| are_crowded(count(Side::Original, wanted), count(Side::Rendition, wanted)))
}

fn is_quantity(mention: &Mention) -> bool {
    quantity(mention).is_some()
}

fn is_date(mention: &Mention) -> bool {
    date(mention).is_some()
}

/// The quantity a mention states.
pub(crate) const fn quantity(mention: &Mention) -> Option<&Quantity> {
    match &mention.value {
        Value::Quantity(quantity) => Some(quantity),
        _ => None,
    }
}

/// The date a mention states.
pub(crate) const fn date(mention: &Mention) -> Option<&Date> {
    match &mention.value {
        Value::Date(date) => Some(date),
        _ => None,
    }
}

fn assigned<'a>(bead: &BeadView<'a>, wanted: impl Fn(&Mention) -> bool) -> BeadValues<'a> {
    if !bead.is_aligned() {
        return BeadValues::default();
    }
    let of = |side: Side| -> Vec<&'a Mention> { bead.mentions(side).filter(|mention| wanted(mention)).collect() };
    let (original, rendition) = (of(Side::Original), of(Side::Rendition));
    let matches = match_mentions(
        &original,
        &rendition,
        |one| Surroundings::of(bead, one),
        |one, other| one.closeness(bead, other),
    );
    let pick = |mentions: &[&'a Mention], indices: &[usize]| indices.iter().map(|&index| mentions[index]).collect();
    BeadValues {
        pairs: matches
            .pairs
            .iter()
            .map(|&(left, right)| Pair::new(original[left], rendition[right]))
            .collect(),
        only: Pair::new(
            pick(&original, &matches.only_original),
            pick(&rendition, &matches.only_rendition),
        ),
    }
}

/// How well the surroundings of two mentions correspond: words near the one that are linked to words near the other.
pub(crate) fn closeness(bead: &BeadView<'_>, original: &Mention, rendition: &Mention) -> u32 {
    Surroundings::of(bead, original).closeness(bead, rendition)
}

/// What a mention of the original and the words near it are linked to, as tokens of the rendition.
struct Surroundings {
    near: Vec<Range<usize>>,
    own: Vec<Range<usize>>,
}

impl Surroundings {
    fn of(bead: &BeadView<'_>, mention: &Mention) -> Self {
        let linked = |tokens: Range<usize>| {
            let links = tokens.filter_map(|token| bead.link(Side::Original, token));
            links.map(|link| link.tokens.rendition.clone()).collect()
        };
        Self {
            near: linked(near(bead, Side::Original, mention)),
            own: linked(mention.tokens.clone()),
        }
    }

    fn closeness(&self, bead: &BeadView<'_>, rendition: &Mention) -> u32 {
        let overlap = |one: &Range<usize>, other: &Range<usize>| one.start < other.end && other.start < one.end;
        let there = near(bead, Side::Rendition, rendition);
        let linked = self.near.iter().filter(|tokens| overlap(tokens, &there)).count();
        let opposite = u32::from(self.own.iter().any(|tokens| overlap(tokens, &rendition.tokens)));
        u32::try_from(linked).unwrap_or(u32::MAX).saturating_add(4 * opposite)
    }
}

/// The tokens of a mention and those beside it in its sentence.
fn near(bead: &BeadView<'_>, side: Side, mention: &Mention) -> Range<usize> {
    let sentence = bead.document(side).sentences.get(mention.sentence);
    let sentence = sentence.map_or(0..0, |sentence| sentence.tokens.clone());
    mention.tokens.start.saturating_sub(SURROUNDINGS).max(sentence.start)
        ..(mention.tokens.end + SURROUNDINGS).min(sentence.end)
}

/// Whether the document of a side states the value of a mention of the other side anywhere.
pub(crate) fn stands_in(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    let annotations = bead.comparison.annotations.get(side);
    match &mention.value {
        Value::Quantity(one) => annotations.quantities_like(one).any(|other| {
            let same_noun = one.counts.is_none() || other.counts.is_none() || one.counts == other.counts;
            same_noun && one.compare(other).agrees()
        }),
        value => annotations.states(value),
    }
}

/// Whether the two values of a pair only changed places with others: each document states both.
pub(crate) fn only_moved(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> bool {
    stands_in(bead, Side::Rendition, pair.original)
        && stands_in(bead, Side::Original, pair.rendition)
        && !is_exchanged_here(bead, pair)
}

/// How well the sentences of a bead agree at least, 0 to 1, for a number in them to be what another one was.
const LEAST_AGREEMENT: f32 = 0.7;
/// How well the surroundings of two numbers correspond at least: they stand opposite each other, with kept words beside them.
const LEAST_CLOSENESS: u32 = 6;

/// Whether one value took the place of the other in a sentence that was hardly touched: wherever else in the two texts they
/// stand, they stand for something else there.
fn is_exchanged_here(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> bool {
    let says_other = |side: Side| {
        let value = &pair.get(side.other()).value;
        bead.mentions(side).any(|mention| mention.value.says_same(value))
    };
    bead.agreement() >= LEAST_AGREEMENT
        && closeness(bead, pair.original, pair.rendition) >= LEAST_CLOSENESS
        && !Side::BOTH.into_iter().any(says_other)
}

/// The text of a mention with the words that bound it and the noun it counts, when that is not long.
pub(crate) fn wording<'a>(bead: &BeadView<'a>, side: Side, mention: &Mention) -> &'a str {
    const LONGEST: usize = 60;
    let text = &bead.document(side).text;
    let span: Span = match &mention.value {
        Value::Quantity(quantity) if quantity.reach.len() <= LONGEST => quantity.reach.join(mention.span),
        _ => mention.span,
    };
    text.get(span.range()).unwrap_or_default()
}

/// The spans of quantities, dates and names that agree with a partner in the bead: their words are settled, and no rule
/// on single words needs to look at them.
pub(crate) fn settled<'view>(bead: &'view BeadView<'_>) -> &'view Pair<Vec<Span>> {
    bead.settled.get_or_init(|| find_settled(bead))
}

fn find_settled(bead: &BeadView<'_>) -> Pair<Vec<Span>> {
    let mut spans = Pair::<Vec<Span>>::default();
    for values in [quantities(bead), dates(bead)] {
        for pair in values
            .pairs
            .iter()
            .filter(|pair| pair.original.value.says_same(&pair.rendition.value) || differs_in_bound(pair))
        {
            // What is counted belongs to the number only where both count the same: `three daughters`, `three sons`.
            let noun = |mention: &Mention| quantity(mention).and_then(|quantity| quantity.counts.clone());
            let whole = noun(pair.original) == noun(pair.rendition)
                || noun(pair.original).is_none()
                || noun(pair.rendition).is_none();
            for side in Side::BOTH {
                let (mention, spans) = (pair.get(side), spans.get_mut(side));
                if whole {
                    spans.extend(counted(bead, side, mention));
                    spans.push(Span::new(reach(mention).start, mention.span.end));
                } else {
                    spans.push(mention.span);
                }
            }
        }
    }
    let names = |side: Side| -> Vec<(&Name, Span)> {
        let names = bead.mentions(side).filter_map(|mention| match &mention.value {
            Value::Name(name) => Some((name, mention.span)),
            _ => None,
        });
        names.collect()
    };
    let (names, others) = (names(Side::Original), names(Side::Rendition));
    let reach = Reach::new(names.len(), others.len());
    for (place, (name, span)) in names.iter().enumerate() {
        let near = reach.of(place, &others).iter();
        for (_, other) in near.filter(|(other, _)| name.is_same(other)) {
            spans.original.push(*span);
            spans.rendition.push(*other);
        }
    }
    spans
}

/// What a quantity counts or measures, without the words that describe it: `men` of `two married men`.
fn counted(bead: &BeadView<'_>, side: Side, mention: &Mention) -> Option<Span> {
    let reach = reach(mention);
    let behind = bead.document(side).tokens.get(mention.tokens.end..)?;
    let last = behind.iter().take_while(|token| reach.contains(token.span)).last()?;
    Some(last.span)
}

/// Whether two quantities are one value that only one side bounds: `no more than 30 minutes`, `half an hour`.
fn differs_in_bound(pair: &Pair<&Mention>) -> bool {
    let values = quantity(pair.original).zip(quantity(pair.rendition));
    values.is_some_and(|(one, other)| one.compare(other) == QuantityRelation::BoundDropped)
}

/// A mention with the words that bound it and the noun it counts.
fn reach(mention: &Mention) -> Span {
    quantity(mention).map_or(mention.span, |quantity| quantity.reach.join(mention.span))
}

/// Whether a small number in words counts things, not people: “three accounts” weighs less than “three dead”.
pub(crate) fn is_minor_count(quantity: &Quantity) -> bool {
    const PEOPLE: &[&str] = &[
        "person",
        "man",
        "woman",
        "child",
        "dead",
        "killed",
        "victim",
        "injured",
        "wounded",
        "death",
        "soldier",
        "survivor",
        "casualty",
        "suspect",
        "hostage",
        "patient",
        "passenger",
        "student",
        "pupil",
        "civilian",
        "year",
        "body",
        "boy",
        "girl",
    ];
    match quantity.kind {
        QuantityKind::Ordinal | QuantityKind::Label => true,
        QuantityKind::Cardinal => {
            let people = quantity.counts.as_deref().is_none_or(|noun| PEOPLE.contains(&noun));
            quantity.form != Form::Digits && !people
        }
        _ => false,
    }
}
