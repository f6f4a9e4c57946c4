//! Content words of English, from WordNet: resolved once, then related to each other at the cost of a short merge.

use super::inflection::{self, Ending};
use super::table::{Lists, Packed, lists};
use super::{FUNCTION_WORDS, table};

table!(WORDS: Numbers, "words");
static WORD_UNITS: Packed = Packed::new(include_bytes!(concat!(env!("OUT_DIR"), "/word_units.bin")));
static LEMMAS: Packed = Packed::new(include_bytes!(concat!(env!("OUT_DIR"), "/unit_lemmas.bin")));
static LEMMA_TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/words.txt"));
static TIES: Lists<4> = lists!("unit_ties");
static DERIVATIONS: Lists<2> = lists!("unit_derivations");

/// A lemma as one part of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Unit(u32);

impl Unit {
    pub(super) fn speech(self) -> PartOfSpeech {
        match self.0 & 3 {
            0 => PartOfSpeech::Noun,
            1 => PartOfSpeech::Verb,
            2 => PartOfSpeech::Adjective,
            _ => PartOfSpeech::Adverb,
        }
    }

    pub(super) fn lemma(self) -> &'static str {
        let place = LEMMAS.get(self.number());
        let start = (place >> 12) as usize;
        LEMMA_TEXT
            .get(start..start + (place & 0x7f) as usize)
            .unwrap_or_default()
    }

    /// Where its lemma stands, and how long it is: each text stands in one place only.
    fn text_place(self) -> u32 {
        LEMMAS.get(self.number()) & !0xf80
    }

    /// Whether its main sense is a person or a group of people that can do something: `plumber`, `council`.
    pub(super) fn is_somebody(self) -> bool {
        LEMMAS.get(self.number()) & 0x80 != 0
    }

    /// How often the lemma is used as this part of speech, from 0 to 15 on a logarithmic scale.
    pub(super) fn uses(self) -> u8 {
        (LEMMAS.get(self.number()) >> 8 & 0xf) as u8
    }

    fn number(self) -> usize {
        (self.0 >> 2) as usize
    }

    pub(super) fn ties(self) -> &'static [[u8; 4]] {
        TIES.get(self.number())
    }

    /// The units derived from this one, or from which it is derived.
    fn derivations(self) -> &'static [[u8; 2]] {
        DERIVATIONS.get(self.number())
    }

    /// Whether one is derived from the other, or both from a third.
    pub(super) fn derives(self, other: Self) -> bool {
        let holds = |list: &[[u8; 2]], unit: Self| {
            let mut numbers = list.iter().map(|entry| u16::from_le_bytes(*entry));
            numbers.any(|number| u32::from(number) == unit.0 >> 2)
        };
        let (mine, theirs) = (self.derivations(), other.derivations());
        holds(mine, other) || holds(theirs, self) || mine.iter().any(|entry| theirs.contains(entry))
    }

    /// The unit and its derivations: words whose bits do not meet derive from nothing common.
    pub(super) fn add_family<const N: usize>(self, bits: &mut Bits<N>) {
        bits.insert(self.0 >> 2);
        for entry in self.derivations() {
            bits.insert(u16::from_le_bytes(*entry).into());
        }
    }

    /// The senses it is tied to: words whose bits do not meet have no sense in common.
    pub(super) fn add_ties<const N: usize>(self, bits: &mut Bits<N>) {
        for entry in self.ties() {
            bits.insert(u32::from_le_bytes(*entry) >> 8);
        }
    }
}

/// The senses that some units are tied to, by what a tie says, as bits.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Ties {
    /// Of the words themselves.
    own: Bits<4>,
    /// Those, and similar, opposed and kindred ones.
    near: Bits<8>,
    /// More general ones, which say something only of a word that has them for its own.
    above: Bits<4>,
}

impl Ties {
    pub(super) fn of(units: &[Unit]) -> Self {
        let mut ties = Self::default();
        for tie in units.iter().flat_map(|unit| unit.ties()) {
            let (sense, roles) = (u32::from_le_bytes(*tie) >> 8, u32::from_le_bytes(*tie) & 0xff);
            if roles & role::OWN != 0 {
                ties.own.insert(sense);
            }
            if roles & (role::OWN | role::SIMILAR | role::OPPOSED | role::KIN) != 0 {
                ties.near.insert(sense);
            } else {
                ties.above.insert(sense);
            }
        }
        ties
    }

    /// Whether some sense may relate the words to others.
    pub(super) fn may_relate(&self, other: &Self) -> bool {
        self.near.meets(&other.near) || self.own.meets(&other.above) || self.above.meets(&other.own)
    }
}

/// Numbers as bits, scattered over so many words of 64: what is not in them was not put in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bits<const N: usize>([u64; N]);

impl<const N: usize> Default for Bits<N> {
    fn default() -> Self {
        Self([0; N])
    }
}

impl<const N: usize> Bits<N> {
    pub(super) fn insert(&mut self, number: u32) {
        let (place, bit) = Self::place(number);
        if let Some(bits) = self.0.get_mut(place) {
            *bits |= bit;
        }
    }

    /// Whether the number may be one of them.
    pub(super) fn may_hold(&self, number: u32) -> bool {
        let (place, bit) = Self::place(number);
        self.0.get(place).is_some_and(|bits| bits & bit != 0)
    }

    /// Whether they may have a number in common.
    pub(super) fn meets(&self, other: &Self) -> bool {
        // All of them, without a branch for each.
        (0..N).fold(0, |shared, place| shared | self.0[place] & other.0[place]) != 0
    }

    const fn place(number: u32) -> (usize, u64) {
        let scattered = number.wrapping_mul(0x9E37_79B9) as u64;
        let place = (scattered * 64 * N as u64) >> 32;
        ((place / 64) as usize, 1 << (place % 64))
    }
}

/// One of 128 bits, scattered over the numbers.
pub(super) const fn bit(number: u32) -> u128 {
    1 << (number.wrapping_mul(0x9E37_79B9) >> 25)
}

/// How a word stands to a sense; the same numbers are in build/vocabulary.rs.
pub(super) mod role {
    /// The word has this sense.
    pub(in crate::lexicon) const OWN: u32 = 1;
    /// One of its senses is a kind of this one.
    pub(in crate::lexicon) const PARENT: u32 = 2;
    /// The same, two steps up.
    pub(in crate::lexicon) const GRANDPARENT: u32 = 4;
    /// One of its senses is similar to this one.
    pub(in crate::lexicon) const SIMILAR: u32 = 8;
    /// One of its senses is opposed to this one.
    pub(in crate::lexicon) const OPPOSED: u32 = 16;
    /// A parent narrow enough that its kinds have something in common.
    pub(in crate::lexicon) const KIN: u32 = 32;
    /// The sense is a common one of the word.
    pub(in crate::lexicon) const COMMON: u32 = 64;
}

/// The most units one form is taken to be: `left` is an adjective, a noun, an adverb and a form of `leave`.
pub(super) const MOST_UNITS: usize = 6;

/// The units a form can be, at most [`MOST_UNITS`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Units {
    units: [Unit; MOST_UNITS],
    length: u8,
    /// A bit for each unit whose lemma none before it has.
    lemmas: u8,
}

impl Units {
    /// All the form can be: itself, an irregular form, a regular form.
    pub(super) fn look_up(form: &str) -> Self {
        let mut found = Self {
            units: [Unit(0); MOST_UNITS],
            length: 0,
            lemmas: 0,
        };
        let is_function_word = FUNCTION_WORDS.contains(form);
        found.add(form, |speech| !is_function_word || speech != PartOfSpeech::Noun);
        if !is_function_word {
            for (base, Ending { speech }) in inflection::bases(form) {
                found.add(&base, |other| other == speech);
            }
        }
        found
    }

    pub(super) fn as_slice(&self) -> &[Unit] {
        self.units.get(..usize::from(self.length)).unwrap_or_default()
    }

    /// The lemmas of the units, each once.
    pub(super) fn lemmas(self) -> impl Iterator<Item = &'static str> + use<> {
        let mut left = self.lemmas;
        std::iter::from_fn(move || {
            let unit = *self.units.get(left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(unit.lemma())
        })
    }

    fn add(&mut self, form: &str, wanted: impl Fn(PartOfSpeech) -> bool) {
        let Some(place) = WORDS.get(form) else { return };
        let start = place >> 8;
        for entry in WORD_UNITS.slice(start, start + (place & 0xff)) {
            let unit = Unit(u32::from_le_bytes(*entry));
            if !wanted(unit.speech()) || self.as_slice().contains(&unit) {
                continue;
            }
            let has_lemma = |other: &Unit| other.text_place() == unit.text_place();
            let is_new = !self.as_slice().iter().any(has_lemma);
            if let Some(free) = self.units.get_mut(usize::from(self.length)) {
                *free = unit;
                self.lemmas |= u8::from(is_new) << self.length;
                self.length += 1;
            }
        }
    }
}

/// The open word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartOfSpeech {
    /// `house`
    Noun,
    /// `rise`
    Verb,
    /// `large`
    Adjective,
    /// `soon`
    Adverb,
}
