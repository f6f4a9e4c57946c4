//! What is held and what is denied beside it: `the operator, not the crew`, `the operator rather than the crew`.

use std::ops::Range;

use crate::{
    lexicon,
    pair::Side,
    segmentation::{Token, TokenKind},
};

use super::{BeadView, scope::is_content};

/// One thing held against another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Contrast {
    /// The words before which, or around which, the one that holds is named.
    pub(super) held: Range<usize>,
    /// The words that do not hold.
    pub(super) denied: Range<usize>,
    /// The words that set them against each other.
    pub(super) cue: Range<usize>,
}

/// How many tokens a phrase on either side of the cue has at most.
const LONGEST: usize = 8;

/// The contrasts of a bead's side.
pub(super) fn contrasts(bead: &BeadView<'_>, side: Side) -> Vec<Contrast> {
    let document = bead.document(side);
    let mut found = Vec::new();
    if !bead.says_any(side, &["rather", "instead", "not"]) {
        return found;
    }
    for &sentence in bead.sentences(side) {
        let sentence = document.sentences[sentence].tokens.clone();
        for at in sentence.clone() {
            found.extend(contrast_at(&document.tokens, &sentence, at));
        }
    }
    found
}

fn contrast_at(tokens: &[Token], sentence: &Range<usize>, at: usize) -> Option<Contrast> {
    let key = |at: usize| tokens.get(at).map_or("", |token| token.key.as_str());
    let before = at
        .checked_sub(1)
        .filter(|before| sentence.contains(before))
        .map_or("", key);
    let cue = match (key(at), key(at + 1)) {
        ("rather", "than") | ("instead", "of") => at..at + 2,
        ("not", _) if matches!(before, "," | "and" | "but" | "-" | "–" | "—") => at..at + 1,
        ("not", _) => {
            let denied = phrase_behind(tokens, at + 1..sentence.end);
            return (key(denied.end) == "but" && !denied.is_empty()).then(|| Contrast {
                held: phrase_behind(tokens, denied.end + 1..sentence.end),
                denied,
                cue: at..at + 1,
            });
        }
        _ => return None,
    };
    let denied = phrase_behind(tokens, cue.end..sentence.end);
    let held = if at == sentence.start {
        phrase_behind(tokens, denied.end + 1..sentence.end)
    } else {
        phrase_before(tokens, sentence.start..at)
    };
    Some(Contrast { held, denied, cue })
}

/// The words of a stretch up to a mark or a word that begins a clause.
fn phrase_behind(tokens: &[Token], stretch: Range<usize>) -> Range<usize> {
    let behind = tokens.get(stretch.clone()).unwrap_or_default();
    let length = behind
        .iter()
        .take(LONGEST)
        .take_while(|token| !ends_phrase(token))
        .count();
    stretch.start..stretch.start + length
}

/// The last words of a stretch back to a mark; those right at its end may be the comma and conjunction of the cue.
fn phrase_before(tokens: &[Token], stretch: Range<usize>) -> Range<usize> {
    let joins = |token: &&Token| token.kind == TokenKind::Punctuation || matches!(&*token.key, "and" | "but");
    let words = tokens.get(stretch.clone()).unwrap_or_default();
    let end = stretch.end - words.iter().rev().take_while(joins).count();
    let before = tokens.get(stretch.start..end).unwrap_or_default();
    let is_mark = |token: &Token| token.kind == TokenKind::Punctuation;
    let length = before
        .iter()
        .rev()
        .take(LONGEST)
        .take_while(|token| !is_mark(token))
        .count();
    end - length..end
}

fn ends_phrase(token: &Token) -> bool {
    !matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Quote)
        || matches!(
            &*token.key,
            "but" | "who" | "which" | "that" | "for" | "when" | "because"
        )
        || lexicon::modal(&token.key).is_some()
}

/// A contrast of either side whose two ends have changed places: what was denied is held, and what was held is denied.
pub(super) fn turned_contrast(bead: &BeadView<'_>) -> Option<(Contrast, Contrast)> {
    let left = contrasts(bead, Side::Original);
    if left.is_empty() {
        return None;
    }
    let right = contrasts(bead, Side::Rendition);
    left.into_iter().find_map(|one| {
        let other = right.iter().find(|other| {
            meet(bead, &one.denied, &other.held)
                && meet(bead, &one.held, &other.denied)
                && !meet(bead, &one.denied, &other.denied)
        })?;
        Some((one, other.clone()))
    })
}

/// Whether the other side denies the same thing beside what it holds, in whatever words: `A, not B`, `A rather than B`.
pub(super) fn is_kept_contrast(bead: &BeadView<'_>, side: Side, cue: &Range<usize>) -> bool {
    let here = contrasts(bead, side);
    let Some(here) = here
        .iter()
        .find(|contrast| contrast.cue.start < cue.end && cue.start < contrast.cue.end)
    else {
        return false;
    };
    contrasts(bead, side.other()).iter().any(|there| match side {
        Side::Original => answers(bead, here, there),
        Side::Rendition => answers(bead, there, here),
    })
}

fn answers(bead: &BeadView<'_>, original: &Contrast, rendition: &Contrast) -> bool {
    meet(bead, &original.denied, &rendition.denied)
        || meet(bead, &original.denied, &rendition.held) && meet(bead, &original.held, &rendition.denied)
}

/// Whether some word of content of the original's stretch is linked to one of the rendition's.
pub(super) fn meet(bead: &BeadView<'_>, original: &Range<usize>, rendition: &Range<usize>) -> bool {
    original.clone().any(|token| {
        let content = bead.document(Side::Original).tokens.get(token).is_some_and(is_content);
        let link = bead
            .link(Side::Original, token)
            .filter(|link| content && link.relation.keeps_sense());
        link.is_some_and(|link| link.tokens.rendition.clone().any(|other| rendition.contains(&other)))
    })
}
