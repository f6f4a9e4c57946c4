//! The two sides of a comparison: everything that exists once per text.

use serde::Serialize;

/// Which of the two texts.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    schemars::JsonSchema,
    strum::Display,
    strum::EnumString,
    strum::VariantNames,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Side {
    /// The text that is taken as the reference.
    Original,
    /// The text that was made from it: translation, paraphrase, rewrite or later version.
    Rendition,
}

impl Side {
    /// Both sides, the original first.
    pub const BOTH: [Side; 2] = [Side::Original, Side::Rendition];

    /// The opposite side.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Original => Self::Rendition,
            Self::Rendition => Self::Original,
        }
    }
}

/// A value for the original and one for the rendition.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
pub struct Pair<T> {
    /// The original's.
    pub original: T,
    /// The rendition's.
    pub rendition: T,
}

impl<T> Pair<T> {
    /// Pairs two values.
    pub const fn new(original: T, rendition: T) -> Self {
        Self { original, rendition }
    }

    /// The value of one side.
    pub const fn get(&self, side: Side) -> &T {
        match side {
            Side::Original => &self.original,
            Side::Rendition => &self.rendition,
        }
    }

    /// The value of one side, to change it.
    pub const fn get_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Original => &mut self.original,
            Side::Rendition => &mut self.rendition,
        }
    }

    /// A pair of references.
    pub const fn as_ref(&self) -> Pair<&T> {
        Pair {
            original: &self.original,
            rendition: &self.rendition,
        }
    }

    /// Applies a function to both values, the original first.
    pub fn map<U>(self, mut function: impl FnMut(T) -> U) -> Pair<U> {
        Pair {
            original: function(self.original),
            rendition: function(self.rendition),
        }
    }

    /// Applies a function to each side's value.
    pub fn each<U>(&self, mut function: impl FnMut(Side, &T) -> U) -> Pair<U> {
        Pair {
            original: function(Side::Original, &self.original),
            rendition: function(Side::Rendition, &self.rendition),
        }
    }

    /// The same pair with the sides exchanged.
    #[must_use]
    pub fn swapped(self) -> Self {
        Self {
            original: self.rendition,
            rendition: self.original,
        }
    }

    /// Both values with their sides, the original first.
    pub fn iter(&self) -> impl Iterator<Item = (Side, &T)> {
        [(Side::Original, &self.original), (Side::Rendition, &self.rendition)].into_iter()
    }
}
