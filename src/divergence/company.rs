//! Words that have exchanged the company they keep: what stood close to the one in the original stands close to the other
//! in the rendition.
//!
//! However a passage is rebuilt, what is said of somebody stays close to him: `the army believes it hit a power line,
//! rebels claim to have shot it down`. Two parties have changed places where each is surrounded by what surrounded the
//! other, and hardly anything stayed.

use crate::{
    annotation::{Mention, Value, quantity::QuantityKind},
    lexicon::{self, Word},
    pair::{Pair, Side},
    segmentation::{Token, TokenKind},
};

use super::{BeadView, rivals::belong_together, scope::is_content};

/// Two words of the original, each with the word of the rendition that names the same, that have exchanged their company.
pub(super) fn exchanged_company(bead: &BeadView<'_>) -> Option<[Pair<usize>; 2]> {
    // Where no two words cross, none can have changed places.
    if !bead.is_reordered() {
        return None;
    }
    let words = linked_words(bead);
    if words.len() < LEAST_WORDS || words.is_sorted_by_key(|word| word.rendition) {
        return None;
    }
    let near = Pair::new(Side::Original, Side::Rendition).map(|side| Nearness::new(bead, side, &words));
    let parties: Vec<Option<Party>> = words.iter().map(|word| Party::of(bead, *word)).collect();
    let mut found = Vec::new();
    for one in 0..words.len() {
        for other in one + 1..words.len() {
            if parties[one].is_some() && parties[one] == parties[other] {
                let strength = exchange(&near, one, other);
                found.extend(strength.map(|strength| (strength, [words[one], words[other]])));
            }
        }
    }
    // The surest first; of two as sure the first in the text.
    found.sort_by_key(|(strength, _)| std::cmp::Reverse(*strength));
    found.into_iter().map(|(_, pair)| pair).find(|pair| {
        stand_alike(bead, *pair) && pair.iter().all(|word| may_change_places(bead, *word)) && !change_voice(bead, *pair)
    })
}

/// What may change places: a person or body only with another, and a thing with a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Party {
    Somebody,
    Thing,
}

impl Party {
    /// What a word is; nothing where two words for a thing may be two things.
    fn of(bead: &BeadView<'_>, word: Pair<usize>) -> Option<Self> {
        if is_somebody(bead, word) {
            return Some(Self::Somebody);
        }
        let keys = word.each(|side, at| &bead.document(side).tokens[*at].key);
        (keys.original == keys.rendition).then_some(Self::Thing)
    }
}

/// Whether two words stand in one sentence on both sides or in two on both, and name nothing together: `the opera's season`.
fn stand_alike(bead: &BeadView<'_>, [one, other]: [Pair<usize>; 2]) -> bool {
    let together = |side: Side| bead.sentence_of(side, *one.get(side)) == bead.sentence_of(side, *other.get(side));
    together(Side::Original) == together(Side::Rendition)
        && !Side::BOTH
            .into_iter()
            .any(|side| belong_together(bead, side, *one.get(side), *other.get(side)))
}

/// Whether a verb that has one of two words for a party is passive on one side only: its parties change places without
/// changing parts.
fn change_voice(bead: &BeadView<'_>, pair: [Pair<usize>; 2]) -> bool {
    let voice = |side: Side, verb: usize| {
        let mut clauses = bead.readings(side).iter().flat_map(|reading| &reading.clauses);
        let clause = clauses.find(|clause| clause.verb == verb)?;
        let party = |word: &Pair<usize>| [clause.agent, clause.patient].contains(&Some(*word.get(side)));
        pair.iter().any(party).then_some(clause.is_passive)
    };
    bead.diff.links.iter().any(|link| {
        let voices = link.tokens.each(|side, tokens| voice(side, tokens.start));
        voices
            .original
            .zip(voices.rendition)
            .is_some_and(|(one, other)| one != other)
    })
}

/// With fewer linked words nothing can be told.
const LEAST_WORDS: usize = 4;
/// More words than this are not compared with each other.
const MOST_WORDS: usize = 80;

/// Words of content with what they are linked to.
fn linked_words(bead: &BeadView<'_>) -> Vec<Pair<usize>> {
    let loose = Pair::new(Side::Original, Side::Rendition).map(|side| loose_mentions(bead, side));
    // A time may stand anywhere in its sentence, and so may who says it.
    let is_bound = |side: Side, at: usize| {
        let tokens = &bead.document(side).tokens;
        is_content(&tokens[at]) && !stands_anywhere(tokens, at, loose.get(side))
    };
    let kept = bead.diff.links.iter().filter(|link| link.relation.keeps_sense());
    kept.map(|link| link.tokens.each(|_, tokens| tokens.end - 1))
        .filter(|place| Side::BOTH.into_iter().all(|side| is_bound(side, *place.get(side))))
        .take(MOST_WORDS)
        .collect()
}

/// The dates and stretches of time of a side, and who says it where there is but one: of two sources each may have got what
/// the other says.
fn loose_mentions<'a>(bead: &BeadView<'a>, side: Side) -> Vec<&'a Mention> {
    let is_source = |mention: &&Mention| matches!(mention.value, Value::Attribution(_));
    let has_one_source = bead.mentions(side).filter(is_source).count() == 1;
    let is_loose = |mention: &&Mention| match &mention.value {
        Value::Date(_) => true,
        Value::Quantity(quantity) => matches!(quantity.kind, QuantityKind::Duration { .. }),
        Value::Attribution(_) => has_one_source,
        _ => false,
    };
    bead.mentions(side).filter(is_loose).collect()
}

/// Whether a word belongs to a date, a stretch of time or those who say it.
fn stands_anywhere(tokens: &[Token], at: usize, loose: &[&Mention]) -> bool {
    loose.iter().any(|mention| match &mention.value {
        // `Ada Olin of the state bank said`; `, said Ada Olin of the state bank.`
        Value::Attribution(attribution) => attribution.source.as_ref().is_some_and(|source| {
            let span = tokens[at].span;
            if source.span.start < mention.span.start {
                (source.span.start..mention.span.end).contains(&span.start)
            } else {
                let between = tokens.get(mention.tokens.start..=at).unwrap_or_default();
                !between.is_empty() && !between.iter().any(|token| token.kind == TokenKind::Punctuation)
            }
        }),
        _ => mention.tokens.contains(&at),
    })
}

/// Whether a word is the head of a phrase that another may be put in the place of, and stands but once. Times and
/// nationalities go with anything.
fn may_change_places(bead: &BeadView<'_>, place: Pair<usize>) -> bool {
    Side::BOTH.into_iter().all(|side| {
        let at = *place.get(side);
        let token = &bead.document(side).tokens[at];
        let once = || bead.tokens(side).filter(|(_, other)| other.key == token.key).count() == 1;
        let tells_time_or_nation = || {
            bead.mentions(side).any(|mention| {
                mention.tokens.contains(&at)
                    && match &mention.value {
                        Value::Name(name) => name.is_demonym,
                        Value::Date(_) | Value::Quantity(_) => true,
                        _ => false,
                    }
            })
        };
        let is_head = || {
            bead.readings(side)
                .iter()
                .any(|reading| reading.phrases.iter().any(|phrase| phrase.head == at))
        };
        is_head() && once() && !tells_time_or_nation() && !lexicon::is_calendar_word(&token.key)
    })
}

/// Whether a word names a person or body.
pub(super) fn is_somebody(bead: &BeadView<'_>, place: Pair<usize>) -> bool {
    let at = place.original;
    let named = |mention: &Mention| matches!(&mention.value, Value::Name(_)) && mention.tokens.contains(&at);
    bead.word(Side::Original, at).is_some_and(Word::is_somebody) || bead.mentions(Side::Original).any(named)
}

/// How near the words of a side stand to each other: from 0, far apart, to [`FARTHEST`], side by side.
struct Nearness {
    words: usize,
    /// Row by row.
    values: Vec<i32>,
}

/// How many steps a comma, `and` or `while` counts.
const BOUNDARY: i32 = 3;
/// What stands farther than this many steps away keeps no company.
const FARTHEST: i32 = 7;

impl Nearness {
    fn new(bead: &BeadView<'_>, side: Side, words: &[Pair<usize>]) -> Self {
        let mut by_place: Vec<usize> = (0..words.len()).collect();
        by_place.sort_by_key(|&index| *words[index].get(side));
        let mut next = by_place.into_iter().peekable();
        let (mut steps, mut sentences) = (vec![0_i32; words.len()], vec![0; words.len()]);
        let document = bead.document(side);
        let mut step = 0_i32;
        for &sentence in bead.sentences(side) {
            for at in document.sentences[sentence].tokens.clone() {
                step += width(&document.tokens[at]);
                while let Some(index) = next.next_if(|&index| *words[index].get(side) == at) {
                    (steps[index], sentences[index]) = (step, sentence);
                }
            }
        }
        let near = |one: usize, other: usize| {
            let between = (steps[one] - steps[other]).abs() - 1;
            let same = sentences[one] == sentences[other];
            if same { (FARTHEST - between.max(0)).max(0) } else { 0 }
        };
        let count = words.len();
        let mut values = vec![0; count * count];
        for one in 0..count {
            for other in one..count {
                let near = near(one, other);
                (values[one * count + other], values[other * count + one]) = (near, near);
            }
        }
        Self { words: count, values }
    }

    /// How much nearer each word stands to the first of two.
    fn leans(&self, one: usize, other: usize) -> impl Iterator<Item = i32> {
        let rows = self.row(one).iter().zip(self.row(other));
        rows.map(|(one, other)| one - other)
    }

    fn row(&self, word: usize) -> &[i32] {
        self.values
            .get(word * self.words..(word + 1) * self.words)
            .unwrap_or_default()
    }
}

fn width(token: &Token) -> i32 {
    let bounds = matches!(&*token.form, "," | ";" | ":" | "–" | "—")
        || matches!(
            &*token.key,
            "and" | "but" | "while" | "whereas" | "who" | "which" | "after" | "before" | "because" | "although"
        );
    if bounds { BOUNDARY } else { i32::from(is_content(token)) }
}

/// How surely two words have exchanged their company; nothing where they have not.
fn exchange(near: &Pair<Nearness>, one: usize, other: usize) -> Option<i32> {
    // What went over from the first to the second, the same the other way, and what stayed.
    let (mut first, mut second, mut stayed) = (0, 0, 0);
    for (word, (before, after)) in near
        .original
        .leans(one, other)
        .zip(near.rendition.leans(one, other))
        .enumerate()
    {
        let crossed = -before * after;
        if word == one || word == other {
            continue;
        } else if crossed <= 0 {
            stayed -= crossed;
        } else if before > 0 {
            first += crossed;
        } else {
            second += crossed;
        }
    }
    (first >= LEAST_MOVED && second >= LEAST_MOVED && stayed * MOST_STAYED <= first.min(second))
        .then_some(first.min(second))
}

/// What must have gone over from each of the two to the other, as the product of how much nearer a word stood.
const LEAST_MOVED: i32 = 15;
/// How many times as much must have gone over as stayed.
const MOST_STAYED: i32 = 2;
