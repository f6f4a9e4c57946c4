//! The shapes a table of `data/` can take once compiled in, and the macro that includes one.
//!
//! Tables are compiled in as bytes, never as Rust literals: those took two thirds of the time to check the crate.

use super::hash::{hash, place_of_bit, slot};

/// Membership, `# shape: set`: the first column.
pub(crate) struct Set(Keyed);

/// Word to word, `# shape: map`: the first column to the second.
pub(crate) struct Map(Keyed);

/// Word to attributes, `# shape: rows`: the first column to the other columns, empty where the row ends early.
pub(crate) struct Rows(Keyed);

/// Word to several rows, `# shape: groups`: the first column, which may be repeated, to its rows in file order.
pub(crate) struct Groups(Keyed);

impl Set {
    pub(crate) const fn new(slots: &'static [u8], text: &'static str, beginnings: &'static [u8]) -> Self {
        Self(Keyed::new(slots, text, beginnings))
    }

    pub(crate) fn contains(&self, key: &str) -> bool {
        self.0.find(key).is_some()
    }
}

impl Map {
    pub(crate) const fn new(slots: &'static [u8], text: &'static str, beginnings: &'static [u8]) -> Self {
        Self(Keyed::new(slots, text, beginnings))
    }

    pub(crate) fn get(&self, key: &str) -> Option<&'static str> {
        self.0.find(key)?.next()
    }

    pub(crate) fn contains_key(&self, key: &str) -> bool {
        self.0.find(key).is_some()
    }

    #[cfg(test)]
    pub(crate) fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.0.entries().map(|(key, _)| key)
    }
}

impl Rows {
    pub(crate) const fn new(slots: &'static [u8], text: &'static str, beginnings: &'static [u8]) -> Self {
        Self(Keyed::new(slots, text, beginnings))
    }

    /// Whether a longer key may begin with these words; if not, none does.
    pub(crate) fn goes_on(&self, words: &str) -> bool {
        self.0.goes_on(words)
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
    pub(crate) const fn new(slots: &'static [u8], text: &'static str, beginnings: &'static [u8]) -> Self {
        Self(Keyed::new(slots, text, beginnings))
    }

    /// Whether a longer key may begin with these words; if not, none does.
    pub(crate) fn goes_on(&self, words: &str) -> bool {
        self.0.goes_on(words)
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

/// Keys and the rows below them, as text, with a hash table of where each key stands; build/shape.rs writes both.
struct Keyed {
    slots: Packed,
    text: &'static str,
    /// A bit for each beginning of a key.
    beginnings: Packed,
}

impl Keyed {
    const fn new(slots: &'static [u8], text: &'static str, beginnings: &'static [u8]) -> Self {
        Self {
            slots: Packed::new(slots),
            text,
            beginnings: Packed::new(beginnings),
        }
    }

    /// Whether a longer key may begin with these words: seldom yes when none does, never no when one does.
    fn goes_on(&self, words: &str) -> bool {
        let (at, bit) = place_of_bit(hash(words), self.beginnings.len());
        self.beginnings.get(at) & bit != 0
    }

    /// The rows of a key, if it is one.
    fn find(&self, key: &str) -> Option<Lines> {
        self.slot_and_rows(key).map(|(_, rows)| rows)
    }

    /// The slot of a key and its rows, if it is one.
    fn slot_and_rows(&self, key: &str) -> Option<(usize, Lines)> {
        let slots = self.slots.len();
        let (mut at, mark) = slot(hash(key), slots);
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
        let rows = self.text.get(start..)?.strip_prefix(key)?.strip_prefix('\n')?;
        // A key of several lines could only match the lines of several keys.
        (!key.contains('\n')).then_some(Lines(rows))
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
        let (row, rest) = cut(self.0.strip_prefix('\t')?, b'\n')?;
        self.0 = rest;
        Some(row)
    }
}

/// The columns of a row, if there are so many.
fn columns<const N: usize>(row: &'static str) -> Option<[&'static str; N]> {
    let mut rest = Some(row);
    let mut found = [""; N];
    for column in &mut found {
        let text = rest?;
        (*column, rest) = match cut(text, b'\t') {
            Some((column, rest)) => (column, Some(rest)),
            None => (text, None),
        };
    }
    rest.is_none().then_some(found)
}

/// What stands before and behind the first such byte, found faster than `split_once` finds it in a short text.
fn cut(text: &'static str, separator: u8) -> Option<(&'static str, &'static str)> {
    let at = memchr::memchr(separator, text.as_bytes())?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// Word to a number below 2³², `# shape: numbers`: for thousands of words.
pub(crate) struct Numbers {
    keys: Keyed,
    /// By slot.
    numbers: Packed,
}

impl Numbers {
    pub(crate) const fn new(slots: &'static [u8], text: &'static str, numbers: &'static [u8]) -> Self {
        Self {
            keys: Keyed::new(slots, text, &[]),
            numbers: Packed::new(numbers),
        }
    }

    pub(crate) fn get(&self, key: &str) -> Option<u32> {
        let (slot, _) = self.keys.slot_and_rows(key)?;
        Some(self.numbers.get(slot))
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
    ($(#[$attribute:meta])* $visibility:vis $name:ident: $shape:ident, $file:literal) => {
        $(#[$attribute])*
        $visibility static $name: $crate::lexicon::table::$shape = $crate::lexicon::table::$shape::new(
            include_bytes!(concat!(env!("OUT_DIR"), "/", $file, ".slots")),
            include_str!(concat!(env!("OUT_DIR"), "/", $file, ".txt")),
            include_bytes!(concat!(env!("OUT_DIR"), "/", $file, ".begin")),
        );
    };
}

pub(crate) use table;
