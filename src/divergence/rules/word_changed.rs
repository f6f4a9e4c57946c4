//! A word that stands opposite another one which the lexicon knows to say something else.

use std::ops::Range;

use crate::{
    annotation::{Mention, NameKind, Value},
    diff::{Link, Relation},
    divergence::{
        BeadView, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
        anchors::are_said_of_one,
        comparison::told_from_other_end,
        denials::denials_over,
        opposites::{go_with_the_same, open_opposites},
        parties::{parties_changed_places, parties_cross, prepositions_turned},
        remainder::tell_of_both_parts,
        scope::{self, is_content},
        values::settled,
    },
    lexicon::{self, DirectionDomain, Movement, PartOfSpeech, ReportingClass, Senses, Word, WordClass},
    pair::{Pair, Side},
    segmentation::{Token, TokenKind},
    text::Span,
};

use super::{
    lone_claims::{lone_refusal, lone_whereabouts},
    opposite_words::{
        are_leave_and_keep, begins_other_compound, describes_the_other, is_in_compound, is_left_over, is_light,
        is_only_adjective, is_only_verb, is_said_of_none, is_turned_twice, lasts_until, lead_elsewhere,
        leads_to_the_same, leaves_as_it_was, leaves_nothing, name_a_trait, say_the_same_of_a_noun, turn_the_claim,
    },
    other_answer::other_answers,
    other_particle::other_particles,
    other_tie::other_tie,
    told_anew::{
        COMPANY, belongs_to_value, is_told_anew, may_both_hold, need_not_answer, tell_from_either_end, was_moved,
    },
};

/// The rule for words with a known relation: opposites, siblings, steps on a scale.
pub(crate) struct WordChanged;

pub(super) static META: RuleMeta = RuleMeta {
    name: "word-changed",
    code: "SD701",
    kind: DivergenceType::Meaning,
    severity: Severity::Major,
    summary: "a word was replaced by its opposite, by another of its kind, or by a stronger or weaker one",
    doc: "\
A content word of the original stands opposite a word of the rendition that the lexicon knows to say something else: its
opposite (`rose`, `fell`), another of its kind (`divorced`, `widowed`), or another step on a scale (`mild`, `severe`).

**Why it matters.** The sentence stays fluent and the event becomes another one.

**Example.** “The storm damaged the lighthouse” → “The storm destroyed the lighthouse”.

**Not flagged.** Synonyms and words of the same strength; an opposite under a negation that the other text lacks.
",
};

impl Rule for WordChanged {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        // A word of another language may look like an English one that means something else.
        if !bead.is_in_one_language() {
            return;
        }
        let settled = settled(bead);
        // `Boys scored lower than girls` is `girls scored higher than boys`.
        let turned = told_from_other_end(bead).unwrap_or_default();
        for link in &bead.diff.links {
            if !turned.contains(&link.tokens.original.start)
                && !link.relation.keeps_sense()
                && !lies_in(bead, link, settled)
                && let Some(finding) = judge(bead, link)
            {
                found.push(finding);
            }
        }
        if bead.is_aligned() && bead.is_english() {
            let far = open_opposites(bead);
            found.extend_all(
                far.iter()
                    .filter(|link| !turned.contains(&link.tokens.original.start) && !lies_in(bead, link, settled))
                    .filter_map(|link| judge(bead, link)),
            );
            if !tell_of_both_parts(bead) {
                found.extend_all(other_answers(bead));
            }
            found.extend(other_tie(bead));
            found.extend_all(other_particles(bead));
            lone_whereabouts(bead, found);
            lone_refusal(bead, found);
        }
    }
}

/// Whether both words belong to numbers or dates that agree: `four-centuries-old` for `400-year-old`.
pub(super) fn lies_in(bead: &BeadView<'_>, link: &Link, settled: &Pair<Vec<Span>>) -> bool {
    Side::BOTH.into_iter().all(|side| {
        let span = bead.span(side, link.tokens.get(side).clone());
        span.is_some_and(|span| settled.get(side).iter().any(|value| value.contains(span)))
    })
}

/// Least step on a scale of 100 that is a major change: from `ripped through` to `destroyed`.
const WIDE_STEP: u8 = 30;

fn judge(bead: &BeadView<'_>, link: &Link) -> Option<Finding> {
    let [left, right] = Side::BOTH.map(|side| link.tokens.get(side).start);
    let tokens = Pair::new(
        &bead.document(Side::Original).tokens[left],
        &bead.document(Side::Rendition).tokens[right],
    );
    if tokens.original.kind != TokenKind::Word || tokens.rendition.kind != TokenKind::Word {
        return None;
    }
    let (from, to) = (tokens.original.key.as_str(), tokens.rendition.key.as_str());
    // `According to the army` grants nothing; `every` and `any` are compared as amounts.
    if from == "according"
        || to == "according"
        || matches!((from, to), ("every" | "all", "any") | ("any", "every" | "all"))
    {
        return None;
    }
    let say = |message: String| {
        Finding::new(&META, message)
            .bead(bead.index)
            .at(Side::Original, tokens.original.span)
            .at(Side::Rendition, tokens.rendition.span)
    };
    let senses = Pair::new(
        senses_at(bead, Side::Original, left),
        senses_at(bead, Side::Rendition, right),
    );
    let (one, other) = (senses.original.0, senses.rendition.0);
    // `Miss` against `play in`: opposite as expressions, whatever their first words are.
    let several = senses.original.1.len() > 1 || senses.rendition.1.len() > 1;
    let by_hand = !several && Word::look_up(from).senses().is_opposite_of(Word::look_up(to).senses())
        || one.is_opposite_of(&other);
    let opposites = link.relation == Relation::None && several && one.is_opposite_of(&other);
    if link.relation == Relation::Antonym || opposites {
        let as_expressions = several && one.is_opposite_of(&other);
        if !as_expressions && (say_the_same_of_a_noun(bead, left, right) || (is_light(from) && is_light(to)))
            || lead_elsewhere(bead, link) && !are_said_of_one(bead, left, right)
            || is_turned_twice(bead, link)
            || is_said_of_none(bead)
            || ((is_light(from) || is_light(to)) && !by_hand)
            || begins_other_compound(bead, left, right)
            || is_value(bead, Side::Original, left) && !by_hand
            || is_value(bead, Side::Rendition, right) && !by_hand
            || leaves_nothing(bead, Side::Original, left)
            || leaves_nothing(bead, Side::Rendition, right)
            || may_both_hold(bead, link)
            || lasts_until(bead, left, right)
            || is_left_over(bead, [left, right])
            || tell_of_both_parts(bead)
            || is_in_compound(bead, Side::Original, left)
            || is_in_compound(bead, Side::Rendition, right)
        {
            return None;
        }
        // `Leases it to B`, `leases it from A`: the prepositions go with their verbs.
        let prepositions = prepositions_turned(bead, left, right);
        if prepositions == Some(true) || describes_the_other(bead, left, right) {
            return None;
        }
        // Converse verbs say the same once the parties have changed places, as a passive lets them; nouns are no acts.
        let converse = are_converse(from, to);
        if are_leave_and_keep(from, to) && leaves_as_it_was(bead, left, right) {
            return None;
        }
        if converse && parties_changed_places(bead, left, right) {
            return None;
        }
        // So do comparatives and words of place; a passive lets the parties of any other verb cross.
        let passives =
            Side::BOTH.map(|side| scope::is_passive(&bead.document(side).tokens, link.tokens.get(side).start));
        let turned = !converse && passives[0] != passives[1] && is_only_verb(tokens.original, tokens.rendition);
        let places = senses.each(|_, (_, tokens)| tokens.clone());
        let is_trait = !converse && name_a_trait(bead, &places);
        let described = is_trait || is_only_adjective(bead, left, right);
        if !turned && !described && parties_cross(bead, link) {
            return None;
        }
        if converse && (follows_article(bead, Side::Original, left) || follows_article(bead, Side::Rendition, right)) {
            return None;
        }
        if converse && (is_passive(bead, Side::Original, left) || is_passive(bead, Side::Rendition, right)) {
            return None;
        }
        return turn_the_claim(bead, link, is_trait).then(|| {
            let kind = if is_step(from, to) {
                DivergenceType::Strength
            } else if are_of(WordClass::Compass, from, to) {
                DivergenceType::Place
            } else if are_of(WordClass::Earliness, from, to) {
                DivergenceType::Date
            } else if directions(from, to) {
                DivergenceType::Direction
            } else if converse || prepositions.is_some() {
                DivergenceType::RoleSwap
            } else if [from, to]
                .iter()
                .all(|key| lexicon::is_preposition(key) && lexicon::negator(key).is_none())
            {
                DivergenceType::Direction
            } else {
                DivergenceType::Polarity
            };
            let expressions = by_hand && one.is_opposite_of(&other);
            let words = senses.each(|side, (_, tokens)| bead.text(side, tokens.clone()));
            let (from, to) = if expressions {
                (words.original, words.rendition)
            } else {
                (from, to)
            };
            say(format!("“{from}” became its opposite, “{to}”"))
                .kind(kind)
                .severity(Severity::Critical)
                .evidence(format!("“{from}” and “{to}” are opposites"))
        });
    }
    let text = senses.each(|side, (_, tokens)| bead.text(side, tokens.clone()).to_owned());
    let (from, to) = (text.original.as_str(), text.rendition.as_str());
    if one.is_synonym_of(&other) || are_both_said(bead, [left, right], [&one, &other]) {
        return None;
    }
    // Said, called, described: how a thing was put is weighed where its source is.
    let reports = |side: Side, at: usize| {
        let plain = |lemma: &str| {
            lexicon::reporting_verb(lemma)
                .is_some_and(|verb| matches!(verb.class, ReportingClass::Neutral | ReportingClass::Manner))
        };
        let introduces =
            |mention: &Mention| matches!(mention.value, Value::Attribution(_)) && mention.tokens.contains(&at);
        bead.word(side, at).is_some_and(|word| word.lemmas().any(plain)) && bead.mentions(side).any(introduces)
    };
    if reports(Side::Original, left) && reports(Side::Rendition, right) {
        return None;
    }
    // `Refused to say`, `would not disclose`.
    let speaks = |side: Side, at: usize| {
        let word = bead.word(side, at);
        word.is_some_and(|word| word.lemmas().any(|lemma| lexicon::reporting_verb(lemma).is_some()))
    };
    let is_denied = |side: Side, at: usize| denials_over(bead, side, at).len() == 1;
    if speaks(Side::Original, left)
        && speaks(Side::Rendition, right)
        && is_denied(Side::Original, left)
        && is_denied(Side::Rendition, right)
    {
        return None;
    }
    // `Heavily damaged` stands on a scale of its own; against `lightly damaged` the adverbs tell.
    let step_of_words = || {
        let words = (bead.word(Side::Original, left)?, bead.word(Side::Rendition, right)?);
        words.0.senses().strength_against(words.1.senses())
    };
    let step = one.strength_against(&other).or_else(step_of_words);
    // Manslaughter is less than murder, and another crime.
    let topic = one.contrast_with(&other);
    if (step.is_some() || topic.is_some()) && was_moved(bead, &senses.each(|_, (_, tokens)| tokens.clone())) {
        return None;
    }
    if let Some(step) = step.filter(|step| step.differs() && topic != Some("crime")) {
        // `Cut 200 jobs` is `eliminated 200 jobs`: the number says how far.
        if matches!(step.scale, "cutting" | "lessening") && are_measured_alike(bead, &senses) {
            return None;
        }
        let wide = step.first.abs_diff(step.second) >= WIDE_STEP;
        let places = senses.each(|_, (_, tokens)| tokens.clone());
        // A verb of another strength is a matter of taste where all is told anew; `mild` for `medium` is none.
        let describes = |(side, at)| {
            let parts = bead.word(side, at).map(Word::parts_of_speech).unwrap_or_default();
            parts.contains(PartOfSpeech::Adjective) && !parts.contains(PartOfSpeech::Verb)
        };
        let describe = describes((Side::Original, left)) && describes((Side::Rendition, right));
        let anchored = || are_said_of_one(bead, left, right);
        let of_the_same =
            || anchored() || describe && go_with_the_same(bead, &places.original, &places.rendition, COMPANY);
        if is_told_anew(bead, &places) && !of_the_same() && (!wide || need_not_answer(bead, &places)) {
            return None;
        }
        // What happened is another thing; how it is described is stronger or weaker.
        let verb = |(side, at)| {
            let word = bead.word(side, at);
            let moves = word.is_some_and(|word| word.lemmas().any(|lemma| lexicon::movements(lemma).next().is_some()));
            word.and_then(Word::most_likely_part_of_speech) == Some(PartOfSpeech::Verb) && !moves
        };
        let happened = verb((Side::Original, left)) && verb((Side::Rendition, right));
        let kind = if speaks(Side::Original, left) && speaks(Side::Rendition, right) {
            DivergenceType::Attribution
        } else if happened {
            DivergenceType::Meaning
        } else {
            DivergenceType::Strength
        };
        // `Urged`, `advised`: how strongly it was put is a matter of taste where all is told anew.
        let is_taste = kind == DivergenceType::Attribution && is_told_anew(bead, &places);
        let way = if step.second > step.first { "stronger" } else { "weaker" };
        return Some(
            say(format!("“{from}” became {way}: “{to}”"))
                .spans(senses.each(|side, (_, tokens)| bead.span(side, tokens.clone())))
                .kind(kind)
                .severity(if wide && !is_taste {
                    Severity::Major
                } else {
                    Severity::Minor
                })
                .evidence(format!(
                    "{}: “{from}” {} of 100, “{to}” {}",
                    step.scale, step.first, step.second
                )),
        );
    }
    let topic = topic?;
    let places = senses.each(|_, (_, tokens)| tokens.clone());
    // Whoever `used to be in charge of the ministry` was its minister.
    if topic == "office or person" && is_told_anew(bead, &places) {
        return None;
    }
    let is_lost_to = || topic == "result" && parties_cross(bead, link);
    if need_not_answer(bead, &places)
        || tell_from_either_end(bead, &places)
        || begins_other_compound(bead, left, right)
        || is_lost_to()
    {
        return None;
    }
    if topic.starts_with("unit of")
        && (belongs_to_value(bead, Side::Original, left) || belongs_to_value(bead, Side::Rendition, right))
    {
        return None;
    }
    // `Late nineteenth century`, `the closing years of the 1800s`: when it was is compared where dates are.
    let in_date = |side: Side, at: usize| {
        let dates = |mention: &Mention| matches!(mention.value, Value::Date(_)) && mention.tokens.contains(&at);
        bead.mentions(side).any(dates)
    };
    if in_date(Side::Original, left) || in_date(Side::Rendition, right) {
        return None;
    }
    if topic == "position of the body" && leads_to_the_same(bead, &places) {
        return None;
    }
    // A surgeon is a doctor.
    let words = senses.each(|side, (_, tokens)| bead.word(side, tokens.start).filter(|_| tokens.len() == 1));
    if let (Some(one), Some(other)) = (words.original, words.rendition)
        && (one.is_kind_of(other) || other.is_kind_of(one))
    {
        return None;
    }
    let mut finding =
        say(format!("{topic}: “{from}” became “{to}”")).evidence(format!("“{from}” and “{to}” exclude each other"));
    // A profession or rank right before a name is that person's.
    if precedes_person(bead, Side::Original, left) && precedes_person(bead, Side::Rendition, right) {
        finding = finding.kind(DivergenceType::Title);
    }
    Some(finding)
}

/// Whether each of the two words is said on the other side too, in other words: `killed seven and wounded 19`, `seven dead
/// and 19 injured`.
fn are_both_said(bead: &BeadView<'_>, places: [usize; 2], senses: [&Senses; 2]) -> bool {
    let says = |side: Side, place: usize, senses: &Senses| {
        let same = |word: &Word<'_>| {
            let other = word.senses();
            let level = other.strength_against(senses);
            other.is_synonym_of(senses) || level.is_some_and(|step| step.first == step.second)
        };
        bead.tokens(side)
            .any(|(index, token)| index != place && is_content(token) && bead.word(side, index).is_some_and(same))
    };
    says(Side::Rendition, places[1], senses[0]) && says(Side::Original, places[0], senses[1])
}

/// What the sense tables say of the expression that begins at a token, or of the word, and the tokens it covers.
fn senses_at(bead: &BeadView<'_>, side: Side, start: usize) -> (Senses, Range<usize>) {
    let tokens = &bead.document(side).tokens;
    let is_word = |at: &usize| tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Word);
    let mut words = (start..start + LONGEST_EXPRESSION)
        .take_while(is_word)
        .map_while(|at| bead.word(side, at))
        .peekable();
    let Some(&first) = words.peek() else {
        return (Senses::default(), start..start + 1);
    };
    let expression = lexicon::starts_expression(first).then(|| lexicon::expression_at(words));
    match expression.flatten() {
        Some(found) if !found.senses.is_empty() => (found.senses, start..start + found.words),
        _ => (*first.senses(), start..start + 1),
    }
}

/// How many words of an expression are looked at.
const LONGEST_EXPRESSION: usize = 6;

/// Whether the same number stands right behind both expressions.
fn are_measured_alike(bead: &BeadView<'_>, expressions: &Pair<(Senses, Range<usize>)>) -> bool {
    let (one, other) = (expressions.original.1.end, expressions.rendition.1.end);
    let link = bead
        .link(Side::Original, one)
        .filter(|link| link.relation.keeps_sense());
    bead.document(Side::Original)
        .tokens
        .get(one)
        .is_some_and(|token| token.kind == TokenKind::Number)
        && link.is_some_and(|link| link.tokens.rendition.contains(&other))
}

/// Whether a token belongs to a number or date, which have rules of their own.
fn is_value(bead: &BeadView<'_>, side: Side, token: usize) -> bool {
    bead.mentions(side)
        .any(|mention| matches!(mention.value, Value::Quantity(_) | Value::Date(_)) && mention.tokens.contains(&token))
}

/// Whether one verb says of the other's parties what that one says, the other way round: `buy`, `sell`.
fn are_converse(from: &str, to: &str) -> bool {
    let other = Word::look_up(to);
    let is_other = |verb: &str| other.lemmas().any(|lemma| lemma == verb);
    Word::look_up(from)
        .lemmas()
        .any(|lemma| lexicon::converses(lemma).any(|row| is_other(row.verb)))
}

fn precedes_person(bead: &BeadView<'_>, side: Side, token: usize) -> bool {
    bead.mentions(side).any(|mention| {
        mention.tokens.start == token + 1
            && matches!(&mention.value, Value::Name(name) if matches!(name.kind, NameKind::Person | NameKind::Other))
    })
}

fn follows_article(bead: &BeadView<'_>, side: Side, token: usize) -> bool {
    let before = token
        .checked_sub(1)
        .and_then(|before| bead.document(side).tokens.get(before));
    before.is_some_and(|before| lexicon::is_article(&before.key))
}

/// Whether a verb is passive, or a participle that is never the past tense: `given`, `shown`.
fn is_passive(bead: &BeadView<'_>, side: Side, token: usize) -> bool {
    let participle = |token: &Token| token.key.ends_with("en") || token.key.ends_with("wn");
    let tokens = &bead.document(side).tokens;
    participle(&tokens[token]) || scope::is_passive(tokens, token)
}

fn are_of(class: WordClass, from: &str, to: &str) -> bool {
    [from, to]
        .iter()
        .all(|word| lexicon::is_of_class(&word.to_lowercase(), class))
}

/// Whether two opposites are the ends of one scale of strength: `mild`, `severe`.
fn is_step(from: &str, to: &str) -> bool {
    let (one, other) = (Word::look_up(from), Word::look_up(to));
    one.senses()
        .strength_against(other.senses())
        .is_some_and(|step| step.differs())
}

/// Whether two words move, stand or compare in opposite directions: `rise`, `fewer`. A profit and a loss do not: they
/// are two results.
fn directions(from: &str, to: &str) -> bool {
    let of = |word: &str| -> Vec<Movement> {
        let lemmas = Word::look_up(word);
        let mut movements: Vec<Movement> = lemmas.lemmas().flat_map(lexicon::movements).collect();
        movements.extend(lexicon::movements(word));
        let compares = lexicon::is_function_word(word) || matches!(word, "more" | "less" | "fewer");
        movements.retain(|movement| movement.domain != DirectionDomain::Comparison || compares);
        movements
    };
    let to = of(to);
    of(from)
        .iter()
        .any(|one| to.iter().any(|other| one.direction.opposes(other.direction)))
}
