//! What turns an act round, step by step: in `denied that it had failed to pass the cut on` two words do.

use crate::{
    annotation::{
        Mention,
        syntax::{Reading, Tag},
    },
    lexicon::{self, Complement, ComplementPolarity, Word},
    pair::Side,
};

use super::{
    BeadView,
    scope::{denies, denies_clause, may_be_implicative},
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
        let denies = |word: &Word<'_>| {
            let mut lemmas = word.lemmas();
            may_be_implicative(word)
                && lemmas
                    .any(|lemma| lexicon::implicative(lemma, governor.complement) == Some(ComplementPolarity::Negative))
        };
        self.bead.word(self.side, governor.verb).is_some_and(denies)
    }

    /// What a verb is the complement of; the negators on the way are noted.
    fn governor(&self, found: &mut Vec<usize>, verb: usize) -> Option<Governor> {
        let (mut at, mut has_to) = (verb, false);
        loop {
            let before = self.before(at)?;
            match self.tag(before)? {
                Tag::Negator => {
                    if denies_clause(&self.bead.document(self.side).tokens[before]) {
                        found.push(before);
                    }
                }
                Tag::To => has_to = true,
                Tag::Auxiliary | Tag::Adverb | Tag::Quote => {}
                Tag::Verb(_) | Tag::Adjective => {
                    let complement = if has_to {
                        Complement::Infinitive
                    } else {
                        Complement::Gerund
                    };
                    return (has_to || self.key(verb).ends_with("ing")).then_some(Governor {
                        verb: before,
                        complement,
                    });
                }
                Tag::Preposition if self.key(before) == "from" => return self.prevents(before),
                _ => return self.clause(at),
            }
            at = before;
        }
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
            complement: Complement::From,
        })
    }

    /// The verb that a clause says more of, given where its verb group begins: `denied that it …`, `denied claims that it …`.
    fn clause(&self, group: usize) -> Option<Governor> {
        let subject = (self.reading.phrases.iter()).find(|phrase| phrase.tokens.end == group);
        let start = match subject {
            Some(subject) => subject.tokens.start,
            None => (self.before(group)).filter(|&at| matches!(self.tag(at), Some(Tag::Pronoun | Tag::Number)))?,
        };
        let before = self.before(start)?;
        if self.tag(before)? == Tag::Subordinator && self.key(before) == "that" || self.key(before) == "that" {
            let told = self.before(before)?;
            let claim = self.reading.phrases.iter().find(|phrase| phrase.tokens.end == told + 1);
            let in_front = self.before(claim.map_or(told, |claim| claim.tokens.start));
            let verb = in_front.filter(|&at| matches!(self.tag(at), Some(Tag::Verb(_))));
            return Some(match verb {
                Some(verb) => Governor {
                    verb,
                    complement: Complement::Noun,
                },
                None => Governor {
                    verb: told,
                    complement: Complement::Clause,
                },
            });
        }
        matches!(self.tag(before)?, Tag::Verb(_)).then_some(Governor {
            verb: before,
            complement: Complement::Clause,
        })
    }
}
