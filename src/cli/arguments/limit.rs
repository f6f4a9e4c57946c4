//! Bounds on size, where somebody wants others than the usual ones.

use std::str::FromStr;

use strum::VariantNames;

/// A bound that was typed: `bytes=1000000`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limit {
    /// What is bounded.
    pub(crate) bound: Bound,
    /// At how much, from 1.
    pub(crate) most: usize,
}

/// What can be bounded. What happens beyond a bound stands in docs/performance.md.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumString, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Bound {
    /// Bytes of a text.
    Bytes,
    /// Words and marks of a sentence.
    Sentence,
    /// Pairs of sentences that are all compared.
    FullMatrix,
    /// Pairs of sentences between two anchors.
    Gap,
    /// Pairs of words in a bead.
    Words,
    /// Pairs of words in all beads together.
    AllWords,
    /// Pairs of passages, findings and facts on a page, of each.
    Page,
}

impl FromStr for Limit {
    type Err = String;

    fn from_str(typed: &str) -> Result<Self, String> {
        let (name, number) = typed.split_once('=').unwrap_or((typed, ""));
        let bound = Bound::from_str(name).map_err(|_| format!("the bounds are {}", Bound::VARIANTS.join(", ")))?;
        let most = number.replace('_', "").parse().ok().filter(|most| *most > 0);
        let most = most.ok_or_else(|| format!("after “{name}=” a whole number from 1 is wanted"))?;
        Ok(Self { bound, most })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_named_and_positive() {
        let limit = |typed: &str| typed.parse::<Limit>().map(|limit| (limit.bound, limit.most));
        assert_eq!(limit("bytes=1_000"), Ok((Bound::Bytes, 1000)));
        assert_eq!(limit("full-matrix=1"), Ok((Bound::FullMatrix, 1)));
        assert!(limit("bytes=0").is_err() && limit("bytes").is_err());
        assert!(limit("wishes=3").unwrap_err().contains("sentence"));
    }
}
