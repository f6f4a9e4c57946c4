//! Markdown: the text without its marks, block by block, with the way back to the source.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::{BlockKind, Extract, Source, markup::Collector};

/// Takes the text out of Markdown. Code blocks, images and raw HTML are left out; HTML comments are kept aside.
pub(super) fn read(markdown: String, source: Source) -> Extract {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut writer = Writer::default();
    for (event, range) in Parser::new_ext(&markdown, options).into_offset_iter() {
        writer.event(event, range, &markdown);
    }
    writer.collector.finish(markdown, source)
}

/// Follows the events of the parser.
#[derive(Default)]
struct Writer {
    collector: Collector,
    /// How many elements enclose the place whose text is left out.
    skipping: usize,
    in_metadata: bool,
}

impl Writer {
    fn event(&mut self, event: Event<'_>, range: Range<usize>, markdown: &str) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(end) => self.end(end),
            Event::Text(text) if self.in_metadata => self.metadata(&text, range.start),
            Event::Text(text) | Event::Code(text) => self.write(&text, range, markdown),
            Event::SoftBreak => self.write(&CowStr::Borrowed(" "), range, markdown),
            Event::HardBreak => self.write(&CowStr::Borrowed("\n"), range, markdown),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html),
            Event::Rule => self.collector.close(),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.collector.enclose(BlockKind::Heading(rank(*level))),
            Tag::Item => self.collector.enclose(BlockKind::ListItem),
            Tag::BlockQuote(_) => self.collector.enclose(BlockKind::BlockQuote),
            Tag::Paragraph | Tag::TableCell | Tag::FootnoteDefinition(_) | Tag::List(_) | Tag::HtmlBlock => {
                self.collector.close();
            }
            Tag::CodeBlock(_) | Tag::Image { .. } => {
                self.skipping += 1;
            }
            Tag::Emphasis | Tag::Strong => self.collector.emphasise(true),
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle | MetadataBlockKind::PlusesStyle) => {
                self.in_metadata = true
            }
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Heading(_) | TagEnd::Item | TagEnd::BlockQuote(_) => {
                self.collector.leave();
            }
            TagEnd::Paragraph | TagEnd::TableCell | TagEnd::FootnoteDefinition | TagEnd::HtmlBlock => {
                self.collector.close()
            }
            TagEnd::CodeBlock | TagEnd::Image => self.skipping = self.skipping.saturating_sub(1),
            TagEnd::Emphasis | TagEnd::Strong => self.collector.emphasise(false),
            TagEnd::MetadataBlock(_) => self.in_metadata = false,
            _ => {}
        }
    }

    fn write(&mut self, text: &str, range: Range<usize>, markdown: &str) {
        if self.skipping > 0 {
            return;
        }
        // The marks around code are part of the range and not of the text.
        let written = markdown.get(range.clone()).unwrap_or_default();
        let lead = written.find(text).unwrap_or(0);
        self.collector.write(text, range.start + lead);
    }

    /// Raw HTML is left out, except that line breaks part words and comments are kept aside.
    fn html(&mut self, html: &str) {
        let mut rest = html;
        while let Some((_, behind)) = rest.split_once("<!--") {
            let (comment, after) = behind.split_once("-->").unwrap_or((behind, ""));
            self.collector.comment(comment);
            rest = after;
        }
        let tag = html.trim_start_matches('<').trim_start_matches('/');
        let breaks = tag.get(..2).is_some_and(|name| name.eq_ignore_ascii_case("br"));
        if breaks {
            self.collector.part(' ');
        }
    }

    /// Front matter: its title is the headline.
    fn metadata(&mut self, text: &str, at: usize) {
        let mut offset = 0;
        for line in text.split_inclusive('\n') {
            if let Some(value) = line.strip_prefix("title:").or_else(|| line.strip_prefix("title =")) {
                let title = value.trim().trim_matches(['"', '\'']);
                let lead = line.find(title).unwrap_or(0);
                self.collector.enclose(BlockKind::Heading(1));
                self.collector.write(title, at + offset + lead);
                self.collector.leave();
            }
            offset += line.len();
        }
    }
}

const fn rank(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    const STORY: &str = "---\ntitle: \"Pier reopens\"\nlayout: news\n---\n\n\
        The *old* pier &amp; its `lamp`\nopened **again**.\n\n\
        <!-- storydiff: ignore -->\n\n## Repairs\n\n- New deck\n- [New rails](https://pier.example)\n\n\
        > “It holds,” she said.\n\n```\ncode\n```\n\n![A pier](pier.jpg)\n";

    fn pieces(extract: &Extract) -> Vec<(BlockKind, &str)> {
        extract
            .blocks
            .iter()
            .map(|block| (block.kind, block.span.of(&extract.text)))
            .collect()
    }

    #[test]
    fn blocks_keep_their_kinds_and_lose_their_marks() {
        let extract = read(STORY.to_owned(), Source::default());
        assert_eq!(
            pieces(&extract),
            [
                (BlockKind::Heading(1), "Pier reopens"),
                (BlockKind::Paragraph, "The old pier & its lamp opened again."),
                (BlockKind::Heading(2), "Repairs"),
                (BlockKind::ListItem, "New deck"),
                (BlockKind::ListItem, "New rails"),
                (BlockKind::BlockQuote, "“It holds,” she said."),
            ]
        );
        assert_eq!(extract.comments[0].text, "storydiff: ignore");
    }

    #[test]
    fn spans_lead_back_to_the_source() {
        let extract = read(STORY.to_owned(), Source::default());
        for word in ["Pier", "old", "lamp", "again", "rails", "holds"] {
            let at = extract.text.find(word).expect("in the text");
            let span = extract.origin.source_span(Span::new(at, at + word.len()));
            assert_eq!(&STORY[span.range()], word);
        }
        let rails = extract.text.find("rails").expect("in the text");
        let position = extract.origin.position(&extract.text, rails);
        assert_eq!((position.line, position.column), (14, 8));
    }

    #[test]
    fn nothing_gives_nothing() {
        let extract = read(String::new(), Source::default());
        assert!(extract.blocks.is_empty() && extract.text.is_empty());
    }
}
