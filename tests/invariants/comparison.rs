//! What holds for any two texts that were compared.

use storydiff::{
    alignment::Bead,
    divergence::DivergenceType,
    pair::{Pair, Side},
    pipeline::{self, Options},
    report::Report,
    segmentation::Document,
};

use super::document::{check_span, visible};

/// Everything below but the mirror, and that findings point at something.
pub fn check(report: &Report) {
    check_partition(&report.documents, &report.alignment.beads);
    check_edits(report);
    for divergence in &report.divergences {
        for side in Side::BOTH {
            if let Some(span) = divergence.spans.get(side) {
                check_span(&report.documents.get(side).text, *span, divergence.rule);
            }
        }
        if let Some(place) = divergence.related {
            check_span(&report.documents.get(place.side).text, place.span, divergence.rule);
        }
        assert!(
            divergence.bead.is_none_or(|bead| bead < report.alignment.beads.len()),
            "{}: there is no such bead",
            divergence.rule
        );
        let points_somewhere = divergence.spans.original.is_some() || divergence.spans.rendition.is_some();
        assert!(points_somewhere, "{} points at nothing", divergence.rule);
        assert!(
            !divergence.message.contains('\n'),
            "{}: a message of several lines",
            divergence.rule
        );
    }
    let coverage = report.statistics.coverage;
    assert!((0.0..=1.0).contains(&coverage), "the coverage is {coverage}");
}

/// Every sentence of the body stands in one bead, every other sentence in one at most.
pub fn check_partition(documents: &Pair<Document>, beads: &[Bead]) {
    for side in Side::BOTH {
        let document = documents.get(side);
        let mut seen = vec![0; document.sentences.len()];
        for bead in beads {
            let sentences = bead.sentences.get(side);
            assert!(sentences.is_sorted(), "the sentences of a bead are out of order");
            for &sentence in sentences {
                seen[sentence] += 1;
            }
        }
        for (sentence, &count) in seen.iter().enumerate() {
            let is_right = count == 1 || (count == 0 && !document.is_body(sentence));
            assert!(is_right, "{side} sentence {sentence} stands in {count} beads");
        }
    }
    for bead in beads {
        let is_empty = bead.sentences.original.is_empty() && bead.sentences.rendition.is_empty();
        assert!(!is_empty, "a bead without sentences");
        assert!((0.0..=1.0).contains(&bead.score), "a score of {}", bead.score);
    }
}

/// On each side the edits of a bead read as its sentences do, and links lead from one to the other.
pub fn check_edits(report: &Report) {
    assert_eq!(report.alignment.beads.len(), report.diffs.len(), "a bead has no edits");
    for (index, (bead, diff)) in report.alignment.beads.iter().zip(&report.diffs).enumerate() {
        for side in Side::BOTH {
            let document = report.documents.get(side);
            let sentences = bead
                .sentences
                .get(side)
                .iter()
                .map(|&sentence| document.sentence_text(sentence));
            let spans = diff.edits.iter().filter_map(|edit| *edit.spans.get(side));
            let pieces = spans
                .inspect(|span| check_span(&document.text, *span, "an edit"))
                .map(|span| span.of(&document.text));
            assert_eq!(visible(pieces), visible(sentences), "the edits of bead {index}, {side}");
        }
        for edit in &diff.edits {
            assert!((0.0..=1.0).contains(&edit.score()), "a score of {}", edit.score());
        }
    }
}

/// The findings between two texts are those of the exchanged texts, mirrored.
pub fn check_mirror(documents: &Pair<Document>) {
    let unmirrored = unmirrored(documents);
    let texts = || documents.as_ref().map(|document| document.text.as_str());
    assert!(unmirrored.is_empty(), "{}\n{:#?}", unmirrored.join("\n"), texts());
}

/// The findings that only one order of the texts makes.
pub fn unmirrored(documents: &Pair<Document>) -> Vec<String> {
    let compare = |documents| pipeline::compare(documents, &Options::default());
    let forth = places(&compare(documents.clone()), |kind| kind);
    let back = places(&compare(documents.clone().swapped()), mirrored);
    let back: Vec<_> = (back.into_iter())
        .map(|(kind, spans)| (kind, (spans.1, spans.0)))
        .collect();
    let forth_only = forth.iter().filter(|finding| !back.contains(finding));
    let back_only = back.iter().filter(|finding| !forth.contains(finding));
    let forth_only = forth_only.map(|finding| format!("only forth: {finding:?}"));
    forth_only
        .chain(back_only.map(|finding| format!("only back: {finding:?}")))
        .collect()
}

type Spans = (Option<(usize, usize)>, Option<(usize, usize)>);

fn places(report: &Report, kind: impl Fn(DivergenceType) -> DivergenceType) -> Vec<(DivergenceType, Spans)> {
    let between = report
        .divergences
        .iter()
        .filter(|divergence| divergence.related.is_none());
    let spans = between.map(|divergence| {
        let spans = divergence.spans.map(|span| span.map(|span| (span.start, span.end)));
        (kind(divergence.kind), (spans.original, spans.rendition))
    });
    spans.collect()
}

/// What a type of finding is called when the sides are exchanged.
fn mirrored(kind: DivergenceType) -> DivergenceType {
    match kind {
        DivergenceType::Omission => DivergenceType::Addition,
        DivergenceType::Addition => DivergenceType::Omission,
        other => other,
    }
}
