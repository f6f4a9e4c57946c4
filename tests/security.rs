//! The claims of docs/security.md that no other test holds: what a hostile text, policy, baseline or repository cannot
//! make storydiff do.
#![cfg(unix)]

use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::Path,
    process::{Command, Output},
};

use sha2::{Digest, Sha256};
use storydiff::{
    divergence::Protected,
    pair::Pair,
    pipeline::{self, Options, ReadOptions},
    policy::Config,
    report::{self, Format, RenderSettings},
};
use tempfile::TempDir;

#[test]
fn no_policy_names_a_command() {
    for text in [
        "pager = \"touch owned\"",
        "[policy]\ncommand = \"touch owned\"",
        "[hooks]\nbefore = \"touch owned\"",
        "[git]\nexternal = \"touch owned\"",
        "include = \"/etc/passwd\"",
    ] {
        let error = Config::parse(text, "storydiff.toml").expect_err(text).to_string();
        assert!(error.contains("unknown key"), "{error}");
    }
}

#[test]
fn commands_are_started_in_few_places() {
    let mut places = Vec::new();
    visit(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut |name, text| {
        if text.contains("Command::new(") {
            places.push(name.to_owned());
        }
    });
    places.sort();
    // The pager of the user's environment, and git itself.
    for place in &places {
        let is_known =
            place.ends_with("cli/pager.rs") || place.contains("cli/git.rs") || place.contains("commands/git/");
        assert!(is_known, "{place} starts a command");
    }
    assert!(places.len() >= 2, "{places:?}");
}

#[test]
fn a_repository_runs_nothing_of_its_own() {
    let folder = Folder::new();
    folder.write(
        "storydiff.toml",
        "[[pairs]]\noriginal = \"en/{slug}.md\"\nrendition = \"de/{slug}.md\"\n",
    );
    folder.write("en/a.md", "The ferry left with 40 passengers.\n");
    folder.write("de/a.md", "The ferry left with 40 passengers.\n");
    for arguments in [
        &["init", "-q"][..],
        &["add", "."],
        &[
            "-c",
            "user.name=x",
            "-c",
            "user.email=x@y.example",
            "commit",
            "-qm",
            "a",
        ],
    ] {
        assert!(folder.git(arguments).status.success());
    }
    folder.write("monitor.sh", "#!/bin/sh\ntouch \"$(dirname \"$0\")/owned\"\n");
    let script = folder.path("monitor.sh");
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).expect("a script");
    let shown = script.display().to_string();
    for key in [
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "core.sshCommand",
        "core.editor",
    ] {
        assert!(folder.git(&["config", key, &shown]).status.success());
    }
    folder.write("de/a.md", "The ferry left with 400 passengers.\n");
    let output = folder.run(&["check", "--since", "HEAD"]);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    assert!(!folder.path("owned").exists(), "the repository's own program ran");
}

#[test]
fn no_baseline_is_written_outside() {
    for file in [
        "../other.toml",
        "/tmp/other.toml",
        "a/../../b.toml",
        "C:\\b.toml",
        "{slug}.toml",
    ] {
        let text = format!("[baseline]\nfile = '{file}'\n");
        assert!(Config::parse(&text, "storydiff.toml").is_err(), "{file}");
    }
    let (outside, folder) = (Folder::new(), Folder::new());
    outside.write("empty", "");
    folder.write("storydiff.toml", "schema = 1\n");
    folder.write("one.txt", "The ferry left on Monday with 40 passengers.\n");
    folder.write("other.txt", "The ferry left on Monday with 90 passengers.\n");
    symlink(outside.path("empty"), folder.path("storydiff.baseline.toml")).expect("a link");
    let output = folder.run(&[
        "baseline",
        "update",
        "one.txt",
        "other.txt",
        "--reason",
        "x",
        "--by",
        "y",
    ]);
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
    assert!(
        text(&output.stderr).contains("leads out of"),
        "{}",
        text(&output.stderr)
    );
    assert_eq!(fs::read_to_string(outside.path("empty")).expect("still there"), "");
}

#[test]
fn files_of_the_house_are_bounded() {
    let folder = Folder::new();
    folder.write("one.txt", "It rained.\n");
    folder.write("storydiff.toml", &"# a comment\n".repeat(2_000_000));
    let output = folder.run(&["diff", "one.txt", "one.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("larger than"), "{}", text(&output.stderr));
    let many = "[[protect]]\npattern = \"alleged\"\n".repeat(501);
    assert!(
        Config::parse(&many, "storydiff.toml")
            .expect_err("too many")
            .to_string()
            .contains("more than 500")
    );
}

#[test]
fn patterns_take_linear_time() {
    // What catastrophic backtracking is shown with; and what would compile to gigabytes.
    let pattern = Protected::new("(a+)+$").expect("a pattern");
    let config = Config::parse(&format!("[[protect]]\npattern = '{}'\n", pattern.pattern()), "p").expect("a policy");
    let mut options = Options::default();
    options.judgement.knowledge = config.knowledge();
    let story = |end: &str| pipeline::read_text("a".repeat(20_000) + end, "", &ReadOptions::default());
    pipeline::compare(Pair::new(story("!"), story("?")), &options);
    for bomb in ["(\\w{500}){500}", "((a{100}){100}){100}", "\\pL{9999}"] {
        assert!(Protected::new(bomb).is_err(), "{bomb}");
    }
}

#[test]
fn many_keys_take_linear_time() {
    // A key each, all in one line: finding its place by counting from the beginning would take minutes.
    let keys: Vec<_> = (0..40_000).map(|number| format!("k{number} = 1")).collect();
    let error = Config::parse(&format!("x = {{ {} }}\n", keys.join(", ")), "storydiff.toml").expect_err("unknown");
    assert!(error.to_string().contains("unknown key"));
}

#[test]
fn deep_markup_is_read() {
    let deep = |piece: &str| piece.repeat(20_000 / piece.len());
    for piece in [
        "> ", "- ", "[", "![", "*a ", "**", "`", "(", "<a>", "<!--", "| a ", "[^1]: ", "    ", "&#x", "](",
    ] {
        let document = pipeline::read_bytes(deep(piece).as_bytes(), "a.md", &ReadOptions::default()).expect("text");
        pipeline::compare(Pair::new(document.clone(), document), &Options::default());
    }
    for piece in [
        "<div>",
        "<p><b>",
        "</p>",
        "<!--",
        "<",
        "&",
        "&#",
        "<a href=",
        "<table><td>",
        "<script>",
        "<title>",
    ] {
        let document = pipeline::read_bytes(deep(piece).as_bytes(), "a.html", &ReadOptions::default()).expect("text");
        pipeline::compare(Pair::new(document.clone(), document), &Options::default());
    }
    for text in [
        deep("["),
        format!("x = {}", deep("[")),
        format!("x = {}", deep("{a=")),
        deep("a."),
    ] {
        assert!(Config::parse(&text, "storydiff.toml").is_err());
    }
    let folder = Folder::new();
    folder.write("pairs.jsonl", &format!("{}\n", deep("[")));
    let output = folder.run(&["batch", "pairs.jsonl"]);
    assert!(text(&output.stdout).contains("\"error\""), "{}", text(&output.stderr));
}

#[test]
fn a_page_loads_nothing_and_runs_its_own_script_only() {
    let read = |text: &str| pipeline::read_text(text.to_owned(), "story.txt", &ReadOptions::default());
    let documents = Pair::new(
        read("The ferry left with 40 people. See https://a.example/x.js and <img/src=x onerror=alert(1)>."),
        read("The ferry left with 90 people. See //a.example/y.css and <script>alert(1)</script> here."),
    );
    let report = pipeline::compare(documents, &Options::default());
    let mut page = Vec::new();
    report::render(&report, Format::Html, &RenderSettings::default(), &mut page).expect("a page");
    let page = String::from_utf8(page).expect("text");
    let between = |from: &str, to: &str| {
        let parts: Vec<&str> = page
            .split(from)
            .skip(1)
            .filter_map(|rest| rest.split(to).next())
            .collect();
        let [part] = parts.as_slice() else {
            panic!("{} of {from}", parts.len())
        };
        (*part).to_owned()
    };
    let (style, script) = (between("<style>", "</style>"), between("<script>", "</script>"));
    let policy = between("<meta http-equiv=\"Content-Security-Policy\" content=\"", "\">").replace("&#39;", "'");
    let directives: Vec<&str> = policy.split("; ").collect();
    assert_eq!(
        directives,
        [
            "default-src 'none'",
            &format!("style-src 'sha256-{}'", hash(&style)),
            &format!("script-src 'sha256-{}'", hash(&script)),
            "base-uri 'none'",
            "form-action 'none'",
        ]
    );
    let markup = page.replace(&script, "");
    // What the policy forbids is not asked for either: it would only fail.
    for loaded in [
        " src=",
        "@import",
        "url(",
        "<link",
        "<iframe",
        "<object",
        " style=",
        " onclick=",
    ] {
        assert!(!markup.contains(loaded), "{loaded} stands in the page");
    }
}

/// The SHA-256 of a text in Base64, as a content security policy wants it.
fn hash(text: &str) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut digest = Sha256::digest(text).to_vec();
    digest.push(0);
    let groups = digest
        .chunks(3)
        .map(|group| u32::from_be_bytes([0, group[0], group[1], group[2]]));
    let sextets = groups.flat_map(|group| [18, 12, 6, 0].map(|shift| ALPHABET[(group >> shift & 63) as usize] as char));
    sextets.take(43).chain(['=']).collect()
}

#[test]
fn archives_are_refused_unopened() {
    for magic in [
        &b"PK\x03\x04\x14\0\0\0\x08\0"[..],
        b"\x1f\x8b\x08\0\0\0\0\0",
        b"%PDF-1.7\n%\xe2\xe3",
        b"7z\xbc\xaf\x27\x1c\0\x04",
        b"\xfd7zXZ\0\0",
    ] {
        let bytes = [magic, &[0; 64]].concat();
        let error = pipeline::read_bytes(&bytes, "story.txt", &ReadOptions::default()).expect_err("no text");
        assert!(error.to_string().contains("not text"), "{error}");
    }
}

#[test]
fn errors_quote_names_safely() {
    let folder = Folder::new();
    let output = folder.run(&["diff", "\u{1b}]0;owned\u{7}.txt", "in\u{202e}voice.txt"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said.contains("no such file") && !said.contains(['\u{1b}', '\u{7}', '\u{202e}']),
        "{said:?}"
    );
}

#[test]
fn listings_of_a_baseline_are_safe() {
    let folder = Folder::new();
    folder.write(
        "storydiff.baseline.toml",
        "[[accepted]]\nfingerprint = \"v1:0a\"\nrule = \"r\"\nseverity = \"minor\"\non = 2031-03-28\n\
         reason = \"\\u009B2J \\u202E \\u001B[31m\"\n",
    );
    for format in ["text", "json"] {
        let output = folder.run(&["baseline", "list", "--format", format]);
        let shown = text(&output.stdout);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        assert!(!shown.contains(['\u{9b}', '\u{202e}', '\u{1b}']), "{shown:?}");
    }
    folder.write("pairs.jsonl", "{\"id\": \"\u{9b}2J\u{202e}\"}\n");
    let shown = text(&folder.run(&["batch", "pairs.jsonl"]).stdout);
    assert!(
        shown.contains("\"error\"") && !shown.contains(['\u{9b}', '\u{202e}']),
        "{shown:?}"
    );
}

/// A scratch folder.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut program = Command::new(env!("CARGO_BIN_EXE_storydiff"));
        let output = program
            .args(arguments)
            .current_dir(self.0.path())
            .env_remove("CI")
            .output();
        output.expect("storydiff")
    }

    fn git(&self, arguments: &[&str]) -> Output {
        Command::new("git")
            .args(arguments)
            .current_dir(self.0.path())
            .output()
            .expect("git")
    }
}

fn visit(folder: &Path, look: &mut dyn FnMut(&str, &str)) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            visit(&path, look);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            look(
                &path.display().to_string(),
                &fs::read_to_string(&path).expect("a source"),
            );
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
