//! Long lists in parts, so that a page of any length opens at once.
//!
//! The first part of a list stands in the page as it is. Those after it are markup that a browser does not look at while
//! the page is opened: in `noscript`, which is plain text to a browser that runs the page's script and markup to one that
//! does not. The script fills a part when it comes near the screen or is gone to, and all of them bit by bit while
//! nothing else is to be done, so that searching in the page finds everything. An article is one part: it has no others.

use maud::{Markup, html};

/// Draws a list part by part, each of at most `size` items.
pub(super) fn of<T>(items: &[T], size: usize, draw: impl Fn(&[T]) -> Markup) -> Markup {
    let (first, later) = items.split_at(items.len().min(size));
    html! {
        (draw(first))
        @for part in later.chunks(size.max(1)) { div.later { noscript { (draw(part)) } } }
    }
}
