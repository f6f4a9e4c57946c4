use std::ops::Range;

use crate::text::Span;

use super::{
    attribution::Attribution, date::Date, modality::Modality, name::Name, negation::Negation, quantifier::Quantifier,
    quantity::Quantity, quotation::Quotation, title::Title,
};

/// A place in a sentence that says something checkable, with its normalised value.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The sentence it stands in, as an index into the document's.
    pub sentence: usize,
    /// Its tokens, as indices into the document's.
    pub tokens: Range<usize>,
    /// Where it stands.
    pub span: Span,
    /// What it says.
    pub value: Value,
}

/// The normalised value of a mention.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// A person, organisation, place, nationality or work.
    Name(Name),
    /// An office or profession, with its holder where the sentence names one.
    Title(Title),
    /// Words between quotation marks.
    Quotation(Quotation),
    /// Something is said not to be so.
    Negation(Negation),
    /// How certain, obliged or planned something is.
    Modality(Modality),
    /// Who says so, and how.
    Attribution(Attribution),
    /// How many of a group, in a word.
    Quantifier(Quantifier),
    /// A number with what it measures.
    Quantity(Quantity),
    /// A date or time.
    Date(Date),
    /// A term of the house glossary, as the number of its entry.
    Term(usize),
}

impl Value {
    /// Whether two mentions name the same thing or give the same value, in whatever words.
    pub fn says_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Name(one), Self::Name(other)) => one.is_same(other),
            (Self::Title(one), Self::Title(other)) => one.is_same(other),
            (Self::Quantifier(one), Self::Quantifier(other)) => one.agrees(other),
            (Self::Quantity(one), Self::Quantity(other)) => one.compare(other).agrees(),
            (Self::Date(one), Self::Date(other)) => one.compare(other).agrees(),
            (Self::Term(one), Self::Term(other)) => one == other,
            _ => false,
        }
    }
}
