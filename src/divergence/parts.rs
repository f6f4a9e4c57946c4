//! Who plays which part, told by a reading of the sentences: a verb's agent and patient, and whose a thing is.

use std::ops::Range;

use crate::{
    annotation::{
        Mention, Name, Value,
        syntax::{self, Clause, Phrase, Reading},
    },
    lexicon::{self, ConversePlaces, Word, WordClass},
    pair::{Pair, Side},
    segmentation::Token,
    text::joined,
};

use super::{BeadView, roles::is_mutual_verb, scope::is_content, ties::exchanged};

/// A part that somebody else plays in the rendition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OtherPart {
    pub(super) part: Part,
    /// The tokens of the verb, or of what is owned.
    pub(super) head: Pair<usize>,
    /// From there to who plays it, pronouns among them.
    pub(super) reach: Pair<Range<usize>>,
    /// The tokens that tell who they are.
    pub(super) names: Pair<usize>,
}

/// The part somebody plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Agent and patient have exchanged their parts; told by the agents.
    Both,
    Agent,
    Patient,
    Owner,
}

/// A part of the bead that somebody else plays in the rendition, though each text speaks of both.
pub(super) fn other_part(bead: &BeadView<'_>) -> Option<OtherPart> {
    // Of one party alone nothing can be exchanged, and most sentences need not be read.
    if Side::BOTH.into_iter().any(|side| !has_two_parties(bead, side)) {
        return None;
    }
    let sides = Pair::new(Text::new(bead, Side::Original), Text::new(bead, Side::Rendition));
    let texts = Texts { bead, sides };
    exchanged(&texts)
        .or_else(|| texts.other_party())
        .or_else(|| texts.other_owner())
}

/// Whether a side names two parties, as far as single words and names tell.
fn has_two_parties(bead: &BeadView<'_>, side: Side) -> bool {
    let named = bead.mentions(side).filter_map(|mention| match &mention.value {
        Value::Name(name) if !name.is_demonym => Some(mention.tokens.end - 1),
        _ => None,
    });
    let told = bead.tokens(side).map(|(at, _)| at);
    let mut parties = named.chain(told.filter(|&at| bead.word(side, at).is_some_and(Word::is_somebody)));
    let first = parties.next();
    parties.any(|party| Some(party) != first)
}

/// A side of the bead as it was read.
pub(super) struct Text<'b, 'a> {
    pub(super) bead: &'b BeadView<'a>,
    pub(super) side: Side,
    pub(super) readings: &'b [Reading],
}

impl<'b, 'a> Text<'b, 'a> {
    pub(super) fn new(bead: &'b BeadView<'a>, side: Side) -> Self {
        let readings = bead.readings(side);
        Self { bead, side, readings }
    }

    pub(super) fn clauses(&self) -> impl Iterator<Item = &Clause> {
        self.readings.iter().flat_map(|reading| &reading.clauses)
    }

    pub(super) fn phrases(&self) -> impl Iterator<Item = &Phrase> {
        self.readings.iter().flat_map(|reading| &reading.phrases)
    }

    /// The key of a token; empty past the end.
    pub(super) fn key(&self, token: usize) -> &str {
        let token = self.bead.document(self.side).tokens.get(token);
        token.map_or("", |token| &token.key)
    }

    /// Who is meant by a head: the phrase before that a pronoun stands for, else itself.
    pub(super) fn player(&self, token: usize) -> Option<usize> {
        let document = self.bead.document(self.side);
        let Some(pronoun) = document.tokens.get(token).and_then(Token::pronoun) else {
            return Some(token);
        };
        if !syntax::may_have_antecedent(pronoun) {
            return None;
        }
        let last = self
            .readings
            .iter()
            .position(|reading| reading.tokens.contains(&token))?;
        // What a pronoun stands for may be in the sentence before.
        let before = (last == 0).then(|| self.bead.reading_before(self.side)).flatten();
        let readings: Vec<&Reading> = before.into_iter().chain(&self.readings[..=last]).collect();
        let annotations = self.bead.comparison.annotations.get(self.side);
        let sentence = *self.bead.sentences(self.side).get(last)?;
        let earlier = before.iter().flat_map(|_| annotations.of_sentence(sentence - 1));
        let mentions: Vec<&Mention> = earlier.chain(self.bead.mentions(self.side)).collect();
        syntax::antecedent(document, &readings, &mentions, token)
    }

    pub(super) fn name(&self, token: usize) -> Option<&'a Name> {
        self.bead.mentions(self.side).find_map(|mention| match &mention.value {
            Value::Name(name) if mention.tokens.contains(&token) => Some(name),
            _ => None,
        })
    }

    /// All tokens that name whom a head names: its label, what stands between commas behind or before it.
    fn aliases(&self, head: usize) -> Vec<usize> {
        let mut found = vec![head];
        let Some(place) = self.readings.iter().find(|reading| reading.tokens.contains(&head)) else {
            return found;
        };
        let tokens = &self.bead.document(self.side).tokens;
        let apart = |one: &Phrase, other: &Phrase| {
            other.tokens.start == one.tokens.end + 1 && tokens[one.tokens.end].form == ","
        };
        for (index, phrase) in place.phrases.iter().enumerate() {
            if phrase.head != head {
                continue;
            }
            found.extend(phrase.label);
            let neighbours = [index.checked_sub(1), Some(index + 1)].into_iter().flatten();
            for other in neighbours.filter_map(|at| place.phrases.get(at)) {
                if apart(phrase, other) || apart(other, phrase) {
                    found.push(other.head);
                    found.extend(other.label);
                }
            }
        }
        // `The winner is Ada Olin`.
        for clause in &place.clauses {
            if matches!(self.key(clause.verb), "is" | "was" | "are" | "were") {
                let ends = [clause.agent, clause.patient];
                if ends.contains(&Some(head)) {
                    found.extend(ends.into_iter().flatten());
                }
            }
        }
        found
    }

    /// Whether a head names a person or a body.
    pub(super) fn is_somebody(&self, head: usize) -> bool {
        self.name(head).is_some_and(|name| !name.is_demonym)
            || self.bead.word(self.side, head).is_some_and(Word::is_somebody)
            // A word that WordNet does not hold: `toymaker`.
            || lexicon::is_of_class(self.key(head), WordClass::Actor)
    }
}

/// Both sides of the bead as they were read.
pub(super) struct Texts<'b, 'a> {
    pub(super) bead: &'b BeadView<'a>,
    pub(super) sides: Pair<Text<'b, 'a>>,
}

impl Texts<'_, '_> {
    /// Whether two heads name the same: by name, by link, by word.
    pub(super) fn are_same(&self, original: usize, rendition: usize) -> bool {
        let names = (self.sides.original.name(original), self.sides.rendition.name(rendition));
        if let (Some(one), Some(other)) = names {
            return one.is_same(other);
        }
        let linked = self
            .bead
            .link(Side::Original, original)
            .is_some_and(|link| link.relation.keeps_sense() && link.tokens.rendition.contains(&rendition));
        linked || self.are_alike(original, rendition)
    }

    /// Whether two tokens are forms of one word, or words of one sense.
    fn are_alike(&self, original: usize, rendition: usize) -> bool {
        let words = (
            self.bead.comparison.words.original.word(original),
            self.bead.comparison.words.rendition.word(rendition),
        );
        matches!(words, (Some(one), Some(other)) if one.relation(other).keeps_sense())
    }

    /// Whether two heads name one another in any way that is known.
    pub(super) fn may_be_same(&self, original: usize, rendition: usize) -> bool {
        let (mine, theirs) = (
            self.sides.original.aliases(original),
            self.sides.rendition.aliases(rendition),
        );
        mine.iter()
            .any(|&one| theirs.iter().any(|&other| self.are_same(one, other)))
    }

    /// Whether two heads surely name different parties, each of whom both texts speak of.
    pub(super) fn differ(&self, original: usize, rendition: usize) -> bool {
        let heads = |side: Side| self.sides.get(side).phrases().map(|phrase| phrase.head);
        let there = heads(Side::Rendition).any(|other| self.are_same(original, other));
        let here = heads(Side::Original).any(|other| self.are_same(other, rendition));
        there
            && here
            && self.sides.original.is_somebody(original)
            && self.sides.rendition.is_somebody(rendition)
            && self.are_apart(original, rendition)
    }

    /// Whether two heads name neither the same party nor two that are named together.
    pub(super) fn are_apart(&self, original: usize, rendition: usize) -> bool {
        !self.may_be_same(original, rendition)
            && !self.are_joined(Side::Original, original, rendition)
            && !self.are_joined(Side::Rendition, original, rendition)
    }

    /// Whether a side names the two together: `the mayor and the council`, `Norwin's chairman`.
    fn are_joined(&self, side: Side, original: usize, rendition: usize) -> bool {
        let text = self.sides.get(side);
        let tokens = &self.bead.document(side).tokens;
        let places = |wanted: usize, of: Side| -> Vec<usize> {
            let same = |head: usize| {
                if of == side {
                    head == wanted
                } else if side == Side::Original {
                    self.are_same(head, wanted)
                } else {
                    self.are_same(wanted, head)
                }
            };
            text.phrases()
                .map(|phrase| phrase.head)
                .filter(|head| same(*head))
                .collect()
        };
        let (one, other) = (places(original, Side::Original), places(rendition, Side::Rendition));
        one.iter().any(|&one| {
            other.iter().any(|&other| {
                let places = one.min(other) + 1..one.max(other);
                let between = tokens.get(places.clone()).unwrap_or_default();
                between.len() <= 6
                    && !text.clauses().any(|clause| places.contains(&clause.verb))
                    && between.iter().all(|token| {
                        is_content(token)
                            || lexicon::is_article(&token.key)
                            || lexicon::is_possessive(&token.key)
                            || matches!(
                                &*token.key,
                                "and" | "or" | "'s" | "'" | "of" | "&" | "," | "-" | "for" | "at"
                            )
                    })
            })
        })
    }

    pub(super) fn is_same_act(&self, one: &Clause, other: &Clause) -> bool {
        let linked = self
            .bead
            .link(Side::Original, one.verb)
            .is_some_and(|link| link.relation.keeps_sense() && link.tokens.rendition.contains(&other.verb));
        (linked || self.are_alike(one.verb, other.verb)) && !self.are_converse(one.verb, other.verb)
    }

    /// Whether two verbs tell one act from its two ends: `bought from`, `sold to`.
    fn are_converse(&self, original: usize, rendition: usize) -> bool {
        let words = (
            self.bead.word(Side::Original, original),
            self.bead.word(Side::Rendition, rendition),
        );
        let (Some(one), Some(other)) = words else { return false };
        let mut rows = one.lemmas().flat_map(lexicon::converses);
        one.key() != other.key() && rows.any(|row| other.lemmas().any(|lemma| lemma == row.verb))
    }

    /// Whether a verb says a thing from one of two ends, so that the other one may say it with the parties turned.
    pub(super) fn is_two_ended(&self, side: Side, clause: &Clause, led_by: &str) -> bool {
        // Who is sent somewhere is handed over to nobody.
        let turns = |row: lexicon::Converse| row.places == ConversePlaces::TwoPlace || !led_by.is_empty();
        let word = self.bead.word(side, clause.verb);
        // `Take over` says something else than `take`.
        let next = self.bead.document(side).tokens.get(clause.verb + 1);
        let particle = next.filter(|next| matches!(&*next.key, "over" | "on" | "out" | "up" | "down" | "off" | "in"));
        let is_row = |lemma: &str| match particle {
            Some(particle) => lexicon::converses(&joined([lemma, &particle.key])).any(turns),
            None => lexicon::converses(lemma).any(turns),
        };
        word.is_none_or(|word| word.lemmas().any(is_row))
    }

    /// Whether a verb relates its parties both ways.
    pub(super) fn is_mutual(&self, side: Side, clause: &Clause) -> bool {
        let mutual = |lemma: &str| is_mutual_verb(lemma) || lexicon::is_of_class(lemma, WordClass::Mutual);
        let word = self.bead.word(side, clause.verb);
        word.is_some_and(|word| word.lemmas().any(mutual))
    }

    /// Whether a verb reports, or relates its parties both ways: who says what is compared elsewhere.
    fn says_little(&self, clause: &Clause) -> bool {
        let word = self.bead.word(Side::Original, clause.verb);
        let reports = |lemma: &str| lexicon::reporting_verb(lemma).is_some();
        self.is_mutual(Side::Original, clause) || word.is_some_and(|word| word.lemmas().any(reports))
    }

    /// One act on both sides with one party the same and the other somebody else.
    fn other_party(&self) -> Option<OtherPart> {
        let (left, right) = (&self.sides.original, &self.sides.rendition);
        left.clauses().find_map(|one| {
            let mut same = right.clauses().filter(|other| self.is_same_act(one, other));
            let other = same.next().filter(|_| same.next().is_none())?;
            let alone = left.clauses().filter(|clause| self.is_same_act(clause, other)).count() == 1;
            let guessed = one.is_borrowed || other.is_borrowed;
            if !alone || guessed || one.is_negated != other.is_negated || self.says_little(one) {
                return None;
            }
            let player = |text: &Text<'_, '_>, party: Option<usize>| text.player(party?);
            let agents = (player(left, one.agent), player(right, other.agent));
            let patients = (player(left, object(left, one)), player(right, object(right, other)));
            let agree = |pair: (Option<usize>, Option<usize>)| matches!(pair, (Some(one), Some(other)) if self.may_be_same(one, other));
            let other_part = |part, pair: (Option<usize>, Option<usize>), stand: (Option<usize>, Option<usize>)| {
                let names = Pair::new(pair.0?, pair.1?);
                let reach = Pair::new(reach(one.verb, stand.0?), reach(other.verb, stand.1?));
                self.differ(names.original, names.rendition).then_some(OtherPart {
                    part,
                    head: Pair::new(one.verb, other.verb),
                    reach,
                    names,
                })
            };
            // `The curator and her team dug`, `the team dug`.
            let with = |text: &Text<'_, '_>, clause: &Clause, other: Option<usize>, is_left: bool| {
                let joined = clause.agent.into_iter().flat_map(|agent| text.bead.joined_to(text.side, agent, clause.verb));
                let mut joined = joined.filter_map(|head| text.player(head));
                joined.any(|head| agree(if is_left { (Some(head), other) } else { (other, Some(head)) }))
            };
            if with(left, one, agents.1, true) || with(right, other, agents.0, false) {
                return None;
            }
            if agree(agents) {
                other_part(Part::Patient, patients, (object(left, one), object(right, other)))
            } else if agree(patients) {
                other_part(Part::Agent, agents, (one.agent, other.agent))
            } else {
                None
            }
        })
    }

    /// A thing that is somebody else's.
    fn other_owner(&self) -> Option<OtherPart> {
        let owned = |side: Side| {
            let text = self.sides.get(side);
            text.phrases().filter_map(move |phrase| {
                let owner = phrase.owner?;
                Some((phrase.head, owner, text.player(owner)?))
            })
        };
        owned(Side::Original).find_map(|(thing, owner, player)| {
            let mut same = owned(Side::Rendition).filter(|(other, ..)| self.are_same(thing, *other));
            let (other, other_owner, other_player) = same.next().filter(|_| same.next().is_none())?;
            let alone = owned(Side::Original)
                .filter(|(thing, ..)| self.are_same(*thing, other))
                .count()
                == 1;
            let things = !self.sides.original.is_somebody(thing);
            (alone && things && self.differ(player, other_player)).then(|| OtherPart {
                part: Part::Owner,
                head: Pair::new(thing, other),
                reach: Pair::new(reach(thing, owner), reach(other, other_owner)),
                names: Pair::new(player, other_player),
            })
        })
    }
}

/// From the first to the last of two tokens.
fn reach(one: usize, other: usize) -> Range<usize> {
    one.min(other)..one.max(other) + 1
}

/// The object of a clause; what a particle right behind an active verb leads in is its object: `held off a rival`.
pub(super) fn object(text: &Text<'_, '_>, clause: &Clause) -> Option<usize> {
    let led = || {
        let (preposition, head) = *clause.led.first()?;
        let particle = preposition == clause.verb + 1
            && matches!(text.key(preposition), "off" | "out" | "over" | "up" | "down" | "away");
        (particle && !clause.is_passive).then_some(head)
    };
    clause.patient.or_else(led)
}
