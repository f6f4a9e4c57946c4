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
    let mut address = String::from("file://");
    for byte in path.to_str()?.bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'~' => address.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => address.push(char::from(byte)),
            _ => write!(address, "%{byte:02X}").ok()?,
        }
    }
    write!(address, "#{line}").ok()?;
    Some(address.into())
}
