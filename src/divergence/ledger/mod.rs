//! The ledger of facts: every number, date, name and quotation of either text with where it stands in both.
//!
//! It is what a fact-checker works from, so it says nothing that the findings do not say too: a fact counts as changed
//! where a rule found it changed, as matched where the values agree, in the bead or else anywhere in the other text, and
//! as standing on one side only where neither is so.

mod names;
mod quotations;
mod values;

use serde::Serialize;

use crate::{
    annotation::{
        Mention, NameKind, Value,
        quantity::{Quantity, QuantityKind},
    },
    diff::{BeadDiff, EditClass},
    pair::{Pair, Side},
    segmentation::{Document, PassageKind},
    text::Span,
};

use super::{BeadView, Comparison, Divergence, DivergenceType};

/// A checkable detail and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What kind of detail it is.
    pub kind: FactKind,
    /// How the two texts stand to each other in it.
    pub status: FactStatus,
    /// How it was read on each side: `€5,000,000`, `3 May 2024`, the fullest form of a name, the words of a quotation.
    pub value: Pair<Option<String>>,
    /// Where it stands on each side, in the order of the text. A number, date or quotation has one place a side; a name
    /// has all of its places.
    pub places: Pair<Vec<Span>>,
    /// The fingerprint of the finding that it changed by.
    pub finding: Option<String>,
}

/// The kinds of checkable details.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    schemars::JsonSchema,
    strum::Display,
    strum::EnumIter,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum FactKind {
    /// A count, measure, age, score or duration.
    Number,
    /// An amount of money.
    Money,
    /// A percentage or percentage points.
    Percent,
    /// A date or time.
    Date,
    /// A person.
    Person,
    /// A company, authority, party, club or court.
    Organisation,
    /// A country, city, region or nationality.
    Place,
    /// Another name.
    Name,
    /// The words of a direct quotation.
    Quotation,
}

/// How the two texts stand to each other in a fact.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    schemars::JsonSchema,
    strum::Display,
    strum::EnumIter,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum FactStatus {
    /// They differ in it, and a finding says so.
    Changed,
    /// Only the original has it.
    OnlyOriginal,
    /// Only the rendition has it.
    OnlyRendition,
    /// Both have it.
    Matched,
}

/// The facts of both texts, by their first place in the original; what only the rendition has comes last.
///
/// `divergences` are the findings with their fingerprints.
pub fn ledger(comparison: &Comparison<'_>, diffs: &[BeadDiff], divergences: &[Divergence]) -> Vec<Fact> {
    let mut book = Book::new(comparison);
    book.enter_findings(divergences);
    for (index, (bead, diff)) in comparison.alignment.beads.iter().zip(diffs).enumerate() {
        if bead.sentences.original.is_empty() || bead.sentences.rendition.is_empty() {
            continue;
        }
        let view = BeadView::new(comparison, index, bead, diff);
        values::enter(&mut book, &view);
        quotations::enter(&mut book, &view);
    }
    values::enter_rest(&mut book);
    quotations::enter_rest(&mut book);
    names::enter(&mut book);
    let mut facts = book.facts;
    facts.sort_by_cached_key(|fact| {
        let start = |side: Side| fact.places.get(side).first().map_or(usize::MAX, |span| span.start);
        (start(Side::Original), start(Side::Rendition), fact.kind)
    });
    facts
}

/// The ledger in the making: the facts so far and the mentions that they speak of.
struct Book<'a> {
    comparison: &'a Comparison<'a>,
    facts: Vec<Fact>,
    /// For each mention of a side whether a fact speaks of it already.
    entered: Pair<Vec<bool>>,
}

impl<'a> Book<'a> {
    fn new(comparison: &'a Comparison<'a>) -> Self {
        // What labels a part of the page states nothing.
        let entered = Pair::new(Side::Original, Side::Rendition).map(|side| {
            let document: &Document = comparison.documents.get(side);
            let mentions = comparison.annotations.get(side).mentions.iter();
            mentions
                .map(|mention| document.kind_of(mention.sentence) == PassageKind::Label)
                .collect()
        });
        Self {
            comparison,
            facts: Vec::new(),
            entered,
        }
    }

    fn mentions(&self, side: Side) -> &'a [Mention] {
        &self.comparison.annotations.get(side).mentions
    }

    /// The mentions of a side that no fact speaks of yet, with their numbers.
    fn open(&self, side: Side) -> impl Iterator<Item = (usize, &'a Mention)> + use<'a, '_> {
        let entered = self.entered.get(side);
        let numbered = self.mentions(side).iter().enumerate();
        numbered.filter(move |(number, _)| !entered.get(*number).copied().unwrap_or(true))
    }

    /// Enters a fact that one mention a side speaks of.
    fn enter(&mut self, status: FactStatus, mentions: Pair<Option<usize>>, finding: Option<&str>) {
        let of = |side: Side| Some(&self.mentions(side)[(*mentions.get(side))?]);
        let both = Pair::new(of(Side::Original), of(Side::Rendition));
        let Some(kind) = both
            .original
            .or(both.rendition)
            .and_then(|mention| kind(&mention.value))
        else {
            return;
        };
        let fact = Fact {
            kind,
            status,
            value: both.each(|side, mention| mention.map(|mention| self.value_text(side, mention))),
            places: both.map(|mention| mention.iter().map(|mention| mention.span).collect()),
            finding: finding.map(str::to_owned),
        };
        self.facts.push(fact);
        for side in Side::BOTH {
            if let Some(number) = *mentions.get(side) {
                self.entered.get_mut(side)[number] = true;
            }
        }
    }

    /// Enters what only one side has, or what the other side has elsewhere.
    fn enter_open(&mut self, side: Side, number: usize, elsewhere: Option<usize>) {
        let status = match (elsewhere, side) {
            (Some(_), _) => FactStatus::Matched,
            (None, Side::Original) => FactStatus::OnlyOriginal,
            (None, Side::Rendition) => FactStatus::OnlyRendition,
        };
        let mut mentions = Pair::new(None, None);
        *mentions.get_mut(side) = Some(number);
        *mentions.get_mut(side.other()) = elsewhere;
        self.enter(status, mentions, None);
    }

    /// Enters the facts that findings say have changed.
    fn enter_findings(&mut self, divergences: &[Divergence]) {
        for divergence in divergences {
            let Pair {
                original: Some(original),
                rendition: Some(rendition),
            } = divergence.spans
            else {
                continue;
            };
            if divergence.class != EditClass::Factual {
                continue;
            }
            let touched = |side: Side, span: Span| {
                let mentions = self.mentions(side);
                let from = mentions.partition_point(|mention| mention.span.start < span.start);
                // Mentions are sorted by their beginning; one that began before the span may reach into it.
                let near = from.saturating_sub(REACHING_IN)..mentions.len();
                let candidates = near.take_while(|&number| mentions[number].span.start < span.end);
                candidates
                    .filter(|&number| mentions[number].span.overlaps(span) && !self.entered.get(side)[number])
                    .collect::<Vec<_>>()
            };
            let left = touched(Side::Original, original);
            let right = touched(Side::Rendition, rendition);
            let pair = left.iter().find_map(|&one| {
                let is_partner = |other: &usize| {
                    let values = (
                        &self.mentions(Side::Original)[one].value,
                        &self.mentions(Side::Rendition)[*other].value,
                    );
                    is_changed_by(divergence.kind, values.0)
                        && is_changed_by(divergence.kind, values.1)
                        && !values.0.says_same(values.1)
                        && std::mem::discriminant(values.0) == std::mem::discriminant(values.1)
                };
                Some((one, right.iter().copied().find(is_partner)?))
            });
            if let Some((one, other)) = pair {
                let mentions = Pair::new(Some(one), Some(other));
                self.enter(FactStatus::Changed, mentions, Some(&divergence.fingerprint));
            }
        }
    }

    fn value_text(&self, side: Side, mention: &Mention) -> String {
        let text = mention.span.of(&self.comparison.documents.get(side).text);
        match &mention.value {
            Value::Quantity(quantity) => counted(quantity),
            Value::Date(date) => date.to_string(),
            _ => text.to_owned(),
        }
    }
}

/// How many mentions before a span may reach into it: names and titles inside a quotation, and the like.
const REACHING_IN: usize = 8;

/// The value with the noun that it counts: `250,000 (ticket)`.
fn counted(quantity: &Quantity) -> String {
    let value = quantity.value_text();
    match &quantity.counts {
        Some(noun) => format!("{value} ({noun})"),
        None => value,
    }
}

/// What kind of fact a mention states, if it is one for the ledger.
fn kind(value: &Value) -> Option<FactKind> {
    Some(match value {
        Value::Quantity(quantity) => match quantity.kind {
            QuantityKind::Money { .. } => FactKind::Money,
            QuantityKind::Percent | QuantityKind::PercentagePoint => FactKind::Percent,
            _ => FactKind::Number,
        },
        Value::Date(_) => FactKind::Date,
        Value::Name(name) => match name.kind {
            _ if name.place.is_some() => FactKind::Place,
            NameKind::Person => FactKind::Person,
            NameKind::Organisation => FactKind::Organisation,
            NameKind::Place => FactKind::Place,
            NameKind::Other => FactKind::Name,
        },
        Value::Quotation(quotation) if quotation.depth == 0 && !quotation.words.is_empty() => FactKind::Quotation,
        _ => return None,
    })
}

/// Whether a finding of a type is about a mention of this value.
fn is_changed_by(found: DivergenceType, value: &Value) -> bool {
    match value {
        Value::Quantity(_) | Value::Date(_) => matches!(
            found,
            DivergenceType::Number | DivergenceType::Date | DivergenceType::Quantifier | DivergenceType::Inconsistency
        ),
        Value::Name(_) => matches!(found, DivergenceType::Name | DivergenceType::Place),
        Value::Quotation(_) => found == DivergenceType::Quotation,
        _ => false,
    }
}
