//! A date that one side gives less exactly.

use crate::{
    annotation::{
        Mention,
        date::{Date, DateRelation, Portion},
        quantity::QuantityKind,
    },
    divergence::{
        BeadView, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
        values::{date, dates, only_moved, quantity, wording},
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
            .any(|(_, token)| matches!(&*token.key, "late" | "early" | "end" | "close" | "middle" | "beginning"));
    portion
        || is_measured(bead, less_exact, whole_date)
        || is_last_day(bead, less_exact, short, whole_date)
        || is_counted_from(bead, less_exact, short)
        || is_next_day(bead, less_exact, short, whole_date)
        || bead.mentions_around(less_exact, FAR).any(fits)
}

/// `From noon on Wednesday until 6am on Thursday`, `from noon on Wednesday, for 18 hours`.
fn is_measured(bead: &BeadView<'_>, side: Side, whole: &Date) -> bool {
    let is_length = |mention: &Mention| {
        quantity(mention).is_some_and(|length| matches!(length.kind, QuantityKind::Duration { .. }))
            && !bead.is_kept(side, mention)
    };
    whole.end.is_some() && bead.mentions(side).any(is_length)
}

/// `30 June`, `the last day of June`; `the end of 2027`, `before 2027 is out`.
fn is_last_day(bead: &BeadView<'_>, side: Side, short: &Mention, whole: &Date) -> bool {
    let tokens = &bead.document(side).tokens;
    let is_end = whole.start.portion == Some(Portion::Late) || whole.start.day.is_some_and(|day| day >= 28);
    let before = &tokens[short.tokens.start.saturating_sub(4)..short.tokens.start];
    let behind = tokens.get(short.tokens.end..).unwrap_or_default().iter().take(3);
    let ends = |key: &str| matches!(key, "end" | "ends" | "last" | "close" | "closes" | "final");
    let over = |key: &str| ends(key) || matches!(key, "out" | "over" | "finished" | "ended" | "up" | "finishes");
    is_end && (before.iter().any(|token| ends(&token.key)) || behind.into_iter().any(|token| over(&token.key)))
}

/// `The night before`: counted from another day that is told.
fn is_counted_from(bead: &BeadView<'_>, side: Side, short: &Mention) -> bool {
    let tokens = &bead.document(side).tokens;
    let counts = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at)).is_some_and(|token| {
            matches!(
                &*token.key,
                "before" | "after" | "earlier" | "later" | "previous" | "following" | "same" | "preceding" | "next"
            )
        })
    };
    let is_day = |mention: &Mention| date(mention).is_some_and(|date| date.start.weekday.is_some());
    (counts(short.tokens.start.checked_sub(1)) || counts(Some(short.tokens.end)))
        && bead.mentions_around(side, 1).any(is_day)
}

/// `On Sunday … the next morning`, `Monday morning`: the day after one that is told.
fn is_next_day(bead: &BeadView<'_>, side: Side, short: &Mention, whole: &Date) -> bool {
    const DAYS: u8 = 7;
    let counts = bead.document(side).tokens[short.tokens.clone()]
        .iter()
        .any(|token| matches!(&*token.key, "next" | "following"));
    let is_eve = |mention: &Mention| {
        let weekday = date(mention).and_then(|date| date.start.weekday);
        weekday
            .zip(whole.start.weekday)
            .is_some_and(|(eve, day)| eve % DAYS + 1 == day)
    };
    counts && bead.mentions_around(side, 1).any(is_eve)
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
