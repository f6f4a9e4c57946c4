//! The office that somebody is named or takes over as: `succeeds her as chief executive`, `steps into her shoes as chairman`.

use crate::{
    annotation::{Mention, Title, Value},
    divergence::{BeadView, Finding, Severity},
    lexicon,
    pair::{Pair, Side},
};

use super::{replaced::replaced, title_changed::META};

/// Another office behind the only `as` of either side, that the other side does not name at all.
pub(super) fn as_another_office(bead: &BeadView<'_>) -> Option<Finding> {
    if !Side::BOTH.into_iter().all(|side| bead.says_any(side, &["as"])) {
        return None;
    }
    let offices = Pair::new(as_office(bead, Side::Original)?, as_office(bead, Side::Rendition)?);
    let is_named = |side: Side| {
        let (_, title) = offices.get(side);
        bead.mentions_around(side.other(), 1)
            .filter_map(title_of)
            .any(|other| is_same(title, other))
    };
    if is_same(offices.original.1, offices.rendition.1) || Side::BOTH.into_iter().any(is_named) {
        return None;
    }
    let finding = replaced(
        &META,
        bead,
        Side::Original,
        offices.original.0.span,
        offices.rendition.0.span,
    );
    Some(finding.severity(Severity::Major))
}

fn title_of(mention: &Mention) -> Option<&Title> {
    match &mention.value {
        Value::Title(title) => Some(title),
        _ => None,
    }
}

/// The only title behind an `as`, an article between them or none.
fn as_office<'a>(bead: &BeadView<'a>, side: Side) -> Option<(&'a Mention, &'a Title)> {
    let tokens = &bead.document(side).tokens;
    let is_as = |mention: &Mention| {
        let before = |steps: usize| {
            let at = mention.tokens.start.checked_sub(steps);
            at.map_or("", |at| tokens[at].key.as_str())
        };
        before(1) == "as" || lexicon::is_article(before(1)) && before(2) == "as"
    };
    let mut found = bead
        .mentions(side)
        .filter(|mention| is_as(mention))
        .filter_map(|mention| Some((mention, title_of(mention)?)));
    let mut found = found
        .by_ref()
        .filter(|(_, title)| title.row().is_some_and(|row| row.is_office));
    let only = found.next()?;
    found.next().is_none().then_some(only)
}

/// Whether two titles name one office, or may: `head`, `boss` and their like name any.
fn is_same(one: &Title, other: &Title) -> bool {
    let is_any = |title: &Title| matches!(&*title.wording, "head" | "boss" | "chief" | "leader" | "officer");
    one.office == other.office || lexicon::synonyms(one.office, other.office) || is_any(one) || is_any(other)
}
