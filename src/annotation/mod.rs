//! Sentences to typed mentions with normalised values.
//!
//! Every kind of mention has its own annotator in a file of its own, listed in `ANNOTATORS`. An annotator reads one
//! sentence at a time; what needs the whole document, such as the chain from a full name to a later surname, is done
//! once all sentences are read.

mod atom;
mod attribution;
pub mod date;
mod foreign_number;
mod glossary;
mod index;
mod mention;
mod modality;
mod name;
mod negation;
mod phrase;
mod quantifier;
pub mod quantity;
mod quotation;
mod reach;
pub(crate) mod syntax;
mod title;
mod value_index;
mod words;

use std::{ops::Range, sync::Arc};

pub use attribution::{Attribution, Source};
pub use glossary::Glossary;
pub use index::{Index, Part};

pub use mention::{Mention, Value};
pub use modality::Modality;
pub use name::{Name, NameKind};
pub use negation::Negation;
pub use quantifier::Quantifier;
pub use quotation::Quotation;
pub(crate) use reach::{Reach, are_crowded};
pub use title::{Holder, Title};
pub use words::Words;

use self::{quantity::Quantity, value_index::ValueIndex};
use crate::segmentation::Document;

/// Reads one kind of mention out of a sentence, given the names in it.
type Annotator = fn(document: &Document, sentence: usize, names: &[Mention]) -> Vec<Mention>;

/// All annotators but those for names and quotations, which need the whole document.
const ANNOTATORS: &[Annotator] = &[
    title::titles,
    attribution::attributions,
    |document, sentence, _| quantifier::quantifiers(document, sentence),
    |document, sentence, _| negation::negations(document, sentence),
    |document, sentence, _| modality::modalities(document, sentence),
    |document, sentence, _| values(document, sentence),
];

/// The mentions of a document.
#[derive(Debug, Clone, Default)]
pub struct Annotations {
    /// All mentions, by sentence and place; longer ones first where two begin together. Also those of sentences that are
    /// left out of [restricted](Self::restricted) annotations.
    pub mentions: Arc<Vec<Mention>>,
    /// For each sentence its mentions, as indices into `mentions`.
    by_sentence: Vec<Range<usize>>,
    /// Where words and names stand in the document.
    pub index: Index,
    values: ValueIndex,
}

impl Annotations {
    /// The mentions of a sentence.
    pub fn of_sentence(&self, sentence: usize) -> &[Mention] {
        self.by_sentence
            .get(sentence)
            .map_or(&[], |range| &self.mentions[range.clone()])
    }

    /// The titles that the document gives to somebody of this name, in text order.
    pub fn titles_of(&self, name: &Name) -> impl Iterator<Item = &Mention> {
        let is_same = |mention: &&Mention| match &mention.value {
            Value::Title(title) => title.holder.as_ref().is_some_and(|holder| holder.name.is_same(name)),
            _ => false,
        };
        let numbers = self.index.titles_like(name).into_iter();
        numbers
            .filter_map(|number| self.mentions.get(number as usize))
            .filter(is_same)
    }

    /// The quantities of the document that may agree with this one: all that do, and a few more.
    pub fn quantities_like(&self, quantity: &Quantity) -> impl Iterator<Item = &Quantity> {
        let numbers = self.values.like(quantity).into_iter();
        numbers.filter_map(|number| match &self.mentions.get(number as usize)?.value {
            Value::Quantity(quantity) => Some(quantity),
            _ => None,
        })
    }

    /// Whether so many names, titles or values of the document are alike that a thing is looked for only among the first
    /// of them.
    pub const fn is_crowded(&self) -> bool {
        self.index.is_crowded() || self.values.is_crowded()
    }

    /// Whether a mention says the same as this value.
    pub fn states(&self, value: &Value) -> bool {
        match value {
            Value::Quantity(quantity) => self
                .quantities_like(quantity)
                .any(|other| other.compare(quantity).agrees()),
            Value::Date(date) => self.values.states_date(date),
            Value::Name(name) => self.index.has_name(name),
            Value::Term(entry) => self.index.has_term(*entry),
            _ => self.kept().any(|other| other.value.says_same(value)),
        }
    }
}

impl Annotations {
    /// The mentions of a part of a document, as if there were nothing else.
    #[must_use]
    pub fn restricted(&self, document: &Document, part: Part) -> Self {
        let keep = |sentence: usize| part.holds(document, sentence);
        let ranges = self.by_sentence.iter().enumerate();
        let by_sentence = ranges.map(|(sentence, range)| if keep(sentence) { range.clone() } else { 0..0 });
        Self {
            mentions: Arc::clone(&self.mentions),
            by_sentence: by_sentence.collect(),
            index: self.index.restricted(document, &self.mentions, part),
            values: ValueIndex::new(&self.mentions, keep),
        }
    }

    /// The mentions of the sentences that are not left out.
    pub fn kept(&self) -> impl Iterator<Item = &Mention> {
        self.by_sentence.iter().flat_map(|range| &self.mentions[range.clone()])
    }
}

/// Reads all mentions of a document.
pub fn annotate(document: &Document) -> Annotations {
    annotate_with(document, &Glossary::default())
}

/// Reads all mentions of a document, the terms of a house glossary among them.
pub fn annotate_with(document: &Document, glossary: &Glossary) -> Annotations {
    let mut names = name::names(document);
    if !glossary.is_empty() {
        for mention in &mut names {
            if let Value::Name(name) = &mut mention.value {
                name.alias = glossary.alias(name);
            }
        }
    }
    let names = by_sentence(names, document.sentences.len());
    let quotations = by_sentence(quotation::quotations(document), document.sentences.len());
    let mut mentions = Vec::new();
    let mut ranges = Vec::with_capacity(document.sentences.len());
    for (sentence, (names, quotations)) in names.into_iter().zip(quotations).enumerate() {
        let mut found: Vec<Mention> = ANNOTATORS
            .iter()
            .flat_map(|annotator| annotator(document, sentence, &names))
            .collect();
        found.extend(names);
        found.extend(quotations);
        found.extend(glossary.terms(document, sentence));
        found.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
        let start = mentions.len();
        mentions.append(&mut found);
        ranges.push(start..mentions.len());
    }
    bind_entity_roles(document, &mut mentions, &ranges);
    mentions.shrink_to_fit();
    Annotations {
        index: Index::new(document, &mentions),
        values: ValueIndex::new(&mentions, |_| true),
        mentions: Arc::new(mentions),
        by_sentence: ranges,
    }
}

/// In an entity list the role belongs to the name of its entry, whatever words stand between.
fn bind_entity_roles(document: &Document, all: &mut [Mention], by_sentence: &[Range<usize>]) {
    for passage in &document.passages {
        let Some((entry, role)) = passage.entity.and_then(|entry| Some((entry, entry.role?))) else {
            continue;
        };
        let mentions = passage
            .sentences
            .clone()
            .filter_map(|sentence| by_sentence.get(sentence).cloned());
        let mentions: Vec<usize> = mentions.flatten().collect();
        let named = mentions.iter().find_map(|&index| {
            let mention = &all[index];
            match &mention.value {
                Value::Name(name) if entry.name.contains(mention.span) => Some(Holder {
                    name: name.clone(),
                    span: mention.span,
                }),
                _ => None,
            }
        });
        for index in mentions {
            let mention = &mut all[index];
            if let Value::Title(title) = &mut mention.value
                && role.contains(mention.span)
                && title.holder.is_none()
            {
                title.holder.clone_from(&named);
            }
        }
    }
}

/// Dates and quantities: a number that is part of a date is no quantity.
fn values(document: &Document, sentence: usize) -> Vec<Mention> {
    let atoms = atom::atoms(document, sentence);
    let mut found = date::dates(&atoms, sentence, &document.language);
    let quantities = quantity::quantities(&atoms, sentence, &document.language, &found);
    found.extend(quantities);
    found
}

fn by_sentence(mentions: Vec<Mention>, sentences: usize) -> Vec<Vec<Mention>> {
    let mut sorted = vec![Vec::new(); sentences];
    for mention in mentions {
        if let Some(list) = sorted.get_mut(mention.sentence) {
            list.push(mention);
        }
    }
    sorted
}
