//! A word resolved once, so that relating it to many others is cheap.

use std::cell::RefCell;
use std::sync::Arc;

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use super::hash::hash;
use super::inflection;
use super::place::{PlaceId, place};
use super::relation::Relation;
use super::senses::{self, Senses};
use super::spelling::spelling;
use super::vocabulary::{Bits, PartOfSpeech, Ties, Unit, Units, role};
use super::{
    DIRECTION_WORDS, FUNCTION_WORDS, Hints, WordClass, WordClasses, direction, frequency, given_name, person_noun,
    title,
};

/// A word looked up in the lexicon: what it can be a form of.
///
/// Looking up costs about a microsecond, and less for a word that the thread has met before; relating two words costs a
/// few dozen nanoseconds.
#[derive(Debug, Clone)]
pub struct Word<'a> {
    key: &'a str,
    /// In the preferred spelling, without a possessive ending.
    base: &'a str,
    /// Shared with all that look up the same word.
    known: Arc<Known>,
}

/// What the lexicon holds on a word.
#[derive(Debug)]
struct Known {
    /// The preferred spelling of its base; none where the base is the beginning of the word.
    spelling: Option<&'static str>,
    base_length: usize,
    frequency: u8,
    is_form_of_verb: bool,
    /// All that may relate it to another word: words whose bonds do not meet are not related.
    bonds: Bits<8>,
    units: Units,
    parts_of_speech: PartsOfSpeech,
    most_likely_part_of_speech: Option<PartOfSpeech>,
    ties: Ties,
    /// See [`Unit::add_family`].
    family: Bits<4>,
    /// The place it names, unless the name is a common word as well.
    place: Option<PlaceId>,
    senses: Senses,
    /// Of what the sense tables may hold for it.
    form_hashes: Box<[u64]>,
    classes: WordClasses,
    is_somebody: bool,
    forms: Hints,
}

/// How many words a thread remembers before it starts afresh: four megabytes.
const MOST_REMEMBERED: usize = 16_000;
/// Words of more bytes are not remembered.
pub(super) const LONGEST_REMEMBERED: usize = 48;

thread_local! {
    /// The words that a thread has met: those of news come again and again, within a text and from pair to pair.
    static REMEMBERED: RefCell<FxHashMap<CompactString, Arc<Known>>> = RefCell::default();
}

impl<'a> Word<'a> {
    /// Resolves a word: in lower case, with straight apostrophes; a possessive ending is taken off.
    pub fn look_up(key: &'a str) -> Self {
        let known = REMEMBERED.with_borrow_mut(|words| {
            if let Some(known) = words.get(key) {
                return Arc::clone(known);
            }
            let known = Arc::new(Known::of(key));
            if key.len() <= LONGEST_REMEMBERED {
                if words.len() >= MOST_REMEMBERED {
                    words.clear();
                }
                words.insert(key.into(), Arc::clone(&known));
            }
            known
        });
        let base = known.spelling.or_else(|| key.get(..known.base_length));
        Self {
            key,
            base: base.unwrap_or(key),
            known,
        }
    }

    /// What the hand-written tables say of the word.
    pub fn senses(&self) -> &Senses {
        &self.known.senses
    }

    /// The hashes of what the sense tables may hold for it.
    pub(super) fn form_hashes(&self) -> &[u64] {
        &self.known.form_hashes
    }

    pub(super) fn units(&self) -> Units {
        self.known.units
    }

    /// The word as it was looked up.
    pub const fn key(&self) -> &'a str {
        self.key
    }

    /// The word in the preferred spelling, without a possessive ending.
    pub const fn base(&self) -> &'a str {
        self.base
    }

    /// How common the word is; see [`frequency`].
    pub fn frequency(&self) -> u8 {
        self.known.frequency
    }

    /// Whether the word is not in the dictionary as it stands but a form of something that can be a verb.
    pub fn is_form_of_verb(&self) -> bool {
        self.known.is_form_of_verb
    }

    /// Whether some dictionary form of the word belongs to a class.
    pub fn is_of_class(&self, class: WordClass) -> bool {
        self.known.classes.contains(class)
    }

    /// What the tables may hold of its dictionary forms.
    pub fn hints_of_forms(&self) -> Hints {
        self.known.forms
    }

    /// Whether some dictionary form of the word may say, or begin an expression that says, which way something goes.
    pub fn may_name_direction(&self) -> bool {
        DIRECTION_WORDS.may_start(self.known.forms)
    }

    /// Whether some dictionary form of the word says which way something goes.
    pub fn names_direction(&self) -> bool {
        DIRECTION_WORDS.may_be(self.known.forms) && self.lemmas().any(|lemma| direction(lemma).is_some())
    }

    /// Whether WordNet knows the word or its base form.
    pub fn is_known(&self) -> bool {
        !self.known.units.as_slice().is_empty()
    }

    /// The base forms the word can belong to, without repetition: `left` is `leave` and `left`.
    pub fn lemmas(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.known.units.lemmas()
    }

    /// The parts of speech the word can be, as WordNet knows it.
    pub fn parts_of_speech(&self) -> PartsOfSpeech {
        self.known.parts_of_speech
    }

    /// The part of speech the word mostly is, out of context; `None` for a word that WordNet does not know.
    pub fn most_likely_part_of_speech(&self) -> Option<PartOfSpeech> {
        self.known.most_likely_part_of_speech
    }

    /// Whether it mostly names a person, or a body of people that can do something: `plumber`, `rebels`, `council`.
    pub fn is_somebody(&self) -> bool {
        self.known.is_somebody
    }

    /// How this word is related to another: the nearest relation that holds.
    ///
    /// What a hand wrote stands over WordNet. In each, opposites come before everything but sameness, since a word can
    /// be a synonym in one sense and an opposite in another.
    pub fn relation(&self, other: &Word<'_>) -> Relation {
        // Nearly all words are not related, which is told at once.
        if self.known.bonds.meets(&other.known.bonds) {
            self.relation_by_bonds(other)
        } else {
            Relation::None
        }
    }

    fn relation_by_bonds(&self, other: &Word<'_>) -> Relation {
        if self.base == other.base {
            if self.key == other.key {
                return Relation::Identical;
            }
            // `favour`, `favor` are spelling; `Ukraine`, `Ukraine's` are forms.
            let same_form = without_possessive(self.key).len() == self.key.len()
                && without_possessive(other.key).len() == other.key.len();
            return if same_form {
                Relation::Spelling
            } else {
                Relation::Inflection
            };
        }
        let (mine, theirs) = (self.known.units.as_slice(), other.known.units.as_slice());
        let may_be_kin = self.known.family.meets(&other.known.family);
        if may_be_kin && mine.iter().any(|unit| theirs.contains(unit)) {
            return Relation::Inflection;
        }
        if self.known.place.is_some() && self.known.place == other.known.place {
            return Relation::Alias;
        }
        // What was written by hand for news outweighs a dictionary of all senses.
        if let Some(relation) = self.known.senses.relation(&other.known.senses) {
            return relation;
        }
        if mine.is_empty() || theirs.is_empty() {
            return if self.is_unknown_form_of(other) {
                Relation::Inflection
            } else {
                Relation::None
            };
        }
        let mut found = Found::default();
        if self.known.ties.may_relate(&other.known.ties) {
            for_each_pair(&self.known, &other.known, |unit, candidate| found.add(unit, candidate));
        }
        found.nearest(|| self.derives(other))
    }

    fn derives(&self, other: &Word<'_>) -> bool {
        let theirs = other.known.units.as_slice();
        self.known.family.meets(&other.known.family)
            && self
                .known
                .units
                .as_slice()
                .iter()
                .any(|unit| theirs.iter().any(|candidate| unit.derives(*candidate)))
    }

    /// Whether one of the words is a kind of the other word: `bus` of `vehicle`.
    pub fn is_kind_of(&self, general: &Word<'_>) -> bool {
        let mut found = false;
        for_each_pair(&self.known, &general.known, |unit, other| {
            for_each_shared(unit, other, |mine, theirs| {
                found |= mine & (role::PARENT | role::GRANDPARENT) != 0 && theirs & role::OWN != 0;
            });
        });
        found
    }

    /// Regular forms of a word that WordNet does not hold. Given names are none: Williams is not William.
    fn is_unknown_form_of(&self, other: &Word<'_>) -> bool {
        let (one, two) = (self.base, other.base);
        inflection::look_alike(one, two)
            && !FUNCTION_WORDS.contains(one)
            && !FUNCTION_WORDS.contains(two)
            && given_name(one).is_none()
            && given_name(two).is_none()
    }
}

impl Known {
    fn of(key: &str) -> Self {
        let stem = without_possessive(key);
        let spelling = spelling(stem);
        let base = spelling.unwrap_or(stem);
        let units = Units::look_up(base);
        let place = place(base).filter(|place| !place.also_word).map(|place| place.id);
        let senses = Senses::of(base, units);
        let mut family = Bits::default();
        let mut bonds = Bits::default();
        bonds.insert(hash(base) as u32);
        for unit in units.as_slice() {
            unit.add_family(&mut family);
            unit.add_family(&mut bonds);
            unit.add_ties(&mut bonds);
        }
        if let Some(place) = place {
            bonds.insert(hash(place.as_str()) as u32);
        }
        senses.row_numbers().for_each(|row| bonds.insert(row));
        // Forms of one word that no dictionary holds begin alike.
        bonds.insert(inflection::beginning(base));
        let classes: WordClasses = units.lemmas().collect();
        // `Closer` compares far more often than it names somebody who closes.
        let compares = |unit: &Unit| unit.speech() == PartOfSpeech::Adjective && unit.lemma() != base;
        let most_likely_part_of_speech = most_likely(units);
        let is_noun = most_likely_part_of_speech == Some(PartOfSpeech::Noun) && !units.as_slice().iter().any(compares);
        let listed = |lemma: &str| person_noun(lemma).is_some() || title(lemma).is_some();
        Self {
            spelling,
            base_length: stem.len(),
            frequency: frequency(key),
            // `Offer` compares nothing: no verb has a form on `er`.
            is_form_of_verb: !key.ends_with("er") && units.lemmas().any(|lemma| lemma != key && can_be_verb(lemma)),
            bonds,
            units,
            parts_of_speech: units.as_slice().iter().map(|unit| unit.speech()).collect(),
            most_likely_part_of_speech,
            ties: Ties::of(units.as_slice()),
            family,
            place,
            senses,
            form_hashes: senses::forms(base, units).map(hash).collect(),
            classes,
            is_somebody: is_noun && units.as_slice().iter().any(|unit| unit.is_somebody())
                || classes.contains(WordClass::Actor)
                || units.lemmas().any(listed),
            forms: Hints::of_any(units.lemmas()),
        }
    }
}

/// The part of speech that a word with these units mostly is.
fn most_likely(units: Units) -> Option<PartOfSpeech> {
    // The first of equals: the form itself comes before what it may be a form of.
    let mut units = units.as_slice().iter();
    let first = *units.next()?;
    let best = units.fold(first, |best, unit| if unit.uses() > best.uses() { *unit } else { best });
    Some(best.speech())
}

/// From this use on a verb is one of the few dozen that say little by themselves: `leave`, `keep`, `take`, `go`.
const VERY_COMMON: u8 = 11;

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
    fn add(&mut self, one: Tied<'_>, other: Tied<'_>) {
        const UP: u32 = role::PARENT | role::GRANDPARENT;
        // A verb with dozens of senses has opposites everywhere, and `left unchanged` is no opposite of `kept`: those that
        // count are in the tables written by hand.
        let is_vague =
            || one.unit.speech() == PartOfSpeech::Verb && one.unit.uses().max(other.unit.uses()) >= VERY_COMMON;

        for_each_shared(one, other, |mine, theirs| {
            let either =
                |this: u32, that: u32| mine & this != 0 && theirs & that != 0 || mine & that != 0 && theirs & this != 0;
            let both = mine & theirs;
            self.antonym |= either(role::OPPOSED, role::OWN | role::SIMILAR | role::KIN) && !is_vague();
            self.synonym |= both & role::OWN != 0 && both & role::COMMON != 0;
            self.hypernym |= either(UP, role::OWN);
            self.similar |= both & (role::OWN | role::SIMILAR) != 0 || either(role::OWN, role::SIMILAR);
            self.cohyponym |= both & role::KIN != 0;
        });
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

/// A unit of a word, with its ties and the bonds of all units.
#[derive(Clone, Copy)]
struct Tied<'k> {
    unit: Unit,
    ties: &'static [[u8; 4]],
    bits: &'k Bits<8>,
}

impl Known {
    fn tied(&self, unit: Unit) -> Tied<'_> {
        let (ties, bits) = (unit.ties(), &self.bonds);
        Tied { unit, ties, bits }
    }
}

/// Pairs of units of the same part of speech.
fn for_each_pair(mine: &Known, theirs: &Known, mut found: impl FnMut(Tied<'_>, Tied<'_>)) {
    for &unit in mine.units.as_slice() {
        let one = mine.tied(unit);
        let others = theirs.units.as_slice().iter();
        for &other in others.filter(|other| other.speech() == unit.speech()) {
            found(one, theirs.tied(other));
        }
    }
}

/// The roles both have to each sense that both are tied to.
fn for_each_shared(one: Tied<'_>, other: Tied<'_>, mut shared: impl FnMut(u32, u32)) {
    let (mine, theirs) = (one.ties, other.ties);
    if mine.len() <= theirs.len() {
        for_each_found(mine, theirs, other.bits, shared);
    } else {
        for_each_found(theirs, mine, one.bits, |theirs, mine| shared(mine, theirs));
    }
}

/// Looks the senses of a short list up in a long one whose bits are given: most are told by them not to be in it.
fn for_each_found(few: &[[u8; 4]], many: &[[u8; 4]], bits: &Bits<8>, mut found: impl FnMut(u32, u32)) {
    for tie in few {
        let tie = u32::from_le_bytes(*tie);
        if !bits.may_hold(tie >> 8) {
            continue;
        }
        let place = many.binary_search_by_key(&(tie >> 8), |other| u32::from_le_bytes(*other) >> 8);
        if let Some(other) = place.ok().and_then(|at| many.get(at)) {
            found(tie & 0xff, u32::from_le_bytes(*other) & 0xff);
        }
    }
}

/// Whether a dictionary form can be a verb.
fn can_be_verb(lemma: &str) -> bool {
    let stem = without_possessive(lemma);
    let units = Units::look_up(spelling(stem).unwrap_or(stem));
    units.as_slice().iter().any(|unit| unit.speech() == PartOfSpeech::Verb)
}

/// The word without `'s` or a closing apostrophe.
fn without_possessive(word: &str) -> &str {
    if FUNCTION_WORDS.contains(word) {
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

    /// Whether the two share a part of speech.
    pub const fn overlaps(self, other: Self) -> bool {
        self.0 & other.0 != 0
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
}

impl FromIterator<PartOfSpeech> for PartsOfSpeech {
    fn from_iter<I: IntoIterator<Item = PartOfSpeech>>(parts: I) -> Self {
        Self(parts.into_iter().fold(0, |all, part| all | 1 << part as u8))
    }
}

/// How two words are related; see [`Word::relation`]. Whoever relates a word more than once should look it up once.
pub fn relation(one: &str, other: &str) -> Relation {
    Word::look_up(one).relation(&Word::look_up(other))
}

/// The base forms a word can belong to; see [`Word::lemmas`].
pub fn lemmas(word: &str) -> impl Iterator<Item = &'static str> + use<> {
    Word::look_up(word).known.units.lemmas()
}

/// The parts of speech a word can be; see [`Word::parts_of_speech`].
pub fn parts_of_speech(word: &str) -> PartsOfSpeech {
    Word::look_up(word).parts_of_speech()
}

/// Whether `special` is a kind of `general`: a `bus` is a kind of `vehicle`.
pub fn hypernym_of(general: &str, special: &str) -> bool {
    Word::look_up(special).is_kind_of(&Word::look_up(general))
}

#[cfg(test)]
#[path = "word_tests.rs"]
mod tests;
