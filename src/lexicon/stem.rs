//! Snowball stems. A stem joins more than it should (*university*, *universal*): it is a key, never evidence.
//!
//! Working a stem out takes some 4,000 instructions, and the words of news come again and again, within a text and from
//! pair to pair. Each thread therefore remembers the stems that it worked out, within a bound.

use std::cell::RefCell;

use compact_str::CompactString;
pub use rust_stemmers::Algorithm as StemLanguage;
use rust_stemmers::Stemmer;
use rustc_hash::FxHashMap;

use super::word::LONGEST_REMEMBERED;

/// How many words of a language a thread remembers before it starts afresh: about a megabyte.
const MOST_REMEMBERED: usize = 20_000;

/// The stems of one language.
struct Remembered {
    language: StemLanguage,
    stems: FxHashMap<CompactString, CompactString>,
}

thread_local! {
    static REMEMBERED: RefCell<Vec<Remembered>> = const { RefCell::new(Vec::new()) };
}

/// The English stem of a word in lower case.
pub fn stem(word: &str) -> CompactString {
    if is_own_stem(word) {
        return word.into();
    }
    stem_in(StemLanguage::English, word)
}

/// Whether a word ends in no suffix that the English algorithm takes off or rewrites, which is soon seen of most words.
///
/// The endings are those of steps 0 to 5 of the algorithm, <https://snowballstem.org/algorithms/english/stemmer.html>; where a
/// letter ends too many of them nothing is said.
fn is_own_stem(word: &str) -> bool {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    word.is_ascii()
        && match word.as_bytes().last() {
            Some(b'a' | b'b' | b'f' | b'h' | b'j' | b'k' | b'o' | b'p' | b'q' | b'u' | b'v' | b'w' | b'x' | b'z') => {
                true
            }
            Some(b'c') => !ends(&["ic"]),
            Some(b'd') => !ends(&["ed"]),
            Some(b'g') => !ends(&["ing"]),
            Some(b'l') => !ends(&["al", "ful", "ll"]),
            Some(b'm') => !ends(&["ism"]),
            Some(b'n') => !ends(&["ion"]),
            Some(b'r') => !ends(&["er", "or"]),
            Some(b't') => !ends(&["ant", "ent"]),
            _ => false,
        }
}

/// The stem of a word in lower case by the Snowball algorithm of a language.
pub fn stem_in(language: StemLanguage, word: &str) -> CompactString {
    REMEMBERED.with_borrow_mut(|languages| {
        let known = languages.iter().position(|known| known.language == language);
        let at = known.unwrap_or_else(|| {
            languages.push(Remembered {
                language,
                stems: FxHashMap::default(),
            });
            languages.len() - 1
        });
        let stems = &mut languages[at].stems;
        if let Some(stem) = stems.get(word) {
            return stem.clone();
        }
        let stem = CompactString::from(Stemmer::create(language).stem(word));
        if word.len() > LONGEST_REMEMBERED {
            return stem;
        }
        if stems.len() >= MOST_REMEMBERED {
            stems.clear();
        }
        stems.insert(word.into(), stem.clone());
        stem
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remembered_stem_is_the_one_worked_out() {
        for _ in 0..2 {
            assert_eq!(stem("running"), "run");
            assert_eq!(stem_in(StemLanguage::German, "häuser"), "haus");
            // The same letters have another stem in another language.
            assert_eq!(stem_in(StemLanguage::German, "running"), "running");
        }
    }

    #[test]
    fn a_word_without_suffix_is_the_stem_that_would_be_worked_out() {
        let lists = [
            include_str!("data/frequency.tsv"),
            include_str!("data/wordnet.tsv"),
            include_str!("data/given_names.tsv"),
        ];
        let words = lists
            .iter()
            .flat_map(|list| list.split(|c: char| !c.is_ascii_lowercase()));
        let mut seen = 0;
        for word in words.filter(|word| is_own_stem(word)) {
            seen += 1;
            assert_eq!(stem(word), stem_in(StemLanguage::English, word), "{word}");
        }
        assert!(seen > 10_000, "{seen}");
    }

    #[test]
    fn forgetting_changes_no_stem() {
        let words = (0..MOST_REMEMBERED + 10).map(|number| format!("word{number}s"));
        assert!(words.clone().all(|word| stem(&word) == word.trim_end_matches('s')));
        assert_eq!(stem("word0s"), "word0");
    }
}
