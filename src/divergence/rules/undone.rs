//! Acts that did not come about in one text and did in the other: `failed to sign`, `signed`; `advised against it`, `told to
//! do it`.

use crate::{
    annotation::{Mention, Value},
    diff::Relation,
    divergence::{
        BeadView, Confidence, Finding, Severity,
        denials::denials_over,
        scope::{is_content, may_be_implicative},
    },
    lexicon::{self, Complement, ComplementPolarity, PartOfSpeech, Word, WordClass},
    pair::Side,
    segmentation::{Token, TokenKind},
    text::joined,
};

use super::{
    denied_elsewhere::{is_condition, is_part_of_number},
    negation_changed::META,
    told_anew::tells_of_the_rest,
};

/// A verb without a counterpart whose complement did not come about, `refused to sign`, where the other side says that it did: `signed`.
pub(super) fn undone(bead: &BeadView<'_>, side: Side, index: usize) -> Option<Finding> {
    let (tokens, other) = (&bead.document(side).tokens, side.other());
    let begins = complement(bead, side, index)?;
    let verb = (begins..begins + 2).find(|&at| tokens.get(at).is_some_and(is_content))?;
    let same_verb = kept(bead, side, verb);
    let there = same_verb.or_else(|| other_verb_of_object(bead, side, verb))?;
    let is_verb = |word: &Word<'_>| word.parts_of_speech().contains(PartOfSpeech::Verb);
    let before = &bead.document(other).tokens[there.saturating_sub(2)..there];
    // `A bid to sign`, `the signing`, `will be signed`: it need not have come about there either.
    let is_open = before.last().is_some_and(|token| lexicon::is_article(&token.key))
        || before.iter().any(|token| match &*token.key {
            "to" | "of" => true,
            "will" | "shall" => bead.is_within_one_text() || is_only_put_off(bead, side),
            key => lexicon::modal(key).is_some(),
        });
    // What somebody stopped doing was done for a while.
    let was_done = || {
        let ends = bead
            .word(side, index)
            .is_some_and(|word| lexicon::has_form_of_class(word, WordClass::Ending));
        ends && !is_still_done(bead, other, there)
    };
    let done = bead.word(other, there).is_some_and(is_verb) && !is_open && !was_done();
    if !done || is_told_from_other_end(bead, side, index) || tells_of_the_rest(bead, side, index) {
        return None;
    }
    // `Denied that it had failed to pay`, `denied paying`: what two words turn round stays as it was.
    let [over_verb, over] = [(side, index), (other, there)].map(|(side, verb)| denials_over(bead, side, verb));
    let denied = || {
        bead.has_open_negative_around(other, there)
            || bead.has_other_negative(other)
            || bead.has_negative_near(other, there)
    };
    let turns = over_verb.len() + 1;
    if (turns + over.len()) % 2 == 0 || over.is_empty() && denied() {
        return None;
    }
    let words = bead.text(side, index..verb + 1);
    let message = match side {
        Side::Original => format!("“{words}” lost its negation"),
        Side::Rendition => format!("“{words}” is denied only in the rendition"),
    };
    let mut finding = Finding::new(&META, message).bead(bead.index);
    for (side, range) in [(side, index..verb + 1), (other, there..there + 1)] {
        if let Some(span) = bead.span(side, range) {
            finding = finding.at(side, span);
        }
    }
    if same_verb.is_none() {
        finding = finding.severity(Severity::Major).confidence(Confidence::Medium);
    }
    Some(
        finding
            .evidence(format!(
                "{side}: “{}” says that it did not come about",
                bead.text(side, index..index + 1)
            ))
            .evidence(format!(
                "{other}: “{}” says that it did",
                bead.text(other, there..there + 1)
            )),
    )
}

/// Whether the other side says the same without a denial: `if it fails to pay`, `unless it pays`; `two of the 14 failed to
/// finish`, `twelve of the 14 finished`.
fn is_told_from_other_end(bead: &BeadView<'_>, side: Side, index: usize) -> bool {
    let counts_part = |side: Side| {
        bead.mentions(side)
            .any(|mention| is_part_of_number(bead, side, mention))
    };
    let is_other_part = |mention: &Mention| {
        matches!(mention.value, Value::Quantity(_)) && mention.tokens.end <= index && !bead.is_kept(side, mention)
    };
    is_condition(bead, side)
        || is_condition(bead, side.other())
        || bead.mentions(side).any(is_other_part) && Side::BOTH.into_iter().all(counts_part)
}

/// Whether what did not come about is still to come: `put off opening it until May`, `will open it later`.
fn is_only_put_off(bead: &BeadView<'_>, side: Side) -> bool {
    let waits = |at: usize| {
        let word = bead.word(side.other(), at);
        word.is_some_and(|word| lexicon::has_form_of_class(word, WordClass::Waiting))
    };
    bead.tokens(side)
        .any(|(_, token)| matches!(&*token.key, "until" | "till"))
        || bead.tokens(side.other()).any(|(at, _)| waits(at))
}

/// Whether a verb tells of what goes on or is to come: `pays`, `will pay`, `is paying`.
fn is_still_done(bead: &BeadView<'_>, side: Side, verb: usize) -> bool {
    let key = bead.document(side).tokens[verb].key.as_str();
    let is_base = bead
        .word(side, verb)
        .is_some_and(|word| word.lemmas().any(|lemma| lemma == key));
    is_base || key.ends_with('s') || key.ends_with("ing")
}

/// An act that one side alone is against, `advised against taking it`, and the other side is for: `told to take it`.
pub(super) fn opposed(bead: &BeadView<'_>, side: Side, against: usize) -> Option<Finding> {
    let (tokens, other) = (&bead.document(side).tokens, side.other());
    let act = against + 1;
    let is_act = tokens[against].key == "against" && tokens.get(act).is_some_and(|token| token.key.ends_with("ing"));
    if !is_act {
        return None;
    }
    let link = bead.link(side, act)?;
    let there = link.tokens.get(other).start;
    let related = link.relation.keeps_sense() || link.relation == Relation::Hypernym;
    let rejects = Word::look_up("reject");
    let favours = |index: usize| {
        bead.word(other, index)
            .is_some_and(|word| word.relation(&rejects) == Relation::Antonym)
    };
    let urged = there
        .checked_sub(1)
        .is_some_and(|at| bead.document(other).tokens[at].key == "to");
    let favoured = urged || bead.tokens(other).any(|(index, _)| favours(index));
    let denied = || {
        let against = |token: &Token| matches!(&*token.key, "against" | "oppose" | "opposed" | "objected");
        bead.has_other_negative(other)
            || bead.has_negative_near(other, there)
            || bead.tokens(other).any(|(_, token)| against(token))
    };
    if !related || !favoured || denied() {
        return None;
    }
    let words = bead.text(side, against..act + 1);
    let message = match side {
        Side::Original => format!("“{words}” lost its negation"),
        Side::Rendition => format!("“{words}” is denied only in the rendition"),
    };
    let finding = Finding::new(&META, message)
        .bead(bead.index)
        .at(side, bead.span(side, against..act + 1)?)
        .at(other, bead.span(other, there..there + 1)?);
    Some(finding.evidence(format!("{other}: nothing in the aligned words is against it")))
}

/// Where the complement of a word begins that says that it did not come about: `refused to sign`, `unable to sign`, `too ill
/// to sign`, `ruled out signing`, `prevented the guards from signing`, `stopped short of signing`.
fn complement(bead: &BeadView<'_>, side: Side, index: usize) -> Option<usize> {
    let word = bead.word(side, index)?;
    if !may_be_implicative(word) {
        return None;
    }
    let turns = |complement: Complement| {
        let mut lemmas = word.lemmas();
        lemmas.any(|lemma| lexicon::implicative(lemma, complement) == Some(ComplementPolarity::Negative))
    };
    let tokens = &bead.document(side).tokens;
    let is = |at: usize, key: &str| tokens.get(at).is_some_and(|token| token.key == key);
    let is_gerund = |at: usize| tokens.get(at).is_some_and(|token| token.key.ends_with("ing"));
    if (turns(Complement::Infinitive) || turns(Complement::Adjective))
        && let Some(to) = to_behind(bead, side, index)
    {
        return Some(to + 1);
    }
    let from = || (index + 1..index + 6).find(|&at| is(at, "from"));
    if let Some(from) = turns(Complement::From).then(from).flatten() {
        return Some(from + 1);
    }
    if is_gerund(index + 1) && turns(Complement::Gerund) {
        return Some(index + 1);
    }
    // `Too ill to travel`.
    if tokens[index].key == "too" && is(index + 2, "to") {
        return Some(index + 3);
    }
    let second = tokens.get(index + 1).filter(|second| second.kind == TokenKind::Word)?;
    // `Ruled out selling`.
    let with_particle = || {
        let rules_out = |lemma| lexicon::implicative(&joined([lemma, &second.key]), Complement::Gerund);
        word.lemmas()
            .any(|lemma| rules_out(lemma) == Some(ComplementPolarity::Negative))
    };
    if is_gerund(index + 2) && with_particle() {
        return Some(index + 2);
    }
    if !is_gerund(index + 3) {
        return None;
    }
    let third = tokens.get(index + 2)?;
    let stops_short = word.lemmas().any(|lemma| {
        let phrase = joined([lemma, &second.key, &third.key]);
        lexicon::implicative(&phrase, Complement::Noun) == Some(ComplementPolarity::Negative)
    });
    stops_short.then_some(index + 3)
}

/// The `to` behind a word, with no more between than when or how often: `refused on Monday to sign`, `failed again to sign`.
fn to_behind(bead: &BeadView<'_>, side: Side, index: usize) -> Option<usize> {
    // `Refused on the second of May to`.
    const REACH: usize = 7;
    let tokens = &bead.document(side).tokens;
    let to = (index + 1..tokens.len().min(index + REACH)).find(|&at| tokens[at].key == "to")?;
    let tells_when = |at: usize| {
        let is_date = |mention: &Mention| matches!(mention.value, Value::Date(_)) && mention.tokens.contains(&at);
        let is_adverb = |word: &Word<'_>| word.most_likely_part_of_speech() == Some(PartOfSpeech::Adverb);
        bead.mentions(side).any(is_date)
            || matches!(&*tokens[at].key, "on" | "in" | "at" | "again" | "so" | "far")
            || bead.word(side, at).is_some_and(is_adverb)
    };
    (index + 1..to).all(tells_when).then_some(to)
}

/// The token of the other side that a word is linked to as the same.
fn kept(bead: &BeadView<'_>, side: Side, at: usize) -> Option<usize> {
    let link = bead.link(side, at).filter(|link| link.relation.keeps_sense())?;
    Some(link.tokens.get(side.other()).start)
}

/// The verb that the other side has for the object of a verb, where it goes with no other word: `reach a verdict`, `agreed
/// on a verdict`.
fn other_verb_of_object(bead: &BeadView<'_>, side: Side, verb: usize) -> Option<usize> {
    const REACH: usize = 4;
    let tokens = &bead.document(side).tokens;
    let near = (verb + 1..verb + 1 + REACH)
        .take_while(|&at| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word));
    let object = near.into_iter().find(|&at| is_content(&tokens[at]))?;
    let (there, other) = (kept(bead, side, object)?, side.other());
    let words = &bead.document(other).tokens;
    let before = (there.saturating_sub(REACH)..there).rev();
    let verb = before.take_while(|&at| words[at].kind == TokenKind::Word).find(|&at| {
        let word = bead.word(other, at);
        is_content(&words[at]) && word.is_some_and(|word| word.most_likely_part_of_speech() == Some(PartOfSpeech::Verb))
    })?;
    kept(bead, other, verb).is_none().then_some(verb)
}
