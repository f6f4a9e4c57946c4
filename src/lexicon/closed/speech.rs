//! Reporting verbs and attribution phrases: who says it, and how far the writer vouches for it.

use strum::EnumString;

use crate::lexicon::{Phrases, table};

table!(REPORTING_VERBS: Rows, "reporting_verbs");
table!(ATTRIBUTIONS: Rows, "attribution_phrases");
table!(SOURCE_CIRCLES: Groups, "source_circles");

/// What a reporting verb says about the speech or thought it reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reporting {
    /// The kind of act.
    pub class: ReportingClass,
    /// −2 the content is denied, −1 put in doubt, 0 left open, +1 committed to, +2 presented as true.
    pub certainty: i8,
    /// Whether the person spoken to, or spoken about, stands as an object.
    pub addressee: Addressee,
}

/// The kinds of reporting acts. Members of one class may stand for each other in a paraphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum ReportingClass {
    /// Only that it was said: `say`, `tell`, `add`.
    Neutral,
    /// That it was said, and how it sounded: `shout`, `joke`.
    Manner,
    /// Somebody's words, passed on: `quote`.
    Quote,
    /// The speaker vouches, the writer does not: `claim`, `insist`.
    Claim,
    /// Held rather than said: `believe`, `fear`.
    Believe,
    /// Against the speaker's interest: `admit`, `concede`.
    Admit,
    /// Said not to be so: `deny`, `reject`.
    Deny,
    /// Taken back: `retract`, `recant`.
    Retract,
    /// `warn`, `threaten`.
    Warn,
    /// `promise`, `vow`, `agree`.
    Promise,
    /// `demand`, `urge`, `call for`.
    Demand,
    /// `ask`, `inquire`.
    Ask,
    /// `suggest`, `imply`, `propose`.
    Suggest,
    /// `predict`, `forecast`, `expect`.
    Predict,
    /// `confirm`, `verify`.
    Confirm,
    /// `reveal`, `disclose`, `leak`.
    Reveal,
    /// `accuse`, `blame`.
    Accuse,
    /// `praise`, `welcome`.
    Praise,
    /// `criticise`, `condemn`.
    Criticise,
}

/// Whether a reporting verb takes the person addressed as its object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum Addressee {
    /// Always: `accuse somebody`.
    Required,
    /// Sometimes: `tell`, `warn`.
    Optional,
    /// Never: `add`, `claim`.
    None,
}

/// What a phrase such as `according to` says about the statement it attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribution {
    /// How far the writer stands behind it.
    pub class: AttributionClass,
    /// On the scale of [`Reporting::certainty`].
    pub certainty: i8,
    /// Where the source stands.
    pub source: SourcePosition,
}

/// Kinds of attribution phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum AttributionClass {
    /// `according to`, `said in a statement`.
    Neutral,
    /// `what he called`, `by her own account`.
    Claim,
    /// No source is named: `reports say`, `it is understood that`.
    Evidential,
}

/// Where the source of an attribution phrase stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
pub enum SourcePosition {
    /// After the phrase, or the phrase opens the clause: `according to the mayor`.
    #[strum(serialize = "before")]
    Following,
    /// In front of the phrase: `the mayor was quoted as saying`.
    #[strum(serialize = "after")]
    Preceding,
}

/// The dictionary forms of reporting verbs, of several words where particles belong to them.
pub const REPORTING_VERB_PHRASES: Phrases = Phrases::new(REPORTING_VERBS.keyed(), 6);

/// The attribution phrases, to be looked for in running text with [`attribution_phrase`].
pub const ATTRIBUTION_PHRASES: Phrases = Phrases::new(ATTRIBUTIONS.keyed(), 7);

/// Looks up a verb by its dictionary form (`point out`, `say`).
pub fn reporting_verb(lemma: &str) -> Option<Reporting> {
    let [class, certainty, addressee] = REPORTING_VERBS.get(lemma)?;
    Some(Reporting {
        class: class.parse().ok()?,
        certainty: certainty.parse().ok()?,
        addressee: addressee.parse().ok()?,
    })
}

/// Looks up a phrase of running text in lower case (`according to`).
pub fn attribution_phrase(phrase: &str) -> Option<Attribution> {
    let [class, certainty, source] = ATTRIBUTIONS.get(phrase)?;
    Some(Attribution {
        class: class.parse().ok()?,
        certainty: certainty.parse().ok()?,
        source: source.parse().ok()?,
    })
}

/// Whether two nouns in the singular may name one source in turn: `company`, `management`.
pub fn speak_for_one(one: &str, other: &str) -> bool {
    SOURCE_CIRCLES
        .get(one)
        .any(|[circle]| SOURCE_CIRCLES.get(other).any(|[same]| circle == same))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        for key in REPORTING_VERBS.keys() {
            assert!(reporting_verb(key).is_some(), "{key}");
            assert!(key.split(' ').count() <= REPORTING_VERB_PHRASES.most_words(), "{key}");
        }
        for key in ATTRIBUTIONS.keys() {
            assert!(attribution_phrase(key).is_some(), "{key}");
            assert!(key.split(' ').count() <= ATTRIBUTION_PHRASES.most_words(), "{key}");
        }
    }

    #[test]
    fn classes_part_saying_from_claiming_and_admitting() {
        let class = |lemma| reporting_verb(lemma).map(|verb| verb.class);
        assert_eq!(class("say"), class("state"));
        assert_eq!(class("allege"), Some(ReportingClass::Claim));
        assert_eq!(class("acknowledge"), Some(ReportingClass::Admit));
        assert_eq!(reporting_verb("refute").map(|verb| verb.certainty), Some(-2));
        assert_eq!(class("walk"), None);
        let phrase = attribution_phrase("was quoted as saying");
        assert_eq!(phrase.map(|phrase| phrase.source), Some(SourcePosition::Preceding));
    }
}
