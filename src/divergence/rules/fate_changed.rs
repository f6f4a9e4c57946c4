//! The same number of people, and something else became of them.

use crate::{
    annotation::{Mention, quantity::QuantityKind},
    divergence::{
        BeadView, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
        scope::denies_clause,
        values::{quantities, quantity},
    },
    lexicon::Senses,
    pair::{Pair, Side},
    segmentation::TokenKind,
};

/// The rule.
pub(crate) struct FateChanged;

static META: RuleMeta = RuleMeta {
    name: "fate-changed",
    code: "SD107",
    kind: DivergenceType::Meaning,
    severity: Severity::Critical,
    summary: "the same number of people, and something else became of them: killed, injured, missing",
    doc: "\
A number of people stands with another fate in the rendition: the killed became the injured, the missing the rescued.

**Why it matters.** Every figure of the source is there, and the dead are counted wrong.

**Example.** “killed five workers and injured twelve” → “left twelve workers dead and five hurt”.

**Not flagged.** `Hurt` for `injured`, `dead` for `killed`, a number whose fate only one text tells.
",
};

impl Rule for FateChanged {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        if !bead.is_aligned() || !bead.is_english() {
            return;
        }
        for pair in &quantities(bead).pairs {
            let counts = |mention: &Mention| quantity(mention).is_some_and(|one| one.kind == QuantityKind::Cardinal);
            if !counts(pair.original)
                || !counts(pair.rendition)
                || !pair.original.value.says_same(&pair.rendition.value)
            {
                continue;
            }
            let (Some(one), Some(other)) = (
                fate(bead, Side::Original, pair.original),
                fate(bead, Side::Rendition, pair.rendition),
            ) else {
                continue;
            };
            let (from, to) = (one.1, other.1);
            if !from.is_synonym_of(&to) && from.contrast_with(&to) == Some(FATE) {
                found.extend(finding(bead, pair, &Pair::new(one.0, other.0)));
            }
        }
    }
}

/// The topic of the table of contrasts that holds what may become of people.
const FATE: &str = "fate";
/// How many tokens behind a number its fate is looked for: `people were badly injured`, and before it: `injured another`.
const BEHIND: usize = 4;
const BEFORE: usize = 2;

/// The word that says what became of the people a number counts: right behind it, else before it.
fn fate(bead: &BeadView<'_>, side: Side, mention: &Mention) -> Option<(usize, Senses)> {
    let tokens = &bead.document(side).tokens;
    let sentence = bead.document(side).sentences.get(mention.sentence)?.tokens.clone();
    let is_open = |at: &usize| {
        let token = &tokens[*at];
        token.kind == TokenKind::Word
            && !matches!(token.key.as_str(), "and" | "but" | "while" | "after" | "when" | "with")
    };
    let tells = |at: usize| {
        let senses = *bead.word(side, at)?.senses();
        senses.is_of_topic(FATE).then_some((at, senses))
    };
    let before = (mention.tokens.start.saturating_sub(BEFORE).max(sentence.start)..mention.tokens.start).rev();
    let behind = mention.tokens.end..sentence.end.min(mention.tokens.end + BEHIND);
    let governing = before.take_while(is_open).find_map(tells);
    let found = governing.or_else(|| behind.take_while(is_open).find_map(tells))?;
    // `None of the 31 was hurt`: what did not become of them.
    let around = mention.tokens.start.saturating_sub(BEHIND).max(sentence.start)..found.0.max(mention.tokens.end);
    (!tokens[around].iter().any(denies_clause)).then_some(found)
}

fn finding(bead: &BeadView<'_>, pair: &Pair<&Mention>, at: &Pair<usize>) -> Option<Finding> {
    let span = |side: Side| {
        let word = bead.span(side, *at.get(side)..*at.get(side) + 1)?;
        Some(word.join(pair.get(side).span))
    };
    let text = |side: Side| Some(span(side)?.of(&bead.document(side).text).to_owned());
    Some(
        Finding::new(
            &META,
            format!("{} became {}", text(Side::Original)?, text(Side::Rendition)?),
        )
        .bead(bead.index)
        .at(Side::Original, span(Side::Original)?)
        .at(Side::Rendition, span(Side::Rendition)?)
        .evidence("the same number of people met another fate"),
    )
}
