//! The report as one page that needs nothing beside it: no network, no script needed, everything from files escaped.

mod bound;
mod facts;
mod findings;
mod overview;
mod parts;
mod wording;

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use self::{bound::Row, wording::Marks};
use super::{RenderSettings, excerpt::Focus, layout, mode, movement::Movements, select, words};
use crate::{
    alignment::{Bead, BeadKind},
    diff::EditClass,
    divergence::{Divergence, Severity},
    pair::{Pair, Side},
    policy::{FailLevel, Outcome},
    report::{Report, mqm},
    text::safe,
};

/// Lines of the text that are drawn at once.
const ROWS: usize = 100;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// Writes the page.
pub(super) fn render(report: &Report, settings: &RenderSettings, out: &mut dyn Write) -> io::Result<()> {
    let page = Page::new(report, select::findings(report, settings), settings.most_on_page);
    out.write_all(page.markup().into_string().as_bytes())
}

/// What the page is made from. All look-ups by pair are made once, since a long text has thousands of them.
struct Page<'a> {
    report: &'a Report,
    findings: Vec<&'a Divergence>,
    /// The identifiers of the findings in the page, which links from elsewhere may name: they come from fingerprints,
    /// so that they stay the same when the texts are compared anew.
    ids: Vec<String>,
    /// The findings drawn together, as indices.
    groups: Vec<Vec<usize>>,
    /// The groups by their pair.
    by_bead: BTreeMap<usize, usize>,
    by_fingerprint: BTreeMap<&'a str, usize>,
    movements: Movements,
    /// The lines of the text.
    rows: Vec<Row>,
    /// The most lines of a list.
    most: usize,
    /// How many findings there are; what is drawn may be fewer.
    count: usize,
    /// What the texts are called: as much of their paths as tells them apart.
    names: Pair<String>,
}

impl<'a> Page<'a> {
    fn new(report: &'a Report, findings: Vec<&'a Divergence>, most: usize) -> Self {
        let (findings, count) = bound::worst(findings, most);
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut by_bead = BTreeMap::new();
        for (index, finding) in findings.iter().enumerate() {
            let bead = finding.bead.filter(|_| finding.related.is_none());
            let group = bead.map_or(groups.len(), |bead| *by_bead.entry(bead).or_insert(groups.len()));
            match groups.get_mut(group) {
                Some(group) => group.push(index),
                None => groups.push(vec![index]),
            }
        }
        let mut page = Self {
            report,
            by_fingerprint: (findings.iter().zip(0..))
                .map(|(finding, index)| (finding.fingerprint.as_str(), index))
                .collect(),
            ids: identifiers(&findings),
            findings,
            groups,
            by_bead,
            movements: Movements::of(report),
            names: layout::short_names(report.documents.as_ref()),
            rows: Vec::new(),
            most,
            count,
        };
        page.rows = bound::rows(report.alignment.beads.len(), most, |bead| page.worth(bead));
        page
    }

    /// How much a pair is worth showing where not all of them are.
    fn worth(&self, bead: usize) -> u8 {
        match self.row_class(bead) {
            _ if !self.of_bead(bead).is_empty() => 4,
            "moved" => 2,
            "paraphrase" => 1,
            "equal" => 0,
            _ => 3,
        }
    }

    /// Where a pair stands on the page.
    fn link(&self, bead: usize) -> String {
        format!("#b{}", bound::line_of(&self.rows, bead) + 1)
    }

    /// The findings of a pair, as indices.
    fn of_bead(&self, bead: usize) -> &[usize] {
        (self.by_bead.get(&bead))
            .and_then(|&group| self.groups.get(group))
            .map_or(&[], Vec::as_slice)
    }

    /// What some findings point at.
    fn foci(&self, findings: &[usize]) -> Vec<Focus> {
        let found = findings.iter().filter_map(|&index| self.findings.get(index));
        found.map(|finding| finding.spans).collect()
    }

    fn side(&self, side: Side) -> &'static str {
        mode::side(self.report.mode, side)
    }

    fn markup(&self) -> Markup {
        let names = self.names.as_ref().map(|name| shown(name));
        let title = format!(
            "{}: {} ↔ {}",
            words::outcome(self.report),
            names.original,
            names.rendition
        );
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
                body.(self.report.mode) {
                    a.skip href="#findings" { "Skip to the findings" }
                    header {
                        h1 { bdi { (names.original) } " ↔ " bdi { (names.rendition) } }
                        (self.sizes())
                        (self.verdict())
                    }
                    (self.controls())
                    main {
                        (overview::strip(self))
                        (findings::section(self))
                        (facts::section(self))
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
                    (self.side(side)) ": " bdi { (shown(&layout::name(document, side))) } ", "
                    (words::count(*statistics.sentences.get(side), "sentence")) ", "
                    (words::count(*statistics.words.get(side), "word")) ", " (document.language)
                }
            }
            @for notice in &self.report.notices { p.meta { strong { "Note: " } (shown(&notice.message)) } }
            @if let Some(notice) = bound::notice(self.report, self.count, self.most) {
                p.meta { strong { "Note: " } (notice) }
            }
        }
    }

    fn verdict(&self) -> Markup {
        let verdict = &self.report.verdict;
        let (class, sign) = match verdict.outcome {
            Outcome::Fail => ("verdict fail", "✖"),
            Outcome::NotComparable => ("verdict warn", "▲"),
            Outcome::Pass if verdict.fail_on != FailLevel::None || !words::differs(self.report) => {
                ("verdict pass", "✔")
            }
            Outcome::Pass if verdict.worst == Some(Severity::Critical) => ("verdict fail", "✖"),
            Outcome::Pass => ("verdict warn", "▲"),
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

    /// The whole text, a row a pair.
    fn text(&self) -> Markup {
        html! {
            section aria-labelledby="text" {
                h2 #text { "Text" }
                // What the columns are, once, where they stand beside each other; the style sheet has the words.
                div.heads aria-hidden="true" { div.sides { @for side in Side::BOTH { p.(side) {} } } }
                (parts::of(&self.rows, ROWS, |rows| html! { @for row in rows { (self.line(row)) } }))
            }
        }
    }

    fn line(&self, row: &Row) -> Markup {
        match row {
            Row::Pair(index) => match self.report.alignment.beads.get(*index) {
                Some(bead) => self.row(*index, bead),
                None => html! {},
            },
            Row::LeftOut(pairs) => html! {
                p.meta #{ "b" (pairs.start + 1) } { "⋯ " (words::count(pairs.len(), "pair")) " not shown" }
            },
        }
    }

    fn row(&self, index: usize, bead: &Bead) -> Markup {
        let class = self.row_class(index);
        let marks = if class == "equal" { Marks::None } else { Marks::All };
        html! {
            div #{ "b" (index + 1) } class={ "row " (class) } {
                p.meta {
                    (words::bead_name(bead).trim_start_matches("pair "))
                    @if let Some(moved) = self.movements.get(index) { br; span.move { "⇅ " (moved) } }
                    @for &finding in self.of_bead(index) {
                        br; a href={ "#" (self.ids[finding]) } { "! finding " (finding + 1) }
                    }
                }
                (wording::of_bead(self.report, index, &self.foci(self.of_bead(index)), marks))
            }
        }
    }

    /// Views and filters work without script, by what is checked; only the keys need it.
    fn controls(&self) -> Markup {
        let views = [
            ("side-by-side", "Side by side".to_owned()),
            ("inline", "Inline".to_owned()),
            ("reading", format!("Reading the {} text", self.side(Side::Rendition))),
        ];
        let counts = self.report.statistics.findings;
        let severities = [
            ("critical", Severity::Critical, counts.critical),
            ("major", Severity::Major, counts.major),
            ("minor", Severity::Minor, counts.minor + counts.neutral),
        ];
        let passages = [
            ("changed", "Changed"),
            ("moved", "Only moved"),
            ("paraphrase", "Only reworded"),
            ("equal", "Same"),
        ];
        html! {
            section.controls aria-label="View and filters" {
                fieldset {
                    legend { "View" }
                    @for (index, (id, name)) in views.into_iter().enumerate() {
                        label { input type="radio" name="view" id=(id) checked[index == 0]; (name) }
                    }
                }
                fieldset {
                    legend { "Findings" }
                    @for (id, severity, count) in severities {
                        label {
                            input type="checkbox" id={ "show-" (id) } checked;
                            (words::sign(severity)) " " (id) " " (count)
                        }
                    }
                }
                fieldset {
                    legend { "Passages" }
                    @for (id, name) in passages {
                        label { input type="checkbox" id={ "show-" (id) } checked; (name) " " (self.rows(id)) }
                    }
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

    /// How many rows a filter is about.
    fn rows(&self, class: &str) -> usize {
        (0..self.report.alignment.beads.len())
            .filter(|&index| self.row_class(index).split(' ').any(|row| row == class))
            .count()
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
            _ if !self.of_bead(index).is_empty() => "changed",
            _ if bead.moved => "moved",
            (_, Some(EditClass::Paraphrase | EditClass::Formatting)) => "paraphrase",
            (_, Some(EditClass::Unchanged) | None) => "equal",
        }
    }
}

/// The identifier of each finding: the beginning of its fingerprint, numbered where several begin alike.
fn identifiers(findings: &[&Divergence]) -> Vec<String> {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    (findings.iter())
        .map(|finding| {
            let hash = finding.fingerprint.rsplit(':').next().unwrap_or_default();
            let digits = hash.chars().filter(char::is_ascii_alphanumeric);
            let id: String = "f-".chars().chain(digits.take(12)).collect();
            let count = taken.entry(id.clone()).or_default();
            *count += 1;
            if *count == 1 { id } else { format!("{id}-{count}") }
        })
        .collect()
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
