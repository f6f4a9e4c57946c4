//! Negation: negating words, and verbs, adjectives and nouns that negate what they govern.

use strum::EnumString;

use crate::lexicon::{Phrases, table};

table!(NEGATORS: Rows, "negators");
table!(IMPLICATIVES: Groups, "implicatives");

/// A negating word, phrase or affix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Negator {
    /// Its grammatical kind.
    pub kind: NegatorKind,
    /// How far it reaches.
    pub effect: NegatorEffect,
}

/// Grammatical kinds of negators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum NegatorKind {
    /// `not`, `no longer`.
    Particle,
    /// `never`.
    Adverb,
    /// `no`, `not any`.
    Determiner,
    /// `nobody`, `none`.
    Pronoun,
    /// `nor`, `rather than`.
    Conjunction,
    /// `without`.
    Preposition,
    /// `don't`, `cannot`.
    Contraction,
    /// `hardly`, `few`.
    Approximate,
    /// `non-`, `un-`.
    Prefix,
    /// `-less`.
    Suffix,
}

/// What a negator does to its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum NegatorEffect {
    /// Turns the clause into its opposite: `not`, `nobody`, `without`.
    Full,
    /// Nearly so: `hardly`, `few`.
    Near,
    /// Negates only what follows it: `rather than`, `but not`.
    Following,
    /// Takes members out of a set: `except`.
    Exclusion,
    /// Negates the word it is part of.
    Affix,
    /// Looks like a negation and is none: `not only`.
    None,
}

/// What a word does to the complement it governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Implicative {
    /// What follows.
    pub complement: Complement,
    /// Whether the complement is negated.
    pub polarity: ComplementPolarity,
}

/// What an implicative word governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum Complement {
    /// `fail to pay`.
    Infinitive,
    /// `avoid paying`.
    Gerund,
    /// `prevent from paying`, `refrain from paying`.
    From,
    /// `cancel the payment`.
    Noun,
    /// `deny that they paid`.
    Clause,
    /// The word is an adjective: `free of debt`, `unable to pay`.
    Adjective,
    /// The word is a noun: `failure to pay`, `lack of payment`.
    NounHead,
}

/// Whether the complement holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum ComplementPolarity {
    /// It does: `manage to pay`.
    Affirmative,
    /// It does not: `fail to pay`.
    Negative,
}

/// The negators, to be looked for in running text with [`negator`].
pub const NEGATOR_PHRASES: Phrases = Phrases::new(NEGATORS.keyed(), 5);

/// The words and phrases of [`implicatives`], to be told from others by their hints.
pub const IMPLICATIVE_PHRASES: Phrases = Phrases::new(IMPLICATIVES.keyed(), 4);

/// Looks up a word or phrase in lower case, or an affix with its hyphen: `no longer`, `don't`, `non-`.
pub fn negator(phrase: &str) -> Option<Negator> {
    let [kind, effect] = NEGATORS.get(phrase)?;
    Some(Negator {
        kind: kind.parse().ok()?,
        effect: effect.parse().ok()?,
    })
}

/// The ways a word (dictionary form, `rule out`, `fail`) flips or affirms its complement; none when it does neither.
pub fn implicatives(lemma: &str) -> impl Iterator<Item = Implicative> + use<> {
    IMPLICATIVES.get(lemma).filter_map(|[complement, polarity]| {
        Some(Implicative {
            complement: complement.parse().ok()?,
            polarity: polarity.parse().ok()?,
        })
    })
}

/// The polarity a word gives to one kind of complement.
pub fn implicative(lemma: &str, complement: Complement) -> Option<ComplementPolarity> {
    implicatives(lemma)
        .find(|implicative| implicative.complement == complement)
        .map(|implicative| implicative.polarity)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        for key in NEGATORS.keys() {
            assert!(negator(key).is_some(), "{key}");
            assert!(key.split(' ').count() <= NEGATOR_PHRASES.most_words(), "{key}");
        }
        for (key, rows) in IMPLICATIVES.keys() {
            assert_eq!(implicatives(key).count(), rows, "{key}");
            assert!(key.split(' ').count() <= IMPLICATIVE_PHRASES.most_words(), "{key}");
        }
    }

    #[test]
    fn reach_and_polarity_are_told_apart() {
        let effect = |phrase| negator(phrase).map(|negator| negator.effect);
        assert_eq!(effect("never"), Some(NegatorEffect::Full));
        assert_eq!(effect("hardly"), Some(NegatorEffect::Near));
        assert_eq!(effect("not only"), Some(NegatorEffect::None));
        assert_eq!(
            implicative("fail", Complement::Infinitive),
            Some(ComplementPolarity::Negative)
        );
        assert_eq!(
            implicative("manage", Complement::Infinitive),
            Some(ComplementPolarity::Affirmative)
        );
        assert_eq!(implicative("paint", Complement::Noun), None);
    }
}
