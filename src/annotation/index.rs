//! Where words and names stand in a document, so that a rule can look for a thing in the whole text before it calls it
//! lost or new.

use compact_str::{CompactString, format_compact};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    lexicon::{self, PlaceId},
    segmentation::{Document, TokenKind},
};

use super::{Mention, Name, Title, Value};

/// For the words of so many tokens place is made at once.
const MOST_RESERVED: usize = 3_000;

/// The words and names of a document.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// The keys of its words and numbers.
    words: FxHashSet<CompactString>,
    /// Their stems.
    stems: FxHashSet<CompactString>,
    /// Distinct names.
    names: Vec<Name>,
    /// For each reduced word of a name the names that have it, as indices.
    by_word: FxHashMap<CompactString, Vec<u32>>,
    /// Names that stand for places.
    places: Vec<PlaceId>,
    /// Entries of the house glossary that stand in it.
    terms: FxHashSet<usize>,
    /// For each reduced word of a name the titles whose holders have it, as indices of mentions, ascending.
    titles: FxHashMap<CompactString, Vec<u32>>,
}

impl Index {
    /// Indexes the sentences of a document that are to be kept; the mentions are theirs.
    pub(super) fn new(document: &Document, mentions: &[Mention], keep: impl Fn(usize) -> bool) -> Self {
        let mut index = Self::default();
        let sentences = document.sentences.iter().enumerate();
        let kept: Vec<_> = sentences.filter(|(number, _)| keep(*number)).collect();
        let tokens: usize = kept.iter().map(|(_, sentence)| sentence.tokens.len()).sum();
        // Of news of usual length every third token is a new word of content; longer texts repeat themselves.
        let distinct = tokens.min(MOST_RESERVED) / 3;
        index.words.reserve(distinct);
        index.stems.reserve(distinct);
        for token in (kept.into_iter()).flat_map(|(_, sentence)| &document.tokens[sentence.tokens.clone()]) {
            let is_word = matches!(token.kind, TokenKind::Word | TokenKind::Number);
            if is_word && !index.words.contains(&token.key) && !lexicon::is_function_word(&token.key) {
                index.words.insert(token.key.clone());
                index.stems.insert(lexicon::stem(&token.key));
            }
        }
        for (number, mention) in (0..).zip(mentions) {
            match &mention.value {
                Value::Name(name) => index.add_name(name),
                Value::Term(entry) => _ = index.terms.insert(*entry),
                Value::Title(Title {
                    holder: Some(holder), ..
                }) => {
                    for key in holder_keys(&holder.name) {
                        index.titles.entry(key).or_default().push(number);
                    }
                }
                _ => {}
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
        for key in name.keys() {
            let numbers = self.by_word.entry(key.clone()).or_default();
            if numbers.last() != Some(&number) {
                numbers.push(number);
            }
        }
        if let Some(place) = name.place.filter(|place| !self.places.contains(place)) {
            self.places.push(place);
        }
        self.names.push(name.clone());
    }

    /// Whether a word stands anywhere, in whatever form.
    pub fn has_word(&self, key: &str) -> bool {
        self.words.contains(key) || self.stems.contains(&lexicon::stem(key))
    }

    /// Whether a term of the house glossary stands anywhere, in any of its wordings.
    pub fn has_term(&self, entry: usize) -> bool {
        self.terms.contains(&entry)
    }

    /// Whether a name, or another name of the same, stands anywhere.
    pub fn has_name(&self, name: &Name) -> bool {
        let by_place = name.place.is_some_and(|place| self.places.contains(&place));
        by_place || self.candidates(name).any(|other| other.is_same(name))
    }

    /// The names of the document that can stand for the same as this one, each once.
    pub fn names_like<'a>(&'a self, name: &'a Name) -> impl Iterator<Item = &'a Name> {
        self.candidates(name).filter(move |other| other.is_same(name))
    }

    /// The titles whose holders may have this name, as indices of mentions, ascending.
    pub(super) fn titles_like(&self, name: &Name) -> Vec<u32> {
        let keys = holder_keys(name);
        let mut numbers: Vec<u32> = keys
            .iter()
            .filter_map(|key| self.titles.get(key))
            .flatten()
            .copied()
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    fn candidates(&self, name: &Name) -> impl Iterator<Item = &Name> {
        let mut numbers: Vec<u32> = name
            .keys()
            .filter_map(|key| self.by_word.get(key))
            .flatten()
            .copied()
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().filter_map(|number| self.names.get(number as usize))
    }
}

/// What the holder of a title can be found by: what any name can, the full forms of short names, the house's entry for
/// it, and the place.
fn holder_keys(name: &Name) -> Vec<CompactString> {
    let mut keys: Vec<CompactString> = name.keys().cloned().collect();
    keys.extend(
        name.words
            .iter()
            .flat_map(|word| lexicon::full_names(word))
            .map(super::name::sound),
    );
    keys.extend(name.alias.map(|alias| format_compact!("#{alias}")));
    keys.extend(name.place.map(|place| format_compact!("@{}", place.as_str())));
    keys
}
