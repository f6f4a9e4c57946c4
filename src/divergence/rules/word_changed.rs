//! A word that stands opposite another one which says something else.

use std::ops::Range;

use crate::{
    annotation::{Mention, NameKind, Value},
    diff::{EditClass, Link, Relation},
    divergence::{
        BeadView, Confidence, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
        scope::{is_content, is_negative},
        values::settled,
    },
    lexicon::{self, DirectionDomain, Movement, Senses, Word},
    pair::{Pair, Side},
    segmentation::TokenKind,
    text::Span,
};

/// The rule for words with a known relation: opposites, siblings, steps on a scale.
pub(crate) struct WordChanged;

static META: RuleMeta = RuleMeta {
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
        let settled = settled(bead);
        for link in &bead.diff.links {
            if !link.relation.keeps_sense()
                && !lies_in(bead, link, &settled)
                && let Some(finding) = judge(bead, link)
            {
                found.push(finding);
            }
        }
    }
}

/// Whether both words belong to numbers or dates that agree: `four-centuries-old` for `400-year-old`.
fn lies_in(bead: &BeadView<'_>, link: &Link, settled: &Pair<Vec<Span>>) -> bool {
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
    let say = |message: String| {
        Finding::new(&META, message)
            .bead(bead.index)
            .at(Side::Original, tokens.original.span)
            .at(Side::Rendition, tokens.rendition.span)
    };
    if link.relation == Relation::Antonym {
        if (is_light(from) && is_light(to))
            || begins_other_compound(bead, left, right)
            || is_value(bead, Side::Original, left)
            || is_value(bead, Side::Rendition, right)
            || leaves_nothing(bead, Side::Original, left)
            || leaves_nothing(bead, Side::Rendition, right)
        {
            return None;
        }
        // Converse verbs say the same once the parties have changed places, as a passive lets them; nouns are no acts.
        let converse = are_converse(from, to);
        if parties_cross(bead, link) {
            return None;
        }
        if converse && (follows_article(bead, Side::Original, left) || follows_article(bead, Side::Rendition, right)) {
            return None;
        }
        if converse && (is_passive(bead, Side::Original, left) || is_passive(bead, Side::Rendition, right)) {
            return None;
        }
        return opposite(bead, link).then(|| {
            let kind = if is_step(from, to) {
                DivergenceType::Strength
            } else if directions(from, to) {
                DivergenceType::Direction
            } else if converse {
                DivergenceType::RoleSwap
            } else {
                DivergenceType::Polarity
            };
            say(format!("{from} became its opposite, {to}"))
                .kind(kind)
                .severity(Severity::Critical)
                .evidence(format!("“{from}” and “{to}” are opposites"))
        });
    }
    let senses = Pair::new(
        senses_at(bead, Side::Original, left),
        senses_at(bead, Side::Rendition, right),
    );
    let (one, other) = (senses.original.0, senses.rendition.0);
    let text = senses.each(|side, (_, tokens)| bead.text(side, tokens.clone()).to_owned());
    let (from, to) = (text.original.as_str(), text.rendition.as_str());
    if one.is_synonym_of(&other) {
        return None;
    }
    if let Some(step) = one.strength_against(&other).filter(|step| step.differs()) {
        let wide = step.first.abs_diff(step.second) >= WIDE_STEP;
        let way = if step.second > step.first { "stronger" } else { "weaker" };
        return Some(
            say(format!("{from} became {way}: {to}"))
                .spans(senses.each(|side, (_, tokens)| bead.span(side, tokens.clone())))
                .kind(DivergenceType::Strength)
                .severity(if wide { Severity::Major } else { Severity::Minor })
                .evidence(format!(
                    "{}: “{from}” {} of 100, “{to}” {}",
                    step.scale, step.first, step.second
                )),
        );
    }
    let topic = one.contrast_with(&other)?;
    let mut finding =
        say(format!("{topic}: {from} became {to}")).evidence(format!("“{from}” and “{to}” exclude each other"));
    // A profession or rank right before a name is that person's.
    if precedes_person(bead, Side::Original, left) && precedes_person(bead, Side::Rendition, right) {
        finding = finding.kind(DivergenceType::Title);
    }
    Some(finding)
}

/// What the sense tables say of the expression that begins at a token, or of the word, and the tokens it covers.
fn senses_at(bead: &BeadView<'_>, side: Side, start: usize) -> (Senses, Range<usize>) {
    let tokens = bead.document(side).tokens.get(start..).unwrap_or_default();
    let words: Vec<Word<'_>> = tokens
        .iter()
        .take(LONGEST_EXPRESSION)
        .take_while(|token| token.kind == TokenKind::Word)
        .map(|token| Word::look_up(&token.key))
        .collect();
    match (lexicon::expression_at(&words), words.first()) {
        (Some(found), _) if !found.senses.is_empty() => (found.senses, start..start + found.words),
        (_, Some(word)) => (Senses::of(word), start..start + 1),
        _ => (Senses::default(), start..start + 1),
    }
}

/// How many words of an expression are looked at.
const LONGEST_EXPRESSION: usize = 6;

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

/// Whether two prefixes belong to compounds that do not stand opposite each other: `pro-inflation`, `anti-epidemic`.
fn begins_other_compound(bead: &BeadView<'_>, left: usize, right: usize) -> bool {
    let hyphened = |side: Side, token: usize| {
        let tokens = &bead.document(side).tokens;
        tokens
            .get(token + 1)
            .is_some_and(|next| next.key == "-" && next.span.start == tokens[token].span.end)
    };
    (hyphened(Side::Original, left) || hyphened(Side::Rendition, right))
        && !bead
            .link(Side::Original, left + 2)
            .is_some_and(|link| link.tokens.rendition.contains(&(right + 2)))
}

/// Whether the words before the one verb are linked to words behind the other: `A sold it to B`, `B bought it from A`.
fn parties_cross(bead: &BeadView<'_>, link: &Link) -> bool {
    let [left, right] = Side::BOTH.map(|side| link.tokens.get(side).clone());
    let (mut straight, mut crossed) = (0, 0);
    for (index, token) in bead.tokens(Side::Original) {
        let near = index + PARTY_REACH >= left.start && index <= left.end + PARTY_REACH && !left.contains(&index);
        let Some(partner) = bead.link(Side::Original, index).filter(|_| near && is_content(token)) else {
            continue;
        };
        let there = partner.tokens.rendition.start;
        if there.abs_diff(right.start) > PARTY_REACH || !partner.relation.keeps_sense() {
            continue;
        }
        if (index < left.start) == (there < right.start) {
            straight += 1;
        } else {
            crossed += 1;
        }
    }
    crossed > straight
}

/// How many tokens from a verb its parties are looked for.
const PARTY_REACH: usize = 10;

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

fn is_passive(bead: &BeadView<'_>, side: Side, token: usize) -> bool {
    let tokens = &bead.document(side).tokens;
    // Participles such as `given` and `shown` are never the past tense.
    let participle = tokens
        .get(token)
        .is_some_and(|token| token.key.ends_with("en") || token.key.ends_with("wn"));
    participle
        || tokens[token.saturating_sub(2)..token].iter().any(|token| {
            matches!(
                token.key.as_str(),
                "was" | "were" | "been" | "be" | "being" | "is" | "are"
            )
        })
}

/// Whether a verb says little without its object: `take a chance`, `give a chance`.
fn is_light(word: &str) -> bool {
    let light = |lemma: &str| {
        matches!(
            lemma,
            "take" | "give" | "get" | "have" | "make" | "put" | "bring" | "go" | "come"
        )
    };
    Word::look_up(word).lemmas().any(light)
}

/// Whether two opposites really turn the claim round: not when just one of them is denied.
fn opposite(bead: &BeadView<'_>, link: &Link) -> bool {
    let denied = |side: Side| {
        let token = link.tokens.get(side).start;
        let before = token.saturating_sub(4)..token;
        let tokens = bead.document(side).tokens.get(before.clone()).unwrap_or_default();
        let near = before.zip(tokens).filter(|(_, token)| is_negative(token));
        // What denies both words alike does not tell; a negator that went to another clause does.
        let there = link.tokens.get(side.other()).start;
        let denies_both = |index: usize| {
            let partner = bead.link(side, index).filter(|link| link.relation.keeps_sense());
            partner.is_some_and(|partner| {
                let place = partner.tokens.get(side.other()).start;
                place < there && place + 4 >= there
            })
        };
        near.filter(|(index, _)| !denies_both(*index)).count() + bead.negations_over(side, token)
    };
    (denied(Side::Original) > 0) == (denied(Side::Rendition) > 0)
}

/// Whether a word is the `left` of `left no children`, which says nothing of going away.
fn leaves_nothing(bead: &BeadView<'_>, side: Side, token: usize) -> bool {
    let next = bead.document(side).tokens.get(token + 1);
    let is_leave = |word: &Word<'_>| word.lemmas().any(|lemma| lemma == "leave");
    bead.word(side, token).is_some_and(is_leave) && next.is_some_and(|next| matches!(&*next.key, "no" | "behind"))
}

/// Whether two opposites are the ends of one scale of strength: `mild`, `severe`.
fn is_step(from: &str, to: &str) -> bool {
    let (one, other) = (Word::look_up(from), Word::look_up(to));
    Senses::of(&one)
        .strength_against(&Senses::of(&other))
        .is_some_and(|step| step.differs())
}

/// Whether two words move or stand in opposite directions. A profit and a loss do not: they are two results.
fn directions(from: &str, to: &str) -> bool {
    let of = |word: &str| -> Vec<Movement> {
        let lemmas = Word::look_up(word);
        let mut movements: Vec<Movement> = lemmas.lemmas().flat_map(lexicon::movements).collect();
        movements.extend(lexicon::movements(word));
        movements.retain(|movement| movement.domain != DirectionDomain::Comparison);
        movements
    };
    let to = of(to);
    of(from)
        .iter()
        .any(|one| to.iter().any(|other| one.direction.opposes(other.direction)))
}

/// The rule for words nothing is known about.
pub(crate) struct WordUnresolved;

static UNRESOLVED: RuleMeta = RuleMeta {
    name: "word-unresolved",
    code: "SD702",
    kind: DivergenceType::Meaning,
    severity: Severity::Minor,
    summary: "a word was replaced by another one, with no evidence that they mean the same",
    doc: "\
A content word, with what modifies it, was replaced in an otherwise equal sentence, and neither the lexicon nor the
context tells that the new wording says the same.

**Why it matters.** Paraphrase needs positive evidence; a swap that nobody can vouch for deserves a look.

**Example.** “She studied the ledger for an hour” → “She studied the window for an hour”.

**Not flagged.** Synonyms, derived words, expressions, a broader or narrower word alone; words in sentences that were rewritten as a whole.
",
};

/// Least agreement of the bead, 0 to 1, for a swap to be shown where other words changed too.
const LEAST_AGREEMENT: f32 = 0.75;
/// Least share of the words outside the swap, 0 to 1, that were left alone for it to be shown.
const LEAST_UNTOUCHED: f32 = 0.75;

impl Rule for WordUnresolved {
    fn meta(&self) -> &'static RuleMeta {
        &UNRESOLVED
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        if !bead.is_aligned() {
            return;
        }
        let agreement = bead.agreement();
        let settled = settled(bead);
        for link in &bead.diff.links {
            // A broader or a near word is wording; what it leaves out other rules look for.
            let wording = link.relation.keeps_sense() || matches!(link.relation, Relation::Similar | Relation::Antonym);
            if wording || lies_in(bead, link, &settled) {
                continue;
            }
            let swap = link.tokens.each(|side, tokens| with_modifiers(bead, side, tokens));
            if link.relation == Relation::Hypernym && swap == link.tokens {
                continue;
            }
            let spans = swap.each(|side, tokens| bead.span(side, tokens.clone()));
            let (Some(left), Some(right)) = (spans.original, spans.rendition) else {
                continue;
            };
            let content = |side: Side| {
                bead.document(side).tokens[link.tokens.get(side).clone()]
                    .iter()
                    .all(is_content)
            };
            if !content(Side::Original) || !content(Side::Rendition) || !stands_alone(bead, &swap) {
                continue;
            }
            if Side::BOTH.into_iter().any(|side| describes(bead, side, link)) {
                continue;
            }
            let untouched = bead.untouched_outside(&swap);
            let rewritten = untouched < LEAST_UNTOUCHED || (untouched < 1.0 && agreement < LEAST_AGREEMENT);
            if rewritten && !is_alone_in_clause(bead, &swap) {
                continue;
            }
            if found.touches(bead.index, Side::Original, left) || found.touches(bead.index, Side::Rendition, right) {
                continue;
            }
            let (from, to) = (
                left.of(&bead.document(Side::Original).text),
                right.of(&bead.document(Side::Rendition).text),
            );
            found.push(
                Finding::new(&UNRESOLVED, format!("{from} became {to}"))
                    .bead(bead.index)
                    .spans(spans)
                    .class(EditClass::Unresolved)
                    .confidence(Confidence::Low)
                    .evidence(format!("no known relation that keeps the sense ({})", link.relation)),
            );
        }
    }
}

/// Whether the word of a side is what the texts call the bearer of the name that stands opposite: `the minister` for
/// `Ranta`, `the agency` for `ESA`.
fn describes(bead: &BeadView<'_>, side: Side, link: &Link) -> bool {
    let (described, name_side) = (link.tokens.get(side).start, side.other());
    let named = link.tokens.get(name_side).start;
    let names = bead
        .mentions(name_side)
        .filter(|mention| mention.tokens.contains(&named));
    let name = |mention: &'_ Mention| match &mention.value {
        Value::Name(name) => Some(name.clone()),
        _ => None,
    };
    let Some(name) = names.filter_map(name).next() else {
        return false;
    };
    let noun = bead.document(side).tokens[described].key.as_str();
    let lemmas = |word: &str| {
        bead.word(side, described)
            .is_some_and(|known| known.lemmas().any(|lemma| lemma == word))
    };
    let is_noun = |word: &str| word == noun || lemmas(word);
    Side::BOTH.into_iter().any(|text| {
        let mentions = &bead.comparison.annotations.get(text).mentions;
        mentions.iter().any(|mention| match &mention.value {
            Value::Title(title) => {
                let held = title.holder.as_ref().is_some_and(|holder| holder.name.is_same(&name));
                held && title.wording.split([' ', '-']).any(is_noun)
            }
            Value::Name(other) => {
                other.words.len() > 1 && other.is_same(&name) && other.words.iter().any(|word| is_noun(word))
            }
            _ => false,
        })
    })
}

/// Whether the clause around a swap, from mark to mark, was left alone on both sides, whatever became of the rest:
/// `they closed his school twice`, `twice they closed his church`.
fn is_alone_in_clause(bead: &BeadView<'_>, swap: &Pair<Range<usize>>) -> bool {
    Side::BOTH.into_iter().all(|side| {
        let (tokens, swap) = (&bead.document(side).tokens, swap.get(side));
        let is_word = |at: &usize| matches!(tokens[*at].kind, TokenKind::Word | TokenKind::Number);
        let before = (0..swap.start).rev().take_while(is_word);
        let behind = (swap.end..tokens.len()).take_while(is_word);
        let (mut kept, mut all) = (0, 0);
        for word in before.chain(behind) {
            let same = |link: &Link| matches!(link.relation, Relation::Identical | Relation::Spelling);
            all += 1;
            kept += usize::from(bead.link(side, word).is_some_and(same));
        }
        all >= LEAST_CLAUSE && kept == all
    })
}

/// Least number of other words in a clause that is looked at by itself.
const LEAST_CLAUSE: usize = 4;

/// A swapped word with the content words next to it that have no counterpart: `room` with `dining`, which together
/// stand for `kitchen`.
fn with_modifiers(bead: &BeadView<'_>, side: Side, tokens: &Range<usize>) -> Range<usize> {
    let all = &bead.document(side).tokens;
    let is_open = |index: &usize| all.get(*index).is_some_and(is_content) && bead.link(side, *index).is_none();
    let before = (0..tokens.start).rev().take_while(is_open).count();
    let after = (tokens.end..all.len()).take_while(is_open).count();
    tokens.start - before..tokens.end + after
}

/// Whether the tokens next to a swap are linked to each other, before it or behind it.
fn stands_alone(bead: &BeadView<'_>, swap: &Pair<Range<usize>>) -> bool {
    let Pair {
        original: left,
        rendition: right,
    } = swap;
    let linked = |one: Option<usize>, other: Option<usize>| match (one, other) {
        (Some(one), Some(other)) => bead
            .link(Side::Original, one)
            .is_some_and(|link| link.tokens.rendition.contains(&other)),
        _ => true,
    };
    linked(left.start.checked_sub(1), right.start.checked_sub(1)) || linked(Some(left.end), Some(right.end))
}
