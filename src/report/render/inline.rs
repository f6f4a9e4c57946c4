//! Both wordings of a bead as one reading text.

use super::{
    excerpt::{Focus, Piece, SENTENCES, marks, sentences, slice},
    style::Strength,
};
use crate::{
    alignment::Bead,
    diff::{Edit, EditOp},
    pair::{Pair, Side},
    report::Report,
    segmentation::Document,
    text::Span,
};

/// The reading text: what is equal stands once, what was replaced stands before its replacement. Changes quieter than
/// `least` are read in the rendition's words alone. Where sentences were split or merged it is parted at those of the
/// side that has more of them, for [`by_sentence`](super::excerpt::by_sentence).
pub(super) fn of_bead<'a>(report: &'a Report, bead: usize, foci: &[Focus], least: Strength) -> Vec<Piece<'a>> {
    let (Some(shape), Some(diff)) = (report.alignment.beads.get(bead), report.diffs.get(bead)) else {
        return Vec::new();
    };
    let marks = Pair::new(Side::Original, Side::Rendition).map(|side| marks(&diff.edits, side, foci));
    let is_marked = |piece: &Piece<'_>| piece.change.is_some_and(|(_, strength)| strength >= least);
    let spoken = spoken(shape);
    let mut parting = Parting::of(report, shape);
    let mut text = Text::new(report);
    let mut is_old = false;
    for edit in &diff.edits {
        let mut cuts = parting.within(edit, spoken);
        let wording =
            |side: Side, cuts: &[usize]| wording(report.documents.get(side), side, edit, marks.get(side), cuts);
        let mut old = wording(spoken.other(), &[]);
        if old.iter().any(is_marked) {
            if parting.side != Some(spoken) {
                old = wording(spoken.other(), &std::mem::take(&mut cuts));
            }
            old.retain(|piece| is_marked(piece) || piece.is_parting() || piece.text.trim().is_empty());
            text.append(edit, spoken.other(), old, false);
            is_old = true;
        }
        let can_cut = parting.side == Some(spoken) || edit.op == EditOp::Equal && is_as_long(report, edit);
        let mut new = wording(spoken, if can_cut { &cuts } else { &[] });
        for piece in new.iter_mut().filter(|piece| !is_marked(piece)) {
            piece.change = None;
        }
        // Old and new words are never glued together.
        let is_apart = is_old && edit.op != EditOp::Equal;
        is_old &= new.is_empty();
        text.append(edit, spoken, new, is_apart);
        if !can_cut {
            text.pieces.extend(cuts.iter().map(|_| Piece::equal(SENTENCES)));
        }
    }
    part_sides(&mut text.pieces);
    trim_sentences(&mut text.pieces);
    text.pieces
}

/// What an edit has on a side, parted at the given bytes of it.
fn wording<'a>(
    document: &'a Document,
    side: Side,
    edit: &Edit,
    marks: &[(Span, Strength)],
    cuts: &[usize],
) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let Some(span) = *edit.spans.get(side) else {
        return pieces;
    };
    let mut from = span.start;
    for cut in cuts.iter().map(|cut| span.start + cut) {
        slice(document, side, Span::new(from, cut), marks, &mut pieces);
        pieces.push(Piece::equal(SENTENCES));
        from = cut;
    }
    slice(document, side, Span::new(from, span.end), marks, &mut pieces);
    pieces
}

/// A reading text under construction.
struct Text<'a> {
    report: &'a Report,
    pieces: Vec<Piece<'a>>,
    /// How far it goes in a text whose words it ends with.
    ends: Pair<Option<usize>>,
}

impl<'a> Text<'a> {
    fn new(report: &'a Report) -> Self {
        Self {
            report,
            pieces: Vec::new(),
            ends: Pair::default(),
        }
    }

    /// Appends what an edit has on a side. It keeps the blank that it follows in its own text, whatever it follows here,
    /// and words that do not follow one another there are never glued together.
    fn append(&mut self, edit: &Edit, side: Side, more: Vec<Piece<'a>>, is_apart: bool) {
        let start = edit.spans.get(side).map(|span| span.start);
        let before = start.and_then(|start| self.report.documents.get(side).text.get(..start));
        let follows_blank = before.is_some_and(|before| before.ends_with(char::is_whitespace));
        let goes_on = start.is_some() && *self.ends.get(side) == start;
        let (Some(first), last) = (more.first(), self.pieces.last().map_or(" ", |piece| piece.text)) else {
            return;
        };
        let has_blank = last.ends_with(char::is_whitespace) || first.text.starts_with(char::is_whitespace);
        let is_glued =
            !goes_on && last.ends_with(char::is_alphanumeric) && first.text.starts_with(char::is_alphanumeric);
        let is_apart = is_apart && !first.text.starts_with(['.', ',', ';', ':', '!', '?', ')', ']', '…']);
        if !has_blank && (is_apart || follows_blank || is_glued) {
            self.pieces.push(Piece::equal(" "));
        }
        self.pieces.extend(more);
        let is_both = edit.op == EditOp::Equal;
        self.ends = (edit.spans).each(|each, span| span.filter(|_| is_both || each == side).map(|span| span.end));
    }
}

/// The side by whose sentences the reading text of a bead is parted, if there are several.
pub(super) fn parted_by(bead: &Bead) -> Option<Side> {
    let [original, rendition] = Side::BOTH.map(|side| bead.sentences.get(side).len());
    let most = if original > rendition {
        Side::Original
    } else {
        Side::Rendition
    };
    (original.max(rendition) > 1).then_some(most)
}

/// The side whose words are read where nothing is marked.
const fn spoken(bead: &Bead) -> Side {
    if bead.sentences.rendition.is_empty() {
        Side::Original
    } else {
        Side::Rendition
    }
}

/// Where sentences begin by which a text is parted.
struct Parting {
    side: Option<Side>,
    /// From the last to the first.
    starts: Vec<usize>,
}

impl Parting {
    fn of(report: &Report, bead: &Bead) -> Self {
        let side = parted_by(bead);
        let starts = side.into_iter().flat_map(|side| {
            sentences(bead, report.documents.get(side), side)
                .skip(1)
                .map(|sentence| sentence.start)
        });
        let mut starts: Vec<usize> = starts.collect();
        starts.reverse();
        Self { side, starts }
    }

    /// The beginnings up to the end of an edit, counted from its start. Words that moved away from the order of their
    /// text say nothing of where its sentences begin.
    fn within(&mut self, edit: &Edit, spoken: Side) -> Vec<usize> {
        let span = self.side.and_then(|side| *edit.spans.get(side));
        let Some(span) = span.filter(|_| edit.op != EditOp::Move || self.side == Some(spoken)) else {
            return Vec::new();
        };
        let mut cuts = Vec::new();
        while let Some(start) = self.starts.pop_if(|start| *start < span.end) {
            cuts.push(start.saturating_sub(span.start));
        }
        cuts
    }
}

/// Whether both wordings of an edit can be cut at the same byte.
fn is_as_long(report: &Report, edit: &Edit) -> bool {
    let text = |side: Side| report.documents.get(side).text.get((*edit.spans.get(side))?.range());
    text(Side::Original) == text(Side::Rendition)
}

/// Sets a blank between words of one side and words of the other that follow at once: what belongs to the word before
/// it in its own text, as a genitive does, would be read as the end of another.
fn part_sides(pieces: &mut Vec<Piece<'_>>) {
    let side = |piece: &Piece<'_>| piece.change.map(|(side, _)| side);
    for index in (1..pieces.len()).rev() {
        if let (Some(before), Some(after)) = (side(&pieces[index - 1]), side(&pieces[index]))
            && before != after
        {
            pieces.insert(index, Piece::equal(" "));
        }
    }
}

/// Takes away the blanks at both ends of each sentence.
fn trim_sentences(pieces: &mut Vec<Piece<'_>>) {
    let trimmed: Vec<Piece<'_>> = pieces
        .split(Piece::is_parting)
        .enumerate()
        .flat_map(|(index, sentence)| {
            let is_blank = |piece: &&Piece<'_>| piece.text.trim().is_empty();
            let before = sentence.iter().take_while(is_blank).count();
            let behind = sentence[before..].iter().rev().take_while(is_blank).count();
            let mut kept = sentence[before..sentence.len() - behind].to_vec();
            if let Some(first) = kept.first_mut() {
                first.text = first.text.trim_start();
            }
            if let Some(last) = kept.last_mut() {
                last.text = last.text.trim_end();
            }
            let parting = (index > 0).then_some(Piece::equal(SENTENCES));
            parting.into_iter().chain(kept)
        })
        .collect();
    *pieces = trimmed;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        policy::FailLevel,
        report::render::{excerpt::by_sentence, story::Story},
    };

    /// The sentences of the reading text of a marked bead.
    fn read(marked: &str) -> Vec<String> {
        let report = Story::default().bead(marked).report(FailLevel::None);
        let pieces = of_bead(&report, 0, &[], Strength::Quiet);
        (by_sentence(&pieces).into_iter())
            .map(|sentence| sentence.iter().map(|piece| piece.text).collect())
            .collect()
    }

    #[test]
    fn sentences_split_or_merged_stand_apart() {
        assert_eq!(
            read("The court jailed two men{p:, who|.‖ They} had denied it."),
            ["The court jailed two men, who .", "They had denied it."]
        );
        assert_eq!(
            read("The court jailed two men{p:.‖ They|, who} had denied it."),
            ["The court jailed two men.", "They , who had denied it."]
        );
    }

    #[test]
    fn one_sentence_is_one_text() {
        assert_eq!(
            read("Eight men {p:were jailed|went to prison}."),
            ["Eight men were jailed went to prison."]
        );
    }
}
