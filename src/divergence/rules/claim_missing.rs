//! Claims that only one of the two texts makes.

use crate::{
    alignment::BeadKind,
    annotation::{Index, Mention, Value, quantity::QuantityKind},
    diff::{Edit, EditClass, EditOp},
    divergence::{
        BeadView, Confidence, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
        derived::is_worked_out,
        scope::{denies, is_content},
        support::{carries_known_act, ends_split_expression, has_open_synonym, is_shell},
    },
    lexicon::{self, PartOfSpeech, Word, WordClass},
    pair::Side,
    segmentation::{Token, TokenKind},
    text::Span,
};

use super::{
    aside::check_asides,
    claim_kind::kind_of,
    lone_name::lone_names,
    lone_sentence::check_sentence,
    lone_words::lone_addition,
    lost_defence::lost_defence,
    surplus::check_surplus,
    told_otherwise::{is_told_next_door, is_told_otherwise},
};

/// The rule.
pub(crate) struct ClaimMissing;

pub(super) static META: RuleMeta = RuleMeta {
    name: "claim-missing",
    code: "SD801",
    kind: DivergenceType::Omission,
    severity: Severity::Major,
    summary: "a claim stands in one text and nowhere in the other",
    doc: "\
A sentence without a partner, or words of a sentence without counterpart, say something that stands nowhere in the other
text. Found only in the original it is an omission, only in the rendition an addition.

**Why it matters.** What was left out is often the denial; what was put in is often invented.

**Example.** “The pilot, who denies it, was charged” → “The pilot was charged”.

**Not flagged.** A claim that moved, or that another sentence of the other text already makes; headings and bylines.
",
};

/// Least agreement of a bead, 0 to 1, for missing words to be told from rewriting.
const LEAST_AGREEMENT: f32 = 0.55;
/// The same where a single word is missing.
const LEAST_AGREEMENT_FOR_A_WORD: f32 = 0.86;
/// The same where a phrase of two words of content is missing.
const LEAST_AGREEMENT_FOR_A_PHRASE: f32 = 0.65;
/// Up to how many mentions a text is short.
const FEW_MENTIONS: usize = 30;
/// Least share of the other words, 0 to 1, that were left alone for a few small words to count.
const LEAST_UNTOUCHED: f32 = 0.85;

impl Rule for ClaimMissing {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        match bead.bead.kind() {
            BeadKind::Omission => check_sentence(bead, Side::Original, found),
            BeadKind::Addition => check_sentence(bead, Side::Rendition, found),
            _ if bead.is_english() => {
                found.extend(Side::BOTH.into_iter().find_map(|side| lost_defence(bead, side)));
                bead.diff.edits.iter().for_each(|edit| check_edit(bead, edit, found));
                check_asides(bead, found);
                check_surplus(bead, found);
                lone_addition(bead, found);
                lone_names(bead, found);
            }
            _ => {}
        }
    }
}

/// Whether the other text has no such word anywhere: in no form and by no related word.
pub(super) fn is_novel(bead: &BeadView<'_>, side: Side, token: &Token) -> bool {
    let index: &Index = &bead.comparison.annotations.get(side.other()).index;
    if index.has_word(&token.key) {
        return false;
    }
    let is_term = |mention: &Mention| {
        matches!(mention.value, Value::Term(entry) if index.has_term(entry)) && mention.span.contains(token.span)
    };
    let word = Word::look_up(&token.key);
    // In a sentence that was hardly touched, a related word elsewhere is no excuse.
    let untouched = bead.is_aligned() && bead.agreement() >= LEAST_AGREEMENT_FOR_A_WORD;
    !word.lemmas().any(|lemma| index.has_word(lemma))
        && (untouched || !bead.comparison.words.get(side.other()).has_related(&word))
        && !bead.mentions(side).any(is_term)
}

/// `A spokeswoman for`: whoever speaks for a body, the body says it.
fn speaks_for(tokens: &[Token]) -> bool {
    let speaker = |token: &Token| matches!(&*token.key, "spokesman" | "spokeswoman" | "spokesperson");
    let is_small = |token: &Token| lexicon::is_article(&token.key) || matches!(&*token.key, "for" | "of");
    tokens.iter().any(speaker) && tokens.iter().all(|token| speaker(token) || is_small(token))
}

/// Words of an aligned sentence without a counterpart.
fn check_edit(bead: &BeadView<'_>, edit: &Edit, found: &mut Findings) {
    if edit.class != EditClass::Unresolved || !matches!(edit.op, EditOp::Delete | EditOp::Insert | EditOp::Replace) {
        return;
    }
    for side in Side::BOTH {
        let range = edit.tokens.get(side).clone();
        let tokens = &bead.document(side).tokens[range.clone()];
        let Some(span) = bead.span(side, range.clone()) else {
            continue;
        };
        // A word opposite another one was replaced, not left out.
        let replaced = bead.document(side.other()).tokens[edit.tokens.get(side.other()).clone()]
            .iter()
            .any(is_content);
        if replaced || speaks_for(tokens) || found.touches(bead.index, side, span) {
            continue;
        }
        let counterpart = open_words(bead, side.other());
        let value = lost_value(bead, side, &range);
        let goes_on = runs_into_kept_word(bead, side, &range);
        let is_lost = value && !goes_on;
        let content = tokens.iter().filter(|token| is_content(token)).count();
        if !is_lost && !may_weigh(bead.agreement(), content, counterpart) {
            continue;
        }
        let novel = novel_words(bead, side, range.clone());
        let known = novel.len() <= counterpart || continues_replacement(bead, side, &range);
        let dates = !value && novel.len() <= 2 && !gives_circumstance(tokens) && adjoins_value(bead, side, &range);
        if dates || (known && !value) {
            continue;
        }
        let surplus = novel.len().saturating_sub(counterpart);
        let severity = if is_lost {
            Some(Severity::Major)
        } else {
            weigh(bead, side, span, tokens, &novel, surplus, counterpart)
                .map(|severity| {
                    if goes_on && surplus < 3 {
                        Severity::Minor
                    } else {
                        severity
                    }
                })
                .filter(|_| {
                    surplus >= 3 || is_led_in(tokens) && surplus == 2 || bead.untouched_beside(edit) >= LEAST_UNTOUCHED
                })
        };
        if let Some(severity) = severity.filter(|_| {
            let rewritten = bead.agreement() < LEAST_AGREEMENT_FOR_A_WORD;
            let said = rewritten && is_told_otherwise(bead, side, &range)
                || tells_what_follows(bead, side, &range)
                || is_told_next_door(bead, side, &range);
            !said
        }) {
            let words = span.of(&bead.document(side).text);
            let message = match side {
                Side::Original => format!("“{words}” was left out"),
                Side::Rendition => format!("“{words}” was put in"),
            };
            let mut finding = Finding::new(&META, message)
                .bead(bead.index)
                .kind(kind_of(side, tokens))
                .severity(severity)
                .confidence(Confidence::Medium)
                .at(side, span)
                .evidence("the other text has no such words anywhere");
            if severity == Severity::Minor {
                finding = finding.class(EditClass::Unresolved).confidence(Confidence::Low);
            }
            found.push(finding);
        }
    }
}

/// Whether all that a stretch tells is numbers that follow from those of the other side.
fn tells_what_follows(bead: &BeadView<'_>, side: Side, range: &std::ops::Range<usize>) -> bool {
    let mut inside = bead
        .mentions(side)
        .filter(|mention| range.contains(&mention.tokens.start) && matches!(mention.value, Value::Quantity(_)))
        .peekable();
    inside.peek().is_some() && inside.all(|mention| is_worked_out(bead, side, mention))
}

/// Whether a word only leads on to an act that both texts tell: `took a decision to overturn` for `overturned`.
fn leads_on(bead: &BeadView<'_>, side: Side, index: usize) -> bool {
    // So many words lead on at most: `took the final decision to`.
    const REACH: usize = 5;
    let tokens = &bead.document(side).tokens;
    let Some(to) = (index + 1..index + REACH).find(|&at| tokens.get(at).is_some_and(|token| token.key == "to")) else {
        return false;
    };
    let leads = |word: &Word<'_>| lexicon::has_form_of_class(word, WordClass::Leading);
    let light = |word: &Word<'_>| word.lemmas().any(|lemma| lexicon::support_verb(lemma).is_some());
    let mut words = (index..to)
        .filter(|&at| is_content(&tokens[at]))
        .map(|at| bead.word(side, at));
    let kept = bead.link(side, to + 1).is_some_and(|link| link.relation.keeps_sense());
    kept && words.all(|word| word.is_some_and(|word| leads(word) || light(word)))
}

/// Whether a side says why something is so: `because she had missed the tests`.
fn says_because(bead: &BeadView<'_>, side: Side) -> bool {
    bead.tokens(side)
        .any(|(_, token)| matches!(&*token.key, "because" | "since" | "as" | "due" | "owing" | "thanks"))
}

/// Whether a word of place stands before a `from` that both texts have, or behind a place that both name: `riders who come
/// from Spain`, `off the Greek coast`.
fn leads_in_kept(bead: &BeadView<'_>, side: Side, index: usize) -> bool {
    let kept = |at: usize| bead.link(side, at).is_some_and(|link| link.relation.keeps_sense());
    let from = bead
        .document(side)
        .tokens
        .get(index + 1)
        .is_some_and(|token| token.key == "from");
    let place = |mention: &Mention| {
        mention.tokens.end == index && matches!(&mention.value, Value::Name(name) if name.place.is_some())
    };
    from && kept(index + 1) || bead.mentions(side).any(place) && index.checked_sub(1).is_some_and(kept)
}

/// Whether the stretch ends before the word that it describes, and that word was kept: `from second-division` before
/// the name of a club. Only a trait is gone, no phrase of its own.
fn runs_into_kept_word(bead: &BeadView<'_>, side: Side, range: &std::ops::Range<usize>) -> bool {
    // So many tokens a trait has at most, hyphens included; a longer stretch is a clause.
    const LONGEST_TRAIT: usize = 5;
    let behind = bead.document(side).tokens.get(range.end);
    range.len() <= LONGEST_TRAIT
        && behind.is_some_and(is_content)
        && bead
            .link(side, range.end)
            .is_some_and(|link| link.relation.keeps_sense())
}

/// Whether the stretch is part of how a date or a number that both texts give is put: `in the same period of` before `last
/// year`, `a third of the country` for `one in three nationwide`.
fn adjoins_value(bead: &BeadView<'_>, side: Side, range: &std::ops::Range<usize>) -> bool {
    let others = bead.comparison.annotations.get(side.other());
    bead.mentions(side).any(|mention| {
        let is_kept = match &mention.value {
            Value::Date(_) => true,
            Value::Quantity(_) => others.states(&mention.value),
            _ => false,
        };
        is_kept && mention.tokens.start <= range.end && range.start <= mention.tokens.end && mention.tokens != *range
    })
}

/// Whether the stretch holds a number or date that stands nowhere in the other text, and none opposite it.
fn lost_value(bead: &BeadView<'_>, side: Side, range: &std::ops::Range<usize>) -> bool {
    // A lone `one` and a duration counted from an event are too easily said otherwise.
    let is_value = |mention: &Mention| match &mention.value {
        Value::Quantity(quantity) => {
            let counted_from = quantity.role.is_some() && matches!(quantity.kind, QuantityKind::Duration { .. });
            !quantity.is_light() && !counted_from
        }
        Value::Date(_) => true,
        _ => false,
    };
    let inside = bead
        .mentions(side)
        .filter(|mention| is_value(mention) && range.start <= mention.tokens.start && mention.tokens.end <= range.end);
    let others = bead.comparison.annotations.get(side.other());
    let clause = range.len() > 3;
    clause
        && inside.into_iter().any(|mention| {
            !others.states(&mention.value) && !has_open_like(bead, side, mention) && !is_worked_out(bead, side, mention)
        })
}

/// Whether the other side has an amount or time without counterpart that may be what one of this side's says: `until six on
/// Thursday` for `18 hours`.
pub(super) fn has_open_like(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    let is_time = |mention: &Mention| match &mention.value {
        Value::Quantity(quantity) => matches!(quantity.kind, QuantityKind::Duration { .. }),
        value => matches!(value, Value::Date(_)),
    };
    let are_amounts = |one: &Mention, other: &Mention| match (&one.value, &other.value) {
        (Value::Quantity(amount), Value::Quantity(other)) => {
            !other.is_light() && (is_time(one) || is_count(&amount.kind) == is_count(&other.kind))
        }
        _ => false,
    };
    let like = |other: &Mention| is_time(mention) && is_time(other) || are_amounts(mention, other);
    let (here, there) = (
        bead.comparison.annotations.get(side),
        bead.comparison.annotations.get(side.other()),
    );
    let open = |other: &Mention| like(other) && !here.states(&other.value);
    // In a short text it may have moved to another sentence.
    let is_short = there.mentions.len() <= FEW_MENTIONS;
    bead.mentions(side.other()).any(open) || is_short && there.mentions.iter().any(open)
}

/// Whether a number counts things, so that it is hardly told by a share or an amount of money.
const fn is_count(kind: &QuantityKind) -> bool {
    matches!(
        kind,
        QuantityKind::Cardinal | QuantityKind::Ordinal | QuantityKind::Label
    )
}

/// Whether the stretch adjoins a word that was replaced: it belongs to the replacement, as `into account` to `taken`.
fn continues_replacement(bead: &BeadView<'_>, side: Side, range: &std::ops::Range<usize>) -> bool {
    let neighbours = [range.start.checked_sub(1), Some(range.end)];
    neighbours
        .into_iter()
        .flatten()
        // `A` before `an unlicensed shelter` is `a`.
        .filter(|index| {
            !bead
                .document(side)
                .tokens
                .get(*index)
                .is_some_and(|token| lexicon::is_article(&token.key))
        })
        .any(|index| bead.link(side, index).is_some_and(|link| !link.relation.keeps_sense()))
}

/// The words of a stretch that the other text lacks; what typed mentions say is left to their own rules.
fn novel_words<'a>(bead: &BeadView<'a>, side: Side, range: std::ops::Range<usize>) -> Vec<&'a Token> {
    let document = bead.document(side);
    let other = &bead.comparison.annotations.get(side.other()).index;
    let is_cue = |index: usize| {
        bead.mentions(side).any(|mention| {
            let reached = match &mention.value {
                Value::Quantity(quantity) => quantity.reach.contains(document.tokens[index].span),
                _ => mention.tokens.contains(&index),
            };
            reached
                && (matches!(
                    mention.value,
                    Value::Attribution(_)
                        | Value::Modality(_)
                        | Value::Negation(_)
                        | Value::Quantifier(_)
                        | Value::Quantity(_)
                        | Value::Date(_)
                ) || matches!(&mention.value, Value::Name(name) if other.has_name(name)))
        })
    };
    let words = range.clone().zip(&document.tokens[range]);
    words
        .filter(|(index, token)| {
            is_content(token)
                && lexicon::honorific(&token.key).is_none()
                && !is_cue(*index)
                && !is_said_otherwise(bead, side, *index)
                && is_novel(bead, side, token)
        })
        .map(|(_, token)| token)
        .collect()
}

/// Whether a word adds nothing to what the other side says in its own way: a verb that carries the noun of an act named
/// there too, a verb such as `refuse` against a `not`, a word that leads in a place which the other side has as adjective.
fn is_said_otherwise(bead: &BeadView<'_>, side: Side, index: usize) -> bool {
    let other = side.other();
    let token = &bead.document(side).tokens[index];
    let place_behind = || {
        let mut names = bead.mentions(side).filter_map(|mention| match &mention.value {
            Value::Name(name) if (index + 1..=index + 3).contains(&mention.tokens.start) => Some(name),
            _ => None,
        });
        names.any(|name| {
            let has = |mention: &Mention| matches!(&mention.value, Value::Name(same) if name.is_same(same));
            name.place.is_some() && bead.mentions(other).any(has)
        })
    };
    carries_known_act(bead, side, index)
        || leads_on(bead, side, index)
        || (lexicon::is_of_class(&token.key, WordClass::Reason) && says_because(bead, other))
        || (lexicon::is_of_class(&token.key, WordClass::Whereabouts) && leads_in_kept(bead, side, index))
        || ends_split_expression(bead, side, index)
        || (denies(token) && bead.has_other_negative(other) && !has_open_ability(bead, other))
        || has_open_synonym(bead, side, index)
        || is_shell(bead, side, index)
        || lies_around_known_place(bead, side, index)
        || (lexicon::is_of_class(&token.key, WordClass::Whereabouts) && place_behind())
}

/// Whether a side says `could` or `may` where the other does not: who could not pay did not refuse to.
fn has_open_ability(bead: &BeadView<'_>, side: Side) -> bool {
    bead.tokens(side).any(|(index, token)| {
        matches!(
            token.key.as_str(),
            "can" | "could" | "may" | "might" | "cannot" | "couldn't" | "can't"
        ) && bead.link(side, index).is_none_or(|link| !link.relation.keeps_sense())
    })
}

/// Whether a word names the country or region of a place that both sides name: `Bergen, Norway`.
fn lies_around_known_place(bead: &BeadView<'_>, side: Side, index: usize) -> bool {
    let places = |side: Side| {
        bead.mentions(side).filter_map(|mention| match &mention.value {
            Value::Name(name) if name.place.is_some() && !name.is_demonym => Some((mention, name)),
            _ => None,
        })
    };
    let mut here = places(side).filter(|(mention, _)| mention.tokens.contains(&index));
    here.any(|(mention, around)| {
        places(side).any(|(inner, name)| {
            inner.tokens.end + 1 == mention.tokens.start
                && lexicon::contains_place(&around.full, &name.full)
                && places(side.other()).any(|(_, other)| other.is_same(name))
        })
    })
}

/// How many content words of a side have no counterpart: they may be what the other side's say in other words.
pub(super) fn open_words(bead: &BeadView<'_>, side: Side) -> usize {
    let open = |(index, token): &(usize, &Token)| is_content(token) && bead.link(side, *index).is_none();
    bead.tokens(side).filter(open).count()
}

/// Whether what leads in a stretch is no word of time: `after a quarrel` behind a date is a claim of its own.
fn gives_circumstance(tokens: &[Token]) -> bool {
    let first = tokens.iter().find(|token| token.kind == TokenKind::Word);
    first.is_some_and(|first| {
        matches!(
            first.key.as_str(),
            "after" | "because" | "despite" | "amid" | "following" | "with"
        )
    })
}

/// Whether a preposition leads in a stretch: `despite the objections`, `after a quarrel`, `, under heavy fire`.
fn is_led_in(tokens: &[Token]) -> bool {
    let first = tokens.iter().find(|token| token.kind == TokenKind::Word);
    first.is_some_and(|first| first.is_preposition() && !matches!(first.key.as_str(), "of" | "to"))
}

/// Whether so many words of content can weigh anything even if the other text has none of them; see [`weigh`].
fn may_weigh(agreement: f32, content: usize, counterpart: usize) -> bool {
    content >= counterpart + 3 && agreement >= LEAST_AGREEMENT
        || counterpart == 0 && content >= 2 && agreement >= LEAST_AGREEMENT_FOR_A_PHRASE
        || counterpart == 0 && agreement >= LEAST_AGREEMENT_FOR_A_WORD
}

fn weigh(
    bead: &BeadView<'_>,
    side: Side,
    span: Span,
    tokens: &[Token],
    novel: &[&Token],
    surplus: usize,
    counterpart: usize,
) -> Option<Severity> {
    let agreement = bead.agreement();
    if surplus >= 3 && agreement >= LEAST_AGREEMENT {
        let value = bead
            .mentions(side)
            .any(|mention| is_value(mention) && span.contains(mention.span));
        let verb = novel
            .iter()
            .any(|token| Word::look_up(&token.key).parts_of_speech().contains(PartOfSpeech::Verb));
        return Some(if value || verb {
            Severity::Major
        } else {
            Severity::Minor
        });
    }
    // A phrase of its own with two words that the other text lacks, in a sentence whose other words all correspond.
    if counterpart == 0 && surplus == 2 && is_led_in(tokens) && agreement >= LEAST_AGREEMENT_FOR_A_PHRASE {
        return Some(Severity::Major);
    }
    if counterpart > 0 || agreement < LEAST_AGREEMENT_FOR_A_WORD {
        return None;
    }
    // A phrase of its own: `of cancer`, `and a record`, `, a widower,`.
    let first = tokens.iter().find(|token| token.kind == TokenKind::Word)?;
    let noun = novel
        .iter()
        .any(|token| Word::look_up(&token.key).most_likely_part_of_speech() == Some(PartOfSpeech::Noun));
    let phrase = first.is_function_word() && noun;
    Some(if phrase { Severity::Major } else { Severity::Minor })
}

fn is_value(mention: &Mention) -> bool {
    matches!(mention.value, Value::Name(_) | Value::Quantity(_) | Value::Date(_))
}
