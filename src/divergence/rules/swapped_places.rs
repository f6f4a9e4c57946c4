//! Two names that have exchanged their places in otherwise equal surroundings.

use crate::{
    annotation::{Mention, Name, Reach, Value},
    divergence::{BeadView, Confidence, Finding, roles::is_mutual_verb},
    lexicon::Word,
    pair::Side,
    segmentation::{Token, TokenKind},
};

use super::role_swapped::META;

/// Two names that stand in each other's surroundings.
pub(super) fn swapped_places(bead: &BeadView<'_>) -> Option<Finding> {
    let [left, right] = Side::BOTH.map(|side| names(bead, side));
    if left.len() < 2 || right.len() < 2 {
        return None;
    }
    let reach = Reach::new(left.len(), right.len());
    let counterpart = |place: usize, name: &Name| {
        let near = reach.of(place, &right).iter();
        let mut same = near.filter(|(_, other)| name.is_same(other));
        same.next()
            .filter(|_| same.next().is_none())
            .map(|(mention, _)| *mention)
    };
    let paired: Vec<_> = left
        .into_iter()
        .enumerate()
        .filter_map(|(place, (mention, name))| Some((mention, name, counterpart(place, name)?)))
        .collect();
    for (index, (one, one_name, first)) in paired.iter().enumerate() {
        let near = reach.of(index, &paired).len();
        for (two, two_name, second) in paired[index + 1..].iter().take(near) {
            if is_mutual(bead, one, two)
                || one_name.is_same(two_name)
                || first.span == second.span
                || second.span.start > first.span.start
            {
                continue;
            }
            if in_place_of(bead, one, second) && in_place_of(bead, two, first) {
                let text = |mention: &Mention| mention.span.of(&bead.document(Side::Original).text).to_owned();
                return Some(
                    Finding::new(&META, format!("{} and {} exchanged their places", text(one), text(two)))
                        .bead(bead.index)
                        .at(Side::Original, one.span.join(two.span))
                        .at(Side::Rendition, second.span.join(first.span))
                        .confidence(Confidence::Medium)
                        .evidence("the words around each name stand around the other one"),
                );
            }
        }
    }
    None
}

/// Whether two names of the original stand in a list, or in a relation that holds both ways: `met`, `shares a border with`.
fn is_mutual(bead: &BeadView<'_>, one: &Mention, two: &Mention) -> bool {
    let between = one.tokens.end..two.tokens.start;
    let tokens = bead.document(Side::Original).tokens.get(between).unwrap_or_default();
    let listed = |token: &Token| matches!(token.key.as_str(), "and" | "or" | ",");
    tokens.iter().all(listed)
        || tokens
            .first()
            .is_some_and(|token| Word::look_up(&token.key).lemmas().any(is_mutual_verb))
}

fn names<'a>(bead: &BeadView<'a>, side: Side) -> Vec<(&'a Mention, &'a Name)> {
    let name = |mention: &'a Mention| match &mention.value {
        Value::Name(name) if !name.is_demonym => Some((mention, name)),
        _ => None,
    };
    bead.mentions(side).filter_map(name).collect()
}

/// Whether the neighbours of the original's name are linked to the neighbours of another name in the rendition.
fn in_place_of(bead: &BeadView<'_>, original: &Mention, rendition: &Mention) -> bool {
    let neighbour = |side: Side, mention: &Mention, forward: bool| -> Option<usize> {
        let sentence = &bead.document(side).sentences[mention.sentence].tokens;
        let at = if forward {
            mention.tokens.end
        } else {
            mention.tokens.start.checked_sub(1)?
        };
        sentence.contains(&at).then_some(at)
    };
    let matches = |forward: bool| match (
        neighbour(Side::Original, original, forward),
        neighbour(Side::Rendition, rendition, forward),
    ) {
        (Some(one), Some(other)) => {
            let equal =
                bead.document(Side::Original).tokens[one].key == bead.document(Side::Rendition).tokens[other].key;
            let linked = bead
                .link(Side::Original, one)
                .is_some_and(|link| link.tokens.rendition.contains(&other));
            let bare = bead.document(Side::Original).tokens[one].kind == TokenKind::Punctuation;
            Some((equal || linked, bare))
        }
        (None, None) => Some((true, true)),
        _ => None,
    };
    let (before, after) = (matches(false), matches(true));
    // Both neighbours must agree, and not by punctuation alone.
    matches!((before, after), (Some((true, weak)), Some((true, other_weak))) if !(weak && other_weak))
}
