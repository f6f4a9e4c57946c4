//! Which words render each other, whatever their order.
//!
//! Candidates are pairs of words with a known relation, expressions that render a word or another expression, and
//! mentions that say the same. They are taken greedily, best first, one to one, by similarity and by how well their
//! neighbours correspond. Function words follow the content words they stand near; what is left between two linked
//! neighbours is linked last, so that a replaced word stands opposite the one that replaced it.

use std::{mem::discriminant, ops::Range};

use crate::{
    alignment::Bead,
    annotation::{Annotations, Mention, Reach, Value},
    pair::{Pair, Side},
    segmentation::Document,
};

use super::{
    Link, Relation,
    context::{Similarities, relation},
    expressions,
    gap::pair_up,
    item::{Item, ItemClass, positions, stands_once},
};

/// Least similarity, of 100, for two content words to be linked without being neighbours' neighbours.
const LEAST_SIMILARITY: u8 = 50;
/// Below this similarity a pair needs context.
const SURE_SIMILARITY: u8 = 75;
/// Least context for a pair that is not sure.
const LEAST_CONTEXT: f32 = 0.08;
/// Weight of context against similarity.
const CONTEXT_WEIGHT: f32 = 0.35;
/// Cost of standing at quite another place in the sentence.
const DISTANCE_WEIGHT: f32 = 0.06;
/// Words to either side that count as near.
const NEIGHBOURS: usize = 3;
/// Least nearness to links for two function words.
const LEAST_NEARNESS: f32 = 0.2;

/// Links the words of a bead, ascending by the original's token.
pub(super) fn link(
    items: Pair<&[Item<'_>]>,
    similarities: &Similarities,
    documents: Pair<&Document>,
    annotations: Pair<&Annotations>,
    bead: &Bead,
) -> Vec<Link> {
    if items.original.is_empty() || items.rendition.is_empty() {
        return Vec::new();
    }
    if same_words(&items) {
        return link_runs(&items);
    }
    let several = items.map(expressions::expressions);
    let mut linker = Linker::new(items, similarities, &several);
    let mut candidates = linker.word_candidates();
    candidates.extend(linker.range_candidates(expressions::matches(items, &several)));
    candidates.extend(linker.range_candidates(expressions::compounds(items)));
    candidates.extend(linker.range_candidates(mention_matches(items, documents, annotations, bead)));
    linker.take_best(candidates);
    linker.link_function_words();
    linker.link_between_neighbours();
    linker.link_beside_same_words();
    linker.link_last_words();
    let open = expressions::exclusive(items, &several, |side, range| linker.are_open(side, range));
    let open = linker.range_candidates(open);
    linker.take_best(open);
    linker.finish()
}

fn same_words(items: &Pair<&[Item<'_>]>) -> bool {
    items.original.len() == items.rendition.len()
        && items
            .original
            .iter()
            .zip(items.rendition)
            .all(|(left, right)| left.key() == right.key())
}

/// Links equal words in runs, by the longest common subsequence.
pub(super) fn link_runs(items: &Pair<&[Item<'_>]>) -> Vec<Link> {
    let keys = items.map(|side| side.iter().map(Item::key).collect::<Vec<_>>());
    let operations = super::common_runs(&keys.original, &keys.rendition);
    let mut links = Vec::new();
    for operation in operations {
        if let similar::DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = operation
        {
            links.extend((0..len).map(|step| {
                let (left, right) = (
                    items.original[old_index + step].index,
                    items.rendition[new_index + step].index,
                );
                Link {
                    tokens: Pair::new(left..left + 1, right..right + 1),
                    relation: Relation::Identical,
                }
            }));
        }
    }
    links
}

/// Stretches of the two sides, as positions in the bead, that say the same.
pub(super) struct RangeMatch {
    pub(super) positions: Pair<Range<usize>>,
    pub(super) relation: Relation,
    /// Of 100.
    pub(super) similarity: u8,
}

/// Mentions with equal values in other words: `28` and `twenty-eight`, `US` and `United States`.
fn mention_matches(
    items: Pair<&[Item<'_>]>,
    documents: Pair<&Document>,
    annotations: Pair<&Annotations>,
    bead: &Bead,
) -> Vec<RangeMatch> {
    let mentions = |side: Side| {
        let sentences = bead.sentences.get(side);
        sentences
            .iter()
            .flat_map(move |&sentence| annotations.get(side).of_sentence(sentence))
    };
    let position = |side: Side, token: usize| items.get(side).binary_search_by_key(&token, |item| item.index).ok();
    let range = |side: Side, tokens: &Range<usize>| {
        let (first, last) = (
            position(side, tokens.start)?,
            position(side, tokens.end.checked_sub(1)?)?,
        );
        (first <= last).then_some(first..last + 1)
    };
    let stands = |side: Side, wanted: &Mention| {
        let text = |side: Side, mention: &Mention| mention.span.of(&documents.get(side).text);
        mentions(side).any(|mention| text(side, mention) == text(side.other(), wanted))
    };
    let mut matches = Vec::new();
    let (original, rendition): (Vec<_>, Vec<_>) =
        (mentions(Side::Original).collect(), mentions(Side::Rendition).collect());
    let reach = Reach::new(original.len(), rendition.len());
    for (place, left) in original.into_iter().enumerate() {
        for &right in reach.of(place, &rendition) {
            // Only values of one kind say the same.
            if discriminant(&left.value) != discriminant(&right.value) {
                continue;
            }
            let same_text = left.span.of(&documents.original.text) == right.span.of(&documents.rendition.text);
            // A small word that stands on both sides goes with itself: `any` is not the other side's `several`.
            let other_amount = matches!(left.value, Value::Quantifier(_))
                && (stands(Side::Rendition, left) || stands(Side::Original, right));
            if same_text || other_amount || !left.value.says_same(&right.value) {
                continue;
            }
            let ranges = range(Side::Original, &left.tokens).zip(range(Side::Rendition, &right.tokens));
            if let Some((original, rendition)) = ranges {
                let positions = Pair::new(original, rendition);
                matches.push(RangeMatch {
                    positions,
                    relation: Relation::Alias,
                    similarity: 92,
                });
            }
        }
    }
    matches
}

/// A possible link, as positions in the bead.
struct Candidate {
    score: f32,
    positions: Pair<Range<usize>>,
    relation: Relation,
}

struct Linker<'a> {
    items: Pair<&'a [Item<'a>]>,
    similarities: &'a Similarities,
    /// The expressions of several words.
    several: &'a Pair<Vec<expressions::Occurrence>>,
    /// For each position of a side, the position of the other side's first linked token.
    partner: Pair<Vec<Option<usize>>>,
    links: Vec<Candidate>,
}

impl<'a> Linker<'a> {
    fn new(
        items: Pair<&'a [Item<'a>]>,
        similarities: &'a Similarities,
        several: &'a Pair<Vec<expressions::Occurrence>>,
    ) -> Self {
        Self {
            items,
            similarities,
            several,
            partner: items.map(|side| vec![None; side.len()]),
            links: Vec::new(),
        }
    }

    fn word_candidates(&self) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        let linkable = self.items.map(|side| {
            positions(side, |item| {
                matches!(item.class, ItemClass::Content | ItemClass::Number)
            })
        });
        for &row in &linkable.original {
            for &column in &linkable.rendition {
                let similarity = self.similarities.get(row, column);
                if similarity < LEAST_SIMILARITY {
                    continue;
                }
                let (left, right) = (&self.items.original[row], &self.items.rendition[column]);
                // `Ruled out` is no `decided`, though `ruled` is.
                if similarity < 90 && expressions::are_opposite(self.several, &self.items, row, column) {
                    continue;
                }
                let context = self.similarities.context(row, column);
                if similarity < SURE_SIMILARITY && context < LEAST_CONTEXT {
                    continue;
                }
                candidates.push(Candidate {
                    score: self.score(similarity, context, row, column),
                    positions: Pair::new(row..row + 1, column..column + 1),
                    relation: relation(left, right),
                });
            }
        }
        candidates
    }

    fn range_candidates(&self, matches: Vec<RangeMatch>) -> Vec<Candidate> {
        let candidate = |found: RangeMatch| {
            let (row, column) = (found.positions.original.start, found.positions.rendition.start);
            let last = (found.positions.original.end - 1, found.positions.rendition.end - 1);
            let context = self
                .similarities
                .context(row, column)
                .max(self.similarities.context(last.0, last.1));
            let score = self.score(found.similarity, context, row, column);
            Candidate {
                score,
                positions: found.positions,
                relation: found.relation,
            }
        };
        // The sentences of a bead need not follow each other; what stands between two of them is no part of it.
        let is_whole = |found: &RangeMatch| {
            let Pair { original, rendition } = &found.positions;
            let in_one = |items: &[Item<'_>], range: &Range<usize>| {
                items[range.end - 1].index - items[range.start].index == range.end - 1 - range.start
            };
            in_one(self.items.original, original) && in_one(self.items.rendition, rendition)
        };
        matches.into_iter().filter(is_whole).map(candidate).collect()
    }

    fn score(&self, similarity: u8, context: f32, row: usize, column: usize) -> f32 {
        let place = |position: usize, side: &[Item<'_>]| position as f32 / side.len() as f32;
        let distance = (place(row, self.items.original) - place(column, self.items.rendition)).abs();
        f32::from(similarity) / 100.0 * (1.0 - CONTEXT_WEIGHT) + context * CONTEXT_WEIGHT - distance * DISTANCE_WEIGHT
    }

    fn take_best(&mut self, mut candidates: Vec<Candidate>) {
        candidates.sort_by(|left, right| {
            // Which text is the original decides nothing: the first words of both come first.
            let place = |candidate: &Candidate| {
                let (row, column) = (candidate.positions.original.start, candidate.positions.rendition.start);
                (row + column, row.abs_diff(column), row)
            };
            right
                .score
                .total_cmp(&left.score)
                .then_with(|| place(left).cmp(&place(right)))
        });
        for candidate in candidates {
            self.take(candidate);
        }
    }

    /// Adds a link unless one of its tokens is linked already.
    fn take(&mut self, candidate: Candidate) {
        let Pair { original, rendition } = &candidate.positions;
        let free = |partner: &[Option<usize>], range: &Range<usize>| partner[range.clone()].iter().all(Option::is_none);
        if !free(&self.partner.original, original) || !free(&self.partner.rendition, rendition) {
            return;
        }
        self.partner.original[original.clone()].fill(Some(rendition.start));
        self.partner.rendition[rendition.clone()].fill(Some(original.start));
        self.links.push(candidate);
    }

    /// Links two words that stand opposite each other, unless one of them is linked already.
    fn pair(&mut self, row: usize, column: usize, relation: Relation) {
        self.take(Candidate {
            score: 0.0,
            positions: Pair::new(row..row + 1, column..column + 1),
            relation,
        });
    }

    /// Function words and marks are linked where the words around them are, the nearest first.
    fn link_function_words(&mut self) {
        // By the original's position: a stretch begins one link at most.
        let mut anchors = vec![None; self.items.original.len()];
        for link in &self.links {
            anchors[link.positions.original.start] = Some(link.positions.rendition.start);
        }
        let mut candidates = Vec::new();
        let small = self
            .items
            .map(|side| positions(side, |item| matches!(item.class, ItemClass::Function | ItemClass::Mark)));
        for &row in &small.original {
            for &column in &small.rendition {
                if self.similarities.get(row, column) < LEAST_SIMILARITY {
                    continue;
                }
                let (left, right) = (&self.items.original[row], &self.items.rendition[column]);
                let nearness = nearness(&anchors, row, column);
                // The same word, once on each side, needs no neighbours.
                let is_unique = || {
                    left.is_same(right)
                        && stands_once(self.items.original, left)
                        && stands_once(self.items.rendition, right)
                };
                if nearness < LEAST_NEARNESS && !is_unique() {
                    continue;
                }
                let identical = f32::from(self.similarities.get(row, column)) / 100.0;
                candidates.push(Candidate {
                    score: nearness + 0.3 * identical,
                    positions: Pair::new(row..row + 1, column..column + 1),
                    relation: relation(left, right),
                });
            }
        }
        self.take_best(candidates);
    }

    /// How two words opposite each other are related: as the expressions that they begin, `landed` and `took off`.
    fn relation_between(&self, row: usize, column: usize) -> Relation {
        match relation(&self.items.original[row], &self.items.rendition[column]) {
            relation @ (Relation::Identical | Relation::Inflection) => relation,
            _ if expressions::are_opposite(self.several, &self.items, row, column) => Relation::Antonym,
            relation => relation,
        }
    }

    /// Links what is left between two linked neighbours: a content word with the one that replaced it.
    fn link_between_neighbours(&mut self) {
        let gaps = self.gaps();
        for gap in gaps {
            for class in [ItemClass::Number, ItemClass::Content, ItemClass::Function] {
                let open = gap.each(|side, range| self.open_positions(side, range, class));
                for (row, column) in pair_up(&open.original, &open.rendition, &self.items) {
                    self.pair(row, column, self.relation_between(row, column));
                }
            }
        }
    }

    /// Links two words that stand behind or before the same two words on both sides, one of them of content: another
    /// object of the same verb, `closed the school` and `closed the bridge`, wherever the clause has gone.
    fn link_beside_same_words(&mut self) {
        for row in 0..self.items.original.len() {
            if self.partner.original[row].is_some() || self.items.original[row].class != ItemClass::Content {
                continue;
            }
            for step in [-1_isize, 1] {
                let Some(column) = self.column_beside(row, step) else {
                    continue;
                };
                self.pair(row, column, self.relation_between(row, column));
                break;
            }
        }
    }

    /// The unlinked word of content whose two neighbours on one side are the same words as those of an unlinked word of
    /// the original.
    fn column_beside(&self, row: usize, step: isize) -> Option<usize> {
        let (near, far) = (row.checked_add_signed(step)?, row.checked_add_signed(2 * step)?);
        let partner = |at: usize| *self.partner.original.get(at)?;
        let (beside, beyond) = (partner(near)?, partner(far)?);
        let is_content = |at: usize| self.items.original[at].class == ItemClass::Content;
        let same = |one: usize, other: usize| self.items.original[one].key() == self.items.rendition[other].key();
        let column = beside.checked_add_signed(-step)?;
        let fits = beside.checked_add_signed(step) == Some(beyond)
            && (is_content(near) || is_content(far))
            && same(near, beside)
            && same(far, beyond)
            && self.items.rendition.get(column)?.class == ItemClass::Content
            && self.partner.rendition[column].is_none();
        fits.then_some(column)
    }

    /// Links the only word of content that is left on each side, wherever they stand, where they are known to exclude each
    /// other: everything else corresponds, so that the one took the other's place.
    fn link_last_words(&mut self) {
        let only = |side: Side| {
            let mut open = self
                .open_positions(side, &(0..self.items.get(side).len()), ItemClass::Content)
                .into_iter();
            open.next().filter(|_| open.next().is_none())
        };
        let (Some(row), Some(column)) = (only(Side::Original), only(Side::Rendition)) else {
            return;
        };
        let relation = self.relation_between(row, column);
        if matches!(relation, Relation::Antonym | Relation::Cohyponym) {
            self.pair(row, column, relation);
        }
    }

    /// Whether no word of a stretch is linked.
    fn are_open(&self, side: Side, range: &Range<usize>) -> bool {
        self.partner.get(side)[range.clone()].iter().all(Option::is_none)
    }

    /// The unlinked tokens of a class in a stretch.
    fn open_positions(&self, side: Side, range: &Range<usize>, class: ItemClass) -> Vec<usize> {
        let is_open = |&at: &usize| self.partner.get(side)[at].is_none() && self.items.get(side)[at].class == class;
        range.clone().filter(is_open).collect()
    }

    /// Stretches without links that lie between the same two links, or between a link and the same end.
    fn gaps(&self) -> Vec<Pair<Range<usize>>> {
        let (rows, columns) = (self.items.original.len(), self.items.rendition.len());
        let mut gaps = Vec::new();
        let mut row = 0;
        while row < rows {
            if self.partner.original[row].is_some() {
                row += 1;
                continue;
            }
            let end = (row..rows)
                .find(|&at| self.partner.original[at].is_some())
                .unwrap_or(rows);
            let before = row.checked_sub(1).map_or(Some(0), |at| self.end_of_partner(at));
            let after = if end == rows {
                Some(columns)
            } else {
                self.partner.original[end]
            };
            // The two neighbours' partners must enclose a stretch without links.
            if let (Some(from), Some(to)) = (before, after)
                && from < to
                && self.partner.rendition[from..to].iter().all(Option::is_none)
            {
                gaps.push(Pair::new(row..end, from..to));
            }
            row = end;
        }
        gaps
    }

    /// One past the last rendition token of the link that the original's token belongs to.
    fn end_of_partner(&self, row: usize) -> Option<usize> {
        let link = self.links.iter().find(|link| link.positions.original.contains(&row))?;
        Some(link.positions.rendition.end)
    }

    fn finish(mut self) -> Vec<Link> {
        self.links
            .sort_by_key(|link| (link.positions.original.start, link.positions.rendition.start));
        let tokens = |side: &[Item<'_>], range: &Range<usize>| side[range.start].index..side[range.end - 1].index + 1;
        let link = |candidate: Candidate| Link {
            tokens: Pair::new(
                tokens(self.items.original, &candidate.positions.original),
                tokens(self.items.rendition, &candidate.positions.rendition),
            ),
            relation: candidate.relation,
        };
        // Collected in place they would keep the room of the candidates, for good.
        let mut links = Vec::with_capacity(self.links.len());
        links.extend(self.links.into_iter().map(link));
        links
    }
}

/// How near two positions lie to links that lead from the one's neighbourhood to the other's. For each position of the
/// original, `anchors` has the one of the rendition that it is linked to.
fn nearness(anchors: &[Option<usize>], row: usize, column: usize) -> f32 {
    let from = row.saturating_sub(NEIGHBOURS);
    // In ten-thousandths, whose sum is the same in whatever order: the other way round the anchors come in another one.
    let mut sum = 0;
    for (left, right) in anchors.iter().enumerate().take(row + NEIGHBOURS + 1).skip(from) {
        let Some(right) = *right else { continue };
        let (rows, columns) = (left.abs_diff(row), right.abs_diff(column));
        if columns <= NEIGHBOURS {
            let offset = (left as isize - row as isize).abs_diff(right as isize - column as isize);
            let far = (rows + columns) as f32 / 2.0;
            sum += (10_000.0 / (1.0 + offset as f32) / (1.0 + 0.3 * far)) as u32;
        }
    }
    sum as f32 / 10_000.0
}
