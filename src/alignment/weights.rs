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
    /// Root.
    pub concave: f32,
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
            similarity: 4.0,
            threshold: 0.43,
            length: 0.2,
            skip: 0.14,
            merge: 0.02,
            large: 1.5,
            square: 1.0,
            prior: 28.0,
            deviation: 0.0,
            translation: 0.7,
            rounds: 0.0,
            translated: 0.43,
            concave: 0.5,
            passes: 3.0,
            follow: 0.07,
            moved: 6.0,
            moved_least: 0.2,
        }
    }
}

impl Weights {
    /// For texts in two languages.
    pub fn across() -> Self {
        Self {
            threshold: 0.2,
            length: 0.04,
            skip: 0.028,
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
