//! The words around a number and its unit: bound, rate, age, relation in time, part in a change, counted noun.

use compact_str::CompactString;
use rust_decimal::Decimal;

use super::{Core, Reader, scale};
use crate::annotation::{
    atom::AtomKind,
    quantity::{
        Bound, Form, Quantity, QuantityKind, Role,
        bound::{bound_after, bound_before},
        counted::{counted_after, ends_phrase, singular},
        unit,
    },
};
use crate::lexicon::{self, Word, WordClass};

impl Reader<'_> {
    /// Reads the bound before and widens the reach to it.
    pub(super) fn bind(&self, quantity: &mut Quantity, start: usize) {
        let Some((bound, from)) = bound_before(self.atoms, start) else {
            return;
        };
        // “over two years” is mostly the time it took, “some” with a rank is no estimate.
        let idle = match self.key(from) {
            "over" if from + 1 == start && matches!(quantity.kind, QuantityKind::Duration { .. }) => !matches!(
                self.before(from, 1),
                "for" | "just" | "well" | "of" | "after" | "lasted" | "took" | "taken" | "little"
            ),
            // “extends over 400 hectares”
            "over" if extends(self.before(from, 1)) => true,
            // “charges over 13 burglaries”
            "over" if quantity.kind == QuantityKind::Cardinal => {
                lexicon::has_form_of_class(&Word::look_up(self.before(from, 1)), WordClass::Topical)
            }
            "some" | "around" | "about" => quantity.kind == QuantityKind::Ordinal,
            "past" | "beyond" => true,
            // “passed two exams” against “passed the 9,000 mark”
            // and “passed 50 kg of it on”
            "passed" | "pass" | "passes" | "passing" | "crossed" | "crosses" => {
                let is_amount =
                    || matches!(quantity.kind, QuantityKind::Measure { .. }) && self.is_of_something(quantity);
                quantity.low < Decimal::from(20) || is_amount()
            }
            _ => false,
        };
        if !idle {
            quantity.bound = bound;
            quantity.reach = quantity.reach.join(self.atoms[from].span);
        }
    }

    /// Whether what is measured stands behind a measure: “50 kg of flour”.
    fn is_of_something(&self, quantity: &Quantity) -> bool {
        let behind = self.atoms.iter().find(|atom| atom.span.start >= quantity.reach.end);
        behind.is_some_and(|atom| atom.key == "of")
    }

    /// Its part in a change: “from”, “to”, “by” where something moves.
    pub(super) fn role(&self, quantity: &mut Quantity) {
        let preposition = self
            .atoms
            .iter()
            .rposition(|atom| atom.span.end <= quantity.reach.start);
        let Some(at) = preposition else { return };
        let role = match self.key(at) {
            "from" => Role::From,
            "to" => Role::To,
            "by" => Role::By,
            _ => return,
        };
        let moves = self.speaks_of_change(at) || (role == Role::From && self.key(at + 1) == "to");
        if moves && !matches!(quantity.kind, QuantityKind::Ordinal | QuantityKind::Age) {
            quantity.role = Some(role);
        }
    }

    /// What follows the number and its unit: rate, age, relation in time, counted noun.
    pub(super) fn read_on(&self, quantity: &mut Quantity, end: usize) {
        let mut end = end;
        if let Some((per, after)) = self.rate(end) {
            quantity.per = Some(per);
            end = after;
        }
        if let QuantityKind::Duration { .. } = quantity.kind {
            if self.is_age_after(end) || self.is_age_before(quantity) {
                to_age(quantity);
                self.bind_age(quantity, end);
                return;
            }
            end = self.duration_relation(quantity, end);
        }
        if quantity.kind == QuantityKind::Cardinal && self.is_age(quantity) {
            quantity.kind = QuantityKind::Age;
            self.bind_age(quantity, end);
            return;
        }
        // `20 cm deep at most`
        let measured = usize::from(matches!(
            self.key(end),
            "deep" | "high" | "long" | "wide" | "tall" | "thick" | "away" | "apart"
        ));
        if let Some((bound, after)) =
            bound_after(self.atoms, end + measured).filter(|_| quantity.bound == Bound::Exactly)
        {
            quantity.bound = bound;
            end = after;
        }
        let singular_number = quantity.low == Decimal::ONE || quantity.kind == QuantityKind::Ordinal;
        let counts = matches!(
            quantity.kind,
            QuantityKind::Cardinal
                | QuantityKind::Ordinal
                | QuantityKind::Fraction
                | QuantityKind::Percent
                | QuantityKind::Duration { .. }
                | QuantityKind::Measure { .. }
        );
        // “5 km from the town” counts nothing, “5 km of road” does; “12 votes” does without a preposition.
        let bare = matches!(quantity.kind, QuantityKind::Cardinal | QuantityKind::Ordinal);
        if counts
            && (bare || matches!(self.key(end), "of" | "-") || self.before(end, 2) == "-")
            && let Some((noun, after)) = counted_after(self.atoms, end, singular_number)
        {
            quantity.counts = Some(noun);
            quantity.reach = quantity.reach.join(self.atoms[after - 1].span);
        }
    }

    /// “a year”, “per barrel”, “an hour”, “per 100,000 people”: what the quantity is counted by.
    pub(super) fn rate(&self, at: usize) -> Option<(CompactString, usize)> {
        let (noun_at, sure) = match self.key(at) {
            "per" | "every" => (at + 1, true),
            "/" if !self.atoms[at].spaced => (at + 1, true),
            "a" | "an" | "each" => (at + 1, false),
            adverb => return period_of(adverb).map(|period| (period.into(), at + 1)),
        };
        let noun = self.atoms.get(noun_at)?;
        let relation_follows = self.time_role(noun_at + 1).is_some();
        match noun.kind {
            AtomKind::Number if sure => Some((noun.key.chars().filter(char::is_ascii_digit).collect(), noun_at + 1)),
            AtomKind::Word if sure && !ends_phrase(&noun.key) => Some((singular(&noun.key), noun_at + 1)),
            AtomKind::Word if unit::duration_unit(&noun.key).is_some() && !relation_follows => {
                Some((singular(&noun.key), noun_at + 1))
            }
            AtomKind::Word
                if matches!(
                    noun.key.as_str(),
                    "barrel"
                        | "share"
                        | "tonne"
                        | "ton"
                        | "litre"
                        | "head"
                        | "person"
                        | "gallon"
                        | "unit"
                        | "piece"
                        | "mile"
                        | "kilo"
                ) =>
            {
                Some((singular(&noun.key), noun_at + 1))
            }
            _ => None,
        }
    }

    /// “years old”, “-year-old”, “years of age”.
    fn is_age_after(&self, at: usize) -> bool {
        let hyphen = usize::from(self.key(at) == "-");
        matches!(self.key(at + hyphen), "old" | "olds") || (self.key(at) == "of" && self.key(at + 1) == "age")
    }

    /// “aged 82”, “aged between 5 and 17 months”, “at the age of 82”, “turned 82”.
    fn is_age_before(&self, quantity: &Quantity) -> bool {
        let Some(start) = self.atoms.iter().position(|atom| atom.span.end > quantity.reach.start) else {
            return false;
        };
        let at = start - usize::from(matches!(self.before(start, 1), "between" | "from"));
        let (one, two) = (self.before(at, 1), self.before(at, 2));
        matches!(one, "aged" | "age" | "ages" | "turned" | "turning") || (one == "of" && two == "age")
    }

    /// Reads the bound behind an age: “aged 17 or younger”, “65 years of age and over”.
    fn bind_age(&self, quantity: &mut Quantity, end: usize) {
        let behind = (end..end + 3).find(|&at| !matches!(self.key(at), "-" | "old" | "of" | "age"));
        if let Some((bound, _)) = behind
            .filter(|_| quantity.bound == Bound::Exactly)
            .and_then(|at| bound_after(self.atoms, at))
        {
            quantity.bound = bound;
        }
    }

    /// The same, and “Ines Okoro, 82, …”.
    fn is_age(&self, quantity: &Quantity) -> bool {
        let Some(at) = self.atoms.iter().position(|atom| atom.span.end > quantity.reach.start) else {
            return false;
        };
        // The bound words are part of the reach; the age word stands before them.
        if quantity.low < Decimal::ZERO || quantity.high > Decimal::from(130) {
            return false;
        }
        let one_person = self.before(at, 1) == "of" && is_one_person(self.before(at, 2));
        if one_person || self.is_age_before(quantity) {
            return true;
        }
        let one = self.before(at, 1);
        let end = self
            .atoms
            .iter()
            .position(|atom| atom.span.end == quantity.reach.end)
            .map_or(0, |last| last + 1);
        let closes = matches!((one, self.key(end)), (",", "," | "." | "" | ";") | ("(", ")"));
        closes
            && at >= 2
            && self.atoms[at - 2].capital
            && quantity.bound == Bound::Exactly
            && quantity.low >= Decimal::ONE
            && quantity.form == Form::Digits
    }

    /// “later”, “ago”, “after”, “before”, “earlier” behind a length of time.
    pub(super) fn time_role(&self, at: usize) -> Option<(Role, usize)> {
        let role = match self.key(at) {
            "ago" => Role::Ago,
            "later" | "after" | "afterwards" | "on" | "thereafter" | "hence" | "following" => Role::After,
            "earlier" | "before" | "previously" | "prior" | "beforehand" => Role::Before,
            "from" if self.key(at + 1) == "now" => return Some((Role::After, at + 2)),
            // Against what was planned.
            "late" | "overdue" => Role::After,
            "early" => Role::Before,
            "behind" if is_plan(self.key(at + 1)) => return Some((Role::After, at + 2)),
            "ahead" if self.key(at + 1) == "of" && is_plan(self.key(at + 2)) => return Some((Role::Before, at + 3)),
            _ => return None,
        };
        if self.key(at) == "on" && !matches!(self.key(at + 1), "," | "." | "") {
            return None;
        }
        Some((role, at + 1))
    }

    /// Adds the direction in which a length of time points; returns where the words end.
    pub(super) fn duration_relation(&self, quantity: &mut Quantity, end: usize) -> usize {
        if let Some((role, after)) = self.time_role(end) {
            quantity.role = Some(role);
            quantity.reach = quantity.reach.join(self.atoms[after - 1].span);
        }
        end
    }

    /// Where the mention ends: with an age, its “old” is part of it.
    pub(super) fn mention_end(&self, core: &Core, quantity: &Quantity) -> usize {
        if quantity.kind != QuantityKind::Age || core.unit.is_none() {
            return core.end;
        }
        let mut end = core.end;
        while matches!(self.key(end), "-" | "old" | "olds" | "of" | "age") && end < core.end + 3 {
            end += 1;
        }
        end
    }
}

/// What an adverb counts by: `annually`.
fn period_of(adverb: &str) -> Option<&'static str> {
    Some(match adverb {
        "hourly" => "hour",
        "daily" => "day",
        "nightly" => "night",
        "weekly" => "week",
        "fortnightly" => "fortnight",
        "monthly" => "month",
        "yearly" | "annually" => "year",
        _ => return None,
    })
}

/// What something can be behind or ahead of in time.
fn is_plan(key: &str) -> bool {
    matches!(key, "schedule" | "plan" | "time" | "target" | "deadline" | "timetable")
}

/// `A woman of 64`: somebody, and not several.
fn is_one_person(noun: &str) -> bool {
    matches!(noun, "man" | "woman" | "boy" | "girl")
}

/// A length of time that turned out to be an age, in years.
fn to_age(quantity: &mut Quantity) {
    if let QuantityKind::Duration { unit } = &quantity.kind
        && let (Some(seconds), Some(year)) = (unit::seconds(unit), unit::seconds("year"))
    {
        scale(quantity, seconds / year);
        quantity.low = quantity.low.round_dp(6);
        quantity.high = quantity.high.round_dp(6);
        quantity.kind = QuantityKind::Age;
    }
}

/// Whether what something does `over` an area says how large it is.
fn extends(verb: &str) -> bool {
    Word::look_up(verb)
        .lemmas()
        .any(|lemma| matches!(lemma, "extend" | "spread" | "stretch" | "sprawl"))
}
