//! What a team accepts: policy file, fail level, limits, baseline; findings to a verdict.

pub mod config;
mod gate;
mod verdict;
mod weight;

pub use config::Config;
pub use gate::{Gate, Limited, judge};
pub use verdict::{Exceeded, FailLevel, Outcome, Verdict};
pub use weight::weigh;
