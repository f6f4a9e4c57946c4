//! The report as one page that needs nothing beside it: no network, no script needed, everything from files escaped.

mod findings;
mod wording;

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use super::{RenderSettings, layout, select, words};
use crate::{
    alignment::BeadKind,
    diff::EditClass,
    pair::Side,
    policy::{FailLevel, Outcome},
    report::{Report, mqm},
    text::safe,
};

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// Writes the page.
pub(super) fn render(report: &Report, settings: &RenderSettings, out: &mut dyn Write) -> io::Result<()> {
    let page = Page {
        report,
        findings: select::findings(report, settings),
    };
    out.write_all(page.markup().into_string().as_bytes())
}

/// What the page is made from.
struct Page<'a> {
    report: &'a Report,
    findings: Vec<&'a crate::divergence::Divergence>,
}

impl Page<'_> {
    fn markup(&self) -> Markup {
        let names = Side::BOTH.map(|side| shown(&layout::name(self.report.documents.get(side), side)));
        let title = format!("{}: {} ↔ {}", words::outcome(self.report), names[0], names[1]);
        html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(policy());
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="referrer" content="no-referrer";
                    title { (title) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    a.skip href="#findings" { "Skip to the findings" }
                    header {
                        h1 { bdi { (names[0]) } " ↔ " bdi { (names[1]) } }
                        (self.sizes())
                        (self.verdict())
                    }
                    (controls())
                    main {
                        (self.overview())
                        (findings::section(self))
                        (self.text())
                    }
                    script { (PreEscaped(SCRIPT)) }
                }
            }
        }
    }

    fn sizes(&self) -> Markup {
        let statistics = &self.report.statistics;
        html! {
            @for (side, document) in self.report.documents.iter() {
                p.meta {
                    (side) ": " bdi { (shown(&layout::name(document, side))) } ", "
                    (words::count(*statistics.sentences.get(side), "sentence")) ", "
                    (words::count(*statistics.words.get(side), "word")) ", " (document.language)
                }
            }
            @for notice in &self.report.notices { p.meta { strong { "Note: " } (shown(&notice.message)) } }
        }
    }

    fn verdict(&self) -> Markup {
        let verdict = &self.report.verdict;
        let (class, sign) = match (verdict.outcome, words::outcome(self.report)) {
            (Outcome::Fail, _) => ("verdict fail", "✖"),
            (Outcome::NotComparable, _) | (_, "DIVERGES") => ("verdict warn", "▲"),
            _ => ("verdict pass", "✔"),
        };
        html! {
            p class=(class) role="status" {
                strong { (sign) " " (words::outcome(self.report)) }
                (words::counts(self.report))
                @if verdict.fail_on != FailLevel::None { " · fails on " (verdict.fail_on) }
                @if let Some(penalty) = mqm::penalty(&self.report.statistics) { " · " (penalty) }
            }
        }
    }

    /// A tick a pair, in the order of the text; each leads to its row.
    fn overview(&self) -> Markup {
        html! {
            nav.strip aria-label="Overview: a tick for each pair of passages" {
                @for (index, bead) in self.report.alignment.beads.iter().enumerate() {
                    @let (tick, word) = match (self.has_finding(index), bead.kind()) {
                        (true, _) => ("f", "finding"),
                        (_, BeadKind::Omission) => ("o", "only original"),
                        (_, BeadKind::Addition) => ("n", "only rendition"),
                        _ if bead.moved => ("m", "moved"),
                        _ if self.row_class(index) == "equal" => ("e", "same"),
                        _ => ("c", "reworded"),
                    };
                    a class=(tick) href={ "#b" (index + 1) } tabindex="-1" aria-hidden="true"
                        title={ (words::bead_name(bead)) ": " (word) } {}
                }
            }
        }
    }

    /// The whole text, a row a pair.
    fn text(&self) -> Markup {
        html! {
            section aria-labelledby="text" {
                h2 #text { "Text" }
                @for (index, bead) in self.report.alignment.beads.iter().enumerate() {
                    @let class = self.row_class(index);
                    div #{ "b" (index + 1) } class={ "row " (class) @if class == "equal" { " plain" } } {
                        p.meta {
                            (words::bead_name(bead).trim_start_matches("pair "))
                            @if let Some(moved) = super::movement::of(self.report, index) { br; "⇅ " (moved) }
                            @for (number, _) in self.findings.iter().enumerate().filter(|(_, finding)| finding.bead == Some(index)) {
                                br; a href={ "#finding-" (number + 1) } { "! finding " (number + 1) }
                            }
                        }
                        div { (wording::of_bead(self.report, index, &[], class != "equal")) }
                    }
                }
            }
        }
    }

    fn has_finding(&self, bead: usize) -> bool {
        self.findings.iter().any(|finding| finding.bead == Some(bead))
    }

    /// What a row is, for the filters.
    fn row_class(&self, index: usize) -> &'static str {
        let Some(bead) = self.report.alignment.beads.get(index) else {
            return "changed";
        };
        let class = (self.report.diffs.get(index).into_iter())
            .flat_map(|diff| diff.edits.iter().map(|edit| edit.class))
            .max();
        match (bead.kind(), class) {
            (BeadKind::Omission, _) => "omission changed",
            (BeadKind::Addition, _) | (_, Some(EditClass::Factual | EditClass::Unresolved)) => "changed",
            _ if self.has_finding(index) => "changed",
            _ if bead.moved => "moved",
            (_, Some(EditClass::Paraphrase | EditClass::Formatting)) => "paraphrase",
            (_, Some(EditClass::Unchanged) | None) => "equal",
        }
    }
}

/// Views and filters work without script, by what is checked; only the keys need it.
fn controls() -> Markup {
    let views = [
        ("side-by-side", "Side by side"),
        ("inline", "Inline"),
        ("reading", "Rendition only"),
    ];
    let filters = [
        ("show-changed", "Changed"),
        ("show-moved", "Moved"),
        ("show-paraphrase", "Reworded"),
        ("show-equal", "Same"),
    ];
    html! {
        div.controls {
            fieldset {
                legend { "View" }
                @for (index, (id, name)) in views.into_iter().enumerate() {
                    label { input type="radio" name="view" id=(id) checked[index == 0]; (name) }
                }
            }
            fieldset {
                legend { "Passages" }
                @for (id, name) in filters { label { input type="checkbox" id=(id) checked; (name) } }
            }
            details.script #help {
                summary { "Keys" }
                p.meta {
                    kbd { "n" } " next finding · " kbd { "p" } " previous · " kbd { "f" } " changed passages only · "
                    kbd { "s" } " view · " kbd { "?" } " this list"
                }
                label { input type="checkbox" id="keys" checked; "Keys are on" }
            }
        }
    }
}

/// Nothing is loaded from anywhere, and no other script or style than this page's own runs.
fn policy() -> String {
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        base64(&Sha256::digest(STYLE)),
        base64(&Sha256::digest(SCRIPT)),
    )
}

/// Base64 as hashes in a policy are written (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for sextet in 0..4 {
            let value = (group >> (18 - 6 * sextet)) & 63;
            let is_filled = sextet <= chunk.len();
            text.push(if is_filled {
                char::from(ALPHABET[value as usize])
            } else {
                '='
            });
        }
    }
    text
}

/// Text from a file, on one line, with nothing in it that acts.
fn shown(text: &str) -> String {
    safe(&layout::one_line(text)).into_owned()
}

#[cfg(test)]
mod tests;
