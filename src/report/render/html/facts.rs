//! The ledger of facts: what a fact-checker ticks off. What differs stands first, what both texts have is folded.

use maud::{Markup, html};
use strum::IntoEnumIterator;

use super::{Page, parts, shown};
use crate::{
    divergence::{Fact, FactStatus},
    pair::Side,
    report::render::mode,
};

/// More facts than this no one reads: those that both texts have are left out.
const MOST_FACTS: usize = 3_000;
/// Facts that are drawn at once.
const LINES: usize = 200;

/// The table, if there are facts.
pub(super) fn section(page: &Page<'_>) -> Markup {
    let facts = &page.report.facts;
    let of = |status: FactStatus| facts.iter().filter(move |fact| fact.status == status);
    let differing: Vec<&Fact> = FactStatus::iter()
        .filter(|&status| status != FactStatus::Matched)
        .flat_map(of)
        .collect();
    let matched: Vec<&Fact> = of(FactStatus::Matched).collect();
    if facts.is_empty() {
        return html! {};
    }
    html! {
        section aria-labelledby="facts" {
            h2 #facts { "Facts" }
            details {
                summary { (differing.len()) " that differ or stand in one text only" }
                @if !differing.is_empty() { (table(page, &differing[..differing.len().min(page.most)])) }
                @if differing.len() > page.most { p.meta { (differing.len() - page.most) " more, not shown." } }
            }
            @if facts.len() > MOST_FACTS {
                p.meta { (matched.len()) " in both texts, too many to list; the report for programs has them." }
            } @else {
                details {
                    summary { (matched.len()) " in both texts" }
                    @if !matched.is_empty() { (table(page, &matched)) }
                }
            }
        }
    }
}

fn table(page: &Page<'_>, facts: &[&Fact]) -> Markup {
    parts::of(facts, LINES, |facts| {
        html! {
            table.facts {
                thead {
                    tr {
                        th scope="col" { "Kind" }
                        @for side in Side::BOTH { th scope="col" { (page.side(side)) } }
                        th scope="col" { "Status" }
                    }
                }
                tbody {
                    @for fact in facts {
                        tr {
                            td { (fact.kind) }
                            @for side in Side::BOTH { (value(page, fact, side)) }
                            td { (status(page, fact)) }
                        }
                    }
                }
            }
        }
    })
}

/// How a fact was read on a side, and where it stands first.
fn value(page: &Page<'_>, fact: &Fact, side: Side) -> Markup {
    let document = page.report.documents.get(side);
    let places = fact.places.get(side);
    html! {
        td {
            @if let (Some(value), Some(first)) = (fact.value.get(side), places.first()) {
                @let position = document.origin.position(&document.text, first.start);
                bdi lang=(document.language) { (shown(value)) }
                " " span.meta {
                    (position.line) ":" (position.column)
                    @if places.len() > 1 { " +" (places.len() - 1) }
                }
            }
        }
    }
}

fn status(page: &Page<'_>, fact: &Fact) -> Markup {
    let finding = (fact.finding.as_deref()).and_then(|fingerprint| page.by_fingerprint.get(fingerprint));
    html! {
        @match (fact.status, finding) {
            (FactStatus::Changed, Some(&finding)) => a href={ "#" (page.ids[finding]) } { "! changed" },
            (FactStatus::Changed, None) => "! changed",
            (FactStatus::OnlyOriginal, _) => { "< only " (mode::side(page.report.mode, Side::Original)) },
            (FactStatus::OnlyRendition, _) => { "> only " (mode::side(page.report.mode, Side::Rendition)) },
            (FactStatus::Matched, _) => "= in both",
        }
    }
}
