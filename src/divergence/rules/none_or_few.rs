//! None of them in one text and a few in the other: `paid no tax`, `paid little tax`.

use crate::{
    divergence::{BeadView, Finding},
    pair::Side,
};

use super::{quantifier_changed::META, replaced::replaced};

/// A noun that one side denies altogether and the other says there is little or few of.
pub(super) fn none_or_few(bead: &BeadView<'_>) -> Option<Finding> {
    if !Side::BOTH
        .into_iter()
        .any(|side| bead.says_any(side, &["little", "few"]))
    {
        return None;
    }
    Side::BOTH.into_iter().find_map(|side| {
        let mut tokens = bead.tokens(side).filter(|(_, token)| token.key == "no");
        tokens.find_map(|(no, _)| few_there(bead, side, no))
    })
}

fn few_there(bead: &BeadView<'_>, side: Side, no: usize) -> Option<Finding> {
    let other = side.other();
    let there = bead.link(side, no + 1).filter(|link| link.relation.keeps_sense())?;
    let few = there.tokens.get(other).start.checked_sub(1)?;
    let key = |at: usize| bead.document(other).tokens[at].key.as_str();
    // `A few` are some; `very few` are few.
    let is_few = matches!(key(few), "little" | "few") && few.checked_sub(1).is_none_or(|before| key(before) != "a");
    let says_no = bead
        .tokens(other)
        .any(|(_, token)| matches!(&*token.key, "no" | "not" | "none" | "n't"));
    if !is_few || says_no {
        return None;
    }
    let (here, there) = (bead.span(side, no..no + 2)?, bead.span(other, few..few + 2)?);
    Some(replaced(&META, bead, side, here, there).evidence("none in one text, a few in the other"))
}
