//! Long output page by page, on a terminal.

use std::{
    io::{self, Write},
    process::{Command, Stdio},
};

use super::output;

/// The pager when the environment names none: it quits when all fits on one screen, keeps colours, and leaves the
/// text on the screen afterwards.
const DEFAULT: &str = "less -FRX";

/// Shows the bytes in the pager that `STORYDIFF_PAGER` or `PAGER` names; when it cannot be started, prints them.
pub(crate) fn show(bytes: &[u8]) -> anyhow::Result<()> {
    let named = ["STORYDIFF_PAGER", "PAGER"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok());
    let command = named.unwrap_or_else(|| DEFAULT.to_owned());
    // An empty pager means none, as it does to git.
    if command.trim().is_empty() || command.trim() == "cat" || !run(&command, bytes) {
        return output::to_standard_output(bytes);
    }
    Ok(())
}

/// Whether the pager ran. A reader who quits early closes the pipe, which is no failure.
fn run(command: &str, bytes: &[u8]) -> bool {
    let Ok(mut pager) = shell(command).stdin(Stdio::piped()).spawn() else {
        return false;
    };
    if let Some(mut input) = pager.stdin.take() {
        let written = input.write_all(bytes);
        if written.is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe) {
            return false;
        }
    }
    // 127 is the shell's word for a command it did not find.
    pager.wait().is_ok_and(|status| status.code() != Some(127))
}

/// A pager may be given with options, so the shell reads the line, as it does for git.
fn shell(command: &str) -> Command {
    let (program, option) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let mut shell = Command::new(program);
    shell.arg(option).arg(command);
    shell
}
