//! Text without files: spans, positions, folding of typography, text made safe for a terminal.

mod origin;
mod span;

pub use origin::{OriginMap, Position};
pub use span::Span;
