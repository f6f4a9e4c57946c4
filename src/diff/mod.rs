//! A bead to word links and the edit script.

mod edit;

pub use edit::{BeadDiff, Edit, EditClass, EditOp, Link, Relation};
