//! Tables of words in other languages, where a row may stand for all words that begin alike.

use crate::lexicon::table::Map;

/// The row of a word: that of the whole word, or else that of its shortest beginning that stands before a `*`. The word
/// is in lower case, the language an ISO 639-1 code.
pub(super) fn row(table: &Map, word: &str, language: &str) -> Option<&'static str> {
    let key = format!("{language} {word}");
    table.get(&key).or_else(|| {
        let letters = word.char_indices().map(|(at, letter)| at + letter.len_utf8());
        let beginnings = letters.take(LONGEST_BEGINNING);
        let mut pattern = String::with_capacity(key.len() + 1);
        beginnings.into_iter().find_map(|end| {
            pattern.clear();
            pattern.extend([language, " ", &word[..end], "*"]);
            table.get(&pattern)
        })
    })
}

/// The most letters that stand before a `*` in a table.
const LONGEST_BEGINNING: usize = 12;
