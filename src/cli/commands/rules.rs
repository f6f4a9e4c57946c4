//! `storydiff rules`: what is looked for.

use std::io::Write;

use serde::Serialize;
use storydiff::divergence::{DivergenceType, RULES, RuleMeta, Severity};

use crate::cli::{
    arguments::{ListFormat, RulesArguments},
    exit::Exit,
    output,
};

/// Lists the rules in the order of their codes.
pub(crate) fn run(arguments: &RulesArguments) -> anyhow::Result<Exit> {
    let mut rules: Vec<_> = RULES.iter().map(|rule| rule.meta()).collect();
    rules.sort_by_key(|meta| meta.code);
    let mut bytes = Vec::new();
    match arguments.format {
        ListFormat::Text => table(&rules, &mut bytes)?,
        ListFormat::Json => {
            let records: Vec<_> = rules.iter().map(|meta| RuleRecord::new(meta)).collect();
            serde_json::to_writer_pretty(&mut bytes, &records)?;
            bytes.push(b'\n');
        }
    }
    output::to_standard_output(&bytes)?;
    Ok(Exit::Clean)
}

fn table(rules: &[&RuleMeta], out: &mut Vec<u8>) -> std::io::Result<()> {
    let width_of = |text: fn(&RuleMeta) -> String| rules.iter().map(|meta| text(meta).len()).max().unwrap_or(0);
    let name_width = width_of(|meta| meta.name.to_owned());
    let kind_width = width_of(|meta| meta.kind.to_string());
    for meta in rules {
        let (code, name, kind) = (meta.code, meta.name, meta.kind.to_string());
        let severity = meta.severity.to_string();
        writeln!(
            out,
            "{code}  {name:name_width$}  {kind:kind_width$}  {severity:8}  {}",
            meta.summary
        )?;
    }
    Ok(())
}

/// A rule as programs read it.
#[derive(Debug, Serialize)]
struct RuleRecord {
    code: &'static str,
    name: &'static str,
    #[serde(rename = "type")]
    kind: DivergenceType,
    severity: Severity,
    summary: &'static str,
}

impl RuleRecord {
    const fn new(meta: &RuleMeta) -> Self {
        Self {
            code: meta.code,
            name: meta.name,
            kind: meta.kind,
            severity: meta.severity,
            summary: meta.summary,
        }
    }
}
