//! Regular endings of English words, taken off.

use compact_str::CompactString;

use super::vocabulary::PartOfSpeech;

/// What an ending says of the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ending {
    pub(super) speech: PartOfSpeech,
}

/// Ending, what stands in its place in the base form, part of speech.
type Rule = (&'static str, &'static str, PartOfSpeech);

/// The rules of WordNet's `morphy`, by the last letter of the form.
const fn rules(last: u8) -> &'static [Rule] {
    use PartOfSpeech::{Adjective, Noun, Verb};
    match last {
        b's' => &[
            ("s", "", Noun),
            ("ses", "s", Noun),
            ("xes", "x", Noun),
            ("zes", "z", Noun),
            ("ches", "ch", Noun),
            ("shes", "sh", Noun),
            ("ies", "y", Noun),
            ("s", "", Verb),
            ("ies", "y", Verb),
            ("es", "", Verb),
        ],
        b'n' => &[("men", "man", Noun)],
        b'd' => &[("ied", "y", Verb), ("ed", "e", Verb), ("ed", "", Verb)],
        b'g' => &[("ing", "e", Verb), ("ing", "", Verb)],
        b'r' => &[("er", "", Adjective), ("er", "e", Adjective), ("ier", "y", Adjective)],
        b't' => &[
            ("est", "", Adjective),
            ("est", "e", Adjective),
            ("iest", "y", Adjective),
        ],
        _ => &[],
    }
}

/// The shortest base an ending is taken off.
const SHORTEST_BASE: usize = 2;

/// What the form can be a regular form of, known word or not.
pub(super) fn bases(form: &str) -> impl Iterator<Item = (CompactString, Ending)> {
    rules(form.bytes().last().unwrap_or_default())
        .iter()
        .filter_map(move |&(ending, instead, speech)| {
            let rest = form.strip_suffix(ending)?;
            // `Catches`, `goes`, but not `planes` of `plan`.
            let hisses = |rest: &str| rest.ends_with(['s', 'x', 'z', 'h', 'o']);
            let doubtful = rest.len() < SHORTEST_BASE
                || ending == "s" && rest.ends_with('s')
                || ending == "es" && instead.is_empty() && !hisses(rest);
            (!doubtful).then(|| {
                let mut base = CompactString::from(rest);
                base.push_str(instead);
                (base, Ending { speech })
            })
        })
}

/// What all words that [look alike](look_alike) have in common, as a number: no ending is taken off the first two bytes.
pub(super) fn beginning(word: &str) -> u32 {
    let first = word.bytes().take(SHORTEST_BASE);
    first.fold(0, |number, byte| number << 8 | u32::from(byte))
}

/// Whether two words that no dictionary holds look like forms of one: `livestreamed`, `livestreaming`.
pub(super) fn look_alike(one: &str, other: &str) -> bool {
    if beginning(one) != beginning(other) {
        return false;
    }
    let own = |form: &str, base: &str| bases(form).any(|(candidate, _)| candidate == base);
    own(one, other) || own(other, one) || bases(one).any(|(base, _)| base.len() > 3 && own(other, &base))
}
