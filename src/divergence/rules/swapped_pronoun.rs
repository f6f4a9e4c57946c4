//! Somebody who acts on `him` in one text, and whom `he` acts on in the other: `Olin reported him`, `he reported Olin`.

use crate::{
    diff::{Link, Relation},
    divergence::{
        BeadView, Confidence, Finding,
        clauses::{Parties, shared_clauses},
    },
    lexicon,
    pair::{Pair, Side},
};

use super::role_swapped::META;

/// A verb whose one named party has changed from who does it to whom it is done, while a pronoun stands for the other party
/// on at least one side.
pub(super) fn swapped_with_pronoun(bead: &BeadView<'_>) -> Option<Finding> {
    if !bead.is_english() {
        return None;
    }
    shared_clauses(bead).iter().find_map(|(link, [one, other])| {
        if !matches!(link.relation, Relation::Identical | Relation::Inflection) {
            return None;
        }
        let heads = crossed(bead, one, other)?;
        let pronouns = heads.each(|side, head| others_are_pronouns(bead, side, link, *head));
        let (original, rendition) = (pronouns.original?, pronouns.rendition?);
        (original || rendition).then(|| finding(bead, link, &heads))
    })
}

/// The head on each side of a party that acts in one text and is acted on in the other.
fn crossed(bead: &BeadView<'_>, one: &Parties, other: &Parties) -> Option<Pair<usize>> {
    let same = |heads: (usize, usize)| {
        let link = bead.link(Side::Original, heads.0);
        link.is_some_and(|link| link.relation.keeps_sense() && link.tokens.rendition.contains(&heads.1))
    };
    let straight = [one.agent.zip(other.agent), one.patient.zip(other.patient)];
    if straight.into_iter().flatten().any(same) {
        return None;
    }
    let mut turned = [one.agent.zip(other.patient), one.patient.zip(other.agent)]
        .into_iter()
        .flatten();
    turned
        .find(|heads| same(*heads))
        .map(|(original, rendition)| Pair::new(original, rendition))
}

/// Whether the other party of a verb is a pronoun for somebody; `None` where it has no other party.
fn others_are_pronouns(bead: &BeadView<'_>, side: Side, link: &Link, head: usize) -> Option<bool> {
    let mut verbs = link.tokens.get(side).clone();
    let (_, clause) = verbs.find_map(|verb| bead.clause_of(side, verb))?;
    let ends = [clause.agent, clause.patient];
    // The known party may stand in apposition to its head: `his deputy, Ada Olin`.
    let nearest = |end: &usize| end.abs_diff(head);
    let known = ends.into_iter().flatten().min_by_key(nearest)?;
    let other = ends.into_iter().flatten().find(|end| *end != known)?;
    let key = &bead.document(side).tokens[other].key;
    let somebody = lexicon::pronoun(key).is_some_and(|pronoun| pronoun.person == 3) && !key.ends_with("self");
    (somebody || !bead.document(side).tokens[other].is_pronoun()).then_some(somebody)
}

fn finding(bead: &BeadView<'_>, link: &Link, heads: &Pair<usize>) -> Finding {
    let name = bead.text(Side::Original, heads.original..heads.original + 1);
    let verb = bead.text(Side::Original, link.tokens.original.clone());
    let whole = heads.each(|side, head| {
        let verb = link.tokens.get(side);
        verb.start.min(*head)..verb.end.max(head + 1)
    });
    let text = |side: Side| bead.text(side, whole.get(side).clone());
    Finding::new(&META, format!("{name} changed sides in “{verb}”: who does it, to whom"))
        .bead(bead.index)
        .spans(whole.each(|side, tokens| bead.span(side, tokens.clone())))
        .confidence(Confidence::Medium)
        .evidence(format!("original: {}", text(Side::Original)))
        .evidence(format!("rendition: {}", text(Side::Rendition)))
}
