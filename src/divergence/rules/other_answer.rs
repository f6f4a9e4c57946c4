//! A question that the two texts answer differently: whether the verdict stands, whether it is known, whether it is for good.
//!
//! In a passage that was told anew, words hardly ever stand opposite each other. What an expression such as `let the
//! verdict stand` settles can still be read, and so can what `set the verdict aside` settles: of one question one text gives
//! the one answer and the other text the other.

use std::ops::Range;

use crate::{
    diff::{Edit, EditClass, Relation},
    divergence::{
        BeadView, Confidence, Finding, Severity,
        scope::{denies, denies_clause, is_content},
    },
    lexicon::{self, PartOfSpeech, Question, Stance, Word},
    pair::{Pair, Side},
    segmentation::{Token, TokenKind},
};

use super::{told_anew::are_parts_of_whole, word_changed::META};

/// An expression in a text that answers a question.
#[derive(Debug, Clone)]
struct Answer {
    stance: Stance,
    tokens: Range<usize>,
}

/// The expressions of a bead that give another answer than the other text gives.
pub(super) fn other_answers(bead: &BeadView<'_>) -> Vec<Finding> {
    let is_same = |edit: &Edit| matches!(edit.class, EditClass::Unchanged | EditClass::Formatting);
    if bead.diff.edits.iter().all(is_same) {
        return Vec::new();
    }
    // Only words that one side lacks, or that stand beside such a word, can tell another answer; most sentences have none,
    // and need not be read as a whole.
    let read = |side: Side, all: bool| {
        let places = bead.tokens(side).map(|(at, _)| at);
        let settles = |at: usize, stance: Option<&Stance>| {
            // An expression with a gap may differ in words that stand further off: `won the 800 metres`.
            let reach = stance.map_or(GAP + 1, |stance| if stance.has_gap() { GAP + 1 } else { 1 });
            all || !is_kept(bead, side, at) || has_other_company(bead, side, at, reach)
        };
        possible(bead, side, places, settles, None)
    };
    let mut original = read(Side::Original, false);
    if original.is_empty() {
        return Vec::new();
    }
    // Most of what they may answer only one side answers.
    let mut rendition = read(Side::Rendition, false);
    let contested = contested(&original, &rendition);
    for stances in [&mut original, &mut rendition] {
        stances.retain(|(_, stance)| contested.contains(&stance.question));
    }
    let original = answers(bead, Side::Original, original);
    let rendition = answers(bead, Side::Rendition, rendition);
    let is_asked = |one: &&Answer| {
        rendition
            .iter()
            .any(|other| other.stance.question == one.stance.question && !other.stance.answers_like(&one.stance))
    };
    let mut questions: Vec<Question> = original
        .iter()
        .filter(is_asked)
        .map(|one| one.stance.question)
        .collect();
    questions.dedup();
    if questions.is_empty() {
        return Vec::new();
    }
    let given = Pair::new(Side::Original, Side::Rendition).map(|side| answers(bead, side, read(side, true)));
    let mut found = Vec::new();
    for (place, &question) in questions.iter().enumerate() {
        if !questions[..place].contains(&question) {
            found.extend(judge(bead, question, &given));
        }
    }
    found
}

/// The questions to which the expressions of the two sides may give different answers.
fn contested(original: &[(usize, Stance)], rendition: &[(usize, Stance)]) -> Vec<Question> {
    let given = |side: &[(usize, Stance)]| {
        let mut given: Vec<Stance> = side.iter().map(|(_, stance)| *stance).collect();
        given.sort_unstable();
        given.dedup_by(|one, other| one.answers_like(other));
        given
    };
    let (mut original, rendition) = (given(original), given(rendition));
    original.retain(|one| {
        let differs = |other: &Stance| other.question == one.question && !other.answers_like(one);
        rendition.iter().any(differs)
    });
    original.into_iter().map(|one| one.question).collect()
}

/// Whether a word stands on the other side.
fn is_kept(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    bead.link(side, at)
        .is_some_and(|link| matches!(link.relation, Relation::Identical | Relation::Inflection))
}

/// Whether a word of content or a negator within some words of a word has no counterpart: `keep working`, `stop working`.
fn has_other_company(bead: &BeadView<'_>, side: Side, at: usize, reach: usize) -> bool {
    let tokens = &bead.document(side).tokens;
    let around = at.saturating_sub(reach)..tokens.len().min(at + reach + 1);
    around.into_iter().any(|near| {
        let token = &tokens[near];
        near != at && (is_content(token) || denies(token)) && !is_kept(bead, side, near)
    })
}

/// Whether some tokens stand on the other side among the same neighbours.
fn stays(bead: &BeadView<'_>, side: Side, tokens: &Range<usize>) -> bool {
    (tokens.start.saturating_sub(1)..=tokens.end).all(|at| is_kept(bead, side, at))
}

/// More answers than any sentence gives; a text made to be slow has thousands.
const MOST: usize = 200;

/// The expressions, by their rarest words, that may stand among some tokens and answer all questions or one.
fn possible(
    bead: &BeadView<'_>,
    side: Side,
    places: impl Iterator<Item = usize>,
    settles: impl Fn(usize, Option<&Stance>) -> bool,
    question: Option<Question>,
) -> Vec<(usize, Stance)> {
    let document = bead.document(side);
    let mut found = Vec::new();
    for at in places {
        let hints = document.tokens[at].hints;
        let word = bead.word(side, at).filter(|word| lexicon::may_settle(word, hints));
        if let Some(word) = word.filter(|_| settles(at, None)) {
            lexicon::for_each_stance(word, hints, question, |stance| {
                if settles(at, Some(&stance)) {
                    found.push((at, stance));
                }
            });
        }
    }
    found
}

/// The answers among some tokens to one question.
fn answers_to(bead: &BeadView<'_>, side: Side, places: impl Iterator<Item = usize>, question: Question) -> Vec<Answer> {
    answers(bead, side, possible(bead, side, places, |_, _| true, Some(question)))
}

/// Those of some expressions that stand at the places of their rarest words. What stands inside a longer answer to the same
/// question belongs to it: `throw out` in `throw out the appeal`.
fn answers(bead: &BeadView<'_>, side: Side, possible: Vec<(usize, Stance)>) -> Vec<Answer> {
    let tokens = &bead.document(side).tokens;
    let key = |at: usize| tokens.get(at).map_or("", |token| token.key.as_str());
    // `Three times as much as planned`.
    let is_measured = |tokens: &Range<usize>| {
        key(tokens.start) == "as" && tokens.start.checked_sub(2).is_some_and(|at| key(at) == "as")
    };
    let standing = possible.into_iter().filter_map(|(at, stance)| {
        let tokens = begins_here(bead, side, at, &stance).then(|| reach(bead, side, at, &stance))??;
        // `Of each other`.
        let is_mutual = tokens.len() == 1 && key(tokens.start) == "each" && key(tokens.end) == "other";
        (!is_measured(&tokens) && !is_mutual).then_some(Answer { stance, tokens })
    });
    let mut found: Vec<Answer> = standing.take(MOST).collect();
    // `Made a profit, from a loss` tells of no loss made: the first thing that a verb leads to is its own.
    let all = found.clone();
    found.retain(|one| {
        let is_first = |first: &Answer| {
            let begins_it = first.tokens.start == one.tokens.start && first.tokens.end < one.tokens.end;
            begins_it && first.stance.question == one.stance.question && !first.stance.answers_like(&one.stance)
        };
        !one.stance.has_gap() || !all.iter().any(is_first)
    });
    // The longest of those that overlap; of two as long the first.
    let is_covered = |place: usize, one: &Answer| {
        found.iter().enumerate().any(|(other_place, other)| {
            let overlaps = other.tokens.start < one.tokens.end && one.tokens.start < other.tokens.end;
            let longer = other.tokens.len() > one.tokens.len();
            overlaps
                && (longer || other.tokens.len() == one.tokens.len() && other_place < place)
                && one.stance.question == other.stance.question
        })
    };
    let kept = found.iter().enumerate().filter(|(place, one)| !is_covered(*place, one));
    kept.map(|(_, answer)| answer.clone()).collect()
}

/// Whether something before an expression denies it: `would not say that it was off the table`, `refused to let`.
fn is_denied(tokens: &[Token], start: usize) -> bool {
    // A verb such as `refuse` denies what stands right behind it, a negator the whole clause.
    const NEAR: usize = 3;
    const CLAUSE: usize = 14;
    let before = (start.saturating_sub(CLAUSE)..start).rev();
    before
        .take_while(|&at| matches!(tokens[at].kind, TokenKind::Word | TokenKind::Number) && !goes_on(tokens, at))
        .any(|at| {
            denies_clause(&tokens[at]) || at + NEAR >= start && denies(&tokens[at]) && tokens[at].key != "against"
        })
}

/// Whether the main clause goes on at a token, behind one that only says more of its subject: `whoever has not paid will`.
fn goes_on(tokens: &[Token], at: usize) -> bool {
    let is_modal = matches!(
        &*tokens[at].key,
        "will" | "would" | "can" | "could" | "may" | "might" | "must" | "should"
    );
    let participle = at
        .checked_sub(1)
        .filter(|_| is_modal)
        .map_or("", |before| tokens[before].key.as_str());
    (participle.ends_with("ed") || participle.ends_with("en"))
        && Word::look_up(participle).parts_of_speech().contains(PartOfSpeech::Verb)
}

/// How many words may stand where a pattern has a gap: `set the bribery verdict aside`.
const GAP: usize = 4;

/// Whether the word right behind or before the rarest one can be that of the expression: most expressions end here.
fn begins_here(bead: &BeadView<'_>, side: Side, at: usize, stance: &Stance) -> bool {
    let is_same = |at: Option<usize>, word: &str| match word {
        "" | "~" => true,
        word => at.is_some_and(|at| {
            let passed_over = |at: usize| {
                let token = bead.document(side).tokens.get(at);
                token.is_some_and(|token| token.key == "-" || lexicon::is_article(&token.key))
            };
            is_word(bead, side, at, word) || passed_over(at)
        }),
    };
    // A few letters, which are soon gone through.
    let is_space = |letter: u8| letter == b' ';
    let (before, behind) = (stance.before(), stance.behind());
    let end = behind.bytes().position(is_space).unwrap_or(behind.len());
    let start = before.bytes().rposition(is_space).map_or(0, |space| space + 1);
    is_same(Some(at + 1), &behind[..end]) && is_same(at.checked_sub(1), &before[start..])
}

/// The tokens of an expression whose rarest word is at a token.
fn reach(bead: &BeadView<'_>, side: Side, at: usize, stance: &Stance) -> Option<Range<usize>> {
    let words = |text: &'static str| text.split(' ').filter(|word| !word.is_empty());
    let start = walk(bead, side, at, words(stance.before()).rev(), |at| at.checked_sub(1))?;
    let end = walk(bead, side, at, words(stance.behind()), |at| Some(at + 1))?;
    Some(start..end + 1)
}

/// The last token reached, going from a token over words of a pattern in one direction.
fn walk<'w>(
    bead: &BeadView<'_>,
    side: Side,
    from: usize,
    words: impl Iterator<Item = &'w str>,
    step: impl Fn(usize) -> Option<usize>,
) -> Option<usize> {
    let tokens = &bead.document(side).tokens;
    let (mut at, mut gap) = (from, 0);
    for word in words {
        if word == "~" {
            gap = GAP;
            continue;
        }
        let (mut left, begins) = (gap, at);
        loop {
            at = step(at)?;
            let token = tokens.get(at)?;
            if is_word(bead, side, at, word) {
                break;
            }
            // Articles and hyphens say nothing: `the go-ahead`.
            if lexicon::is_article(&token.key) || token.key == "-" {
                continue;
            }
            if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                return None;
            }
            left = left.checked_sub(1)?;
        }
        // What is denied in between is another answer.
        if gap > 0 && tokens.get(at.min(begins) + 1..at.max(begins))?.iter().any(denies) {
            return None;
        }
        gap = 0;
    }
    Some(at)
}

/// Whether a token is a word of a pattern: as it stands, or in a form of it.
fn is_word(bead: &BeadView<'_>, side: Side, at: usize, word: &str) -> bool {
    let Some(token) = bead.document(side).tokens.get(at) else {
        return false;
    };
    let key = token.key.as_str();
    if key == word || word == "not" && (key.ends_with("n't") || matches!(key, "cannot" | "never")) {
        return true;
    }
    bead.word(side, at)
        .is_some_and(|found| found.lemmas().any(|lemma| lemma == word))
}

/// The answers that a question lost on the one side and won on the other, if any.
fn judge(bead: &BeadView<'_>, question: Question, all: &Pair<Vec<Answer>>) -> Option<Finding> {
    let given = Pair::new(Side::Original, Side::Rendition).map(|side| {
        let answers = all.get(side).iter();
        let asked = answers.filter(|answer| answer.stance.question == question);
        asked.collect::<Vec<&Answer>>()
    });
    let count = |side: Side, answer: &Answer| {
        let given = given.get(side).iter();
        given.filter(|one| one.stance.answers_like(&answer.stance)).count()
    };
    let lost = |side: Side| {
        let other = side.other();
        given
            .get(side)
            .iter()
            .filter(move |one| count(side, one) > count(other, one))
            .filter(move |one| !stays(bead, side, &one.tokens))
    };
    let (one, other) = lost(Side::Original)
        .flat_map(|one| lost(Side::Rendition).map(move |other| (one, other)))
        .find(|(one, other)| count(Side::Rendition, one) == 0 || count(Side::Original, other) == 0)?;
    // What is denied or turned round by a condition may be any of the answers.
    let is_clouded = |side: Side| {
        let tokens = &bead.document(side).tokens;
        given
            .get(side)
            .iter()
            .any(|answer| is_denied(tokens, answer.tokens.start))
    };
    let unless = |side: Side| bead.tokens(side).any(|(_, token)| token.key == "unless");
    let is_turned = unless(Side::Original) != unless(Side::Rendition) && question.text() != ON_CONDITION;
    if is_turned || Side::BOTH.into_iter().any(is_clouded) {
        return None;
    }
    if is_given_next_door(bead, Side::Rendition, one) || is_given_next_door(bead, Side::Original, other) {
        return None;
    }
    // Of nine tunnels two passed and seven failed; an option to make it permanent leaves it temporary.
    if are_parts_of_whole(bead, &Pair::new(one.tokens.start, other.tokens.start))
        || is_optional(bead, Side::Original, one)
        || is_optional(bead, Side::Rendition, other)
    {
        return None;
    }
    let text = |side: Side, answer: &Answer| bead.text(side, answer.tokens.clone());
    let (from, to) = (text(Side::Original, one), text(Side::Rendition, other));
    let finding = Finding::new(&META, format!("{}: “{from}” became “{to}”", question.text()))
        .bead(bead.index)
        .spans(Pair::new(
            bead.span(Side::Original, one.tokens.clone()),
            bead.span(Side::Rendition, other.tokens.clone()),
        ))
        .severity(Severity::Major)
        .confidence(Confidence::Medium)
        .evidence(format!("original: {}", one.stance.answer()))
        .evidence(format!("rendition: {}", other.stance.answer()));
    Some(match one.stance.kind().parse() {
        Ok(kind) => finding.kind(kind),
        Err(_) => finding,
    })
}

/// Whether somebody only has the choice of it: `an option to make it permanent`.
fn is_optional(bead: &BeadView<'_>, side: Side, answer: &Answer) -> bool {
    // `An option to make the move permanent`.
    const NEAR: usize = 6;
    let start = answer.tokens.start;
    bead.document(side).tokens[start.saturating_sub(NEAR)..start]
        .iter()
        .rev()
        .take_while(|token| token.kind == TokenKind::Word)
        .any(|token| matches!(&*token.key, "option" | "options" | "right" | "choice"))
}

/// Whether a stretch of a side gives an answer that the other side gives too, each in its own words.
pub(super) fn gives_same_answer(bead: &BeadView<'_>, side: Side, stretch: &Range<usize>) -> bool {
    let other = side.other();
    let given = answers(bead, side, possible(bead, side, stretch.clone(), |_, _| true, None));
    let is_part = |at: usize| given.iter().any(|answer| answer.tokens.contains(&at));
    let tokens = &bead.document(side).tokens;
    if given.is_empty() || stretch.clone().any(|at| denies(&tokens[at]) && !is_part(at)) {
        return false;
    }
    given.iter().any(|one| {
        let places = bead.tokens(other).map(|(at, _)| at);
        let there = answers_to(bead, other, places, one.stance.question);
        there.iter().any(|same| same.stance.answers_like(&one.stance))
            && there.iter().all(|same| same.stance.answers_like(&one.stance))
    })
}

/// The question that `unless` itself answers.
const ON_CONDITION: &str = "on which condition";

/// Whether a sentence next to the aligned ones gives an answer too: the clause may have moved there.
fn is_given_next_door(bead: &BeadView<'_>, side: Side, answer: &Answer) -> bool {
    // So many sentences before and behind.
    const SENTENCES: usize = 2;
    let document = bead.document(side);
    let places = bead
        .sentences_beside(side, SENTENCES)
        .flat_map(|sentence| document.sentences[sentence].tokens.clone());
    answers_to(bead, side, places, answer.stance.question)
        .iter()
        .any(|other| other.stance.answers_like(&answer.stance))
}
