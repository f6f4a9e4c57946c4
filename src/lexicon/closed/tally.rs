//! What the numbers of news reports are called.

use crate::lexicon::table;

table!(TALLIES: Map, "tallies");

/// What the number beside a word is called by a desk: `death toll` for `killed`. The word is an inflected form in lower
/// case.
pub fn tally(word: &str) -> Option<&'static str> {
    TALLIES.get(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_names() {
        assert_eq!(tally("killed"), Some("death toll"));
        assert_eq!(tally("table"), None);
    }
}
