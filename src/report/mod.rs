//! The one result, its statistics, and the formats it is written in.

mod mqm;
pub mod record;
pub mod render;
mod result;

pub use render::{Format, RenderSettings, render};
pub use result::{ClassCounts, Report, SeverityCounts, Statistics};
