//! Bytes to text and blocks. The only stage that sees files and the only one that can fail.

mod block;

pub use block::{Block, BlockKind, Extract, Source};
