//! The house glossary: terms that a newsroom lets differ freely, and other names of the same people.

use std::collections::BTreeMap;

use compact_str::CompactString;

use crate::{
    input::{Source, read_text},
    segmentation::{Document, SegmentOptions, Segments, Token, segment},
    text::Span,
};

use super::{Mention, Name, Value, name};

/// Words that stand for each other by decree, as against those that the lexicon knows of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Glossary {
    /// For English and for all other languages, whose spellings are unified differently, the terms by their first word.
    english: Terms,
    other: Terms,
    /// The names among the aliases, each with the entry it belongs to.
    aliases: Vec<(usize, Name)>,
}

/// The words of every term behind its first, with the entry it belongs to; longest first.
type Terms = BTreeMap<CompactString, Vec<(Vec<CompactString>, usize)>>;

impl Glossary {
    /// A glossary of terms that may stand for each other, and of the names that somebody goes by. Of an alias every form
    /// that names usually take counts too: the surname alone, initials.
    pub fn new<'a>(
        equivalents: impl IntoIterator<Item = &'a [String]>,
        aliases: impl IntoIterator<Item = &'a [String]>,
    ) -> Self {
        let mut glossary = Self::default();
        let terms = equivalents.into_iter().map(|terms| (terms, false));
        let entries = terms.chain(aliases.into_iter().map(|names| (names, true)));
        for (entry, (terms, are_names)) in entries.enumerate() {
            for term in terms {
                glossary.add(entry, term, are_names);
            }
        }
        let longest_first = |terms: &mut Terms| {
            for rest in terms.values_mut() {
                rest.sort_by_key(|(words, entry)| (std::cmp::Reverse(words.len()), *entry));
            }
        };
        longest_first(&mut glossary.english);
        longest_first(&mut glossary.other);
        glossary
    }

    fn add(&mut self, entry: usize, term: &str, is_name: bool) {
        for (terms, language) in [(&mut self.english, ENGLISH), (&mut self.other, "und")] {
            let document = tokenized(term, language);
            let mut keys = document.tokens.iter().map(|token| token.key.clone());
            let Some(first) = keys.next() else { continue };
            terms.entry(first).or_default().push((keys.collect(), entry));
            if is_name && language == ENGLISH && document.sentences.len() == 1 {
                let all = 0..document.tokens.len();
                if let Value::Name(name) = name::mention(&document, 0, all).value {
                    self.aliases.push((entry, name));
                }
            }
        }
    }

    /// Whether nothing is listed.
    pub fn is_empty(&self) -> bool {
        self.english.is_empty()
    }

    /// The terms of the glossary that stand in a sentence, none inside another.
    pub(super) fn terms(&self, document: &Document, sentence: usize) -> Vec<Mention> {
        let terms = if document.language == ENGLISH {
            &self.english
        } else {
            &self.other
        };
        let mut found = Vec::new();
        if terms.is_empty() {
            return found;
        }
        let Some(range) = document.sentences.get(sentence).map(|sentence| sentence.tokens.clone()) else {
            return found;
        };
        let mut at = range.start;
        while let Some(tokens) = document.tokens.get(at..range.end).filter(|tokens| !tokens.is_empty()) {
            let Some((length, entry)) = longest_at(terms, tokens) else {
                at += 1;
                continue;
            };
            found.push(Mention {
                sentence,
                tokens: at..at + length,
                span: span_of(&tokens[..length]),
                value: Value::Term(entry),
            });
            at += length;
        }
        found
    }

    /// The entry of the aliases that a name belongs to.
    pub(super) fn alias(&self, name: &Name) -> Option<usize> {
        let known = self.aliases.iter().find(|(_, alias)| alias.is_same(name));
        known.map(|(entry, _)| *entry)
    }
}

const ENGLISH: &str = "en";

fn tokenized(term: &str, language: &'static str) -> Document {
    let options = SegmentOptions {
        segments: Segments::Lines,
        language: Some(CompactString::const_new(language)),
        ..SegmentOptions::default()
    };
    let one_line: Vec<_> = term.split_whitespace().collect();
    segment(read_text(one_line.join(" "), Source::default()), &options)
}

/// The longest term that some tokens begin with: its length in tokens, and its entry.
fn longest_at(terms: &Terms, tokens: &[Token]) -> Option<(usize, usize)> {
    let (first, behind) = tokens.split_first()?;
    let (words, entry) = terms.get(&first.key)?.iter().find(|(words, _)| {
        words.len() <= behind.len() && words.iter().zip(behind).all(|(word, token)| *word == token.key)
    })?;
    Some((words.len() + 1, *entry))
}

fn span_of(tokens: &[Token]) -> Span {
    let ends = tokens.first().zip(tokens.last());
    ends.map_or_else(Span::default, |(first, last)| first.span.join(last.span))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glossary() -> Glossary {
        let owned = |terms: &[&str]| terms.iter().map(|term| (*term).to_owned()).collect::<Vec<_>>();
        let ferries = owned(&["steam ferry", "ferry", "boat of the line"]);
        let minister = owned(&["Oda Lindqvist", "the minister of ports"]);
        Glossary::new([ferries.as_slice()], [minister.as_slice()])
    }

    #[test]
    fn the_longest_term_is_found() {
        let document = tokenized("The Steam Ferry met a boat of the line.", ENGLISH);
        let terms = glossary().terms(&document, 0);
        let texts: Vec<_> = terms.iter().map(|term| term.span.of(&document.text)).collect();
        assert_eq!(texts, ["Steam Ferry", "boat of the line"]);
        assert!(terms.iter().all(|term| term.value == Value::Term(0)));
    }

    #[test]
    fn an_alias_states_the_names_of_its_entry() {
        let names = ["Lindqvist", "Baltmark Lines"].map(str::to_owned);
        let glossary = Glossary::new(<[&[String]; 0]>::default(), [names.as_slice()]);
        let read = |text: &str| super::super::annotate_with(&tokenized(text, ENGLISH), &glossary);
        let (one, other) = (
            read("It was sold to Baltmark Lines."),
            read("It was sold to Lindqvist."),
        );
        let sold = |mention: &&Mention| matches!(mention.value, Value::Name(_));
        let name = one.mentions.iter().find(sold).expect("a name");
        assert!(other.states(&name.value));
        assert!(!read("It was sold to Bergman.").states(&name.value));
    }

    #[test]
    fn an_alias_knows_the_usual_forms_of_its_names() {
        let glossary = glossary();
        let name = |text: &str| {
            let document = tokenized(text, ENGLISH);
            match name::mention(&document, 0, 0..document.tokens.len()).value {
                Value::Name(name) => name,
                _ => unreachable!("names are mentioned as names"),
            }
        };
        assert_eq!(glossary.alias(&name("Lindqvist")), Some(1));
        assert_eq!(glossary.alias(&name("Oda Lindqvist")), Some(1));
        assert_eq!(glossary.alias(&name("Lindholm")), None);
    }
}
