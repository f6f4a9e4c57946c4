//! Whom `he` or `her` stands for.

use crate::{
    annotation::{Mention, Name, NameKind, Value},
    lexicon::{self, Gender, GrammaticalNumber, Pronoun, PronounCase},
    segmentation::Document,
};

use super::{Clause, Phrase, Reading, Tag};

/// The head of the phrase that a pronoun for one person stands for, as far as sex and the order of words tell; `None`
/// where two are as likely.
///
/// `readings` are the sentences up to the pronoun's own, in text order; `mentions` are those of all of them.
pub(crate) fn antecedent(
    document: &Document,
    readings: &[&Reading],
    mentions: &[&Mention],
    pronoun: usize,
) -> Option<usize> {
    let what = document.tokens[pronoun]
        .pronoun()
        .filter(|&what| may_have_antecedent(what))?;
    let sex = what.gender;
    let (own, earlier) = readings.split_last()?;
    // `He sued him`: not the one who sues.
    let rival = || {
        let clause = own
            .clauses
            .iter()
            .find(|clause| clause.patient == Some(pronoun) || clause.led.iter().any(|(_, head)| *head == pronoun));
        clause.and_then(|clause| clause.subject())
    };
    let rival = if what.case == PronounCase::Possessive {
        None
    } else {
        rival()
    };
    for reading in std::iter::once(own).chain(earlier.iter().rev()) {
        let candidates = reading
            .phrases
            .iter()
            .filter(|phrase| phrase.head < pronoun && Some(phrase.head) != rival);
        let fits: Vec<(usize, Fit)> = candidates
            .filter_map(|phrase| Some((phrase.head, fit(document, reading, mentions, phrase, sex)?)))
            .collect();
        let best = fits.iter().map(|(_, fit)| *fit).max();
        let mut best: Vec<usize> = fits
            .iter()
            .filter(|(_, fit)| Some(*fit) == best)
            .map(|(head, _)| *head)
            .collect();
        best.dedup_by(|later, earlier| {
            name_at(mentions, *later)
                .is_some_and(|one| name_at(mentions, *earlier).is_some_and(|other| one.is_same(other)))
        });
        let main = || reading.clauses.iter().filter(|clause| !clause.is_relative);
        let own = main().rev().find(|clause| clause.verb < pronoun);
        // Nothing tells whether a carrier is a body.
        let is_unknown = |subject: usize| {
            sex.is_none()
                && !best.contains(&subject)
                && reading.tags.get(subject - reading.tokens.start) == Some(&Tag::Noun)
        };
        let about_unknown = || own.and_then(Clause::subject).is_some_and(is_unknown);
        match best.as_slice() {
            [] if reading.tokens.contains(&pronoun) && about_unknown() => return None,
            [] => {}
            [one] => return Some(*one),
            // The one whom the clause is about, else the sentence: `The union said the firm had cut its offer`.
            several => {
                let first = main().next()?;
                if about_unknown() {
                    return None;
                }
                let mut subjects = own.into_iter().chain([first]).filter_map(Clause::subject);
                let about = subjects.find(|subject| several.contains(subject));
                return about.filter(|_| what.case != PronounCase::Object);
            }
        }
    }
    None
}

/// Whether a pronoun is one for one person that stands for somebody named: `he`, not `they` or `me`.
pub(crate) fn may_have_antecedent(pronoun: Pronoun) -> bool {
    pronoun.person == 3 && pronoun.number == GrammaticalNumber::Singular
}

/// How well a phrase may be whom a pronoun means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Somebody whose sex nothing tells.
    Possible,
    Sure,
}

fn fit(
    document: &Document,
    reading: &Reading,
    mentions: &[&Mention],
    phrase: &Phrase,
    sex: Option<Gender>,
) -> Option<Fit> {
    let tag = *reading.tags.get(phrase.head.checked_sub(reading.tokens.start)?)?;
    let Some(sex) = sex else {
        return is_body(document, mentions, phrase.head, tag).then_some(Fit::Sure);
    };
    let told = match tag {
        Tag::Name => {
            let name = name_at(mentions, phrase.head)?;
            let label = phrase.label.and_then(|label| sex_of_noun(document, label)).flatten();
            if label.is_none() && !matches!(name.kind, NameKind::Person | NameKind::Other) {
                return None;
            }
            label.or_else(|| name.words.first().and_then(|word| lexicon::given_name(word)))
        }
        Tag::Noun => sex_of_noun(document, phrase.head)?,
        Tag::Pronoun => lexicon::pronoun(&document.tokens[phrase.head].key)
            .filter(|pronoun| pronoun.person == 3 && pronoun.number == GrammaticalNumber::Singular)?
            .gender
            .map(Some)?,
        _ => return None,
    };
    match told {
        Some(Gender::Either) | None => Some(Fit::Possible),
        Some(told) => (told == sex).then_some(Fit::Sure),
    }
}

/// Whether a phrase names a body that can do a thing: a firm, a council.
fn is_body(document: &Document, mentions: &[&Mention], head: usize, tag: Tag) -> bool {
    let key = &document.tokens[head].key;
    match tag {
        Tag::Name => name_at(mentions, head).is_some_and(|name| {
            let given = name
                .words
                .first()
                .is_some_and(|word| lexicon::given_name(word).is_some());
            // A single word that is no given name may be a firm's: `Hallings said it had`.
            let may_be_firm = name.kind == NameKind::Person && name.words.len() == 1;
            !given && (matches!(name.kind, NameKind::Organisation | NameKind::Other) || may_be_firm)
        }),
        Tag::Noun => lexicon::is_organisation_noun(key),
        _ => false,
    }
}

/// The sex that a noun for a person tells; `None` for a noun that is for no one person.
fn sex_of_noun(document: &Document, token: usize) -> Option<Option<Gender>> {
    let key = &document.tokens[token].key;
    if let Some(noun) = lexicon::person_noun(key) {
        return (noun.number != GrammaticalNumber::Plural).then_some(Some(noun.gender));
    }
    let singular = lexicon::title(key).is_some() || lexicon::is_of_class(key, lexicon::WordClass::Actor);
    // A manufacturer is a firm.
    let is_firm = || lexicon::speak_for_one("company", key);
    (singular && !lexicon::is_organisation_noun(key) && !is_firm()).then_some(None)
}

fn name_at<'m>(mentions: &[&'m Mention], token: usize) -> Option<&'m Name> {
    mentions.iter().find_map(|mention| match &mention.value {
        Value::Name(name) if mention.tokens.contains(&token) => Some(name),
        _ => None,
    })
}
