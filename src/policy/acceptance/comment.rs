//! Comments beside the text that allow a finding: `<!-- storydiff: allow number-changed “the desk rounded” -->`.

use super::Acceptances;
use crate::{
    divergence::{self, Acceptance, AcceptanceSource, Divergence, State},
    input::Comment,
    notice::{Notice, NoticeKind},
    pair::{Pair, Side},
    segmentation::Document,
    text::Span,
};

/// A comment that is meant for storydiff.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Allowance {
    /// The rules it allows, by name.
    rules: Vec<&'static str>,
    /// Why.
    reason: String,
}

/// Applies the comments of one text to the findings in the passages they stand in or before.
pub(super) fn apply(
    acceptances: &Acceptances,
    documents: Pair<&Document>,
    side: Side,
    divergences: &mut [Divergence],
    notices: &mut Vec<Notice>,
) {
    let document: &Document = documents.get(side);
    for comment in &document.comments {
        let Some(written) = comment.text.strip_prefix("storydiff:") else {
            continue;
        };
        let line = document.origin.position(&document.text, comment.at).line;
        let mut note = |what: &str| {
            let message = format!("the comment at line {line} of the {side} {what}");
            notices.push(Notice::new(NoticeKind::StaleAcceptance, message));
        };
        let allowance = match read(written.trim()) {
            Ok(Some(allowance)) => allowance,
            Ok(None) => continue,
            Err(error) => {
                note(&format!("is not followed: {error}"));
                continue;
            }
        };
        if acceptances.require_reason && allowance.reason.is_empty() {
            note("is not followed: it gives no reason between quotation marks");
            continue;
        }
        if !allow(&allowance, passage_at(document, comment), side, divergences) {
            note(&format!(
                "allows {}, which is not found there",
                allowance.rules.join(" and ")
            ));
        }
    }
}

/// Marks the findings that a comment allows, and says whether there are any.
fn allow(allowance: &Allowance, passage: Option<Span>, side: Side, divergences: &mut [Divergence]) -> bool {
    let Some(passage) = passage else { return false };
    let mut is_used = false;
    for divergence in divergences {
        let stands = divergence.spans.get(side).is_some_and(|span| span.overlaps(passage));
        if !stands || !allowance.rules.contains(&divergence.rule) {
            continue;
        }
        is_used = true;
        if divergence.state != State::Accepted {
            divergence.state = State::Accepted;
            divergence.acceptance = Some(Acceptance {
                reason: allowance.reason.clone(),
                by: None,
                on: None,
                expires: None,
                source: AcceptanceSource::Comment,
            });
        }
    }
    is_used
}

/// The passage that a comment stands in or at the end of, else the one that follows it.
fn passage_at(document: &Document, comment: &Comment) -> Option<Span> {
    let mut spans = document.passages.iter().map(|passage| passage.span);
    // Passages are parted by an empty line; a comment at the end of one is parted by a space at most.
    spans.find(|span| comment.at <= span.end + 1)
}

/// Reads `allow RULE, RULE “reason”`; none when the comment asks for something else.
fn read(written: &str) -> Result<Option<Allowance>, String> {
    let Some(rest) = written.strip_prefix("allow") else {
        return Ok(None);
    };
    let (rules, reason) = match rest.split_once(['“', '"', '„', '«']) {
        Some((rules, reason)) => (rules, reason.trim_end().trim_end_matches(['”', '"', '“', '»'])),
        None => (rest, ""),
    };
    let names = rules.split([',', ' ']).filter(|name| !name.is_empty());
    let rules = names.map(|name| {
        let meta = divergence::rule_by_name(name);
        meta.map(|meta| meta.name)
            .ok_or_else(|| format!("there is no rule “{name}”"))
    });
    let rules = rules.collect::<Result<Vec<_>, _>>()?;
    if rules.is_empty() {
        return Err("it names no rule".to_owned());
    }
    Ok(Some(Allowance {
        rules,
        reason: reason.trim().to_owned(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_name_rules_and_a_reason() {
        let read = |written: &str| read(written).map(|allowance| allowance.map(|found| (found.rules, found.reason)));
        assert_eq!(
            read("allow number-changed “the desk rounded”"),
            Ok(Some((vec!["number-changed"], "the desk rounded".to_owned())))
        );
        assert_eq!(
            read("allow SD101, date-changed \"both corrected\""),
            Ok(Some((
                vec!["number-changed", "date-changed"],
                "both corrected".to_owned()
            )))
        );
        assert_eq!(read("allow SD101"), Ok(Some((vec!["number-changed"], String::new()))));
        assert_eq!(read("ignore"), Ok(None));
        assert!(read("allow number-chnged “x”").is_err() && read("allow “x”").is_err());
    }
}
