use super::*;
use crate::{
    input::{ReadOptions, Source, read_from_bytes, read_text},
    pair::Side,
    segmentation::{SegmentOptions, Segments, segment},
};

/// A text of one sentence a line.
fn lines(lines: &[&str], language: &str) -> Document {
    let options = SegmentOptions {
        segments: Segments::Lines,
        language: Some(language.into()),
        ..SegmentOptions::default()
    };
    segment(read_text(lines.join("\n"), Source::default()), &options)
}

fn aligned(original: &[&str], rendition: &[&str]) -> Alignment {
    let (original, rendition) = (lines(original, "en"), lines(rendition, "en"));
    align(Pair::new(&original, &rendition), &AlignmentOptions::default())
}

/// The beads as `0-0 1,2-1 3-`, moved ones with an asterisk.
fn shown(alignment: &Alignment) -> String {
    let join = |side: &[usize]| side.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    let bead = |bead: &Bead| {
        let moved = if bead.moved { "*" } else { "" };
        format!(
            "{}-{}{moved}",
            join(&bead.sentences.original),
            join(&bead.sentences.rendition)
        )
    };
    alignment.beads.iter().map(bead).collect::<Vec<_>>().join(" ")
}

const HARBOUR: [&str; 10] = [
    "The council of Marlow Bay voted on Tuesday to close the old harbour.",
    "Nine of the eleven councillors backed the plan, which had been debated since March.",
    "Mayor Ines Calder said the quay walls were no longer safe for fishing boats.",
    "Engineers found 34 cracks along the northern breakwater last autumn.",
    "Repairs would have cost about 12 million crowns, twice the yearly budget of the town.",
    "Fishermen gathered outside the hall with lanterns and sang until midnight.",
    "Old Tobias Renn, who has sailed since 1961, called the decision a betrayal.",
    "A new pier is to open at Sandholt, four miles further south.",
    "Ferries to the islands will leave from there once the road is widened.",
    "The last boats must be gone before the first storms of October.",
];

#[test]
fn a_stranger_stays_alone_in_either_order() {
    // A fuzzer found it paired with the last four.
    let stranger = ["Deputy mayor Ola Brekke earns £65,000 a year."];
    let story = [
        "Some 1,200 passengers spent the night on board.",
        "The minister told the union that she would resign unless the strike ended.",
        "Goalkeeper Jon Falk saved two penalties and was named player of the match.",
        "Rescuers reached the valley shortly before midnight.",
        "Wheat prices fell by 4 per cent in the third quarter.",
        "Half of the schools stayed closed because of the flood.",
        "Norway beat Finland 3–1 in Oslo after trailing at half-time.",
        "“We shall not pay for the repairs,” said the harbour master, Ada Brennholt.",
    ];
    assert_eq!(shown(&aligned(&stranger, &story)), "-0 -1 -2 -3 -4 -5 -6 -7 0-");
    assert_eq!(shown(&aligned(&story, &stranger)), "-0 0- 1- 2- 3- 4- 5- 6- 7-");
}

#[test]
fn identical_texts_pair_sentence_by_sentence() {
    let alignment = aligned(&HARBOUR, &HARBOUR);
    assert_eq!(shown(&alignment), "0-0 1-1 2-2 3-3 4-4 5-5 6-6 7-7 8-8 9-9");
    assert!(
        alignment
            .beads
            .iter()
            .all(|bead| bead.score > 0.9 && bead.method == BeadMethod::Words)
    );
}

#[test]
fn what_is_dropped_is_an_omission_with_its_nearest_candidate() {
    let mut rendition = HARBOUR.to_vec();
    rendition.remove(4);
    let alignment = aligned(&HARBOUR, &rendition);
    assert_eq!(shown(&alignment), "0-0 1-1 2-2 3-3 4- 5-4 6-5 7-6 8-7 9-8");
    assert_eq!(alignment.beads[4].kind(), BeadKind::Omission);
    assert!(alignment.beads[4].nearest.is_some());
}

#[test]
fn a_split_and_a_merge_are_found() {
    let mut rendition = HARBOUR.to_vec();
    rendition[1] = "Nine of the eleven councillors backed the plan.";
    rendition.insert(2, "The plan had been debated since March.");
    let alignment = aligned(&HARBOUR, &rendition);
    assert_eq!(shown(&alignment), "0-0 1-1,2 2-3 3-4 4-5 5-6 6-7 7-8 8-9 9-10");
    let alignment = aligned(&rendition, &HARBOUR);
    assert_eq!(shown(&alignment), "0-0 1,2-1 3-2 4-3 5-4 6-5 7-6 8-7 9-8 10-9");
}

#[test]
fn a_moved_passage_is_found_as_a_run() {
    let mut rendition = HARBOUR.to_vec();
    let run: Vec<&str> = rendition.drain(2..4).collect();
    rendition.splice(6..6, run);
    let alignment = aligned(&HARBOUR, &rendition);
    let moved: Vec<_> = alignment.beads.iter().filter(|bead| bead.moved).collect();
    assert!(!moved.is_empty());
    assert!(
        alignment.beads.iter().all(|bead| bead.kind() == BeadKind::Match),
        "{}",
        shown(&alignment)
    );
    for bead in &alignment.beads {
        let (original, rendition_at) = (bead.sentences.original[0], bead.sentences.rendition[0]);
        assert_eq!(HARBOUR[original], rendition[rendition_at]);
    }
}

#[test]
fn paraphrase_keeps_its_partner() {
    let rendition = [
        "Marlow Bay is to shut its old harbour, the town council decided on Tuesday.",
        "The plan, under discussion since March, won nine of eleven votes.",
        "According to Mayor Ines Calder, fishing boats were in danger from the quay walls.",
        "Last autumn 34 cracks were discovered in the northern breakwater.",
    ];
    assert_eq!(shown(&aligned(&HARBOUR[..4], &rendition)), "0-0 1-1 2-2 3-3");
}

#[test]
fn beads_hold_every_sentence_once_and_swapping_mirrors_them() {
    let mut rendition = HARBOUR.to_vec();
    rendition.swap(2, 7);
    rendition.remove(5);
    rendition.insert(1, "Nobody had expected the vote to be so clear.");
    let there = aligned(&HARBOUR, &rendition);
    let back = aligned(&rendition, &HARBOUR);
    for (side, count) in [(Side::Original, HARBOUR.len()), (Side::Rendition, rendition.len())] {
        let mut all: Vec<usize> = there
            .beads
            .iter()
            .flat_map(|bead| bead.sentences.get(side).iter().copied())
            .collect();
        all.sort_unstable();
        assert_eq!(all, (0..count).collect::<Vec<_>>());
    }
    let pairs = |alignment: &Alignment, swap: fn(Pair<Vec<usize>>) -> Pair<Vec<usize>>| {
        let mut pairs: Vec<_> = (alignment.beads.iter())
            .map(|bead| swap(bead.sentences.clone()))
            .map(|sentences| (sentences.original, sentences.rendition))
            .collect();
        pairs.sort();
        pairs
    };
    assert_eq!(pairs(&there, |sentences| sentences), pairs(&back, Pair::swapped));
}

#[test]
fn languages_are_told_apart_and_lines_numbers_ignored() {
    let original = [
        "1 The mayor opened the new bridge over the river on Friday.",
        "2 It cost 48 million crowns and took six years.",
        "3 Many people from Sandholt had waited for it.",
        "4 There was music.",
        "5 Ines Calder thanked the 300 workers for their patience.",
        "6 The old ferry will stop in October.",
    ];
    let rendition = [
        "1 Die Bürgermeisterin hat am Freitag die neue Brücke über den Fluss eröffnet.",
        "2 Sie hat 48 Millionen Kronen gekostet",
        "3 und sechs Jahre gedauert.",
        "4 Viele Leute aus Sandholt hatten darauf gewartet.",
        "5 Es gab Musik.",
        "6 Ines Calder dankte den 300 Arbeitern für ihre Geduld.",
        "7 Die alte Fähre wird im Oktober eingestellt.",
    ];
    let (original, rendition) = (lines(&original, "en"), lines(&rendition, "de"));
    let alignment = align(Pair::new(&original, &rendition), &AlignmentOptions::default());
    assert_eq!(shown(&alignment), "0-0 1-1,2 2-3 3-4 4-5 5-6");
}

#[test]
fn empty_texts_align_to_nothing_or_to_omissions() {
    assert!(aligned(&[], &[]).beads.len() <= 1);
    let alignment = aligned(&HARBOUR[..2], &[]);
    assert!(
        alignment
            .beads
            .iter()
            .all(|bead| bead.sentences.rendition.is_empty() || bead.sentences.original.len() == 1)
    );
}

#[test]
fn many_headings_are_searched_near_the_diagonal_with_a_notice() {
    let headings = |count: usize| {
        let text = "## The river\n\n".repeat(count);
        let extract = read_from_bytes(text.as_bytes(), "story.md", &ReadOptions::default()).expect("text");
        segment(extract, &SegmentOptions::default())
    };
    let (original, rendition) = (headings(40), headings(41));
    let narrow = AlignmentOptions {
        full_matrix: 100,
        largest_gap: 100,
        ..AlignmentOptions::default()
    };
    let both = Pair::new(&original, &rendition);
    assert!(align(both, &AlignmentOptions::default()).notices.is_empty());
    let alignment = align(both, &narrow);
    assert_eq!(alignment.notices.len(), 1, "{:?}", alignment.notices);
    assert!(!alignment.beads.is_empty(), "no heading found its partner");
}

#[test]
fn what_is_left_over_of_a_short_passage_goes_where_there_is_room() {
    let original = [
        "The dairy in Holmby will shut in June after ninety years.",
        "Its 70 workers were told by letter.",
        "The owner blames the price of milk.",
    ];
    let rendition = [
        "Dear milk is the reason, says the owner.",
        "Ninety years of dairying at Holmby end in June, as a letter informed the staff of 70.",
    ];
    assert_eq!(shown(&aligned(&original, &rendition)), "2-0 0,1-1");
    // Nobody else says a word of it.
    let longer = [
        original[0],
        "A brass band from Ulvesund plays on the quay.",
        original[2],
    ];
    assert!(shown(&aligned(&longer, &rendition)).contains("1-"));
}
