//! The house's policy: finding its file, and what flags, environment and file together make of a comparison.

use std::{
    collections::BTreeSet,
    fs,
    path::{Component, Path, PathBuf},
};

use anyhow::Context;
use storydiff::{
    divergence::{self, Knowledge, Quotations, RuleSelection},
    pipeline::Options,
    policy::{
        Config, FailLevel, Gate,
        config::{Resolved, RuleLevel, Share},
    },
};

use super::{
    arguments::{HouseArguments, JudgementArguments, Languages, ReadingArguments},
    settings,
};

/// What a policy file is called.
pub(crate) const FILE_NAME: &str = "storydiff.toml";

/// The policy of a house; without a file, nothing but defaults.
#[derive(Debug, Default)]
pub(crate) struct House {
    file: Option<HouseFile>,
}

/// A policy file that was found.
#[derive(Debug)]
pub(crate) struct HouseFile {
    /// What it says.
    pub(crate) config: Config,
    /// Its path.
    pub(crate) path: PathBuf,
    /// The folder that its paths count from.
    pub(crate) folder: PathBuf,
    knowledge: Knowledge,
}

impl House {
    /// Reads the policy file that the arguments name, or the nearest one above the first of some texts that is a file.
    ///
    /// # Errors
    /// When the file cannot be read or something in it is wrong.
    pub(crate) fn find(arguments: &HouseArguments, texts: &[&Path]) -> anyhow::Result<Self> {
        if arguments.no_config {
            return Ok(Self::default());
        }
        let path = arguments.config.clone().or_else(|| nearest(texts));
        let file = path.map(|path| HouseFile::read(&path)).transpose()?;
        Ok(Self { file })
    }

    /// The policy file, if there is one.
    pub(crate) const fn file(&self) -> Option<&HouseFile> {
        self.file.as_ref()
    }

    /// The policy file itself.
    pub(crate) fn into_file(self) -> Option<HouseFile> {
        self.file
    }

    /// What the file says for a pair of texts.
    pub(crate) fn resolve(&self, texts: &[&Path]) -> Resolved {
        let Some(file) = &self.file else {
            return Resolved::default();
        };
        let below: Vec<_> = texts.iter().filter_map(|text| file.below(text)).collect();
        let paths: Vec<_> = below.iter().map(String::as_str).collect();
        file.config.resolve(&paths)
    }

    /// How findings are reached and judged: flags and environment before the file, the file before defaults. `fail_on`
    /// is the command's own level.
    ///
    /// # Errors
    /// When a rule is named that there is none of.
    pub(crate) fn options(
        &self,
        judgement: &JudgementArguments,
        reading: &ReadingArguments,
        fail_on: FailLevel,
        texts: &[&Path],
    ) -> anyhow::Result<Options> {
        let defaults = Options::default();
        let resolved = self.resolve(texts);
        let policy = &resolved.policy;
        let mut limits = policy.max.0.clone();
        limits.extend(judgement.max.iter().copied());
        Ok(Options {
            alignment: settings::alignment_options(reading),
            judgement: divergence::Settings {
                mode: judgement.mode.or(policy.mode).unwrap_or_default(),
                quotations: (judgement.quotations.or(policy.quotations))
                    .unwrap_or_else(|| expected_quotations(reading)),
                rules: selection(judgement, &resolved)?,
                knowledge: self
                    .file
                    .as_ref()
                    .map_or_else(Knowledge::default, |file| file.knowledge.clone()),
            },
            gate: Gate {
                fail_on: judgement.fail_on.or(policy.fail_on).unwrap_or(fail_on),
                min_coverage: judgement
                    .min_coverage
                    .or(policy.min_coverage.map(|Share(share)| share))
                    .unwrap_or(defaults.gate.min_coverage),
                limits,
                severities: (resolved.rules.0.iter())
                    .filter_map(|(rule, level)| Some((*rule, level.severity()?)))
                    .collect(),
                lead_escalates: policy.lead_escalates.unwrap_or(defaults.gate.lead_escalates),
            },
            ..defaults
        })
    }
}

impl HouseFile {
    /// Reads a policy file.
    pub(crate) fn read(path: &Path) -> anyhow::Result<Self> {
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let config = Config::parse(&text, &shown(path))?;
        let absolute = plain(path);
        Ok(Self {
            knowledge: config.knowledge(),
            config,
            path: path.to_owned(),
            folder: absolute.parent().unwrap_or(&absolute).to_owned(),
        })
    }

    /// The path of a text from the folder of the file, with `/`; none when it lies elsewhere or is no file.
    pub(crate) fn below(&self, text: &Path) -> Option<String> {
        if text == Path::new("-") {
            return None;
        }
        let plain = plain(text);
        let names = plain.strip_prefix(&self.folder).ok()?.components();
        let names: Option<Vec<_>> = names.map(|name| name.as_os_str().to_str()).collect();
        Some(names?.join("/"))
    }
}

/// The nearest policy file: in the folder of the first text that is a file, or above it.
fn nearest(texts: &[&Path]) -> Option<PathBuf> {
    let first = texts.iter().find(|text| **text != Path::new("-"));
    let start = match first {
        Some(text) => plain(text).parent()?.to_owned(),
        None => plain(Path::new(".")),
    };
    let found = start
        .ancestors()
        .map(|folder| folder.join(FILE_NAME))
        .find(|file| file.is_file())?;
    // Named as people would: from where they are, when it is not above.
    let here = plain(Path::new("."));
    Some(found.strip_prefix(&here).map(Path::to_owned).unwrap_or(found))
}

/// An absolute path without `.` and `..`. By its names alone: what is a link stays one.
pub(crate) fn plain(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut plain = PathBuf::new();
    for component in absolute.components() {
        match component {
            Component::ParentDir => _ = plain.pop(),
            Component::CurDir => {}
            other => plain.push(other),
        }
    }
    plain
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Which rules' findings are wanted: what flags say, else all but those that the file turns off.
fn selection(judgement: &JudgementArguments, resolved: &Resolved) -> anyhow::Result<RuleSelection> {
    let names = |given: &[String]| {
        let name = |given: &String| settings::rule(given).map(|meta| meta.name);
        given.iter().map(name).collect::<anyhow::Result<BTreeSet<_>>>()
    };
    if !judgement.only.is_empty() {
        return Ok(RuleSelection::Only(names(&judgement.only)?));
    }
    let off = resolved.rules.0.iter().filter(|(_, level)| **level == RuleLevel::Off);
    let mut unwanted = names(&judgement.ignore)?;
    unwanted.extend(off.map(|(rule, _)| *rule));
    Ok(if unwanted.is_empty() {
        RuleSelection::All
    } else {
        RuleSelection::Except(unwanted)
    })
}

/// Quotations are expected word for word within a language, and by their sense across.
fn expected_quotations(reading: &ReadingArguments) -> Quotations {
    match &reading.lang {
        Some(Languages(codes)) if codes.original != codes.rendition => Quotations::Translated,
        _ => Quotations::Auto,
    }
}
