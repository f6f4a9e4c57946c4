//! Where words and names stand in a document, so that a rule can look for a thing in the whole text before it calls it
//! lost or new.

use std::collections::HashMap;

use compact_str::CompactString;

use crate::{
    lexicon::{self, PlaceId, Relation, Word},
    segmentation::{Document, TokenKind},
};

use super::{Mention, Name, Value};

/// Up to how many distinct words related ones are looked for.
const MOST_WORDS: usize = 1_500;

/// The words and names of a document.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// For each key of a word or number the sentences it stands in, ascending.
    words: HashMap<CompactString, Vec<u32>>,
    /// For each stem the sentences, ascending.
    stems: HashMap<CompactString, Vec<u32>>,
    /// Distinct names.
    names: Vec<Name>,
    /// For each reduced word of a name the names that have it, as indices.
    by_word: HashMap<CompactString, Vec<u32>>,
    /// Names that stand for places.
    places: Vec<PlaceId>,
}

impl Index {
    /// Indexes a document.
    pub(super) fn new(document: &Document, mentions: &[Mention]) -> Self {
        let mut index = Self::default();
        for (number, sentence) in document.sentences.iter().enumerate() {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            for token in &document.tokens[sentence.tokens.clone()] {
                if !matches!(token.kind, TokenKind::Word | TokenKind::Number) || lexicon::is_function_word(&token.key) {
                    continue;
                }
                add(&mut index.words, token.key.clone(), number);
                add(&mut index.stems, CompactString::from(lexicon::stem(&token.key)), number);
            }
        }
        for mention in mentions {
            if let Value::Name(name) = &mention.value {
                index.add_name(name);
            }
        }
        index
    }

    fn add_name(&mut self, name: &Name) {
        let known = self.candidates(name).any(|other| other == name);
        if known {
            return;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        for key in keys(name) {
            add(&mut self.by_word, key, number);
        }
        if let Some(place) = name.place.filter(|place| !self.places.contains(place)) {
            self.places.push(place);
        }
        self.names.push(name.clone());
    }

    /// The sentences a word stands in, by its key or by a form of the same stem.
    pub fn sentences_with(&self, key: &str) -> &[u32] {
        let by_stem = self.stems.get(&*lexicon::stem(key));
        self.words.get(key).or(by_stem).map_or(&[], Vec::as_slice)
    }

    /// Whether a word stands anywhere, in whatever form.
    pub fn has_word(&self, key: &str) -> bool {
        !self.sentences_with(key).is_empty()
    }

    /// Whether a word stands anywhere that says nearly the same as this one.
    pub fn has_related(&self, word: &Word<'_>) -> bool {
        // Long texts hold a word related to any; what they lack is told by the words themselves.
        if !word.is_known() || self.words.len() > MOST_WORDS {
            return false;
        }
        let related = |key: &CompactString| {
            let relation = word.relation(&Word::look_up(key));
            relation.keeps_sense() || matches!(relation, Relation::Hypernym | Relation::Similar)
        };
        self.words.keys().any(related)
    }

    /// Whether a name, or another name of the same, stands anywhere.
    pub fn has_name(&self, name: &Name) -> bool {
        let by_place = name.place.is_some_and(|place| self.places.contains(&place));
        by_place || self.candidates(name).any(|other| other.is_same(name))
    }

    fn candidates(&self, name: &Name) -> impl Iterator<Item = &Name> {
        let mut numbers: Vec<u32> = keys(name)
            .iter()
            .filter_map(|key| self.by_word.get(key))
            .flatten()
            .copied()
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().filter_map(|number| self.names.get(number as usize))
    }
}

fn add(map: &mut HashMap<CompactString, Vec<u32>>, key: CompactString, number: u32) {
    let numbers = map.entry(key).or_default();
    if numbers.last() != Some(&number) {
        numbers.push(number);
    }
}

/// What a name can be found by: its words as they sound, its initials, and its other names in the lexicon.
fn keys(name: &Name) -> Vec<CompactString> {
    let mut keys = name.sounds.clone();
    let initials: String = name.words.iter().filter_map(|word| word.chars().next()).collect();
    if name.words.len() > 1 {
        keys.push(super::name::sound(&initials).into());
    }
    keys
}
