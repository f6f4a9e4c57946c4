//! The parties of two verbs that stand opposite each other: who acts and to whom.

use std::ops::Range;

use compact_str::CompactString;

use super::{BeadView, scope::is_content};
use crate::{
    diff::Link,
    lexicon::{self, PartOfSpeech},
    pair::{Pair, Side},
    segmentation::{Token, TokenKind},
    text::joined,
};

/// Whether the parties of two converse verbs have changed places as the verbs ask for: `sold it to a dealer`, `a dealer
/// bought it`. Where neither subject is known to the other text, the verb was turned to go with another subject.
pub(super) fn parties_changed_places(bead: &BeadView<'_>, left: usize, right: usize) -> bool {
    let [subjects, others] = [subject_of, other_party_of]
        .map(|party: Party| Pair::new(party(bead, Side::Original, left), party(bead, Side::Rendition, right)));
    let linked = |one: &Range<usize>, other: &Range<usize>| {
        one.clone().any(|token| {
            let link = bead
                .link(Side::Original, token)
                .filter(|link| link.relation.keeps_sense());
            is_content(&bead.document(Side::Original).tokens[token])
                && link.is_some_and(|link| link.tokens.rendition.clone().any(|token| other.contains(&token)))
        })
    };
    if linked(&subjects.original, &subjects.rendition) {
        return false;
    }
    linked(&subjects.original, &others.rendition) || linked(&others.original, &subjects.rendition)
}

/// Whether two prepositions lead in the other party of one act told from its two ends: `leases it to B`, `B leases it
/// from A`. None where their verbs are no such pair.
pub(super) fn prepositions_turned(bead: &BeadView<'_>, left: usize, right: usize) -> Option<bool> {
    let preposition = |side: Side, at: usize| bead.document(side).tokens[at].key.as_str();
    let [to, from] = [preposition(Side::Original, left), preposition(Side::Rendition, right)];
    let verbs = verbs_before(bead, Side::Original, left);
    let others = verbs_before(bead, Side::Rendition, right);
    verbs.iter().find_map(|(verb, names)| {
        let (other, _) = others.iter().find(|(_, others)| {
            let mut rows = names.iter().flat_map(|name| lexicon::converses(name));
            rows.any(|row| {
                row.preposition == to && row.converse_preposition == from && others.iter().any(|name| name == row.verb)
            })
        })?;
        Some(parties_changed_places(bead, *verb, *other))
    })
}

/// The words before a preposition that can be its verb, each with its dictionary forms, alone and with the word behind it:
/// `hand over`.
fn verbs_before(bead: &BeadView<'_>, side: Side, preposition: usize) -> Vec<(usize, Vec<CompactString>)> {
    let tokens = &bead.document(side).tokens;
    let near = preposition.saturating_sub(PARTY_REACH)..preposition;
    let goes_on = |at: &usize| tokens[*at].kind != TokenKind::Punctuation;
    let names = |at: usize| {
        let word = bead
            .word(side, at)
            .filter(|word| word.parts_of_speech().contains(PartOfSpeech::Verb))?;
        let particle = &tokens[at + 1].key;
        let both = word
            .lemmas()
            .flat_map(|lemma| [lemma.into(), joined([lemma, particle])]);
        Some((at, both.collect()))
    };
    near.rev().take_while(goes_on).filter_map(names).collect()
}

/// Where a party of a verb stands.
type Party = fn(&BeadView<'_>, Side, usize) -> Range<usize>;

/// The noun that is the subject of a verb; where none can be told, the words before it up to a mark or another clause.
fn subject_of(bead: &BeadView<'_>, side: Side, verb: usize) -> Range<usize> {
    let tokens = &bead.document(side).tokens;
    let head = bead.clause_of(side, verb).and_then(|(_, clause)| clause.subject());
    if let Some(head) = head.filter(|&head| !tokens[head].is_pronoun()) {
        let named = bead.mentions(side).find(|mention| mention.tokens.contains(&head));
        return named.map_or(head..head + 1, |mention| mention.tokens.clone());
    }
    let ends = |token: &Token| {
        token.kind != TokenKind::Word || matches!(token.key.as_str(), "and" | "but" | "that" | "after" | "while")
    };
    let length = tokens[..verb]
        .iter()
        .rev()
        .take(PARTY_REACH)
        .take_while(|token| !ends(token))
        .count();
    verb - length..verb
}

/// The words behind a verb that name its object or another party.
fn other_party_of(bead: &BeadView<'_>, side: Side, verb: usize) -> Range<usize> {
    let tokens = &bead.document(side).tokens;
    let ends = |token: &Token| matches!(token.form.as_str(), "." | ";" | ":" | "?" | "!");
    let behind = tokens.get(verb + 1..).unwrap_or_default();
    let length = behind
        .iter()
        .take(2 * PARTY_REACH)
        .take_while(|token| !ends(token))
        .count();
    verb + 1..verb + 1 + length
}

/// Whether the words before the one verb are linked to words behind the other: `A sold it to B`, `B bought it from A`. Where
/// one and the same is the subject of both verbs, only what stands around them was moved: `for the third week in a row`.
pub(super) fn parties_cross(bead: &BeadView<'_>, link: &Link) -> bool {
    let [left, right] = Side::BOTH.map(|side| link.tokens.get(side).clone());
    if have_one_subject(bead, left.start, right.start) {
        return false;
    }
    let (mut straight, mut crossed) = (0, 0);
    for (index, token) in bead.tokens(Side::Original) {
        let near = index + PARTY_REACH >= left.start && index <= left.end + PARTY_REACH && !left.contains(&index);
        let Some(partner) = bead.link(Side::Original, index).filter(|_| near && is_content(token)) else {
            continue;
        };
        let there = partner.tokens.rendition.start;
        if there.abs_diff(right.start) > PARTY_REACH || !partner.relation.keeps_sense() {
            continue;
        }
        if (index < left.start) == (there < right.start) {
            straight += 1;
        } else {
            crossed += 1;
        }
    }
    crossed > straight
}

/// Whether two verbs are known to have the same subject, or to tell of the same thing: `the number of infections had risen`,
/// `infections had fallen`.
fn have_one_subject(bead: &BeadView<'_>, left: usize, right: usize) -> bool {
    let subjects = |side: Side, verb: usize| {
        let (reading, clause) = bead.clause_of(side, verb)?;
        let is_told = |head: &usize| !bead.document(side).tokens[*head].is_pronoun();
        let subject = clause.subject().filter(is_told)?;
        let of = |preposition: usize| bead.document(side).tokens[preposition].key == "of";
        let mut behind = reading.phrases.iter().skip_while(|phrase| phrase.head <= subject);
        let part = behind.next().filter(|phrase| phrase.preposition.is_some_and(of));
        Some([Some(subject), part.map(|part| part.head)].into_iter().flatten())
    };
    let Some((mut ours, theirs)) = subjects(Side::Original, left).zip(subjects(Side::Rendition, right)) else {
        return false;
    };
    ours.any(|one| {
        let link = bead
            .link(Side::Original, one)
            .filter(|link| link.relation.keeps_sense());
        link.is_some_and(|link| theirs.clone().any(|other| link.tokens.rendition.contains(&other)))
    })
}

/// How many tokens from a verb its parties are looked for.
const PARTY_REACH: usize = 10;
