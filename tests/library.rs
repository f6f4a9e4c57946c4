//! What a program that uses the library may count on.

use storydiff::{
    alignment::{Alignment, AlignmentOptions},
    annotation::Annotations,
    diff::DiffOptions,
    notice::NoticeKind,
    pair::Pair,
    pipeline::{self, Options, ReadError, ReadOptions},
    policy::{Baseline, Config},
    report::{RenderSettings, Report},
    segmentation::Document,
};

#[test]
fn everything_may_cross_threads() {
    fn crosses<T: Send + Sync + 'static>() {}
    crosses::<Document>();
    crosses::<Annotations>();
    crosses::<Alignment>();
    crosses::<Report>();
    crosses::<Options>();
    crosses::<ReadOptions>();
    crosses::<AlignmentOptions>();
    crosses::<RenderSettings>();
    crosses::<Config>();
    crosses::<Baseline>();
    crosses::<ReadError>();
    fn may_be_called_anywhere<F: Send + Sync>(_: F) {}
    may_be_called_anywhere(pipeline::compare);
}

#[test]
fn one_document_may_be_compared_with_many() {
    let read = |text: &str| pipeline::read_text(text.to_owned(), "", &ReadOptions::default());
    let original = read("The ferry to Osk took 1,200 people on Monday.");
    let options = Options::default();
    let found: Vec<usize> = std::thread::scope(|scope| {
        let compare = |text: &'static str| {
            let (original, options) = (original.clone(), &options);
            scope.spawn(move || {
                let rendition = pipeline::read_text(text.to_owned(), "", &ReadOptions::default());
                pipeline::compare(Pair::new(original, rendition), options)
                    .divergences
                    .len()
            })
        };
        let runs = [
            compare("The ferry to Osk took 1,200 people on Monday."),
            compare("The ferry to Osk took 2,100 people on Monday."),
        ];
        runs.into_iter().map(|run| run.join().expect("a report")).collect()
    });
    assert_eq!((found[0], found[1] > 0), (0, true));
}

#[test]
fn a_bound_that_was_hit_is_told() {
    let bounds = |text: &str, options: &Options| -> Vec<String> {
        let read = || pipeline::read_text(text.to_owned(), "", &ReadOptions::default());
        let report = pipeline::compare(Pair::new(read(), read()), options);
        let notices = report.notices.into_iter();
        let notices = notices.filter(|notice| notice.kind == NoticeKind::BoundReached);
        notices.map(|notice| notice.message).collect()
    };
    let told = |notices: &[String], words: &str| notices.len() == 1 && notices[0].contains(words);

    // One number more than may be compared each with each.
    let numbers = |count: usize| {
        let numbers: Vec<_> = (0..count).map(|number| format!("{} goats", 1_001 + number)).collect();
        format!("They sold {}.", numbers.join(" "))
    };
    assert!(bounds(&numbers(100), &Options::default()).is_empty());
    let crowded = bounds(&numbers(101), &Options::default());
    assert!(told(&crowded, "bead 1: so many numbers, dates or names"), "{crowded:?}");

    let words = DiffOptions {
        most_word_pairs: 100,
        ..DiffOptions::default()
    };
    let options = Options {
        diff: words,
        ..Options::default()
    };
    let long = bounds("The ferry to Osk took some people over the strait on Monday.", &options);
    assert!(told(&long, "compared by runs of equal words"), "{long:?}");

    let endless = pipeline::read_text("word ".repeat(600), "", &ReadOptions::default());
    let cut: Vec<_> = endless.notices.iter().map(|notice| notice.kind).collect();
    assert!(cut.contains(&NoticeKind::BoundReached), "{cut:?}");
}
