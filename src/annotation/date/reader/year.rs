//! Numbers that are years in their context.

use super::Reader;
use crate::annotation::{
    atom::AtomKind,
    date::{Moment, vocabulary::month},
    quantity::{plural_noun_at, unit_follows},
};

impl Reader<'_> {
    /// Four digits that are a year in their context.
    pub(super) fn year(&self, at: usize) -> Option<i32> {
        let atom = self
            .atoms
            .get(at)
            .filter(|atom| atom.kind == AtomKind::Number && atom.key.len() == 4)?;
        let year: i32 = atom.key.parse().ok()?;
        let before = self.before(at);
        let glued_before = !atom.spaced && !matches!(before, "-" | "(" | "/" | "\"" | "'" | "[" | "");
        let glued_after = self.atoms.get(at + 1).is_some_and(|next| {
            !next.spaced && (next.kind == AtomKind::Word || matches!(next.key.as_str(), "%" | "°" | "+"))
        });
        if glued_before || glued_after || unit_follows(self.atoms, at + 1) {
            return None;
        }
        let named = matches!(
            before,
            "in" | "since"
                | "until"
                | "till"
                | "during"
                | "by"
                | "before"
                | "after"
                | "from"
                | "year"
                | "early"
                | "mid"
                | "late"
                | "circa"
                | "between"
                | "summer"
                | "winter"
                | "spring"
                | "autumn"
                | "fall"
                | "season"
        ) || month(self.atoms, at.wrapping_sub(1), self.language).is_some()
            || (before == "," && at > 1 && month(self.atoms, at - 2, self.language).is_some());
        let label = matches!(
            before,
            "no" | "number"
                | "room"
                | "flight"
                | "page"
                | "article"
                | "#"
                | "than"
                | "least"
                | "about"
                | "nearly"
                | "some"
                | "almost"
                | "over"
                | "roughly"
                | "approximately"
                | "minus"
        );
        let counts = plural_noun_at(self.atoms, at + 1);
        let modern = (1900..=2035).contains(&year);
        let plausible = if named {
            (1000..=2100).contains(&year) && (modern || !counts)
        } else {
            modern && !counts && !label
        };
        plausible.then_some(year)
    }

    /// The `19` of `2018-19`.
    pub(super) fn short_year(&self, start: &Moment, at: usize) -> Option<(i32, usize)> {
        let year = start.year.filter(|_| start.month.is_none())?;
        let atom = self
            .atoms
            .get(at)
            .filter(|atom| atom.kind == AtomKind::Number && !atom.spaced && atom.key.len() == 2)?;
        let short: i32 = atom.key.parse().ok()?;
        let full = year - year.rem_euclid(100) + short;
        let full = if full < year { full + 100 } else { full };
        (full - year < 60 && full > year).then_some((full, at + 1))
    }

    /// “44 BC”, “79 AD”.
    pub(super) fn era(&self, at: usize) -> Option<(Moment, usize)> {
        let year: i32 = self.key(at).parse().ok()?;
        let sign = match self.key(at + 1) {
            "bc" | "bce" => -1,
            "ad" | "ce" => 1,
            _ => return None,
        };
        let upper = self.atoms.get(at + 1).is_some_and(|atom| atom.upper);
        (upper && (1..10_000).contains(&year)).then(|| {
            (
                Moment {
                    year: Some(sign * year),
                    ..Moment::default()
                },
                at + 2,
            )
        })
    }
}
