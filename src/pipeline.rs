//! From two files to a report: the only module that sees every stage.

use std::path::Path;

use compact_str::CompactString;

use crate::{
    alignment::{self, AlignmentOptions, Bead},
    annotation::{self, Annotations, Words},
    diff::{self, BeadDiff, DiffOptions},
    divergence::{self, Comparison},
    input,
    notice::{Notice, NoticeKind},
    pair::{Pair, Side},
    policy::{self, Acceptances, Gate, Known},
    report::{self, Report, Statistics},
    segmentation::{self, Document, Sections, SegmentOptions, Segments},
    threads::Threads,
};

pub use crate::input::ReadError;

/// How a text is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The reader to use, by name (`text`, `markdown`, `html`); chosen by the file's name when not given.
    pub format: Option<String>,
    /// How the text is cut into sentences.
    pub segments: Segments,
    /// Which parts of the page are read.
    pub sections: Sections,
    /// The language as an ISO 639-1 code; detected when not given.
    pub language: Option<CompactString>,
    /// The most words and marks of a sentence before it is cut; see [`SegmentOptions::longest_sentence`].
    pub longest_sentence: Option<usize>,
    /// The most bytes that are read, 256 MB when not given; see [`input::ReadOptions::limit`].
    pub most_bytes: Option<u64>,
}

/// How two texts are compared.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// How sentences are aligned.
    pub alignment: AlignmentOptions,
    /// How the words of aligned sentences are compared.
    pub diff: DiffOptions,
    /// How divergences are judged.
    pub judgement: divergence::Settings,
    /// What fails the rendition.
    pub gate: Gate,
    /// What has been accepted.
    pub acceptances: Acceptances,
    /// Findings that stood before and are left out.
    pub known: Known,
    /// Whether the report has a fact ledger.
    pub ledger: Ledger,
    /// How many threads work on the pair; the report is the same.
    pub threads: Threads,
}

/// Whether a report has a fact ledger: [`Report::facts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ledger {
    /// It has.
    #[default]
    Kept,
    /// It has none, where nobody reads it.
    LeftOut,
}

/// Reads a file, or standard input for `-`. The only stage that can fail.
///
/// # Errors
/// When the file cannot be read or holds no text; the error says what, where and what to do.
pub fn read(path: &Path, options: &ReadOptions) -> Result<Document, ReadError> {
    let extract = input::read(path, &options.reading())?;
    Ok(segmentation::segment(extract, &options.segmenting()))
}

/// Reads bytes that are at hand already; `name` stands for their path.
///
/// # Errors
/// When they are no text; the error says what they are.
pub fn read_bytes(bytes: &[u8], name: &str, options: &ReadOptions) -> Result<Document, ReadError> {
    let extract = input::read_from_bytes(bytes, name, &options.reading())?;
    Ok(segmentation::segment(extract, &options.segmenting()))
}

/// Reads a text that is decoded already; `name` stands for its path in the results.
pub fn read_text(text: String, name: &str, options: &ReadOptions) -> Document {
    let source = input::Source {
        path: name.to_owned(),
        ..input::Source::default()
    };
    segmentation::segment(input::read_text(text, source), &options.segmenting())
}

impl ReadOptions {
    fn reading(&self) -> input::ReadOptions {
        input::ReadOptions {
            format: self.format.clone(),
            limit: self.most_bytes.unwrap_or(input::ReadOptions::default().limit),
        }
    }

    fn segmenting(&self) -> SegmentOptions {
        SegmentOptions {
            segments: self.segments,
            sections: self.sections,
            language: self.language.clone(),
            longest_sentence: self.longest_sentence.unwrap_or(segmentation::LONGEST_SENTENCE),
        }
    }
}

/// Checks one text against itself: its headline, summary, highlights and entity list against its own body. The report
/// has the text on both sides and the findings on the side of the original.
pub fn check_alone(document: Document, options: &Options) -> Report {
    compare(Pair::new(document.clone(), document), options)
}

/// Compares two texts. Pure and deterministic: the same documents and options give the same report.
pub fn compare(documents: Pair<Document>, options: &Options) -> Report {
    let both = documents.as_ref();
    let glossary = &options.judgement.knowledge.glossary;
    let read = |side: Side| {
        let document = *both.get(side);
        (Words::of(document), annotation::annotate_with(document, glossary))
    };
    let threads = options.threads;
    let (original, (rendition, alignment)) = threads.join(
        || read(Side::Original),
        || threads.join(|| read(Side::Rendition), || alignment::align(both, &options.alignment)),
    );
    let words = Pair::new(original.0, rendition.0);
    let annotations = Pair::new(original.1, rendition.1);
    let diff_options = options.diff.for_all(both, &alignment.beads);
    let mut diffs = threads.map(alignment.beads.len(), |bead| {
        let bead = &alignment.beads[bead];
        diff::compare_bead(both, words.as_ref(), annotations.as_ref(), bead, &diff_options)
    });
    let comparison = Comparison::new(
        both,
        words.as_ref(),
        annotations.as_ref(),
        &alignment,
        &options.judgement,
    );
    let mut divergences = divergence::judge(&comparison, &mut diffs, threads);
    if is_alone(both) {
        divergences.retain(|divergence| divergence.related.is_none_or(|place| place.side == Side::Original));
    }
    policy::weigh(&options.gate, both, &mut divergences);
    divergence::sort_worst_first(&mut divergences);
    report::give_fingerprints(both, &mut divergences);
    let left_out = options.known.take_out(both, &mut divergences);
    let (about_acceptances, stale) = policy::accept(&options.acceptances, both, &mut divergences);
    let facts = match options.ledger {
        Ledger::Kept => divergence::ledger(&comparison, &diffs, &divergences),
        Ledger::LeftOut => Vec::new(),
    };
    let mut statistics = Statistics::of(both, &alignment, &diffs);
    statistics.count_findings(&divergences);
    let is_empty = |side: Side| both.get(side).sentences.is_empty();
    let coverage = (!Side::BOTH.into_iter().any(is_empty)).then_some(statistics.coverage);
    let verdict = policy::judge(&options.gate, &divergences, coverage, stale);
    let crowded = crowded_beads(&comparison, &diffs);
    let crowded_texts = crowded_texts(annotations.as_ref());
    let mut notices = notices(&documents, &alignment.notices);
    notices.extend(about_acceptances);
    notices.extend(left_out);
    notices.extend(long_beads(&documents, &alignment.beads, &diffs));
    notices.extend(crowded);
    notices.extend(crowded_texts);
    Report {
        mode: options.judgement.mode,
        documents,
        alignment,
        diffs,
        divergences,
        facts,
        statistics,
        verdict,
        notices,
    }
}

/// Whether both texts are one: the same file, or standard input, on both sides.
fn is_alone(documents: Pair<&Document>) -> bool {
    let Pair { original, rendition } = documents;
    original.source.path == rendition.source.path && original.text == rendition.text
}

/// That the words of some beads were too many to compare each with each.
fn long_beads(documents: &Pair<Document>, beads: &[Bead], diffs: &[BeadDiff]) -> Option<Notice> {
    let mut long = beads
        .iter()
        .zip(diffs)
        .enumerate()
        .filter(|(_, (_, diff))| diff.by_runs);
    let (first, (bead, _)) = long.next()?;
    let words = Side::BOTH.map(|side| diff::word_count(documents.get(side), bead.sentences.get(side)));
    let others = and_more(long.count());
    Some(Notice::new(
        NoticeKind::BoundReached,
        format!(
            "bead {}{others}: {} words and marks against {}, compared by runs of equal words; no facts were looked for",
            first + 1,
            words[0],
            words[1]
        ),
    ))
}

/// That some beads hold too many numbers, dates or names to look at each pair of them.
fn crowded_beads(comparison: &Comparison<'_>, diffs: &[BeadDiff]) -> Option<Notice> {
    let beads = comparison.alignment.beads.iter().zip(diffs).enumerate();
    let mut crowded = beads
        .filter(|(_, (bead, diff))| !diff.by_runs && divergence::is_crowded(comparison, bead))
        .map(|(index, _)| index);
    let first = crowded.next()?;
    let others = and_more(crowded.count());
    Some(Notice::new(
        NoticeKind::BoundReached,
        format!(
            "bead {}{others}: so many numbers, dates or names that each was compared only with those at about the same place",
            first + 1
        ),
    ))
}

/// That a text has too many names or values alike to look at all of them.
fn crowded_texts(annotations: Pair<&Annotations>) -> Option<Notice> {
    let side = Side::BOTH
        .into_iter()
        .find(|&side| annotations.get(side).is_crowded())?;
    Some(Notice::new(
        NoticeKind::BoundReached,
        format!("the {side} has so many names, titles or values alike that only the first of them were looked at"),
    ))
}

/// That what was said holds of so many others.
fn and_more(others: usize) -> String {
    match others {
        0 => String::new(),
        count => format!(" (and {count} more)"),
    }
}

fn notices(documents: &Pair<Document>, of_alignment: &[Notice]) -> Vec<Notice> {
    let mut notices = of_alignment.to_vec();
    if is_alone(documents.as_ref()) {
        notices.push(Notice::new(NoticeKind::SameText, "one text, checked against itself"));
    } else if documents.original.text == documents.rendition.text {
        notices.push(Notice::new(NoticeKind::SameText, "both inputs are the same text"));
    }
    for side in Side::BOTH {
        if documents.get(side).sentences.is_empty() {
            notices.push(Notice::new(NoticeKind::EmptyText, format!("the {side} holds no text")));
        }
    }
    notices
}
