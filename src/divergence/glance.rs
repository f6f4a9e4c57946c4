//! What a glance at a bead tells: most rules can do nothing with most beads, and need not go through their words.

use crate::{
    diff::{Edit, EditClass, Link},
    lexicon,
    pair::Side,
    segmentation::{Token, TokenKind},
};

use super::{BeadView, scope::is_content};

/// The keys of some words and numbers as bits, scattered: what is not in them was not put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Keys([u64; 4]);

impl Keys {
    fn insert(&mut self, key: &str) {
        let (place, bit) = place(key);
        self.0[place] |= bit;
    }

    fn may_hold(&self, key: &str) -> bool {
        let (place, bit) = place(key);
        self.0[place] & bit != 0
    }
}

/// Where the bit of a key stands: below 4, since two of eight bits tell it.
fn place(key: &str) -> (usize, u64) {
    let bytes = key.as_bytes();
    let [first, last] = [bytes.first(), bytes.last()].map(|byte| byte.copied().unwrap_or_default());
    let sum = first
        .wrapping_mul(37)
        .wrapping_add(last.wrapping_mul(11))
        .wrapping_add(bytes.len() as u8);
    (usize::from(sum >> 6), 1 << (sum & 63))
}

impl BeadView<'_> {
    /// The words and numbers of a side, articles aside.
    pub(super) fn keys(&self, side: Side) -> &Keys {
        self.keys.get(side).get_or_init(|| {
            let mut keys = Keys::default();
            for (_, token) in self.tokens(side) {
                if matches!(token.kind, TokenKind::Word | TokenKind::Number) && !lexicon::is_article(&token.key) {
                    keys.insert(&token.key);
                }
            }
            keys
        })
    }

    /// Whether a side has one of some words, none of which is an article.
    pub(super) fn says_any(&self, side: Side, words: &[&str]) -> bool {
        let keys = self.keys(side);
        let mut likely = words.iter().filter(|word| keys.may_hold(word));
        likely.any(|word| self.tokens(side).any(|(_, token)| token.key == *word))
    }

    /// Whether both sides say the same: word for word, with no pronoun that may stand for somebody else.
    pub(super) fn is_word_for_word(&self) -> bool {
        let is_same = |edit: &Edit| edit.class == EditClass::Unchanged;
        let points = |(_, token): (usize, &Token)| token.pronoun().is_some();
        self.diff.edits.iter().all(is_same) && !self.tokens(Side::Original).any(points)
    }

    /// Whether two words of content that both texts have stand in another order in the rendition.
    pub(super) fn is_reordered(&self) -> bool {
        *self.is_reordered.get_or_init(|| {
            let tells = |link: &&Link| {
                link.relation.keeps_sense()
                    && Side::BOTH.into_iter().all(|side| {
                        let tokens = &self.document(side).tokens[link.tokens.get(side).clone()];
                        tokens.first().is_some_and(is_content) || tokens.last().is_some_and(is_content)
                    })
            };
            let kept = self.diff.links.iter().filter(tells);
            !kept.is_sorted_by_key(|link| link.tokens.rendition.start)
        })
    }

    /// The tokens of a side that no word of the same sense answers.
    pub(super) fn open_tokens(&self, side: Side) -> impl Iterator<Item = usize> {
        let is_open = move |at: &usize| self.link(side, *at).is_none_or(|link| !link.relation.keeps_sense());
        self.tokens(side).map(|(at, _)| at).filter(is_open)
    }
}
