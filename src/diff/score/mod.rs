//! How likely an edit changes what is claimed: a linear model over features that hold or do not.
//!
//! The rules decide what they know. Everything else is ranked here, by points that were fitted once on annotated
//! differences and then frozen (`weights.tsv`, made with `fit.py`): the same edit has the same score on every run and
//! machine, and the points say why. A finding that a rule makes adds its own points afterwards.

mod feature;

use std::ops::Range;

pub use feature::{Feature, Features};

use crate::{
    annotation::{Annotations, Mention, Reach, Value},
    lexicon::{PartOfSpeech, Relation},
    pair::{Pair, Side},
    segmentation::{Document, Token, TokenKind},
};

use super::{
    Edit, EditClass, EditOp, Link,
    context::Similarities,
    item::{Item, ItemClass},
};

/// How far to either side of an edit its surroundings count, in tokens.
const SURROUNDINGS: usize = 4;
/// Words rarer than this are rare; see [`lexicon::frequency`].
const RARE_BELOW: u8 = 38;
/// Words at least as frequent as this are common.
const COMMON_FROM: u8 = 50;

/// What the features of a bead's edits are read from.
pub(super) struct Scorer<'a> {
    pub(super) documents: Pair<&'a Document>,
    pub(super) annotations: Pair<&'a Annotations>,
    pub(super) items: Pair<&'a [Item<'a>]>,
    similarities: &'a Similarities,
    pub(super) links: &'a [Link],
    sentences: &'a Pair<Vec<usize>>,
    /// For each side the mentions of the bead, and whether the other side has one that says the same.
    mentions: Pair<Vec<(&'a Mention, bool)>>,
}

impl<'a> Scorer<'a> {
    pub(super) fn new(
        documents: Pair<&'a Document>,
        annotations: Pair<&'a Annotations>,
        items: Pair<&'a [Item<'a>]>,
        similarities: &'a Similarities,
        links: &'a [Link],
        sentences: &'a Pair<Vec<usize>>,
    ) -> Self {
        let mentions = |side: Side| -> Vec<&'a Mention> {
            let of_sentence = |&sentence: &usize| annotations.get(side).of_sentence(sentence);
            sentences.get(side).iter().flat_map(of_sentence).collect()
        };
        let found = Pair::new(mentions(Side::Original), mentions(Side::Rendition));
        let matched = |side: Side| {
            let (mentions, others): (&Vec<&Mention>, &Vec<&Mention>) = (found.get(side), found.get(side.other()));
            let reach = Reach::new(mentions.len(), others.len());
            let is_matched = |(place, mention): (usize, &&'a Mention)| {
                let says_same = |other: &&Mention| mention.value.says_same(&other.value);
                (*mention, reach.of(place, others).iter().any(says_same))
            };
            mentions.iter().enumerate().map(is_matched).collect()
        };
        let mentions = Pair::new(matched(Side::Original), matched(Side::Rendition));
        Self {
            documents,
            annotations,
            items,
            similarities,
            links,
            sentences,
            mentions,
        }
    }

    /// Notes the features of all edits of the bead. What is equal counts only beside a change.
    pub(super) fn score(&self, edits: &mut [Edit]) {
        let changed = Pair::new(
            self.changed(Side::Original, edits),
            self.changed(Side::Rendition, edits),
        );
        let bead = self.bead_features();
        for index in 0..edits.len() {
            let is_changed = |at: Option<usize>| at.and_then(|at| edits.get(at)).is_some_and(is_real);
            let (before, after) = (is_changed(index.checked_sub(1)), is_changed(Some(index + 1)));
            let edit = &edits[index];
            if edit.op == EditOp::Equal && !before && !after {
                continue;
            }
            let mut features = bead;
            features.insert_if(before, Feature::AfterChange);
            features.insert_if(after, Feature::BeforeChange);
            self.add_relation(edit, &mut features);
            self.add_words(edit, &mut features);
            self.add_extent(edit, &changed, &mut features);
            for side in Side::BOTH {
                let tokens = edit.tokens.get(side);
                if !tokens.is_empty() {
                    self.add_place(side, tokens, changed.get(side), &mut features);
                    if edit.op != EditOp::Equal {
                        self.add_mentions(side, tokens, &mut features);
                    }
                }
            }
            edits[index].features = features;
        }
    }

    /// How much the edit is, alone and with the changes it runs on into.
    fn add_extent(&self, edit: &Edit, changed: &Pair<Vec<bool>>, features: &mut Features) {
        let (mut words, mut run) = (0, 0);
        for side in Side::BOTH {
            let range = self.positions(side, edit.tokens.get(side));
            if !range.is_empty() {
                words = words.max(content(&self.items.get(side)[range.clone()]).count());
                if edit.op != EditOp::Equal {
                    run = run.max(self.run(side, changed.get(side), &range));
                }
            }
        }
        features.insert(extent(words));
        if edit.op == EditOp::Equal {
            return;
        }
        match run {
            0 | 1 => {}
            2 => features.insert(Feature::RunOfTwo),
            3 | 4 => features.insert(Feature::RunOfFew),
            5..=8 => features.insert(Feature::RunOfMany),
            _ => features.insert(Feature::RunOfVeryMany),
        }
        if let Some(side) = only_side(edit) {
            let (own, other) = (self.items.get(side).len(), self.items.get(side.other()).len());
            features.insert_if(3 * own > 4 * other, Feature::SideLonger);
            features.insert_if(4 * own < 3 * other, Feature::SideShorter);
        }
    }

    /// For each token of a side in the bead, whether it changed in more than its form.
    fn changed(&self, side: Side, edits: &[Edit]) -> Vec<bool> {
        let mut changed = vec![false; self.items.get(side).len()];
        for edit in edits.iter().filter(|edit| is_real(edit)) {
            let range = self.positions(side, edit.tokens.get(side));
            changed[range].fill(true);
        }
        changed
    }

    /// The content words of the run of changes that a stretch stands in: unchanged function words do not end it.
    fn run(&self, side: Side, changed: &[bool], range: &Range<usize>) -> usize {
        let items = self.items.get(side);
        let goes_on = |at: &usize| changed[*at] || !is_content(&items[*at]);
        let counted = |at: &usize| changed[*at] && is_content(&items[*at]);
        let before = (0..range.start).rev().take_while(goes_on).filter(counted).count();
        let after = (range.end..items.len()).take_while(goes_on).filter(counted).count();
        before + content(&items[range.clone()]).count() + after
    }

    fn bead_features(&self) -> Features {
        let mut features = Features::default();
        let words = self.items.map(|side| content(side).count());
        let kept = |side: Side| {
            let kept = self.links.iter().filter(|link| link.relation.keeps_sense());
            kept.flat_map(|link| link.tokens.get(side).clone())
                .filter(|&token| self.item(side, token).is_some_and(is_content))
                .count()
        };
        let (all, same) = (
            words.original + words.rendition,
            kept(Side::Original) + kept(Side::Rendition),
        );
        let unmatched = self.mentions.iter().any(|(_, mentions)| {
            mentions.iter().any(|(mention, matched)| {
                !matched && matches!(mention.value, Value::Quantity(_) | Value::Date(_) | Value::Name(_))
            })
        });
        features.insert_if(unmatched, Feature::BeadValueUnmatched);
        features.insert(match (10 * same).checked_div(all).unwrap_or(10) {
            9.. => Feature::BeadNearlyEqual,
            7..9 => Feature::BeadMostlyEqual,
            4..7 => Feature::BeadHalfEqual,
            _ => Feature::BeadHardlyEqual,
        });
        features
    }

    /// How what stands opposite each other is related.
    fn add_relation(&self, edit: &Edit, features: &mut Features) {
        if !matches!(edit.op, EditOp::Replace | EditOp::Move) {
            return;
        }
        let side = only_side(edit).unwrap_or(Side::Original);
        let start = edit.tokens.get(side).start;
        let Some(link) = self.links.iter().find(|link| link.tokens.get(side).start == start) else {
            features.insert(Feature::Rephrased);
            return;
        };
        features.insert(match link.relation {
            Relation::Identical | Relation::Spelling | Relation::Inflection => Feature::SameWord,
            Relation::Alias => Feature::SameValue,
            Relation::Synonym => Feature::Synonym,
            Relation::Derivation => Feature::Derivation,
            Relation::Hypernym => Feature::Hypernym,
            Relation::Similar => Feature::Similar,
            Relation::Cohyponym => Feature::Cohyponym,
            Relation::Antonym => Feature::Antonym,
            Relation::None => Feature::Unrelated,
        });
        if link.relation == Relation::None {
            let word = |side: Side| self.item(side, link.tokens.get(side).start)?.word;
            let other_part = word(Side::Original)
                .zip(word(Side::Rendition))
                .is_some_and(|(one, other)| !one.parts_of_speech().overlaps(other.parts_of_speech()));
            features.insert_if(other_part, Feature::OtherPartOfSpeech);
        }
    }

    /// What kinds of words it holds.
    fn add_words(&self, edit: &Edit, features: &mut Features) {
        let (mut marks, mut small, mut common) = (true, true, true);
        let mut elsewhere = true;
        for side in Side::BOTH {
            let range = self.positions(side, edit.tokens.get(side));
            for (position, item) in range.clone().zip(&self.items.get(side)[range]) {
                marks &= item.class == ItemClass::Mark;
                small &= !is_content(item);
                let key = item.key();
                features.insert_if(item.token.is_pronoun(), Feature::Pronoun);
                features.insert_if(item.token.is_preposition(), Feature::Preposition);
                let Some(word) = item.word.filter(|_| item.class == ItemClass::Content) else {
                    common &= item.class != ItemClass::Number;
                    continue;
                };
                let is_name = item.is_capitalised;
                let frequency = word.frequency();
                common &= frequency >= COMMON_FROM;
                features.insert_if(frequency < RARE_BELOW && !is_name, Feature::RareWord);
                match word.most_likely_part_of_speech() {
                    _ if is_name => {}
                    Some(PartOfSpeech::Noun) => features.insert(Feature::Noun),
                    Some(PartOfSpeech::Verb) => features.insert(Feature::Verb),
                    Some(PartOfSpeech::Adjective) => features.insert(Feature::Adjective),
                    Some(PartOfSpeech::Adverb) => features.insert(Feature::Adverb),
                    None => features.insert(Feature::UnknownWord),
                }
                features.insert_if(word.names_direction(), Feature::Direction);
                if edit.op != EditOp::Equal {
                    // `Following` may be `after`, which no word of content is linked with.
                    let others = self.items.get(side.other()).iter();
                    let mut small = others.filter(|other| other.class == ItemClass::Function);
                    let keeps = |other: &Item<'_>| other.word.is_some_and(|other| other.relation(word).keeps_sense());
                    elsewhere = elsewhere
                        && (self.annotations.get(side.other()).index.has_word(key)
                            || self.similarities.is_kept(side, position)
                            || small.any(keeps));
                }
            }
        }
        if marks {
            features.insert(Feature::Marks);
        } else if small {
            features.insert(Feature::FunctionWords);
        } else {
            features.insert_if(common, Feature::CommonWords);
            features.insert_if(elsewhere, Feature::StandsElsewhere);
        }
    }

    /// What its mentions say, and whether the other side says the same.
    fn add_mentions(&self, side: Side, tokens: &Range<usize>, features: &mut Features) {
        for (mention, matched) in self.mentions.get(side) {
            let overlaps = mention.tokens.start < tokens.end && tokens.start < mention.tokens.end;
            if !overlaps {
                continue;
            }
            let feature = match (&mention.value, matched) {
                (Value::Quantity(_), true) => Feature::NumberMatched,
                (Value::Quantity(_), false) => Feature::NumberUnmatched,
                (Value::Date(_), true) => Feature::DateMatched,
                (Value::Date(_), false) => Feature::DateUnmatched,
                (Value::Name(_), true) => Feature::NameMatched,
                (Value::Name(_), false) => Feature::NameUnmatched,
                (Value::Title(_), false) => Feature::TitleUnmatched,
                (Value::Quantifier(_), false) => Feature::Quantifier,
                (Value::Negation(_), _) => Feature::Negation,
                (Value::Modality(_), _) => Feature::Modality,
                (Value::Attribution(_), _) => Feature::Attribution,
                (Value::Quotation(_), _) => Feature::Quoted,
                _ => continue,
            };
            features.insert(feature);
        }
    }

    /// Where in its sentence it stands, and amid what.
    fn add_place(&self, side: Side, tokens: &Range<usize>, changed: &[bool], features: &mut Features) {
        let amid = amid_changes(changed, &self.positions(side, tokens));
        features.insert_if(amid, Feature::AmidChanges);
        let document = self.documents.get(side);
        let mut sentences = self
            .sentences
            .get(side)
            .iter()
            .map(|&sentence| &document.sentences[sentence]);
        let Some(sentence) = sentences.find(|sentence| sentence.tokens.contains(&tokens.start)) else {
            return;
        };
        features.insert_if(sentence.tokens.start == tokens.start, Feature::SentenceStart);
        // The full stop may stay.
        features.insert_if(sentence.tokens.end <= tokens.end + 1, Feature::SentenceEnd);
        let first = document.tokens.get(tokens.start);
        features.insert_if(tokens.len() > 1 && first.is_some_and(opens_clause), Feature::SetOff);
    }

    /// The positions of some tokens of a side in the bead.
    fn positions(&self, side: Side, tokens: &Range<usize>) -> Range<usize> {
        let items = self.items.get(side);
        position(items, tokens.start)..position(items, tokens.end.max(tokens.start))
    }

    fn item(&self, side: Side, token: usize) -> Option<&Item<'a>> {
        let items = self.items.get(side);
        items.get(position(items, token))
    }
}

/// The position of the first item of a bead that stands at a token or behind it.
fn position(items: &[Item<'_>], token: usize) -> usize {
    match (items.first(), items.last()) {
        // The sentences of a bead mostly follow each other.
        (Some(first), Some(last)) if last.index - first.index + 1 == items.len() => {
            token.saturating_sub(first.index).min(items.len())
        }
        _ => items.partition_point(|item| item.index < token),
    }
}

/// Notes of the edits of a bead that was compared by runs how much they are, and nothing else.
pub(super) fn score_by_extent(edits: &mut [Edit]) {
    for edit in edits.iter_mut().filter(|edit| is_real(edit)) {
        edit.features
            .insert(extent(edit.tokens.original.len().max(edit.tokens.rendition.len())));
    }
}

/// How much so many words are.
const fn extent(words: usize) -> Feature {
    match words {
        0 | 1 => Feature::OneWord,
        2 => Feature::TwoWords,
        3 | 4 => Feature::FewWords,
        5..=8 => Feature::ManyWords,
        _ => Feature::VeryManyWords,
    }
}

/// The side that an edit stands on, if the other has nothing.
fn only_side(edit: &Edit) -> Option<Side> {
    match (edit.tokens.original.is_empty(), edit.tokens.rendition.is_empty()) {
        (false, true) => Some(Side::Original),
        (true, false) => Some(Side::Rendition),
        _ => None,
    }
}

/// Whether a clause or phrase of its own may begin with a token.
fn opens_clause(token: &Token) -> bool {
    matches!(token.form.as_str(), "," | "-" | "–" | "—" | "(" | ";" | ":")
        || matches!(
            token.key.as_str(),
            "who" | "which" | "whose" | "where" | "that" | "when" | "while" | "and" | "but"
        )
}

/// Whether an edit changed more than the form of a word.
fn is_real(edit: &Edit) -> bool {
    edit.op != EditOp::Equal && edit.class > EditClass::Formatting
}

fn is_content(item: &Item<'_>) -> bool {
    matches!(item.class, ItemClass::Content | ItemClass::Number) && item.token.kind != TokenKind::Symbol
}

fn content<'i, 'a>(items: &'i [Item<'a>]) -> impl Iterator<Item = &'i Item<'a>> {
    items.iter().filter(|item| is_content(item))
}

/// Whether more than half of the tokens around a stretch changed.
fn amid_changes(changed: &[bool], range: &Range<usize>) -> bool {
    let before = &changed[range.start.saturating_sub(SURROUNDINGS)..range.start];
    let after = &changed[range.end..changed.len().min(range.end + SURROUNDINGS)];
    let all = before.len() + after.len();
    let real = before.iter().chain(after).filter(|changed| **changed).count();
    2 * real > all
}
