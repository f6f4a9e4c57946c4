//! What the hand-written sense tables say of words and of multiword expressions.
//!
//! `synonyms.tsv`, `news_synonyms.tsv`, `light_verbs.tsv`, `phrases.tsv` and `idioms.tsv` share one space of synonym
//! groups, so that "make a decision" and "decide" meet in one; `antonyms.tsv`, `contrasts.tsv` and `strength.tsv` say
//! which swaps change a claim. Every word
//! of a text is tried as it stands and as each lemma it may belong to; articles inside an expression are passed over, a
//! possessive matches `one's` and a reflexive `oneself`: "they made their final decisions" does not match "make a
//! decision" (an adjective stands between), "made the decision" does.

use compact_str::CompactString;

use super::hash::{hash, hash_step, place_of_bit};
use super::relation::Relation;
use super::table;
use super::table::Packed;
use super::vocabulary::{Units, bit};
use super::word::Word;
use crate::text::joined;

// The entry of each key, and whether an expression goes on from it; laid out as `build/senses.rs` describes.
table!(KEYS: Numbers, "senses");

/// A bit for each step from the beginning of an expression to its next word.
static STEPS_ON: Packed = Packed::new(include_bytes!(concat!(env!("OUT_DIR"), "/senses_steps.bin")));

/// The records, laid out as `build/senses.rs` describes.
static RECORDS: &[Number] = include_bytes!(concat!(env!("OUT_DIR"), "/senses.bin")).as_chunks().0;
static TOPICS: &str = include_str!(concat!(env!("OUT_DIR"), "/topics.txt"));
static SCALES: &str = include_str!(concat!(env!("OUT_DIR"), "/scales.txt"));

/// The entries of a word, or of an expression, in the sense tables: one for each lemma it may belong to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Senses {
    /// From the front, without gaps.
    entries: [Option<Entry>; MOST_ENTRIES],
    /// For each part of the entries one bit for each row they stand in: what has no common bit has no row in common.
    rows: [u128; PARTS],
    /// Whether an expression of two words or more begins with the word.
    begins: bool,
}

/// More lemmas than this no form has: `left` is `left` and `leave`, `found` is `found` and `find`.
const MOST_ENTRIES: usize = 4;

/// Two words on one scale of intensity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StrengthStep {
    /// What the scale measures, in words for messages: `damage`.
    pub scale: &'static str,
    /// Level of the first word, 0 (weakest) to 100.
    pub first: u8,
    /// Level of the second word, 0 (weakest) to 100.
    pub second: u8,
}

/// An expression of two words or more found in running text.
#[derive(Debug, Clone, Copy)]
pub struct Expression {
    /// How many words of the text it covers, articles within it included.
    pub words: usize,
    /// What the tables say of it.
    pub senses: Senses,
}

impl Senses {
    /// What the tables say of one word in its preferred spelling, and of the units it may be.
    pub(super) fn of(base: &str, units: Units) -> Self {
        let mut senses = Self::default();
        for form in forms(base, units) {
            let number = KEYS.get(form).unwrap_or_default();
            senses.begins |= goes_on(number);
            senses.extend(entry(number));
        }
        senses
    }

    /// What the tables say of a word, or of an expression whose words are separated by single spaces.
    pub fn look_up(text: &str) -> Self {
        let words: Vec<Word<'_>> = text.split(' ').map(Word::look_up).collect();
        match words.as_slice() {
            [word] => *word.senses(),
            words => expression_at(words)
                .filter(|found| found.words == words.len())
                .map_or_else(Self::default, |found| found.senses),
        }
    }

    /// The relation that the tables name, if they hold both: an opposite in any sense comes first.
    #[inline]
    pub fn relation(&self, other: &Self) -> Option<Relation> {
        // Nearly all words share no row, which is told at once, without a branch for each part.
        let shared = (0..PARTS).fold(0, |shared, part| shared | self.rows[part] & other.rows[part]);
        (shared != 0).then(|| self.named_relation(other)).flatten()
    }

    fn named_relation(&self, other: &Self) -> Option<Relation> {
        let may_share = |part: usize| !self.is_apart_from(other, part);
        if may_share(OPPOSITES) && self.is_opposite_of(other) {
            Some(Relation::Antonym)
        } else if self.is_synonym_of(other) {
            Some(Relation::Synonym)
        } else if may_share(CONTRASTS) && self.contrast_with(other).is_some() {
            Some(Relation::Cohyponym)
        } else if may_share(STEPS) {
            let step = self.strength_against(other).filter(|step| step.differs());
            step.map(|_| Relation::Similar)
        } else {
            None
        }
    }

    /// Whether the tables hold nothing.
    pub fn is_empty(&self) -> bool {
        self.entries[0].is_none()
    }

    /// The ids of the synonym groups; what shares an id may stand for each other.
    pub fn groups(&self) -> impl Iterator<Item = u16> {
        self.entries()
            .flat_map(|entry| entry.part(GROUPS).iter().copied().map(u16::from_le_bytes))
    }

    /// Whether the two may stand for each other.
    pub fn is_synonym_of(&self, other: &Self) -> bool {
        !self.is_apart_from(other, GROUPS)
            && self.entries().any(|one| {
                let mine = one.part(GROUPS);
                // Most groups are told by their bits not to be shared.
                let may_share = |group: &Number| self.rows[GROUPS] & row_bit(*group) != 0;
                let shares = |two: Entry| {
                    two.part(GROUPS)
                        .iter()
                        .any(|group| may_share(group) && mine.contains(group))
                };
                other.entries().any(shares)
            })
    }

    /// Whether putting one for the other turns a claim round.
    pub fn is_opposite_of(&self, other: &Self) -> bool {
        self.shared_rows(other, OPPOSITES).any(|row| row.first != row.second)
    }

    /// What the two are different kinds of (`colour`), when only one of them can be true.
    pub fn contrast_with(&self, other: &Self) -> Option<&'static str> {
        let row = self.shared_rows(other, CONTRASTS).find(|row| row.first != row.second)?;
        line_at(TOPICS, row.number)
    }

    /// Whether it is one of the kinds of this topic in the table of contrasts.
    pub fn is_of_topic(&self, topic: &str) -> bool {
        let rows = self
            .entries()
            .flat_map(|entry| entry.part(CONTRASTS).as_chunks::<2>().0);
        rows.into_iter()
            .any(|[row, _]| line_at(TOPICS, u16::from_le_bytes(*row)) == Some(topic))
    }

    /// How the two lie on the scale they share; on the one where they lie nearest, if they share several.
    pub fn strength_against(&self, other: &Self) -> Option<StrengthStep> {
        let row = self
            .shared_rows(other, STEPS)
            .min_by_key(|row| row.first.abs_diff(row.second))?;
        Some(StrengthStep {
            scale: line_at(SCALES, row.number)?,
            first: u8::try_from(row.first).ok()?,
            second: u8::try_from(row.second).ok()?,
        })
    }

    /// The rows that the entries stand in, each as a number that it may share with a few others.
    pub(super) fn row_numbers(&self) -> impl Iterator<Item = u32> {
        (0..).zip(self.rows).flat_map(|(part, mut rows)| {
            std::iter::from_fn(move || {
                let row = (rows != 0).then(|| part << 8 | rows.trailing_zeros());
                rows &= rows.wrapping_sub(1);
                row
            })
        })
    }

    fn entries(&self) -> impl Iterator<Item = Entry> {
        self.entries.into_iter().flatten()
    }

    fn extend(&mut self, entry: Option<Entry>) {
        if entry.is_none() || self.entries.contains(&entry) {
            return;
        }
        if let Some(free) = self.entries.iter_mut().find(|place| place.is_none()) {
            *free = entry;
            for (part, rows) in self.rows.iter_mut().enumerate() {
                *rows |= entry.map_or(0, |entry| entry.row_bits(part));
            }
        }
    }

    /// Whether the two certainly share no row of a part.
    const fn is_apart_from(&self, other: &Self, part: usize) -> bool {
        self.rows[part] & other.rows[part] == 0
    }

    fn shared_rows(&self, other: &Self, part: usize) -> impl Iterator<Item = SharedRow> {
        let theirs = *other;
        let entries = if self.is_apart_from(other, part) {
            [None; MOST_ENTRIES]
        } else {
            self.entries
        };
        entries.into_iter().flatten().flat_map(move |one| {
            let others = theirs.entries.into_iter().flatten();
            others.flat_map(move |two| shared_rows(one.part(part), two.part(part)))
        })
    }
}

impl StrengthStep {
    /// Levels up to this far apart are one strength: the scales were set by hand, in steps of five to twenty.
    pub const TOLERANCE: u8 = 15;

    /// How far the second word lies above the first: negative when it is the weaker one.
    pub const fn difference(self) -> i16 {
        self.second as i16 - self.first as i16
    }

    /// Whether the words say clearly different strengths.
    pub const fn differs(self) -> bool {
        self.first.abs_diff(self.second) > Self::TOLERANCE
    }
}

/// The longest expression of two words or more at the start of running text, given in reading order.
pub fn expression_at<'w>(words: impl IntoIterator<Item = &'w Word<'w>>) -> Option<Expression> {
    let mut words = (1..).zip(words);
    let (_, first) = words.next()?;
    // What the words so far begin, in each of their forms.
    let mut begun = Vec::new();
    let mut longest = None;
    for (count, word) in words {
        if matches!(word.key(), "a" | "an" | "the") {
            continue;
        }
        let may_follow = |start: &u64| word.form_hashes().iter().any(|next| may_step(*start, *next));
        if begun.is_empty() && !first.form_hashes().iter().any(may_follow) {
            break;
        }
        let (mut longer, mut senses) = (Vec::new(), Senses::default());
        let mut go_on = |beginning: &str| {
            let start = hash(beginning);
            for form in forms(word.base(), word.units()).filter(|form| may_step(start, hash(form))) {
                let key = joined([beginning, form]);
                let Some(number) = KEYS.get(&key) else { continue };
                senses.extend(entry(number));
                if goes_on(number) {
                    longer.push(key);
                }
            }
        };
        if begun.is_empty() {
            forms(first.base(), first.units()).for_each(&mut go_on);
        } else {
            begun.iter().for_each(|beginning: &CompactString| go_on(beginning));
        }
        if !senses.is_empty() {
            longest = Some(Expression { words: count, senses });
        }
        if longer.is_empty() {
            break;
        }
        begun = longer;
    }
    longest
}

/// Whether the tables may hold an expression that goes on so, by the hashes of its beginning and of its next word:
/// seldom yes when they hold none, never no when they hold one.
fn may_step(beginning: u64, next: u64) -> bool {
    let (at, bit) = place_of_bit(hash_step(beginning, next), STEPS_ON.len());
    STEPS_ON.get(at) & bit != 0
}

/// Whether an expression of two words or more may start with this word: a quick test before [`expression_at`].
pub fn starts_expression(word: &Word<'_>) -> bool {
    word.senses().begins
}

/// Whether two words or expressions may stand for each other; see [`Senses`] for looking up once.
pub fn synonyms(first: &str, second: &str) -> bool {
    Senses::look_up(first).is_synonym_of(&Senses::look_up(second))
}

/// Whether putting one word or expression for the other turns a claim round.
pub fn antonyms(first: &str, second: &str) -> bool {
    Senses::look_up(first).is_opposite_of(&Senses::look_up(second))
}

/// What two words or expressions are different kinds of (`colour`), when only one of them can be true.
pub fn contrast(first: &str, second: &str) -> Option<&'static str> {
    Senses::look_up(first).contrast_with(&Senses::look_up(second))
}

/// How two words or expressions lie on the scale they share.
pub fn strength(first: &str, second: &str) -> Option<StrengthStep> {
    Senses::look_up(first).strength_against(&Senses::look_up(second))
}

/// What keys may hold for a word, without repetition: it as it stands in the preferred spelling, its lemmas, and the
/// word that stands for every possessive or reflexive.
pub(super) fn forms(base: &str, units: Units) -> impl Iterator<Item = &str> {
    let itself = match base {
        "my" | "your" | "his" | "her" | "its" | "our" | "their" => "one's",
        "myself" | "yourself" | "himself" | "herself" | "itself" | "ourselves" | "yourselves" | "themselves" => {
            "oneself"
        }
        base => base,
    };
    let lemmas = units.lemmas().map(|lemma| -> &str { lemma });
    std::iter::once(itself).chain(lemmas.filter(move |lemma| *lemma != itself))
}

/// Where a record starts in [`RECORDS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry(u32);

/// Whether a longer key goes on from the one that [`KEYS`] gives this number.
const fn goes_on(number: u32) -> bool {
    number & 1 != 0
}

/// The entry that a number of [`KEYS`] names.
fn entry(number: u32) -> Option<Entry> {
    (number >> 1).checked_sub(1).map(Entry)
}

/// A number of a record, as it is stored: the little end first.
type Number = [u8; 2];

/// The parts of a record; all but the first are pairs of a row's number and the word's place in it.
const GROUPS: usize = 0;
const OPPOSITES: usize = 1;
const CONTRASTS: usize = 2;
const STEPS: usize = 3;
const PARTS: usize = 4;

impl Entry {
    fn row_bits(self, part: usize) -> u128 {
        let step = if part == GROUPS { 1 } else { 2 };
        let rows = self.part(part).iter().step_by(step);
        rows.fold(0, |bits, row| bits | row_bit(*row))
    }

    fn part(self, part: usize) -> &'static [Number] {
        let Some((counts, body)) = RECORDS
            .get(self.0 as usize..)
            .and_then(<[Number]>::split_first_chunk::<4>)
        else {
            return &[];
        };
        let length = |part: usize| usize::from(u16::from_le_bytes(counts[part])) * if part == GROUPS { 1 } else { 2 };
        let start: usize = (0..part).map(length).sum();
        body.get(start..start + length(part)).unwrap_or_default()
    }
}

/// The bit of a row among those of a part.
const fn row_bit(row: Number) -> u128 {
    bit(u16::from_le_bytes(row) as u32)
}

/// The name that starts at a place in a text of one name a line.
fn line_at(text: &'static str, start: u16) -> Option<&'static str> {
    text.get(usize::from(start)..)?.lines().next()
}

/// A row of a table that holds both words, with the place of each in it.
struct SharedRow {
    number: u16,
    first: u16,
    second: u16,
}

fn shared_rows(one: &'static [Number], other: &'static [Number]) -> impl Iterator<Item = SharedRow> {
    one.as_chunks::<2>().0.iter().flat_map(|&[number, first]| {
        let same = other.as_chunks::<2>().0.iter().filter(move |pair| pair[0] == number);
        same.map(move |&[_, second]| SharedRow {
            number: u16::from_le_bytes(number),
            first: u16::from_le_bytes(first),
            second: u16::from_le_bytes(second),
        })
    })
}

#[cfg(test)]
#[path = "senses_tests.rs"]
mod tests;
