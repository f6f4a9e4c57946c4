//! The one result, its statistics, and the formats it is written in.

mod result;

pub use result::{ClassCounts, Report, SeverityCounts, Statistics};
