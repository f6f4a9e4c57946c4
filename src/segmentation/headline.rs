//! A headline that stands on one line with the story: “Ferry link reopens after storm The first boat left at dawn.”
//!
//! Copied articles often come as one long line, whose headline ends without a full stop. The first word of the lead gives
//! it away: a small word with a capital, in front of a word without one, in a sentence that is not in title case.

use unicode_segmentation::UnicodeSegmentation;

use crate::{
    lexicon::{begins_sentences, is_function_word},
    text::Span,
};

/// Fewest words of a headline, and of the sentence behind it.
const LEAST_WORDS: usize = 4;
/// Most words of a headline.
const MOST_WORDS: usize = 25;

/// Where the lead begins in the first sentence of a text, when a headline stands in front of it.
pub(super) fn lead_start(text: &str, first_sentence: Span) -> Option<usize> {
    let sentence = first_sentence.of(text);
    let words: Vec<(usize, &str)> = sentence.unicode_word_indices().collect();
    let capitals = words.iter().filter(|(_, word)| is_capitalised(word)).count();
    // In title case a capital tells nothing.
    if capitals * 2 > words.len() {
        return None;
    }
    let last = words.len().checked_sub(LEAST_WORDS)?.min(MOST_WORDS);
    (LEAST_WORDS..=last).find_map(|at| {
        let (before, word, after) = (words[at - 1], words[at], words[at + 1]);
        let between = sentence.get(before.0 + before.1.len()..word.0)?;
        let lower = word.1.to_lowercase();
        let starts = is_capitalised(word.1)
            && word.1.chars().skip(1).all(char::is_lowercase)
            && is_function_word(&lower)
            && (begins_sentences(&lower, "en") || matches!(lower.as_str(), "a" | "an" | "in" | "on" | "at"));
        let glued = between.chars().all(char::is_whitespace) && !is_function_word(&before.1.to_lowercase());
        (starts && glued && (!is_capitalised(after.1) || is_article(&lower))).then_some(first_sentence.start + word.0)
    })
}

fn is_article(word: &str) -> bool {
    matches!(word, "the" | "in" | "on" | "at")
}

fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(&str, &str)> {
        lead_start(text, Span::new(0, text.len())).map(|at| (text[..at].trim(), &text[at..]))
    }

    #[test]
    fn the_lead_is_told_from_the_headline() {
        let text = "Ferry link to Brenholm reopens after storm The first boat left the quay at dawn on Monday.";
        let lead = "The first boat left the quay at dawn on Monday.";
        assert_eq!(parts(text), Some(("Ferry link to Brenholm reopens after storm", lead)));
    }

    #[test]
    fn running_text_and_title_case_stay_whole() {
        assert_eq!(
            parts("The mayor of Lyrdal opened the new ferry link to Brenholm on Monday."),
            None
        );
        assert_eq!(
            parts("How The North Was Won The Ferry Link Opens On Monday Morning."),
            None
        );
        assert_eq!(parts("The embassy in The Hague said that the talks would go on."), None);
    }
}
