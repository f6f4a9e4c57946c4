//! storydiff finds the facts that changed between two renditions of one story, and stays quiet on paraphrase.
//!
//! Reading is the only step that can fail; comparing is pure, and gives the same report for the same texts and options
//! on every machine. Nothing here prints, reads the environment or looks at a clock.
//!
//! ```
//! use storydiff::{
//!     pair::Pair,
//!     pipeline::{self, Options, ReadOptions},
//!     report::{self, Format, RenderSettings},
//! };
//!
//! let read = |text: &str| pipeline::read_text(text.to_owned(), "story.txt", &ReadOptions::default());
//! let texts = Pair::new(read("Some 1,200 people took the ferry to Osk."), read("On the ferry to Osk there were 12,000 people."));
//! let report = pipeline::compare(texts, &Options::default());
//!
//! let finding = report.divergences.first().expect("the number changed");
//! assert_eq!(finding.rule, "number-changed");
//! let words = finding.spans.rendition.expect("it stands in the rendition");
//! assert_eq!(words.of(&report.documents.rendition.text), "12,000");
//!
//! let mut page = Vec::new();
//! report::render(&report, Format::Html, &RenderSettings::default(), &mut page)?;
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! [`alignment::align`] aligns without comparing, and [`divergence::RULES`] lists what is looked for.
//!
//! # Features
//!
//! `cli`, on by default, builds the command and brings what it needs: argument parsing, terminal, threads of `batch`.
//! With `default-features = false` the package is the engine with its formats.
//!
//! # Versions
//!
//! Names and codes of rules, the JSON of a report (`schema`) and fingerprints (`v1:`) are the interface that is kept
//! within a major version, as is what is public here. What is found may grow and change with any version: a gate that
//! must not move pins the version. The oldest compiler is the `rust-version` of the manifest; raising it is a minor
//! version.
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
pub mod threads;
