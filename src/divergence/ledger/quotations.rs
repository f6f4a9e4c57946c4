//! Quotations: paired in their bead by the words they share, else looked for word for word in the whole other text.

use std::collections::HashMap;

use compact_str::CompactString;

use crate::{
    annotation::{Mention, Quotation, Value},
    divergence::BeadView,
    pair::{Pair, Side},
};

use super::{Book, FactStatus};

/// Enters the quotations that both sides of a bead have.
///
/// Within a language they share words. Across languages they do not, and there the order of the sentence is all that
/// there is to go by, so they are paired only where both sides have as many.
pub(super) fn enter(book: &mut Book<'_>, bead: &BeadView<'_>) {
    let open = |book: &Book<'_>, side: Side| -> Vec<usize> {
        let sentences = bead.sentences(side);
        let numbers = sentences
            .iter()
            .flat_map(|&sentence| book.numbers_of_sentence(side, sentence));
        numbers
            .filter(|&number| book.quotation(side, number).is_some())
            .collect()
    };
    let (left, mut right) = (open(book, Side::Original), open(book, Side::Rendition));
    let as_many = left.len() == right.len();
    for one in left {
        let shares = |other: usize| match (
            book.quotation(Side::Original, one),
            book.quotation(Side::Rendition, other),
        ) {
            (Some(one), Some(other)) => shared(one, other),
            _ => 0,
        };
        let best = (0..right.len()).max_by_key(|&at| (shares(right[at]), std::cmp::Reverse(at)));
        let partner = best.filter(|&at| {
            let least = [(Side::Original, one), (Side::Rendition, right[at])]
                .into_iter()
                .filter_map(|(side, number)| book.quotation(side, number))
                .map(|quotation| quotation.words.len())
                .min();
            2 * shares(right[at]) >= least.unwrap_or(usize::MAX) || (!book.comparison.verbatim && as_many)
        });
        if let Some(at) = partner {
            let other = right.remove(at);
            book.enter(FactStatus::Matched, Pair::new(Some(one), Some(other)), None);
        }
    }
}

/// Enters the rest: the same words anywhere in the other text, or none.
pub(super) fn enter_rest(book: &mut Book<'_>) {
    for side in Side::BOTH {
        let mut elsewhere: HashMap<&[CompactString], usize> = HashMap::new();
        for (number, mention) in book.mentions(side.other()).iter().enumerate() {
            if let Some(quotation) = outermost(mention) {
                elsewhere.entry(&quotation.words).or_insert(number);
            }
        }
        let open: Vec<(usize, &Quotation)> = (book.open(side))
            .filter_map(|(number, mention)| Some((number, outermost(mention)?)))
            .collect();
        for (number, quotation) in open {
            book.enter_open(side, number, elsewhere.get(quotation.words.as_slice()).copied());
        }
    }
}

fn outermost(mention: &Mention) -> Option<&Quotation> {
    match &mention.value {
        Value::Quotation(quotation) if quotation.depth == 0 && !quotation.words.is_empty() => Some(quotation),
        _ => None,
    }
}

/// How many words two quotations share.
fn shared(one: &Quotation, other: &Quotation) -> usize {
    let sorted = |quotation: &Quotation| {
        let mut words = quotation.words.clone();
        words.sort_unstable();
        words
    };
    let (left, mut right) = (sorted(one), sorted(other));
    let both = left.iter().filter(|word| {
        let at = right.binary_search(word);
        at.map(|at| right.remove(at)).is_ok()
    });
    both.count()
}

impl<'a> Book<'a> {
    /// The open quotation with a number.
    fn quotation(&self, side: Side, number: usize) -> Option<&'a Quotation> {
        let is_open = !self.entered.get(side).get(number).copied().unwrap_or(true);
        self.mentions(side).get(number).filter(|_| is_open).and_then(outermost)
    }

    /// The numbers of a sentence's mentions.
    fn numbers_of_sentence(&self, side: Side, sentence: usize) -> std::ops::Range<usize> {
        let mentions = self.mentions(side);
        let start = mentions.partition_point(|mention| mention.sentence < sentence);
        let end = mentions.partition_point(|mention| mention.sentence <= sentence);
        start..end
    }
}
