//! Why it happened.

use std::ops::Range;

use compact_str::CompactString;

use crate::{
    annotation::{Value, quantity::QuantityKind},
    divergence::{
        BeadView, Confidence, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
        opposites::go_with_the_same,
        order::{Relation, turned_order},
        scope::is_content,
        sequence::turned_sequence,
    },
    lexicon::{self, CONNECTIVE_PHRASES, ConnectiveRelation, PartOfSpeech, WordClass},
    pair::{Pair, Side},
    segmentation::{Document, TokenKind},
    text::Span,
};

use super::{association::association, lone_words::lone_preposition, told_anew::is_told_anew};

/// The rule.
pub(crate) struct CausalityChanged;

pub(super) static META: RuleMeta = RuleMeta {
    name: "causality-changed",
    code: "SD803",
    kind: DivergenceType::Causality,
    severity: Severity::Major,
    summary: "what merely followed in one text was caused in the other, or was caused by what did not prevent it",
    doc: "\
A connective of time or concession (`after`, `despite`) stands against one of cause (`because of`, `as a result of`), or
two acts have changed places around `after` or `before`. So it is where two things that were linked with each other became
cause and effect: `is associated with fewer falls`, `prevents falls`.

**Why it matters.** “After the vaccination” and “because of the vaccination” are two different stories.

**Example.** “He resigned after the audit” → “He resigned because of the audit”.

**Not flagged.** `Since` for `because`, `owing to` for `due to`, a connective that the other text says with a verb.
",
};

impl Rule for CausalityChanged {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        if !bead.is_aligned() || !bead.is_english() {
            return;
        }
        if let Some(orders) = turned_order(bead) {
            let is_cause = orders.original.relation == Relation::Because;
            let cues = orders.map(|order| order.cue..order.clause.end);
            let finding = turned(bead, &cues);
            found.push(if is_cause {
                finding
                    .kind(DivergenceType::Causality)
                    .evidence("what was the cause in the original was its effect in the rendition")
            } else {
                finding.evidence(OTHER_ORDER)
            });
            return;
        }
        if let Some(cues) = turned_sequence(bead) {
            found.push(turned(bead, &cues).evidence(OTHER_ORDER));
            return;
        }
        lone_preposition(bead, found);
        if let Some(finding) = association(bead) {
            found.push(finding);
            return;
        }
        let left = open(bead, Side::Original);
        if left.is_empty() {
            return;
        }
        let right = open(bead, Side::Rendition);
        for one in &left {
            let opposed = right
                .iter()
                .filter(|other| !orders(one) || one.tells_of_own == other.tells_of_own)
                .find(|other| {
                    let exclude_anywhere = (is_cause(one) && differs(other)) || (is_cause(other) && differs(one));
                    exclude_anywhere && (!is_told_anew(bead, &Pair::new(0..0, 0..0)) || join_the_same(bead, one, other))
                        || (stand_opposite(bead, one, other) && exclude(one, other))
                });
            // The same relation in other words settles it.
            let settled = right
                .iter()
                .any(|other| one.relations.iter().any(|relation| other.relations.contains(relation)));
            let said_by_verb = |other: &Connective| {
                (is_cause(one)
                    && (has_verb_of(bead, Side::Rendition, WordClass::Causing) || puts_down(bead, Side::Rendition)))
                    || (is_cause(other)
                        && (has_verb_of(bead, Side::Original, WordClass::Causing) || puts_down(bead, Side::Original)))
                    || (orders(one) && has_verb_of(bead, Side::Rendition, WordClass::Order))
                    || (orders(other) && has_verb_of(bead, Side::Original, WordClass::Order))
            };
            if let Some(other) = opposed.filter(|other| !settled && !said_by_verb(other)) {
                // What is no longer called a cause misleads less than what is called one now.
                let weakened = is_cause(one) && other.relations.contains(&ConnectiveRelation::After);
                if weakened && is_told_anew(bead, &Pair::new(0..0, 0..0)) {
                    return;
                }
                let severity = if weakened { Severity::Minor } else { META.severity };
                let text = |side: Side, span: Span| span.of(&bead.document(side).text).to_owned();
                let (from, to) = (text(Side::Original, one.span), text(Side::Rendition, other.span));
                let both_order = orders(one) && orders(other);
                found.push(
                    Finding::new(&META, format!("“{from}” became “{to}”"))
                        .kind(if both_order { DivergenceType::Date } else { META.kind })
                        .bead(bead.index)
                        .at(Side::Original, one.span)
                        .at(Side::Rendition, other.span)
                        .severity(severity)
                        .confidence(Confidence::Medium)
                        .evidence(format!("original: {}", one.names()))
                        .evidence(format!("rendition: {}", other.names())),
                );
                return;
            }
        }
    }
}

/// Two acts of which the other one came first.
fn turned(bead: &BeadView<'_>, cues: &Pair<Range<usize>>) -> Finding {
    let words = cues.each(|side, tokens| bead.text(side, tokens.clone()));
    Finding::new(&META, format!("“{}” became “{}”", words.original, words.rendition))
        .kind(DivergenceType::Date)
        .bead(bead.index)
        .spans(cues.each(|side, tokens| bead.span(side, tokens.clone())))
        .confidence(Confidence::Medium)
}

const OTHER_ORDER: &str = "the act that came first in the original came second in the rendition";

/// Whether a side says with a verb that the other side has not what a connective says there: `forced the evacuation` for
/// `which led to it`, `followed a quarrel` for `after a quarrel`.
fn has_verb_of(bead: &BeadView<'_>, side: Side, class: WordClass) -> bool {
    bead.tokens(side).any(|(index, _)| {
        let word = bead.word(side, index);
        word.is_some_and(|word| lexicon::has_form_of_class(word, class))
            && bead.link(side, index).is_none_or(|link| !link.relation.keeps_sense())
    })
}

/// Whether somebody puts a thing down to its cause on a side.
fn puts_down(bead: &BeadView<'_>, side: Side) -> bool {
    // `Put the death of the diver down chiefly to`.
    const REACH: usize = 8;
    let tokens = &bead.document(side).tokens;
    bead.tokens(side).any(|(index, token)| {
        matches!(&*token.key, "put" | "puts" | "putting")
            && tokens
                .get(index..tokens.len().min(index + REACH))
                .unwrap_or_default()
                .iter()
                .any(|token| token.key == "down")
    })
}

/// Whether the words behind two connectives are linked: they join the same clauses.
fn stand_opposite(bead: &BeadView<'_>, one: &Connective, other: &Connective) -> bool {
    let directly = bead
        .link(Side::Original, one.end)
        .is_some_and(|link| link.tokens.rendition.contains(&other.end));
    directly || lead_to_same(bead, one, other)
}

/// Whether two connectives join the same claims: some word of content on either side of the one goes with the other.
fn join_the_same(bead: &BeadView<'_>, one: &Connective, other: &Connective) -> bool {
    // So many words of content to either side.
    const COMPANY: usize = 4;
    go_with_the_same(bead, &(one.start..one.end), &(other.start..other.end), COMPANY)
}

/// How many tokens behind a connective the clause it leads in shows itself.
const CLAUSE_REACH: usize = 5;

/// Whether a word of content right behind the one connective is linked to one right behind the other: `before the trial`,
/// `after the start of the trial`.
fn lead_to_same(bead: &BeadView<'_>, one: &Connective, other: &Connective) -> bool {
    let there = other.end..other.end + CLAUSE_REACH;
    let tokens = &bead.document(Side::Original).tokens;
    let behind =
        (one.end..tokens.len().min(one.end + CLAUSE_REACH)).take_while(|&at| tokens[at].kind != TokenKind::Punctuation);
    behind.filter(|&at| is_content(&tokens[at])).any(|at| {
        let link = bead.link(Side::Original, at).filter(|link| link.relation.keeps_sense());
        link.is_some_and(|link| there.contains(&link.tokens.rendition.start))
    })
}

/// Whether two connectives in one place say different things: one of cause or concession against one of time, contrast or
/// mere addition, or before against after. `But` and `although` say the same.
fn exclude(one: &Connective, other: &Connective) -> bool {
    use ConnectiveRelation::{Addition, After, Before, Cause, Concession, Condition, Contrast, Result, SameTime};
    let all = |connective: &Connective, kinds: &[ConnectiveRelation]| {
        connective.relations.iter().all(|relation| kinds.contains(relation))
    };
    let either = |left: &[ConnectiveRelation], right: &[ConnectiveRelation]| {
        (all(one, left) && all(other, right)) || (all(one, right) && all(other, left))
    };
    either(
        &[Cause, Result],
        &[After, Before, SameTime, Contrast, Addition, Concession],
    ) || either(&[Concession], &[After, Before, SameTime])
        || either(&[Condition], &[Cause, Result, Concession])
        || either(&[After], &[Before])
}

/// Whether a token is an auxiliary that leads in no condition, as the one of `Had it rained, …` does.
fn is_plain_auxiliary(document: &Document, at: usize, start: usize) -> bool {
    let begins = at == start || document.tokens[at - 1].kind == TokenKind::Punctuation;
    matches!(&*document.tokens[at].key, "had" | "were" | "should") && !begins
}

/// A connective that no word of the other side is linked to.
struct Connective {
    span: Span,
    /// Its first token.
    start: usize,
    /// One past its last token.
    end: usize,
    relations: Vec<ConnectiveRelation>,
    /// Whether it tells when its own clause was, not the one that it leads in: of two things that one was `before`, the
    /// other came `later`.
    tells_of_own: bool,
}

impl Connective {
    fn names(&self) -> String {
        self.relations
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(" or ")
    }
}

/// Small words that state a cause only now and then.
fn is_vague(phrase: &str) -> bool {
    matches!(
        phrase,
        "out of"
            | "down to"
            | "from"
            | "with"
            | "for"
            | "as"
            | "over"
            | "by"
            | "of"
            | "on"
            | "at"
            | "so"
            | "too"
            | "since"
            | "in"
            | "against"
    )
}

/// Whether what looks like a verb of result is a noun: `makes no difference to results in children`.
fn is_noun_phrase(document: &Document, at: usize, start: usize, phrase: &str) -> bool {
    let before = (at > start).then(|| &*document.tokens[at - 1].key);
    phrase.starts_with("result")
        && before.is_some_and(|key| lexicon::is_preposition(key) || lexicon::is_possessive(key))
}

/// Words of order that lead in no clause.
fn is_adverb(key: &str) -> bool {
    matches!(
        key,
        "earlier"
            | "later"
            | "then"
            | "afterwards"
            | "afterward"
            | "previously"
            | "subsequently"
            | "beforehand"
            | "already"
            | "thereafter"
    )
}

fn is_cause(connective: &Connective) -> bool {
    use ConnectiveRelation::{Cause, Result};
    connective
        .relations
        .iter()
        .all(|relation| matches!(relation, Cause | Result))
}

/// Whether a connective says nothing but what came first.
fn orders(connective: &Connective) -> bool {
    use ConnectiveRelation::{After, Before};
    connective
        .relations
        .iter()
        .all(|relation| matches!(relation, After | Before))
}

fn differs(connective: &Connective) -> bool {
    use ConnectiveRelation::{After, Before, Concession, SameTime};
    connective
        .relations
        .iter()
        .all(|relation| matches!(relation, After | Before | Concession | SameTime))
}

/// `Is due to rule` names no cause: a form of `be` before, a plain verb behind.
fn is_plan(bead: &BeadView<'_>, side: Side, at: usize, end: usize) -> bool {
    let tokens = &bead.document(side).tokens;
    let before = at.checked_sub(1).map_or("", |before| tokens[before].key.as_str());
    let be = matches!(before, "is" | "are" | "was" | "were" | "been" | "be" | "not");
    let plain_verb = bead.word(side, end).is_some_and(|word| {
        word.parts_of_speech().contains(PartOfSpeech::Verb) && word.lemmas().any(|lemma| lemma == word.key())
    });
    tokens[at].key == "due" && be && plain_verb
}

/// Whether a connective joins two claims: `not the sum but the trust` corrects one, `in that country` names a place, and
/// `after 60 minutes` says when.
fn joins_clauses(bead: &BeadView<'_>, side: Side, connective: Range<usize>) -> bool {
    /// A phrase that is denied has so many words at most.
    const LONGEST: usize = 8;
    let tokens = &bead.document(side).tokens;
    let (first, next) = (&tokens[connective.start].key, tokens.get(connective.end));
    let is_measured = || {
        bead.mentions(side).any(|mention| {
            mention.tokens.start == connective.end
                && matches!(&mention.value, Value::Quantity(quantity) if matches!(quantity.kind, QuantityKind::Duration { .. }))
        })
    };
    match first.as_str() {
        "but" => {
            let before = &tokens[connective.start.saturating_sub(LONGEST)..connective.start];
            !before
                .iter()
                .rev()
                .take_while(|token| token.form != ";" && token.form != ".")
                .any(|token| token.key == "not")
        }
        "in" if connective.len() == 2 => next.is_none_or(|next| !is_content(next)),
        "after" if connective.len() == 1 => !is_measured(),
        // `Still, they voted` grants something; `they still live there` does not.
        "still" => next.is_some_and(|next| next.form == ","),
        _ => true,
    }
}

fn open(bead: &BeadView<'_>, side: Side) -> Vec<Connective> {
    let document = bead.document(side);
    let mut found = Vec::new();
    for &sentence in bead.sentences(side) {
        let tokens = document.sentences[sentence].tokens.clone();
        let mut at = tokens.start;
        while at < tokens.end {
            if !CONNECTIVE_PHRASES.may_start(document.tokens[at].hints) {
                at += 1;
                continue;
            }
            let mut phrase = CompactString::default();
            let mut best = None;
            for end in at..tokens.end.min(at + CONNECTIVE_PHRASES.most_words()) {
                if !phrase.is_empty() {
                    phrase.push(' ');
                }
                phrase.push_str(&document.tokens[end].key);
                let step = CONNECTIVE_PHRASES.step(&phrase);
                if step.may_be
                    && !is_vague(&phrase)
                    && !is_plain_auxiliary(document, at, tokens.start)
                    && !is_noun_phrase(document, at, tokens.start, &phrase)
                {
                    let mut relations = lexicon::connectives(&phrase).peekable();
                    if relations.peek().is_some() {
                        best = Some((end + 1, relations));
                    }
                }
                if !step.goes_on {
                    break;
                }
            }
            let Some((end, relations)) = best else {
                at += 1;
                continue;
            };
            // The `two days` of `two days after` may be linked while what it says of the order is not.
            let is_linked = |token: &usize| bead.link(side, *token).is_some_and(|link| link.relation.keeps_sense());
            let linked = (at..end).filter(is_linked).count();
            if linked * 2 <= end - at && !is_plan(bead, side, at, end) && joins_clauses(bead, side, at..end) {
                let span = document.tokens[at].span.join(document.tokens[end - 1].span);
                let relations = relations.collect();
                let next = document.tokens.get(end).filter(|_| end < tokens.end);
                let last = document.tokens[end - 1].key.as_str();
                found.push(Connective {
                    span,
                    start: at,
                    end,
                    relations,
                    tells_of_own: is_adverb(last) || next.is_none_or(|next| next.kind == TokenKind::Punctuation),
                });
            }
            at = end;
        }
    }
    found
}
