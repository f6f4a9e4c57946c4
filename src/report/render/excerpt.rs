//! The wording of a bead in pieces, each with how loudly it differs; and the cut to the changed clause.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use super::{layout, style::Strength};
use crate::{
    alignment::Bead,
    diff::{Edit, EditClass, EditOp},
    divergence::Divergence,
    pair::{Pair, Side},
    report::Report,
    segmentation::Document,
    text::Span,
};

/// A stretch of a bead's wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) change: Option<(Side, Strength)>,
}

impl<'a> Piece<'a> {
    pub(super) const fn equal(text: &'a str) -> Self {
        Self { text, change: None }
    }

    /// The proofreader's mark for a place where the other side has words and this one has none.
    const fn caret(side: Side) -> Self {
        Self {
            text: CARET,
            change: Some((side, Strength::Loud)),
        }
    }

    /// Whether it stands between two sentences.
    pub(super) fn is_parting(&self) -> bool {
        self.change.is_none() && self.text == SENTENCES
    }

    fn is_loud(&self) -> bool {
        matches!(self.change, Some((_, Strength::Loud)))
    }
}

/// What a finding points at on each side.
pub(super) type Focus = Pair<Option<Span>>;

/// What stands between the sentences of a bead that has several on a side.
pub(super) const SENTENCES: &str = " ‖ ";

/// The proofreader's mark for a place that lacks what the other side has.
pub(super) const CARET: &str = "‸";

/// One side of a bead. What the foci point at is loud and all else at most medium; without foci, what is factual is.
pub(super) fn of_side<'a>(report: &'a Report, bead: usize, side: Side, foci: &[Focus]) -> Vec<Piece<'a>> {
    let document = report.documents.get(side);
    let (Some(shape), Some(diff)) = (report.alignment.beads.get(bead), report.diffs.get(bead)) else {
        return Vec::new();
    };
    let mut marks = marks(&diff.edits, side, foci);
    join_neighbours(&mut marks, document);
    let mut carets: Vec<usize> = foci
        .iter()
        .filter_map(|focus| caret(&diff.edits, focus, side))
        .collect();
    carets.sort_unstable();
    carets.dedup();
    let mut pieces = Vec::new();
    for sentence in sentences(shape, document, side) {
        if !pieces.is_empty() {
            pieces.push(Piece::equal(SENTENCES));
        }
        let mut start = sentence.start;
        for &at in carets.iter().filter(|&&at| sentence.start <= at && at <= sentence.end) {
            slice(document, side, Span::new(start, at), &marks, &mut pieces);
            if pieces
                .last()
                .is_some_and(|piece| !piece.text.ends_with(char::is_whitespace))
            {
                pieces.push(Piece::equal(" "));
            }
            pieces.push(Piece::caret(side));
            let goes_on = document.text.get(at..sentence.end).unwrap_or_default();
            if goes_on.starts_with(char::is_alphanumeric) {
                pieces.push(Piece::equal(" "));
            }
            start = at;
        }
        slice(document, side, Span::new(start, sentence.end), &marks, &mut pieces);
    }
    pieces
}

/// The pieces of each sentence of a side.
pub(super) fn by_sentence<'p, 'a>(pieces: &'p [Piece<'a>]) -> Vec<&'p [Piece<'a>]> {
    pieces.split(Piece::is_parting).collect()
}

/// The wordings that a finding points at, each with its side and place: the two of its bead, or the places of a
/// contradiction with their own sentences. A side with nothing to show is left out.
pub(super) fn of_finding<'a>(report: &'a Report, finding: &Divergence) -> Vec<(Side, Span, Vec<Piece<'a>>)> {
    let related = finding.related.map(|related| (related.side, related.span));
    if let (Some(bead), None) = (finding.bead, related) {
        let wording = |side: Side| {
            let pieces = of_side(report, bead, side, &[finding.spans]);
            let sentence = || sentences(report.alignment.beads.get(bead)?, report.documents.get(side), side).next();
            let place = (*finding.spans.get(side)).or_else(sentence)?;
            (!pieces.is_empty()).then_some((side, place, pieces))
        };
        return Side::BOTH.into_iter().filter_map(wording).collect();
    }
    (Side::BOTH
        .iter()
        .filter_map(|&side| Some((side, (*finding.spans.get(side))?))))
    .chain(related)
    .map(|(side, span)| (side, span, of_place(report.documents.get(side), side, span)))
    .collect()
}

/// The wording around a place outside of any bead: its sentence, or its entry in a list of names, with the place loud.
pub(super) fn of_place(document: &Document, side: Side, span: Span) -> Vec<Piece<'_>> {
    // Both stand in the order of the text.
    let passages = &document.passages;
    let from = passages.partition_point(|passage| passage.span.end < span.start);
    let entries = passages[from..].iter().filter(|passage| passage.entity.is_some());
    let sentences = &document.sentences;
    let from = sentences.partition_point(|sentence| sentence.span.end < span.start);
    let ends = |stretch: &Span| stretch.start <= span.end;
    let around = (sentences[from..].iter().map(|sentence| sentence.span).take_while(ends))
        .chain(entries.map(|entry| entry.span).take_while(ends))
        .filter(|stretch| stretch.overlaps(span))
        .fold(span, Span::join);
    let mut pieces = Vec::new();
    slice(document, side, around, &[(span, Strength::Loud)], &mut pieces);
    pieces
}

/// The sentences of a bead on one side.
pub(super) fn sentences(bead: &Bead, document: &Document, side: Side) -> impl Iterator<Item = Span> {
    (bead.sentences.get(side).iter()).filter_map(|&index| Some(document.sentences.get(index)?.span))
}

/// Which stretches of one side differ, ascending and disjoint.
pub(super) fn marks(edits: &[Edit], side: Side, foci: &[Focus]) -> Vec<(Span, Strength)> {
    let mut places: Vec<Span> = foci.iter().filter_map(|focus| *focus.get(side)).collect();
    places.sort_unstable();
    let mut marks = Vec::new();
    for edit in edits {
        let (Some(span), Some(strength)) = (*edit.spans.get(side), strength(edit, !foci.is_empty())) else {
            continue;
        };
        let mut at = span.start;
        for place in places.iter().filter(|place| place.overlaps(span)) {
            let start = place.start.clamp(at, span.end);
            let end = place.end.clamp(start, span.end);
            marks.push((Span::new(at, start), strength));
            marks.push((Span::new(start, end), Strength::Loud));
            at = end;
        }
        marks.push((Span::new(at, span.end), strength));
    }
    marks.retain(|(span, _)| !span.is_empty());
    for place in places {
        if !marks
            .iter()
            .any(|&(span, strength)| strength == Strength::Loud && span.overlaps(place))
        {
            marks.retain(|(span, _)| !span.overlaps(place));
            marks.push((place, Strength::Loud));
        }
    }
    marks.sort_unstable_by_key(|(span, _)| (span.start, span.end));
    marks
}

/// How loud an edit is, if it is to be seen at all.
fn strength(edit: &Edit, focused: bool) -> Option<Strength> {
    match edit.class {
        _ if edit.op == EditOp::Equal => None,
        EditClass::Unchanged | EditClass::Formatting => None,
        EditClass::Paraphrase => Some(Strength::Quiet),
        EditClass::Factual if !focused => Some(Strength::Loud),
        EditClass::Factual | EditClass::Unresolved => Some(Strength::Medium),
    }
}

/// Joins stretches of one strength with nothing but blanks between them.
fn join_neighbours(marks: &mut Vec<(Span, Strength)>, document: &Document) {
    marks.dedup_by(|(next, strength), (previous, previous_strength)| {
        let between = document.text.get(previous.end..next.start.max(previous.end));
        let joins = strength == previous_strength && between.is_some_and(|between| between.trim().is_empty());
        if joins {
            *previous = previous.join(*next);
        }
        joins
    });
}

/// Where this side has nothing for what a finding points at on the other: after the wording before it.
fn caret(edits: &[Edit], focus: &Focus, side: Side) -> Option<usize> {
    if focus.get(side).is_some() {
        return None;
    }
    let there = (*focus.get(side.other()))?;
    let overlaps = |edit: &Edit| edit.spans.get(side.other()).is_some_and(|span| span.overlaps(there));
    let at = edits.iter().position(overlaps)?;
    let before = edits[..at]
        .iter()
        .rev()
        .find_map(|edit| edit.spans.get(side).map(|span| span.end));
    before.or_else(|| {
        edits[at..]
            .iter()
            .find_map(|edit| edit.spans.get(side).map(|span| span.start))
    })
}

/// Appends the pieces of a stretch of text: blanks at the edge of a change are not part of it.
pub(super) fn slice<'a>(
    document: &'a Document,
    side: Side,
    stretch: Span,
    marks: &[(Span, Strength)],
    pieces: &mut Vec<Piece<'a>>,
) {
    let text = |start: usize, end: usize| document.text.get(start..end).unwrap_or_default();
    let mut at = stretch.start;
    for &(span, strength) in marks.iter().filter(|(span, _)| span.overlaps(stretch)) {
        let (start, end) = (span.start.max(at), span.end.min(stretch.end));
        if start >= end {
            continue;
        }
        let changed = text(start, end);
        let word = changed.trim();
        let lead = changed.len() - changed.trim_start().len();
        pieces.push(Piece::equal(text(at, start)));
        pieces.push(Piece::equal(&changed[..lead]));
        pieces.push(Piece {
            text: word,
            change: Some((side, strength)),
        });
        pieces.push(Piece::equal(&changed[lead + word.len()..]));
        at = end;
    }
    pieces.push(Piece::equal(text(at, stretch.end)));
    pieces.retain(|piece| !piece.text.is_empty());
}

/// Cuts pieces to about `columns` columns around what is loud: to the clause when it fits. A cut shows as `…`.
pub(super) fn cut(pieces: Vec<Piece<'_>>, columns: usize) -> Vec<Piece<'_>> {
    let width = |pieces: &[Piece<'_>]| pieces.iter().map(|piece| layout::columns(piece.text)).sum::<usize>();
    if width(&pieces) <= columns {
        return pieces;
    }
    let loud: Vec<usize> = (0..pieces.len()).filter(|&index| pieces[index].is_loud()).collect();
    let (Some(&first), Some(&last)) = (loud.first(), loud.last()) else {
        let (mut shown, _) = head(&pieces, columns, columns);
        shown.push(Piece::equal(" …"));
        return shown;
    };
    let mut core = Vec::new();
    for (&index, &next) in loud.iter().zip(loud[1..].iter().chain([&last])) {
        core.push(pieces[index].clone());
        let gap = &pieces[(index + 1).min(next)..next];
        if width(gap) > 2 * LONGEST_GAP {
            core.extend(head(gap, LONGEST_GAP, LEAST_CLAUSE).0);
            core.push(Piece::equal(" … "));
            core.extend(tail(gap, LONGEST_GAP).0);
        } else {
            core.extend_from_slice(gap);
        }
    }
    let room = columns.saturating_sub(width(&core) + ELLIPSES).max(LEAST_CONTEXT);
    let (before, cut_before) = tail(&pieces[..first], room / 2);
    let (after, cut_after) = head(&pieces[last + 1..], room.saturating_sub(width(&before)), LEAST_CLAUSE);
    let ellipsis = |is_cut: bool, text| is_cut.then_some(Piece::equal(text));
    (ellipsis(cut_before, "… ")
        .into_iter()
        .chain(before)
        .chain(core)
        .chain(after))
    .chain(ellipsis(cut_after, " …"))
    .collect()
}

/// Columns that the two cuts take, blanks included.
const ELLIPSES: usize = 4;
/// Columns of context that a finding keeps however long it is itself.
const LEAST_CONTEXT: usize = 24;
/// Columns after which the context may end with its clause.
const LEAST_CLAUSE: usize = 14;
/// Columns kept at either end of what lies between two places of one finding.
const LONGEST_GAP: usize = 20;

/// The end of some pieces, at most `room` columns, and whether it was cut: at the start of its clause if that is near.
fn tail<'a>(pieces: &[Piece<'a>], room: usize) -> (Vec<Piece<'a>>, bool) {
    let mut kept: Vec<Piece<'a>> = Vec::new();
    let mut used = 0;
    let mut is_cut = false;
    'pieces: for piece in pieces.iter().rev() {
        let mut start = piece.text.len();
        for (offset, word) in piece.text.split_word_bound_indices().rev() {
            used += layout::columns(word);
            if used > room || (used > LEAST_CLAUSE && ends_clause(word)) {
                let text = piece.text[start..].trim_start();
                kept.push(Piece { text, ..piece.clone() });
                is_cut = true;
                break 'pieces;
            }
            if can_cut(piece.text, offset) {
                start = offset;
            }
        }
        kept.push(piece.clone());
    }
    kept.reverse();
    if is_cut {
        let blank = kept.iter().take_while(|piece| piece.text.trim().is_empty()).count();
        kept.drain(..blank);
        if let Some(first) = kept.first_mut() {
            first.text = first.text.trim_start();
        }
    }
    (kept, is_cut)
}

/// The beginning of some pieces, at most `room` columns, and whether it was cut: at the end of a clause if that comes
/// after more than `least` columns.
fn head<'a>(pieces: &[Piece<'a>], room: usize, least: usize) -> (Vec<Piece<'a>>, bool) {
    let mut kept: Vec<Piece<'a>> = Vec::new();
    let mut used = 0;
    for piece in pieces {
        let mut end = 0;
        for (offset, word) in piece.text.split_word_bound_indices() {
            used += layout::columns(word);
            let goes_on = piece.text[offset..].contains(char::is_alphanumeric);
            let at_clause = used > least && ends_clause(word) && goes_on;
            if at_clause || can_cut(piece.text, offset) {
                end = offset;
            }
            if at_clause || used > room {
                let text = &piece.text[..end];
                kept.push(Piece { text, ..piece.clone() });
                while kept.pop_if(|last| last.text.trim().is_empty()).is_some() {}
                if let Some(last) = kept.last_mut() {
                    last.text = last.text.trim_end();
                }
                return (kept, true);
            }
        }
        kept.push(piece.clone());
    }
    (kept, false)
}

/// Whether a text may be cut before a byte: after a blank, beside a wide character, or at its edge. A number stays with
/// the word behind it, which may be “million”.
fn can_cut(text: &str, offset: usize) -> bool {
    let (before, after) = text.split_at(offset);
    let is_wide = |character: char| character.width() == Some(2);
    match (before.chars().next_back(), after.chars().next()) {
        (Some(before), Some(after)) if is_wide(before) || is_wide(after) => true,
        (Some(before), Some(_)) if !before.is_whitespace() => false,
        (Some(_), Some(after)) => !(ends_number(text, offset) && after.is_alphabetic()),
        _ => true,
    }
}

/// Whether a number stands before the blank before a byte.
fn ends_number(text: &str, offset: usize) -> bool {
    text[..offset].trim_end().ends_with(char::is_numeric)
}

fn ends_clause(word: &str) -> bool {
    matches!(
        word,
        "," | ";" | ":" | "—" | "–" | "(" | ")" | "“" | "”" | "、" | "。" | "，" | "；"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(before: &str, loud: &str, after: &str, columns: usize) -> String {
        let change = Some((Side::Original, Strength::Loud));
        let pieces = vec![Piece::equal(before), Piece { text: loud, change }, Piece::equal(after)];
        cut(pieces, columns).iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn a_number_is_not_cut_from_its_word() {
        let (before, after) = (
            "The harbour board ",
            " the ferry for 1.4 million euros from a broker in Larnholm",
        );
        assert_eq!(shown(before, "sold", after, 42), "… harbour board sold the ferry for …");
        assert_eq!(
            shown(before, "sold", after, 54),
            "The harbour board sold the ferry for 1.4 million …"
        );
    }

    #[test]
    fn a_cut_leaves_one_blank() {
        let before = "Fares on the line between the two islands rose by 12 per cent ";
        assert_eq!(shown(before, "last", " week", 30), "… 12 per cent last week");
    }
}
