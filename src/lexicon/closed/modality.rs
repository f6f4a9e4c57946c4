//! Modality: words that say how certain, planned, obliged or able something is.

use strum::EnumString;

use crate::lexicon::{Phrases, table};

table!(MODALS: Rows, "modals");

/// What a modal expression says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Modal {
    /// Its grammatical form.
    pub form: ModalForm,
    /// What it is about.
    pub kind: ModalKind,
    /// 0 impossible or forbidden, 50 open, 100 certain or unavoidable. A plain statement of fact is 100.
    pub strength: u8,
}

/// Grammatical forms of modal expressions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum ModalForm {
    /// `may`, `have to`.
    Modal,
    /// `probably`, `reportedly`.
    Adverb,
    /// `alleged`, `likely to`.
    Adjective,
    /// A fixed phrase: `is set to`.
    Phrase,
    /// A verb, by its dictionary form: `plan`, `seem`.
    Verb,
}

/// Kinds of modality (after Palmer, *Mood and Modality*, with plans set apart, since they matter in news).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum ModalKind {
    /// How sure the writer is: `may`, `probably`.
    Epistemic,
    /// Duty, leave and ban: `must`, `is allowed to`.
    Deontic,
    /// Ability: `can`, `is unable to`.
    Dynamic,
    /// Plans, schedules and wishes: `is set to`, `hopes to`.
    Future,
    /// Somebody else's word or the look of things: `reportedly`, `seems to`.
    Evidential,
    /// Bound to a condition: `would`.
    Conditional,
}

/// The modals, to be looked for in running text with [`modal`].
pub const MODAL_PHRASES: Phrases = Phrases::new(MODALS.keyed(), 6);

/// Looks up a word or phrase in lower case: `might`, `is expected to`, `alleged`.
///
/// Verbs of [`ModalForm::Verb`] are found by their dictionary form, all else as it stands in the text.
pub fn modal(phrase: &str) -> Option<Modal> {
    let [form, kind, strength] = MODALS.get(phrase)?;
    Some(Modal {
        form: form.parse().ok()?,
        kind: kind.parse().ok()?,
        strength: strength.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        for key in MODALS.keys() {
            assert!(modal(key).is_some_and(|modal| modal.strength <= 100), "{key}");
            assert!(key.split(' ').count() <= MODAL_PHRASES.most_words(), "{key}");
        }
    }

    #[test]
    fn strength_rises_from_might_to_must() {
        let strength = |phrase| modal(phrase).map_or(0, |modal| modal.strength);
        assert!(strength("might") < strength("probably"));
        assert!(strength("probably") < strength("will"));
        assert_eq!(modal("allegedly").map(|modal| modal.kind), Some(ModalKind::Evidential));
        assert_eq!(modal("is set to").map(|modal| modal.kind), Some(ModalKind::Future));
        assert_eq!(modal("table"), None);
    }
}
