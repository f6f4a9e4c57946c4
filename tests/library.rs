//! What a program that uses the library may count on.

use storydiff::{
    alignment::{Alignment, AlignmentOptions},
    annotation::Annotations,
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
