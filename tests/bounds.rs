//! Texts made to be slow, small enough for a debug build: what the bounds of docs/performance.md make of them. Each took
//! time by the square of its length once.

use std::fmt::Write as _;

use storydiff::{
    diff::{BeadDiff, DiffOptions},
    notice::NoticeKind,
    pair::Pair,
    pipeline::{self, Options, ReadOptions},
    report::{self, Format, RenderSettings, Report},
    segmentation::Segments,
};
use strum::IntoEnumIterator;

fn compare(original: &str, rendition: &str) -> Report {
    compare_with(original, rendition, &ReadOptions::default(), &Options::default())
}

fn compare_with(original: &str, rendition: &str, reading: &ReadOptions, options: &Options) -> Report {
    let read = |text: &str| pipeline::read_text(text.to_owned(), "", reading);
    pipeline::compare(Pair::new(read(original), read(rendition)), options)
}

fn bounds(report: &Report) -> Vec<&str> {
    let reached = report
        .notices
        .iter()
        .filter(|notice| notice.kind == NoticeKind::BoundReached);
    reached.map(|notice| notice.message.as_str()).collect()
}

fn of_rule<'r>(report: &'r Report, rule: &str) -> Vec<&'r str> {
    let found = report.divergences.iter().filter(|finding| finding.rule == rule);
    found.map(|finding| finding.message.as_str()).collect()
}

/// A word that is no other number's.
fn word(number: usize) -> String {
    const SYLLABLES: [&str; 10] = ["ba", "do", "fe", "gu", "ki", "lo", "mu", "na", "pe", "ri"];
    let digits = number.to_string();
    digits
        .bytes()
        .map(|digit| SYLLABLES[usize::from(digit - b'0')])
        .collect()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect()
}

fn counted(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect()
}

const ALIKE: &str = "so many names, titles or values alike";

#[test]
fn of_many_names_alike_only_the_first_are_looked_at() {
    let named = |number: usize| format!("Abel {} left.\n\n", capitalised(&word(number + 100)));
    let few = counted(40, named);
    assert!(bounds(&compare(&few, &few)).is_empty());

    let many = counted(700, named);
    let report = compare(&many, &format!("{many}Abel Norwick stayed."));
    assert!(bounds(&report).iter().any(|notice| notice.contains(ALIKE)));
    // What is called the same is found, however many are called nearly so.
    assert!(of_rule(&report, "name-changed").is_empty());
}

#[test]
fn a_title_given_often_counts_once() {
    let entry = |_| "- Abel Norwick (minister)\n".to_owned();
    let same = counted(250, entry);
    let report = compare(&same, &format!("A sentence put before.\n\n{same}"));
    assert!(bounds(&report).is_empty(), "{:?}", bounds(&report));
    assert!(of_rule(&report, "title-changed").is_empty());

    // The one that is another is found among them.
    let with = |sentence: &str| format!("{same}\n{sentence}\n");
    let report = compare(
        &with("Minister Abel Norwick left the ferry at Osk."),
        &with("Mayor Abel Norwick left the ferry at Osk."),
    );
    assert!(!of_rule(&report, "title-changed").is_empty());
}

#[test]
fn of_many_statements_of_one_value_only_the_first_are_looked_at() {
    let counts = |number: usize| format!("They saw 47 {}s there. ", word(number + 100));
    let many = counted(520, counts);
    let report = compare(&many, &many);
    assert!(bounds(&report).iter().any(|notice| notice.contains(ALIKE)));
    assert!(report.divergences.is_empty());

    // The same statement is one, however often it is made.
    let same = "They saw 47 herons there. ".repeat(520);
    assert!(bounds(&compare(&same, &same)).is_empty());
}

#[test]
fn the_longest_beads_go_by_runs_when_all_have_too_many_words() {
    let long = counted(60, |number| format!("{} ", word(number)));
    let text = format!("The ferry left Osk on Monday.\n{long}\nNobody was hurt.\n");
    let reading = ReadOptions {
        segments: Segments::Lines,
        ..ReadOptions::default()
    };
    let by_runs = |together: usize| -> Vec<bool> {
        let diff = DiffOptions {
            most_word_pairs_together: together,
            ..DiffOptions::default()
        };
        let options = Options {
            diff,
            ..Options::default()
        };
        let report = compare_with(&text, &text.replace("left", "reached"), &reading, &options);
        report.diffs.iter().map(|BeadDiff { by_runs, .. }| *by_runs).collect()
    };
    // Three lines of 7, 60 and 4 words and marks have some 3,700 pairs; each of the 142 words brings 64 more.
    assert_eq!(by_runs(DiffOptions::default().most_word_pairs_together), [false; 3]);
    assert_eq!(by_runs(1), [false; 3]);
    let longer = text.replace(&long, &counted(400, |number| format!("{} ", word(number))));
    let options = Options {
        diff: DiffOptions {
            most_word_pairs_together: 1,
            ..DiffOptions::default()
        },
        ..Options::default()
    };
    let report = compare_with(&longer, &longer.replace("left", "reached"), &reading, &options);
    let by_runs: Vec<bool> = report.diffs.iter().map(|diff| diff.by_runs).collect();
    assert_eq!(by_runs, [false, true, false]);
    assert!(bounds(&report)[0].starts_with("bead 2: 400 words and marks against 400, compared by runs"));
}

#[test]
fn crowded_beads_are_linked_and_judged_near_by() {
    // A list of names, each put for another.
    let names = |first: usize| counted(300, |number| format!("{}, ", capitalised(&word(number + first))));
    let report = compare(&names(1_000), &names(1_003));
    // Three are gone from its beginning and three are new at its end.
    assert!(!of_rule(&report, "name-changed").is_empty());
    assert!(bounds(&report).iter().any(|notice| notice.contains("dates or names")));
}

#[test]
fn one_endless_line_is_compared_by_runs() {
    let reading = ReadOptions {
        segments: Segments::Lines,
        ..ReadOptions::default()
    };
    let (mut original, mut rendition) = (String::new(), String::new());
    for number in 0..6_000 {
        _ = write!(original, "{} ", word(number * 7 % 6_000));
        _ = write!(rendition, "{} ", word(number * 11 % 6_000));
    }
    let report = compare_with(&original, &rendition, &reading, &Options::default());
    assert!(report.diffs[0].by_runs);
    assert!(bounds(&report)[0].contains("compared by runs"));
    // What was not looked at is not called certain.
    assert!(report.diffs[0].edits.iter().any(|edit| edit.score() > 0.0));
}

#[test]
fn endless_lines_teach_nothing_of_another_language() {
    let line = |first: usize, count: usize| counted(count, |number| format!("{} ", word(number + first)));
    let text = |first: usize, long: usize| format!("{}\n{}\n{}\n", line(first, 6), line(first, long), line(first, 8));
    let reading = |language: &str| ReadOptions {
        segments: Segments::Lines,
        language: Some(language.into()),
        ..ReadOptions::default()
    };
    let notices = |long: usize| -> Vec<String> {
        let original = pipeline::read_text(text(1_000, long), "", &reading("en"));
        let rendition = pipeline::read_text(text(3_000, long), "", &reading("de"));
        let report = pipeline::compare(Pair::new(original, rendition), &Options::default());
        bounds(&report).into_iter().map(str::to_owned).collect()
    };
    assert_eq!(notices(200), [""; 0]);
    let reached = "one pair of passages has too many words to learn from it which word renders which";
    assert_eq!(notices(300), [reached]);
}

#[test]
fn findings_of_a_long_list_are_written_in_every_format() {
    let line = |number: usize| {
        format!(
            "# Minister {0}\n\nMinister {0} left.\n\n",
            capitalised(&word(number + 100))
        )
    };
    let original = counted(250, line);
    let report = compare(&original, &original.replace("Minister", "President"));
    assert!(report.divergences.len() >= 250);
    for format in Format::iter() {
        let mut written = Vec::new();
        report::render(&report, format, &RenderSettings::default(), &mut written).expect("a list takes all");
        assert!(!written.is_empty(), "{format}");
    }
}

/// A million letters and points without a space: whoever walks back over the word at each point is not done in minutes.
#[test]
fn a_word_as_long_as_a_text_is_walked_once() {
    let long = "U.S.".repeat(250_000);
    let document = pipeline::read_text(format!("{long}\n\nThe end came."), "long.txt", &ReadOptions::default());
    assert!(document.sentences.len() >= 2);
}
