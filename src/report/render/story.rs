//! Reports made by hand for tests of formats: no stage of the pipeline is asked.
//!
//! A bead is written as one text with its edits in braces: `The court jailed {f:eight|nine} men.` Before the colon
//! stands the class (`f`actual, `u`nresolved, `p`araphrase, `t`ypography), before and after the bar the two wordings;
//! `‖` ends a sentence inside the bead.

use crate::{
    alignment::{Alignment, Bead, BeadMethod},
    diff::{BeadDiff, Edit, EditClass, EditOp, Features},
    divergence::{Confidence, Divergence, DivergenceType, Mode, Severity, State},
    input::Source,
    pair::{Pair, Side},
    policy::{FailLevel, Outcome, Verdict},
    report::{Report, Statistics},
    segmentation::{Document, Passage, PassageKind, Sentence},
    text::{OriginMap, Span},
};

/// A story in two renditions under construction.
#[derive(Default)]
pub(super) struct Story {
    report: Option<Report>,
    beads: Vec<Written>,
}

#[derive(Default)]
struct Written {
    marked: String,
    moved: bool,
    flags: Vec<Flag>,
}

struct Flag {
    severity: Severity,
    kind: DivergenceType,
    message: String,
    words: Pair<String>,
    state: State,
}

impl Story {
    pub(super) fn bead(mut self, marked: &str) -> Self {
        self.beads.push(Written {
            marked: marked.to_owned(),
            ..Written::default()
        });
        self
    }

    /// Flags words of the last bead; an empty wording is none.
    pub(super) fn flag(
        mut self,
        severity: Severity,
        kind: DivergenceType,
        message: &str,
        original: &str,
        rendition: &str,
    ) -> Self {
        let words = Pair::new(original.to_owned(), rendition.to_owned());
        let message = message.to_owned();
        let flag = Flag {
            severity,
            kind,
            message,
            words,
            state: State::New,
        };
        self.beads.last_mut().expect("a bead to flag").flags.push(flag);
        self
    }

    /// Accepts the last flag.
    pub(super) fn accepted(mut self) -> Self {
        self.beads
            .last_mut()
            .and_then(|bead| bead.flags.last_mut())
            .expect("a flag")
            .state = State::Accepted;
        self
    }

    /// The rendition has the last bead before all others.
    pub(super) fn moved(mut self) -> Self {
        self.beads.last_mut().expect("a bead to move").moved = true;
        self
    }

    /// The report, with the given fail level.
    pub(super) fn report(mut self, fail_on: FailLevel) -> Report {
        let mut documents = Pair::new(document("wire.txt"), document("desk/rewrite.txt"));
        let mut order: Vec<usize> = (0..self.beads.len()).collect();
        order.sort_by_key(|&index| !self.beads[index].moved);
        let original: Vec<_> = self
            .beads
            .iter()
            .map(|bead| write(bead, Side::Original, &mut documents.original))
            .collect();
        let mut rendition: Vec<_> = self.beads.iter().map(|_| Half::default()).collect();
        for &index in &order {
            rendition[index] = write(&self.beads[index], Side::Rendition, &mut documents.rendition);
        }
        for side in Side::BOTH {
            let document = documents.get_mut(side);
            document.origin = OriginMap::identity(&document.text);
        }
        let mut alignment = Alignment::default();
        let mut diffs = Vec::new();
        let mut divergences = Vec::new();
        for index in order {
            let sides = Pair::new(&original[index], &rendition[index]);
            let bead = &self.beads[index];
            divergences.extend(
                bead.flags
                    .iter()
                    .map(|flag| finding(flag, alignment.beads.len(), sides, &documents)),
            );
            alignment.beads.push(Bead {
                sentences: sides.map(|side| side.sentences.clone()),
                score: 0.8,
                moved: bead.moved,
                method: BeadMethod::Words,
                nearest: None,
            });
            diffs.push(BeadDiff {
                edits: edits(bead, sides),
                links: Vec::new(),
                by_runs: false,
            });
        }
        divergences.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        self.report
            .take()
            .unwrap_or_else(|| report(documents, alignment, diffs, divergences, fail_on))
    }
}

/// What a bead became on one side.
#[derive(Default)]
struct Half {
    sentences: Vec<usize>,
    span: Span,
    /// The span of each piece, in the order written.
    pieces: Vec<Option<Span>>,
}

fn document(path: &str) -> Document {
    Document {
        source: Source {
            path: path.to_owned(),
            ..Source::default()
        },
        language: "en".into(),
        ..Document::default()
    }
}

/// The pieces of a marked text: class and both wordings.
fn pieces(marked: &str) -> Vec<(EditClass, Pair<&str>)> {
    let mut pieces = Vec::new();
    let mut rest = marked;
    while let Some(open) = rest.find('{') {
        let close = rest[open..].find('}').expect("a closing brace") + open;
        if open > 0 {
            pieces.push((EditClass::Unchanged, Pair::new(&rest[..open], &rest[..open])));
        }
        let (class, words) = rest[open + 1..close].split_once(':').expect("a class");
        let (original, rendition) = words.split_once('|').expect("two wordings");
        let class = match class {
            "f" => EditClass::Factual,
            "u" => EditClass::Unresolved,
            "p" => EditClass::Paraphrase,
            _ => EditClass::Formatting,
        };
        pieces.push((class, Pair::new(original, rendition)));
        rest = &rest[close + 1..];
    }
    if !rest.is_empty() {
        pieces.push((EditClass::Unchanged, Pair::new(rest, rest)));
    }
    pieces
}

fn write(bead: &Written, side: Side, document: &mut Document) -> Half {
    let start = document.text.len();
    let mut written = Half::default();
    let mut sentence = start;
    let passage = document.passages.len();
    let mut close = |document: &mut Document, from: usize| {
        let span = Span::new(from, document.text.trim_end().len().max(from));
        if !span.is_empty() {
            written.sentences.push(document.sentences.len());
            document.sentences.push(Sentence {
                passage,
                span,
                tokens: 0..0,
            });
        }
    };
    for (_, words) in pieces(&bead.marked) {
        let from = document.text.len();
        for (index, part) in words.get(side).split('‖').enumerate() {
            if index > 0 {
                close(document, sentence);
                sentence = document.text.len();
            }
            document.text.push_str(part);
        }
        let span = Span::new(from, document.text.len());
        written.pieces.push((!span.is_empty()).then_some(span));
    }
    close(document, sentence);
    written.span = Span::new(start, document.text.len());
    if !written.span.is_empty() {
        let sentences = written.sentences[0]..document.sentences.len();
        document.passages.push(Passage {
            kind: PassageKind::Paragraph,
            span: written.span,
            sentences,
            entity: None,
        });
        document.text.push_str("\n\n");
    }
    written
}

fn edits(bead: &Written, sides: Pair<&Half>) -> Vec<Edit> {
    (pieces(&bead.marked).into_iter().enumerate())
        .map(|(index, (class, _))| {
            let spans = sides.map(|side| side.pieces.get(index).copied().flatten());
            let op = match (class, spans.original, spans.rendition) {
                (EditClass::Unchanged, ..) => EditOp::Equal,
                (_, _, None) => EditOp::Delete,
                (_, None, _) => EditOp::Insert,
                _ => EditOp::Replace,
            };
            Edit {
                op,
                class,
                features: Features::default(),
                spans,
                tokens: Pair::new(0..0, 0..0),
                reason: "",
            }
        })
        .collect()
}

fn finding(flag: &Flag, bead: usize, sides: Pair<&Half>, documents: &Pair<Document>) -> Divergence {
    let span = |side: Side| {
        let words = flag.words.get(side);
        let stretch = sides.get(side).span;
        let at = (!words.is_empty()).then(|| {
            stretch
                .of(&documents.get(side).text)
                .find(words.as_str())
                .expect("its words")
        })?;
        Some(Span::new(stretch.start + at, stretch.start + at + words.len()))
    };
    Divergence {
        rule: "number-changed",
        code: "SD101",
        kind: flag.kind,
        class: EditClass::Factual,
        severity: flag.severity,
        confidence: Confidence::High,
        bead: Some(bead),
        spans: Pair::new(span(Side::Original), span(Side::Rendition)),
        related: None,
        message: flag.message.clone(),
        evidence: vec![
            "original: 8 (cardinal, counts “men”)".to_owned(),
            "rendition: 9 (cardinal, counts “men”)".to_owned(),
        ],
        fingerprint: "v1:0123456789abcdef".to_owned(),
        state: flag.state,
        acceptance: None,
    }
}

fn report(
    documents: Pair<Document>,
    alignment: Alignment,
    diffs: Vec<BeadDiff>,
    divergences: Vec<Divergence>,
    fail_on: FailLevel,
) -> Report {
    let mut statistics = Statistics {
        sentences: documents.as_ref().map(|document| document.sentences.len()),
        words: documents
            .as_ref()
            .map(|document| document.text.split_whitespace().count()),
        moved: alignment.beads.iter().filter(|bead| bead.moved).count(),
        ..Statistics::default()
    };
    for bead in &alignment.beads {
        let sentences = bead.sentences.as_ref().map(Vec::len);
        match (sentences.original, sentences.rendition) {
            (omitted, 0) => statistics.omitted += omitted,
            (0, added) => statistics.added += added,
            _ => statistics.aligned += 1,
        }
    }
    for edit in diffs.iter().flat_map(|diff| &diff.edits) {
        match edit.class {
            EditClass::Unchanged => {}
            EditClass::Formatting => statistics.edits.formatting += 1,
            EditClass::Paraphrase => statistics.edits.paraphrase += 1,
            EditClass::Unresolved => statistics.edits.unresolved += 1,
            EditClass::Factual => statistics.edits.factual += 1,
        }
    }
    for finding in divergences.iter().filter(|finding| finding.state == State::New) {
        match finding.severity {
            Severity::Neutral => statistics.findings.neutral += 1,
            Severity::Minor => statistics.findings.minor += 1,
            Severity::Major => statistics.findings.major += 1,
            Severity::Critical => statistics.findings.critical += 1,
        }
    }
    let worst = divergences
        .iter()
        .filter(|finding| finding.state == State::New)
        .map(|finding| finding.severity)
        .max();
    let fails = worst.is_some_and(|worst| fail_on.is_reached_by(worst));
    let outcome = if fails { Outcome::Fail } else { Outcome::Pass };
    Report {
        mode: Mode::default(),
        documents,
        alignment,
        diffs,
        divergences,
        facts: Vec::new(),
        statistics,
        verdict: Verdict {
            outcome,
            fail_on,
            worst,
            exceeded: Vec::new(),
            stale: 0,
        },
        notices: Vec::new(),
    }
}

/// A story with a finding of every shape: replaced, dropped, added, moved, split, merged, accepted.
pub(super) fn harbour(fail_on: FailLevel) -> Report {
    use DivergenceType as Type;
    Story::default()
        .bead("The port authority of Larnholm {p:said|announced} on {f:Tuesday|Wednesday} that the old ferry terminal, which has stood empty since a fire in 2011, {p:will be pulled down|is to be demolished} before the end of the year to make room for {f:240|420} flats, a primary school and a covered market hall on the waterfront.")
        .flag(Severity::Major, Type::Date, "Tuesday became Wednesday", "Tuesday", "Wednesday")
        .flag(Severity::Critical, Type::Number, "240 flats became 420 flats", "240", "420")
        .bead("{f:Police said the|The} two men {f:reportedly |}{p:broke into|forced their way into} the harbour office at night.")
        .flag(Severity::Major, Type::Attribution, "“Police said” was dropped", "Police said", "")
        .flag(Severity::Major, Type::Modality, "“reportedly” was dropped: what was uncertain is stated as fact", "reportedly", "")
        .bead("The harbour master{t:'|’}s daughter{p:, who runs the café,| runs the café and} {p:put up|gave} a reward.")
        .bead("{f:No trace of the missing logbook has been found, the insurer said.|}")
        .flag(Severity::Major, Type::Omission, "a claim that only the original makes", "No trace of the missing logbook has been found, the insurer said.", "")
        .bead("{f:|A second fire was reported in the same hall a week later.}")
        .flag(Severity::Minor, Type::Addition, "a claim that only the rendition makes", "", "A second fire was reported in the same hall a week later.")
        .bead("Mayor Ilse Brandt opened the hearing {p:and |‖She }called for calm.")
        .bead("Residents {p:have until|must by} 3 May {p:to object|object}.")
        .moved()
        .bead("The works cost {f:€5m|€6m} and take two years.")
        .flag(Severity::Critical, Type::Number, "5 million euros became 6 million euros", "€5m", "€6m")
        .accepted()
        .report(fail_on)
}
