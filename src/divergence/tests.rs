//! What the rules rest on, where no case of a rule shows it.

use super::{BeadView, Comparison, Settings, parties, roles};
use crate::{
    alignment::{self, AlignmentOptions},
    annotation::{Words, annotate},
    diff::{self, DiffOptions},
    input::{Source, read_text},
    pair::{Pair, Side},
    segmentation::{SegmentOptions, segment},
};

/// Looks at the first bead of two texts.
fn with_bead<T>(original: &str, rendition: &str, look: impl FnOnce(&BeadView<'_>) -> T) -> T {
    let read = |text: &str| {
        let options = SegmentOptions {
            language: Some("en".into()),
            ..SegmentOptions::default()
        };
        segment(read_text(text, Source::default()), &options)
    };
    let documents = Pair::new(read(original), read(rendition));
    let both = documents.as_ref();
    let words = both.map(Words::of);
    let annotations = both.map(annotate);
    let alignment = alignment::align(both, &AlignmentOptions::default());
    let settings = Settings::default();
    let comparison = Comparison::new(both, words.as_ref(), annotations.as_ref(), &alignment, &settings);
    let bead = &alignment.beads[0];
    let diff = diff::compare_bead(
        both,
        words.as_ref(),
        annotations.as_ref(),
        bead,
        &DiffOptions::default(),
    );
    look(&BeadView::new(&comparison, 0, bead, &diff))
}

#[test]
fn parties_of_converse_verbs_cross() {
    let cross = |original: &str, rendition: &str| {
        with_bead(original, rendition, |bead| {
            let verb = |side: Side, word: &str| {
                let mut tokens = bead.tokens(side);
                tokens.find(|(_, token)| token.key == word).map(|(at, _)| at)
            };
            let (sold, bought) = (verb(Side::Original, "sold"), verb(Side::Rendition, "bought"));
            let link = diff::Link {
                tokens: Pair::new(sold, bought).map(|at| at.map_or(0..0, |at| at..at + 1)),
                relation: diff::Relation::None,
            };
            parties::parties_cross(bead, &link)
        })
    };
    assert!(cross(
        "Torvane sold the ferry to Melby Yards.",
        "Melby Yards bought the ferry from Torvane."
    ));
    assert!(!cross(
        "Torvane sold the ferry to Melby Yards.",
        "Torvane bought the ferry from Melby Yards."
    ));
}

#[test]
fn whoever_stands_within_the_object_undergoes_the_act() {
    let acts = |text: &str| {
        with_bead(text, text, |bead| {
            let acts = roles::acts(bead, Side::Original).into_iter();
            let name = |party: &roles::Party<'_>| party.name.full.to_string();
            acts.map(|act| (act.verb.to_owned(), name(&act.agent), name(&act.patient)))
                .collect::<Vec<_>>()
        })
    };
    let sued = |agent: &str, patient: &str| vec![("sue".to_owned(), agent.to_owned(), patient.to_owned())];
    assert_eq!(
        acts("Torvane sued the largest owner of Melby Yards."),
        sued("torvane", "melby yards")
    );
    assert_eq!(
        acts("Torvane sued their landlord Melby Yards."),
        sued("torvane", "melby yards")
    );
    assert_eq!(acts("Torvane sued over the ferry with Melby Yards."), []);
}
