//! The shapes a table of `data/` can take once compiled in, and the macro that includes one.

use std::sync::LazyLock;

/// Membership, `# shape: set`: the first column.
pub(crate) type Set = phf::Set<&'static str>;

/// Word to word, `# shape: map`: the first column to the second.
pub(crate) type Map = phf::Map<&'static str, &'static str>;

/// Word to attributes, `# shape: rows`: the first column to the other columns, empty where the row ends early.
pub(crate) type Rows = phf::Map<&'static str, &'static [&'static str]>;

/// Word to several rows, `# shape: groups`: the first column, which may be repeated, to its rows in file order.
pub(crate) type Groups = phf::Map<&'static str, &'static [&'static [&'static str]]>;

/// Every row in file order with all its columns, `# shape: list`.
pub(crate) type List = &'static [&'static [&'static str]];

/// Thousands of words to a number, `# shape: numbers`.
pub(crate) type Numbers = LazyLock<PackedNumbers>;

/// Thousands of words to a word, `# shape: strings`.
pub(crate) type Strings = LazyLock<PackedStrings>;

/// A finite-state map over compiled-in bytes. Opening one reads its footer only.
pub(crate) struct PackedNumbers(Option<fst::Map<&'static [u8]>>);

impl PackedNumbers {
    /// Bytes that are no map answer nothing; the build wrote them, so they are one.
    pub(crate) fn open(bytes: &'static [u8]) -> Self {
        Self(fst::Map::new(bytes).ok())
    }

    pub(crate) fn get(&self, key: &str) -> Option<u64> {
        self.0.as_ref()?.get(key)
    }

    /// The map itself, for spelling a key letter by letter.
    pub(crate) fn fst(&self) -> Option<&fst::raw::Fst<&'static [u8]>> {
        self.0.as_ref().map(fst::Map::as_fst)
    }
}

/// A finite-state map whose numbers are places in a compiled-in text.
pub(crate) struct PackedStrings {
    places: PackedNumbers,
    text: &'static str,
}

impl PackedStrings {
    pub(crate) fn open(bytes: &'static [u8], text: &'static str) -> Self {
        Self {
            places: PackedNumbers::open(bytes),
            text,
        }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&'static str> {
        let place = self.places.get(key)?;
        let start = usize::try_from(place >> 8).ok()?;
        let length = usize::from((place & 0xff) as u8);
        self.text.get(start..start + length)
    }
}

/// Numbers of four bytes, little end first, compiled in.
pub(crate) struct Packed(&'static [[u8; 4]]);

impl Packed {
    pub(crate) const fn new(bytes: &'static [u8]) -> Self {
        Self(bytes.as_chunks().0)
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
        $visibility static $name: $crate::lexicon::table::Numbers = std::sync::LazyLock::new(|| {
            $crate::lexicon::table::PackedNumbers::open(include_bytes!(concat!(env!("OUT_DIR"), "/", $file, ".fst")))
        });
    };
    ($(#[$attribute:meta])* $visibility:vis $name:ident: Strings, $file:literal) => {
        $(#[$attribute])*
        $visibility static $name: $crate::lexicon::table::Strings = std::sync::LazyLock::new(|| {
            $crate::lexicon::table::PackedStrings::open(
                include_bytes!(concat!(env!("OUT_DIR"), "/", $file, ".fst")),
                include_str!(concat!(env!("OUT_DIR"), "/", $file, ".txt")),
            )
        });
    };
    ($(#[$attribute:meta])* $visibility:vis $name:ident: $shape:ident, $file:literal) => {
        $(#[$attribute])*
        $visibility static $name: $crate::lexicon::table::$shape =
            include!(concat!(env!("OUT_DIR"), "/", $file, ".rs"));
    };
}

pub(crate) use table;
