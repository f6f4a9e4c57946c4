//! storydiff finds the facts that changed between two renditions of one story, and stays quiet on paraphrase.
//!
//! The modules are the stages of the pipeline, in the order in which the data flow.
#![warn(clippy::print_stdout, clippy::print_stderr)]

pub mod alignment;
pub mod annotation;
pub mod diff;
pub mod divergence;
pub mod input;
pub mod lexicon;
pub mod notice;
pub mod pair;
pub mod pipeline;
pub mod policy;
pub mod report;
pub mod segmentation;
pub mod text;
