//! The one result, its statistics, and the formats it is written in.

mod alignment;
mod fingerprint;
mod mqm;
pub mod record;
pub mod render;
mod result;
mod schema;
mod statistics;

pub use alignment::{AlignmentFormat, write_alignment};
pub use fingerprint::give_fingerprints;
pub use mqm::Score;
pub use render::{
    Format, RenderSettings,
    json::{compact as compact_json, indented as indented_json},
    render, render_all,
};
pub use result::Report;
pub use schema::report_schema;
pub use statistics::{ClassCounts, SeverityCounts, Statistics};
