//! HTML: the text of the page's main part, block by block, with the way back to the source.

use std::{borrow::Cow, collections::BTreeMap};

use html5gum::{DefaultEmitter, HtmlString, Spanned, Token, Tokenizer};

use super::{BlockKind, Extract, Source, markup::Collector};

/// Takes the text out of HTML: what stands in its `main`, else in its articles, else in its body. Scripts, navigation,
/// forms and what else is no text of a story is left out; comments are kept aside.
pub(super) fn read(html: String, source: Source) -> Extract {
    let tokens = tokens(&html);
    let is_in = |name: &[u8]| {
        tokens
            .iter()
            .any(|token| matches!(token, Token::StartTag(tag) if *tag.name == name))
    };
    let mut writer = Writer {
        html: &html,
        part: PARTS.into_iter().find(|part| is_in(part.as_bytes())),
        depth: 0,
        skipping: BTreeMap::new(),
        collector: Collector::default(),
    };
    for token in &tokens {
        writer.token(token);
    }
    let collector = writer.collector;
    collector.finish(html, source)
}

/// The elements that hold the story where there is one.
const PARTS: [&str; 2] = ["main", "article"];

/// Elements whose contents are no text of a story.
const SKIPPED: [&str; 19] = [
    "aside", "audio", "button", "canvas", "datalist", "footer", "iframe", "math", "nav", "noscript", "object", "pre",
    "script", "select", "style", "svg", "template", "title", "video",
];

/// Elements that begin and end a block without being more than running text.
const BLOCKS: [&str; 26] = [
    "address", "article", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figure", "header",
    "hgroup", "hr", "main", "ol", "p", "section", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul",
];

fn tokens(html: &str) -> Vec<Token<usize>> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // The contents of scripts and the like hold no tags.
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).flatten().collect()
}

/// Follows the tokens.
struct Writer<'a> {
    html: &'a str,
    /// The element that the story is in; without one, all is of the story.
    part: Option<&'static str>,
    /// How many of these enclose the place.
    depth: usize,
    /// How many elements enclose the place whose contents are left out, by name: tags may end in any order.
    skipping: BTreeMap<&'static str, usize>,
    collector: Collector,
}

impl Writer<'_> {
    fn token(&mut self, token: &Token<usize>) {
        match token {
            Token::StartTag(tag) => self.open(&text_of(&tag.name), tag.self_closing),
            Token::EndTag(tag) => self.end(&text_of(&tag.name)),
            Token::String(text) => self.write(text),
            Token::Comment(comment) => self.collector.comment(&text_of(comment)),
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }

    fn open(&mut self, name: &str, self_closing: bool) {
        if self.part.is_some_and(|part| part == name) {
            self.depth += 1;
        }
        if let Some(skipped) = SKIPPED.into_iter().find(|skipped| *skipped == name) {
            // Only drawings and formulas can be closed in the tag that opens them.
            if !(self_closing && matches!(name, "svg" | "math")) {
                *self.skipping.entry(skipped).or_default() += 1;
            }
            self.collector.close();
        } else if let Some(kind) = kind(name) {
            // What may be left open ends where another of its kind begins.
            if self.collector.innermost() == Some(kind) {
                self.collector.leave();
            }
            self.collector.enclose(kind);
        } else if BLOCKS.contains(&name) {
            self.collector.close();
        } else if name == "br" {
            self.collector.part('\n');
        } else if EMPHASIS.contains(&name) {
            self.collector.emphasise(true);
        }
    }

    fn end(&mut self, name: &str) {
        if self.part.is_some_and(|part| part == name) {
            self.depth = self.depth.saturating_sub(1);
        }
        if let Some(open) = self.skipping.get_mut(name) {
            *open -= 1;
            if *open == 0 {
                self.skipping.remove(name);
            }
        } else if let Some(kind) = kind(name) {
            if self.collector.innermost() == Some(kind) {
                self.collector.leave();
            } else {
                self.collector.close();
            }
        } else if matches!(name, "ul" | "ol") && self.collector.innermost() == Some(BlockKind::ListItem) {
            self.collector.leave();
        } else if BLOCKS.contains(&name) {
            self.collector.close();
        } else if EMPHASIS.contains(&name) {
            self.collector.emphasise(false);
        }
    }

    /// Writes a stretch of text, white space in it as one blank, in pieces that stand in the file as they are read.
    fn write(&mut self, text: &Spanned<HtmlString, usize>) {
        if !self.skipping.is_empty() || (self.part.is_some() && self.depth == 0) {
            return;
        }
        let decoded = text_of(text);
        let mut walk = Walk {
            html: self.html,
            at: text.span.start,
        };
        // Where the piece being read begins in the text and in the file.
        let mut begun: Option<(usize, usize)> = None;
        for (index, character) in decoded.char_indices() {
            let at = walk.pass(character);
            let is_blank = matches!(character, ' ' | '\t' | '\n' | '\r' | '\x0c');
            let goes_on = |(start, source): (usize, usize)| !is_blank && at - source == index - start;
            if let Some((start, source)) = begun.filter(|&begun| !goes_on(begun)) {
                self.collector.write(&decoded[start..index], source);
                begun = None;
            }
            if is_blank {
                self.collector.part(' ');
            } else if begun.is_none() {
                begun = Some((index, at));
            }
        }
        if let Some((start, source)) = begun {
            self.collector.write(&decoded[start..], source);
        }
    }
}

/// A walk through the file beside its decoded text.
struct Walk<'a> {
    html: &'a str,
    at: usize,
}

impl Walk<'_> {
    /// Where the next character of the text stands in the file, which is passed there: written as itself, or as a
    /// reference such as `&eacute;`.
    fn pass(&mut self, character: char) -> usize {
        let at = self.at;
        let rest = self.html.get(at..).unwrap_or_default();
        let reference = rest.strip_prefix('&').map(|behind| {
            let is_of_name = |character: char| character.is_ascii_alphanumeric() || character == '#';
            behind
                .split(|character| !is_of_name(character))
                .next()
                .unwrap_or_default()
        });
        self.at += if let Some(name) = reference.filter(|name| character != '&' || AMPERSAND.contains(name)) {
            1 + name.len() + usize::from(rest[1 + name.len()..].starts_with(';'))
        } else if rest.starts_with(character) {
            character.len_utf8()
        } else if character == '\n' && rest.starts_with("\r\n") {
            2
        } else {
            // The second character of a reference, or one that no text may hold: the next one is looked for here.
            usize::from(character == '\n' && rest.starts_with('\r'))
        };
        at
    }
}

/// The names of the sign that references begin with.
const AMPERSAND: [&str; 4] = ["amp", "AMP", "#38", "#x26"];

const EMPHASIS: [&str; 4] = ["b", "em", "i", "strong"];

/// What the contents of an element are.
fn kind(name: &str) -> Option<BlockKind> {
    Some(match name {
        "h1" => BlockKind::Heading(1),
        "h2" => BlockKind::Heading(2),
        "h3" => BlockKind::Heading(3),
        "h4" => BlockKind::Heading(4),
        "h5" => BlockKind::Heading(5),
        "h6" => BlockKind::Heading(6),
        "li" => BlockKind::ListItem,
        "blockquote" => BlockKind::BlockQuote,
        "figcaption" | "caption" => BlockKind::Caption,
        _ => return None,
    })
}

fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    const PAGE: &str = "<!DOCTYPE html><html><head><title>Pier – The Daily</title><style>p{color:red}</style></head>\r\n\
        <body><nav><a href=/>Home</a></nav><main><h1>Pier   reopens</h1>\n<p>The <em>old</em> caf&eacute; &amp; its\r\n\
        lamp<br>opened.</p><!-- storydiff: ignore --><h2>Repairs</h2><ul><li>New deck<li><p>New rails</p></ul>\n\
        <blockquote><p>“It holds,” she said.</blockquote><script>if (1 < 2) alert('<p>no</p>')</script>\n\
        <figure><img src=x alt=no><figcaption>The pier</figcaption></figure></main><footer>© 2031</footer>";

    fn pieces(extract: &Extract) -> Vec<(BlockKind, &str)> {
        let piece = |block: &super::super::Block| (block.kind, block.span.of(&extract.text));
        extract.blocks.iter().map(piece).collect()
    }

    #[test]
    fn the_story_is_told_from_its_page() {
        let extract = read(PAGE.to_owned(), Source::default());
        assert_eq!(
            pieces(&extract),
            [
                (BlockKind::Heading(1), "Pier reopens"),
                (BlockKind::Paragraph, "The old café & its lamp\nopened."),
                (BlockKind::Heading(2), "Repairs"),
                (BlockKind::ListItem, "New deck"),
                (BlockKind::ListItem, "New rails"),
                (BlockKind::BlockQuote, "“It holds,” she said."),
                (BlockKind::Caption, "The pier"),
            ]
        );
        assert_eq!(extract.comments[0].text, "storydiff: ignore");
    }

    #[test]
    fn spans_lead_back_to_the_file() {
        let extract = read(PAGE.to_owned(), Source::default());
        for word in [
            "Pier", "reopens", "old", "caf", "its", "lamp", "opened", "rails", "holds",
        ] {
            let at = extract.text.find(word).expect("in the text");
            let span = extract.origin.source_span(Span::new(at, at + word.len()));
            assert_eq!(&PAGE[span.range()], word);
        }
        let lamp = extract.text.find("lamp").expect("in the text");
        let position = extract.origin.position(&extract.text, lamp);
        assert_eq!((position.line, position.column), (4, 1));
    }

    #[test]
    fn tag_soup_is_read_too() {
        let read = |html: &str| read(html.to_owned(), Source::default());
        let text = |html: &str| read(html).text.trim_end().to_owned();
        assert_eq!(
            text("<p>One<p>two &lt; three &amp four <b>five"),
            "One\n\ntwo < three & four five"
        );
        assert_eq!(text("no tags at all"), "no tags at all");
        assert_eq!(text("<li>a</ul></li></nav></p>b"), "a\n\nb");
        assert_eq!(text("<div>a<svg/>b<nav>c"), "a\n\nb");
        assert_eq!(text("x &#128657; y &notit; \0 z").chars().count(), 14);
        let kinds = read("<ul><li>a<li>b</ul><p>c")
            .blocks
            .into_iter()
            .map(|block| block.kind);
        let [item, paragraph] = [BlockKind::ListItem, BlockKind::Paragraph];
        assert_eq!(kinds.collect::<Vec<_>>(), [item, item, paragraph]);
        assert!(read("").blocks.is_empty());
    }
}
