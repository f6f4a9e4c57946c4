//! Which mentions of the two sides speak of the same thing.
//!
//! Mentions are assigned, never read off their position: a pair that says the same goes together first, then pairs that
//! say nearly the same, and only what is left is paired by the place it has in its sentence and called changed.

use crate::{
    annotation::{
        Mention, Reach, Value,
        date::{Date, DateRelation},
        quantity::{Quantity, QuantityKind, QuantityRelation},
    },
    pair::Pair,
};

/// An assignment of mentions, as indices into the lists that were matched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Matches {
    /// Mentions that belong together, whether they agree or not, by place in the original.
    pub(crate) pairs: Vec<(usize, usize)>,
    /// Mentions of the original without a partner.
    pub(crate) only_original: Vec<usize>,
    /// Mentions of the rendition without a partner.
    pub(crate) only_rendition: Vec<usize>,
}

/// Assigns mentions of the two sides to each other.
///
/// `closeness` says how well the surroundings of a mention, as `surroundings` gives them, correspond to those of another,
/// the higher the better; it decides among pairs whose values stand equally far apart. Every mention has at most one
/// partner; the result depends on nothing but the arguments.
pub(crate) fn match_mentions<S>(
    original: &[&Mention],
    rendition: &[&Mention],
    surroundings: impl Fn(&Mention) -> S,
    closeness: impl Fn(&S, &Mention) -> u32,
) -> Matches {
    if original.is_empty() || rendition.is_empty() {
        return Matches {
            pairs: Vec::new(),
            only_original: (0..original.len()).collect(),
            only_rendition: (0..rendition.len()).collect(),
        };
    }
    let surroundings: Vec<S> = original.iter().map(|one| surroundings(one)).collect();
    let closeness = |left: usize, right: usize| closeness(&surroundings[left], rendition[right]);
    let mut candidates = Vec::new();
    let reach = Reach::new(original.len(), rendition.len());
    for (left, one) in original.iter().enumerate() {
        for right in reach.around(left, rendition.len()) {
            if let Some(distance) = distance(&one.value, &rendition[right].value) {
                let far = u32::MAX - closeness(left, right);
                candidates.push((distance, far, left.abs_diff(right), left, right));
            }
        }
    }
    candidates.sort_unstable();
    let mut free = (vec![true; original.len()], vec![true; rendition.len()]);
    let mut pairs = Vec::new();
    for (_, _, _, left, right) in candidates {
        if free.0[left] && free.1[right] {
            free.0[left] = false;
            free.1[right] = false;
            pairs.push((left, right));
        }
    }
    let mut is_free = Pair::new(free.0, free.1);
    for pair in &mut pairs {
        prefer_surroundings(pair, original, rendition, &mut is_free, &closeness);
    }
    pairs.sort_unstable();
    let free = (is_free.original, is_free.rendition);
    let open = |free: Vec<bool>| {
        free.iter()
            .enumerate()
            .filter(|(_, free)| **free)
            .map(|(index, _)| index)
            .collect()
    };
    Matches {
        pairs,
        only_original: open(free.0),
        only_rendition: open(free.1),
    }
}

/// Least closeness at which a mention that found no partner takes one from a chance pair.
const SURE_SURROUNDINGS: u32 = 3;

/// Gives up a pair of equal numbers that count different things, `three rows` and `three encores`, when a number without a
/// partner stands in the surroundings of one of them: `two encores`.
fn prefer_surroundings(
    pair: &mut (usize, usize),
    original: &[&Mention],
    rendition: &[&Mention],
    free: &mut Pair<Vec<bool>>,
    closeness: &impl Fn(usize, usize) -> u32,
) {
    let (left, right) = *pair;
    if !counts_other(&original[left].value, &rendition[right].value) {
        return;
    }
    let fits = |one: usize, other: usize| {
        distance(&original[one].value, &rendition[other].value).is_some() && closeness(one, other) >= SURE_SURROUNDINGS
    };
    if let Some(better) = (0..original.len()).find(|&one| free.original[one] && fits(one, right)) {
        free.original[better] = false;
        free.original[left] = true;
        pair.0 = better;
    } else if let Some(better) = (0..rendition.len()).find(|&other| free.rendition[other] && fits(left, other)) {
        free.rendition[better] = false;
        free.rendition[right] = true;
        pair.1 = better;
    }
}

/// Whether two plain numbers count different things.
fn counts_other(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Quantity(one), Value::Quantity(other)) => {
            one.kind == QuantityKind::Cardinal
                && one.counts.is_some()
                && other.counts.is_some()
                && one.counts != other.counts
        }
        _ => false,
    }
}

/// How far apart two values are, 0 for the same; `None` when one cannot be a changed form of the other.
fn distance(one: &Value, other: &Value) -> Option<u8> {
    match (one, other) {
        (Value::Quantity(one), Value::Quantity(other)) => quantity_distance(one, other),
        (Value::Date(one), Value::Date(other)) => date_distance(one, other),
        _ => None,
    }
}

fn quantity_distance(one: &Quantity, other: &Quantity) -> Option<u8> {
    let same_noun = one.counts.is_some() && one.counts == other.counts;
    let open_noun = one.counts.is_none() || other.counts.is_none();
    Some(match one.compare(other) {
        // The same value of the same thing before the same value of another: two “three”s in one sentence.
        QuantityRelation::Same if same_noun || open_noun => 0,
        QuantityRelation::Same => 1,
        QuantityRelation::SameValue => 2,
        QuantityRelation::Compatible | QuantityRelation::Reversed => 3,
        QuantityRelation::BoundDropped => 4,
        QuantityRelation::BoundReversed => 5,
        QuantityRelation::DifferentRole => 6,
        QuantityRelation::LessExact => 7,
        QuantityRelation::DifferentUnit => 8,
        QuantityRelation::DifferentValue if same_noun => 9,
        QuantityRelation::DifferentValue if open_noun || one.kind != QuantityKind::Cardinal => 10,
        QuantityRelation::DifferentValue => 11,
        QuantityRelation::DifferentKind => return None,
    })
}

fn date_distance(one: &Date, other: &Date) -> Option<u8> {
    Some(match one.compare(other) {
        DateRelation::Same => 0,
        DateRelation::RelationDropped => 1,
        DateRelation::RelationReversed => 2,
        DateRelation::SelfLessExact | DateRelation::OtherLessExact => 3,
        DateRelation::Compatible => 4,
        DateRelation::Different(_) => 9,
        DateRelation::Unrelated => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        annotation::annotate,
        input::{Source, read_text},
        segmentation::{SegmentOptions, segment},
    };

    fn pairs(original: &str, rendition: &str) -> Vec<(String, String)> {
        let read = |text: &str| {
            let options = SegmentOptions {
                language: Some("en".into()),
                ..SegmentOptions::default()
            };
            annotate(&segment(read_text(text, Source::default()), &options)).mentions
        };
        let (left, right) = (read(original), read(rendition));
        let (left, right): (Vec<_>, Vec<_>) = (left.iter().collect(), right.iter().collect());
        let matches = match_mentions(&left, &right, |_| (), |(), _| 0);
        let text = |mention: &Mention, text: &str| mention.span.of(text).to_owned();
        matches
            .pairs
            .iter()
            .map(|&(one, other)| (text(left[one], original), text(right[other], rendition)))
            .collect()
    }

    #[test]
    fn values_go_before_places() {
        assert_eq!(
            pairs(
                "It closed in 2014 and reopened in 2018.",
                "Reopened in 2018, it had closed in 2014."
            ),
            [
                ("2014".to_owned(), "2014".to_owned()),
                ("2018".to_owned(), "2018".to_owned())
            ]
        );
    }

    #[test]
    fn what_is_left_goes_together() {
        assert_eq!(
            pairs("Twelve goats and nine cows died.", "Nine cows and 21 goats died."),
            [
                ("Twelve".to_owned(), "21".to_owned()),
                ("nine".to_owned(), "Nine".to_owned())
            ]
        );
    }

    #[test]
    fn a_number_of_nothing_goes_before_one_of_other_things() {
        assert_eq!(
            pairs("Nine goats died.", "Seven cows died, then 14."),
            [("Nine".to_owned(), "14".to_owned())]
        );
    }
}
