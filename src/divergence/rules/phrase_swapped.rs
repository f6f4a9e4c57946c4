//! A phrase in the place of another one in an otherwise equal sentence.

use std::ops::Range;

use crate::{
    annotation::{Mention, Value},
    diff::{Edit, EditClass, EditOp, Relation},
    divergence::{BeadView, Confidence, Finding, Findings, scope::is_content, values::settled},
    lexicon::{self, PartOfSpeech, Word},
    pair::{Pair, Side},
    segmentation::Token,
    text::Span,
};

use super::word_unresolved::{META, kind_of, neighbours};

/// A phrase that stands where another one stood, among the same words, with no word of either known on the other side:
/// `the aid worker was heard`, `the co-founder was heard`.
pub(super) fn phrases_swapped(bead: &BeadView<'_>, found: &mut Findings) {
    let settled = settled(bead);
    let is_small = |edit: &Edit| {
        let content = |side: Side| {
            let tokens = edit.tokens.get(side).clone();
            tokens.into_iter().any(|at| is_content(&bead.document(side).tokens[at]))
        };
        !Side::BOTH.into_iter().any(content)
    };
    let open = |edit: &Edit| {
        matches!(edit.op, EditOp::Replace | EditOp::Delete | EditOp::Insert)
            && (edit.class == EditClass::Unresolved || edit.class != EditClass::Factual && is_small(edit))
    };
    for edits in bead.diff.edits.chunk_by(|one, other| open(one) && open(other)) {
        let whole = |side: Side| {
            let mut stretches = edits
                .iter()
                .map(|edit| edit.tokens.get(side))
                .filter(|tokens| !tokens.is_empty());
            let first = stretches.next()?;
            Some(first.start..stretches.next_back().unwrap_or(first).end)
        };
        let both = edits
            .first()
            .filter(|edit| open(edit))
            .and(whole(Side::Original).zip(whole(Side::Rendition)));
        let swapped =
            both.and_then(|(original, rendition)| swapped(bead, &Pair::new(original, rendition), settled, found));
        found.extend(swapped);
    }
}

fn swapped(
    bead: &BeadView<'_>,
    phrases: &Pair<Range<usize>>,
    settled: &Pair<Vec<Span>>,
    found: &Findings,
) -> Option<Finding> {
    let content = |side: Side| {
        let tokens = phrases.get(side).clone();
        let tells = |token: &Token| is_content(token) || tells_which(&token.key);
        let of_content = tokens.filter(|&at| tells(&bead.document(side).tokens[at]));
        of_content.collect::<Vec<_>>()
    };
    let places = Pair::new(content(Side::Original), content(Side::Rendition));
    // Acts are told in many ways, names and numbers have rules of their own.
    let is_noun = |side: Side, at: usize| {
        let token = &bead.document(side).tokens[at];
        let word = bead.word(side, at);
        let mostly = word.and_then(Word::most_likely_part_of_speech);
        // The `aid` of `the aid worker`.
        let modifies = places.get(side).last() != Some(&at)
            && word.is_some_and(|word| {
                word.parts_of_speech().contains(PartOfSpeech::Noun) && word.lemmas().any(|lemma| lemma == word.key())
            });
        let named = |mention: &Mention| {
            matches!(mention.value, Value::Name(_) | Value::Quantity(_)) && mention.tokens.contains(&at)
        };
        let is_thing = matches!(mostly, Some(PartOfSpeech::Noun | PartOfSpeech::Adjective) | None);
        (is_thing || modifies || tells_which(&token.key)) && !bead.mentions(side).any(named)
    };
    let is_phrase = |side: Side| {
        let small = |at: usize| {
            let token = &bead.document(side).tokens[at];
            is_content(token) || tells_which(&token.key) || lexicon::is_article(&token.key) || token.key == "-"
        };
        places.get(side).iter().all(|&at| is_noun(side, at)) && phrases.get(side).clone().all(small)
    };
    let is_new = |side: Side| {
        let places = places.get(side);
        let relation = |at: &usize| bead.link(side, *at).map_or(Relation::None, |link| link.relation);
        let unknown = |at: &usize| matches!(relation(at), Relation::None | Relation::Cohyponym);
        (1..=LONGEST_PHRASE).contains(&places.len())
            && places.iter().any(unknown)
            && !places.iter().any(|at| relation(at).keeps_sense())
    };
    let spans = phrases.each(|side, tokens| bead.span(side, tokens.clone()));
    let is_settled = |side: Side| {
        let span = spans.get(side);
        let told = |span: Span| found.touches(bead.index, side, span);
        span.is_none_or(|span| told(span) || settled.get(side).iter().any(|settled| settled.overlaps(span)))
    };
    let [before, behind] = neighbours(bead, phrases);
    let is_put_in = |side: Side| is_new(side) && is_phrase(side) && !is_settled(side);
    let is_swap = Side::BOTH.into_iter().all(is_put_in) && before && behind;
    if !is_swap || bead.untouched_outside(phrases) < LEAST_UNTOUCHED_BY_A_PHRASE {
        return None;
    }
    let text = spans.each(|side, span| span.map(|span| span.of(&bead.document(side).text)).unwrap_or_default());
    if are_one_compound(text.original, text.rendition) {
        return None;
    }
    Some(
        Finding::new(&META, format!("“{}” became “{}”", text.original, text.rendition))
            .bead(bead.index)
            .spans(spans)
            .kind(kind_of(bead, phrases))
            .class(EditClass::Unresolved)
            .confidence(Confidence::Low)
            .evidence("no word of either stands in the other text, in any form"),
    )
}

/// Whether a small word tells one of several from the others: `the same day`, `the next day`.
fn tells_which(key: &str) -> bool {
    matches!(
        key,
        "same" | "other" | "next" | "previous" | "following" | "preceding" | "first" | "last" | "former" | "latter"
    )
}

/// Whether a compound with a hyphen is known, with it or without, as what the other phrase says: `adults`, `grown-ups`.
fn are_one_compound(one: &str, other: &str) -> bool {
    let forms = |text: &str| [text.to_lowercase(), text.to_lowercase().replace('-', "")];
    let (ones, others) = (forms(one), forms(other));
    let say_same = |one: &String, other: &String| {
        let relation = Word::look_up(one).relation(&Word::look_up(other));
        relation.keeps_sense() || relation == Relation::Hypernym
    };
    ones.iter().any(|one| others.iter().any(|other| say_same(one, other)))
}

/// Content words that a phrase has at most: what is longer was told anew.
const LONGEST_PHRASE: usize = 3;

/// Least share of the words outside a phrase, 0 to 1, that were left alone for it to be shown.
const LEAST_UNTOUCHED_BY_A_PHRASE: f32 = 0.9;
