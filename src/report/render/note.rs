//! The update note: the one paragraph that a desk sends with a new version of its story.
//!
//! `RAISES death toll to 12 from 10 (para 1); ADDS minister’s quote (paras 4–5).` Facts come first, the gravest
//! before the others, then what was added, dropped and moved. Paragraphs count in the later version; where only the
//! earlier one has the place, the note says so.

use std::{
    collections::BTreeSet,
    io::{self, Write},
};

use super::{RenderSettings, layout, movement::Movements, select, words};
use crate::{
    alignment::BeadKind,
    annotation::{
        self, Annotations, Mention, Value,
        quantity::{Quantity, QuantityKind},
    },
    diff::EditClass,
    divergence::{Divergence, DivergenceType, State},
    lexicon,
    pair::{Pair, Side},
    policy::Outcome,
    report::Report,
    segmentation::Document,
    text::{Span, safe},
};

/// Writes the note, on one line.
pub(super) fn render(report: &Report, settings: &RenderSettings, out: &mut dyn Write) -> io::Result<()> {
    if report.verdict.outcome == Outcome::NotComparable {
        let why: Vec<_> = words::objections(report).into_iter().map(|why| why.message).collect();
        return writeln!(out, "{}: {}.", words::outcome(report), why.join("; "));
    }
    let note = Note {
        report,
        annotations: report.documents.as_ref().map(annotation::annotate),
    };
    let mut clauses = note.facts(settings);
    clauses.extend(note.only(Side::Rendition));
    clauses.extend(note.only(Side::Original));
    clauses.extend(note.moves());
    let text = if clauses.is_empty() {
        note.unchanged().to_owned()
    } else {
        clauses.join("; ")
    };
    writeln!(out, "{}.", safe(&layout::one_line(&text)))
}

/// The report with what its texts say, read once more: a note names values that a finding only points at.
struct Note<'a> {
    report: &'a Report,
    annotations: Pair<Annotations>,
}

impl Note<'_> {
    /// A clause for each factual finding, apart from passages that stand in one text only.
    fn facts(&self, settings: &RenderSettings) -> Vec<String> {
        let mut clauses: Vec<String> = Vec::new();
        let mut told: Vec<&Divergence> = Vec::new();
        for finding in select::findings(self.report, settings) {
            let is_told =
                finding.class == EditClass::Factual && finding.state == State::New && finding.related.is_none();
            if !is_told || self.is_whole(finding) || told.iter().any(|other| self.is_within(finding, other)) {
                continue;
            }
            told.push(finding);
            if let Some(clause) = self.fact(finding)
                && !clauses.contains(&clause)
            {
                clauses.push(clause);
            }
        }
        clauses
    }

    /// Whether a finding points at nothing but words that another one tells of already.
    fn is_within(&self, finding: &Divergence, other: &Divergence) -> bool {
        let whole = |side: Side, span: Span| {
            let words = span.readable(&self.report.documents.get(side).text);
            Span::new(span.end - words.len(), span.end)
        };
        Side::BOTH
            .iter()
            .all(|&side| match (*finding.spans.get(side), *other.spans.get(side)) {
                (Some(span), Some(wider)) => whole(side, wider).contains(whole(side, span)),
                (None, _) => true,
                (Some(_), None) => false,
            })
    }

    /// Whether a finding is about sentences that stand in one text only, which have clauses of their own.
    fn is_whole(&self, finding: &Divergence) -> bool {
        let bead = finding.bead.and_then(|bead| self.report.alignment.beads.get(bead));
        bead.is_some_and(|bead| matches!(bead.kind(), BeadKind::Omission | BeadKind::Addition))
    }

    fn fact(&self, finding: &Divergence) -> Option<String> {
        let side = if finding.spans.rendition.is_some() {
            Side::Rendition
        } else {
            Side::Original
        };
        let place = self.place(side, (*finding.spans.get(side))?);
        let words = |side: Side| {
            let span = (*finding.spans.get(side))?;
            Some(span.readable(&self.report.documents.get(side).text).trim())
        };
        let what = match (words(Side::Original), words(Side::Rendition)) {
            (Some(old), Some(new)) => self.figure(finding).unwrap_or_else(|| change(finding.kind, old, new)),
            (Some(old), None) => format!("DROPS {}", quoted(old)),
            (None, Some(new)) => format!("ADDS {}", quoted(new)),
            (None, None) => return None,
        };
        Some(format!("{what} ({place})"))
    }

    /// A changed number, with what it is a number of and which way it went.
    fn figure(&self, finding: &Divergence) -> Option<String> {
        if finding.kind != DivergenceType::Number {
            return None;
        }
        let (old, _) = self.quantity(Side::Original, finding)?;
        let (new, mention) = self.quantity(Side::Rendition, finding)?;
        let is_comparable = std::mem::discriminant(&old.kind) == std::mem::discriminant(&new.kind)
            && old.is_single()
            && new.is_single();
        let verb = match old.low.cmp(&new.low) {
            std::cmp::Ordering::Less if is_comparable => "RAISES",
            std::cmp::Ordering::Greater if is_comparable => "LOWERS",
            _ => "CHANGES",
        };
        let value = |side: Side| {
            let (quantity, mention) = self.quantity(side, finding)?;
            let text = &self.report.documents.get(side).text;
            // With the words that bound it, without those it counts: “at least 12”.
            text.get(quantity.reach.start.min(mention.span.start)..mention.span.end)
        };
        let (from, to) = (value(Side::Original)?, value(Side::Rendition)?);
        let topic = self.topic(new, mention);
        Some(format!("{verb} {topic} to {} from {}", inside(to), inside(from)))
    }

    fn quantity(&self, side: Side, finding: &Divergence) -> Option<(&Quantity, &Mention)> {
        let span = (*finding.spans.get(side))?;
        (self.annotations.get(side).mentions.iter())
            .filter(|mention| mention.span.overlaps(span))
            .find_map(|mention| match &mention.value {
                Value::Quantity(quantity) => Some((quantity, mention)),
                _ => None,
            })
    }

    /// What a number of the rendition is a number of.
    fn topic(&self, quantity: &Quantity, mention: &Mention) -> String {
        let document = &self.report.documents.rendition;
        match quantity.kind {
            QuantityKind::Money { .. } => return "sum".to_owned(),
            QuantityKind::Percent | QuantityKind::Fraction => return "share".to_owned(),
            QuantityKind::Age => return "age".to_owned(),
            QuantityKind::Score => return "score".to_owned(),
            QuantityKind::Cardinal => {}
            _ => return "figure".to_owned(),
        }
        let nearest = (document.tokens_of(mention.sentence).iter())
            .filter_map(|token| {
                let tally = lexicon::tally(&token.form.to_lowercase())?;
                let distance = token.span.start.abs_diff(mention.span.start);
                (distance <= NEAR_NUMBER).then_some((distance, tally))
            })
            .min();
        let counted = (document.text.get(mention.span.end..quantity.reach.end))
            .map(str::trim)
            .filter(|counted| quantity.counts.is_some() && counted.starts_with(char::is_alphabetic));
        match (nearest, counted) {
            (Some((_, tally)), _) => tally.to_owned(),
            (None, Some(counted)) => format!("number of {counted}"),
            (None, None) => "figure".to_owned(),
        }
    }

    /// A clause for each run of sentences that only one text has.
    fn only(&self, side: Side) -> Vec<String> {
        let document = self.report.documents.get(side);
        let alone: BTreeSet<usize> = (self.report.alignment.beads.iter())
            .filter(|bead| bead.sentences.get(side.other()).is_empty())
            .flat_map(|bead| bead.sentences.get(side).iter().copied())
            .filter(|&sentence| sentence < document.sentences.len() && document.is_body(sentence))
            .collect();
        let alone: Vec<usize> = alone.into_iter().collect();
        (alone.chunk_by(|one, next| one + 1 == *next))
            .map(|run| self.passage(side, run))
            .collect()
    }

    fn passage(&self, side: Side, run: &[usize]) -> String {
        let document = self.report.documents.get(side);
        let verb = if side == Side::Rendition { "ADDS" } else { "DROPS" };
        let span = (run.iter())
            .filter_map(|&sentence| Some(document.sentences.get(sentence)?.span))
            .reduce(Span::join)
            .unwrap_or_default();
        let beginning = || quoted(document.text.get(span.range()).unwrap_or_default());
        let what = self.quote(side, run).unwrap_or_else(beginning);
        format!("{verb} {what} ({})", self.place(side, span))
    }

    /// Whose quote a run of sentences holds, if it holds one.
    fn quote(&self, side: Side, run: &[usize]) -> Option<String> {
        let document = self.report.documents.get(side);
        let mentions = || {
            run.iter()
                .flat_map(|&sentence| self.annotations.get(side).of_sentence(sentence))
        };
        let quotes =
            mentions().filter(|mention| matches!(&mention.value, Value::Quotation(quotation) if quotation.is_speech));
        let noun = match quotes.count() {
            0 => return None,
            1 => "quote",
            _ => "quotes",
        };
        let speaker = mentions().find_map(|mention| match &mention.value {
            Value::Attribution(attribution) => {
                let source = attribution.source.as_ref().filter(|source| !source.is_pronoun())?;
                document.text.get(source.span.range())
            }
            _ => None,
        });
        Some(match speaker {
            Some(name) if name.ends_with(['s', 'S']) => format!("{name}’ {noun}"),
            Some(name) => format!("{name}’s {noun}"),
            None => noun.to_owned(),
        })
    }

    /// Paragraphs that stand elsewhere now.
    fn moves(&self) -> Vec<String> {
        let movements = Movements::of(self.report);
        let mut clauses: Vec<String> = Vec::new();
        for (index, bead) in self.report.alignment.beads.iter().enumerate() {
            let first = |side: Side| {
                let document = self.report.documents.get(side);
                let sentence = document.sentences.get(*bead.sentences.get(side).first()?)?;
                Some(paragraphs(document, sentence.span)?.0)
            };
            let (Some(how), Some(from), Some(to)) =
                (movements.get(index), first(Side::Original), first(Side::Rendition))
            else {
                continue;
            };
            let way = if how.contains("down") { "down" } else { "up" };
            let clause = format!("MOVES para {from} {way} to para {to}");
            if !clauses.contains(&clause) {
                clauses.push(clause);
            }
        }
        clauses
    }

    /// `para 3`, `paras 4–5`, `headline`; of the earlier version, with that said.
    fn place(&self, side: Side, span: Span) -> String {
        let document = self.report.documents.get(side);
        let place = match paragraphs(document, span) {
            Some((first, last)) if first == last => format!("para {first}"),
            Some((first, last)) => format!("paras {first}–{last}"),
            None => (document.passages.iter())
                .find(|passage| passage.span.overlaps(span))
                .map_or_else(|| "elsewhere".to_owned(), |passage| passage.kind.to_string()),
        };
        match side {
            Side::Original => format!("was {place}"),
            Side::Rendition => place,
        }
    }

    /// That nothing is to be told, and whether the words are the same.
    fn unchanged(&self) -> &'static str {
        let edits = self.report.statistics.edits;
        match (edits.unresolved, edits.paraphrase + edits.formatting) {
            (0, 0) => "NO CHANGE",
            (0, _) => "REWORDS; no fact changes",
            _ => "REWORDS; no changed fact is found",
        }
    }
}

/// Bytes from a number within which a word says what it counts.
const NEAR_NUMBER: usize = 60;

/// A number as it is written inside a sentence: spelled out, it may have begun one.
fn inside(number: &str) -> String {
    let number = number.trim();
    if number.chars().any(|letter| letter.is_numeric()) {
        number.to_owned()
    } else {
        number.to_lowercase()
    }
}

/// A wording that became another.
fn change(kind: DivergenceType, old: &str, new: &str) -> String {
    let topic = match kind {
        DivergenceType::Number => "figure",
        DivergenceType::Date => "date",
        DivergenceType::Name => "name",
        DivergenceType::Place => "place",
        DivergenceType::Title => "title",
        DivergenceType::Quotation => "quote",
        _ => return format!("CHANGES {} to {}", quoted(old), quoted(new)),
    };
    if kind == DivergenceType::Quotation {
        return format!("CHANGES {topic} to {} from {}", quoted(new), quoted(old));
    }
    format!("CHANGES {topic} to {} from {}", shortened(new), shortened(old))
}

fn quoted(words: &str) -> String {
    format!("“{}”", shortened(words).trim_end_matches(['.', ',', ';']))
}

/// The first words of a text.
fn shortened(text: &str) -> String {
    let mut words = text.split_whitespace();
    let kept: Vec<&str> = words.by_ref().take(MOST_WORDS).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    format!("{}{more}", kept.join(" "))
}

/// Words of a passage that a note quotes.
const MOST_WORDS: usize = 9;

/// The first and last paragraph of the body that a place lies in, counted from 1.
fn paragraphs(document: &Document, span: Span) -> Option<(usize, usize)> {
    let mut numbers = (document.passages.iter())
        .filter(|passage| passage.kind.is_body())
        .zip(1..)
        .filter(|(passage, _)| passage.span.overlaps(span))
        .map(|(_, number)| number);
    let first = numbers.next()?;
    Some((first, numbers.last().unwrap_or(first)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::{self, Options, ReadOptions};

    fn note(original: &str, rendition: &str) -> String {
        let read = |text: &str| pipeline::read_text(text.to_owned(), "", &ReadOptions::default());
        let report = pipeline::compare(Pair::new(read(original), read(rendition)), &Options::default());
        let mut out = Vec::new();
        render(&report, &RenderSettings::default(), &mut out).expect("a vector takes everything");
        String::from_utf8(out).expect("text")
    }

    const FIRST: &str = "Ten people were killed when a ferry sank off Larnholm on Tuesday, police said.\n\nThe ferry was \
        on its way to the island of Skarv.\n\nDivers will go on searching the wreck at dawn.\n";

    #[test]
    fn a_new_version_in_one_paragraph() {
        let second = "Twelve people were killed when a ferry sank off Larnholm on Tuesday, police said.\n\nThe ferry was \
            on its way to the island of Skarv.\n\nDivers will go on searching the wreck at dawn.\n\n“We owe the families \
            an answer, and they shall have it within a month,” transport minister Ilse Brandt said.\n";
        let note = note(FIRST, second);
        assert!(
            note.starts_with("RAISES death toll to twelve from ten (para 1); ADDS "),
            "{note}"
        );
        assert!(note.contains("Brandt’s quote (para 4)"), "{note}");
        assert_eq!(note.lines().count(), 1);
    }

    #[test]
    fn the_same_text_has_no_news() {
        assert_eq!(note(FIRST, FIRST), "NO CHANGE.\n");
    }

    #[test]
    fn one_change_is_told_once() {
        let first =
            "The harbour master spoke on Monday.\n\n“We don’t expect the pier to last until May,” Ilse Brandt said.\n";
        let note = note(first, &first.replace("don’t expect", "expect"));
        assert!(note.matches("don’t").count() <= 1, "{note}");
    }

    #[test]
    fn what_is_gone_is_named_with_its_old_place() {
        let second = "Ten people were killed when a ferry sank off Larnholm on Tuesday, police said.\n\nThe ferry was on its \
            way to the island of Skarv.\n";
        assert_eq!(
            note(FIRST, second),
            "DROPS “Divers will go on searching the wreck at dawn” (was para 3).\n"
        );
    }
}
