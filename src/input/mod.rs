//! Bytes to text and blocks. The only stage that sees files and the only one that can fail.

mod accidents;
mod block;
mod encoding;
mod html;
mod layout;
mod markdown;
mod markup;
mod read;
mod text;

pub use block::{Block, BlockKind, Comment, Extract, Source};
pub use read::{ReadError, ReadOptions, read, read_from_bytes};
pub use text::read_text;

/// One input format.
#[derive(Debug)]
pub struct Reader {
    /// Its name: `text`, `markdown`, `html`.
    pub name: &'static str,
    /// The file name extensions that choose it, in lower case.
    pub extensions: &'static [&'static str],
    /// Takes the text out of a decoded file.
    read: fn(String, Source) -> Extract,
}

/// The input formats. The first is used where a file's name says nothing.
pub static READERS: &[Reader] = &[
    Reader {
        name: "text",
        extensions: &["txt", "text"],
        read: read_text,
    },
    Reader {
        name: "markdown",
        extensions: &["md", "markdown", "mdown", "mkd"],
        read: markdown::read,
    },
    Reader {
        name: "html",
        extensions: &["html", "htm", "xhtml"],
        read: html::read,
    },
];
