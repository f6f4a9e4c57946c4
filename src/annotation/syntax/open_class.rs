//! Words of content: which of the parts they may play they do play.

use crate::{
    lexicon::{self, PartOfSpeech},
    segmentation::{Token, TokenKind},
};

use super::tag::{Candidates, Form, Tag, Tagger};

impl Tagger<'_> {
    pub(super) fn content_word(&self, at: usize, token: &Token) -> Tag {
        let before = self.before();
        let Some(word) = self.candidates(at, token) else {
            return unknown(token, before);
        };
        let inside_phrase = matches!(
            before,
            Some(Tag::Determiner | Tag::Genitive | Tag::Adjective | Tag::Number | Tag::Hyphen)
        );
        if inside_phrase {
            return self.in_phrase(at, token, word, before);
        }
        match before {
            Some(Tag::To) if word.verb => Tag::Verb(Form::Base),
            Some(Tag::Auxiliary) => self.behind_auxiliary(word),
            Some(Tag::Preposition) => self.behind_preposition(word),
            Some(Tag::Verb(_)) => {
                if word.is_past && !word.noun && !word.adjective {
                    Tag::Verb(Form::Finite)
                } else {
                    self.by_likelihood(word, false)
                }
            }
            Some(Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Relative) => self.behind_subject(at, token, word, before),
            // `Licensing officers said`.
            _ if word.form == Form::Ing && word.noun && self.is_plain_noun(at + 1) => Tag::Adjective,
            Some(Tag::Mark) if word.verb && word.form == Form::Finite && self.closes_relative(at) => {
                Tag::Verb(Form::Finite)
            }
            _ => self.by_likelihood(word, !self.leads_object(at + 1)),
        }
    }

    /// Whether the comma before a word ends a clause that says more of the subject: `the pilot, who sued the airline, lives`.
    fn closes_relative(&self, at: usize) -> bool {
        let comma = |at: &usize| self.key(*at) == ",";
        let last = at - 1;
        let first = (self.sentence.start..last).rev().find(comma);
        let opened = first.and_then(|first| self.tags.get(first + 1 - self.sentence.start));
        comma(&last) && matches!(opened, Some(Tag::Relative | Tag::Verb(_)))
    }

    /// Whether a word begins what stands behind verbs and not behind nouns: `draws sugar`, `supplies it`.
    fn leads_object(&self, at: usize) -> bool {
        let Some(token) = self.token(at).filter(|_| self.before().is_some()) else {
            return false;
        };
        let small = lexicon::is_article(&token.key) || lexicon::is_possessive(&token.key) || token.is_pronoun();
        small || token.kind == TokenKind::Number || self.names[at - self.sentence.start] || self.is_plain_noun(at)
    }

    fn is_plain_noun(&self, at: usize) -> bool {
        let token = self
            .token(at)
            .filter(|token| token.kind == TokenKind::Word && !token.is_function_word());
        token.is_some_and(|token| {
            self.candidates(at, token)
                .is_some_and(|word| word.noun && word.likely == PartOfSpeech::Noun)
        })
    }

    fn in_phrase(&self, at: usize, token: &Token, word: Candidates, before: Option<Tag>) -> Tag {
        let goes_on = self.may_begin_phrase(at + 1);
        if word.verb && (word.is_past || word.form == Form::Ing) && (!word.noun || goes_on) {
            // `Nineteen died`: a number may stand for people.
            return match before {
                Some(Tag::Number) if !goes_on => Tag::Verb(word.form),
                // `Fly-tipping`.
                Some(Tag::Hyphen) if !goes_on && word.form == Form::Ing => Tag::Noun,
                _ => Tag::Adjective,
            };
        }
        if word.noun && !(word.adjective && goes_on && word.likely == PartOfSpeech::Adjective) {
            return Tag::Noun;
        }
        if word.adjective {
            return Tag::Adjective;
        }
        if word.adverb || token.key.ends_with("ly") {
            return Tag::Adverb;
        }
        Tag::Verb(word.form)
    }

    fn behind_auxiliary(&self, word: Candidates) -> Tag {
        // Which auxiliary it is, adverbs passed over.
        let auxiliary = self
            .tags
            .iter()
            .rposition(|tag| *tag == Tag::Auxiliary)
            .map_or("", |place| self.key(self.sentence.start + place));
        match auxiliary {
            "am" | "is" | "are" | "was" | "were" | "be" | "been" | "being" | "'s" | "'re" | "'m" => {
                if word.verb && word.form == Form::Ing {
                    Tag::Verb(Form::Ing)
                } else if word.verb && word.is_past {
                    Tag::Verb(Form::Participle)
                } else if word.adjective && word.likely != PartOfSpeech::Noun {
                    Tag::Adjective
                } else if word.noun {
                    Tag::Noun
                } else {
                    self.by_likelihood(word, false)
                }
            }
            "have" | "has" | "had" | "having" | "'ve" | "'d" if word.verb && word.is_past => {
                Tag::Verb(Form::Participle)
            }
            "have" | "has" | "had" | "having" => {
                // `Has become`, `had put`: forms that are the same as in the dictionary.
                if word.verb && word.likely == PartOfSpeech::Verb {
                    Tag::Verb(Form::Participle)
                } else {
                    self.by_likelihood(word, false)
                }
            }
            _ if word.verb => Tag::Verb(Form::Base),
            _ => self.by_likelihood(word, false),
        }
    }

    fn behind_preposition(&self, word: Candidates) -> Tag {
        if word.form == Form::Ing && word.verb && word.likely != PartOfSpeech::Noun {
            Tag::Verb(Form::Ing)
        } else if word.noun && (word.likely != PartOfSpeech::Adjective || !word.adjective) {
            Tag::Noun
        } else {
            self.by_likelihood(word, false)
        }
    }

    fn behind_subject(&self, at: usize, token: &Token, word: Candidates, before: Option<Tag>) -> Tag {
        let after_pronoun = matches!(before, Some(Tag::Pronoun | Tag::Relative));
        if word.verb && word.form == Form::Ing {
            let noun = word.noun && word.likely == PartOfSpeech::Noun && !after_pronoun;
            return if noun { Tag::Noun } else { Tag::Verb(Form::Ing) };
        }
        if word.verb && word.is_past {
            // `The injured passengers` has its determiner before it; `police chased` has not.
            return Tag::Verb(Form::Finite);
        }
        let third = word.form == Form::Finite && token.key.ends_with('s');
        if word.verb && third && (after_pronoun || !word.noun || self.is_verb_place(at)) {
            return Tag::Verb(Form::Finite);
        }
        if word.verb && word.form == Form::Base && (after_pronoun || self.is_behind_plural() && !word.noun) {
            return Tag::Verb(Form::Finite);
        }
        if word.verb && word.form == Form::Base && word.likely == PartOfSpeech::Verb && !word.noun {
            return Tag::Verb(Form::Finite);
        }
        self.by_likelihood(word, false)
    }

    /// Whether what follows a word is what follows verbs: an article, a possessive, `that`; and no verb stands before it.
    fn is_verb_place(&self, at: usize) -> bool {
        let next = self.key(at + 1);
        let leads =
            lexicon::is_article(next) || lexicon::is_possessive(next) || matches!(next, "that" | "him" | "them");
        leads && !self.tags.iter().any(|tag| tag.is_verb() || *tag == Tag::Auxiliary)
    }

    fn is_behind_plural(&self) -> bool {
        let last = self.sentence.start + self.tags.len();
        last > self.sentence.start && self.key(last - 1).ends_with('s')
    }

    fn by_likelihood(&self, word: Candidates, at_start: bool) -> Tag {
        match word.likely {
            PartOfSpeech::Verb if at_start && word.noun && !word.is_past && word.form != Form::Ing => Tag::Noun,
            PartOfSpeech::Verb => Tag::Verb(word.form),
            PartOfSpeech::Adjective => Tag::Adjective,
            PartOfSpeech::Adverb => Tag::Adverb,
            PartOfSpeech::Noun => Tag::Noun,
        }
    }
}

/// A word that WordNet does not hold.
fn unknown(token: &Token, before: Option<Tag>) -> Tag {
    if token.form.starts_with(char::is_uppercase) {
        return Tag::Name;
    }
    let verb_place = matches!(
        before,
        Some(Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Auxiliary | Tag::Relative)
    );
    match token.key.as_str() {
        key if key.ends_with("ly") => Tag::Adverb,
        key if key.ends_with("ed") && verb_place => Tag::Verb(Form::Finite),
        key if key.ends_with("ing") && verb_place => Tag::Verb(Form::Ing),
        _ => Tag::Noun,
    }
}
