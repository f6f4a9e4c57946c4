//! A date that one side gives less exactly.

use crate::{
    annotation::{
        Mention,
        date::{Date, DateRelation},
    },
    divergence::{
        BeadView, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
        values::{date, dates, only_moved, wording},
    },
    pair::{Pair, Side},
};

/// The rule.
pub(crate) struct DateLessExact;

static META: RuleMeta = RuleMeta {
    name: "date-less-exact",
    code: "SD112",
    kind: DivergenceType::Date,
    severity: Severity::Minor,
    summary: "one text leaves open a part of a date that the other gives",
    doc: "\
Both texts give the same date, and one of them leaves out the day, the year, the part of the day or the time, or says
“before” where the other names the moment itself.

**Why it matters.** Nothing is wrong, and the reader of one text knows less.

**Example.** “on Thursday night” → “on Thursday”; “on 3 May 2024” → “in May 2024”.

**Not flagged.** A date that the other text completes elsewhere.
",
};

impl Rule for DateLessExact {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        for pair in &dates(bead).pairs {
            let (Some(original), Some(rendition)) = (date(pair.original), date(pair.rendition)) else {
                continue;
            };
            let less = matches!(
                original.compare(rendition),
                DateRelation::SelfLessExact | DateRelation::OtherLessExact | DateRelation::RelationDropped
            );
            let bounded = Side::BOTH.map(|side| says_earliest(bead, side)).contains(&true);
            let dropped = original.compare(rendition) == DateRelation::RelationDropped;
            // Words such as `before`, and ranges, are read in English alone.
            let unread = !bead.is_in_one_language() && (dropped || original.end.is_some() != rendition.end.is_some());
            if less
                && !unread
                && !bounded
                && !both_bound(bead, pair)
                && !only_moved(bead, pair)
                && !(dropped && (is_possessive(bead, pair) || is_denied(bead)))
                && !completed(bead, pair)
                && (dropped || !adds_this(bead, pair))
            {
                let (from, to) = (
                    wording(bead, Side::Original, pair.original),
                    wording(bead, Side::Rendition, pair.rendition),
                );
                found.push(
                    Finding::new(&META, format!("“{from}” is given as “{to}”"))
                        .bead(bead.index)
                        .at(Side::Original, pair.original.span)
                        .at(Side::Rendition, pair.rendition.span)
                        .evidence(format!("original: {original}"))
                        .evidence(format!("rendition: {rendition}")),
                );
            }
        }
    }
}

/// Whether one text denies what the other says of the time before: `before midnight`, `midnight had not struck`.
fn is_denied(bead: &BeadView<'_>) -> bool {
    Side::BOTH.into_iter().any(|side| bead.has_other_negative(side))
}

/// Whether the text that is less exact here gives what is left open by another date close by: `the 7.14 … on Monday`,
/// `late … on Tuesday`.
fn completed(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> bool {
    /// How many sentences away the rest of a date may stand.
    const FAR: usize = 1;
    let less_exact = match date(pair.original)
        .zip(date(pair.rendition))
        .map(|(one, other)| one.compare(other))
    {
        Some(DateRelation::SelfLessExact) => Side::Original,
        Some(DateRelation::OtherLessExact) => Side::Rendition,
        _ => return false,
    };
    let (short, whole) = (pair.get(less_exact), pair.get(less_exact.other()));
    let (Some(short_date), Some(whole_date)) = (date(short), date(whole)) else {
        return false;
    };
    let fits = |other: &Mention| {
        let tells_more = |date: &Date| {
            let relation = whole_date.compare(date);
            let part = matches!(
                relation,
                DateRelation::Same | DateRelation::OtherLessExact | DateRelation::Compatible
            );
            part && short_date.compare(date) != DateRelation::Same
        };
        other.span != short.span && date(other).is_some_and(tells_more)
    };
    // `Late`, `end`: the part of a day or year.
    let portion = whole_date.start.portion.is_some()
        && bead
            .tokens(less_exact)
            .any(|(_, token)| matches!(&*token.key, "late" | "early" | "end" | "middle" | "beginning"));
    portion || bead.mentions_around(less_exact, FAR).any(fits)
}

/// Whether the day only tells which event is meant: `after Friday's restart`.
fn is_possessive(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> bool {
    let is = |side: Side| {
        let text = pair.get(side).span.of(&bead.document(side).text);
        text.ends_with("'s") || text.ends_with("’s") || text.ends_with('\'') || text.ends_with('’')
    };
    Side::BOTH.into_iter().any(is)
}

/// Whether a side sets an earliest or latest time: `on Thursday at the earliest` is `not before Thursday`.
fn says_earliest(bead: &BeadView<'_>, side: Side) -> bool {
    bead.tokens(side)
        .any(|(_, token)| matches!(&*token.key, "earliest" | "latest"))
}

/// `In the autumn` is `this autumn`: the nearest one is meant either way.
fn adds_this(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> bool {
    let bare = |side: Side| {
        let text = pair.get(side).span.of(&bead.document(side).text);
        text.strip_prefix("this ")
            .or_else(|| text.strip_prefix("the "))
            .unwrap_or(text)
            .to_lowercase()
    };
    bare(Side::Original) == bare(Side::Rendition)
}

/// Whether both sides set a bound to the same date, each in its way: `until at least September`, `not before September`.
fn both_bound(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> bool {
    let text = |side: Side| pair.get(side).span.of(&bead.document(side).text);
    let bounds = |side: Side| {
        let (tokens, start) = (&bead.document(side).tokens, pair.get(side).tokens.start);
        let before = &tokens[start.saturating_sub(3)..start];
        before.iter().any(|token| {
            matches!(
                &*token.key,
                "before" | "until" | "till" | "after" | "from" | "by" | "least" | "since"
            )
        })
    };
    text(Side::Original) == text(Side::Rendition) && bounds(Side::Original) && bounds(Side::Rendition)
}
