use super::{
    Document,
    PassageKind::{self, *},
    SegmentOptions, segment,
};
use crate::input::{Source, read_text};

fn document(text: &str) -> Document {
    segment(read_text(text, Source::default()), &SegmentOptions::default())
}

fn kinds(text: &str) -> Vec<PassageKind> {
    document(text).passages.iter().map(|passage| passage.kind).collect()
}

const BODY: &str =
    "The harbour of Port Moss was closed on Monday after a crane fell into the main basin. Nobody was hurt.";
const MORE: &str = "Ada Roe, the minister of ports, said divers had begun to search the wreck before noon on Tuesday.";

#[test]
fn a_text_of_one_block_is_its_body() {
    assert_eq!(kinds("Harbour closed"), [Paragraph]);
    assert_eq!(kinds(BODY), [Paragraph]);
    assert_eq!(kinds(""), []);
}

#[test]
fn titles_stand_above_and_between_paragraphs() {
    let text = format!(
        "Crane closes Port Moss harbour\n\nDivers search wreck as minister visits the quay\n\nBy Nora Lind\n\n{BODY}\n\n{MORE}\n\n\
         ‘We heard a bang’\n\n{MORE}\n\nWhat happens next?\n\n{BODY}\n\nReporting by Nora Lind; editing by Bo Ray"
    );
    let expected = [
        Headline, Standfirst, Byline, Paragraph, Paragraph, Subheading, Paragraph, Subheading, Paragraph, Byline,
    ];
    assert_eq!(kinds(&text), expected);
}

#[test]
fn a_finished_line_in_headline_english_is_a_standfirst() {
    let text = format!(
        "Ports minister says basin must reopen and the owner must pay for the crane.\n\n{BODY}\n\n{MORE}\n\n{BODY}"
    );
    assert_eq!(kinds(&text), [Standfirst, Paragraph, Paragraph, Paragraph]);
    let text = format!("A man has died after a crane fell into a harbour.\n\n{BODY}\n\n{MORE}\n\n{BODY}");
    assert_eq!(kinds(&text), [Paragraph; 4]);
}

#[test]
fn labels_open_sections() {
    let text = format!(
        "Crane closes Port Moss harbour\nMinister promises repairs after crane falls into basin.\nSUMMARY\nA crane fell into the basin.\n\
         KEY HIGHLIGHTS\n- The basin is closed.\n- Divers search the wreck.\nCORE SUBJECT\nHarbour accident\n{BODY} {MORE}\n{MORE}\n\
         KEYWORDS\nMENTIONED ENTITIES 2\nAda Roe\n👤 Person_FemaleMinister of Ports\nPort Moss\n📍 Location_CityHarbour town"
    );
    let expected = [
        Headline, Standfirst, Label, Summary, Label, Highlight, Highlight, Label, Keyword, Paragraph, Paragraph, Label,
        Label, Entity, Entity,
    ];
    assert_eq!(kinds(&text), expected);
    let document = document(&text);
    let entry = document.passages[13].entity.expect("an entry");
    assert_eq!(entry.name.of(&text), "Ada Roe");
    assert_eq!(entry.role.map(|role| role.of(&text)), Some("Minister of Ports"));
    let forms: Vec<_> = document.tokens.iter().map(|token| token.form.as_str()).collect();
    assert!(forms.windows(2).any(|pair| pair == ["Person_Female", "Minister"]));
}

#[test]
fn labels_may_stand_before_their_contents() {
    let text = format!(
        "Crane closes Port Moss harbour\n\nSummary: A crane fell.\n\n{BODY}\n\nKeywords: harbour, crane\n\nPhoto: Bo Ray"
    );
    assert_eq!(
        kinds(&text),
        [Headline, Label, Summary, Paragraph, Label, Keyword, Caption]
    );
}

#[test]
fn everyday_words_are_no_labels_inside_sentences() {
    let text = format!("{BODY}\n\nBackground noise hid the bang: nobody heard it.\n\n{MORE}");
    assert_eq!(kinds(&text), [Paragraph, Paragraph, Paragraph]);
}

#[test]
fn layout_does_not_change_sentences() {
    let paragraphs = format!("{BODY}\n\n{MORE}");
    let wrapped = format!("{}\n\n{}", wrap(BODY, 50), wrap(MORE, 50));
    let one_line = format!("{BODY} {MORE}");
    let sentences = |text: &str| -> Vec<String> {
        let document = document(text);
        (0..document.sentences.len())
            .map(|index| {
                document
                    .sentence_text(index)
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect()
    };
    assert_eq!(sentences(&paragraphs).len(), 3);
    assert_eq!(sentences(&paragraphs), sentences(&wrapped));
    assert_eq!(sentences(&paragraphs), sentences(&one_line));
}

fn wrap(text: &str, width: usize) -> String {
    let mut wrapped = String::new();
    let mut length = 0;
    for word in text.split(' ') {
        if length + word.len() + 1 > width {
            wrapped.push('\n');
            length = 0;
        } else if length > 0 {
            wrapped.push(' ');
        }
        wrapped.push_str(word);
        length += word.len() + 1;
    }
    wrapped
}
