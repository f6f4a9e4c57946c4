//! Every command in `docs/editorial-workflow.md` runs as written there, with the files shown there.

use std::{
    env, fs,
    path::Path,
    process::{Command, Output},
};

use tempfile::TempDir;

#[test]
fn the_commands_of_the_guide_run_as_written() {
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/editorial-workflow.md");
    let guide = fs::read_to_string(guide).expect("the guide");
    let (mut ran, mut wrong) = (0, Vec::new());
    for section in guide.split("\n## ").skip(1) {
        let title = section.lines().next().unwrap_or_default();
        let desk = Desk::new();
        for step in steps(section) {
            match step {
                Step::File(name, text) => desk.write(name, &text),
                Step::Command(line, code) => {
                    ran += 1;
                    let output = desk.run(line);
                    if output.status.code() != Some(code) {
                        let said =
                            [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
                        wrong.push(format!(
                            "{title}: {line}: {:?}, not {code}\n{}",
                            output.status,
                            said.concat()
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(ran > 20, "only {ran} commands were found");
}

/// What a reader of the guide does.
enum Step<'a> {
    /// Saves a file that is shown.
    File(&'a str, String),
    /// Types a line that ends with this code.
    Command(&'a str, i32),
}

/// The steps of a section: blocks below `<!-- file: NAME -->`, and the lines of blocks of shell commands.
fn steps(section: &str) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    let mut lines = section.lines();
    let mut file = None;
    while let Some(line) = lines.next() {
        if let Some(name) = line
            .strip_prefix("<!-- file: ")
            .and_then(|rest| rest.strip_suffix(" -->"))
        {
            file = Some(name);
        } else if let Some(language) = line.strip_prefix("```") {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            match (file.take(), language) {
                (Some(name), _) => steps.push(Step::File(name, block.join("\n") + "\n")),
                (None, "sh") => steps.extend(block.into_iter().map(command)),
                (None, _) => {}
            }
        }
    }
    steps
}

/// A line of commands and the code that it ends with: `# exit 1` at its end, or 0.
fn command(line: &str) -> Step<'_> {
    match line.rsplit_once("# exit ") {
        Some((line, code)) => Step::Command(line.trim_end(), code.trim().parse().expect("an exit code")),
        None => Step::Command(line, 0),
    }
}

/// A folder to work in, and a home without settings.
struct Desk {
    folder: TempDir,
    home: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
            home: tempfile::tempdir().expect("a home"),
        }
    }

    fn write(&self, name: &str, text: &str) {
        let file = self.folder.path().join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }

    fn run(&self, line: &str) -> Output {
        let program = Path::new(env!("CARGO_BIN_EXE_storydiff")).parent().expect("a folder");
        let path = env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(program.to_owned()).chain(env::split_paths(&path));
        Command::new("sh")
            .args(["-c", line])
            .current_dir(self.folder.path())
            .env_clear()
            .env("PATH", env::join_paths(folders).expect("a path"))
            .env("HOME", self.home.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output()
            .expect("a shell")
    }
}
