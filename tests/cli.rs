//! The command line as its users meet it. The cases are data: each file of `tests/cli/` is a story of one or more
//! runs in a folder of its own, and says what must come out.

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

use serde::Deserialize;

/// A file of cases.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    /// What it shows.
    about: String,
    /// The files that lie in the folder, by name.
    #[serde(default)]
    files: BTreeMap<String, String>,
    /// Files that are no text, in hexadecimal.
    #[serde(default)]
    bytes: BTreeMap<String, String>,
    run: Vec<Run>,
}

/// One call of the program.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Run {
    args: Vec<String>,
    #[serde(default)]
    stdin: String,
    #[serde(default)]
    env: BTreeMap<String, String>,
    /// The exit code.
    code: i32,
    /// Standard output as a whole.
    stdout: Option<String>,
    #[serde(default)]
    stdout_has: Vec<String>,
    #[serde(default)]
    stdout_lacks: Vec<String>,
    /// Standard error as a whole.
    stderr: Option<String>,
    #[serde(default)]
    stderr_has: Vec<String>,
    /// What a file holds afterwards: a piece of its text.
    #[serde(default)]
    files_have: BTreeMap<String, String>,
    /// Files that must not be there afterwards.
    #[serde(default)]
    files_lack: Vec<String>,
}

#[test]
fn stories_go_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the stories")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let mut unmet = Vec::new();
    for path in paths
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
    {
        let name = path.file_stem().expect("a name").to_string_lossy();
        let story = fs::read_to_string(path).expect("a story");
        let story: Story = toml::from_str(&story).unwrap_or_else(|error| panic!("{name}: {error}"));
        for (run, line) in tell(&story) {
            unmet.push(format!(
                "{name}, {} (`storydiff {}`): {line}",
                story.about,
                run.args.join(" ")
            ));
        }
    }
    assert!(unmet.is_empty(), "\n{}", unmet.join("\n"));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let pairs: String = (0..2000)
        .map(|id| format!("{{\"id\":{id},\"original_text\":\"It rained.\",\"rendition_text\":\"It rained.\"}}\n"))
        .collect();
    fs::write(folder.path().join("pairs.jsonl"), pairs).expect("pairs");
    let mut child = program(folder.path())
        .args(["batch", "pairs.jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("storydiff");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("an end");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

/// Runs a story and says what did not come out as written.
fn tell(story: &Story) -> Vec<(&Run, String)> {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in &story.files {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }
    for (name, digits) in &story.bytes {
        fs::write(folder.path().join(name), from_hexadecimal(digits)).expect("a file");
    }
    let judged = |run| {
        let output = call(folder.path(), run);
        run_unmet(run, &output, folder.path())
            .into_iter()
            .map(move |line| (run, line))
    };
    story.run.iter().flat_map(judged).collect()
}

fn run_unmet(run: &Run, output: &Output, folder: &Path) -> Vec<String> {
    let stdout = String::from_utf8_lossy(&output.stdout);
    let stderr = String::from_utf8_lossy(&output.stderr);
    let mut unmet = Vec::new();
    let mut hold = |is_met: bool, line: String| {
        if !is_met {
            unmet.push(line);
        }
    };
    let code = output.status.code();
    hold(
        code == Some(run.code),
        format!("exit code {code:?} instead of {}; it said: {stderr}", run.code),
    );
    for (whole, wanted, name) in [(&stdout, &run.stdout, "output"), (&stderr, &run.stderr, "error")] {
        if let Some(wanted) = wanted {
            hold(whole == wanted, format!("standard {name} is {whole:?}"));
        }
    }
    for wanted in &run.stdout_has {
        hold(
            stdout.contains(wanted),
            format!("standard output lacks {wanted:?}: {}", start(&stdout)),
        );
    }
    for unwanted in &run.stdout_lacks {
        hold(
            !stdout.contains(unwanted),
            format!("standard output has {unwanted:?}: {}", start(&stdout)),
        );
    }
    for wanted in &run.stderr_has {
        hold(
            stderr.contains(wanted),
            format!("standard error lacks {wanted:?}: {stderr}"),
        );
    }
    for (name, wanted) in &run.files_have {
        let text = fs::read_to_string(folder.join(name)).unwrap_or_default();
        hold(text.contains(wanted), format!("{name} lacks {wanted:?}: {text}"));
    }
    for name in &run.files_lack {
        hold(!folder.join(name).exists(), format!("{name} is there"));
    }
    unmet
}

/// The first lines of an output, for a message.
fn start(output: &str) -> String {
    output.chars().take(200).collect()
}

fn call(folder: &Path, run: &Run) -> Output {
    let mut child = program(folder)
        .args(&run.args)
        .envs(&run.env)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("storydiff");
    // A run that does not read its input closes it early, which is its good right.
    let _ = child.stdin.take().expect("its input").write_all(run.stdin.as_bytes());
    child.wait_with_output().expect("an end")
}

/// The program in a folder, without the settings of whoever runs the tests.
fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_storydiff"));
    command.current_dir(folder);
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("STORYDIFF_")
            || name.starts_with("CLICOLOR")
            || matches!(name.as_str(), "NO_COLOR" | "COLUMNS" | "PAGER")
        {
            command.env_remove(name);
        }
    }
    command
}

fn from_hexadecimal(digits: &str) -> Vec<u8> {
    let digits: Vec<_> = digits.split_whitespace().collect();
    digits
        .iter()
        .map(|byte| u8::from_str_radix(byte, 16).expect("two hexadecimal digits"))
        .collect()
}
