//! The shapes a table of `data/` can take once compiled in, and the macro that includes one.
//!
//! Tables are compiled in as bytes, never as Rust literals: those took two thirds of the time to check the crate.

use super::Step;
use super::hash::{as_number, hash, hash_of_number, known_place, place_of_bit, slot};

/// Membership, `# shape: set`: the first column.
pub(crate) struct Set(Keyed);

/// Word to word, `# shape: map`: the first column to the second.
pub(crate) struct Map(Keyed);

/// Word to attributes, `# shape: rows`: the first column to the other columns, empty where the row ends early.
pub(crate) struct Rows(Keyed);

/// Word to several rows, `# shape: groups`: the first column, which may be repeated, to its rows in file order.
pub(crate) struct Groups(Keyed);

impl Set {
    pub(crate) const fn new(keyed: Keyed) -> Self {
        Self(keyed)
    }

    pub(crate) fn contains(&self, key: &str) -> bool {
        self.0.find(key).is_some()
    }
}

impl Map {
    pub(crate) const fn new(keyed: Keyed) -> Self {
        Self(keyed)
    }

    pub(crate) fn get(&self, key: &str) -> Option<&'static str> {
        self.0.find(key)?.next()
    }

    /// The table that holds its keys.
    pub(super) const fn keyed(&self) -> &Keyed {
        &self.0
    }

    #[cfg(test)]
    pub(crate) fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.0.entries().map(|(key, _)| key)
    }
}

impl Rows {
    pub(crate) const fn new(keyed: Keyed) -> Self {
        Self(keyed)
    }

    /// The table that holds its keys.
    pub(super) const fn keyed(&self) -> &Keyed {
        &self.0
    }

    /// The columns behind the key. Whoever asks for more or fewer than there are gets nothing.
    pub(crate) fn get<const N: usize>(&self, key: &str) -> Option<[&'static str; N]> {
        columns(self.0.find(key)?.next()?)
    }

    #[cfg(test)]
    pub(crate) fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.0.entries().map(|(key, _)| key)
    }
}

impl Groups {
    pub(crate) const fn new(keyed: Keyed) -> Self {
        Self(keyed)
    }

    /// The table that holds its keys.
    pub(super) const fn keyed(&self) -> &Keyed {
        &self.0
    }

    /// The columns behind the key, row by row; nothing for an unknown key, or for another number of columns.
    pub(crate) fn get<const N: usize>(&self, key: &str) -> impl Iterator<Item = [&'static str; N]> + Clone + use<N> {
        self.0.find(key).into_iter().flatten().filter_map(columns)
    }

    pub(crate) fn contains_key(&self, key: &str) -> bool {
        self.0.find(key).is_some()
    }

    /// Each key, with how many rows it has.
    #[cfg(test)]
    pub(crate) fn keys(&self) -> impl Iterator<Item = (&'static str, usize)> {
        self.0.entries().map(|(key, rows)| (key, rows.count()))
    }
}

/// By the hash of a text a bit for each table that may hold it, then one for each in which a longer key may begin with
/// it; build/shape.rs writes it.
///
/// Most texts are in none of the tables they are looked for in, and all tables ask for a text one after another: two
/// numbers tell them all.
static KNOWN: &[[[u8; 8]; 2]] = include_bytes!(concat!(env!("OUT_DIR"), "/known.bin"))
    .as_chunks()
    .0
    .as_chunks()
    .0;

/// The bits of a hash in it.
pub(super) fn known(hash: u64) -> [u64; 2] {
    // Written out: `map` over the two became a call of its own for each look-up.
    KNOWN.get(known_place(hash)).map_or([u64::MAX; 2], |[holds, begins]| {
        [u64::from_le_bytes(*holds), u64::from_le_bytes(*begins)]
    })
}

/// Keys and the rows below them, as text, with a hash table of where each key stands; build/shape.rs writes both.
pub(crate) struct Keyed {
    slots: Packed,
    text: &'static str,
    /// A bit for each beginning of a key.
    beginnings: Packed,
    /// The table's bit in [`KNOWN`]; none for a table that is not in it.
    known: u64,
}

impl Keyed {
    pub(crate) const fn new(
        slots: &'static [u8],
        text: &'static str,
        beginnings: &'static [u8],
        known: &'static [u8; 1],
    ) -> Self {
        Self {
            slots: Packed::new(slots),
            text,
            beginnings: Packed::new(beginnings),
            known: 1 << known[0],
        }
    }

    /// Its bit in [`KNOWN`].
    pub(super) const fn bit(&self) -> u64 {
        self.known
    }

    /// Whether a longer key may begin with these words: seldom yes when none does, never no when one does.
    pub(super) fn goes_on(&self, words: &str) -> bool {
        let hash = hash(words);
        let (at, bit) = place_of_bit(hash, self.beginnings.len());
        known(hash)[1] & self.known != 0 && self.beginnings.get(at) & bit != 0
    }

    /// Both at once: whether the words may be a key, and whether a longer one may begin with them.
    pub(super) fn step(&self, words: &str) -> Step {
        let hash = hash(words);
        let [holds, begins] = known(hash);
        let (at, bit) = place_of_bit(hash, self.beginnings.len());
        Step {
            may_be: holds & self.known != 0,
            goes_on: begins & self.known != 0 && self.beginnings.get(at) & bit != 0,
        }
    }

    /// The rows of a key, if it is one.
    fn find(&self, key: &str) -> Option<Lines> {
        let hash = hash(key);
        if known(hash)[0] & self.known == 0 && self.known != 0 {
            return None;
        }
        self.slot_and_rows(key, hash).map(|(_, rows)| rows)
    }

    /// The slot of a key with this hash and its rows, if it is one.
    fn slot_and_rows(&self, key: &str, hash: u64) -> Option<(usize, Lines)> {
        let slots = self.slots.len();
        let (mut at, mark) = slot(hash, slots);
        loop {
            let entry = self.slots.get(at);
            // A table has more slots than keys, so that an empty one always comes.
            if entry == 0 {
                return None;
            }
            if entry as u8 == mark
                && let Some(rows) = self.rows_at((entry >> 8) as usize, key)
            {
                return Some((at, rows));
            }
            at = if at + 1 < slots { at + 1 } else { 0 };
        }
    }

    /// The rows of a key, if it is the one that stands there.
    fn rows_at(&self, start: usize, key: &str) -> Option<Lines> {
        let rest = self.text.as_bytes().get(start..)?.strip_prefix(key.as_bytes())?;
        // A key of several lines could only match the lines of several keys.
        let is_key = rest.first() == Some(&b'\n') && !key.contains('\n');
        is_key
            .then(|| self.text.get(start + key.len() + 1..).map(Lines))
            .flatten()
    }

    /// Every key with its rows.
    #[cfg(test)]
    fn entries(&self) -> impl Iterator<Item = (&'static str, Lines)> {
        let keys = self.text.lines().filter(|line| !line.starts_with('\t'));
        keys.filter_map(|key| Some((key, self.find(key)?)))
    }
}

/// The rows below a key, and all that follows them.
#[derive(Clone)]
struct Lines(&'static str);

impl Iterator for Lines {
    type Item = &'static str;

    fn next(&mut self) -> Option<Self::Item> {
        let text = self.0.strip_prefix('\t')?;
        // What follows is long, so that this is faster than `split_once`.
        let end = memchr::memchr(b'\n', text.as_bytes())?;
        self.0 = text.get(end + 1..)?;
        text.get(..end)
    }
}

/// The columns of a row, if there are so many.
fn columns<const N: usize>(row: &'static str) -> Option<[&'static str; N]> {
    let mut rest = Some(row);
    let mut found = [""; N];
    for column in &mut found {
        let text = rest?;
        // A few letters, which are soon gone through.
        (*column, rest) = match text.bytes().position(|byte| byte == b'\t') {
            Some(end) => (text.get(..end)?, text.get(end + 1..)),
            None => (text, None),
        };
    }
    rest.is_none().then_some(found)
}

/// Words of at most 15 bytes to their class, `# shape: classes`: for the few hundred words that every stage asks for. A
/// word is compared as one number.
pub(crate) struct Classes {
    /// Twice as many slots as words; 0 where none stands.
    words: &'static [[u8; 16]],
    /// The class of each slot, as the place in `names` where its name starts.
    classes: &'static [u8],
    /// A name a line.
    names: &'static str,
}

impl Classes {
    pub(crate) const fn new(words: &'static [u8], classes: &'static [u8], names: &'static str) -> Self {
        Self {
            words: words.as_chunks().0,
            classes,
            names,
        }
    }

    pub(crate) fn contains(&self, word: &str) -> bool {
        self.slot(word).is_some()
    }

    /// Whether the word is of this class.
    pub(crate) fn is_of(&self, word: &str, class: &str) -> bool {
        let start = self.slot(word).and_then(|at| self.classes.get(at));
        let name = start.and_then(|start| {
            self.names
                .as_bytes()
                .get(usize::from(*start)..)?
                .strip_prefix(class.as_bytes())
        });
        name.is_some_and(|behind| behind.first() == Some(&b'\n'))
    }

    fn slot(&self, word: &str) -> Option<usize> {
        let wanted = as_number(word)?;
        let slots = self.words.len();
        let mut at = slot(hash_of_number(wanted), slots).0;
        loop {
            match u128::from_le_bytes(*self.words.get(at)?) {
                0 => return None,
                found if found == wanted => return Some(at),
                _ => at = if at + 1 < slots { at + 1 } else { 0 },
            }
        }
    }
}

/// Word to a number below 2³², `# shape: numbers`: for thousands of words.
pub(crate) struct Numbers {
    keys: Keyed,
    /// By slot, in as many bytes as the largest takes.
    numbers: &'static [u8],
}

impl Numbers {
    pub(crate) const fn new(slots: &'static [u8], text: &'static str, numbers: &'static [u8]) -> Self {
        Self {
            keys: Keyed {
                slots: Packed::new(slots),
                text,
                beginnings: Packed::new(&[]),
                known: 0,
            },
            numbers,
        }
    }

    pub(crate) fn get(&self, key: &str) -> Option<u32> {
        let (slot, _) = self.keys.slot_and_rows(key, hash(key))?;
        let width = self.numbers.len().checked_div(self.keys.slots.len())?;
        let bytes = self.numbers.get(slot * width..(slot + 1) * width)?;
        Some(
            bytes
                .iter()
                .rev()
                .fold(0, |number, byte| number << 8 | u32::from(*byte)),
        )
    }

    /// Each key with its number.
    #[cfg(test)]
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'static str, u32)> {
        self.keys.entries().filter_map(|(key, _)| Some((key, self.get(key)?)))
    }
}

/// Numbers of four bytes, little end first, compiled in.
pub(crate) struct Packed(&'static [[u8; 4]]);

impl Packed {
    pub(crate) const fn new(bytes: &'static [u8]) -> Self {
        Self(bytes.as_chunks().0)
    }

    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }

    /// The number at a place, 0 past the end.
    pub(crate) fn get(&self, at: usize) -> u32 {
        self.0.get(at).map_or(0, |bytes| u32::from_le_bytes(*bytes))
    }

    /// The numbers from a place up to another, still as bytes; none where the places make no range.
    pub(crate) fn slice(&self, start: u32, end: u32) -> &'static [[u8; 4]] {
        self.0.get(start as usize..end as usize).unwrap_or_default()
    }
}

/// Lists of numbers of so many bytes, end to end, compiled in.
///
/// Where a list starts is told in two bytes, from where the first of [`LISTS_A_BASE`] does.
pub(crate) struct Lists<const N: usize> {
    bases: Packed,
    steps: &'static [[u8; 2]],
    numbers: &'static [[u8; N]],
}

/// How many lists are told from one base.
const LISTS_A_BASE: usize = 64;

impl<const N: usize> Lists<N> {
    pub(crate) const fn new(bases: &'static [u8], steps: &'static [u8], numbers: &'static [u8]) -> Self {
        Self {
            bases: Packed::new(bases),
            steps: steps.as_chunks().0,
            numbers: numbers.as_chunks().0,
        }
    }

    /// The numbers of a list, still as bytes; none past the end.
    pub(crate) fn get(&self, list: usize) -> &'static [[u8; N]] {
        self.numbers
            .get(self.start(list)..self.start(list + 1))
            .unwrap_or_default()
    }

    fn start(&self, list: usize) -> usize {
        let step = self.steps.get(list).map_or(0, |bytes| u16::from_le_bytes(*bytes));
        self.bases.get(list / LISTS_A_BASE) as usize + usize::from(step)
    }
}

/// Includes lists under a name: `lists!("unit_ties")`.
macro_rules! lists {
    ($file:literal) => {
        $crate::lexicon::table::Lists::new(
            include_bytes!(concat!(env!("OUT_DIR"), "/", $file, "_bases.bin")),
            include_bytes!(concat!(env!("OUT_DIR"), "/", $file, "_steps.bin")),
            include_bytes!(concat!(env!("OUT_DIR"), "/", $file, ".bin")),
        )
    };
}
pub(crate) use lists;

/// Includes a table of `data/` under a name: `table!(UNITS: Rows, "units");` for `data/units.tsv`.
///
/// The shape must be the one that the head of the file names.
macro_rules! table {
    ($(#[$attribute:meta])* $visibility:vis $name:ident: Numbers, $file:literal) => {
        $(#[$attribute])*
        $visibility static $name: $crate::lexicon::table::Numbers = $crate::lexicon::table::Numbers::new(
            include_bytes!(concat!(env!("OUT_DIR"), "/", $file, ".slots")),
            include_str!(concat!(env!("OUT_DIR"), "/", $file, ".txt")),
            include_bytes!(concat!(env!("OUT_DIR"), "/", $file, ".numbers")),
        );
    };
    ($(#[$attribute:meta])* $visibility:vis $name:ident: Classes, $file:literal) => {
        $(#[$attribute])*
        $visibility static $name: $crate::lexicon::table::Classes = $crate::lexicon::table::Classes::new(
            include_bytes!(concat!(env!("OUT_DIR"), "/", $file, ".words")),
            include_bytes!(concat!(env!("OUT_DIR"), "/", $file, ".classes")),
            include_str!(concat!(env!("OUT_DIR"), "/", $file, ".names")),
        );
    };
    ($(#[$attribute:meta])* $visibility:vis $name:ident: $shape:ident, $file:literal) => {
        $(#[$attribute])*
        $visibility static $name: $crate::lexicon::table::$shape = $crate::lexicon::table::$shape::new(
            $crate::lexicon::table::Keyed::new(
                include_bytes!(concat!(env!("OUT_DIR"), "/", $file, ".slots")),
                include_str!(concat!(env!("OUT_DIR"), "/", $file, ".txt")),
                include_bytes!(concat!(env!("OUT_DIR"), "/", $file, ".begin")),
                include_bytes!(concat!(env!("OUT_DIR"), "/", $file, ".bit")),
            ),
        );
    };
}

pub(crate) use table;
