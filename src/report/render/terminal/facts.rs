//! The ledger of facts as a table: what differs first, then what both texts have.

use strum::IntoEnumIterator;

use super::screen::{INDENT, Screen};
use crate::{
    divergence::{Fact, FactKind, FactStatus},
    pair::Side,
    report::render::{
        Show,
        layout::{self, Run},
        style::{Role, Strength},
    },
};

/// How many places of a fact are named; the rest is counted.
const PLACES: usize = 3;
/// Columns of the longest value that is not cut.
const VALUE: usize = 60;

/// Draws the ledger, if it is asked for.
pub(super) fn all(screen: &mut Screen<'_>) {
    if !screen.settings.show.contains(&Show::Facts) {
        return;
    }
    let facts = &screen.report.facts;
    if facts.is_empty() {
        return;
    }
    screen.blank();
    let counts: Vec<String> = FactStatus::iter()
        .map(|status| {
            let count = facts.iter().filter(|fact| fact.status == status).count();
            format!("{count} {}", word(screen, status))
        })
        .collect();
    screen.paragraph(
        &[
            Run::new(Role::Strong, "Facts"),
            Run::gap(),
            Run::dim(counts.join(" · ")),
        ],
        INDENT,
    );
    for status in FactStatus::iter() {
        for fact in facts.iter().filter(|fact| fact.status == status) {
            row(screen, fact);
        }
    }
}

/// Sign and word of the status, kind, then each side's value with its places.
fn row(screen: &mut Screen<'_>, fact: &Fact) {
    let kind_columns = FactKind::iter().map(|kind| kind.to_string().len()).max().unwrap_or(0);
    let word_columns = FactStatus::iter()
        .map(|status| word(screen, status).len())
        .max()
        .unwrap_or(0);
    let status = format!("{} {}", sign(fact.status), word(screen, fact.status));
    let prefix = [
        Run::indent(INDENT),
        Run::label(&status, word_columns + 3),
        Run::label(&fact.kind.to_string(), kind_columns + 1),
    ];
    let sides = [Side::Original, Side::Rendition];
    let values: Vec<&str> = sides
        .iter()
        .filter_map(|&side| fact.value.get(side).as_deref())
        .collect();
    let mut runs = Vec::new();
    let same = matches!(values.as_slice(), [one, other] if one == other);
    for side in sides {
        let Some(value) = fact.value.get(side) else { continue };
        let said = same && side == Side::Rendition;
        if side == Side::Rendition && fact.value.original.is_some() {
            let arrow = if fact.status == FactStatus::Changed {
                "→"
            } else {
                "↔"
            };
            runs.extend([Run::gap(), Run::dim(arrow), Run::gap()]);
        }
        if !said {
            let text = cut(&layout::one_line(value));
            let role = match fact.status {
                FactStatus::Changed => Role::Changed(side, Strength::Loud),
                _ => Role::Plain,
            };
            runs.extend([Run::new(role, text), Run::gap()]);
        }
        runs.push(Run::dim(places(screen, fact, side)));
    }
    screen.prefixed(&prefix, &runs);
}

/// The beginning of a long value, which tells a quotation better than its end does.
fn cut(value: &str) -> String {
    if layout::columns(value) <= VALUE {
        return value.to_owned();
    }
    let mut columns = 0;
    let fits = |character: &char| {
        columns += layout::columns(character.encode_utf8(&mut [0; 4]));
        columns < VALUE
    };
    let kept: String = value.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end())
}

/// Line and column of the first places, and how many more there are.
fn places(screen: &Screen<'_>, fact: &Fact, side: Side) -> String {
    let document = screen.report.documents.get(side);
    let spans = fact.places.get(side);
    let named: Vec<String> = (spans.iter().take(PLACES))
        .map(|span| {
            let position = document.origin.position(&document.text, span.start);
            format!("{}:{}", position.line, position.column)
        })
        .collect();
    let more = spans.len().saturating_sub(PLACES);
    if more > 0 {
        format!("{} +{more}", named.join(" "))
    } else {
        named.join(" ")
    }
}

const fn sign(status: FactStatus) -> &'static str {
    match status {
        FactStatus::Changed => "!",
        FactStatus::OnlyOriginal => "<",
        FactStatus::OnlyRendition => ">",
        FactStatus::Matched => "=",
    }
}

fn word(screen: &Screen<'_>, status: FactStatus) -> String {
    match status {
        FactStatus::Changed => "changed".to_owned(),
        FactStatus::OnlyOriginal => format!("{} only", screen.name_of(Side::Original)),
        FactStatus::OnlyRendition => format!("{} only", screen.name_of(Side::Rendition)),
        FactStatus::Matched => "in both".to_owned(),
    }
}
