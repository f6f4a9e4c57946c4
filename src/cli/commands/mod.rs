//! One file a command: it takes the arguments, runs, and says how the process ends.

pub(super) mod align;
pub(super) mod baseline;
pub(super) mod batch;
pub(super) mod check;
pub(super) mod completions;
pub(super) mod config;
pub(super) mod diff;
pub(super) mod explain;
pub(super) mod git;
pub(super) mod man;
pub(super) mod review;
pub(super) mod rules;
pub(super) mod schema;
