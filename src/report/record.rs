//! The report as programs read it: one serialisable shape, borrowed from the [`Report`].
//!
//! A field changes only together with [`SCHEMA_VERSION`]; fields may be added. Spans are half-open ranges of UTF-8
//! bytes in the decoded text, and `text` is exactly that slice.

use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    alignment::{Bead, BeadKind, BeadMethod, Candidate},
    diff::{Edit, EditClass, EditOp},
    divergence::{
        Acceptance, Confidence, Divergence, DivergenceType, Fact, FactKind, FactStatus, Mode, Severity, State,
    },
    notice::Notice,
    pair::{Pair, Side},
    policy::Verdict,
    segmentation::{Document, PassageKind},
    text::Span,
};

use super::{Report, Statistics, mqm};

/// The version of the shape of every record.
pub const SCHEMA_VERSION: u32 = 1;

/// The whole result.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "storydiff report", description = "The result of one comparison.")]
pub struct ReportRecord<'a> {
    /// The version of this shape.
    #[schemars(extend("const" = SCHEMA_VERSION))]
    pub schema_version: u32,
    /// What wrote it.
    pub tool: ToolRecord,
    /// How the two texts relate; messages for people are worded by it.
    pub mode: Mode,
    /// The two texts, sentence by sentence.
    pub documents: Pair<DocumentRecord<'a>>,
    /// Which sentences render each other.
    pub alignment: Vec<BeadRecord<'a>>,
    /// The edits of each bead, in the alignment's order.
    pub edits: Vec<Vec<EditRecord<'a>>>,
    /// The findings, worst first, then in the order of the text.
    pub divergences: Vec<DivergenceRecord<'a>>,
    /// Every number, date, name and quotation of either text with where it stands in both.
    pub facts: Vec<FactRecord<'a>>,
    /// Counts.
    pub statistics: &'a Statistics,
    /// Penalty points by MQM: information, no verdict.
    pub mqm: mqm::Score,
    /// The gate's answer.
    pub verdict: &'a Verdict,
    /// What was guessed or bounded.
    pub notices: &'a [Notice],
}

impl<'a> ReportRecord<'a> {
    /// The record of a report; with what each edit's score is made of, if that is to be explained.
    pub fn new(report: &'a Report, explain: bool) -> Self {
        let documents = report.documents.as_ref();
        Self {
            schema_version: SCHEMA_VERSION,
            tool: ToolRecord::default(),
            mode: report.mode,
            documents: documents.map(DocumentRecord::new),
            alignment: report.alignment.beads.iter().map(BeadRecord::new).collect(),
            edits: (report.diffs.iter())
                .map(|diff| {
                    diff.edits
                        .iter()
                        .map(|edit| EditRecord::new(edit, documents, explain))
                        .collect()
                })
                .collect(),
            divergences: (report.divergences.iter())
                .map(|divergence| DivergenceRecord::new(divergence, documents))
                .collect(),
            facts: (report.facts.iter())
                .map(|fact| FactRecord::new(fact, documents))
                .collect(),
            statistics: &report.statistics,
            mqm: mqm::score(&report.statistics),
            verdict: &report.verdict,
            notices: &report.notices,
        }
    }
}

/// The program that wrote a record.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToolRecord {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

impl Default for ToolRecord {
    fn default() -> Self {
        Self {
            name: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}

/// One of the two texts.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DocumentRecord<'a> {
    /// The path as it was given; `-` for standard input, empty for a text given directly.
    pub path: &'a str,
    /// The reader that took the text out of the bytes.
    pub format: &'a str,
    /// The character encoding, by its WHATWG name.
    pub encoding: &'a str,
    /// The language as an ISO 639-1 code, or `und`.
    pub language: &'a str,
    /// SHA-256 of the bytes as read.
    pub sha256: &'a str,
    /// Whether the text was taken out of markup, so that spans count in the extracted text.
    pub extracted: bool,
    /// The sentences in text order.
    pub sentences: Vec<SentenceRecord<'a>>,
    /// What was guessed while reading it.
    pub notices: &'a [Notice],
}

impl<'a> DocumentRecord<'a> {
    /// The record of a document.
    pub fn new(document: &'a Document) -> Self {
        Self {
            path: &document.source.path,
            format: &document.source.format,
            encoding: &document.source.encoding,
            language: &document.language,
            sha256: &document.source.sha256,
            extracted: document.origin.is_extracted(),
            sentences: (0..document.sentences.len())
                .map(|index| SentenceRecord::new(document, index))
                .collect(),
            notices: &document.notices,
        }
    }
}

/// A sentence.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SentenceRecord<'a> {
    /// Its index, from 0.
    pub index: usize,
    /// What the passage it stands in is on the page.
    pub passage: PassageKind,
    /// Its text and place.
    #[serde(flatten)]
    pub place: PlaceRecord<'a>,
}

impl<'a> SentenceRecord<'a> {
    fn new(document: &'a Document, index: usize) -> Self {
        Self {
            index,
            passage: document.kind_of(index),
            place: PlaceRecord::new(document, document.sentences[index].span),
        }
    }
}

/// A stretch of a document with its place in the file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlaceRecord<'a> {
    /// The text.
    pub text: &'a str,
    /// Where it stands in the document's text.
    pub span: Span,
    /// The line of the file it begins in, from 1.
    pub line: usize,
    /// The column it begins in, in characters from 1.
    pub column: usize,
}

impl<'a> PlaceRecord<'a> {
    /// The place of a span.
    pub fn new(document: &'a Document, span: Span) -> Self {
        let position = document.origin.position(&document.text, span.start);
        Self {
            text: slice(document, span),
            span,
            line: position.line,
            column: position.column,
        }
    }
}

/// A bead.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BeadRecord<'a> {
    /// The original's sentences, as indices.
    pub original: &'a [usize],
    /// The rendition's sentences, as indices.
    pub rendition: &'a [usize],
    /// What kind of bead it is.
    pub kind: BeadKind,
    /// Whether the passage moved.
    pub moved: bool,
    /// How sure the pairing is, 0 to 1.
    pub score: f32,
    /// What the pairing rests on.
    pub method: BeadMethod,
    /// For an omission or addition: what came nearest on the other side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<Candidate>,
}

impl<'a> BeadRecord<'a> {
    /// The record of a bead.
    pub fn new(bead: &'a Bead) -> Self {
        Self {
            original: &bead.sentences.original,
            rendition: &bead.sentences.rendition,
            kind: bead.kind(),
            moved: bead.moved,
            score: bead.score,
            method: bead.method,
            nearest: bead.nearest,
        }
    }
}

/// An edit.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EditRecord<'a> {
    /// What happened.
    pub op: EditOp,
    /// What it means.
    pub class: EditClass,
    /// How likely it changes what is claimed, 0 to 1.
    pub score: f32,
    /// The original's text, if it has any.
    pub original: Option<PieceRecord<'a>>,
    /// The rendition's text, if it has any.
    pub rendition: Option<PieceRecord<'a>>,
    /// Why it was classed so.
    pub reason: &'a str,
    /// What the score is made of; only when asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contributions: Option<Vec<ContributionRecord>>,
}

impl<'a> EditRecord<'a> {
    fn new(edit: &'a Edit, documents: Pair<&'a Document>, explain: bool) -> Self {
        let piece = |side: Side| {
            edit.spans.get(side).map(|span| PieceRecord {
                text: slice(documents.get(side), span),
                span,
            })
        };
        Self {
            op: edit.op,
            class: edit.class,
            score: edit.score(),
            contributions: explain.then(|| {
                let contributions = edit.contributions();
                contributions
                    .map(|(feature, points)| ContributionRecord { feature, points })
                    .collect()
            }),
            original: piece(Side::Original),
            rendition: piece(Side::Rendition),
            reason: edit.reason,
        }
    }
}

/// What a feature adds to the score of an edit.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ContributionRecord {
    /// The feature's name.
    pub feature: &'static str,
    /// Ten points double the odds that what is claimed has changed.
    pub points: i16,
}

/// A stretch of a document.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PieceRecord<'a> {
    /// The text.
    pub text: &'a str,
    /// Where it stands in the document's text.
    pub span: Span,
}

/// A finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DivergenceRecord<'a> {
    /// The rule's name.
    pub rule: &'static str,
    /// The rule's code.
    pub code: &'static str,
    /// What kind of thing diverges.
    #[serde(rename = "type")]
    pub kind: DivergenceType,
    /// What it means for what is claimed.
    pub class: EditClass,
    /// How much it matters.
    pub severity: Severity,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// The bead it was found in, as an index into the alignment.
    pub bead: Option<usize>,
    /// The original's place, if it has one.
    pub original: Option<PlaceRecord<'a>>,
    /// The rendition's place, if it has one.
    pub rendition: Option<PlaceRecord<'a>>,
    /// The second place, for a contradiction inside one document.
    pub related: Option<RelatedRecord<'a>>,
    /// The finding in one line.
    pub message: &'a str,
    /// What was read on each side and how.
    pub evidence: &'a [String],
    /// A versioned hash that survives edits elsewhere.
    pub fingerprint: &'a str,
    /// Where it stands with the team.
    pub state: State,
    /// Who accepted it and why, when it is accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acceptance: Option<&'a Acceptance>,
    /// Its category in MQM's error typology.
    pub mqm: &'static str,
}

impl<'a> DivergenceRecord<'a> {
    /// The record of a finding.
    pub fn new(divergence: &'a Divergence, documents: Pair<&'a Document>) -> Self {
        let place = |side: Side| {
            let document: &'a Document = documents.get(side);
            divergence.spans.get(side).map(|span| PlaceRecord::new(document, span))
        };
        Self {
            rule: divergence.rule,
            code: divergence.code,
            kind: divergence.kind,
            class: divergence.class,
            severity: divergence.severity,
            confidence: divergence.confidence,
            bead: divergence.bead,
            original: place(Side::Original),
            rendition: place(Side::Rendition),
            related: divergence.related.map(|related| RelatedRecord {
                side: related.side,
                place: PlaceRecord::new(documents.get(related.side), related.span),
            }),
            message: &divergence.message,
            evidence: &divergence.evidence,
            fingerprint: &divergence.fingerprint,
            state: divergence.state,
            acceptance: divergence.acceptance.as_ref(),
            mqm: mqm::category(divergence),
        }
    }
}

/// The second place of a finding inside one document.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RelatedRecord<'a> {
    /// Which document it stands in.
    pub side: Side,
    /// Its text and place.
    #[serde(flatten)]
    pub place: PlaceRecord<'a>,
}

/// A checkable detail.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FactRecord<'a> {
    /// What kind of detail it is.
    pub kind: FactKind,
    /// How the two texts stand to each other in it.
    pub status: FactStatus,
    /// How it was read on each side.
    pub value: Pair<Option<&'a str>>,
    /// Its places in the original.
    pub original: Vec<PlaceRecord<'a>>,
    /// Its places in the rendition.
    pub rendition: Vec<PlaceRecord<'a>>,
    /// The fingerprint of the finding that it changed by.
    pub finding: Option<&'a str>,
}

impl<'a> FactRecord<'a> {
    /// The record of a fact.
    pub fn new(fact: &'a Fact, documents: Pair<&'a Document>) -> Self {
        let places = |side: Side| {
            let spans = fact.places.get(side).iter();
            spans.map(|&span| PlaceRecord::new(documents.get(side), span)).collect()
        };
        Self {
            kind: fact.kind,
            status: fact.status,
            value: fact.value.as_ref().map(|value| value.as_deref()),
            original: places(Side::Original),
            rendition: places(Side::Rendition),
            finding: fact.finding.as_deref(),
        }
    }
}

/// An alignment without findings: what `align` writes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AlignmentRecord<'a> {
    /// The version of this shape.
    pub schema_version: u32,
    /// What wrote it.
    pub tool: ToolRecord,
    /// The two texts, sentence by sentence.
    pub documents: Pair<DocumentRecord<'a>>,
    /// Which sentences render each other.
    pub alignment: Vec<BeadRecord<'a>>,
}

impl<'a> AlignmentRecord<'a> {
    /// The record of two aligned documents.
    pub fn new(documents: Pair<&'a Document>, beads: &'a [Bead]) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            tool: ToolRecord::default(),
            documents: documents.map(DocumentRecord::new),
            alignment: beads.iter().map(BeadRecord::new).collect(),
        }
    }
}

/// The text of a span; empty rather than a panic should a span ever miss its document.
fn slice(document: &Document, span: Span) -> &str {
    document.text.get(span.range()).unwrap_or_default()
}
