//! Converses: words that state one relation from its two ends, and nouns of acts with their two parties.

use strum::EnumString;

use crate::lexicon::table;

table!(CONVERSES: Groups, "converses");
table!(CONVERSE_NOUNS: Groups, "converse_nouns");
table!(DEVERBAL_NOUNS: Groups, "deverbal_nouns");
table!(SUPPORT_VERBS: Map, "support_verbs");

/// A verb that says the same as another with the parties swapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Converse {
    /// The other verb, by its dictionary form.
    pub verb: &'static str,
    /// How many parties and things there are.
    pub places: ConversePlaces,
    /// What leads in the other party with the verb looked up (`from` for `buy`); empty where it is the object.
    pub preposition: &'static str,
    /// What leads in the other party with [`Self::verb`] (`to` for `sell`); empty where it is the object.
    pub converse_preposition: &'static str,
}

/// How many places two converse verbs share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum ConversePlaces {
    /// Two parties: `A beat B`, `B lost to A`.
    TwoPlace,
    /// Two parties and a thing that is the object of both verbs: `A bought it from B`, `B sold it to A`.
    ThreePlace,
}

/// How a noun of an act names its parties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeverbalNoun {
    /// Leads in the one to whom it is done: `of` in “the takeover of X”.
    pub patient_preposition: &'static str,
    /// The act as a verb, by its dictionary form.
    pub verb: &'static str,
    /// Leads in the one who does it, `by` throughout.
    pub agent_preposition: &'static str,
    /// Whom a genitive (“Y’s takeover”) commonly names.
    pub genitive: GenitiveParty,
    /// Whether the parties may change places: `meeting with`.
    pub symmetric: bool,
}

/// The party that a genitive names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum GenitiveParty {
    /// The one who does it: “Y’s attack”.
    Agent,
    /// The one to whom it is done: “X’s arrest”.
    Patient,
    /// Both alike: “Y’s meeting”.
    Either,
}

/// Whom the subject of a verb is in the act whose noun the verb only carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum SupportedPart {
    /// The one who does it: `make an appeal`.
    Does,
    /// The one to whom it is done: `receive an order`.
    Undergoes,
}

/// What the subject of a verb that may only carry a noun is in the act of that noun; by the verb's dictionary form.
pub fn support_verb(verb: &str) -> Option<SupportedPart> {
    SUPPORT_VERBS.get(verb)?.parse().ok()
}

/// The converses of a verb, by its dictionary form.
pub fn converses(verb: &str) -> impl Iterator<Item = Converse> + use<> {
    CONVERSES
        .get(verb)
        .filter_map(|[verb, places, preposition, converse_preposition]| {
            Some(Converse {
                verb,
                places: places.parse().ok()?,
                preposition,
                converse_preposition,
            })
        })
}

/// Whether two nouns name the two ends of one relation: `buyer`, `seller`.
pub fn are_converse_nouns(one: &str, other: &str) -> bool {
    CONVERSE_NOUNS.get(one).any(|[converse]| converse == other)
}

/// The ways a noun (lower case, singular) names the parties of its act.
pub fn deverbal_nouns(noun: &str) -> impl Iterator<Item = DeverbalNoun> + use<> {
    DEVERBAL_NOUNS
        .get(noun)
        .filter_map(|[patient_preposition, verb, agent_preposition, genitive, note]| {
            Some(DeverbalNoun {
                patient_preposition,
                verb,
                agent_preposition,
                genitive: genitive.parse().ok()?,
                symmetric: note == "symmetric",
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read_and_has_its_mirror() {
        for (verb, rows) in CONVERSES.keys() {
            assert_eq!(converses(verb).count(), rows, "{verb}");
            for converse in converses(verb) {
                assert!(converses(converse.verb).any(|back| back.verb == verb), "{verb}");
            }
        }
        for (noun, _) in CONVERSE_NOUNS.keys() {
            let mut converses = CONVERSE_NOUNS.get(noun);
            assert!(converses.all(|[converse]| are_converse_nouns(converse, noun)), "{noun}");
        }
        for verb in SUPPORT_VERBS.keys() {
            assert!(support_verb(verb).is_some(), "{verb}");
        }
        for (noun, rows) in DEVERBAL_NOUNS.keys() {
            assert_eq!(deverbal_nouns(noun).count(), rows, "{noun}");
        }
    }

    #[test]
    fn parties_swap() {
        let sell = converses("buy").find(|converse| converse.verb == "sell");
        assert_eq!(
            sell.map(|sell| (sell.preposition, sell.converse_preposition)),
            Some(("from", "to"))
        );
        assert!(are_converse_nouns("lender", "borrower"));
        let takeover = deverbal_nouns("takeover").next();
        assert_eq!(takeover.map(|noun| noun.genitive), Some(GenitiveParty::Agent));
        let arrest = deverbal_nouns("arrest").next();
        assert_eq!(arrest.map(|noun| noun.genitive), Some(GenitiveParty::Patient));
    }
}
