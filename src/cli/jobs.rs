//! The comparisons that a command is asked for: two texts, or the pairs of the policy file.

use std::path::{Path, PathBuf};

use anyhow::bail;
use storydiff::{
    pair::{Pair, Side},
    pipeline::{self, Options, ReadOptions},
    policy::{FailLevel, Known},
    report::Report,
    segmentation::Document,
};

use super::{
    arguments::{JudgementArguments, ManyTextArguments, ReadingArguments},
    delivery::Delivery,
    git::Revision,
    house::{FILE_NAME, House, HouseFile},
    pairs::{self, Found},
    progress::Progress,
    settings,
};

/// How the texts of a command are judged and read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Manner<'a> {
    /// The arguments on judgement.
    pub(crate) judgement: &'a JudgementArguments,
    /// The arguments on reading.
    pub(crate) reading: &'a ReadingArguments,
    /// The command's own fail level.
    pub(crate) fail_on: FailLevel,
    /// Where reports go, if they are written at once: what is not shown there need not be worked out.
    pub(crate) delivery: Option<&'a Delivery>,
    /// Whether there is but one comparison, so that people may be told how it goes.
    pub(crate) alone: bool,
}

impl Manner<'_> {
    /// Compares a pair of files; with a revision, findings that stood there are left out.
    pub(crate) fn compare(
        &self,
        house: &House,
        texts: &Pair<PathBuf>,
        since: Option<&Revision>,
    ) -> anyhow::Result<Report> {
        settings::require_one_standard_input(texts)?;
        let mut options = house.options(self.judgement, self.reading, self.fail_on, Some(texts))?;
        if let Some(delivery) = self.delivery {
            delivery.spare(&mut options);
        }
        let read = settings::read_options(self.reading);
        if let Some(revision) = since {
            options.known = known(texts, revision, &options, &read)?;
        }
        let documents = settings::read_pair(texts, &read)?;
        let _progress = self.alone.then(|| Progress::of_comparison(&documents));
        Ok(pipeline::compare(documents, &options))
    }
}

/// The findings that a pair had in a revision; none when it was no pair then.
fn known(
    texts: &Pair<PathBuf>,
    revision: &Revision,
    options: &Options,
    read: &Pair<ReadOptions>,
) -> anyhow::Result<Known> {
    let then = |side: Side| -> anyhow::Result<Option<Document>> {
        let path = texts.get(side);
        let bytes = revision.read(path)?;
        let document = bytes.map(|bytes| pipeline::read_bytes(&bytes, &path.display().to_string(), read.get(side)));
        Ok(document.transpose()?)
    };
    let (Some(original), Some(rendition)) = (then(Side::Original)?, then(Side::Rendition)?) else {
        return Ok(Known::default());
    };
    let report = pipeline::compare(Pair::new(original, rendition), options);
    Ok(Known::of(
        &revision.name,
        report.documents.as_ref(),
        &report.divergences,
    ))
}

/// The house and the pairs that a command is asked for: two texts, or with `--pairs` all of the policy file.
pub(crate) fn find(
    arguments: &ManyTextArguments,
    judgement: &JudgementArguments,
) -> anyhow::Result<Option<(House, Found)>> {
    if let Some(texts) = pairs::typed(arguments.original.as_ref(), arguments.rendition.as_ref()) {
        let house = House::find(&judgement.house, &[&texts.original, &texts.rendition])?;
        let found = Found {
            pairs: vec![texts],
            ..Found::default()
        };
        return Ok(Some((house, found)));
    }
    if !arguments.pairs {
        return Ok(None);
    }
    let house = House::find(&judgement.house, &[])?;
    let found = pairs::all(file_of(&house)?)?;
    Ok(Some((house, found)))
}

/// The policy file, which pairs cannot be told without.
pub(crate) fn file_of(house: &House) -> anyhow::Result<&HouseFile> {
    match house.file() {
        Some(file) => Ok(file),
        None => bail!(
            "there is no {FILE_NAME} here or in a folder above, so that nothing tells which file belongs to which"
        ),
    }
}

/// The folder whose repository is asked for a revision: that of the texts, or of the policy file.
pub(crate) fn repository_of<'a>(house: &'a House, texts: Option<&'a Pair<PathBuf>>) -> &'a Path {
    match (texts, house.file()) {
        (Some(texts), _) => texts.rendition.parent().unwrap_or(Path::new(".")),
        (None, Some(file)) => &file.folder,
        (None, None) => Path::new("."),
    }
}
