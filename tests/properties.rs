//! What holds for every pair of texts, the samples' and invented ones alike.

mod invariants;

use std::{fs, path::Path};

use invariants::{BODIES, comparison, json};
use proptest::{prelude::*, test_runner::RngSeed};
use storydiff::{
    pair::Pair,
    pipeline::{self, Options, ReadOptions},
    report::Report,
    segmentation::Document,
};

#[test]
fn the_samples_hold_together() {
    for (_, texts) in samples() {
        comparison::check(&compare(&texts));
    }
}

#[test]
fn the_same_texts_give_the_same_bytes() {
    for (name, texts) in samples() {
        let here = json(&compare(&texts));
        let elsewhere = std::thread::scope(|scope| scope.spawn(|| json(&compare(&texts))).join().expect("a thread"));
        assert!(here == elsewhere, "{name}: two runs differ");
    }
}

#[test]
fn typography_alone_is_no_finding() {
    for (name, texts) in samples() {
        let plain = &texts.original;
        let set = plain
            .replace('’', "'")
            .replace(['“', '”', '„'], "\"")
            .replace("\n", "\r\n")
            .replace("  ", "\u{a0} ");
        let report = compare(&Pair::new(plain.clone(), set));
        let between: Vec<_> = (report.divergences.iter())
            .filter(|divergence| divergence.related.is_none())
            .map(|divergence| divergence.message.as_str())
            .collect();
        assert!(between.is_empty(), "{name}: {}", between.join("; "));
    }
}

#[test]
fn exchanged_samples_mirror_the_findings() {
    let unmirrored: Vec<_> = (samples().into_iter())
        .flat_map(|(name, texts)| {
            let lone = comparison::unmirrored(&documents(&texts));
            lone.into_iter().map(move |finding| format!("{name}: {finding}"))
        })
        .collect();
    assert!(unmirrored.is_empty(), "{}", unmirrored.join("\n"));
}

/// Pieces that texts are made of in the wild, and some that only an attacker would send.
const PIECES: &[&str] = &[
    "The mayor of Osk",
    " said ",
    "“we won’t pay”",
    "12",
    "1,200.50",
    "79228162514264337593543950335 ",
    "dozen ",
    "centuries and 40 days ",
    "£2.3m",
    "per cent",
    " not ",
    "no one",
    ". ",
    "? ",
    "\n",
    "\n\n",
    "\r\n",
    "SUMMARY\n",
    "- ",
    "3 May 2024",
    "Dr. A. B. Vane",
    "U.S.",
    "…",
    "”",
    "‘",
    "(",
    "\u{202e}",
    "\u{1b}[31m",
    "\0",
    "\u{ad}",
    "\u{200b}",
    "\u{feff}",
    "e\u{301}",
    "👩‍👩‍👧",
    "北京下雨了。",
    "السلام",
    "½",
    "10²",
    "-",
    "–",
    "%",
    "=",
    "#",
    "*",
    "_",
    "https://osk.example/?a=1",
    "more than ",
    "half of ",
    "at least ",
    "former ",
    "President ",
];

fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat());
    prop_oneof![3 => pieces, 1 => "\\PC{0,80}", 1 => any::<String>()]
}

/// Two texts for a body: mostly one and what some strokes of the pen made of it.
fn stories() -> impl Strategy<Value = String> {
    let pieces = || prop::collection::vec(prop::sample::select(PIECES), 0..40);
    let strokes = prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(PIECES)), 0..6);
    let edited = (pieces(), strokes).prop_map(|(pieces, strokes)| {
        let mut others = pieces.clone();
        for (index, piece) in strokes.iter().filter(|_| !pieces.is_empty()) {
            others[index.index(pieces.len())] = piece;
        }
        Pair::new(pieces.concat(), others.concat())
    });
    let unlike = (texts(), texts()).prop_map(|(one, other)| Pair::new(one, other));
    prop_oneof![2 => edited, 1 => unlike].prop_map(|texts| [texts.original, texts.rendition].join(invariants::BETWEEN))
}

/// Lines of policy files, baselines and patterns, right and wrong.
const LINES: &[&str] = &[
    "schema = 1",
    "[policy]",
    "fail-on = \"major\"",
    "fail-on = \"mjor\"",
    "max = { minor = 5, omission = -1 }",
    "min-coverage = 0.6",
    "min-coverage = 1e999",
    "lead-escalates = true",
    "[rules]",
    "number-changed = \"off\"",
    "SD101 = \"minor\"",
    "nonsense = 5",
    "[[equivalent]]",
    "terms = [\"per cent\", \"percent\"]",
    "terms = []",
    "[[alias]]",
    "names = [\"Mara Olin\", \"the chair\"]",
    "[[protect]]",
    "pattern = \"alleged(ly)?\"",
    "pattern = '(\\w{999}){999}'",
    "pattern = \"£\"",
    "[[pairs]]",
    "original = \"en/{slug}.md\"",
    "rendition = \"{lang}/{slug}.md\"",
    "original = \"../{slug}.md\"",
    "[[override]]",
    "paths = [\"sport/**\"]",
    "[baseline]",
    "stale = \"fail\"",
    "[[accepted]]",
    "fingerprint = \"v1:0a\"",
    "rule = \"number-changed\"",
    "severity = \"major\"",
    "on = 2031-03-28",
    "on = 2031-13-28",
    "reason = \"a\\nb\"",
    "by = 'x'",
    "x = [[[[[",
    "\u{0}",
    "\u{1b}[31m",
    "en/{slug}.md",
    "{lang}/{slug}.md",
    "{*path}.md",
    "en/a.md",
    "..",
    "a/../b",
    "**",
    "====",
];

fn files() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(LINES), 0..14).prop_map(|lines| lines.join("\n"))
}

/// The same cases on every run; `PROPTEST_RNG_SEED` and `PROPTEST_CASES` ask for others and for more.
fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 60,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_text_is_too_odd(text in texts()) {
        for body in ["read_text", "read_markdown", "read_html", "segment", "annotate"] {
            run(body, &text);
        }
    }

    #[test]
    fn no_bytes_are_too_odd(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        invariants::read_text(&bytes);
        invariants::read_markdown(&bytes);
        invariants::read_html(&bytes);
    }

    #[test]
    fn no_pair_is_too_odd(stories in stories()) {
        for body in ["align", "compare", "render", "accept"] {
            run(body, &stories);
        }
    }

    #[test]
    fn exchanged_sides_mirror(choices in prop::collection::vec(any::<u8>(), 0..20)) {
        invariants::mirror(&choices);
    }

    #[test]
    fn no_file_of_a_house_is_too_odd(file in files()) {
        for body in ["config", "baseline", "pairs"] {
            run(body, &file);
        }
    }

    #[test]
    fn no_text_differs_from_itself(text in texts()) {
        let report = compare(&Pair::new(text.clone(), text));
        let between = report.divergences.iter().find(|divergence| divergence.related.is_none());
        prop_assert!(between.is_none(), "{:?}", between);
    }
}

fn run(name: &str, text: &str) {
    let body = BODIES.iter().find(|(known, _)| *known == name);
    body.expect("a body of that name").1(text.as_bytes());
}

/// The seeds that fuzzing starts from, and every input that once broke something.
#[test]
fn the_corpus_holds() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (name, body) in BODIES {
        let Ok(entries) = fs::read_dir(corpus.join(name)) else {
            continue;
        };
        for entry in entries {
            body(&fs::read(entry.expect("an entry").path()).expect("a seed"));
        }
    }
}

fn compare(texts: &Pair<String>) -> Report {
    pipeline::compare(documents(texts), &Options::default())
}

fn documents(texts: &Pair<String>) -> Pair<Document> {
    texts.each(|_, text| pipeline::read_text(text.clone(), "", &ReadOptions::default()))
}

/// The texts of the samples, by name.
fn samples() -> Vec<(String, Pair<String>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut samples: Vec<_> = (fs::read_dir(folder).expect("the samples"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .map(|path| {
            let text = |stem: &str| {
                let file = ["txt", "md"]
                    .map(|extension| path.join(format!("{stem}.{extension}")))
                    .into_iter()
                    .find(|file| file.exists());
                fs::read_to_string(file.expect("a text")).expect("a text")
            };
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, Pair::new(text("original"), text("rendition")))
        })
        .collect();
    samples.sort_by(|(one, _), (other, _)| one.cmp(other));
    samples
}
