//! What is found in one text and only asked in the other: `found that they ignored it`, `will examine whether they ignored it`.

use crate::{
    annotation::syntax::Tag,
    divergence::{BeadView, Confidence, Finding},
    lexicon::{self, Complement, ComplementPolarity, Word},
    pair::Side,
};

use super::modality_changed::META;

/// The finding, where a side asks whether something is so that the other side has somebody find.
pub(super) fn asked(bead: &BeadView<'_>, side: Side) -> Option<Finding> {
    let other = side.other();
    const CUE: &str = "whether";
    if !bead.says_any(side, &[CUE]) || bead.says_any(other, &[CUE]) {
        return None;
    }
    let (whether, _) = bead.tokens(side).find(|(_, token)| token.key == CUE)?;
    let reading = (bead.readings(side).iter()).find(|reading| reading.tokens.contains(&whether))?;
    let behind = (whether + 1..reading.tokens.end).take_while(|&at| bead.document(side).tokens[at].form != ",");
    let mut verbs = behind.filter(|&at| matches!(reading.tags[at - reading.tokens.start], Tag::Verb(_)));
    let verb = verbs.next()?;
    let link = bead.link(side, verb).filter(|link| link.relation.keeps_sense())?;
    let there = link.tokens.get(other).start;
    let settled = bead.sentence_of(other, there)?;
    let found = (settled.start..there).rev().find(|&at| is_found(bead, other, at))?;
    // `Found no sign of it`, `if it finds`: nothing was settled there either.
    if bead.has_negative_near(other, found) || bead.tokens(other).any(|(_, token)| token.key == "if") {
        return None;
    }
    let (here, that) = (bead.text(side, whether..verb + 1), bead.text(other, found..found + 1));
    let message = match side {
        Side::Original => format!("“{here}” was asked and is settled in the rendition: “{that}”"),
        Side::Rendition => format!("“{that}” became a question: “{here}”"),
    };
    let finding = Finding::new(&META, message)
        .bead(bead.index)
        .confidence(Confidence::Medium)
        .at(side, bead.span(side, whether..verb + 1)?)
        .at(other, bead.span(other, found..found + 1)?);
    Some(
        finding
            .evidence(format!("{side}: leaves it open"))
            .evidence(format!("{other}: says that it is so")),
    )
}

/// Whether a word says that what follows it is so, `found`, `confirmed`, and no word of the other side says as much.
fn is_found(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    let affirms = |word: &Word<'_>| {
        let affirmed = |lemma| lexicon::implicative(lemma, Complement::Clause) == Some(ComplementPolarity::Affirmative);
        word.lemmas().any(affirmed)
    };
    let before = at
        .checked_sub(1)
        .map_or("", |before| bead.document(side).tokens[before].key.as_str());
    let is_open = bead.link(side, at).is_none_or(|link| !link.relation.keeps_sense());
    is_open && before != "to" && lexicon::modal(before).is_none() && bead.word(side, at).is_some_and(affirms)
}
