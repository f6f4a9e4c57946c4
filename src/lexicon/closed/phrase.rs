//! Looking up phrases of several words in running text.

/// Looks up the longest phrase that starts `text`, and says how many bytes it takes.
///
/// `text` is folded running text (lower case, straight quotes, single spaces) from a word's start on; no phrase of more
/// than `max_words` words is tried. A phrase ends where a word ends: at a space, at punctuation, or before a possessive.
pub fn longest_phrase<T>(
    text: &str,
    max_words: usize,
    mut lookup: impl FnMut(&str) -> Option<T>,
) -> Option<(usize, T)> {
    let mut ends = [0; LONGEST];
    let mut count = 0;
    for end in word_ends(text).take(max_words.min(LONGEST)) {
        if let Some(slot) = ends.get_mut(count) {
            *slot = end;
            count += 1;
        }
    }
    ends.iter().take(count).rev().find_map(|&end| {
        let phrase = text.get(..end)?;
        lookup(phrase).map(|found| (end, found))
    })
}

/// No table holds a phrase of more words.
const LONGEST: usize = 8;

/// Where the words at the start of `text` end, up to the first punctuation that no phrase contains.
fn word_ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut position = 0;
    let mut open = !text.is_empty();
    std::iter::from_fn(move || {
        if !open {
            return None;
        }
        let rest = text.get(position..)?;
        let length = rest.find(|letter: char| !is_word_letter(letter)).unwrap_or(rest.len());
        if length == 0 {
            return None;
        }
        let end = position + length;
        open = text.get(end..).is_some_and(|tail| tail.starts_with(' '));
        position = end + 1;
        Some(end)
    })
}

fn is_word_letter(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '\'' | '-' | '.' | '/' | '%' | '°')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(phrase: &str) -> Option<usize> {
        ["no", "no longer", "no longer than"]
            .iter()
            .position(|&entry| entry == phrase)
    }

    #[test]
    fn the_longest_phrase_wins() {
        assert_eq!(longest_phrase("no longer than a day", 3, known), Some((14, 2)));
        assert_eq!(longest_phrase("no longer than a day", 2, known), Some((9, 1)));
        assert_eq!(longest_phrase("no, longer", 3, known), Some((2, 0)));
        assert_eq!(longest_phrase("nobody", 3, known), None);
        assert_eq!(longest_phrase("", 3, known), None);
    }
}
