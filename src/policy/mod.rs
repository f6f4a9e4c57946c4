//! What a team accepts: fail level, limits, baseline; findings to a verdict.

mod gate;
mod verdict;

pub use gate::{Gate, judge};
pub use verdict::{FailLevel, Outcome, Verdict};
