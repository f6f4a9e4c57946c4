//! Where reports go and what the process ends with: resolved once, for one report or many.

use std::{
    io::{self, IsTerminal, Write},
    path::Path,
};

use anyhow::bail;
use storydiff::{
    pair::Side,
    pipeline::{Ledger, Options},
    report::{
        self, Format, RenderSettings, Report,
        render::{Detail, Show},
    },
};

use super::{
    arguments::{Bound, ComparisonArguments, OutputArguments, ViewArguments, When},
    exit::Exit,
    output::{self, Target},
    pager, settings, summary, view,
};

/// The formats that were asked for, and where each goes.
#[derive(Debug)]
pub(crate) struct Delivery {
    targets: Vec<Target>,
    view: ViewArguments,
    annotate: Side,
    most_on_page: Option<usize>,
    quiet: bool,
    exit_zero: bool,
    /// Whether the process ends as the reports ask, so that the verdict may name the exit code.
    judges: bool,
}

impl Delivery {
    /// Resolves the arguments on output and view.
    pub(crate) fn resolve(arguments: &ComparisonArguments) -> anyhow::Result<Self> {
        Ok(Self {
            targets: targets(&arguments.output)?,
            view: arguments.view.clone(),
            annotate: arguments.output.annotate,
            most_on_page: settings::limit(&arguments.reading, Bound::Page),
            quiet: arguments.output.quiet,
            exit_zero: arguments.judgement.exit_zero,
            judges: true,
        })
    }

    /// Refuses to write over what is read: a text, the policy file or the baseline.
    pub(crate) fn refuse_to_replace<'a>(&self, inputs: impl IntoIterator<Item = &'a Path>) -> anyhow::Result<()> {
        let files = self.targets.iter().filter_map(|target| target.file.as_deref());
        output::refuse_to_replace(files, inputs)
    }

    /// The same for a command that ends with 0 whatever it shows.
    pub(crate) fn without_exit_code(self) -> Self {
        Self { judges: false, ..self }
    }

    /// Leaves out of a comparison what no target shows of it.
    pub(crate) fn spare(&self, options: &mut Options) {
        let shows = |is_shown: &dyn Fn(Format) -> bool| self.targets.iter().any(|target| is_shown(target.format));
        let is_data = |format: Format| matches!(format, Format::Json | Format::Jsonl);
        let has_scores = view::detail(&self.view) == Detail::Score;
        options.diff.scores = shows(&|format| is_data(format) || has_scores);
        let has_facts = view::shown(&self.view).contains(&Show::Facts);
        if !shows(&|format| is_data(format) || has_facts || format == Format::Html) {
            options.ledger = Ledger::LeftOut;
        }
    }

    /// Writes the reports to every target.
    pub(crate) fn write(&self, reports: &[&Report]) -> anyhow::Result<()> {
        // Files first: a pager or a closed pipe must not keep them from being written.
        let (files, standard): (Vec<_>, Vec<_>) = self.targets.iter().partition(|target| target.file.is_some());
        for target in files {
            output::deliver(target.file.as_deref(), |out| self.render(reports, target, out))?;
        }
        for target in standard.into_iter().filter(|_| !self.quiet) {
            if self.is_paged(target.format) {
                let mut page = Vec::new();
                self.render(reports, target, &mut page)?;
                pager::show(&page)?;
            } else {
                output::deliver(None, |out| self.render(reports, target, out))?;
            }
        }
        if self.targets.iter().any(|target| target.format == Format::Github) {
            summary::append(reports, &self.render_settings(reports, true))?;
        }
        Ok(())
    }

    fn render_settings(&self, reports: &[&Report], is_file: bool) -> RenderSettings {
        let look = view::settings(&self.view, is_file);
        RenderSettings {
            annotate: self.annotate,
            exit_code: self.judges.then(|| self.exit(reports).code()),
            most_on_page: self.most_on_page.unwrap_or(look.most_on_page),
            ..look
        }
    }

    fn is_paged(&self, format: Format) -> bool {
        match self.view.paging {
            When::Always => true,
            When::Never => false,
            // A terminal that cannot move its cursor shows no pages.
            When::Auto => {
                format == Format::Text && io::stdout().is_terminal() && std::env::var("TERM").as_deref() != Ok("dumb")
            }
        }
    }

    /// Renders straight to where it goes: a report can be many times as large as its texts.
    fn render(&self, reports: &[&Report], target: &Target, out: &mut dyn Write) -> io::Result<()> {
        let settings = self.render_settings(reports, target.file.is_some());
        report::render_all(reports, target.format, &settings, out)
    }

    /// Whether a machine reads standard output, so that people have to be told the verdict apart.
    pub(crate) fn is_read_by_machines(&self) -> bool {
        let is_for_people =
            |target: &Target| target.file.is_none() && matches!(target.format, Format::Text | Format::Note);
        !self.quiet && !self.targets.iter().any(is_for_people)
    }

    /// Whether nothing is to be printed.
    pub(crate) const fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// How the process ends after these reports: as the gravest of them asks.
    pub(crate) fn exit(&self, reports: &[&Report]) -> Exit {
        let exits = reports.iter().map(|report| Exit::of(report.verdict.outcome));
        let exit = exits.fold(Exit::Clean, Exit::graver);
        if self.exit_zero { exit.forgiven() } else { exit }
    }
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
    for (index, target) in targets.iter().enumerate() {
        let same = targets[..index].iter().find(|other| other.file == target.file);
        if let (Some(other), Some(file)) = (same, &target.file) {
            bail!(
                "both {} and {} would go to {}: name another file for one of them",
                other.format,
                target.format,
                file.display()
            );
        }
    }
    Ok(targets)
}
