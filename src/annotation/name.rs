//! Names of people, organisations, places and works, and the nationalities made from places.
//!
//! A name is a run of capitalised words, with the small words that names are joined by. A capital at the start of a
//! sentence is no evidence by itself: such a word counts when the lexicon knows it as a name, when it stands capitalised
//! inside another sentence, or when it is no ordinary word.

use std::collections::BTreeSet;
use std::ops::Range;

use compact_str::CompactString;

use crate::{
    lexicon::{self, PlaceId, PlaceKind, Word},
    segmentation::{Document, PassageKind, Token, TokenKind},
};

use super::{Mention, Value};

/// The name of somebody or something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Its words as keys, without the small words between them.
    pub words: Vec<CompactString>,
    /// Each word reduced to what stays the same however it is brought from another alphabet.
    pub sounds: Vec<CompactString>,
    /// What it seems to name.
    pub kind: NameKind,
    /// The country, city or region it stands for, where the lexicon knows it.
    pub place: Option<PlaceId>,
    /// The country whose seat of government the place is.
    pub seat_of: Option<PlaceId>,
    /// Whether the place stands as an adjective or a person: `Norwegian`.
    pub is_demonym: bool,
    /// The entry of the house glossary that lists it among the names of one bearer.
    pub alias: Option<usize>,
}

/// What a name seems to name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum NameKind {
    /// A person.
    Person,
    /// A company, authority, party, club or court.
    Organisation,
    /// A country, city, region, street or building.
    Place,
    /// Anything else, or unknown.
    Other,
}

impl Name {
    /// The word that a person is called by later on: the last.
    pub fn surname(&self) -> &str {
        self.words.last().map_or("", CompactString::as_str)
    }

    /// Whether two names can stand for the same, by their words: equal, one part of the other, acronym, known alias,
    /// another spelling of the same foreign name, or the same place.
    pub fn is_same(&self, other: &Self) -> bool {
        if self.alias.is_some() && self.alias == other.alias {
            return true;
        }
        if let (Some(one), Some(two)) = (self.place, other.place) {
            return one == two;
        }
        self.words == other.words
            || self.is_adjective_of(other)
            || other.is_adjective_of(self)
            || self.is_part_of(other)
            || other.is_part_of(self)
            || self.is_acronym_of(other)
            || other.is_acronym_of(self)
            || lexicon::same_entity(&self.words.join(" "), &other.words.join(" "))
    }

    /// Whether this is the adjective of a place that no table holds: `Marovian` of `Marovia`.
    fn is_adjective_of(&self, other: &Self) -> bool {
        let ([adjective], [place]) = (self.words.as_slice(), other.words.as_slice()) else {
            return false;
        };
        let stem = place.trim_end_matches(['a', 'e', 'i', 'o', 'y']);
        stem.len() >= 4
            && adjective.strip_prefix(stem).is_some_and(|ending| {
                matches!(
                    ending,
                    "n" | "an" | "ian" | "ean" | "ese" | "ish" | "i" | "er" | "ic" | "ans" | "ians" | "ers"
                )
            })
    }

    /// Whether this is the capital of the country that the other names: governments are called by either.
    pub fn is_seat_of(&self, other: &Self) -> bool {
        self.seat_of.is_some() && self.seat_of == other.place
    }

    /// Whether the words are a part of the other's that people use for the whole: the surname, the first words of an
    /// organisation, a nickname with the surname.
    fn is_part_of(&self, other: &Self) -> bool {
        if self.words.is_empty() || self.words.len() > other.words.len() || self.is_demonym != other.is_demonym {
            return false;
        }
        let mut rest = other.words.iter().zip(&other.sounds);
        let mut in_order = self
            .words
            .iter()
            .zip(&self.sounds)
            .all(|word| rest.any(|candidate| same_word(word, candidate)));
        // A single word that begins a longer name of a place or work is another thing, `York` and `New York`, unless the
        // rest only says what kind of place it is: `Lyrdal District`.
        let is_own = |word: &(&CompactString, &CompactString)| {
            self.words.iter().zip(&self.sounds).any(|own| same_word(own, *word))
        };
        let rest_is_kind = other
            .words
            .iter()
            .zip(&other.sounds)
            .filter(|word| !is_own(word))
            .all(|(word, _)| lexicon::is_place_noun(word) || word == "district");
        if self.words.len() == 1 && other.kind == NameKind::Place && !rest_is_kind {
            in_order = false;
        }
        in_order
    }

    fn is_acronym_of(&self, other: &Self) -> bool {
        let [acronym] = self.words.as_slice() else { return false };
        other.words.len() > 1
            && acronym.len() == other.words.len()
            && acronym
                .chars()
                .zip(&other.words)
                .all(|(letter, word)| word.starts_with(letter))
    }
}

/// Whether two words of names are the same: equal, nickname and full name, initial, or spelt from another script.
fn same_word(one: (&CompactString, &CompactString), other: (&CompactString, &CompactString)) -> bool {
    let initial = |short: &str, long: &str| {
        let short = short.trim_end_matches('.');
        short.chars().count() == 1 && long.starts_with(short)
    };
    one.0 == other.0
        || one.1 == other.1
        || initial(one.0, other.0)
        || initial(other.0, one.0)
        || lexicon::nickname_matches(one.0, other.0)
}

/// A word reduced to what stays the same however it is brought from another alphabet: `yevhen` and `evhen`, `zelensky`
/// and `zelenskyy`, `mohammed` and `muhammad`. Deliberately weak on consonants, so that look-alikes stay apart.
pub(super) fn sound(word: &str) -> String {
    let folded: String = word
        .replace("shch", "sh")
        .replace("tsch", "ch")
        .replace("sch", "sh")
        .replace("kh", "h")
        .replace("ks", "x")
        .replace("cs", "x")
        .replace("ph", "f")
        .replace("tch", "ch")
        .replace("yu", "u")
        .replace("ya", "a")
        .replace("ia", "a")
        .replace("ou", "u")
        .replace("oo", "u")
        .replace("ee", "i")
        .replace("yo", "e")
        .replace("ye", "e")
        .replace("ie", "e")
        .replace("iy", "i")
        .replace("ii", "i")
        .replace("ij", "i")
        .replace("yi", "i")
        .replace(['y', 'j'], "i")
        .replace('w', "v");
    let letters: Vec<char> = folded
        .chars()
        .filter(|character| !"'`ʼ’".contains(*character))
        .map(plain_letter)
        .collect();
    let mut reduced = String::new();
    for (at, &letter) in letters.iter().enumerate() {
        // A hard c is a k.
        let hard = letter == 'c' && !matches!(letters.get(at + 1), Some('e' | 'i' | 'h'));
        let letter = if hard { 'k' } else { letter };
        if !reduced.ends_with(letter) {
            reduced.push(letter);
        }
    }
    reduced
}

/// A letter without its diacritic.
fn plain_letter(character: char) -> char {
    use unicode_normalization::UnicodeNormalization;
    match character {
        'ø' => 'o',
        'ł' => 'l',
        'đ' => 'd',
        _ => std::iter::once(character).nfd().next().unwrap_or(character),
    }
}

/// The names of a document.
pub(super) fn names(document: &Document) -> Vec<Mention> {
    let capitalised = capitalised_inside(document);
    let mut found = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        let title_case = is_title_case(document, index);
        let reader = Reader {
            document,
            capitalised: &capitalised,
            title_case,
        };
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match reader.name_at(at, &sentence.tokens) {
                Some(range) => {
                    at = range.end;
                    found.push(mention(document, index, range));
                }
                None => at += 1,
            }
        }
    }
    found
}

/// Words that stand capitalised inside running sentences.
fn capitalised_inside(document: &Document) -> BTreeSet<&str> {
    let mut words = BTreeSet::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        if is_title_case(document, index) {
            continue;
        }
        let tokens = &document.tokens[sentence.tokens.clone()];
        for (before, token) in tokens.iter().zip(tokens.iter().skip(1)) {
            let inside = matches!(before.kind, TokenKind::Word | TokenKind::Number) || before.form == ",";
            if inside && token.kind == TokenKind::Word && is_capitalised(token) {
                words.insert(token.key.as_str());
            }
        }
    }
    words
}

/// Whether most words of a heading are capitalised, so that capitals tell nothing.
fn is_title_case(document: &Document, sentence: usize) -> bool {
    if !matches!(
        document.kind_of(sentence),
        PassageKind::Headline | PassageKind::Subheading | PassageKind::Label
    ) {
        return false;
    }
    let words = document
        .tokens_of(sentence)
        .iter()
        .filter(|token| token.kind == TokenKind::Word && token.form.len() > 3);
    let (all, capitals) = words.fold((0, 0), |(all, capitals), token| {
        (all + 1, capitals + usize::from(is_capitalised(token)))
    });
    all >= 3 && capitals * 10 >= all * 7
}

fn is_capitalised(token: &Token) -> bool {
    token.form.chars().next().is_some_and(char::is_uppercase)
}

struct Reader<'a> {
    document: &'a Document,
    capitalised: &'a BTreeSet<&'a str>,
    title_case: bool,
}

impl Reader<'_> {
    /// The name that begins at a token, within its sentence.
    fn name_at(&self, start: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        let tokens = &self.document.tokens;
        if let Some(len) = self.known_place(start, sentence.end) {
            let end = self.extend(start, start + len, sentence.end);
            return Some(start..end);
        }
        // `Interior Minister Ada Olin`: the office is no part of the name.
        let is_title =
            super::title::title_at(self.document, start, sentence.end).is_some_and(|(_, title)| title.len() > 1);
        if is_title || !self.starts_name(start, sentence) {
            return None;
        }
        let end = self.extend(start, start + 1, sentence.end);
        let only = end == start + 1;
        // A title or honorific alone is no name, nor is a month or a pronoun.
        // `The Coach` is an office with a capital; `Baker` without an article may well be a name.
        let office = start > sentence.start
            && lexicon::is_article(&tokens[start - 1].key)
            && lexicon::title(&tokens[start].key).is_some();
        let nobody = lexicon::is_never_name(&tokens[start].key) || office;
        (!(only && nobody)).then_some(start..end)
    }

    /// Length in tokens of the longest known place or nationality that begins here.
    fn known_place(&self, start: usize, end: usize) -> Option<usize> {
        let tokens = &self.document.tokens;
        if !is_capitalised(&tokens[start]) || (tokens[start].kind != TokenKind::Word) {
            return None;
        }
        let longest = lexicon::LONGEST_PLACE_NAME.min(end - start);
        (1..=longest).rev().find(|&len| {
            let words = &tokens[start..start + len];
            is_capitalised(&words[len - 1]) && place_of(words).is_some()
        })
    }

    fn starts_name(&self, at: usize, sentence: &Range<usize>) -> bool {
        let token = &self.document.tokens[at];
        if token.kind != TokenKind::Word || !is_capitalised(token) {
            return false;
        }
        let qualifies = lexicon::title_modifier(&token.key).is_some();
        if qualifies || lexicon::is_function_word(&token.key) || lexicon::is_calendar_word(&token.key) {
            return false;
        }
        let begins = at == sentence.start
            || self.document.tokens[at - 1].kind == TokenKind::Quote
            || matches!(
                self.document.tokens[at - 1].form.as_str(),
                ":" | "(" | "•" | "-" | "." | "…"
            );
        if !begins && !self.title_case {
            return true;
        }
        let is_acronym = token.form.chars().filter(|character| character.is_uppercase()).count() > 1;
        self.capitalised.contains(token.key.as_str())
            || lexicon::given_name(&token.key).is_some()
            || (is_acronym && !self.title_case)
            || (lexicon::frequency(&token.key) == 0 && !Word::look_up(&token.key).is_known())
            || (begins && !self.title_case && self.is_followed_by_name(at, sentence.end))
    }

    /// Whether an unusual word at the start is followed by another capitalised one.
    fn is_followed_by_name(&self, at: usize, end: usize) -> bool {
        let next = self.document.tokens.get(at + 1).filter(|_| at + 1 < end);
        next.is_some_and(|token| {
            token.kind == TokenKind::Word && is_capitalised(token) && !lexicon::is_function_word(&token.key)
        }) && !lexicon::is_title_word(&self.document.tokens[at].key)
    }

    /// The end of a name that has been read up to `end`.
    fn extend(&self, start: usize, mut end: usize, limit: usize) -> usize {
        let tokens = &self.document.tokens;
        let is_part = |token: &Token| {
            token.kind == TokenKind::Word
                && is_capitalised(token)
                && !lexicon::is_calendar_word(&token.key)
                && !(lexicon::is_function_word(&token.key) && token.form.len() > 1)
        };
        // A nationality does not join the words behind it, unless they form one known name.
        if lexicon::demonym(&tokens[end - 1].key).is_some() && end == start + 1 {
            return end;
        }
        while end < limit {
            if is_part(&tokens[end]) && !lexicon::is_title_word(&tokens[end].key) {
                end += 1;
                continue;
            }
            let joins = matches!(
                tokens[end].key.as_str(),
                "of" | "de"
                    | "del"
                    | "di"
                    | "da"
                    | "van"
                    | "von"
                    | "der"
                    | "den"
                    | "la"
                    | "le"
                    | "bin"
                    | "al"
                    | "el"
                    | "ter"
                    | "&"
                    | "-"
                    | "'s"
                    | "'"
            );
            let reach = (end + 1..limit.min(end + 3)).find(|&at| is_part(&tokens[at]));
            match reach {
                Some(at) if joins && self.may_join(start, end, at) => end = at + 1,
                _ => break,
            }
        }
        end
    }

    /// Whether a small word at `joint` joins the name before it with the capitalised word at `next`.
    fn may_join(&self, start: usize, joint: usize, next: usize) -> bool {
        let tokens = &self.document.tokens;
        let between_small = tokens[joint + 1..next]
            .iter()
            .all(|token| matches!(token.key.as_str(), "the" | "la" | "der" | "den" | "los" | "las" | "-"));
        if !between_small {
            return false;
        }
        match tokens[joint].key.as_str() {
            // Possessives join names of buildings and firms only: `Tinker's Field`, not `Ruiz's Madrid flat`.
            "'s" | "'" => next == joint + 1 && joint == start + 1 && lexicon::is_place_noun(&tokens[next].key),
            "-" => {
                tokens[joint].span.start == tokens[joint - 1].span.end
                    && tokens[next].span.start == tokens[joint].span.end
            }
            "of" => {
                let head = &tokens[joint - 1].key;
                !lexicon::is_title_word(head)
                    && lexicon::given_name(head).is_none()
                    && place_of(&tokens[start..joint]).is_none()
            }
            _ => true,
        }
    }
}

/// The place some tokens name, as a noun or as a nationality.
fn place_of(tokens: &[Token]) -> Option<(PlaceId, bool)> {
    let name = |join: fn(&Token) -> &str| tokens.iter().map(join).collect::<Vec<_>>().join(" ");
    if let [token] = tokens {
        return match lexicon::demonym(&token.key) {
            Some(place) => Some((place, true)),
            None => lexicon::place(&token.key).map(|place| (place.id, false)),
        };
    }
    lexicon::place(&name(|token| token.key.as_str())).map(|place| (place.id, false))
}

/// The mention of the name that some tokens make up.
pub(super) fn mention(document: &Document, sentence: usize, tokens: Range<usize>) -> Mention {
    let parts = &document.tokens[tokens.clone()];
    let span = parts[0].span.join(parts[parts.len() - 1].span);
    let words: Vec<CompactString> = parts
        .iter()
        .filter(|token| {
            token.kind == TokenKind::Word
                && token.key != "'s"
                && (!lexicon::is_function_word(&token.key) || is_capitalised(token))
        })
        .map(|token| token.key.clone())
        .collect();
    let place = place_of(parts);
    let kind = kind_of(document, &tokens, place.is_some());
    let value = Value::Name(Name {
        kind,
        place: place.map(|(id, _)| id),
        seat_of: seat_of(&words),
        sounds: words.iter().map(|word| sound(word).into()).collect(),
        words,
        is_demonym: place.is_some_and(|(_, demonym)| demonym),
        alias: None,
    });
    Mention {
        sentence,
        tokens,
        span,
        value,
    }
}

/// The country whose capital these words name.
fn seat_of(words: &[CompactString]) -> Option<PlaceId> {
    lexicon::places(&words.join(" "))
        .find(|place| place.kind == PlaceKind::Capital)?
        .country()
}

fn kind_of(document: &Document, tokens: &Range<usize>, is_place: bool) -> NameKind {
    let parts = &document.tokens[tokens.clone()];
    let before = |steps: usize| {
        tokens
            .start
            .checked_sub(steps)
            .map(|at| document.tokens[at].key.as_str())
    };
    if is_place {
        NameKind::Place
    } else if parts.iter().any(|token| lexicon::is_organisation_noun(&token.key)) {
        NameKind::Organisation
    } else if parts.iter().any(|token| lexicon::is_place_noun(&token.key)) {
        NameKind::Place
    } else if lexicon::given_name(&parts[0].key).is_some() || before(1).is_some_and(lexicon::is_title_word) {
        NameKind::Person
    } else if matches!(
        before(1),
        Some("in" | "near" | "at" | "from" | "to" | "outside" | "off")
    ) || (before(1) == Some("of") && before(2).is_some_and(lexicon::is_place_noun))
    {
        NameKind::Place
    } else {
        NameKind::Other
    }
}
