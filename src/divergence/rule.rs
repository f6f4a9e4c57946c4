use crate::{
    diff::EditClass,
    pair::{Pair, Side},
    text::Span,
};

use super::{BeadView, Comparison, Confidence, Divergence, DivergenceType, Place, Severity, State};

/// A check for one kind of divergence. A rule sees mentions, links and edits; it knows no file format and no colour.
pub trait Rule: Sync {
    /// What the rule is called and what it is for.
    fn meta(&self) -> &'static RuleMeta;

    /// Looks at one bead.
    fn check(&self, bead: &BeadView<'_>, found: &mut Findings);

    /// Looks at the whole comparison, once; it sees no findings of beads.
    fn check_document(&self, _comparison: &Comparison<'_>, _found: &mut Findings) {}
}

/// A rule's name, code and documentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleMeta {
    /// Its name, as policies and suppressions call it: `number-changed`.
    pub name: &'static str,
    /// Its code, which never changes: `SD101`.
    pub code: &'static str,
    /// The type of its findings.
    pub kind: DivergenceType,
    /// The severity of its findings, unless the place or the values say otherwise.
    pub severity: Severity,
    /// What it finds, in one line.
    pub summary: &'static str,
    /// Its documentation in Markdown: what it flags, why it matters, an example, what it does not flag.
    pub doc: &'static str,
}

/// A finding in the making.
#[derive(Debug, Clone)]
pub struct Finding {
    divergence: Divergence,
}

impl Finding {
    /// A factual finding with the rule's severity and high confidence.
    pub fn new(meta: &'static RuleMeta, message: impl Into<String>) -> Self {
        Self {
            divergence: Divergence {
                rule: meta.name,
                code: meta.code,
                kind: meta.kind,
                class: EditClass::Factual,
                severity: meta.severity,
                confidence: Confidence::High,
                bead: None,
                spans: Pair::default(),
                related: None,
                message: in_one_line(message.into()),
                evidence: Vec::new(),
                fingerprint: String::new(),
                state: State::New,
                acceptance: None,
            },
        }
    }

    /// Where it stands on a side.
    #[must_use]
    pub fn at(mut self, side: Side, span: Span) -> Self {
        *self.divergence.spans.get_mut(side) = Some(span);
        self
    }

    /// Where it stands on either side, as far as it does.
    #[must_use]
    pub fn spans(mut self, spans: Pair<Option<Span>>) -> Self {
        self.divergence.spans = spans;
        self
    }

    /// The bead it was found in.
    #[must_use]
    pub fn bead(mut self, bead: usize) -> Self {
        self.divergence.bead = Some(bead);
        self
    }

    /// The second place of a contradiction inside one document.
    #[must_use]
    pub fn related(mut self, side: Side, span: Span) -> Self {
        self.divergence.related = Some(Place { side, span });
        self
    }

    /// Another severity than the rule's own.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.divergence.severity = severity;
        self
    }

    /// Another type than the rule's own.
    #[must_use]
    pub fn kind(mut self, kind: DivergenceType) -> Self {
        self.divergence.kind = kind;
        self
    }

    /// Less than high confidence.
    #[must_use]
    pub fn confidence(mut self, confidence: Confidence) -> Self {
        self.divergence.confidence = confidence;
        self
    }

    /// Another class than factual.
    #[must_use]
    pub fn class(mut self, class: EditClass) -> Self {
        self.divergence.class = class;
        self
    }

    /// A line on what was read and how.
    #[must_use]
    pub fn evidence(mut self, line: impl Into<String>) -> Self {
        self.divergence.evidence.push(in_one_line(line.into()));
        self
    }
}

/// Words of a text are quoted as they stand there, and a line may end within them.
fn in_one_line(text: String) -> String {
    if text.contains(['\n', '\r']) {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        text
    }
}

/// The findings of a bead, or of the texts as wholes, so far.
#[derive(Debug, Default)]
pub struct Findings {
    divergences: Vec<Divergence>,
}

impl Findings {
    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        self.divergences.push(finding.divergence);
    }

    /// Adds a finding where there is one.
    pub fn extend(&mut self, finding: Option<Finding>) {
        self.divergences.extend(finding.map(|finding| finding.divergence));
    }

    /// Adds findings.
    pub fn extend_all(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.divergences
            .extend(findings.into_iter().map(|finding| finding.divergence));
    }

    /// The findings of a bead so far, from the rules that ran before.
    pub fn of_bead(&self, bead: usize) -> impl Iterator<Item = &Divergence> {
        self.divergences
            .iter()
            .rev()
            .take_while(move |divergence| divergence.bead == Some(bead))
    }

    /// Whether a finding of a bead so far covers part of this span on this side.
    pub fn touches(&self, bead: usize, side: Side, span: Span) -> bool {
        self.of_bead(bead)
            .any(|divergence| divergence.spans.get(side).is_some_and(|other| other.overlaps(span)))
    }

    pub(super) fn retain(&mut self, keep: impl FnMut(&Divergence) -> bool) {
        self.divergences.retain(keep);
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Divergence> {
        self.divergences.iter_mut()
    }

    /// Adds what was found elsewhere.
    pub(super) fn append(&mut self, mut others: Self) {
        self.divergences.append(&mut others.divergences);
    }

    /// All findings, overlapping ones merged, in the order in which they were found.
    pub(super) fn into_divergences(self) -> Vec<Divergence> {
        super::merge::merge(self.divergences)
    }
}
