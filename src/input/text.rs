//! Plain text: the decoded file is the text, but for accidents on its way; its layout gives the blocks.

use super::{Extract, Source, accidents, layout};
use crate::{
    notice::{Notice, NoticeKind},
    text::OriginMap,
};

/// Makes an extract of a text that is decoded already.
pub fn read_text(text: impl Into<String>, source: Source) -> Extract {
    let given = text.into();
    let (origin, text, notices) = match accidents::mend(&given) {
        None => (OriginMap::identity(&given), given, Vec::new()),
        Some(mended) => {
            let (from, to) = mended.example;
            let message =
                format!("characters that a wrong encoding left were read as what they stand for: `{from}` as `{to}`");
            let notice = Notice::new(NoticeKind::EncodingGuessed, message);
            (OriginMap::extracted(given, mended.pieces), mended.text, vec![notice])
        }
    };
    Extract {
        source,
        blocks: layout::blocks(&text),
        origin,
        text,
        notices,
        ..Extract::default()
    }
}
