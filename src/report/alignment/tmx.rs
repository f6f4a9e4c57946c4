use std::{
    borrow::Cow,
    io::{self, Write},
};

use crate::{
    alignment::Alignment,
    pair::{Pair, Side},
    segmentation::Document,
    text::is_hazardous,
};

/// Writes Translation Memory eXchange 1.4b: a unit for each bead with sentences on both sides.
///
/// What stands on one side only is no translation and is left out. The creation date, which the format allows, is left
/// out as well: the same texts give the same bytes.
pub(super) fn write(documents: Pair<&Document>, alignment: &Alignment, out: &mut dyn Write) -> io::Result<()> {
    let languages = documents.map(language);
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, r#"<!DOCTYPE tmx SYSTEM "tmx14.dtd">"#)?;
    writeln!(out, r#"<tmx version="1.4">"#)?;
    writeln!(
        out,
        r#"  <header creationtool="{}" creationtoolversion="{}" segtype="sentence" o-tmf="{}" adminlang="en" srclang="{}" datatype="plaintext"/>"#,
        env!("CARGO_PKG_NAME"),
        env!("CARGO_PKG_VERSION"),
        env!("CARGO_PKG_NAME"),
        escape(&languages.original),
    )?;
    writeln!(out, "  <body>")?;
    let pairs = alignment
        .beads
        .iter()
        .filter(|bead| bead.sentences.iter().all(|(_, side)| !side.is_empty()));
    for bead in pairs {
        writeln!(out, r#"    <tu>"#)?;
        writeln!(out, r#"      <prop type="x-kind">{}</prop>"#, bead.kind())?;
        writeln!(out, r#"      <prop type="x-score">{:.2}</prop>"#, bead.score)?;
        if bead.moved {
            writeln!(out, r#"      <prop type="x-moved">yes</prop>"#)?;
        }
        for side in Side::BOTH {
            let text = text_of(documents.get(side), bead.sentences.get(side));
            let (language, text) = (escape(languages.get(side)), escape(&text));
            writeln!(out, r#"      <tuv xml:lang="{language}"><seg>{text}</seg></tuv>"#)?;
        }
        writeln!(out, "    </tu>")?;
    }
    writeln!(out, "  </body>")?;
    writeln!(out, "</tmx>")
}

/// The text of one side of a bead: its sentences joined by spaces.
fn text_of(document: &Document, sentences: &[usize]) -> String {
    let texts: Vec<&str> = sentences
        .iter()
        .map(|&sentence| document.sentence_text(sentence))
        .collect();
    texts.join(" ")
}

/// The language as the format asks for it: never empty.
fn language(document: &Document) -> String {
    if document.language.is_empty() {
        "und".to_owned()
    } else {
        document.language.to_string()
    }
}

/// Text as XML 1.0 can hold it: markup escaped, characters that no XML document may contain replaced by U+FFFD.
fn escape(text: &str) -> Cow<'_, str> {
    let plain = |character: char| {
        let is_line_end = character == '\n' || character == '\t';
        is_allowed(character)
            && (!is_hazardous(character) || is_line_end)
            && !matches!(character, '&' | '<' | '>' | '"')
    };
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ if plain(character) => escaped.push(character),
            // A bare carriage return would be read as a line feed; what reorders text would act on who looks at the file.
            _ if is_allowed(character) => escaped.push_str(&format!("&#{};", u32::from(character))),
            _ => escaped.push('\u{fffd}'),
        }
    }
    Cow::Owned(escaped)
}

/// The `Char` production of XML 1.0.
const fn is_allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        alignment::{AlignmentOptions, align},
        input::{Source, read_text},
        segmentation::{SegmentOptions, segment},
    };

    #[test]
    fn markup_is_escaped_and_controls_replaced() {
        assert_eq!(escape("R&D <b> \"x\""), "R&amp;D &lt;b&gt; &quot;x&quot;");
        assert_eq!(escape("a\u{1b}[31m\u{0}\u{ffff}"), "a\u{fffd}[31m\u{fffd}\u{fffd}");
        assert_eq!(escape("in\u{202e}voice\r\n\u{85}"), "in&#8238;voice&#13;\n&#133;");
        assert!(matches!(escape("plain text"), Cow::Borrowed(_)));
    }

    #[test]
    fn every_element_that_opens_closes() {
        let read = |text: &str| segment(read_text(text, Source::default()), &SegmentOptions::default());
        let (one, two) = (
            read("The ferry <Orla> & its crew left at 6.\u{1} It came back."),
            read("The ferry <Orla> & her crew left at 6. It returned."),
        );
        let documents = Pair::new(&one, &two);
        let mut bytes = Vec::new();
        write(documents, &align(documents, &AlignmentOptions::default()), &mut bytes).expect("writing to memory");
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert!(text.contains("&lt;Orla&gt; &amp; its crew"));
        let mut open = Vec::new();
        for tag in text.split('<').skip(1).filter(|tag| !tag.starts_with(['?', '!'])) {
            let (tag, _) = tag.split_once('>').expect("a tag ends");
            let name = tag.split_whitespace().next().unwrap_or_default();
            match name.strip_prefix('/') {
                Some(name) => assert_eq!(open.pop(), Some(name)),
                None if tag.ends_with('/') => {}
                None => open.push(name),
            }
        }
        assert!(open.is_empty());
    }
}
