//! The edit script, read off the word links.
//!
//! The heaviest chain of links that keeps its order is the backbone; links that cross it are moves. Between two links
//! of the backbone stands what was deleted, inserted or replaced. Every edit carries the white space that follows it,
//! so that on each side the pieces concatenate to the sentences.

use std::ops::Range;

use crate::{
    alignment::Bead,
    pair::{Pair, Side},
    segmentation::{Document, TokenKind},
    text::Span,
};

use super::{Edit, EditClass, EditOp, Features, Link, Relation};

/// The edits of a bead, in reading order.
pub(super) fn edits(documents: Pair<&Document>, bead: &Bead, links: &[Link]) -> Vec<Edit> {
    let backbone = backbone(documents, links);
    let mut writer = Writer {
        documents,
        bead,
        edits: Vec::new(),
        at: Pair::new(0, 0),
        tokens: Pair::default(),
    };
    writer.tokens = Pair::new(
        tokens(documents.original, &bead.sentences.original),
        tokens(documents.rendition, &bead.sentences.rendition),
    );
    let moved = Pair::new(
        moved_tokens(links, &backbone, Side::Original),
        moved_tokens(links, &backbone, Side::Rendition),
    );
    for &index in &backbone {
        writer.write_gap(Some(&links[index]), &moved);
        writer.write_link(&links[index]);
    }
    writer.write_gap(None, &moved);
    // There are very many of these lists, and they stay.
    writer.edits.shrink_to_fit();
    writer.edits
}

fn tokens(document: &Document, sentences: &[usize]) -> Vec<usize> {
    sentences
        .iter()
        .flat_map(|&sentence| document.sentences[sentence].tokens.clone())
        .collect()
}

/// The heaviest chain of links that ascends on both sides, as indices into `links`, which ascend on the original's.
fn backbone(documents: Pair<&Document>, links: &[Link]) -> Vec<usize> {
    let weight = |link: &Link| -> u32 {
        let words = &documents.original.tokens[link.tokens.original.clone()];
        let content = words
            .iter()
            .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number) && !token.is_function_word());
        1 + 4 * content.count() as u32 + u32::from(link.relation == Relation::Identical)
    };
    // A Fenwick tree over the rendition's tokens holds the heaviest chain that ends before each of them.
    let base = links.iter().map(|link| link.tokens.rendition.start).min().unwrap_or(0);
    let size = links.iter().map(|link| link.tokens.rendition.end).max().unwrap_or(0) - base;
    let mut tree: Vec<(u32, Option<usize>)> = vec![(0, None); size + 1];
    let mut previous = vec![None; links.len()];
    let mut best = (0, None);
    for (index, link) in links.iter().enumerate() {
        let (mut heaviest, mut at) = ((0, None), link.tokens.rendition.start - base);
        while at > 0 {
            if tree[at].0 > heaviest.0 {
                heaviest = tree[at];
            }
            at &= at - 1;
        }
        previous[index] = heaviest.1;
        let chain = (heaviest.0 + weight(link), Some(index));
        if chain.0 > best.0 {
            best = chain;
        }
        let mut at = link.tokens.rendition.end - base;
        while at <= size {
            if chain.0 > tree[at].0 {
                tree[at] = chain;
            }
            at += at & at.wrapping_neg();
        }
    }
    let mut chain = Vec::new();
    let mut next = best.1;
    while let Some(index) = next {
        chain.push(index);
        next = previous[index];
    }
    chain.reverse();
    chain
}

/// The links off the backbone by a side's first token, with the link they belong to.
fn moved_tokens<'a>(links: &'a [Link], backbone: &[usize], side: Side) -> Vec<(Range<usize>, &'a Link)> {
    let mut on_backbone = vec![false; links.len()];
    for &index in backbone {
        on_backbone[index] = true;
    }
    let off = links.iter().zip(on_backbone).filter(|(_, on)| !on);
    let mut moved: Vec<_> = off.map(|(link, _)| (link.tokens.get(side).clone(), link)).collect();
    moved.sort_by_key(|(range, _)| range.start);
    moved
}

struct Writer<'a> {
    documents: Pair<&'a Document>,
    bead: &'a Bead,
    edits: Vec<Edit>,
    /// How many of the bead's tokens are written, on each side.
    at: Pair<usize>,
    /// The bead's tokens on each side, as indices into the documents'.
    tokens: Pair<Vec<usize>>,
}

impl Writer<'_> {
    /// Writes a link of the backbone.
    fn write_link(&mut self, link: &Link) {
        let (op, class, reason) = self.judge_link(link);
        for side in Side::BOTH {
            *self.at.get_mut(side) += link.tokens.get(side).len();
        }
        self.push(
            op,
            class,
            reason,
            Pair::new(Some(link.tokens.original.clone()), Some(link.tokens.rendition.clone())),
        );
    }

    /// Writes what stands before a link on either side: moved words apart, the rest as one edit.
    fn write_gap(&mut self, link: Option<&Link>, moved: &Pair<Vec<(Range<usize>, &Link)>>) {
        let reach = self.tokens.each(|side, tokens| {
            let Some(link) = link else { return tokens.len() };
            let (next, at) = (link.tokens.get(side).start, *self.at.get(side));
            // Most links follow each other.
            if tokens.get(at) == Some(&next) {
                at
            } else {
                tokens.partition_point(|&token| token < next)
            }
        });
        if reach == self.at {
            return;
        }
        let mut open: Pair<Vec<Piece<'_>>> = Pair::default();
        for side in Side::BOTH {
            let tokens = self.tokens.get(side);
            let (from, to) = (*self.at.get(side), *reach.get(side));
            let pieces = open.get_mut(side);
            let mut position = from;
            while position < to {
                let token = tokens[position];
                let off = moved.get(side);
                let hit = off
                    .binary_search_by_key(&token, |(range, _)| range.start)
                    .ok()
                    .map(|index| &off[index]);
                let len = hit.map_or(1, |(range, _)| range.len());
                let moved = hit.map(|(_, link)| *link);
                match pieces.last_mut() {
                    // Neighbouring tokens of a sentence that were not moved are one piece.
                    Some(last)
                        if last.moved.is_none()
                            && moved.is_none()
                            && last.tokens.end == token
                            && !self.begins_sentence(side, token) =>
                    {
                        last.tokens.end += len;
                    }
                    _ => pieces.push(Piece {
                        tokens: token..token + len,
                        moved,
                    }),
                }
                position += len;
            }
            *self.at.get_mut(side) = to;
        }
        self.write_pieces(&open.original, &open.rendition);
    }

    fn begins_sentence(&self, side: Side, token: usize) -> bool {
        let sentences = &self.documents.get(side).sentences;
        self.bead
            .sentences
            .get(side)
            .iter()
            .any(|&sentence| sentences[sentence].tokens.start == token)
    }

    /// Writes the stretches of a gap: stretches that were not moved replace each other in their order.
    fn write_pieces(&mut self, original: &[Piece<'_>], rendition: &[Piece<'_>]) {
        let plain = |pieces: &[Piece<'_>]| pieces.iter().filter(|piece| piece.moved.is_none()).count();
        let replaces = plain(original) == 1 && plain(rendition) == 1;
        let mut inserted = rendition.iter().peekable();
        for piece in original {
            if let Some(link) = piece.moved {
                self.write_moved(Side::Original, piece, link);
            } else if replaces {
                while let Some(before) = inserted.next_if(|piece| piece.moved.is_some()) {
                    self.write_unpaired(Side::Rendition, before);
                }
                if let Some(other) = inserted.next() {
                    let (class, reason) = self.judge_replaced(&piece.tokens, &other.tokens);
                    let tokens = Pair::new(Some(piece.tokens.clone()), Some(other.tokens.clone()));
                    self.push(EditOp::Replace, class, reason, tokens);
                }
            } else {
                self.write_unpaired(Side::Original, piece);
            }
        }
        for piece in inserted {
            self.write_unpaired(Side::Rendition, piece);
        }
    }

    fn write_unpaired(&mut self, side: Side, piece: &Piece<'_>) {
        if let Some(link) = piece.moved {
            self.write_moved(side, piece, link);
            return;
        }
        let op = if side == Side::Original {
            EditOp::Delete
        } else {
            EditOp::Insert
        };
        let (class, reason) = self.judge_alone(side, &piece.tokens);
        self.push(op, class, reason, on_side(side, piece.tokens.clone()));
    }

    /// Moved words stand in the script twice, where they were and where they are.
    fn write_moved(&mut self, side: Side, piece: &Piece<'_>, link: &Link) {
        let (_, class, reason) = self.judge_link(link);
        let (class, reason) = if class == EditClass::Unchanged {
            (EditClass::Paraphrase, "word order")
        } else {
            (class, reason)
        };
        self.push(EditOp::Move, class, reason, on_side(side, piece.tokens.clone()));
    }

    fn judge_link(&self, link: &Link) -> (EditOp, EditClass, &'static str) {
        let text = |side: Side| text(self.documents.get(side), link.tokens.get(side));
        match link.relation {
            Relation::Identical if text(Side::Original) == text(Side::Rendition) => {
                (EditOp::Equal, EditClass::Unchanged, "")
            }
            Relation::Identical => (EditOp::Replace, EditClass::Formatting, "typography"),
            Relation::Spelling => (EditOp::Replace, EditClass::Formatting, "spelling"),
            Relation::Inflection => (EditOp::Replace, EditClass::Paraphrase, "inflection"),
            Relation::Alias => (EditOp::Replace, EditClass::Paraphrase, "same value"),
            Relation::Synonym => (EditOp::Replace, EditClass::Paraphrase, "synonym"),
            Relation::Derivation => (EditOp::Replace, EditClass::Paraphrase, "derivation"),
            Relation::Hypernym => (EditOp::Replace, EditClass::Unresolved, "broader or narrower word"),
            Relation::Similar => (EditOp::Replace, EditClass::Unresolved, "similar word"),
            Relation::Cohyponym => (EditOp::Replace, EditClass::Unresolved, "another of its kind"),
            Relation::Antonym => (EditOp::Replace, EditClass::Unresolved, "opposite"),
            Relation::None => {
                let (class, reason) = self.judge_replaced(&link.tokens.original, &link.tokens.rendition);
                (EditOp::Replace, class, reason)
            }
        }
    }

    fn judge_replaced(&self, original: &Range<usize>, rendition: &Range<usize>) -> (EditClass, &'static str) {
        let (left, _) = self.judge_alone(Side::Original, original);
        let (right, reason) = self.judge_alone(Side::Rendition, rendition);
        if left.max(right) == EditClass::Unresolved {
            (EditClass::Unresolved, "other words")
        } else {
            (left.max(right), reason)
        }
    }

    /// What it means that some tokens stand on one side only.
    fn judge_alone(&self, side: Side, tokens: &Range<usize>) -> (EditClass, &'static str) {
        let tokens = &self.documents.get(side).tokens[tokens.clone()];
        let is_mark = |kind: TokenKind| matches!(kind, TokenKind::Quote | TokenKind::Punctuation);
        if tokens.iter().all(|token| is_mark(token.kind)) {
            (EditClass::Formatting, "punctuation")
        } else if tokens
            .iter()
            .all(|token| is_mark(token.kind) || token.is_function_word())
        {
            (EditClass::Paraphrase, "function word")
        } else {
            (EditClass::Unresolved, "only on one side")
        }
    }

    /// Adds an edit, joined to the one before where both say the same of adjacent tokens of one sentence.
    fn push(&mut self, op: EditOp, class: EditClass, reason: &'static str, tokens: Pair<Option<Range<usize>>>) {
        let spans = Pair::new(
            tokens.original.as_ref().map(|range| self.span(Side::Original, range)),
            tokens.rendition.as_ref().map(|range| self.span(Side::Rendition, range)),
        );
        let tokens = Pair::new(
            tokens.original.unwrap_or_default(),
            tokens.rendition.unwrap_or_default(),
        );
        if let Some(last) = self.edits.last_mut() {
            let joins = matches!(op, EditOp::Equal | EditOp::Move)
                && last.op == op
                && last.class == class
                && last.reason == reason;
            let adjacent = |side: Side| match (last.spans.get(side), spans.get(side)) {
                (Some(before), Some(after)) => before.end == after.start,
                (None, None) => true,
                _ => false,
            };
            if joins && Side::BOTH.into_iter().all(adjacent) {
                for side in Side::BOTH {
                    if let (Some(before), Some(after)) = (last.spans.get_mut(side), spans.get(side)) {
                        before.end = after.end;
                        last.tokens.get_mut(side).end = tokens.get(side).end;
                    }
                }
                return;
            }
        }
        self.edits.push(Edit {
            op,
            class,
            features: Features::default(),
            spans,
            tokens,
            reason,
        });
    }

    /// The span of some tokens with the white space up to the next token of the sentence.
    fn span(&self, side: Side, tokens: &Range<usize>) -> Span {
        let document = self.documents.get(side);
        let sentences = self.bead.sentences.get(side);
        let last = tokens.end.saturating_sub(1);
        let home = sentences
            .iter()
            .map(|&sentence| &document.sentences[sentence])
            .find(|sentence| sentence.tokens.contains(&last));
        let start = document.tokens[tokens.start].span.start;
        let end = match home {
            Some(sentence) if tokens.end < sentence.tokens.end => document.tokens[tokens.end].span.start,
            Some(sentence) => sentence.span.end,
            None => document.tokens[last].span.end,
        };
        let first_of_sentence = home.filter(|sentence| sentence.tokens.start == tokens.start);
        Span::new(first_of_sentence.map_or(start, |sentence| sentence.span.start), end)
    }
}

/// A stretch of a gap.
#[derive(Clone)]
struct Piece<'a> {
    tokens: Range<usize>,
    moved: Option<&'a Link>,
}

fn on_side(side: Side, tokens: Range<usize>) -> Pair<Option<Range<usize>>> {
    match side {
        Side::Original => Pair::new(Some(tokens), None),
        Side::Rendition => Pair::new(None, Some(tokens)),
    }
}

fn text<'a>(document: &'a Document, tokens: &Range<usize>) -> &'a str {
    let tokens_of = &document.tokens[tokens.clone()];
    match (tokens_of.first(), tokens_of.last()) {
        (Some(first), Some(last)) => first.span.join(last.span).of(&document.text),
        _ => "",
    }
}
