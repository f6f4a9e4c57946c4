//! The tokens of some sentences, which nearly every rule goes through.

use std::{iter::Zip, ops::Range, slice};

use crate::segmentation::{Document, Token};

/// The tokens of some sentences, with their indices in the document.
///
/// Written out, since a `flat_map` looks at both of its ends for each of them.
#[derive(Debug, Clone)]
pub struct Tokens<'a> {
    document: &'a Document,
    sentences: slice::Iter<'a, usize>,
    /// Those of the sentence that it is at.
    tokens: Zip<Range<usize>, slice::Iter<'a, Token>>,
}

impl<'a> Tokens<'a> {
    /// The tokens of these sentences.
    pub(super) fn of(document: &'a Document, sentences: &'a [usize]) -> Self {
        Self {
            document,
            sentences: sentences.iter(),
            tokens: (0..0).zip(&[]),
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = (usize, &'a Token);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let token = self.tokens.next();
            if token.is_some() {
                return token;
            }
            let range = self.document.sentences[*self.sentences.next()?].tokens.clone();
            self.tokens = range.clone().zip(&self.document.tokens[range]);
        }
    }
}
