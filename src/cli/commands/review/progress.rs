//! What a review has decided beside the baseline, until it is finished.

use std::{
    collections::BTreeMap,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use anyhow::Context;

use crate::cli::output;

/// What the file is called; it lies beside the baseline.
const FILE_NAME: &str = ".storydiff-review";

/// What was decided on a finding that was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    /// It has to be mended.
    Rejected,
    /// Somebody else decides.
    Skipped,
}

/// The decisions so far.
#[derive(Debug, Clone)]
pub(super) struct Progress {
    path: PathBuf,
    decisions: BTreeMap<String, Decision>,
}

/// How often each was decided.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) rejected: usize,
    pub(super) skipped: usize,
}

impl Progress {
    /// The decisions of a review that was broken off; none when there was none.
    pub(super) fn read(baseline: &Path) -> anyhow::Result<Self> {
        let path = baseline.with_file_name(FILE_NAME);
        let text = match output::read_small(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            text => text.with_context(|| format!("cannot read {}", path.display()))?,
        };
        let decision = |line: &str| match line.split_once(' ')? {
            ("rejected", fingerprint) => Some((fingerprint.to_owned(), Decision::Rejected)),
            ("skipped", fingerprint) => Some((fingerprint.to_owned(), Decision::Skipped)),
            _ => None,
        };
        Ok(Self {
            path,
            decisions: text.lines().filter_map(decision).collect(),
        })
    }

    pub(super) fn knows(&self, fingerprint: &str) -> bool {
        self.decisions.contains_key(fingerprint)
    }

    pub(super) fn len(&self) -> usize {
        self.decisions.len()
    }

    pub(super) fn note(&mut self, fingerprint: &str, decision: Decision) {
        self.decisions.insert(fingerprint.to_owned(), decision);
    }

    pub(super) fn counts(&self) -> Counts {
        let rejected = self
            .decisions
            .values()
            .filter(|decision| **decision == Decision::Rejected)
            .count();
        Counts {
            rejected,
            skipped: self.decisions.len() - rejected,
        }
    }

    /// Writes the decisions; a review without any leaves no file.
    pub(super) fn save(&self) -> anyhow::Result<()> {
        if self.decisions.is_empty() {
            return self.finish();
        }
        let line = |(fingerprint, decision): (&String, &Decision)| {
            let word = match decision {
                Decision::Rejected => "rejected",
                Decision::Skipped => "skipped",
            };
            format!("{word} {fingerprint}\n")
        };
        let text: String = self.decisions.iter().map(line).collect();
        output::deliver(Some(&self.path), |out| out.write_all(text.as_bytes()))
    }

    /// Removes the file.
    pub(super) fn finish(&self) -> anyhow::Result<()> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(error).with_context(|| format!("cannot remove {}", self.path.display()))
            }
            _ => Ok(()),
        }
    }
}
