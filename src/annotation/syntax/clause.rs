//! Verbs with who does it and to whom.

use std::ops::Range;

use crate::{
    annotation::Words,
    lexicon::{self, Word},
    segmentation::Document,
};

use super::{
    phrase::Phrase,
    tag::{Form, Tag, is_time_noun},
};

/// A verb with its parties, as the tokens of their heads. In a passive the subject is the patient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause {
    /// The token of the verb.
    pub(crate) verb: usize,
    /// Who does it.
    pub(crate) agent: Option<usize>,
    /// To whom or what it is done.
    pub(crate) patient: Option<usize>,
    /// What prepositions lead in behind it: the token of the preposition and the head of its phrase.
    pub(crate) led: Vec<(usize, usize)>,
    pub(crate) is_passive: bool,
    /// Whether `not` or `never` stands with it.
    pub(crate) is_negated: bool,
    /// Whether its subject had to be taken from another verb.
    pub(crate) is_borrowed: bool,
    /// Whether it says more of a noun: `who sued the club`, `arrested in the raid`.
    pub(crate) is_relative: bool,
}

/// A verb with the auxiliaries before it.
pub(super) struct Group {
    pub(super) start: usize,
    pub(super) verb: usize,
    pub(super) form: Form,
    pub(super) is_infinitive: bool,
    pub(super) is_passive: bool,
    pub(super) is_negated: bool,
    pub(super) has_auxiliary: bool,
}

pub(super) struct Reader<'a> {
    pub(super) document: &'a Document,
    pub(super) words: &'a Words<'a>,
    pub(super) sentence: Range<usize>,
    pub(super) tags: &'a [Tag],
    pub(super) phrases: &'a [Phrase],
}

impl Reader<'_> {
    /// The clauses of the sentence, in the order of their verbs.
    pub(super) fn clauses(&self) -> Vec<Clause> {
        let groups = self.groups();
        let mut found: Vec<Clause> = Vec::with_capacity(groups.len());
        for (index, group) in groups.iter().enumerate() {
            let limit = groups.get(index + 1).map_or(self.sentence.end, |next| next.start);
            let subject = self.subject(group, &mut found, &groups[..index]);
            let next_is_finite = groups.get(index + 1).is_some_and(Group::is_finite);
            let behind = self.behind(group, limit, next_is_finite);
            // `A van seen near the school`.
            let is_bare_participle = group.form == Form::Participle && !group.has_auxiliary;
            let passive = group.is_passive
                || is_bare_participle
                || subject.as_ref().is_some_and(|subject| subject.is_passive)
                || self.goes_on_passively(group, &behind, &groups[..index])
                || self.is_had_done(group, &behind, &groups[..index]);
            let mut clause = Clause {
                verb: group.verb,
                agent: None,
                patient: None,
                led: behind.led,
                is_passive: passive,
                is_negated: group.is_negated,
                is_borrowed: subject.as_ref().is_some_and(|subject| subject.is_borrowed),
                is_relative: is_bare_participle || subject.as_ref().is_some_and(|subject| subject.is_relative),
            };
            let gap = subject.as_ref().and_then(|subject| subject.gap);
            let subject = subject.and_then(|subject| subject.head);
            if passive {
                clause.patient = subject;
                clause.agent = self.led_by(&clause);
            } else {
                clause.agent = subject;
                clause.patient = behind.object.filter(|object| Some(*object) != subject).or(gap);
            }
            // `Were sent packing by the guests`.
            if let Some(last) = found
                .last_mut()
                .filter(|last| last.is_passive && last.verb + 1 == group.start)
            {
                last.agent = last.agent.or_else(|| self.led_by(&clause));
            }
            found.push(clause);
        }
        self.give_fronted_subjects(&groups, &mut found);
        found
    }

    /// Whom `by` leads in behind a passive.
    pub(super) fn led_by(&self, clause: &Clause) -> Option<usize> {
        let by = clause
            .led
            .iter()
            .find(|(preposition, _)| self.key(*preposition) == "by");
        by.map(|(_, head)| *head)
    }

    /// `Was taken to hospital and later released`.
    fn goes_on_passively(&self, group: &Group, behind: &Behind, groups: &[Group]) -> bool {
        let before = (self.sentence.start..group.start)
            .rev()
            .find(|&at| !self.tag(at).is_some_and(Tag::is_passed_over));
        let joined = before.is_some_and(|last| self.tag(last) == Some(Tag::Conjunction));
        joined
            && group.form == Form::Finite
            && !group.has_auxiliary
            && behind.object.is_none()
            && groups.last().is_some_and(|last| last.is_passive)
    }

    /// `Had an offer rejected by the rival`.
    fn is_had_done(&self, group: &Group, behind: &Behind, groups: &[Group]) -> bool {
        let by = behind
            .led
            .first()
            .is_some_and(|(at, _)| *at == group.verb + 1 && self.key(*at) == "by");
        let had = groups.last().is_some_and(|last| {
            let thing = self.phrase_at(last.verb + 1).map(|phrase| phrase.tokens.end);
            matches!(self.key(last.verb), "have" | "has" | "had" | "having") && thing == Some(group.start)
        });
        by && had && !group.has_auxiliary && self.is_participle(group.verb)
    }

    pub(super) fn tag(&self, at: usize) -> Option<Tag> {
        self.tags.get(at.checked_sub(self.sentence.start)?).copied()
    }

    pub(super) fn key(&self, at: usize) -> &str {
        &self.document.tokens[at].key
    }

    pub(super) fn form(&self, at: usize) -> &str {
        &self.document.tokens[at].form
    }

    fn groups(&self) -> Vec<Group> {
        let mut found = Vec::new();
        let mut at = self.sentence.start;
        while at < self.sentence.end {
            let start = at;
            let (mut verb, mut be, mut negated, mut to, mut auxiliary) = (None, false, false, false, None::<usize>);
            while let Some(tag) = self.tag(at).filter(|_| verb.is_none()) {
                match tag {
                    Tag::Auxiliary => {
                        be = matches!(
                            self.key(at),
                            "am" | "is" | "are" | "was" | "were" | "be" | "been" | "being" | "'s" | "'re"
                        );
                        auxiliary = Some(at);
                    }
                    Tag::Negator => negated = true,
                    // `Is to be sold` is no infinitive.
                    Tag::To => to = auxiliary.is_none(),
                    Tag::Adverb | Tag::Quote if at > start => {}
                    // `Stands accused`, `got arrested`.
                    Tag::Verb(_) if is_like_be(self.key(at)) && self.is_participle(at + 1) => {
                        be = true;
                        auxiliary = Some(at);
                    }
                    Tag::Verb(form) => verb = Some((at, form)),
                    _ => break,
                }
                at += 1;
            }
            let group = |verb, form, passive| Group {
                start,
                verb,
                form,
                is_infinitive: to,
                is_passive: passive,
                is_negated: negated,
                has_auxiliary: auxiliary.is_some(),
            };
            match (verb, auxiliary) {
                (Some((verb, form)), _) => {
                    let passive = be && form != Form::Ing && form != Form::Base && !to_after_be(to, form);
                    found.push(group(verb, form, passive));
                }
                (None, Some(auxiliary)) => found.push(group(auxiliary, Form::Finite, false)),
                (None, None) => at = start + 1,
            }
        }
        found
    }

    fn is_participle(&self, at: usize) -> bool {
        matches!(self.tag(at), Some(Tag::Verb(Form::Finite | Form::Participle)))
            && self.key(at).ends_with(['d', 'n', 't'])
    }

    /// The phrase that ends right before a token, adverbs and negators passed over.
    pub(super) fn phrase_before(&self, at: usize) -> Option<&Phrase> {
        let mut end = at;
        while end > self.sentence.start && self.tag(end - 1).is_some_and(Tag::is_passed_over) {
            end -= 1;
        }
        self.phrases
            .iter()
            .rev()
            .find(|phrase| phrase.tokens.end == end && !phrase.is_owner)
    }

    pub(super) fn phrase_at(&self, at: usize) -> Option<&Phrase> {
        self.phrases.iter().find(|phrase| phrase.tokens.start == at)
    }

    /// Whether a head names somebody who can do a thing.
    pub(super) fn is_somebody(&self, head: usize) -> bool {
        matches!(self.tag(head), Some(Tag::Name | Tag::Pronoun)) || self.words.word(head).is_some_and(Word::is_somebody)
    }

    /// Whether a verb tells what somebody said.
    pub(super) fn reports(&self, verb: usize) -> bool {
        let word = self.words.word(verb);
        word.is_some_and(|word| word.lemmas().any(|lemma| lexicon::reporting_verb(lemma).is_some()))
    }

    /// Whether a clause may stand behind a verb as its object, without `that`.
    fn takes_clause(&self, verb: usize) -> bool {
        let word = self.words.word(verb);
        word.is_some_and(|word| {
            word.lemmas().any(|lemma| {
                lexicon::reporting_verb(lemma).is_some()
                    || matches!(
                        lemma,
                        "think"
                            | "know"
                            | "hope"
                            | "fear"
                            | "find"
                            | "show"
                            | "mean"
                            | "feel"
                            | "see"
                            | "hear"
                            | "learn"
                            | "decide"
                            | "ensure"
                            | "prove"
                            | "doubt"
                            | "wish"
                            | "suppose"
                            | "expect"
                            | "discover"
                            | "realize"
                    )
            })
        })
    }

    /// Whether a phrase tells when or how long: `last year`, `ten days`, `Monday`.
    pub(super) fn is_time(&self, phrase: &Phrase) -> bool {
        let key = self.key(phrase.head);
        self.tag(phrase.head) == Some(Tag::Noun)
            && phrase.owner.is_none()
            && (phrase.tokens.len() > 1 && is_time_noun(key) && !is_often_a_thing(key)
                || lexicon::is_calendar_word(key))
    }

    /// What stands behind a verb: its object, and what prepositions lead in.
    fn behind(&self, group: &Group, limit: usize, next_is_finite: bool) -> Behind {
        let mut found = Behind::default();
        let mut at = group.verb + 1;
        while at < limit {
            if let Some(phrase) = self.phrase_at(at) {
                // `Said the mayor had left`, `after the mayor had left`: the subject of the next verb.
                let own = phrase
                    .preposition
                    .is_none_or(|preposition| self.leads_clause(preposition));
                let takes_clause = phrase.preposition.is_some() || self.takes_clause(group.verb);
                if next_is_finite && own && takes_clause && self.phrase_before(limit) == Some(phrase) {
                    break;
                }
                // `Turned down an offer`, `brought down the roof`.
                let is_particle = |preposition: usize| {
                    preposition == group.verb + 1
                        && matches!(self.key(preposition), "up" | "down" | "off" | "out" | "away" | "back")
                };
                match phrase.preposition.filter(|&preposition| !is_particle(preposition)) {
                    _ if phrase.is_owner => {}
                    Some(preposition) => found.led.push((preposition, phrase.head)),
                    // `Rose last year`.
                    None if self.is_time(phrase) => {}
                    None if found.object.is_none() && found.led.is_empty() => found.object = Some(phrase.head),
                    // `Gave the club a loan`.
                    None if found.second.is_none() && found.led.is_empty() => found.second = Some(phrase.head),
                    None => break,
                }
                at = phrase.tokens.end + usize::from(phrase.is_owner);
                continue;
            }
            match self.tag(at) {
                Some(
                    Tag::Preposition
                    | Tag::Adverb
                    | Tag::Adjective
                    | Tag::Number
                    | Tag::Hyphen
                    | Tag::Determiner
                    | Tag::Quote,
                ) => at += 1,
                Some(Tag::Conjunction) if self.phrase_at(at + 1).is_some() => {
                    // `Sued the club and its owner`: the first stands for both.
                    at = self.phrase_at(at + 1).map_or(at + 1, |phrase| phrase.tokens.end);
                }
                _ => break,
            }
        }
        // Of two objects the first is the one to whom.
        found
    }

    /// A participle at the head of the sentence has the subject of the verb behind it: `Having lost, Norwin left`.
    fn give_fronted_subjects(&self, groups: &[Group], clauses: &mut [Clause]) {
        let main = (0..clauses.len()).find(|&index| {
            !groups[index].is_infinitive && clauses[index].subject().is_some() && !clauses[index].is_borrowed
        });
        let Some(main) = main else { return };
        let subject = clauses[main].subject();
        for (group, clause) in groups.iter().zip(clauses.iter_mut()).take(main) {
            if clause.subject().is_none() && matches!(group.form, Form::Ing | Form::Finite | Form::Participle) {
                clause.is_borrowed = true;
                if clause.is_passive || group.form == Form::Finite && !group.has_auxiliary {
                    clause.patient = clause.patient.or(subject);
                } else {
                    clause.agent = subject;
                }
            }
        }
    }
}

/// Verbs that stand before a participle as `be` does.
fn is_like_be(key: &str) -> bool {
    matches!(
        key,
        "stand" | "stands" | "stood" | "get" | "gets" | "got" | "getting" | "gotten"
    )
}

/// Whether a noun of time names something else as often: `scored a point`.
fn is_often_a_thing(key: &str) -> bool {
    matches!(
        key,
        "second"
            | "seconds"
            | "quarter"
            | "quarters"
            | "season"
            | "seasons"
            | "time"
            | "times"
            | "moment"
            | "point"
            | "points"
    )
}

/// `Is to sue`: no passive.
const fn to_after_be(to: bool, form: Form) -> bool {
    to && matches!(form, Form::Base)
}

impl Group {
    /// Whether it has a subject of its own.
    pub(super) fn is_finite(&self) -> bool {
        !self.is_infinitive && (self.has_auxiliary || self.form == Form::Finite)
    }
}

#[derive(Default)]
struct Behind {
    object: Option<usize>,
    second: Option<usize>,
    led: Vec<(usize, usize)>,
}

impl Clause {
    /// The grammatical subject.
    pub(crate) const fn subject(&self) -> Option<usize> {
        if self.is_passive { self.patient } else { self.agent }
    }
}
