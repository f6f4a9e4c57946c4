//! Function words of English: the closed classes that carry grammar rather than content.

use super::table;

table!(pub(super) FUNCTION_WORDS: Classes, "function_words");

/// Whether the word (lower case, straight apostrophe) belongs to a closed class: `the`, `of`, `don't`.
pub fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(word)
}

/// Whether the word is a preposition: `of`, `without`.
pub fn is_preposition(word: &str) -> bool {
    FUNCTION_WORDS.is_of(word, "preposition")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_classes_and_contractions_are_function_words() {
        for word in ["the", "of", "they", "would", "don't", "because", "'s"] {
            assert!(is_function_word(word), "{word}");
        }
        for word in ["house", "rise", "minister", ""] {
            assert!(!is_function_word(word), "{word}");
        }
    }
}
