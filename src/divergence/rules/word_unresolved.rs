//! A word that stands opposite another one, with nothing known of how the two are related.

use std::ops::Range;

use crate::{
    annotation::{Mention, Value},
    diff::{EditClass, Link, Relation},
    divergence::{
        BeadView, Confidence, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
        denials::is_denial_turned,
        parties::parties_changed_places,
        scope::is_content,
        support::{carries_act_of, carry_same_noun, split_expression},
        values::settled,
    },
    lexicon::{self, Movement, ReportingClass},
    pair::{Pair, Side},
    segmentation::TokenKind,
};

use super::{other_companion::other_companions, phrase_swapped::phrases_swapped, word_changed::lies_in};

/// The rule for words nothing is known about.
pub(crate) struct WordUnresolved;

pub(super) static META: RuleMeta = RuleMeta {
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
        &META
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
            if wording || lies_in(bead, link, settled) {
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
            if Side::BOTH.into_iter().any(|side| describes(bead, side, link))
                || is_worded_otherwise(bead, link)
                || begins_compound(bead, Side::Original, link) != begins_compound(bead, Side::Rendition, link)
            {
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
                Finding::new(&META, format!("“{from}” became “{to}”"))
                    .bead(bead.index)
                    .spans(spans)
                    .kind(kind_of(bead, &swap))
                    .class(EditClass::Unresolved)
                    .confidence(Confidence::Low)
                    .evidence(format!("no known relation that keeps the sense ({})", link.relation)),
            );
        }
        phrases_swapped(bead, found);
        other_companions(bead, found);
    }
}

/// What two words are about: who says it and how, an office, a name that no dictionary has, else what it means.
pub(super) fn kind_of(bead: &BeadView<'_>, swap: &Pair<Range<usize>>) -> DivergenceType {
    let both = |test: &dyn Fn(Side, &Range<usize>) -> bool| Side::BOTH.iter().all(|&side| test(side, swap.get(side)));
    let speaks = |side: Side, tokens: &Range<usize>| {
        let all = &bead.document(side).tokens;
        // `A spokeswoman for the operator`.
        let before = all[tokens.start.saturating_sub(3)..tokens.start].iter();
        let for_somebody = before.clone().any(|token| token.key == "for");
        let spokesperson = for_somebody && before.clone().any(|token| token.key.starts_with("spokes"));
        let is_source = bead.mentions(side).any(|mention| match &mention.value {
            Value::Attribution(report) => {
                let source = report.source.as_ref().map(|source| source.span);
                mention.tokens.start == tokens.start
                    || source.is_some_and(|source| source.overlaps(all[tokens.start].span))
            }
            _ => false,
        });
        spokesperson || is_source
    };
    let of_office = |side: Side, tokens: &Range<usize>| {
        bead.mentions(side).any(|mention| {
            matches!(mention.value, Value::Title(_))
                && (mention.tokens.contains(&tokens.start) || mention.tokens.start == tokens.end)
        })
    };
    let unheard_of = |side: Side, tokens: &Range<usize>| {
        tokens
            .clone()
            .all(|at| bead.word(side, at).is_some_and(|word| !word.is_known()))
    };
    if both(&speaks) {
        DivergenceType::Attribution
    } else if both(&of_office) {
        DivergenceType::Title
    } else if both(&unheard_of) {
        DivergenceType::Name
    } else {
        DivergenceType::Meaning
    }
}

/// Whether two words without a known relation say the same in their places: reporting verbs whose stances their own rule
/// compares, verbs of one direction, a verb that carries the noun of what the other verb says.
fn is_worded_otherwise(bead: &BeadView<'_>, link: &Link) -> bool {
    let [left, right] = Side::BOTH.map(|side| link.tokens.get(side).start);
    let splits = |side: Side, token: usize, other: usize| split_expression(bead, side, token, other).is_some();
    report_alike(bead, left, right)
        || are_converse_here(bead, left, right)
        || move_alike(bead, left, right)
        || carry_same_noun(bead, left, right)
        || carries_act_of(bead, Side::Original, left, right)
        || carries_act_of(bead, Side::Rendition, right, left)
        || splits(Side::Original, left, right)
        || splits(Side::Rendition, right, left)
}

/// Whether two verbs say one thing from its two ends and their parties have changed places: `sold it to Celtic`, `Celtic
/// got it`; `those given a book`, `those who got one`.
fn are_converse_here(bead: &BeadView<'_>, left: usize, right: usize) -> bool {
    let (Some(one), Some(other)) = (bead.word(Side::Original, left), bead.word(Side::Rendition, right)) else {
        return false;
    };
    let converse = one
        .lemmas()
        .any(|lemma| lexicon::converses(lemma).any(|row| other.lemmas().any(|verb| verb == row.verb)));
    let passive = |side: Side, at: usize| {
        let key = bead.document(side).tokens[at].key.as_str();
        key.ends_with("en") || key.ends_with("wn")
    };
    converse
        && (passive(Side::Original, left) != passive(Side::Rendition, right)
            || parties_changed_places(bead, left, right))
}

/// Whether both words report, and with one stance: `wrote`, `said`, `according to`.
fn report_alike(bead: &BeadView<'_>, left: usize, right: usize) -> bool {
    // Plain reports are of one kind, whatever their manner.
    let class_of = |side: Side, token: usize| -> Option<ReportingClass> {
        let phrase = bead.mentions(side).find_map(|mention| match &mention.value {
            Value::Attribution(attribution) if mention.tokens.contains(&token) => Some(attribution.class),
            _ => None,
        });
        let plain = |class: ReportingClass| match class {
            ReportingClass::Manner | ReportingClass::Quote => ReportingClass::Neutral,
            other => other,
        };
        let word = || {
            bead.word(side, token)?
                .lemmas()
                .find_map(lexicon::reporting_verb)
                .map(|row| row.class)
        };
        match phrase {
            Some(class) => Some(plain(class.unwrap_or(ReportingClass::Neutral))),
            None => word().map(plain),
        }
    };
    // `Denied that it was`, `said it was not`.
    let turned = |side: Side, token: usize| {
        bead.mentions(side).any(|mention| {
            let denies =
                matches!(&mention.value, Value::Attribution(report) if report.class == Some(ReportingClass::Deny));
            denies && mention.tokens.contains(&token) && is_denial_turned(bead, side, mention)
        })
    };
    if turned(Side::Original, left) || turned(Side::Rendition, right) {
        return true;
    }
    let classes = (class_of(Side::Original, left), class_of(Side::Rendition, right));
    matches!(classes, (Some(ReportingClass::Neutral), Some(ReportingClass::Neutral)))
}

/// Whether two verbs, with their particles, say that an amount goes the same way about as steeply: `narrowed`,
/// `came down`.
fn move_alike(bead: &BeadView<'_>, left: usize, right: usize) -> bool {
    let of = |side: Side, token: usize| -> Option<Movement> {
        let next = bead
            .document(side)
            .tokens
            .get(token + 1)
            .map_or("", |next| next.key.as_str());
        let with_particle = |lemma: &'static str| lexicon::movements(&format!("{lemma} {next}")).next();
        let word = bead.word(side, token)?;
        let whole = word.lemmas().find_map(with_particle);
        whole.or_else(|| word.lemmas().find_map(|lemma| lexicon::movements(lemma).next()))
    };
    let (Some(one), Some(other)) = (of(Side::Original, left), of(Side::Rendition, right)) else {
        return false;
    };
    one.domain == other.domain && !one.direction.opposes(other.direction) && one.strength.abs_diff(other.strength) < 2
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
        let annotations = bead.comparison.annotations.get(text);
        let is_called = |mention: &Mention| match &mention.value {
            Value::Title(title) => title.wording.split([' ', '-']).any(is_noun),
            _ => false,
        };
        let mut names = annotations.index.names_like(&name);
        annotations.titles_of(&name).any(is_called)
            || names.any(|other| other.words.len() > 1 && other.words.iter().any(|word| is_noun(word)))
    })
}

/// Whether the clause around a swap, from mark to mark, was left alone on both sides, whatever became of the rest:
/// `they closed his school twice`, `twice they closed his church`.
fn is_alone_in_clause(bead: &BeadView<'_>, swap: &Pair<Range<usize>>) -> bool {
    Side::BOTH.into_iter().all(|side| {
        let (tokens, swap) = (&bead.document(side).tokens, swap.get(side));
        let is_word = |at: &usize| matches!(tokens[*at].kind, TokenKind::Word | TokenKind::Number);
        let before = (0..swap.start).rev().take(LONGEST_CLAUSE).take_while(is_word);
        let behind = (swap.end..tokens.len()).take(LONGEST_CLAUSE).take_while(is_word);
        let (mut kept, mut all) = (0, 0);
        for word in before.chain(behind) {
            let same = |link: &Link| matches!(link.relation, Relation::Identical | Relation::Spelling);
            all += 1;
            kept += usize::from(bead.link(side, word).is_some_and(same));
        }
        all >= LEAST_CLAUSE && kept == all
    })
}

/// How many words to either side of a swap are looked at: more between two marks are no clause.
const LONGEST_CLAUSE: usize = 250;

/// Least number of other words in a clause that is looked at by itself.
const LEAST_CLAUSE: usize = 4;

/// A swapped word with the content words next to it that have no counterpart: `room` with `dining`, which together
/// stand for `kitchen`.
fn with_modifiers(bead: &BeadView<'_>, side: Side, tokens: &Range<usize>) -> Range<usize> {
    let all = &bead.document(side).tokens;
    let is_open = |index: &usize| all.get(*index).is_some_and(is_content) && bead.link(side, *index).is_none();
    let before = (0..tokens.start).rev().take(LONGEST_CLAUSE).take_while(is_open).count();
    let after = (tokens.end..all.len()).take(LONGEST_CLAUSE).take_while(is_open).count();
    tokens.start - before..tokens.end + after
}

/// Whether the tokens next to a swap are linked to each other, before it or behind it.
fn stands_alone(bead: &BeadView<'_>, swap: &Pair<Range<usize>>) -> bool {
    neighbours(bead, swap).contains(&true)
}

/// Whether the tokens before a swap are linked to each other, and whether those behind it are.
pub(super) fn neighbours(bead: &BeadView<'_>, swap: &Pair<Range<usize>>) -> [bool; 2] {
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
    [
        linked(left.start.checked_sub(1), right.start.checked_sub(1)),
        linked(Some(left.end), Some(right.end)),
    ]
}

/// Whether the word of a side is the first of a compound with a hyphen: `grown-ups`.
fn begins_compound(bead: &BeadView<'_>, side: Side, link: &Link) -> bool {
    let next = bead.document(side).tokens.get(link.tokens.get(side).end);
    next.is_some_and(|next| next.key == "-")
}
