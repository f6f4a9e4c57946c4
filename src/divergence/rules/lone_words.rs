//! Small words that changed alone: in a sentence that was otherwise left as it was, no rewording accounts for a `not` put in,
//! for `before` in the place of `until`, or for `might` in the place of `can`.

use compact_str::format_compact;

use crate::{
    annotation::{Mention, Value, quantity::QuantityKind},
    diff::{Edit, EditClass, EditOp, Relation as WordRelation},
    divergence::{
        BeadView, DivergenceType, Finding, Findings, RuleMeta, Severity,
        scope::{self, denies_clause, is_content},
    },
    lexicon::{
        self, ComplementPolarity, ConnectiveRelation, NegatorEffect, NumberWordKind, PartOfSpeech, Tenure, Word,
        WordClass,
    },
    pair::{Pair, Side},
    segmentation::{Token, TokenKind},
};

use super::{
    causality_changed, claim_kind,
    claim_missing::{self, is_novel},
    denied_elsewhere::says_absence,
    modality_changed, negation_changed, restriction_changed, title_changed,
};

/// Least share of the other words, 0 to 1, that must stand in place for a change to be alone.
const LEAST_UNTOUCHED: f32 = 0.9;
/// The same where all words of content stand in place: `was`, `could have been` are two edits.
const LEAST_UNTOUCHED_SMALL: f32 = 0.75;
/// The same with marks and articles among the words, which only narrows the search.
const HARDLY_TOUCHED: f32 = 0.6;

/// The edits of a bead that are alone in it.
pub(super) fn lone_edits<'b, 'a>(bead: &'b BeadView<'a>) -> &'b [&'a Edit] {
    bead.lone_edits.get_or_init(|| find_lone_edits(bead))
}

fn find_lone_edits<'a>(bead: &BeadView<'a>) -> Vec<&'a Edit> {
    if !bead.is_aligned() || !bead.is_english() {
        return Vec::new();
    }
    let changed = |edit: &&Edit| matches!(edit.op, EditOp::Delete | EditOp::Insert | EditOp::Replace);
    let only_small = |edit: &Edit| {
        let others = bead.diff.edits.iter().filter(|other| !std::ptr::eq(*other, edit));
        let is_same = |other: &Edit| matches!(other.class, EditClass::Unchanged | EditClass::Formatting);
        let mut changed = others.filter(|other| !is_same(other) || other.op == EditOp::Move);
        changed.all(|other| {
            Side::BOTH
                .into_iter()
                .all(|side| !tokens(bead, side, other).iter().any(is_content))
        })
    };
    // All that was kept, against all but the edit's own words: in a sentence that was rewritten that settles it.
    let words = |edit: &Edit| Side::BOTH.map(|side| edit.tokens.get(side).len()).iter().sum::<usize>();
    let is_kept = |edit: &&Edit| matches!(edit.class, EditClass::Unchanged | EditClass::Formatting);
    let all: usize = bead.diff.edits.iter().map(words).sum();
    let kept: usize = bead.diff.edits.iter().filter(is_kept).map(words).sum();
    let may_be_alone = |edit: &Edit| kept as f32 >= HARDLY_TOUCHED * (all - words(edit)) as f32;
    let alone = |edit: &&Edit| {
        if !may_be_alone(edit) {
            return false;
        }
        let untouched = bead.untouched_beside(edit);
        untouched >= LEAST_UNTOUCHED || untouched >= LEAST_UNTOUCHED_SMALL && only_small(edit)
    };
    bead.diff.edits.iter().filter(changed).filter(alone).collect()
}

/// The tokens of an edit on a side.
pub(super) fn tokens<'a>(bead: &BeadView<'a>, side: Side, edit: &Edit) -> &'a [Token] {
    bead.document(side)
        .tokens
        .get(edit.tokens.get(side).clone())
        .unwrap_or_default()
}

pub(super) fn finding(bead: &BeadView<'_>, meta: &'static RuleMeta, edit: &Edit, message: String) -> Finding {
    Finding::new(meta, message)
        .bead(bead.index)
        .spans(edit.spans)
        .evidence("the rest of the sentence is the same")
}

pub(super) fn became(bead: &BeadView<'_>, edit: &Edit) -> String {
    let words = edit.tokens.each(|side, range| bead.text(side, range.clone()));
    match (words.original, words.rendition) {
        ("", put_in) => format!("“{put_in}” was put in"),
        (left_out, "") => format!("“{left_out}” was left out"),
        (from, to) => format!("“{from}” became “{to}”"),
    }
}

/// A preposition of time or cause in the place of another that says something else: `within two weeks`, `after two weeks`.
pub(super) fn lone_preposition(bead: &BeadView<'_>, found: &mut Findings) {
    for &edit in lone_edits(bead) {
        let ([one], [other]) = (tokens(bead, Side::Original, edit), tokens(bead, Side::Rendition, edit)) else {
            continue;
        };
        let measured = Side::BOTH.map(|side| leads_in_time(bead, side, edit.tokens.get(side).end));
        let relations = [relations(one, measured[0]), relations(other, measured[1])];
        let [left, right] = &relations;
        let both = !left.is_empty() && !right.is_empty();
        let denied = |side: Side| bead.tokens(side).any(|(_, token)| denies_clause(token));
        if !both
            || left.iter().any(|relation| right.contains(relation))
            || Side::BOTH.into_iter().any(denied)
            || touched(bead, edit, found)
        {
            continue;
        }
        let of_time = |relations: &[Relation]| {
            relations
                .iter()
                .any(|relation| !matches!(relation, Relation::Cause | Relation::Despite))
        };
        let kind = if of_time(left) && of_time(right) {
            DivergenceType::Date
        } else {
            DivergenceType::Causality
        };
        // What is no longer called a cause misleads less than what is called one now.
        let weakened = left.iter().all(|relation| *relation == Relation::Cause) && right.contains(&Relation::After);
        let severity = if weakened { Severity::Minor } else { Severity::Major };
        found.push(
            finding(bead, &causality_changed::META, edit, became(bead, edit))
                .kind(kind)
                .severity(severity),
        );
    }
}

/// What a preposition says of two events.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Relation {
    Before,
    Until,
    After,
    Within,
    Cause,
    Despite,
}

/// Whether a date or stretch of time begins at a token.
pub(super) fn leads_in_time(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    bead.mentions(side).any(|mention| {
        let time = match &mention.value {
            Value::Date(_) => true,
            Value::Quantity(quantity) => matches!(quantity.kind, QuantityKind::Duration { .. }),
            _ => false,
        };
        time && mention.tokens.start == at
    })
}

/// What a small word can say of two events, or of an event and the time behind it; nothing for other words.
fn relations(token: &Token, is_time: bool) -> Vec<Relation> {
    let key = token.key.as_str();
    // `For two weeks`, `over two weeks`.
    if is_time && matches!(key, "for" | "over") {
        return vec![Relation::Within];
    }
    let classes = [
        (WordClass::TimeBefore, Relation::Before),
        (WordClass::TimeUntil, Relation::Until),
        (WordClass::TimeAfter, Relation::After),
        (WordClass::TimeWithin, Relation::Within),
    ];
    let mut found: Vec<Relation> = classes
        .into_iter()
        .filter(|(class, _)| lexicon::is_of_class(key, *class))
        .map(|(_, relation)| relation)
        .collect();
    let connects = |relation| lexicon::connects(key, relation);
    if connects(ConnectiveRelation::Cause) {
        found.push(Relation::Cause);
    }
    if connects(ConnectiveRelation::Concession) {
        found.push(Relation::Despite);
    }
    found
}

/// A negator put in or left out.
pub(super) fn lone_negator(bead: &BeadView<'_>, found: &mut Findings) {
    for &edit in lone_edits(bead) {
        let denies = edit.tokens.each(|side, range| {
            let denial = |mention: &Mention| {
                // `None but one` is `only one`.
                let own = bead.document(side).tokens[mention.tokens.start].key.as_str();
                matches!(&mention.value, Value::Negation(negation) if negation.effect == NegatorEffect::Full)
                    && !lexicon::is_pronoun(own)
                    && own != "none"
                    && range.contains(&mention.tokens.start)
            };
            bead.mentions(side).any(denial)
        });
        // `None above`, `all below`.
        if bead
            .diff
            .links
            .iter()
            .any(|link| link.relation == WordRelation::Antonym)
        {
            continue;
        }
        let side = match (denies.original, denies.rendition) {
            (true, false) => Side::Original,
            (false, true) => Side::Rendition,
            _ => continue,
        };
        // What stands in the place of the negator may say the same: `none but one`, `only one`.
        let plain = edit.tokens.get(side.other()).is_empty()
            && Side::BOTH.into_iter().all(|side| {
                let words = tokens(bead, side, edit);
                words
                    .iter()
                    .all(|token| !is_content(token) && token.kind == TokenKind::Word)
            });
        let others = bead.diff.edits.iter().filter(|other| !std::ptr::eq(*other, edit));
        let answered = others.into_iter().any(|other| {
            Side::BOTH
                .into_iter()
                .any(|side| tokens(bead, side, other).iter().any(denies_clause))
        });
        // `Did not turn up` for `stayed away`: the denied word itself was kept.
        let denied = bead.link(side, edit.tokens.get(side).end);
        let kept =
            denied.is_some_and(|link| matches!(link.relation, WordRelation::Identical | WordRelation::Inflection));
        // `Have yet to confirm`: a denial there of more than one word.
        let other_cue = |mention: &Mention| negation_changed::is_cue(mention) && !bead.is_kept(side.other(), mention);
        // `Denied that it was`, `said it was not`.
        let is_open = |at: usize| {
            bead.link(side.other(), at)
                .is_none_or(|link| !link.relation.keeps_sense())
        };
        let answered = answered
            || bead.mentions(side.other()).any(other_cue)
            || says_absence(bead, side.other())
            || bead
                .tokens(side.other())
                .any(|(at, token)| is_open(at) && scope::denies(token));
        if !plain || answered || !kept || touched(bead, edit, found) {
            continue;
        }
        let words = bead.text(side, edit.tokens.get(side).clone());
        let message = match side {
            Side::Original => format!("“{words}” was left out: no longer denied"),
            Side::Rendition => format!("“{words}” was put in: denied only in the rendition"),
        };
        found.push(finding(bead, &negation_changed::META, edit, message));
    }
}

/// The particle that makes a verb deny its object, put in or left out: `called off the strike`, `called the strike`.
pub(super) fn lone_particle(bead: &BeadView<'_>, found: &mut Findings) {
    for &edit in lone_edits(bead) {
        for side in Side::BOTH {
            let (range, there) = (edit.tokens.get(side), edit.tokens.get(side.other()));
            let [particle] = tokens(bead, side, edit) else { continue };
            let verb = range.start.checked_sub(1).and_then(|at| bead.word(side, at));
            let undoes = |lemma: &'static str| {
                lexicon::implicatives(&format_compact!("{lemma} {}", particle.key))
                    .any(|row| row.polarity == ComplementPolarity::Negative)
                    && lexicon::implicatives(lemma).next().is_none()
            };
            if !there.is_empty() || !verb.is_some_and(|verb| verb.lemmas().any(undoes)) || touched(bead, edit, found) {
                continue;
            }
            let words = bead.text(side, range.start.saturating_sub(1)..range.end);
            let message = match side {
                Side::Original => format!("“{words}” lost its “{}”: the act was done", particle.form),
                Side::Rendition => format!("“{words}” in the rendition undoes the act"),
            };
            found.push(finding(bead, &negation_changed::META, edit, message));
        }
    }
}

/// What a claim is limited by, turned round: `unless it rains`, `if it rains`; `except Sundays`, `including Sundays`.
pub(super) fn lone_limit(bead: &BeadView<'_>, found: &mut Findings) {
    for &edit in lone_edits(bead) {
        let limits = edit.tokens.each(|side, _| {
            let keys: Vec<&str> = tokens(bead, side, edit).iter().map(|token| &*token.key).collect();
            Limit::of(&keys)
        });
        let (Some(one), Some(other)) = (limits.original, limits.rendition) else {
            continue;
        };
        if one.is_turned_in(other) && !touched(bead, edit, found) {
            let finding = finding(bead, &restriction_changed::META, edit, became(bead, edit));
            found.push(finding.kind(DivergenceType::Polarity).severity(Severity::Critical));
        }
    }
}

/// How a claim is limited.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Limit {
    /// Where something is so.
    If,
    /// Where it is not.
    Unless,
    /// What is left out.
    Except,
    /// What is not.
    Including,
}

impl Limit {
    fn of(words: &[&str]) -> Option<Self> {
        Some(match words {
            ["if" | "provided" | "providing"]
            | ["provided" | "providing", "that"]
            | ["only" | "even", "if"]
            | ["as" | "so", "long", "as"] => Self::If,
            ["unless"] | ["except", "if"] => Self::Unless,
            ["except" | "excluding" | "excepting"]
            | ["except" | "save" | "but", "for"]
            | ["apart" | "aside", "from"]
            | ["other", "than"]
            | ["but" | "and", "not"]
            | ["not", "including"]
            | ["with", "the", "exception", "of"] => Self::Except,
            ["including" | "even" | "and"] | ["as", "well", "as"] | ["and", "also" | "even"] => Self::Including,
            _ => return None,
        })
    }

    fn is_turned_in(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::If, Self::Unless)
                | (Self::Unless, Self::If)
                | (Self::Except, Self::Including)
                | (Self::Including, Self::Except)
        )
    }
}

/// A modal verb put in, or in the place of a surer one: `was`, `could have been`; `can`, `might`.
pub(super) fn lone_modal(bead: &BeadView<'_>, found: &mut Findings) {
    /// Least difference in strength, of 100.
    const LEAST_STEP: u8 = 25;
    for &edit in lone_edits(bead) {
        let small = Side::BOTH
            .into_iter()
            .all(|side| tokens(bead, side, edit).iter().all(|token| !is_content(token)));
        let strength = edit.tokens.each(|side, _| {
            let modals = tokens(bead, side, edit)
                .iter()
                .filter(|token| is_verb_of_doubt(&token.key));
            modals
                .filter_map(|token| lexicon::modal(&token.key))
                .map(|modal| modal.strength)
                .next()
        });
        if !small || strength == Pair::new(None, None) || touched(bead, edit, found) {
            continue;
        }
        let level = strength.map(|strength| strength.unwrap_or(100));
        if level.original.abs_diff(level.rendition) < LEAST_STEP {
            continue;
        }
        found.push(finding(bead, &modality_changed::META, edit, became(bead, edit)));
    }
}

/// Modal verbs that call an act uncertain; `would` stands for too many tenses.
fn is_verb_of_doubt(key: &str) -> bool {
    matches!(key, "may" | "might" | "could")
}

/// `Former` or its like put before somebody's office, or left out: `two officials`, `two former officials`.
pub(super) fn lone_tenure(bead: &BeadView<'_>, found: &mut Findings) {
    for &edit in lone_edits(bead) {
        for side in Side::BOTH {
            let [word] = tokens(bead, side, edit) else { continue };
            let holds = |word: &Word<'_>| {
                let office = |lemma: &str| lexicon::title(lemma).is_some() || lexicon::person_noun(lemma).is_some();
                word.lemmas().any(office)
            };
            let held = bead.word(side, edit.tokens.get(side).end).is_some_and(holds);
            let tenure = lexicon::title_modifier(&word.key).map(|modifier| modifier.tenure);
            let changes = matches!(tenure, Some(Tenure::Past | Tenure::Future));
            if changes && held && edit.tokens.get(side.other()).is_empty() && !touched(bead, edit, found) {
                found.push(finding(bead, &title_changed::META, edit, became(bead, edit)).severity(Severity::Major));
            }
        }
    }
}

/// A clause or thing joined on, or cut off: `scored twice`, `scored twice and missed a penalty`; and the year of an act.
pub(super) fn lone_addition(bead: &BeadView<'_>, found: &mut Findings) {
    for &edit in lone_edits(bead) {
        for side in Side::BOTH {
            let range = edit.tokens.get(side).clone();
            if !edit.tokens.get(side.other()).is_empty() || touched(bead, edit, found) {
                continue;
            }
            let words = tokens(bead, side, edit);
            let joined = words
                .iter()
                .find(|token| token.kind == TokenKind::Word)
                .is_some_and(|first| matches!(&*first.key, "and" | "or" | "but"));
            let tells = range.clone().zip(words).any(|(at, token)| {
                let verb =
                    || bead.word(side, at).and_then(Word::most_likely_part_of_speech) == Some(PartOfSpeech::Verb);
                is_content(token)
                    && (verb()
                        || token.kind == TokenKind::Number
                        || lexicon::number_word(&token.key, NumberWordKind::Cardinal).is_some())
            });
            let novel = words
                .iter()
                .any(|token| is_content(token) && is_novel(bead, side, token));
            let dated = bead.mentions(side).any(|mention| {
                let year = matches!(&mention.value, Value::Date(date) if date.start.year.is_some());
                let whole = mention.tokens.start <= range.start + 1 && mention.tokens.end == range.end;
                // Looked for in the whole text, so asked last.
                let is_stated = || bead.comparison.annotations.get(side.other()).states(&mention.value);
                year && whole && mention.tokens.start >= range.start && !is_stated()
            });
            if joined && tells && novel || dated {
                let finding = finding(bead, &claim_missing::META, edit, became(bead, edit));
                found.push(finding.kind(claim_kind::kind(side)));
            }
        }
    }
}

pub(super) fn touched(bead: &BeadView<'_>, edit: &Edit, found: &Findings) -> bool {
    Side::BOTH.into_iter().any(|side| {
        edit.spans
            .get(side)
            .is_some_and(|span| found.touches(bead.index, side, span))
    })
}
