use compact_str::CompactString;

use crate::{
    annotation::atom::{Atom, AtomKind},
    lexicon,
};

/// How far ahead the counted noun may stand: “12 newly built regional hospitals”.
const REACH: usize = 5;

/// What the number before atom `at` counts, and one past the last atom of that word.
///
/// Without parts of speech the noun is told by its ending: the first plural among the next words, else the first word
/// after “one” and the like, or the one bound by a hyphen.
pub(crate) fn counted_after(atoms: &[Atom], at: usize, singular_number: bool) -> Option<(CompactString, usize)> {
    let mut position = at;
    if atoms.get(at).is_some_and(|atom| atom.is_symbol("-") && !atom.spaced) {
        let noun = atoms
            .get(at + 1)
            .filter(|atom| atom.kind == AtomKind::Word && !atom.spaced)?;
        return Some((singular(&noun.key), at + 2));
    }
    if atoms.get(at).is_some_and(|atom| atom.is_word("of")) {
        position += 1;
        while atoms.get(position).is_some_and(|atom| is_determiner(&atom.key)) {
            position += 1;
        }
    }
    let first = position;
    let mut last_word = None;
    for (index, atom) in atoms.iter().enumerate().skip(first).take(REACH) {
        let hyphen = atom.is_symbol("-") && !atom.spaced && index > first;
        if hyphen {
            continue;
        }
        if atom.kind != AtomKind::Word
            || ends_phrase(&atom.key)
            || atom.number_word.is_some()
            || tells_when(atom, atoms.get(index + 1))
        {
            break;
        }
        if is_plural(&atom.key) {
            return Some((singular(&atom.key), index + 1));
        }
        last_word.get_or_insert(index);
        if singular_number && !is_adjective(&atom.key) {
            last_word = Some(index);
            break;
        }
    }
    let index = last_word?;
    Some((singular(&atoms[index].key), index + 1))
}

/// Whether a word says when the number was so large: `48,000 last year`, `48,000 yesterday`.
fn tells_when(atom: &Atom, next: Option<&Atom>) -> bool {
    match atom.key.as_str() {
        "today" | "yesterday" | "tomorrow" | "tonight" | "overnight" => true,
        "last" | "next" => next.is_some_and(|next| {
            next.kind == AtomKind::Word
                && !is_plural(&next.key)
                && (next.capital || lexicon::begins_time_words(&atom.key, atom.hints, &next.key))
        }),
        _ => false,
    }
}

/// Whether a noun in the plural stands at atom `at`, so that a number before it counts.
pub(crate) fn plural_noun_at(atoms: &[Atom], at: usize) -> bool {
    atoms.get(at).is_some_and(|atom| {
        atom.kind == AtomKind::Word
            && atom.spaced
            && !atom.possessive
            && !ends_phrase(&atom.key)
            && is_plural(&atom.key)
    })
}

/// Whether the word ends the run of adjectives and nouns after a number.
pub(crate) fn ends_phrase(key: &str) -> bool {
    matches!(
        key,
        "a" | "an"
            | "the"
            | "this"
            | "that"
            | "these"
            | "those"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "my"
            | "your"
            | "and"
            | "or"
            | "but"
            | "nor"
            | "as"
            | "than"
            | "if"
            | "because"
            | "while"
            | "when"
            | "where"
            | "who"
            | "whom"
            | "whose"
            | "which"
            | "what"
            | "how"
            | "since"
            | "until"
            | "till"
            | "after"
            | "before"
            | "during"
            | "in"
            | "on"
            | "at"
            | "by"
            | "for"
            | "from"
            | "to"
            | "of"
            | "with"
            | "without"
            | "into"
            | "onto"
            | "over"
            | "under"
            | "above"
            | "below"
            | "between"
            | "among"
            | "against"
            | "about"
            | "around"
            | "through"
            | "across"
            | "along"
            | "per"
            | "via"
            | "off"
            | "out"
            | "up"
            | "down"
            | "near"
            | "within"
            | "outside"
            | "inside"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "am"
            | "has"
            | "have"
            | "had"
            | "having"
            | "do"
            | "does"
            | "did"
            | "will"
            | "would"
            | "shall"
            | "should"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "not"
            | "no"
            | "so"
            | "then"
            | "there"
            | "here"
            | "also"
            | "too"
            | "only"
            | "just"
            | "even"
            | "still"
            | "he"
            | "she"
            | "it"
            | "they"
            | "we"
            | "you"
            | "i"
            | "him"
            | "them"
            | "us"
            | "me"
            | "said"
            | "says"
            | "later"
            | "earlier"
            | "ago"
            | "long"
            | "again"
            | "now"
            | "yet"
            | "already"
            | "once"
    )
}

fn is_determiner(key: &str) -> bool {
    matches!(
        key,
        "the" | "his" | "her" | "its" | "their" | "our" | "my" | "your" | "these" | "those" | "this" | "that" | "all"
    )
}

/// Common adjectives between a singular number and its noun.
fn is_adjective(key: &str) -> bool {
    matches!(
        key,
        "other" | "new" | "more" | "single" | "further" | "former" | "local" | "small" | "large" | "big" | "major"
    ) || key.ends_with("ous")
        || key.ends_with("ful")
        || key.ends_with("ive")
}

fn is_plural(key: &str) -> bool {
    irregular(key).is_some()
        || (key.len() > 3
            && key.ends_with('s')
            && !key.ends_with("ss")
            && !key.ends_with("ous")
            && !key.ends_with("us")
            && !key.ends_with("is"))
}

/// The singular of an English noun, as far as its ending tells.
pub(crate) fn singular(key: &str) -> CompactString {
    if let Some(singular) = irregular(key) {
        return singular.into();
    }
    if !is_plural(key) {
        return key.into();
    }
    let stem = |suffix: &str| key.strip_suffix(suffix);
    if let Some(stem) = stem("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y").into();
    }
    for suffix in ["sses", "shes", "ches", "xes", "zes"] {
        if key.ends_with(suffix) {
            return key[..key.len() - 2].into();
        }
    }
    key[..key.len() - 1].into()
}

fn irregular(key: &str) -> Option<&'static str> {
    Some(match key {
        "men" => "man",
        "women" => "woman",
        "people" | "persons" => "person",
        "children" => "child",
        "policemen" => "policeman",
        "servicemen" => "serviceman",
        "feet" => "foot",
        "teeth" => "tooth",
        "mice" => "mouse",
        "geese" => "goose",
        "lives" => "life",
        "wives" => "wife",
        "knives" => "knife",
        "wolves" => "wolf",
        "sheep" => "sheep",
        "police" => "police",
        "cattle" => "cattle",
        "troops" => "troop",
        "buses" => "bus",
        _ => return None,
    })
}
