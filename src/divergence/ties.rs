//! What somebody does to somebody, told from one end, whatever construction tells it.
//!
//! A verb ties its agent to its object and to whom `to`, `from` or `against` lead in; a converse verb tells the same tie
//! from its other end (`A sold it to B`, `B bought it from A`); and a noun ties those around it (`A is weighing a bid for
//! B`, `the takeover of B by A`). Where a tie of the original has its two ends exchanged in the rendition, who did what to
//! whom has been turned round.

use std::ops::Range;

use compact_str::CompactString;

use crate::{
    annotation::{
        Name, NameKind, Value,
        syntax::{Clause, Phrase},
    },
    lexicon::{self, ConversePlaces, GenitiveParty, Word},
    pair::{Pair, Side},
    text::joined,
};

use super::parts::{OtherPart, Part, Text, Texts, object};

/// What somebody does to somebody.
struct Tie<'t> {
    /// What is done, as a verb in its dictionary form, told from the first of its ends.
    told: CompactString,
    /// The preposition that leads in the second party; empty for an object.
    led_by: &'t str,
    /// The word that tells it.
    word: usize,
    /// The clause of that word, where it is a verb that tells it from this end.
    clause: Option<&'t Clause>,
    /// Where the two parties stand.
    heads: [usize; 2],
    /// Who they are.
    players: [usize; 2],
}

impl<'t> Tie<'t> {
    /// From the first to the last token of the act and its parties.
    fn reach(&self) -> Range<usize> {
        let [one, other] = self.heads;
        self.word.min(one).min(other)..self.word.max(one).max(other) + 1
    }

    /// The same tie told from its other end.
    fn turned(&self, row: &lexicon::Converse) -> Self {
        let [one, other] = self.heads;
        let [first, second] = self.players;
        Tie {
            told: row.verb.into(),
            led_by: row.converse_preposition,
            clause: None,
            heads: [other, one],
            players: [second, first],
            ..*self
        }
    }
}

/// A tie whose two ends are each other's in the rendition.
pub(super) fn exchanged(texts: &Texts<'_, '_>) -> Option<OtherPart> {
    let original = ties(&texts.sides.original);
    if original.is_empty() {
        return None;
    }
    let rendition = ties(&texts.sides.rendition);
    original.iter().find_map(|one| {
        let same = |first: usize, second: usize| texts.may_be_same(first, second);
        let straight =
            |other: &Tie<'_>| same(one.players[0], other.players[0]) && same(one.players[1], other.players[1]);
        let crossed =
            |other: &Tie<'_>| same(one.players[0], other.players[1]) && same(one.players[1], other.players[0]);
        let told = |other: &Tie<'_>| is_same_act(texts, one, other);
        // What they do to each other by turns says nothing.
        let both_are_verbs = |other: &Tie<'_>| one.clause.is_some() && other.clause.is_some();
        if rendition
            .iter()
            .any(|other| (told(other) || both_are_verbs(other)) && straight(other))
        {
            return None;
        }
        let mut found = rendition.iter().filter(|other| crossed(other));
        let other = found.clone().find(|other| told(other)).or_else(|| {
            let only = found.next().filter(|_| found.next().is_none())?;
            may_tell_the_same(texts, one, only).then_some(only)
        })?;
        texts.are_apart(one.players[0], other.players[0]).then(|| OtherPart {
            part: Part::Both,
            head: Pair::new(one.word, other.word),
            reach: Pair::new(one.reach(), other.reach()),
            names: Pair::new(one.players[0], other.players[0]),
        })
    })
}

/// Whether two ties are of one act.
fn is_same_act(texts: &Texts<'_, '_>, one: &Tie<'_>, other: &Tie<'_>) -> bool {
    let linked = || {
        one.clause
            .zip(other.clause)
            .is_some_and(|(one, other)| texts.is_same_act(one, other))
    };
    one.led_by == other.led_by && (one.told == other.told || linked() || lexicon::synonyms(&one.told, &other.told))
}

/// Whether two verbs of which nothing is known may tell one act of two names, each from the same end.
fn may_tell_the_same(texts: &Texts<'_, '_>, one: &Tie<'_>, other: &Tie<'_>) -> bool {
    let (Some(clause), Some(there)) = (one.clause, other.clause) else {
        return false;
    };
    let turned = [(Side::Original, clause), (Side::Rendition, there)]
        .into_iter()
        .any(|(side, clause)| texts.is_two_ended(side, clause, one.led_by) || texts.is_mutual(side, clause));
    let are_named = || {
        one.players
            .iter()
            .all(|&player| texts.sides.original.name(player).is_some())
    };
    one.led_by == other.led_by && !turned && are_named()
}

/// The ties of a side, those of a converse verb from both ends.
fn ties<'t>(text: &'t Text<'_, '_>) -> Vec<Tie<'t>> {
    let mut found = Vec::new();
    for clause in text.clauses() {
        ties_of_verb(text, clause, &mut found);
    }
    for (place, phrases) in text
        .readings
        .iter()
        .flat_map(|reading| (0..reading.phrases.len()).map(|place| (place, reading.phrases.as_slice())))
    {
        found.extend(tie_of_noun(text, phrases, place));
    }
    found
}

/// What a verb ties, and the same told from its other end.
fn ties_of_verb<'t>(text: &'t Text<'_, '_>, clause: &'t Clause, found: &mut Vec<Tie<'t>>) {
    let Some((agent, word)) = clause.agent.zip(text.bead.word(text.side, clause.verb)) else {
        return;
    };
    if word.lemmas().any(super::roles::is_mutual_verb) {
        return;
    }
    let particle = text.key(clause.verb + 1);
    let told = told_with_particle(word, particle);
    let led = clause
        .led
        .iter()
        .map(|&(preposition, head)| (text.key(preposition), head));
    let recipients = led.filter(|(preposition, _)| matches!(*preposition, "to" | "from" | "against"));
    let object = object(text, clause);
    let gives = object.is_some_and(|object| is_handed_something(text, clause, object, &told));
    let whom = object.map(|head| (if gives { "to" } else { "" }, head));
    let direct = whom
        .into_iter()
        .chain(recipients)
        .map(|(led_by, head)| (told.clone(), led_by, Some(clause), head));
    let placed = clause
        .led
        .iter()
        .filter(|_| !clause.is_passive)
        .filter_map(|&(at, head)| {
            let (told, led_by) = told_with_place(text, word, at)?;
            Some((told, led_by, None, head))
        });
    let owned = object.and_then(|object| {
        let thing = text.bead.word(text.side, object)?.lemmas().next()?;
        Some((joined([&*told, thing]), "", None, owner_of(text, object)?))
    });
    for (told, led_by, same_end, head) in direct.chain(placed).chain(owned) {
        let Some(players) = parties(text, agent, head) else {
            continue;
        };
        let tie = Tie {
            told,
            led_by,
            word: clause.verb,
            clause: same_end,
            heads: [agent, head],
            players,
        };
        let rows = lexicon::converses(&tie.told).filter(|row| row.preposition == led_by);
        found.extend(rows.map(|row| tie.turned(&row)));
        found.push(tie);
    }
}

/// Whose a thing is, told before it or behind an `of`: `B's costs`, `the costs of B`, `B, whose costs`.
fn owner_of(text: &Text<'_, '_>, thing: usize) -> Option<usize> {
    let phrase = text.phrases().find(|phrase| phrase.head == thing)?;
    let of = || {
        let mut behind = text.phrases().filter(|_| text.key(phrase.tokens.end) == "of");
        Some(behind.find(|next| next.preposition == Some(phrase.tokens.end))?.head)
    };
    let owner = phrase.owner.or_else(of)?;
    if text.key(owner) != "whose" {
        return Some(owner);
    }
    // `B, whose costs`.
    let before = text.phrases().take_while(|before| before.head < owner).last()?;
    (before.tokens.end + 1 >= owner).then_some(before.head)
}

/// What a verb tells together with the place where it puts its agent, and what leads in the other party: `was two points
/// behind B`, `finished ahead of B`.
fn told_with_place<'t>(
    text: &'t Text<'_, '_>,
    word: &Word<'_>,
    preposition: usize,
) -> Option<(CompactString, &'t str)> {
    let led_by = text.key(preposition);
    let before = text.key(preposition.checked_sub(1)?);
    let mut readings = [(led_by, ""), (before, led_by)].into_iter();
    readings.find_map(|(place, led_by)| {
        let mut together = word.lemmas().map(|lemma| joined([lemma, place]));
        let told = together.find(|told| lexicon::converses(told).any(|row| row.preposition == led_by))?;
        Some((told, led_by))
    })
}

/// A verb's dictionary form, with its particle where both are known together: `take over`.
fn told_with_particle(word: &Word<'_>, particle: &str) -> CompactString {
    let together = word.lemmas().map(|lemma| joined([lemma, particle]));
    let mut known = together.filter(|both| lexicon::converses(both).next().is_some());
    // `Taking` is a noun by itself.
    let verb = || word.lemmas().find(|lemma| *lemma != word.key()).unwrap_or(word.key());
    known.next().unwrap_or_else(|| verb().into())
}

/// Whether the object of a verb is the one to whom it hands something: `lent the clinic six ventilators`.
fn is_handed_something(text: &Text<'_, '_>, clause: &Clause, object: usize, told: &str) -> bool {
    let mut rows = lexicon::converses(told);
    let hands_over = rows.any(|row| row.places == ConversePlaces::ThreePlace && row.preposition == "to");
    let follows = || {
        let phrase = text.phrases().find(|phrase| phrase.head == object)?;
        text.phrases()
            .find(|next| next.tokens.start == phrase.tokens.end && next.preposition.is_none())
    };
    hands_over && !clause.is_passive && text.is_somebody(object) && follows().is_some()
}

/// Who the two ends of a tie are, where both are somebody.
fn parties(text: &Text<'_, '_>, one: usize, other: usize) -> Option<[usize; 2]> {
    let (one, other) = text.player(one).zip(text.player(other))?;
    let first = the_other_body(text, one, other);
    let second = the_other_body(text, other, one);
    (first != second && text.is_somebody(first) && text.is_somebody(second)).then_some([first, second])
}

/// The one body of a side that `the company` can be beside another: `Veldhuis was weighing a bid for the company`.
fn the_other_body(text: &Text<'_, '_>, head: usize, rival: usize) -> usize {
    let points = || {
        let phrase = text.phrases().find(|phrase| phrase.head == head);
        phrase.is_some_and(|phrase| phrase.tokens.len() == 2 && text.key(phrase.tokens.start) == "the")
    };
    if text.name(head).is_some() || !lexicon::is_organisation_noun(text.key(head)) || !points() {
        return head;
    }
    let rival = text.name(rival);
    let bodies = text
        .bead
        .mentions(text.side)
        .filter_map(|mention| match &mention.value {
            Value::Name(name) if may_be_body(name) => Some((mention.tokens.end - 1, name)),
            _ => None,
        });
    let mut others = bodies.filter(|(at, name)| *at < head && rival.is_none_or(|rival| !rival.is_same(name)));
    let Some((body, name)) = others.next() else {
        return head;
    };
    if others.all(|(_, other)| other.is_same(name)) {
        body
    } else {
        head
    }
}

/// Whether a name may be that of a body, as far as its words tell.
fn may_be_body(name: &Name) -> bool {
    let is_person = || {
        name.words
            .first()
            .is_some_and(|word| lexicon::given_name(word).is_some())
    };
    !name.is_demonym && name.kind != NameKind::Place && !is_person()
}

/// What a noun ties: whose act it is, and whom the small words behind it lead in.
fn tie_of_noun<'t>(text: &'t Text<'_, '_>, phrases: &'t [Phrase], place: usize) -> Option<Tie<'t>> {
    let noun = &phrases[place];
    let word = text.bead.word(text.side, noun.head).filter(|_| !noun.is_owner)?;
    let lemma = word
        .lemmas()
        .find(|lemma| lexicon::deverbal_nouns(lemma).next().is_some())?;
    let behind = led_behind(text, phrases, place);
    let led_by = |preposition: &str| {
        let found = behind.iter().find(|(led_by, _)| *led_by == preposition);
        found.map(|(_, head)| *head)
    };
    let agent = led_by("by").or_else(|| led_by("from"));
    // `A made an offer`, `an offer was made by A`.
    let holder = || text.clauses().find(|clause| clause.patient == Some(noun.head))?.agent;
    lexicon::deverbal_nouns(lemma)
        .filter(|row| !row.symmetric)
        .find_map(|row| {
            let patient = led_by(row.patient_preposition).filter(|head| Some(*head) != agent);
            let (owner, owned) = match row.genitive {
                GenitiveParty::Patient => (None, noun.owner),
                _ => (noun.owner, None),
            };
            let (agent, patient) = match (agent.or(owner), patient.or(owned)) {
                (Some(agent), Some(patient)) => (agent, patient),
                (None, Some(patient)) => (holder()?, patient),
                // `A turned down an offer from B`.
                (Some(agent), None) => (agent, holder()?),
                (None, None) => return None,
            };
            Some(Tie {
                told: row.verb.into(),
                led_by: "",
                word: noun.head,
                clause: None,
                heads: [agent, patient],
                players: parties(text, agent, patient)?,
            })
        })
}

/// What small words lead in behind a noun one after the other: `an offer of 3m crowns from A`.
fn led_behind<'t>(text: &'t Text<'_, '_>, phrases: &[Phrase], place: usize) -> Vec<(&'t str, usize)> {
    let mut end = phrases[place].tokens.end;
    let mut found = Vec::new();
    for phrase in &phrases[place + 1..] {
        match phrase.preposition.filter(|&preposition| preposition == end) {
            Some(preposition) => found.push((text.key(preposition), phrase.head)),
            // `Of the club's owner`.
            None if phrase.owner.is_some() && phrase.tokens.start == end => {
                found.last_mut().into_iter().for_each(|(_, head)| *head = phrase.head);
            }
            None => break,
        }
        end = phrase.tokens.end + usize::from(phrase.is_owner);
    }
    found
}
