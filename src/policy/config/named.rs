//! Values that are one of a few names: read with an error that knows the nearest one, and described to editors.

use std::{fmt, marker::PhantomData, str::FromStr};

use schemars::{Schema, json_schema};
use serde::{
    Deserializer,
    de::{self, Visitor},
};

use crate::text::nearest;

/// A type whose values are written by name.
pub(super) trait Named: FromStr + Sized {
    /// What the names stand for, in a word: `level`.
    const WHAT: &'static str;

    /// All names.
    fn names() -> Vec<String>;

    /// Reads a name; the error says which one may have been meant.
    fn read(name: &str) -> Result<Self, String> {
        name.parse()
            .map_err(|_| format!("unknown {} ‘{name}’{}", Self::WHAT, hint(name, &Self::names())))
    }
}

/// `, did you mean ‘major’?`, or all there is to choose from when nothing is near.
pub(super) fn hint(given: &str, known: &[String]) -> String {
    let names: Vec<&str> = known.iter().map(String::as_str).collect();
    match nearest(given, &names) {
        Some(near) => format!(", did you mean ‘{near}’?"),
        None => format!("; it is one of {}", names.join(", ")),
    }
}

/// Reads one name.
pub(super) fn named<'de, T: Named, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_str(NameVisitor(PhantomData))
}

/// Reads one name where there may be none.
pub(super) fn optional<'de, T: Named, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    named(deserializer).map(Some)
}

struct NameVisitor<T>(PhantomData<T>);

impl<T: Named> Visitor<'_> for NameVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a {}: {}", T::WHAT, T::names().join(", "))
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<T, E> {
        T::read(name).map_err(E::custom)
    }
}

/// The names as a schema.
pub(super) fn names_schema<T: Named>(_: &mut schemars::SchemaGenerator) -> Schema {
    json_schema!({ "enum": T::names() })
}

/// A name as the key of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key<T>(pub(super) T);

impl<'de, T: Named> serde::Deserialize<'de> for Key<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        named(deserializer).map(Self)
    }
}
