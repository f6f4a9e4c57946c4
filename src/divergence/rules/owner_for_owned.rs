//! Somebody whose relative the other text speaks of: `the mayor's husband owns the land`, `the mayor owns the land`.

use crate::{
    annotation::{Mention, Value},
    divergence::{BeadView, Finding, Severity},
    lexicon::{self, PersonNoun, PersonNounKind},
    pair::Side,
};

use super::{replaced::replaced, role_swapped::META};

/// A relative named by a relation to somebody whom the other side speaks of in its place.
pub(super) fn owner_for_owned(bead: &BeadView<'_>) -> Option<Finding> {
    // In a passage that was told anew the relation may be told otherwise.
    const LEAST_AGREEMENT: f32 = 0.6;
    if !bead.is_english() || bead.agreement() < LEAST_AGREEMENT {
        return None;
    }
    Side::BOTH.into_iter().find_map(|side| {
        let marks = bead.tokens(side).filter(|(_, token)| matches!(&*token.key, "'s" | "'"));
        marks
            .into_iter()
            .find_map(|(mark, _)| relative_behind(bead, side, mark))
    })
}

fn relative_behind(bead: &BeadView<'_>, side: Side, mark: usize) -> Option<Finding> {
    let (other, tokens) = (side.other(), &bead.document(side).tokens);
    let (owner, owned) = (mark.checked_sub(1)?, mark + 1);
    let noun = kin(&tokens.get(owned)?.key)?;
    let there = bead.link(side, owner).filter(|link| link.relation.keeps_sense())?;
    let there = there.tokens.get(other).clone();
    let others = &bead.document(other).tokens;
    let key = |at: usize| others.get(at).map_or("", |token| token.key.as_str());
    // A name beside the noun says who it is, whatever the relation.
    let is_named = |mention: &Mention| {
        matches!(mention.value, Value::Name(_)) && (owned + 1..owned + 3).contains(&mention.tokens.start)
    };
    let is_related = |relative: PersonNoun| relative.kind == PersonNounKind::Kin;
    let relation_there = bead
        .tokens(other)
        .any(|(_, token)| lexicon::person_noun(&token.key).is_some_and(is_related) || token.key == "married");
    if bead.link(side, owned).is_some()
        || matches!(key(there.end), "'s" | "'" | "of")
        || relation_there
        || bead.mentions(side).any(is_named)
    {
        return None;
    }
    let (here, there) = (bead.span(side, owner..owned + 1)?, bead.span(other, there)?);
    let finding = replaced(&META, bead, side, here, there).severity(Severity::Major);
    Some(finding.evidence(format!(
        "{side}: the {} of the one whom the {other} speaks of",
        noun.concept
    )))
}

/// A noun for a relation to somebody.
fn kin(noun: &str) -> Option<PersonNoun> {
    lexicon::person_noun(noun).filter(|noun| noun.kind == PersonNounKind::Kin)
}
