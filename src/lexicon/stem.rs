//! Snowball stems. A stem joins more than it should (*university*, *universal*): it is a key, never evidence.

use std::borrow::Cow;

pub use rust_stemmers::Algorithm as StemLanguage;
use rust_stemmers::Stemmer;

/// The English stem of a word in lower case.
pub fn stem(word: &str) -> Cow<'_, str> {
    stem_in(StemLanguage::English, word)
}

/// The stem of a word in lower case by the Snowball algorithm of a language.
pub fn stem_in(language: StemLanguage, word: &str) -> Cow<'_, str> {
    Stemmer::create(language).stem(word)
}
