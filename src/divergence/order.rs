//! Which of two acts came first: `it was rebuilt after it had burned down`, `after it was rebuilt it burned down`.

use std::ops::Range;

use crate::{
    lexicon::{PartOfSpeech, Word},
    pair::{Pair, Side},
    segmentation::Token,
};

use super::{BeadView, scope::is_content};

/// The words behind `after`, `before` or `because` and the other words of their sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Order {
    /// The connective.
    pub(super) cue: usize,
    /// How what it leads in goes with the rest.
    pub(super) relation: Relation,
    /// What it leads in.
    pub(super) clause: Range<usize>,
    sentence: Range<usize>,
}

/// How a clause goes with the one that it hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// It was earlier.
    After,
    /// It was later.
    Before,
    /// It is the cause.
    Because,
}

impl Relation {
    fn of(key: &str) -> Option<Self> {
        match key {
            "after" => Some(Self::After),
            "before" => Some(Self::Before),
            "because" => Some(Self::Because),
            _ => None,
        }
    }
}

impl Order {
    fn has_in_main(&self, token: usize) -> bool {
        self.sentence.contains(&token) && !self.clause.contains(&token)
    }
}

/// How many tokens such a clause has at most.
const LONGEST: usize = 12;

/// The only `after`, `before` or `because` of a side with a clause of its own.
fn order(bead: &BeadView<'_>, side: Side) -> Option<Order> {
    if !bead.says_any(side, &["after", "before", "because"]) {
        return None;
    }
    let document = bead.document(side);
    let mut cues = bead
        .tokens(side)
        .filter_map(|(at, token)| Some((at, Relation::of(&token.key)?)));
    let (cue, relation) = cues.next().filter(|_| cues.next().is_none())?;
    let sentences = bead.sentences(side).iter();
    let sentence = sentences
        .map(|&sentence| document.sentences[sentence].tokens.clone())
        .find(|sentence| sentence.contains(&cue))?;
    let ends = |token: &&Token| !matches!(token.form.as_str(), "," | ";" | "." | ":" | "–" | "—");
    let behind = &document.tokens[cue + 1..sentence.end];
    let length = behind.iter().take(LONGEST).take_while(ends).count();
    Some(Order {
        cue,
        relation,
        clause: cue + 1..cue + 1 + length,
        sentence,
    })
}

/// The order of each side where the two acts have changed places: what was led in is told first, and the other way round,
/// while the word between them is the same.
pub(super) fn turned_order(bead: &BeadView<'_>) -> Option<Pair<Order>> {
    let orders = Pair::new(order(bead, Side::Original)?, order(bead, Side::Rendition)?);
    if orders.original.relation != orders.rendition.relation {
        return None;
    }
    let (mut into_clause, mut out_of_clause, mut stayed) = (false, false, false);
    for link in &bead.diff.links {
        let places = Pair::new(link.tokens.original.start, link.tokens.rendition.start);
        let acts = Side::BOTH.into_iter().all(|side| is_act(bead, side, *places.get(side)));
        if !acts || !link.relation.keeps_sense() {
            continue;
        }
        let in_clause = |side: Side| orders.get(side).clause.contains(places.get(side));
        let in_main = |side: Side| orders.get(side).has_in_main(*places.get(side));
        into_clause |= in_main(Side::Original) && in_clause(Side::Rendition);
        out_of_clause |= in_clause(Side::Original) && in_main(Side::Rendition);
        stayed |= in_clause(Side::Original) && in_clause(Side::Rendition)
            || in_main(Side::Original) && in_main(Side::Rendition);
    }
    (into_clause && out_of_clause && !stayed).then_some(orders)
}

/// Whether a word tells an act: a verb that is no auxiliary.
fn is_act(bead: &BeadView<'_>, side: Side, token: usize) -> bool {
    let is_verb = |word: &Word<'_>| {
        let parts = word.parts_of_speech();
        parts.contains(PartOfSpeech::Verb) && word.most_likely_part_of_speech() != Some(PartOfSpeech::Noun)
    };
    is_content(&bead.document(side).tokens[token]) && bead.word(side, token).is_some_and(is_verb)
}
