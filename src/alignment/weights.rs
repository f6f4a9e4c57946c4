use serde::{Deserialize, Serialize};

/// What the parts of a bead's gain weigh. All are in units of cosine similarity for one sentence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// The similarity from which on pairing gains more than leaving both out.
    pub threshold: f32,
    /// The price of a sentence beyond the first of either side.
    pub merge: f32,
    /// The further price of each sentence beyond the first when both sides hold several.
    pub square: f32,
    /// The price of an unlikely difference in length.
    pub length: f32,
    /// The price of leaving a sentence out.
    pub skip: f32,
    /// The similarity from which on a sentence may be taken for moved.
    pub moved: f32,
    /// How many times more similar to its partner a moved sentence must be than to what stands in its place.
    pub moved_margin: f32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            threshold: 0.10,
            merge: 0.50,
            square: 0.5,
            length: 0.05,
            skip: 0.0,
            moved: 0.30,
            moved_margin: 1.5,
        }
    }
}
