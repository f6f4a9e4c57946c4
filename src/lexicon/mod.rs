//! Knowledge of words, compiled in: tables behind functions.
//!
//! The sources are the files in `data/`, one a subject, each with its origin and licence at its head; the build turns
//! them into hash tables, and into one filter over all of them (`hints.rs`), so that starting up parses nothing. What no hand wrote was distilled
//! by a script in `generate/`.
//!
//! # Adding a table
//!
//! 1. Write `data/NAME.tsv`. Its head says what it is, and these two lines say how it is read:
//!
//!    ```text
//!    # Units of measure. Written by hand. Licence: that of the project.
//!    # shape: rows
//!    # columns: unit quantity factor
//!    metre    length    1
//!    mile     length    1609.344
//!    ```
//!
//!    Columns are separated by one tab; a row may end early; blank lines and lines that start with `#` are passed over.
//! 2. Include it: `table!(UNITS: Rows, "units");` and write functions over it: `let [quantity, factor] = UNITS.get(word)?;`.
//!
//! | shape | the macro's name | what it becomes |
//! |---|---|---|
//! | `set` | `Set` | the first column, for `contains` |
//! | `map` | `Map` | first column → second column |
//! | `rows` | `Rows` | first column → array of the other columns |
//! | `groups` | `Groups` | first column, may repeat → rows (arrays of the other columns), in file order |
//! | `patterns` | `Groups` | each pattern of the last column, by its rarest word → rows of the pattern and the other columns |
//! | `classes` | `Classes` | first column, at most 15 bytes → second column, one of a few; for words asked for everywhere |
//! | `numbers` | `Numbers` | first column → unsigned number |
//! | `senses` | none | one of the sense tables, compiled together: see `senses.rs` |
//!
//! A repeated key, or a row with more columns than the head names, fails the build with file and line.
//! Keys are in lower case with straight quotes unless a table says otherwise.

mod abbreviation;
mod closed;
mod foreign_name;
mod frequency;
mod function_word;
mod given_name;
mod grammar;
mod hash;
mod hints;
mod inflection;
mod organisation;
mod place;
mod relation;
mod senses;
mod spelling;
mod stem;
mod table;
mod vocabulary;
mod word;

pub use abbreviation::{
    AbbreviationPoint, abbreviation_point, begins_sentences, languages_of_abbreviation, languages_of_starter,
};
pub use closed::*;
pub use foreign_name::{english_name, foreign_name_goes_on};
pub use frequency::frequency;
use function_word::FUNCTION_WORDS;
pub use function_word::{is_function_word, is_preposition};
pub use given_name::{Gender, full_names, given_name, has_short_forms, nickname_matches};
pub use grammar::{is_article, is_calendar_word, is_possessive, is_title_word};
pub use hints::{Hints, Phrases, Step};
pub use organisation::{is_never_name, is_organisation_noun, is_place_noun};
pub use place::{
    LONGEST_PLACE_NAME, Place, PlaceId, PlaceKind, contains_place, demonym, demonyms, place, places, same_place,
};
pub use relation::Relation;
pub use senses::{
    Expression, Senses, StrengthStep, antonyms, contrast, expression_at, starts_expression, strength, synonyms,
};
pub use spelling::{canonical, spelling};
pub use stem::{StemLanguage, stem, stem_in};
pub(crate) use table::table;
pub use vocabulary::PartOfSpeech;
pub use word::{PartsOfSpeech, Word, hypernym_of, lemmas, parts_of_speech, relation};
