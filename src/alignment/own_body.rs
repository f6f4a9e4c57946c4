use rustc_hash::FxHashMap;

use super::{Bead, BeadMethod};
use crate::{
    pair::Pair,
    segmentation::{Document, PassageKind, Token, TokenKind},
};

/// Least share of a claim's weight, 0 to 1, that sentences of the body must hold to be what the claim sums up.
const SUMMED_UP: f32 = 0.45;
/// From what further share on a second sentence belongs to it too.
const ADDED: f32 = 0.2;
/// How many letters two words must have in common at their beginning to count as one; shorter words must be equal.
const STEM: usize = 5;

/// For each sentence of a document's headline, summary and the like the sentences of its own body that it sums up.
///
/// What sums up leaves out, so only the claim has to be accounted for, by words weighted by how rare they are in the
/// body. Numbers do not count: whether they agree is what is to be found out. The claim stands on the side of the
/// original, the body on that of the rendition; claims without any such sentence have no bead.
pub fn align_claims(document: &Document) -> Vec<Bead> {
    let claims: Vec<usize> = (0..document.sentences.len())
        .filter(|&sentence| makes_claims(document.kind_of(sentence)))
        .collect();
    if claims.is_empty() {
        return Vec::new();
    }
    let mut holders: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for &claim in &claims {
        holders.extend(stems(document, claim).map(|stem| (stem, Vec::new())));
    }
    let mut sentences = 0_usize;
    for sentence in (0..document.sentences.len()).filter(|&sentence| document.is_body(sentence)) {
        sentences += 1;
        for stem in stems(document, sentence) {
            if let Some(holders) = holders
                .get_mut(stem)
                .filter(|holders| holders.last() != Some(&sentence))
            {
                holders.push(sentence);
            }
        }
    }
    let weight = |holders: usize| (1.0 + sentences as f32 / holders.max(1) as f32).ln();
    claims
        .into_iter()
        .filter_map(|claim| {
            let words: Vec<&[usize]> = stems(document, claim)
                .filter_map(|stem| holders.get(stem))
                .map(Vec::as_slice)
                .collect();
            bead(claim, &words, weight)
        })
        .collect()
}

/// Kinds of passages whose sentences are claims about the story.
const fn makes_claims(kind: PassageKind) -> bool {
    matches!(
        kind,
        PassageKind::Headline | PassageKind::Standfirst | PassageKind::Summary | PassageKind::Highlight
    )
}

/// The best sentence for a claim, and a second one if that accounts for more of it; `words` are the sentences that hold
/// each of the claim's words.
fn bead(claim: usize, words: &[&[usize]], weight: impl Fn(usize) -> f32) -> Option<Bead> {
    let total: f32 = words.iter().map(|holders| weight(holders.len())).sum();
    let best = |without: Option<usize>| -> Option<(usize, f32)> {
        let mut scores: FxHashMap<usize, f32> = FxHashMap::default();
        let open = words
            .iter()
            .filter(|holders| without.is_none_or(|taken| !holders.contains(&taken)));
        for holders in open {
            for &sentence in *holders {
                *scores.entry(sentence).or_default() += weight(holders.len()) / total;
            }
        }
        // Ties go to the first in the text, whatever the order of the map.
        let nearer = |one: &(usize, f32), other: &(usize, f32)| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0));
        scores.into_iter().max_by(nearer)
    };
    let (first, score) = best(None).filter(|&(_, score)| score >= SUMMED_UP)?;
    let mut body = vec![first];
    body.extend(
        best(Some(first))
            .filter(|&(_, score)| score >= ADDED)
            .map(|(sentence, _)| sentence),
    );
    body.sort_unstable();
    Some(Bead {
        sentences: Pair::new(vec![claim], body),
        score,
        moved: false,
        method: BeadMethod::Words,
        nearest: None,
    })
}

fn stems(document: &Document, sentence: usize) -> impl Iterator<Item = &str> {
    let is_content = |token: &&Token| token.kind == TokenKind::Word && !token.is_function_word();
    document.tokens_of(sentence).iter().filter(is_content).map(|token| {
        let end = token
            .key
            .char_indices()
            .nth(STEM)
            .map_or(token.key.len(), |(end, _)| end);
        &token.key[..end]
    })
}
