//! Wordings with their changes as `del` and `ins`, and words for those who hear the page.

use maud::{Markup, html};

use super::shown;
use crate::{
    pair::Side,
    report::{
        Report,
        render::{
            excerpt::{self, Focus, Piece},
            style::Strength,
        },
    },
};

/// A bead in both columns, and as one reading text when it has changes to read.
pub(super) fn of_bead(report: &Report, bead: usize, foci: &[Focus], has_changes: bool) -> Markup {
    html! {
        div.sides {
            @for side in Side::BOTH { (column(report, side, &excerpt::of_side(report, bead, side, foci))) }
        }
        @if has_changes {
            p.inline lang=(report.documents.rendition.language) dir="auto" {
                (pieces(&excerpt::inline(report, bead, foci, Strength::Quiet)))
            }
        }
    }
}

/// One side's wording under its label.
pub(super) fn column(report: &Report, side: Side, wording: &[Piece<'_>]) -> Markup {
    html! {
        p class=(side) lang=(report.documents.get(side).language) dir="auto" {
            span.label lang="en" { (side) }
            @if wording.is_empty() { span.label lang="en" { "nothing corresponds" } }
            (pieces(wording))
        }
    }
}

fn pieces(wording: &[Piece<'_>]) -> Markup {
    html! { @for piece in wording { (self::piece(piece)) } }
}

fn piece(piece: &Piece<'_>) -> Markup {
    let text = shown(piece.text);
    let Some((side, strength)) = piece.change else {
        return html! { (text) };
    };
    let class = match strength {
        Strength::Quiet => "q",
        Strength::Medium => "m",
        Strength::Loud => "l",
    };
    html! {
        @if piece.text == excerpt::CARET {
            span.l { span aria-hidden="true" { (text) } span.v { "nothing here" } }
        } @else if side == Side::Original {
            del class=(class) { span.v { "original: " } (text) span.v { " end " } }
        } @else {
            ins class=(class) { span.v { "rendition: " } (text) span.v { " end " } }
        }
    }
}
