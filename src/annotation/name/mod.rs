//! Names of people, organisations, places and works, and the nationalities made from places.

mod foreign;
mod reader;

use compact_str::CompactString;

use crate::lexicon::{self, PlaceId};

pub(super) use reader::{mention, names};

/// The name of somebody or something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Its words as keys, without the small words between them.
    pub words: Vec<CompactString>,
    /// All of them, joined by single spaces.
    pub full: CompactString,
    /// Each word reduced to what stays the same however it is brought from another alphabet.
    pub sounds: Vec<CompactString>,
    /// The initials of several words, reduced in the same way.
    initials: Option<CompactString>,
    /// What the tables know of it, so that most names are told apart without asking them.
    known: Known,
    /// What it seems to name.
    pub kind: NameKind,
    /// The country, city or region it stands for, where the lexicon knows it.
    pub place: Option<PlaceId>,
    /// The country whose seat of government the place is.
    pub seat_of: Option<PlaceId>,
    /// Whether the place stands as an adjective or a person: `Norwegian`.
    pub is_demonym: bool,
    /// The entry of the house glossary that lists it among the names of one bearer.
    pub alias: Option<usize>,
}

/// How many words a name that stands for a longer one has at most.
const LONGEST_PART: usize = 16;

/// Whether the tables have other forms of a name and its words: names are compared with many others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Known {
    /// A bit for each word that is a short form or a courtesy title; the last one for all words from there on.
    words: u64,
    /// Whether the whole is an acronym.
    acronym: bool,
    /// A bit for each letter that a word begins with, as it is written or as it sounds.
    first_letters: u32,
}

impl Known {
    fn new(words: &[CompactString], sounds: &[CompactString], full: &str) -> Self {
        // Names without any word, and words without any sound, go together.
        let first_letter = |word: &CompactString| word.bytes().next().map_or(1, |byte| 1 << (byte & 31));
        let first_letters = words.iter().chain(sounds).map(first_letter);
        let bits = words.iter().enumerate().map(|(place, word)| {
            let has_forms = place >= Self::LAST || lexicon::has_short_forms(word) || lexicon::is_courtesy(word);
            u64::from(has_forms) << place.min(Self::LAST)
        });
        Self {
            words: bits.fold(0, |bits, bit| bits | bit),
            acronym: lexicon::is_acronym(full),
            first_letters: match words {
                [] => u32::MAX,
                _ => first_letters.fold(0, |letters, letter: u32| letters | letter),
            },
        }
    }

    /// Whether two names may be one by their letters: if not, only the tables can tell that they are.
    const fn may_be_spelt_alike(self, other: Self) -> bool {
        self.words | other.words != 0 || self.first_letters & other.first_letters != 0
    }

    const LAST: usize = 63;

    fn word(self, place: usize) -> bool {
        self.words >> place.min(Self::LAST) & 1 == 1
    }
}

/// What a name seems to name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum NameKind {
    /// A person.
    Person,
    /// A company, authority, party, club or court.
    Organisation,
    /// A country, city, region, street or building.
    Place,
    /// Anything else, or unknown.
    Other,
}

impl Name {
    /// The word that a person is called by later on: the last.
    pub fn surname(&self) -> &str {
        self.words.last().map_or("", CompactString::as_str)
    }

    /// What a name can be found by: its words as they sound, its initials.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &CompactString> {
        self.sounds.iter().chain(&self.initials)
    }

    /// Whether two names can stand for the same, by their words: equal, one part of the other, acronym, known alias,
    /// another spelling of the same foreign name, or the same place.
    pub fn is_same(&self, other: &Self) -> bool {
        if self.alias.is_some() && self.alias == other.alias {
            return true;
        }
        if let (Some(one), Some(two)) = (self.place, other.place) {
            return one == two || lexicon::same_entity(&self.full, &other.full);
        }
        self.known.may_be_spelt_alike(other.known) && self.is_spelt_like(other)
            || (self.known.acronym || other.known.acronym) && lexicon::same_entity(&self.full, &other.full)
    }

    /// Whether the letters of two names tell that they are one.
    fn is_spelt_like(&self, other: &Self) -> bool {
        self.words == other.words
            || self.is_adjective_of(other)
            || other.is_adjective_of(self)
            || if self.words.len() <= other.words.len() {
                self.is_part_of(other)
            } else {
                other.is_part_of(self)
            }
            || self.is_acronym_of(other)
            || other.is_acronym_of(self)
    }

    /// Its words with what they sound like.
    fn forms(&self) -> impl DoubleEndedIterator<Item = Form<'_>> + ExactSizeIterator {
        let words = self.words.iter().zip(&self.sounds).enumerate();
        words.map(|(place, (word, sound))| Form {
            word,
            sound,
            has_forms: self.known.word(place),
        })
    }

    /// Whether this is the adjective of a place that no table holds: `Marovian` of `Marovia`.
    fn is_adjective_of(&self, other: &Self) -> bool {
        let ([adjective], [place]) = (self.words.as_slice(), other.words.as_slice()) else {
            return false;
        };
        let stem = place.trim_end_matches(['a', 'e', 'i', 'o', 'y']);
        stem.len() >= 4
            && adjective.strip_prefix(stem).is_some_and(|ending| {
                matches!(
                    ending,
                    "n" | "an" | "ian" | "ean" | "ese" | "ish" | "i" | "er" | "ic" | "ans" | "ians" | "ers"
                )
            })
    }

    /// Whether one name may be put for the other: they are the same, or a government is called by its capital.
    pub fn stands_for(&self, other: &Self) -> bool {
        self.is_same(other) || self.is_seat_of(other) || other.is_seat_of(self)
    }

    /// Whether this is the capital of the country that the other names: governments are called by either.
    pub fn is_seat_of(&self, other: &Self) -> bool {
        self.seat_of.is_some() && self.seat_of == other.place
    }

    /// Whether the words are a part of the other's that people use for the whole: the surname, the first words of an
    /// organisation, a nickname with the surname.
    fn is_part_of(&self, other: &Self) -> bool {
        let can_be_part = (1..=LONGEST_PART).contains(&self.words.len()) && self.words.len() <= other.words.len();
        if !can_be_part || self.is_demonym != other.is_demonym {
            return false;
        }
        let mut rest = other.forms();
        let in_order = if self.words.len() == other.words.len() {
            // From the end: more people share a first name than a last one.
            let mut pairs = self.forms().zip(rest).rev();
            pairs.all(|(word, candidate)| word.is_same(candidate))
        } else {
            self.forms().all(|word| rest.any(|candidate| word.is_same(candidate)))
        };
        // A single word that begins a longer name of a place or work is another thing, `York` and `New York`, unless the
        // rest only says what kind of place it is: `Lyrdal District`.
        let is_own = |word: Form<'_>| self.forms().any(|own| own.is_same(word));
        let rest_is_kind = || {
            let mut rest = other.forms().filter(|word| !is_own(*word));
            rest.all(|form| lexicon::is_place_noun(form.word) || form.word == "district")
        };
        in_order && (self.words.len() > 1 || other.kind != NameKind::Place || rest_is_kind())
    }

    fn is_acronym_of(&self, other: &Self) -> bool {
        let [acronym] = self.words.as_slice() else { return false };
        other.words.len() > 1
            && acronym.len() == other.words.len()
            && acronym
                .chars()
                .zip(&other.words)
                .all(|(letter, word)| word.starts_with(letter))
    }
}

/// A word of a name.
#[derive(Debug, Clone, Copy)]
struct Form<'a> {
    word: &'a str,
    sound: &'a str,
    /// Whether the tables may have other forms of it.
    has_forms: bool,
}

impl Form<'_> {
    /// Whether two words of names are the same: equal, nickname and full name, initial, or spelt from another script.
    fn is_same(self, other: Self) -> bool {
        let initial = |short: &str, long: &str| {
            // One letter and a point are five bytes at most.
            short.len() <= 5 && {
                let short = short.trim_end_matches('.');
                short.chars().count() == 1 && long.starts_with(short)
            }
        };
        self.word == other.word
            || self.sound == other.sound
            || initial(self.word, other.word)
            || initial(other.word, self.word)
            || (self.has_forms || other.has_forms) && lexicon::nickname_matches(self.word, other.word)
            || self.has_forms && other.has_forms && lexicon::same_courtesy(self.word, other.word)
    }
}

/// A word reduced to what stays the same however it is brought from another alphabet: `yevhen` and `evhen`, `zelensky`
/// and `zelenskyy`, `mohammed` and `muhammad`. Deliberately weak on consonants, so that look-alikes stay apart.
pub(super) fn sound(word: &str) -> CompactString {
    let mut folded = CompactString::from(word);
    let mut letters = letters_of(word);
    for &(group, plain) in SPELT_OTHERWISE {
        if letters_of(group) & !letters == 0 && folded.contains(group) {
            folded = folded.replace(group, plain).into();
            letters |= letters_of(plain);
        }
    }
    // `A-321`, `A321`.
    let is_numbered = folded.contains(|letter: char| letter.is_ascii_digit());
    let mut letters = folded
        .chars()
        .filter(|letter| !(matches!(letter, '\'' | '`' | 'ʼ' | '’') || is_numbered && *letter == '-'))
        .map(plain_letter)
        .peekable();
    let mut reduced = CompactString::default();
    let mut last = None;
    while let Some(letter) = letters.next() {
        // A hard c is a k.
        let hard = letter == 'c' && !matches!(letters.peek(), Some('e' | 'i' | 'h'));
        let letter = if hard { 'k' } else { letter };
        if last.replace(letter) != Some(letter) || letter.is_ascii_digit() {
            reduced.push(letter);
        }
    }
    reduced
}

/// A bit for each letter of a word.
fn letters_of(word: &str) -> u32 {
    word.bytes().fold(0, |letters, byte| letters | 1 << (byte & 31))
}

/// Groups of letters that alphabets are brought into Latin by, with what they sound like, in the order in which they are
/// replaced.
const SPELT_OTHERWISE: &[(&str, &str)] = &[
    ("shch", "sh"),
    ("tsch", "ch"),
    ("sch", "sh"),
    ("kh", "h"),
    ("ks", "x"),
    ("cs", "x"),
    ("ph", "f"),
    ("tch", "ch"),
    ("yu", "u"),
    ("ya", "a"),
    ("ia", "a"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("yo", "e"),
    ("ye", "e"),
    ("ie", "e"),
    ("iy", "i"),
    ("ii", "i"),
    ("ij", "i"),
    ("yi", "i"),
    ("y", "i"),
    ("j", "i"),
    ("w", "v"),
];

/// A letter without its diacritic.
fn plain_letter(character: char) -> char {
    use unicode_normalization::UnicodeNormalization;
    match character {
        'ø' => 'o',
        'ł' => 'l',
        'đ' => 'd',
        'ß' => 's',
        _ if character.is_ascii() => character,
        _ => std::iter::once(character).nfd().next().unwrap_or(character),
    }
}
