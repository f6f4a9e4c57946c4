//! Who says a thing in one text and is told it in the other: `the minister said`, `the minister was told`.

use crate::{
    annotation::syntax::Clause,
    divergence::{BeadView, Finding, Severity},
    lexicon,
    pair::{Pair, Side},
};

use super::attribution_changed::META;

/// A source of one text that the other has as the one to whom it is said, and nowhere as a source.
pub(super) fn told_for_teller(bead: &BeadView<'_>) -> Option<Finding> {
    // Hardly a sentence tells of anybody who was told something.
    let is_told = |side: Side| bead.says_any(side, &["told", "informed", "advised", "notified", "briefed"]);
    let side = Side::BOTH.into_iter().find(|&side| is_told(side))?;
    [side, side.other()].into_iter().find_map(|side| between(bead, side))
}

/// One whom the text of `side` has told it and the other one telling it.
fn between(bead: &BeadView<'_>, side: Side) -> Option<Finding> {
    let (hearer, heard) = clauses(bead, side).find_map(|clause| Some((hearer(bead, side, clause)?, clause)))?;
    let there = side.other();
    let is_same = |other: usize| {
        let link = bead.link(there, other).filter(|link| link.relation.keeps_sense());
        link.is_some_and(|link| link.tokens.get(side).contains(&hearer))
    };
    let (teller, told) = clauses(bead, there).find_map(|clause| {
        let teller = teller(bead, there, clause).filter(|&teller| is_same(teller))?;
        Some((teller, clause))
    })?;
    // `Officials said they had been told`, `the officials were informed, they said`.
    let is_other = |side: Side, one: usize, other: usize| {
        let is_pronoun = |at: usize| bead.document(side).tokens[at].is_pronoun();
        is_pronoun(one) != is_pronoun(other)
    };
    let tells_here = |test: &dyn Fn(usize) -> bool| clauses(bead, side).any(|clause| tells(bead, side, clause, test));
    let is_told_there = |test: &dyn Fn(usize) -> bool| {
        clauses(bead, there).any(|clause| self::hearer(bead, there, clause).is_some_and(test))
    };
    if tells_here(&|who| who == hearer)
        || is_told_there(&|who| who == teller)
        || tells_here(&|who| is_other(side, who, hearer)) && is_told_there(&|who| is_other(there, who, teller))
    {
        return None;
    }
    let text = |side: Side, at: usize| bead.text(side, at..at + 1);
    let who = text(there, teller);
    let message = match side {
        Side::Rendition => format!("{who} is told it instead of saying it"),
        Side::Original => format!("{who} says it instead of being told it"),
    };
    let verbs = match side {
        Side::Original => Pair::new(heard.verb, told.verb),
        Side::Rendition => Pair::new(told.verb, heard.verb),
    };
    let spans = verbs.each(|side, &verb| bead.span(side, verb..verb + 1));
    let words = verbs.each(|side, &verb| text(side, verb));
    Some(
        Finding::new(&META, message)
            .bead(bead.index)
            .spans(spans)
            .severity(Severity::Critical)
            .evidence(format!("“{}” against “{}”", words.original, words.rendition)),
    )
}

fn clauses<'b>(bead: &'b BeadView<'_>, side: Side) -> impl Iterator<Item = &'b Clause> {
    bead.readings(side).iter().flat_map(|reading| &reading.clauses)
}

/// Who says what a verb tells of.
fn teller(bead: &BeadView<'_>, side: Side, clause: &Clause) -> Option<usize> {
    let says = bead
        .word(side, clause.verb)?
        .lemmas()
        .any(|lemma| lexicon::reporting_verb(lemma).is_some() && !matches!(lemma, "hear" | "learn" | "read"));
    clause.agent.filter(|_| says && !clause.is_passive)
}

/// Who is told what a verb tells of.
fn hearer(bead: &BeadView<'_>, side: Side, clause: &Clause) -> Option<usize> {
    let tells = (bead.word(side, clause.verb)?.lemmas())
        .any(|lemma| matches!(lemma, "tell" | "inform" | "advise" | "notify" | "brief"));
    clause.patient.filter(|_| tells && clause.is_passive)
}

fn tells(bead: &BeadView<'_>, side: Side, clause: &Clause, who: impl Fn(usize) -> bool) -> bool {
    teller(bead, side, clause).is_some_and(who)
}
