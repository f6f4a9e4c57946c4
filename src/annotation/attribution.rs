//! Who says so, and with what verb.

use std::ops::Range;

use compact_str::CompactString;

use crate::{
    lexicon::{self, PartOfSpeech, ReportingClass, SourcePosition, Word},
    segmentation::{Document, TokenKind},
    text::{Span, joined},
};

use super::{Mention, Value, name::Name, phrase};

/// A claim's source and the verb or phrase that names it.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// The verb's lemma, or the phrase: `say`, `according to`.
    pub verb: CompactString,
    /// The kind of act; none for phrases.
    pub class: Option<ReportingClass>,
    /// How far the words vouch for the claim: −2 denied, −1 doubted, 0 open, 1 committed to, 2 presented as true.
    pub certainty: i8,
    /// Who says it.
    pub source: Option<Source>,
}

/// The source of a claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Its head word as a key: a surname, `minister`, `police`, `he`.
    pub head: CompactString,
    /// The name, where it is one.
    pub name: Option<Name>,
    /// Where the head or name stands.
    pub span: Span,
}

impl Source {
    /// Whether the source is a pronoun, which tells little by itself.
    pub fn is_pronoun(&self) -> bool {
        lexicon::is_pronoun(&self.head)
    }
}

/// How many tokens away from its verb a source is looked for.
const REACH: usize = 14;

/// The attributions of a sentence, given its names.
pub(super) fn attributions(document: &Document, sentence: usize, names: &[Mention]) -> Vec<Mention> {
    let tokens = document.sentences[sentence].tokens.clone();
    let mut found = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let Some((verb, len)) = verb_at(document, at, &tokens) else {
            at += 1;
            continue;
        };
        let source = match verb.position {
            Some(SourcePosition::Following) => source_after(document, at + len, tokens.end, names),
            Some(SourcePosition::Preceding) => source_before(document, at, tokens.start, names),
            None => source_of_verb(document, at, len, &tokens, names),
        };
        let span = document.tokens[at].span.join(document.tokens[at + len - 1].span);
        let Verb {
            lemma,
            class,
            certainty,
            ..
        } = verb;
        let value = Value::Attribution(Attribution {
            verb: lemma,
            class,
            certainty,
            source,
        });
        found.push(Mention {
            sentence,
            tokens: at..at + len,
            span,
            value,
        });
        at += len;
    }
    found
}

/// A reporting verb or attribution phrase.
struct Verb {
    lemma: CompactString,
    class: Option<ReportingClass>,
    certainty: i8,
    /// Where the source stands; verbs have it on either side.
    position: Option<SourcePosition>,
}

/// The reporting verb or phrase that begins at a token, with its length.
fn verb_at(document: &Document, at: usize, sentence: &Range<usize>) -> Option<(Verb, usize)> {
    let look_up = |words: &str| {
        let row = lexicon::attribution_phrase(words).filter(|_| words != "per")?;
        let lemma = CompactString::from(words);
        Some(Verb {
            lemma,
            class: None,
            certainty: row.certainty,
            position: Some(row.source),
        })
    };
    let phrase = phrase::longest(document, at, sentence.end, lexicon::ATTRIBUTION_PHRASES, look_up);
    if phrase.is_some() {
        return phrase;
    }
    let token = &document.tokens[at];
    if token.kind != TokenKind::Word || !is_verb_here(document, at, sentence) {
        return None;
    }
    let next = document.tokens.get(at + 1).filter(|_| at + 1 < sentence.end);
    let verb = |lemma: CompactString, length: usize| {
        let row = lexicon::reporting_verb(&lemma)?;
        let verb = Verb {
            lemma,
            class: Some(row.class),
            certainty: row.certainty,
            position: None,
        };
        Some((verb, length))
    };
    // Who accepts a thing says nothing; who accepts that it is so does. So it is with those who hold tickets, and with what
    // continues into the night.
    let is_that = next.is_some_and(|next| next.key == "that");
    let is_word = next.is_some_and(|next| next.kind == TokenKind::Word);
    let behind_speech = at > sentence.start && matches!(&*document.tokens[at - 1].form, "," | "”" | "\"" | "'" | "’");
    let takes_thing = |lemma: &str| match lemma {
        "accept" => !is_that,
        "hold" | "continue" => !is_that && is_word && !behind_speech,
        _ => false,
    };
    // `said sorry` is no `said`.
    let pair = |lemma: &str| {
        let next = next.filter(|_| lexicon::REPORTING_VERB_PHRASES.goes_on(lemma))?;
        verb(joined([lemma, &next.key]), 2)
    };
    // Nothing is said where a walkout is called off.
    let is_particle = next.is_some_and(|next| matches!(&*next.key, "off" | "up" | "down" | "away" | "through" | "out"));
    let speaks = |lemma: &str| !is_particle || matches!(lemma, "say" | "tell" | "write" | "speak");
    let word = Word::look_up(&token.key);
    if !lexicon::REPORTING_VERB_PHRASES.may_start(word.hints_of_forms()) {
        return None;
    }
    word.lemmas().find_map(pair).or_else(|| {
        word.lemmas()
            .filter(|lemma| !takes_thing(lemma) && speaks(lemma))
            .find_map(|lemma| verb(lemma.into(), 1))
    })
}

/// How many tokens somebody who is let know is named with.
const LONGEST_NAME: usize = 4;

/// Whether a word that may be a noun as well stands as a verb: past forms do, others behind a subject.
fn is_verb_here(document: &Document, at: usize, sentence: &Range<usize>) -> bool {
    let key = document.tokens[at].key.as_str();
    let before = (at > sentence.start).then(|| &document.tokens[at - 1]);
    let next = document.tokens.get(at + 1).filter(|_| at + 1 < sentence.end);
    let past = || {
        key.ends_with("ed")
            || matches!(
                key,
                "said" | "told" | "says" | "wrote" | "writes" | "thought" | "held" | "saw" | "made"
            )
    };
    let participle =
        || key.ends_with("ing") && before.is_none_or(|token| !token.is_function_word() || token.key == ",");
    let behind_subject =
        || before.is_some_and(|token| token.is_pronoun() || token.form.starts_with(char::is_uppercase));
    // `The maker claims that …`
    let before_clause = || key.ends_with('s') && next.is_some_and(|next| next.key == "that");
    if !(past() || participle() || behind_subject() || before_clause()) {
        return false;
    }
    // Who lets somebody know is not the one who knows.
    let is_let = || {
        let start = at.saturating_sub(LONGEST_NAME).max(sentence.start);
        document.tokens[start..at]
            .iter()
            .any(|token| matches!(&*token.key, "let" | "lets" | "letting"))
    };
    if key == "know" && is_let() {
        return false;
    }
    // A passive names no source: `neither has been explained`.
    let is_passive = |key: &str| matches!(key, "be" | "been" | "being" | "was" | "were" | "is" | "are");
    let is_noun = |key: &str| lexicon::is_article(key) || lexicon::is_possessive(key);
    !before.is_some_and(|token| is_passive(&token.key) || is_noun(&token.key))
}

fn source_of_verb(
    document: &Document,
    at: usize,
    len: usize,
    sentence: &Range<usize>,
    names: &[Mention],
) -> Option<Source> {
    // Behind a quotation or comma the subject often follows: `said the minister`, `added Ada Olin`.
    let after = document.tokens.get(at + len).filter(|_| at + len < sentence.end);
    let addresses = matches!(
        document.tokens[at].key.as_str(),
        "told" | "tells" | "informed" | "accused" | "accuses"
    );
    let inverted = !addresses
        && !ends_apposition(document, at, sentence, names)
        && at > sentence.start
        && (document.tokens[at - 1].kind == TokenKind::Quote || document.tokens[at - 1].form == ",")
        // `Gwen Parry, its president, said after talks in Leeds`.
        && after.is_some_and(|token| token.kind == TokenKind::Word && !token.is_preposition());
    if inverted && let Some(source) = source_after(document, at + len, sentence.end, names) {
        return Some(source);
    }
    source_before(document, at, sentence.start, names)
}

/// Whether a comma before a verb closes a name that says who the noun in front of it is: `its leader, Olof Brandt, warned`.
fn ends_apposition(document: &Document, verb: usize, sentence: &Range<usize>, names: &[Mention]) -> bool {
    let tokens = &document.tokens;
    let is_comma = |at: usize| at >= sentence.start && tokens[at].form == ",";
    let name = verb.checked_sub(1).filter(|&comma| is_comma(comma)).and_then(|comma| {
        let mut names = names.iter().filter(|name| name.tokens.end == comma);
        names.find(|name| name.tokens.start > sentence.start + 1 && is_comma(name.tokens.start - 1))
    });
    name.is_some_and(|name| is_head(document, name.tokens.start - 2))
}

/// The nearest name, pronoun or noun before a verb, appositions stepped over.
fn source_before(document: &Document, verb: usize, limit: usize, names: &[Mention]) -> Option<Source> {
    let mut at = behind_apposition(document, verb, limit, names);
    let floor = limit.max(verb.saturating_sub(REACH));
    while at > floor {
        at -= 1;
        if let Some(mention) = names.iter().find(|mention| mention.tokens.contains(&at)) {
            if let Some(source) = named(mention) {
                return Some(source);
            }
            at = mention.tokens.start;
            continue;
        }
        let token = &document.tokens[at];
        if token.kind == TokenKind::Quote || matches!(token.form.as_str(), ";" | ":") {
            return None;
        }
        // `Those behind the work say` are people.
        if token.key == "those" {
            return Some(Source {
                head: "people".into(),
                name: None,
                span: token.span,
            });
        }
        if is_head(document, at) || at + 1 == verb && is_plain_subject(document, at, limit) {
            return Some(Source {
                head: token.key.clone(),
                name: None,
                span: token.span,
            });
        }
    }
    None
}

/// Whether a noun with its article stands right before a verb at the head of its clause: `, the palace said`.
fn is_plain_subject(document: &Document, noun: usize, limit: usize) -> bool {
    let (token, tokens) = (&document.tokens[noun], &document.tokens);
    let the = noun.checked_sub(1).filter(|&the| the >= limit);
    let begins = the.is_some_and(|the| the == limit || tokens[the - 1].kind == TokenKind::Punctuation);
    begins
        && the.is_some_and(|the| tokens[the].key == "the")
        && !token.is_function_word()
        && !lexicon::is_calendar_word(&token.key)
        && Word::look_up(&token.key).parts_of_speech().contains(PartOfSpeech::Noun)
}

/// Where the subject of a verb ends: in front of an apposition between commas, `Ada Olin, the mayor of Lyrdal, said`.
fn behind_apposition(document: &Document, verb: usize, limit: usize, names: &[Mention]) -> usize {
    let is_comma = |at: usize| document.tokens[at].form == ",";
    if verb <= limit || !is_comma(verb - 1) {
        return verb;
    }
    let floor = limit.max(verb.saturating_sub(REACH));
    let Some(open) = (floor..verb - 1).rev().find(|&at| is_comma(at)) else {
        return verb;
    };
    // A bare name between the commas is the subject itself: `The mayor of Lyrdal, Ada Olin, said`.
    let is_name = names.iter().any(|name| name.tokens == (open + 1..verb - 1));
    if is_name { verb } else { open }
}

/// The first name, or the head of the first noun phrase, behind a verb or phrase.
fn source_after(document: &Document, start: usize, limit: usize, names: &[Mention]) -> Option<Source> {
    let mut head = None;
    for at in start..limit.min(start + REACH) {
        if let Some(mention) = names.iter().find(|mention| mention.tokens.contains(&at)) {
            let owns = document
                .tokens
                .get(mention.tokens.end)
                .is_some_and(|token| matches!(token.key.as_str(), "'s" | "'"));
            match named(mention).filter(|_| !owns) {
                Some(source) => return Some(source),
                None => continue,
            }
        }
        let token = &document.tokens[at];
        let ends = token.kind != TokenKind::Word
            || (head.is_some() && token.is_function_word())
            || lexicon::is_calendar_word(&token.key);
        if ends {
            // `Said the conductor, Ole Bak`.
            let name = names
                .iter()
                .filter(|_| token.form == ",")
                .find(|name| name.tokens.start == at + 1);
            return head.is_some().then(|| name.and_then(named)).flatten().or(head);
        }
        if is_head(document, at) {
            head = Some(Source {
                head: token.key.clone(),
                name: None,
                span: token.span,
            });
        }
    }
    head
}

/// A name as a source; nationalities and places qualify one.
fn named(mention: &Mention) -> Option<Source> {
    match &mention.value {
        Value::Name(name) if !name.is_demonym => Some(Source {
            head: name.surname().into(),
            name: Some(name.clone()),
            span: mention.span,
        }),
        _ => None,
    }
}

/// Whether a token can be the head of a source: a pronoun, or a noun that is no mere modifier of time.
fn is_head(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    token.kind == TokenKind::Word
        && !lexicon::is_calendar_word(&token.key)
        && (token.is_pronoun()
            || lexicon::is_title_word(&token.key)
            || (!token.is_function_word()
                && is_speaker(&token.key)
                && Word::look_up(&token.key).parts_of_speech().contains(PartOfSpeech::Noun)))
}

/// Whether a noun can name somebody who says something: a person, a body, or a document.
fn is_speaker(noun: &str) -> bool {
    let agent = [
        "er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "ant", "ants", "als", "people", "man", "men", "woman",
        "women",
    ];
    lexicon::person_noun(noun).is_some()
        || lexicon::is_organisation_noun(noun)
        || Word::look_up(noun).lemmas().any(|lemma| {
            lexicon::title(lemma).is_some() || lexicon::is_organisation_noun(lemma) || SPEAKING_NOUNS.contains(&lemma)
        })
        || (noun.len() > 4 && agent.iter().any(|ending| noun.ends_with(ending)))
}

/// Nouns for documents and groups that speak.
const SPEAKING_NOUNS: [&str; 36] = [
    "report",
    "study",
    "statement",
    "indictment",
    "filing",
    "document",
    "letter",
    "survey",
    "poll",
    "source",
    "family",
    "relative",
    "neighbour",
    "neighbor",
    "medium",
    "website",
    "portal",
    "leaflet",
    "account",
    "prosecution",
    "defence",
    "defense",
    "inquiry",
    "witness",
    "figure",
    "statistic",
    "data",
    "result",
    "record",
    "research",
    "paper",
    "analysis",
    "email",
    "message",
    "ruling",
    "judgment",
];
