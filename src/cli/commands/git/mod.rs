//! `storydiff git`: what git calls, and what makes git call it.

mod install;
mod textconv;
mod versions;

use std::env;

use crate::cli::{arguments::GitCommand, exit::Exit, in_words, output, terminal};

/// Runs a command for git. All but `install` end with 0 whatever happens: git takes anything else for a crash of its
/// tool, and stops in the middle of a diff over many files.
pub(crate) fn run(command: &GitCommand) -> anyhow::Result<Exit> {
    let result = match command {
        GitCommand::External(arguments) => versions::external(arguments),
        GitCommand::Difftool(arguments) => versions::difftool(arguments),
        GitCommand::Textconv(arguments) => textconv::run(arguments),
        GitCommand::Install(arguments) => return install::run(arguments),
    };
    if let Err(error) = result
        && !output::is_closed_pipe(&error)
    {
        terminal::say(&in_words(&error));
    }
    Ok(Exit::Clean)
}

/// Whether the process was called as git calls it: then a mistake in a variable or in the configuration must not end
/// with an error either.
pub(crate) fn is_called_by_git() -> bool {
    let called: Vec<_> = env::args_os().skip(1).take(2).collect();
    matches!(called.as_slice(), [git, mode] if git == "git" && mode != "install")
}
