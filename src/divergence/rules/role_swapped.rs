//! Who did what to whom, the other way round.

use std::ops::Range;

use crate::{
    annotation::{Mention, Reach},
    diff::{Link, Relation},
    divergence::{
        BeadView, Confidence, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
        clauses::{Clause, Parties, opposite_clauses, shared_clauses},
        exchange::exchange,
        factors::has_inverse,
        labels::relabelled,
        parts::{Part, other_part},
        rivals::{are_somebody, other_agent, other_agent_of_same},
        roles::{Act, acts, is_mutual_verb},
        scope::{denies, is_content, is_form_of_be},
    },
    lexicon::{self, PartOfSpeech, Word, WordClass},
    pair::{Pair, Side},
    segmentation::{Token, TokenKind},
};

use super::{
    mutual_act::mutual_act, owner_for_owned::owner_for_owned, swapped_directions::swapped_directions,
    swapped_halves::swapped_halves, swapped_places::swapped_places, swapped_pronoun::swapped_with_pronoun,
    turned_otherwise::turned_otherwise,
};

/// The rule.
pub(crate) struct RoleSwapped;

pub(super) static META: RuleMeta = RuleMeta {
    name: "role-swapped",
    code: "SD301",
    kind: DivergenceType::RoleSwap,
    severity: Severity::Critical,
    summary: "two names have exchanged their parts: who did what to whom",
    doc: "\
The same names stand in both texts, and the one that acts in the original suffers the act in the rendition, or two names
have exchanged their places in otherwise equal surroundings. So it is where two claims have exchanged their speakers or
subjects, and where one of two does to the other what both did to each other.

**Why it matters.** Every word is right and the story is wrong.

**Example.** “Torvane sued Melby Yards” → “Melby Yards sued Torvane”.

**Not flagged.** The passive, converse verbs (`bought from`, `sold to`), and names that only moved within the sentence.
",
};

impl Rule for RoleSwapped {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        if !bead.is_aligned() {
            return;
        }
        let found_here = swapped_act(bead)
            .or_else(|| swapped_places(bead))
            .or_else(|| swapped_parties(bead, shared_clauses(bead)))
            .or_else(|| exchanged(bead))
            .or_else(|| turned(bead))
            .or_else(|| turned_otherwise(bead))
            .or_else(|| swapped_halves(bead))
            .or_else(|| swapped_directions(bead))
            .or_else(|| done_by_another(bead))
            .or_else(|| swapped_people(bead))
            .or_else(|| mutual_act(bead))
            .or_else(|| swapped_with_pronoun(bead))
            .or_else(|| named_otherwise(bead))
            .or_else(|| played_by_another(bead))
            .or_else(|| owner_for_owned(bead));
        if let Some(finding) = found_here.filter(|_| !are_compared_from_either_end(bead) && !has_inverse(bead)) {
            found.push(finding);
        }
    }
}

/// Whether two parties that changed places are told from either end by opposite words: `older than B`, `younger than A`;
/// `north of B`, `south of A`.
fn are_compared_from_either_end(bead: &BeadView<'_>) -> bool {
    let leads = |link: &Link, side: Side| {
        let tokens = &bead.document(side).tokens;
        let at = link.tokens.get(side).end;
        let next = tokens.get(at).map_or("", |next| next.key.as_str());
        matches!(next, "than" | "of") || tokens[at - 1].is_preposition()
    };
    // `Older than the late Ada Olin`.
    const REACH: usize = 4;
    let crosses = |link: &Link, side: Side| {
        let (behind, other) = (link.tokens.get(side).end, link.tokens.get(side.other()).start);
        let tokens = bead.document(side).tokens.iter().enumerate().skip(behind).take(REACH);
        let mut parties = tokens
            .filter(|(_, token)| is_content(token))
            .filter_map(|(at, _)| bead.link(side, at));
        parties
            .next()
            .is_some_and(|party| party.tokens.get(side.other()).end <= other)
    };
    let mut opposites = bead.diff.links.iter().filter(|link| link.relation == Relation::Antonym);
    opposites.any(|link| (Side::BOTH.into_iter()).all(|side| leads(link, side) && crosses(link, side)))
}

/// An act whose agent and patient are each other's on the other side.
fn swapped_act(bead: &BeadView<'_>) -> Option<Finding> {
    let left = acts(bead, Side::Original);
    if left.is_empty() {
        return None;
    }
    let right = acts(bead, Side::Rendition);
    let same_act = |one: &Act<'_>, other: &Act<'_>| {
        one.verb == other.verb
            || Word::look_up(one.verb)
                .relation(&Word::look_up(other.verb))
                .keeps_sense()
            || lexicon::synonyms(one.verb, other.verb)
    };
    let reach = Reach::new(left.len(), right.len());
    for (place, one) in left.iter().enumerate() {
        let straight =
            |other: &&Act<'_>| one.agent.name.is_same(other.agent.name) || one.patient.name.is_same(other.patient.name);
        let related: Vec<&Act<'_>> = reach
            .of(place, &right)
            .iter()
            .filter(|other| same_act(one, other))
            .collect();
        if related.iter().any(straight) {
            continue;
        }
        let crossed = related
            .iter()
            .find(|other| one.agent.name.is_same(other.patient.name) && one.patient.name.is_same(other.agent.name));
        if let Some(other) = crossed.filter(|_| !is_mutual_verb(one.verb)) {
            let text = |side: Side, mention: &Mention| mention.span.of(&bead.document(side).text).to_owned();
            let (agent, patient) = (
                text(Side::Original, one.agent.mention),
                text(Side::Original, one.patient.mention),
            );
            return Some(
                Finding::new(
                    &META,
                    format!("{agent} and {patient} exchanged their parts in “{}”", one.verb),
                )
                .bead(bead.index)
                .at(Side::Original, one.agent.mention.span.join(one.patient.mention.span))
                .at(
                    Side::Rendition,
                    other.agent.mention.span.join(other.patient.mention.span),
                )
                .evidence(format!("original: {agent} → {} → {patient}", one.verb))
                .evidence(format!(
                    "rendition: {} → {} → {}",
                    text(Side::Rendition, other.agent.mention),
                    other.verb,
                    text(Side::Rendition, other.patient.mention)
                )),
            );
        }
    }
    None
}

/// A verb that stands on both sides with its two parties exchanged, whatever nouns they are.
fn swapped_parties(bead: &BeadView<'_>, clauses: &[Clause<'_>]) -> Option<Finding> {
    if !bead.is_english() {
        return None;
    }
    let same = |one: usize, other: usize| {
        bead.link(Side::Original, one)
            .is_some_and(|link| link.relation.keeps_sense() && link.tokens.rendition.contains(&other))
    };
    clauses.iter().find_map(|&(link, [one, other])| {
        let (one, other) = (both_known(one)?, both_known(other)?);
        if !same(one.agent, other.patient) || !same(one.patient, other.agent) || befalls(bead, link, &one) {
            return None;
        }
        let word = |token: usize| bead.text(Side::Original, token..token + 1);
        let (agent, patient) = (word(one.agent), word(one.patient));
        let verb = bead.text(Side::Original, link.tokens.original.clone());
        let whole = |side: Side, parties: &Ends| {
            let (start, end) = (parties.agent.min(parties.patient), parties.agent.max(parties.patient));
            bead.span(side, start..end + 1)
        };
        Some(
            Finding::new(
                &META,
                format!("{agent} and {patient} exchanged their parts in “{verb}”"),
            )
            .bead(bead.index)
            .spans(Pair::new(whole(Side::Original, &one), whole(Side::Rendition, &other)))
            .evidence(format!("original: {agent} → {verb} → {patient}"))
            .evidence(format!(
                "rendition: {} → {} → {}",
                bead.text(Side::Rendition, other.agent..other.agent + 1),
                bead.text(Side::Rendition, link.tokens.rendition.clone()),
                bead.text(Side::Rendition, other.patient..other.patient + 1)
            )),
        )
    })
}

/// Whether one party of a verb befalls the other, which may be told from either end: `a storm hit the ship`, `the ship ran
/// into a storm`.
fn befalls(bead: &BeadView<'_>, link: &Link, parties: &Ends) -> bool {
    let of_class = |side: Side, token: usize| {
        bead.word(side, token)
            .is_some_and(|word| lexicon::has_form_of_class(word, WordClass::Befalling))
    };
    Side::BOTH
        .into_iter()
        .all(|side| of_class(side, link.tokens.get(side).start))
        && (of_class(Side::Original, parties.agent) || of_class(Side::Original, parties.patient))
}

/// Two people or bodies that have changed places around two verbs of which nothing is known: `a shopkeeper chased off a
/// robber`, `a shopkeeper was driven away by a robber`.
fn swapped_people(bead: &BeadView<'_>) -> Option<Finding> {
    let mut clauses = if bead.is_english() {
        opposite_clauses(bead).to_vec()
    } else {
        Vec::new()
    };
    clauses.retain(|(_, [one, other])| {
        let agents = one.agent.zip(other.agent).map(|(one, other)| Pair::new(one, other));
        agents.is_some_and(|agents| are_somebody(bead, &agents))
    });
    let finding = swapped_parties(bead, &clauses)?;
    Some(finding.severity(Severity::Major).confidence(Confidence::Medium))
}

/// Both parties of a verb.
struct Ends {
    agent: usize,
    patient: usize,
}

fn both_known(parties: Parties) -> Option<Ends> {
    Some(Ends {
        agent: parties.agent?,
        patient: parties.patient?,
    })
}

/// An act that somebody else does in the rendition who is spoken of in the original too.
fn done_by_another(bead: &BeadView<'_>) -> Option<Finding> {
    let found = || other_agent(bead).or_else(|| other_agent_of_same(bead));
    let (link, agents) = bead.is_english().then(found).flatten()?;
    // `The curator and her team dug`, `the team dug`.
    let is_joined = |side: Side| {
        let other = *agents.get(side.other());
        let mut joined = bead.joined_to(side, *agents.get(side), link.tokens.get(side).start);
        joined.any(|head| {
            let partner = bead.link(side, head).filter(|link| link.relation.keeps_sense());
            partner.is_some_and(|link| link.tokens.get(side.other()).contains(&other))
        })
    };
    if Side::BOTH
        .into_iter()
        .any(|side| is_joined(side) || is_nobody(bead, side, *agents.get(side)))
    {
        return None;
    }
    let whole = |side: Side| {
        let (agent, verb) = (*agents.get(side), link.tokens.get(side));
        bead.span(side, agent.min(verb.start)..(agent + 1).max(verb.end))
    };
    let text = |side: Side, tokens: Range<usize>| bead.text(side, tokens);
    let names = agents.each(|side, agent| text(side, *agent..agent + 1));
    let verbs = link.tokens.each(|side, tokens| text(side, tokens.clone()));
    Some(
        Finding::new(
            &META,
            format!(
                "“{}” is done by {} instead of {}",
                verbs.rendition, names.rendition, names.original
            ),
        )
        .bead(bead.index)
        .spans(Pair::new(whole(Side::Original), whole(Side::Rendition)))
        .confidence(Confidence::Medium)
        .evidence(format!("original: {} → {}", names.original, verbs.original))
        .evidence(format!("rendition: {} → {}", names.rendition, verbs.rendition)),
    )
}

/// Whether a noun is denied as a whole: `no other maker shipped more`.
fn is_nobody(bead: &BeadView<'_>, side: Side, head: usize) -> bool {
    let mut phrases = bead.readings(side).iter().flat_map(|reading| &reading.phrases);
    let own = phrases.find(|phrase| phrase.head == head);
    own.is_some_and(|phrase| denies(&bead.document(side).tokens[phrase.tokens.start.min(phrase.head)]))
}

/// A part that a reading of the sentences gives to somebody else.
fn played_by_another(bead: &BeadView<'_>) -> Option<Finding> {
    let found = bead.is_english().then(|| other_part(bead)).flatten()?;
    if Side::BOTH
        .into_iter()
        .any(|side| is_nobody(bead, side, *found.names.get(side)))
    {
        return None;
    }
    let word = |side: Side, token: usize| bead.text(side, token..token + 1);
    let (one, other) = (
        word(Side::Original, found.names.original),
        word(Side::Rendition, found.names.rendition),
    );
    let head = word(Side::Rendition, found.head.rendition);
    let message = match found.part {
        Part::Both => format!("{one} and {other} exchanged their parts in “{head}”"),
        Part::Agent => format!("“{head}” is done by {other} instead of {one}"),
        Part::Patient => format!("“{head}” is done to {other} instead of {one}"),
        Part::Owner => format!("“{head}” belongs to {other} instead of {one}"),
    };
    let spans = found.reach.each(|side, reach| bead.span(side, reach.clone()));
    Some(
        Finding::new(&META, message)
            .bead(bead.index)
            .spans(spans)
            .severity(Severity::Major)
            .confidence(Confidence::Medium)
            .evidence("each text speaks of both"),
    )
}

/// A noun for somebody that goes with the name of somebody else: `her grandmother Ines` who is the daughter.
fn named_otherwise(bead: &BeadView<'_>) -> Option<Finding> {
    let found = relabelled(bead)?;
    let names = found
        .names
        .each(|side, mention| mention.span.of(&bead.document(side).text));
    let noun = bead.text(Side::Original, found.noun.original..found.noun.original + 1);
    let spans = found.names.each(|side, mention| {
        let at = *found.noun.get(side);
        Some(bead.span(side, at..at + 1)?.join(mention.span))
    });
    Some(
        Finding::new(
            &META,
            format!("the {noun} is {} instead of {}", names.rendition, names.original),
        )
        .bead(bead.index)
        .spans(spans)
        .evidence("each text speaks of both"),
    )
}

/// Two phrases that have changed places around a verb.
fn exchanged(bead: &BeadView<'_>) -> Option<Finding> {
    let found = exchange(bead).filter(|_| bead.is_english())?;
    // What is said stands before or behind its speaker.
    let quotes = bead
        .tokens(Side::Original)
        .any(|(_, token)| token.kind == TokenKind::Quote);
    let says = |lemma: &str| lexicon::reporting_verb(lemma).is_some();
    if quotes && bead.word(Side::Original, found.verb)?.lemmas().any(says) {
        return None;
    }
    let text = |range: &std::ops::Range<usize>| bead.text(Side::Original, range.clone());
    let (first, second) = (text(&found.first.original), text(&found.second.original));
    let verb = bead.text(Side::Original, found.verb..found.verb + 1);
    let whole = |one: &std::ops::Range<usize>, other: &std::ops::Range<usize>| {
        one.start.min(other.start)..one.end.max(other.end)
    };
    let spans = Pair::new(
        bead.span(Side::Original, whole(&found.first.original, &found.second.original)),
        bead.span(Side::Rendition, whole(&found.first.rendition, &found.second.rendition)),
    );
    Some(
        Finding::new(&META, format!("{first} and {second} exchanged their parts in “{verb}”"))
            .bead(bead.index)
            .spans(spans)
            .evidence(format!("original: {first} … {verb} … {second}"))
            .evidence(format!("rendition: {second} … {verb} … {first}")),
    )
}

/// A verb that is passive in one text and active in the other, while both parties stand where they stood: `is owed
/// £5 by the firm`, `owes £5 to the firm`.
fn turned(bead: &BeadView<'_>) -> Option<Finding> {
    if !Side::BOTH.into_iter().any(|side| bead.says_any(side, &["by"])) {
        return None;
    }
    let same_verb = |link: &&Link| {
        let words = link.tokens.each(|side, tokens| bead.word(side, tokens.start));
        let is_verb =
            |word: Option<&Word<'_>>| word.is_some_and(|word| word.parts_of_speech().contains(PartOfSpeech::Verb));
        matches!(link.relation, Relation::Identical | Relation::Inflection)
            && is_verb(words.original)
            && is_verb(words.rendition)
    };
    let links = bead.diff.links.iter().filter(same_verb);
    links.filter(|_| bead.is_english()).find_map(|link| {
        let agents = link
            .tokens
            .each(|side, tokens| agent_of_passive(bead, side, tokens.start));
        let (passive, agent) = match (agents.original, agents.rendition) {
            (Some(agent), None) => (Side::Original, agent),
            (None, Some(agent)) => (Side::Rendition, agent),
            _ => return None,
        };
        let (active, verb) = (passive.other(), link.tokens.each(|_, tokens| tokens.start));
        if is_auxiliary_before(bead, active, *verb.get(active)) {
            return None;
        }
        let (there, here) = (*verb.get(active), *verb.get(passive));
        // The partners of a side's words among some words of the active text.
        let stays = |words: Range<usize>, among: Range<usize>| {
            words.clone().find_map(|token| {
                let link = bead.link(passive, token).filter(|link| link.relation.keeps_sense());
                let partner = link?.tokens.get(active).start;
                let is_noun = is_content(&bead.document(passive).tokens[token])
                    && bead
                        .word(passive, token)?
                        .parts_of_speech()
                        .contains(PartOfSpeech::Noun);
                (is_noun && among.contains(&partner)).then_some((token, partner))
            })
        };
        let by = |at: usize| (1..=3).any(|step| at.checked_sub(step).is_some_and(|at| is_key(bead, active, at, "by")));
        let subject = subject_of_passive(bead, passive, here);
        let (subject, _) = stays(subject, there.saturating_sub(PARTY_REACH)..there)?;
        let (party, partner) = stays(phrase_from(bead, passive, agent), there + 1..there + PARTY_REACH)?;
        if by(partner) {
            return None;
        }
        let text = |token: usize| bead.text(passive, token..token + 1);
        let spans = |side: Side, one: usize, other: usize| bead.span(side, one.min(other)..one.max(other) + 1);
        let spans = match passive {
            Side::Original => Pair::new(spans(passive, subject, party), spans(active, there, partner)),
            Side::Rendition => Pair::new(spans(active, there, partner), spans(passive, subject, party)),
        };
        let message = format!(
            "{} and {} exchanged their parts in “{}”",
            text(subject),
            text(party),
            text(here)
        );
        let finding = Finding::new(&META, message).bead(bead.index).spans(spans);
        Some(finding.evidence(format!("{passive}: passive, {} acts", text(party))))
    })
}

/// How many tokens around an active verb its parties are looked for.
const PARTY_REACH: usize = 14;

/// The first token behind the `by` of a passive: `is owed £5 by the firm`.
fn agent_of_passive(bead: &BeadView<'_>, side: Side, verb: usize) -> Option<usize> {
    let near = verb + 1..verb + 6;
    let by = near.clone().find(|&at| is_key(bead, side, at, "by"))?;
    is_auxiliary_before(bead, side, verb).then_some(by + 1)
}

/// The words of a phrase from a token on: up to a mark or a small word, articles aside.
fn phrase_from(bead: &BeadView<'_>, side: Side, start: usize) -> Range<usize> {
    let behind = bead.document(side).tokens.get(start..).unwrap_or_default();
    start..start + behind.iter().take_while(|token| belongs_to_phrase(token)).count()
}

/// The words right before the auxiliary of a passive.
fn subject_of_passive(bead: &BeadView<'_>, side: Side, verb: usize) -> Range<usize> {
    let tokens = &bead.document(side).tokens;
    let auxiliary = (verb.saturating_sub(3)..verb)
        .find(|&at| is_auxiliary_before(bead, side, at + 1))
        .unwrap_or(verb);
    let length = tokens[..auxiliary]
        .iter()
        .rev()
        .take_while(|token| belongs_to_phrase(token))
        .count();
    auxiliary - length..auxiliary
}

fn belongs_to_phrase(token: &Token) -> bool {
    is_content(token) || lexicon::is_article(&token.key)
}

fn is_auxiliary_before(bead: &BeadView<'_>, side: Side, verb: usize) -> bool {
    let tokens = &bead.document(side).tokens;
    tokens[verb.saturating_sub(3)..verb].iter().any(is_form_of_be)
}

fn is_key(bead: &BeadView<'_>, side: Side, token: usize, key: &str) -> bool {
    bead.document(side)
        .tokens
        .get(token)
        .is_some_and(|token| token.key == key)
}
