use super::*;
use crate::{
    divergence::{DivergenceType, Severity},
    report::render::{
        Format, render,
        story::{self, Story},
    },
    text::is_hazardous,
};

fn page(report: &Report) -> String {
    let mut out = Vec::new();
    render(report, Format::Html, &RenderSettings::default(), &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("text")
}

#[test]
fn the_body_of_a_page() {
    let report = story::harbour(FailLevel::Major);
    let page = page(&report);
    let body = page
        .split_once("<body ")
        .and_then(|(_, rest)| rest.split_once("<script>"))
        .unwrap()
        .0;
    insta::assert_snapshot!(body.replace("><", ">\n<"));
}

#[test]
fn nothing_comes_from_elsewhere() {
    let page = page(&story::harbour(FailLevel::Major));
    for word in ["http:", "https:", "src=", "url(", "@import"] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn text_is_no_markup() {
    let hostile = "</title></style><script>alert(1)</script> ]]> \" onload=\"x' \u{202e}\u{1b}[2J &amp;";
    let report = Story::default()
        .bead(&format!("{hostile} {{f:{hostile}old|new{hostile}}} end"))
        .flag(Severity::Major, DivergenceType::Name, hostile, "old", "new")
        .report(FailLevel::Major);
    let page = page(&report);
    assert_eq!(page.matches("<script>").count(), 1);
    assert!(!page.contains("onload=\"x"));
    assert!(!page.contains(|character| character != '\n' && is_hazardous(character)));
}

#[test]
fn long_lists_are_opened_in_parts_and_lack_nothing() {
    let bead = |story: Story, index: usize| {
        story
            .bead(&format!(
                "Hall </noscript> {index} holds {{f:{index}1|{index}2}} seats."
            ))
            .flag(
                Severity::Major,
                DivergenceType::Number,
                "seats",
                &format!("{index}1"),
                &format!("{index}2"),
            )
    };
    let page = page(&(0..ROWS + 1).fold(Story::default(), bead).report(FailLevel::Major));
    // Two more parts of findings, one of rows.
    assert_eq!(page.matches("<noscript>").count(), 3);
    assert_eq!(page.matches("</noscript>").count(), 3);
    for index in 1..=ROWS + 1 {
        assert_eq!(page.matches(&format!(" id=\"b{index}\"")).count(), 1);
    }
    let findings = page.matches(" class=\"finding major\"").count();
    assert_eq!(findings, ROWS + 1);
}

#[test]
fn a_page_shows_so_many_and_says_so() {
    let mut story = Story::default();
    for index in 0..40 {
        story = story.bead(&format!("Hall {index} stands."));
    }
    for index in 0..5 {
        let changed = |by: usize| format!("{}", 100 * (index + 1) + by);
        story = story
            .bead(&format!("Hall holds {{f:{}|{}}} seats.", changed(1), changed(2)))
            .flag(
                Severity::Major,
                DivergenceType::Number,
                "seats",
                &changed(1),
                &changed(2),
            );
    }
    let report = story.report(FailLevel::Major);
    let settings = RenderSettings {
        most_on_page: 4,
        ..RenderSettings::default()
    };
    let mut out = Vec::new();
    render(&report, Format::Html, &settings, &mut out).unwrap();
    let page = String::from_utf8(out).unwrap();
    assert!(page.contains("45 pairs of passages and 5 findings, of which this page shows 4"));
    assert!(page.contains("⋯ 40 pairs not shown</p>"));
    assert_eq!(page.matches("class=\"row ").count(), 4);
    assert_eq!(page.matches(" class=\"finding major\"").count(), 4);
    // Every link leads somewhere.
    for link in page.split("href=\"#").skip(1) {
        let id = link.split('"').next().unwrap();
        assert!(page.contains(&format!("id=\"{id}\"")), "{id}");
    }
}

#[test]
fn an_article_is_one_part() {
    assert!(!page(&story::harbour(FailLevel::Major)).contains("<noscript>"));
}

#[test]
fn hashes_of_a_policy() {
    assert_eq!(base64(b"foob"), "Zm9vYg==");
    assert_eq!(base64(b"fooba"), "Zm9vYmE=");
    assert_eq!(base64(b"foobar"), "Zm9vYmFy");
}
