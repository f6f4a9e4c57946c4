//! The table of findings, and a part of the page for each.

use maud::{Markup, html};

use super::{Page, shown, wording};
use crate::{
    divergence::{Divergence, State},
    report::{
        Report, mqm,
        render::{excerpt, layout, movement, words},
    },
};

/// The heading, the table, and the findings one after another.
pub(super) fn section(page: &Page<'_>) -> Markup {
    html! {
        section aria-labelledby="findings" {
            h2 #findings tabindex="-1" { "Findings" }
            @if page.findings.is_empty() { p { "No divergence was found." } } @else { (table(page)) }
            @for (index, finding) in page.findings.iter().enumerate() { (article(page.report, index + 1, finding)) }
        }
    }
}

fn table(page: &Page<'_>) -> Markup {
    html! {
        table {
            caption.v { "Findings, each a link to its evidence" }
            thead { tr { th scope="col" { "Severity" } th scope="col" { "Finding" } th scope="col" { "Type" } } }
            tbody {
                @for (index, finding) in page.findings.iter().enumerate() {
                    tr {
                        td { (words::sign(finding.severity)) " " (finding.severity) }
                        td { a href={ "#finding-" (index + 1) } { (shown(&finding.message)) } }
                        td { (finding.kind) }
                    }
                }
            }
        }
    }
}

fn article(report: &Report, number: usize, finding: &Divergence) -> Markup {
    let bead = finding
        .bead
        .and_then(|bead| report.alignment.beads.get(bead).map(|found| (bead, found)));
    let id = format!("finding-{number}");
    html! {
        article #(id) class={ "finding " (finding.severity) } tabindex="-1" aria-labelledby={ (id) "-name" } {
            h3 #{ (id) "-name" } { (words::sign(finding.severity)) " " (shown(&finding.message)) }
            p {
                span class={ "badge " (finding.severity) } { (finding.severity) " · " (finding.kind) }
                @if let Some((index, bead)) = bead {
                    a.badge href={ "#b" (index + 1) } { (words::bead_name(bead)) }
                    @if let Some(moved) = movement::of(report, index) { span.badge.move { "⇅ " (moved) } }
                }
                @if finding.state != State::New { span.badge { (finding.state) } }
            }
            (wordings(report, finding))
            ul.evidence { @for line in &finding.evidence { li { (shown(line)) } } }
            p.meta { (places(report, finding)) }
            details {
                summary { "Rule and fingerprint" }
                p.meta {
                    "Rule " code { (finding.code) " " (finding.rule) } ", confidence " (finding.confidence)
                    ", MQM " (mqm::category(finding)) "."
                }
                p.meta { code #{ (id) "-fingerprint" } { (shown(&finding.fingerprint)) } }
                p.meta { "Accept it: " code #{ (id) "-accept" } { (shown(&accept_command(report, finding))) } }
                button.script type="button" data-copy={ (id) "-accept" } { "Copy the command" }
            }
        }
    }
}

/// The command that accepts a finding, with the reason left to be written.
fn accept_command(report: &Report, finding: &Divergence) -> String {
    let texts = report.documents.each(|_, document| quoted(&document.source.path));
    format!(
        "storydiff baseline accept {} --in {} {} --reason ''",
        finding.fingerprint, texts.original, texts.rendition
    )
}

/// A path as a shell takes it for one word, and no command for an option.
fn quoted(path: &str) -> String {
    let path = if path.starts_with('-') {
        format!("./{path}")
    } else {
        path.to_owned()
    };
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '_' | '-' | ',' | '+');
    if !path.is_empty() && path.chars().all(is_plain) {
        path
    } else {
        format!("'{}'", path.replace('\'', "'\\''"))
    }
}

fn wordings(report: &Report, finding: &Divergence) -> Markup {
    match finding.bead {
        Some(bead) if finding.related.is_none() => wording::of_bead(report, bead, &[finding.spans], true),
        _ => html! {
            div.sides {
                @for (side, _, pieces) in excerpt::of_finding(report, finding) { (wording::column(report, side, &pieces)) }
            }
        },
    }
}

/// `a.txt:10:2472 ↔ b.txt:30:62`.
fn places(report: &Report, finding: &Divergence) -> String {
    let related = finding.related.map(|related| (related.side, related.span));
    let places = (finding.spans.iter())
        .filter_map(|(side, span)| Some((side, (*span)?)))
        .chain(related);
    let named = places.map(|(side, span)| {
        let document = report.documents.get(side);
        let position = document.origin.position(&document.text, span.start);
        format!(
            "{}:{}:{}",
            shown(&layout::name(document, side)),
            position.line,
            position.column
        )
    });
    named.collect::<Vec<_>>().join(" ↔ ")
}
