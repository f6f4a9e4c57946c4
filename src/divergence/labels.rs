//! Who is called what: `his nephew Stuart`, `her daughter, Clara`.

use crate::{
    annotation::{Mention, Name, Value},
    lexicon::{self, Word, WordClass},
    pair::{Pair, Side},
    segmentation::Token,
};

use super::BeadView;

/// A noun for somebody that stands before another name in the rendition than in the original, where each text has both
/// names: the noun's tokens and the two names.
pub(super) struct Relabelled<'a> {
    pub(super) noun: Pair<usize>,
    pub(super) names: Pair<&'a Mention>,
}

/// The first such noun of a bead.
pub(super) fn relabelled<'a>(bead: &BeadView<'a>) -> Option<Relabelled<'a>> {
    let left = labels(bead, Side::Original);
    if left.is_empty() {
        return None;
    }
    let right = labels(bead, Side::Rendition);
    left.into_iter().find_map(|(noun, mention, name)| {
        let (there, other, rival) = right.iter().copied().find(|(there, _, _)| {
            let link = bead.link(Side::Original, noun);
            link.is_some_and(|link| link.relation.keeps_sense() && link.tokens.rendition.contains(there))
        })?;
        let moved = !name.is_same(rival)
            && is_named(bead, Side::Rendition, name)
            && is_named(bead, Side::Original, rival)
            && is_once(bead, Side::Original, noun)
            && is_once(bead, Side::Rendition, there);
        moved.then_some(Relabelled {
            noun: Pair::new(noun, there),
            names: Pair::new(mention, other),
        })
    })
}

/// The nouns for people of a side that have a name right behind them, a comma aside.
fn labels<'a>(bead: &BeadView<'a>, side: Side) -> Vec<(usize, &'a Mention, &'a Name)> {
    let tokens = &bead.document(side).tokens;
    let label = |mention: &'a Mention| {
        let Value::Name(name) = &mention.value else { return None };
        let before = mention.tokens.start.checked_sub(1)?;
        // `Her daughter, Clara, said`: the name between the commas.
        let noun = if tokens[before].form == "," {
            let closed = tokens
                .get(mention.tokens.end)
                .is_none_or(|token| matches!(token.form.as_str(), "," | "." | ";"));
            before.checked_sub(1).filter(|_| closed)?
        } else {
            before
        };
        (!name.is_demonym && is_somebody(bead, side, noun, tokens.get(noun)?)).then_some((noun, mention, name))
    };
    bead.mentions(side).filter_map(label).collect()
}

fn is_somebody(bead: &BeadView<'_>, side: Side, at: usize, token: &Token) -> bool {
    let somebody = |word: &Word<'_>| {
        lexicon::has_form_of_class(word, WordClass::Actor)
            || word.lemmas().any(|lemma| lexicon::person_noun(lemma).is_some())
    };
    // Of two team-mates either may be called so.
    let mutual = |word: &Word<'_>| lexicon::has_form_of_class(word, WordClass::Mutual);
    let word = bead.word(side, at).filter(|word| !mutual(word));
    token.form.starts_with(char::is_lowercase) && word.is_some_and(somebody)
}

fn is_named(bead: &BeadView<'_>, side: Side, wanted: &Name) -> bool {
    bead.mentions(side)
        .any(|mention| matches!(&mention.value, Value::Name(name) if name.is_same(wanted)))
}

/// Whether a word stands once on its side.
fn is_once(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    let key = &bead.document(side).tokens[at].key;
    bead.tokens(side).filter(|(_, token)| token.key == *key).count() == 1
}
