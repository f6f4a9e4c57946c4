//! What a team accepts: policy file, fail level, limits, baseline; findings to a verdict.

mod acceptance;
pub mod config;
mod gate;
mod known;
mod verdict;
mod weight;

pub use acceptance::{Acceptances, Baseline, BaselineEntry, Day, accept, schema as baseline_schema, words};
pub use config::Config;
pub use gate::{Gate, Limited, judge};
pub use known::Known;
pub use verdict::{Exceeded, FailLevel, Outcome, Verdict};
pub use weight::weigh;
