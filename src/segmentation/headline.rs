//! A headline that stands on one line with the story: “Ferry link reopens after storm The first boat left at dawn.”
//!
//! Copied articles often come as one long line, whose headline ends without a full stop. The first word of the lead gives
//! it away: a small word with a capital, in front of a word without one, in a sentence that is not in title case. German
//! nouns have capitals anyway, so there the small word alone has to do.

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
pub(super) fn lead_start(text: &str, first_sentence: Span, language: &str) -> Option<usize> {
    let sentence = first_sentence.of(text);
    let words: Vec<(usize, &str)> = sentence.unicode_word_indices().collect();
    let capitals = words.iter().filter(|(_, word)| is_capitalised(word)).count();
    // In title case a capital tells nothing.
    if capitals * 2 > words.len() {
        return None;
    }
    let is_small = |word: &str| match language {
        "en" => is_function_word(word),
        _ => begins_sentences(word, language),
    };
    let last = words.len().checked_sub(LEAST_WORDS)?.min(MOST_WORDS);
    (LEAST_WORDS..=last).find_map(|at| {
        let (before, word, after) = (words[at - 1], words[at], words[at + 1]);
        let between = sentence.get(before.0 + before.1.len()..word.0)?;
        let lower = word.1.to_lowercase();
        let starts = is_capitalised(word.1)
            && word.1.chars().skip(1).all(char::is_lowercase)
            && is_small(&lower)
            && is_first_word(&lower, language);
        let glued = between.chars().all(char::is_whitespace) && !is_small(&before.1.to_lowercase());
        let sentence_follows = !is_capitalised(after.1) || language == "de" || language == "en" && is_article(&lower);
        (starts && glued && sentence_follows).then_some(first_sentence.start + word.0)
    })
}

/// Whether a small word with a capital begins sentences and is not written so for another reason.
fn is_first_word(word: &str, language: &str) -> bool {
    match language {
        "en" => begins_sentences(word, "en") || matches!(word, "a" | "an" | "in" | "on" | "at"),
        // The polite address.
        "de" => !matches!(word, "sie" | "ihr" | "ihre"),
        _ => true,
    }
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
        parts_in("en", text)
    }

    fn parts_in<'t>(language: &str, text: &'t str) -> Option<(&'t str, &'t str)> {
        lead_start(text, Span::new(0, text.len()), language).map(|at| (text[..at].trim(), &text[at..]))
    }

    #[test]
    fn the_lead_is_told_from_the_headline() {
        let text = "Ferry link to Brenholm reopens after storm The first boat left the quay at dawn on Monday.";
        let lead = "The first boat left the quay at dawn on Monday.";
        assert_eq!(parts(text), Some(("Ferry link to Brenholm reopens after storm", lead)));
    }

    #[test]
    fn other_languages_have_small_words_too() {
        for (language, headline, lead) in [
            (
                "de",
                "Fähre nach Brenholm fährt wieder",
                "Der Hafen von Lyrdal hat am Montag geöffnet.",
            ),
            (
                "fr",
                "Le bac de Brenholm reprend enfin",
                "Le premier bateau est parti lundi à l’aube.",
            ),
            (
                "es",
                "Reabre el puerto de Brenholm",
                "El primer barco zarpó el lunes al alba.",
            ),
            (
                "ru",
                "Паром в Лирдаль снова ходит",
                "В понедельник на рассвете вышел первый корабль.",
            ),
        ] {
            assert_eq!(
                parts_in(language, &format!("{headline} {lead}")),
                Some((headline, lead))
            );
            assert_eq!(parts_in(language, lead), None);
        }
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
