//! Sentences of both sides to beads: n:m pairs with scores, moved passages marked.

mod bead;

pub use bead::{Alignment, Bead, BeadKind, BeadMethod, Candidate};
