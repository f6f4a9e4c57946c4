//! The finding that words of one side stand for others of the other side.

use crate::{
    divergence::{BeadView, Confidence, Finding, RuleMeta},
    pair::Side,
    text::Span,
};

/// A finding at some words of a side and others of the other side, told in the order of the texts: `“here” became “there”`.
pub(super) fn replaced(meta: &'static RuleMeta, bead: &BeadView<'_>, side: Side, here: Span, there: Span) -> Finding {
    let (own, other) = (
        here.of(&bead.document(side).text),
        there.of(&bead.document(side.other()).text),
    );
    let message = match side {
        Side::Original => format!("“{own}” became “{other}”"),
        Side::Rendition => format!("“{other}” became “{own}”"),
    };
    Finding::new(meta, message)
        .bead(bead.index)
        .at(side, here)
        .at(side.other(), there)
        .confidence(Confidence::Medium)
}
