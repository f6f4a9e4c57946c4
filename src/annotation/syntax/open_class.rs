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
        if is_adverb_of_time(&token.key) {
            return Tag::Adverb;
        }
        // `Climate change will`, `further increases could`.
        let names_subject = word.noun && (word.adjective || !word.is_past) && self.is_auxiliary(at + 1);
        let may_end_phrase = !matches!(before, Some(Tag::Auxiliary | Tag::To | Tag::Pronoun | Tag::Relative));
        if names_subject && may_end_phrase {
            return Tag::Noun;
        }
        // `Which referee Anne Thorsby gave`, `that Transport Minister Fergus Orr made`, `, refuse lorries will call`.
        let leads_name = || {
            let is_name = self.names.get(at + 1 - self.sentence.start) == Some(&true);
            is_name
                || token.form.starts_with(char::is_uppercase)
                || self.is_plain_noun(at + 1) && self.is_auxiliary(at + 2)
        };
        if word.noun
            && word.form == Form::Base
            && at > self.sentence.start
            && matches!(before, Some(Tag::Relative | Tag::Mark | Tag::Subordinator))
            && leads_name()
        {
            return Tag::Noun;
        }
        // `The neighbours of the mill stand accused`.
        if matches!(&*token.key, "stand" | "stands" | "stood") && self.is_act(at + 1) && before != Some(Tag::Determiner)
        {
            return Tag::Verb(Form::Finite);
        }
        let inside_phrase = matches!(
            before,
            Some(Tag::Determiner | Tag::Genitive | Tag::Adjective | Tag::Number | Tag::Hyphen)
        );
        if inside_phrase {
            return self.in_phrase(at, token, word, before);
        }
        match before {
            Some(Tag::To) if word.verb => Tag::Verb(Form::Base),
            Some(Tag::Auxiliary) => self.behind_auxiliary(word, &token.key),
            Some(Tag::Preposition) => self.behind_preposition(word),
            Some(Tag::Verb(_)) => {
                if word.is_past && !word.noun && !word.adjective {
                    Tag::Verb(Form::Finite)
                } else {
                    self.by_likelihood(word, false)
                }
            }
            Some(Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Relative) => self.behind_subject(at, token, word, before),
            // `Licensing officers said`; `Giving evidence, she said`.
            _ if word.form == Form::Ing && word.noun && self.is_plain_noun(at + 1) => {
                let is_label = word.likely == PartOfSpeech::Noun || self.is_act(at + 2);
                if is_label { Tag::Adjective } else { Tag::Verb(Form::Ing) }
            }
            // `Counting began`, `Shelling from the hills went on`.
            None if word.form == Form::Ing && word.noun && (self.is_act(at + 1) || self.is_subject_of_all(at)) => {
                Tag::Noun
            }
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

    fn is_auxiliary(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| is_auxiliary(&token.key))
    }

    /// Whether a finite verb or its auxiliary stands at a token.
    fn is_act(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let past = || self.candidates(at, token).is_some_and(|word| word.verb && word.is_past);
        is_auxiliary(&token.key)
            || token.kind == TokenKind::Word && !token.is_function_word() && past() && !self.is_content(at + 1)
    }

    /// Whether a word at the head of the sentence has a preposition behind it and no comma before the verb.
    fn is_subject_of_all(&self, at: usize) -> bool {
        let is_led = self
            .token(at + 1)
            .is_some_and(|token| lexicon::is_preposition(&token.key));
        is_led && !(at..self.sentence.end).take(LONGEST_LEAD).any(|at| self.key(at) == ",")
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
                Some(Tag::Number | Tag::Adjective) if !goes_on => Tag::Verb(word.form),
                // `Fly-tipping`.
                Some(Tag::Hyphen) if !goes_on && word.form == Form::Ing => Tag::Noun,
                _ => Tag::Adjective,
            };
        }
        // `The take-away`.
        if before == Some(Tag::Hyphen) && !goes_on && !word.verb {
            return Tag::Noun;
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

    fn behind_auxiliary(&self, word: Candidates, key: &str) -> Tag {
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
                } else if word.verb && (word.is_past || is_invariable(key)) {
                    Tag::Verb(Form::Participle)
                } else if word.adjective && word.likely != PartOfSpeech::Noun {
                    Tag::Adjective
                } else if word.noun {
                    Tag::Noun
                } else {
                    self.by_likelihood(word, false)
                }
            }
            "have" | "has" | "had" | "having" | "'ve" | "'d" if word.verb && (word.is_past || is_invariable(key)) => {
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
            // `Street lighting came on`, `Household spending in Portugal`; `a lorry carrying gravel`.
            let is_bare = self.tags.len() == 1
                && self
                    .token(at + 1)
                    .is_some_and(|next| lexicon::is_preposition(&next.key));
            let names = word.likely == PartOfSpeech::Noun || self.is_act(at + 1) || is_bare;
            let noun = word.noun && names && !after_pronoun;
            return if noun { Tag::Noun } else { Tag::Verb(Form::Ing) };
        }
        if word.verb && word.is_past {
            // `The injured passengers` has its determiner before it; `police chased` has not. `Seen` has another past.
            let participle = token.key.ends_with("en") || token.key.ends_with("wn") || token.key.ends_with("rn");
            return Tag::Verb(if participle { Form::Participle } else { Form::Finite });
        }
        if word.verb && is_invariable(&token.key) && self.leads_object(at + 1) {
            return Tag::Verb(Form::Finite);
        }
        // `Inspectors board one in ten`, `campaigners fear it`.
        let leads = || {
            let next = self.key(at + 1);
            self.token(at + 1).is_some_and(Token::is_pronoun)
                || lexicon::is_article(next)
                || lexicon::is_possessive(next)
                || next == "that"
        };
        if word.verb && word.form == Form::Base && self.is_behind_plural() && leads() {
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
        // `Dorota Kass steps into the part`.
        if word.verb && third && before == Some(Tag::Name) && self.is_only_act(at) {
            return Tag::Verb(Form::Finite);
        }
        // `The Harrow bypass`, `its quarter share`: without an ending it goes with a plural alone.
        let is_behind_one = before == Some(Tag::Name) || before == Some(Tag::Noun) && !self.is_behind_plural();
        if word.noun && word.form == Form::Base && is_behind_one && !leads() && !is_invariable(&token.key) {
            return Tag::Noun;
        }
        self.by_likelihood(word, false)
    }

    /// Whether a preposition follows, and no other verb stands in the stretch between two marks.
    fn is_only_act(&self, at: usize) -> bool {
        let is_led = self
            .token(at + 1)
            .is_some_and(|token| lexicon::is_preposition(&token.key));
        let before = self.tags.iter().rev().take_while(|tag| **tag != Tag::Mark);
        let behind =
            (at + 1..self.sentence.end).take_while(|&at| self.document.tokens[at].kind != TokenKind::Punctuation);
        is_led
            && !before.into_iter().any(|tag| tag.is_verb() || *tag == Tag::Auxiliary)
            && !behind.into_iter().any(|at| self.is_act(at))
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
        let key = last.checked_sub(1).map_or("", |last| self.key(last));
        key.ends_with('s')
            || matches!(
                key,
                "people" | "police" | "men" | "women" | "children" | "staff" | "crew" | "data" | "media" | "team"
            )
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

/// In how many tokens a participle at the head of a sentence has its comma.
const LONGEST_LEAD: usize = 12;

fn is_auxiliary(key: &str) -> bool {
    matches!(
        key,
        "is" | "are"
            | "was"
            | "were"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "shall"
            | "should"
            | "may"
            | "might"
            | "must"
            | "can"
            | "could"
            | "cannot"
            | "does"
            | "did"
    )
}

/// Verbs whose past is as they stand in the dictionary.
fn is_invariable(key: &str) -> bool {
    matches!(
        key,
        "beat"
            | "bet"
            | "bid"
            | "burst"
            | "cast"
            | "cost"
            | "cut"
            | "forecast"
            | "hit"
            | "hurt"
            | "let"
            | "put"
            | "quit"
            | "read"
            | "rid"
            | "set"
            | "shed"
            | "shut"
            | "split"
            | "spread"
            | "thrust"
            | "upset"
            | "broadcast"
    )
}

fn is_adverb_of_time(key: &str) -> bool {
    matches!(key, "now" | "then" | "today" | "yesterday" | "tomorrow" | "tonight")
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
