//! Wordings with their changes as `del` and `ins`. The words that name a side, over a wording and around a change for
//! those who hear the page, come from the style sheet: as elements they made most of a long page.

use maud::{Markup, html};

use super::shown;
use crate::{
    pair::Side,
    report::{
        Report,
        render::{
            excerpt::{self, Focus, Piece},
            inline,
            style::Strength,
        },
    },
};

/// Whether a bead has changes to draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    /// In both columns, and in one reading text that holds both wordings.
    All,
    /// The columns read the same but for typography; the reading text is the rendition's.
    None,
}

/// A bead in both columns, and as one reading text when it has changes to read.
pub(super) fn of_bead(report: &Report, bead: usize, foci: &[Focus], marks: Marks) -> Markup {
    let wording = |side: Side| excerpt::of_side(report, bead, side, foci);
    html! {
        div.sides {
            @for side in Side::BOTH { (column(report, side, &wording(side), numbers(report, bead, side))) }
        }
        @if marks == Marks::All {
            (reading(report, bead, &inline::of_bead(report, bead, foci, Strength::Quiet)))
        }
    }
}

/// The sentences of a bead on one side, as indices.
fn numbers(report: &Report, bead: usize, side: Side) -> &[usize] {
    (report.alignment.beads.get(bead)).map_or(&[], |bead| bead.sentences.get(side).as_slice())
}

/// One side's wording under its label. Several sentences that belong to fewer or more of the other side stand one
/// below the other, numbered, with a brace that holds them together.
pub(super) fn column(report: &Report, side: Side, wording: &[Piece<'_>], numbers: &[usize]) -> Markup {
    let are_several = wording.iter().any(Piece::is_parting);
    html! {
        p.(side).many[are_several] lang=(report.documents.get(side).language) dir="auto" {
            @if wording.is_empty() { span.none lang="en" { "nothing corresponds" } }
            (sentences(wording, numbers))
        }
    }
}

/// Both wordings as one text, held together and numbered like a side's.
fn reading(report: &Report, bead: usize, wording: &[Piece<'_>]) -> Markup {
    let are_several = wording.iter().any(Piece::is_parting);
    let side = (report.alignment.beads.get(bead)).and_then(inline::parted_by);
    let numbers = side.map_or(&[][..], |side| numbers(report, bead, side));
    html! {
        p.inline.many[are_several] lang=(report.documents.rendition.language) dir="auto" {
            (sentences(wording, numbers))
        }
    }
}

fn sentences(wording: &[Piece<'_>], numbers: &[usize]) -> Markup {
    let sentences = excerpt::by_sentence(wording);
    html! {
        @if sentences.len() > 1 {
            @for (index, sentence) in sentences.iter().enumerate() {
                span.s { @if let Some(number) = numbers.get(index) { b { (number + 1) } " " } (pieces(sentence)) }
            }
        } @else { (pieces(wording)) }
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
            del.(class) { (text) }
        } @else {
            ins.(class) { (text) }
        }
    }
}
