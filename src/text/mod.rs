//! Text without files: spans, positions, folding of typography, text made safe for a terminal.

mod origin;
mod safe;
mod span;

pub use origin::{OriginMap, Position};
pub use safe::{is_hazardous, safe};
pub use span::Span;
