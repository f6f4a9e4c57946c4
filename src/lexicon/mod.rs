//! Knowledge of words, compiled in: tables behind functions.
//!
//! The sources are the files in `data/`, one a subject, each with its origin and licence at its head; the build turns
//! them into perfect hashes and finite-state maps, so that starting up parses nothing.

mod relation;

pub use relation::Relation;
