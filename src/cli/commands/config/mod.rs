//! `storydiff config`: writes, shows and checks the policy file.

mod show;

use std::{
    fs::OpenOptions,
    io::{ErrorKind, Write},
};

use anyhow::{Context, bail};
use clap::ArgMatches;

use crate::cli::{
    arguments::{CheckConfigArguments, ConfigCommand, InitArguments},
    exit::Exit,
    house::{self, FILE_NAME, HouseFile},
    output,
};

/// What `config init` writes: every key with its default, all but the schema commented out.
const TEMPLATE: &str = include_str!("template.toml");

/// Runs one of the commands; `matches` tell what was typed from what the environment says.
pub(crate) fn run(command: &ConfigCommand, matches: &ArgMatches) -> anyhow::Result<Exit> {
    match command {
        ConfigCommand::Init(arguments) => init(arguments),
        ConfigCommand::Show(arguments) => show::run(arguments, matches),
        ConfigCommand::Check(arguments) => check(arguments),
    }
}

fn init(arguments: &InitArguments) -> anyhow::Result<Exit> {
    let file = &arguments.file;
    let created = OpenOptions::new().write(true).create_new(true).open(file);
    let mut out = match created {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{} is there already; edit it, or remove it first", file.display())
        }
        created => created.with_context(|| format!("cannot write {}", file.display()))?,
    };
    out.write_all(TEMPLATE.as_bytes())
        .with_context(|| format!("cannot write {}", file.display()))?;
    say(&format!(
        "wrote {}; `storydiff config show` tells what holds",
        file.display()
    ))
}

fn check(arguments: &CheckConfigArguments) -> anyhow::Result<Exit> {
    let file = match &arguments.file {
        Some(file) => HouseFile::read(file)?,
        None => {
            let Some(file) = house::nearest(FILE_NAME, &[]) else {
                bail!("there is no {FILE_NAME} here or in a folder above; `storydiff config init` writes one")
            };
            HouseFile::read(&file)?
        }
    };
    say(&format!("{}: no mistakes", file.config.name))
}

fn say(line: &str) -> anyhow::Result<Exit> {
    output::to_standard_output(format!("{line}\n").as_bytes())?;
    Ok(Exit::Clean)
}
