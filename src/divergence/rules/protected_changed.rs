//! A wording that the house protects, gone, new or another one.

use crate::{
    alignment::BeadKind,
    divergence::{BeadView, Comparison, DivergenceType, Finding, Findings, Protected, Rule, RuleMeta, Severity},
    lexicon::stem,
    pair::{Pair, Side},
    text::{Span, fold},
};

/// The rule.
pub(crate) struct ProtectedChanged;

static META: RuleMeta = RuleMeta {
    name: "protected-changed",
    code: "SD951",
    kind: DivergenceType::Meaning,
    severity: Severity::Critical,
    summary: "a wording that the house protects is gone, new or another one",
    doc: "\
A pattern under `[[protect]]` in `storydiff.toml` matches in one text, and the sentences that render it hold no such match
or another one. Matches are the same when they have the same words in whatever form: `alleged`, `allegedly`.

**Why it matters.** Some words stand in a story for a reason that no reader sees: a lawyer's, a regulator's, a sponsor's.

**Example.** With `pattern = \"(?i)alleged(ly)?\"`: “the alleged fraud at the mill” → “the fraud at the mill”.

**Not flagged.** A match that moved with its sentence; anything while the house protects nothing.
",
};

impl Rule for ProtectedChanged {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, _bead: &BeadView<'_>, _found: &mut Findings) {}

    fn check_document(&self, comparison: &Comparison<'_>, found: &mut Findings) {
        for protected in &comparison.settings.knowledge.protected {
            check(comparison, protected, found);
        }
    }
}

/// A match in one of the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Match<'a> {
    span: Span,
    text: &'a str,
    /// The bead of the sentence it stands in, if that has one.
    bead: Option<usize>,
}

fn check(comparison: &Comparison<'_>, protected: &Protected, found: &mut Findings) {
    let mut left = Pair::new(
        matches(comparison, protected, Side::Original),
        matches(comparison, protected, Side::Rendition),
    );
    take_pairs(&mut left, |one, other| {
        one.bead == other.bead && says_same(one.text, other.text)
    });
    let mut changed = take_pairs(&mut left, |one, other| one.bead.is_some() && one.bead == other.bead);
    // What stands in a sentence without a partner may have gone over into any other sentence.
    let alone = |place: &Match<'_>| place.bead.is_none_or(|bead| is_alone(comparison, bead));
    take_pairs(&mut left, |one, other| {
        (alone(one) || alone(other)) && says_same(one.text, other.text)
    });
    changed.sort_by_key(|pair| pair.original.span.start);
    for pair in changed {
        let message = format!(
            "protected wording: {} became {}",
            pair.original.text, pair.rendition.text
        );
        let spans = pair.map(|place| Some(place.span));
        found.push(finding(message, pair.original.bead, spans, protected));
    }
    for place in left.original {
        let message = format!("protected wording is gone: {}", place.text);
        found.push(
            finding(message, place.bead, Pair::new(Some(place.span), None), protected).kind(DivergenceType::Omission),
        );
    }
    for place in left.rendition {
        let message = format!("protected wording is new: {}", place.text);
        found.push(
            finding(message, place.bead, Pair::new(None, Some(place.span)), protected).kind(DivergenceType::Addition),
        );
    }
}

fn finding(message: String, bead: Option<usize>, spans: Pair<Option<Span>>, protected: &Protected) -> Finding {
    let mut finding = Finding::new(&META, message)
        .spans(spans)
        .evidence(format!("the house protects {}", protected.pattern()));
    if let Some(bead) = bead {
        finding = finding.bead(bead);
    }
    finding
}

fn matches<'a>(comparison: &Comparison<'a>, protected: &Protected, side: Side) -> Vec<Match<'a>> {
    let document = match side {
        Side::Original => comparison.documents.original,
        Side::Rendition => comparison.documents.rendition,
    };
    let text = document.text.as_str();
    let bead_at = |offset: usize| {
        let sentence = document
            .sentences
            .partition_point(|sentence| sentence.span.end <= offset);
        let beads = &comparison.alignment.beads;
        beads
            .iter()
            .position(|bead| bead.sentences.get(side).contains(&sentence))
    };
    let matches = protected.places(text).map(|span| Match {
        span,
        text: text.get(span.range()).unwrap_or_default(),
        bead: bead_at(span.start),
    });
    matches.collect()
}

/// Takes out of both lists what belongs together, in the order of the original.
fn take_pairs<'a>(
    left: &mut Pair<Vec<Match<'a>>>,
    belong: impl Fn(&Match<'a>, &Match<'a>) -> bool,
) -> Vec<Pair<Match<'a>>> {
    let mut pairs = Vec::new();
    let rendition = &mut left.rendition;
    left.original.retain(|one| {
        let partner = rendition.iter().position(|other| belong(one, other));
        if let Some(partner) = partner {
            pairs.push(Pair::new(*one, rendition.remove(partner)));
        }
        partner.is_none()
    });
    pairs
}

fn is_alone(comparison: &Comparison<'_>, bead: usize) -> bool {
    let bead = comparison.alignment.beads.get(bead);
    bead.is_none_or(|bead| matches!(bead.kind(), BeadKind::Omission | BeadKind::Addition))
}

/// Whether two matches have the same words, in whatever form.
fn says_same(one: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<_> {
        let folded = fold(text).to_lowercase();
        folded.split_whitespace().map(stem).collect()
    };
    one == other || words(one) == words(other)
}
