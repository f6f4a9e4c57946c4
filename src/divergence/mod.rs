//! A bead's mentions and edits to findings.

mod finding;

pub use finding::{Confidence, Divergence, DivergenceType, Place, Severity, State};
