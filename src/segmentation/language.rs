//! Which language a text is in: by script, then by function words, then, for whole documents, by trigrams.

use crate::lexicon::{Word, is_function_word, languages_of_abbreviation, languages_of_starter};

/// The languages with function words in the lexicon, English first, in the order in which ties are settled.
const VOTERS: [&str; 13] = [
    "en", "de", "fr", "es", "it", "nl", "pt", "pl", "cs", "sv", "ru", "uk", "el",
];

/// How much of a text is looked at, in bytes: more changes nothing.
const SAMPLE: usize = 6_000;

/// Trigrams are unreliable below this many letters.
const TRIGRAM_LETTERS: usize = 200;

/// The language as an ISO 639-1 code; none when it is uncertain.
pub(super) fn detect(text: &str) -> Option<&'static str> {
    let sample = sample(text);
    let scripts = Scripts::count(sample);
    if let Some(language) = scripts.language() {
        return Some(language);
    }
    let mut votes = [0u32; VOTERS.len()];
    let mut bare = String::new();
    for word in sample
        .split_inclusive(|c: char| !c.is_alphabetic())
        .filter(|word| word.starts_with(char::is_alphabetic))
    {
        lower_into(word.trim_end_matches(|c: char| !c.is_alphabetic()), &mut bare);
        let point = word.ends_with('.');
        if point && bare.chars().nth(1).is_none() {
            continue; // an initial
        }
        vote(&bare, &mut votes);
        if point {
            vote_for_abbreviation(&bare, &mut votes);
        }
        if is_settled(&votes) {
            break;
        }
    }
    let mut own = LETTERS.map(|_| false);
    for letter in beyond_ascii(sample) {
        for (own, (_, letters)) in own.iter_mut().zip(LETTERS) {
            *own |= letters.contains(&letter);
        }
    }
    for (language, _) in LETTERS
        .iter()
        .zip(own)
        .filter(|(_, own)| *own)
        .map(|(letters, _)| letters)
    {
        if let Some(voter) = voter(language) {
            votes[voter] += 2 * WEIGHT;
        }
    }
    let (first, second) = best_two(&votes);
    if votes[first] >= 5 * WEIGHT && votes[first] >= 2 * second {
        return Some(VOTERS[first]);
    }
    if scripts.letters() >= TRIGRAM_LETTERS
        && let Some(info) = whatlang::detect(sample)
        && info.is_reliable()
    {
        return iso_639_1(info.lang());
    }
    if votes[ENGLISH] > 0 && 3 * votes[ENGLISH] >= votes[first] && is_all_english(sample) {
        return Some(VOTERS[ENGLISH]);
    }
    (votes[first] > second).then_some(VOTERS[first])
}

/// The place of English among the voters.
const ENGLISH: usize = 0;

/// Whether the English vocabulary has the first word and every other one but names: `A man was hurt`, where German has
/// `man` and `was`.
fn is_all_english(sample: &str) -> bool {
    let mut lower = String::new();
    let words = sample
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut told = words
        .enumerate()
        .filter(|(at, word)| *at == 0 || word.starts_with(char::is_lowercase));
    told.all(|(_, word)| {
        lower_into(word, &mut lower);
        is_function_word(&lower) || Word::look_up(&lower).is_known()
    })
}

/// Puts the word in lower case in the place of what stood there.
fn lower_into(word: &str, lower: &mut String) {
    lower.clear();
    if word.is_ascii() {
        lower.push_str(word);
        lower.make_ascii_lowercase();
    } else {
        lower.push_str(&word.to_lowercase());
    }
}

/// A word that only one language has counts as much as this; a shared one is split.
const WEIGHT: u32 = 12;

/// Whether one language is so far ahead that the rest of a text of several languages could change nothing: it is what
/// most of the beginning is in.
fn is_settled(votes: &[u32]) -> bool {
    // Most words decide nothing, and the two best are sought only when it may be time.
    const ENOUGH: u32 = 40 * WEIGHT;
    votes.iter().any(|&vote| vote >= ENOUGH) && {
        let (first, second) = best_two(votes);
        votes[first] >= 4 * second
    }
}

/// Letters and marks that one language has and the other voters have not; none is ASCII.
const LETTERS: [(&str, &[char]); 6] = [
    ("es", &['¿', '¡', 'ñ']),
    ("pt", &['ã', 'õ']),
    ("pl", &['ł', 'ś', 'ż', 'ź']),
    ("cs", &['ě', 'ř', 'ů']),
    ("de", &['ß']),
    ("fr", &['œ']),
];

/// The place of a language among the voters.
fn voter(language: &str) -> Option<usize> {
    VOTERS.iter().position(|voter| *voter == language)
}

/// An abbreviation that one language has tells as much as a word of its own.
fn vote_for_abbreviation(word: &str, votes: &mut [u32]) {
    let languages = languages_of_abbreviation(word);
    let weight = WEIGHT / (languages.clone().count() as u32).max(1);
    for voter in languages.filter_map(voter) {
        votes[voter] += weight;
    }
}

fn vote(word: &str, votes: &mut [u32]) {
    let mut english = is_function_word(word);
    let mut others = 0;
    // A bit for each voter whose word it is.
    let mut voting = 0_u32;
    for language in languages_of_starter(word) {
        if language == "en" {
            english = true;
        } else {
            others += 1;
            voting |= voter(language).map_or(0, |voter| 1 << voter);
        }
    }
    voting |= u32::from(english);
    let weight = WEIGHT / (others + u32::from(english)).max(1);
    while let Some(vote) = votes.get_mut(voting.trailing_zeros() as usize) {
        *vote += weight;
        voting &= voting - 1;
    }
}

/// The index of the highest vote, the first among equals, and the second highest vote.
fn best_two(votes: &[u32]) -> (usize, u32) {
    let first = (0..votes.len()).rev().max_by_key(|&index| votes[index]).unwrap_or(0);
    let second = votes
        .iter()
        .enumerate()
        .filter(|&(index, _)| index != first)
        .map(|(_, &vote)| vote)
        .max();
    (first, second.unwrap_or(0))
}

/// The beginning of a text, cut at a character.
fn sample(text: &str) -> &str {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The characters of a text that are none of ASCII: in most texts a few.
fn beyond_ascii(text: &str) -> impl Iterator<Item = char> {
    // Most text is ASCII, which is told of many bytes at once.
    const AT_ONCE: usize = 32;
    let pieces = text.as_bytes().chunks(AT_ONCE).enumerate();
    let others = pieces.filter(|(_, piece)| !piece.is_ascii());
    let places = others.flat_map(|(number, piece)| {
        let begins = move |(at, byte): (usize, &u8)| (*byte >= 0xc0).then_some(number * AT_ONCE + at);
        piece.iter().enumerate().filter_map(begins)
    });
    places.filter_map(|at| text.get(at..)?.chars().next())
}

/// Letters counted by script.
#[derive(Default)]
struct Scripts {
    latin: usize,
    greek: usize,
    cyrillic: usize,
    /// Letters of the Cyrillic alphabet that Ukrainian has and Russian has not.
    ukrainian: usize,
    arabic: usize,
    hebrew: usize,
    devanagari: usize,
    thai: usize,
    han: usize,
    kana: usize,
    hangul: usize,
}

impl Scripts {
    fn count(text: &str) -> Self {
        let mut scripts = Self {
            latin: text.bytes().filter(u8::is_ascii_alphabetic).count(),
            ..Self::default()
        };
        for character in beyond_ascii(text) {
            match character {
                '\u{C0}'..='\u{24F}' => scripts.latin += 1,
                'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' | 'Ґ' => {
                    scripts.ukrainian += 1;
                    scripts.cyrillic += 1;
                }
                '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => scripts.greek += 1,
                '\u{400}'..='\u{52F}' => scripts.cyrillic += 1,
                '\u{590}'..='\u{5FF}' => scripts.hebrew += 1,
                '\u{600}'..='\u{6FF}' => scripts.arabic += 1,
                '\u{900}'..='\u{97F}' => scripts.devanagari += 1,
                '\u{E00}'..='\u{E7F}' => scripts.thai += 1,
                '\u{3041}'..='\u{30FF}' => scripts.kana += 1,
                '\u{4E00}'..='\u{9FFF}' => scripts.han += 1,
                '\u{AC00}'..='\u{D7AF}' => scripts.hangul += 1,
                _ => {}
            }
        }
        scripts
    }

    fn letters(&self) -> usize {
        self.latin + self.greek + self.cyrillic + self.arabic + self.hebrew + self.devanagari
    }

    /// The language that a script other than Latin stands for, if most letters are of it.
    fn language(&self) -> Option<&'static str> {
        // A character of these scripts carries as much as two or three letters.
        let (han, kana, hangul) = (self.han * 2, self.kana * 2, self.hangul * 2);
        let total = self.letters() + self.thai + han + kana + hangul;
        let most = |count: usize| count * 2 > total;
        let east_asian = most(han + kana);
        match () {
            () if east_asian && kana * 20 > han => Some("ja"),
            () if east_asian => Some("zh"),
            () if most(hangul) => Some("ko"),
            () if most(self.greek) => Some("el"),
            () if most(self.cyrillic) && self.ukrainian * 50 > self.cyrillic => Some("uk"),
            () if most(self.cyrillic) => Some("ru"),
            () if most(self.arabic) => Some("ar"),
            () if most(self.hebrew) => Some("he"),
            () if most(self.devanagari) => Some("hi"),
            () if most(self.thai) => Some("th"),
            () => None,
        }
    }
}

/// The two-letter code of what the trigrams found, for languages written in Latin letters.
fn iso_639_1(language: whatlang::Lang) -> Option<&'static str> {
    use whatlang::Lang;
    Some(match language {
        Lang::Eng => "en",
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Ita => "it",
        Lang::Nld => "nl",
        Lang::Por => "pt",
        Lang::Pol => "pl",
        Lang::Ces => "cs",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Swe => "sv",
        Lang::Dan => "da",
        Lang::Nob => "no",
        Lang::Fin => "fi",
        Lang::Est => "et",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Hun => "hu",
        Lang::Ron => "ro",
        Lang::Tur => "tr",
        Lang::Vie => "vi",
        Lang::Ind => "id",
        Lang::Cat => "ca",
        Lang::Lat => "la",
        Lang::Epo => "eo",
        Lang::Afr => "af",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_sentences_are_known_by_their_function_words() {
        assert_eq!(detect("The harbour was closed."), Some("en"));
        assert_eq!(detect("A man was hurt in Rome."), Some("en"));
        assert_eq!(detect("The council met in June."), Some("en"));
        assert_eq!(detect("Ein Mann war in Rom."), Some("de"));
        assert_eq!(detect("Der Hafen ist seit gestern geschlossen."), Some("de"));
        assert_eq!(detect("Le port est fermé depuis hier."), Some("fr"));
        assert_eq!(detect("Il porto è chiuso da ieri."), Some("it"));
        assert_eq!(detect("¿Dónde está el puerto?"), Some("es"));
        assert_eq!(detect("Port jest zamknięty od wczoraj."), Some("pl"));
    }

    #[test]
    fn scripts_name_their_languages() {
        assert_eq!(detect("Порт закрыт."), Some("ru"));
        assert_eq!(detect("Порт закрито, її не відкрили."), Some("uk"));
        assert_eq!(detect("Το λιμάνι έκλεισε."), Some("el"));
        assert_eq!(detect("港口关闭了。"), Some("zh"));
        assert_eq!(detect("港は閉まった。"), Some("ja"));
        assert_eq!(detect("أغلق الميناء."), Some("ar"));
        assert_eq!(detect("बंदरगाह बंद है।"), Some("hi"));
    }

    #[test]
    fn nothing_to_go_by_is_uncertain() {
        for text in ["", "12.5 %", "Xylo Quarb"] {
            assert_eq!(detect(text), None, "{text}");
        }
    }
}
