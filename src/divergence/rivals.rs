//! A verb that somebody else does in the rendition: `the council told`, `the tenant told`.

use crate::{
    annotation::{Mention, Value},
    diff::Link,
    lexicon::{self, PartOfSpeech, ReportingClass, Word},
    pair::{Pair, Side},
};

use super::{
    BeadView,
    clauses::{is_inside_phrase, opposite_clauses, shared_clauses},
};

/// A verb whose agent on one side is somebody else than on the other, though each side speaks of both, with the two agents.
pub(super) fn other_agent<'a>(bead: &BeadView<'a>) -> Option<(&'a Link, Pair<usize>)> {
    shared_clauses(bead).iter().find_map(|&(link, [one, other])| {
        let agents = Pair::new(one.agent?, other.agent?);
        let same = |one: Option<usize>, other: Option<usize>| match (one, other) {
            (Some(one), Some(other)) => are_same(bead, one, other),
            _ => false,
        };
        // `The ship sank in the storm`, `the storm sank the ship`.
        let alone = one.patient.is_none() && same(one.agent, other.patient)
            || other.patient.is_none() && same(one.patient, other.agent);
        let differ = !alone
            && is_surely_verb(bead, link)
            && !is_plain_report(bead, link)
            && is_only_one(bead, link)
            && are_somebody(bead, &agents)
            && !is_told_by_converse(bead, link)
            && !leads_to_passive(bead, link)
            && !leads_to_other_acts(bead, link)
            && are_others(bead, link, &agents);
        differ.then_some((link, agents))
    })
}

/// The same of two verbs of which nothing is known, where what is done it to is the same: `the chairman handed over the
/// emails`, `the emails were given up by the senator`.
pub(super) fn other_agent_of_same<'a>(bead: &BeadView<'a>) -> Option<(&'a Link, Pair<usize>)> {
    let turned = |link: &Link| {
        Side::BOTH.into_iter().any(|side| {
            let word = bead.word(side, link.tokens.get(side).start);
            word.is_some_and(|word| word.lemmas().any(|lemma| lexicon::converses(lemma).next().is_some()))
        })
    };
    opposite_clauses(bead).iter().find_map(|&(link, [one, other])| {
        let agents = Pair::new(one.agent?, other.agent?);
        let differ = are_same(bead, one.patient?, other.patient?)
            && !turned(link)
            && are_somebody(bead, &agents)
            && are_others(bead, link, &agents);
        differ.then_some((link, agents))
    })
}

/// Whether a side tells another act of the same parties by the converse verb: who bought it from a family tells that the family
/// sold it.
fn is_told_by_converse(bead: &BeadView<'_>, link: &Link) -> bool {
    let Some(verb) = bead.word(Side::Original, link.tokens.original.start) else {
        return false;
    };
    let converses: Vec<&str> = verb
        .lemmas()
        .flat_map(|lemma| lexicon::converses(lemma).map(|row| row.verb))
        .collect();
    let is_converse = |word: &Word<'_>| word.lemmas().any(|lemma| converses.contains(&lemma));
    !converses.is_empty()
        && Side::BOTH.into_iter().all(|side| {
            bead.tokens(side)
                .any(|(at, _)| bead.word(side, at).is_some_and(is_converse))
        })
}

/// `A agreed to buy B`, `B agreed to be bought by A`: whoever is named first agreed.
fn leads_to_passive(bead: &BeadView<'_>, link: &Link) -> bool {
    Side::BOTH.into_iter().any(|side| {
        let behind = bead
            .document(side)
            .tokens
            .get(link.tokens.get(side).end..)
            .unwrap_or_default();
        matches!(behind, [to, be, ..] if to.key == "to" && be.key == "be")
    })
}

/// `A agreed to sell it to B`, `B agreed to take it over from A`: what is agreed tells who does what.
fn leads_to_other_acts(bead: &BeadView<'_>, link: &Link) -> bool {
    let acts = link.tokens.each(|side, tokens| {
        let behind = bead.document(side).tokens.get(tokens.end..)?;
        let to = behind.iter().take(3).position(|token| token.key == "to")?;
        Some(tokens.end + to + 1)
    });
    let (Some(one), Some(other)) = (acts.original, acts.rendition) else {
        return false;
    };
    !are_same(bead, one, other)
}

/// Whether neither word of a link can be a noun as it stands.
fn is_surely_verb(bead: &BeadView<'_>, link: &Link) -> bool {
    Side::BOTH.into_iter().all(|side| {
        let at = link.tokens.get(side).start;
        let past = bead.document(side).tokens[at].key.ends_with("ed");
        let noun = |word: &Word<'_>| word.parts_of_speech().contains(PartOfSpeech::Noun);
        past || bead.word(side, at).is_some_and(|word| !noun(word))
    })
}

/// Whether two tokens of the two sides are linked as the same.
fn are_same(bead: &BeadView<'_>, original: usize, rendition: usize) -> bool {
    bead.link(Side::Original, original)
        .is_some_and(|link| link.relation.keeps_sense() && link.tokens.rendition.contains(&rendition))
}

/// Who says something is compared where sources are.
fn is_plain_report(bead: &BeadView<'_>, link: &Link) -> bool {
    let plain = |lemma: &str| {
        lexicon::reporting_verb(lemma)
            .is_some_and(|verb| matches!(verb.class, ReportingClass::Neutral | ReportingClass::Manner))
    };
    let word = bead.word(Side::Original, link.tokens.original.start);
    word.is_some_and(|word| word.lemmas().any(plain))
}

/// Whether the verb stands once on each side: of two, either may be linked to either.
fn is_only_one(bead: &BeadView<'_>, link: &Link) -> bool {
    Side::BOTH.into_iter().all(|side| {
        let verb = link.tokens.get(side).start;
        let Some(lemma) = bead.word(side, verb).and_then(|word| word.lemmas().next()) else {
            return false;
        };
        let same = |index: usize| {
            bead.word(side, index)
                .is_some_and(|word| word.lemmas().any(|other| other == lemma))
        };
        bead.tokens(side).filter(|(index, _)| same(*index)).count() == 1
    })
}

/// Whether both agents are people or bodies, who can do a thing in one another's stead.
pub(super) fn are_somebody(bead: &BeadView<'_>, agents: &Pair<usize>) -> bool {
    Side::BOTH.into_iter().all(|side| {
        let at = *agents.get(side);
        let is_name = |mention: &Mention| {
            matches!(&mention.value, Value::Name(name) if !name.is_demonym) && mention.tokens.contains(&at)
        };
        // `Closer than they had dared`.
        let somebody = |word: &Word<'_>| {
            word.is_somebody()
                && !matches!(
                    word.most_likely_part_of_speech(),
                    Some(PartOfSpeech::Adjective | PartOfSpeech::Adverb)
                )
        };
        bead.word(side, at).is_some_and(somebody) || bead.mentions(side).any(is_name)
    })
}

/// Whether each agent stands on the other side too, and there is neither the other agent nor named together with it.
fn are_others(bead: &BeadView<'_>, act: &Link, agents: &Pair<usize>) -> bool {
    Side::BOTH.into_iter().all(|side| {
        let (agent, other) = (*agents.get(side), side.other());
        let Some(link) = bead.link(side, agent).filter(|link| link.relation.keeps_sense()) else {
            return false;
        };
        let there = link.tokens.get(other).clone();
        let rival = *agents.get(other);
        let verb = act.tokens.get(other).start;
        let is_apart = |token: usize| (token.min(rival)..token.max(rival)).contains(&verb);
        let mut partners = there.clone();
        !there.contains(&rival) && partners.all(|token| is_apart(token) || !belong_together(bead, other, token, rival))
    })
}

/// Whether two nouns name one party: `Mayor Ada Olin`, `Ada Olin, the mayor`, `the mayor and the council`, `the firm's
/// owner` where the owner is no person.
pub(super) fn belong_together(bead: &BeadView<'_>, side: Side, one: usize, other: usize) -> bool {
    let tokens = &bead.document(side).tokens;
    let (first, last) = (one.min(other), one.max(other));
    let between = tokens.get(first + 1..last).unwrap_or_default();
    let owns = between.iter().any(|token| matches!(&*token.key, "'s" | "'"));
    if owns {
        return between.iter().all(is_inside_phrase) && lexicon::person_noun(&tokens[last].key).is_none();
    }
    between.iter().all(|token| {
        is_inside_phrase(token)
            || matches!(
                &*token.key,
                "," | "and" | "or" | "of" | "&" | "-" | "with" | "for" | "at"
            )
    })
}
