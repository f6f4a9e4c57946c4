//! Two numbers that belong together: shares, compound measures, ranges, scores, changes.

use rust_decimal::Decimal;

use super::{Core, Found, Reader, measure, million};
use crate::{
    annotation::{
        atom::{Atom, AtomKind},
        quantity::{
            Numeral, QuantityKind, Role, Shape,
            counted::counted_after,
            pattern,
            unit::{self, Unit},
        },
    },
    lexicon::{self, PartOfSpeech, Word},
};

impl Reader<'_> {
    /// Two numbers that belong together: a range, a score, a share, a compound measure.
    pub(super) fn joined(&self, core: &Core, found: &mut Vec<Found>) -> Option<usize> {
        self.share(core, found)
            .or_else(|| self.compound(core, found))
            .or_else(|| self.range_or_score(core, found))
    }

    /// “one in ten”, “seven in every ten”, “two out of three”.
    fn share(&self, core: &Core, found: &mut Vec<Found>) -> Option<usize> {
        if core.unit.is_some() || core.numeral.shape != Shape::Cardinal {
            return None;
        }
        let second_at = match (self.key(core.end), self.key(core.end + 1)) {
            ("in", "every") => core.end + 2,
            ("in", _) => core.end + 1,
            ("out", "of") => core.end + 2 + usize::from(self.key(core.end + 2) == "every"),
            _ => self.whole_behind_noun(core)?,
        };
        let second = self.core(second_at).filter(|_| !self.is_taken(second_at))?;
        let (part, whole) = (core.numeral.value, second.numeral.value);
        let plausible = second.unit.is_none()
            && second.numeral.shape == Shape::Cardinal
            && part > Decimal::ZERO
            && part < whole
            && part < Decimal::ONE_HUNDRED;
        if !plausible || second.start != second_at {
            return None;
        }
        let value = part.checked_div(whole)?;
        let step = Decimal::ONE.checked_div(whole)?;
        let mut quantity = self.plain(
            value,
            step,
            QuantityKind::Fraction,
            core.numeral.form,
            core.start,
            second.end,
        );
        self.bind(&mut quantity, core.start);
        if let Some((counts, end)) = counted_after(self.atoms, second.end, false) {
            quantity.counts = Some(counts);
            quantity.reach = quantity.reach.join(self.atoms[end - 1].span);
        }
        found.push((core.start..second.end, quantity));
        Some(second.end)
    }

    /// Where the whole begins in “one dairy farm in six”: behind a noun of up to three words, and with no noun of its own.
    fn whole_behind_noun(&self, core: &Core) -> Option<usize> {
        const LONGEST_NOUN: usize = 3;
        let is_one = core.numeral.value == Decimal::ONE && self.key(core.start) == "one";
        let is_word = |at: usize| {
            (self.atoms.get(at))
                .is_some_and(|atom| atom.kind == AtomKind::Word && !lexicon::is_function_word(&atom.key))
        };
        // `3 berries out of every 1,000`.
        let every = (core.end..core.end + 1 + LONGEST_NOUN).find(|&at| self.key(at) == "every");
        if let Some(every) = every {
            let behind = match (self.key(every.checked_sub(1)?), self.key(every.checked_sub(2)?)) {
                ("in", _) => every - 1,
                ("of", "out") => every - 2,
                _ => return None,
            };
            return (behind > core.end && (core.end..behind).all(is_word)).then_some(every + 1);
        }
        let word_in = (core.end + 1..core.end + 1 + LONGEST_NOUN).find(|&at| self.key(at) == "in")?;
        let second = self.core(word_in + 1)?;
        // `One ship in three days`, `one man in 1984`.
        let behind = self.key(second.end);
        let ends = behind.is_empty()
            || lexicon::is_function_word(behind)
            || !self
                .atoms
                .get(second.end)
                .is_some_and(|atom| atom.kind == AtomKind::Word)
            || behind.ends_with("wide");
        let verb = || {
            let parts = Word::look_up(behind).most_likely_part_of_speech();
            parts == Some(PartOfSpeech::Verb)
        };
        let is_share = second.numeral.value <= Decimal::ONE_HUNDRED && (ends || verb());
        (is_one && (core.end..word_in).all(is_word) && is_share).then_some(word_in + 1)
    }

    /// “17 years and 40 days”, “5 feet 10 inches”: counted in the smaller unit. “A year and a half”: in the larger one.
    pub(super) fn compound(&self, core: &Core, found: &mut Vec<Found>) -> Option<usize> {
        let large = core
            .unit
            .filter(|unit| matches!(unit, Unit::Duration(_) | Unit::Measure(_)))?;
        if self.is_rate(core) {
            return None;
        }
        let mut second_at = core.end;
        while matches!(self.key(second_at), "and" | ",") && second_at < core.end + 2 {
            second_at += 1;
        }
        let second = self.second_part(second_at).filter(|_| !self.is_taken(second_at))?;
        let (value, step, kind) =
            if let (Shape::Fraction, None, Unit::Duration(unit)) = (second.numeral.shape, second.unit, large) {
                let part = second.numeral.value;
                let is_whole =
                    self.key(core.end) == "and" && self.key(second.end) != "of" && core.numeral.value.is_integer();
                let kind = QuantityKind::Duration { unit };
                is_whole.then_some((core.numeral.value.checked_add(part)?, part, kind))?
            } else {
                let (kind, factor, small) = match (large, second.unit?) {
                    (Unit::Duration(large), Unit::Duration(small)) => (
                        QuantityKind::Duration { unit: small },
                        unit::seconds(large)?,
                        unit::seconds(small)?,
                    ),
                    (Unit::Measure(large), Unit::Measure(small)) if large.dimension == small.dimension => {
                        (measure(small), large.factor, small.factor)
                    }
                    _ => return None,
                };
                if factor <= small || second.numeral.value.saturating_mul(small) >= factor {
                    return None;
                }
                let whole = core.numeral.value.checked_mul(factor)?.checked_div(small)?;
                let value = whole.checked_add(second.numeral.value)?.round_dp(4);
                (value, second.numeral.step, kind)
            };
        let mut quantity = self.plain(value, step, kind, core.numeral.form, core.start, second.end);
        self.bind(&mut quantity, core.start);
        let end = self.duration_relation(&mut quantity, second.end);
        found.push((core.start..end, quantity));
        Some(end)
    }

    /// The number that begins at an atom, with its unit: “four months”, “a day”, “a half”.
    fn second_part(&self, at: usize) -> Option<Core> {
        let number = self.core(at).filter(|second| second.start == at);
        number.or_else(|| {
            let unit = unit::duration_unit(self.key(at + 1)).filter(|_| matches!(self.key(at), "a" | "an"))?;
            Some(Core {
                start: at,
                end: at + 2,
                numeral: Numeral::article(at + 2),
                unit: Some(Unit::Duration(unit)),
            })
        })
    }

    /// Whether an article before a unit says how often: “once a week and two days a month”, “40 hours a week”.
    fn is_rate(&self, core: &Core) -> bool {
        let counts = |atom: &Atom| atom.number_word.is_some() || atom.kind == AtomKind::Number;
        matches!(self.key(core.start), "a" | "an")
            && (matches!(self.before(core.start, 1), "once" | "twice" | "times")
                || unit::duration_unit(self.before(core.start, 1)).is_some()
                || core
                    .start
                    .checked_sub(2)
                    .and_then(|at| self.atoms.get(at))
                    .is_some_and(counts))
    }

    /// “4–6%”, “between two and three million”, “from 4 to 6 per cent”, “9-4”, “131 votes to 96”.
    fn range_or_score(&self, core: &Core, found: &mut Vec<Found>) -> Option<usize> {
        if core.numeral.shape != Shape::Cardinal {
            return None;
        }
        let opener = self.before(core.start, 1);
        let mut connector = core.end;
        // “nine votes to four”
        // “three goals to one”
        let scored = pattern::is_scored(self.key(connector)) && !self.speaks_of_change(core.start);
        let votes = (scored || pattern::speaks_of_score(self.key(connector))) && self.key(connector + 1) == "to";
        if votes {
            connector += 1;
        }
        // “13- to 17-year-olds”
        if self.key(connector) == "-" && self.key(connector + 1) == "to" {
            connector += 1;
        }
        let glued = self
            .atoms
            .get(connector)
            .is_some_and(|atom| atom.is_symbol("-") && !atom.spaced);
        let joins = match self.key(connector) {
            "-" => glued,
            "to" => true,
            "and" => opener == "between",
            _ => false,
        };
        if !joins {
            return None;
        }
        let mut second = self.core(connector + 1)?;
        if second.numeral.letter_m && matches!(core.unit, Some(Unit::Currency(_))) {
            second = Core {
                numeral: million(second.numeral),
                unit: None,
                ..second
            };
        }
        if second.numeral.shape != Shape::Cardinal || second.start != connector + 1 || self.is_taken(second.start) {
            return None;
        }
        let (low, high) = (core.numeral.value, second.numeral.value);
        let unitless = core.unit.is_none() && second.unit.is_none();
        let small = |value: Decimal| value < Decimal::ONE_THOUSAND && value.is_integer();
        // “6–4, 3–6”
        let goes_on = || {
            let last = found.last();
            let is_score =
                last.is_some_and(|(range, one)| one.kind == QuantityKind::Score && range.end + 1 == core.start);
            opener == "," && is_score
        };
        let near_score = votes
            || goes_on()
            || pattern::said_before(self.atoms, core.start, 6, pattern::speaks_of_score)
            || pattern::said_after(self.atoms, second.end, 3, pattern::speaks_of_score);
        let scores = unitless && small(low) && small(high) && opener != "between" && opener != "from";
        if scores
            && ((glued && (high <= low || near_score))
                || (!glued && (votes || (near_score && (low >= high || opener == "by")))))
        {
            let mut quantity = self.plain(
                low,
                Decimal::ONE,
                QuantityKind::Score,
                core.numeral.form,
                core.start,
                second.end,
            );
            quantity.high = high;
            found.push((core.start..second.end, quantity));
            return Some(second.end);
        }
        // `Climbed 5 dollars to $80`: by so much, to so much.
        let is_sum = |core: &Core| matches!(core.unit, Some(Unit::Currency(_)));
        let moves = || pattern::said_before(self.atoms, core.start, 2, pattern::speaks_of_change);
        if self.key(connector) == "to" && is_sum(core) && is_sum(&second) && opener != "from" && moves() {
            return None;
        }
        // `From August's 5.2% to 5.3%`.
        let from_whose = (2..=4)
            .find(|&back| self.before(core.start, back) == "from")
            .is_some_and(|back| {
                let between = &self.atoms[core.start - back + 1..core.start];
                between
                    .iter()
                    .all(|atom| atom.kind != AtomKind::Number && !pattern::speaks_of_change(&atom.key))
            });
        if (opener == "from" || from_whose) && self.speaks_of_change(core.start) {
            return self.change(core, &second, found);
        }
        let ordered = high > low || (second.numeral.factor > Decimal::ONE && core.numeral.factor == Decimal::ONE);
        if !ordered
            || !compatible_units(core.unit, second.unit)
            || (self.key(connector) == "to" && matches!(opener, "to" | "by"))
        {
            return None;
        }
        let range = Core {
            start: core.start,
            end: second.end,
            numeral: Numeral {
                form: core.numeral.form,
                ..second.numeral.clone()
            },
            unit: second.unit.or(core.unit),
        };
        let mut quantity = self.finish(&range, None);
        let low = shared_scale(&core.numeral, &second.numeral);
        // An age in months became one in years: the lower end with the upper one.
        quantity.low = match quantity.kind {
            QuantityKind::Age if !high.is_zero() => (low.saturating_mul(quantity.high) / high).round_dp(6),
            _ => low,
        };
        quantity.role = None;
        let end = self.mention_end(&range, &quantity);
        found.push((core.start..end, quantity));
        Some(end)
    }

    /// “rose from 4 to 6 per cent”: two values with their parts in the change.
    fn change(&self, core: &Core, second: &Core, found: &mut Vec<Found>) -> Option<usize> {
        if !compatible_units(core.unit, second.unit) {
            return None;
        }
        let mut before = self.finish(core, second.unit.filter(|_| core.unit.is_none()));
        before.low = shared_scale(&core.numeral, &second.numeral);
        before.high = before.low;
        before.role = Some(Role::From);
        found.push((core.start..core.end, before));
        let mut after = self.finish(second, core.unit.filter(|_| second.unit.is_none()));
        after.role = Some(Role::To);
        let end = self.mention_end(second, &after);
        found.push((second.start..end, after));
        Some(end)
    }

    pub(super) fn speaks_of_change(&self, at: usize) -> bool {
        pattern::said_before(self.atoms, at, 9, pattern::speaks_of_change)
    }
}

/// “2-3 million”: the first number takes the scale of the second.
fn shared_scale(first: &Numeral, second: &Numeral) -> Decimal {
    if first.factor == Decimal::ONE && second.factor > Decimal::ONE && first.value < Decimal::ONE_THOUSAND {
        first.value.checked_mul(second.factor).unwrap_or(first.value)
    } else {
        first.value
    }
}

fn compatible_units(first: Option<Unit>, second: Option<Unit>) -> bool {
    match (first, second) {
        (Some(first), Some(second)) => first == second,
        _ => true,
    }
}
