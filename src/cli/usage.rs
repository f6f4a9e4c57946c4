//! Mistakes in the arguments that the parser's own words leave one puzzled by.

use clap::{
    Error,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::arguments;

/// The error, in other words where the parser takes a third text for a command.
pub(crate) fn explained(error: Error) -> Error {
    let Some(ContextValue::String(third)) = error.get(ContextKind::InvalidSubcommand) else {
        return error;
    };
    if error.kind() != ErrorKind::ArgumentConflict {
        return error;
    }
    let typed: Vec<_> = std::env::args()
        .skip(1)
        .filter(|typed| !typed.starts_with('-'))
        .collect();
    let command = arguments::command();
    let names: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
    let meant = typed.first().and_then(|first| storydiff::text::nearest(first, &names));
    let message = match (typed.first(), meant) {
        (Some(first), Some(meant)) => format!("there is no command “{first}”; did you mean “{meant}”?\n"),
        _ => format!("two texts are compared, and “{third}” is one too many\n"),
    };
    command.clone().error(ErrorKind::ArgumentConflict, message)
}
