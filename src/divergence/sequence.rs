//! Which of two events came first, whichever small word says so: `six hours after the truce began`, `the truce had begun
//! six hours earlier`, `six hours into the truce`.
//!
//! `After`, `before`, `ahead of` lead in one of the two events; `earlier`, `later`, `within hours` stand in the clause of
//! one of them. Either way the words of a passage fall into what was earlier and what was later, and the words of the other
//! text should fall the same way.

use std::ops::Range;

use crate::{
    annotation::{Mention, Value, quantity::QuantityKind},
    diff::{Edit, EditClass},
    pair::{Pair, Side},
    segmentation::{Token, TokenKind},
};

use super::{BeadView, scope::is_content};

/// Two events of a passage, as the tokens that tell of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sequence {
    /// The words that say which came first.
    pub(super) cue: Range<usize>,
    earlier: Vec<usize>,
    later: Vec<usize>,
}

/// How many such words of a side are looked at.
const MOST: usize = 4;
/// How many tokens the clause that is led in has at most.
const LONGEST: usize = 18;
/// How many words must have gone from the earlier event to the later one, or back.
const LEAST_CROSSED: usize = 2;

/// Words one of which is in each expression that tells an order.
const CUES: [&str; 17] = [
    "after",
    "before",
    "following",
    "into",
    "wake",
    "ahead",
    "prior",
    "once",
    "soon",
    "time",
    "earlier",
    "later",
    "beforehand",
    "afterwards",
    "thereafter",
    "subsequently",
    "within",
];

/// The cues of the two sides where what was earlier is later, and nothing stayed where it was.
pub(super) fn turned_sequence(bead: &BeadView<'_>) -> Option<Pair<Range<usize>>> {
    let is_same = |edit: &Edit| matches!(edit.class, EditClass::Unchanged | EditClass::Formatting);
    if bead.diff.edits.iter().all(is_same) {
        return None;
    }
    if !Side::BOTH.into_iter().all(|side| bead.says_any(side, &CUES)) {
        return None;
    }
    let original = sequences(bead, Side::Original);
    if original.is_empty() {
        return None;
    }
    let rendition = sequences(bead, Side::Rendition);
    let count = |from: &[usize], to: &[usize]| {
        let partner = |&at: &usize| {
            let link = bead
                .link(Side::Original, at)
                .filter(|link| link.relation.keeps_sense())?;
            Some(link.tokens.rendition.start)
        };
        from.iter().filter_map(partner).filter(|at| to.contains(at)).count()
    };
    let straight =
        |one: &Sequence, other: &Sequence| count(&one.earlier, &other.earlier) + count(&one.later, &other.later);
    let crossed =
        |one: &Sequence, other: &Sequence| count(&one.earlier, &other.later) + count(&one.later, &other.earlier);
    for one in &original {
        for other in &rendition {
            let is_kept = || {
                original.iter().any(|one| straight(one, other) > 0)
                    || rendition.iter().any(|other| straight(one, other) > 0)
            };
            if crossed(one, other) >= LEAST_CROSSED && !is_kept() {
                return Some(Pair::new(one.cue.clone(), other.cue.clone()));
            }
        }
    }
    None
}

fn sequences(bead: &BeadView<'_>, side: Side) -> Vec<Sequence> {
    let mut found = Vec::new();
    for (place, &sentence) in bead.sentences(side).iter().enumerate() {
        let tokens = bead.document(side).sentences[sentence].tokens.clone();
        let before = place
            .checked_sub(1)
            .and_then(|before| bead.sentences(side).get(before))
            .filter(|&&before| before + 1 == sentence)
            .map_or(0..0, |&before| bead.document(side).sentences[before].tokens.clone());
        for at in tokens.clone() {
            if found.len() == MOST {
                return found;
            }
            let cue = Cue {
                bead,
                side,
                at,
                sentence: &tokens,
                before: &before,
            };
            found.extend(cue.led_in().or_else(|| cue.told()));
        }
    }
    found
}

/// A word that may tell the order of two events.
struct Cue<'b, 'a> {
    bead: &'b BeadView<'a>,
    side: Side,
    /// Its token.
    at: usize,
    /// The tokens of its sentence.
    sentence: &'b Range<usize>,
    /// Those of the sentence before, where the bead has it.
    before: &'b Range<usize>,
}

impl<'a> Cue<'_, 'a> {
    fn tokens(&self) -> &'a [Token] {
        &self.bead.document(self.side).tokens
    }

    fn key(&self, at: usize) -> &'a str {
        self.tokens().get(at).map_or("", |token| token.key.as_str())
    }

    /// The two events around a word that leads one of them in.
    fn led_in(&self) -> Option<Sequence> {
        let (at, sentence, tokens) = (self.at, self.sentence, self.tokens());
        let (length, leads_earlier) = match (self.key(at), self.key(at + 1), self.key(at + 2)) {
            ("after", ..) => (1, true),
            ("following", "the" | "a" | "an" | "his" | "her" | "its" | "their", _) => (1, true),
            ("into", "the" | "a" | "an" | "his" | "her" | "its" | "their", _) if self.follows_duration() => (1, true),
            ("in", "wake", "of") => (3, true),
            ("before", ..) => (1, false),
            ("ahead", "of", _) => (2, false),
            ("prior", "to", _) => (2, false),
            ("once", next, _) if joins_clauses(tokens, at, sentence, next) => (1, true),
            ("as", "soon", "as") => (3, true),
            ("by", "the", "time") => (3, false),
            _ => return None,
        };
        let start = at + length;
        if tokens.get(start).is_none_or(|next| next.kind == TokenKind::Punctuation) {
            return None;
        }
        let end = self.end_of_clause(start);
        let clause = self.content(start..end);
        let mut main = self.content(sentence.start..at);
        main.extend(self.content(end..sentence.end));
        // `The fall came hours before …`: what fell is told in the sentence before.
        if main.len() <= 2 {
            main.extend(self.content(self.before.clone()));
        }
        let (earlier, later) = if leads_earlier { (clause, main) } else { (main, clause) };
        self.apart(at..start, earlier, later)
    }

    /// Where a clause ends that begins at a token. One that has a subject and no verb yet goes on behind an aside: `after its
    /// director, Ada Lind, resigned`.
    fn end_of_clause(&self, start: usize) -> usize {
        let (tokens, limit) = (self.tokens(), self.sentence.end.min(start + LONGEST));
        let next_mark = |from: usize| (from..limit).find(|&at| ends_clause(&tokens[at]));
        let Some(mark) = next_mark(start) else { return limit };
        let closing = next_mark(mark + 1).filter(|&closing| tokens[mark].form == "," && tokens[closing].form == ",");
        let readings = self.bead.readings(self.side);
        let has_verb = |stretch: Range<usize>| {
            let mut clauses = readings.iter().flat_map(|reading| &reading.clauses);
            clauses.any(|clause| stretch.contains(&clause.verb))
        };
        match closing {
            Some(closing) if has_verb(closing + 1..closing + 3) && !has_verb(start..closing) => {
                next_mark(closing + 1).unwrap_or(limit)
            }
            _ => mark,
        }
    }

    /// The two events where a word in the clause of one says that it was earlier, or later, than the other.
    fn told(&self) -> Option<Sequence> {
        let (at, sentence, tokens) = (self.at, self.sentence, self.tokens());
        let goes_on = || {
            matches!(
                self.key(at + 1),
                "this" | "in" | "on" | "that" | "than" | "today" | "last" | "next"
            )
        };
        let closes = || {
            tokens
                .get(at + 1)
                .is_none_or(|next| next.kind == TokenKind::Punctuation)
        };
        let is_earlier = match self.key(at) {
            "earlier" | "beforehand" if !goes_on() => true,
            "later" | "afterwards" | "thereafter" | "subsequently" if !goes_on() => false,
            "before" if closes() && self.follows_duration() => true,
            "after" if closes() && self.follows_duration() => false,
            "within"
                if matches!(
                    self.key(at + 1),
                    "hours" | "minutes" | "days" | "weeks" | "moments" | "seconds"
                ) =>
            {
                false
            }
            _ => return None,
        };
        let opens = |token: &Token| {
            ends_clause(token) || matches!(&*token.key, "who" | "which" | "whom" | "and" | "but" | "when")
        };
        let start = (sentence.start..at)
            .rev()
            .find(|&at| opens(&tokens[at]))
            .map_or(sentence.start, |at| at + 1);
        let is_leading = self.content(sentence.start..at).is_empty();
        let joins = |at: &usize| matches!(self.key(*at), "and" | "but") && self.key(at.saturating_sub(1)) == ",";
        let end = if is_leading {
            (at..sentence.end).find(joins)
        } else {
            (at + 1..sentence.end).find(|&at| ends_clause(&tokens[at]) || matches!(self.key(at), "and" | "but"))
        }
        .unwrap_or(sentence.end);
        let own = self.content(start..end);
        let mut other = if is_leading {
            Vec::new()
        } else {
            self.content(sentence.start..start)
        };
        if other.is_empty() {
            other = self.content(self.before.clone());
        }
        let (earlier, later) = if is_earlier { (own, other) } else { (other, own) };
        self.apart(at..at + 1, earlier, later)
    }

    /// Two events without the words that tell of both.
    fn apart(&self, cue: Range<usize>, mut earlier: Vec<usize>, mut later: Vec<usize>) -> Option<Sequence> {
        let both: Vec<&str> = earlier
            .iter()
            .map(|&at| self.key(at))
            .filter(|one| later.iter().any(|&at| self.key(at) == *one))
            .collect();
        earlier.retain(|&at| !both.contains(&self.key(at)));
        later.retain(|&at| !both.contains(&self.key(at)));
        (!earlier.is_empty() && !later.is_empty()).then_some(Sequence { cue, earlier, later })
    }

    /// The words of content among some tokens that are no time.
    fn content(&self, range: Range<usize>) -> Vec<usize> {
        let (bead, side, tokens) = (self.bead, self.side, self.tokens());
        let is_time = |at: usize| {
            bead.mentions(side)
                .any(|mention| mention.tokens.contains(&at) && is_time(mention))
        };
        range
            .filter(|&at| is_content(&tokens[at]) && !is_unit(&tokens[at]))
            .filter(|&at| bead.link(side, at).is_some() && !is_time(at))
            .collect()
    }

    /// Whether a length of time stands right before it: `six hours earlier`, `hours before`.
    fn follows_duration(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|before| self.tokens().get(before));
        before.is_some_and(is_unit)
            || self
                .bead
                .mentions(self.side)
                .any(|mention| mention.tokens.end == self.at && is_time(mention))
    }
}

/// Whether a `once` leads in a clause, unlike that of `was once`, `once a week` and `once again`.
fn joins_clauses(tokens: &[Token], at: usize, sentence: &Range<usize>, next: &str) -> bool {
    let before = at.checked_sub(1).filter(|before| sentence.contains(before));
    let key = before.map_or("", |before| tokens[before].key.as_str());
    let counts = matches!(next, "a" | "an" | "again" | "more" | "every" | "in" | "and" | "or");
    let is_adverb = matches!(
        key,
        "is" | "was" | "were" | "has" | "had" | "have" | "who" | "which" | "at" | "for" | "than" | "not" | "more"
    );
    !counts && !is_adverb
}

fn is_time(mention: &Mention) -> bool {
    match &mention.value {
        Value::Date(_) => true,
        Value::Quantity(quantity) => matches!(quantity.kind, QuantityKind::Duration { .. }),
        _ => false,
    }
}

/// Words that say how far apart two events lie.
fn is_unit(token: &Token) -> bool {
    matches!(
        &*token.key,
        "hours"
            | "minutes"
            | "days"
            | "weeks"
            | "months"
            | "years"
            | "moments"
            | "seconds"
            | "shortly"
            | "soon"
            | "earlier"
            | "later"
    )
}

fn ends_clause(token: &Token) -> bool {
    token.kind == TokenKind::Punctuation && matches!(token.form.as_str(), "," | ";" | ":" | "." | "–" | "—")
}
