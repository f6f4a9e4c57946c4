//! Places as addresses that a terminal can open (OSC 8).

use std::{fmt::Write, rc::Rc};

use super::RenderSettings;
use crate::segmentation::Document;

/// The address of a line of a document's file, when links are wanted and there is a file.
pub(super) fn to(document: &Document, line: usize, settings: &RenderSettings) -> Option<Rc<str>> {
    let path = match document.source.path.as_str() {
        "" | "-" => return None,
        path => settings.links_from.as_ref()?.join(path),
    };
    Some(format!("file://{}#{line}", encoded(path.to_str()?)).into())
}

/// A path as part of an address: all but letters, digits and a few marks as percent and hexadecimal digits.
pub(super) fn encoded(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'~' => address.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => address.push(char::from(byte)),
            // Writing into a `String` cannot fail.
            _ => _ = write!(address, "%{byte:02X}"),
        }
    }
    address
}
