//! Only these became these.

use crate::{
    annotation::{Mention, Value},
    divergence::{
        BeadView, Confidence, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity, scope::is_content,
    },
    lexicon::{self, NumberWordKind, PartOfSpeech, Word, WordClass},
    pair::Side,
    segmentation::{Token, TokenKind},
};

use super::{lone_claims::lone_unique, lone_words::lone_limit, whole_for_part::whole_for_part};

/// The rule.
pub(crate) struct RestrictionChanged;

pub(super) static META: RuleMeta = RuleMeta {
    name: "restriction-changed",
    code: "SD406",
    kind: DivergenceType::Quantifier,
    severity: Severity::Major,
    summary: "what holds for these alone in one text holds without that limit in the other",
    doc: "\
One text restricts a claim with `only`, `solely` or `exclusively`, or ties it to a condition with `unless`, `except` or
`provided`, to times that come again (`at weekends`) or to a part (`some of its funds`), and nothing in the aligned sentences of
the other does so.

**Why it matters.** “Only patients under 40 benefited” tells the others that they did not; “patients under 40 benefited” does not.

**Example.** “The pass is open only to residents” → “The pass is open to residents”.

**Not flagged.** `Nobody but`, `reserved for`, `limited to`, `not … until` and their like on the other side; `only` before a
number, which calls it small.
",
};

impl Rule for RestrictionChanged {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        if !bead.is_aligned() || !bead.is_english() {
            return;
        }
        for side in Side::BOTH {
            let mut open = bead
                .tokens(side)
                .filter(|(index, token)| restricts(&token.key) && bead.link(side, *index).is_none())
                .filter(|(index, _)| !is_evaluation(bead, side, *index))
                .peekable();
            let made_up_for = || {
                bead.tokens(side.other())
                    .any(|(_, token)| restricts_otherwise(&token.key))
                    || is_second_to_one(bead, side.other())
            };
            if open.peek().is_some() && !made_up_for() {
                found.extend_all(open.filter_map(|(index, _)| finding(bead, side, index)));
            }
            found.extend(lost_condition(bead, side));
            found.extend(lost_time(bead, side));
            found.extend(whole_for_part(bead, side));
        }
        lone_limit(bead, found);
        lone_unique(bead, found);
    }
}

/// Whether a side calls something the greatest but for one, `the brightest after the moon`, so that only that one is greater.
fn is_second_to_one(bead: &BeadView<'_>, side: Side) -> bool {
    let superlative = |(_, token): (usize, &Token)| {
        token.key.len() > 4 && token.key.ends_with("est") || matches!(&*token.key, "most" | "best" | "second")
    };
    let after = |(_, token): (usize, &Token)| matches!(&*token.key, "after" | "behind" | "besides" | "to");
    bead.tokens(side).any(superlative) && bead.tokens(side).any(after)
}

/// A condition, `unless they are ill`, of which the other side says nothing.
fn lost_condition(bead: &BeadView<'_>, side: Side) -> Option<Finding> {
    let tokens = &bead.document(side).tokens;
    let other = side.other();
    let cues = ["unless", "except", "provided", "excluding"];
    if !bead.says_any(side, &cues) {
        return None;
    }
    let (at, _) = bead
        .tokens(side)
        .find(|(at, token)| cues.contains(&&*token.key) && bead.link(side, *at).is_none())?;
    let conditions = |token: &Token| {
        restricts_otherwise(&token.key)
            || matches!(
                &*token.key,
                "if" | "when"
                    | "provided"
                    | "providing"
                    | "condition"
                    | "excluding"
                    | "outside"
                    | "apart"
                    | "bar"
                    | "besides"
                    | "save"
                    | "long"
                    | "free"
                    | "once"
                    | "after"
                    | "before"
                    | "exception"
                    | "exempt"
            )
    };
    if bead.tokens(other).any(|(_, token)| conditions(token)) {
        return None;
    }
    let goes_on = |token: &&Token| matches!(token.kind, TokenKind::Word | TokenKind::Number);
    let length = tokens[at + 1..]
        .iter()
        .take(LONGEST_CONDITION)
        .take_while(goes_on)
        .count();
    let clause = at + 1..at + 1 + length;
    // By `provided` something may have been provided: a condition has a verb of its own behind its subject.
    if tokens[at].key == "provided" && tokens.get(at + 1).is_none_or(|token| token.key == "by") {
        return None;
    }
    let content: Vec<usize> = clause.clone().filter(|&at| is_content(&tokens[at])).collect();
    let kept = |at: &&usize| bead.link(side, **at).is_some_and(|link| link.relation.keeps_sense());
    let kept = content.iter().filter(kept).count();
    if content.is_empty() || kept * 2 > content.len() {
        return None;
    }
    let span = bead.span(side, at..clause.end)?;
    let words = span.of(&bead.document(side).text);
    let message = match side {
        Side::Original => format!("the condition “{words}” was left out"),
        Side::Rendition => format!("the condition “{words}” was put in"),
    };
    let finding = Finding::new(&META, message)
        .bead(bead.index)
        .at(side, span)
        .confidence(Confidence::Medium);
    Some(finding.evidence(format!("{other}: nothing restricts it")))
}

/// The times to which a claim is limited, `at weekends`, `outside rush hour`, where the other side names no time at all.
fn lost_time(bead: &BeadView<'_>, side: Side) -> Option<Finding> {
    let tokens = &bead.document(side).tokens;
    let other = side.other();
    let (at, end) = bead
        .tokens(side)
        .find_map(|(at, _)| Some((at, recurring_time(tokens, at)?)))?;
    let names_time = |mention: &Mention| matches!(mention.value, Value::Date(_));
    let timed = |(_, token): (usize, &Token)| {
        lexicon::is_of_class(&token.key, WordClass::Recurring) || is_frequency(&token.key)
    };
    let kept = (at + 1..end)
        .any(|at| bead.link(side, at).is_some_and(|link| link.relation.keeps_sense()) && is_content(&tokens[at]));
    if kept || bead.mentions(other).any(names_time) || bead.tokens(other).any(timed) {
        return None;
    }
    let span = bead.span(side, at..end)?;
    let words = span.of(&bead.document(side).text);
    let message = match side {
        Side::Original => format!("the limit “{words}” was left out"),
        Side::Rendition => format!("the limit “{words}” was put in"),
    };
    let finding = Finding::new(&META, message)
        .bead(bead.index)
        .at(side, span)
        .kind(match side {
            Side::Original => DivergenceType::Omission,
            Side::Rendition => DivergenceType::Addition,
        })
        .confidence(Confidence::Medium);
    Some(finding.evidence(format!("{other}: nothing says when")))
}

/// One past the end of a phrase that begins at a preposition and names a time that comes again: `at weekends`, `in winter`.
fn recurring_time(tokens: &[Token], at: usize) -> Option<usize> {
    // `Outside the rush hour`.
    const LONGEST: usize = 4;
    let outside = matches!(&*tokens[at].key, "outside" | "during" | "except");
    if !outside && !matches!(&*tokens[at].key, "at" | "on" | "in" | "after" | "before") {
        return None;
    }
    let phrase = tokens.get(at + 1..tokens.len().min(at + 1 + LONGEST))?;
    let recurs = |token: &Token| lexicon::is_of_class(&token.key, WordClass::Recurring);
    let length = phrase
        .iter()
        .take_while(|token| token.kind == TokenKind::Word && !token.is_preposition())
        .position(recurs)?;
    let plural = phrase[length].key.ends_with('s');
    // `In the winter of`, `the night before`, `within hours`: one time, or no time at all.
    let bare = length == 0;
    let hours = phrase[length].key.starts_with("hour");
    let limits = if hours {
        outside && !bare
    } else {
        bare || plural || outside
    };
    limits.then_some(at + 2 + length)
}

/// Words that say how often.
fn is_frequency(key: &str) -> bool {
    matches!(
        key,
        "every" | "each" | "daily" | "nightly" | "weekly" | "always" | "overnight" | "seasonal" | "seasonally"
    )
}

/// How many tokens of a condition are looked at.
const LONGEST_CONDITION: usize = 8;

fn restricts(key: &str) -> bool {
    matches!(key, "only" | "solely" | "exclusively")
}

/// Words that may restrict a claim in another way, or deny it for the rest.
fn restricts_otherwise(key: &str) -> bool {
    key.ends_with("n't")
        || lexicon::is_of_class(key, WordClass::Restriction)
        || lexicon::has_form_of_class(&Word::look_up(key), WordClass::Requirement)
}

/// `Only` before a number calls it small, in `only when` and `not only` it belongs to another word, and `the only` counts.
fn is_evaluation(bead: &BeadView<'_>, side: Side, index: usize) -> bool {
    let tokens = &bead.document(side).tokens;
    let key = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| token.key.as_str());
    let before = key(index.checked_sub(1));
    let behind = key(Some(index + 1));
    let number = bead.mentions(side).any(|mention| {
        let amount = matches!(mention.value, Value::Quantity(_) | Value::Date(_));
        let counts = amount || matches!(mention.value, Value::Quantifier(_));
        let next = (index + 1..=index + 2).contains(&mention.tokens.start) && !lexicon::is_preposition(behind);
        counts && next || amount && mention.tokens.contains(&index)
    });
    let to_do = behind == "to"
        && bead
            .word(side, index + 2)
            .is_some_and(|word| word.most_likely_part_of_speech() == Some(PartOfSpeech::Verb));
    number
        || lexicon::number_word(behind, NumberWordKind::Cardinal).is_some()
        || lexicon::unit(behind).is_some() && !lexicon::is_preposition(behind)
        || to_do
        || lexicon::is_preposition(before)
        || matches!(before, "not" | "the" | "if" | "an" | "n't" | "-")
        // `Only slightly hurt` says how little.
        || behind.ends_with("ly")
        || matches!(
            behind,
            "when" | "if" | "after" | "because" | "a" | "once" | "-" | "recently" | "just" | "then"
        )
}

fn finding(bead: &BeadView<'_>, side: Side, index: usize) -> Option<Finding> {
    let tokens = &bead.document(side).tokens;
    let sentence = bead.sentences(side).iter().find_map(|&sentence| {
        let tokens = bead.document(side).sentences[sentence].tokens.clone();
        tokens.contains(&index).then_some(tokens)
    })?;
    let head = (index + 1..sentence.end.min(index + 4)).find(|&at| is_content(&tokens[at]));
    let span = bead.span(side, index..head.unwrap_or(index) + 1)?;
    let words = span.of(&bead.document(side).text);
    let message = match side {
        Side::Original => format!("“{words}” lost its restriction"),
        Side::Rendition => format!("“{words}” is restricted only in the rendition"),
    };
    let mut finding = Finding::new(&META, message)
        .bead(bead.index)
        .at(side, span)
        .confidence(Confidence::Medium);
    let link = head.and_then(|head| bead.link(side, head));
    if let Some(other) = link.and_then(|link| bead.span(side.other(), link.tokens.get(side.other()).clone())) {
        finding = finding.at(side.other(), other);
    }
    Some(finding.evidence(format!("{}: nothing restricts it", side.other())))
}
