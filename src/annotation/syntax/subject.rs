//! Whose act a verb tells: its subject, wherever it stands.

use super::{
    clause::{Clause, Group, Reader},
    phrase::Phrase,
    tag::{Form, Tag},
};

impl Reader<'_> {
    pub(super) fn subject(&self, group: &Group, clauses: &mut [Clause], groups: &[Group]) -> Option<Subject> {
        let before = clauses.last().zip(groups.last());
        if group.is_infinitive {
            let (clause, matrix) = before?;
            return Some(Subject::borrowed(self.controller(group, clause, matrix)));
        }
        if group.form == Form::Ing && !group.has_auxiliary {
            return self.subject_of_participle(group, clauses);
        }
        let mut at = group.start;
        while at > self.sentence.start && self.tag(at - 1).is_some_and(Tag::is_passed_over) {
            at -= 1;
        }
        // `The tenor, who according to the opera house had lost his voice`.
        if let Some(start) = self.source_before(at) {
            at = start;
        }
        let last = at.checked_sub(1).filter(|&last| last >= self.sentence.start)?;
        match self.tag(last)? {
            Tag::Relative => Some(Subject {
                is_relative: true,
                ..Subject::of(self.antecedent(last))
            }),
            Tag::Conjunction => Some(Subject::borrowed(self.subject_of_joined(group, last, clauses, groups))),
            Tag::Mark => self.subject_before_mark(group, last, clauses),
            // `The builder they sued left`.
            Tag::Verb(_) => {
                let clause = clauses
                    .last()
                    .filter(|clause| clause.verb == last && clause.is_relative)?;
                Some(Subject::of(clause.patient))
            }
            _ => self.subject_before(group, at, clauses),
        }
    }

    /// The subject of a verb that a conjunction joins to one before it. A comma before the conjunction closes what stands
    /// between: `She said it was done by men living nearby, and thanked them`.
    fn subject_of_joined(
        &self,
        group: &Group,
        conjunction: usize,
        clauses: &[Clause],
        groups: &[Group],
    ) -> Option<usize> {
        let finite = || {
            let both = clauses.iter().zip(groups).rev();
            both.filter(|(_, before)| before.is_finite()).map(|(clause, _)| clause)
        };
        let closes = conjunction > self.sentence.start && self.form(conjunction - 1) == ",";
        let joined = match (group.is_finite(), closes) {
            (false, _) => None,
            (true, false) => finite().next(),
            (true, true) => {
                let mut main = finite().filter(|clause| !clause.is_relative);
                let nearest = main.next();
                let report = main.next_back().filter(|clause| self.reports(clause.verb));
                report.or(nearest)
            }
        };
        joined.or(clauses.last())?.subject()
    }

    /// Where `according to somebody` begins right before a token.
    fn source_before(&self, at: usize) -> Option<usize> {
        let preposition = self.phrase_before(at)?.preposition?;
        let begins = |at: usize| self.key(at) == "according";
        let before = preposition
            .checked_sub(1)
            .filter(|&before| before >= self.sentence.start);
        before
            .filter(|&before| begins(before))
            .or_else(|| begins(preposition).then_some(preposition))
    }

    /// The subject of a verb with a phrase right before it.
    fn subject_before(&self, group: &Group, at: usize, clauses: &mut [Clause]) -> Option<Subject> {
        let phrase = self.phrase_before(at)?;
        let phrase = self.past_time(phrase);
        let core = self.core_of(phrase, clauses);
        let is_led = core
            .preposition
            .is_some_and(|preposition| !self.leads_clause(preposition));
        // `Anyone who saw a van near the bridge is asked`, `men arrested in the raid were charged`.
        let holder = clauses.iter_mut().rev().find(|clause| {
            clause.verb < core.tokens.start
                && (clause.patient == Some(core.head) && clause.verb + 1 < core.tokens.end
                    || clause.led.iter().any(|(_, head)| *head == core.head))
        });
        // `Women who swam twice a week slept`.
        let holder = match holder {
            None if self.is_time(core) && core.preposition.is_none() => clauses
                .iter_mut()
                .rev()
                .find(|clause| clause.verb < core.tokens.start && clause.is_relative),
            _ => holder,
        };
        if let Some(clause) = holder {
            if is_led || clause.is_relative || clause.is_borrowed {
                let subject = clause.subject();
                let may_be_participle = self.key(clause.verb).ends_with("ed") || self.key(clause.verb).ends_with("en");
                let is_main = !clause.is_relative && !clause.is_borrowed && !clause.is_passive;
                if is_main && may_be_participle && clause.patient.is_none() {
                    // What looked like the verb of the sentence was a participle.
                    (clause.is_passive, clause.is_relative) = (true, true);
                    clause.patient = clause.agent.take();
                    clause.agent = self.led_by(clause);
                }
                return Some(Subject::of(subject));
            }
            let is_next = group.form != Form::Participle || group.has_auxiliary;
            if is_next && clause.patient == Some(core.head) {
                clause.patient = None;
            }
        }
        // `The man they sued`, `whom she is replacing`: the object stands before the subject.
        let relative = core
            .tokens
            .start
            .checked_sub(1)
            .filter(|&relative| self.tag(relative) == Some(Tag::Relative));
        let is_led = relative.is_some_and(|at| at > self.sentence.start && self.tag(at - 1) == Some(Tag::Preposition));
        let gap = match relative {
            Some(relative) if !is_led => self.antecedent(relative),
            Some(_) => None,
            None => self.bare_antecedent(core),
        };
        Some(Subject {
            gap,
            is_relative: relative.is_some() || gap.is_some(),
            ..Subject::of(Some(core.head))
        })
    }

    /// The noun that a clause without a relative pronoun says more of: `the builder they sued`.
    fn bare_antecedent(&self, subject: &Phrase) -> Option<usize> {
        let begins = matches!(self.tag(subject.tokens.start), Some(Tag::Pronoun | Tag::Determiner));
        let before = self
            .phrases
            .iter()
            .rev()
            .find(|phrase| phrase.tokens.end == subject.tokens.start)?;
        let noun = self.tag(before.head) == Some(Tag::Noun) && self.tag(before.tokens.start) == Some(Tag::Determiner);
        (begins && noun && before.preposition.is_none() && !before.is_owner).then_some(before.head)
    }

    /// Whether a preposition leads in clauses as well: `after the man had left`.
    pub(super) fn leads_clause(&self, preposition: usize) -> bool {
        matches!(
            self.key(preposition),
            "after" | "before" | "since" | "until" | "till" | "like"
        )
    }

    /// The phrase that others are led in behind: `the mayor` of `the mayor of the old town`.
    fn core_of<'p>(&'p self, phrase: &'p Phrase, clauses: &[Clause]) -> &'p Phrase {
        let mut core = phrase;
        // `The mayor and the council`: the first of them.
        while let Some(first) = self.joined_before(core).filter(|first| !self.is_held(first, clauses)) {
            core = first;
        }
        while let Some(preposition) = core.preposition.filter(|&at| !self.leads_clause(at)) {
            let start = self.first_of(core).min(preposition);
            let Some(outer) = self
                .phrases
                .iter()
                .rev()
                .find(|other| other.tokens.end == start && !other.is_owner)
            else {
                break;
            };
            core = outer;
        }
        core
    }

    /// The phrase that `and` joins to this one.
    fn joined_before(&self, phrase: &Phrase) -> Option<&Phrase> {
        let joint = phrase.tokens.start.checked_sub(1)?;
        let joined = self.tag(joint) == Some(Tag::Conjunction) && phrase.preposition.is_none();
        joined.then(|| self.phrases.iter().rev().find(|other| other.tokens.end == joint))?
    }

    /// Whether a phrase is a party of a verb before it, so that `and` behind it joins clauses: `It fell on the road and a
    /// lorry hit it`.
    fn is_held(&self, phrase: &Phrase, clauses: &[Clause]) -> bool {
        clauses.iter().any(|clause| {
            let holds = clause.patient == Some(phrase.head) || clause.led.iter().any(|(_, head)| *head == phrase.head);
            holds && !clause.is_relative && !clause.is_borrowed && !self.reports(clause.verb)
        })
    }

    /// The phrase before one that tells when: `deaths last year were`.
    fn past_time<'p>(&'p self, phrase: &'p Phrase) -> &'p Phrase {
        let before = || {
            let ends = |other: &&Phrase| other.tokens.end == phrase.tokens.start && !other.is_owner;
            self.phrases.iter().rev().find(ends)
        };
        let tells_when = phrase.preposition.is_none() && self.is_time(phrase);
        tells_when.then(before).flatten().unwrap_or(phrase)
    }

    /// Where a phrase begins with its owners and its preposition.
    fn first_of(&self, phrase: &Phrase) -> usize {
        phrase.preposition.unwrap_or(phrase.tokens.start)
    }

    /// The noun that a relative pronoun stands for: what the phrase before it is about, over a comma.
    fn antecedent(&self, relative: usize) -> Option<usize> {
        let mut end = relative;
        // `A firm, to which it belongs`.
        if end > self.sentence.start && self.tag(end - 1) == Some(Tag::Preposition) {
            end -= 1;
        }
        if end > self.sentence.start && self.form(end - 1) == "," {
            end -= 1;
        }
        let ends_at = |end: usize| self.phrases.iter().rev().find(|phrase| phrase.tokens.end == end);
        let phrase = ends_at(end)?;
        // `Cashiers in Lille who stopped work`: nobody is called Lille.
        let place = phrase
            .preposition
            .filter(|&at| matches!(self.key(at), "in" | "at" | "near") && self.tag(phrase.head) == Some(Tag::Name));
        let holder = place.filter(|_| self.key(relative) == "who").and_then(ends_at);
        Some(holder.unwrap_or(phrase).head)
    }

    /// The subject of a verb with a mark right before it: `The mayor, Ada Olin, said`, `“…”, said the mayor`.
    fn subject_before_mark(&self, group: &Group, mark: usize, clauses: &mut [Clause]) -> Option<Subject> {
        let inverted = || {
            let phrase = self.phrase_at(group.verb + 1)?;
            let told = self.reports(group.verb) && phrase.preposition.is_none() && !group.has_auxiliary;
            told.then_some(phrase.head)
        };
        if self.form(mark) == "," {
            // What stands between the commas: a name, a relative clause, a participle, who says so.
            let opens = (self.sentence.start..mark).rev().find(|&at| self.form(at) == ",");
            let fills = |phrase: &&Phrase| opens.is_some_and(|opens| phrase.tokens == (opens + 1..mark));
            let named = self.phrases.iter().rev().find(fills);
            if let Some(name) = named.filter(|phrase| self.tag(phrase.head) == Some(Tag::Name)) {
                return Some(Subject::of(Some(name.head)));
            }
            // `Two directors, Ada Olin and her son, left`: who they are is told twice.
            let is_told_twice = |opens: usize| {
                let is_noun = self
                    .phrase_at(opens + 1)
                    .is_some_and(|phrase| phrase.preposition.is_none());
                let several = (opens + 1..mark).any(|at| self.tag(at) == Some(Tag::Conjunction));
                is_noun && (several || matches!(self.key(opens + 1), "both" | "all"))
            };
            if opens.is_some_and(is_told_twice) {
                return None;
            }
            if let Some(opens) = opens.filter(|&opens| self.phrase_before(opens).is_some()) {
                let mut inner = clauses.iter().filter(|clause| (opens..mark).contains(&clause.verb));
                if inner.all(|clause| self.stands_between_commas(clause, opens)) {
                    return self.subject_before(group, opens, clauses);
                }
            }
            let has_main = clauses.iter().any(|clause| !clause.is_borrowed && !clause.is_relative);
            if !has_main && self.may_be_participle(group) {
                // `The bakery, founded by two sisters, closed`.
                return Some(Subject {
                    is_relative: true,
                    is_passive: true,
                    ..Subject::of(
                        self.phrase_before(mark)
                            .map(|phrase| self.core_of(phrase, clauses).head),
                    )
                });
            }
            // `He rose, took his hat and left`.
            if inverted().is_none() {
                return Some(Subject::borrowed(clauses.last()?.subject()));
            }
        }
        Some(Subject::of(inverted()))
    }

    /// Whether a clause behind a comma only says more of the noun before it, or who says so.
    fn stands_between_commas(&self, clause: &Clause, opens: usize) -> bool {
        let leads =
            |at: usize| self.tag(at) == Some(Tag::Relative) || matches!(self.key(at), "where" | "whose" | "when");
        let tells = || self.reports(clause.verb) && clause.patient.is_none_or(|patient| clause.agent == Some(patient));
        clause.is_borrowed || clause.is_relative || (opens + 1..clause.verb).any(leads) || tells()
    }

    /// Whether a verb without an auxiliary may be a participle: `founded`, `taken`.
    fn may_be_participle(&self, group: &Group) -> bool {
        group.form == Form::Finite && !group.has_auxiliary && self.key(group.verb).ends_with(['d', 'n', 't'])
    }

    /// `A lorry carrying gravel`; `after winning`, `, winning`: the subject of the clause that it hangs on.
    fn subject_of_participle(&self, group: &Group, clauses: &[Clause]) -> Option<Subject> {
        let last = group.start.checked_sub(1).filter(|&last| last >= self.sentence.start)?;
        if self
            .tag(last)
            .is_some_and(|tag| tag.is_nominal() || tag == Tag::Pronoun)
        {
            return Some(Subject {
                is_relative: true,
                ..Subject::of(self.phrase_before(group.start).map(|phrase| phrase.head))
            });
        }
        // `Accused the firm of hiding it`, `kept the firm from hiding it`.
        let told = || {
            let phrase = self.phrase_before(last).filter(|phrase| phrase.preposition.is_none())?;
            let object = clauses.last()?.patient == Some(phrase.head);
            (self.tag(last) == Some(Tag::Preposition) && object && self.is_somebody(phrase.head)).then_some(phrase.head)
        };
        if let Some(told) = told() {
            return Some(Subject::borrowed(Some(told)));
        }
        let main = clauses.iter().rev().find(|clause| !clause.is_borrowed)?;
        Some(Subject::borrowed(main.subject()))
    }

    /// Who does what an infinitive says: whoever was told or asked to, else the subject of the verb before it.
    fn controller(&self, group: &Group, clause: &Clause, matrix: &Group) -> Option<usize> {
        if matrix.is_passive {
            return clause.patient;
        }
        // `Asked the board to resign`: the phrase right before `to`.
        let told = self
            .phrase_before(group.start)
            .filter(|phrase| phrase.preposition.is_none() && phrase.tokens.start > matrix.verb)
            .filter(|phrase| Some(phrase.head) == clause.patient && self.is_somebody(phrase.head));
        told.map(|phrase| phrase.head).or(clause.agent)
    }
}

/// A verb's subject.
pub(super) struct Subject {
    pub(super) head: Option<usize>,
    /// The object, where it stands before the subject.
    pub(super) gap: Option<usize>,
    pub(super) is_borrowed: bool,
    pub(super) is_relative: bool,
    /// Whether its verb turned out to be a participle.
    pub(super) is_passive: bool,
}

impl Subject {
    const fn of(head: Option<usize>) -> Self {
        Self {
            head,
            gap: None,
            is_borrowed: false,
            is_relative: false,
            is_passive: false,
        }
    }

    const fn borrowed(head: Option<usize>) -> Self {
        Self {
            head,
            gap: None,
            is_borrowed: true,
            is_relative: false,
            is_passive: false,
        }
    }
}
