//! When the world around fails: a full disk, a reader that goes away, a file that changes or vanishes, a run that is
//! killed. Nothing half-written is left, nothing accepted is lost, and the error says what went wrong.
#![cfg(unix)]

use std::{
    fs,
    io::Read,
    os::unix::process::ExitStatusExt,
    path::Path,
    process::{Command, Output, Stdio},
    thread,
};

use tempfile::TempDir;

#[test]
fn a_full_disk_is_told() {
    let desk = Desk::new();
    if !Path::new("/dev/full").exists() {
        return;
    }
    for (line, what) in [
        ("diff original.txt rendition.txt >/dev/full", "standard output"),
        (
            "diff original.txt rendition.txt --format json >/dev/full",
            "standard output",
        ),
        ("align original.txt rendition.txt >/dev/full", "standard output"),
        ("batch pairs.jsonl >/dev/full", "No space left"),
        ("rules >/dev/full", "No space left"),
        ("diff original.txt rendition.txt --output /dev/full", "/dev/full"),
        ("batch pairs.jsonl --output /dev/full", "/dev/full"),
    ] {
        let output = desk.shell(line);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{line}: {said}");
        assert!(said.contains(what) && said.contains("No space left"), "{line}: {said}");
    }
}

#[test]
fn a_file_that_cannot_be_finished_leaves_the_old_one() {
    let desk = Desk::new();
    desk.write("report.json", "the old report");
    // The system refuses to let any file grow beyond a block.
    let output = desk.sh("trap '' XFSZ; ulimit -f 1; exec storydiff batch pairs.jsonl --output report.json");
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
    assert!(
        text(&output.stderr).contains("cannot write report.json"),
        "{}",
        text(&output.stderr)
    );
    assert_eq!(desk.read("report.json"), "the old report");
    assert_eq!(desk.parts(), 0, "a piece of the new report is left");
}

#[test]
fn a_run_that_is_killed_leaves_the_old_file() {
    let desk = Desk::new();
    desk.write("report.json", "the old report");
    // The same bound, but here the system kills the run that hits it, in the middle of its writing.
    let output = desk.sh("ulimit -f 1; exec storydiff batch pairs.jsonl --output report.json");
    assert!(output.status.signal().is_some(), "{:?}", output.status);
    assert_eq!(desk.read("report.json"), "the old report");
    // What is left beside it does not keep the next run from its work.
    assert_eq!(
        desk.shell("batch pairs.jsonl --output report.json").status.code(),
        Some(0)
    );
    assert!(desk.read("report.json").starts_with("{\"id\":0,"));
}

#[test]
fn a_baseline_survives_a_disk_that_fills() {
    let desk = Desk::new();
    let accept = "baseline update original.txt rendition.txt --reason agreed --by Mara --today 2031-03-28";
    assert_eq!(desk.shell(accept).status.code(), Some(0));
    let before = desk.read("storydiff.baseline.toml");
    assert!(before.contains("[[accepted]]"), "{before}");
    desk.write(
        "rendition.txt",
        &story().replace("1,200", "900").replace("Monday", "Friday"),
    );
    let output = desk.sh(&format!("trap '' XFSZ; ulimit -f 1; exec storydiff {accept}"));
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
    assert_eq!(desk.read("storydiff.baseline.toml"), before);
    assert_eq!(desk.parts(), 0);
}

#[test]
fn a_folder_that_takes_no_file_is_told() {
    let desk = Desk::new();
    // Nobody may create files there, the superuser included.
    for (file, is_here) in [
        ("/proc/report.json", Path::new("/proc/self").exists()),
        ("no/such/folder.json", true),
    ] {
        if !is_here {
            continue;
        }
        let output = desk.shell(&format!(
            "diff original.txt rendition.txt --format json --output {file}"
        ));
        assert_eq!(output.status.code(), Some(2));
        assert!(
            text(&output.stderr).contains(&format!("cannot write {file}")),
            "{}",
            text(&output.stderr)
        );
    }
}

#[test]
fn a_pipe_may_close_at_any_byte() {
    let desk = Desk::new();
    desk.write("long.txt", &story().repeat(40));
    desk.write("longer.txt", &story().replace("1,200", "900").repeat(40));
    for arguments in [
        &["diff", "long.txt", "longer.txt", "--format", "json"][..],
        &["diff", "long.txt", "longer.txt"],
        &["batch", "pairs.jsonl"],
    ] {
        let whole = desk.program().args(arguments).output().expect("a run").stdout.len();
        for bytes in [0, 1, 100, 4_096, whole / 2, whole - 1].map(|bytes| bytes.min(whole)) {
            let mut child = desk
                .program()
                .args(arguments)
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .expect("a run");
            let mut out = child.stdout.take().expect("its output");
            out.read_exact(&mut vec![0; bytes]).expect("so much output");
            drop(out);
            let output = child.wait_with_output().expect("an end");
            assert_eq!(text(&output.stderr), "", "{arguments:?} after {bytes} bytes");
            assert!(
                output.status.code().is_some_and(|code| matches!(code, 0 | 1 | 3)),
                "{:?}",
                output.status
            );
        }
    }
}

#[test]
fn closed_streams_are_no_defect() {
    let desk = Desk::new();
    for line in [
        "diff original.txt rendition.txt >&-",
        "diff original.txt missing.txt 2>&-",
        "rules >&- 2>&-",
        "diff - rendition.txt <&-",
    ] {
        let output = desk.shell(line);
        assert!(
            output.status.code().is_some_and(|code| code <= 3),
            "{line}: {:?}",
            output.status
        );
        assert!(
            !text(&output.stderr).contains("panicked"),
            "{line}: {}",
            text(&output.stderr)
        );
    }
}

#[test]
fn a_file_may_change_or_vanish_while_it_is_read() {
    let desk = Desk::new();
    let file = desk.folder.path().join("moving.txt");
    let is_done = std::sync::atomic::AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            let whole = story().repeat(20);
            let mut turn = 0_usize;
            while !is_done.load(std::sync::atomic::Ordering::Relaxed) {
                turn += 1;
                thread::sleep(std::time::Duration::from_millis(1));
                // Cut, grown, replaced by bytes that are no text, gone: whatever the reader meets, it is not ours.
                let _ = match turn % 4 {
                    0 => fs::remove_file(&file),
                    1 => fs::write(&file, &whole.as_bytes()[..whole.len() * (turn % 7) / 7]),
                    2 => fs::write(&file, [0_u8, 159, 146, 150].repeat(500)),
                    _ => fs::write(&file, &whole),
                };
            }
        });
        let run = |_| desk.shell("diff moving.txt rendition.txt --format json");
        let outputs: Vec<Output> = (0..12).map(run).collect();
        is_done.store(true, std::sync::atomic::Ordering::Relaxed);
        for output in outputs {
            let said = text(&output.stderr);
            match output.status.code() {
                // The texts may have too little in common, or nothing at all.
                Some(0 | 3) => {
                    let report = serde_json::from_slice::<serde_json::Value>(&output.stdout);
                    assert!(report.is_ok(), "half a report");
                }
                Some(2) => assert!(said.contains("moving.txt"), "{said}"),
                _ => panic!("{:?}: {said}", output.status),
            }
        }
    });
}

#[test]
fn two_who_accept_at_once_lose_nothing() {
    let desk = Desk::new();
    for number in 0..6 {
        desk.write(
            &format!("{number}.txt"),
            &story().replace("1,200", &format!("{number}00")),
        );
    }
    let outputs: Vec<Output> = thread::scope(|scope| {
        let accept = |number: usize| {
            desk.shell(&format!(
                "baseline update original.txt {number}.txt --reason agreed --by Mara --today 2031-03-28"
            ))
        };
        let runs: Vec<_> = (0..6).map(|number| scope.spawn(move || accept(number))).collect();
        runs.into_iter().map(|run| run.join().expect("an end")).collect()
    });
    // Whoever came too late was told so; whoever was not told has the entry.
    let baseline = desk.read("storydiff.baseline.toml");
    for (number, output) in outputs.iter().enumerate() {
        let said = text(&output.stderr);
        match output.status.code() {
            Some(0) => assert!(
                baseline.contains(&format!("file = \"{number}.txt\"")),
                "{number} is lost: {said}"
            ),
            Some(2) => assert!(said.contains("changed by somebody else"), "{said}"),
            code => panic!("{code:?}: {said}"),
        }
    }
}

/// A folder with two stories and forty pairs.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        desk.write("original.txt", &story());
        desk.write("rendition.txt", &story().replace("1,200", "12,000"));
        let pair = |id: usize| {
            let rendition = story().replace("1,200", "12,000");
            serde_json::json!({ "id": id, "original_text": story(), "rendition_text": rendition }).to_string() + "\n"
        };
        desk.write("pairs.jsonl", &(0..40).map(pair).collect::<String>());
        desk
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).expect("a file");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(name)).expect("a file")
    }

    /// How many pieces of unfinished files lie about.
    fn parts(&self) -> usize {
        let entries = fs::read_dir(self.folder.path()).expect("the folder");
        entries
            .filter(|entry| {
                entry
                    .as_ref()
                    .is_ok_and(|entry| entry.file_name().to_string_lossy().ends_with(".part"))
            })
            .count()
    }

    /// Runs `storydiff` with the words of a line, in a shell.
    fn shell(&self, line: &str) -> Output {
        self.sh(&format!("exec storydiff {line}"))
    }

    fn sh(&self, line: &str) -> Output {
        let line = line.replace("exec storydiff", "exec \"$STORYDIFF\"");
        let mut shell = Command::new("sh");
        shell
            .args(["-c", &line])
            .current_dir(self.folder.path())
            .env("STORYDIFF", env!("CARGO_BIN_EXE_storydiff"))
            .env_remove("CI");
        shell.output().expect("a shell")
    }

    fn program(&self) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_storydiff"));
        program.current_dir(self.folder.path());
        program
    }
}

fn story() -> String {
    "The night ferry to Osk stayed in port on Monday after 1,200 passengers had boarded. “We shall not sail in this,” \
     said Mara Vane, the captain. Half of them left by bus.\n\n"
        .to_owned()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
