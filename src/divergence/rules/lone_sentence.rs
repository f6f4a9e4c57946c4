//! Sentences that have no partner in the other text.

use crate::{
    alignment::{Bead, BeadKind},
    annotation::{
        Value,
        date::DateRelation,
        quantity::{Quantity, QuantityKind},
    },
    divergence::{
        BeadView, Finding, Findings, Severity,
        scope::{denies, is_content},
    },
    lexicon::{self, PartOfSpeech, Word},
    pair::{Pair, Side},
    segmentation::{Token, TokenKind},
    text::Span,
};

use super::{
    claim_kind::kind,
    claim_missing::{META, is_novel},
    told_by_one::{Told, told_by_one},
};

/// Share of a sentence's content words, 0 to 1, that the other text must lack for the claim to count as missing.
const LEAST_NOVELTY: f32 = 0.66;
/// A sentence of fewer words of content is short.
const SHORT: usize = 4;

/// A sentence without a partner.
pub(super) fn check_sentence(bead: &BeadView<'_>, side: Side, found: &mut Findings) {
    let document = bead.document(side);
    for &sentence in bead.sentences(side) {
        if !document.is_body(sentence) {
            continue;
        }
        let tokens: Vec<&Token> = document
            .tokens_of(sentence)
            .iter()
            .filter(|token| is_content(token))
            .collect();
        let said = said_in_expressions(bead, side, sentence);
        let is_said = |token: &Token| said.iter().any(|span| span.contains(token.span));
        let novel = tokens
            .iter()
            .filter(|token| is_novel(bead, side, token) && !is_said(token))
            .count();
        // What denies or takes back is seldom said twice: one such word is enough.
        let is_denial = |token: &Token| denies(token) && is_novel(bead, side, token);
        let denial = tokens.iter().any(|token| is_denial(token));
        let least = if denial { LEAST_NOVELTY / 2.0 } else { LEAST_NOVELTY };
        if tokens.is_empty() {
            continue;
        }
        let is_new = novel as f32 >= least * tokens.len() as f32;
        let verb = match side {
            Side::Original => "stands only in the original",
            Side::Rendition => "stands only in the rendition",
        };
        let takes_back = denial || document.tokens_of(sentence).iter().any(is_denial);
        // Of a short sentence all must be new.
        let vague = tokens.len() < SHORT && (novel < tokens.len() || novel < 2);
        let room = NextDoor::of(bead, side).room(bead, side, sentence, (novel, takes_back));
        // Words that all stand somewhere in a long text do not say together what the sentence says.
        let told = match is_new {
            true => Told::Not,
            false if room != Room::None || !bead.is_in_one_language() => continue,
            false => told_by_one(bead, side, sentence),
        };
        // `He says he did nothing of the kind`, `he denies it`.
        let rivals = opposite(bead, side);
        let denied_there = |&sentence: &usize| bead.document(side.other()).tokens_of(sentence).iter().any(denies);
        let both_deny = takes_back && rivals.iter().any(denied_there);
        let both_bare =
            || is_bare(bead, side, sentence) && rivals.iter().any(|&rival| is_bare(bead, side.other(), rival));
        // `He denies it`, `he says he did nothing of the kind`: neither tells more than that it is not so.
        if both_deny && both_bare() && tokens.len() <= SHORT {
            continue;
        }
        let may_be_reworded = both_deny || both_bare();
        let severity = match room {
            Room::Enough => continue,
            _ if told == Told::Mostly => continue,
            Room::Some => Severity::Minor,
            Room::None if may_be_reworded => Severity::Minor,
            Room::None if told == Told::Partly => Severity::Minor,
            Room::None if vague && !takes_back => Severity::Minor,
            Room::None => Severity::Major,
        };
        let mut finding = Finding::new(&META, format!("this sentence {verb}"))
            .bead(bead.index)
            .kind(kind(side))
            .severity(severity)
            .at(side, document.sentences[sentence].span)
            .evidence(if is_new {
                format!(
                    "{novel} of its {} words of content stand nowhere in the other text",
                    tokens.len()
                )
            } else {
                "its words stand in the other text, but in no one sentence near it".to_owned()
            });
        if let Some(nearest) = bead.bead.nearest {
            finding = finding.evidence(format!("the nearest sentence scores {:.2}", nearest.score));
        }
        found.push(finding);
    }
}

/// The sentences of the other side that stand alone where a lone sentence of this side does: the one may be the other, told
/// in words that have nothing in common.
fn opposite(bead: &BeadView<'_>, side: Side) -> Vec<usize> {
    let (beads, alone) = (&bead.comparison.alignment.beads, |one: &Bead| {
        matches!(one.kind(), BeadKind::Omission | BeadKind::Addition)
    });
    let (before, rest) = beads.split_at(bead.index);
    let near = before.iter().rev().take_while(|one| alone(one));
    near.chain(rest.iter().skip(1).take_while(|one| alone(one)))
        .flat_map(|one| one.sentences.get(side.other()).iter().copied())
        .collect()
}

/// Whether a sentence has neither a number nor a name of its own.
fn is_bare(bead: &BeadView<'_>, side: Side, sentence: usize) -> bool {
    let annotations = bead.comparison.annotations.get(side);
    annotations
        .of_sentence(sentence)
        .iter()
        .all(|mention| match &mention.value {
            Value::Quantity(quantity) => quantity.is_light(),
            Value::Name(_) => false,
            _ => true,
        })
}

/// Whether the sentences next door may say what a sentence without a partner says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    /// They say no more than their own partners.
    None,
    /// They have words enough that it may be said there.
    Some,
    /// They say it, as far as can be told: a value or a denial of it, or all the words that it takes.
    Enough,
}

/// Whether a word reports what somebody says.
fn reports(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    let word = bead.word(side, at);
    word.is_some_and(|word| {
        word.lemmas()
            .any(|lemma| lemma == "plead" || lexicon::reporting_verb(lemma).is_some())
    })
}

/// Whether two numbers or dates have one value, whatever bounds them and whatever they count.
fn has_value(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Quantity(one), Value::Quantity(other)) => {
            // `Flat at 240 million`, where dollars were told before.
            let is_bare = |quantity: &Quantity| quantity.kind == QuantityKind::Cardinal;
            one.low == other.low && (one.kind == other.kind || is_bare(one) || is_bare(other))
        }
        (Value::Date(one), Value::Date(other)) => {
            matches!(one.compare(other), DateRelation::Same | DateRelation::RelationDropped)
        }
        _ => false,
    }
}

/// Adjectives that say of a whole claim that it is not so, or not known, or not done.
fn is_denying(key: &str) -> bool {
    matches!(
        key,
        "unaware" | "untrue" | "unable" | "unwilling" | "unfounded" | "baseless" | "groundless" | "false" | "ignorant"
    )
}

/// The aligned sentences before and behind a bead, on both sides.
struct NextDoor {
    sentences: Pair<Vec<usize>>,
}

impl NextDoor {
    /// Given the side on which the sentences of the bead stand alone.
    fn of(bead: &BeadView<'_>, lone: Side) -> Self {
        let aligned = |one: &&Bead| !matches!(one.kind(), BeadKind::Omission | BeadKind::Addition);
        let of_side = |side: Side| {
            let near = bead.next_door(lone).filter(aligned);
            near.flat_map(|one| one.sentences.get(side).iter().copied()).collect()
        };
        Self {
            sentences: Pair::new(of_side(Side::Original), of_side(Side::Rendition)),
        }
    }

    /// What the other side's sentences say beyond those of a side, measured by a sentence of that side that has no partner.
    fn room(&self, bead: &BeadView<'_>, side: Side, sentence: usize, (novel, takes_back): (usize, bool)) -> Room {
        let own = bead.document(side).tokens_of(sentence);
        let surplus = |counts: &dyn Fn(Side, usize) -> bool| {
            let count = |side: Side| {
                let sentences = self.sentences.get(side).iter();
                let tokens = sentences.flat_map(|&sentence| bead.document(side).sentences[sentence].tokens.clone());
                tokens.filter(|&at| counts(side, at)).count()
            };
            count(side.other()).saturating_sub(count(side))
        };
        // Who denies or refuses it does so by a verb.
        let by_verb = own
            .iter()
            .any(|token| denies(token) && lexicon::negator(&token.key).is_none());
        let is_verb = |side: Side, at: usize| {
            let word = bead.word(side, at);
            word.and_then(Word::most_likely_part_of_speech) == Some(PartOfSpeech::Verb)
        };
        let is_denial = |side: Side, at: usize| {
            let token = &bead.document(side).tokens[at];
            // `Maintains that nobody told her`, `pleaded not guilty`.
            let start = at.saturating_sub(3);
            let said = || (start..at).any(|at| reports(bead, side, at));
            let alone = denies(token) && (!by_verb || is_verb(side, at) || said());
            alone || is_denying(&token.key) || bead.begins_negative_phrase(side, at) && (!by_verb || is_verb(side, at))
        };
        if !takes_back && self.has_value_of(bead, side, sentence) {
            return Room::Enough;
        }
        let word = |side: Side, at: usize| bead.document(side).tokens[at].kind == TokenKind::Word;
        let content = |side: Side, at: usize| is_content(&bead.document(side).tokens[at]);
        let (words, meaning) = (surplus(&word), surplus(&content));
        let all = own.iter().filter(|token| is_content(token)).count().max(1);
        // What takes something back is told by another denial.
        if takes_back {
            // Who pleads not guilty denies the charge, in however few words.
            let is_answer = |side: Side, at: usize| {
                let word = bead.word(side, at);
                let answers =
                    |lemma: &str| matches!(lemma, "deny" | "reject" | "dispute" | "contest" | "refute" | "plead");
                word.is_some_and(|word| word.lemmas().any(answers))
            };
            let range = bead.document(side).sentences[sentence].tokens.clone();
            let answered = range.into_iter().any(|at| is_answer(side, at)) && surplus(&is_answer) > 0;
            let denied = answered || 5 * words >= 2 * own.len() && surplus(&is_denial) > 0;
            return if denied { Room::Enough } else { Room::None };
        }
        // The words that the other side has take their part of its surplus.
        let said = all - novel.min(all);
        let (meaning_left, words_left) = (
            meaning.saturating_sub(said),
            words.saturating_sub(own.len() * said / all),
        );
        let new_words = own.len() * (all - said) / all;
        if meaning >= all && words >= own.len() {
            Room::Enough
        } else if 2 * meaning_left >= all - said || 5 * words_left >= 3 * new_words {
            Room::Some
        } else {
            Room::None
        }
    }

    /// Whether a number of a sentence stands in the other side's sentences next door, and not in those that they
    /// are aligned with: `revenue was flat at 240 million`, `on sales unchanged at $240m`. Of a sentence that says little
    /// else a date will do: `The change comes into force in May`, `from May`.
    fn has_value_of(&self, bead: &BeadView<'_>, side: Side, sentence: usize) -> bool {
        let annotations = |side: Side| bead.comparison.annotations.get(side);
        let says = |side: Side, value: &Value| {
            let mentions = self
                .sentences
                .get(side)
                .iter()
                .flat_map(|&near| annotations(side).of_sentence(near));
            mentions.into_iter().any(|mention| has_value(&mention.value, value))
        };
        let own = bead.document(side).tokens_of(sentence).iter();
        let is_short = own.filter(|token| is_content(token)).count() <= SHORT;
        annotations(side).of_sentence(sentence).iter().any(|mention| {
            let is_value = match &mention.value {
                Value::Quantity(quantity) => !quantity.is_light(),
                Value::Date(_) => is_short,
                _ => false,
            };
            is_value && says(side.other(), &mention.value) && !says(side, &mention.value)
        })
    }
}

/// The expressions of a sentence that a word of the other text stands for: `get their money back` for `refunded`.
fn said_in_expressions(bead: &BeadView<'_>, side: Side, sentence: usize) -> Vec<Span> {
    let tokens = bead.document(side).sentences[sentence].tokens.clone();
    let mut found = Vec::new();
    for start in tokens.clone() {
        let words = || (start..tokens.end).map_while(|token| bead.word(side, token));
        if !words().next().is_some_and(lexicon::starts_expression) {
            continue;
        }
        let Some(expression) = lexicon::expression_at(words()) else {
            continue;
        };
        if bead
            .comparison
            .words
            .get(side.other())
            .has_synonym_of(&expression.senses)
        {
            found.extend(bead.span(side, start..start + expression.words));
        }
    }
    found
}
