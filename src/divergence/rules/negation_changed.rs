//! Something is denied in one text and not in the other.

use std::ops::Range;

use crate::{
    annotation::{Mention, Value, quantity::Bound},
    diff::Relation,
    divergence::{
        BeadView, Confidence, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
        across::lost_denial,
        comparison::is_equative_turned,
        complements::tells_complement,
        contrast::is_kept_contrast,
        denials::{denials_over, is_denied_alike},
        scope::denies,
    },
    lexicon::{self, NegatorEffect, PartOfSpeech, Word, WordClass},
    pair::Side,
    segmentation::{Token, TokenKind},
};

use super::{
    denied_alone::denied_alone,
    denied_elsewhere::{
        advised_against, is_condition, is_denied_in_its_own_way, is_former_value, is_had_after_all, is_not_only,
        is_said, is_same_from_other_end, is_still_to_come, sets_apart_the_rest, would_be_missed,
    },
    denied_until::{is_limit, is_ruled_out, is_until, lasts_as_long},
    first_in_years::first_in_years,
    lone_claims::{lone_nearly, lone_prefix},
    lone_words::{lone_negator, lone_particle},
    no_evidence::no_evidence,
    none_as_much::is_superlative_turned,
    opposite_words::is_said_of_none,
    still_on::still_on,
    told_anew::tells_of_the_rest,
    undone::{opposed, undone},
};

/// The rule.
pub(crate) struct NegationChanged;

pub(super) static META: RuleMeta = RuleMeta {
    name: "negation-changed",
    code: "SD401",
    kind: DivergenceType::Polarity,
    severity: Severity::Critical,
    summary: "something is denied in one text and not in the other",
    doc: "\
A negation of one text (`not`, `never`, `no`, `without`) has no counterpart in the aligned sentences of the other, and
nothing there takes its place: no opposite word, no verb such as `refuse` or `fail`, no prefix as in `unaware`.

**Why it matters.** One lost word turns the claim round.

**Example.** “The council will not sell the baths” → “The council will sell the baths”.

**Across languages.** Of two sentences aligned one to one, where the one denies by a negator (`ne … pas`, `nicht`) and no
word of the other can stand for a denial. Major, since translators turn negatives round.

**Not flagged.** Contractions, `deny` for `not accept`, double negation, `no shots` for `not a shot`.
",
};

impl Rule for NegationChanged {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        if !bead.is_aligned() {
            return;
        }
        if !bead.is_english() {
            found.extend(lost_denial(bead).map(|(side, denial)| across_languages(bead, side, denial)));
            return;
        }
        lone_particle(bead, found);
        for side in Side::BOTH {
            let open: Vec<usize> = bead.open_tokens(side).collect();
            found.extend(first_in_years(bead, side));
            found.extend(no_evidence(bead, side));
            for lost in [undone, opposed, still_on] {
                found.extend_all(open.iter().filter_map(|&index| lost(bead, side, index)));
            }
            for cue in bead
                .mentions(side)
                .filter(|mention| is_cue(mention) && !is_degree(bead, side, mention))
            {
                let kept =
                    (bead.is_kept(side, cue) || is_same_negator(bead, side, cue)) && !is_not_only(bead, side, cue);
                let lost = !kept && !is_made_up_for(bead, side, cue);
                let head = bead.head_behind(side, cue);
                let affirmed = || is_affirmed_elsewhere(bead, side, cue) && !is_same_from_other_end(bead, side, cue);
                if (lost || affirmed()) && would_be_missed(bead, side, cue, head) && !is_said_of_none(bead) {
                    found.push(finding(bead, side, cue));
                }
            }
        }
        lone_negator(bead, found);
        for side in Side::BOTH {
            let denied = denied_alone(bead, side, found);
            found.extend(denied);
        }
        lone_prefix(bead, found);
        lone_nearly(bead, found);
    }
}

/// A denial that a translation lost or put in.
fn across_languages(bead: &BeadView<'_>, side: Side, denial: Range<usize>) -> Finding {
    let words = bead.text(side, denial.clone());
    let message = match side {
        Side::Original => format!("“{words}” has no counterpart: denied only in the original"),
        Side::Rendition => format!("“{words}” has no counterpart: denied only in the rendition"),
    };
    let mut finding = Finding::new(&META, message)
        .severity(Severity::Major)
        .confidence(Confidence::Medium)
        .bead(bead.index);
    if let Some(span) = bead.span(side, denial) {
        finding = finding.at(side, span);
    }
    finding.evidence(format!("{}: no word there denies anything", side.other()))
}

/// `Above zero`, `no more than half`: a number or a bound that denies nothing.
pub(super) fn is_degree(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let tokens = &bead.document(side).tokens;
    let before = cue.tokens.start.checked_sub(1).and_then(|at| tokens.get(at));
    let zero = tokens.get(cue.tokens.start).is_some_and(|token| token.key == "zero");
    let key = |steps: usize| {
        tokens
            .get(cue.tokens.start + steps)
            .map_or("", |token| token.key.as_str())
    };
    // `Needs no more than a simple majority`.
    let bounds = key(0) == "no" && matches!(key(1), "more" | "less" | "fewer" | "later" | "sooner") && key(2) == "than";
    // `Anyone who has yet to turn 16`.
    let is_under = |mention: &Mention| {
        (cue.tokens.end..cue.tokens.end + 2).contains(&mention.tokens.start)
            && matches!(&mention.value, Value::Quantity(quantity) if quantity.bound == Bound::LessThan)
    };
    let under_age = matches!(key(cue.tokens.len() - 1), "turn" | "turned" | "to") && bead.mentions(side).any(is_under);
    // `Not even a mile` is less than one.
    let not_even = key(0) == "not" && key(1) == "even" && matches!(key(2), "a" | "an" | "one" | "half");
    zero && before.is_some_and(Token::is_preposition) || bounds || under_age || not_even
}

pub(super) fn is_cue(mention: &Mention) -> bool {
    matches!(&mention.value, Value::Negation(negation) if matches!(negation.effect, NegatorEffect::Full | NegatorEffect::Following))
}

/// Whether the cue was kept and the verb that it denies was not kept with it, but stands where nothing denies it: “no
/// one was killed, nine were hurt” against “nobody was hurt, nine were killed”.
fn is_affirmed_elsewhere(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    // Between a subject such as `no one` and its verb stands an auxiliary at most.
    const NEAR: usize = 2;
    let other = side.other();
    let Some(head) = bead.head_behind(side, cue) else {
        return false;
    };
    let is_verb = bead.word(side, head).and_then(Word::most_likely_part_of_speech) == Some(PartOfSpeech::Verb);
    let (Some(link), Some(partner)) = (
        bead.link(side, head),
        cue.tokens.clone().find_map(|token| bead.link(side, token)),
    ) else {
        return false;
    };
    let same = matches!(link.relation, Relation::Identical | Relation::Inflection) && partner.relation.keeps_sense();
    let (place, negator) = (link.tokens.get(other).start, partner.tokens.get(other).start);
    let between = place.min(negator)..place.max(negator);
    let in_other_clause = bead.document(other).tokens[between]
        .iter()
        .any(|token| token.kind == TokenKind::Punctuation);
    is_verb
        && head < cue.tokens.end + NEAR
        && same
        && in_other_clause
        && !bead.has_negative_near(other, place)
        && !is_denied_by_verb(bead, other, place)
        && !is_denied_alike(bead, side, head)
}

/// Whether a word before a verb denies it: `denying reports that three had escaped`.
fn is_denied_by_verb(bead: &BeadView<'_>, side: Side, verb: usize) -> bool {
    const REACH: usize = 8;
    let before = &bead.document(side).tokens[verb.saturating_sub(REACH)..verb];
    before.iter().any(denies) && denials_over(bead, side, verb).len() == 1
}

/// Whether the negator itself stands on the other side, whatever became of the words it is put with: `neither`, `neither of
/// the two`.
fn is_same_negator(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let first = bead
        .link(side, cue.tokens.start)
        .filter(|link| link.relation == Relation::Identical);
    cue.tokens.len() > 1 && first.is_some() && denies(&bead.document(side).tokens[cue.tokens.start])
}

/// Whether the other side says the same without this cue.
fn is_made_up_for(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    if let Some(is_said) = says_the_same(bead, side, cue) {
        return is_said;
    }
    // An even number of cues in one place says what none would say.
    let near = |other: &Mention| {
        other.span != cue.span
            && is_cue(other)
            && other.sentence == cue.sentence
            && !bead.is_kept(side, other)
            && !bead.is_answered(side, other)
    };
    let pairs_up =
        bead.mentions(side).filter(|other| near(other)).count() % 2 == 1 && !bead.has_other_negative(side.other());
    let head = bead.head_behind(side, cue).and_then(|head| bead.link(side, head));
    // Where the denied word stands on the other side too, only its own clause can make up for the cue.
    let elsewhere = match head.filter(|link| link.relation.keeps_sense()) {
        Some(link) => bead.has_open_negative_around(side.other(), link.tokens.get(side.other()).start),
        None => bead.has_other_negative(side.other()),
    };
    pairs_up || elsewhere
}

/// Whether the other side says in another construction what a cue denies, where one of them decides it.
pub(super) fn says_the_same(bead: &BeadView<'_>, side: Side, cue: &Mention) -> Option<bool> {
    if is_kept_contrast(bead, side, &cue.tokens)
        || takes_all_but_some(bead, side, cue)
        || is_equative_turned(bead, side, cue.tokens.start)
    {
        return Some(true);
    }
    if is_had_after_all(bead, side, cue) {
        return Some(false);
    }
    let head = bead.head_behind(side, cue).and_then(|head| bead.link(side, head));
    // What is not `as dry` need not be the wettest.
    let measured = bead
        .head_behind(side, cue)
        .is_some_and(|head| bead.is_measure(side, head));
    if head.is_some_and(|link| link.relation == Relation::Antonym) {
        return Some(!measured);
    }
    if head.is_some_and(|link| bead.has_negative_near(side.other(), link.tokens.get(side.other()).start)) {
        return Some(true);
    }
    // `Denying reports that three had escaped`.
    if head.is_some_and(|link| is_denied_by_verb(bead, side.other(), link.tokens.get(side.other()).start)) {
        return Some(true);
    }
    if head.is_some_and(|link| is_beyond(bead, side.other(), link.tokens.get(side.other()).start)) {
        return Some(true);
    }
    if head.is_some_and(|link| is_ruled_out(bead, side.other(), link.tokens.get(side.other()).end)) {
        return Some(true);
    }
    if bead
        .head_behind(side, cue)
        .is_some_and(|head| is_denied_alike(bead, side, head))
    {
        return Some(true);
    }
    // `Has yet to check`, `is still to check` for `not checked yet`.
    let same_head = |other: &Mention| {
        let word = bead.head_behind(side.other(), other);
        other.tokens.len() > 1
            && is_cue(other)
            && head.is_some_and(|link| word.is_some_and(|word| link.tokens.get(side.other()).contains(&word)))
    };
    if head.is_some_and(|link| link.relation.keeps_sense()) && bead.mentions(side.other()).any(same_head) {
        return Some(true);
    }
    if is_at_large(bead, side, cue)
        || is_limit(bead, side, cue)
        || is_ended(bead, side, cue)
        || goes_without(bead, side, cue)
        || is_condition(bead, side)
        || is_still_to_come(bead, side, cue)
        || is_denied_in_its_own_way(bead, side, cue)
        || is_same_from_other_end(bead, side, cue)
        || is_excess(bead, side)
        || is_preference(bead, side, cue)
        || lasts_as_long(bead, side, cue)
        || says_opposite_behind(bead, side, cue)
        || tells_of_the_rest(bead, side, cue.tokens.start)
        || sets_apart_the_rest(bead, side, cue)
        || is_former_value(bead, side, cue)
        || tells_complement(bead)
    {
        return Some(true);
    }
    if is_until(bead, side, cue) || verb_is_denied(bead, side, cue) || advised_against(bead, side, cue) {
        return Some(true);
    }
    if bead.has_opposite_of_head(side, cue) || is_superlative_turned(bead, side) || bead.is_time_turned(side) {
        return Some(true);
    }
    let denies_denial = bead.head_behind(side, cue).is_some_and(|head| {
        let open = bead.link(side, head).is_none_or(|link| !link.relation.keeps_sense());
        open && (denies(&bead.document(side).tokens[head]) || bead.begins_negative_phrase(side, head))
    });
    (denies_denial && !bead.has_other_negative(side.other())).then_some(true)
}

/// `None but the captain` is `only the captain`: what is denied of the rest is said of those taken out.
fn takes_all_but_some(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    // `No one in the village but`.
    const REACH: usize = 5;
    let near = |range: Range<usize>, test: fn(&Token) -> bool| {
        let tokens = bead.document(side).tokens.get(range).unwrap_or_default();
        tokens.iter().take_while(|token| token.form != ",").any(test)
    };
    let takes_out = near(cue.tokens.end..cue.tokens.end + 1, |token| token.key == "but")
        || near(cue.tokens.end..cue.tokens.end + REACH, |token| {
            matches!(&*token.key, "except" | "bar" | "save" | "besides")
        });
    let restricts = |key: &str| matches!(key, "only" | "solely" | "alone" | "sole" | "just" | "exclusively");
    takes_out && bead.tokens(side.other()).any(|(_, token)| restricts(&token.key))
}

/// What is no longer required has been lifted, and where no trains ran they were cancelled: a verb of ending on the other
/// side.
fn is_ended(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let other = side.other();
    let no_longer = bead.document(side).tokens[cue.tokens.clone()]
        .iter()
        .any(|token| matches!(&*token.key, "longer" | "more" | "no"));
    let ends = |index: usize| {
        let word = bead.word(other, index);
        word.is_some_and(|word| lexicon::has_form_of_class(word, WordClass::Ending))
            && bead.link(other, index).is_none_or(|link| !link.relation.keeps_sense())
    };
    no_longer && bead.tokens(other).any(|(index, _)| ends(index))
}

/// `Out of reach`, `beyond reach`: what cannot be reached.
fn is_beyond(bead: &BeadView<'_>, side: Side, token: usize) -> bool {
    let tokens = &bead.document(side).tokens;
    let before = |steps: usize| token.checked_sub(steps).map_or("", |at| tokens[at].key.as_str());
    before(1) == "beyond" || before(1) == "of" && before(2) == "out"
}

/// Who is without something has lost it, and who governs without partners governs alone.
fn goes_without(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let other = side.other();
    let is_open = |at: usize| bead.link(other, at).is_none_or(|link| !link.relation.keeps_sense());
    let says = |(at, token): (usize, &Token)| {
        let loses = |word: &Word<'_>| word.lemmas().any(|lemma| matches!(lemma, "lose" | "forfeit" | "lack"));
        let alone = matches!(
            &*token.key,
            "alone" | "unaided" | "solo" | "itself" | "themselves" | "herself" | "himself"
        );
        is_open(at) && (alone || bead.word(other, at).is_some_and(loses))
    };
    bead.document(side).tokens[cue.tokens.start].key == "without" && bead.tokens(other).any(says)
}

/// Who has yet to be caught is at large: an expression of the other side that is the opposite of the denied word.
fn is_at_large(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let other = side.other();
    let Some(head) = bead.head_behind(side, cue).and_then(|head| bead.word(side, head)) else {
        return false;
    };
    bead.tokens(other).any(|(index, _)| {
        let words = || (index..index + 4).map_while(|at| bead.word(other, at));
        words().next().is_some_and(lexicon::starts_expression)
            && lexicon::expression_at(words())
                .is_some_and(|expression| expression.words > 1 && expression.senses.is_opposite_of(head.senses()))
    })
}

/// What is more than one can bear one cannot bear, and who is too weak to travel cannot: a degree on the other side without
/// a counterpart.
fn is_excess(bead: &BeadView<'_>, side: Side) -> bool {
    let other = side.other();
    let is_open = |at: usize| bead.link(other, at).is_none_or(|link| !link.relation.keeps_sense());
    let has = |test: fn(&str) -> bool| bead.tokens(other).any(|(at, token)| is_open(at) && test(&token.key));
    has(|key| key == "too") || has(|key| key == "than") && has(|key| matches!(key, "can" | "could" | "able"))
}

/// `30 rather than the 45 it had planned` is `30, down from the 45 it had planned`: what did not hold is what is compared with.
fn is_preference(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let sets_against = bead.document(side).tokens[cue.tokens.clone()]
        .iter()
        .any(|token| matches!(&*token.key, "rather" | "instead"));
    let compares = |key: &str| {
        matches!(
            key,
            "than" | "from" | "against" | "compared" | "instead" | "originally" | "previously"
        )
    };
    // `Chose the bus over the train`.
    let chooses = |at: usize| {
        const NEAR: usize = 5;
        let choice = |lemma: &str| {
            matches!(
                lemma,
                "choose" | "choice" | "prefer" | "pick" | "favour" | "favor" | "select"
            )
        };
        let mut before = (at.saturating_sub(NEAR)..at).filter_map(|at| bead.word(side.other(), at));
        before.any(|word| word.lemmas().any(choice))
    };
    // `Seven rather than the nine that were sought`, `nine were sought`.
    let sets_aside = |mention: &&Mention| {
        matches!(mention.value, Value::Quantity(_))
            && (cue.tokens.end..cue.tokens.end + 3).contains(&mention.tokens.start)
    };
    let is_known = |mention: &Mention| {
        bead.mentions(side.other())
            .any(|other| other.value.says_same(&mention.value))
    };
    sets_against
        && (bead
            .tokens(side.other())
            .any(|(at, token)| compares(&token.key) || token.key == "over" && chooses(at))
            || bead.mentions(side).find(sets_aside).is_some_and(is_known))
}

/// Whether an opposite stands close behind the cue: `none above the limit`, `all below the limit`.
fn says_opposite_behind(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    const NEAR: usize = 3;
    (cue.tokens.end..cue.tokens.end + NEAR).any(|token| {
        bead.link(side, token)
            .is_some_and(|link| link.relation == Relation::Antonym)
    })
}

/// `Found no evidence` is `evidence was not found`: the cue of the other side bears on the verb in front of this one's.
fn verb_is_denied(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let other = side.other();
    let near = |token: usize| token + 4 > cue.tokens.start && token < cue.tokens.end + 4;
    bead.mentions(other).filter(|mention| is_cue(mention)).any(|mention| {
        let head = bead.head_behind(other, mention).and_then(|head| bead.link(other, head));
        !bead.is_kept(other, mention)
            && head.is_some_and(|link| link.relation.keeps_sense() && link.tokens.get(side).clone().any(near))
    })
}

pub(super) fn finding(bead: &BeadView<'_>, side: Side, cue: &Mention) -> Finding {
    let document = bead.document(side);
    let head = bead.head_behind(side, cue);
    let end = head.map_or(cue.span, |head| cue.span.join(document.tokens[head].span));
    let words = end.readable(&document.text);
    let message = match side {
        Side::Original => format!("“{words}” lost its negation"),
        Side::Rendition => format!("“{words}” is denied only in the rendition"),
    };
    let mut finding = Finding::new(&META, message).bead(bead.index).at(side, end);
    let link = head.and_then(|head| bead.link(side, head));
    if let Some(span) = link.and_then(|link| bead.span(side.other(), link.tokens.get(side.other()).clone())) {
        finding = finding.at(side.other(), span);
    }
    let other = side.other();
    finding = finding
        .evidence(format!("{side}: negated by “{}”", cue.span.of(&document.text)))
        .evidence(format!("{other}: nothing in the aligned words denies it"));
    if link.is_none() {
        finding = finding.severity(Severity::Major);
    }
    if !head.is_some_and(|head| is_said(bead, side, head)) {
        finding = finding.confidence(Confidence::Medium);
    }
    finding
}
