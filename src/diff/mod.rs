//! A bead to word links and the edit script.

mod edit;

pub use edit::{BeadDiff, Edit, EditClass, EditOp, Link, Relation};

use crate::{alignment::Bead, annotation::Annotations, pair::Pair, segmentation::Document};

/// Compares the two sides of a bead word by word.
pub fn compare_bead(_documents: Pair<&Document>, _annotations: Pair<&Annotations>, _bead: &Bead) -> BeadDiff {
    BeadDiff::default()
}
