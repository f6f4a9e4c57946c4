use super::ending::is_closing;
use crate::{
    lexicon::begins_sentences,
    text::{is_dash, is_ignorable, is_quote},
};

/// What stands behind an ending.
#[derive(Debug, Clone, Copy)]
pub(super) struct Following<'t> {
    /// Whether white space lies between.
    pub spaced: bool,
    /// The first character that is no opening mark; none at the end of the passage.
    pub first: Option<char>,
    /// Whether a quotation mark or bracket opens in front of it.
    pub opened: bool,
    /// Whether a dash stands in front of it.
    pub dashed: bool,
    /// Whether an ellipsis is attached in front of it: `...and then`.
    pub leading_ellipsis: bool,
    /// Whether the mark directly behind the ending only closes or continues.
    pub is_closing: bool,
    /// The first word, without an apostrophe and what follows it.
    pub word: &'t str,
    /// The text from the first word on.
    rest: &'t str,
}

impl<'t> Following<'t> {
    /// Reads what stands at `at`.
    pub(super) fn read(text: &'t str, at: usize) -> Self {
        let behind = &text[at..];
        let trimmed = behind.trim_start_matches(|c: char| c.is_whitespace() || is_ignorable(c));
        let mut following = Self {
            spaced: behind.chars().next().is_some_and(char::is_whitespace),
            first: trimmed.chars().next(),
            opened: false,
            dashed: false,
            leading_ellipsis: false,
            is_closing: trimmed.chars().next().is_some_and(is_closing),
            word: "",
            rest: "",
        };
        // A handful of opening marks is plenty; the bound keeps the work linear.
        for (index, character) in trimmed.char_indices().take(16) {
            match character {
                '.' | '…' => following.leading_ellipsis = true,
                '(' | '[' | '{' | '（' | '¿' | '¡' => following.opened = true,
                _ if is_quote(character) => following.opened = true,
                _ if is_dash(character) || matches!(character, '•' | '*' | '#' | '_') => following.dashed = true,
                _ if character.is_whitespace() || is_ignorable(character) => {}
                _ => {
                    following.first = Some(character);
                    following.rest = &trimmed[index..];
                    following.word = first_word(following.rest);
                    break;
                }
            }
        }
        following
    }

    /// Whether the sentence clearly goes on: a small letter or a closing mark.
    pub(super) fn continues(&self) -> bool {
        let small = self.first.is_some_and(char::is_lowercase) && !self.is_name_in_small_letters();
        (small && !self.opened) || self.is_closing
    }

    /// Whether a number follows, in digits or as the Romans wrote it: `No. 10`, `séc. XIX`.
    pub(super) fn is_number(&self) -> bool {
        let roman = self.word.len() > 1
            && self
                .word
                .bytes()
                .all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C'));
        roman || self.first.is_some_and(char::is_numeric)
    }

    /// Whether the word may be an abbreviation: a few letters and a point.
    pub(super) fn is_short_with_point(&self) -> bool {
        self.word.chars().count() <= 4 && self.after().starts_with('.')
    }

    /// Whether the word, by its capital, begins a sentence rather than a name: `The`, `However`.
    pub(super) fn begins_sentence(&self, language: &str) -> bool {
        let mut characters = self.word.chars();
        let capital = characters.next().is_some_and(char::is_uppercase);
        let initial = characters.as_str().is_empty() && self.after().starts_with('.');
        if !capital || initial || characters.any(char::is_uppercase) {
            return false;
        }
        begins_sentences(&self.word.to_lowercase(), language)
    }

    /// Whether a capital stands inside, as in `iPhone` or `al-Qaeda`, or an address begins.
    pub(super) fn is_name_in_small_letters(&self) -> bool {
        let capital_inside = |word: &str| word.chars().skip(1).any(char::is_uppercase);
        let article = matches!(self.word, "al" | "el" | "d");
        capital_inside(self.word)
            || matches!(self.word, "http" | "https" | "www")
            || self.is_web_address()
            || article
                && self.after().starts_with(['-', '\'', '’'])
                && self.after().chars().nth(1).is_some_and(char::is_uppercase)
    }

    /// Whether a web address begins, as in `news.harbour.example wrote`: three names with points between, or two of which
    /// the last is one of the oldest endings.
    fn is_web_address(&self) -> bool {
        let end = self.rest.find(char::is_whitespace).unwrap_or(self.rest.len());
        let address = self.rest[..end].trim_end_matches(|c: char| !c.is_alphanumeric());
        let is_name = |name: &str| name.len() > 1 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        let names: Vec<&str> = address.split('.').collect();
        names.iter().all(|name| is_name(name))
            && match names.as_slice() {
                [_, ending] => matches!(*ending, "com" | "org" | "net" | "edu" | "gov" | "int"),
                names => names.len() > 2,
            }
    }

    /// Whether a day, a time zone or “… time” stands here, as behind a time of day: `5 p.m. Monday`.
    pub(super) fn is_day_or_zone(&self) -> bool {
        const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        const MONTHS: [&str; 12] = [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ];
        const ZONES: [&str; 7] = [
            "Eastern",
            "Pacific",
            "Central",
            "Mountain",
            "Greenwich",
            "Universal",
            "Zulu",
        ];
        let zone = self.word.len() > 1 && self.word.chars().all(char::is_uppercase);
        let starts_like = |names: &[&str]| {
            self.word
                .get(..3)
                .is_some_and(|start| names.iter().any(|name| start.eq_ignore_ascii_case(name)))
        };
        let day = self.word.ends_with("day") || self.word.len() <= 5;
        let second = first_word(self.after().trim_start());
        zone || ZONES.contains(&self.word) || starts_like(&DAYS) && day || starts_like(&MONTHS) || second == "time"
    }

    /// Whether a name with a verb of saying follows, as behind `“Stop!”`: `Jane Roe shouted`.
    pub(super) fn is_attribution(&self, language: &str) -> bool {
        if self.begins_sentence(language) || self.opened {
            return false;
        }
        let mut words = self.rest.split_whitespace().take(5);
        let is_verb = |word: &str| is_saying(word.trim_end_matches(|c: char| !c.is_alphanumeric()));
        let has_capitals = |word: &&str| word.starts_with(|c: char| c.is_lowercase() || c.is_uppercase());
        if !has_capitals(&self.word) {
            return words.any(is_verb);
        }
        words
            .find(|word| word.starts_with(char::is_lowercase))
            .is_some_and(is_verb)
    }

    /// The same without spaces, `他说`, `と述べた`; or another word that only goes on with a sentence.
    pub(super) fn is_wide_attribution(&self) -> bool {
        ["と", "です", "だ", "って", "を", "の", "が"]
            .iter()
            .any(|particle| self.rest.starts_with(particle))
            || self
                .rest
                .chars()
                .take(8)
                .take_while(|&c| !matches!(c, '，' | '。' | '、' | '！' | '？'))
                .any(|c| matches!(c, '说' | '說' | '道' | '问' | '問' | '称' | '稱' | '喊' | '答'))
    }

    fn after(&self) -> &'t str {
        self.rest.get(self.word.len()..).unwrap_or_default()
    }
}

/// The letters and digits a text begins with.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}

/// The commonest verbs of saying in the tenses of news.
fn is_saying(verb: &str) -> bool {
    const SAYING: [&str; 31] = [
        "said",
        "says",
        "asked",
        "asks",
        "added",
        "adds",
        "told",
        "tells",
        "wrote",
        "writes",
        "replied",
        "replies",
        "shouted",
        "shouts",
        "cried",
        "exclaimed",
        "yelled",
        "joked",
        "tweeted",
        "posted",
        "quipped",
        "screamed",
        "कहा",
        "पूछा",
        "बोला",
        "बोली",
        "बताया",
        "चिल्लाया",
        "चिल्लाई",
        "قال",
        "قالت",
    ];
    SAYING.contains(&verb)
}
