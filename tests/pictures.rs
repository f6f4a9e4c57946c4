//! The pictures in the README are drawn from what the program prints: `docs/pictures/terminal.svg` from its colours,
//! `docs/pictures/report.svg` from the page itself, which an SVG can hold.
//!
//! `UPDATE_README=1 cargo test --test pictures` draws them anew.

use std::{fmt::Write, fs, path::Path, process::Command};

use unicode_width::UnicodeWidthStr;

const PAIR: [&str; 2] = [
    "samples/02-ferry-trial/original.txt",
    "samples/02-ferry-trial/rendition.txt",
];

#[test]
fn the_terminal_as_it_is() {
    let printed = print(&[
        "--color",
        "always",
        "--background",
        "dark",
        "--width",
        "100",
        "--min-severity",
        "critical",
    ]);
    keep("terminal.svg", &screen(&printed));
}

#[test]
fn the_page_as_it_is() {
    keep("report.svg", &page(&print(&["--format", "html"])));
}

fn print(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_storydiff"))
        .args(PAIR)
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .env("COLORTERM", "truecolor")
        .output()
        .expect("storydiff");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    String::from_utf8(output.stdout).expect("text")
}

/// Holds a picture against the one in the repository, or writes it.
fn keep(name: &str, picture: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures").join(name);
    if std::env::var_os("UPDATE_README").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder to write into");
        fs::write(&path, picture).expect("a picture to write");
        return;
    }
    let kept = fs::read_to_string(&path).expect("a picture");
    assert!(
        kept == picture,
        "{name} is out of date; UPDATE_README=1 cargo test --test pictures draws it anew"
    );
}

/// Pixels of a column and of a line.
const COLUMN: f64 = 8.4;
const LINE: f64 = 20.0;
const MARGIN: f64 = 16.0;

/// Lines with escape sequences as a picture.
fn screen(printed: &str) -> String {
    let mut text = String::new();
    let mut look = Look::default();
    let mut widest = 0;
    for (row, line) in printed.lines().enumerate() {
        let mut column = 0;
        for (index, part) in line.split("\u{1b}[").enumerate() {
            let part = match part.split_once('m') {
                Some((codes, rest)) if index > 0 => {
                    look.change(codes);
                    rest
                }
                _ => part,
            };
            look.draw(part, column, row, &mut text);
            column += part.width();
        }
        widest = widest.max(column);
    }
    let width = widest as f64 * COLUMN + 2.0 * MARGIN;
    let height = printed.lines().count() as f64 * LINE + 2.0 * MARGIN;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" \
         height=\"{height:.0}\" role=\"img\" aria-label=\"storydiff in a terminal\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{GROUND}\"/>\n\
         <g font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\">\n{text}</g>\n</svg>\n"
    )
}

const GROUND: &str = "#101216";
const INK: &str = "#e6e6e6";

/// How text looks at a place: what the escape sequences before it said.
#[derive(Default)]
struct Look {
    color: Option<String>,
    bold: bool,
    dim: bool,
    underlined: bool,
    reversed: bool,
}

impl Look {
    fn change(&mut self, codes: &str) {
        let mut codes = codes.split(';');
        while let Some(code) = codes.next() {
            match code {
                "1" => self.bold = true,
                "2" => self.dim = true,
                "4" => self.underlined = true,
                "7" => self.reversed = true,
                "38" => {
                    let color: Vec<_> = codes.by_ref().skip(1).take(3).collect();
                    self.color = Some(format!("rgb({})", color.join(",")));
                }
                _ => *self = Self::default(),
            }
        }
    }

    fn draw(&self, part: &str, column: usize, row: usize, out: &mut String) {
        // Blanks at the ends of a text are no part of it in a picture.
        let (word, lead) = (part.trim(), part.width() - part.trim_start().width());
        if word.is_empty() {
            return;
        }
        let x = MARGIN + (column + lead) as f64 * COLUMN;
        let width = word.width() as f64 * COLUMN;
        let top = MARGIN + row as f64 * LINE;
        let color = self.color.as_deref().unwrap_or(INK);
        let mut attributes = String::new();
        if self.reversed {
            let _ = writeln!(
                out,
                "<rect x=\"{x:.1}\" y=\"{top:.0}\" width=\"{width:.1}\" height=\"{LINE:.0}\" fill=\"{color}\"/>"
            );
        }
        for (is_set, attribute) in [
            (self.bold, " font-weight=\"bold\""),
            (self.dim, " opacity=\".7\""),
            (self.underlined, " text-decoration=\"underline\""),
        ] {
            attributes.push_str(if is_set { attribute } else { "" });
        }
        let fill = if self.reversed { GROUND } else { color };
        let _ = writeln!(
            out,
            "<text x=\"{x:.1}\" y=\"{:.0}\" textLength=\"{width:.1}\" fill=\"{fill}\"{attributes}>{}</text>",
            top + 15.0,
            word.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
        );
    }
}

/// Findings that the picture of the page has room for.
const FINDINGS: usize = 2;

/// The beginning of a page inside a picture.
fn page(html: &str) -> String {
    let between = |start: &str, end: &str| {
        let from = html.find(start).expect(start) + start.len();
        let to = html[from..].find(end).expect(end) + from;
        &html[from..to]
    };
    let style = between("<style>", "</style>");
    let beginning = between("</a><header>", "<script>");
    let (cut, _) = beginning
        .match_indices("<article")
        .nth(FINDINGS)
        .expect("more findings");
    // As XML has it: every element closed, every attribute with a value.
    let body = beginning[..cut]
        .replace("<br>", "<br/>")
        .replace(" checked>", " checked=\"\"/>")
        .replace(
            "<input type=\"radio\" name=\"view\" id=\"inline\">",
            "<input type=\"radio\" name=\"view\" id=\"inline\"/>",
        )
        .replace(
            "<input type=\"radio\" name=\"view\" id=\"reading\">",
            "<input type=\"radio\" name=\"view\" id=\"reading\"/>",
        );
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1100 1290\" width=\"1100\" height=\"1290\">\n\
         <style>{style}.card{{content-visibility:visible}}body{{height:1290px;overflow:hidden}}</style>\n\
         <foreignObject width=\"1100\" height=\"1290\"><body xmlns=\"http://www.w3.org/1999/xhtml\" class=\"fidelity\">\
         <header>{body}</section></main></body></foreignObject>\n</svg>\n"
    )
}
