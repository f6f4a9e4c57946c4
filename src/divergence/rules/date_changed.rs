//! Another day, month, year, weekday or time.

use rust_decimal::Decimal;

use crate::{
    annotation::{
        Mention,
        date::{Date, DateRelation, Field, Moment, Portion, TimeRelation},
        quantity::{QuantityKind, Role},
    },
    divergence::{
        BeadView, Comparison, Confidence, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
        derived::is_replaced,
        scope::denies,
        values::{BeadValues, closeness, date, dates, only_moved, quantities, quantity, stands_in, wording},
    },
    pair::{Pair, Side},
    segmentation::TokenKind,
    text::Span,
};

use super::{leftover_setting::leftover_weekday, leftover_year::leftover_year, lone_cues::lone_span};

/// The rule.
pub(crate) struct DateChanged;

pub(super) static META: RuleMeta = RuleMeta {
    name: "date-changed",
    code: "SD111",
    kind: DivergenceType::Date,
    severity: Severity::Critical,
    summary: "another date or time stands where the original gives one",
    doc: "\
A date or time of the original contradicts its counterpart in some field that both state: year, month, day, weekday,
quarter, hour; or before became after; or a length of time that the original counts from a year leads to another year.

**Why it matters.** Readers plan by dates and judge by their order.

**Example.** “on Tuesday” → “on Wednesday”; “in 2018” → “in 2019”; “by 30 June” → “by 30 July”; “shortly before midnight” →
“shortly after midnight”.

**Not flagged.** Another form of the same date, one that is only less exact, a year that moved past another in the
sentence, a weekday for the date it falls on.
",
};

impl Rule for DateChanged {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        let values = dates(bead);
        for pair in &values.pairs {
            let (Some(original), Some(rendition)) = (date(pair.original), date(pair.rendition)) else {
                continue;
            };
            let contradicts = matches!(original.compare(rendition), DateRelation::Different(_));
            let (severity, reason) = match original.compare(rendition) {
                DateRelation::Different(field) => (severity(field), format!("they differ in the {field}")),
                DateRelation::RelationReversed => (Severity::Major, "before and after are exchanged".to_owned()),
                relation if relation.agrees() && ends_otherwise(bead, original, rendition) => {
                    (Severity::Major, "until it or before it".to_owned())
                }
                _ => continue,
            };
            let excused = || {
                !is_replaced(bead, pair)
                    || is_told_otherwise(bead, original, rendition)
                    || are_told_from_either_end(bead, pair)
            };
            if only_moved(bead, pair) || (contradicts && excused()) {
                continue;
            }
            let finding = finding(bead, pair).severity(severity).evidence(reason);
            let sure = closeness(bead, pair.original, pair.rendition) >= 1;
            found.push(if sure {
                finding
            } else {
                finding.confidence(Confidence::Medium)
            });
        }
        lone_span(bead, found);
        for side in Side::BOTH {
            check_elapsed(bead, side, values, found);
        }
    }

    fn check_document(&self, comparison: &Comparison<'_>, found: &mut Findings) {
        found.extend_all(leftover_weekday(comparison));
        found.extend(leftover_year(comparison));
    }
}

/// Whether a date that contradicts another one is told by the other text in its own way: `until 2038, eight years longer than
/// agreed`, `originally 2030`; `until the end of that month`, `up to 31 October`; `in the third quarter than in the second`,
/// `between the second quarter and the third`.
fn is_told_otherwise(bead: &BeadView<'_>, original: &Date, rendition: &Date) -> bool {
    if let (Some(one), Some(other)) = (original.start.year, rendition.start.year) {
        if meet_at_new_year(original, rendition) || meet_at_new_year(rendition, original) {
            return true;
        }
        let passed = Decimal::from((one - other).abs());
        let years = |mention: &Mention| {
            quantity(mention).is_some_and(|length| {
                length.kind == (QuantityKind::Duration { unit: "year" }) && length.is_single() && length.low == passed
            })
        };
        return one != other && Side::BOTH.into_iter().any(|side| bead.mentions(side).any(years));
    }
    if let (Some(one), Some(other)) = (original.start.quarter, rendition.start.quarter) {
        let tells = |side: Side, quarter: u8| {
            bead.mentions(side)
                .filter_map(quantity)
                .any(|rank| rank.kind == QuantityKind::Ordinal && rank.low == Decimal::from(quarter))
        };
        return tells(Side::Original, other) && tells(Side::Rendition, one);
    }
    let ends = |side: Side, date: &Date| {
        let at_end = date.start.day.is_some_and(|day| day >= SHORTEST_MONTH) && date.relation != TimeRelation::Since;
        at_end && says_end_of_month(bead, side.other())
    };
    original.start.month == rendition.start.month
        && (ends(Side::Original, original) || ends(Side::Rendition, rendition))
}

/// Whether two weekdays in turn are the two ends of one step, each text naming the end that the other steps to: `passed on
/// Monday; the day after, it was signed`, `signed on Tuesday; it had passed the day before`.
fn are_told_from_either_end(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> bool {
    let weekday = |mention: &Mention| date(mention).and_then(|date| date.start.weekday);
    let (Some(one), Some(other)) = (weekday(pair.original), weekday(pair.rendition)) else {
        return false;
    };
    let apart = match (other as i8 - one as i8).rem_euclid(7) {
        1 => 1,
        6 => -1,
        _ => return false,
    };
    let steps = |side: Side, days: i8| days_stepped(bead, side, pair.get(side)).eq([days]);
    steps(Side::Original, apart) && steps(Side::Rendition, -apart)
}

/// The steps from one day to the next, and back, that a side takes in or beside the aligned sentences, but not in the phrase of
/// the day itself: `a day after the vote`, `the previous day`.
fn days_stepped(bead: &BeadView<'_>, side: Side, day: &Mention) -> impl Iterator<Item = i8> {
    let document = bead.document(side);
    let tokens = &document.tokens;
    let key = move |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| token.key.as_str());
    let beside = bead.sentences_beside(side, 1);
    let sentences = bead.sentences(side).iter().copied().chain(beside);
    let places = sentences.flat_map(move |sentence| document.sentences[sentence].tokens.clone());
    let phrase = day.tokens.start.saturating_sub(2)..day.tokens.end + 1;
    places.filter_map(move |at| {
        if key(Some(at)) != "day" || phrase.contains(&at) {
            return None;
        }
        // `On Thursday, a day after the vote`: what it is told from comes before it.
        let leads = tokens.get(at + 2).is_some_and(|next| next.kind == TokenKind::Word);
        match (key(at.checked_sub(1)), key(Some(at + 1))) {
            (_, "after") if leads => Some(-1),
            (_, "before") if leads => Some(1),
            ("following" | "next", _) | (_, "after" | "later") => Some(1),
            ("previous" | "preceding", _) | (_, "earlier" | "before") => Some(-1),
            _ => None,
        }
    })
}

/// Whether two bounds name two years in turn and mean the turn between them: `by the end of 2028`, `before 2029`; `in 2005 or
/// earlier`, `before 2006`; `after 2010`, `from 2011 on`.
fn meet_at_new_year(earlier: &Date, later: &Date) -> bool {
    let (end, next) = (&earlier.start, &later.start);
    let follows = end.year.zip(next.year).is_some_and(|(year, next)| year + 1 == next);
    let whole = |moment: &Moment| moment.month.is_none() && moment.portion.is_none();
    follows
        && whole(next)
        && end.month.is_none()
        && match (earlier.relation, later.relation) {
            (TimeRelation::By | TimeRelation::Until, TimeRelation::Before) => {
                matches!(end.portion, None | Some(Portion::Late))
            }
            (TimeRelation::Before, TimeRelation::Before) => end.portion == Some(Portion::Late),
            (TimeRelation::After, TimeRelation::Since) => whole(end),
            _ => false,
        }
}

/// The days of the shortest month.
const SHORTEST_MONTH: u8 = 28;

/// `The end of that month`, `the last day of the month`.
fn says_end_of_month(bead: &BeadView<'_>, side: Side) -> bool {
    // The sentence next to the aligned ones may say it.
    let document = bead.document(side);
    let tokens = &document.tokens;
    let (Some(first), Some(last)) = (bead.sentences(side).first(), bead.sentences(side).last()) else {
        return false;
    };
    let near = first.saturating_sub(1)..document.sentences.len().min(last + 2);
    let mut places = near.flat_map(|sentence| document.sentences[sentence].tokens.clone());
    places.any(|at| {
        tokens[at].key == "month"
            && tokens[at.saturating_sub(4)..at]
                .iter()
                .any(|before| matches!(&*before.key, "end" | "last" | "close"))
    })
}

/// Whether something lasts until a moment in one text and happens before it in the other. What is not done until then is
/// not done before.
fn ends_otherwise(bead: &BeadView<'_>, original: &Date, rendition: &Date) -> bool {
    let until = |date: &Date| date.relation == TimeRelation::Until;
    let before = |date: &Date| matches!(date.relation, TimeRelation::Before | TimeRelation::By);
    let changed = until(original) && before(rendition) || before(original) && until(rendition);
    let denied = |side: Side| bead.tokens(side).any(|(_, token)| denies(token));
    changed && !Side::BOTH.into_iter().any(denied)
}

/// A date with the word before it that says whether it is meant as an end: `until 22 November`.
fn whole(bead: &BeadView<'_>, side: Side, mention: &Mention) -> Span {
    let related = date(mention).is_some_and(|date| date.relation != TimeRelation::At);
    let start = mention.tokens.start.saturating_sub(usize::from(related));
    bead.span(side, start..mention.tokens.end).unwrap_or(mention.span)
}

const fn severity(field: Field) -> Severity {
    match field {
        Field::Weekday | Field::PartOfDay | Field::Portion | Field::Season | Field::Relative | Field::Zone => {
            Severity::Major
        }
        _ => Severity::Critical,
    }
}

fn finding(bead: &BeadView<'_>, pair: &Pair<&Mention>) -> Finding {
    let spans = Pair::new(
        whole(bead, Side::Original, pair.original),
        whole(bead, Side::Rendition, pair.rendition),
    );
    let text = |side: Side, mention: &Mention| match date(mention) {
        Some(_) => spans.get(side).of(&bead.document(side).text).to_owned(),
        None => wording(bead, side, mention).to_owned(),
    };
    let (from, to) = (
        text(Side::Original, pair.original),
        text(Side::Rendition, pair.rendition),
    );
    let read = |mention: &Mention| match (date(mention), quantity(mention)) {
        (Some(date), _) => date.to_string(),
        (_, Some(quantity)) => quantity.to_string(),
        _ => String::new(),
    };
    Finding::new(&META, format!("{from} became {to}"))
        .bead(bead.index)
        .spans(spans.map(Some))
        .evidence(format!("original: {}", read(pair.original)))
        .evidence(format!("rendition: {}", read(pair.rendition)))
}

/// “elected in 1976, lost the seat three years later” against “until 1982”: the length of time `side` gives leads from
/// none of its years to the year that only the other side has.
fn check_elapsed(bead: &BeadView<'_>, side: Side, dates: &BeadValues<'_>, found: &mut Findings) {
    let new_years: Vec<(&Mention, i32)> = dates
        .only
        .get(side.other())
        .iter()
        .filter_map(|mention| Some((*mention, year_of(mention)?)))
        .collect();
    let [(mention, year)] = new_years[..] else { return };
    if stands_in(bead, side, mention) {
        return;
    }
    let values = quantities(bead);
    let lengths: Vec<(&Mention, i32)> = values
        .only
        .get(side)
        .iter()
        .filter_map(|mention| Some((*mention, years_passed(mention)?)))
        .collect();
    let [(length, passed)] = lengths[..] else { return };
    let bases: Vec<i32> = bead.mentions(side).filter_map(year_of).collect();
    // `In 2027, a year later than planned`, `a year behind schedule`, was to be in 2026.
    let behind = bead.document(side).tokens.get(length.tokens.end..).unwrap_or_default();
    let compared = behind
        .iter()
        .take(2)
        .any(|token| matches!(&*token.key, "than" | "behind" | "schedule" | "late" | "overdue"));
    let leads = |base: &i32| base + passed == year || compared && base - passed == year;
    if bases.is_empty() || bases.iter().any(leads) {
        return;
    }
    let pair = match side {
        Side::Original => Pair::new(length, mention),
        Side::Rendition => Pair::new(mention, length),
    };
    let finding = finding(bead, &pair)
        .severity(Severity::Major)
        .confidence(Confidence::Medium);
    found.push(finding.evidence(format!("no year of the other text and {passed:+} years make {year}")));
}

fn year_of(mention: &Mention) -> Option<i32> {
    date(mention)
        .filter(|date| date.end.is_none())
        .and_then(|date| date.start.year)
}

/// The years that “three years later” or “two years earlier” counts.
fn years_passed(mention: &Mention) -> Option<i32> {
    let quantity = quantity(mention)?;
    if quantity.kind != (QuantityKind::Duration { unit: "year" })
        || !quantity.is_single()
        || quantity.low > Decimal::ONE_HUNDRED
    {
        return None;
    }
    let years = i32::try_from(quantity.low.trunc().mantissa()).ok()?;
    match quantity.role? {
        Role::After => Some(years),
        Role::Before => Some(-years),
        _ => None,
    }
}
