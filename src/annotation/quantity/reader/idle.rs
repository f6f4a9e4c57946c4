//! Words in the form of numbers that say no number.

use super::{Core, Reader};
use crate::annotation::quantity::{
    Shape,
    counted::{counted_after, ends_phrase},
};

impl Reader<'_> {
    /// “one” as a pronoun, “first of all”, “second-hand”: forms of numbers that say no number.
    pub(super) fn is_idle(&self, core: &Core) -> bool {
        let next = self.key(core.end);
        let before = self.before(core.start, 1);
        match (core.numeral.shape, self.key(core.start)) {
            // `The one in twelve of last year`.
            (Shape::Cardinal, "one")
                if next == "in" && self.core(core.end + 1).is_some_and(|whole| whole.unit.is_none()) =>
            {
                false
            }
            (Shape::Cardinal, "one") if core.unit.is_none() && core.end == core.start + 1 => {
                let counted = counted_after(self.atoms, core.end, true).is_some()
                    || matches!(next, "of" | "-" | "in" | "was" | "is" | "were" | "who" | "to");
                let pronoun = matches!(
                    before,
                    "no" | "this"
                        | "that"
                        | "the"
                        | "which"
                        | "each"
                        | "every"
                        | "any"
                        | "some"
                        | "a"
                        | "another"
                        | "only"
                        | "single"
                        | "last"
                        | "new"
                        | "latest"
                        | "as"
                ) || matches!(
                    next,
                    "another" | "day" | "can" | "could" | "would" | "should" | "might" | "thing"
                ) || (matches!(before, "the" | "only") && !counted);
                // `Its one and only mayday`.
                let turn = next == "and" && matches!(self.key(core.end + 1), "only" | "same");
                pronoun || turn || !counted
            }
            // `By the thousand`: many of them.
            (Shape::Cardinal, "hundred" | "thousand" | "million" | "dozen") => {
                before == "the" && self.before(core.start, 2) == "by"
            }
            (Shape::Ordinal, "first") => {
                before == "at"
                    || matches!(next, "of" if self.key(core.end + 1) == "all")
                    || matches!(
                        next,
                        "lady" | "name" | "names" | "aid" | "minister" | "hand" | "degree" | "class" | "responders"
                    )
                    || (next == "-" && matches!(self.key(core.end + 1), "hand" | "class" | "ever" | "degree" | "rate"))
            }
            (Shape::Ordinal, "second") => {
                matches!(next, "hand" | "thoughts" | "opinion" | "nature")
                    || (next == "-" && matches!(self.key(core.end + 1), "hand" | "guess" | "rate" | "class" | "degree"))
                    || (before == "per" || before == "a") && ends_phrase(next)
            }
            (Shape::Ordinal, "third") => next == "party" || next == "-" && self.key(core.end + 1) == "party",
            (Shape::Fraction, "half") => {
                matches!(
                    before,
                    "first" | "second" | "other" | "opening" | "closing" | "latter" | "better" | "1st" | "2nd"
                ) || (core.unit.is_none()
                    && matches!(
                        next,
                        "way" | "past" | "time" | "term" | "brother" | "sister" | "hearted"
                    ))
                    || (next == "-" && core.unit.is_none() && core.end == core.start + 1)
            }
            (Shape::Fraction, _) => before == "first" || before == "last",
            _ => false,
        }
    }
}
