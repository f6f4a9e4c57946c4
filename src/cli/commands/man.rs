//! `storydiff man`: the manual pages, made from the same declarations as the help.

use anyhow::bail;

use crate::cli::{
    arguments::{self, ManArguments},
    exit::{self, Exit},
    output,
};

/// Prints the page of storydiff or of one of its commands.
pub(crate) fn run(arguments: &ManArguments) -> anyhow::Result<Exit> {
    let mut command = arguments::command();
    command.build();
    let documented = match &arguments.command {
        None => &command,
        Some(name) => match command.find_subcommand(name) {
            Some(found) => found,
            None => bail!("there is no command “{name}”; `storydiff --help` lists them"),
        },
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(documented.clone().after_help("")).render(&mut page)?;
    page.extend_from_slice(exit::manual().as_bytes());
    output::to_standard_output(&page)?;
    Ok(Exit::Clean)
}
