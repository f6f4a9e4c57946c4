//! How many died, as the page around a story tells it and as the story does: `Twelve dead in Calder flood`, `the death toll rose
//! to 21`. The two need share no word, so that no alignment brings the numbers together.

use crate::{
    annotation::{Annotations, Mention, quantity::QuantityKind},
    pair::Side,
    segmentation::{Document, PassageKind},
};

use super::{Comparison, Finding, RuleMeta, Severity, consistency::is_near, values::quantity};

/// A number of dead that stands in the headline or summary and nowhere in the body, which gives another one.
pub(super) fn other_toll(meta: &'static RuleMeta, comparison: &Comparison<'_>, side: Side) -> Option<Finding> {
    let (document, annotations) = (comparison.documents.get(side), comparison.annotations.get(side));
    let sums_up = |sentence: usize| {
        matches!(
            document.kind_of(sentence),
            PassageKind::Headline | PassageKind::Standfirst | PassageKind::Summary
        )
    };
    let claimed = tolls(document, annotations, &sums_up);
    let told = tolls(document, annotations, &|sentence| document.is_body(sentence));
    let body = || annotations.kept().filter(|mention| document.is_body(mention.sentence));
    let claim = claimed.into_iter().find(|claim| {
        let stands = |mention: &Mention| is_near(claim, mention);
        !told.is_empty() && !body().any(stands)
    })?;
    let there = told.first()?;
    let text = |mention: &Mention| {
        let reach = quantity(mention).map_or(mention.span, |number| number.reach.join(mention.span));
        reach.of(&document.text).to_owned()
    };
    let place = document.kind_of(claim.sentence);
    let message = format!(
        "the {place} gives the dead as “{}”; the body as “{}”",
        text(claim),
        text(there)
    );
    Some(
        Finding::new(meta, message)
            .severity(Severity::Critical)
            .at(side, claim.span)
            .related(side, there.span)
            .evidence("the text contradicts itself: no such number stands in its body"),
    )
}

/// The numbers of dead in some sentences of a document.
fn tolls<'a>(document: &Document, annotations: &'a Annotations, wanted: &dyn Fn(usize) -> bool) -> Vec<&'a Mention> {
    let is_toll = |mention: &&Mention| {
        let counts =
            quantity(mention).is_some_and(|number| number.kind == QuantityKind::Cardinal && !number.is_light());
        counts && wanted(mention.sentence) && tells_of_dead(document, mention)
    };
    annotations.kept().filter(is_toll).collect()
}

/// Whether a number is of dead: `12 dead`, `12 people were killed`, `kills 12`, `the death toll rose to 12`.
fn tells_of_dead(document: &Document, mention: &Mention) -> bool {
    /// `12 people, three of them children, were` is too far.
    const BEHIND: usize = 4;
    /// `The death toll from the flood had risen to`.
    const BEFORE: usize = 8;
    let Some(sentence) = document.sentences.get(mention.sentence) else {
        return false;
    };
    let key = |at: usize| document.tokens[at].key.as_str();
    let behind = mention.tokens.end..sentence.tokens.end.min(mention.tokens.end + BEHIND);
    let is_word = |at: &usize| document.tokens[*at].form.chars().all(char::is_alphabetic);
    let dead = behind.take_while(is_word).any(|at| {
        matches!(
            key(at),
            "dead" | "die" | "died" | "dies" | "killed" | "deaths" | "perished" | "drowned"
        )
    });
    let start = sentence.tokens.start.max(mention.tokens.start.saturating_sub(BEFORE));
    let before = (start..mention.tokens.start).rev().take_while(is_word);
    let (mut kills, mut toll) = (false, false);
    for (steps, at) in before.enumerate() {
        kills |= steps < 3 && matches!(key(at), "kill" | "kills" | "killed" | "killing");
        toll |= key(at) == "toll" && at.checked_sub(1).is_none_or(|death| key(death) != "injury");
    }
    dead || kills || toll
}
