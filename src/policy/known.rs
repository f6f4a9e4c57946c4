use std::collections::BTreeMap;

use super::words;
use crate::{
    divergence::Divergence,
    notice::{Notice, NoticeKind},
    pair::Pair,
    segmentation::Document,
};

/// The findings of an earlier version, so that only new ones are reported.
///
/// They are known by rule and words and not by fingerprint: an edit of the sentence around an old finding does not make
/// it new. Each is known as often as it stood there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// What the earlier version is called.
    version: String,
    counts: BTreeMap<Key, usize>,
}

/// Rule and words of a finding.
type Key = (&'static str, String, String);

impl Known {
    /// The findings of an earlier version of a pair.
    pub fn of(version: &str, documents: Pair<&Document>, divergences: &[Divergence]) -> Self {
        let mut known = Self {
            version: version.to_owned(),
            ..Self::default()
        };
        for divergence in divergences {
            *known.counts.entry(key(documents, divergence)).or_default() += 1;
        }
        known
    }

    /// Takes known findings out of new ones, and says how many.
    pub fn take_out(&self, documents: Pair<&Document>, divergences: &mut Vec<Divergence>) -> Option<Notice> {
        let mut left = self.counts.clone();
        let before = divergences.len();
        divergences.retain(|divergence| match left.get_mut(&key(documents, divergence)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
        let taken = before - divergences.len();
        let message = format!(
            "{taken} of the findings stood in {} already and are left out",
            self.version
        );
        (taken > 0).then(|| Notice::new(NoticeKind::KnownFindings, message))
    }
}

fn key(documents: Pair<&Document>, divergence: &Divergence) -> Key {
    let words = words(documents, divergence);
    let words = words.map(|words| words.unwrap_or_default().to_lowercase());
    (divergence.rule, words.original, words.rendition)
}
