//! What people are shown while they wait, on a terminal alone: standard error is read by programs too.

use std::{
    io::{self, IsTerminal},
    time::Duration,
};

use indicatif::{ProgressBar, ProgressStyle};
use storydiff::{pair::Pair, segmentation::Document};

/// Sentences of both texts from which a comparison takes long enough to say so.
const LONG: usize = 1_500;

/// Pairs from which a bar tells more than the reports that appear.
const MANY: usize = 20;

/// How often a wheel turns.
const TURN: Duration = Duration::from_millis(120);

/// A line that stands while something is under way.
#[derive(Debug)]
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// That two texts are being compared, where that takes a while.
    pub(crate) fn of_comparison(documents: &Pair<Document>) -> Self {
        let sentences = documents.as_ref().map(|document| document.sentences.len());
        if sentences.original + sentences.rendition < LONG {
            return Self(ProgressBar::hidden());
        }
        let wheel = visible(ProgressBar::new_spinner(), "{spinner} {msg}, {elapsed}");
        wheel.set_message(format!(
            "comparing {} sentences with {}",
            sentences.original, sentences.rendition
        ));
        wheel.enable_steady_tick(TURN);
        Self(wheel)
    }

    /// How many of so many pairs are compared.
    pub(crate) fn of_pairs(pairs: usize) -> Self {
        if pairs < MANY {
            return Self(ProgressBar::hidden());
        }
        Self(visible(
            ProgressBar::new(pairs as u64),
            "{wide_bar} {pos} of {len} pairs, {eta} left",
        ))
    }

    /// How much of so many bytes is compared; of an unknown number, how many are.
    pub(crate) fn of_bytes(bytes: u64) -> Self {
        Self(match bytes {
            0 => visible(
                ProgressBar::new_spinner(),
                "{spinner} {bytes} compared, {bytes_per_sec}",
            ),
            bytes => visible(ProgressBar::new(bytes), "{wide_bar} {percent} %, {eta} left"),
        })
    }

    /// One that nobody sees.
    pub(crate) fn hidden() -> Self {
        Self(ProgressBar::hidden())
    }

    /// So much more is done.
    pub(crate) fn advance(&self, by: u64) {
        self.0.inc(by);
    }
}

/// The line is gone before anything else is written.
impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

/// The bar on a terminal, and nothing elsewhere.
fn visible(bar: ProgressBar, template: &str) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}
