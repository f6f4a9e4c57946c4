//! What the arguments mean: resolved here, once, so that no command asks twice or decides differently.

use std::path::{Path, PathBuf};

use anyhow::bail;
use storydiff::{
    alignment::AlignmentOptions,
    diff::DiffOptions,
    divergence,
    pair::{Pair, Side},
    pipeline::{self, Options, ReadOptions},
    policy::FailLevel,
    segmentation::Document,
    text::nearest,
    threads::Threads,
};

use super::{
    arguments::{Bound, DiffArguments, Languages, ReadingArguments},
    delivery::Delivery,
    house::House,
};

/// One comparison: what to read, how to judge it, and where the report goes.
#[derive(Debug)]
pub(crate) struct Comparison {
    /// How findings are reached and judged.
    pub(crate) options: Options,
    /// Where reports go.
    pub(crate) delivery: Delivery,
    texts: Pair<PathBuf>,
    read: Pair<ReadOptions>,
}

impl Comparison {
    /// Resolves the arguments of `diff` or `check`, which differ in the level they fail on.
    pub(crate) fn resolve(arguments: &DiffArguments, fail_on: FailLevel) -> anyhow::Result<Self> {
        let comparison = &arguments.comparison;
        let texts = Pair::new(arguments.texts.original.clone(), arguments.texts.rendition.clone());
        require_one_standard_input(&texts)?;
        let house = House::find(&comparison.judgement.house, &[&texts.original, &texts.rendition])?;
        let delivery = Delivery::resolve(comparison)?;
        delivery.refuse_to_replace(texts_of(&[&texts]).chain(house.files()))?;
        let mut options = house.options(&comparison.judgement, &comparison.reading, fail_on, Some(&texts))?;
        delivery.spare(&mut options);
        Ok(Self {
            options,
            delivery,
            texts,
            read: read_options(&comparison.reading),
        })
    }

    /// Reads both texts.
    pub(crate) fn read(&self) -> anyhow::Result<Pair<Document>> {
        read_pair(&self.texts, &self.read)
    }
}

/// The files of some pairs.
pub(crate) fn texts_of<'a>(pairs: &'a [&'a Pair<PathBuf>]) -> impl Iterator<Item = &'a Path> {
    let both = |texts: &'a Pair<PathBuf>| [texts.original.as_path(), texts.rendition.as_path()];
    pairs.iter().flat_map(move |&texts| both(texts))
}

/// Reads two texts; standard input is read where the path is `-`.
pub(crate) fn read_pair(texts: &Pair<PathBuf>, options: &Pair<ReadOptions>) -> anyhow::Result<Pair<Document>> {
    let read = |side: Side| pipeline::read(texts.get(side), options.get(side));
    // One text is held against itself: a file that changes meanwhile, or standard input, is read once.
    if texts.original == texts.rendition {
        let document = read(Side::Original)?;
        return Ok(Pair::new(document.clone(), document));
    }
    let (original, rendition) = Threads::Two.join(|| read(Side::Original), || read(Side::Rendition));
    Ok(Pair::new(original?, rendition?))
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
    let defaults = AlignmentOptions::default();
    AlignmentOptions {
        languages: reading.lang.as_ref().map(|Languages(codes)| codes.clone()),
        full_matrix: limit(reading, Bound::FullMatrix).unwrap_or(defaults.full_matrix),
        largest_gap: limit(reading, Bound::Gap).unwrap_or(defaults.largest_gap),
        ..defaults
    }
}

/// How the words of aligned sentences are compared.
pub(crate) fn diff_options(reading: &ReadingArguments) -> DiffOptions {
    let defaults = DiffOptions::default();
    DiffOptions {
        most_word_pairs: limit(reading, Bound::Words).unwrap_or(defaults.most_word_pairs),
        most_word_pairs_together: limit(reading, Bound::AllWords).unwrap_or(defaults.most_word_pairs_together),
        ..defaults
    }
}

/// The bound that was typed, the last one where it was typed twice.
pub(crate) fn limit(reading: &ReadingArguments, bound: Bound) -> Option<usize> {
    let typed = reading.limit.iter().rev().find(|limit| limit.bound == bound);
    typed.map(|limit| limit.most)
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
        sections: reading.sections,
        language,
        longest_sentence: limit(reading, Bound::Sentence),
        most_bytes: limit(reading, Bound::Bytes).map(|most| most as u64),
    })
}

/// The rule with a name or code; when there is none, the error names the nearest one.
pub(crate) fn rule(name_or_code: &str) -> anyhow::Result<&'static divergence::RuleMeta> {
    if let Some(meta) = divergence::rule_by_name(name_or_code) {
        return Ok(meta);
    }
    let names: Vec<_> = divergence::RULES.iter().map(|rule| rule.meta().name).collect();
    match nearest(name_or_code, &names) {
        Some(near) => bail!("there is no rule “{name_or_code}”; did you mean “{near}”? `storydiff rules` lists them"),
        None => bail!("there is no rule “{name_or_code}”; `storydiff rules` lists them"),
    }
}
