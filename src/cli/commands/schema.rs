//! `storydiff schema`: the shape of what programs read and people write, for validators and editors.

use storydiff::{
    policy::{self, config},
    report,
};

use crate::cli::{
    arguments::{SchemaArguments, SchemaOf},
    exit::Exit,
    output,
};

/// Prints a JSON Schema.
pub(crate) fn run(arguments: &SchemaArguments) -> anyhow::Result<Exit> {
    let schema = match arguments.of {
        SchemaOf::Report => report::report_schema(),
        SchemaOf::Config => config::schema(),
        SchemaOf::Baseline => policy::baseline_schema(),
    };
    let mut bytes = serde_json::to_vec_pretty(&schema)?;
    bytes.push(b'\n');
    output::to_standard_output(&bytes)?;
    Ok(Exit::Clean)
}
