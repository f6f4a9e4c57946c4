//! How somebody holds an office or part, where the sentence was told anew: `the former captain`, `the captain`.
//!
//! A word such as `former` or `deputy` may be left out of a sentence whose words all stand elsewhere. The noun that it
//! stands before is still linked, and so shows what the other text says of it.

use crate::{
    annotation::{Mention, Title},
    divergence::{BeadView, Confidence, Finding, Findings, Severity},
    lexicon::{self, Word},
    pair::Side,
    segmentation::{Token, TokenKind},
    text::Span,
};

use super::title_changed::{META, tells_succession, title_of};

/// How many words behind the word that tells the standing the noun may stand: `former world number one`.
const LONGEST: usize = 4;

/// How somebody holds what the noun says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// No longer.
    Former,
    /// Until somebody else is found.
    Acting,
    /// One below.
    Deputy,
    /// As one from elsewhere.
    Guest,
    /// First among several.
    Chief,
}

impl Standing {
    fn of(key: &str) -> Option<Self> {
        Some(match key {
            "former" | "ex" | "onetime" | "erstwhile" => Self::Former,
            "acting" | "interim" | "caretaker" => Self::Acting,
            "deputy" | "vice" | "assistant" => Self::Deputy,
            "guest" => Self::Guest,
            "chief" | "principal" | "head" | "lead" => Self::Chief,
            _ => return None,
        })
    }

    /// Whether a word anywhere in a text may say the same.
    fn is_told_by(self, key: &str) -> bool {
        Self::of(key) == Some(self)
            || match self {
                Self::Former => matches!(
                    key,
                    "formerly"
                        | "once"
                        | "previously"
                        | "previous"
                        | "past"
                        | "until"
                        | "retired"
                        | "used"
                        | "then"
                        | "served"
                        | "predecessor"
                        | "ousted"
                        | "emeritus"
                        | "emerita"
                ),
                Self::Acting => matches!(
                    key,
                    "temporary" | "temporarily" | "provisional" | "stand" | "standing" | "filling"
                ),
                Self::Deputy => matches!(key, "second" | "under" | "two" | "associate" | "aide" | "stand" | "sub"),
                Self::Guest => matches!(key, "invitation" | "invited" | "visit" | "visitor"),
                // Who leads is called so in too many ways.
                Self::Chief => true,
            }
    }
}

/// Notes an office or part that is held otherwise in the other text.
pub(super) fn other_standing(bead: &BeadView<'_>, found: &mut Findings) {
    if !bead.is_aligned() || !bead.is_english() {
        return;
    }
    for side in Side::BOTH {
        for (at, token) in bead.tokens(side) {
            if let Some(standing) = Standing::of(&token.key) {
                found.extend(held_otherwise(bead, side, at, standing));
            }
        }
    }
}

fn held_otherwise(bead: &BeadView<'_>, side: Side, at: usize, standing: Standing) -> Option<Finding> {
    let tokens = &bead.document(side).tokens;
    let phrase = tokens
        .get(at + 1..)?
        .iter()
        .take(LONGEST)
        .take_while(|token| belongs(token));
    let head = (at + 1..=at + phrase.count()).find(|&head| is_held(bead, side, head))?;
    let link = bead.link(side, head).filter(|link| link.relation.keeps_sense())?;
    let other = side.other();
    let there = link.tokens.get(other).start;
    let before = bead.document(other).tokens[..there].iter().rev().take(LONGEST);
    let before: Vec<&Token> = before.take_while(|token| belongs(token)).collect();
    let is_one_time = matches!(before[..], [time, hyphen, ..] if time.key == "time" && hyphen.key == "-");
    let is_told = before.iter().any(|token| Standing::of(&token.key) == Some(standing));
    if is_told || is_one_time && standing == Standing::Former {
        return None;
    }
    // What is said of the noun itself counts; without it, any word that may say so does.
    let own = || {
        let phrase = tokens[at.saturating_sub(LONGEST)..head].iter();
        phrase.filter_map(|token| Standing::of(&token.key))
    };
    let others = before.iter().filter_map(|token| Standing::of(&token.key));
    let is_replaced = others.into_iter().any(|other| own().all(|one| one != other));
    let tells =
        |token: &Token| standing.is_told_by(&token.key) || standing == Standing::Former && tells_succession(&token.key);
    let elsewhere = || bead.tokens(other).any(|(_, token)| tells(token));
    if !is_replaced && elsewhere() {
        return None;
    }
    let here = tokens[at].span.join(tokens[head].span);
    let first = before.last().map_or(there, |_| there - before.len());
    let spans = [here, bead.span(other, first..there + 1)?];
    let text = |side: Side, span: Span| span.of(&bead.document(side).text);
    let words = [text(side, spans[0]), text(other, spans[1])];
    let [from, to] = if side == Side::Original {
        words
    } else {
        [words[1], words[0]]
    };
    Some(
        Finding::new(&META, format!("“{from}” became “{to}”"))
            .bead(bead.index)
            .at(side, spans[0])
            .at(other, spans[1])
            .severity(Severity::Major)
            .confidence(Confidence::Medium)
            .evidence(format!("{side}: {}", words[0]))
            .evidence(format!("{other}: {}", words[1])),
    )
}

/// Whether a word may stand between what tells the standing and the noun: no function word, no mark but a hyphen.
fn belongs(token: &Token) -> bool {
    match token.kind {
        TokenKind::Word => !token.is_function_word(),
        TokenKind::Number => true,
        _ => token.key == "-",
    }
}

/// Whether a word names what somebody is: an office, a part, a place in a ranking.
fn is_held(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    let names_person = |word: &Word<'_>| {
        word.lemmas()
            .any(|lemma| lexicon::title(lemma).is_some() || lexicon::person_noun(lemma).is_some())
    };
    let is_rank = || {
        let before = at.checked_sub(1).map(|before| &*bead.document(side).tokens[before].key);
        matches!(before, Some("number" | "no" | "no."))
    };
    bead.word(side, at).is_some_and(names_person) || is_rank()
}

/// Whether an office is told to be over: `former`, `used to be`, `was once`.
pub(super) fn is_past(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    /// How many words before an office tell when it was held.
    const NEAR: usize = 5;
    let document = bead.document(side);
    let first = document
        .sentences
        .get(mention.sentence)
        .map_or(0, |sentence| sentence.tokens.start);
    let before = &document.tokens[mention.tokens.start.saturating_sub(NEAR).max(first)..mention.tokens.start];
    let said = |words: [&str; 2]| before.windows(2).any(|pair| [&*pair[0].key, &*pair[1].key] == words);
    // Who had been elected mayor is mayor.
    let makes = |key: &str| key.ends_with("ed") || matches!(key, "re" | "made" | "chosen" | "sworn");
    let had_been = before.windows(2).enumerate().any(|(at, pair)| {
        [&*pair[0].key, &*pair[1].key] == ["had", "been"] && before.get(at + 2).is_none_or(|next| !makes(&next.key))
    });
    let over = |key: &str| matches!(key, "once" | "formerly" | "previously" | "ex" | "until");
    let is_former = |word: &str| matches!(word, "former" | "ex" | "onetime" | "erstwhile" | "retired");
    let former = |title: &Title| {
        title.wording.split([' ', '-']).any(is_former) || title.wording.replace(" - ", "-").contains("one-time")
    };
    // `A former flight director`.
    let mut kind = (before.iter().rev()).take_while(|token| token.kind == TokenKind::Word && !token.is_function_word());
    let former_kind = kind.any(|token| is_former(&token.key));
    // `Who was minister until May`.
    let was = before
        .iter()
        .rev()
        .take(2)
        .any(|token| matches!(&*token.key, "was" | "were"));
    let behind = document
        .tokens
        .get(mention.tokens.end..)
        .unwrap_or_default()
        .iter()
        .take(NEAR);
    let ended = || {
        behind
            .into_iter()
            .any(|token| matches!(&*token.key, "until" | "till" | "from" | "between"))
    };
    title_of(mention).is_some_and(former)
        || former_kind
        || was && ended()
        || before.iter().rev().take(3).any(|token| over(&token.key))
        || said(["used", "to"])
        || had_been
        || said(["served", "as"])
}
