//! Plain text: the decoded file is the text; its layout gives the blocks.

use super::{Extract, Source, layout};
use crate::text::OriginMap;

/// Makes an extract of a text that is decoded already.
pub fn read_text(text: impl Into<String>, source: Source) -> Extract {
    let text = text.into();
    Extract {
        source,
        blocks: layout::blocks(&text),
        origin: OriginMap::identity(&text),
        text,
        ..Extract::default()
    }
}
