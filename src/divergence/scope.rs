//! What a cue such as `not` or `may` bears on.

use crate::{
    annotation::{Mention, Value},
    diff::Relation,
    lexicon::{self, ComplementPolarity, NegatorEffect, PartOfSpeech, Word},
    pair::Side,
    segmentation::{Token, TokenKind},
    text::joined,
};

use super::BeadView;

/// How many tokens behind a cue its head is looked for.
const REACH: usize = 7;
/// The most tokens between two commas for the words between them to be an aside.
const LONGEST_ASIDE: usize = 7;

impl<'a> BeadView<'a> {
    /// The word a cue bears on: the first content word behind it that can be a verb or adjective, else the first
    /// content word. Adverbs of manner and time are stepped over.
    pub fn head_behind(&self, side: Side, cue: &Mention) -> Option<usize> {
        let document = self.document(side);
        let end = document.sentences.get(cue.sentence)?.tokens.end;
        let mut first = None;
        let mut aside = 0;
        for index in cue.tokens.end..end.min(cue.tokens.end + REACH) {
            let token = &document.tokens[index];
            if index < aside {
                continue;
            }
            // `Not, the firm said, to blame` is not said of the firm, nor `not there, the council voted` of the vote.
            if token.form == "," {
                let mut behind = index + 1..end.min(index + LONGEST_ASIDE);
                match behind.find(|&at| document.tokens[at].form == ",") {
                    Some(_) if first.is_some() => break,
                    Some(closing) => aside = closing,
                    None if index > cue.tokens.end => break,
                    None => {}
                }
                continue;
            }
            let ends =
                token.kind == TokenKind::Punctuation && matches!(token.form.as_str(), "." | ";" | ":" | "!" | "?");
            if ends || token.kind == TokenKind::Quote {
                break;
            }
            if !is_content(token) || token.key.ends_with("ly") {
                continue;
            }
            let parts = self.word(side, index).map(Word::parts_of_speech).unwrap_or_default();
            if parts.contains(PartOfSpeech::Verb) || parts.contains(PartOfSpeech::Adjective) {
                return Some(index);
            }
            first = first.or(Some(index));
        }
        first
    }

    /// The noun a quantifier counts: the first word behind it that can be one, `of the` stepped over.
    pub fn noun_behind(&self, side: Side, cue: &Mention) -> Option<usize> {
        let document = self.document(side);
        let end = document
            .sentences
            .get(cue.sentence)?
            .tokens
            .end
            .min(cue.tokens.end + REACH);
        let is_noun = |word: &Word<'_>| word.parts_of_speech().contains(PartOfSpeech::Noun);
        (cue.tokens.end..end)
            .find(|&index| is_content(&document.tokens[index]) && self.word(side, index).is_some_and(is_noun))
    }

    /// Whether a mention is linked to words of the same sense, and to none of another: `is likely to` is not kept by
    /// the `is` of `is certain to`, nor by the `is` of another clause.
    pub fn is_kept(&self, side: Side, mention: &Mention) -> bool {
        let tokens = mention
            .tokens
            .clone()
            .zip(&self.document(side).tokens[mention.tokens.clone()]);
        let (mut linked, mut content, mut linked_content) = (0, 0, 0);
        for (index, token) in tokens {
            let is_linked = usize::from(self.link(side, index).is_some());
            linked += is_linked;
            if is_content(token) {
                content += 1;
                linked_content += is_linked;
            }
        }
        // The `have` of `may have` stands without the `may` as well.
        let kept_in_part = if content > 0 {
            linked_content > 0
        } else {
            linked * 2 > mention.tokens.len()
        };
        if !kept_in_part {
            return false;
        }
        // What leads on from its word of content may change: `plans to open`, `plans for the opening`.
        let tells = |token: &usize| content == 0 || is_content(&self.document(side).tokens[*token]);
        let mut links = mention
            .tokens
            .clone()
            .filter(tells)
            .filter_map(|token| self.link(side, token));
        links.all(|link| link.relation.keeps_sense())
    }

    /// Whether two mentions stand opposite each other: some word of the one is linked to some word of the other.
    pub fn are_opposite(&self, original: &Mention, rendition: &Mention) -> bool {
        original.tokens.clone().any(|token| {
            let link = self.link(Side::Original, token);
            link.is_some_and(|link| {
                link.tokens
                    .rendition
                    .clone()
                    .any(|other| rendition.tokens.contains(&other))
            })
        })
    }

    /// The sides of the bead on which a link stands under an unlinked cue of negation, counted.
    pub fn negations_over(&self, side: Side, token: usize) -> usize {
        let cues = self
            .mentions(side)
            .filter(|mention| matches!(mention.value, Value::Negation(_)));
        cues.filter(|cue| !self.is_kept(side, cue) && self.head_behind(side, cue) == Some(token))
            .count()
    }

    /// Whether the other side has an opposite of the word that a cue bears on.
    pub fn has_opposite_of_head(&self, side: Side, cue: &Mention) -> bool {
        let Some(head) = self.head_behind(side, cue) else {
            return false;
        };
        // What is not `as dry` need not be the wettest.
        let compares = head
            .checked_sub(1)
            .is_some_and(|at| self.document(side).tokens[at].key == "as");
        let (Some(head), other) = (self.word(side, head), side.other()) else {
            return false;
        };
        let is_opposite = |word: &Word<'_>| head.relation(word) == Relation::Antonym;
        // A word that the cue's own side has as well was not put in its place.
        let is_own = |index: usize| self.link(other, index).is_some_and(|link| link.relation.keeps_sense());
        self.tokens(other).any(|(index, token)| {
            let superlative = compares && token.key.ends_with("est");
            is_content(token) && !superlative && !is_own(index) && self.word(other, index).is_some_and(is_opposite)
        })
    }

    /// Whether something is measured by a word: `as dry`.
    pub fn is_measure(&self, side: Side, token: usize) -> bool {
        let before = token.checked_sub(1);
        before.is_some_and(|at| self.document(side).tokens[at].key == "as")
    }

    /// Whether a negator stands close before a mention.
    pub fn is_negated_before(&self, side: Side, mention: &Mention) -> bool {
        let start = mention.tokens.start;
        let before = &self.document(side).tokens[start.saturating_sub(3)..start];
        before
            .iter()
            .any(|token| token.kind == TokenKind::Word && is_negator(&token.key))
    }

    /// Whether a word before a mention in its sentence turns the sense round: `nobody may take more than four`.
    pub fn is_denied_before(&self, side: Side, mention: &Mention) -> bool {
        let document = self.document(side);
        let start = document.sentences[mention.sentence].tokens.start;
        document.tokens[start..mention.tokens.start].iter().any(denies_clause)
    }

    /// Whether something negative that no word of the same sense answers stands in the clause of a word: up to nine
    /// tokens before it and five behind.
    pub fn has_open_negative_around(&self, side: Side, token: usize) -> bool {
        let Some(sentence) = self
            .sentences(side)
            .iter()
            .map(|&sentence| self.document(side).sentences[sentence].tokens.clone())
            .find(|tokens| tokens.contains(&token))
        else {
            return false;
        };
        let around = token.saturating_sub(9).max(sentence.start)..sentence.end.min(token + 6);
        around.into_iter().any(|index| {
            let kept = self.link(side, index).is_some_and(|link| link.relation.keeps_sense());
            !kept
                && (is_negative(&self.document(side).tokens[index]) || self.begins_negative_phrase(side, index))
                && !self.is_part_of_answered_denial(side, index)
        })
    }

    /// Whether a word and the particle behind it deny something together: `rule out`, `yet to`.
    pub(super) fn begins_negative_phrase(&self, side: Side, token: usize) -> bool {
        let tokens = &self.document(side).tokens;
        let Some(next) = tokens.get(token + 1).filter(|next| next.kind == TokenKind::Word) else {
            return false;
        };
        if is_content(next) && !matches!(&*next.key, "away" | "down" | "short") {
            return false;
        }
        let first = &tokens[token];
        let denies = |phrase: &str| lexicon::negator(phrase).is_some_and(|found| found.effect == NegatorEffect::Full);
        let is_cue =
            || lexicon::NEGATOR_PHRASES.may_go_on(first.hints, &first.key) && denies(&joined([&first.key, &next.key]));
        let verb = |lemma: &'static str| is_negative_implicative(&joined([lemma, &next.key]));
        let is_verb = |word: &Word<'_>| may_be_implicative(word) && word.lemmas().any(verb);
        is_cue() || self.word(side, token).is_some_and(is_verb)
    }

    /// Whether something negative stands close to a word, linked or not.
    pub fn has_negative_near(&self, side: Side, token: usize) -> bool {
        let tokens = &self.document(side).tokens;
        let near = token.saturating_sub(4)..tokens.len().min(token + 5);
        tokens[near]
            .iter()
            .any(|token| token.kind == TokenKind::Word && is_negator(&token.key))
    }

    /// Whether a side denies that something is before a time, and the other says from when on it is: `not before Thursday`
    /// is `on Thursday at the earliest`.
    pub fn is_time_turned(&self, side: Side) -> bool {
        let has = |side: Side, test: fn(&str) -> bool| self.tokens(side).any(|(_, token)| test(&token.key));
        let denials = self
            .mentions(side)
            .filter(|mention| matches!(mention.value, Value::Negation(_)));
        let denials = denials.take(2).count();
        denials > 0
            && (has(side, |key| matches!(key, "before" | "until" | "till"))
                && has(side.other(), |key| matches!(key, "earliest" | "only" | "sooner"))
                // `Cannot ask until he has served nine years`, `must serve nine years before he can ask`.
                || denials == 1
                    && has(side, |key| matches!(key, "until" | "till"))
                    && has(side.other(), |key| key == "before")
                    && has(side.other(), |key| matches!(key, "must" | "needs" | "first" | "required")))
    }

    /// Whether the words of a side hold something negative that no word of the other side is linked to: a cue, a verb
    /// such as `refuse`, a prefix as in `unaware`, or an opposite.
    pub fn has_other_negative(&self, side: Side) -> bool {
        self.tokens(side).any(|(index, token)| {
            let link = self.link(side, index);
            let kept = link.is_some_and(|link| link.relation.keeps_sense());
            let opposite = link.is_some_and(|link| link.relation == Relation::Antonym);
            opposite
                || !kept
                    && (is_negative(token) || self.begins_negative_phrase(side, index))
                    && !self.is_part_of_answered_denial(side, index)
        })
    }

    /// Whether the other side denies the same word by another negator: `without a deal`, `no agreement`; `will take no posts`,
    /// `nor will it take any posts`.
    pub fn is_answered(&self, side: Side, cue: &Mention) -> bool {
        let other = side.other();
        let links = self.denied_words(side, cue).filter_map(|word| self.link(side, word));
        let mut kept = links.filter(|link| link.relation.keeps_sense());
        kept.any(|link| {
            self.mentions(other).any(|mention| {
                matches!(mention.value, Value::Negation(_))
                    && (self.denied_words(other, mention)).any(|word| link.tokens.get(other).contains(&word))
            })
        })
    }

    /// The words that a cue denies: the one behind it, the verb whose object it takes away, and what `any` puts under it.
    fn denied_words(&self, side: Side, cue: &Mention) -> impl Iterator<Item = usize> {
        // `Nor will it have taken any posts`.
        const REACH: usize = 7;
        let tokens = &self.document(side).tokens;
        let verb = cue.tokens.start.checked_sub(1);
        let verb = verb.filter(|&at| tokens[cue.tokens.start].key == "no" && is_content(&tokens[at]));
        let behind = tokens.iter().enumerate().skip(cue.tokens.end).take(REACH);
        let mut behind = behind.take_while(|(_, token)| token.kind != TokenKind::Punctuation);
        let any = behind.find(|(_, token)| token.key == "any").map(|(at, _)| at + 1);
        self.head_behind(side, cue).into_iter().chain(verb).chain(any)
    }

    fn is_part_of_answered_denial(&self, side: Side, token: usize) -> bool {
        self.mentions(side).any(|mention| {
            matches!(mention.value, Value::Negation(_))
                && mention.tokens.contains(&token)
                && self.is_answered(side, mention)
        })
    }
}

/// Whether a token carries meaning of its own.
pub(super) fn is_content(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Number) && !token.is_function_word()
}

/// Whether a word is a form of `be`, as before the participle of a passive.
pub(super) fn is_form_of_be(token: &Token) -> bool {
    matches!(&*token.key, "is" | "are" | "was" | "were" | "been" | "be" | "being")
}

/// Whether the verb at a token stands behind a form of `be` as a participle: `was quashed`, not `is joining` or `is to join`.
pub(super) fn is_passive(tokens: &[Token], verb: usize) -> bool {
    !tokens[verb].key.ends_with("ing")
        && tokens[verb.saturating_sub(4)..verb]
            .iter()
            .rev()
            .take_while(|token| steps_over(token) || fills(token) || is_passive_auxiliary(token))
            .any(|token| is_form_of_be(token) || is_passive_auxiliary(token))
}

/// Verbs that make a passive as `be` does: `stands accused`, `got arrested`.
fn is_passive_auxiliary(token: &Token) -> bool {
    matches!(&*token.key, "stand" | "stands" | "stood" | "get" | "gets" | "got")
}

/// Words that come between an auxiliary and its verb: `were themselves attacked`, `was in turn attacked`.
pub(super) fn fills(token: &Token) -> bool {
    token.key.ends_with("selves") || token.key.ends_with("self") || matches!(&*token.key, "in" | "turn")
}

/// Auxiliaries and adverbs between a subject and its verb.
pub(super) fn steps_over(token: &Token) -> bool {
    token.kind == TokenKind::Word
        && (token.key.ends_with("ly")
            || token.is_function_word()
                && !token.is_preposition()
                && !token.is_pronoun()
                && !lexicon::is_article(&token.key)
                && !matches!(
                    token.key.as_str(),
                    "and" | "or" | "but" | "who" | "which" | "that" | "what"
                ))
}

/// Whether a word denies something by itself: a negator, an implicative verb, a negative affix.
pub(super) fn is_negative(token: &Token) -> bool {
    if token.kind != TokenKind::Word {
        return false;
    }
    let key = token.key.as_str();
    is_negator(key) || has_negative_sense(key) || has_negative_affix(key)
}

/// Whether a word takes a claim back: a negator or a verb such as `deny`. An affix only makes another adjective.
pub(super) fn denies(token: &Token) -> bool {
    token.kind == TokenKind::Word && (is_negator(&token.key) || has_negative_sense(&token.key))
}

/// Whether a word turns the sense of its clause round by itself: `not`, `never`, `nobody`.
pub(super) fn denies_clause(token: &Token) -> bool {
    lexicon::negator(&token.key).is_some_and(|negator| negator.effect == NegatorEffect::Full)
}

fn is_negator(key: &str) -> bool {
    lexicon::negator(key).is_some_and(|negator| negator.effect != NegatorEffect::None)
}

/// Whether some dictionary form of a word denies its complement: `refuse`, `fail`.
fn has_negative_sense(key: &str) -> bool {
    let word = Word::look_up(key);
    may_be_implicative(&word) && word.lemmas().any(is_negative_implicative)
}

/// Whether some dictionary form of a word may be, or begin, an expression that flips or affirms its complement.
pub(super) fn may_be_implicative(word: &Word<'_>) -> bool {
    lexicon::IMPLICATIVE_PHRASES.may_start(word.hints_of_forms())
}

fn is_negative_implicative(lemma: &str) -> bool {
    lexicon::implicatives(lemma).any(|implicative| implicative.polarity == ComplementPolarity::Negative)
}

/// `unaware`, `dislike`, `harmless`: an affix on a word that stands without it too, and says the opposite there. `Union`
/// has none, nor have `increase` and `discuss`.
fn has_negative_affix(key: &str) -> bool {
    let word = Word::look_up(key);
    let is_quality = |word: &Word<'_>| {
        let part = word.most_likely_part_of_speech();
        matches!(part, Some(PartOfSpeech::Adjective | PartOfSpeech::Adverb))
    };
    let denies = |rest: &str, is_sure: bool| {
        let stem = Word::look_up(rest);
        rest.len() >= 3
            && stem.is_known()
            && (is_quality(&word) && (is_sure || is_quality(&stem)) || word.relation(&stem) == Relation::Antonym)
    };
    let prefixed = |prefixes: &[&str], is_sure: bool| {
        let mut rests = prefixes.iter().filter_map(|prefix| key.strip_prefix(prefix));
        rests.any(|rest| denies(rest, is_sure))
    };
    prefixed(&["un", "ir", "il", "non"], true)
        || prefixed(&["in", "im", "dis"], false)
        || key.strip_suffix("less").is_some_and(|rest| denies(rest, true))
}
