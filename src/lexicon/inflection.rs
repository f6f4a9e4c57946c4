//! Regular endings of English words, taken off.

use compact_str::CompactString;

use super::vocabulary::PartOfSpeech;

/// What an ending says of the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ending {
    pub(super) speech: PartOfSpeech,
}

/// Ending, what stands in its place in the base form, part of speech: the rules of WordNet's `morphy`.
const ENDINGS: &[(&str, &str, PartOfSpeech)] = &[
    ("s", "", PartOfSpeech::Noun),
    ("ses", "s", PartOfSpeech::Noun),
    ("xes", "x", PartOfSpeech::Noun),
    ("zes", "z", PartOfSpeech::Noun),
    ("ches", "ch", PartOfSpeech::Noun),
    ("shes", "sh", PartOfSpeech::Noun),
    ("men", "man", PartOfSpeech::Noun),
    ("ies", "y", PartOfSpeech::Noun),
    ("s", "", PartOfSpeech::Verb),
    ("ies", "y", PartOfSpeech::Verb),
    ("es", "", PartOfSpeech::Verb),
    ("ied", "y", PartOfSpeech::Verb),
    ("ed", "e", PartOfSpeech::Verb),
    ("ed", "", PartOfSpeech::Verb),
    ("ing", "e", PartOfSpeech::Verb),
    ("ing", "", PartOfSpeech::Verb),
    ("er", "", PartOfSpeech::Adjective),
    ("er", "e", PartOfSpeech::Adjective),
    ("ier", "y", PartOfSpeech::Adjective),
    ("est", "", PartOfSpeech::Adjective),
    ("est", "e", PartOfSpeech::Adjective),
    ("iest", "y", PartOfSpeech::Adjective),
];

/// The shortest base an ending is taken off.
const SHORTEST_BASE: usize = 2;

/// What the form can be a regular form of, known word or not.
pub(super) fn bases(form: &str) -> impl Iterator<Item = (CompactString, Ending)> {
    let ends = matches!(form.as_bytes().last(), Some(b's' | b'd' | b'g' | b'r' | b't' | b'n'));
    let rules = if ends { ENDINGS } else { &[] };
    rules.iter().filter_map(move |&(ending, instead, speech)| {
        let rest = form.strip_suffix(ending)?;
        let doubtful = rest.len() < SHORTEST_BASE || ending == "s" && rest.ends_with('s');
        (!doubtful).then(|| {
            let mut base = CompactString::from(rest);
            base.push_str(instead);
            (base, Ending { speech })
        })
    })
}

/// Whether two words that no dictionary holds look like forms of one: `livestreamed`, `livestreaming`.
pub(super) fn look_alike(one: &str, other: &str) -> bool {
    let own = |form: &str, base: &str| bases(form).any(|(candidate, _)| candidate == base);
    own(one, other) || own(other, one) || bases(one).any(|(base, _)| base.len() > 3 && own(other, &base))
}
