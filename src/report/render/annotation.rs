//! Where a finding is annotated, for formats that point at files: one place is the finding's own, the others stand
//! beside it.

use std::cmp::Reverse;

use super::{RenderSettings, layout, select};
use crate::{
    alignment::Bead,
    divergence::{Divergence, Severity, State},
    pair::Side,
    report::Report,
    segmentation::Document,
    text::{Region, Span, safe},
};

/// A finding and its places.
pub(super) struct Annotation<'a> {
    pub(super) finding: &'a Divergence,
    pub(super) level: Level,
    /// The place in the file that changed.
    pub(super) at: Spot<'a>,
    /// What the finding says of other places: of the other text, or of the same one where it contradicts itself.
    pub(super) others: Vec<Spot<'a>>,
}

/// A place in a file.
pub(super) struct Spot<'a> {
    pub(super) side: Side,
    pub(super) document: &'a Document,
    pub(super) region: Region,
    /// The words that stand there; none where the place only shows what they are missing from.
    pub(super) words: Option<&'a str>,
}

/// The three levels that consumers know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Note,
    Warning,
    Error,
}

/// The findings that are shown, each with its places, in the order asked for.
pub(super) fn annotations<'a>(report: &'a Report, settings: &RenderSettings) -> Vec<Annotation<'a>> {
    let neighbours = Neighbours::new(report, settings.annotate);
    (select::findings(report, settings).into_iter())
        .map(|finding| of(report, finding, settings.annotate, &neighbours))
        .collect()
}

/// The annotations of several reports, the worst first.
pub(super) fn worst_first<'a>(reports: &[&'a Report], settings: &RenderSettings) -> Vec<Annotation<'a>> {
    let mut all: Vec<_> = reports
        .iter()
        .flat_map(|report| annotations(report, settings))
        .collect();
    all.sort_by_key(|annotation| Reverse((annotation.level, annotation.finding.severity)));
    all
}

/// The annotation of a finding, in the file of the given side if it can be.
fn of<'a>(report: &'a Report, finding: &'a Divergence, annotated: Side, neighbours: &Neighbours<'_>) -> Annotation<'a> {
    let spot = |side: Side, span: Span| Spot {
        words: Some(words(report.documents.get(side), span)),
        ..place(report, side, span)
    };
    let on = |side: Side| finding.spans.get(side).map(|span| spot(side, span));
    let other = annotated.other();
    let (at, others) = match (on(annotated), on(other)) {
        (Some(at), there) => (at, Vec::from_iter(there)),
        (None, Some(there)) if finding.related.is_some() => (there, Vec::new()),
        (None, there) => {
            let near = neighbours.nearest(finding).unwrap_or_default();
            (place(report, annotated, near), Vec::from_iter(there))
        }
    };
    let related = finding.related.map(|related| spot(related.side, related.span));
    Annotation {
        finding,
        level: level(report, finding),
        at,
        others: others.into_iter().chain(related).collect(),
    }
}

/// What fails the run is an error. What does not is ranked by its own weight.
fn level(report: &Report, finding: &Divergence) -> Level {
    match finding.severity {
        _ if finding.state == State::Accepted => Level::Note,
        severity if report.verdict.fail_on.is_reached_by(severity) => Level::Error,
        Severity::Critical => Level::Error,
        Severity::Major => Level::Warning,
        Severity::Minor | Severity::Neutral => Level::Note,
    }
}

/// The beginning of a text: its file as a whole.
pub(super) fn start(report: &Report, side: Side) -> Spot<'_> {
    place(report, side, Span::default())
}

fn place(report: &Report, side: Side, span: Span) -> Spot<'_> {
    let document = report.documents.get(side);
    Spot {
        side,
        document,
        region: document.origin.region(&document.text, span),
        words: None,
    }
}

fn words(document: &Document, span: Span) -> &str {
    document.text.get(span.range()).unwrap_or_default()
}

/// Where a side would have what a finding misses there.
struct Neighbours<'a> {
    report: &'a Report,
    side: Side,
    /// The beads with sentences on both sides, by the last one on the other side.
    partners: Vec<(usize, &'a Bead)>,
}

impl<'a> Neighbours<'a> {
    fn new(report: &'a Report, side: Side) -> Self {
        let beads = report.alignment.beads.iter();
        let partners = beads.filter(|bead| !bead.sentences.get(side).is_empty());
        let mut partners: Vec<_> = partners
            .filter_map(|bead| Some((*bead.sentences.get(side.other()).last()?, bead)))
            .collect();
        partners.sort_by_key(|(last, _)| *last);
        Self { report, side, partners }
    }

    /// The sentences of a finding's bead, or what renders the passage before it, or else the one behind it.
    fn nearest(&self, finding: &Divergence) -> Option<Span> {
        let beads = &self.report.alignment.beads;
        let bead = beads.get(finding.bead?)?;
        let sentences = &self.report.documents.get(self.side).sentences;
        let first = |bead: &Bead| Some(sentences.get(*bead.sentences.get(self.side).first()?)?.span);
        first(bead).or_else(|| {
            let at = *bead.sentences.get(self.side.other()).first()?;
            let behind = self.partners.partition_point(|(last, _)| *last < at);
            let partner = self.partners.get(behind.saturating_sub(1)).map(|(_, bead)| *bead);
            partner.map_or_else(|| beads.iter().find_map(first), first)
        })
    }
}

impl Spot<'_> {
    /// The path of the file, as consumers match it with what they know: without `./`, nothing acting on a terminal.
    pub(super) fn path(&self) -> String {
        let name = layout::name(self.document, self.side);
        let plain = name.strip_prefix("./").filter(|rest| !rest.is_empty()).unwrap_or(&name);
        safe(plain).into_owned()
    }

    /// What a person is told of the place: `original wire.txt:1:185: “240”`.
    pub(super) fn describe(&self) -> String {
        let place = format!(
            "{} {}:{}:{}",
            self.side,
            self.path(),
            self.region.start.line,
            self.region.start.column
        );
        match self.words {
            Some(words) => format!("{place}: “{}”", text(words)),
            None => place,
        }
    }

    /// Whose words stand there.
    pub(super) fn caption(&self) -> String {
        match self.words {
            Some(words) => format!("{}: “{}”", self.side, text(words)),
            None => self.side.to_string(),
        }
    }
}

/// Text from a file on one line, with nothing that acts on whoever shows it.
pub(super) fn text(text: &str) -> String {
    safe(&layout::one_line(text)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{policy::FailLevel, report::render::story};

    #[test]
    fn findings_are_annotated_in_the_rendition() {
        let report = story::harbour(FailLevel::Major);
        let annotations = annotations(&report, &RenderSettings::default());
        assert!(
            annotations
                .iter()
                .all(|annotation| annotation.at.side == Side::Rendition)
        );
        let dropped = annotations
            .iter()
            .find(|annotation| annotation.finding.message.contains("only the original"));
        let dropped = dropped.expect("the omission");
        assert_eq!(dropped.at.words, None);
        assert_eq!(dropped.at.region.start.line, 7, "the passage before what was left out");
        assert!(
            dropped.others[0]
                .describe()
                .starts_with("original wire.txt:7:1: “No trace")
        );
    }

    #[test]
    fn the_other_file_can_be_annotated_instead() {
        let report = story::harbour(FailLevel::Major);
        let settings = RenderSettings {
            annotate: Side::Original,
            ..RenderSettings::default()
        };
        let annotations = annotations(&report, &settings);
        assert!(annotations.iter().all(|annotation| annotation.at.path() == "wire.txt"));
    }

    #[test]
    fn what_fails_the_run_is_an_error() {
        let levels = |fail_on| {
            let report = story::harbour(fail_on);
            let annotations = annotations(&report, &RenderSettings::default());
            annotations
                .iter()
                .map(|annotation| annotation.level)
                .collect::<Vec<_>>()
        };
        use Level::{Error, Note, Warning};
        assert_eq!(
            levels(FailLevel::None),
            [Error, Warning, Warning, Warning, Warning, Note]
        );
        assert_eq!(levels(FailLevel::Major), [Error, Error, Error, Error, Error, Note]);
    }
}
