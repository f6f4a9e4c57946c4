//! What part each token plays in its sentence.

use std::ops::Range;

use crate::{
    annotation::{Mention, Value, Words},
    lexicon::{self, NumberWordKind, PartOfSpeech, Word, WordClass},
    segmentation::{Document, Token, TokenKind},
};

/// The part a token plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    Noun,
    Name,
    /// `he`, `them`, `both` without a noun.
    Pronoun,
    /// `the`, `his`, `every`.
    Determiner,
    Adjective,
    Adverb,
    Number,
    /// `'s` behind an owner.
    Genitive,
    Verb(Form),
    /// `be`, `have`, `do` and the modals.
    Auxiliary,
    Negator,
    Preposition,
    /// The `to` of an infinitive.
    To,
    /// `and`, `or`, `but`.
    Conjunction,
    /// Leads in a clause: `that`, `if`, `because`.
    Subordinator,
    /// `who`, `which`, `that` behind a noun.
    Relative,
    Hyphen,
    /// A quotation mark: what is quoted goes on with the sentence.
    Quote,
    Mark,
}

/// The form of a verb that is no auxiliary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// As in the dictionary: `sue`.
    Base,
    /// `sues`, or a past that may be a participle as well: `sued`.
    Finite,
    /// Behind `be` or `have`: `sued`.
    Participle,
    /// `suing`.
    Ing,
}

impl Tag {
    /// Whether a noun phrase can end with it.
    pub(super) const fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::Name)
    }

    /// Whether it may stand between a verb and its party, or its auxiliary.
    pub(super) const fn is_passed_over(self) -> bool {
        matches!(self, Self::Adverb | Self::Negator | Self::Quote)
    }

    pub(super) const fn is_verb(self) -> bool {
        matches!(self, Self::Verb(_))
    }
}

/// The tags of a sentence's tokens, in their order.
pub(super) fn tags(document: &Document, words: &Words<'_>, sentence: Range<usize>, mentions: &[Mention]) -> Vec<Tag> {
    let mut names = vec![false; sentence.len()];
    for mention in mentions {
        if matches!(&mention.value, Value::Name(name) if !name.is_demonym) {
            let inside = mention.tokens.start.max(sentence.start)..mention.tokens.end.min(sentence.end);
            for token in inside {
                names[token - sentence.start] = true;
            }
        }
    }
    let mut tagger = Tagger {
        document,
        words,
        tags: Vec::with_capacity(sentence.len()),
        sentence,
        names,
    };
    for at in tagger.sentence.clone() {
        let tag = tagger.tag(at);
        tagger.tags.push(tag);
    }
    tagger.tags
}

pub(super) struct Tagger<'a> {
    pub(super) document: &'a Document,
    pub(super) words: &'a Words<'a>,
    pub(super) sentence: Range<usize>,
    /// Whether a token belongs to a name.
    pub(super) names: Vec<bool>,
    pub(super) tags: Vec<Tag>,
}

/// What a word may be out of context.
#[derive(Clone, Copy)]
pub(super) struct Candidates {
    pub(super) noun: bool,
    pub(super) verb: bool,
    pub(super) adjective: bool,
    pub(super) adverb: bool,
    pub(super) likely: PartOfSpeech,
    pub(super) form: Form,
    /// Whether the form is of a verb and of no noun or adjective with the same ending: `sued`, `went`.
    pub(super) is_past: bool,
}

impl Tagger<'_> {
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.sentence.contains(&at).then(|| &self.document.tokens[at])
    }

    pub(super) fn key(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| &token.key)
    }

    /// The tag before, adverbs and negators passed over.
    pub(super) fn before(&self) -> Option<Tag> {
        let tags = self.tags.iter().rev();
        tags.copied().find(|tag| !tag.is_passed_over())
    }

    fn tag(&self, at: usize) -> Tag {
        let token = &self.document.tokens[at];
        match token.kind {
            TokenKind::Number => Tag::Number,
            // `Its 30 per cent stake`.
            TokenKind::Word if self.is_per_cent(at) => Tag::Number,
            TokenKind::Word => self.word(at, token),
            TokenKind::Quote if self.is_genitive_of_plural(at) => Tag::Genitive,
            TokenKind::Quote => Tag::Quote,
            _ if token.form == "-" && self.is_joined(at) => Tag::Hyphen,
            _ => Tag::Mark,
        }
    }

    /// Whether an apostrophe, which might close a quotation, says whose the next thing is: `the trustees' decision`.
    fn is_genitive_of_plural(&self, at: usize) -> bool {
        let is_mark = |at: usize| matches!(self.token(at).map_or("", |token| &*token.form), "'" | "’");
        let touches = |left: usize| {
            let tokens = self.token(left).zip(self.token(left + 1));
            tokens.is_some_and(|(one, other)| one.touches(other))
        };
        let opened = || {
            (self.sentence.start..at)
                .any(|before| matches!(self.token(before).map_or("", |token| &*token.form), "'" | "‘"))
        };
        let next_is_word = self.token(at + 1).is_some_and(|next| next.kind == TokenKind::Word);
        is_mark(at)
            && at > self.sentence.start
            && touches(at - 1)
            && !touches(at)
            && next_is_word
            && self.key(at - 1).ends_with('s')
            && self.tags.last().is_some_and(|tag| tag.is_nominal())
            && !opened()
    }

    /// Whether a token is a word of `per cent` behind a number.
    fn is_per_cent(&self, at: usize) -> bool {
        let behind_number = self.tags.last() == Some(&Tag::Number);
        match self.key(at) {
            "percent" => behind_number,
            "per" => behind_number && self.key(at + 1) == "cent",
            "cent" => behind_number && self.key(at - 1) == "per",
            _ => false,
        }
    }

    /// Whether a hyphen stands between two words without spaces.
    fn is_joined(&self, at: usize) -> bool {
        let touches = |left: usize| {
            let tokens = self.token(left).zip(self.token(left + 1));
            tokens.is_some_and(|(one, other)| one.touches(other))
        };
        at > self.sentence.start && touches(at - 1) && touches(at)
    }

    fn word(&self, at: usize, token: &Token) -> Tag {
        if matches!(&*token.form, "'s" | "'" | "’s") && self.before().is_some_and(Tag::is_nominal) {
            return Tag::Genitive;
        }
        if self.names[at - self.sentence.start] {
            return if token.is_function_word() && at > self.sentence.start && !self.names[at - self.sentence.start - 1]
            {
                Tag::Determiner
            } else {
                Tag::Name
            };
        }
        if token.is_function_word() {
            self.small_word(at, &token.key)
        } else if is_cardinal(token) {
            Tag::Number
        } else {
            self.content_word(at, token)
        }
    }

    fn small_word(&self, at: usize, key: &str) -> Tag {
        let next_is_nominal = || self.may_begin_phrase(at + 1);
        // `In May`, `the mine`.
        let inside = at > self.sentence.start;
        if inside && self.document.tokens[at].form.starts_with(char::is_uppercase) && lexicon::is_calendar_word(key) {
            return Tag::Noun;
        }
        if inside && lexicon::is_article(self.key(at - 1)) && matches!(key, "mine" | "might" | "will" | "can" | "need")
        {
            return Tag::Noun;
        }
        match key {
            // Every other small word is one of these.
            "the" | "a" | "an" => Tag::Determiner,
            "of" | "in" | "for" | "on" | "with" | "by" | "from" => Tag::Preposition,
            "not" | "n't" | "never" => Tag::Negator,
            "to" if self.is_infinitive(at + 1) || self.awaits_infinitive(at) => Tag::To,
            // `No longer`, `fewer than 40`, `at least three`, `up to 130`.
            "no" if matches!(self.key(at + 1), "longer" | "more" | "fewer" | "less") => Tag::Adverb,
            "than" | "least" | "most" if self.is_number(at + 1) => Tag::Adverb,
            "more" | "less" | "fewer" if self.key(at + 1) == "than" && self.is_number(at + 2) => Tag::Adverb,
            "at" if matches!(self.key(at + 1), "least" | "most") && self.is_number(at + 2) => Tag::Adverb,
            "up" if self.key(at + 1) == "to" && self.is_number(at + 2) => Tag::Adverb,
            // `Has since tightened its rules`.
            "since" if self.tags.last() == Some(&Tag::Auxiliary) => Tag::Adverb,
            "to" if self.is_number(at + 1) && inside && self.key(at - 1) == "up" => Tag::Adverb,
            "to" => Tag::Preposition,
            "and" | "or" | "but" | "nor" => Tag::Conjunction,
            "who" | "whom" | "which" => Tag::Relative,
            "that" if is_time_noun(self.key(at + 1)) => Tag::Determiner,
            "that" if self.before().is_some_and(Tag::is_nominal) && !self.is_told() => Tag::Relative,
            "that" if self.tags.last().is_some_and(|tag| tag.is_verb()) => Tag::Subordinator,
            "that" if self.is_noun_ahead(at + 1) => Tag::Determiner,
            "that" => Tag::Subordinator,
            "what" | "how" | "why" | "where" | "when" | "whether" | "if" | "unless" | "although" | "though"
            | "because" | "whereas" | "while" | "whilst" | "once" | "as" | "than" | "lest" | "so" => Tag::Subordinator,
            "her" if !next_is_nominal() => Tag::Pronoun,
            "am" | "is" | "are" | "was" | "were" | "be" | "been" | "being" | "have" | "has" | "having" | "had"
            | "do" | "does" | "did" | "doing" | "done" | "will" | "would" | "shall" | "should" | "may" | "might"
            | "must" | "can" | "could" | "ought" | "cannot" | "'s" | "'ve" | "'re" | "'d" | "'ll" | "'m" => {
                Tag::Auxiliary
            }
            "there" => Tag::Pronoun,
            _ if lexicon::is_article(key) || lexicon::is_possessive(key) || key == "whose" => Tag::Determiner,
            _ if lexicon::is_pronoun(key)
                || matches!(
                    key,
                    "none"
                        | "nobody"
                        | "somebody"
                        | "someone"
                        | "everyone"
                        | "everybody"
                        | "anyone"
                        | "anybody"
                        | "one"
                ) =>
            {
                Tag::Pronoun
            }
            // `About 4,000 people`.
            "about" | "around" | "over" | "under" | "above" | "below" if self.is_number(at + 1) => Tag::Adverb,
            _ if lexicon::is_preposition(key) => Tag::Preposition,
            "this" | "these" | "those" | "each" | "every" | "either" | "neither" | "another" | "other" | "others"
            | "such" | "some" | "any" | "no" | "all" | "both" | "half" | "few" | "many" | "much" | "more" | "most"
            | "several" | "less" | "least" | "own" | "same" | "enough" => {
                if next_is_nominal()
                    || matches!(key, "own" | "same")
                    || matches!((key, self.key(at + 1)), ("no", "one"))
                {
                    Tag::Determiner
                } else if matches!(key, "more" | "most" | "less" | "least" | "much" | "enough") {
                    Tag::Adverb
                } else {
                    Tag::Pronoun
                }
            }
            _ => Tag::Adverb,
        }
    }

    /// Whether somebody who is told a thing stands right before: `told the inquiry that`.
    fn is_told(&self) -> bool {
        let belongs = |tag: &Tag| tag.is_nominal() || matches!(tag, Tag::Determiner | Tag::Adjective | Tag::Number);
        let length = self.tags.iter().rev().take_while(|tag| belongs(tag)).count();
        let Some(verb) = self.tags.len().checked_sub(length + 1).filter(|_| length > 0) else {
            return false;
        };
        let informs = |word: &Word<'_>| lexicon::has_form_of_class(word, WordClass::Informing);
        self.tags[verb].is_verb() && self.words.word(self.sentence.start + verb).is_some_and(informs)
    }

    /// Whether `to` stands behind what has an infinitive: `is to cost 40 million`, `has yet to land`.
    fn awaits_infinitive(&self, at: usize) -> bool {
        let leads = self.tags.last() == Some(&Tag::Auxiliary) || at > self.sentence.start && self.key(at - 1) == "yet";
        let verb = |token: &Token| {
            let word = self.candidates(at + 1, token);
            !token.is_function_word() && word.is_some_and(|word| word.verb && word.form == Form::Base)
        };
        leads && self.token(at + 1).is_some_and(verb)
    }

    fn is_number(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|token| token.kind == TokenKind::Number || is_cardinal(token))
    }

    /// Whether the word behind `to` is a verb as it stands in the dictionary.
    fn is_infinitive(&self, at: usize) -> bool {
        let Some(token) = self.token(at).filter(|token| token.kind == TokenKind::Word) else {
            return false;
        };
        if matches!(&*token.key, "be" | "have" | "do" | "not" | "also") {
            return true;
        }
        if token.is_function_word() || token.form.starts_with(char::is_uppercase) {
            return false;
        }
        if token.key.ends_with("ly") {
            return self.is_infinitive(at + 1);
        }
        let leads = |next: &str| lexicon::is_article(next) || lexicon::is_possessive(next);
        self.candidates(at, token).is_some_and(|word| {
            let verb = word.verb && word.form == Form::Base;
            // `Taken to court`, `to court the young`.
            verb && (!word.noun || word.likely != PartOfSpeech::Noun || leads(self.key(at + 1)))
        })
    }

    /// Whether a noun phrase can go on with a token: content that is surely no verb, a number, a name.
    pub(super) fn may_begin_phrase(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        match token.kind {
            TokenKind::Number => true,
            TokenKind::Word if self.names[at - self.sentence.start] => true,
            TokenKind::Word if token.is_function_word() => {
                matches!(
                    &*token.key,
                    "own" | "other" | "few" | "many" | "more" | "most" | "least" | "same" | "such"
                ) || lexicon::is_article(&token.key)
                    || lexicon::is_possessive(&token.key)
            }
            TokenKind::Word => self.candidates(at, token).is_none_or(|word| {
                // `The wound needed six stitches`: a participle has a noun behind it.
                let is_act = word.verb && word.is_past && !word.noun && !self.is_content(at + 1);
                !is_act && (word.noun && !(word.is_past && word.likely == PartOfSpeech::Verb) || word.adjective)
            }),
            _ => false,
        }
    }

    pub(super) fn is_content(&self, at: usize) -> bool {
        let token = self.token(at);
        token.is_some_and(|token| token.kind == TokenKind::Word && !token.is_function_word() && !is_cardinal(token))
    }

    fn is_noun_ahead(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        token.kind == TokenKind::Word
            && !token.is_function_word()
            && self
                .candidates(at, token)
                .is_some_and(|word| word.noun && word.likely == PartOfSpeech::Noun)
            && !token.key.ends_with('s')
    }

    /// What WordNet knows of a word; none for unknown words.
    pub(super) fn candidates(&self, at: usize, token: &Token) -> Option<Candidates> {
        let word: &Word<'_> = self.words.word(at)?;
        let parts = word.parts_of_speech();
        let likely = word.most_likely_part_of_speech()?;
        let verb = parts.contains(PartOfSpeech::Verb);
        let key = token.key.as_str();
        // `Left` is a word by itself too, and `ordered` an adjective.
        let is_inflected = verb && word.is_form_of_verb() && !is_short_ing(key);
        let ing = is_inflected && key.ends_with("ing");
        let form = match is_inflected {
            true if ing => Form::Ing,
            true => Form::Finite,
            false => Form::Base,
        };
        let past = matches!(form, Form::Finite) && (!key.ends_with('s') || key.ends_with("ss"));
        Some(Candidates {
            noun: parts.contains(PartOfSpeech::Noun),
            verb,
            adjective: parts.contains(PartOfSpeech::Adjective),
            adverb: parts.contains(PartOfSpeech::Adverb),
            likely,
            form,
            is_past: past,
        })
    }
}

/// Whether a word is a number: `three`.
fn is_cardinal(token: &Token) -> bool {
    lexicon::NUMBER_WORD_PHRASES.may_be(token.hints)
        && lexicon::number_word(&token.key, NumberWordKind::Cardinal).is_some()
}

/// Words on `ing` that are no forms of a verb: `king`, `during`, `morning`.
fn is_short_ing(key: &str) -> bool {
    let is_short = |key: &str| {
        matches!(
            key,
            "king"
                | "ring"
                | "sing"
                | "bring"
                | "spring"
                | "thing"
                | "wing"
                | "string"
                | "swing"
                | "morning"
                | "evening"
                | "ceiling"
                | "sibling"
                | "nothing"
                | "something"
                | "anything"
                | "everything"
        )
    };
    key.ends_with("ing") && is_short(key)
}

/// Nouns that tell when or how long: `that evening`, `ten days`.
pub(super) fn is_time_noun(key: &str) -> bool {
    let singular = key.strip_suffix('s').unwrap_or(key);
    matches!(
        singular,
        "second"
            | "minute"
            | "hour"
            | "day"
            | "night"
            | "evening"
            | "morning"
            | "afternoon"
            | "week"
            | "weekend"
            | "fortnight"
            | "month"
            | "quarter"
            | "year"
            | "decade"
            | "century"
            | "summer"
            | "winter"
            | "spring"
            | "autumn"
            | "season"
            | "time"
            | "moment"
            | "point"
    )
}
