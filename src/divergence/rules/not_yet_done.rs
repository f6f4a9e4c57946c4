//! What is still to be done in one text and has been done in the other.

use crate::{
    annotation::{Mention, Modality},
    diff::Relation,
    divergence::{BeadView, Confidence, Finding, scope::is_content},
    lexicon::{self, ModalKind},
    pair::{Pair, Side},
    segmentation::Token,
};

use super::{hedge_elsewhere::are_two_acts, modality_changed::META};

/// What will be done in one text and has been done in the other: `has cancelled`, `will call off`.
pub(super) fn not_yet_done(bead: &BeadView<'_>, side: Side, cue: &Mention, modality: &Modality) -> Option<Finding> {
    let other = side.other();
    let first = bead.document(side).tokens[cue.tokens.start].key.as_str();
    let is_future = modality.modal.kind == ModalKind::Future || is_still_to_be_done(bead, side, cue);
    let told_of = is_future || matches!(first, "will" | "shall" | "'ll" | "would" | "should");
    if !told_of || modality.modal.strength < 50 {
        return None;
    }
    let head = bead.head_behind(side, cue)?;
    // `Would have cost` is not to come.
    if bead.document(side).tokens[cue.tokens.end..head]
        .iter()
        .any(|token| matches!(token.key.as_str(), "have" | "not"))
    {
        return None;
    }
    let link = bead.link(side, head).filter(|link| link.relation.keeps_sense())?;
    let there = link.tokens.get(other).start;
    if are_two_acts(bead, side, head, there) {
        return None;
    }
    let before = &bead.document(other).tokens[there.saturating_sub(3)..there];
    let is_perfect = before.iter().rev().take_while(|token| !is_content(token)).any(|token| {
        matches!(token.key.as_str(), "has" | "have" | "had" | "'ve") || token.key == "were" || token.key == "was"
    });
    let done = bead.document(other).tokens[there].key.as_str();
    let is_be = |token: &Token| matches!(&*token.key, "be" | "been" | "is" | "are");
    let between = &bead.document(side).tokens[cue.tokens.end..head];
    let participle = between.iter().any(is_be)
        || done.ends_with("ed")
        || done.ends_with("en")
        || done.ends_with("wn")
        || bead.word(other, there)?.lemmas().all(|lemma| lemma != done);
    // A plain past, as in `opened on Friday` for `will open on Friday`; a participle may be anything.
    let is_past = is_future
        && !matches!(first, "would" | "should")
        && !between.iter().any(is_be)
        && link.relation == Relation::Inflection
        && !done.ends_with('s')
        && !before.iter().rev().take(1).any(|token| {
            is_be(token) || lexicon::is_article(&token.key) || token.is_preposition() || token.key == "to"
        })
        && bead.document(side).tokens[head].key != done;
    if !(is_perfect && participle || is_past)
        || done.ends_with("ing")
        || first == "would" && before.iter().all(|token| token.key != "were" && token.key != "was")
    {
        return None;
    }
    let (cue_text, whole) = (
        cue.span.join(bead.document(side).tokens[head].span),
        bead.span(other, there..there + 1)?,
    );
    let start = before
        .iter()
        .find(|token| is_perfect && !is_content(token))
        .map_or(whole, |token| token.span.join(whole));
    let text = Pair::new(cue_text, start);
    let (here, that) = (
        text.original.of(&bead.document(side).text),
        text.rendition.of(&bead.document(other).text),
    );
    let message = match side {
        Side::Original => format!("“{here}” became “{that}”: it has been done"),
        Side::Rendition => format!("“{that}” became “{here}”: it is still to be done"),
    };
    Some(
        Finding::new(&META, message)
            .bead(bead.index)
            .at(side, text.original)
            .at(other, text.rendition)
            .confidence(Confidence::Medium)
            .evidence(format!("{side}: still to come"))
            .evidence(format!("{other}: done")),
    )
}

/// `Is to be built`, `still has to be signed`: nothing that is done yet.
fn is_still_to_be_done(bead: &BeadView<'_>, side: Side, cue: &Mention) -> bool {
    let tokens = &bead.document(side).tokens;
    let key = |at: usize| tokens.get(at).map_or("", |token| token.key.as_str());
    let start = cue.tokens.start;
    let still = start.checked_sub(1).is_some_and(|before| key(before) == "still");
    match &tokens[cue.tokens.clone()] {
        [be, to] if to.key == "to" => {
            matches!(&*be.key, "is" | "are") && key(cue.tokens.end) != "blame"
                || still && matches!(&*be.key, "has" | "have")
        }
        _ => false,
    }
}
