//! Text without files: spans, positions, folding of typography, text made safe for a terminal.

mod fold;
mod near;
mod origin;
mod safe;
mod span;

pub use fold::{fold, is_apostrophe, is_dash, is_double_quote, is_ignorable, is_quote, is_single_quote, joined};
pub use near::nearest;
pub use origin::{OriginMap, Position, Region};
pub use safe::{is_hazardous, safe};
pub use span::Span;
