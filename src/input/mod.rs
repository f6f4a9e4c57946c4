//! Bytes to text and blocks. The only stage that sees files and the only one that can fail.

mod block;
mod read;
mod text;

pub use block::{Block, BlockKind, Extract, Source};
pub use read::{ReadError, ReadOptions, read};
pub use text::read_text;
