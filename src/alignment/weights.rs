use serde::{Deserialize, Serialize};

/// What the parts of a bead's gain weigh.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// How much similarity counts against what is usual in the pair.
    pub similarity: f32,
    /// The similarity from which on it speaks for the pairing.
    pub threshold: f32,
    /// The price of an unlikely difference in length.
    pub length: f32,
    /// The share of sentences left out that is expected before anything is known of the pair.
    pub skip: f32,
    /// The chance that a sentence left out is followed by another.
    pub bunch: f32,
    /// The share of beads with several sentences on a side.
    pub merge: f32,
    /// The price of each sentence beyond a third.
    pub large: f32,
    /// The further price of each sentence beyond the first when both sides hold several.
    pub square: f32,
    /// How many beads the expected shares are worth beside the pair's own.
    pub prior: f32,
    /// Gale church deviation.
    pub deviation: f32,
    /// Weight of translations.
    pub translation: f32,
    /// Translation rounds.
    pub rounds: f32,
    /// Threshold after translation.
    pub translated: f32,
    /// The price of a passage that begins inside a bead.
    pub crossing: f32,
    /// Over.
    pub passes: f32,
    /// How much the threshold follows the pair's usual similarity.
    pub follow: f32,
    /// The similarity from which on a sentence may be taken for moved.
    pub moved: f32,
    /// The least similarity.
    pub moved_least: f32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            similarity: 4.6,
            threshold: 0.48,
            length: 0.9,
            skip: 0.37,
            bunch: 0.4,
            merge: 0.04,
            large: 1.7,
            square: 1.4,
            prior: 14.0,
            deviation: 0.0,
            translation: 0.7,
            rounds: 0.0,
            translated: 0.43,
            crossing: 0.5,
            passes: 3.0,
            follow: 0.07,
            moved: 8.0,
            moved_least: 0.45,
        }
    }
}

impl Weights {
    /// For texts in two languages.
    pub fn across() -> Self {
        Self {
            threshold: 0.2,
            similarity: 4.0,
            length: 0.16,
            skip: 0.05,
            bunch: 0.2,
            merge: 0.05,
            large: 1.0,
            square: 1.5,
            prior: 30.0,
            deviation: 1.0,
            translation: 0.8,
            rounds: 3.0,
            translated: 0.2,
            follow: 0.05,
            ..Self::default()
        }
    }
}
