use super::Bound;
use crate::{
    annotation::atom::{Atom, AtomKind, phrase_until, table_phrase_from},
    lexicon::{self, COMPARATOR_PHRASES, ComparatorPosition},
};

/// The most atoms a phrase may have.
const LONGEST: usize = 6;

/// The bound that the words before atom `at` put on a number, and the atom at which they begin.
pub(crate) fn bound_before(atoms: &[Atom], at: usize) -> Option<(Bound, usize)> {
    let may_start = |first: &Atom| first.possessive || COMPARATOR_PHRASES.may_start(first.hints);
    let goes_on = |words: &str| COMPARATOR_PHRASES.goes_on(words);
    phrase_until(atoms, at, LONGEST, may_start, goes_on, |phrase| {
        let first = at.saturating_sub(phrase.split([' ', '-']).count());
        if is_everyday(phrase) || is_particle(atoms, first, phrase) || is_compared(atoms, at, phrase) {
            return None;
        }
        lexicon::bound(phrase, ComparatorPosition::Before).and_then(bound)
    })
}

/// Whether the `up` of `up to` belongs to the verb before it: `went up to 740,000`.
fn is_particle(atoms: &[Atom], at: usize, phrase: &str) -> bool {
    let before = at.checked_sub(1).and_then(|before| atoms.get(before));
    phrase == "up to"
        && before.is_some_and(|verb| {
            let mut lemmas = lexicon::lemmas(&verb.key);
            lemmas.any(|lemma| lexicon::direction(&format!("{lemma} up")).is_some())
        })
}

/// Whether the number from atom `at` on counts back to what something else is compared with: `4% higher than a year before`.
fn is_compared(atoms: &[Atom], at: usize, phrase: &str) -> bool {
    let plain = !phrase.starts_with("more ") && !phrase.starts_with("less ") && !phrase.starts_with("fewer ");
    // `Four cents less than a year ago` compares as well.
    let first = at.saturating_sub(phrase.split(' ').count());
    let measured = |steps: usize| {
        let atom = first.checked_sub(steps).and_then(|at| atoms.get(at));
        atom.is_some_and(|atom| atom.kind == AtomKind::Number || atom.number_word.is_some())
    };
    let compares = phrase.ends_with(" than") && (plain || measured(1) || measured(2));
    let behind = atoms.get(at..).unwrap_or_default().iter().take(4);
    compares
        && behind
            .into_iter()
            .any(|atom| matches!(atom.key.as_str(), "before" | "earlier" | "ago"))
}

/// The bound that the words from atom `at` on put on the number before them, and one past their last atom.
pub(crate) fn bound_after(atoms: &[Atom], at: usize) -> Option<(Bound, usize)> {
    table_phrase_from(atoms, at, LONGEST, COMPARATOR_PHRASES, |phrase| {
        if matches!(phrase, "flat" | "sharp" | "dead" | "odd") {
            return None;
        }
        lexicon::bound(phrase, ComparatorPosition::After).and_then(bound)
    })
    // `In ten years roughly 35%`: it bounds the number behind it.
    .filter(|(bound, end)| *bound != Bound::About || atoms.get(*end).is_none_or(|next| next.kind != AtomKind::Number))
    .filter(|&(_, end)| !adds_something(atoms, at, end))
}

/// Whether a `plus` behind a number adds something to it, as in `5 per cent plus a bonus`.
fn adds_something(atoms: &[Atom], at: usize, end: usize) -> bool {
    end == at + 1
        && atoms[at].key == "plus"
        && atoms.get(end).is_some_and(|next| {
            next.kind == AtomKind::Number
                || next.number_word.is_some()
                || lexicon::is_article(&next.key)
                || lexicon::is_possessive(&next.key)
        })
}

/// Phrases that stand before numbers more often without bounding them.
fn is_everyday(phrase: &str) -> bool {
    matches!(
        phrase,
        "within"
            | "to the"
            | "next to"
            | "near"
            | "near to"
            | "say"
            | "past"
            | "beyond"
            | "towards"
            | "toward"
            | "just"
            | "only"
            | "typically"
            | "a good"
            | "as far as"
            | "as long as"
            | "short of"
            | "beneath"
            | "exactly"
            | "a cap of"
            | "a limit of"
            | "a ceiling of"
    )
}

fn bound(said: lexicon::Bound) -> Option<Bound> {
    Some(match said {
        lexicon::Bound::MoreThan => Bound::MoreThan,
        lexicon::Bound::LessThan => Bound::LessThan,
        lexicon::Bound::AtLeast => Bound::AtLeast,
        lexicon::Bound::AtMost => Bound::AtMost,
        lexicon::Bound::SlightlyMore => Bound::SlightlyMore,
        lexicon::Bound::SlightlyLess => Bound::SlightlyLess,
        lexicon::Bound::About => Bound::About,
        lexicon::Bound::Exactly | lexicon::Bound::AsFewAs => Bound::Exactly,
        lexicon::Bound::Between | lexicon::Bound::PlusMinus => return None,
    })
}
