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
    stem_in(StemLanguage::English, word)
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
    fn forgetting_changes_no_stem() {
        let words = (0..MOST_REMEMBERED + 10).map(|number| format!("word{number}s"));
        assert!(words.clone().all(|word| stem(&word) == word.trim_end_matches('s')));
        assert_eq!(stem("word0s"), "word0");
    }
}
