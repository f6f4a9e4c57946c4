//! Another thing in the company of a word that was kept: `braked to avoid a deer`, `to avoid a cyclist he hit the brakes`.
//!
//! However a passage is rebuilt, a phrase that keeps its head or its first word mostly keeps the other one too, or puts a
//! word for it that is known to be related. Where it does neither, and neither text has the other's word in any form, the
//! one may have been put for the other.

use crate::{
    annotation::{Mention, Value},
    diff::{EditClass, Relation},
    divergence::{BeadView, Confidence, Finding, Findings, clauses::shared_clauses, scope::is_content},
    lexicon::{self, PartOfSpeech, Word},
    pair::{Pair, Side},
    segmentation::{Token, TokenKind},
};

use super::{claim_missing::is_novel, opposite_words::is_light, word_unresolved::META};

/// The words of a passage told anew that stand beside a word that was kept, one on each side, and are not known to be related.
pub(super) fn other_companions(bead: &BeadView<'_>, found: &mut Findings) {
    let kept = bead.diff.links.iter().filter(|link| {
        let same = matches!(
            link.relation,
            Relation::Identical | Relation::Spelling | Relation::Inflection | Relation::Synonym | Relation::Derivation
        );
        same && link.tokens.original.len() == 1 && link.tokens.rendition.len() == 1
    });
    let mut swapped = Vec::new();
    for link in kept {
        let places = link.tokens.each(|_, tokens| tokens.start);
        if !Side::BOTH
            .into_iter()
            .all(|side| is_content(&bead.document(side).tokens[*places.get(side)]))
        {
            continue;
        }
        let is_noun = |side: Side| {
            let word = bead.word(side, *places.get(side));
            word.and_then(Word::most_likely_part_of_speech) == Some(PartOfSpeech::Noun)
        };
        // What stands before a verb may be anything that does it.
        let before_nouns = Side::BOTH.into_iter().all(is_noun);
        let steps = [
            Step::NounBehind,
            Step::NounBefore,
            Step::VerbBefore,
            Step::AdjectiveBefore,
        ];
        for step in steps
            .into_iter()
            .filter(|step| before_nouns || *step == Step::NounBehind)
        {
            let beside = |side: Side| companion(bead, side, *places.get(side), step);
            if let (Some(original), Some(rendition)) = (beside(Side::Original), beside(Side::Rendition)) {
                let both = Pair::new(original, rendition);
                swapped.extend(Some(both).filter(|both| !may_be_called_both(bead, both)));
            }
        }
    }
    for (_, parties) in shared_clauses(bead) {
        let [one, other] = parties;
        for (original, rendition) in [(one.agent, other.agent), (one.patient, other.patient)] {
            let both = original
                .zip(rendition)
                .map(|(original, rendition)| Pair::new(original, rendition));
            let alone = |both: &Pair<usize>| {
                let is_alone = |side: Side| is_told_here_alone(bead, side, *both.get(side), PartOfSpeech::Noun);
                Side::BOTH.into_iter().all(is_alone)
            };
            swapped.extend(both.filter(alone).filter(|both| !may_be_called_both(bead, both)));
        }
    }
    for places in swapped {
        let spans = Pair::new(Side::Original, Side::Rendition).map(|side| {
            let at = *places.get(side);
            bead.span(side, at..at + 1)
        });
        let told = |side: Side| spans.get(side).is_none_or(|span| found.touches(bead.index, side, span));
        if Side::BOTH.into_iter().any(told) {
            continue;
        }
        let words = spans.each(|side, span| span.map(|span| span.of(&bead.document(side).text)).unwrap_or_default());
        found.push(
            Finding::new(&META, format!("“{}” became “{}”", words.original, words.rendition))
                .bead(bead.index)
                .spans(spans)
                .class(EditClass::Unresolved)
                .confidence(Confidence::Low)
                .evidence("the word beside it was kept, and neither text has the other's word in any form"),
        );
    }
}

/// Whether both words are for somebody, who is called by what he does here and by what he is there (`patients`, `people`), or
/// one of them is for anything at all.
fn may_be_called_both(bead: &BeadView<'_>, places: &Pair<usize>) -> bool {
    let words = Pair::new(Side::Original, Side::Rendition).map(|side| bead.word(side, *places.get(side)));
    let (Some(one), Some(other)) = (words.original, words.rendition) else {
        return true;
    };
    let says_little = |word: &Word<'_>| {
        let vague = |lemma: &str| {
            matches!(
                lemma,
                "people"
                    | "person"
                    | "thing"
                    | "object"
                    | "item"
                    | "matter"
                    | "way"
                    | "kind"
                    | "sort"
                    | "part"
                    | "name"
                    | "number"
                    | "place"
                    | "time"
                    | "work"
                    | "job"
                    | "group"
                    | "case"
                    | "move"
                    | "step"
            )
        };
        word.lemmas().any(vague)
    };
    // `Office`, `officials`: no table holds all that was made of one word.
    const BEGINNING: usize = 5;
    let akin = one
        .key()
        .get(..BEGINNING)
        .is_some_and(|beginning| other.key().starts_with(beginning));
    akin || one.is_somebody() && other.is_somebody() || says_little(one) || says_little(other)
}

/// Whether a verb is of those that do little more than carry the words behind them.
fn is_plain_verb(word: &Word<'_>) -> bool {
    let plain = |lemma: &str| {
        matches!(
            lemma,
            "let"
                | "keep"
                | "pass"
                | "send"
                | "tell"
                | "run"
                | "see"
                | "find"
                | "lose"
                | "leave"
                | "hold"
                | "set"
                | "turn"
                | "call"
                | "use"
                | "show"
                | "do"
                | "meet"
                | "face"
                | "want"
                | "need"
                | "start"
                | "begin"
                | "end"
                | "cut"
        )
    };
    is_light(word.key()) || word.lemmas().any(plain)
}

/// Where a companion stands, and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// `Braked to avoid a deer`, `recovered from a barn`.
    NounBehind,
    /// `A furniture chain`.
    NounBefore,
    /// `Storing their grain`.
    VerbBefore,
    AdjectiveBefore,
}

/// What stands beside a word, small words stepped over, where the other side has nothing like it.
fn companion(bead: &BeadView<'_>, side: Side, at: usize, step: Step) -> Option<usize> {
    /// `The price of the`.
    const REACH: usize = 3;
    let tokens = &bead.document(side).tokens;
    let sentence = bead.sentence_of(side, at)?;
    let is_small = |token: &Token| {
        let determines = lexicon::is_article(&token.key) || lexicon::is_possessive(&token.key);
        match step {
            Step::NounBehind => determines || token.is_preposition() || token.key == "-",
            Step::VerbBefore => determines,
            Step::NounBefore | Step::AdjectiveBefore => false,
        }
    };
    let next = |from: usize| match step {
        Step::NounBehind => Some(from + 1).filter(|&at| at < sentence.end),
        Step::NounBefore | Step::AdjectiveBefore | Step::VerbBefore => {
            from.checked_sub(1).filter(|&at| at >= sentence.start)
        }
    };
    let mut place = next(at)?;
    for _ in 0..REACH {
        if !is_small(&tokens[place]) {
            break;
        }
        place = next(place)?;
    }
    let wanted = match step {
        Step::VerbBefore => PartOfSpeech::Verb,
        Step::AdjectiveBefore => PartOfSpeech::Adjective,
        Step::NounBehind | Step::NounBefore => PartOfSpeech::Noun,
    };
    is_told_here_alone(bead, side, place, wanted).then_some(place)
}

/// Whether a word is what it should be and the other side has nothing like it.
fn is_told_here_alone(bead: &BeadView<'_>, side: Side, place: usize, wanted: PartOfSpeech) -> bool {
    let token = &bead.document(side).tokens[place];
    // `Took the railway to court` is one act, which the verb alone does not tell.
    let says_little = wanted == PartOfSpeech::Verb && bead.word(side, place).is_none_or(|word| is_plain_verb(word));
    let is_wanted = !says_little
        && token.kind == TokenKind::Word
        && is_content(token)
        && token.form.starts_with(char::is_lowercase)
        && bead.word(side, place).and_then(Word::most_likely_part_of_speech) == Some(wanted);
    let has_value = |mention: &Mention| {
        !matches!(
            mention.value,
            Value::Title(_) | Value::Attribution(_) | Value::Quotation(_)
        ) && mention.tokens.contains(&place)
    };
    let is_open = bead
        .link(side, place)
        .is_none_or(|link| link.relation == Relation::None);
    is_wanted && is_open && !bead.mentions(side).any(has_value) && is_novel(bead, side, token)
}
