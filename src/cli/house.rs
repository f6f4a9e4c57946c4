//! The house's policy: finding its file, and what flags, environment and file together make of a comparison.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::ErrorKind,
    path::{Component, Path, PathBuf},
};

use anyhow::{Context, bail};
use jiff::{Timestamp, tz::Offset};
use storydiff::{
    divergence::{self, Knowledge, Quotations, RuleSelection},
    pair::Pair,
    pipeline::Options,
    policy::{
        Acceptances, Baseline, Config, Day, FailLevel, Gate,
        config::{BaselineTable, Resolved, RuleLevel, Share, Stale},
    },
    threads::Threads,
};

use super::{
    arguments::{HouseArguments, JudgementArguments, Languages, ReadingArguments},
    output, settings,
};

/// What a policy file is called.
pub(crate) const FILE_NAME: &str = "storydiff.toml";

/// What the file of accepted findings is called.
const BASELINE_NAME: &str = "storydiff.baseline.toml";

/// The policy of a house; without a file, nothing but defaults.
#[derive(Debug)]
pub(crate) struct House {
    file: Option<HouseFile>,
    /// The accepted findings.
    pub(crate) baseline: Baseline,
    /// The file they are kept in, whether it is there yet or not.
    pub(crate) baseline_path: PathBuf,
    /// What stood in it when it was read.
    baseline_text: String,
    /// Whether the policy file and nobody at the keyboard says which file that is.
    is_baseline_of_file: bool,
    today: Day,
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
    /// The files that it was read from.
    pub(crate) fn files(&self) -> impl Iterator<Item = &Path> {
        let policy = self.file().map(|file| file.path.as_path());
        policy.into_iter().chain([self.baseline_path.as_path()])
    }

    /// Reads the policy file that the arguments name, or the nearest one above the first of some texts that is a file.
    ///
    /// # Errors
    /// When the file cannot be read or something in it is wrong.
    pub(crate) fn find(arguments: &HouseArguments, texts: &[&Path]) -> anyhow::Result<Self> {
        let path = match &arguments.config {
            _ if arguments.no_config => None,
            Some(path) => Some(path.clone()),
            None => nearest(FILE_NAME, texts),
        };
        let file = path.map(|path| HouseFile::read(&path)).transpose()?;
        let baseline_path = baseline_path(arguments, file.as_ref(), texts);
        let baseline_text = if arguments.no_baseline {
            String::new()
        } else {
            baseline_text(&baseline_path)?
        };
        Ok(Self {
            file,
            baseline: Baseline::parse(&baseline_text, &shown(&baseline_path))?,
            baseline_path,
            baseline_text,
            is_baseline_of_file: arguments.baseline.is_none(),
            today: arguments.today.unwrap_or_else(today),
        })
    }

    /// The day that expiry is reckoned from.
    pub(crate) const fn today(&self) -> Day {
        self.today
    }

    /// What the policy asks of the baseline.
    pub(crate) fn baseline_policy(&self) -> BaselineTable {
        self.file
            .as_ref()
            .map(|file| file.config.file.baseline.clone())
            .unwrap_or_default()
    }

    /// Writes the baseline, unless somebody else wrote it since it was read.
    pub(crate) fn save_baseline(&mut self) -> anyhow::Result<()> {
        let path = &self.baseline_path;
        if let Some(file) = self.file.as_ref().filter(|_| self.is_baseline_of_file) {
            stays_below(&file.folder, path)?;
        }
        // Held to the end: who comes at the same time waits, and then sees what was written.
        let _turn = turn_at(path);
        if baseline_text(path)? != self.baseline_text {
            bail!(
                "{} was changed by somebody else meanwhile and is left as it is; run the command again",
                path.display()
            );
        }
        let text = self.baseline.to_string();
        output::deliver(Some(path), |out| out.write_all(text.as_bytes()))?;
        // What was written here is nobody else's change.
        self.baseline_text = text;
        Ok(())
    }

    /// What entries of the baseline call a pair: the rendition's path from the folder of the baseline.
    pub(crate) fn name_in_baseline(&self, texts: &Pair<PathBuf>) -> Option<String> {
        let path = plain(&self.baseline_path);
        below(path.parent()?, &texts.rendition)
    }

    /// The policy file, if there is one.
    pub(crate) const fn file(&self) -> Option<&HouseFile> {
        self.file.as_ref()
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
        texts: Option<&Pair<PathBuf>>,
    ) -> anyhow::Result<Options> {
        let defaults = Options::default();
        let paths: Vec<&Path> = texts
            .iter()
            .flat_map(|texts| [texts.original.as_path(), texts.rendition.as_path()])
            .collect();
        let resolved = self.resolve(&paths);
        let baseline = self.baseline_policy();
        let policy = &resolved.policy;
        let mut limits = policy.max.0.clone();
        limits.extend(judgement.max.iter().copied());
        Ok(Options {
            alignment: settings::alignment_options(reading),
            diff: settings::diff_options(reading),
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
                fails_on_stale: baseline.stale == Stale::Fail,
            },
            acceptances: Acceptances {
                baseline: self.baseline.clone(),
                file: texts.and_then(|texts| self.name_in_baseline(texts)),
                today: Some(self.today),
                stale: baseline.stale,
                require_reason: baseline.require_reason,
            },
            threads: Threads::Two,
            ..defaults
        })
    }
}

impl HouseFile {
    /// Reads a policy file.
    pub(crate) fn read(path: &Path) -> anyhow::Result<Self> {
        let text = output::read_small(path).with_context(|| format!("cannot read {}", path.display()))?;
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
        below(&self.folder, text)
    }
}

/// The path of a text from a folder, with `/`; none when it lies elsewhere or is no file.
fn below(folder: &Path, text: &Path) -> Option<String> {
    if text == Path::new("-") {
        return None;
    }
    let plain = plain(text);
    let names = plain.strip_prefix(folder).ok()?.components();
    let names: Option<Vec<_>> = names.map(|name| name.as_os_str().to_str()).collect();
    Some(names?.join("/"))
}

/// The nearest file of a name: in the folder of the first text that is a file, or above it.
pub(crate) fn nearest(name: &str, texts: &[&Path]) -> Option<PathBuf> {
    let first = texts.iter().find(|text| **text != Path::new("-"));
    let start = match first {
        Some(text) => plain(text).parent()?.to_owned(),
        None => plain(Path::new(".")),
    };
    let found = start
        .ancestors()
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())?;
    Some(from_here(found))
}

/// A path as people would name it: from where they are, when it lies below.
pub(crate) fn from_here(path: PathBuf) -> PathBuf {
    let here = plain(Path::new("."));
    path.strip_prefix(&here).map(Path::to_owned).unwrap_or(path)
}

/// The file that accepted findings are kept in.
fn baseline_path(arguments: &HouseArguments, file: Option<&HouseFile>, texts: &[&Path]) -> PathBuf {
    match (&arguments.baseline, file) {
        (Some(path), _) => path.clone(),
        (None, Some(file)) => from_here(file.folder.join(&file.config.file.baseline.file)),
        (None, None) => nearest(BASELINE_NAME, texts).unwrap_or_else(|| BASELINE_NAME.into()),
    }
}

/// The text of a baseline; one that is not there yet is empty.
fn baseline_text(path: &Path) -> anyhow::Result<String> {
    match output::read_small(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        text => text.with_context(|| format!("cannot read {}", path.display())),
    }
}

/// A lock on the folder of a file, held as long as it lives. Where a folder cannot be locked there is none, and two who
/// write at the very same moment are told apart by what they read alone.
fn turn_at(path: &Path) -> Option<File> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = File::open(folder.unwrap_or(Path::new("."))).ok()?;
    folder.lock().ok()?;
    Some(folder)
}

/// Refuses a file of the house that is a link out of its folder: who clones a repository did not lay it.
fn stays_below(folder: &Path, file: &Path) -> anyhow::Result<()> {
    // A file that is not there yet, or a link to one, is created in place.
    let Ok(target) = fs::canonicalize(file) else {
        return Ok(());
    };
    let folder = fs::canonicalize(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    if target.starts_with(&folder) {
        return Ok(());
    }
    bail!(
        "{} leads out of {}, and nothing is written there; name the file with --baseline if that is wanted",
        file.display(),
        folder.display()
    )
}

/// Today in universal time, or the day of `SOURCE_DATE_EPOCH`, which makes runs reproducible.
fn today() -> Day {
    let fixed = std::env::var("SOURCE_DATE_EPOCH").ok();
    let fixed = fixed.and_then(|seconds| Timestamp::from_second(seconds.parse().ok()?).ok());
    let now = fixed.unwrap_or_else(Timestamp::now);
    Day(Offset::UTC.to_datetime(now).date())
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
