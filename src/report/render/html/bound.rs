//! What a page leaves out of a text so long that no browser would open all of it.
//!
//! A page shows so many findings, the worst, and so many pairs of passages: those with findings first, then those with
//! other changes, then what moved, was reworded, is the same; each in the order of the text. The pairs between them are
//! one line that counts them. The page says so at its head: what is left out stands in the report for programs.

use std::{cmp::Reverse, ops::Range};

use crate::{
    divergence::Divergence,
    report::{Report, render::words},
};

/// A line of the text: a pair of passages, or those that are not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Row {
    Pair(usize),
    LeftOut(Range<usize>),
}

/// The most findings of those given, which are left in their order, and how many there were.
pub(super) fn worst(findings: Vec<&Divergence>, most: usize) -> (Vec<&Divergence>, usize) {
    let count = findings.len();
    let mut chosen: Vec<_> = findings.into_iter().enumerate().collect();
    if count > most {
        chosen.sort_by_key(|(_, finding)| Reverse(finding.severity));
        chosen.truncate(most);
        chosen.sort_unstable_by_key(|&(place, _)| place);
    }
    (chosen.into_iter().map(|(_, finding)| finding).collect(), count)
}

/// The lines of a text of `count` pairs of which at most so many are shown, by how much each is worth showing.
pub(super) fn rows(count: usize, most: usize, worth: impl Fn(usize) -> u8) -> Vec<Row> {
    if count <= most {
        return (0..count).map(Row::Pair).collect();
    }
    let mut chosen: Vec<usize> = (0..count).collect();
    chosen.sort_by_cached_key(|&pair| Reverse(worth(pair)));
    chosen.truncate(most);
    chosen.sort_unstable();
    let mut rows = Vec::with_capacity(2 * chosen.len() + 1);
    let mut next = 0;
    let left_out = |from: usize, to: usize| (from < to).then_some(Row::LeftOut(from..to));
    for pair in chosen {
        rows.extend(left_out(next, pair));
        rows.push(Row::Pair(pair));
        next = pair + 1;
    }
    rows.extend(left_out(next, count));
    rows
}

/// The pair whose line stands for a pair: its own, or the first of those that are left out with it.
pub(super) fn line_of(rows: &[Row], pair: usize) -> usize {
    let first = |row: &Row| match row {
        Row::Pair(pair) => *pair,
        Row::LeftOut(pairs) => pairs.start,
    };
    let after = rows.partition_point(|row| first(row) <= pair);
    rows[..after].last().map_or(pair, first)
}

/// What is left out, in words, if anything is.
pub(super) fn notice(report: &Report, findings: usize, most: usize) -> Option<String> {
    let lists = [
        (report.alignment.beads.len(), "pair of passages"),
        (findings, "finding"),
    ];
    let too_long: Vec<_> = (lists.into_iter())
        .filter(|(count, _)| *count > most)
        .map(|(count, what)| words::count(count, what))
        .collect();
    (!too_long.is_empty()).then(|| {
        format!(
            "{}, of which this page shows {most}, the gravest and those with changes first; the report for programs has all",
            too_long.join(" and ")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_worth_most_is_shown_and_the_rest_counted() {
        let worth = [0, 0, 2, 0, 1, 1, 0];
        let shown = rows(worth.len(), 2, |pair| worth[pair]);
        let expected = [
            Row::LeftOut(0..2),
            Row::Pair(2),
            Row::LeftOut(3..4),
            Row::Pair(4),
            Row::LeftOut(5..7),
        ];
        assert_eq!(shown, expected);
        let lines: Vec<_> = (0..worth.len()).map(|pair| line_of(&shown, pair)).collect();
        assert_eq!(lines, [0, 0, 2, 3, 4, 5, 5]);
        assert_eq!(rows(2, 2, |_| 0), [Row::Pair(0), Row::Pair(1)]);
    }
}
