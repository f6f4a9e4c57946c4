//! Findings that somebody accepted, in the baseline or in a comment beside the text.

mod baseline;
mod comment;

use std::collections::BTreeMap;

pub use baseline::{Baseline, BaselineEntry, Day, schema};

use super::config::Stale;
use crate::{
    divergence::{Acceptance, AcceptanceSource, Divergence, State},
    notice::{Notice, NoticeKind},
    pair::{Pair, Side},
    segmentation::Document,
};

/// What has been accepted, and what is asked of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Acceptances {
    /// The baseline.
    pub baseline: Baseline,
    /// The pair that is compared, as the baseline's entries name it; without it, no entry is called stale.
    pub file: Option<String>,
    /// The day from which expiry is reckoned; without it, nothing expires.
    pub today: Option<Day>,
    /// What accepted findings that no longer stand lead to.
    pub stale: Stale,
    /// Whether a comment counts only with a reason.
    pub require_reason: bool,
}

/// Marks the findings that were accepted, and says what is odd about acceptances. The findings carry their fingerprints
/// already. The number of baseline entries that no longer stand is given too.
pub fn accept(
    acceptances: &Acceptances,
    documents: Pair<&Document>,
    divergences: &mut [Divergence],
) -> (Vec<Notice>, usize) {
    let mut notices = Vec::new();
    for divergence in divergences.iter_mut() {
        let Some(entry) = acceptances.baseline.get(&divergence.fingerprint) else {
            continue;
        };
        if acceptances.has_expired(entry) {
            divergence.state = State::Stale;
            notices.push(notice(entry, "an acceptance has expired"));
        } else {
            divergence.state = State::Accepted;
            divergence.acceptance = Some(entry.acceptance());
        }
    }
    let stale = mark_stale(acceptances, documents, divergences);
    if acceptances.stale != Stale::Ignore {
        let no_longer = |entry: &&BaselineEntry| notice(entry, "an accepted finding no longer stands");
        notices.extend(stale.iter().map(no_longer));
    }
    for side in Side::BOTH {
        comment::apply(acceptances, documents, side, divergences, &mut notices);
    }
    (notices, stale.len())
}

impl Acceptances {
    fn has_expired(&self, entry: &BaselineEntry) -> bool {
        matches!((self.today, entry.expires), (Some(today), Some(expires)) if expires < today)
    }
}

/// Finds the pair's entries that no finding has, and marks the findings that have come into their place: the same rule on
/// the same words of one side.
fn mark_stale<'a>(
    acceptances: &'a Acceptances,
    documents: Pair<&Document>,
    divergences: &mut [Divergence],
) -> Vec<&'a BaselineEntry> {
    let Some(file) = &acceptances.file else {
        return Vec::new();
    };
    let mut left: BTreeMap<&str, &BaselineEntry> = acceptances
        .baseline
        .entries()
        .filter(|entry| entry.file.as_ref() == Some(file))
        .map(|entry| (entry.fingerprint.as_str(), entry))
        .collect();
    for divergence in divergences.iter() {
        left.remove(divergence.fingerprint.as_str());
    }
    for divergence in divergences
        .iter_mut()
        .filter(|divergence| divergence.state == State::New)
    {
        let words = words(documents, divergence);
        let comes_after = |entry: &&BaselineEntry| {
            let same = |one: &Option<String>, other: &Option<String>| one.is_some() && one == other;
            entry.rule == divergence.rule
                && (same(&entry.original, &words.original) || same(&entry.rendition, &words.rendition))
        };
        if left.values().any(comes_after) {
            divergence.state = State::Stale;
        }
    }
    left.into_values().collect()
}

/// The words of a finding on each side, white space unified.
pub fn words(documents: Pair<&Document>, divergence: &Divergence) -> Pair<Option<String>> {
    let related = divergence.related;
    documents.each(|side, document| {
        let related = related.filter(|place| place.side == side).map(|place| place.span);
        let span = (*divergence.spans.get(side)).or(related)?;
        let words: Vec<_> = document.text.get(span.range())?.split_whitespace().collect();
        Some(words.join(" "))
    })
}

fn notice(entry: &BaselineEntry, what: &str) -> Notice {
    Notice::new(NoticeKind::StaleAcceptance, format!("{what}: {entry}"))
}

impl BaselineEntry {
    fn acceptance(&self) -> Acceptance {
        Acceptance {
            reason: self.reason.clone(),
            by: Some(self.by.clone()).filter(|by| !by.is_empty()),
            on: Some(self.on.to_string()),
            expires: self.expires.map(|day| day.to_string()),
            source: AcceptanceSource::Baseline,
        }
    }
}
