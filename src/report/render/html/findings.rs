//! The table of findings, and a part of the page for each.

use maud::{Markup, html};

use super::{
    Page, parts, shown,
    wording::{self, Marks},
};
use crate::{
    divergence::{Divergence, State},
    report::{
        Report, mqm,
        render::{excerpt, mode, words},
    },
};

/// Findings that are drawn at once, as lines of the table.
const LINES: usize = 200;
/// Findings that are drawn at once, with their wording.
const CARDS: usize = 50;

/// The heading, the table, and the findings: those of one pair of passages over its wording.
pub(super) fn section(page: &Page<'_>) -> Markup {
    html! {
        section aria-labelledby="findings" {
            h2 #findings tabindex="-1" { "Findings" }
            @if page.findings.is_empty() { p { "Nothing was found: " (mode::nothing(page.report.mode)) "." } }
            @else { (table(page)) }
            div #cards { (parts::of(&page.groups, CARDS, |groups| html! { @for group in groups { (article(page, group)) } })) }
        }
    }
}

fn table(page: &Page<'_>) -> Markup {
    let numbered: Vec<_> = page.findings.iter().enumerate().collect();
    parts::of(&numbered, LINES, |findings| {
        html! {
            table.list {
                caption.v { "Findings, each a link to its evidence" }
                thead { tr { th scope="col" { "Severity" } th scope="col" { "Finding" } th scope="col" { "Type" } } }
                tbody {
                    @for (index, finding) in findings {
                        tr class=(finding.severity) {
                            td { span.sign { (words::sign(finding.severity)) } " " (finding.severity) }
                            td { a href={ "#" (page.ids[*index]) } { (shown(&mode::message(page.report, finding))) } }
                            td { (finding.kind) }
                        }
                    }
                }
            }
        }
    })
}

/// The findings of one pair of passages, as indices into the page's, the worst first.
fn article(page: &Page<'_>, group: &[usize]) -> Markup {
    let findings = || {
        group
            .iter()
            .filter_map(|&index| Some((index, *page.findings.get(index)?)))
    };
    let Some((first, worst)) = findings().next() else {
        return html! {};
    };
    let foci = page.foci(group);
    html! {
        article.card.(worst.severity) aria-labelledby={ (page.ids[first]) "-name" } {
            @for (index, finding) in findings() { (head(page, index, finding)) }
            @match worst.bead {
                Some(bead) if worst.related.is_none() => (wording::of_bead(page.report, bead, &foci, Marks::All)),
                _ => div.sides {
                    @for (side, _, pieces) in excerpt::of_finding(page.report, worst) {
                        (wording::column(page.report, side, &pieces, &[]))
                    }
                },
            }
        }
    }
}

/// What a finding says, with what was read on each side.
fn head(page: &Page<'_>, index: usize, finding: &Divergence) -> Markup {
    let (report, id) = (page.report, &page.ids[index]);
    let bead = finding
        .bead
        .and_then(|bead| report.alignment.beads.get(bead).map(|found| (bead, found)));
    html! {
        div.finding.(finding.severity) #(id) tabindex="-1" role="group" aria-labelledby={ (id) "-name" } {
            h3 #{ (id) "-name" } {
                span.sign { (words::sign(finding.severity)) } " " (shown(&mode::message(report, finding))) " "
                a.anchor href={ "#" (id) } { "§" span.v { " link to this finding" } }
            }
            div.badges {
                span.badge.(finding.severity) { (finding.severity) " · " (finding.kind) }
                @if let Some((index, bead)) = bead {
                    a.badge href=(page.link(index)) { (words::bead_name(bead)) }
                    @if let Some(moved) = page.movements.get(index) { span.badge.move { "⇅ " (moved) } }
                }
                @if finding.state != State::New { span.badge { (finding.state) } }
                span.meta { (places(page, finding)) }
                (evidence(report, id, finding))
            }
        }
    }
}

/// What was read on each side, folded until somebody asks: the heading says what it comes to.
fn evidence(report: &Report, id: &str, finding: &Divergence) -> Markup {
    html! {
            details {
                summary { "Evidence and rule" }
                ul.evidence { @for line in &finding.evidence { li { (shown(&mode::evidence(report.mode, line))) } } }
                p.meta {
                    "Rule " code { (finding.code) " " (finding.rule) } ", confidence " (finding.confidence)
                    ", MQM " (mqm::category(finding)) ", fingerprint " code { (shown(&finding.fingerprint)) } "."
                }
                p.meta { "Accept it: " code #{ (id) "-accept" } { (shown(&accept_command(report, finding))) } }
                button.script type="button" data-copy={ (id) "-accept" } { "Copy the command" }
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

/// `a.txt:10:2472 ↔ b.txt:30:62`.
fn places(page: &Page<'_>, finding: &Divergence) -> String {
    let related = finding.related.map(|related| (related.side, related.span));
    let places = (finding.spans.iter())
        .filter_map(|(side, span)| Some((side, (*span)?)))
        .chain(related);
    let named = places.map(|(side, span)| {
        let document = page.report.documents.get(side);
        let position = document.origin.position(&document.text, span.start);
        let name = shown(page.names.get(side));
        format!("{name}:{}:{}", position.line, position.column)
    });
    named.collect::<Vec<_>>().join(" ↔ ")
}
