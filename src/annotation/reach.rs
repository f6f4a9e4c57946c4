use std::ops::Range;

/// Pairs of mentions that are looked at one by one. A bead with more of them is a table or made to be slow.
const MOST_PAIRS: usize = 10_000;

/// How far apart, counted in mentions, two may stand in a bead that has more pairs than that.
const FAR: usize = 16;

/// Which mentions of one side of a bead are held against which of the other: all, or in a crowded bead only those at
/// about the same place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reach(usize);

impl Reach {
    /// For lists of so many mentions.
    pub(crate) const fn new(one: usize, other: usize) -> Self {
        Self(if are_crowded(one, other) { FAR } else { usize::MAX })
    }

    /// The places of the other list, which has so many, that are within reach of a place of the one.
    pub(crate) fn around(self, place: usize, other: usize) -> Range<usize> {
        let end = place.saturating_add(self.0).min(other);
        place.saturating_sub(self.0).min(end)..end
    }

    /// What is within reach of a place of the other list.
    pub(crate) fn of<T>(self, place: usize, others: &[T]) -> &[T] {
        others.get(self.around(place, others.len())).unwrap_or_default()
    }
}

/// Whether so many mentions of both sides are too many to be looked at pair by pair.
pub(crate) const fn are_crowded(one: usize, other: usize) -> bool {
    one.saturating_mul(other) > MOST_PAIRS
}
