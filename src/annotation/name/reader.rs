//! Names in running text.
//!
//! A name is a run of capitalised words, with the small words that names are joined by. A capital at the start of a
//! sentence is no evidence by itself: such a word counts when the lexicon knows it as a name, when it stands capitalised
//! inside another sentence, or when it is no ordinary word.

use std::{collections::BTreeSet, ops::Range};

use compact_str::CompactString;

use super::{Known, Name, NameKind, foreign, sound};
use crate::{
    annotation::{Mention, Value, title},
    lexicon::{self, PlaceId, PlaceKind, Word},
    segmentation::{Document, PassageKind, Token, TokenKind},
};

/// The names of a document.
pub(in crate::annotation) fn names(document: &Document) -> Vec<Mention> {
    let capitalised = capitalised_inside(document);
    let in_capitals = document.tokens.iter().filter(|token| is_all_capitals(token));
    let acronyms = in_capitals.map(|token| token.key.as_str()).collect();
    let mut found = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        let title_case = is_title_case(document, index);
        let reader = Reader {
            document,
            acronyms: &acronyms,
            capitalised: &capitalised,
            title_case,
        };
        // `Person_Male` before a role is no part of a name.
        let tag = document.passages[sentence.passage].entity.and_then(|entry| entry.tag);
        let is_tag = |at: usize| tag.is_some_and(|tag| tag.contains(document.tokens[at].span));
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if is_tag(at) {
                at += 1;
                continue;
            }
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

pub(super) fn is_capitalised(token: &Token) -> bool {
    token.form.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a token is three letters or more, all of them capitals.
fn is_all_capitals(token: &Token) -> bool {
    token.kind == TokenKind::Word && token.form.len() >= 3 && token.form.chars().all(char::is_uppercase)
}

struct Reader<'a> {
    document: &'a Document,
    /// The words in capitals, as keys.
    acronyms: &'a BTreeSet<&'a str>,
    capitalised: &'a BTreeSet<&'a str>,
    title_case: bool,
}

impl Reader<'_> {
    /// The name that begins at a token, within its sentence.
    fn name_at(&self, start: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        let tokens = &self.document.tokens;
        if let Some((_, end)) = foreign::known_name(self.document, start, sentence.end) {
            return Some(start..end);
        }
        if let Some(len) = self.known_place(start, sentence.end) {
            let end = self.extend(start, start + len, sentence.end);
            return Some(start..end);
        }
        // Everything else is told by its capital, without which nothing dearer needs to be asked.
        if tokens[start].kind != TokenKind::Word || !is_capitalised(&tokens[start]) {
            return None;
        }
        // `Interior Minister Ada Olin`: the office is no part of the name.
        let is_title = title::title_at(self.document, start, sentence.end)
            .is_some_and(|(_, title)| title.len() > 1 || self.is_title_of_name(start, sentence.end));
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

    /// Whether a capitalised title stands before a name and is none of its words: `President Ada Olin`, but not `Amir Khadra`,
    /// `King Street` or `General Motors`.
    fn is_title_of_name(&self, at: usize, end: usize) -> bool {
        let tokens = &self.document.tokens;
        if lexicon::given_name(&tokens[at].key).is_some() {
            return false;
        }
        let name = self.extend(at, at + 1, end);
        let rest = &tokens[at + 1..name];
        let is_thing = |token: &Token| lexicon::is_organisation_noun(&token.key) || lexicon::is_place_noun(&token.key);
        rest.first().is_some_and(is_capitalised) && !rest.iter().any(is_thing)
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
            // `La` is an article before it is Los Angeles.
            let small = len == 1 && foreign::only_begins(self.document, start, end);
            !small && is_capitalised(&words[len - 1]) && place_of(words).is_some()
        })
    }

    /// Whether a capitalised word begins a name.
    fn starts_name(&self, at: usize, sentence: &Range<usize>) -> bool {
        let token = &self.document.tokens[at];
        let qualifies = lexicon::title_modifier(&token.key).is_some();
        let small = token.is_function_word() && !self.is_acronym(at);
        if qualifies || small || lexicon::is_calendar_word(&token.key) {
            return false;
        }
        if foreign::is_noun_before_name(self.document, at, sentence.end) {
            return false;
        }
        let begins = at == sentence.start
            || self.opens_quotation(at - 1)
            || matches!(
                self.document.tokens[at - 1].form.as_str(),
                ":" | "(" | "•" | "-" | "." | "…"
            );
        if !begins && !self.title_case {
            return true;
        }
        // `Two Italian clubs`: a number at the beginning is none of the name.
        if begins && lexicon::number_words(&token.key).next().is_some() && self.nationality_follows(at, sentence.end) {
            return false;
        }
        if begins && foreign::only_begins(self.document, at, sentence.end) {
            return false;
        }
        let is_acronym = token.form.chars().filter(|character| character.is_uppercase()).count() > 1;
        self.capitalised.contains(token.key.as_str())
            || lexicon::given_name(&token.key).is_some()
            || (is_acronym && !self.title_case)
            || (lexicon::frequency(&token.key) == 0 && !Word::look_up(&token.key).is_known())
            || (begins && !self.title_case && self.is_followed_by_name(at, sentence.end))
    }

    /// Whether a token is all capitals among words that are not: `WHO`.
    fn is_acronym(&self, at: usize) -> bool {
        let tokens = &self.document.tokens;
        let upper = |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(is_all_capitals);
        upper(Some(at)) && !upper(at.checked_sub(1)) && !upper(Some(at + 1))
    }

    /// Whether a nationality and the capitalised words behind it are one name: their initials stand in the text, or
    /// everybody knows them.
    fn has_initials(&self, words: &[Token]) -> bool {
        let initials: String = words.iter().filter_map(|token| token.key.chars().next()).collect();
        let name = words
            .iter()
            .map(|token| token.key.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        words.len() > 1 && (self.acronyms.contains(initials.as_str()) || lexicon::same_entity(&initials, &name))
    }

    fn nationality_follows(&self, at: usize, end: usize) -> bool {
        at + 1 < end && self.known_place(at + 1, end).is_some()
    }

    /// Whether a quote mark opens a quotation, whose first word has a capital anyway; behind a closing one it has none.
    fn opens_quotation(&self, at: usize) -> bool {
        let tokens = &self.document.tokens;
        let closes = at.checked_sub(1).is_some_and(|before| {
            matches!(tokens[before].form.as_str(), "," | "!" | "?") && tokens[before].span.end == tokens[at].span.start
        });
        tokens[at].kind == TokenKind::Quote && !closes
    }

    /// Whether an unusual word at the start is followed by another capitalised one.
    fn is_followed_by_name(&self, at: usize, end: usize) -> bool {
        let next = self.document.tokens.get(at + 1).filter(|_| at + 1 < end);
        next.is_some_and(|token| token.kind == TokenKind::Word && is_capitalised(token) && !token.is_function_word())
            && !lexicon::is_title_word(&self.document.tokens[at].key)
    }

    /// The end of a name that has been read up to `end`.
    fn extend(&self, start: usize, mut end: usize, limit: usize) -> usize {
        let tokens = &self.document.tokens;
        let is_part = |token: &Token| {
            token.kind == TokenKind::Word
                && is_capitalised(token)
                && !lexicon::is_calendar_word(&token.key)
                && !(token.is_function_word() && token.form.len() > 1)
        };
        // A nationality does not join the words behind it, unless they form one known name.
        if lexicon::demonym(&tokens[end - 1].key).is_some() && end == start + 1 {
            let more = tokens[end..limit].iter().take_while(|token| is_part(token)).count();
            return if self.has_initials(&tokens[start..end + more]) {
                end + more
            } else {
                end
            };
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
        let in_german = self.document.language == "de";
        match tokens[joint].key.as_str() {
            // `Ursula von der Leyen`, but `Vertreter von Moskau`: every noun has a capital.
            "von" | "der" | "den" | "van" if in_german => lexicon::given_name(&tokens[start].key).is_some(),
            // Possessives join names of buildings and firms only: `Tinker's Field`, not `Ruiz's Madrid flat`.
            "'s" | "'" => next == joint + 1 && joint == start + 1 && lexicon::is_place_noun(&tokens[next].key),
            "-" => {
                tokens[joint].span.start == tokens[joint - 1].span.end
                    && tokens[next].span.start == tokens[joint].span.end
            }
            "of" => {
                let head = &tokens[joint - 1].key;
                // `Birgitte Holm of the Aske Institute`, but `Royal Bank of Norland`.
                let names_body = || lexicon::is_organisation_noun(head) || lexicon::is_place_noun(head);
                let given = lexicon::given_name(&tokens[start].key).is_some();
                let is_person = joint > start + 1 && (given || !Word::look_up(head).is_known()) && !names_body();
                !is_person
                    && !lexicon::is_title_word(head)
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
    let name = name(|token| token.key.as_str());
    match lexicon::demonym(&name) {
        Some(place) => Some((place, true)),
        None => lexicon::place(&name).map(|place| (place.id, false)),
    }
}

/// The mention of the name that some tokens make up.
pub(in crate::annotation) fn mention(document: &Document, sentence: usize, tokens: Range<usize>) -> Mention {
    let parts = &document.tokens[tokens.clone()];
    let span = parts[0].span.join(parts[parts.len() - 1].span);
    let english = foreign::english_of(document, tokens.clone());
    let words: Vec<CompactString> = parts
        .iter()
        .filter(|token| {
            token.kind == TokenKind::Word && token.key != "'s" && (!token.is_function_word() || is_capitalised(token))
        })
        .map(|token| token.key.clone())
        .collect();
    let words = english.map_or(words, |english| english.split(' ').map(CompactString::from).collect());
    let full = CompactString::from(words.join(" "));
    let place = match english {
        Some(english) => lexicon::place(english).map(|place| (place.id, false)),
        None => place_of(parts),
    };
    let kind = match english {
        Some(_) if place.is_none() => NameKind::Organisation,
        _ => kind_of(document, &tokens, place.is_some()),
    };
    let sounds: Vec<_> = words.iter().map(|word| sound(word)).collect();
    let value = Value::Name(Name {
        kind,
        place: place.map(|(id, _)| id),
        seat_of: seat_of(&full),
        initials: initials(&words),
        known: Known::new(&words, &sounds, &full),
        sounds,
        words,
        full,
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

/// The initials of a name of several words, as they sound.
fn initials(words: &[CompactString]) -> Option<CompactString> {
    let initials: CompactString = words.iter().filter_map(|word| word.chars().next()).collect();
    (words.len() > 1).then(|| sound(&initials))
}

/// The country whose capital has this name.
fn seat_of(name: &str) -> Option<PlaceId> {
    lexicon::places(name)
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
    } else if is_person(before(1), parts) {
        NameKind::Person
    } else if parts.iter().any(|token| lexicon::is_place_noun(&token.key))
        || (matches!(before(1), Some("in" | "near" | "outside" | "off")) && !before(2).is_some_and(is_publishing))
        || (before(1) == Some("of") && before(2).is_some_and(lexicon::is_place_noun))
    {
        NameKind::Place
    } else {
        NameKind::Other
    }
}

/// Whether a given name or an office begins the name. `Helen Marsh` is a person, unless something is there: `in George
/// Street`.
fn is_person(before: Option<&str>, parts: &[Token]) -> bool {
    let given = lexicon::given_name(&parts[0].key).is_some();
    let somewhere = parts.iter().any(|token| lexicon::is_place_noun(&token.key))
        && before.is_some_and(|key| matches!(key, "in" | "on" | "at" | "near" | "along" | "off" | "outside" | "the"));
    (given && !somewhere) || before.is_some_and(lexicon::is_title_word)
}

/// Whether what follows `in` is a newspaper or journal: `published in`, `wrote in`.
fn is_publishing(verb: &str) -> bool {
    Word::look_up(verb).lemmas().any(|lemma| {
        matches!(
            lemma,
            "publish" | "write" | "appear" | "print" | "report" | "quote" | "serialise"
        )
    })
}
