//! `storydiff config show`: every value that holds, and where it comes from.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, parser::ValueSource};
use storydiff::{
    divergence::RULES,
    pair::Pair,
    pipeline::Options,
    policy::{
        Config, FailLevel,
        config::{ConfigFile, Resolved},
    },
};

use crate::cli::{arguments::ShowArguments, exit::Exit, house::House, output};

/// Prints the values, a line each: key, value, origin.
pub(crate) fn run(arguments: &ShowArguments, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let text = arguments.text.as_deref().unwrap_or(Path::new("-"));
    let house = House::find(&arguments.judgement.house, &[text])?;
    let texts = arguments.text.clone().map(|text| Pair::new(PathBuf::from("-"), text));
    let options = house.options(
        &arguments.judgement,
        &arguments.reading,
        FailLevel::Major,
        texts.as_ref(),
    )?;

    let typed = matches
        .subcommand_matches("config")
        .and_then(|matches| matches.subcommand_matches("show"));
    let rows = rows(
        &house,
        &options,
        &Origins {
            typed,
            resolved: house.resolve(&[text]),
        },
    );
    output::to_standard_output(table(&house, &rows).as_bytes())?;
    Ok(Exit::Clean)
}

/// A value that holds.
struct Row {
    key: String,
    value: String,
    origin: String,
}

/// Where values come from.
struct Origins<'a> {
    typed: Option<&'a ArgMatches>,
    resolved: Resolved,
}

impl Origins<'_> {
    /// The origin of a value that an option can set and the file can set.
    fn of(&self, option: &str, key: &str) -> String {
        let flag = option.replace('_', "-");
        match self.typed.and_then(|typed| typed.value_source(option)) {
            Some(ValueSource::CommandLine) => format!("--{flag}"),
            Some(ValueSource::EnvVariable) => format!("STORYDIFF_{}", option.to_uppercase()),
            _ => self.in_file(key),
        }
    }

    fn in_file(&self, key: &str) -> String {
        self.resolved
            .origins
            .get(key)
            .cloned()
            .unwrap_or_else(|| "default".to_owned())
    }
}

fn rows(house: &House, options: &Options, origins: &Origins<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut row = |key: &str, value: String, origin: String| {
        rows.push(Row {
            key: key.to_owned(),
            value,
            origin,
        });
    };
    let quoted = |value: &dyn std::fmt::Display| format!("\"{value}\"");
    let (gate, judgement) = (&options.gate, &options.judgement);
    row(
        "policy.fail-on",
        quoted(&gate.fail_on),
        origins.of("fail_on", "policy.fail-on"),
    );
    for (limited, most) in &gate.limits {
        let key = format!("policy.max.{limited}");
        // A limit of the file stays unless the same one is typed.
        let in_file = origins.resolved.policy.max.0.get(limited) == Some(most);
        let origin = if in_file {
            origins.in_file(&key)
        } else {
            origins.of("max", &key)
        };
        row(&key, most.to_string(), origin);
    }
    row(
        "policy.lead-escalates",
        gate.lead_escalates.to_string(),
        origins.in_file("policy.lead-escalates"),
    );
    row(
        "policy.min-coverage",
        gate.min_coverage.to_string(),
        origins.of("min_coverage", "policy.min-coverage"),
    );
    row(
        "policy.mode",
        quoted(&judgement.mode),
        origins.of("mode", "policy.mode"),
    );
    row(
        "policy.quotations",
        quoted(&judgement.quotations),
        origins.of("quotations", "policy.quotations"),
    );
    for meta in RULES.iter().map(|rule| rule.meta()) {
        let key = format!("rules.{}", meta.name);
        if let Some(level) = origins.resolved.rules.0.get(meta.name) {
            row(&key, quoted(level), origins.in_file(&key));
        } else if !judgement.rules.includes(meta.name) {
            let option = if matches!(judgement.rules, storydiff::divergence::RuleSelection::Only(_)) {
                "only"
            } else {
                "ignore"
            };
            row(&key, quoted(&"off"), origins.of(option, &key));
        } else {
            row(&key, quoted(&meta.severity), "default".to_owned());
        }
    }
    rows.extend(file_rows(house));
    rows
}

/// What only the file can say.
fn file_rows(house: &House) -> Vec<Row> {
    let config = house.file().map(|file| &file.config);
    let default = ConfigFile::default();
    let file = config.map_or(&default, |config| &config.file);
    let mut rows = Vec::new();
    let mut row = |key: String, value: String, at: &str| {
        let origin = config.and_then(|config| Some((config, config.position(at)?)));
        rows.push(Row {
            key,
            value,
            origin: origin.map_or("default".to_owned(), |(Config { name, .. }, (line, _))| {
                format!("{name}:{line}")
            }),
        });
    };
    for (index, entry) in file.equivalent.iter().enumerate() {
        row(
            "equivalent.terms".to_owned(),
            format!("{:?}", entry.terms),
            &format!("equivalent[{index}].terms"),
        );
    }
    for (index, entry) in file.alias.iter().enumerate() {
        row(
            "alias.names".to_owned(),
            format!("{:?}", entry.names),
            &format!("alias[{index}].names"),
        );
    }
    for (index, entry) in file.protect.iter().enumerate() {
        row(
            "protect.pattern".to_owned(),
            format!("{:?}", entry.pattern.pattern()),
            &format!("protect[{index}].pattern"),
        );
    }
    for (index, entry) in file.pairs.iter().enumerate() {
        let value = format!("{:?} ↔ {:?}", entry.original.to_string(), entry.rendition.to_string());
        row("pairs".to_owned(), value, &format!("pairs[{index}].original"));
    }
    let baseline = &file.baseline;
    row(
        "baseline.file".to_owned(),
        format!("{:?}", baseline.file),
        "baseline.file",
    );
    row(
        "baseline.require-reason".to_owned(),
        baseline.require_reason.to_string(),
        "baseline.require-reason",
    );
    row(
        "baseline.stale".to_owned(),
        format!("\"{}\"", baseline.stale),
        "baseline.stale",
    );
    rows
}

fn table(house: &House, rows: &[Row]) -> String {
    let width = |text: fn(&Row) -> &str| rows.iter().map(|row| text(row).chars().count()).max().unwrap_or(0);
    // A long list does not push the origins of all others out of sight.
    let (keys, values) = (width(|row| &row.key), width(|row| &row.value).min(28));
    let mut table = match house.file() {
        Some(file) => format!("# {}\n", file.path.display()),
        None => "# no policy file\n".to_owned(),
    };
    for Row { key, value, origin } in rows {
        table += &format!("{key:keys$}  {value:values$}  {origin}\n");
    }
    table
}
