//! What stands in some sentences, which nearly every rule goes through.

use std::slice;

/// The tokens or mentions of some sentences one after another.
///
/// Written out, since a `flat_map` looks at both of its ends for each of them.
#[derive(Debug, Clone)]
pub(super) struct InSentences<'a, I, F> {
    sentences: slice::Iter<'a, usize>,
    of_sentence: F,
    /// Those of the sentence that it is at, once there is one.
    here: Option<I>,
}

impl<'a, I, F> InSentences<'a, I, F> {
    /// What `of_sentence` gives for each sentence.
    pub(super) fn new(sentences: &'a [usize], of_sentence: F) -> Self {
        Self {
            sentences: sentences.iter(),
            of_sentence,
            here: None,
        }
    }
}

impl<I: Iterator, F: Fn(usize) -> I> Iterator for InSentences<'_, I, F> {
    type Item = I::Item;

    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        loop {
            if let Some(item) = self.here.as_mut().and_then(Iterator::next) {
                return Some(item);
            }
            self.here = Some((self.of_sentence)(*self.sentences.next()?));
        }
    }
}
