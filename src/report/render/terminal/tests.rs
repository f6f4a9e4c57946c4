use proptest::prelude::*;
use strum::IntoEnumIterator;
use unicode_width::UnicodeWidthStr;

use crate::{
    divergence::{DivergenceType, Severity},
    policy::FailLevel,
    report::{
        Report,
        render::{
            Background, ColorDepth, Detail, Format, Markers, Order, RenderSettings, Show, View, render,
            story::{self, Story},
        },
    },
    text::is_hazardous,
};

fn drawn(report: &Report, settings: &RenderSettings) -> String {
    let mut out = Vec::new();
    render(report, Format::Text, settings, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("text")
}

fn settings(width: usize, view: View) -> RenderSettings {
    RenderSettings {
        width,
        view,
        exit_code: Some(1),
        ..RenderSettings::default()
    }
}

/// The text without escape sequences for looks and links.
fn bare(text: &str) -> String {
    let mut bare = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\x1b') {
        bare.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = if rest.starts_with('[') { "m" } else { "\x1b\\" };
        rest = rest.split_once(end).expect("an end of the sequence").1;
    }
    bare + rest
}

#[test]
fn views() {
    let report = story::harbour(FailLevel::Major);
    for width in [60, 100, 160] {
        for view in [View::Stacked, View::SideBySide, View::Inline] {
            insta::assert_snapshot!(format!("{view}-{width}"), drawn(&report, &settings(width, view)));
        }
    }
}

#[test]
fn everything_shown() {
    let report = story::harbour(FailLevel::Major);
    for (width, view) in [(100, View::Stacked), (160, View::SideBySide), (100, View::Inline)] {
        let settings = RenderSettings {
            show: Show::iter().collect(),
            detail: Detail::Evidence,
            order: Order::Text,
            ..settings(width, view)
        };
        insta::assert_snapshot!(format!("all-{view}-{width}"), drawn(&report, &settings));
    }
}

#[test]
fn colors_and_links() {
    let report = story::harbour(FailLevel::Major);
    for (name, color) in [("named", ColorDepth::Ansi16), ("exact", ColorDepth::TrueColor)] {
        let settings = RenderSettings {
            color,
            background: Background::Dark,
            links_from: Some("/srv/desk".into()),
            ..settings(100, View::Stacked)
        };
        let text = drawn(&report, &settings);
        insta::assert_snapshot!(format!("color-{name}"), text.replace('\x1b', "␛"));
        let plain = RenderSettings {
            markers: Markers::Always,
            ..settings.clone()
        };
        assert!(bare(&drawn(&report, &plain)).contains("[-240-]"));
        assert!(!bare(&text).contains("[-"));
    }
}

#[test]
fn a_passing_pair_says_so_in_one_line() {
    let report = Story::default()
        .bead("The {p:talks|negotiations} ended at noon.")
        .report(FailLevel::Major);
    insta::assert_snapshot!(drawn(&report, &settings(80, View::Auto)));
}

#[test]
fn sentences_around_a_finding() {
    let report = story::harbour(FailLevel::None);
    let settings = RenderSettings {
        context: 1,
        min_severity: Severity::Critical,
        ..settings(80, View::Stacked)
    };
    insta::assert_snapshot!(drawn(&report, &settings));
}

#[test]
fn wide_letters_wrap_between_them() {
    let report = Story::default()
        .bead("港湾局は火曜日、二〇一一年の火災以来空き家となっている古いフェリーターミナルを年内に取り壊し、跡地に{f:二百四十|四百二十}戸の集合住宅と小学校を建てると発表した。")
        .flag(Severity::Critical, DivergenceType::Number, "240 became 420", "二百四十", "四百二十")
        .report(FailLevel::Major);
    insta::assert_snapshot!(drawn(&report, &settings(60, View::Stacked)));
}

/// Words as files may hold them: long, wide, combining, right-to-left, hostile.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-zé’,;]{1,9}",
        1 => "[a-z]{40,90}",
        1 => "[漢字仮名、。]{1,30}",
        1 => "[אבגד]{2,8}",
        1 => "e\u{301}{1,4}[👩‍🚒🇫🇷]{1,3}",
        1 => "[\\x01-\\x08\\x1b\\x7f\u{85}\u{9b}\u{202e}\u{2066}\u{2028}\\[\\]0-9m]{1,6}",
        1 => Just("</script><b>&amp;]]>".to_owned()),
    ]
}

fn words() -> impl Strategy<Value = String> {
    proptest::collection::vec(word(), 1..25).prop_map(|words| words.join(" "))
}

prop_compose! {
    fn story()(
        beads in proptest::collection::vec((words(), word(), word(), words(), any::<bool>()), 1..5),
    ) -> Report {
        let mut story = Story::default();
        for (before, original, rendition, after, moved) in beads {
            // Unique at the front, so that the flag finds its words.
            let (original, rendition) = (format!("Ω{original}"), format!("Ω{rendition}"));
            story = story.bead(&format!("{before} {{p:{before}|{after}}} {{f:{original}|{rendition}}} {after}"))
                .flag(Severity::Major, DivergenceType::Name, &format!("{original} became {rendition}"), &original, &rendition);
            if moved {
                story = story.moved();
            }
        }
        story.report(FailLevel::Major)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn lines_fit_and_nothing_acts(
        report in story(),
        width in 40usize..200,
        view in proptest::sample::select(vec![View::Auto, View::Stacked, View::SideBySide, View::Inline]),
        color in any::<bool>(),
        all in any::<bool>(),
        context in 0usize..3,
    ) {
        let mut settings = RenderSettings { context, ..settings(width, view) };
        if color {
            settings.color = ColorDepth::TrueColor;
        }
        if all {
            settings.show = Show::iter().collect();
            settings.detail = Detail::Evidence;
        }
        let text = bare(&drawn(&report, &settings));
        for line in text.lines() {
            prop_assert!(line.width() <= width, "{} columns of {width}: {line:?}", line.width());
            prop_assert!(!line.ends_with(' '), "{line:?}");
        }
        prop_assert!(!text.contains(|character| character != '\n' && is_hazardous(character)));
        if !color && view != View::SideBySide {
            prop_assert!(text.contains("[-Ω") && text.contains("{+Ω"), "{text}");
        }
    }

    #[test]
    fn concise_is_a_line_a_finding(report in story()) {
        let mut out = Vec::new();
        render(&report, Format::Concise, &RenderSettings::default(), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        prop_assert_eq!(text.lines().count(), report.divergences.len());
        prop_assert!(!text.contains(|character| character != '\n' && is_hazardous(character)));
    }
}
