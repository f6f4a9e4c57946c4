//! Who does what to whom, in clauses whose parties are any nouns.
//!
//! Only what word order tells for certain is read: the noun phrase right before a verb and the one right behind it, or
//! behind `by` in a passive. Whoever is not found leaves the clause unread.

use std::ops::Range;

use crate::{
    annotation::{Mention, Value},
    diff::{Link, Relation},
    lexicon::{self, ConversePlaces, PartOfSpeech, Word, WordClass},
    pair::Side,
    segmentation::{Token, TokenKind},
};

use super::{
    BeadView,
    roles::is_mutual_verb,
    scope::{fills, is_content, is_form_of_be, is_passive, steps_over},
};

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
    let tokens = &bead.document(side).tokens;
    let sentence = bead
        .sentences(side)
        .iter()
        .map(|&sentence| bead.document(side).sentences[sentence].tokens.clone())
        .find(|sentence| sentence.contains(&verb.start))?;
    let subject = subject(bead, side, verb.start, &sentence);
    let reach = verb.end..sentence.end.min(verb.end + REACH);
    let led_in_by = |word: &str| {
        let mut open = reach
            .clone()
            .take_while(|&at| tokens[at].kind != TokenKind::Punctuation);
        let at = open.find(|&at| tokens[at].key == word)?;
        phrase_head(bead, side, at + 1..sentence.end)
    };
    let named = |at: usize| name_in_apposition(bead, side, at, &sentence).unwrap_or(at);
    let found = if is_passive(tokens, verb.start) || is_reduced_passive(bead, side, verb) {
        Parties {
            agent: led_in_by("by"),
            patient: subject,
        }
    } else if let Some(word) = preposition {
        Parties {
            agent: led_in_by(word),
            patient: subject,
        }
    } else {
        Parties {
            agent: subject,
            patient: phrase_head(bead, side, behind_particle(tokens, reach)),
        }
    };
    let found = Parties {
        agent: found.agent.map(named),
        patient: found.patient.map(named),
    };
    (found.agent.is_some() || found.patient.is_some()).then_some(found)
}

/// What stands behind a verb without the particle that belongs to it: `chased off a robber`, `ran into a wall`.
fn behind_particle(tokens: &[Token], reach: Range<usize>) -> Range<usize> {
    let is_particle = |at: usize| {
        matches!(
            &*tokens[at].key,
            "off" | "away" | "out" | "up" | "down" | "over" | "back" | "into"
        )
    };
    let skip = usize::from(!reach.is_empty() && is_particle(reach.start));
    reach.start + skip..reach.end
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

/// A participle right behind the noun that undergoes it, with `by` close behind: `talks offered by the government`.
fn is_reduced_passive(bead: &BeadView<'_>, side: Side, verb: &Range<usize>) -> bool {
    let tokens = &bead.document(side).tokens;
    let by = tokens
        .get(verb.end..)
        .unwrap_or_default()
        .iter()
        .take(2)
        .any(|token| token.key == "by");
    let participle = tokens[verb.start].key.ends_with(['d', 'n', 't']);
    let before = verb.start.checked_sub(1);
    by && participle && before.is_some_and(|before| is_nominal(bead, side, before))
}

/// How many tokens behind a verb its party is looked for.
const REACH: usize = 9;

/// The head of the noun phrase before a verb: the one that no preposition leads in. A participle such as `having robbed`
/// at the head of its clause has the subject behind the comma; `it` behind a verb of report is who reported.
pub(super) fn subject(bead: &BeadView<'_>, side: Side, verb: usize, sentence: &Range<usize>) -> Option<usize> {
    let (tokens, start) = (&bead.document(side).tokens, sentence.start);
    let mut at = verb;
    while at > start && (steps_over(&tokens[at - 1]) || fills(&tokens[at - 1])) {
        if tokens[at - 1].key == "having" {
            let comma = (verb..sentence.end).find(|&at| tokens[at].form == ",")?;
            return phrase_head(bead, side, comma + 1..sentence.end);
        }
        at -= 1;
    }
    let before = at.checked_sub(1).filter(|before| *before >= start)?;
    if tokens[before].key == "to" {
        return subject_of_infinitive(bead, side, before, sentence);
    }
    if tokens[before].is_pronoun() && !is_relative(&tokens[before]) {
        return reporter(bead, side, start..before);
    }
    // `The mayor, Ada Olin, said`; `The man, who was armed, fled`: back over what stands between the commas.
    if tokens[before].form == "," {
        let between = |mention: &&Mention| {
            let opened = mention
                .tokens
                .start
                .checked_sub(1)
                .is_some_and(|at| tokens[at].form == ",");
            mention.tokens.end == before && opened && matches!(&mention.value, Value::Name(name) if !name.is_demonym)
        };
        if let Some(name) = bead.mentions(side).find(between) {
            return Some(name.tokens.end - 1);
        }
        let opens = |at: &usize| tokens[*at].form == "," && tokens.get(at + 1).is_some_and(is_relative);
        at = (start..before).rev().take(LONGEST_RELATIVE).find(opens)?;
    }
    loop {
        // `The man who …`: the clause is the man's.
        if at > start && is_relative(&tokens[at - 1]) {
            at -= 1;
            if at > start && tokens[at - 1].form == "," {
                at -= 1;
            }
        }
        let last = at.checked_sub(1).filter(|last| *last >= start)?;
        let compounded = compound(tokens, last).and_then(|compound| head_of_compound(tokens, compound));
        let head = compounded.or_else(|| is_nominal(bead, side, last).then_some(last))?;
        let mut first = compound(tokens, last).map_or(last, |compound| compound.start);
        // `On Monday the employer`: an article begins the phrase.
        while first > start && !lexicon::is_article(&tokens[first].key) {
            first = match compound(tokens, first - 1) {
                Some(compound) => compound.start,
                None if is_inside_phrase(&tokens[first - 1]) => first - 1,
                None => break,
            };
        }
        let before = first.checked_sub(1).filter(|before| *before >= start);
        match before {
            Some(before) if tokens[before].is_preposition() => at = before,
            // `A lorry carrying gravel hit a wall`: the gravel hit nothing.
            _ if is_participle_of_noun(bead, side, first, head, start) => at = first,
            // `The bacteria that feed on algae were …`: what was read so far is a clause of its own.
            Some(before) if is_relative(&tokens[before]) && before > start && is_nominal(bead, side, before - 1) => {
                at = before;
            }
            _ => return Some(head),
        }
    }
}

/// Whether a phrase begins with a participle that describes the noun before it: `carrying gravel` in `a lorry carrying
/// gravel`.
fn is_participle_of_noun(bead: &BeadView<'_>, side: Side, first: usize, head: usize, start: usize) -> bool {
    let token = &bead.document(side).tokens[first];
    first < head && first > start && token.key.ends_with("ing") && is_nominal(bead, side, first - 1)
}

/// Who does what an infinitive says: whoever was told or asked to, else the subject of the verb before it.
fn subject_of_infinitive(bead: &BeadView<'_>, side: Side, to: usize, sentence: &Range<usize>) -> Option<usize> {
    let tokens = &bead.document(side).tokens;
    let clause = (sentence.start..to)
        .rev()
        .take(LONGEST_MATRIX)
        .take_while(|&at| tokens[at].kind == TokenKind::Word);
    // `The surgeon was wrong to sue`.
    let described = to
        .checked_sub(2)
        .filter(|&at| at > sentence.start && is_form_of_be(&tokens[at]));
    if let Some(be) = described {
        return subject(bead, side, be, sentence);
    }
    let is_matrix = |at: &usize| {
        let word = bead.word(side, *at);
        let past = tokens[*at].key.ends_with("ed");
        let verb = |word: &Word<'_>| {
            let parts = word.parts_of_speech();
            parts.contains(PartOfSpeech::Verb)
                && (past || word.most_likely_part_of_speech() == Some(PartOfSpeech::Verb))
        };
        is_content(&tokens[*at]) && word.is_some_and(verb)
    };
    let matrix = clause.into_iter().find(is_matrix)?;
    if tokens[matrix.saturating_sub(1)].key == "to" && matrix > sentence.start {
        return None;
    }
    let told = phrase_head(bead, side, matrix + 1..to);
    let passive = is_passive(tokens, matrix);
    let person = told.filter(|told| !passive && told + 1 == to);
    person.or_else(|| subject(bead, side, matrix, sentence))
}

/// How many tokens before an infinitive the verb that it hangs on is looked for.
const LONGEST_MATRIX: usize = 8;

/// How many tokens a relative clause between commas has at most.
const LONGEST_RELATIVE: usize = 16;

fn is_relative(token: &Token) -> bool {
    matches!(&*token.key, "who" | "which" | "that")
}

/// Who says what a clause with a pronoun for its subject says, at the head of the sentence: `The firm said on Tuesday it`.
fn reporter(bead: &BeadView<'_>, side: Side, stretch: Range<usize>) -> Option<usize> {
    let head = phrase_head(bead, side, stretch.clone())?;
    let reports = |at: usize| {
        let word = bead.word(side, at);
        word.is_some_and(|word| word.lemmas().any(|lemma| lexicon::reporting_verb(lemma).is_some()))
    };
    (stretch.contains(&(head + 1)) && reports(head + 1)).then_some(head)
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
