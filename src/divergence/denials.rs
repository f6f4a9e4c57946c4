//! What turns an act round, step by step: in `denied that it had failed to pass the cut on` two words do.

use crate::{
    annotation::{
        Mention,
        syntax::{Reading, Tag},
    },
    diff::Relation,
    lexicon::{self, Complement, ComplementPolarity, Word},
    pair::Side,
    text::joined,
};

use super::{
    BeadView,
    scope::{denies, denies_clause, is_content, may_be_implicative},
};

/// The words that deny the act of a verb, the nearest first: negators, and verbs whose complement it is and does not come
/// about. Two of them say what none would say.
pub(super) fn denials_over(bead: &BeadView<'_>, side: Side, verb: usize) -> Vec<usize> {
    let Some(reading) = bead.readings(side).iter().find(|one| one.tokens.contains(&verb)) else {
        return Vec::new();
    };
    let chain = Chain { bead, side, reading };
    let (mut found, mut at) = (Vec::new(), verb);
    while let Some(governor) = chain.governor(&mut found, at) {
        if chain.denies(governor) {
            found.push(governor.verb);
        }
        at = governor.verb;
    }
    found
}

/// Whether the other side denies what a word says as often as this side does, whichever words the two do it with: `ruled out
/// standing` is `will not stand`, and `did not say that` is `that was not what it said`.
pub(super) fn is_denied_alike(bead: &BeadView<'_>, side: Side, head: usize) -> bool {
    let Some(word) = bead.word(side, head) else {
        return false;
    };
    let is_same = |side: Side, at: usize| {
        let relation = bead.word(side, at).map(|other| word.relation(other));
        matches!(relation, Some(Relation::Identical | Relation::Inflection))
    };
    let denied = |side: Side| {
        let said = bead
            .tokens(side)
            .filter(move |(at, token)| is_content(token) && is_same(side, *at));
        said.filter(move |(at, _)| denials_over(bead, side, *at).len() % 2 == 1)
            .count()
    };
    let here = denied(side);
    here > 0 && denied(side.other()) >= here
}

/// Whether a report that denies is told by one that does not: who insists that it will not be so denies it, and who denies
/// that it failed insists that it did not.
pub(super) fn is_denial_turned(bead: &BeadView<'_>, side: Side, report: &Mention) -> bool {
    // So many tokens behind the report show what is denied.
    const CLAUSE: usize = 8;
    let (other, tokens) = (side.other(), &bead.document(side).tokens);
    let is_open = |side: Side, at: usize| bead.link(side, at).is_none_or(|link| !link.relation.keeps_sense());
    let behind = report.tokens.end..tokens.len().min(report.tokens.end + CLAUSE);
    (bead.tokens(other)).any(|(at, token)| denies_clause(token) && is_open(other, at))
        || behind.into_iter().any(|at| denies(&tokens[at]) && is_open(side, at))
}

/// A word that another verb is the complement of.
#[derive(Clone, Copy)]
struct Governor {
    verb: usize,
    /// The particle behind it that belongs to it: `rule out`.
    particle: Option<usize>,
    complement: Complement,
}

struct Chain<'a, 'b> {
    bead: &'b BeadView<'a>,
    side: Side,
    reading: &'b Reading,
}

impl Chain<'_, '_> {
    fn key(&self, at: usize) -> &str {
        &self.bead.document(self.side).tokens[at].key
    }

    fn tag(&self, at: usize) -> Option<Tag> {
        self.reading
            .tags
            .get(at.checked_sub(self.reading.tokens.start)?)
            .copied()
    }

    /// The token in front of another one in the sentence.
    fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|before| self.reading.tokens.contains(before))
    }

    fn denies(&self, governor: Governor) -> bool {
        let is_negative =
            |phrase: &str| lexicon::implicative(phrase, governor.complement) == Some(ComplementPolarity::Negative);
        let denies = |word: &Word<'_>| {
            may_be_implicative(word)
                && word.lemmas().any(|lemma| match governor.particle {
                    Some(particle) => is_negative(&joined([lemma, self.key(particle)])),
                    None => is_negative(lemma),
                })
        };
        self.bead.word(self.side, governor.verb).is_some_and(denies)
    }

    /// What a verb is the complement of; the negators on the way are noted.
    fn governor(&self, found: &mut Vec<usize>, verb: usize) -> Option<Governor> {
        let (mut at, mut has_to) = (verb, false);
        loop {
            let before = self.before(at)?;
            let complement = if has_to {
                Complement::Infinitive
            } else {
                Complement::Gerund
            };
            let is_complement = has_to || self.key(verb).ends_with("ing");
            if let Some(verb) = self.verb_of_particle(before).filter(|_| is_complement) {
                return Some(Governor {
                    verb,
                    particle: Some(before),
                    complement,
                });
            }
            match self.tag(before)? {
                Tag::Negator => {
                    if denies_clause(&self.bead.document(self.side).tokens[before]) {
                        found.push(before);
                    }
                }
                Tag::To => has_to = true,
                Tag::Auxiliary | Tag::Adverb | Tag::Quote => {}
                Tag::Verb(_) | Tag::Adjective => {
                    return is_complement.then_some(Governor {
                        verb: before,
                        particle: None,
                        complement,
                    });
                }
                Tag::Preposition if self.key(before) == "from" => return self.prevents(before),
                _ => {
                    if let Some(denial) = self.denial_of_cleft(at) {
                        found.push(denial);
                        return None;
                    }
                    return self.clause(at);
                }
            }
            at = before;
        }
    }

    /// The verb that a particle belongs to, where the two may deny what follows: `rule out`.
    fn verb_of_particle(&self, at: usize) -> Option<usize> {
        let verb = self.before(at)?;
        let is_verb = matches!(self.tag(verb), Some(Tag::Verb(_)));
        (is_verb && self.bead.begins_negative_phrase(self.side, verb)).then_some(verb)
    }

    /// The verb in front of `from`: `stopped the guards from leaving`.
    fn prevents(&self, from: usize) -> Option<Governor> {
        const REACH: usize = 6;
        let first = from.saturating_sub(REACH).max(self.reading.tokens.start);
        let verb = (first..from)
            .rev()
            .find(|&at| self.tag(at).is_some_and(|tag| matches!(tag, Tag::Verb(_))))?;
        Some(Governor {
            verb,
            particle: None,
            complement: Complement::From,
        })
    }

    /// Where the verb group of a clause begins, the negator that says the clause is not so: `was not what the court said`.
    fn denial_of_cleft(&self, group: usize) -> Option<usize> {
        let what = self.before(self.subject_start(group)?)?;
        let denial = self.before(what).filter(|_| self.key(what) == "what")?;
        (self.tag(denial)? == Tag::Negator).then_some(denial)
    }

    /// Where the subject in front of a verb group begins.
    fn subject_start(&self, group: usize) -> Option<usize> {
        let subject = (self.reading.phrases.iter()).find(|phrase| phrase.tokens.end == group);
        match subject {
            Some(subject) => Some(subject.tokens.start),
            None => (self.before(group)).filter(|&at| matches!(self.tag(at), Some(Tag::Pronoun | Tag::Number))),
        }
    }

    /// The verb that a clause says more of, given where its verb group begins: `denied that it …`, `denied claims that it …`.
    fn clause(&self, group: usize) -> Option<Governor> {
        let before = self.before(self.subject_start(group)?)?;
        if self.tag(before)? == Tag::Subordinator && self.key(before) == "that" || self.key(before) == "that" {
            let told = self.before(before)?;
            let claim = self.reading.phrases.iter().find(|phrase| phrase.tokens.end == told + 1);
            let in_front = self.before(claim.map_or(told, |claim| claim.tokens.start));
            let verb = in_front.filter(|&at| matches!(self.tag(at), Some(Tag::Verb(_))));
            return Some(match verb {
                Some(verb) => Governor {
                    verb,
                    particle: None,
                    complement: Complement::Noun,
                },
                None => Governor {
                    verb: told,
                    particle: None,
                    complement: Complement::Clause,
                },
            });
        }
        matches!(self.tag(before)?, Tag::Verb(_)).then_some(Governor {
            verb: before,
            particle: None,
            complement: Complement::Clause,
        })
    }
}
