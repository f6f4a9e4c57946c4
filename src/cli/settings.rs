//! What the arguments mean: resolved here, once, so that no command asks twice or decides differently.

use std::{
    io::{self, IsTerminal},
    path::{Path, PathBuf},
};

use anyhow::bail;
use storydiff::{
    alignment::AlignmentOptions,
    divergence,
    pair::{Pair, Side},
    pipeline::{self, Options, ReadOptions},
    policy::FailLevel,
    report::{self, Format, RenderSettings, Report},
    segmentation::Document,
};

use super::{
    arguments::{DiffArguments, Languages, OutputArguments, ReadingArguments, ViewArguments, When},
    exit::Exit,
    house::House,
    output::{self, Target},
    pager, summary, view,
};

/// One comparison: what to read, how to judge it, and where the report goes.
#[derive(Debug)]
pub(crate) struct Comparison {
    /// How findings are reached and judged.
    pub(crate) options: Options,
    texts: Pair<PathBuf>,
    read: Pair<ReadOptions>,
    targets: Vec<Target>,
    view: ViewArguments,
    annotate: Side,
    quiet: bool,
    exit_zero: bool,
}

impl Comparison {
    /// Resolves the arguments of `diff` or `check`, which differ in the level they fail on.
    pub(crate) fn resolve(arguments: &DiffArguments, fail_on: FailLevel) -> anyhow::Result<Self> {
        let comparison = &arguments.comparison;
        let texts = Pair::new(arguments.texts.original.clone(), arguments.texts.rendition.clone());
        require_one_standard_input(&texts)?;
        Ok(Self {
            options: House::find(&comparison.judgement.house, &[&texts.original, &texts.rendition])?.options(
                &comparison.judgement,
                &comparison.reading,
                fail_on,
                &[&texts.original, &texts.rendition],
            )?,
            texts,
            read: read_options(&comparison.reading),
            targets: targets(&comparison.output)?,
            view: comparison.view.clone(),
            annotate: comparison.output.annotate,
            quiet: comparison.output.quiet,
            exit_zero: comparison.judgement.exit_zero,
        })
    }

    /// Reads both texts.
    pub(crate) fn read(&self) -> anyhow::Result<Pair<Document>> {
        read_pair(&self.texts, &self.read)
    }

    /// Writes the report to every target.
    pub(crate) fn write(&self, report: &Report) -> anyhow::Result<()> {
        // Files first: a pager or a closed pipe must not keep them from being written.
        let (files, standard): (Vec<_>, Vec<_>) = self.targets.iter().partition(|target| target.file.is_some());
        for target in files {
            let bytes = self.rendered(report, target)?;
            output::deliver(&bytes, target.file.as_deref())?;
        }
        for target in standard.into_iter().filter(|_| !self.quiet) {
            let bytes = self.rendered(report, target)?;
            if self.is_paged(target.format) {
                pager::show(&bytes)?;
            } else {
                output::to_standard_output(&bytes)?;
            }
        }
        if self.targets.iter().any(|target| target.format == Format::Github) {
            let settings = self.render_settings(report, true);
            summary::append(&[report], &settings)?;
        }
        Ok(())
    }

    fn render_settings(&self, report: &Report, is_file: bool) -> RenderSettings {
        RenderSettings {
            annotate: self.annotate,
            ..view::settings(&self.view, self.exit(report), is_file)
        }
    }

    fn is_paged(&self, format: Format) -> bool {
        match self.view.paging {
            When::Always => true,
            When::Never => false,
            When::Auto => format == Format::Text && io::stdout().is_terminal(),
        }
    }

    fn rendered(&self, report: &Report, target: &Target) -> anyhow::Result<Vec<u8>> {
        let settings = self.render_settings(report, target.file.is_some());
        let mut bytes = Vec::new();
        report::render(report, target.format, &settings, &mut bytes)?;
        Ok(bytes)
    }

    /// Whether a machine reads standard output, so that people have to be told the verdict apart.
    pub(crate) fn is_read_by_machines(&self) -> bool {
        let is_for_people = |target: &Target| target.file.is_none() && target.format == Format::Text;
        !self.quiet && !self.targets.iter().any(is_for_people)
    }

    /// How the process ends after this report.
    pub(crate) fn exit(&self, report: &Report) -> Exit {
        let exit = Exit::of(report.verdict.outcome);
        if self.exit_zero { exit.forgiven() } else { exit }
    }
}

/// Reads two texts; standard input is read where the path is `-`.
pub(crate) fn read_pair(texts: &Pair<PathBuf>, options: &Pair<ReadOptions>) -> anyhow::Result<Pair<Document>> {
    let original = pipeline::read(&texts.original, &options.original)?;
    // One text is held against itself: a file that changes meanwhile, or standard input, is read once.
    if texts.original == texts.rendition {
        return Ok(Pair::new(original.clone(), original));
    }
    let rendition = pipeline::read(&texts.rendition, &options.rendition)?;
    Ok(Pair::new(original, rendition))
}

/// Refuses standard input for both texts, since it can be read only once.
pub(crate) fn require_one_standard_input(texts: &Pair<PathBuf>) -> anyhow::Result<()> {
    if texts.original == Path::new("-") && texts.rendition == Path::new("-") {
        bail!("both texts are “-”, but standard input can be read only once: give a file for one of them");
    }
    Ok(())
}

/// How sentences are aligned: languages that are given decide whether the texts are in one.
pub(crate) fn alignment_options(reading: &ReadingArguments) -> AlignmentOptions {
    AlignmentOptions {
        languages: reading.lang.as_ref().map(|Languages(codes)| codes.clone()),
        ..AlignmentOptions::default()
    }
}

/// How each text is read.
pub(crate) fn read_options(reading: &ReadingArguments) -> Pair<ReadOptions> {
    let languages = match &reading.lang {
        Some(Languages(codes)) => codes.clone().map(Some),
        None => Pair::default(),
    };
    languages.map(|language| ReadOptions {
        format: reading.from.clone(),
        segments: reading.segments,
        language,
    })
}

/// Where each format goes: at most one to standard output, or to the file that `--output` names.
fn targets(output: &OutputArguments) -> anyhow::Result<Vec<Target>> {
    let mut targets = output.format.clone();
    let mut free: Vec<_> = targets.iter_mut().filter(|target| target.file.is_none()).collect();
    if let [first, second, ..] = free.as_slice() {
        bail!(
            "both {} and {} would go to the same place: write one of them as {}=FILE",
            first.format,
            second.format,
            second.format
        );
    }
    if let Some(file) = &output.output {
        match free.first_mut() {
            Some(target) => target.file = Some(file.clone()),
            None => bail!("--output has nothing to write: every --format already names its file"),
        }
    }
    Ok(targets)
}

/// The rule with a name or code; when there is none, the error names the nearest one.
pub(crate) fn rule(name_or_code: &str) -> anyhow::Result<&'static divergence::RuleMeta> {
    if let Some(meta) = divergence::rule_by_name(name_or_code) {
        return Ok(meta);
    }
    let names: Vec<_> = divergence::RULES.iter().map(|rule| rule.meta().name).collect();
    match similar::get_close_matches(name_or_code, &names, 1, 0.5).first() {
        Some(near) => bail!("there is no rule “{name_or_code}”; did you mean “{near}”? `storydiff rules` lists them"),
        None => bail!("there is no rule “{name_or_code}”; `storydiff rules` lists them"),
    }
}
