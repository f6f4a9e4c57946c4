//! A word resolved once, so that relating it to many others is cheap.

use super::inflection;
use super::relation::Relation;
use super::spelling::canonical;
use super::vocabulary::{PartOfSpeech, Unit, Units, role};
use super::{FUNCTION_WORDS, given_name};

/// A word looked up in the lexicon: what it can be a form of.
///
/// Looking up costs about a microsecond, relating two words a few dozen nanoseconds: look up every token once.
#[derive(Debug, Clone, Copy)]
pub struct Word<'a> {
    key: &'a str,
    /// In the preferred spelling, without a possessive ending.
    base: &'a str,
    units: Units,
}

impl<'a> Word<'a> {
    /// Resolves a word: in lower case, with straight apostrophes; a possessive ending is taken off.
    pub fn look_up(key: &'a str) -> Self {
        let base = canonical(without_possessive(key));
        Self {
            key,
            base,
            units: Units::look_up(base),
        }
    }

    /// The word as it was looked up.
    pub const fn key(&self) -> &'a str {
        self.key
    }

    /// The word in the preferred spelling, without a possessive ending.
    pub const fn base(&self) -> &'a str {
        self.base
    }

    /// Whether WordNet knows the word or its base form.
    pub fn is_known(&self) -> bool {
        !self.units.as_slice().is_empty()
    }

    /// The base forms the word can belong to, without repetition: `left` is `leave` and `left`.
    pub fn lemmas(&self) -> impl Iterator<Item = &'static str> {
        let units = self.units;
        (0..units.as_slice().len()).filter_map(move |at| {
            let (before, rest) = units.as_slice().split_at(at);
            let lemma = rest.first()?.lemma();
            (!before.iter().any(|unit| unit.lemma() == lemma)).then_some(lemma)
        })
    }

    /// The parts of speech the word can be, as WordNet knows it.
    pub fn parts_of_speech(&self) -> PartsOfSpeech {
        let mut parts = PartsOfSpeech::default();
        for unit in self.units.as_slice() {
            parts.insert(unit.speech());
        }
        parts
    }

    /// How this word is related to another, the nearest relation that holds; opposites come before everything but
    /// sameness, since a word can be a synonym in one sense and an opposite in another.
    pub fn relation(&self, other: &Word<'_>) -> Relation {
        if self.key == other.key {
            return Relation::Identical;
        }
        if self.base == other.base {
            // `favour`, `favor` are spelling; `Ukraine`, `Ukraine's` are forms.
            let same_form = without_possessive(self.key).len() == self.key.len()
                && without_possessive(other.key).len() == other.key.len();
            return if same_form {
                Relation::Spelling
            } else {
                Relation::Inflection
            };
        }
        let (mine, theirs) = (self.units.as_slice(), other.units.as_slice());
        if mine.iter().any(|unit| theirs.contains(unit)) {
            return Relation::Inflection;
        }
        if mine.is_empty() || theirs.is_empty() {
            return if self.is_unknown_form_of(other) {
                Relation::Inflection
            } else {
                Relation::None
            };
        }
        let found = mine.iter().fold(Found::default(), |found, unit| {
            theirs
                .iter()
                .filter(|candidate| candidate.speech() == unit.speech())
                .fold(found, |found, candidate| found.with(Found::between(*unit, *candidate)))
        });
        found.nearest(|| {
            mine.iter()
                .any(|unit| theirs.iter().any(|candidate| unit.derives(*candidate)))
        })
    }

    /// Whether one of the words is a kind of the other word: `bus` of `vehicle`.
    pub fn is_kind_of(&self, general: &Word<'_>) -> bool {
        pairs(self, general).any(|(unit, other)| {
            merge(unit, other)
                .any(|(mine, theirs)| mine & (role::PARENT | role::GRANDPARENT) != 0 && theirs & role::OWN != 0)
        })
    }

    /// Regular forms of a word that WordNet does not hold. Given names are none: Williams is not William.
    fn is_unknown_form_of(&self, other: &Word<'_>) -> bool {
        let (one, two) = (self.base, other.base);
        !FUNCTION_WORDS.contains_key(one)
            && !FUNCTION_WORDS.contains_key(two)
            && inflection::look_alike(one, two)
            && given_name(one).is_none()
            && given_name(two).is_none()
    }
}

/// What the senses of two words have in common.
#[derive(Debug, Clone, Copy, Default)]
struct Found {
    synonym: bool,
    antonym: bool,
    hypernym: bool,
    similar: bool,
    cohyponym: bool,
}

impl Found {
    fn between(one: Unit, other: Unit) -> Self {
        const UP: u32 = role::PARENT | role::GRANDPARENT;
        let mut found = Self::default();
        for (mine, theirs) in merge(one, other) {
            let either =
                |this: u32, that: u32| mine & this != 0 && theirs & that != 0 || mine & that != 0 && theirs & this != 0;
            let both = mine & theirs;
            found.antonym |= either(role::OPPOSED, role::OWN | role::SIMILAR | role::KIN);
            found.synonym |= both & role::OWN != 0 && both & role::COMMON != 0;
            found.hypernym |= either(UP, role::OWN);
            found.similar |= both & role::OWN != 0 || both & role::SIMILAR != 0 || either(role::OWN, role::SIMILAR);
            found.cohyponym |= both & role::KIN != 0;
        }
        found
    }

    fn with(self, other: Self) -> Self {
        Self {
            synonym: self.synonym || other.synonym,
            antonym: self.antonym || other.antonym,
            hypernym: self.hypernym || other.hypernym,
            similar: self.similar || other.similar,
            cohyponym: self.cohyponym || other.cohyponym,
        }
    }

    fn nearest(self, derived: impl Fn() -> bool) -> Relation {
        if self.antonym {
            Relation::Antonym
        } else if self.synonym {
            Relation::Synonym
        } else if derived() {
            Relation::Derivation
        } else if self.hypernym {
            Relation::Hypernym
        } else if self.similar {
            Relation::Similar
        } else if self.cohyponym {
            Relation::Cohyponym
        } else {
            Relation::None
        }
    }
}

/// Pairs of units of the same part of speech.
fn pairs<'w>(one: &'w Word<'_>, other: &'w Word<'_>) -> impl Iterator<Item = (Unit, Unit)> {
    one.units.as_slice().iter().flat_map(|unit| {
        let same = other
            .units
            .as_slice()
            .iter()
            .filter(|candidate| candidate.speech() == unit.speech());
        same.map(|candidate| (*unit, *candidate))
    })
}

/// The roles both have to each sense that both are tied to.
fn merge(one: Unit, other: Unit) -> impl Iterator<Item = (u32, u32)> {
    let (mut mine, mut theirs) = (one.ties().iter(), other.ties().iter());
    let next = |ties: &mut std::slice::Iter<'static, [u8; 4]>| ties.next().map(|bytes| u32::from_le_bytes(*bytes));
    let (mut left, mut right) = (next(&mut mine), next(&mut theirs));
    std::iter::from_fn(move || {
        loop {
            let (Some(one), Some(other)) = (left, right) else {
                return None;
            };
            match (one >> 8).cmp(&(other >> 8)) {
                std::cmp::Ordering::Less => left = next(&mut mine),
                std::cmp::Ordering::Greater => right = next(&mut theirs),
                std::cmp::Ordering::Equal => {
                    left = next(&mut mine);
                    right = next(&mut theirs);
                    return Some((one & 0xff, other & 0xff));
                }
            }
        }
    })
}

/// The word without `'s` or a closing apostrophe.
fn without_possessive(word: &str) -> &str {
    if FUNCTION_WORDS.contains_key(word) {
        return word;
    }
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix('\''))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(word)
}

/// A set of parts of speech.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PartsOfSpeech(u8);

impl PartsOfSpeech {
    /// Whether the word can be this part of speech.
    pub const fn contains(self, part: PartOfSpeech) -> bool {
        self.0 & 1 << part as u8 != 0
    }

    /// Whether nothing is known of the word.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The only part of speech, if there is just one.
    pub fn only(self) -> Option<PartOfSpeech> {
        use PartOfSpeech::{Adjective, Adverb, Noun, Verb};
        (self.0.count_ones() == 1).then(|| {
            [Noun, Verb, Adjective, Adverb]
                .into_iter()
                .find(|part| self.contains(*part))
        })?
    }

    fn insert(&mut self, part: PartOfSpeech) {
        self.0 |= 1 << part as u8;
    }
}

/// How two words are related; see [`Word::relation`]. Whoever relates a word more than once should look it up once.
pub fn relation(one: &str, other: &str) -> Relation {
    Word::look_up(one).relation(&Word::look_up(other))
}

/// Whether `special` is a kind of `general`: a `bus` is a kind of `vehicle`.
pub fn hypernym_of(general: &str, special: &str) -> bool {
    Word::look_up(special).is_kind_of(&Word::look_up(general))
}

#[cfg(test)]
#[path = "word_tests.rs"]
mod tests;
