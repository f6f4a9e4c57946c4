//! `storydiff batch`: many pairs, one JSON line in and one out, in order.

use std::{
    borrow::Cow,
    fs::{self, File},
    io::{self, BufRead, BufReader, BufWriter, Write},
    panic::{self, AssertUnwindSafe},
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use rayon::{ThreadPool, prelude::*};
use serde::Deserialize;
use serde_json::Value;
use storydiff::{
    pair::{Pair, Side},
    pipeline::{self, Options, ReadOptions},
    policy::FailLevel,
    report::{self, Format, RenderSettings, Report, render::Detail},
    segmentation::Document,
    threads::Threads,
};

use crate::cli::{arguments::BatchArguments, exit::Exit, house::House, in_words, output, progress::Progress, settings};

/// Pairs that are held at once for each thread: enough to even out long and short ones, few enough to bound memory.
const LINES_PER_THREAD: usize = 32;

/// Bytes of input that are held at once, whatever the number of threads.
const CHUNK_BYTES: usize = 16 << 20;

/// Compares every pair and writes a line for each. The exit is the gravest of all.
pub(crate) fn run(arguments: &BatchArguments) -> anyhow::Result<Exit> {
    let house = House::find(&arguments.judgement.house, &[&arguments.pairs])?;
    let inputs = [arguments.pairs.as_path()].into_iter().chain(house.files());
    output::refuse_to_replace(arguments.output.as_deref(), inputs)?;
    let batch = Batch {
        house: &house,
        arguments,
        options: Options {
            threads: Threads::One,
            ..house.options(&arguments.judgement, &arguments.reading, FailLevel::None, None)?
        },
        read: settings::read_options(&arguments.reading),
        render: RenderSettings {
            detail: if arguments.explain {
                Detail::Score
            } else {
                Detail::default()
            },
            ..RenderSettings::default()
        },
        threads: rayon::ThreadPoolBuilder::new()
            .num_threads(arguments.jobs.map_or(0, Into::into))
            .build()
            .context("cannot start the threads; try a smaller --jobs")?,
    };
    let input = open(&arguments.pairs)?;
    let progress = progress(arguments);
    let exit = match &arguments.output {
        Some(file) => output::to_file(file, |out| batch.compare_all(input, &progress, out)),
        None => batch.compare_all(input, &progress, &mut BufWriter::new(io::stdout())),
    };
    drop(progress);
    exit.map(|exit| {
        if arguments.judgement.exit_zero {
            exit.forgiven()
        } else {
            exit
        }
    })
}

/// What all pairs share.
struct Batch<'a> {
    house: &'a House,
    arguments: &'a BatchArguments,
    /// What holds where no override of the policy file does.
    options: Options,
    read: Pair<ReadOptions>,
    render: RenderSettings,
    threads: ThreadPool,
}

impl Batch<'_> {
    /// Works through the input chunk by chunk: the pairs of a chunk side by side, their lines in order.
    fn compare_all(
        &self,
        mut input: Box<dyn BufRead>,
        progress: &Progress,
        out: &mut dyn Write,
    ) -> anyhow::Result<Exit> {
        let mut gravest = Exit::Clean;
        let mut first_line = 1;
        loop {
            let chunk = read_chunk(&mut *input, LINES_PER_THREAD * self.threads.current_num_threads())?;
            if chunk.is_empty() {
                return Ok(gravest);
            }
            let answers: Vec<_> = self.threads.install(|| {
                let numbered = chunk.par_iter().enumerate();
                numbered
                    .filter_map(|(index, line)| self.answer(first_line + index, line).transpose())
                    .collect::<anyhow::Result<_>>()
            })?;
            for answer in answers {
                gravest = gravest.graver(answer.exit);
                out.write_all(&answer.line)?;
            }
            out.flush()?;
            first_line += chunk.len();
            progress.advance(chunk.iter().map(|line| line.len() as u64).sum());
        }
    }

    /// The answer to one line; none to an empty one. Only a text that the output would replace ends the run.
    fn answer(&self, number: usize, line: &[u8]) -> anyhow::Result<Option<Answer>> {
        if line.trim_ascii().is_empty() {
            return Ok(None);
        }
        let record = parse(line);
        if let Ok(record) = &record {
            let texts = [&record.original, &record.rendition].into_iter().flatten();
            output::refuse_to_replace(self.arguments.output.as_deref(), texts.map(PathBuf::as_path))
                .with_context(|| format!("line {number}"))?;
        }
        let answer = record
            .and_then(|record| self.report(&record))
            .unwrap_or_else(|error| Answer::error(number, line, &error));
        Ok(Some(answer))
    }

    /// What holds for a pair: overrides by path are resolved for each.
    fn options_for(&self, record: &Record) -> anyhow::Result<Cow<'_, Options>> {
        let has_overrides = self
            .house
            .file()
            .is_some_and(|file| !file.config.file.overrides.is_empty());
        match (&record.original, &record.rendition) {
            (Some(original), Some(rendition)) if has_overrides => {
                let texts = Pair::new(original.clone(), rendition.clone());
                let (judgement, reading) = (&self.arguments.judgement, &self.arguments.reading);
                let mut options = self.house.options(judgement, reading, FailLevel::None, Some(&texts))?;
                options.threads = Threads::One;
                Ok(Cow::Owned(options))
            }
            _ => Ok(Cow::Borrowed(&self.options)),
        }
    }

    fn report(&self, record: &Record) -> anyhow::Result<Answer> {
        let documents = record.read(&self.read)?;
        let options = self.options_for(record)?;
        // A defect that one odd text brings to light must not cost the reports of all others.
        let compared = panic::catch_unwind(AssertUnwindSafe(|| pipeline::compare(documents, &options)));
        match compared {
            Ok(report) => Ok(Answer::report(&record.id, &report, &self.render)?),
            Err(_) => bail!("the comparison broke off; this is a defect of storydiff, please report it with the pair"),
        }
    }
}

/// A line of the output and what it says for the exit code.
struct Answer {
    line: Vec<u8>,
    exit: Exit,
}

impl Answer {
    fn report(id: &Value, report: &Report, settings: &RenderSettings) -> io::Result<Self> {
        let mut line = format!("{{\"id\":{},\"report\":", shown(id)).into_bytes();
        report::render(report, Format::Jsonl, settings, &mut line)?;
        line.truncate(line.trim_ascii_end().len());
        line.extend_from_slice(b"}\n");
        Ok(Self {
            line,
            exit: Exit::of(report.verdict.outcome),
        })
    }

    fn error(number: usize, line: &[u8], error: &anyhow::Error) -> Self {
        // Whatever can be read of a bad line, its id is what the sender recognises it by.
        let value: Option<Value> = serde_json::from_slice(line).ok();
        let id = value.as_ref().and_then(|value| value.get("id")).unwrap_or(&Value::Null);
        let message = format!("line {number}: {}", in_words(error));
        Self {
            line: format!("{{\"id\":{},\"error\":{}}}\n", shown(id), shown(&Value::from(message))).into_bytes(),
            exit: Exit::Error,
        }
    }
}

/// A value as JSON that acts on no terminal.
fn shown(value: &Value) -> String {
    let mut bytes = Vec::new();
    // A value that was read can be written, and a list takes every byte.
    let _ = report::compact_json(value, &mut bytes);
    String::from_utf8_lossy(bytes.trim_ascii_end()).into_owned()
}

/// A line of the input: each text itself or its path.
#[derive(Debug, Deserialize)]
struct Record {
    #[serde(default)]
    id: Value,
    original_text: Option<String>,
    rendition_text: Option<String>,
    original: Option<PathBuf>,
    rendition: Option<PathBuf>,
}

impl Record {
    fn read(&self, options: &Pair<ReadOptions>) -> anyhow::Result<Pair<Document>> {
        let texts = Pair::new(self.original_text.as_deref(), self.rendition_text.as_deref());
        let paths = Pair::new(self.original.as_deref(), self.rendition.as_deref());
        let read = |side| read_side(side, *texts.get(side), *paths.get(side), options.get(side));
        Ok(Pair::new(read(Side::Original)?, read(Side::Rendition)?))
    }
}

fn read_side(side: Side, text: Option<&str>, path: Option<&Path>, options: &ReadOptions) -> anyhow::Result<Document> {
    match (text, path) {
        (Some(text), None) => Ok(pipeline::read_text(text.to_owned(), "", options)),
        (None, Some(path)) if path == Path::new("-") => {
            bail!("“{side}” is “-”, but standard input holds no text of a pair")
        }
        (None, Some(path)) => Ok(pipeline::read(path, options)?),
        (None, None) => bail!("neither “{side}_text” nor “{side}” is given"),
        (Some(_), Some(_)) => bail!("“{side}_text” and “{side}” are both given; keep one"),
    }
}

fn parse(line: &[u8]) -> anyhow::Result<Record> {
    serde_json::from_slice(line).context("not a JSON object as `storydiff batch --help` describes it")
}

fn open(path: &Path) -> anyhow::Result<Box<dyn BufRead>> {
    if path == Path::new("-") {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    if file.metadata().is_ok_and(|metadata| metadata.is_dir()) {
        bail!(
            "cannot read {}: it is a directory; give a file of JSON lines",
            path.display()
        );
    }
    Ok(Box::new(BufReader::new(file)))
}

/// The next lines, at most so many and about [`CHUNK_BYTES`] in all; none at the end.
fn read_chunk(input: &mut dyn BufRead, most: usize) -> anyhow::Result<Vec<Vec<u8>>> {
    let mut lines = Vec::new();
    let mut bytes = 0;
    while lines.len() < most && bytes < CHUNK_BYTES {
        let mut line = Vec::new();
        match input.read_until(b'\n', &mut line).context("cannot read the pairs")? {
            0 => break,
            read => bytes += read,
        }
        lines.push(line);
    }
    Ok(lines)
}

/// A bar over the bytes of a file, or a count for standard input.
fn progress(arguments: &BatchArguments) -> Progress {
    if arguments.quiet {
        return Progress::hidden();
    }
    Progress::of_bytes(fs::metadata(&arguments.pairs).map_or(0, |metadata| metadata.len()))
}
