//! Who does what to whom, in clauses whose parties are any nouns.
//!
//! The sentences are read by [`syntax`](crate::annotation::syntax). Whoever is not found leaves the clause unread.

use std::ops::Range;

use crate::{
    annotation::{Mention, Value},
    diff::{Link, Relation},
    lexicon::{self, ConversePlaces, PartOfSpeech, Word, WordClass},
    pair::Side,
    segmentation::{Token, TokenKind},
};

use super::{BeadView, roles::is_mutual_verb, scope::is_content};

/// The two parties of a verb, as the tokens of their heads, as far as they are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parties {
    pub(super) agent: Option<usize>,
    pub(super) patient: Option<usize>,
}

/// A verb that is linked, with its parties on either side.
pub(super) type Clause<'a> = (&'a Link, [Parties; 2]);

/// The verbs of a bead that stand on both sides, each with its parties there: by link.
pub(super) fn shared_clauses<'b, 'a>(bead: &'b BeadView<'a>) -> &'b [Clause<'a>] {
    bead.shared_clauses.get_or_init(|| {
        clauses_of(bead, |link| {
            link.relation.keeps_sense() || link.relation == Relation::Antonym
        })
    })
}

/// The same of verbs that stand opposite each other and are not known to be related: `chased off`, `drove away`.
pub(super) fn opposite_clauses<'b, 'a>(bead: &'b BeadView<'a>) -> &'b [Clause<'a>] {
    bead.opposite_clauses.get_or_init(|| unrelated_clauses(bead))
}

fn unrelated_clauses<'a>(bead: &BeadView<'a>) -> Vec<Clause<'a>> {
    let feels = |side: Side, link: &Link| {
        let word = bead.word(side, link.tokens.get(side).start);
        word.is_some_and(|word| lexicon::has_form_of_class(word, WordClass::Feeling))
    };
    let mut found = clauses_of(bead, |link| {
        matches!(
            link.relation,
            Relation::None | Relation::Hypernym | Relation::Similar | Relation::Cohyponym
        )
    });
    found.retain(|(link, _)| !Side::BOTH.into_iter().any(|side| feels(side, link)) && !are_converse(bead, link));
    found
}

/// Whether the two verbs of a link name one act from its two ends, or one of them names an act from its other end.
fn are_converse(bead: &BeadView<'_>, link: &Link) -> bool {
    Side::BOTH.into_iter().any(|side| {
        let word = bead.word(side, link.tokens.get(side).start);
        word.is_some_and(|word| {
            word.lemmas().any(|lemma| {
                lexicon::converses(lemma).any(|row| {
                    row.preposition.is_empty() != row.converse_preposition.is_empty() && !row.preposition.is_empty()
                })
            })
        })
    })
}

fn clauses_of<'a>(bead: &BeadView<'a>, is_related: impl Fn(&Link) -> bool) -> Vec<Clause<'a>> {
    let mut found = Vec::new();
    for link in &bead.diff.links {
        if !is_related(link)
            || !Side::BOTH
                .into_iter()
                .all(|side| is_verb(bead, side, link.tokens.get(side)))
        {
            continue;
        }
        let converse = converse_preposition(bead, link);
        if link.relation == Relation::Antonym && converse.is_none() {
            continue;
        }
        let [one, other] = Side::BOTH.map(|side| {
            let preposition = match side {
                Side::Original => None,
                Side::Rendition => converse,
            };
            parties(bead, side, link.tokens.get(side), preposition)
        });
        if let (Some(one), Some(other)) = (one, other) {
            found.push((link, [one, other]));
        }
    }
    found
}

/// The preposition behind which the rendition's verb has the other party, where it says the original's the other way
/// round: `beat`, `lost to`.
fn converse_preposition(bead: &BeadView<'_>, link: &Link) -> Option<&'static str> {
    let (left, right) = (link.tokens.original.start, link.tokens.rendition.start);
    let (one, other) = (bead.word(Side::Original, left)?, bead.word(Side::Rendition, right)?);
    one.lemmas().find_map(|lemma| {
        lexicon::converses(lemma)
            .find(|row| {
                row.places == ConversePlaces::TwoPlace
                    && row.preposition.is_empty()
                    && !row.converse_preposition.is_empty()
                    && other.lemmas().any(|verb| verb == row.verb)
            })
            .map(|row| row.converse_preposition)
    })
}

fn is_verb(bead: &BeadView<'_>, side: Side, tokens: &Range<usize>) -> bool {
    let document = bead.document(side);
    let Some(word) = bead.word(side, tokens.start) else {
        return false;
    };
    let before = tokens
        .start
        .checked_sub(1)
        .map_or("", |at| document.tokens[at].key.as_str());
    word.parts_of_speech().contains(PartOfSpeech::Verb)
        && is_content(&document.tokens[tokens.start])
        && compound(&document.tokens, tokens.start).is_none()
        && !document.tokens[tokens.start].key.ends_with("ing")
        && !lexicon::is_article(before)
        && !lexicon::is_possessive(before)
        && !word.lemmas().any(is_mutual_verb)
}

/// The parties of the verb at some tokens; `preposition` leads in the agent of a converse verb.
fn parties(bead: &BeadView<'_>, side: Side, verb: &Range<usize>, preposition: Option<&str>) -> Option<Parties> {
    let document = bead.document(side);
    let (reading, clause) = verb.clone().find_map(|verb| bead.clause_of(side, verb))?;
    let led_in_by = |word: &str| {
        let led = clause.led.iter().find(|(at, _)| document.tokens[*at].key == word);
        led.map(|(_, head)| *head)
    };
    let (agent, patient) = match preposition {
        Some(word) if !clause.is_passive => (led_in_by(word), clause.agent),
        // `Ran into a wall`.
        _ => (clause.agent, clause.patient.or_else(|| led_in_by("into"))),
    };
    // `The back of a bus` is the bus.
    let whole = |part: usize| {
        let word = bead.word(side, part)?;
        let of = clause
            .led
            .iter()
            .find(|(at, _)| *at == part + 1 && document.tokens[*at].key == "of");
        lexicon::has_form_of_class(word, WordClass::Part).then_some(of?.1)
    };
    let patient = patient.map(|patient| whole(patient).unwrap_or(patient));
    let named = |at: usize| name_in_apposition(bead, side, at, &reading.tokens).unwrap_or(at);
    let told = |at: &usize| !document.tokens[*at].is_pronoun();
    let found = Parties {
        agent: agent.filter(told).map(named),
        patient: patient.filter(told).map(named),
    };
    (found.agent.is_some() || found.patient.is_some()).then_some(found)
}

/// The name that tells who a described party is: `his patient, Rhona Mabey`, `the top seed Lina Ardson`.
pub(super) fn name_in_apposition(
    bead: &BeadView<'_>,
    side: Side,
    head: usize,
    sentence: &Range<usize>,
) -> Option<usize> {
    let tokens = &bead.document(side).tokens;
    let comma = tokens
        .get(head + 1)
        .filter(|token| token.form == "," && head + 1 < sentence.end);
    let start = comma.map(|_| head + 2)?;
    let is_name = |mention: &Mention| {
        matches!(&mention.value, Value::Name(name) if !name.is_demonym) && mention.tokens.start == start
    };
    if tokens[head].form.starts_with(char::is_uppercase) {
        return None;
    }
    let name = bead.mentions(side).find(|mention| is_name(mention))?;
    // `The mayor, Ada Olin, said`: not `the mayor, Ada Olin and her son`.
    let closed = tokens
        .get(name.tokens.end)
        .is_none_or(|token| token.kind == TokenKind::Punctuation);
    closed.then(|| name.tokens.end - 1)
}

/// The head of the noun phrase that begins in a stretch right away: the last noun of the first run of such words.
pub(super) fn phrase_head(bead: &BeadView<'_>, side: Side, stretch: Range<usize>) -> Option<usize> {
    let (tokens, end) = (&bead.document(side).tokens, stretch.end);
    let (mut head, mut covered) = (None, stretch.start);
    for at in stretch {
        if at < covered {
            continue;
        }
        if let Some(compound) = compound(tokens, at) {
            covered = compound.end;
            head = head_of_compound(tokens, compound).or(head);
            continue;
        }
        let token = &tokens[at];
        let opens = head.is_none()
            && (lexicon::is_article(&token.key) || lexicon::is_possessive(&token.key) || token.key.ends_with("ly"));
        if opens {
            continue;
        }
        if !is_inside_phrase(token) {
            break;
        }
        let is_verb = |word: &Word<'_>| word.most_likely_part_of_speech() == Some(PartOfSpeech::Verb);
        let lower = token.form.starts_with(char::is_lowercase);
        if head.is_some() && lower && bead.word(side, at).is_some_and(is_verb) {
            break;
        }
        if is_nominal(bead, side, at) {
            head = Some(at);
        } else if head.is_some() && is_content(token) {
            break;
        }
    }
    // `The back of a bus` is the bus, `a group of boys` are boys.
    let part = head.filter(|&at| {
        bead.word(side, at)
            .is_some_and(|word| lexicon::has_form_of_class(word, WordClass::Part))
    });
    let of = part.filter(|&at| at + 1 < end && tokens[at + 1].key == "of");
    of.and_then(|at| phrase_head(bead, side, at + 2..end)).or(head)
}

/// The words that hyphens join to a token: `start-up`, `mother-in-law`; none where no hyphen does.
fn compound(tokens: &[Token], at: usize) -> Option<Range<usize>> {
    let joined = |left: usize| {
        let (Some(one), Some(other)) = (tokens.get(left), tokens.get(left + 1)) else {
            return false;
        };
        (one.key == "-" || other.key == "-") && one.span.end == other.span.start
    };
    let (mut start, mut end) = (at, at + 1);
    while start > 0 && joined(start - 1) {
        start -= 1;
    }
    while joined(end - 1) {
        end += 1;
    }
    (end - start > 2).then_some(start..end)
}

/// The word that tells what a compound names: the last one of content.
fn head_of_compound(tokens: &[Token], compound: Range<usize>) -> Option<usize> {
    compound.rev().find(|&at| is_content(&tokens[at]))
}

/// Words that stand inside a noun phrase: content, articles, possessives, numbers.
pub(super) fn is_inside_phrase(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Number)
        || token.kind == TokenKind::Word
            && (is_content(token)
                || lexicon::is_article(&token.key)
                || lexicon::is_possessive(&token.key)
                || matches!(token.key.as_str(), "'s" | "'"))
}

fn is_nominal(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    let token = &bead.document(side).tokens[at];
    let noun = || {
        bead.word(side, at)
            .is_some_and(|word| word.parts_of_speech().contains(PartOfSpeech::Noun) || !word.is_known())
    };
    is_content(token) && token.kind == TokenKind::Word && (noun() || token.form.starts_with(char::is_uppercase))
}
