//! `storydiff completions`: what a shell needs to complete commands and options.

use crate::cli::{
    arguments::{self, CompletionsArguments},
    exit::Exit,
    output,
};

/// Prints the script for a shell.
pub(crate) fn run(arguments: &CompletionsArguments) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut arguments::command(), "storydiff", &mut script);
    output::to_standard_output(&script)?;
    Ok(Exit::Clean)
}
