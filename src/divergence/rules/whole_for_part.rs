//! The whole where the other side has a part of it: `some of its funds`, `its funds`.

use crate::{
    annotation::{Mention, Value, quantity::QuantityKind},
    divergence::{
        BeadView, Confidence, Finding, Severity,
        clauses::phrase_head,
        scope::{is_content, is_form_of_be},
    },
    lexicon::{self, WordClass},
    pair::Side,
    segmentation::Token,
};

use super::restriction_changed::META;

/// How many tokens behind `of` name the whole.
const REACH: usize = 8;

/// A part that a side names, of something that the other side names without a word for a part.
pub(super) fn whole_for_part(bead: &BeadView<'_>, side: Side) -> Option<Finding> {
    let (tokens, other) = (&bead.document(side).tokens, side.other());
    let (part, of) = bead.tokens(side).find_map(|(at, token)| {
        let of = at + 1;
        let leads = tokens.get(of).is_some_and(|next| next.key == "of");
        (leads && is_part(token) && !is_linked(bead, side, at)).then_some((at, of))
    })?;
    // `As part of the plan`, `was part of the team`, `in another part of it`: nothing is said of the rest.
    let before = part.checked_sub(1).map(|at| &tokens[at]);
    let of_plan = |token: &Token| {
        is_form_of_be(token)
            || matches!(
                &*token.key,
                "as" | "form" | "forms" | "formed" | "take" | "another" | "other" | "different"
            )
    };
    if before.is_some_and(of_plan) || bead.tokens(other).any(|(_, token)| tells_part(token)) {
        return None;
    }
    let share = |mention: &Mention| {
        matches!(&mention.value, Value::Quantity(quantity)
            if matches!(quantity.kind, QuantityKind::Percent | QuantityKind::Fraction | QuantityKind::Ordinal))
    };
    if bead.mentions(other).any(share) {
        return None;
    }
    let sentence = bead.sentence_of(side, of)?;
    let whole = phrase_head(bead, side, of + 1..sentence.end.min(of + 1 + REACH))?;
    let link = bead.link(side, whole).filter(|link| link.relation.keeps_sense())?;
    let there = link.tokens.get(other).clone();
    // `Employees` for `some of the employees` may be some of them: only what is pointed out is the whole.
    let pointed_out =
        (there.start.saturating_sub(4)..there.start).any(|at| points_out(&bead.document(other).tokens[at]));
    if !pointed_out || !is_content(&tokens[whole]) {
        return None;
    }
    let words = bead.text(side, part..whole + 1);
    let message = match side {
        Side::Original => format!("“{words}” became the whole"),
        Side::Rendition => format!("“{words}” is a part only in the rendition"),
    };
    let finding = Finding::new(&META, message)
        .bead(bead.index)
        .at(side, bead.span(side, part..whole + 1)?)
        .at(other, bead.span(other, there)?)
        .severity(Severity::Major)
        .confidence(Confidence::Medium);
    Some(finding.evidence(format!("{other}: nothing tells of a part")))
}

fn is_linked(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    bead.link(side, at).is_some_and(|link| link.relation.keeps_sense())
}

fn is_part(token: &Token) -> bool {
    lexicon::is_of_class(&token.key, WordClass::Portion)
}

/// Words by which a part may be told otherwise: `partly`, `several`, `the eastern end`.
fn tells_part(token: &Token) -> bool {
    is_part(token)
        || lexicon::is_of_class(&token.key, WordClass::Part)
        || token.key.starts_with("part")
        || matches!(
            &*token.key,
            "certain" | "several" | "many" | "few" | "most" | "various" | "selected" | "individual" | "among" | "one"
        )
}

fn points_out(token: &Token) -> bool {
    lexicon::is_possessive(&token.key) || matches!(&*token.key, "the" | "this" | "that" | "these" | "those" | "'s")
}
