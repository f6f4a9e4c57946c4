//! How common English words are.

use super::table;

table!(FREQUENCIES: Numbers, "frequency");

/// Zipf value times ten: 77 for `the`, 54 for `president`, 30 for words used once in a million; 0 for rarer words.
pub fn frequency(word: &str) -> u8 {
    FREQUENCIES
        .get(word)
        .and_then(|value| u8::try_from(value).ok())
        .unwrap_or(0)
}
