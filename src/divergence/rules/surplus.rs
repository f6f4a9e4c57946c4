//! Clauses and phrases of one side that nothing on the other side may stand for: `and a dog was hurt`, `, despite warnings`.
//!
//! In a passage that was told in other words many words have no counterpart, and each of them may be what some word of the
//! other side says. What gives an addition away is the balance: a clause all of whose words are new, on a side that has about
//! so many words more without counterpart than the other.

use std::ops::Range;

use crate::{
    annotation::{Mention, Value},
    divergence::{
        BeadView, Confidence, Finding, Findings, Severity,
        derived::is_worked_out,
        scope::{denies, denies_clause, is_content, is_form_of_be},
    },
    lexicon::{self, PartOfSpeech, Word},
    pair::Side,
    segmentation::{Token, TokenKind},
    text::Span,
};

use super::{
    claim_kind::kind,
    claim_missing::{META, has_open_like, is_novel},
    told_otherwise::is_told_otherwise,
};

/// Least agreement of a bead, 0 to 1, for a clause to be a claim of its own for certain.
const LEAST_AGREEMENT: f32 = 0.4;
/// So many new words make a claim; of fewer one may be told in passing.
const CLAIM: usize = 3;

/// New words that a stretch has at least.
const LEAST_WORDS: usize = 2;
/// By so many words the surplus of a side may fall short of the new words of a clause. It is the same for both sides: which
/// text is the original changes no finding.
const SLACK: isize = 2;

/// One word of slack for so many words of content.
const WORDS_FOR_EACH_SPARE: usize = 5;

/// The clauses and phrases of a bead that stand on one side only.
pub(super) fn check_surplus(bead: &BeadView<'_>, found: &mut Findings) {
    let [original, rendition] = Side::BOTH.map(|side| surplus_of(bead, side, found));
    // `For men and women alike`, `it will apply to both sexes`: what either side has too much may be what the other lacks.
    let on_both = !original.is_empty() && !rendition.is_empty();
    let all = original.into_iter().chain(rendition);
    let kept = all.filter(|(severity, _)| !on_both || *severity > Severity::Minor);
    found.extend_all(kept.map(|(_, finding)| finding));
}

/// The clauses and phrases that stand on one side only, with how much they weigh.
fn surplus_of(bead: &BeadView<'_>, side: Side, found: &Findings) -> Vec<(Severity, Finding)> {
    let stretches = new_stretches(bead, side);
    if stretches.is_empty() {
        return Vec::new();
    }
    let balance = Balance::of(bead, side);
    let weighed = stretches.into_iter().filter_map(|stretch| {
        let span = bead.span(side, stretch.tokens.clone())?;
        if found.touches(bead.index, side, span) {
            return None;
        }
        let severity = weigh(bead, side, &stretch, &balance)?;
        Some((severity, finding(bead, side, &stretch, span, severity)))
    });
    weighed.collect()
}

fn finding(bead: &BeadView<'_>, side: Side, stretch: &Stretch, span: Span, severity: Severity) -> Finding {
    let text = bead.text(side, stretch.tokens.clone());
    let message = match side {
        Side::Original => format!("“{text}” was left out"),
        Side::Rendition => format!("“{text}” was put in"),
    };
    let confidence = if severity == Severity::Minor {
        Confidence::Low
    } else {
        Confidence::Medium
    };
    Finding::new(&META, message)
        .bead(bead.index)
        .kind(kind(side))
        .severity(severity)
        .confidence(confidence)
        .at(side, span)
        .evidence("the other text has no such words anywhere, nor words to spare that may stand for them")
}

fn weigh(bead: &BeadView<'_>, side: Side, stretch: &Stretch, balance: &Balance) -> Option<Severity> {
    let new = stretch.new as isize;
    let surplus = balance.surplus();
    if is_told_otherwise(bead, side, &stretch.tokens) {
        return None;
    }
    let tokens = &bead.document(side).tokens[stretch.tokens.clone()];
    // What one side tells by a negation is told by other words on the other: `no longer in use`, `disused`.
    let least = if tokens.iter().any(denies_clause) {
        CLAIM
    } else {
        LEAST_WORDS
    };
    let slack = (balance.words / WORDS_FOR_EACH_SPARE) as isize;
    if surplus < new - slack.min(SLACK) || stretch.new < least {
        return None;
    }
    let denial = tokens.iter().any(takes_back);
    let claims = stretch.new >= CLAIM || stretch.value || denial || surplus >= new + 2;
    let certain = claims && bead.agreement() >= LEAST_AGREEMENT;
    Some(if certain { Severity::Major } else { Severity::Minor })
}

/// Whether a verb denies: `denies`, `refuses`. A `not` is told in too many other ways.
fn takes_back(token: &Token) -> bool {
    denies(token) && lexicon::negator(&token.key).is_none()
}

/// Words of the side of a stretch and of the other one that have no counterpart.
struct Balance {
    /// The words of content of the side of the stretch.
    words: usize,
    /// Those that are not linked to a word of the same sense.
    unlinked: [usize; 2],
    /// Those of them to which no word of the other text is related.
    new: [usize; 2],
}

impl Balance {
    fn of(bead: &BeadView<'_>, side: Side) -> Self {
        let sides = [side, side.other()];
        let count = |side: Side, counts: fn(&BeadView<'_>, Side, usize) -> bool| {
            bead.tokens(side).filter(|(at, _)| counts(bead, side, *at)).count()
        };
        Self {
            words: bead.tokens(side).filter(|(_, token)| is_content(token)).count(),
            unlinked: sides.map(|side| count(side, is_unlinked)),
            new: sides.map(|side| count(side, is_new)),
        }
    }

    /// How many more words of the first side than of the other have no counterpart, by the way of counting that tells of less.
    fn surplus(&self) -> isize {
        let more = |[one, other]: [usize; 2]| one as isize - other as isize;
        more(self.unlinked).min(more(self.new))
    }
}

fn is_unlinked(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    is_content(&bead.document(side).tokens[at]) && bead.link(side, at).is_none_or(|link| !link.relation.keeps_sense())
}

fn is_new(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    is_unlinked(bead, side, at) && is_novel(bead, side, &bead.document(side).tokens[at])
}

/// A stretch of a sentence all of whose words of content are new.
struct Stretch {
    tokens: Range<usize>,
    /// How many words of content it has.
    new: usize,
    /// Whether it tells a number or name of its own.
    value: bool,
}

/// The stretches of a side that stand by themselves and tell nothing that the other text tells.
fn new_stretches(bead: &BeadView<'_>, side: Side) -> Vec<Stretch> {
    let tokens = &bead.document(side).tokens;
    let mut found = Vec::new();
    for &sentence in bead.sentences(side) {
        let sentence = bead.document(side).sentences[sentence].tokens.clone();
        for stretch in stretches(tokens, &sentence) {
            // Most stretches share a word with the other side, which is soon seen.
            let content = || stretch.clone().filter(|&at| is_content(&tokens[at]));
            let are = |test: fn(&BeadView<'_>, Side, usize) -> bool| content().all(|at| test(bead, side, at));
            if !are(is_unlinked) || !is_detachable(bead, side, &stretch, &sentence) || !are(is_new) {
                continue;
            }
            let within = |mention: &&Mention| {
                stretch.start <= mention.tokens.start && mention.tokens.end <= stretch.end && is_value(mention)
            };
            let values: Vec<&Mention> = bead.mentions(side).filter(within).collect();
            let stated = |mention: &&Mention| {
                bead.comparison.annotations.get(side.other()).states(&mention.value)
                    || has_open_like(bead, side, mention)
                    || is_worked_out(bead, side, mention)
            };
            if values.iter().any(stated) {
                continue;
            }
            // `Killing two`: the number is no word of content.
            let small = values
                .iter()
                .filter(|mention| !mention.tokens.clone().any(|at| is_content(&tokens[at])))
                .count();
            found.push(Stretch {
                new: content().count() + small,
                value: !values.is_empty(),
                tokens: stretch,
            });
        }
    }
    found
}

fn is_value(mention: &Mention) -> bool {
    match &mention.value {
        Value::Quantity(quantity) => !quantity.is_light(),
        Value::Name(_) | Value::Date(_) => true,
        _ => false,
    }
}

/// The stretches of a sentence between marks and words that lead in clauses and phrases.
fn stretches(tokens: &[Token], sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = sentence.start;
    for at in sentence.clone() {
        if is_mark(&tokens[at]) {
            found.push(start..at);
            start = at + 1;
        } else if at > start && leads_in(&tokens[at]) {
            found.push(start..at);
            start = at;
        }
    }
    found.push(start..sentence.end);
    found.retain(|stretch| !stretch.is_empty());
    found
}

/// Whether the sentence could do without a stretch: a clause or phrase that is led in, or that marks set off.
fn is_detachable(bead: &BeadView<'_>, side: Side, stretch: &Range<usize>, sentence: &Range<usize>) -> bool {
    let tokens = &bead.document(side).tokens;
    let first = &tokens[stretch.start];
    if leads_in(first) {
        return true;
    }
    let closed = tokens[stretch.start..sentence.end]
        .get(stretch.len())
        .is_none_or(|next| is_mark(next) || matches!(&*next.key, "and" | "but"));
    let is_verb = |at: usize| {
        let word = bead.word(side, at);
        is_content(&tokens[at]) && word.and_then(Word::most_likely_part_of_speech) == Some(PartOfSpeech::Verb)
    };
    let begins = stretch.start == sentence.start;
    let clause = stretch.clone().any(is_verb);
    // `Was dismissed`, behind what stands between the subject and its verb.
    let predicate = is_form_of_be(first) || is_perfect(first) || lexicon::modal(&first.key).is_some();
    closed && !predicate && (!begins || clause || lexicon::is_preposition(&first.key))
}

fn is_perfect(token: &Token) -> bool {
    matches!(&*token.key, "has" | "have" | "had")
}

fn is_mark(token: &Token) -> bool {
    token.kind == TokenKind::Punctuation
        && matches!(&*token.form, "," | ";" | ":" | "." | "?" | "!" | "(" | ")" | "–" | "—")
}

/// Words that lead in a clause or a phrase that the sentence could do without.
fn leads_in(token: &Token) -> bool {
    matches!(
        &*token.key,
        "and"
            | "but"
            | "while"
            | "whereas"
            | "although"
            | "though"
            | "who"
            | "which"
            | "whose"
            | "because"
            | "after"
            | "before"
            | "when"
            | "where"
            | "if"
            | "unless"
            | "despite"
            | "amid"
            | "with"
            | "without"
            | "owing"
            | "following"
            | "using"
            | "against"
            | "thanks"
    )
}
