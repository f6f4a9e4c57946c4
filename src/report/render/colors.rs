//! What the colours of terminal and page promise, computed: text can be read, and original and rendition are told
//! apart by people with any of the three kinds of colour blindness.
//!
//! Contrast as WCAG 2.2 defines it; colour blindness after Machado, Oliveira and Fernandes (2009), full severity;
//! difference as the distance in CIE L*a*b* (1976, D65), of which 2.3 can just be seen.

use std::collections::BTreeMap;

use super::style;
use crate::report::render::Background;

type Rgb = [f64; 3];

/// Text has at least this contrast (WCAG 2.2, level AAA).
const LEAST_CONTRAST: f64 = 7.0;
/// Colours of the two sides are at least so far apart.
const LEAST_DIFFERENCE: f64 = 62.0;

const BLINDNESS: [(&str, [Rgb; 3]); 4] = [
    ("none", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ),
];

/// The properties of the page for light and for dark screens.
fn themes() -> [(&'static str, BTreeMap<&'static str, Rgb>); 2] {
    let style = include_str!("html/style.css");
    let (light, rest) = style
        .split_once("@media (prefers-color-scheme:dark)")
        .expect("a dark theme");
    let dark = rest.lines().next().expect("a line");
    [("light", properties(light)), ("dark", properties(dark))]
}

fn properties(rule: &'static str) -> BTreeMap<&'static str, Rgb> {
    let declarations = rule.split(['{', '}', ';']).filter(|part| part.starts_with("--"));
    let colors = declarations.filter_map(|declaration| {
        let (name, value) = declaration.strip_prefix("--")?.split_once(":#")?;
        Some((name, hexadecimal(value)))
    });
    colors.collect()
}

/// `#1b2c3d` or `#123`, linear.
fn hexadecimal(value: &str) -> Rgb {
    let digits: Vec<u32> = value
        .chars()
        .map(|digit| digit.to_digit(16).expect("a digit"))
        .collect();
    let byte = |index: usize| match digits.len() {
        3 => digits[index] * 17,
        _ => digits[2 * index] * 16 + digits[2 * index + 1],
    };
    [0, 1, 2].map(|index| linear(f64::from(byte(index)) / 255.0))
}

fn linear(value: f64) -> f64 {
    if value <= 0.04045 {
        value / 12.92
    } else {
        ((value + 0.055) / 1.055).powf(2.4)
    }
}

fn product(matrix: &[Rgb; 3], color: Rgb) -> Rgb {
    matrix.map(|row| row.iter().zip(color).map(|(factor, value)| factor * value).sum::<f64>())
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let luminance = |[red, green, blue]: Rgb| 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    (one / other).max(other / one)
}

fn difference(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (lab(one), lab(other));
    one.iter()
        .zip(other)
        .map(|(one, other)| (one - other).powi(2))
        .sum::<f64>()
        .sqrt()
}

fn lab(color: Rgb) -> Rgb {
    const TO_XYZ: [Rgb; 3] = [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ];
    let [x, y, z] = product(&TO_XYZ, color);
    let root = |value: f64| {
        if value > 216.0 / 24389.0 {
            value.cbrt()
        } else {
            (24389.0 / 27.0 * value + 16.0) / 116.0
        }
    };
    let (x, y, z) = (root(x / 0.95047), root(y), root(z / 1.08883));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The difference as the eye with least of it sees it.
fn least_difference(one: Rgb, other: Rgb) -> (f64, &'static str) {
    let seen = BLINDNESS.iter().map(|(name, matrix)| {
        let as_seen = |color| product(matrix, color).map(|value| value.clamp(0.0, 1.0));
        (difference(as_seen(one), as_seen(other)), *name)
    });
    seen.min_by(|one, other| one.0.total_cmp(&other.0)).expect("four eyes")
}

#[test]
fn the_two_sides_are_told_apart_on_the_page() {
    for (theme, colors) in themes() {
        let (difference, eyes) = least_difference(colors["old"], colors["new"]);
        assert!(difference >= LEAST_DIFFERENCE, "{theme}: {difference:.0} for {eyes}");
    }
}

#[test]
fn text_on_the_page_can_be_read() {
    for (theme, colors) in themes() {
        let plain = ["fg", "dim", "old", "new", "move", "focus", "bad", "warn"];
        let on_ground = plain.iter().flat_map(|&text| [(text, "bg"), (text, "panel")]);
        let marked = ["old", "new", "bad", "good", "warn"]
            .map(|text| (text, ["old-bg", "new-bg", "bad-bg", "good-bg", "warn-bg"]));
        let on_mark = marked.iter().flat_map(|(text, grounds)| {
            grounds
                .iter()
                .filter(move |ground| ground.starts_with(text))
                .map(|&ground| (*text, ground))
        });
        for (text, ground) in on_ground.chain(on_mark) {
            let contrast = contrast(colors[text], colors[ground]);
            assert!(
                contrast >= LEAST_CONTRAST,
                "{theme}: {text} on {ground} has {contrast:.1}"
            );
        }
    }
}

#[test]
fn the_terminal_keeps_the_same_promises() {
    for (background, ground) in [(Background::Dark, 0.0), (Background::Light, 1.0)] {
        let hues = style::exact_hues(background)
            .map(|(name, color)| (name, color.map(|byte| linear(f64::from(byte) / 255.0))));
        for (name, color) in &hues {
            let contrast = contrast(*color, [ground; 3]);
            assert!(contrast >= LEAST_CONTRAST, "{name} on {background} has {contrast:.1}");
        }
        let [(_, orange), (_, blue), ..] = hues;
        let (difference, eyes) = least_difference(orange, blue);
        assert!(
            difference >= LEAST_DIFFERENCE,
            "{background}: {difference:.0} for {eyes}"
        );
    }
}

#[test]
fn red_and_green_would_not_do() {
    let (difference, _) = least_difference(hexadecimal("8b0000"), hexadecimal("006400"));
    assert!(difference < 40.0, "{difference}");
}
