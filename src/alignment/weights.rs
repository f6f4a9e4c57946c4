use serde::{Deserialize, Serialize};

/// What the parts of a bead's gain weigh.
///
/// Gains are natural logarithms of odds: a part that weighs 1.1 makes a bead three times as likely. The values were
/// found by a search along one weight after another, from what the models they stand for suggest, for the greatest
/// strict F over drafts of essays, independent translations with and without disturbances, and verses in two
/// translations, all with gold alignments; those for two languages over a yearbook and mixed texts. `docs/alignment.md`
/// names the sets and what is reached.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// Log-odds won for each sentence of a bead by a coverage greater by 1.
    pub similarity: f32,
    /// The coverage, 0 to 1, from which on a sentence speaks for its bead.
    pub threshold: f32,
    /// Log-odds lost for each sentence of a bead as the sides grow unlike in length: at 1 to 3 as much as given here, at
    /// most twice as much.
    pub length: f32,
    /// The chance that a bead is followed by a sentence left out, before anything is known of the pair.
    pub skip: f32,
    /// The chance that a sentence left out is followed by another.
    pub bunch: f32,
    /// The share of beads with several sentences on a side.
    pub merge: f32,
    /// Log-odds lost for each sentence of a bead beyond two.
    pub large: f32,
    /// Log-odds lost for each sentence beyond the first that the smaller side of a bead holds.
    pub square: f32,
    /// How many beads the expected shares are worth beside the pair's own.
    pub prior: f32,
    /// What the log-odds of lengths as Gale and Church (1993) reckon them count, 0 to 1.
    pub deviation: f32,
    /// What a rendering in the other language counts beside a shared word of certain meaning, 0 to 1.
    pub translation: f32,
    /// How often a table of renderings is learnt and the path sought again.
    pub rounds: f32,
    /// The threshold once renderings count.
    pub translated: f32,
    /// Log-odds lost for a passage that begins inside a bead, where passages are long.
    pub crossing: f32,
    /// How often the path is sought, each time with what the path before shows of the pair.
    pub passes: f32,
    /// Log-odds won for a sentence that breaks off on one side only and stands whole in the bead.
    pub mended: f32,
    /// Log-odds lost by one sentence against one for each time that the shorter is e times as long as is usual: long
    /// sentences share words by chance.
    pub long: f32,
    /// Log-odds lost by one sentence against one when another is more like either of them, for a cosine greater by 1.
    pub rival: f32,
    /// How much the threshold follows the pair's usual coverage, 0 to 1.
    pub follow: f32,
    /// Log-odds that a run must win by standing elsewhere.
    pub moved: f32,
    /// The least mean coverage of two sentences of such a run.
    pub moved_least: f32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            similarity: 4.6,
            threshold: 0.504,
            length: 0.9,
            skip: 0.352,
            bunch: 0.4,
            merge: 0.042,
            large: 1.8,
            square: 1.9,
            prior: 14.0,
            deviation: 0.0,
            translation: 0.7,
            rounds: 0.0,
            translated: 0.43,
            crossing: 0.5,
            passes: 4.0,
            mended: 1.2,
            long: 0.4,
            rival: 0.42,
            follow: 0.101,
            moved: 5.76,
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
            passes: 3.0,
            mended: 2.0,
            long: 0.0,
            rival: 0.0,
            ..Self::default()
        }
    }
}
