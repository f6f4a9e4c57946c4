//! The same findings for different readers: who checks a translation, who follows a story through its versions, and
//! who holds two texts of equal standing against each other.
//!
//! Rules word a finding once, for someone who checks a rendition against its original. Here that is said anew from the
//! places it points at, never by exchanging words inside a message, since a message quotes the texts.

use std::borrow::Cow;

use super::layout;
use crate::{
    divergence::{Divergence, DivergenceType, Mode},
    pair::Side,
    report::Report,
};

/// What a side is called.
pub(super) const fn side(mode: Mode, side: Side) -> &'static str {
    match (mode, side) {
        (Mode::Fidelity, Side::Original) => "original",
        (Mode::Fidelity, Side::Rendition) => "rendition",
        (Mode::Update, Side::Original) => "earlier",
        (Mode::Update, Side::Rendition) => "later",
        (Mode::Neutral, Side::Original) => "first",
        (Mode::Neutral, Side::Rendition) => "second",
    }
}

/// What two texts are said to do that differ, or that do not, where nothing can fail.
pub(super) const fn verdict(mode: Mode, differs: bool) -> &'static str {
    match (mode, differs) {
        (Mode::Fidelity, true) => "DIVERGES",
        (Mode::Fidelity, false) => "AGREES",
        (Mode::Update, true) => "CHANGED",
        (Mode::Update, false) => "UNCHANGED",
        (Mode::Neutral, true) => "DISAGREE",
        (Mode::Neutral, false) => "AGREE",
    }
}

/// That there are no findings.
pub(super) const fn nothing(mode: Mode) -> &'static str {
    match mode {
        Mode::Fidelity => "no divergence",
        Mode::Update => "no fact changed",
        Mode::Neutral => "no disagreement",
    }
}

/// A finding in one line.
pub(super) fn message<'a>(report: &'a Report, finding: &'a Divergence) -> Cow<'a, str> {
    // Within one text nothing became anything, and the message says so already.
    if finding.related.is_some() {
        return finding.message.as_str().into();
    }
    let is_whole = finding.rule == MISSING && finding.message.starts_with(WHOLE);
    let place = |side: Side| {
        let span = (*finding.spans.get(side))?;
        quoted(span.readable(&report.documents.get(side).text))
    };
    match (report.mode, place(Side::Original), place(Side::Rendition)) {
        (Mode::Update, ..) if is_whole => match finding.kind {
            DivergenceType::Omission => "this passage was dropped".into(),
            _ => "this passage is new".into(),
        },
        (Mode::Update, Some(old), None) if finding.kind == DivergenceType::Omission => {
            format!("{old} was dropped").into()
        }
        (Mode::Update, None, Some(new)) if finding.kind == DivergenceType::Addition => format!("{new} is new").into(),
        (Mode::Neutral, ..) if is_whole => match finding.kind {
            DivergenceType::Omission => "only the first says this".into(),
            _ => "only the second says this".into(),
        },
        (Mode::Neutral, Some(first), Some(second)) => format!("they disagree: {first} against {second}").into(),
        (Mode::Neutral, Some(first), None) => format!("only the first has {first}").into(),
        (Mode::Neutral, None, Some(second)) => format!("only the second has {second}").into(),
        // A message that ends with the side it speaks of quotes nothing there.
        (mode, ..) => {
            let ends = |side: Side| finding.message.strip_suffix(self::side(Mode::Fidelity, side));
            let named = Side::BOTH.into_iter().find_map(|side| Some((ends(side)?, side)));
            match named.filter(|(rest, _)| mode != Mode::Fidelity && rest.ends_with(" only in the ")) {
                Some((rest, side)) => format!("{rest}{} text", self::side(mode, side)).into(),
                None => finding.message.as_str().into(),
            }
        }
    }
}

/// The rule whose findings may be about whole sentences, and how it says so.
const MISSING: &str = "claim-missing";
const WHOLE: &str = "this sentence";

/// Words between quotation marks, of long ones the beginning.
fn quoted(words: &str) -> Option<String> {
    let words = layout::one_line(words.trim());
    let mut kept = String::new();
    for word in words.split(' ') {
        if layout::columns(&kept) + layout::columns(word) > MOST_QUOTED {
            return Some(format!("“{kept} …”"));
        }
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    (!kept.is_empty()).then(|| format!("“{kept}”"))
}

/// Columns of a wording that a line about it quotes.
const MOST_QUOTED: usize = 50;

/// A line of evidence, which begins with the side that it was read on.
pub(super) fn evidence(mode: Mode, line: &str) -> Cow<'_, str> {
    for each in Side::BOTH {
        if let Some(rest) = line.strip_prefix(side(Mode::Fidelity, each))
            && rest.starts_with([':', ','])
            && mode != Mode::Fidelity
        {
            return format!("{}{rest}", side(mode, each)).into();
        }
    }
    line.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{divergence::Severity, policy::FailLevel, report::render::story::Story};

    fn worded(mode: Mode, original: &str, rendition: &str) -> String {
        let mut report = Story::default()
            .bead("The pier cost {f:€5m|€6m}, {p:they said|it was said} in May.")
            .flag(
                Severity::Major,
                DivergenceType::Number,
                "€5m became €6m",
                original,
                rendition,
            )
            .report(FailLevel::None);
        report.mode = mode;
        message(&report, &report.divergences[0]).into_owned()
    }

    #[test]
    fn each_reader_is_told_in_their_words() {
        assert_eq!(worded(Mode::Fidelity, "€5m", "€6m"), "€5m became €6m");
        assert_eq!(worded(Mode::Update, "€5m", "€6m"), "€5m became €6m");
        assert_eq!(
            worded(Mode::Neutral, "€5m", "€6m"),
            "they disagree: “€5m” against “€6m”"
        );
        assert_eq!(worded(Mode::Neutral, "they said", ""), "only the first has “they said”");
    }

    #[test]
    fn only_the_label_of_evidence_is_worded() {
        assert_eq!(
            evidence(Mode::Update, "original: 8 original works"),
            "earlier: 8 original works"
        );
        assert_eq!(
            evidence(Mode::Neutral, "original works of 1900"),
            "original works of 1900"
        );
    }
}
