//! What is different on a terminal: single keys, progress, pages. `script` from util-linux makes the terminal.
#![cfg(target_os = "linux")]

use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

const ORIGINAL: &str = "The ferry carried 40 cars to Lyrdal on Friday. The river rose by 14 metres. Nobody was hurt, said \
    the mayor, Ada Brennholt.\n";
const RENDITION: &str = "The ferry carried 90 cars to Lyrdal on Friday. The river rose by 41 metres. Nobody was hurt, said \
    the mayor, Ida Brennholt.\n";

/// A folder with two texts that differ in three facts.
fn desk() -> tempfile::TempDir {
    let desk = tempfile::tempdir().expect("a folder");
    fs::write(desk.path().join("a.txt"), ORIGINAL).expect("a text");
    fs::write(desk.path().join("b.txt"), RENDITION).expect("a text");
    desk
}

/// What a terminal shows of a call while keys are pressed, one after the other.
fn on_terminal(folder: &Path, call: &str, variables: &[(&str, &str)], keys: &[&str]) -> (i32, String) {
    let mut command = Command::new("script");
    command.args(["--quiet", "--return", "--command"]);
    command.arg(format!("{} {call}", env!("CARGO_BIN_EXE_storydiff")));
    command
        .arg("/dev/null")
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    command
        .env("TERM", "xterm-256color")
        .env_remove("CI")
        .env_remove("NO_COLOR")
        .env_remove("PAGER");
    command.envs(variables.iter().copied());
    let mut terminal = command.spawn().expect("script, of the package bsdutils");
    let mut keyboard = terminal.stdin.take().expect("a keyboard");
    for key in keys {
        // A person waits for the question; what is typed before it is lost with the mode of the terminal.
        thread::sleep(Duration::from_millis(400));
        // Who has ended takes no more keys.
        if keyboard
            .write_all(key.as_bytes())
            .and_then(|()| keyboard.flush())
            .is_err()
        {
            break;
        }
    }
    thread::sleep(Duration::from_millis(400));
    drop(keyboard);
    let output = terminal.wait_with_output().expect("an end");
    (
        output.status.code().unwrap_or(-1),
        String::from_utf8_lossy(&output.stdout).into_owned(),
    )
}

#[test]
fn a_review_is_one_key_a_finding() {
    let desk = desk();
    let call = "review a.txt b.txt --by 'Jo Fern'";
    // Accept the first with a reason, think again, accept it after all, skip the next, stop.
    let keys = ["a", "recounted\r", "u", "a", "the office recounted\r", "s", "q"];
    let (code, shown) = on_terminal(desk.path(), call, &[], &keys);
    assert_eq!(code, 0, "{shown}");
    for line in ["[1/3]", "reason: ", "[2/3]", "[3/3]"] {
        assert!(shown.contains(line), "{line}: {shown}");
    }
    assert_eq!(shown.matches("[1/3]").count(), 2, "undo asks again: {shown}");
    let accepted = fs::read_to_string(desk.path().join("storydiff.baseline.toml")).expect("a baseline");
    assert!(
        accepted.contains("the office recounted") && !accepted.contains("\"recounted\""),
        "{accepted}"
    );

    // The next review goes on where this one stopped.
    let (code, shown) = on_terminal(desk.path(), call, &[], &["i", "d", "r"]);
    assert_eq!(code, 0, "{shown}");
    assert!(
        shown.contains("going on after 1 decided earlier") && shown.contains("[1/1]"),
        "{shown}"
    );
    assert!(
        !desk.path().join(".storydiff-review").exists(),
        "a finished review leaves nothing"
    );
}

#[test]
fn long_work_says_that_it_goes_on() {
    let desk = desk();
    let text = |word: &str| -> String {
        let sentence = |number: usize| format!("The {word} number {number} left the pier of Lyrdal on Friday. ");
        (0..1200).map(sentence).collect()
    };
    fs::write(desk.path().join("long-a.txt"), text("ferry")).expect("a text");
    fs::write(desk.path().join("long-b.txt"), text("boat")).expect("a text");
    let (_, shown) = on_terminal(desk.path(), "long-a.txt long-b.txt -f json=out.json", &[], &[]);
    assert!(shown.contains("comparing 1200 sentences with 1200"), "{shown}");
    let (_, shown) = on_terminal(desk.path(), "a.txt b.txt --paging never", &[], &[]);
    assert!(!shown.contains("comparing"), "{shown}");
}

#[test]
fn long_output_goes_to_the_pager_where_there_are_pages() {
    let desk = desk();
    let pager = ("STORYDIFF_PAGER", "sed s/^/PAGED:/");
    let (_, shown) = on_terminal(desk.path(), "a.txt b.txt", &[pager], &[]);
    assert!(
        shown.contains("PAGED:") && shown.contains("40 cars became 90 cars"),
        "{shown}"
    );
    for (call, variables) in [
        ("a.txt b.txt --paging never", vec![pager]),
        ("a.txt b.txt", vec![pager, ("TERM", "dumb")]),
        ("a.txt b.txt", vec![("PAGER", "")]),
        ("a.txt b.txt", vec![("PAGER", "no-such-pager")]),
    ] {
        let (_, shown) = on_terminal(desk.path(), call, &variables, &[]);
        assert!(
            !shown.contains("PAGED:") && shown.contains("40 cars became 90 cars"),
            "{shown}"
        );
    }
}

#[test]
fn looks_follow_the_terminal() {
    let desk = desk();
    let look = |call: &str, variables: &[(&str, &str)]| {
        on_terminal(
            desk.path(),
            &format!("a.txt b.txt --paging never {call}"),
            variables,
            &[],
        )
        .1
    };
    assert!(look("", &[]).contains("\x1b[1;7;"), "changed words are reversed");
    assert!(
        look("", &[("COLORTERM", "truecolor")]).contains("38;2;"),
        "exact colours where there are any"
    );
    assert!(look("--theme monochrome", &[]).contains("\x1b[1;7m"), "no hues");
    assert!(
        look("--hyperlinks always", &[]).contains("\x1b]8;;file://"),
        "places are links"
    );
    for plain in [
        look("", &[("NO_COLOR", "1")]),
        look("", &[("TERM", "dumb")]),
        look("--color never", &[]),
    ] {
        assert!(!plain.contains('\x1b') && plain.contains("[-40"), "{plain}");
    }
}
