//! `storydiff review`: goes through new findings one by one, and keeps what is decided.
//!
//! What is accepted is in the baseline at once. What is rejected or skipped is kept beside it until the review is
//! finished, so that a review that was broken off goes on where it stood.

mod keyboard;
mod progress;
mod show;

use std::mem;

use anyhow::bail;
use storydiff::{
    divergence::{Divergence, State},
    policy::{Baseline, FailLevel},
    report::Report,
};

use super::baseline::{Note, entry, is_finding, person};
use crate::cli::{
    arguments::ReviewArguments,
    exit::Exit,
    house::House,
    jobs::{self, Manner},
    terminal,
};
use keyboard::Keyboard;
use progress::{Decision, Progress};

/// What the keys do, in a line.
const KEYS: &str = "a accept, r reject, s skip, i info, d diff, u undo, q quit; A, R, S: all the rest";

/// Reviews the new findings of two texts, or of all pairs of the policy file.
pub(crate) fn run(arguments: &ReviewArguments) -> anyhow::Result<Exit> {
    let Some((house, found)) = jobs::find(&arguments.texts, &arguments.judgement)? else {
        bail!("nothing to review: give two texts, or --pairs")
    };
    for line in &found.missing {
        terminal::say(line);
    }
    let manner = Manner {
        judgement: &arguments.judgement,
        reading: &arguments.reading,
        fail_on: FailLevel::Major,
        delivery: None,
        alone: found.pairs.len() == 1,
    };
    let mut reports = Vec::new();
    for texts in &found.pairs {
        if texts.original.as_os_str() == "-" || texts.rendition.as_os_str() == "-" {
            bail!("the answers of a review come from standard input; give files for both texts");
        }
        reports.push((manner.compare(&house, texts, None)?, house.name_in_baseline(texts)));
    }
    let progress = Progress::read(&house.baseline_path)?;
    let by = person(arguments.by.as_deref())?;
    Review::new(house, progress, by, &reports).go_through()
}

/// A report, and what the baseline calls its pair.
type Reviewed = (Report, Option<String>);

/// A review in the making.
struct Review<'a> {
    house: House,
    progress: Progress,
    by: String,
    keyboard: Keyboard,
    /// The findings that nobody has decided on, each with its report.
    open: Vec<(&'a Reviewed, &'a Divergence)>,
    /// The findings before this one are decided.
    at: usize,
    /// How things stood before each decision.
    before: Vec<(usize, Baseline, Progress)>,
}

impl<'a> Review<'a> {
    fn new(house: House, progress: Progress, by: String, reports: &'a [Reviewed]) -> Self {
        let findings = reports.iter().flat_map(|reviewed| {
            let findings = reviewed.0.divergences.iter();
            findings.map(move |finding| (reviewed, finding))
        });
        let is_open = |finding: &Divergence| {
            is_finding(finding) && finding.state != State::Accepted && !progress.knows(&finding.fingerprint)
        };
        let open = findings.filter(|(_, finding)| is_open(finding)).collect();
        Self {
            house,
            progress,
            by,
            keyboard: Keyboard::new(),
            open,
            at: 0,
            before: Vec::new(),
        }
    }

    fn go_through(mut self) -> anyhow::Result<Exit> {
        let earlier = self.progress.len();
        if earlier > 0 {
            show::line(&format!("going on after {earlier} decided earlier"))?;
        }
        let all = self.open.len();
        show::line(&format!("{all} to review; {KEYS}"))?;
        while let Some((reviewed, finding)) = self.open.get(self.at).copied() {
            show::finding(&reviewed.0, finding, self.at + 1, all)?;
            if !self.answer(&reviewed.0, finding)? {
                show::line(&format!("{} left; the same command goes on from here", all - self.at))?;
                return Ok(Exit::Clean);
            }
        }
        let counts = self.progress.counts();
        let accepted = all + earlier - counts.rejected - counts.skipped;
        show::line(&format!(
            "{accepted} accepted, {} rejected, {} skipped",
            counts.rejected, counts.skipped
        ))?;
        self.progress.finish()?;
        Ok(Exit::Clean)
    }

    /// Asks until something is decided or taken back; says whether the review goes on.
    fn answer(&mut self, report: &Report, finding: &Divergence) -> anyhow::Result<bool> {
        loop {
            let Some(key) = self.keyboard.key("[a/r/s/i/d/u/q] ")? else {
                return Ok(false);
            };
            let rest = if key.is_ascii_uppercase() {
                self.open.len()
            } else {
                self.at + 1
            };
            match key.to_ascii_lowercase() {
                'a' => {
                    let Some(reason) = self.reason()? else { continue };
                    self.accept(rest, reason)?;
                }
                'r' => self.decide(rest, Decision::Rejected)?,
                's' => self.decide(rest, Decision::Skipped)?,
                'u' if self.undo()? => {}
                'u' => {
                    show::line("nothing to take back")?;
                    continue;
                }
                'i' => {
                    show::info(finding)?;
                    continue;
                }
                'd' => {
                    show::diff(report, finding)?;
                    continue;
                }
                'q' => return Ok(false),
                _ => {
                    show::line(KEYS)?;
                    continue;
                }
            }
            return Ok(true);
        }
    }

    /// The reason of an acceptance; none when one is needed and none is given.
    fn reason(&mut self) -> anyhow::Result<Option<String>> {
        let reason = self.keyboard.line("reason: ")?.unwrap_or_default().trim().to_owned();
        if reason.is_empty() && self.house.baseline_policy().require_reason {
            show::line("not accepted: a reason is needed")?;
            return Ok(None);
        }
        Ok(Some(reason))
    }

    fn accept(&mut self, rest: usize, reason: String) -> anyhow::Result<()> {
        self.remember();
        let note = Note {
            reason,
            by: self.by.clone(),
            on: self.house.today(),
            expires: None,
        };
        for ((report, file), finding) in self.open.get(self.at..rest).unwrap_or_default() {
            self.house.baseline.insert(entry(report, finding, file.clone(), &note));
        }
        self.at = rest;
        self.house.save_baseline()
    }

    fn decide(&mut self, rest: usize, decision: Decision) -> anyhow::Result<()> {
        self.remember();
        for (_, finding) in self.open.get(self.at..rest).unwrap_or_default() {
            self.progress.note(&finding.fingerprint, decision);
        }
        self.at = rest;
        self.progress.save()
    }

    fn remember(&mut self) {
        self.before
            .push((self.at, self.house.baseline.clone(), self.progress.clone()));
    }

    /// Takes the last decision back, if there is one.
    fn undo(&mut self) -> anyhow::Result<bool> {
        let Some((at, baseline, progress)) = self.before.pop() else {
            return Ok(false);
        };
        self.at = at;
        let changed = mem::replace(&mut self.house.baseline, baseline) != self.house.baseline;
        self.progress = progress;
        if changed {
            self.house.save_baseline()?;
        }
        self.progress.save()?;
        Ok(true)
    }
}
