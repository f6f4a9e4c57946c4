//! Where words and names stand in a document, so that a rule can look for a thing in the whole text before it calls it
//! lost or new.

use std::sync::Arc;

use compact_str::{CompactString, format_compact};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    lexicon::{self, PlaceId},
    segmentation::{Document, TokenKind},
};

use super::{Mention, Name, Title, Value};

/// For the words of so many tokens place is made at once.
const MOST_RESERVED: usize = 3_000;

/// Some of a document's sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// All of them.
    #[default]
    All,
    /// Those of the story itself.
    Body,
    /// Those around it: headline, summary, lists.
    Page,
}

impl Part {
    /// Whether a sentence belongs to it.
    pub(super) fn holds(self, document: &Document, sentence: usize) -> bool {
        self == Self::All || self == Self::of(document, sentence)
    }

    fn of(document: &Document, sentence: usize) -> Self {
        if document.is_body(sentence) {
            Self::Body
        } else {
            Self::Page
        }
    }

    /// A bit for the body and one for the page.
    const fn bits(self) -> u8 {
        match self {
            Self::Body => 1,
            Self::Page => 2,
            Self::All => 3,
        }
    }
}

/// The words and numbers of content, and their stems, with a bit for each part they stand in.
#[derive(Debug, Default)]
struct WordParts {
    words: FxHashMap<CompactString, u8>,
    stems: FxHashMap<CompactString, u8>,
}

impl WordParts {
    fn of(document: &Document) -> Self {
        let mut index = Self::default();
        // Of news of usual length every third token is a new word of content; longer texts repeat themselves.
        let distinct = document.tokens.len().min(MOST_RESERVED) / 3;
        index.words.reserve(distinct);
        index.stems.reserve(distinct);
        for (number, sentence) in document.sentences.iter().enumerate() {
            let part = Part::of(document, number).bits();
            for token in &document.tokens[sentence.tokens.clone()] {
                let is_word = matches!(token.kind, TokenKind::Word | TokenKind::Number);
                if is_word && !token.is_function_word() {
                    index.add(&token.key, part);
                }
            }
        }
        index
    }

    fn add(&mut self, key: &CompactString, part: u8) {
        if let Some(parts) = self.words.get_mut(key) {
            if *parts & part != 0 {
                return;
            }
            *parts |= part;
        } else {
            self.words.insert(key.clone(), part);
        }
        *self.stems.entry(lexicon::stem(key)).or_default() |= part;
    }

    /// Whether a word stands in a part, in whatever form.
    fn holds(&self, key: &str, part: Part) -> bool {
        let stands = |parts: Option<&u8>| parts.is_some_and(|parts| parts & part.bits() != 0);
        stands(self.words.get(key)) || stands(self.stems.get(&lexicon::stem(key)))
    }
}

/// The words and names of a document.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// The words of all of it; those of its part are looked for.
    words: Arc<WordParts>,
    part: Part,
    /// Distinct names.
    names: Vec<Name>,
    /// The names by all their words, as indices.
    by_full: FxHashMap<CompactString, Vec<u32>>,
    /// For each reduced word of a name the first [`MOST_ALIKE`] names that have it, as indices.
    by_word: FxHashMap<CompactString, Vec<u32>>,
    /// Names that stand for places.
    places: Vec<PlaceId>,
    /// The house glossary's entries for names that stand in it.
    aliases: FxHashSet<usize>,
    /// Entries of the house glossary that stand in it.
    terms: FxHashSet<usize>,
    /// For each reduced word of a name the first [`MOST_ALIKE`] different titles whose holders have it, as indices of
    /// mentions, ascending.
    titles: FxHashMap<CompactString, Vec<u32>>,
    /// Whether a word has more names or titles than that.
    is_crowded: bool,
}

/// The names, or titles, that are looked at for one word of a name. Few stories have so many people called John; a text made to
/// be slow has tens of thousands, and each would be held against all.
const MOST_ALIKE: usize = 50;

impl Index {
    /// Indexes a document with these mentions.
    pub(super) fn new(document: &Document, mentions: &[Mention]) -> Self {
        Self::of_part(document, mentions, Part::All, Arc::new(WordParts::of(document)))
    }

    /// The same for a part of the document.
    pub(super) fn restricted(&self, document: &Document, mentions: &[Mention], part: Part) -> Self {
        Self::of_part(document, mentions, part, Arc::clone(&self.words))
    }

    fn of_part(document: &Document, mentions: &[Mention], part: Part, words: Arc<WordParts>) -> Self {
        let mut index = Self {
            words,
            part,
            ..Self::default()
        };
        let keep = |sentence: usize| part.holds(document, sentence);
        for (number, mention) in (0..).zip(mentions).filter(|(_, mention)| keep(mention.sentence)) {
            match &mention.value {
                Value::Name(name) => index.add_name(name),
                Value::Term(entry) => _ = index.terms.insert(*entry),
                Value::Title(Title {
                    holder: Some(holder), ..
                }) => {
                    for key in holder_keys(&holder.name) {
                        let known = index.titles.entry(key).or_default();
                        let is_body = |mention: &Mention| document.is_body(mention.sentence);
                        let says_same = |&number: &u32| {
                            let other = mentions.get(number as usize);
                            other.is_some_and(|other| {
                                gives_same_title(mention, other) && is_body(mention) == is_body(other)
                            })
                        };
                        if !known.iter().any(says_same) {
                            index.is_crowded |= !push_bounded(known, number);
                        }
                    }
                }
                _ => {}
            }
        }
        index
    }

    fn add_name(&mut self, name: &Name) {
        let called_so = self.by_full.entry(name.full.clone()).or_default();
        if called_so
            .iter()
            .any(|&number| self.names.get(number as usize) == Some(name))
        {
            return;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        called_so.push(number);
        for key in name.keys() {
            let numbers = self.by_word.entry(key.clone()).or_default();
            if numbers.last() != Some(&number) {
                self.is_crowded |= !push_bounded(numbers, number);
            }
        }
        if let Some(place) = name.place.filter(|place| !self.places.contains(place)) {
            self.places.push(place);
        }
        self.aliases.extend(name.alias);
        self.names.push(name.clone());
    }

    /// Whether a word stands anywhere, in whatever form.
    pub fn has_word(&self, key: &str) -> bool {
        self.words.holds(key, self.part)
    }

    /// Whether a term of the house glossary stands anywhere, in any of its wordings.
    pub fn has_term(&self, entry: usize) -> bool {
        self.terms.contains(&entry)
    }

    /// Whether a name, or another name of the same, stands anywhere.
    pub fn has_name(&self, name: &Name) -> bool {
        let by_place = name.place.is_some_and(|place| self.places.contains(&place));
        let by_alias = name.alias.is_some_and(|alias| self.aliases.contains(&alias));
        by_place || by_alias || self.candidates(name).any(|other| other.is_same(name))
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

    /// Whether the document has so many names or titles alike that only the first of them are looked at.
    pub(super) const fn is_crowded(&self) -> bool {
        self.is_crowded
    }

    fn candidates(&self, name: &Name) -> impl Iterator<Item = &Name> {
        let mut numbers: Vec<u32> = name
            .keys()
            .filter_map(|key| self.by_word.get(key))
            .chain(self.by_full.get(&name.full))
            .flatten()
            .copied()
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().filter_map(|number| self.names.get(number as usize))
    }
}

/// Adds a number to a list unless that is full; says whether there was room.
fn push_bounded(numbers: &mut Vec<u32>, number: u32) -> bool {
    let has_room = numbers.len() < MOST_ALIKE;
    if has_room {
        numbers.push(number);
    }
    has_room
}

/// Whether two mentions give one holder one title in the same words.
fn gives_same_title(one: &Mention, other: &Mention) -> bool {
    let (Value::Title(one), Value::Title(other)) = (&one.value, &other.value) else {
        return false;
    };
    let names = one.holder.as_ref().zip(other.holder.as_ref());
    one.office == other.office
        && one.modifiers == other.modifiers
        && one.wording == other.wording
        && one.place == other.place
        && names.is_some_and(|(one, other)| one.name == other.name)
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
