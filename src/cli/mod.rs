//! The command line: what was typed, what it means, and what it prints.
//!
//! The only part of the project that prints, reads the environment or ends the process. [`arguments`] says what can
//! be typed; [`settings`] resolves it, once, into what the library takes; each file in [`commands`] runs one command.

mod arguments;
mod commands;
mod delivery;
mod exit;
mod git;
mod house;
mod jobs;
mod output;
mod pager;
mod pairs;
mod progress;
mod settings;
mod summary;
mod terminal;
mod usage;
mod view;

use std::process::ExitCode;

use clap::{ArgMatches, FromArgMatches};

use arguments::{Arguments, Command, Later};
use exit::Exit;

/// Runs the command that the process was called with.
pub(crate) fn run() -> ExitCode {
    let matches = match arguments::command().try_get_matches() {
        Ok(matches) => matches,
        Err(error) => return usage(&usage::explained(error)).into(),
    };
    let result = Arguments::from_arg_matches(&matches)
        .map_err(anyhow::Error::from)
        .and_then(|arguments| dispatch(arguments, &matches));
    match result {
        Ok(exit) => exit.into(),
        Err(error) => fail(&error).into(),
    }
}

/// What there is to say of the arguments themselves: help and version, which are no errors, or a mistake in them.
fn usage(said: &clap::Error) -> Exit {
    // Only a closed stream can fail here, and then there is nobody left to tell.
    let _ = said.print();
    if said.use_stderr() && !commands::git::is_called_by_git() {
        Exit::Error
    } else {
        Exit::Clean
    }
}

fn dispatch(arguments: Arguments, matches: &ArgMatches) -> anyhow::Result<Exit> {
    match arguments.command {
        None => commands::diff::run(&arguments.bare_diff()?),
        Some(Command::Diff(Later(arguments))) => commands::diff::run(&arguments),
        Some(Command::Report(Later(arguments))) => commands::diff::write_page(arguments, matches),
        Some(Command::Check(Later(arguments))) => commands::check::run(&arguments),
        Some(Command::Review(Later(arguments))) => commands::review::run(&arguments),
        Some(Command::Baseline(command)) => commands::baseline::run(&command),
        Some(Command::Batch(Later(arguments))) => commands::batch::run(&arguments),
        Some(Command::Align(Later(arguments))) => commands::align::run(&arguments),
        Some(Command::Rules(Later(arguments))) => commands::rules::run(&arguments),
        Some(Command::Config(command)) => commands::config::run(&command, matches),
        Some(Command::Git(command)) => commands::git::run(&command),
        Some(Command::Explain(Later(arguments))) => commands::explain::run(&arguments),
        Some(Command::Schema(Later(arguments))) => commands::schema::run(&arguments),
        Some(Command::Completions(Later(arguments))) => commands::completions::run(&arguments),
        Some(Command::Man(Later(arguments))) => commands::man::run(&arguments),
    }
}

/// Says what went wrong: what, where, and what to do about it.
fn fail(error: &anyhow::Error) -> Exit {
    if output::is_closed_pipe(error) {
        return Exit::Clean;
    }
    if let Some(usage) = error.downcast_ref::<clap::Error>() {
        // Only a closed standard error can fail here, and then there is nobody left to tell.
        let _ = usage.print();
        return Exit::Error;
    }
    terminal::say(&format!("error: {}", in_words(error)));
    Exit::Error
}

/// An error with its causes, each said once: some errors name their cause in their own words already.
fn in_words(error: &anyhow::Error) -> String {
    let mut words = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if words.is_empty() {
            words = cause;
        } else if !words.contains(&cause) {
            words = format!("{words}: {cause}");
        }
    }
    words
}
