//! The same figure, moving the other way.

use std::ops::Range;

use crate::{
    annotation::Mention,
    diff::Relation,
    divergence::{
        BeadView, Confidence, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
        values::{quantities, quantity, wording},
    },
    lexicon::{self, Direction, DirectionDomain, Word},
    pair::{Pair, Side},
    segmentation::{Token, TokenKind},
    text::joined,
};

/// The rule.
pub(crate) struct DirectionChanged;

static META: RuleMeta = RuleMeta {
    name: "direction-changed",
    code: "SD106",
    kind: DivergenceType::Direction,
    severity: Severity::Critical,
    summary: "the figure is the same and moves the other way: up, down",
    doc: "\
The words that say which way a figure moves (`rose`, `shed`, `down from`, `4% lower`) point the other way in the rendition,
wherever the figure stands in the sentence and whatever words they are.

**Why it matters.** The figure can be found in the source, and the news is its opposite.

**Example.** “Shares climbed 4%” → “Shares shed 4%”; “at 54%, down from 61%” → “at 54%, up from 61%”.

**Across languages.** The words are known in eleven languages; such a finding is major, since only the word is read and
not its sentence.

**Not flagged.** A figure whose movement only one text tells, a movement that is denied, two movements that changed places
with their figures.
",
};

impl Rule for DirectionChanged {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        if !bead.is_aligned() {
            return;
        }
        for pair in &quantities(bead).pairs {
            if !pair.original.value.says_same(&pair.rendition.value) {
                continue;
            }
            let (Some(one), Some(other)) = (
                movement(bead, Side::Original, pair.original),
                movement(bead, Side::Rendition, pair.rendition),
            ) else {
                continue;
            };
            let moves = Pair::new(one, other);
            let opposed = moves.original.way.opposes(moves.rendition.way);
            if opposed && !stand_with_others(bead, &moves) && !is_denied(bead, &moves) {
                found.extend(finding(bead, pair, &moves));
            }
        }
    }
}

/// The words that say which way a figure moves.
struct Move {
    tokens: Range<usize>,
    way: Direction,
}

/// How many tokens before a figure the words are looked for: `fell by a full`, `shed`.
const BEFORE: usize = 4;

/// The nearest movement before the figure in its clause, or right behind it: `4% higher`, `61%, up`.
fn movement(bead: &BeadView<'_>, side: Side, mention: &Mention) -> Option<Move> {
    let tokens = &bead.document(side).tokens;
    let sentence = bead.document(side).sentences.get(mention.sentence)?.tokens.clone();
    let is_closed = |at: usize| ends_search(&tokens[at]);
    let nearest = mention.tokens.start.saturating_sub(BEFORE).max(sentence.start);
    let before = (nearest..mention.tokens.start).rev().take_while(|at| !is_closed(*at));
    let behind = mention.tokens.end..sentence.end.min(mention.tokens.end + 1);
    before
        .chain(behind)
        .find_map(|at| move_at(bead, side, at, sentence.end))
}

/// What separates a figure from the movement of another one.
fn ends_search(token: &Token) -> bool {
    let clause = matches!(
        token.key.as_str(),
        "and" | "but" | "while" | "after" | "before" | "than" | "when" | "as"
    );
    token.kind != TokenKind::Word || clause
}

fn move_at(bead: &BeadView<'_>, side: Side, at: usize, end: usize) -> Option<Move> {
    let tokens = &bead.document(side).tokens;
    let next = tokens
        .get(at + 1)
        .filter(|_| at + 1 < end)
        .map_or("", |token| token.key.as_str());
    let language = bead.document(side).language.as_str();
    if !matches!(language, "en" | "und") {
        let way = lexicon::foreign_direction(&tokens[at].key, language)?;
        return Some(Move {
            tokens: at..at + 1,
            way,
        });
    }
    let word = bead.word(side, at)?;
    let phrase = |lemma: &str| way_of(&joined([lemma, next]));
    let single = |word: &Word<'_>| way_of(word.key()).or_else(|| word.lemmas().find_map(way_of));
    if let Some(way) = word.lemmas().find_map(phrase) {
        return Some(Move {
            tokens: at..at + 2,
            way,
        });
    }
    single(word).map(|way| Move {
        tokens: at..at + 1,
        way,
    })
}

/// Which way a word or phrase moves an amount, if that is how it is mostly meant.
fn way_of(lemma: &str) -> Option<Direction> {
    let first = lexicon::movements(lemma).next()?;
    (first.domain == DirectionDomain::Quantity && first.direction != Direction::Flat).then_some(first.direction)
}

/// Whether one of the movements stands on the other side too, with another figure.
fn stand_with_others(bead: &BeadView<'_>, moves: &Pair<Move>) -> bool {
    Side::BOTH.into_iter().any(|side| {
        let (there, other) = (&moves.get(side.other()).tokens, side.other());
        moves.get(side).tokens.clone().any(|token| {
            let link = bead.link(side, token).filter(|link| link.relation.keeps_sense());
            link.is_some_and(|link| {
                let mut partners = link.tokens.get(other).clone();
                let partner = link.tokens.get(other).start;
                !partners.any(|token| there.contains(&token))
                    && (link.relation == Relation::Identical || moves_figure(bead, other, partner))
            })
        })
    })
}

/// Whether a word says which way a figure of its own moves: `up` in `sales were up` moves none.
fn moves_figure(bead: &BeadView<'_>, side: Side, token: usize) -> bool {
    let mut figures = bead.mentions(side).filter(|mention| quantity(mention).is_some());
    figures.any(|figure| movement(bead, side, figure).is_some_and(|found| found.tokens.contains(&token)))
}

fn is_denied(bead: &BeadView<'_>, moves: &Pair<Move>) -> bool {
    Side::BOTH
        .into_iter()
        .any(|side| bead.has_negative_near(side, moves.get(side).tokens.start))
}

fn finding(bead: &BeadView<'_>, pair: &Pair<&Mention>, moves: &Pair<Move>) -> Option<Finding> {
    let span = |side: Side| {
        Some(
            bead.span(side, moves.get(side).tokens.clone())?
                .join(pair.get(side).span),
        )
    };
    let text = |side: Side| bead.text(side, moves.get(side).tokens.clone());
    let (from, to) = (text(Side::Original), text(Side::Rendition));
    let figure = wording(bead, Side::Original, pair.original);
    let mut finding = Finding::new(&META, format!("{from} became {to}: {figure}"));
    if !bead.is_in_one_language() {
        // Of another language only the words are known, not what they are in their sentence.
        finding = finding.severity(Severity::Major).confidence(Confidence::Medium);
    }
    Some(
        finding
            .bead(bead.index)
            .at(Side::Original, span(Side::Original)?)
            .at(Side::Rendition, span(Side::Rendition)?)
            .evidence(format!("original: “{from}” says {}", moves.original.way))
            .evidence(format!("rendition: “{to}” says {}", moves.rendition.way)),
    )
}
