//! As strong as became stronger, the highest the second highest.

use crate::{
    annotation::{Mention, Value, quantity::QuantityKind},
    diff::Relation,
    divergence::{
        BeadView, Confidence, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
        comparison::is_equative_turned,
        scope::{denies, denies_clause, is_content},
        values::quantities,
    },
    lexicon::{self, PartOfSpeech},
    pair::{Pair, Side},
    segmentation::{Token, TokenKind},
    text::Span,
};

use super::told_anew::is_told_anew;

/// The rule.
pub(crate) struct DegreeChanged;

static META: RuleMeta = RuleMeta {
    name: "degree-changed",
    code: "SD703",
    kind: DivergenceType::Strength,
    severity: Severity::Major,
    summary: "a comparison changed its degree: as strong as, stronger, strongest, second strongest",
    doc: "\
An adjective or adverb of the original stands in another degree in the rendition: plain, compared, or above all others. Or a
rank was put before it or taken away: `highest`, `second highest`.

**Why it matters.** “As strong as steel” and “stronger than steel” are two products, “the largest” and “the second largest” two
companies.

**Example.** “as strong as steel” → “stronger than steel”; “the highest since 1994” → “the second highest since 1994”.

**Not flagged.** “Higher than any other” for “the highest”, `most` and `more` as words of their own.
",
};

impl Rule for DegreeChanged {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        if !bead.is_aligned() || !bead.is_english() {
            return;
        }
        for pair in &quantities(bead).pairs {
            found.extend(wrong_way(bead, pair));
        }
        found.extend(Side::BOTH.into_iter().find_map(|side| equal_or_more(bead, side)));
        for link in &bead.diff.links {
            if !matches!(
                link.relation,
                Relation::Identical | Relation::Inflection | Relation::Spelling
            ) {
                continue;
            }
            let at = link.tokens.each(|_, tokens| tokens.start);
            let (Some(one), Some(other)) = (
                degree(bead, Side::Original, at.original),
                degree(bead, Side::Rendition, at.rendition),
            ) else {
                continue;
            };
            let ranks = Pair::new(
                has_rank(bead, Side::Original, at.original),
                has_rank(bead, Side::Rendition, at.rendition),
            );
            if one == Degree::Superlative && other == one && ranks.original != ranks.rendition {
                found.extend(
                    finding(bead, &at, "a rank stands before it in one text only")
                        .map(|finding| finding.kind(DivergenceType::Number)),
                );
            } else if is_step(one, other)
                && !is_compared_with_all(bead)
                && !is_turned(bead)
                && ranks.original == ranks.rendition
                && !is_said_elsewhere(bead, &at)
                && !are_by_birth(bead, &at)
                && !is_too_much(bead, &at)
                && !tells_how_timely(bead, &at)
            {
                let reason = format!("original: {one}; rendition: {other}");
                found.extend(finding(bead, &at, &reason));
            }
        }
    }
}

/// How an adjective or adverb compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::Display)]
#[strum(serialize_all = "kebab-case")]
enum Degree {
    /// `strong`
    Plain,
    /// `stronger`, `more likely`
    Compared,
    /// `strongest`, `most likely`
    Superlative,
}

/// Whether what is more in one text is not as much in the other, told from the other end: `the mast is taller than the tower`, `the
/// tower is not as tall as the mast`.
fn is_turned(bead: &BeadView<'_>) -> bool {
    Side::BOTH.into_iter().any(|side| {
        let mut tokens = bead.tokens(side);
        tokens.any(|(at, token)| denies_clause(token) && is_equative_turned(bead, side, at))
    })
}

/// Whether both words of a passage told anew only tell brothers and sisters apart: `his two younger brothers`, `the two youngest
/// boys`.
fn are_by_birth(bead: &BeadView<'_>, at: &Pair<usize>) -> bool {
    let by_birth = |side: Side| {
        matches!(
            key(bead, side, Some(*at.get(side))),
            "younger" | "youngest" | "older" | "oldest" | "elder" | "eldest"
        )
    };
    Side::BOTH.into_iter().all(by_birth) && is_told_anew(bead, &Pair::new(0..0, 0..0))
}

/// `As dear as a car`, `dearer than a car`: equal to something in one text, above or below it in the other.
fn equal_or_more(bead: &BeadView<'_>, side: Side) -> Option<Finding> {
    let (tokens, other) = (&bead.document(side).tokens, side.other());
    if !bead.says_any(side, &["as"]) || !bead.says_any(other, &["than"]) {
        return None;
    }
    let (as_first, _) = bead.tokens(side).find(|(at, token)| {
        token.key == "as" && key(bead, side, Some(at + 2)) == "as" && !is_set_phrase(key(bead, side, Some(at + 1)))
    })?;
    let standard = standard(bead, side, as_first + 3)?;
    let there = bead.link(side, standard).filter(|link| link.relation.keeps_sense())?;
    let there = there.tokens.get(other).start;
    let than = (there.checked_sub(STANDARD)?..there).rfind(|&at| key(bead, other, Some(at)) == "than")?;
    let before = &tokens[as_first.saturating_sub(QUALIFIED)..as_first];
    let qualifies = |token: &Token| {
        denies(token)
            || matches!(
                &*token.key,
                "least" | "nearly" | "almost" | "half" | "twice" | "times" | "just" | "about"
            )
    };
    let behind = &bead.document(other).tokens[than.saturating_sub(QUALIFIED)..than];
    if before.iter().chain(behind).any(qualifies) || bead.tokens(side).any(|(_, token)| token.key == "than") {
        return None;
    }
    let compared = than.checked_sub(1).filter(|&at| {
        matches!(key(bead, other, Some(at)), "more" | "less") || degree(bead, other, at) == Some(Degree::Compared)
    })?;
    let places = match side {
        Side::Original => Pair::new(as_first + 1, compared),
        Side::Rendition => Pair::new(compared, as_first + 1),
    };
    finding(bead, &places, "equal in one text, more or less in the other")
}

/// How many tokens behind `as` or `than` the thing compared with is looked for, and how many before tell that it is not quite so.
const STANDARD: usize = 4;
const QUALIFIED: usize = 4;

/// The word of content that something is compared with.
fn standard(bead: &BeadView<'_>, side: Side, from: usize) -> Option<usize> {
    let tokens = bead.document(side).tokens.get(from..)?;
    let near = tokens
        .iter()
        .take(STANDARD)
        .take_while(|token| token.kind == TokenKind::Word);
    Some(from + near.into_iter().position(is_content)?)
}

/// `As soon as`, `as well as`: no comparison.
fn is_set_phrase(key: &str) -> bool {
    matches!(
        key,
        "soon" | "well" | "long" | "far" | "such" | "many" | "same" | "late" | "early" | "recently"
    )
}

/// A measure by which something is too little in one text and more than meant in the other: `300 km too low`, `300 km higher
/// than planned`.
fn wrong_way(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> Option<Finding> {
    if !pair.original.value.says_same(&pair.rendition.value) {
        return None;
    }
    let is_excess = |side: Side| is_excess(key(bead, side, Some(pair.get(side).tokens.end)));
    let places = pair.each(|side, mention| mention.tokens.end + usize::from(is_excess(side)));
    let (one, other) = (
        bead.word(Side::Original, places.original)?,
        bead.word(Side::Rendition, places.rendition)?,
    );
    let opposite = Side::BOTH.into_iter().any(is_excess) && one.relation(other) == Relation::Antonym;
    let finding = opposite.then(|| finding(bead, &places, "a measure of too much and of too little"))??;
    Some(finding.kind(DivergenceType::Direction).severity(Severity::Critical))
}

/// Whether a word says that there is more of something than should be: `too low`.
fn is_excess(key: &str) -> bool {
    matches!(key, "too" | "overly" | "excessively")
}

/// Whether one text compares with what should be in the word that it stands before: `300 km too low`, `300 km lower than meant`.
fn is_too_much(bead: &BeadView<'_>, at: &Pair<usize>) -> bool {
    let before = |side: Side| key(bead, side, at.get(side).checked_sub(1));
    Side::BOTH.into_iter().any(|side| is_excess(before(side)))
}

/// Whether something is called late in a passage told anew: `a week later than planned`, `the work is running late`.
fn tells_how_timely(bead: &BeadView<'_>, at: &Pair<usize>) -> bool {
    let timely = |side: Side| {
        matches!(
            key(bead, side, Some(*at.get(side))),
            "late" | "later" | "early" | "earlier"
        )
    };
    Side::BOTH.into_iter().all(timely) && is_told_anew(bead, &Pair::new(0..0, 0..0))
}

/// Whether the word in the degree of the one side stands in the other text too, perhaps with the next sentence: `the older
/// the ice`, `the oldest layer`.
fn is_said_elsewhere(bead: &BeadView<'_>, at: &Pair<usize>) -> bool {
    Side::BOTH.into_iter().any(|side| {
        let (own, other) = (*at.get(side), side.other());
        let is_near = |index: usize| {
            let before = |side: Side, index: usize| key(bead, side, index.checked_sub(1));
            !matches!(before(side, own), "more" | "most" | "less" | "least")
                || before(other, index) == before(side, own)
        };
        let word = key(bead, side, Some(own));
        let tokens = bead.document(other).tokens.iter().enumerate();
        tokens
            .filter(|(index, token)| *index != *at.get(other) && token.key == word)
            .any(|(index, _)| is_near(index))
    })
}

/// Whether the change tells. `A record high` is `the highest`: plain against superlative does not.
fn is_step(one: Degree, other: Degree) -> bool {
    one != other && (one == Degree::Compared || other == Degree::Compared)
}

fn key<'a>(bead: &BeadView<'a>, side: Side, at: Option<usize>) -> &'a str {
    at.and_then(|at| bead.document(side).tokens.get(at))
        .map_or("", |token| token.key.as_str())
}

/// The degree in which an adjective or adverb stands; none for other words.
fn degree(bead: &BeadView<'_>, side: Side, at: usize) -> Option<Degree> {
    let word = bead.word(side, at)?;
    let (own, before) = (word.key(), key(bead, side, at.checked_sub(1)));
    let parts = word.parts_of_speech();
    let compares = parts.contains(PartOfSpeech::Adjective) || parts.contains(PartOfSpeech::Adverb);
    let mostly = word.most_likely_part_of_speech();
    if !compares || lexicon::is_function_word(own) || matches!(mostly, Some(PartOfSpeech::Noun | PartOfSpeech::Verb)) {
        return None;
    }
    let shorter = |ending: &str| own.ends_with(ending) && word.lemmas().any(|lemma| lemma != own);
    // `More electric cars` are more cars, not cars that are more electric.
    let counts_noun = matches!(before, "more" | "most" | "less" | "least")
        && bead.word(side, at + 1).is_some_and(|noun| {
            noun.most_likely_part_of_speech() == Some(PartOfSpeech::Noun)
                && noun.lemmas().any(|lemma| lemma != noun.key())
        })
        && !key(bead, side, at.checked_sub(2)).eq("the");
    if counts_noun {
        return None;
    }
    Some(match before {
        "more" | "less" => Degree::Compared,
        "most" | "least" => Degree::Superlative,
        _ if matches!(own, "better" | "worse" | "further" | "farther") || shorter("er") => Degree::Compared,
        _ if matches!(own, "best" | "worst" | "furthest" | "farthest") || shorter("est") => Degree::Superlative,
        _ => Degree::Plain,
    })
}

/// Whether a rank stands before a superlative: `second highest`, `third-largest`.
fn has_rank(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    let before = at.saturating_sub(2)..at;
    bead.mentions(side).any(|mention| {
        let ordinal = matches!(&mention.value, Value::Quantity(quantity) if quantity.kind == QuantityKind::Ordinal);
        ordinal && before.contains(&mention.tokens.start)
    }) || before.into_iter().any(|index| key(bead, side, Some(index)) == "second")
}

/// `Higher than any other` and `no other is higher` is `the highest`.
fn is_compared_with_all(bead: &BeadView<'_>) -> bool {
    Side::BOTH.into_iter().any(|side| {
        let none_exceeds = |at: usize| {
            let behind = bead.document(side).tokens.get(at + 1..).unwrap_or_default();
            behind.iter().take(10).any(|token| token.key == "than")
        };
        bead.tokens(side).any(|(at, token)| match token.key.as_str() {
            "any" | "ever" | "never" | "none" | "nobody" | "nothing" => true,
            "no" => none_exceeds(at),
            _ => false,
        })
    })
}

fn finding(bead: &BeadView<'_>, at: &Pair<usize>, reason: &str) -> Option<Finding> {
    let with_rank = |side: Side, at: usize| -> Option<Span> {
        let start = if matches!(
            key(bead, side, at.checked_sub(1)),
            "more" | "most" | "less" | "least" | "second"
        ) {
            at - 1
        } else {
            at
        };
        bead.span(side, start..at + 1)
    };
    let spans = Pair::new(
        with_rank(Side::Original, at.original)?,
        with_rank(Side::Rendition, at.rendition)?,
    );
    let text = spans.each(|side, span| span.of(&bead.document(side).text).to_owned());
    Some(
        Finding::new(&META, format!("{} became {}", text.original, text.rendition))
            .bead(bead.index)
            .spans(spans.map(Some))
            .confidence(Confidence::Medium)
            .evidence(reason.to_owned()),
    )
}
