//! `storydiff schema`: what editors and other programs need to know of a file's shape.

use storydiff::policy::config;

use crate::cli::{
    arguments::{SchemaArguments, SchemaOf},
    exit::Exit,
    output,
};

/// Prints the JSON Schema.
pub(crate) fn run(arguments: &SchemaArguments) -> anyhow::Result<Exit> {
    let schema = match arguments.of {
        SchemaOf::Config => config::schema(),
    };
    let mut bytes = serde_json::to_vec_pretty(&schema)?;
    bytes.push(b'\n');
    output::to_standard_output(&bytes)?;
    Ok(Exit::Clean)
}
