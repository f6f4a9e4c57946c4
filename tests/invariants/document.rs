//! What holds for a text that was read, cut and annotated.

use storydiff::{
    annotation::Annotations,
    input::Extract,
    segmentation::Document,
    text::{Span, is_ignorable},
};

/// Blocks and comments lie in the text, blocks in order.
pub fn check_extract(extract: &Extract) {
    let mut end = 0;
    for block in &extract.blocks {
        check_span(&extract.text, block.span, "a block");
        assert!(block.span.start >= end, "blocks overlap");
        end = block.span.end;
    }
    for comment in &extract.comments {
        check_span(&extract.text, Span::new(comment.at, extract.text.len()), "a comment");
    }
}

/// Passages, sentences and tokens lie in the text, in order and nested, and hold all that can be seen of its blocks.
pub fn check(document: &Document) {
    let text = &document.text;
    let mut sentence_end = 0;
    let mut token_end = 0;
    for (index, sentence) in document.sentences.iter().enumerate() {
        check_span(text, sentence.span, "a sentence");
        assert!(sentence.span.start >= sentence_end, "sentences overlap");
        sentence_end = sentence.span.end;
        assert_eq!(sentence.tokens.start, token_end, "a token stands in no sentence");
        token_end = sentence.tokens.end;
        let passage = &document.passages[sentence.passage];
        assert!(passage.sentences.contains(&index), "a passage lacks its sentence");
        assert!(passage.span.contains(sentence.span), "a sentence leaves its passage");
        let position = document.origin.position(text, sentence.span.start);
        assert!(position.line >= 1 && position.column >= 1, "places count from 1");
        let region = document.origin.region(text, sentence.span);
        assert!(region.start <= region.end, "a region ends before it starts");
    }
    assert_eq!(token_end, document.tokens.len(), "a token stands in no sentence");
    let mut end = 0;
    for token in &document.tokens {
        check_span(text, token.span, "a token");
        assert!(!token.span.is_empty() && token.span.start >= end, "tokens overlap");
        end = token.span.end;
    }
    for (index, sentence) in document.sentences.iter().enumerate() {
        let is_inside = |span: Span| sentence.span.contains(span);
        assert!(
            document.tokens_of(index).iter().all(|token| is_inside(token.span)),
            "a token leaves its sentence"
        );
    }
    check_passages(document);
    let whole = visible([text.as_str()]);
    assert_eq!(
        visible(document.sentences.iter().map(|sentence| sentence.span.of(text))),
        whole,
        "sentences"
    );
    assert_eq!(
        visible(document.tokens.iter().map(|token| token.span.of(text))),
        whole,
        "tokens"
    );
}

fn check_passages(document: &Document) {
    let mut next = 0;
    for passage in &document.passages {
        check_span(&document.text, passage.span, "a passage");
        assert_eq!(passage.sentences.start, next, "passages skip a sentence");
        next = passage.sentences.end;
        if let Some(entry) = passage.entity {
            for span in [Some(entry.name), entry.tag, entry.role].into_iter().flatten() {
                check_span(&document.text, span, "a part of an entry");
            }
        }
    }
    assert_eq!(next, document.sentences.len(), "passages lack a sentence");
    for comment in &document.comments {
        check_span(&document.text, Span::new(comment.at, document.text.len()), "a comment");
    }
}

/// Mentions stand in their sentences, in order.
pub fn check_annotations(document: &Document, annotations: &Annotations) {
    let mut seen = 0;
    for index in 0..document.sentences.len() {
        let sentence = &document.sentences[index];
        let mut start = 0;
        for mention in annotations.of_sentence(index) {
            seen += 1;
            check_span(&document.text, mention.span, "a mention");
            assert_eq!(mention.sentence, index, "a mention is not where it says");
            assert!(mention.span.start >= start, "mentions are out of order");
            start = mention.span.start;
            let tokens = &mention.tokens;
            assert!(
                tokens.start <= tokens.end && tokens.end <= document.tokens.len(),
                "{mention:?} has tokens"
            );
            assert!(sentence.span.contains(mention.span), "{mention:?} leaves its sentence");
        }
    }
    assert_eq!(seen, annotations.mentions.len(), "a mention stands in no sentence");
}

/// The span lies in the text, on the boundaries of characters.
pub fn check_span(text: &str, span: Span, what: &str) {
    assert!(span.start <= span.end, "{what} ends before it starts: {span:?}");
    assert!(
        text.get(span.range()).is_some(),
        "{what} is no piece of the text: {span:?}"
    );
}

/// The characters of some texts that can be seen, one after the other.
pub fn visible<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let is_visible = |character: &char| !character.is_whitespace() && !is_ignorable(*character);
    texts.into_iter().flat_map(str::chars).filter(is_visible).collect()
}
