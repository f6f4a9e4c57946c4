//! What a team accepts: fail level, limits, baseline; findings to a verdict.

mod verdict;

pub use verdict::{FailLevel, Outcome, Verdict};
