use compact_str::CompactString;
use rust_decimal::Decimal;

use super::{
    Bound, Form, Numeral, Quantity, QuantityKind, Role, Shape,
    bound::{bound_after, bound_before},
    counted::{counted_after, ends_phrase, singular},
    numeral, pattern,
    unit::{self, Currency, Unit, currency_before, unit_at},
    vocabulary::{ages, multiple},
};
use crate::{
    annotation::{
        Mention, Value,
        atom::{Atom, AtomKind, phrase_from},
    },
    lexicon,
    text::Span,
};

/// The quantities of a sentence, in text order, without the numbers of the dates in it.
pub(crate) fn quantities(atoms: &[Atom], sentence: usize, language: &str, dates: &[Mention]) -> Vec<Mention> {
    let taken: Vec<Span> = dates.iter().map(|mention| mention.span).collect();
    let reader = Reader {
        atoms,
        taken: &taken,
        language,
    };
    let mention = |(range, quantity): Found| {
        let (first, last) = (&atoms[range.start], &atoms[range.end - 1]);
        Mention {
            sentence,
            tokens: first.token..last.token + 1,
            span: first.span.join(last.span),
            value: Value::Quantity(quantity),
        }
    };
    reader.read().into_iter().map(mention).collect()
}

struct Reader<'a> {
    atoms: &'a [Atom],
    taken: &'a [Span],
    language: &'a str,
}

/// A quantity with the atoms it stands on.
type Found = (std::ops::Range<usize>, Quantity);

/// A number with its unit, before the words around it are read.
struct Core {
    start: usize,
    end: usize,
    numeral: Numeral,
    unit: Option<Unit>,
}

impl Reader<'_> {
    fn read(&self) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.atoms.len() {
            let next = if self.is_taken(at) {
                None
            } else {
                self.multiple(at, &mut found)
                    .or_else(|| self.decade_of_life(at, &mut found))
                    .or_else(|| self.bare_duration(at, &mut found))
                    .or_else(|| self.number(at, &mut found))
            };
            at = next.unwrap_or(at + 1).max(at + 1);
        }
        found
    }

    fn is_taken(&self, at: usize) -> bool {
        self.atoms
            .get(at)
            .is_some_and(|atom| self.taken.iter().any(|span| span.overlaps(atom.span)))
    }

    fn key(&self, at: usize) -> &str {
        self.atoms.get(at).map_or("", |atom| atom.key.as_str())
    }

    fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.key(at))
    }

    /// “twice”, “doubled”, “threefold”.
    fn multiple(&self, at: usize, found: &mut Vec<Found>) -> Option<usize> {
        let word = self.atoms.get(at).filter(|atom| atom.kind == AtomKind::Word)?;
        let (value, end) = phrase_from(self.atoms, at, 4, multiple)?;
        let measured = match word.key.as_str() {
            // “double murder”, “a triple jump” are names of things.
            "double" | "triple" | "treble" | "quadruple" if end == at + 1 => {
                matches!(
                    self.key(at + 1),
                    "the" | "its" | "their" | "his" | "her" | "in" | "to" | "that" | "what"
                ) || matches!(
                    self.before(at, 1),
                    "than" | "nearly" | "almost" | "to" | "will" | "would" | "about"
                )
            }
            _ => true,
        };
        if !measured {
            return None;
        }
        let mut quantity = self.plain(value, Decimal::ONE, QuantityKind::Multiplier, Form::Words, at, end);
        self.bind(&mut quantity, at, end);
        quantity.per = self.rate(end).map(|(per, _)| per);
        found.push((at..end, quantity));
        Some(end)
    }

    /// “in his fifties”, “in her 50s”.
    fn decade_of_life(&self, at: usize, found: &mut Vec<Found>) -> Option<usize> {
        if !matches!(
            self.before(at, 1),
            "his" | "her" | "their" | "early" | "mid" | "late" | "-"
        ) {
            return None;
        }
        let decade = match self.atoms.get(at)?.kind {
            AtomKind::Number if self.key(at + 1) == "s" && !self.atoms[at + 1].spaced => self.key(at).parse().ok()?,
            AtomKind::Word if self.key(at).ends_with("ties") => ages(self.key(at))?.0,
            _ => return None,
        };
        let decade: u32 = decade;
        if decade % 10 != 0 || decade > 100 {
            return None;
        }
        let part = if self.before(at, 1) == "-" {
            self.before(at, 2)
        } else {
            self.before(at, 1)
        };
        let (from, to) = match part {
            "early" => (0, 3),
            "mid" => (4, 6),
            "late" => (7, 9),
            _ => (0, 9),
        };
        let end = if self.atoms[at].kind == AtomKind::Number {
            at + 2
        } else {
            at + 1
        };
        let low = Decimal::from(decade + from);
        let mut quantity = self.plain(low, Decimal::ONE, QuantityKind::Age, Form::Words, at, end);
        quantity.high = Decimal::from(decade + to);
        found.push((at..end, quantity));
        Some(end)
    }

    /// “a decade”, “an hour later”, “a year”: the article stands for one, when the words around make it a length.
    fn bare_duration(&self, at: usize, found: &mut Vec<Found>) -> Option<usize> {
        if !matches!(self.key(at), "a" | "an") {
            return None;
        }
        let unit = unit::duration_unit(self.key(at + 1))?;
        let end = at + 2;
        let role = self.time_role(end);
        let measured = role.is_some()
            || matches!(
                self.before(at, 1),
                "for" | "within" | "over" | "than" | "nearly" | "almost" | "about" | "after" | "least"
            )
            || (self.before(at, 1) == "half" && unit != "second");
        if !measured || (unit == "second" && role.is_none()) {
            return None;
        }
        let kind = QuantityKind::Duration { unit };
        let mut quantity = self.plain(Decimal::ONE, Decimal::ONE, kind, Form::Article, at, end);
        self.bind(&mut quantity, at, end);
        quantity.role = role.map(|(role, _)| role);
        found.push((at..end, quantity));
        Some(end)
    }

    /// A number in digits or words with everything that belongs to it.
    fn number(&self, at: usize, found: &mut Vec<Found>) -> Option<usize> {
        let core = self.core(at)?;
        if self.is_idle(&core) {
            return None;
        }
        if let Some(next) = self.label(&core, found) {
            return Some(next);
        }
        if let Some(next) = self.joined(&core, found) {
            return Some(next);
        }
        let quantity = self.finish(&core, None);
        let end = self.mention_end(&core, &quantity);
        found.push((core.start..end, quantity));
        Some(end)
    }

    /// The number at `at` with currency before it and unit after it.
    fn core(&self, at: usize) -> Option<Core> {
        let mut start = at;
        let mut currency = None;
        let mut position = at;
        if let Some((code, after)) = currency_before(self.atoms, at) {
            currency = Some(code);
            position = after;
        }
        let sign = self.atoms.get(position).is_some_and(|atom| {
            (atom.is_symbol("-")
                && atom.spaced
                && self
                    .atoms
                    .get(position + 1)
                    .is_some_and(|next| !next.spaced && next.kind == AtomKind::Number))
                || atom.is_word("minus")
        });
        if sign {
            position += 1;
        }
        if currency.is_some() && self.atoms.get(position)?.kind != AtomKind::Number {
            return None;
        }
        if self.is_taken(position) {
            return None;
        }
        let mut numeral = numeral(self.atoms, position, self.language)?;
        if sign {
            numeral.value = -numeral.value;
        }
        if currency.is_none() && !sign {
            start = position;
        }
        let mut end = numeral.end;
        let mut unit = currency.map(Unit::Currency);
        if numeral.letter_m && unit.is_some() {
            numeral = million(numeral);
        }
        if numeral.letter_m && unit.is_none() {
            (numeral, unit, end) = self.metres_or_millions(numeral, end);
        } else if unit.is_none() && !self.is_taken(end) {
            let hyphen = self
                .atoms
                .get(end)
                .is_some_and(|atom| atom.is_symbol("-") && !atom.spaced);
            let place = if hyphen { end + 1 } else { end };
            if let Some((found, after)) = self.unit_after(&numeral, place) {
                unit = Some(found);
                end = after;
            }
        }
        Some(Core {
            start,
            end,
            numeral,
            unit,
        })
    }

    /// The unit that follows, if it is one in this context.
    fn unit_after(&self, numeral: &Numeral, at: usize) -> Option<(Unit, usize)> {
        if numeral.shape == Shape::Ordinal {
            return None;
        }
        // “half an hour”, “half of a century”
        let mut place = at;
        if numeral.shape == Shape::Fraction && numeral.form == Form::Words {
            if matches!(self.key(place), "of") {
                place += 1;
            }
            if matches!(self.key(place), "a" | "an") {
                place += 1;
            }
            let (unit, end) = unit_at(self.atoms, place, false)?;
            let measures =
                matches!(unit, Unit::Duration(_) | Unit::Measure(..)) && (place > at || self.before(at, 1) == "-");
            return measures.then_some((unit, end));
        }
        // “0.3 of a percentage point”
        if self.key(place) == "of"
            && matches!(self.key(place + 1), "a" | "one")
            && let Some((unit @ Unit::PercentagePoint, end)) = unit_at(self.atoms, place + 2, false)
        {
            return Some((unit, end));
        }
        let glued = numeral.form == Form::Digits
            && self
                .atoms
                .get(place)
                .is_some_and(|atom| !atom.spaced || atom.key.len() <= 2);
        let (unit, end) = unit_at(self.atoms, place, glued && !numeral.letter_m)?;
        if self.key(place) == "second" && numeral.form == Form::Words && numeral.value == Decimal::ONE {
            return None;
        }
        Some((unit, end))
    }

    /// `31m hectolitres` is a number, `300m below` a length; `300m people` again a number.
    fn metres_or_millions(&self, numeral: Numeral, end: usize) -> (Numeral, Option<Unit>, usize) {
        if let Some((unit, after)) = self.unit_after(&numeral, end) {
            return (million(numeral), Some(unit), after);
        }
        let counted = counted_after(self.atoms, end, false)
            .is_some_and(|(_, after)| self.key(after - 1) != singular(self.key(after - 1)).as_str());
        if counted {
            return (million(numeral), None, end);
        }
        (numeral, lexicon::unit("metre").map(Unit::Measure), end)
    }

    /// “one” as a pronoun, “first of all”, “second-hand”: forms of numbers that say no number.
    fn is_idle(&self, core: &Core) -> bool {
        let next = self.key(core.end);
        let before = self.before(core.start, 1);
        match (core.numeral.shape, self.key(core.start)) {
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
                        | "last"
                        | "new"
                        | "latest"
                        | "as"
                ) || matches!(
                    next,
                    "another" | "day" | "can" | "could" | "would" | "should" | "might" | "thing"
                ) || (matches!(before, "the" | "only") && !counted);
                pronoun || !counted
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
                ) || matches!(
                    next,
                    "way" | "past" | "time" | "term" | "brother" | "sister" | "hearted"
                ) || (next == "-" && core.unit.is_none() && core.end == core.start + 1)
            }
            (Shape::Fraction, _) => before == "first" || before == "last",
            _ => false,
        }
    }

    /// “Article 5”, “No. 10”, “Apollo 11”, “F-16”: the number of a thing.
    fn label(&self, core: &Core, found: &mut Vec<Found>) -> Option<usize> {
        if core.unit.is_some()
            || core.numeral.form != Form::Digits
            || core.numeral.shape != Shape::Cardinal
            || core.start == 0
        {
            return None;
        }
        let mut name = core.start - 1;
        let glued = !self.atoms[core.start].spaced;
        if glued
            && (self.atoms[name].is_symbol("-") || self.atoms[name].is_symbol("/"))
            && name > 0
            && !self.atoms[name].spaced
        {
            name -= 1;
        } else if self.atoms[name].is_symbol(".") || self.atoms[name].is_symbol("#") {
            name = name.saturating_sub(usize::from(self.atoms[name].is_symbol(".")));
        }
        let noun = &self.atoms[name];
        if self.is_taken(name) {
            return None;
        }
        let numero =
            noun.is_symbol("#") || (matches!(noun.key.as_str(), "no" | "nos" | "nr") && name + 2 == core.start);
        let named = noun.kind == AtomKind::Word
            && ((glued && noun.capital)
                || (pattern::is_label_noun(&noun.key)
                    && core.numeral.plain
                    && name + 1 == core.start
                    && noun.key != "no")
                || (noun.capital
                    && name > 0
                    && core.numeral.plain
                    && name + 1 == core.start
                    && !ends_phrase(&noun.key)));
        if !(numero || named) {
            return None;
        }
        let strong = numero || glued;
        let plural_noun = counted_after(self.atoms, core.end, false)
            .is_some_and(|(key, after)| after == core.end + 1 && key != self.key(after - 1));
        if plural_noun && !strong {
            return None;
        }
        let mut quantity = self.plain(
            core.numeral.value,
            Decimal::ONE,
            QuantityKind::Label,
            Form::Digits,
            core.start,
            core.end,
        );
        if !numero {
            quantity.counts = Some(noun.key.clone());
        }
        found.push((core.start..core.end, quantity));
        Some(core.end)
    }

    /// Two numbers that belong together: a range, a score, a share, a compound measure.
    fn joined(&self, core: &Core, found: &mut Vec<Found>) -> Option<usize> {
        self.share(core, found)
            .or_else(|| self.compound(core, found))
            .or_else(|| self.range_or_score(core, found))
    }

    /// “one in ten”, “two out of three”.
    fn share(&self, core: &Core, found: &mut Vec<Found>) -> Option<usize> {
        if core.unit.is_some() || core.numeral.shape != Shape::Cardinal {
            return None;
        }
        let second_at = match (self.key(core.end), self.key(core.end + 1)) {
            ("in", _) => core.end + 1,
            ("out", "of") => core.end + 2,
            _ => return None,
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
        self.bind(&mut quantity, core.start, second.end);
        if let Some((counts, end)) = counted_after(self.atoms, second.end, false) {
            quantity.counts = Some(counts);
            quantity.reach = quantity.reach.join(self.atoms[end - 1].span);
        }
        found.push((core.start..second.end, quantity));
        Some(second.end)
    }

    /// “17 years and 40 days”, “5 feet 10 inches”: counted in the smaller unit.
    fn compound(&self, core: &Core, found: &mut Vec<Found>) -> Option<usize> {
        let mut second_at = core.end;
        while matches!(self.key(second_at), "and" | ",") && second_at < core.end + 2 {
            second_at += 1;
        }
        let second = self
            .core(second_at)
            .filter(|second| second.start == second_at && !self.is_taken(second_at))?;
        let (kind, factor, small) = match (core.unit?, second.unit?) {
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
        if factor <= small || second.numeral.value * small >= factor {
            return None;
        }
        let value = (core.numeral.value * factor / small)
            .checked_add(second.numeral.value)?
            .round_dp(4);
        let mut quantity = self.plain(
            value,
            second.numeral.step,
            kind,
            core.numeral.form,
            core.start,
            second.end,
        );
        self.bind(&mut quantity, core.start, second.end);
        let end = self.duration_relation(&mut quantity, second.end);
        found.push((core.start..end, quantity));
        Some(end)
    }

    /// “4–6%”, “between two and three million”, “from 4 to 6 per cent”, “9-4”, “214 votes to 187”.
    fn range_or_score(&self, core: &Core, found: &mut Vec<Found>) -> Option<usize> {
        if core.numeral.shape != Shape::Cardinal {
            return None;
        }
        let opener = self.before(core.start, 1);
        let mut connector = core.end;
        // “nine votes to four”
        let votes = pattern::speaks_of_score(self.key(connector)) && self.key(connector + 1) == "to";
        if votes {
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
        let near_score = votes
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
        if opener == "from" && self.speaks_of_change(core.start) {
            return self.change(core, &second, found);
        }
        let ordered = high > low || (second.numeral.factor > Decimal::ONE && core.numeral.factor == Decimal::ONE);
        if !ordered || !compatible_units(core.unit, second.unit) || (self.key(connector) == "to" && opener == "to") {
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
        quantity.low = shared_scale(&core.numeral, &second.numeral);
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

    fn speaks_of_change(&self, at: usize) -> bool {
        pattern::said_before(self.atoms, at, 9, pattern::speaks_of_change)
    }

    /// The quantity of a core: its kind, bound, role and what it counts. `lent` is the unit of its partner.
    fn finish(&self, core: &Core, lent: Option<Unit>) -> Quantity {
        let numeral = &core.numeral;
        let mut quantity = self.plain(
            numeral.value,
            numeral.step,
            QuantityKind::Cardinal,
            numeral.form,
            core.start,
            core.end,
        );
        match core.unit.or(lent) {
            Some(unit) => apply_unit(&mut quantity, unit),
            None => {
                quantity.kind = match numeral.shape {
                    Shape::Ordinal => QuantityKind::Ordinal,
                    Shape::Fraction => QuantityKind::Fraction,
                    Shape::Cardinal | Shape::Vague => QuantityKind::Cardinal,
                };
            }
        }
        self.bind(&mut quantity, core.start, core.end);
        if numeral.shape == Shape::Vague {
            // “dozens” are more than one dozen and less than a hundred.
            quantity.low = numeral.value * Decimal::TWO;
            quantity.high = if numeral.value <= Decimal::from(12) {
                Decimal::from(99)
            } else {
                numeral.value * Decimal::TEN
            };
            quantity.bound = Bound::About;
        }
        self.role(&mut quantity, core.start);
        self.read_on(&mut quantity, core.end);
        if numeral.letter_m && matches!(core.unit, Some(Unit::Measure(_))) {
            let mut reading = quantity.clone();
            let count = million(numeral.clone());
            (reading.low, reading.high, reading.step, reading.kind) =
                (count.value, count.value, count.step, QuantityKind::Cardinal);
            quantity.other_reading = Some(Box::new(reading));
        }
        quantity
    }

    /// What follows the number and its unit: rate, age, relation in time, counted noun.
    fn read_on(&self, quantity: &mut Quantity, end: usize) {
        let mut end = end;
        if let Some((per, after)) = self.rate(end) {
            quantity.per = Some(per);
            end = after;
        }
        if let QuantityKind::Duration { .. } = quantity.kind {
            if self.is_age_after(end) {
                to_age(quantity);
                return;
            }
            end = self.duration_relation(quantity, end);
        }
        if quantity.kind == QuantityKind::Cardinal && self.is_age(quantity) {
            quantity.kind = QuantityKind::Age;
            return;
        }
        if let Some((bound, after)) = bound_after(self.atoms, end).filter(|_| quantity.bound == Bound::Exactly) {
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
    fn rate(&self, at: usize) -> Option<(CompactString, usize)> {
        let (noun_at, sure) = match self.key(at) {
            "per" | "every" => (at + 1, true),
            "/" if !self.atoms[at].spaced => (at + 1, true),
            "a" | "an" | "each" => (at + 1, false),
            _ => return None,
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

    /// “aged 82”, “at the age of 82”, “Ines Okoro, 82, …”.
    fn is_age(&self, quantity: &Quantity) -> bool {
        let Some(at) = self.atoms.iter().position(|atom| atom.span.end > quantity.reach.start) else {
            return false;
        };
        // The bound words are part of the reach; the age word stands before them.
        if quantity.low < Decimal::ZERO || quantity.high > Decimal::from(130) {
            return false;
        }
        let (one, two) = (self.before(at, 1), self.before(at, 2));
        if matches!(one, "aged" | "age" | "ages" | "turned" | "turning") || (one == "of" && two == "age") {
            return true;
        }
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
    fn time_role(&self, at: usize) -> Option<(Role, usize)> {
        let role = match self.key(at) {
            "ago" => Role::Ago,
            "later" | "after" | "afterwards" | "on" | "thereafter" | "hence" | "following" => Role::After,
            "earlier" | "before" | "previously" | "prior" | "beforehand" => Role::Before,
            "from" if self.key(at + 1) == "now" => return Some((Role::After, at + 2)),
            _ => return None,
        };
        if self.key(at) == "on" && !matches!(self.key(at + 1), "," | "." | "") {
            return None;
        }
        Some((role, at + 1))
    }

    /// Adds the direction in which a length of time points; returns where the words end.
    fn duration_relation(&self, quantity: &mut Quantity, end: usize) -> usize {
        if let Some((role, after)) = self.time_role(end) {
            quantity.role = Some(role);
            quantity.reach = quantity.reach.join(self.atoms[after - 1].span);
        }
        end
    }

    /// Its part in a change: “from”, “to”, “by” where something moves.
    fn role(&self, quantity: &mut Quantity, start: usize) {
        let preposition = self
            .atoms
            .iter()
            .rposition(|atom| atom.span.end <= quantity.reach.start);
        let Some(at) = preposition else { return };
        let _ = start;
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

    /// Reads the bound before and widens the reach to it.
    fn bind(&self, quantity: &mut Quantity, start: usize, end: usize) {
        let _ = end;
        let Some((bound, from)) = bound_before(self.atoms, start) else {
            return;
        };
        // “over two years” is mostly the time it took, “some” with a rank is no estimate.
        let idle = match self.key(from) {
            "over" if from + 1 == start && matches!(quantity.kind, QuantityKind::Duration { .. }) => !matches!(
                self.before(from, 1),
                "for" | "just" | "well" | "of" | "after" | "lasted" | "took" | "taken" | "little"
            ),
            "some" | "around" | "about" => quantity.kind == QuantityKind::Ordinal,
            "past" | "beyond" => true,
            // “passed two exams” against “passed the 9,000 mark”
            "passed" | "pass" | "passes" | "passing" | "crossed" | "crosses" => quantity.low < Decimal::from(20),
            _ => false,
        };
        if !idle {
            quantity.bound = bound;
            quantity.reach = quantity.reach.join(self.atoms[from].span);
        }
    }

    fn plain(
        &self,
        value: Decimal,
        step: Decimal,
        kind: QuantityKind,
        form: Form,
        start: usize,
        end: usize,
    ) -> Quantity {
        Quantity {
            low: value,
            high: value,
            kind,
            bound: Bound::Exactly,
            step,
            counts: None,
            per: None,
            role: None,
            reach: self.atoms[start].span.join(self.atoms[end - 1].span),
            form,
            other_reading: None,
        }
    }

    /// Where the mention ends: with an age, its “old” is part of it.
    fn mention_end(&self, core: &Core, quantity: &Quantity) -> usize {
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

fn apply_unit(quantity: &mut Quantity, unit: Unit) {
    quantity.kind = match unit {
        Unit::Percent => QuantityKind::Percent,
        Unit::PercentagePoint => QuantityKind::PercentagePoint,
        Unit::BasisPoint => {
            scale(quantity, Decimal::new(1, 2));
            QuantityKind::PercentagePoint
        }
        Unit::Currency(Currency {
            code,
            ambiguous,
            factor,
        }) => {
            scale(quantity, factor);
            QuantityKind::Money {
                currency: code,
                ambiguous,
            }
        }
        Unit::Duration(unit) => QuantityKind::Duration { unit },
        Unit::Measure(unit) => measure(unit),
        Unit::Times => QuantityKind::Multiplier,
    };
}

const fn measure(unit: lexicon::Unit) -> QuantityKind {
    QuantityKind::Measure {
        unit: unit.id,
        dimension: unit.dimension,
        factor: unit.factor,
        offset: unit.offset,
    }
}

fn scale(quantity: &mut Quantity, factor: Decimal) {
    quantity.low *= factor;
    quantity.high *= factor;
    quantity.step *= factor;
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

fn million(numeral: Numeral) -> Numeral {
    let factor = Decimal::from(1_000_000);
    Numeral {
        value: numeral.value.checked_mul(factor).unwrap_or(numeral.value),
        step: numeral.step.checked_mul(factor).unwrap_or(numeral.step),
        factor,
        letter_m: false,
        ..numeral
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
