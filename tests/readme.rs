//! The README shows real output: each block below a line `<!-- storydiff … -->` is what that command prints today.
//!
//! `UPDATE_README=1 cargo test --test readme` writes the blocks anew.

use std::{fs, path::Path, process::Command};

#[test]
fn shown_output_is_what_the_program_prints() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).expect("a readme");
    let current = with_current_output(&readme);
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(&path, &current).expect("a readme to write");
        return;
    }
    for (shown, printed) in readme.lines().zip(current.lines()) {
        assert_eq!(
            shown, printed,
            "the README is out of date; UPDATE_README=1 cargo test --test readme renews it"
        );
    }
    assert_eq!(readme.len(), current.len(), "the README is out of date");
}

/// The text with each block of output replaced by what its command prints.
fn with_current_output(readme: &str) -> String {
    let mut renewed = String::new();
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        renewed.push_str(line);
        renewed.push('\n');
        let command = line
            .strip_prefix("<!-- storydiff ")
            .and_then(|rest| rest.strip_suffix(" -->"));
        if let Some(arguments) = command {
            assert_eq!(lines.next(), Some("```text"), "a block of text follows {line}");
            lines.by_ref().find(|line| *line == "```").expect("the block ends");
            renewed.push_str(&format!("```text\n{}```\n", print(arguments)));
        }
    }
    renewed
}

fn print(arguments: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_storydiff"))
        .args(arguments.split_whitespace())
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .output()
        .expect("storydiff");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments}");
    String::from_utf8(output.stdout).expect("text")
}
