use std::{
    hash::{Hash, Hasher},
    ops::Range,
};

use rustc_hash::{FxBuildHasher, FxHashMap, FxHasher};

use compact_str::CompactString;

use super::{BeadMethod, grid::dot, language, translation::Table};
use crate::{
    lexicon::{self, StemLanguage},
    pair::{Pair, Side},
    segmentation::{Document, Token, TokenKind},
};

/// What the sentences of both texts are compared by: a weighted bag of features each.
///
/// The features are words, word stems, numbers and hashed character 4-grams. A feature weighs by how rare it is in the
/// two texts together (inverse document frequency, Spärck Jones 1972), so that function words say little and the rare
/// word, number or name says much.
#[derive(Debug, Default)]
pub(super) struct Features {
    /// One vector for each sentence of each side.
    pub(super) vectors: Pair<Vectors>,
    /// The words of each sentence by their stems, for learning which render which.
    pub(super) words: Pair<Vectors>,
    /// How rare each feature is.
    pub(super) rarity: Vec<f32>,
    /// Whether the texts are in different languages.
    pub(super) cross: bool,
    /// Further vectors.
    pub(super) translated: Option<Pair<Vectors>>,
    /// 1 for a sentence that begins a passage, scaled down where passages are short and say little.
    pub(super) passages: Pair<Vec<f32>>,
    /// 1 for a sentence that reads as the rest of the one before it.
    pub(super) continuations: Pair<Vec<f32>>,
    /// Letters and digits of each sentence.
    pub(super) lengths: Pair<Vec<f32>>,
    /// How many features there are; their ids lie below.
    pub(super) count: usize,
}

/// Sparse vectors in one allocation.
#[derive(Debug, Default)]
pub(super) struct Vectors {
    starts: Vec<usize>,
    entries: Vec<(u32, f32)>,
}

impl Vectors {
    /// The entries of one vector, ascending by feature.
    pub(super) fn of(&self, index: usize) -> &[(u32, f32)] {
        &self.entries[self.starts[index]..self.starts[index + 1]]
    }

    /// How many vectors there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// None yet, with room for so many vectors and entries.
    fn with_capacity(vectors: usize, entries: usize) -> Self {
        Self {
            starts: Vec::with_capacity(vectors + 1),
            entries: Vec::with_capacity(entries),
        }
    }

    pub(super) fn push(&mut self, entries: impl IntoIterator<Item = (u32, f32)>) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        self.entries.extend(entries);
        self.starts.push(self.entries.len());
    }
}

/// The weight of each sort of feature beside a whole word's 1.
const STEM: f32 = 0.7;
const GRAM: f32 = 0.25;
const NAME: f32 = 1.3;
const NUMBER: f32 = 1.3;

/// Vectors that are compared with each other, and how many features they are over.
pub(super) type Layer<'a> = (Pair<&'a Vectors>, usize);

impl Features {
    /// Lets sentences be compared through a table of renderings as well; says whether the table holds any.
    pub(super) fn translate(&mut self, table: &Table, weight: f32) -> bool {
        if table.is_empty() {
            return false;
        }
        self.translated = Some(table.vectors(self.words.as_ref(), self.count, &self.rarity, weight));
        true
    }

    /// What the pairing of some sentences rests on.
    pub(super) fn method(&self, sentences: &Pair<Vec<usize>>) -> BeadMethod {
        let shared = |(vectors, _): Layer<'_>| -> f32 {
            let pairs = sentences
                .original
                .iter()
                .flat_map(|&one| sentences.rendition.iter().map(move |&two| (one, two)));
            pairs
                .map(|(one, two)| dot(vectors.original.of(one), vectors.rendition.of(two)))
                .sum()
        };
        let mut layers = self.layers().into_iter().map(shared);
        let (words, renderings) = (layers.next().unwrap_or(0.0), layers.next().unwrap_or(0.0));
        if words + renderings <= 0.0 {
            BeadMethod::Lengths
        } else if renderings > words {
            BeadMethod::Translation
        } else {
            BeadMethod::Words
        }
    }

    /// The product of two sentences.
    pub(super) fn product(&self, original: usize, rendition: usize) -> f32 {
        let dots = self.layers().into_iter();
        dots.map(|(vectors, _)| dot(vectors.original.of(original), vectors.rendition.of(rendition)))
            .sum()
    }

    /// What sentences are compared by: shared features, and renderings once they are learnt.
    pub(super) fn layers(&self) -> Vec<Layer<'_>> {
        std::iter::once((self.vectors.as_ref(), self.count))
            .chain(self.translated.iter().map(|vectors| (vectors.as_ref(), 2 * self.count)))
            .collect()
    }

    /// The features of two documents.
    pub(super) fn new(documents: Pair<&Document>, languages: Option<&Pair<CompactString>>) -> Self {
        let mut vocabulary = Vocabulary::new(documents, languages);
        let (original, original_words) = vocabulary.read(documents.original, Side::Original);
        let (rendition, rendition_words) = vocabulary.read(documents.rendition, Side::Rendition);
        let raw = Pair::new(original, rendition);
        let sentences = raw.original.len() + raw.rendition.len();
        let mut frequency = vec![0_u32; vocabulary.ids.len()];
        for (_, vectors) in raw.iter() {
            for &(feature, _) in &vectors.entries {
                frequency[feature as usize] += 1;
            }
        }
        let rarity: Vec<f32> = frequency
            .iter()
            .map(|&count| ((sentences as f32 + 1.0) / count as f32).ln())
            .collect();
        let vectors = raw.map(|mut vectors| {
            for (feature, weight) in &mut vectors.entries {
                *weight = weight.sqrt() * rarity[*feature as usize];
            }
            vectors
        });
        Self {
            vectors,
            words: Pair::new(original_words, rendition_words),
            rarity,
            cross: !vocabulary.shared,
            translated: None,
            passages: documents.map(passages),
            continuations: documents.map(continuations),
            lengths: documents.map(lengths),
            count: vocabulary.ids.len(),
        }
    }
}

fn passages(document: &Document) -> Vec<f32> {
    let passages = document
        .passages
        .iter()
        .filter(|passage| !passage.sentences.is_empty())
        .count();
    let weight = 1.0 - passages as f32 / document.sentences.len().max(1) as f32;
    let begins = |sentence: usize| {
        document
            .passages
            .get(document.sentences[sentence].passage)
            .is_some_and(|passage| passage.sentences.start == sentence)
    };
    (0..document.sentences.len())
        .map(|sentence| if begins(sentence) { weight } else { 0.0 })
        .collect()
}

/// Sentences that were cut off from the one before: that one breaks off at a comma or without any mark, and they go on
/// with a small letter. A comma alone is enough in scripts without small letters.
fn continuations(document: &Document) -> Vec<f32> {
    let breaks_off = |text: &str| {
        let last = text.trim_end().chars().next_back();
        last.is_some_and(|last| {
            last.is_alphanumeric() || matches!(last, ',' | ';' | '،' | '、' | '，' | '–' | '—' | '-')
        })
    };
    let goes_on = |text: &str| {
        let first = text.chars().find(|character| character.is_alphabetic());
        first.is_some_and(|first| !first.is_uppercase())
    };
    let sentences = 0..document.sentences.len();
    sentences
        .map(|sentence| {
            let Some(before) = sentence.checked_sub(1) else {
                return 0.0;
            };
            let cut = breaks_off(document.sentence_text(before)) && goes_on(document.sentence_text(sentence));
            f32::from(u8::from(cut))
        })
        .collect()
}

fn lengths(document: &Document) -> Vec<f32> {
    let numbered = has_line_numbers(document);
    let characters = |token: &Token| match token.kind {
        TokenKind::Word | TokenKind::Number => token.form.chars().count() + 1,
        _ => 1,
    };
    (0..document.sentences.len())
        .map(|sentence| {
            content(document, sentence, numbered)
                .iter()
                .map(characters)
                .sum::<usize>() as f32
        })
        .collect()
}

/// The tokens of a sentence without its line number.
fn content(document: &Document, sentence: usize, numbered: bool) -> &[Token] {
    let tokens = document.tokens_of(sentence);
    match tokens.split_first() {
        Some((first, rest)) if numbered && first.kind == TokenKind::Number => rest,
        _ => tokens,
    }
}

/// Whether nearly every sentence begins with its own place in the text. Such a number says nothing of what the
/// sentence renders: line 12 is line 12 of any text.
fn has_line_numbers(document: &Document) -> bool {
    const FEWEST: usize = 5;
    let value = |sentence: usize| document.tokens_of(sentence).first()?.key.parse::<usize>().ok();
    let Some(first) = (!document.sentences.is_empty()).then(|| value(0)).flatten() else {
        return false;
    };
    let count = document.sentences.len();
    let counting = (0..count)
        .filter(|&sentence| value(sentence) == Some(first + sentence))
        .count();
    count >= FEWEST && counting * 10 >= count * 9
}

/// For the features of so many tokens place is made at once.
const MOST_RESERVED: usize = 6_000;

/// Numbers for features, and each word's features worked out once.
struct Vocabulary {
    stemmers: Pair<Option<StemLanguage>>,
    /// Whether both texts are in one language, so that a word's features are the same on both sides.
    shared: bool,
    ids: FxHashMap<u64, u32>,
    /// The features of all words so far, with their weights.
    entries: Vec<(u32, f32)>,
    /// Where those of a word stand among them.
    words: FxHashMap<(Side, u64), Range<usize>>,
}

impl Vocabulary {
    fn new(documents: Pair<&Document>, languages: Option<&Pair<CompactString>>) -> Self {
        let stemmers = match languages {
            Some(languages) => languages.as_ref().map(|language| stemmer(language)),
            None => documents.map(|document| stemmer(&document.language)),
        };
        // Of news of usual length every other word is a new one; longer texts repeat themselves.
        let tokens = documents.original.tokens.len() + documents.rendition.tokens.len();
        let words = tokens.min(MOST_RESERVED) / 2;
        Self {
            stemmers,
            shared: language::is_shared(documents, languages),
            ids: FxHashMap::with_capacity_and_hasher(3 * words, FxBuildHasher),
            entries: Vec::with_capacity(4 * words),
            words: FxHashMap::with_capacity_and_hasher(words, FxBuildHasher),
        }
    }

    /// The features of a document's sentences with their counts, and their words by themselves.
    fn read(&mut self, document: &Document, side: Side) -> (Vectors, Vectors) {
        let tokens = document.tokens.len().min(MOST_RESERVED);
        let mut vectors = Vectors::with_capacity(document.sentences.len(), 3 * tokens);
        let mut words = Vectors::with_capacity(document.sentences.len(), tokens);
        let numbered = has_line_numbers(document);
        let mut counts: Vec<f32> = Vec::new();
        let (mut present, mut stems) = (Vec::new(), Vec::new());
        for sentence in 0..document.sentences.len() {
            // Features that no sentence before has are numbered in their order, and only the others need to be sorted.
            let known = self.ids.len();
            for (position, token) in content(document, sentence, numbered).iter().enumerate() {
                let Some(emphasis) = emphasis(token, position) else {
                    continue;
                };
                let range = self.features(token, side);
                counts.resize(self.ids.len(), 0.0);
                let features = &self.entries[range];
                stems.extend(features.get(1).or(features.first()).map(|feature| feature.0));
                for &(feature, weight) in features {
                    let count = &mut counts[feature as usize];
                    if *count == 0.0 && (feature as usize) < known {
                        present.push(feature);
                    }
                    *count += weight * emphasis;
                }
            }
            present.sort_unstable();
            vectors.push(
                present
                    .drain(..)
                    .chain(known as u32..self.ids.len() as u32)
                    .map(|feature: u32| (feature, std::mem::take(&mut counts[feature as usize]))),
            );
            stems.sort_unstable();
            stems.dedup();
            words.push(stems.drain(..).map(|stem: u32| (stem, 1.0)));
        }
        (vectors, words)
    }

    /// Where the features of a token stand among the entries: the word itself, then its stem, then its parts.
    fn features(&mut self, token: &Token, side: Side) -> Range<usize> {
        let word = hash(&('w', token.key.as_str()));
        let side = if self.shared { Side::Original } else { side };
        if let Some(known) = self.words.get(&(side, word)) {
            return known.clone();
        }
        let start = self.entries.len();
        self.add(word, 1.0);
        if token.kind != TokenKind::Number && token.key.chars().nth(3).is_some() {
            let stem = match self.stemmers.get(side) {
                Some(language) => lexicon::stem_in(*language, &token.key),
                None => token.key.chars().take(5).collect(),
            };
            self.add(hash(&('s', stem.as_str())), STEM);
            let framed = std::iter::once('_')
                .chain(token.key.chars())
                .chain(std::iter::once('_'));
            // The last four characters, sixteen bits of each: who meets another script's gram meets a like one.
            let mut gram = 0_u64;
            for (count, character) in (1..).zip(framed) {
                gram = gram << 16 | u64::from(character as u32 & 0xffff);
                if count >= 4 {
                    self.add(hash(&('g', gram)), GRAM);
                }
            }
        }
        let range = start..self.entries.len();
        self.words.insert((side, word), range.clone());
        range
    }

    /// Adds a feature to the entries, under the number of what it hashes to.
    fn add(&mut self, hash: u64, weight: f32) {
        let next = self.ids.len() as u32;
        let number = *self.ids.entry(hash).or_insert(next);
        self.entries.push((number, weight));
    }
}

/// How much a token counts beside a plain word; none when it is not compared.
fn emphasis(token: &Token, position: usize) -> Option<f32> {
    match token.kind {
        TokenKind::Number => Some(NUMBER),
        TokenKind::Word if token.key.starts_with('\'') => None,
        TokenKind::Word if position > 0 && token.form.starts_with(char::is_uppercase) => Some(NAME),
        TokenKind::Word => Some(1.0),
        _ => None,
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}

/// The stemmer of a language, if there is one.
fn stemmer(language: &str) -> Option<StemLanguage> {
    Some(match language {
        "ar" => StemLanguage::Arabic,
        "da" => StemLanguage::Danish,
        "de" => StemLanguage::German,
        "el" => StemLanguage::Greek,
        "en" => StemLanguage::English,
        "es" => StemLanguage::Spanish,
        "fi" => StemLanguage::Finnish,
        "fr" => StemLanguage::French,
        "hu" => StemLanguage::Hungarian,
        "it" => StemLanguage::Italian,
        "nl" => StemLanguage::Dutch,
        "no" | "nb" | "nn" => StemLanguage::Norwegian,
        "pt" => StemLanguage::Portuguese,
        "ro" => StemLanguage::Romanian,
        "ru" => StemLanguage::Russian,
        "sv" => StemLanguage::Swedish,
        "ta" => StemLanguage::Tamil,
        "tr" => StemLanguage::Turkish,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        input::{Source, read_text},
        segmentation::{SegmentOptions, Segments, segment},
    };

    #[test]
    fn only_numbers_that_count_the_lines_are_passed_over() {
        let has_numbers = |text: &str| {
            let options = SegmentOptions {
                segments: Segments::Lines,
                ..SegmentOptions::default()
            };
            has_line_numbers(&segment(read_text(text, Source::default()), &options))
        };
        assert!(has_numbers(
            "4 It rained\n5 The ferry left\n6 Nobody was hurt\n7 A choir sang\n8 It stopped"
        ));
        assert!(!has_numbers(
            "12 goats died\n9 were sold\n14 ran away\n3 came back\n2 more followed"
        ));
        assert!(!has_numbers(
            "It rained\nThe ferry left\nNobody was hurt\nA choir sang\nIt stopped"
        ));
        assert!(!has_numbers("1 goat\n2 cows\n3 hens"), "too few to tell");
    }
}
