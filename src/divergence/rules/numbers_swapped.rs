//! Two numbers of a sentence that changed places.

use crate::{
    annotation::{
        Mention,
        quantity::{Quantity, QuantityRelation, Role},
    },
    divergence::{
        BeadView, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
        values::{quantities, quantity, wording},
    },
    lexicon,
    pair::{Pair, Side},
    segmentation::TokenKind,
};

/// The rule.
pub(crate) struct NumbersSwapped;

static META: RuleMeta = RuleMeta {
    name: "numbers-swapped",
    code: "SD105",
    kind: DivergenceType::RoleSwap,
    severity: Severity::Critical,
    summary: "two numbers changed places: the earlier value with the later one, the winner's count with the loser's",
    doc: "\
Both texts give the same two numbers, and each has taken the other's part: the value before a change and the value after
it, or the two sides of a vote or score while the words around them stay the same.

**Why it matters.** Every figure can be found in the source, and the statement is turned round.

**Example.** “€5m, up from €3.8m” → “€3.8m, up from €5m”; “voted 214 to 187 to reject” → “voted 187 to 214 to reject”.

**Not flagged.** “won 2–1” for “the others lost 1–2”; “rose from 4 to 6” for “rose to 6 from 4”.
",
};

impl Rule for NumbersSwapped {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        let values = quantities(bead);
        for (index, pair) in values.pairs.iter().enumerate() {
            let (Some(original), Some(rendition)) = (quantity(pair.original), quantity(pair.rendition)) else {
                continue;
            };
            let reversed = original.compare(rendition) == QuantityRelation::Reversed && keeps_its_words(bead);
            let crossed = values
                .pairs
                .iter()
                .skip(index + 1)
                .any(|other| crosses(original, rendition, other));
            if reversed || crossed {
                found.push(finding(bead, pair, original, rendition));
            }
        }
    }
}

/// Whether one of the two pairs lost the part of the value before the change and the other took it.
fn crosses(original: &Quantity, rendition: &Quantity, other: &Pair<&Mention>) -> bool {
    let (Some(other_original), Some(other_rendition)) = (quantity(other.original), quantity(other.rendition)) else {
        return false;
    };
    let before = |quantity: &Quantity| quantity.role == Some(Role::From);
    let took = |one: &Quantity, other: &Quantity| before(one) && !before(other);
    original.kind == other_original.kind
        && ((took(original, rendition) && took(other_rendition, other_original))
            || (took(rendition, original) && took(other_original, other_rendition)))
}

/// Whether the content words of the bead are the same on both sides: a score is turned round rightly only by other words.
fn keeps_its_words(bead: &BeadView<'_>) -> bool {
    Side::BOTH.into_iter().all(|side| {
        bead.tokens(side)
            .filter(|(_, token)| token.kind == TokenKind::Word && !lexicon::is_function_word(&token.key))
            .all(|(index, _)| bead.link(side, index).is_some_and(|link| link.relation.keeps_sense()))
    })
}

fn finding(bead: &BeadView<'_>, pair: &Pair<&Mention>, original: &Quantity, rendition: &Quantity) -> Finding {
    let (from, to) = (
        wording(bead, Side::Original, pair.original),
        wording(bead, Side::Rendition, pair.rendition),
    );
    Finding::new(&META, format!("{from} and its counterpart changed places: {to}"))
        .bead(bead.index)
        .at(Side::Original, pair.original.span)
        .at(Side::Rendition, pair.rendition.span)
        .evidence(format!("original: {original}"))
        .evidence(format!("rendition: {rendition}"))
}
